//! A rejection for which nobody need give a reason.

use std::collections::HashSet;

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup};
use crate::model::{Command, StageId};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "rejection-without-reason",
    level: Severity::Warning,
    group: LintGroup::Handover,
    what: "The taking team may reject a lead without saying why.",
    why: "The reasons for which leads come back are what marketing learns from, and what the two teams talk about when \
          they meet again. With `because` one of them has to be given each time. For a lead that was accepted and is \
          given back later this is a hint.",
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
    let mut said = HashSet::new();
    for (id, stage) in cx.model.stages.iter() {
        let unsaid = stage.commands.iter().filter(|command| command.reasons.is_empty());
        for command in unsaid.filter(|command| gives_back(cx, id, command)) {
            if !said.insert(command.way.span) {
                continue;
            }
            let (team, to) = (&cx.model.teams.at(stage.owner).name, cx.model.stages.at(command.way.to));
            let owner = &cx.model.teams.at(to.owner).name;
            let message = format!("`{team}` may give a lead back to `{owner}` without saying why");
            let help = "name the reasons, one of which has to be given: `because no_budget or too_early`";
            let hint = LINT.at(cx.first_line(command.way.span), message).help(help);
            found.push(Diagnostic { severity: Severity::Hint, ..hint });
        }
    }
}

/// Whether a lead that was handed over goes back to a stage of the other team, from which it can come again.
fn gives_back(cx: &Context<'_>, from: StageId, command: &Command) -> bool {
    let (stage, to) = (cx.model.stages.at(from), cx.model.stages.at(command.way.to));
    let was_handed_over = cx.handovers().any(|(_, handover)| {
        handover.to == stage.owner && (handover.becomes == from || cx.reaches(handover.becomes, from))
    });
    let is_of_the_other = to.owner != stage.owner && !command.teams.contains(&to.owner);
    was_handed_over
        && is_of_the_other
        && cx.depth(command.way.to) < cx.depth(from)
        && cx.reaches(command.way.to, from)
}
