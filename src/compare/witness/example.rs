//! A lead as an `example` that can be pasted into the new pact.

use crate::compare::causes::Causes;
use crate::compare::outcomes::{Moved, Outcome, OutcomeKind};
use crate::values::text;

/// The example: the lead, and what it comes to under the new pact wherever that is not what it was.
///
/// None where nothing of it can be expected. `causes` are those of the lead that was held against both last: this
/// one; `lines` say what it is and does.
pub(super) fn of(lines: &str, moved: &Moved, causes: &Causes<'_>, title: &str) -> Option<String> {
    let expected = moved.outcomes.iter().flat_map(|of| match of.kind {
        OutcomeKind::Nurture => tracks(causes),
        _ => expected(of).into_iter().collect(),
    });
    let expected: String = expected.map(|condition| format!("  expect {condition}\n")).collect();
    (!expected.is_empty()).then(|| format!("example {} {{\n{lines}{expected}}}\n", text::quoted(title)))
}

fn expected(of: &Outcome) -> Option<String> {
    let name = of.title();
    Some(match (of.kind, &of.new) {
        (OutcomeKind::Score, Some(value)) => format!("{name} = {value}"),
        (OutcomeKind::Rating | OutcomeKind::Table | OutcomeKind::Choice, Some(word)) => {
            format!("{name} is {}", text::word(word))
        }
        (OutcomeKind::Rating | OutcomeKind::Table | OutcomeKind::Score, None) => {
            format!("{name} is unknown")
        }
        (OutcomeKind::Stage, Some(stage)) => format!("stage is {stage}"),
        (OutcomeKind::Handover, Some(part)) => format!("handover is {part}"),
        (OutcomeKind::Handover, None) => "handover is unknown".to_owned(),
        (OutcomeKind::Responsible, Some(team)) => format!("responsible is {team}"),
        (OutcomeKind::Route, Some(route)) => format!("route is {}", text::quoted(route)),
        (OutcomeKind::Command, Some(done)) if done == "refused" => done.clone(),
        (OutcomeKind::Command, Some(_)) => "not refused".to_owned(),
        (OutcomeKind::Route, None) => "route is unknown".to_owned(),
        _ => return None,
    })
}

/// The tracks that are new for the lead, and those that are gone.
fn tracks(causes: &Causes<'_>) -> Vec<String> {
    let (old, new) = (causes.old.tracks(), causes.new.tracks());
    let known = |title: &&&str| {
        let nurture = causes.new.model.nurture.as_ref();
        nurture.is_some_and(|nurture| nurture.tracks.iter().any(|track| track.title == ***title))
    };
    let includes = |title: &str| format!("nurture includes {}", text::quoted(title));
    let added = new.iter().filter(|title| !old.contains(title)).map(|title| includes(title));
    let gone = old.iter().filter(|title| !new.contains(title)).filter(known);
    added.chain(gone.map(|title| format!("not ({})", includes(title)))).collect()
}
