//! A deadline that passes, and nothing happens.

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "deadline-without-notice",
    level: Severity::Warning,
    group: LintGroup::Handover,
    what: "A deadline has no `if late`: when it passes, nobody is told and nothing happens.",
    why: "A deadline without a consequence is a wish. `if late notify \"…\"` tells somebody who can do something about it, \
          `if late becomes …` takes the lead back.",
    bad: r#"
stage MQL "Marketing Qualified Lead" owned by marketing {
  meaning "Worth a call"
  hand over to sales, becomes SAL when accepted {
    needs company
    sales accepts within 2 work days of the handover   # <-
    sales may reject to Lost because spam
  }
}
stage SAL "Sales Accepted Lead" owned by sales {
  meaning "Sales works with it"
  sales may drop to Lost because no_budget
}
final stage Lost "Given up" owned by sales
"#,
    good: r#"
stage MQL "Marketing Qualified Lead" owned by marketing {
  meaning "Worth a call"
  hand over to sales, becomes SAL when accepted {
    needs company
    sales accepts within 2 work days of the handover, if late notify "Head of Sales"
    sales may reject to Lost because spam
  }
}
stage SAL "Sales Accepted Lead" owned by sales {
  meaning "Sales works with it"
  sales may drop to Lost because no_budget
}
final stage Lost "Given up" owned by sales
"#,
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (_, handover) in cx.handovers() {
        for clock in handover.confirms.iter().chain(&handover.accepts) {
            let Some(within) = clock.within.filter(|_| clock.if_late.is_none()) else { continue };
            let team = &cx.model.teams.at(clock.team).name;
            let message = format!("nobody is told when `{team}` lets {within} pass");
            let help = "say what happens then: `, if late notify \"…\"` at the end of the line";
            found.push(LINT.at(cx.first_line(clock.span), message).help(help));
        }
    }
}
