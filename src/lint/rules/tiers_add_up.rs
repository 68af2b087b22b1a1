//! Steps of one ladder that add up.

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::rules::rule_never_counts::{Tier, tiers};
use crate::lint::scores::{Block, blocks, highest};
use crate::lint::witness::{self, Wanted};
use crate::lint::{Context, Lint, LintGroup};
use crate::model::Score;
use crate::reason::{Key, Single};
use crate::values::Number;

pub(in crate::lint) static LINT: Lint = Lint {
    name: "tiers-add-up",
    level: Severity::Warning,
    group: LintGroup::SaysTwoThings,
    what: "Steps of one and the same number stand side by side, so that who meets the higher gets the points of both.",
    why: "`+30 when employees at least 250` beside `+15 when employees at least 50` gives 45 to a large company: it meets \
          both. If the larger is meant to count alone, as the steps of a ladder do, put them into a `highest of`. Where \
          the higher step gives no more than the lower, the points may well be meant to come on top: then this is only \
          a hint.",
    bad: "
score fit {
  +30 when employees at least 250
  +15 when employees at least 50    # <-
}
",
    good: "
score fit {
  highest of \"Company size\" {
    +30 when employees at least 250
    +15 when employees at least 50
  }
}
",
    look,
};

/// In longer scores a step is compared with so many before it.
const MANY: usize = 24;

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for block in blocks(cx.model).into_iter().filter(|block| !block.highest) {
        of_block(cx, block, found);
    }
}

fn of_block(cx: &Context<'_>, block: Block<'_>, found: &mut Vec<Diagnostic>) {
    // Where no more than one step is let through, the limit makes a ladder of them.
    let limit = highest(block.bounds);
    let steps = tiers(cx, block).into_iter().filter_map(|tier| {
        let single = cx.reasoner().single(tier.condition)?;
        let step = side(single)?;
        limit.is_none_or(|limit| tier.points < limit).then_some((tier, single, step))
    });
    let steps: Vec<(Tier, &Single, Side)> = steps.collect();
    let mut ladders: std::collections::BTreeMap<Key, Vec<usize>> = Default::default();
    for (place, (_, single, _)) in steps.iter().enumerate() {
        ladders.entry(single.key).or_default().push(place);
    }
    for places in ladders.into_values() {
        for (at, place) in places.iter().enumerate() {
            let Some(later) = steps.get(*place) else { continue };
            let before = places.get(at.saturating_sub(MANY)..at).unwrap_or_default();
            let earlier = before.iter().filter_map(|&place| steps.get(place));
            if let Some(earlier) = earlier.into_iter().find(|earlier| add_up(earlier, later)) {
                found.push(message(cx, block.score, earlier, later));
            }
        }
    }
}

/// On which side of a number the values lie.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Above(i64),
    Below(i64),
}

/// The bound of a step of a ladder: all numbers on one side of it.
fn side(single: &Single) -> Option<Side> {
    let is_number = !matches!(single.key, Key::Stage | Key::Part | Key::Test(_) | Key::Relation(..));
    let mut ranges = single.yes.iter();
    let (first, end) = ranges.next().filter(|_| is_number && !single.unknown.is_yes())?;
    match (ranges.next(), first, end) {
        (None, i64::MIN, i64::MAX) | (Some(_), ..) => None,
        (None, first, i64::MAX) if first > i64::MIN => Some(Side::Above(first)),
        (None, i64::MIN, end) => Some(Side::Below(end)),
        _ => None,
    }
}

fn add_up((a, _, first): &(Tier, &Single, Side), (b, _, second): &(Tier, &Single, Side)) -> bool {
    let same_sign = (a.points > Number::ZERO) == (b.points > Number::ZERO);
    let same_side = matches!(
        (first, second),
        (Side::Above(a), Side::Above(b)) | (Side::Below(a), Side::Below(b)) if a != b
    );
    same_sign && same_side
}

fn message(
    cx: &Context<'_>,
    score: &Score,
    earlier: &(Tier, &Single, Side),
    later: &(Tier, &Single, Side),
) -> Diagnostic {
    let later_is_narrow = match (earlier.2, later.2) {
        (Side::Above(a), Side::Above(b)) => b > a,
        (Side::Below(a), Side::Below(b)) => b < a,
        _ => false,
    };
    let (narrow, wide) = if later_is_narrow { (&later.0, &earlier.0) } else { (&earlier.0, &later.0) };
    let sum = narrow.points.add(wide.points).unwrap_or(narrow.points);
    let message = format!(
        "whoever meets `{}` also meets `{}`: together they give {sum:+}",
        cx.said(cx.model.condition_span(narrow.condition)),
        cx.said(cx.model.condition_span(wide.condition)),
    );
    let diagnostic = LINT
        .at(cx.first_line(later.0.span), message)
        .label(format!("adds up to {sum:+}"))
        .help("put both into `highest of \"…\" { }` if only the larger is to count")
        .related(cx.first_line(earlier.0.span), "adds up with this");
    let is_ladder = narrow.points.abs() > wide.points.abs();
    let severity = if is_ladder { LINT.level } else { Severity::Hint };
    let witness = witness::of(
        cx,
        &Wanted {
            title: format!("Steps of {} that add up", score.name),
            holding: vec![narrow.condition, wide.condition],
            start_in: None,
            expect: Vec::new(),
            perhaps: vec![format!("{} = {sum}", score.name)],
        },
    );
    Diagnostic { severity, witness, ..diagnostic }
}
