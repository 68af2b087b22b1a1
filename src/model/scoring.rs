//! Scores with their rules, ratings, questionnaires, tables, choices.

use super::condition::{CondId, QuantityId, SelectionId, Worded};
use super::schema::{Domain, FieldId, TeamId};
use crate::sources::Span;
use crate::values::{CalendarUnit, Number, Period};

super::arena::ids! {
    /// A score.
    ScoreId(u16);
    /// A line of a score.
    RuleId(u32);
    /// A rating.
    RatingId(u16);
    /// A questionnaire.
    QuestionnaireId(u16);
    /// A table.
    TableId(u16);
    /// A choice.
    ChoiceId(u16);
}

/// A score: the sum of its rules; then `always`, then the range.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// Its name.
    pub name: String,
    /// What it is called by people.
    pub label: Option<String>,
    /// The lowest and highest it may be.
    pub range: Option<(Number, Number)>,
    /// The rules that are summed, in the order written.
    pub rules: Vec<RuleId>,
    /// `always P while C`, in the order written; the first that applies wins.
    pub always: Vec<Always>,
    /// The questionnaire whose answers it sums: unknown while none is answered.
    pub questionnaire: Option<QuestionnaireId>,
    /// Where it is declared.
    pub span: Span,
}

/// `always 0 while unsubscribed`
#[derive(Debug, Clone, PartialEq)]
pub struct Always {
    /// The score.
    pub points: Number,
    /// The condition.
    pub condition: CondId,
    /// `"why"`
    pub why: Option<String>,
    /// Where.
    pub span: Span,
}

/// A line of a score.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// What it gives.
    pub kind: RuleKind,
    /// `"why"`
    pub why: Option<String>,
    /// Where.
    pub span: Span,
}

/// What a line of a score gives.
#[derive(Debug, Clone, PartialEq)]
pub enum RuleKind {
    /// `+40 when decision_maker`
    When {
        /// The points.
        points: Number,
        /// The condition.
        condition: CondId,
    },
    /// `+20 per whitepaper_download … LIMIT … FADE`
    Per {
        /// The points for each.
        points: Number,
        /// Which interactions.
        selection: SelectionId,
        /// Limits of number in the order written, each applied to what the one before left.
        times: Vec<TimesLimit>,
        /// How each award loses weight; the score's own where the rule says nothing.
        fade: Fade,
        /// Limits of points in the order written, after fading.
        points_limits: Vec<PointsLimit>,
    },
    /// `-10 per full 30 days without … up to -40 points`
    Without {
        /// The points for each full period.
        points: Number,
        /// The period.
        every: Period,
        /// Which interactions; its window is `Ever`.
        selection: SelectionId,
        /// `up to P points`, in the order written
        limits: Vec<Number>,
    },
    /// `+60% of momentum up to 30 points`
    Share {
        /// The percentage.
        percent: Number,
        /// Of what.
        of: QuantityId,
        /// `up to P points`, in the order written
        limits: Vec<Number>,
    },
    /// A question of a questionnaire: the points of the answer that was given.
    Question {
        /// The field.
        field: FieldId,
        /// For a `one of` field by word; for yes/no those of `no`, then those of `yes`.
        points: Vec<Number>,
    },
    /// `group "Web site" up to 20 points { … }`
    Group {
        /// Its label.
        label: Option<String>,
        /// How the sum is bounded.
        bounds: Bounds,
        /// What is summed.
        rules: Vec<RuleId>,
    },
    /// `highest of "Company size" { … }`
    Highest {
        /// Its label.
        label: Option<String>,
        /// Of which the largest that applies counts.
        rules: Vec<RuleId>,
    },
}

/// A limit of how many interactions count.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TimesLimit {
    /// At most so many, from 1.
    pub count: u32,
    /// Within what.
    pub per: Per,
}

/// Within what a limit of number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Per {
    /// All of them; the newest count.
    Ever,
    /// Each day, week, month or year of the pact's time zone; the newest in each count.
    Calendar(CalendarUnit),
    /// Oldest first: one counts only if fewer than `count` that counted are less than this before it.
    Any(Period),
    /// Each value of a field of the interaction, by place; all without it are one; the newest counts.
    Field(u16),
}

/// A limit of points, which bounds upwards if it is positive, downwards if negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PointsLimit {
    /// How many points.
    pub points: Number,
    /// Within each day, week, month or year, or all in all.
    pub per: Option<CalendarUnit>,
}

/// How an award loses weight with age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fade {
    /// `never fades`
    Never,
    /// `keeps 50% after every 30 days`
    Keeps(Number, Period),
    /// `fades out in 4 steps of 2 weeks`
    Steps(u32, Period),
}

/// How the sum of a group is bounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bounds {
    /// Not at all.
    None,
    /// `up to 20 points`: upwards if positive, downwards if negative
    UpTo(Number),
    /// `between 0 and 20 points`
    Between(Number, Number),
}

/// `rating grade of fit { A from 80 … D below }`
#[derive(Debug, Clone, PartialEq)]
pub struct Rating {
    /// Its name.
    pub name: String,
    /// What it is called by people.
    pub label: Option<String>,
    /// The score it cuts.
    pub of: ScoreId,
    /// The levels' names, best first.
    pub levels: Domain,
    /// The lowest score of each level but the last, descending.
    pub from: Vec<Number>,
    /// Where each level is written.
    pub level_spans: Vec<Span>,
    /// Where it is declared.
    pub span: Span,
}

impl Rating {
    /// The level of a score, by place: the best whose lowest score it reaches.
    #[inline]
    pub(crate) fn level(&self, score: Number) -> u16 {
        let above = self.from.iter().take_while(|&&from| score < from).count();
        u16::try_from(above).unwrap_or(u16::MAX)
    }
}

/// `questionnaire bant asked by sales { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Questionnaire {
    /// Its name, also that of its score.
    pub name: String,
    /// What it is called by people.
    pub label: Option<String>,
    /// Who asks.
    pub asked_by: TeamId,
    /// Its score.
    pub score: ScoreId,
    /// The questions.
    pub fields: Vec<FieldId>,
    /// Where it is declared.
    pub span: Span,
}

/// `table priority of grade, temperature { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// What it is called by people.
    pub label: Option<String>,
    /// What the rows are of.
    pub rows: Worded,
    /// What the columns are of.
    pub columns: Worded,
    /// How many words the rows have.
    pub row_words: usize,
    /// How many words the columns have.
    pub column_words: usize,
    /// `(row_words + 1) × (column_words + 1)` places in `words`, row by row, the last of each for an unknown
    /// input; none where the table has no `unknown` there.
    pub cells: Vec<Option<u16>>,
    /// Where each of the cells is written; one cell may stand for several pairs.
    pub cell_spans: Vec<Span>,
    /// The words of the cells.
    pub words: Domain,
    /// Where it is declared.
    pub span: Span,
}

impl Table {
    /// The word for a pair of inputs, none for an unknown one the table does not name.
    #[must_use]
    pub fn cell(&self, row: Option<u16>, column: Option<u16>) -> Option<u16> {
        self.cells.get(self.place(row, column)).copied().flatten()
    }

    /// The place in `cells` of a pair of inputs, none for an unknown one.
    #[must_use]
    pub fn place(&self, row: Option<u16>, column: Option<u16>) -> usize {
        let row = row.map_or(self.row_words, usize::from);
        let column = column.map_or(self.column_words, usize::from);
        row * (self.column_words + 1) + column
    }
}

/// `choose market the first that fits { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Its name.
    pub name: String,
    /// What it is called by people.
    pub label: Option<String>,
    /// Its words.
    pub words: Domain,
    /// Its lines but the last, in order.
    pub lines: Vec<ChoiceLine>,
    /// The word of `otherwise`.
    pub otherwise: u16,
    /// Where `otherwise` is written.
    pub otherwise_span: Span,
    /// Where it is declared.
    pub span: Span,
}

/// `enterprise when employees at least 1000`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceLine {
    /// A place in the choice's words.
    pub word: u16,
    /// The condition.
    pub condition: CondId,
    /// Where.
    pub span: Span,
}
