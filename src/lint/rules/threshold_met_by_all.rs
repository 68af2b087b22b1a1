//! A threshold that every lead has reached.

use super::threshold_out_of_reach::{Threshold, compared};
use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::scores::end;
use crate::lint::witness::{self, Wanted};
use crate::lint::{Context, Lint, LintGroup};
use crate::reason::Mask;

pub(in crate::lint) static LINT: Lint = Lint {
    name: "threshold-met-by-all",
    level: Severity::Warning,
    group: LintGroup::NeverHappens,
    what: "A score is compared with a number that it has always reached.",
    why: "A score that begins at 0 and is compared with `at least 0` lets everybody through, also those of whom nothing \
          is known. Leave the test out where everybody is meant, or ask for the points that make the difference.",
    bad: "
score interest between 0 and 100 {
  +20 per demo_request
}

stage Lead owned by marketing {
  becomes MQL as soon as interest at least 0 and consent   # <-
}
stage MQL owned by sales
",
    good: "
score interest between 0 and 100 {
  +20 per demo_request
}

stage Lead owned by marketing {
  becomes MQL as soon as interest at least 20 and consent
}
stage MQL owned by sales
",
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for Threshold { id, score, upwards, .. } in compared(cx) {
        let reasoner = cx.reasoner();
        // Of a questionnaire that was not filled in nothing is known.
        let is_asked = cx.model.scores.at(score).questionnaire.is_some();
        let fails = if is_asked { Mask::NO } else { Mask::NOT_YES };
        if !reasoner.is_never(id, fails) {
            continue;
        }
        let Some(end) = end(reasoner.score(score), !upwards) else { continue };
        let name = &cx.model.scores.at(score).name;
        let span = cx.first_line(cx.model.condition_span(id));
        let beyond = if upwards { "below" } else { "above" };
        let (who, help) = if is_asked {
            (
                format!("every lead whose `{name}` is known"),
                format!(
                    "write `{name} is known` if that is meant; else ask for a number that not every lead has"
                ),
            )
        } else {
            let help =
                "leave the test out if everybody is meant; else ask for a number that not every lead has";
            ("every lead".to_owned(), help.to_owned())
        };
        let message = format!("`{name}` never gets {beyond} {end}, so {who} meets `{}`", cx.said(span));
        let diagnostic = LINT.at(span, message).label("every lead meets this").help(help);
        let mut all = cx.why_no_further(diagnostic, score, !upwards);
        // Of a lead that meets it there need be nothing.
        let title = format!("Nothing is known, and {name} is enough");
        all.witness = witness::of(cx, &Wanted { title, holding: vec![id], ..Wanted::default() });
        found.push(all);
    }
}
