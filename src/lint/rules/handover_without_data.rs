//! A handover that demands no data.

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "handover-without-data",
    level: Severity::Warning,
    group: LintGroup::Handover,
    what: "A handover has no `needs`: leads are handed over of whom nothing need be known.",
    why: "The taking team gets a name and nothing to call it by, and rejects it. What must be there before a lead changes \
          hands is the heart of the agreement; say it, even if it is one field.",
    bad: r#"
stage MQL "Marketing Qualified Lead" owned by marketing {
  meaning "Worth a call"
  hand over to sales, becomes SAL when accepted {   # <-
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
    good: r#"
stage MQL "Marketing Qualified Lead" owned by marketing {
  meaning "Worth a call"
  hand over to sales, becomes SAL when accepted {
    needs company and (email or phone)
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
    for (_, handover) in cx.handovers().filter(|(_, handover)| handover.needs.is_empty()) {
        let team = &cx.model.teams.at(handover.to).name;
        let message = format!("nothing need be known of a lead before it is handed over to `{team}`");
        let help = "say what must be there: `needs company and (email or phone)`";
        found.push(LINT.at(cx.first_line(handover.span), message).help(help));
    }
}
