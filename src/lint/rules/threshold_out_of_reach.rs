//! A threshold that a score never reaches.

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::scores::end;
use crate::lint::{Context, Lint, LintGroup};
use crate::model::walk::{Node, parts};
use crate::model::{Compare, CondId, Condition, Quantity, ScoreId};
use crate::reason::Mask;
use crate::values::Number;

pub(in crate::lint) static LINT: Lint = Lint {
    name: "threshold-out-of-reach",
    level: Severity::Warning,
    group: LintGroup::NeverHappens,
    what: "A score is compared with a number it can never reach.",
    why: "The rules of the score, with their limits and its range, decide how high it can get. A threshold above that \
          is never met: no lead would ever become qualified, and the first to notice would be whoever waits for leads. \
          It happens when points are taken down, or a limit is put on a group, and the threshold stays where it was.\n\n\
          What is said to be the highest counts every rule that can apply to one and the same lead: of points for \
          small and for large companies only one counts.",
    bad: "
score interest between 0 and 100 {
  +20 per demo_request at most once
  group \"Web site\" up to 20 points {
    +2 per page_view
  }
}

stage Lead owned by marketing {
  becomes MQL as soon as interest at least 65   # <-
}
stage MQL owned by sales
",
    good: "
score interest between 0 and 40 {
  +20 per demo_request at most once
  group \"Web site\" up to 20 points {
    +2 per page_view
  }
}

stage Lead owned by marketing {
  becomes MQL as soon as interest at least 35
}
stage MQL owned by sales
",
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for threshold in compared(cx) {
        if cx.reasoner().is_never(threshold.id, Mask::YES) {
            found.extend(message(cx, &threshold));
        }
    }
}

/// A comparison of a score with a number.
pub(super) struct Threshold {
    pub id: CondId,
    pub score: ScoreId,
    pub op: Compare,
    pub with: Number,
    /// Whether it asks for much.
    pub upwards: bool,
}

/// All comparisons of a score with a number.
pub(super) fn compared(cx: &Context<'_>) -> Vec<Threshold> {
    let roots = cx.sites().iter().map(|site| Node::Condition(site.condition));
    let all = parts(cx.model, roots).into_iter();
    let comparison = |node: Node| {
        let Node::Condition(id) = node else { return None };
        let Condition::Compare(a, op, b) = cx.model.conditions.at(id) else { return None };
        let (score, op, with) = match (cx.model.quantities.at(*a), cx.model.quantities.at(*b)) {
            (Quantity::Score(score), Quantity::Constant(with)) => (*score, *op, *with),
            (Quantity::Constant(with), Quantity::Score(score)) => (*score, op.mirrored(), *with),
            _ => return None,
        };
        let bounds = cx.reasoner().score(score);
        let upwards = match op {
            Compare::AtLeast | Compare::MoreThan => true,
            Compare::AtMost | Compare::LessThan => false,
            Compare::Equal | Compare::NotEqual => bounds.highest().is_some_and(|highest| with > highest),
        };
        Some(Threshold { id, score, op, with, upwards })
    };
    all.filter_map(comparison).collect()
}

fn message(cx: &Context<'_>, threshold: &Threshold) -> Option<Diagnostic> {
    let &Threshold { id, score, with, upwards, .. } = threshold;
    let end = end(cx.reasoner().score(score), upwards)?;
    let name = &cx.model.scores.at(score).name;
    let beyond = if upwards { "above" } else { "below" };
    let said = cx.said(cx.model.condition_span(id));
    let message = format!("`{name}` never gets {beyond} {end}, so `{said}` is never met");
    let (change, or) = match upwards {
        true => ("lower", cx.let_it_rise(score)),
        false => ("raise", "let the rules take off more".to_owned()),
    };
    let far = match threshold.op {
        Compare::MoreThan => format!("below {end}"),
        Compare::LessThan => format!("above {end}"),
        _ if upwards => format!("to {end} or less"),
        _ => format!("to {end} or more"),
    };
    let help = format!("{change} the {with} {far}, or {or}");
    let diagnostic =
        LINT.at(cx.first_line(cx.model.condition_span(id)), message).label("out of reach").help(help);
    Some(cx.why_no_further(diagnostic, score, upwards))
}
