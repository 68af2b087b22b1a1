//! A pact that nobody has signed.

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup};
use crate::syntax::ast::ItemKind;

pub(in crate::lint) static LINT: Lint = Lint {
    name: "missing-agreement",
    level: Severity::Hint,
    group: LintGroup::NobodyAgreed,
    what: "No team has signed the pact.",
    why: "A pact is worth what both sides stand behind. A year later the question is not what a rule says, but who \
          agreed to it, and when.\n\n\
          While you are still writing, this is true and nothing to hurry about.",
    bad: r#"
pact "Inbound" { version 1 }   # <-

team marketing "Marketing"
team sales     "Sales"

lead identified by id { email: text "Business e-mail address" }
"#,
    good: r#"
pact "Inbound" { version 1 }

team marketing "Marketing"
team sales     "Sales"

agreed by marketing on 2026-11-20 as "Head of Marketing"
agreed by sales     on 2026-11-20 as "Head of Sales"

lead identified by id { email: text "Business e-mail address" }
"#,
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(team) = cx.model.teams.as_slice().first() else { return };
    if !cx.model.agreements.is_empty() {
        return;
    }
    let header = cx.items.iter().find_map(|item| match &item.kind {
        ItemKind::Pact(header) => Some(header.name.span),
        _ => None,
    });
    let help = format!(
        "once a team has agreed, write `agreed by {} on … as \"…\"` for it, with the day and who signed",
        team.name
    );
    found.push(LINT.at(header.unwrap_or_default(), "no team has agreed to this pact yet").help(help));
}
