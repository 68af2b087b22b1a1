//! A threshold that every lead has reached.

use super::threshold_out_of_reach::{Threshold, compared};
use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::scores::end;
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
        if !reasoner.is_never(id, Mask::NOT_YES) {
            continue;
        }
        let Some(end) = end(reasoner.score(score), !upwards) else { continue };
        let name = &cx.model.scores.at(score).name;
        let span = cx.first_line(cx.model.condition_span(id));
        let beyond = if upwards { "below" } else { "above" };
        let message = format!("`{name}` never gets {beyond} {end}, so every lead meets `{}`", cx.said(span));
        let help = "leave the test out if everybody is meant; else ask for a number that not every lead has";
        let diagnostic = LINT.at(span, message).label("every lead meets this").help(help);
        found.push(cx.why_no_further(diagnostic, score, !upwards));
    }
}
