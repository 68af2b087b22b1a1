//! A pact compiled for columns: steps over some thousand rows at a time, each a plain loop.

use crate::model::{CondId, FieldId, RuleId};
use crate::values::Number;

use super::alphabet::Alphabet;

/// A lane of bytes, one for each row: codes, points, or masks with all bits of a row set or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Lane(pub u16);

/// A lane of sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Sum(pub u16);

/// A pact compiled for batches whose columns are of the same kinds.
#[derive(Debug, Clone, Default)]
pub(super) struct Program {
    /// How many lanes there are.
    pub lanes: u16,
    pub sums: u16,
    pub steps: Vec<Step>,
    /// By field.
    pub alphabets: Vec<Option<Alphabet>>,
    /// Fields that have more codes than a byte, and their tables.
    pub wides: Vec<Wide>,
    /// Bytes by code.
    pub tables: Vec<Box<[u8]>>,
    pub computed: Vec<Computed>,
    /// By score.
    pub scores: Vec<Sum>,
    /// By column of words; none is no word for any row.
    pub words: Vec<Lane>,
    /// Whether a row may have no id.
    pub checks_ids: bool,
    /// What a unit of points is, in units of [`Number::raw`].
    pub unit: i64,
}

/// A field with many codes: what each is worth.
#[derive(Debug, Clone)]
pub(super) struct Wide {
    pub field: FieldId,
    pub uses: Vec<Use>,
    /// What conditions are for each entry of its alphabet, as far as it is known before the rows.
    pub tables: Vec<Table>,
}

/// What is asked of a field with many codes.
#[derive(Debug, Clone)]
pub(super) enum Use {
    /// Points.
    Points(Vec<Give>),
    /// A mask: whether a condition is yes, or is no.
    Mask(CondId, bool),
    /// A mask: whether it is known.
    Known,
}

/// What a line of a score gives that one field decides.
#[derive(Debug, Clone)]
pub(super) enum Give {
    /// Points in units of [`Number::raw`].
    When(i64, CondId),
    /// The points of an answer.
    Question(RuleId),
    Share(RuleId),
    /// The largest of some points.
    Highest(Vec<(i64, CondId)>),
}

/// The answers, by code.
#[derive(Debug, Clone)]
pub(super) enum Table {
    Points(Vec<i16>),
    Mask(Vec<u8>),
}

/// A comparison of what is computed of several fields.
#[derive(Debug, Clone)]
pub(super) struct Computed {
    pub compare: crate::model::Compare,
    pub a: usize,
    pub b: usize,
    /// Parts before what is made of them.
    pub parts: Vec<Calc>,
    pub fields: Vec<FieldId>,
    /// Whether it is exact in floating point numbers if all fields are whole numbers.
    pub in_floats: bool,
}

/// A quantity, of parts by their places.
#[derive(Debug, Clone)]
pub(super) enum Calc {
    Constant(Option<Number>),
    Field(FieldId),
    /// With whether a part is taken away.
    Sum(Vec<(bool, usize)>),
    Product(usize, usize),
    Quotient(usize, usize),
    Share(Number, usize),
    Smaller(usize, usize),
    Larger(usize, usize),
}

/// One plain loop.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// The codes of a field.
    Load(Lane, FieldId),
    /// The codes of a field that has many, into a lane of its own.
    LoadWide(usize),
    /// Rows whose code the ordinary way has to look at.
    Odd(Lane, i8),
    /// Where a code is within one of some ranges, ends included; or is not.
    Within {
        to: Lane,
        of: Lane,
        ranges: Vec<(i8, i8)>,
        not: bool,
    },
    /// A byte by code.
    Table {
        to: Lane,
        of: Lane,
        table: usize,
    },
    /// A mask of a field with many codes.
    WideMask {
        to: Lane,
        wide: usize,
        of: usize,
    },
    All {
        to: Lane,
        of: Vec<Lane>,
    },
    Any {
        to: Lane,
        of: Vec<Lane>,
    },
    Not {
        to: Lane,
        of: Lane,
    },
    /// Where a sum is at least so much; or is not.
    Reaches {
        to: Lane,
        of: Sum,
        least: i16,
        not: bool,
    },
    /// Where a sum is known.
    Known {
        to: Lane,
        of: Sum,
    },
    /// Where a comparison holds, and where it does not.
    Compare {
        holds: Lane,
        fails: Lane,
        of: usize,
    },

    /// Points by code: a number to begin with, if this is the first, and what is added from a code on.
    Points {
        to: Lane,
        of: Lane,
        first: Option<u8>,
        steps: Vec<(i8, u8)>,
    },
    /// Points by code in a table.
    PointsTable {
        to: Lane,
        of: Lane,
        first: Option<u8>,
        table: usize,
    },
    /// Points where masks are set.
    PointsWhere {
        to: Lane,
        first: Option<u8>,
        of: Vec<(Lane, u8)>,
    },
    /// A lane of points into a sum, with what they count from; the first of a sum sets it.
    Pour {
        to: Sum,
        of: Lane,
        low: i16,
        first: bool,
    },
    /// No points to begin with.
    Start {
        to: Sum,
        points: i16,
    },
    /// Points of a field with many codes.
    WidePoints {
        to: Sum,
        wide: usize,
        of: usize,
        first: bool,
    },
    /// Points where a mask is set, that a byte cannot hold.
    SumWhere {
        to: Sum,
        of: Lane,
        points: i16,
    },
    /// Points from a code on, that a byte cannot hold.
    SumSteps {
        to: Sum,
        of: Lane,
        steps: Vec<(i8, i16)>,
    },
    /// So many times another sum.
    AddSum {
        to: Sum,
        of: Sum,
        times: i16,
    },
    Clamp {
        of: Sum,
        low: i16,
        high: i16,
    },
    /// The largest of the points whose masks are set; nothing if none is.
    Highest {
        to: Sum,
        of: Vec<(Lane, i16)>,
    },
    /// So many points where a mask is set, whatever was there.
    Set {
        to: Sum,
        of: Lane,
        points: i16,
    },

    /// How many cuts a sum does not reach.
    Levels {
        to: Lane,
        of: Sum,
        cuts: Vec<i16>,
        may_lack: bool,
    },
    /// The first code whose mask is set.
    Choose {
        to: Lane,
        of: Vec<(Lane, u8)>,
        otherwise: u8,
    },
    /// A byte by two codes, each from -1 on: so many columns.
    Cross {
        to: Lane,
        rows: Lane,
        columns: Lane,
        width: usize,
        table: usize,
    },
    /// Whoever has a code, and whose mask is set if there is one, has another from now on.
    Move {
        of: Lane,
        from: u8,
        mask: Option<Lane>,
        to: u8,
    },
    /// The same code for all rows.
    Fill {
        to: Lane,
        code: u8,
    },
    /// Rows whose mask is set have to go the ordinary way.
    OddWhere(Lane),
}

impl Step {
    /// Calls once for each lane: those that are read only, and then the one or two that are written.
    pub fn lanes(&mut self, read: &mut impl FnMut(&mut Lane), write: &mut impl FnMut(&mut Lane)) {
        match self {
            Self::Load(to, _)
            | Self::WideMask { to, .. }
            | Self::Reaches { to, .. }
            | Self::Known { to, .. } => {
                write(to);
            }
            Self::Levels { to, .. } | Self::Fill { to, .. } => write(to),
            Self::LoadWide(_)
            | Self::Start { .. }
            | Self::WidePoints { .. }
            | Self::AddSum { .. }
            | Self::Clamp { .. } => {}
            Self::Odd(of, _)
            | Self::OddWhere(of)
            | Self::Pour { of, .. }
            | Self::SumWhere { of, .. }
            | Self::SumSteps { of, .. }
            | Self::Set { of, .. } => read(of),
            Self::Within { to, of, .. } | Self::Table { to, of, .. } | Self::Not { to, of } => {
                read(of);
                write(to);
            }
            Self::All { to, of } | Self::Any { to, of } => {
                of.iter_mut().for_each(read);
                write(to);
            }
            Self::Compare { holds, fails, .. } => {
                write(holds);
                write(fails);
            }
            Self::Points { to, of, .. } | Self::PointsTable { to, of, .. } => {
                read(of);
                write(to);
            }
            Self::PointsWhere { to, of, .. } => {
                of.iter_mut().for_each(|(of, _)| read(of));
                write(to);
            }
            Self::Highest { of, .. } => of.iter_mut().for_each(|(of, _)| read(of)),
            Self::Choose { to, of, .. } => {
                of.iter_mut().for_each(|(of, _)| read(of));
                write(to);
            }
            Self::Cross { to, rows, columns, .. } => {
                read(rows);
                read(columns);
                write(to);
            }
            Self::Move { of, mask, .. } => {
                mask.iter_mut().for_each(read);
                write(of);
            }
        }
    }
}
