//! A stage into which no way leads.

use std::collections::HashSet;

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup};
use crate::model::{Clock, Late, Model, Stage, StageId};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "stage-never-entered",
    level: Severity::Warning,
    group: LintGroup::NeverHappens,
    what: "A stage in which no lead starts and into which no way leads.",
    why: "A lead gets into a stage by starting there, or by a way out of another one. Where neither leads to a stage, \
          its rules are for nobody: most often a way into it was forgotten, or a way still leads to the stage that it \
          has replaced.",
    bad: "
score interest { +20 per demo_request }

stage Lead owned by marketing {
  becomes SAL as soon as interest at least 20
}
stage MQL owned by marketing {    # <-
  becomes SAL as soon as interest at least 40
}
stage SAL owned by sales
",
    good: "
score interest { +20 per demo_request }

stage Lead owned by marketing {
  becomes MQL as soon as interest at least 20
}
stage MQL owned by marketing {
  becomes SAL as soon as interest at least 40
}
stage SAL owned by sales
",
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let model = cx.model;
    // Where nothing leads anywhere yet, the ways are still to be written.
    if model.stages.as_slice().iter().all(|stage| ways(stage).next().is_none()) {
        return;
    }
    let (mut todo, mut entered) = (starts(model), HashSet::new());
    while let Some(id) = todo.pop() {
        if entered.insert(id) {
            todo.extend(ways(model.stages.at(id)));
        }
    }
    for (id, stage) in model.stages.iter().filter(|(id, _)| !entered.contains(id)) {
        let from: Vec<_> =
            model.stages.iter().filter(|(of, stage)| *of != id && ways(stage).any(|to| to == id)).collect();
        let name = &stage.name;
        let message = match from.first() {
            None => format!("no lead ever gets into `{name}`: no way leads there"),
            Some((_, only)) => {
                format!(
                    "no lead ever gets into `{name}`: a way leads there from `{}` only, where nobody is",
                    only.name
                )
            }
        };
        let help = format!("let a stage before it become `{name}`, or leave the stage out");
        found.push(LINT.at(cx.first_line(stage.span), message).label("nobody is ever here").help(help));
    }
}

/// The stages in which leads start.
fn starts(model: &Model) -> Vec<StageId> {
    let lines = model.start.iter().map(|line| line.stage);
    let all = model.start.iter().any(|line| line.condition.is_none());
    // Where no line fits, leads start in the first.
    lines.chain(model.stages.ids().next().filter(|_| !all)).collect()
}

/// Where the ways out of a stage lead.
fn ways(stage: &Stage) -> impl Iterator<Item = StageId> {
    let late = |clock: &Clock| match &clock.if_late {
        Some(Late::Becomes(way)) => Some(way.to),
        _ => None,
    };
    let handover = stage.handover.iter().flat_map(move |handover| {
        let clocks = handover.confirms.iter().chain(&handover.accepts).filter_map(late);
        let rejects = handover.rejects.iter().map(|reject| reject.way.to);
        std::iter::once(handover.becomes).chain(clocks).chain(rejects)
    });
    let automatic = stage.automatic.iter().map(|way| way.way.to);
    automatic.chain(stage.commands.iter().map(|command| command.way.to)).chain(handover)
}
