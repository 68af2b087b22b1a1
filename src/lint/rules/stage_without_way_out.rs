//! A stage in which leads stay for ever, and that does not say so.

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup};
use crate::model::StageId;

pub(in crate::lint) static LINT: Lint = Lint {
    name: "stage-without-way-out",
    level: Severity::Hint,
    group: LintGroup::Handover,
    what: "A stage has no way out and is not `final`.",
    why: "Leads come to rest here, and nobody said that this is the end. If it is, `final stage` says so, and they are \
          counted as done. If not, a way out is missing: what happens when a lead is won, lost, or forgotten?",
    bad: r#"
stage MQL "Marketing Qualified Lead" owned by marketing {
  meaning "Worth a call"
  sales may take to SAL
}
stage SAL "Sales Accepted Lead" owned by sales {   # <-
  meaning "Sales works with it"
}
"#,
    good: r#"
stage MQL "Marketing Qualified Lead" owned by marketing {
  meaning "Worth a call"
  sales may take to SAL
}
final stage SAL "Handed to sales, who keep their own list" owned by sales
"#,
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let stages = &cx.model.stages;
    let has_way = |id: StageId| cx.leads_to(id).any(|to| to != id);
    // Where nothing leads anywhere yet, the ways are still to be written.
    if !stages.ids().any(has_way) {
        return;
    }
    for (_, stage) in stages.iter().filter(|(id, stage)| !stage.is_final && !has_way(*id)) {
        let name = &stage.name;
        let help =
            format!("if leads end here, write `final stage {name}`; else add a way out, for example a timer");
        found.push(LINT.at(cx.first_line(stage.span), format!("no way leads out of `{name}`")).help(help));
    }
}
