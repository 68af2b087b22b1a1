//! Conditions, quantities and selections of interactions.
//!
//! Evaluating a condition gives a [`crate::values::Truth`], a quantity a number or unknown.

use std::sync::Arc;

use super::lifecycle::StageId;
use super::schema::{Currency, FieldId, TeamId, TypeId, WordSet};
use super::scoring::{ChoiceId, QuestionnaireId, RatingId, ScoreId, TableId};
use crate::sources::Span;
use crate::values::{Instant, Number, Period, Ranges};

super::arena::ids! {
    /// A distinct condition.
    CondId(u32);
    /// A distinct quantity.
    QuantityId(u32);
    /// A distinct selection of interactions.
    SelectionId(u32);
}

/// Where a single value comes from. Which type it has is known where it is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operand {
    /// `employees`: a field of the lead.
    Lead(FieldId),
    /// `path` in a `where`: a field of the interaction that is looked at, by place.
    Own(u16),
    /// `latest product of whitepaper_download`: a field, by place, of the newest one selected.
    Latest(SelectionId, u16),
}

/// Something whose value is one of listed words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Worded {
    /// A `one of` field.
    Field(Operand),
    /// A rating; its words are its levels, best first.
    Rating(RatingId),
    /// A table.
    Table(TableId),
    /// A choice.
    Choice(ChoiceId),
}

/// What `is known` can be asked of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A field of any type.
    Operand(Operand),
    /// Something computed.
    Quantity(QuantityId),
    /// A rating, table or choice.
    Worded(Worded),
    /// A condition that was named by a define.
    Condition(CondId),
}

/// A condition: yes, no or unknown.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Condition {
    /// `not a`
    Not(CondId),
    /// `a and b`; at least two, in the order written
    And(Box<[CondId]>),
    /// `a or b`; at least two, in the order written
    Or(Box<[CondId]>),
    /// `x is known`: never unknown itself
    Known(Subject),
    /// `consent`, `consent is yes`
    Flag(Operand),
    /// `a at least b`
    Compare(QuantityId, Compare, QuantityId),
    /// `email ends with any of ("…")`
    Text(Operand, TextTest),
    /// `seniority is one of (a, b)`, `grade at least B`
    Word(Worded, WordSet),
    /// `topics includes any of (a, b)`
    IncludesAny(Operand, WordSet),
    /// `topics includes all of (a, b)`
    IncludesAll(Operand, WordSet),
    /// `registered in the last 30 days`
    Date(Operand, DateTest),
    /// `any call where reached`; `no call` is its `Not`: never unknown
    Any(SelectionId),
    /// `bant is complete`: every question answered; never unknown
    Complete(QuestionnaireId),
    /// `stage is one of (MGL, MQL)`; never true of a lead without a stage
    Stage(Box<[StageId]>),
    /// `handover is waiting`
    Handover(HandoverPart),
    /// `responsible is sales`, only in `expect`
    Responsible(Box<[TeamId]>),
    /// `route is one of ("Ann", "Ben")`, folded, only in `expect`
    Route(Box<[Arc<str>]>),
    /// `route is known`, only in `expect`
    HasRoute,
    /// `nurture includes "Monthly news"`, tracks by place; any of them, only in `expect`
    Nurture(Box<[u16]>),
    /// `refused`, only in `expect`
    Refused,
    /// `missing phone`, only in `expect`
    Missing(FieldId),
}

/// The part a handover is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HandoverPart {
    /// For data, condition or confirmation.
    Waiting,
    /// Handed over, not yet accepted or rejected.
    Pending,
}

/// How two numbers compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Compare {
    /// `at least`
    AtLeast,
    /// `at most`
    AtMost,
    /// `more than`
    MoreThan,
    /// `less than`
    LessThan,
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
}

impl Compare {
    /// `a op b` as `b op a`.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::AtLeast => Self::AtMost,
            Self::AtMost => Self::AtLeast,
            Self::MoreThan => Self::LessThan,
            Self::LessThan => Self::MoreThan,
            Self::Equal | Self::NotEqual => self,
        }
    }

    /// The numbers of which a comparison with another holds, by [`Number::raw`].
    pub(crate) fn numbers(self, with: Number) -> Ranges {
        // Raw values are whole and far from the ends of their type.
        let (at, behind) = (with.raw(), with.raw().saturating_add(1));
        match self {
            Self::AtLeast => Ranges::from(at),
            Self::MoreThan => Ranges::from(behind),
            Self::LessThan => Ranges::from(at).complement(),
            Self::AtMost => Ranges::from(behind).complement(),
            Self::Equal => Ranges::one(at),
            Self::NotEqual => Ranges::one(at).complement(),
        }
    }
}

/// A test of a text against needles, any of which may match.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TextTest {
    /// How.
    pub op: TextOp,
    /// Folded, without repetitions, sorted.
    pub needles: Box<[Arc<str>]>,
}

/// How a text is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextOp {
    /// `is`, `is one of`
    Is,
    /// `contains`
    Contains,
    /// `mentions`
    Mentions,
    /// `starts with`
    StartsWith,
    /// `ends with`
    EndsWith,
}

/// A test of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateTest {
    /// From the first instant on, before the second: `before`, `on` and `after` a literal day or instant.
    Within {
        /// Not before.
        from: Option<Instant>,
        /// Before.
        to: Option<Instant>,
    },
    /// `before first_contact`: an earlier instant
    BeforeField(Operand),
    /// `after first_contact`: a later instant
    AfterField(Operand),
    /// `on first_contact`: the same day in the pact's time zone
    OnField(Operand),
    /// `in the last 30 days`: from the cut-off to `as_of`, both included
    InTheLast(Period),
    /// `in the next 30 days`: after `as_of`, up to `as_of` plus the period
    InTheNext(Period),
    /// `more than 30 days ago`: before the cut-off
    MoreThanAgo(Period),
}

/// What a quantity counts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A plain number.
    Number,
    /// Money of a currency.
    Money(Currency),
}

/// A quantity: an exact number, or unknown.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Quantity {
    /// `250`
    Constant(Number),
    /// A `number` or `money` field.
    Field(Operand),
    /// The value of a score; unknown for a questionnaire of which no question is answered.
    Score(ScoreId),
    /// `a + b - c`: summed exactly; out of range is unknown with a data problem
    Sum(Box<[Signed]>),
    /// `a * b`: rounded half to even, once
    Product(QuantityId, QuantityId),
    /// `a / b`: rounded half to even, once; division by zero is unknown with a data problem
    Quotient(QuantityId, QuantityId),
    /// `P% of a`: rounded half to even, once
    Share(Number, QuantityId),
    /// `smaller of a and b`
    Smaller(QuantityId, QuantityId),
    /// `larger of a and b`
    Larger(QuantityId, QuantityId),
    /// `count of page_view …`
    Count(SelectionId),
    /// `total seconds of page_view …`, the field by place; an unknown one adds nothing
    Total(SelectionId, u16),
    /// `days since last call …`: full days; unknown where there is none
    DaysSinceLast(SelectionId),
    /// `days since registered`: full days, below zero for a day ahead
    DaysSince(Operand),
    /// `earlier stays in MQL`
    EarlierStays(StageId),
}

/// A summand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Signed {
    /// Whether it is taken away.
    pub minus: bool,
    /// What.
    pub value: QuantityId,
}

/// Which interactions are meant. Those after `as_of` never are.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Selection {
    /// The kinds, ascending: one, or all that are not done by a team.
    pub types: Box<[TypeId]>,
    /// `where …`: must be yes; `Operand::Own` in it is a field of the interaction.
    pub condition: Option<CondId>,
    /// From when on.
    pub window: Window,
    /// The score in whose rules this stands: when that was reset, only later interactions count.
    pub scope: Option<ScoreId>,
}

/// From when on interactions count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Window {
    /// All up to `as_of`.
    Ever,
    /// `in the last 30 days`
    Last(Period),
    /// `in this stage`: from the instant the lead entered its present stage, included.
    ThisStage,
}

/// `define contactable "May be contacted" as …`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Define {
    /// Its name.
    pub name: String,
    /// What it is called by people.
    pub label: Option<String>,
    /// What it stands for, as used outside scores.
    pub body: DefineBody,
    /// Where it is declared.
    pub span: Span,
}

/// What a define stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DefineBody {
    /// A condition.
    Condition(CondId),
    /// A quantity.
    Quantity(QuantityId),
}
