//! A pact that some teams have signed and others have not.

use std::collections::HashSet;

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "one-sided-agreement",
    level: Severity::Warning,
    group: LintGroup::NobodyAgreed,
    what: "Some teams have signed the pact, and a team that has work to do in it has not.",
    why: "A rule that one side wrote and the other never agreed to is the usual reason why nobody keeps it. What sales \
          did not sign, sales will not feel bound by, and the first lead that is rejected shows it.\n\n\
          A team needs to sign that owns a stage, takes or confirms leads, gives a command or asks questions.",
    bad: r#"
team marketing "Marketing"
team sales     "Sales"       # <-

agreed by marketing on 2026-11-20 as "Head of Marketing"

stage MQL "Marketing Qualified Lead" owned by marketing {
  meaning "Worth a call"
  sales may take to SAL
}
final stage SAL "Sales Accepted Lead" owned by sales
"#,
    good: r#"
team marketing "Marketing"
team sales     "Sales"

agreed by marketing on 2026-11-20 as "Head of Marketing"
agreed by sales     on 2026-11-20 as "Head of Sales"

stage MQL "Marketing Qualified Lead" owned by marketing {
  meaning "Worth a call"
  sales may take to SAL
}
final stage SAL "Sales Accepted Lead" owned by sales
"#,
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let signed: HashSet<_> = cx.model.agreements.iter().map(|agreement| agreement.team).collect();
    if signed.is_empty() {
        return;
    }
    for (id, team) in cx.model.teams.iter() {
        let name = team.name.as_str();
        if signed.contains(&id) || !cx.used().teams.contains(name) {
            continue;
        }
        let others = cx.model.agreements.iter().map(|agreement| (agreement.team, agreement.span));
        let message = format!("`{name}` has work to do in this pact, and has not agreed to it");
        let help = format!(
            "once the team has agreed, write `agreed by {name} on … as \"…\"`, with the day and who signed"
        );
        let mut diagnostic = LINT.at(team.span, message).help(help);
        if let Some((other, span)) = others.into_iter().next() {
            let who = &cx.model.teams.at(other).name;
            diagnostic = diagnostic.related(span, format!("`{who}` has"));
        }
        found.push(diagnostic);
    }
}
