//! The instructions of a plan: each computes one slot from slots that were computed before it.

use super::slots::Slice;
use crate::model::{
    Bounds, ChoiceId, Compare, CondId, Fade, FieldId, HandoverPart, Operand, PointsLimit, QuantityId,
    QuestionnaireId, RatingId, RuleId, ScoreId, SelectionId, StageId, TableId, TimesLimit, Worded,
};
use crate::values::{Instant, Number, Period};

/// One step of an evaluation. The first part is the slot that is written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Op {
    /// `not a`
    Not(CondId, CondId),
    /// `a and b`
    And(CondId, Slice),
    /// `a or b`
    Or(CondId, Slice),
    /// `employees is known`
    KnownValue(CondId, Operand),
    /// `bant is known`, of something computed
    KnownNumber(CondId, QuantityId),
    /// `grade is known`
    KnownWord(CondId, Worded),
    /// `decision_maker is known`
    KnownTruth(CondId, CondId),
    /// `consent`
    Flag(CondId, Operand),
    /// `a at least b`
    Compare(CondId, QuantityId, Compare, QuantityId),
    /// `email contains "…"`: the test by place
    Text(CondId, Operand, u32),
    /// `seniority is one of (…)`: the words by place
    Word(CondId, Worded, u32),
    /// `topics includes any of (…)`: the words by place
    IncludesAny(CondId, Operand, u32),
    /// `topics includes all of (…)`: the words by place
    IncludesAll(CondId, Operand, u32),
    /// `registered in the last 30 days`: the test by place
    Date(CondId, Operand, u32),
    /// `any call`
    Any(CondId, SelectionId),
    /// `bant is complete`
    Complete(CondId, QuestionnaireId),
    /// `stage is one of (…)`
    Stage(CondId, Slice),
    /// `handover is waiting`
    Handover(CondId, HandoverPart),

    /// `employees`
    Field(QuantityId, Operand),
    /// `interest`
    Value(QuantityId, ScoreId),
    /// `a + b - c`
    Sum(QuantityId, Slice),
    /// `a * b`
    Product(QuantityId, QuantityId, QuantityId),
    /// `a / b`
    Quotient(QuantityId, QuantityId, QuantityId),
    /// `P% of a`
    Share(QuantityId, Number, QuantityId),
    /// `smaller of a and b`
    Smaller(QuantityId, QuantityId, QuantityId),
    /// `larger of a and b`
    Larger(QuantityId, QuantityId, QuantityId),
    /// `count of call`
    Count(QuantityId, SelectionId),
    /// `total seconds of page_view`
    Total(QuantityId, SelectionId, u16),
    /// `days since last call`
    DaysSinceLast(QuantityId, SelectionId),
    /// `days since registered`
    DaysSince(QuantityId, Operand),
    /// `earlier stays in MQL`
    EarlierStays(QuantityId, StageId),

    /// Which interactions count.
    Select(SelectionId),
    /// All lines of a score.
    Score(ScoreId),
    /// A rating.
    Rating(RatingId),
    /// A table.
    Table(TableId),
    /// A choice.
    Choice(ChoiceId),
}

/// A test of a date, its durations resolved to places in the cut-offs.
#[derive(Debug, Clone, Copy)]
pub(super) enum Moment {
    /// From the first, before the second.
    Within(Option<Instant>, Option<Instant>),
    /// Earlier than another field.
    Before(Operand),
    /// Later than another field.
    After(Operand),
    /// On the same day as another field.
    SameDay(Operand),
    /// From the cut-off to `as_of`.
    InTheLast(CutId),
    /// After `as_of`, up to the cut-off.
    InTheNext(CutId),
    /// Before the cut-off.
    MoreThanAgo(CutId),
}

/// A cut-off, by place in the plan's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CutId(pub u32);

/// A duration whose full steps are counted, by place in the plan's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct StepsId(pub u32);

/// How a selection finds its interactions.
#[derive(Debug, Clone)]
pub(super) struct Pick {
    /// The kinds, ascending.
    pub kinds: Box<[crate::model::TypeId]>,
    /// From when on.
    pub since: Since,
    /// The score whose resets hold.
    pub scope: Option<ScoreId>,
    /// `where`.
    pub test: Option<Where>,
}

/// From when on interactions count.
#[derive(Debug, Clone, Copy)]
pub(super) enum Since {
    Ever,
    Cut(CutId),
    Entered,
}

/// A `where`: the instructions that depend on the interaction, run for each.
#[derive(Debug, Clone, Copy)]
pub(super) struct Where {
    pub condition: CondId,
    pub ops: Slice,
}

/// A line of a score; lines inside of groups and ladders come before them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    pub rule: RuleId,
    /// To which sum or ladder it contributes.
    pub parent: Parent,
    pub gives: Gives,
}

/// Where the result of a line goes: a frame by place.
#[derive(Debug, Clone, Copy)]
pub(super) enum Parent {
    Sum(u32),
    Ladder(u32),
}

/// What a line of a score gives.
#[derive(Debug, Clone, Copy)]
pub(super) enum Gives {
    When(Number, CondId),
    /// Details by place.
    Per(u32),
    /// Details by place.
    Without(u32),
    /// Details by place.
    Share(u32),
    /// Points by place.
    Question(FieldId, Slice),
    Group(u32, Bounds),
    Highest(u32),
}

/// `+20 per whitepaper_download …`
#[derive(Debug, Clone)]
pub(super) struct Per {
    pub points: Number,
    pub selection: SelectionId,
    pub times: Box<[TimesLimit]>,
    pub fade: Fade,
    pub fade_steps: Option<StepsId>,
    /// What is left of one award after 0, 1, 2… steps, up to where it stands still or a limit.
    pub faded: Box<[Number]>,
    /// Whether nothing changes behind the end of `faded`.
    pub stands_still: bool,
    pub limits: Box<[PointsLimit]>,
}

/// `-10 per full 30 days without …`
#[derive(Debug, Clone)]
pub(super) struct Without {
    pub points: Number,
    pub every: StepsId,
    pub selection: SelectionId,
    pub limits: Box<[Number]>,
}

/// `+60% of momentum`
#[derive(Debug, Clone)]
pub(super) struct Share {
    pub percent: Number,
    pub of: QuantityId,
    pub limits: Box<[Number]>,
    /// Whether a score is in the quantity, so that its bounds are not its value.
    pub has_score: bool,
    /// The quantities whose intervals are needed, parts first; the quantity itself is the last.
    pub intervals: Slice,
}

/// The lowest and the highest number that a score may be, if it says so.
pub(super) type ScoreRange = Option<(Number, Number)>;

/// A score, compiled.
#[derive(Debug, Clone, Default)]
pub(super) struct ScorePlan {
    pub lines: Slice,
    pub frames: u32,
    pub range: ScoreRange,
    pub always: Slice,
    /// The questions, if it is a questionnaire's.
    pub questions: Option<Slice>,
    /// Where results only are wanted: lines of one field in tables, lines of one condition, and all others.
    pub hit_sums: Slice,
    pub shares: Slice,
    pub whens: Slice,
    pub rest: Slice,
}

/// What an instruction reads that may change while a lead takes steps.
pub(super) mod depends {
    pub const STAGE: u8 = 1;
    pub const PART: u8 = 2;
    pub const ENTERED: u8 = 4;
    pub const RESETS: u8 = 8;
    pub const STAYS: u8 = 16;
}

/// A duration with the number of times it is gone back, or ahead (below zero).
pub(super) type Cut = (Period, i64);
