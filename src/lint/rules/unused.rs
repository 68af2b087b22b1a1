//! Words that somebody declared and no rule uses.

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup};
use crate::syntax::ast::{ItemKind, Name};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "unused",
    level: Severity::Warning,
    group: LintGroup::NobodyAgreed,
    what: "A team, list, define or reason is declared, and nothing uses it.",
    why: "Most often a rule was meant to use it and names something else, or was taken out and left this behind. Both \
          teams believe that it counts, and it does not.",
    bad: r#"
list private_mail "Private mail providers" as ("@gmx.de", "@web.de")   # <-

score fit { -50 when email ends with any of ("@gmx.de", "@web.de") }
"#,
    good: r#"
list private_mail "Private mail providers" as ("@gmx.de", "@web.de")

score fit { -50 when email ends with any of private_mail }
"#,
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let used = cx.used();
    for item in cx.items {
        let (what, name, is_used, help): (_, &Name, _, _) = match &item.kind {
            ItemKind::List(list) => (
                "list",
                &list.name,
                used.lists.contains(list.name.text.as_str()),
                "test a field with it, or leave it out",
            ),
            ItemKind::Define(define) => {
                let name = &define.name;
                ("define", name, used.paths.contains(name.text.as_str()), "use it in a rule, or leave it out")
            }
            ItemKind::Reason(reason) => {
                let name = &reason.name;
                let help = "let a way out name it behind `because`, or leave it out";
                ("reason", name, used.reasons.contains(name.text.as_str()), help)
            }
            ItemKind::Team(team) => {
                let help = "let it own a stage, take a handover or give a command, or leave it out";
                ("team", &team.name, used.teams.contains(team.name.text.as_str()), help)
            }
            _ => continue,
        };
        // Where there are no stages yet, teams and reasons have nothing to do.
        let too_early = cx.model.stages.is_empty() && matches!(what, "team" | "reason");
        if !is_used && !too_early {
            let message = format!("nothing uses the {what} `{}`", name.text);
            found.push(LINT.at(name.span, message).help(help));
        }
    }
}
