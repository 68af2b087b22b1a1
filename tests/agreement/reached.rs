//! What of the language an outcome shows: so that the generator can be held to reach everything.

use std::collections::BTreeSet;

use leadpact::ProblemKind;
use leadpact::assessment::{OpenWhat, Outcome};
use leadpact::model::HandoverPart;

/// All that [`reached`] may say.
pub const EVERYTHING: &[&str] = &[
    "always open",
    "choice open",
    "command open",
    "confirms open",
    "accepts open",
    "division by zero",
    "future interaction",
    "handover open",
    "handover pending",
    "handover waiting",
    "missing field",
    "next change",
    "no next change",
    "no route",
    "no stage",
    "nurture open",
    "nurture",
    "out of range",
    "picked of several",
    "route open",
    "route",
    "rule open",
    "several steps",
    "start open",
    "step",
    "unknown rating",
    "unknown score",
    "unknown table",
    "way open",
    "wide bounds",
];

pub fn reached(outcome: &Outcome) -> BTreeSet<&'static str> {
    let pending = outcome.part == Some(HandoverPart::Pending);
    let problem = |wanted| outcome.problems.iter().any(|&(_, kind)| kind == wanted);
    let shown = [
        ("division by zero", problem(ProblemKind::DivisionByZero)),
        ("future interaction", outcome.future > 0),
        ("handover pending", pending),
        ("handover waiting", outcome.part == Some(HandoverPart::Waiting)),
        ("missing field", !outcome.missing.is_empty()),
        ("next change", outcome.next_change.is_some()),
        ("no next change", outcome.next_change.is_none()),
        ("no route", pending && outcome.route.is_none()),
        ("no stage", outcome.stage.is_none()),
        ("nurture", !outcome.nurture.is_empty()),
        ("out of range", problem(ProblemKind::OutOfRange)),
        ("picked of several", outcome.route.is_some_and(|route| route.pick > 0)),
        ("route", outcome.route.is_some()),
        ("several steps", outcome.steps.len() > 1),
        ("step", outcome.steps.len() == 1),
        ("unknown rating", outcome.ratings.contains(&None)),
        ("unknown score", outcome.scores.iter().any(|score| score.value.is_none())),
        ("unknown table", outcome.tables.contains(&None)),
        ("wide bounds", outcome.scores.iter().any(|score| score.lowest < score.highest)),
    ];
    let shown = shown.into_iter().filter(|&(_, is_shown)| is_shown).map(|(what, _)| what);
    shown.chain(outcome.open.iter().map(|open| open_line(open.what))).collect()
}

fn open_line(what: OpenWhat) -> &'static str {
    match what {
        OpenWhat::Rule(_) => "rule open",
        OpenWhat::Always(..) => "always open",
        OpenWhat::Choice(..) => "choice open",
        OpenWhat::Start(_) => "start open",
        OpenWhat::Way(..) => "way open",
        OpenWhat::Command(..) => "command open",
        OpenWhat::Handover(_) => "handover open",
        OpenWhat::Confirms(..) => "confirms open",
        OpenWhat::Accepts(..) => "accepts open",
        OpenWhat::Route(..) => "route open",
        OpenWhat::Nurture(_) => "nurture open",
    }
}
