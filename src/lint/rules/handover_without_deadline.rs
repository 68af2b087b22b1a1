//! A handover that may wait for ever.

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "handover-without-deadline",
    level: Severity::Warning,
    group: LintGroup::Handover,
    what: "A handover gives the taking team no deadline, or only for some leads.",
    why: "Most of what a lead is worth is lost in its first days. Without a deadline nobody can say that a lead was left \
          lying, and nobody is told. Several lines may stand there: the first whose `when` fits holds, so end with one \
          without `when`.",
    bad: r#"
stage MQL "Marketing Qualified Lead" owned by marketing {
  meaning "Worth a call"
  hand over to sales, becomes SAL when accepted {   # <-
    needs company
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
        // A timer that takes back what nobody accepted is a deadline, too.
        let lines = &handover.accepts;
        if lines.iter().any(|line| line.within.is_some() && line.condition.is_none()) {
            continue;
        }
        let team = &cx.model.teams.at(handover.to).name;
        let some = lines.iter().any(|line| line.within.is_some());
        let message = if some {
            format!("`{team}` has a deadline for some leads only")
        } else {
            format!("`{team}` may leave a lead lying for ever before it accepts it")
        };
        let help = format!(
            "{} `{team} accepts within 2 days of the handover, if late notify \"…\"`",
            if some { "end with a line for all others:" } else { "give it a deadline:" }
        );
        found.push(LINT.at(cx.first_line(handover.span), message).help(help));
    }
}
