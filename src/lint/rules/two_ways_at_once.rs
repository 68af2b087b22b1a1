//! Two automatic ways out of a stage that are open to the same lead.

use std::collections::HashSet;

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::witness::{self, Wanted};
use crate::lint::{Context, Lint, LintGroup};
use crate::model::{Automatic, CondId, Stage};
use crate::reason::{Goal, Mask, Verdict};
use crate::sources::Span;

pub(in crate::lint) static LINT: Lint = Lint {
    name: "two-ways-at-once",
    level: Severity::Hint,
    group: LintGroup::SaysTwoThings,
    what: "Two automatic ways lead out of a stage to different stages, and both can be open to the same lead.",
    why: "The way that is written first is taken. That may be meant: then both readers should know it, and the order of \
          the lines is part of what is agreed. If it is not meant, say in one of the two what the other one asks for.\n\n\
          What is counted in the stage happens one after the other in an example, and the lead leaves with the first \
          that is enough: where the two count different things, no example can show them at once, while a host that \
          brings in the news of a day does see it.",
    bad: "
score interest { +20 per demo_request }

stage Lead owned by marketing {
  becomes MQL      as soon as interest at least 20
  becomes Archived as soon as country is \"XX\"     # <-
}
stage MQL owned by sales
final stage Archived owned by marketing
",
    good: "
score interest { +20 per demo_request }

stage Lead owned by marketing {
  becomes Archived as soon as country is \"XX\"
  becomes MQL      as soon as interest at least 20 and not country is \"XX\"
}
stage MQL owned by sales
final stage Archived owned by marketing
",
    look,
};

/// With more ways than this, they are not compared.
const MANY: usize = 20;

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut said: HashSet<(Span, Span)> = HashSet::new();
    for stage in cx.model.stages.as_slice().iter().filter(|stage| stage.automatic.len() <= MANY) {
        for (place, way) in stage.automatic.iter().enumerate() {
            let before = stage.automatic.iter().take(place);
            let other = before.into_iter().find_map(|other| Some((other, both(cx, other, way)?)));
            if let Some((other, (first, second))) = other
                && said.insert((other.way.span, way.way.span))
            {
                found.push(message(cx, stage, (other, first), (way, second)));
            }
        }
    }
}

/// The conditions of two ways, if both can hold at once and neither says more than the other.
fn both(cx: &Context<'_>, a: &Automatic, b: &Automatic) -> Option<(CondId, CondId)> {
    let plain = |way: &Automatic| way.after.is_none() && way.during.is_none();
    let is_final = |way: &Automatic| cx.model.stages.at(way.way.to).is_final;
    // What takes a lead out for good is written first for that very reason.
    let is_veto = is_final(a) && !is_final(b);
    if a.way.to == b.way.to || is_veto || !plain(a) || !plain(b) {
        return None;
    }
    let (first, second) = (a.condition?, b.condition?);
    let reasoner = cx.reasoner();
    let goals = vec![Goal::Is(first, Mask::YES), Goal::Is(second, Mask::YES)];
    let meet = matches!(reasoner.solve(goals), Verdict::Perhaps(_));
    (meet && !reasoner.implies(first, second) && !reasoner.implies(second, first)).then_some((first, second))
}

fn message(
    cx: &Context<'_>,
    stage: &Stage,
    (first, a): (&Automatic, CondId),
    (second, b): (&Automatic, CondId),
) -> Diagnostic {
    let to = |way: &Automatic| &cx.model.stages.at(way.way.to).name;
    let message = format!(
        "a lead in `{}` can meet both `{}` and `{}`: it becomes `{}`, for that line is written first",
        stage.name,
        cx.condition(a),
        cx.condition(b),
        to(first)
    );
    let help = format!(
        "leave it if that is meant; else put `becomes {}` first, or add what keeps the two apart",
        to(second)
    );
    let label = format!("never taken while the other way to `{}` is open", to(first));
    let mut found = LINT
        .at(cx.first_line(second.way.span), message)
        .label(label)
        .help(help)
        .related(cx.first_line(first.way.span), "this way is taken");
    found.witness = witness::of(
        cx,
        &Wanted {
            title: format!("Two ways out of {} at once", stage.name),
            holding: vec![a, b],
            start_in: Some(stage),
            expect: vec![format!("stage is {}", to(first))],
            ..Wanted::default()
        },
    );
    found
}
