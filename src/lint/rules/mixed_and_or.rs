//! `and` and `or` side by side.

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::walk::{self, Part};
use crate::lint::{Context, Lint, LintGroup, say};
use crate::syntax::ast::{Expr, ExprKind};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "mixed-and-or",
    level: Severity::Warning,
    group: LintGroup::Reading,
    what: "A condition joins tests with `and` and with `or`, without parentheses.",
    why: "`a or b and c`: is `c` asked of all, or only of those with `b`? The language reads `and` first; half of a room \
          does not. Parentheses cost nothing and end the discussion.",
    bad: r#"
score fit "Level of Qualification" {
  +20 when seniority is director or seniority is manager and employees at least 250   # <-
}
"#,
    good: r#"
score fit "Level of Qualification" {
  +20 when (seniority is director or seniority is manager) and employees at least 250
}
"#,
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for item in cx.items {
        walk::item(item, &mut |part| {
            let Part::Expr(Expr { kind: ExprKind::Or(parts), .. }) = part else { return };
            let Some(bound) = parts.iter().find(|part| matches!(part.kind, ExprKind::And(_))) else { return };
            let written = say::short(&cx.whole(bound.span));
            let message = "`and` and `or` stand side by side, and `and` is read first";
            let help = format!(
                "put parentheses around what belongs together: `({written})`, if it is meant as it stands"
            );
            found.push(LINT.at(bound.span, message).help(help));
        });
    }
}
