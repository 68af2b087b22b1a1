//! A pact compiled for columns: steps over some thousand rows at a time, each a plain loop.

use smallvec::SmallVec;

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
}

impl Computed {
    /// Whether floating point numbers are exact for it, by how far from 0 the values of fields are at most; infinite
    /// for a field that has others than whole numbers.
    pub fn is_exact_in_floats(&self, most: impl Fn(FieldId) -> f64) -> bool {
        /// Below this are all numbers there are, and above all whole numbers that floating point numbers tell apart.
        const MOST: f64 = 9e14;
        let mut bounds = SmallVec::<[f64; 8]>::new();
        self.parts.iter().all(|part| {
            let bound = part.bound(&bounds, &most);
            bounds.push(bound);
            bound < MOST
        })
    }
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

impl Calc {
    /// How far from 0 it is at most; infinite if it need not be a whole number.
    fn bound(&self, bounds: &[f64], most: impl Fn(FieldId) -> f64) -> f64 {
        let of = |place: &usize| bounds.get(*place).copied().unwrap_or(f64::INFINITY);
        match self {
            Self::Constant(Some(number)) if number.to_int().is_some() => number.to_f64().abs(),
            Self::Field(field) => most(*field),
            Self::Sum(parts) => parts.iter().map(|(_, part)| of(part)).sum(),
            Self::Product(a, b) => of(a) * of(b),
            Self::Smaller(a, b) | Self::Larger(a, b) => of(a).max(of(b)),
            _ => f64::INFINITY,
        }
    }
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
    /// Rows whose mask is set have to go the ordinary way.
    OddWhere(Lane),
    /// Where a comparison holds, and where it does not.
    Compare { holds: Lane, fails: Lane, of: usize },
    /// Into a lane.
    Bytes(Lane, ByteStep),
    /// Into a sum.
    Sum(Sum, SumStep),
}

/// What fills a lane of bytes.
#[derive(Debug, Clone)]
pub(super) enum ByteStep {
    /// Where a code is within one of some ranges, ends included; or is not.
    Within {
        of: Lane,
        ranges: Vec<(i8, i8)>,
        not: bool,
    },
    /// A byte by code.
    Table {
        of: Lane,
        table: usize,
    },
    /// A mask of a field with many codes.
    WideMask {
        wide: usize,
        of: usize,
    },
    All {
        of: Vec<Lane>,
    },
    Any {
        of: Vec<Lane>,
    },
    Not {
        of: Lane,
    },
    /// Where a sum is at least so much; or is not.
    Reaches {
        of: Sum,
        least: i16,
        not: bool,
    },
    /// Where a sum is known.
    Known {
        of: Sum,
    },
    /// Points by code: a number to begin with, if this is the first, and what is added from a code on.
    Points {
        of: Lane,
        first: Option<u8>,
        steps: Vec<(i8, u8)>,
    },
    /// Points by code in a table.
    PointsTable {
        of: Lane,
        first: Option<u8>,
        table: usize,
    },
    /// Points where masks are set.
    PointsWhere {
        first: Option<u8>,
        of: Vec<(Lane, u8)>,
    },
    /// How many cuts a sum does not reach.
    Levels {
        of: Sum,
        cuts: Vec<i16>,
        may_lack: bool,
    },
    /// The first code whose mask is set.
    Choose {
        of: Vec<(Lane, u8)>,
        otherwise: u8,
    },
    /// A byte by two codes, each from -1 on: so many columns.
    Cross {
        rows: Lane,
        columns: Lane,
        width: usize,
        table: usize,
    },
    /// Whoever has a code, and whose mask is set if there is one, has another from now on.
    Move {
        from: u8,
        mask: Option<Lane>,
        to: u8,
    },
    /// The same code for all rows.
    Fill {
        code: u8,
    },
}

/// What changes a sum.
#[derive(Debug, Clone)]
pub(super) enum SumStep {
    /// So many points to begin with.
    Start {
        points: i16,
    },
    /// A lane of points, with what they count from; the first of a sum sets it.
    Pour {
        of: Lane,
        low: i16,
        first: bool,
    },
    /// Points of a field with many codes.
    WidePoints {
        wide: usize,
        of: usize,
        first: bool,
    },
    /// Points where a mask is set, that a byte cannot hold.
    SumWhere {
        of: Lane,
        points: i16,
    },
    /// Points from a code on, that a byte cannot hold.
    SumSteps {
        of: Lane,
        steps: Vec<(i8, i16)>,
    },
    /// So many times another sum.
    AddSum {
        of: Sum,
        times: i16,
    },
    Clamp {
        low: i16,
        high: i16,
    },
    /// The largest of the points whose masks are set; nothing if none is.
    Highest {
        of: Vec<(Lane, i16)>,
    },
    /// So many points where a mask is set, whatever was there.
    Set {
        of: Lane,
        points: i16,
    },
}

impl Step {
    /// Calls for each lane that is read or written, some more than once.
    pub fn lanes(&mut self, visit: &mut impl FnMut(&mut Lane)) {
        match self {
            Self::Load(of, _) | Self::Odd(of, _) | Self::OddWhere(of) => visit(of),
            Self::LoadWide(_) => {}
            Self::Compare { holds, fails, .. } => [holds, fails].into_iter().for_each(visit),
            Self::Bytes(to, step) => {
                step.lanes(visit);
                visit(to);
            }
            Self::Sum(_, step) => step.lanes(visit),
        }
    }
}

impl ByteStep {
    /// Those that are read, but for the one that is filled.
    fn lanes(&mut self, visit: &mut impl FnMut(&mut Lane)) {
        match self {
            Self::WideMask { .. }
            | Self::Reaches { .. }
            | Self::Known { .. }
            | Self::Levels { .. }
            | Self::Fill { .. } => {}
            Self::Within { of, .. }
            | Self::Table { of, .. }
            | Self::Not { of }
            | Self::Points { of, .. }
            | Self::PointsTable { of, .. } => visit(of),
            Self::All { of } | Self::Any { of } => of.iter_mut().for_each(visit),
            Self::PointsWhere { of, .. } | Self::Choose { of, .. } => {
                of.iter_mut().for_each(|(of, _)| visit(of));
            }
            Self::Cross { rows, columns, .. } => [rows, columns].into_iter().for_each(visit),
            Self::Move { mask, .. } => mask.iter_mut().for_each(visit),
        }
    }
}

impl SumStep {
    fn lanes(&mut self, visit: &mut impl FnMut(&mut Lane)) {
        match self {
            Self::Start { .. } | Self::WidePoints { .. } | Self::AddSum { .. } | Self::Clamp { .. } => {}
            Self::Pour { of, .. }
            | Self::SumWhere { of, .. }
            | Self::SumSteps { of, .. }
            | Self::Set { of, .. } => visit(of),
            Self::Highest { of } => of.iter_mut().for_each(|(of, _)| visit(of)),
        }
    }
}
