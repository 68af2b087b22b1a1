//! Points for the same interactions in two windows, of which one lies within the other.

use super::{LINT, MANY};
use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::Context;
use crate::lint::scores::{Block, highest};
use crate::lint::witness::{self, Wanted};
use crate::model::{Per, Rule, RuleKind, SelectionId, TimesLimit, Window};
use crate::values::Number;

/// Points that one kind of interaction gives.
struct Award<'m> {
    rule: &'m Rule,
    points: Number,
    selection: SelectionId,
    /// Whether one of them is all that counts.
    once: bool,
}

/// `+40 per demo_request in the last 14 days` beside `+20 per demo_request in the last 90 days`
pub(super) fn of_block(cx: &Context<'_>, block: Block<'_>, found: &mut Vec<Diagnostic>) {
    let limit = highest(block.bounds);
    let rules = block.rules.iter().map(|&id| cx.model.rules.at(id)).filter_map(award);
    let awards: Vec<Award<'_>> =
        rules.filter(|award| limit.is_none_or(|limit| award.points < limit)).collect();
    for (at, later) in awards.iter().enumerate() {
        let before = awards.get(at.saturating_sub(MANY)..at).unwrap_or_default();
        let nested = before.iter().find_map(|earlier| {
            if is_within(cx, earlier, later) {
                Some((earlier, later, earlier))
            } else if is_within(cx, later, earlier) {
                Some((later, earlier, earlier))
            } else {
                None
            }
        });
        if let Some((narrow, wide, earlier)) = nested {
            found.push(message(cx, block, [narrow, wide], [earlier, later]));
        }
    }
}

fn award(rule: &Rule) -> Option<Award<'_>> {
    let RuleKind::Per { points, selection, times, .. } = &rule.kind else { return None };
    let is_once = |limit: &TimesLimit| limit.count == 1 && limit.per == Per::Ever;
    let award = Award { rule, points: *points, selection: *selection, once: times.iter().any(is_once) };
    (award.points > Number::ZERO).then_some(award)
}

fn is_within(cx: &Context<'_>, narrow: &Award<'_>, wide: &Award<'_>) -> bool {
    let window = |award: &Award<'_>| cx.model.selections.at(award.selection).window;
    // Something on top for what is recent is no step of a ladder: every step looks back so far.
    [narrow, wide].iter().all(|award| matches!(window(award), Window::Last(_)))
        && window(narrow) != window(wide)
        && cx.reasoner().are_of_the_same(narrow.selection, wide.selection)
        && cx.reasoner().is_part(narrow.selection, wide.selection)
}

fn message(
    cx: &Context<'_>,
    block: Block<'_>,
    [narrow, wide]: [&Award<'_>; 2],
    [earlier, later]: [&Award<'_>; 2],
) -> Diagnostic {
    let sum = narrow.points.add(wide.points).unwrap_or(narrow.points);
    let said = |award: &Award<'_>| cx.said(cx.first_line(award.rule.span));
    let message =
        format!("whoever gets `{}` also gets `{}`: together they give {sum:+}", said(narrow), said(wide));
    let mut twice = LINT
        .at(cx.first_line(later.rule.span), message)
        .label(format!("adds up to {sum:+}"))
        .help("put both into `highest of \"…\" { }` if only the larger is to count")
        .related(cx.first_line(earlier.rule.span), "adds up with this");
    // Of two that count once, a ladder is meant; of others, both may be.
    let is_ladder = narrow.once && wide.once && narrow.points > wide.points;
    twice.severity = if is_ladder { LINT.level } else { Severity::Hint };
    twice.witness = witness::of(
        cx,
        &Wanted {
            title: format!("Steps of {} that add up", block.score.name),
            given: vec![witness::one_of(cx, narrow.selection)],
            expect: vec![format!("{} = {sum}", block.score.name)],
            ..Wanted::default()
        },
    );
    twice
}
