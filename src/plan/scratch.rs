//! Buffers that an evaluation works in, reused from lead to lead.

use super::columns::Undecided;
use super::cutoffs::StepTable;
use super::history::History;
use super::interval::Interval;
use super::report::Report;
use super::score::Frame;
use super::slots::{Slice, Slots};
use super::{Cutoffs, Plan};
use crate::assessment::{OpenWhat, Outcome, Situation};
use crate::lead::Row;
use crate::model::{CondId, QuantityId, SelectionId};
use crate::values::{Instant, Number, Truth};

/// Working memory of evaluations: keep one per thread. Once it has seen leads of every size, evaluating
/// allocates nothing.
#[derive(Debug, Default)]
pub struct Scratch {
    /// The plan it is set up for.
    made_for: Option<u64>,
    pub(super) truths: Slots<CondId, Truth>,
    /// Where results only are wanted: the lanes of [`super::columns::Columns`].
    pub(super) lanes: Vec<[i64; 4]>,
    /// By score: what open lines add whose field is unknown.
    pub(super) undecided: Vec<Undecided>,
    pub(super) numbers: Slots<QuantityId, Option<Number>>,
    pub(super) intervals: Slots<QuantityId, Interval>,
    /// The interactions that count, by selection.
    pub(super) picked: Slots<SelectionId, Picked>,
    /// Those that are not in a list of their own, newest first, counted from the oldest.
    pub(super) picks: Vec<u32>,
    pub(super) row: Row,
    pub(crate) wanted: Wanted,
    /// As of when the last assessment was, if it was brief: then all below is of another.
    pub(super) brief_as_of: Option<Instant>,
    /// Whether its fields stand in the order of a type.
    pub(super) is_by_type: bool,
    pub(super) history: History,
    /// The first interaction in the lead's list that is not after `as_of`.
    pub(super) first: usize,
    pub(super) situation: Situation,
    pub(super) frames: Vec<Frame>,
    pub(super) awards: Awards,
    pub(super) steps: Vec<StepTable>,
    steps_as_of: Option<Instant>,
    /// The line of `leads start in` that fits, by place.
    pub(super) start_line: Option<u16>,
    /// Lines of `leads start in` that were open.
    pub(super) open_starts: Vec<u16>,
    /// By score: whether a line is open.
    pub(super) open_scores: Vec<bool>,
    /// Its lists of open points and of missing fields are those of the outcome.
    pub(super) report: Report,
    /// What was open when the handover was looked at.
    pub(super) open_handover: Vec<OpenWhat>,
    /// The deadline of the handover that began to run in this evaluation.
    pub(super) deadline: Option<Instant>,
}

/// What is asked of assessments: whoever has asked once asks again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) enum Wanted {
    /// Results only.
    #[default]
    Results,
    /// What is missing, too.
    Missing,
    /// What is open, too, which no brief assessment tells.
    Open,
}

/// The interactions that count.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Picked {
    /// The list they are a stretch of, by place and from 1 on; 0 for [`Scratch::picks`].
    pub list: u32,
    pub slice: Slice,
}

/// Buffers of one `per` line.
#[derive(Debug, Default)]
pub(super) struct Awards {
    /// Those that are left: instant and place.
    pub left: Vec<(Instant, u32)>,
    pub keep: Vec<bool>,
    pub order: Vec<u32>,
    pub counted: Vec<Instant>,
    /// By calendar unit: how many, newest first.
    pub units: Vec<(i64, u32)>,
    /// Sums with the instant of their newest award, newest first.
    pub sums: Vec<(Instant, i128)>,
}

impl Scratch {
    /// Buffers for a plan; they adapt to any other.
    #[must_use]
    pub fn new(plan: &Plan) -> Self {
        let mut scratch = Self::default();
        scratch.adapt(plan);
        scratch
    }

    /// Whether a condition of the lifecycle, a score or a choice held in the last evaluation. Conditions in
    /// a `where`, and those that only examples ask, are unknown.
    #[must_use]
    pub fn truth(&self, condition: CondId) -> Truth {
        self.truths.get(condition)
    }

    /// Says what an evaluation of the lead alone cannot know: what an example expects of routes and refusals.
    pub(crate) fn settle(&mut self, condition: CondId, truth: Truth) {
        self.truths.set(condition, truth);
    }

    /// The fields of the next lead, to be filled for [`Plan::assess_row`].
    pub(crate) fn row(&mut self) -> &mut Row {
        &mut self.row
    }

    /// What a quantity came to in the last evaluation.
    #[must_use]
    pub fn number(&self, quantity: QuantityId) -> Option<Number> {
        self.numbers.get(quantity)
    }

    /// Which interactions counted in the last evaluation, newest first, as places in the lead's list. Of those of
    /// which only the newest is ever asked for it is that one.
    pub fn interactions(&self, selection: SelectionId) -> impl DoubleEndedIterator<Item = u32> {
        let Picked { list, slice } = self.picked.get(selection);
        let of_list = list.checked_sub(1).and_then(|list| self.history.list(list));
        // Lists stand the other way round; one of the two is empty.
        let (picks, listed) = match of_list {
            Some(list) => (&[][..], slice.of(list)),
            None => (slice.of(&self.picks), &[][..]),
        };
        let places = picks.iter().copied().chain(listed.iter().rev().map(|stamp| stamp.place));
        places.map(|place| self.history.turned(place))
    }

    /// The line of `leads start in`, by place, that the last assessment started with.
    #[must_use]
    pub fn start_line(&self) -> Option<u16> {
        self.start_line
    }

    /// Makes ready for a lead.
    pub(super) fn begin(&mut self, plan: &Plan, as_of: &Cutoffs) {
        self.adapt(plan);
        if self.steps_as_of != Some(as_of.as_of()) {
            self.steps_as_of = Some(as_of.as_of());
            self.steps.iter_mut().for_each(StepTable::clear);
        }
        self.brief_as_of = None;
        self.picks.clear();
        self.start_line = None;
        self.open_starts.clear();
        self.open_handover.clear();
        self.deadline = None;
    }

    /// Has a report filled whose lists are those of an outcome.
    pub(super) fn report_into(&mut self, out: &mut Outcome, fill: impl FnOnce(&Self, &mut Report)) {
        let mut report = std::mem::take(&mut self.report);
        let mut swap = |report: &mut Report| {
            std::mem::swap(&mut report.open, &mut out.open);
            std::mem::swap(&mut report.missing, &mut out.missing);
        };
        swap(&mut report);
        fill(self, &mut report);
        swap(&mut report);
        self.report = report;
    }

    pub(super) fn adapt(&mut self, plan: &Plan) {
        if self.made_for == Some(plan.id) {
            return;
        }
        *self = Self {
            made_for: Some(plan.id),
            truths: Slots::new(plan.sizes.conditions),
            numbers: Slots::new(plan.sizes.quantities),
            intervals: Slots::new(plan.sizes.quantities),
            picked: Slots::new(plan.picks.len()),
            lanes: vec![[0; 4]; plan.columns.fours],
            undecided: vec![Undecided::default(); plan.scores.len()],
            row: Row::new(&plan.columns.sieve),
            frames: vec![Frame::default(); plan.sizes.frames],
            steps: plan.periods.iter().map(|&period| StepTable::new(period)).collect(),
            open_scores: vec![false; plan.scores.len()],
            ..Self::default()
        };
        for &(quantity, number) in &plan.constants {
            self.numbers.set(quantity, Some(number));
        }
    }
}
