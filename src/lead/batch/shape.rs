//! What columns of the same kind have in common, so that what was made for one does for the other.

use super::Texts;
use super::column::{Column, Data, Validity};

/// The kind of a column, with its dictionary.
#[derive(Debug, Clone)]
pub(crate) struct Shape {
    kind: (usize, usize),
    unknown: Option<i64>,
    /// The texts of its dictionary, one behind the other, and where they end; no end for one that is not known.
    letters: Vec<u8>,
    ends: Vec<Option<usize>>,
}

impl Shape {
    pub fn of(column: &Column<'_>) -> Self {
        let mut shape =
            Self { kind: kind(column), unknown: unknown(column), letters: Vec::new(), ends: Vec::new() };
        if let Data::Coded(_, texts) = column.data {
            for at in 0..texts.len() {
                let text = texts.bytes(at);
                shape.letters.extend_from_slice(text.unwrap_or_default());
                shape.ends.push(text.map(|_| shape.letters.len()));
            }
        }
        shape
    }

    /// Whether a column is of this shape.
    pub fn is_of(&self, column: &Column<'_>) -> bool {
        let is_alike = self.kind == kind(column) && self.unknown == unknown(column);
        is_alike
            && match column.data {
                Data::Coded(_, texts) => self.has(texts),
                _ => true,
            }
    }

    fn has(&self, texts: Texts<'_>) -> bool {
        let mut start = 0;
        texts.len() == self.ends.len()
            && self.ends.iter().enumerate().all(|(at, &end)| {
                let own = end.map(|end| self.letters.get(start..end).unwrap_or_default());
                start = end.unwrap_or(start);
                own == texts.bytes(at)
            })
    }
}

/// Numbers that tell kinds apart: of the values or codes, and of what tells which are there.
fn kind(column: &Column<'_>) -> (usize, usize) {
    let data = match column.data {
        Data::Whole(of) => 100 + of.kind(),
        Data::Coded(of, _) => 200 + of.kind(),
        Data::Float(_) => 1,
        Data::MaybeFloat(_) => 2,
        Data::Number(_) => 3,
        Data::MaybeNumber(_) => 4,
        Data::Flag(_) => 5,
        Data::MaybeFlag(_) => 6,
        Data::Bits(..) => 7,
        Data::At(_) => 8,
        Data::MaybeAt(_) => 9,
        Data::Text(_) => 10,
        Data::Words(_) => 11,
        Data::MaybeWords(_) => 12,
    };
    let validity = match column.validity {
        Validity::All => 0,
        Validity::Flags(_) => 1,
        Validity::Bits(..) => 2,
        Validity::Not(_) => 3,
        Validity::NotNan | Validity::WholeOrNan => 4,
    };
    (data, validity)
}

fn unknown(column: &Column<'_>) -> Option<i64> {
    match column.validity {
        Validity::Not(number) => Some(number),
        _ => None,
    }
}
