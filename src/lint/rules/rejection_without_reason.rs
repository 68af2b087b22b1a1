//! A rejection for which nobody need give a reason.

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "rejection-without-reason",
    level: Severity::Warning,
    group: LintGroup::Handover,
    what: "The taking team may reject a lead without saying why.",
    why: "The reasons for which leads come back are what marketing learns from, and what the two teams talk about when \
          they meet again. With `because` one of them has to be given each time.",
    bad: r#"
stage MQL "Marketing Qualified Lead" owned by marketing {
  meaning "Worth a call"
  hand over to sales, becomes SAL when accepted {
    needs company
    sales accepts within 2 work days of the handover, if late notify "Head of Sales"
    sales may reject to Lost   # <-
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
    sales may reject to Lost because spam or too_early
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
        for reject in handover.rejects.iter().filter(|reject| reject.reasons.is_empty()) {
            let team = &cx.model.teams.at(handover.to).name;
            let message = format!("`{team}` may reject a lead without saying why");
            let help = "name the reasons, one of which has to be given: `because bad_data or too_early`";
            found.push(LINT.at(cx.first_line(reject.way.span), message).help(help));
        }
    }
}
