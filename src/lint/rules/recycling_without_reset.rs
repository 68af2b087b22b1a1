//! A lead that is sent back, and comes straight back.

use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::rules::endless_circle::way_round;
use crate::lint::stories::{self, By};
use crate::lint::ways::{self, Back};
use crate::lint::{Context, Lint, LintGroup, say};
use crate::model::{Command, CondId, Move, Stage, StageId};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "recycling-without-reset",
    level: Severity::Warning,
    group: LintGroup::Handover,
    what: "A lead is sent back to a stage from which the same data takes it forward again at once.",
    why: "The score that made it ripe is still there, so the lead is ripe again at the same instant, and lands on the same \
          desk. `resetting` a score lets only later interactions count. Where nothing but fields decide, a reset changes \
          nothing: let some time pass on the way forward, or ask for `earlier stays in …`.",
    bad: r#"
score interest "Level of Interest" { +40 per demo_request at most once }

stage MGL "Marketing Generated Lead" owned by marketing {
  meaning "An unqualified contact"
  becomes MQL as soon as interest at least 30
}
stage MQL "Marketing Qualified Lead" owned by marketing {
  meaning "Worth a call"
  sales may recycle to MGL because too_early   # <-
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
  sales may recycle to MGL because too_early, resetting interest
  sales may take to Won
}
final stage Won "Bought" owned by sales
"#,
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (id, stage) in cx.model.stages.iter() {
        for command in &stage.commands {
            let how = format!("after `{}`", command.action);
            let by = Some(By::Command(command));
            sent_back(cx, (id, stage), &command.way, command.condition, &how, by, found);
        }
        for way in &stage.automatic {
            // What goes round by itself is another rule's.
            if way.after.is_none() || way_round(cx, id, &way.way, way.condition).is_none() {
                let how = way.after.map_or("by this way".to_owned(), |after| format!("after {after}"));
                let by = way.after.map(By::Time);
                sent_back(cx, (id, stage), &way.way, way.condition, &how, by, found);
            }
        }
        for reject in stage.handover.iter().flat_map(|handover| &handover.rejects) {
            if reject.way.to == id {
                rejected_to_itself(cx, id, reject, found);
            } else {
                let how = format!("after `{}`", reject.action);
                let by = Some(By::Command(reject));
                sent_back(cx, (id, stage), &reject.way, reject.condition, &how, by, found);
            }
        }
    }
}

fn sent_back(
    cx: &Context<'_>,
    (from, stage_of): (StageId, &Stage),
    back: &Move,
    guard: Option<CondId>,
    how: &str,
    by: Option<By<'_>>,
    found: &mut Vec<Diagnostic>,
) {
    let (model, to) = (cx.model, back.to);
    if to == from {
        return;
    }
    for way in ways::at_once(model, to) {
        let forward = way.way.to;
        // Forward means: towards where the lead was sent back from, not beyond.
        if forward == to
            || (forward != from && !(cx.depth(forward) <= cx.depth(from) && cx.reaches(forward, from)))
        {
            continue;
        }
        let Some(why) = ways::back(cx, way, &back.resetting, guard) else { continue };
        let (stage, next) = (&model.stages.at(to).name, &model.stages.at(forward).name);
        // With time, points fade and windows end.
        let (comes, holds) = match by {
            Some(By::Time(_)) => ("may come", "may still hold"),
            _ => ("comes", "still holds"),
        };
        let message =
            format!("{how} a lead {comes} straight back: what took it from `{stage}` to `{next}` {holds}");
        let (help, level) = match why {
            Back::Scores(scores) => {
                (format!("add `, resetting {}` to this line", say::sentence(&scores)), Severity::Warning)
            }
            Back::Interactions => (
                format!("let only what is new count on the way to `{next}`: `… in this stage`"),
                Severity::Warning,
            ),
            Back::Fields => (
                format!(
                    "no score can be reset here: let time pass on the way to `{next}`, or add `earlier stays in {next} = 0` to it"
                ),
                Severity::Hint,
            ),
        };
        let mut diagnostic = LINT.at(cx.first_line(back.span), message).help(help);
        diagnostic.severity = level;
        diagnostic.witness = by.and_then(|by| stories::sent_back(cx, (from, stage_of), by, guard, way));
        return found.push(diagnostic.related(cx.first_line(way.way.span), "this takes it forward again"));
    }
}

/// Who is rejected to the same stage is handed over again as soon as all is as it was.
fn rejected_to_itself(cx: &Context<'_>, id: StageId, reject: &Command, found: &mut Vec<Diagnostic>) {
    let stage = cx.model.stages.at(id);
    let Some(handover) = stage.handover.as_ref().filter(|handover| handover.confirms.is_empty()) else {
        return;
    };
    let resets: BTreeSet<_> = reject.way.resetting.iter().copied().collect();
    let reads = handover.only_when.map(|condition| cx.reads(condition)).unwrap_or_default();
    if reads.stays || reads.in_stage || reads.scores.intersection(&resets).next().is_some() {
        return;
    }
    let name = &stage.name;
    let owner = &cx.model.teams.at(stage.owner).name;
    let message =
        format!("a lead that is rejected to `{name}` is handed over again at once: nothing has changed");
    let help = format!(
        "let `{owner}` look at it first, with `{owner} confirms first` in this handover, or send it to another stage"
    );
    found.push(LINT.at(cx.first_line(reject.way.span), message).help(help));
}
