//! A pact that not every team has signed.

use std::collections::HashSet;

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "missing-agreement",
    level: Severity::Hint,
    group: LintGroup::NobodyAgreed,
    what: "A team that the pact names has not signed it.",
    why: "A pact is worth what both sides stand behind. A year later the question is not what the rule says, but who \
          agreed to it, and when. A team that has something to do in the pact should sign it, in a line that names \
          the day and who signed.\n\n\
          While you are still writing, this is true and nothing to hurry about.",
    bad: "
team marketing \"Marketing\"
team sales     \"Sales\"        # <-
team partners  \"Partner desk\" # <-

agreed by marketing on 2026-11-20 as \"Head of Marketing\"
",
    good: "
team marketing \"Marketing\"
team sales     \"Sales\"

agreed by marketing on 2026-11-20 as \"Head of Marketing\"
agreed by sales     on 2026-11-20 as \"Head of Sales\"
",
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let signed: HashSet<_> = cx.model.agreements.iter().map(|agreement| agreement.team).collect();
    for (id, team) in cx.model.teams.iter() {
        if !signed.contains(&id) {
            let name = &team.name;
            let message = format!("`{name}` has not agreed to this pact");
            let help = format!(
                "once the team has agreed, write `agreed by {name} on 2026-11-20 as \"…\"`, with the day and who signed"
            );
            found.push(LINT.at(cx.first_line(team.span), message).help(help));
        }
    }
}
