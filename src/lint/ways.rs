//! Ways that lead on at once, and whether they still hold for a lead that is sent back.

use std::collections::BTreeSet;

use super::Context;
use crate::model::{Automatic, CondId, Model, ScoreId, StageId};
use crate::reason::Mask;

/// What lets a lead that was sent back come straight back.
pub(super) enum Back<'a> {
    /// Scores that could be reset.
    Scores(Vec<&'a str>),
    /// Interactions that the way counts by itself.
    Interactions,
    /// Fields, and scores of fields alone.
    Fields,
}

/// The ways out of a stage that a lead takes at once, without anybody doing anything.
pub(super) fn at_once(model: &Model, stage: StageId) -> impl Iterator<Item = &Automatic> {
    model.stages.at(stage).automatic.iter().filter(|way| way.after.is_none() && way.condition.is_some())
}

/// Why a way still holds behind a way back that resets some scores, if it may; none if the way back changes what it
/// depends on, or only opens where it does not hold.
pub(super) fn back<'a>(
    cx: &Context<'a>,
    forward: &Automatic,
    resetting: &[ScoreId],
    guard: Option<CondId>,
) -> Option<Back<'a>> {
    let needed = cx.reads(forward.condition?);
    // A way that is never open takes nobody anywhere: that is said of it.
    if cx.reasoner().is_never(forward.condition?, Mask::YES) {
        return None;
    }
    let counted: BTreeSet<ScoreId> =
        needed.scores.iter().copied().filter(|&score| cx.counts_interactions(score)).collect();
    if needed.stays || needed.in_stage || resetting.iter().any(|score| counted.contains(score)) {
        return None;
    }
    if let Some(guard) = guard {
        let opened = cx.reads(guard);
        let shares = opened.scores.intersection(&needed.scores).next().is_some()
            || opened.fields.intersection(&needed.fields).next().is_some()
            || opened.selections.intersection(&needed.selections).next().is_some();
        if shares || opened.stays {
            return None;
        }
    }
    let own = needed.selections.iter().any(|&id| cx.model.selections.at(id).scope.is_none());
    Some(if !counted.is_empty() {
        Back::Scores(counted.iter().map(|&score| cx.model.scores.at(score).name.as_str()).collect())
    } else if own {
        Back::Interactions
    } else {
        Back::Fields
    })
}

/// The scores behind a way that count interactions.
pub(super) fn scores_with_interactions<'a>(cx: &Context<'a>, way: &Automatic) -> Vec<&'a str> {
    let scores = way.condition.map(|condition| cx.reads(condition).scores.clone()).unwrap_or_default();
    let counted = scores.into_iter().filter(|&score| cx.counts_interactions(score));
    counted.map(|score| cx.model.scores.at(score).name.as_str()).collect()
}
