//! A reason that is given and nowhere explained.

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "reason-without-meaning",
    level: Severity::Hint,
    group: LintGroup::NobodyAgreed,
    what: "A reason of rejection is given somewhere, and nothing says what it means.",
    why: "Reasons are counted. If one colleague takes `unreachable` for two calls and another for ten, the count says \
          nothing about the leads. A line with one sentence for each reason is enough.",
    bad: r#"
stage SAL "Sales Accepted Lead" owned by sales {
  meaning "Sales works with it"
  sales may drop to Lost because no_interest   # <-
}
final stage Lost "Given up" owned by sales
"#,
    good: r#"
reason no_interest "Said no, and meant it"

stage SAL "Sales Accepted Lead" owned by sales {
  meaning "Sales works with it"
  sales may drop to Lost because no_interest
}
final stage Lost "Given up" owned by sales
"#,
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for reason in cx.model.reasons.as_slice().iter().filter(|reason| reason.meaning.is_none()) {
        let name = &reason.name;
        let message = format!("nothing says what the reason `{name}` means");
        found.push(
            LINT.at(reason.span, message).help(format!("add a line `reason {name} \"…\"` with one sentence")),
        );
    }
}
