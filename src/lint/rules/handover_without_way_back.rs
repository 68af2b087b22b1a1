//! A handover that the taking team cannot refuse.

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "handover-without-way-back",
    level: Severity::Warning,
    group: LintGroup::Handover,
    what: "The taking team may only accept: there is no `may reject`.",
    why: "A lead that does not fit will be handed over one day. If the taking team cannot send it back and say why, it \
          accepts and forgets it, and marketing never learns what was wrong with it.",
    bad: r#"
stage MQL "Marketing Qualified Lead" owned by marketing {
  meaning "Worth a call"
  hand over to sales, becomes SAL when accepted {   # <-
    needs company
    sales accepts within 2 work days of the handover, if late notify "Head of Sales"
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
    for (stage, handover) in cx.handovers().filter(|(_, handover)| handover.rejects.is_empty()) {
        let team = &cx.model.teams.at(handover.to).name;
        let message = format!("`{team}` cannot send back a lead that it does not want");
        let help =
            format!("give it a way back with reasons: `{team} may reject to {} because …`", stage.name);
        found.push(LINT.at(cx.first_line(handover.span), message).help(help));
    }
}
