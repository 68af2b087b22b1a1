//! Values of a column as codes, a lane at a time.

use std::ops::Range;

use super::alphabet::{Alphabet, Kind, least_whole};
use super::kernels;
use crate::lead::{Cell, Column, Data, Reader, Texts, Validity, Whole};
use crate::model::{Field, Type, Value};
use crate::values::Number;

/// Buffers.
#[derive(Debug, Clone)]
pub(super) struct Loader {
    pub reader: Reader,
    folded: String,
    bytes: Vec<i8>,
    shorts: Vec<i16>,
    whole: Vec<i32>,
    /// The cuts of a field as its column has numbers.
    cuts: Vec<i64>,
    cuts_i8: Vec<i8>,
    cuts_i16: Vec<i16>,
    cuts_i32: Vec<i32>,
}

impl Loader {
    pub fn new(reader: Reader, rows: usize) -> Self {
        Self {
            reader,
            folded: String::new(),
            bytes: vec![0; rows],
            shorts: vec![0; rows],
            whole: vec![0; rows],
            cuts: Vec::new(),
            cuts_i8: Vec::new(),
            cuts_i16: Vec::new(),
            cuts_i32: Vec::new(),
        }
    }

    /// The codes of some rows. How far from 0 their values are at most; infinite if not all of them are whole numbers.
    pub fn load(
        &mut self,
        to: &mut [u8],
        field: &Field,
        column: &Column<'_>,
        rows: Range<usize>,
        alphabet: &Alphabet,
    ) -> f64 {
        let mut most = most_of(field, column);
        let is_plain = field.unknown_if.is_empty();
        let done = match (&alphabet.kind, column.data) {
            (Kind::Dictionary, Data::Coded(codes, _)) => coded(to, codes, rows.clone(), alphabet.missing),
            (Kind::Flags, Data::Flag(of)) if is_plain => of.get(rows.clone()).is_some_and(|of| {
                to.iter_mut().zip(of).for_each(|(to, &flag)| *to = 1 + u8::from(flag));
                true
            }),
            (Kind::Flags, Data::MaybeFlag(of)) if is_plain && alphabet.missing == 0 => {
                of.get(rows.clone()).is_some_and(|of| {
                    to.iter_mut().zip(of).for_each(|(to, &flag)| {
                        *to = match flag {
                            None => 0,
                            Some(flag) => 1 + u8::from(flag),
                        };
                    });
                    true
                })
            }
            (Kind::Cuts { cuts, .. }, Data::Whole(of))
                if is_plain && alphabet.missing == 0 && !matches!(field.ty, Type::Date) =>
            {
                self.whole(to, of, rows.clone(), cuts, column.validity)
            }
            (Kind::Cuts { cuts, .. }, Data::Float(of)) if is_plain && alphabet.missing == 0 => {
                let found = of.get(rows.clone()).and_then(|of| self.float(to, of, cuts, column));
                most = found.unwrap_or(most);
                found.is_some()
            }
            _ => false,
        };
        match done {
            true => lacking(to, column, rows, byte(alphabet.missing)),
            false => self.one_by_one(to, field, column, rows, alphabet),
        }
        most
    }

    /// Whatever it is: by way of values.
    fn one_by_one(
        &mut self,
        to: &mut [u8],
        field: &Field,
        column: &Column<'_>,
        rows: Range<usize>,
        alphabet: &Alphabet,
    ) {
        for (to, row) in to.iter_mut().zip(rows) {
            let cell = column.cell(row);
            let code = match (cell, &alphabet.kind) {
                (Cell::Unknown, _) => alphabet.missing,
                (Cell::Text(text), Kind::Compared(of)) if matches!(field.ty, Type::Text) => {
                    match self.reader.plain_text(field, text) {
                        Some(text) => 1 + of.place(text, &mut self.folded) as usize,
                        None => alphabet.missing,
                    }
                }
                _ => match self.reader.read(field, cell) {
                    Ok(value) => alphabet.code(&value, &mut self.folded),
                    Err(_) => alphabet.odd(),
                },
            };
            *to = byte(code);
        }
    }

    /// Whole numbers; false if these have to go one by one.
    fn whole(
        &mut self,
        to: &mut [u8],
        of: Whole<'_>,
        rows: Range<usize>,
        cuts: &[i64],
        validity: Validity<'_>,
    ) -> bool {
        self.whole_cuts(cuts);
        let unknown = match validity {
            Validity::Not(number) => Some(number),
            _ => None,
        };
        match of {
            Whole::I8(of) => of.get(rows).is_some_and(|of| self.i8(to, of, unknown)),
            Whole::I16(of) => of.get(rows).is_some_and(|of| self.i16(to, of, unknown)),
            Whole::I32(of) => of.get(rows).is_some_and(|of| self.i32(to, of, unknown)),
            Whole::I64(of) => of.get(rows).is_some_and(|of| {
                const MOST: i64 = 900_000_000_000_000;
                if of.iter().fold(false, |odd, &of| odd | (of <= -MOST) | (of >= MOST)) {
                    return false;
                }
                kernels::classes_i64(to, of, 1, &self.cuts, unknown);
                true
            }),
            _ => false,
        }
    }

    /// What whole numbers are compared with.
    fn whole_cuts(&mut self, cuts: &[i64]) {
        self.cuts.clear();
        self.cuts.extend(cuts.iter().map(|&cut| least_whole(cut)));
    }

    fn i32(&mut self, to: &mut [u8], of: &[i32], unknown: Option<i64>) -> bool {
        if self.fit(i16::MIN.into(), i16::MAX.into(), unknown) {
            let mut shorts = std::mem::take(&mut self.shorts);
            shorts.iter_mut().zip(of).for_each(|(to, &of)| *to = clamp_i16(of));
            let done = shorts.get(..of.len()).is_some_and(|of| self.i16(to, of, unknown));
            self.shorts = shorts;
            return done;
        }
        let base = self.narrow(i32::MIN.into(), i32::MAX.into());
        self.cuts_i32.clear();
        self.cuts_i32.extend(self.cuts.iter().filter_map(|&cut| i32::try_from(cut).ok()));
        let unknown = unknown.and_then(|unknown| i32::try_from(unknown).ok());
        kernels::classes_i32(to, of, base, &self.cuts_i32, unknown);
        true
    }

    fn i16(&mut self, to: &mut [u8], of: &[i16], unknown: Option<i64>) -> bool {
        if self.fit(i8::MIN.into(), i8::MAX.into(), unknown) {
            let mut bytes = std::mem::take(&mut self.bytes);
            bytes.iter_mut().zip(of).for_each(|(to, &of)| *to = clamp_i8(of));
            let done = bytes.get(..of.len()).is_some_and(|of| self.i8(to, of, unknown));
            self.bytes = bytes;
            return done;
        }
        let base = self.narrow(i16::MIN.into(), i16::MAX.into());
        self.cuts_i16.clear();
        self.cuts_i16.extend(self.cuts.iter().filter_map(|&cut| i16::try_from(cut).ok()));
        let unknown = unknown.and_then(|unknown| i16::try_from(unknown).ok());
        kernels::classes_i16(to, of, base, &self.cuts_i16, unknown);
        true
    }

    fn i8(&mut self, to: &mut [u8], of: &[i8], unknown: Option<i64>) -> bool {
        let base = self.narrow(i8::MIN.into(), i8::MAX.into());
        self.cuts_i8.clear();
        self.cuts_i8.extend(self.cuts.iter().filter_map(|&cut| i8::try_from(cut).ok()));
        let unknown = unknown.and_then(|unknown| i8::try_from(unknown).ok());
        kernels::classes_i8(to, of, base, &self.cuts_i8, unknown);
        true
    }

    /// Whether all that numbers are compared with stays what it is if they are cut off at both ends.
    fn fit(&self, low: i64, high: i64, unknown: Option<i64>) -> bool {
        self.cuts.iter().all(|&cut| low < cut && cut <= high)
            && unknown.is_none_or(|of| low < of && of < high)
    }

    /// Leaves out the cuts that all numbers of a width reach, or none; the code below all others.
    fn narrow(&mut self, low: i64, high: i64) -> u8 {
        let reached = self.cuts.iter().filter(|&&cut| cut <= low).count();
        self.cuts.retain(|&cut| low < cut && cut <= high);
        byte(1 + reached)
    }

    /// Floating point numbers that are whole: how far from 0 they are at most; none if some are not.
    fn float(&mut self, to: &mut [u8], of: &[f64], cuts: &[i64], column: &Column<'_>) -> Option<f64> {
        const MOST: f64 = 9e14;
        let may_lack = column.may_be_nan();
        let found = match column.validity {
            Validity::WholeOrNan => kernels::range(of),
            _ => kernels::look(of, may_lack),
        };
        let fits = found.whole && -MOST < found.least && found.most < MOST;
        if !fits || !(may_lack || column.validity == Validity::All) {
            return None;
        }
        self.whole_cuts(cuts);
        let in_range = |cut: &i64| i64::from(i32::MIN) + 1 < *cut && *cut <= i64::from(i32::MAX);
        if found.least <= f64::from(i32::MIN) || !self.cuts.iter().all(in_range) {
            return None;
        }
        let mut whole = std::mem::take(&mut self.whole);
        let done = whole.get_mut(..of.len()).is_some_and(|whole| {
            kernels::narrow_f64(whole, of);
            self.i32(to, whole, Some(i32::MIN.into()))
        });
        self.whole = whole;
        done.then_some(found.most.max(-found.least))
    }

    /// Numbers as floating point numbers; false if that is not what they are.
    pub fn floats(to: &mut [f64], column: &Column<'_>, rows: Range<usize>) -> bool {
        macro_rules! floats {
            ($of:expr) => {
                $of.get(rows).is_some_and(|of| {
                    to.iter_mut().zip(of).for_each(|(to, &of)| *to = of.into());
                    true
                })
            };
        }
        match column.data {
            Data::Whole(Whole::I8(of)) => floats!(of),
            Data::Whole(Whole::I16(of)) => floats!(of),
            Data::Whole(Whole::I32(of)) => floats!(of),
            Data::Whole(Whole::U8(of)) => floats!(of),
            Data::Whole(Whole::U16(of)) => floats!(of),
            Data::Whole(Whole::U32(of)) => floats!(of),
            Data::Float(of) => floats!(of),
            _ => false,
        }
    }
}

/// How far from 0 the values of a field can be in a column; infinite if they need not be whole numbers, or if what is
/// missing is a number.
fn most_of(field: &Field, column: &Column<'_>) -> f64 {
    /// All numbers of a pact are below.
    const MOST: f64 = 8.999_999e14;
    let is_plain = field.unknown_if.is_empty() && field.empty_means.is_none();
    match column.data {
        Data::Whole(of) if is_plain => {
            let (low, high) = of.range();
            #[expect(clippy::cast_precision_loss, reason = "an estimate will do")]
            (low.unsigned_abs().max(high.unsigned_abs()) as f64).min(MOST)
        }
        _ => f64::INFINITY,
    }
}

/// Codes of a dictionary; what is no place in it is missing. False if these have to go one by one.
fn coded(to: &mut [u8], codes: Whole<'_>, rows: Range<usize>, missing: usize) -> bool {
    let last = byte(missing);
    macro_rules! signed {
        ($of:expr, $ty:ty) => {
            $of.get(rows).is_some_and(|of| {
                to.iter_mut().zip(of).for_each(|(to, &code)| {
                    let is_there = (code >= 0) & (code < <$ty>::from(last));
                    *to = if is_there { code.to_le_bytes()[0] } else { last };
                });
                true
            })
        };
    }
    macro_rules! unsigned {
        ($of:expr, $ty:ty) => {
            $of.get(rows).is_some_and(|of| {
                to.iter_mut().zip(of).for_each(|(to, &code)| *to = code.min(last.into()).to_le_bytes()[0]);
                true
            })
        };
    }
    match codes {
        Whole::U8(of) => unsigned!(of, u8),
        Whole::U16(of) => unsigned!(of, u16),
        Whole::U32(of) => unsigned!(of, u32),
        Whole::I16(of) => signed!(of, i16),
        Whole::I32(of) => signed!(of, i32),
        Whole::I64(of) => signed!(of, i64),
        _ => false,
    }
}

/// Rows that have no value, as far as that is told beside the values.
fn lacking(to: &mut [u8], column: &Column<'_>, rows: Range<usize>, missing: u8) {
    match column.validity {
        Validity::All | Validity::NotNan | Validity::WholeOrNan => {}
        Validity::Not(_) if matches!(column.data, Data::Whole(_)) => {}
        Validity::Flags(valid) => {
            if let Some(valid) = valid.get(rows) {
                to.iter_mut().zip(valid).for_each(|(to, &valid)| *to = if valid { *to } else { missing });
            }
        }
        _ => {
            for (to, row) in to.iter_mut().zip(rows) {
                *to = if column.is_valid(row) { *to } else { missing };
            }
        }
    }
}

fn clamp_i16(of: i32) -> i16 {
    // Kept apart from `try_from`, so that it becomes one instruction for several.
    let of = of.clamp(i16::MIN.into(), i16::MAX.into());
    let [low, high, ..] = of.to_le_bytes();
    i16::from_le_bytes([low, high])
}

fn clamp_i8(of: i16) -> i8 {
    let [low, _] = of.clamp(i8::MIN.into(), i8::MAX.into()).to_le_bytes();
    low.cast_signed()
}

fn byte(code: usize) -> u8 {
    u8::try_from(code).unwrap_or(u8::MAX)
}

/// The number of a cell.
pub(super) fn number(reader: &mut Reader, field: &Field, column: &Column<'_>, row: usize) -> Option<Number> {
    match reader.read(field, column.cell(row)) {
        Ok(Value::Number(number)) => Some(number),
        _ => None,
    }
}

/// The codes of a dictionary with many entries; what is no place in it is missing.
pub(super) fn many(to: &mut [u32], codes: Whole<'_>, column: &Column<'_>, rows: Range<usize>, missing: u32) {
    let is_plain = column.validity == Validity::All;
    match codes {
        Whole::U32(of) if is_plain => {
            if let Some(of) = of.get(rows) {
                to.iter_mut().zip(of).for_each(|(to, &code)| *to = code.min(missing));
            }
        }
        Whole::I32(of) if is_plain => {
            if let Some(of) = of.get(rows) {
                // A negative one is a large one.
                to.iter_mut().zip(of).for_each(|(to, &code)| *to = code.cast_unsigned().min(missing));
            }
        }
        _ => {
            for (to, row) in to.iter_mut().zip(rows) {
                let code = codes.get(row).filter(|_| column.is_valid(row));
                *to =
                    code.and_then(|code| u32::try_from(code).ok()).map_or(missing, |code| code.min(missing));
            }
        }
    }
}

/// The bytes of a text that is no more than its bytes: short, and with signs of ASCII at its ends.
#[inline]
pub(super) fn plain(texts: Texts<'_>, row: usize) -> Option<&[u8]> {
    let bytes = texts.bytes(row)?;
    match bytes {
        [first, .., last] | [first @ last] if first.is_ascii_graphic() && last.is_ascii_graphic() => {
            Some(bytes)
        }
        _ => None,
    }
}
