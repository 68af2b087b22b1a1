//! The plan: a pact compiled for evaluating many leads.
//!
//! A [`Plan`] is a flat list of instructions. Each computes one slot (the truth of a condition, the number of
//! a quantity, the interactions of a selection, a score) from slots before it, so that every distinct test is
//! evaluated at most once per lead, in one pass without recursion. The few instructions that depend on the
//! lead's stage, or on resets, are run again when a step changes these.
//!
//! Where results only are wanted, most of these instructions are left out: the fields of the lead are sorted into
//! classes ([`crate::lead`]), and tables by class give the points of all lines and the truth of all conditions that
//! read one field. Who wants to see each line (an explanation) runs them all.
//!
//! ```text
//!  Model ──Plan::new──▶ Plan ──Cutoffs::new──▶ Cutoffs (per as_of)
//!                        │                        │
//!  Lead ───────────────▶ assess ◀─────────────────┘   Scratch (per thread)
//!                        │
//!                        └─▶ Outcome
//! ```
//!
//! | room | what is in it |
//! |---|---|
//! | `ops` | the instructions and the tables they point into |
//! | `compile` | from a model to instructions; lists of fields worth asking for; what to watch as time goes by |
//! | `run` | one instruction at a time |
//! | `columns`, `sums` | tables by class of a field, and what they add up to |
//! | `history` | lists of a lead's interactions, and what is kept of them between two looks |
//! | `at_once`, `brief` | leads of which fields alone are asked for |
//! | `select`, `awards` | which interactions count, and what they give |
//! | `score`, `interval` | lines of scores, and between which numbers a score could still end |
//! | `lifecycle` | start, automatic steps, handover, route |
//! | `batch` | many leads by column |
//! | `report`, `changes`, `jumps` | what is open and worth asking for; when something changes next, and when a cut-off jumps back |
//! | `cutoffs`, `scratch` | what is shared by leads of one instant, and the buffers |

mod at_once;
mod awards;
mod batch;
mod brief;
mod changes;
mod columns;
mod compile;
mod cutoffs;
mod history;
mod interval;
mod jumps;
mod lifecycle;
mod ops;
mod record;
mod report;
mod run;
mod score;
mod scratch;
mod select;
mod shares;
mod slots;
mod sums;
#[cfg(test)]
mod tests;

pub(crate) use batch::{Alone, BatchRun, By, Codes, Places, Points, Sheet, Supply, route_name};
pub use cutoffs::Cutoffs;
pub(crate) use history::give_back;
pub use lifecycle::due;
pub use record::{Recorder, RuleRecord, Unrecorded};
pub(crate) use record::{Records, Results};
pub(crate) use report::Report;
pub use scratch::Scratch;
pub(crate) use scratch::Wanted;

use std::sync::Arc;

use self::brief::Brief;
use self::columns::Columns;
use self::compile::{Asks, Listing, Program, Watch};
use self::ops::{Cut, Line, Moment, Op, Per, Pick, ScorePlan, Share, StepsId, Without};
use self::run::Run;
use self::slots::Slots;
use crate::assessment::{Outcome, Situation};
use crate::lead::{Lead, Sieve};
use crate::model::{CondId, FieldId, Id, Model, QuantityId, Signed, StageId, TextTest, WordSet};
use crate::values::{Number, Period, Zone};

/// A pact compiled for evaluation. Immutable, to be shared between threads.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Tells plans apart, so that buffers notice when they are used with another.
    id: u64,
    sizes: Sizes,
    zone: Zone,
    /// Parts before what is made of them.
    ops: Vec<Op>,
    /// How many of `ops` an assessment needs; those behind serve examples.
    hot: usize,
    /// The instructions that read the lead's stage and the like, with [`ops::depends`].
    varying: Vec<(u8, Op)>,
    quantity_depends: Slots<QuantityId, u8>,
    /// The instructions of all `where`.
    inner: Vec<Op>,
    constants: Vec<(QuantityId, Number)>,
    parts: Vec<CondId>,
    summands: Vec<Signed>,
    stages: Vec<StageId>,
    texts: Vec<TextTest>,
    sets: Vec<WordSet>,
    moments: Vec<Moment>,
    cuts: Vec<Cut>,
    periods: Vec<Period>,
    /// Where full days are counted, if they are.
    days: Option<StepsId>,
    picks: Vec<Pick>,
    scores: Vec<ScorePlan>,
    lines: Vec<Line>,
    pers: Vec<Per>,
    withouts: Vec<Without>,
    shares: Vec<Share>,
    points: Vec<Number>,
    always: Vec<(Number, CondId)>,
    questions: Vec<FieldId>,
    /// With whether a score is in the quantity.
    intervals: Vec<(QuantityId, bool)>,
    /// By stage.
    programs: Vec<Program>,
    listing: Listing,
    asks: Asks,
    watch: Watch,
    columns: Columns,
    brief: Option<Box<Brief>>,
}

/// How large buffers must be.
#[derive(Debug, Clone, Copy, Default)]
struct Sizes {
    conditions: usize,
    quantities: usize,
    kinds: usize,
    frames: usize,
}

impl Plan {
    /// Compiles a checked pact. Linear in its size; nothing can go wrong.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        compile::compile(model)
    }

    /// Assesses a lead from its start: start stage, automatic steps, handover.
    ///
    /// `model` is the one the plan was made of, `lead` is bound to it, `as_of` made for the plan. Everything
    /// in `out` is overwritten; its lists are reused.
    pub fn assess(
        &self,
        model: &Model,
        lead: &Lead,
        as_of: &Cutoffs,
        scratch: &mut Scratch,
        out: &mut Outcome,
    ) {
        self.assess_briefly(model, lead, as_of, scratch, out);
        scratch.report_into(out, |scratch, report| self.report(model, scratch, report, true));
    }

    /// [`Plan::assess`] without what is open and worth asking for: [`Plan::report`] tells it as long as the buffers
    /// are not used again.
    pub(crate) fn assess_briefly(
        &self,
        model: &Model,
        lead: &Lead,
        as_of: &Cutoffs,
        scratch: &mut Scratch,
        out: &mut Outcome,
    ) {
        scratch.adapt(self);
        scratch.row.read(&self.columns.sieve, lead);
        self.assess_row(model, lead, as_of, scratch, out);
    }

    /// How the values of fields are sorted.
    pub(crate) fn sieve(&self) -> &Arc<Sieve> {
        &self.columns.sieve
    }

    /// [`Plan::assess`] with somebody looking over its shoulder.
    pub fn assess_recorded<R: Recorder>(
        &self,
        model: &Model,
        lead: &Lead,
        as_of: &Cutoffs,
        scratch: &mut Scratch,
        out: &mut Outcome,
        recorder: &mut R,
    ) {
        scratch.begin(self, as_of);
        Run { plan: self, model, lead, as_of, scratch, out, recorder }.start_afresh();
    }

    /// Evaluates a lead where it stands, taking no step: `out` has the stage and part of the handover that
    /// `situation` has, no route and no steps. The deadlines of a handover are not in `next_change`, for only
    /// the state knows them.
    pub fn evaluate(
        &self,
        model: &Model,
        lead: &Lead,
        situation: &Situation,
        as_of: &Cutoffs,
        scratch: &mut Scratch,
        out: &mut Outcome,
    ) {
        self.evaluate_recorded(model, lead, situation, as_of, scratch, out, &mut Unrecorded);
    }

    /// [`Plan::evaluate`] with somebody looking over its shoulder.
    #[expect(clippy::too_many_arguments, reason = "inputs, buffers and result, each of its own lifetime")]
    pub fn evaluate_recorded<R: Recorder>(
        &self,
        model: &Model,
        lead: &Lead,
        situation: &Situation,
        as_of: &Cutoffs,
        scratch: &mut Scratch,
        out: &mut Outcome,
        recorder: &mut R,
    ) {
        scratch.begin(self, as_of);
        Run { plan: self, model, lead, as_of, scratch, out, recorder }.in_situation(situation);
    }

    /// Judges a lead where it stands: scores, words and all conditions, and nothing of what [`Plan::evaluate`]
    /// reports beside them. For taking steps.
    pub(crate) fn judge(
        &self,
        model: &Model,
        lead: &Lead,
        situation: &Situation,
        as_of: &Cutoffs,
        scratch: &mut Scratch,
        out: &mut Outcome,
    ) {
        scratch.begin(self, as_of);
        Run { plan: self, model, lead, as_of, scratch, out, recorder: &mut Unrecorded }.judge(situation);
    }

    /// [`Plan::judge`] once more, of the same lead as of the same instant in another situation: only what reads
    /// what has changed.
    pub(crate) fn judge_again(
        &self,
        model: &Model,
        lead: &Lead,
        situation: &Situation,
        as_of: &Cutoffs,
        scratch: &mut Scratch,
        out: &mut Outcome,
    ) {
        Run { plan: self, model, lead, as_of, scratch, out, recorder: &mut Unrecorded }
            .judge_again(situation);
    }

    /// Judges only what the stage of a lead needs to go on by itself: automatic ways, notices, and the conditions
    /// its handover waits for. All other conditions, and the outcome, are left undefined.
    pub(crate) fn glance(
        &self,
        model: &Model,
        lead: &Lead,
        situation: &Situation,
        as_of: &Cutoffs,
        scratch: &mut Scratch,
        out: &mut Outcome,
    ) {
        scratch.begin(self, as_of);
        Run { plan: self, model, lead, as_of, scratch, out, recorder: &mut Unrecorded }.glance(situation);
    }

    /// Whether a stage needs nothing of a lead in order to go on by itself.
    pub(crate) fn needs_nothing(&self, stage: StageId) -> bool {
        matches!(self.programs.get(stage.index()), Some(Program::Only(ops)) if ops.is_empty())
    }

    /// Evaluates what only examples ask, after an evaluation of the same lead as of the same instant.
    pub fn evaluate_examples(
        &self,
        model: &Model,
        lead: &Lead,
        as_of: &Cutoffs,
        scratch: &mut Scratch,
        out: &mut Outcome,
    ) {
        Run { plan: self, model, lead, as_of, scratch, out, recorder: &mut Unrecorded }.rest();
    }

    /// Nothing compiled yet.
    fn empty(zone: Zone) -> Self {
        Self {
            id: 0,
            sizes: Sizes::default(),
            zone,
            ops: Vec::new(),
            hot: 0,
            varying: Vec::new(),
            quantity_depends: Slots::default(),
            inner: Vec::new(),
            constants: Vec::new(),
            parts: Vec::new(),
            summands: Vec::new(),
            stages: Vec::new(),
            texts: Vec::new(),
            sets: Vec::new(),
            moments: Vec::new(),
            cuts: Vec::new(),
            periods: Vec::new(),
            days: None,
            picks: Vec::new(),
            scores: Vec::new(),
            lines: Vec::new(),
            pers: Vec::new(),
            withouts: Vec::new(),
            shares: Vec::new(),
            points: Vec::new(),
            always: Vec::new(),
            questions: Vec::new(),
            intervals: Vec::new(),
            programs: Vec::new(),
            listing: Listing::default(),
            asks: Asks::default(),
            watch: Watch::default(),
            columns: Columns::default(),
            brief: None,
        }
    }
}
