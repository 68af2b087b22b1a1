//! A stage into which no way leads.

use std::collections::HashSet;

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup};
use crate::model::{Model, StageId};

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
    if model.stages.ids().all(|id| cx.leads_to(id).next().is_none()) {
        return;
    }
    let (mut todo, mut entered) = (starts(model), HashSet::new());
    while let Some(id) = todo.pop() {
        if entered.insert(id) {
            todo.extend(cx.leads_to(id));
        }
    }
    for (id, stage) in model.stages.iter().filter(|(id, _)| !entered.contains(id)) {
        let into = |of: StageId| of != id && cx.leads_to(of).any(|to| to == id);
        let from = model.stages.iter().find(|(of, _)| into(*of));
        let name = &stage.name;
        let message = match from {
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
