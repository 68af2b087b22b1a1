//! An interaction that people have no words for.

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup};
use crate::syntax::ast::ItemKind;

pub(in crate::lint) static LINT: Lint = Lint {
    name: "unlabelled-interaction",
    level: Severity::Hint,
    group: LintGroup::NobodyAgreed,
    what: "An interaction has no label.",
    why: "`email_click`: any link, or the one to the offer? The unsubscribe link, too? What counts should be said where \
          the interaction is declared, in words that both teams would use.",
    bad: r#"
interaction email_click   # <-

score interest { +5 per email_click }
"#,
    good: r#"
interaction email_click "Followed a link in one of our mails, but for the one to unsubscribe"

score interest { +5 per email_click }
"#,
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for item in cx.items {
        if let ItemKind::Interaction(decl) = &item.kind
            && decl.label.is_none()
        {
            let name = &decl.name;
            let message = format!("nothing says what the lead does in `{}`", name.text);
            let help = "write behind its name what happens, in the words of both teams: `\"…\"`";
            found.push(LINT.at(name.span, message).help(help));
        }
    }
}
