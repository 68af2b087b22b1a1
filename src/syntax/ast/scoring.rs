//! Scores, ratings, questionnaires, tables and choices as written.

use super::{Duration, Expr, Interactions, Name, NumberLit, Path, Percent, Str, Word};
use crate::sources::Span;

/// `score interest "Level of Interest" between 0 and 100 { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// Its name.
    pub name: Name,
    /// What it is called by people.
    pub label: Option<Str>,
    /// `between 0 and 100`
    pub range: Option<(NumberLit, NumberLit)>,
    /// Its lines, in the order written.
    pub lines: Vec<ScoreLine>,
}

/// One line of a score, or of a group in it.
#[derive(Debug, Clone, PartialEq)]
pub struct ScoreLine {
    /// What.
    pub kind: ScoreKind,
    /// `"why"` at its end.
    pub why: Option<Str>,
    /// Where.
    pub span: Span,
}

/// What a line of a score is.
#[derive(Debug, Clone, PartialEq)]
pub enum ScoreKind {
    /// `keeps 50% after every 30 days` or `fades out in 4 steps of 2 weeks`, on its own line
    Fade(Fade),
    /// `+40 when decision_maker`
    When {
        /// `+40`
        points: NumberLit,
        /// The condition.
        condition: Expr,
    },
    /// `+20 per whitepaper_download in the last 90 days at most once per product`
    Per {
        /// `+20`
        points: NumberLit,
        /// Which interactions.
        interactions: Interactions,
        /// In the order written.
        limits: Vec<Limit>,
        /// `keeps …`, `fades out …`, `never fades`
        fade: Option<Fade>,
    },
    /// `-10 per full 30 days without interaction by the lead up to -40 points`
    Without {
        /// `-10`
        points: NumberLit,
        /// `30 days`
        every: Duration,
        /// Which interactions; they have no window.
        interactions: Interactions,
        /// In the order written; only `up to P points` is right here.
        limits: Vec<Limit>,
    },
    /// `+60% of momentum up to 30 points`
    Share {
        /// `+60%`
        percent: Percent,
        /// Of what.
        of: Expr,
        /// In the order written; only `up to P points` is right here.
        limits: Vec<Limit>,
    },
    /// `group "Web site" up to 20 points { … }`
    Group {
        /// Its label.
        label: Option<Str>,
        /// `up to 20 points`, `between 0 and 20 points`
        bounds: Option<Bounds>,
        /// What is inside.
        lines: Vec<ScoreLine>,
    },
    /// `highest of "Company size" { … }`
    Highest {
        /// Its label.
        label: Option<Str>,
        /// What is inside.
        lines: Vec<ScoreLine>,
    },
    /// `always 0 while unsubscribed`
    Always {
        /// The score.
        points: NumberLit,
        /// The condition.
        condition: Expr,
    },
}

/// The bounds of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bounds {
    /// `up to 20 points`
    UpTo(NumberLit),
    /// `between 0 and 20 points`
    Between(NumberLit, NumberLit),
}

/// A limit of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// What.
    pub kind: LimitKind,
    /// Where.
    pub span: Span,
}

/// What a limit is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LimitKind {
    /// `at most once`, `at most 5 times per day`, `at most 1 time in any 7 days`, `at most once per product`
    Times {
        /// How many; 1 for `once`.
        count: NumberLit,
        /// Of what.
        per: Per,
    },
    /// `up to 15 points`, `up to 15 points per day`
    Points {
        /// How many points.
        points: NumberLit,
        /// In which span of the calendar.
        per: Option<(CalendarWord, Span)>,
    },
}

/// What a limit of number counts within.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Per {
    /// `at most once`: ever
    Ever,
    /// `per day`
    Calendar(CalendarWord, Span),
    /// `in any 7 days`
    Any(Duration),
    /// `per product`: a field of the interaction
    Field(Name),
}

/// `day`, `week`, `month`, `year` of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CalendarWord {
    /// `day`
    Day,
    /// `week`
    Week,
    /// `month`
    Month,
    /// `year`
    Year,
}

/// How an award loses weight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fade {
    /// What.
    pub kind: FadeKind,
    /// Where.
    pub span: Span,
}

/// How an award loses weight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FadeKind {
    /// `keeps 50% after every 30 days`
    Keeps(Percent, Duration),
    /// `fades out in 4 steps of 2 weeks`
    Steps(NumberLit, Duration),
    /// `never fades`
    Never,
}

/// `rating grade "…" of fit { A from 80 … D below }`
#[derive(Debug, Clone, PartialEq)]
pub struct Rating {
    /// Its name.
    pub name: Name,
    /// What it is called by people.
    pub label: Option<Str>,
    /// The score.
    pub of: Name,
    /// Best first.
    pub levels: Vec<Level>,
}

/// `A from 80`, `D below`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// Its name.
    pub name: Word,
    /// The lowest score; none for `below`.
    pub from: Option<NumberLit>,
    /// Where.
    pub span: Span,
}

/// `questionnaire bant "First call" asked by sales { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Questionnaire {
    /// Its name, also that of its score.
    pub name: Name,
    /// What it is called by people.
    pub label: Option<Str>,
    /// Who asks.
    pub asked_by: Name,
    /// Its questions.
    pub questions: Vec<Question>,
}

/// `budget "Is there a budget?" { yes +30, no -20 }`
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The field's name.
    pub name: Name,
    /// The question's words.
    pub text: Option<Str>,
    /// The answers.
    pub answers: Vec<Answer>,
    /// Where.
    pub span: Span,
}

/// `yes +30`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The answer.
    pub word: Word,
    /// Its points.
    pub points: NumberLit,
    /// Where.
    pub span: Span,
}

/// `table priority "…" of grade, temperature { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its name.
    pub name: Name,
    /// What it is called by people.
    pub label: Option<Str>,
    /// What the rows are of.
    pub rows_of: Path,
    /// What the columns are of.
    pub columns_of: Path,
    /// The heads of the columns, one or more words each.
    pub columns: Vec<Heads>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// `C, D` or `unknown`: the words one row or column stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heads {
    /// The words; `unknown` comes as an unquoted word.
    pub words: Vec<Word>,
    /// Where.
    pub span: Span,
}

/// `C, D | P2 | P3 | P3 | P3`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it stands for.
    pub heads: Heads,
    /// Its words, one a column.
    pub cells: Vec<Word>,
    /// Where.
    pub span: Span,
}

/// `choose market "…" the first that fits { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Choose {
    /// Its name.
    pub name: Name,
    /// What it is called by people.
    pub label: Option<Str>,
    /// Its lines.
    pub lines: Vec<Choice>,
}

/// `enterprise when employees at least 1000`, `unclear otherwise`; also a line of `leads start in`.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The word, or the stage.
    pub word: Word,
    /// Its condition; none for `otherwise`.
    pub condition: Option<Expr>,
    /// Where.
    pub span: Span,
}
