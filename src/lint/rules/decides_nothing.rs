//! A score, rating, questionnaire or choice by which nothing is decided.

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup};
use crate::syntax::ast::{ItemKind, Name};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "decides-nothing",
    level: Severity::Hint,
    group: LintGroup::NobodyAgreed,
    what: "A score, rating, questionnaire or choice is computed, and no rule, stage, route or example reads it.",
    why: "It stands in every report and looks as if it counted. If it is there to be looked at, such as an order of work, \
          an example that expects a value of it says so; if it should decide something, a rule is missing.",
    bad: r#"
score fit "Level of Qualification" { +40 when employees at least 250 }
score budget "How much money there is" { +40 when revenue at least 10 million EUR }   # <-

stage MGL "Marketing Generated Lead" owned by marketing {
  meaning "Known"
  becomes MQL as soon as fit at least 40
}
final stage MQL "Worth a call" owned by marketing
"#,
    good: r#"
score fit "Level of Qualification" { +40 when employees at least 250 }
score budget "How much money there is" { +40 when revenue at least 10 million EUR }

stage MGL "Marketing Generated Lead" owned by marketing {
  meaning "Known"
  becomes MQL as soon as fit at least 40 and budget at least 40
}
final stage MQL "Worth a call" owned by marketing
"#,
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    // Without stages the scores themselves are what is wanted.
    if cx.model.stages.is_empty() {
        return;
    }
    for item in cx.items {
        let (what, name): (_, &Name) = match &item.kind {
            ItemKind::Score(score) => ("score", &score.name),
            ItemKind::Rating(rating) => ("rating", &rating.name),
            ItemKind::Questionnaire(asked) => ("questionnaire", &asked.name),
            ItemKind::Choose(choose) => ("choice", &choose.name),
            _ => continue,
        };
        let text = name.text.as_str();
        if !cx.used().paths.contains(text) && !cx.used().scores.contains(text) {
            let message = format!("nothing is decided by the {what} `{text}`");
            let help =
                "let a rule or a stage read it; if people look at it, say with an example what must come out";
            found.push(LINT.at(name.span, message).help(help));
        }
    }
}
