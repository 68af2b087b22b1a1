//! What was met once, and is not any more: the day for it has passed when the teams agreed.

use super::LINT;
use crate::diagnostics::Diagnostic;
use crate::lint::Context;
use crate::lint::sites::Site;
use crate::model::walk::{Node, parts};
use crate::model::{CondId, Condition, DateTest};
use crate::reason::{Goal, Mask};

/// Nothing here reads a clock. But nobody asks a pact for anything before the day on which the last team agreed to it.
pub(super) fn of(cx: &Context<'_>, site: &Site) -> Option<Diagnostic> {
    let agreed = cx.model.agreements.iter().map(|agreement| agreement.date).max()?;
    if site.own.is_some() || !has_a_fixed_day(cx, site.condition) {
        return None;
    }
    let since = cx.model.zone.start_of_day(agreed);
    let goals = site.given.iter().cloned().chain([Goal::Is(site.condition, Mask::YES)]);
    if !cx.reasoner().solve_since(goals.collect(), since).is_never() {
        return None;
    }
    let said = cx.condition(site.condition);
    let message = format!("since {agreed}, when this pact was agreed to, no lead meets `{said}`");
    Some(
        LINT.at(cx.place_in(site.condition, site.span), message)
            .label("the day has passed")
            .help("write a later day, or leave this out"),
    )
}

fn has_a_fixed_day(cx: &Context<'_>, id: CondId) -> bool {
    parts(cx.model, [Node::Condition(id)]).into_iter().any(|node| {
        let Node::Condition(id) = node else { return false };
        matches!(cx.model.conditions.at(id), Condition::Date(_, DateTest::Within { .. }))
    })
}
