//! A lead that goes round by itself.

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::ways;
use crate::lint::{Context, Lint, LintGroup, say, stories};
use crate::model::{Automatic, CondId, Late, Move, StageId};
use crate::reason::Goal;
use crate::values::Period;

pub(in crate::lint) static LINT: Lint = Lint {
    name: "endless-circle",
    level: Severity::Warning,
    group: LintGroup::Handover,
    what: "A timer or a missed deadline sends a lead back, and it comes straight back without anybody doing anything.",
    why: "The lead goes round for ever: each time it is counted as new, each time somebody gets a notice, and nobody \
          works with it. `resetting` the score that took it forward ends that, so does a way to a stage where it rests.",
    bad: r#"
score interest "Level of Interest" { +40 per demo_request at most once }

stage MGL "Marketing Generated Lead" owned by marketing {
  meaning "An unqualified contact"
  becomes MQL as soon as interest at least 30
}
stage MQL "Marketing Qualified Lead" owned by marketing {
  meaning "Worth a call"
  becomes MGL after 90 days in this stage   # <-
  sales may take to Won
}
final stage Won "Bought" owned by sales
"#,
    good: r#"
score interest "Level of Interest" { +40 per demo_request at most once }

stage MGL "Marketing Generated Lead" owned by marketing {
  meaning "An unqualified contact"
  becomes MQL as soon as interest at least 30
}
stage MQL "Marketing Qualified Lead" owned by marketing {
  meaning "Worth a call"
  becomes MGL after 90 days in this stage, resetting interest
  sales may take to Won
}
final stage Won "Bought" owned by sales
"#,
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (id, stage) in cx.model.stages.iter() {
        for way in stage.automatic.iter().filter(|way| way.after.is_some()) {
            let due = way.after.map(|after| (after, Vec::new()));
            circle(cx, id, (&way.way, way.condition), due, found);
        }
        let Some(handover) = &stage.handover else { continue };
        for clock in handover.confirms.iter().chain(&handover.accepts) {
            if let Some(Late::Becomes(way)) = &clock.if_late {
                let due = clock.within.zip(stories::handed_over(id, handover));
                circle(cx, id, (way, None), due, found);
            }
        }
    }
}

fn circle(
    cx: &Context<'_>,
    from: StageId,
    (back, condition): (&Move, Option<CondId>),
    due: Option<(Period, Vec<Goal>)>,
    found: &mut Vec<Diagnostic>,
) {
    let Some((passed, last, way)) = way_round(cx, from, back, condition) else { return };
    let mut said = say_circle(cx, from, back, &passed, last, way.way.span);
    let conditions = [condition, way.condition];
    let stage = cx.model.stages.at(from);
    said.witness = due.and_then(|(after, given)| stories::round(cx, stage, after, conditions, given));
    found.push(said);
}

/// Stages that a lead passes, each with the place of the one before it.
type Passed = Vec<(StageId, Option<usize>)>;

/// How a lead that is sent back comes to where it was, at once and by itself: the stages, the place of the last, and
/// the way from there.
pub(super) fn way_round<'m>(
    cx: &Context<'m>,
    from: StageId,
    back: &Move,
    condition: Option<CondId>,
) -> Option<(Passed, usize, &'m Automatic)> {
    let model = cx.model;
    if back.to == from {
        return None;
    }
    let mut passed: Passed = vec![(back.to, None)];
    let mut next = 0;
    // No lifecycle passes as many stages at once.
    const MOST: usize = 64;
    while let Some(&(stage, _)) = passed.get(next).filter(|_| next < MOST) {
        for way in ways::at_once(model, stage) {
            let is_new = !passed.iter().any(|(seen, _)| *seen == way.way.to);
            if (is_new || way.way.to == from) && ways::back(cx, way, &back.resetting, condition).is_some() {
                if way.way.to == from {
                    return Some((passed, next, way));
                }
                passed.push((way.way.to, Some(next)));
            }
        }
        next += 1;
    }
    None
}

fn say_circle(
    cx: &Context<'_>,
    from: StageId,
    back: &Move,
    passed: &[(StageId, Option<usize>)],
    last: usize,
    forward: crate::sources::Span,
) -> Diagnostic {
    let name = |id: StageId| cx.model.stages.at(id).name.as_str();
    let (mut round, mut at) = (vec![name(from)], Some(last));
    while let Some(&(stage, before)) = at.and_then(|at| passed.get(at)) {
        round.push(name(stage));
        at = before;
    }
    round.push(name(from));
    round.reverse();
    let round = round.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", then ");
    let message = format!("a lead goes round here by itself: {round}");
    let scores: Vec<&str> =
        ways::at_once(cx.model, back.to).flat_map(|way| ways::scores_with_interactions(cx, way)).collect();
    let help = if scores.is_empty() {
        format!(
            "lead it to a stage where it rests, or add `earlier stays in {} = 0` to the way forward",
            name(from)
        )
    } else {
        format!(
            "add `, resetting {}` to this line, so that only what is new counts",
            say::sentence(&dedup(scores))
        )
    };
    LINT.at(cx.first_line(back.span), message)
        .help(help)
        .related(cx.first_line(forward), "this takes it forward again")
}

fn dedup(mut names: Vec<&str>) -> Vec<&str> {
    names.sort_unstable();
    names.dedup();
    names
}
