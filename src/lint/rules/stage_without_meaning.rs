//! A stage that does not say what it means.

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "stage-without-meaning",
    level: Severity::Hint,
    group: LintGroup::NobodyAgreed,
    what: "A stage has no `meaning`.",
    why: "Marketing and sales mean different things by the same three letters, and find out when they argue about a \
          lead. One sentence that both agree to is what the stage is for. Final stages may do with their label.",
    bad: r#"
stage MQL "Marketing Qualified Lead" owned by marketing {   # <-
  sales may take to SAL
}
final stage SAL "Sales has taken the lead" owned by sales
"#,
    good: r#"
stage MQL "Marketing Qualified Lead" owned by marketing {
  meaning "More than a vague interest in what we sell"
  sales may take to SAL
}
final stage SAL "Sales has taken the lead" owned by sales
"#,
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for stage in cx.model.stages.as_slice() {
        if stage.meaning.is_some() || (stage.is_final && stage.label.is_some()) {
            continue;
        }
        let name = &stage.name;
        let help = if stage.is_final {
            format!("write what it is called behind its name: `final stage {name} \"…\"`")
        } else {
            "write `meaning \"…\"` as its first line: one sentence that both teams agree to".to_owned()
        };
        let message = format!("the stage `{name}` does not say what it means");
        found.push(LINT.at(cx.first_line(stage.span), message).help(help));
    }
}
