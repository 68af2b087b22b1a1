//! A lead that goes round by itself.

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::ways;
use crate::lint::{Context, Lint, LintGroup, say, stories};
use crate::model::{CondId, Late, Move, StageId};
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
            circle(cx, id, (&way.way, way.after, way.condition), found);
        }
        let clocks =
            stage.handover.iter().flat_map(|handover| handover.confirms.iter().chain(&handover.accepts));
        for clock in clocks {
            if let Some(Late::Becomes(way)) = &clock.if_late {
                circle(cx, id, (way, None, None), found);
            }
        }
    }
}

fn circle(
    cx: &Context<'_>,
    from: StageId,
    (back, after, condition): (&Move, Option<Period>, Option<CondId>),
    found: &mut Vec<Diagnostic>,
) {
    let model = cx.model;
    if back.to == from {
        return;
    }
    // The stages a lead passes on its way back, at once and by itself.
    let mut passed: Vec<(StageId, Option<usize>)> = vec![(back.to, None)];
    let mut next = 0;
    // No lifecycle passes as many stages at once.
    const MOST: usize = 64;
    while let Some(&(stage, _)) = passed.get(next).filter(|_| next < MOST) {
        for way in ways::at_once(model, stage) {
            let is_new = !passed.iter().any(|(seen, _)| *seen == way.way.to);
            if (is_new || way.way.to == from) && ways::back(cx, way, &back.resetting, condition).is_some() {
                if way.way.to == from {
                    let mut said = say_circle(cx, from, back, &passed, next, way.way.span);
                    let conditions = [condition, way.condition];
                    said.witness =
                        after.and_then(|after| stories::round(cx, model.stages.at(from), after, conditions));
                    return found.push(said);
                }
                passed.push((way.way.to, Some(next)));
            }
        }
        next += 1;
    }
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
