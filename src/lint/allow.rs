//! `allow LINT "why"`: silences one lint for the next declaration, everything that stands in it included.

use super::rules::{LINT_NOT_FOUND, MOSTLY_UNKNOWN, STALE_ALLOW};
use super::{Context, Lint};
use crate::diagnostics::Diagnostic;
use crate::sources::Span;
use crate::syntax::ast::{Allow, Item, ItemKind};

/// What was found, without what is allowed, and with what is wrong with an `allow`.
pub(super) fn apply(cx: &Context<'_>, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut allowed = allowed(cx);
    // Declarations do not overlap, so the one that a message stands in is found by its place.
    allowed.sort_by_key(|one| (one.of.file, one.of.start));
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(found.len());
    for message in found {
        let place = (message.span.file, message.span.start);
        let before = allowed.partition_point(|one| (one.of.file, one.of.start) <= place);
        let declaration = allowed.get(..before).and_then(<[_]>::last).map(|one| (one.of.file, one.of.start));
        let here = allowed.get_mut(..before).unwrap_or_default().iter_mut().rev();
        let here = here.take_while(|one| Some((one.of.file, one.of.start)) == declaration);
        let mut silenced = false;
        for one in here.filter(|one| one.covers(&message)) {
            one.is_used = true;
            silenced = true;
        }
        if !silenced {
            kept.push(message);
        }
    }
    kept.extend(allowed.iter().filter_map(|one| one.complaint(cx)));
    kept
}

struct Allowed<'a> {
    allow: &'a Allow,
    at: Span,
    /// The next declaration.
    of: Span,
    is_used: bool,
}

fn allowed<'a>(cx: &Context<'a>) -> Vec<Allowed<'a>> {
    let mut allowed = Vec::new();
    let mut open: Vec<(&Allow, Span)> = Vec::new();
    for &Item { kind, span } in cx.items {
        if let ItemKind::Allow(allow) = kind {
            open.push((allow, *span));
        } else {
            allowed.extend(open.drain(..).map(|(allow, at)| Allowed {
                allow,
                at,
                of: *span,
                is_used: false,
            }));
        }
    }
    allowed
}

impl Allowed<'_> {
    fn covers(&self, message: &Diagnostic) -> bool {
        let at = message.span;
        message.code == self.allow.lint.text
            && at.file == self.of.file
            && (self.of.start..=self.of.end).contains(&at.start)
            && at.end <= self.of.end
    }

    fn complaint(&self, cx: &Context<'_>) -> Option<Diagnostic> {
        let name = self.allow.lint.text.as_str();
        let Some(lint) = Lint::find(name) else {
            let message = format!("there is no lint `{name}`");
            let help = Lint::did_you_mean(name).map_or_else(
                || {
                    "the names of lints stand in brackets behind their messages; `docs/lints` lists them"
                        .to_owned()
                },
                |meant| format!("did you mean `{meant}`?"),
            );
            return Some(LINT_NOT_FOUND.at(self.allow.lint.span, message).help(help));
        };
        // Without leads nobody can tell.
        let is_stale = !self.is_used && (lint.name != MOSTLY_UNKNOWN.name || cx.measured.is_some());
        is_stale.then(|| {
            STALE_ALLOW
                .at(self.at, format!("this `allow {name}` silences nothing"))
                .help("leave it out: what it was for is not there any more")
                .related(cx.first_line(self.of), "nothing of that name is found here")
        })
    }
}
