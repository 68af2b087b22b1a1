//! A signature that does not say what was signed.

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup, say};
use crate::model::TeamId;

pub(in crate::lint) static LINT: Lint = Lint {
    name: "unsealed-signature",
    level: Severity::Hint,
    group: LintGroup::NobodyAgreed,
    what: "A signature has no seal, so nobody can tell whether the pact still means what was signed.",
    why: "Somebody changes a number in spring, and in autumn both teams believe that they agreed to it. A seal binds the \
          signature to the meaning of the pact: `leadpact seal FILE --team TEAM` writes it, and from then on the check \
          tells who has to agree again, and to what.",
    bad: r#"
agreed by marketing on 2026-11-20 as "Head of Marketing"   # <-
agreed by sales     on 2026-11-20 as "Head of Sales"
"#,
    good: r#"
team marketing "Marketing"
team sales     "Sales"
"#,
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut teams: Vec<TeamId> = cx.model.agreements.iter().map(|agreement| agreement.team).collect();
    teams.sort_unstable();
    teams.dedup();
    let is_sealed =
        |team: &TeamId| cx.model.agreements.iter().any(|one| one.team == *team && one.seal.is_some());
    teams.retain(|team| !is_sealed(team));
    let Some(first) = cx.model.agreements.iter().find(|agreement| teams.contains(&agreement.team)) else {
        return;
    };
    let names: Vec<&str> = teams.iter().map(|&team| cx.model.teams.at(team).name.as_str()).collect();
    let has = if names.len() == 1 { "has" } else { "have" };
    let message =
        format!("nobody can tell whether the pact is still what {} {has} signed", say::list(&names, "and"));
    let team = &cx.model.teams.at(first.team).name;
    let help = format!("seal it: `leadpact seal {} --team {team}`", cx.main_file());
    found.push(LINT.at(first.span, message).help(help));
}
