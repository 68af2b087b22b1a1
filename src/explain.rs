//! Why a lead stands where it stands, and what would move it on.
//!
//! ```text
//!  Plan ──assess──▶ Outcome + what each line came to ──▶ scores, words, stage, ways
//!    └──assess again with one change, or two ──────────▶ moves
//!                                                          Explanation ──to_text──▶ a page for a colleague
//! ```
//!
//! Every statement is read off an assessment of the very same plan that assesses leads; a [`Move`] is only
//! reported if the lead with that change was assessed and did move on. Costs some hundred assessments.

mod candidates;
mod expected;
mod moves;
mod page;
mod ranges;
mod scores;
mod shape;
mod tests_of;
mod view;
mod ways;
mod words;

pub use shape::{
    AlwaysWhy, Change, ChangeKind, Explanation, Input, Line, Move, Named, NextLevel, RouteWhy, RuleKind,
    RuleWhy, ScoreWhy, StageWhy, StepWhy, TestWhy, ValueRange, WayKind, WayWhy, WordKind, WordWhy,
};

pub(crate) use expected::expectation;
pub(crate) use page::{Sheet, score as score_page, test as test_page};
use view::View;
pub(crate) use view::{Extra, line_at, statement};

use crate::assessment::Situation;
use crate::lead::Lead;
use crate::model::{CondId, Model};
use crate::plan::Plan;
use crate::sources::{FileId, Sources};
use crate::values::{Instant, format_instant};

/// The version of the shape of [`Explanation`].
const VERSION: u32 = 1;

/// Explains a lead that is assessed from its start.
///
/// `sources` are the texts the model was read from; `plan` was made of `model`, and `lead` is bound to it.
#[must_use]
pub fn explain(model: &Model, sources: &Sources, plan: &Plan, lead: &Lead, as_of: Instant) -> Explanation {
    let view = View::new(model, sources, plan, lead, None, as_of);
    let instant = |at: Instant| format_instant(at, &model.zone);
    let stage = ways::stage(&view);
    let nurture = model
        .nurture
        .iter()
        .flat_map(|nurture| view.out.nurture.iter().filter_map(|&at| nurture.tracks.get(usize::from(at))));
    Explanation {
        version: VERSION,
        pact: model.name.clone(),
        file: sources.get(FileId::default()).map_or(String::new(), |source| source.name.clone()),
        id: lead.id.clone(),
        as_of: instant(as_of),
        scores: scores::all(&view),
        words: words::all(&view),
        nurture: nurture.map(|track| view.line(track.span)).collect(),
        missing: view.out.missing.iter().map(|&field| view.field(field)).collect(),
        moves: moves::find(&view),
        stage,
        next_change: view.out.next_change.map(instant),
        future_interactions: view.out.future,
        problems: lead.problems.clone(),
    }
}

/// The tests that keep a condition from holding, of a lead in a situation.
pub(crate) fn tests_that_fail(
    (model, sources, plan): (&Model, &Sources, &Plan),
    lead: &Lead,
    situation: &Situation,
    as_of: Instant,
    condition: CondId,
) -> Vec<TestWhy> {
    tests_of::that_fail(&View::new(model, sources, plan, lead, Some(situation), as_of), condition)
}
