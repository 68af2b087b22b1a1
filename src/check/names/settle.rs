//! Which of two names is the one that is spelt wrong, the declared one or the one that is used.

use std::collections::BTreeMap;

use crate::check::Checker;
use crate::diagnostics::Diagnostic;
use crate::sources::Span;
use crate::values::text;

/// Who writes a name so often means it, though another is like it.
const OFTEN: usize = 4;

/// How many further places of a name are shown.
const SHOWN: usize = 3;

/// Where a name is looked for: names of different spaces have nothing to do with each other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::check) enum Space {
    /// Fields, defines, scores and so on.
    Shared,
    Teams,
    Stages,
    Interactions,
    /// Fields or words of something that has this name.
    Of(String),
}

/// A name that is not known where it stands.
#[derive(Debug)]
pub(in crate::check) struct Unknown {
    pub(in crate::check) space: Space,
    pub(in crate::check) name: String,
    /// The name that is known and may be meant.
    pub(in crate::check) similar: Option<String>,
    /// What to say of it if it is the only mistake of its kind.
    pub(in crate::check) diagnostic: Diagnostic,
}

impl Checker<'_> {
    /// Remembers that a field or word was used.
    pub(in crate::check) fn uses(&mut self, of: &str, name: &str) {
        self.names.used.insert((Space::Of(of.to_owned()), text::fold(name)));
    }

    /// Reports the unknown names. One that is used often and is like another that is declared and never used
    /// is right, and the declaration is wrong; one that is like no other lacks a declaration: both are one
    /// mistake.
    pub(in crate::check) fn settle(&mut self) {
        let mut groups: BTreeMap<(Space, String), Vec<Unknown>> = BTreeMap::new();
        for unknown in std::mem::take(&mut self.unknowns) {
            groups.entry((unknown.space.clone(), unknown.name.clone())).or_default().push(unknown);
        }
        for ((space, name), mut group) in groups {
            group.sort_by_key(|unknown| unknown.diagnostic.span);
            group.dedup_by_key(|unknown| unknown.diagnostic.span);
            self.settle_group(&space, &name, group);
        }
    }

    fn settle_group(&mut self, space: &Space, name: &str, group: Vec<Unknown>) {
        let places: Vec<Span> = group.iter().map(|unknown| unknown.diagnostic.span).collect();
        let similar = group.iter().find_map(|unknown| unknown.similar.clone());
        let unused = similar.filter(|similar| !self.is_used(space, similar));
        let declared = unused.as_ref().and_then(|similar| self.place_of_name(space, similar));
        let is_like_a_used_one = unused.is_none() && group.iter().any(|unknown| unknown.similar.is_some());
        let Some(first) = group.first() else { return };
        match (declared, unused) {
            (Some(place), Some(similar)) if places.len() > 1 => {
                let message = format!(
                    "`{similar}` is declared here and never used, but `{name}` is used {} times",
                    places.len()
                );
                let diagnostic = Diagnostic::error(first.diagnostic.code, place, message);
                self.report(also(diagnostic.help(format!("write `{name}` here")), &places, "used here"));
            }
            (Some(place), Some(similar)) => {
                let diagnostic = first.diagnostic.clone();
                self.report(
                    diagnostic.related(place, format!("`{similar}` is declared here, and never used")),
                );
            }
            _ if is_like_a_used_one && places.len() < OFTEN => {
                group.into_iter().for_each(|unknown| self.report(unknown.diagnostic))
            }
            _ => {
                let others = places.get(1..).unwrap_or(&[]);
                self.report(also(first.diagnostic.clone(), others, "here too"));
            }
        }
    }

    fn is_used(&self, space: &Space, name: &str) -> bool {
        match space {
            Space::Shared => self.names.shared.is_used(name),
            Space::Teams => self.names.teams.is_used(name),
            Space::Stages => self.names.stages.is_used(name),
            Space::Interactions => self.names.interactions.is_used(name),
            Space::Of(_) => self.names.used.contains(&(space.clone(), text::fold(name))),
        }
    }

    /// Where a name is declared.
    fn place_of_name(&self, space: &Space, name: &str) -> Option<Span> {
        match space {
            Space::Shared => self.names.shared.place(name),
            Space::Teams => self.names.teams.place(name),
            Space::Stages => self.names.stages.place(name),
            Space::Interactions => self.names.interactions.place(name),
            Space::Of(_) => None,
        }
    }
}

/// Shows some further places.
fn also(mut diagnostic: Diagnostic, places: &[Span], label: &str) -> Diagnostic {
    for (at, place) in places.iter().take(SHOWN).enumerate() {
        let more = places.len().saturating_sub(SHOWN);
        let label = match at + 1 == SHOWN && more > 0 {
            true => format!("{label}, and in {more} more places"),
            false => label.to_owned(),
        };
        diagnostic = diagnostic.related(*place, label);
    }
    diagnostic
}
