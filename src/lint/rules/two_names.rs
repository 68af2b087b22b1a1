//! Two names for one thing.

use std::collections::HashMap;

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup, named};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "two-names",
    level: Severity::Warning,
    group: LintGroup::NobodyAgreed,
    what: "Two things have the same label, or names that differ only in signs, capitals or a plural.",
    why: "`job_title` and `jobtitle` are two fields. One of them is filled by the form, the other is asked by the rule, and \
          nobody wonders why the rule never counts. Two things that really differ need names and labels that say how.",
    bad: r#"
lead identified by id {
  job_title: text "Title on the card"
  jobtitle:  text "Title of the contact"   # <-
}
score fit { +10 when job_title contains "head" or jobtitle contains "chief" }
"#,
    good: r#"
lead identified by id {
  job_title: text "Title on the card"
}
score fit { +10 when job_title contains any of ("head", "chief") }
"#,
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for group in named::groups(cx) {
        let (mut names, mut labels) = (HashMap::new(), HashMap::new());
        for thing in &group {
            let by_name = names.insert((thing.kind, named::bare(&thing.name)), thing);
            let label = thing.label.as_deref().map(named::bare).filter(|label| !label.is_empty());
            let by_label = label.and_then(|label| labels.insert((thing.kind, label), thing));
            if let Some(first) = by_name {
                found.push(named::say(
                    &LINT,
                    thing,
                    first,
                    "their names differ in signs, capitals or a plural only",
                ));
            } else if let Some(first) = by_label {
                found.push(named::say(&LINT, thing, first, "they have the same label"));
            }
        }
    }
}
