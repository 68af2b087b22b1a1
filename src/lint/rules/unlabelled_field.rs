//! A field or question that people have no words for.

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup};
use crate::syntax::ast::{Field, ItemKind, Question};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "unlabelled-field",
    level: Severity::Hint,
    group: LintGroup::NobodyAgreed,
    what: "A field of the lead has no label, or a question no words.",
    why: "What is `revenue`: this year's or last year's, of the company or of the group, budget or turnover? The label \
          is the place to agree on that. It also heads the column in tables and forms.",
    bad: r#"
lead identified by id {
  email:   text   "Business e-mail address"
  revenue: money   # <-
}
"#,
    good: r#"
lead identified by id {
  email:   text   "Business e-mail address"
  revenue: money  "Turnover of the whole group last year"
}
"#,
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for item in cx.items {
        match &item.kind {
            ItemKind::Lead(lead) => {
                for Field { name, .. } in lead.fields.iter().filter(|field| field.label.is_none()) {
                    let message = format!("nothing says what `{}` is", name.text);
                    let help = "write behind its type what it is, in the words of both teams: `\"…\"`";
                    found.push(LINT.at(name.span, message).help(help));
                }
            }
            ItemKind::Questionnaire(asked) => {
                for Question { name, .. } in asked.questions.iter().filter(|question| question.text.is_none())
                {
                    let message = format!("`{}` has no words to ask with", name.text);
                    let help = "write the question behind its name, as it is asked: `\"…?\"`";
                    found.push(LINT.at(name.span, message).help(help));
                }
            }
            _ => {}
        }
    }
}
