//! A lead as an `example` that can be pasted into the new pact.

use crate::compare::draft::Draft;
use crate::compare::outcomes::{Moved, Outcome, OutcomeKind};
use crate::model::Model;
use crate::values::text;

/// The example: the lead, and what it comes to under the new pact wherever that is not what it was.
pub(super) fn of(model: &Model, draft: &Draft, moved: &Moved, title: &str) -> String {
    let expected: String = moved.outcomes.iter().filter_map(expected).map(|line| line + "\n").collect();
    format!("example {} {{\n{}{expected}}}\n", text::quoted(title), draft.example_lines(model))
}

fn expected(of: &Outcome) -> Option<String> {
    let name = of.title();
    Some(match (of.kind, &of.new) {
        (OutcomeKind::Score, Some(value)) => format!("  expect {name} = {value}"),
        (OutcomeKind::Rating | OutcomeKind::Table | OutcomeKind::Choice, Some(word)) => {
            format!("  expect {name} is {}", text::word(word))
        }
        (OutcomeKind::Rating | OutcomeKind::Table | OutcomeKind::Score, None) => {
            format!("  expect {name} is unknown")
        }
        (OutcomeKind::Stage, Some(stage)) => format!("  expect stage is {stage}"),
        (OutcomeKind::Handover, Some(part)) => format!("  expect handover is {part}"),
        (OutcomeKind::Responsible, Some(team)) => format!("  expect responsible is {team}"),
        (OutcomeKind::Route, Some(route)) => format!("  expect route is {}", text::quoted(route)),
        (OutcomeKind::Route, None) => "  expect route is unknown".to_owned(),
        (OutcomeKind::Nurture, Some(tracks)) => {
            let tracks =
                tracks.split("; ").map(|track| format!("  expect nurture includes {}", text::quoted(track)));
            tracks.collect::<Vec<_>>().join("\n")
        }
        _ => return None,
    })
}
