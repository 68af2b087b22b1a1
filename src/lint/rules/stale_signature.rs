//! A signature under something that has changed since.

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup, say};
use crate::meaning::Part;
use crate::meaning::seal::{self, Changes, Seal};
use crate::model::Agreement;
use crate::sources::Span;

pub(in crate::lint) static LINT: Lint = Lint {
    name: "stale-signature",
    level: Severity::Warning,
    group: LintGroup::NobodyAgreed,
    what: "The meaning of the pact has changed since a team has signed it, or its seal is none.",
    why: "A seal binds a signature to what the pact meant on that day: all that can change a result, a permission or a \
          record. Comments, labels and layout may change; a rule may not, without everybody agreeing to it again. The \
          message names what has changed since; `leadpact compare` of the signed version and this one says how.\n\n\
          Once a team has agreed again, `leadpact seal FILE --team TEAM` renews its signature.",
    bad: r#"
agreed by marketing on 2026-11-20 as "Head of Marketing"   seal "0000000000000000000000000000000000000000000000000000000000000000"   # <-
agreed by sales     on 2026-11-20 as "Head of Sales"
"#,
    good: r#"
agreed by marketing on 2026-11-20 as "Head of Marketing"
agreed by sales     on 2026-11-20 as "Head of Sales"
"#,
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    // Those who signed the same are named together.
    let mut signed: Vec<(&str, Vec<&Agreement>)> = Vec::new();
    for agreement in &cx.model.agreements {
        let Some(seal) = &agreement.seal else { continue };
        match signed.iter_mut().find(|(other, _)| other == seal) {
            Some((_, together)) => together.push(agreement),
            None => signed.push((seal, vec![agreement])),
        }
    }
    for (written, mut together) in signed {
        match seal::check(written, cx.parts()) {
            Seal::Valid => {}
            Seal::Stale(changes) => {
                together.retain(|agreement| !is_renewed(cx, agreement));
                found.extend(stale(cx, &together, changes));
            }
            Seal::Unreadable => found.extend(together.first().map(|agreement| {
                let message = "this seal cannot be read: signs were lost, or somebody typed it";
                LINT.at(place(cx, agreement), message).help(renew(cx, &together))
            })),
        }
    }
}

/// Whether the team has signed again, what the pact means now.
fn is_renewed(cx: &Context<'_>, old: &Agreement) -> bool {
    let of_team = cx.model.agreements.iter().filter(|agreement| agreement.team == old.team);
    of_team
        .filter_map(|agreement| agreement.seal.as_deref())
        .any(|seal| seal::check(seal, cx.parts()) == Seal::Valid)
}

fn name<'a>(cx: &Context<'a>, agreement: &Agreement) -> &'a str {
    &cx.model.teams.at(agreement.team).name
}

/// A signature without its seal, which is too long to be underlined.
fn place(cx: &Context<'_>, agreement: &Agreement) -> Span {
    let written = cx.sources.slice(agreement.span);
    let length =
        written.rfind(" seal").map_or(written.len(), |at| written.get(..at).unwrap_or("").trim_end().len());
    Span { end: agreement.span.start + u32::try_from(length).unwrap_or(0), ..agreement.span }
}

fn renew(cx: &Context<'_>, together: &[&Agreement]) -> String {
    let names: Vec<&str> = together.iter().map(|agreement| name(cx, agreement)).collect();
    let (first, file) = (names.first().copied().unwrap_or_default(), cx.main_file());
    let command = format!("`leadpact seal {file} --team {first}`");
    match names.len() {
        1 => format!("once `{first}` agrees again, renew the signature: {command}"),
        _ => format!("once they agree again, renew each signature: {command}, and so on"),
    }
}

fn stale(cx: &Context<'_>, together: &[&Agreement], changes: Option<Changes>) -> Option<Diagnostic> {
    let (first, others) = together.split_first()?;
    let names: Vec<&str> = together.iter().map(|agreement| name(cx, agreement)).collect();
    let since = match &changes {
        Some(changes) => what_changed(cx.parts(), changes),
        None => UNKNOWN.to_owned(),
    };
    let message = format!("what {} signed has changed since: {since}", say::list(&names, "and"));
    let mut diagnostic = LINT.at(place(cx, first), message).help(renew(cx, together));
    for other in others {
        diagnostic = diagnostic.related(place(cx, other), "the same was signed here");
    }
    let changes = changes.unwrap_or_default();
    for (places, what) in
        [(changes.changed, "changed"), (changes.new, "new"), (changes.moved, "stood elsewhere")]
    {
        for part in places.iter().take(3).filter_map(|&at| cx.parts().get(at)) {
            diagnostic = diagnostic.related(cx.first_line(part.span), what);
        }
    }
    Some(diagnostic)
}

/// Where the seal has no tail.
const UNKNOWN: &str = "`leadpact compare` with the signed version shows what";

/// `` `score fit` has changed, `stage SQL` is new ``
fn what_changed(parts: &[Part], changes: &Changes) -> String {
    let names = |places: &[usize]| -> Vec<String> {
        let parts = places.iter().filter_map(|&at| parts.get(at));
        parts
            .map(|part| {
                part.name.as_ref().map_or(part.kind.to_owned(), |name| format!("{} {name}", part.kind))
            })
            .collect()
    };
    let mut said = Vec::new();
    for (places, one, many) in [
        (&changes.changed, "is not what it was", "are not what they were"),
        (&changes.new, "is new", "are new"),
        (&changes.moved, "stands elsewhere", "stand elsewhere"),
    ] {
        if !places.is_empty() {
            said.push(format!(
                "{} {}",
                say::list(&names(places), "and"),
                if places.len() == 1 { one } else { many }
            ));
        }
    }
    match changes.gone {
        0 => {}
        1 => said.push("one declaration is gone".to_owned()),
        gone => said.push(format!("{gone} declarations are gone")),
    }
    match said.is_empty() {
        true => UNKNOWN.to_owned(),
        false => said.join("; "),
    }
}
