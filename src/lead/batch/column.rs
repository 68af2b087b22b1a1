//! Columns of values as a host has them: borrowed, of many types.

use super::texts::{Offsets, Texts};
use crate::values::{Instant, Number};

/// The values of a field, one for each row, borrowed from whoever has them.
///
/// | a field of the pact | columns |
/// |---|---|
/// | `number`, `money` | slices of whole numbers, of `f64`, of [`Number`] |
/// | `yes/no` | slices of `bool`; [`Column::bits`] |
/// | `date` | slices of [`Instant`] |
/// | `some of` | slices of lists of texts |
/// | any | texts: slices of `&str` or `String`, [`Column::packed`], [`Column::dictionary`]; they are read as the cells of a table are |
///
/// Each also as a slice of `Option`, where `None` is not known; or with [`Column::valid`], [`Column::valid_bits`]
/// or [`Column::unknown_is`].
#[derive(Debug, Clone, Copy)]
pub struct Column<'a> {
    pub(crate) data: Data<'a>,
    pub(crate) validity: Validity<'a>,
}

/// Which rows have a value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Validity<'a> {
    All,
    Flags(&'a [bool]),
    /// Bits, the lowest of a byte first, from a place on.
    Bits(&'a [u8], usize),
    /// All but those that are this number.
    Not(i64),
    /// All but those that are no number.
    NotNan,
    /// The same, and all others are whole numbers.
    WholeOrNan,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Data<'a> {
    Whole(Whole<'a>),
    Float(&'a [f64]),
    MaybeFloat(&'a [Option<f64>]),
    Number(&'a [Number]),
    MaybeNumber(&'a [Option<Number>]),
    Flag(&'a [bool]),
    MaybeFlag(&'a [Option<bool>]),
    /// Bits, the lowest of a byte first, from a place on; so many.
    Bits(&'a [u8], usize, usize),
    At(&'a [Instant]),
    MaybeAt(&'a [Option<Instant>]),
    Text(Texts<'a>),
    /// Codes, and the texts they stand for.
    Coded(Whole<'a>, Texts<'a>),
    Words(&'a [&'a [&'a str]]),
    MaybeWords(&'a [Option<Vec<&'a str>>]),
}

/// One value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Cell<'a> {
    Unknown,
    Whole(i128),
    Float(f64),
    Number(Number),
    Flag(bool),
    At(Instant),
    Text(&'a str),
    /// Text that is not UTF-8.
    Garbled(&'a [u8]),
    Words(&'a [&'a str]),
}

/// What a column is, as errors say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ColumnKind {
    /// Whole numbers, floating point numbers, or [`Number`]s.
    Numbers,
    /// Yes or no.
    Flags,
    /// Instants.
    Dates,
    /// Texts.
    Texts,
    /// Lists of texts.
    Lists,
}

/// Whole numbers of each width, and what is the same for all.
macro_rules! whole {
    ($($name:ident $maybe:ident $ty:ty),*) => {
        #[derive(Debug, Clone, Copy)]
        pub(crate) enum Whole<'a> {
            $($name(&'a [$ty]), $maybe(&'a [Option<$ty>]),)*
        }

        impl Whole<'_> {
            pub fn len(self) -> usize {
                match self {
                    $(Self::$name(of) => of.len(), Self::$maybe(of) => of.len(),)*
                }
            }

            /// None if it is not known.
            pub fn get(self, row: usize) -> Option<i128> {
                match self {
                    $(
                        Self::$name(of) => of.get(row).map(|&whole| whole.into()),
                        Self::$maybe(of) => of.get(row).copied().flatten().map(i128::from),
                    )*
                }
            }

            /// Tells widths apart, and those that may lack values.
            pub fn kind(self) -> usize {
                let (low, high) = self.range();
                let bits = (high - low).count_ones() as usize + usize::from(low < 0);
                2 * bits + usize::from(self.may_lack())
            }

            pub fn may_lack(self) -> bool {
                match self {
                    $(Self::$name(_) => false, Self::$maybe(_) => true,)*
                }
            }

            /// Between which numbers all of such a width are.
            pub fn range(self) -> (i128, i128) {
                match self {
                    $(Self::$name(_) | Self::$maybe(_) => (<$ty>::MIN.into(), <$ty>::MAX.into()),)*
                }
            }
        }

        $(
            impl<'a> From<&'a [$ty]> for Whole<'a> {
                fn from(of: &'a [$ty]) -> Self {
                    Self::$name(of)
                }
            }

            impl<'a> From<&'a [Option<$ty>]> for Whole<'a> {
                fn from(of: &'a [Option<$ty>]) -> Self {
                    Self::$maybe(of)
                }
            }
        )*

        columns! {
            $([$ty] => |of| Data::Whole(Whole::$name(of));
            [Option<$ty>] => |of| Data::Whole(Whole::$maybe(of));)*
        }
    };
}

/// Slices that are columns as they are.
macro_rules! columns {
    ($($ty:ty => |$of:ident| $data:expr;)*) => {$(
        impl<'a> From<&'a $ty> for Column<'a> {
            fn from($of: &'a $ty) -> Self {
                Self::of($data)
            }
        }
    )*};
}

whole! {
    I8 MaybeI8 i8, I16 MaybeI16 i16, I32 MaybeI32 i32, I64 MaybeI64 i64,
    U8 MaybeU8 u8, U16 MaybeU16 u16, U32 MaybeU32 u32, U64 MaybeU64 u64
}

columns! {
    [f64] => |of| Data::Float(of);
    [Option<f64>] => |of| Data::MaybeFloat(of);
    [Number] => |of| Data::Number(of);
    [Option<Number>] => |of| Data::MaybeNumber(of);
    [bool] => |of| Data::Flag(of);
    [Option<bool>] => |of| Data::MaybeFlag(of);
    [Instant] => |of| Data::At(of);
    [Option<Instant>] => |of| Data::MaybeAt(of);
    [String] => |of| Data::Text(Texts::String(of));
    [Option<String>] => |of| Data::Text(Texts::MaybeString(of));
}

impl<'a> From<&'a [&'a str]> for Column<'a> {
    fn from(of: &'a [&'a str]) -> Self {
        Self::of(Data::Text(Texts::Str(of)))
    }
}

impl<'a> From<&'a [Option<&'a str>]> for Column<'a> {
    fn from(of: &'a [Option<&'a str>]) -> Self {
        Self::of(Data::Text(Texts::MaybeStr(of)))
    }
}

impl<'a> From<&'a [&'a [&'a str]]> for Column<'a> {
    fn from(of: &'a [&'a [&'a str]]) -> Self {
        Self::of(Data::Words(of))
    }
}

impl<'a> From<&'a [Option<Vec<&'a str>>]> for Column<'a> {
    fn from(of: &'a [Option<Vec<&'a str>>]) -> Self {
        Self::of(Data::MaybeWords(of))
    }
}

impl<'a, T> From<&'a Vec<T>> for Column<'a>
where
    Self: From<&'a [T]>,
{
    fn from(of: &'a Vec<T>) -> Self {
        of.as_slice().into()
    }
}

/// What is no slice of values.
impl<'a> Column<'a> {
    /// Texts that come again: a code for each row, of any width, and the texts the codes stand for, from code 0 on.
    /// Each text is looked at once, however many rows have it. A code that stands for no text, such as -1, is not
    /// known.
    #[must_use]
    pub fn dictionary<C>(codes: &'a [C], texts: impl Into<Self>) -> Self
    where
        Self: From<&'a [C]>,
    {
        let texts = match texts.into().data {
            Data::Text(texts) => texts,
            _ => Texts::Str(&[]),
        };
        match Self::from(codes).data {
            Data::Whole(codes) => Self::of(Data::Coded(codes, texts)),
            other => Self::of(other),
        }
    }

    /// Texts in UTF-8, one behind the other, and where each begins and the last one ends: one offset more than there
    /// are texts.
    #[must_use]
    pub fn packed(bytes: &'a [u8], offsets: &'a [i32]) -> Self {
        Self::of(Data::Text(Texts::Packed(bytes, Offsets::Int(offsets))))
    }

    /// [`Column::packed`] for more than 2 GiB of text.
    #[must_use]
    pub fn packed_long(bytes: &'a [u8], offsets: &'a [i64]) -> Self {
        Self::of(Data::Text(Texts::Packed(bytes, Offsets::Long(offsets))))
    }

    /// Yes and no as so many bits, the lowest of a byte first, from a place on.
    #[must_use]
    pub fn bits(bits: &'a [u8], from: usize, len: usize) -> Self {
        Self::of(Data::Bits(bits, from, len))
    }

    /// Only rows of which this is true have a value.
    #[must_use]
    pub fn valid(self, valid: &'a [bool]) -> Self {
        Self { validity: Validity::Flags(valid), ..self }
    }

    /// Only rows whose bit is set have a value: the lowest of a byte first, from a place on.
    #[must_use]
    pub fn valid_bits(self, bits: &'a [u8], from: usize) -> Self {
        Self { validity: Validity::Bits(bits, from), ..self }
    }

    /// A number or code that means "not known", such as -1.
    #[must_use]
    pub fn unknown_is(self, number: i64) -> Self {
        Self { validity: Validity::Not(number), ..self }
    }

    /// What is no number (NaN) means "not known", and is no problem.
    #[must_use]
    pub fn unknown_is_nan(self) -> Self {
        Self { validity: Validity::NotNan, ..self }
    }

    /// What is no number is not known, and all others are known to be whole.
    pub(crate) fn whole_or_nan(self) -> Self {
        Self { validity: Validity::WholeOrNan, ..self }
    }

    /// Whether what is no number is not known.
    pub(crate) fn may_be_nan(&self) -> bool {
        matches!(self.validity, Validity::NotNan | Validity::WholeOrNan)
    }

    fn of(data: Data<'a>) -> Self {
        Self { data, validity: Validity::All }
    }
}

/// What is read of it.
impl<'a> Column<'a> {
    pub(crate) fn len(&self) -> usize {
        match self.data {
            Data::Whole(of) | Data::Coded(of, _) => of.len(),
            Data::Float(of) => of.len(),
            Data::MaybeFloat(of) => of.len(),
            Data::Number(of) => of.len(),
            Data::MaybeNumber(of) => of.len(),
            Data::Flag(of) => of.len(),
            Data::MaybeFlag(of) => of.len(),
            Data::Bits(bits, from, len) => len.min((bits.len() * 8).saturating_sub(from)),
            Data::At(of) => of.len(),
            Data::MaybeAt(of) => of.len(),
            Data::Text(of) => of.len(),
            Data::Words(of) => of.len(),
            Data::MaybeWords(of) => of.len(),
        }
    }

    /// For how many rows it is told whether they have a value, if it is told.
    pub(crate) fn valid_len(&self) -> Option<usize> {
        match self.validity {
            Validity::Flags(of) => Some(of.len()),
            Validity::Bits(bits, from) => Some((bits.len() * 8).saturating_sub(from)),
            Validity::All | Validity::Not(_) | Validity::NotNan | Validity::WholeOrNan => None,
        }
    }

    pub(crate) fn kind(&self) -> ColumnKind {
        match self.data {
            Data::Whole(_)
            | Data::Float(_)
            | Data::MaybeFloat(_)
            | Data::Number(_)
            | Data::MaybeNumber(_) => ColumnKind::Numbers,
            Data::Flag(_) | Data::MaybeFlag(_) | Data::Bits(..) => ColumnKind::Flags,
            Data::At(_) | Data::MaybeAt(_) => ColumnKind::Dates,
            Data::Text(_) | Data::Coded(..) => ColumnKind::Texts,
            Data::Words(_) | Data::MaybeWords(_) => ColumnKind::Lists,
        }
    }

    /// Whether some values may not fit a field of a type.
    pub(crate) fn may_not_fit(&self, ty: &crate::model::Type) -> bool {
        let is_text = matches!(ty, crate::model::Type::Text);
        match self.data {
            Data::Whole(of) => of.range().1 > i128::from(u32::MAX),
            Data::Float(_) | Data::MaybeFloat(_) | Data::Words(_) | Data::MaybeWords(_) => true,
            Data::Text(of) | Data::Coded(_, of) => !is_text || matches!(of, Texts::Packed(..)),
            Data::Number(_) | Data::MaybeNumber(_) | Data::Flag(_) | Data::MaybeFlag(_) => false,
            Data::Bits(..) | Data::At(_) | Data::MaybeAt(_) => false,
        }
    }

    /// Whether a row has a value, as far as that is told beside the values.
    pub(crate) fn is_valid(&self, row: usize) -> bool {
        match self.validity {
            Validity::Flags(of) => of.get(row).copied().unwrap_or(false),
            Validity::Bits(bits, from) => bit(bits, from + row),
            Validity::Not(number) => match self.data {
                Data::Whole(of) | Data::Coded(of, _) => of.get(row) != Some(number.into()),
                _ => true,
            },
            Validity::All | Validity::NotNan | Validity::WholeOrNan => true,
        }
    }

    /// The value of a row.
    pub(crate) fn cell(&self, row: usize) -> Cell<'a> {
        if !self.is_valid(row) {
            return Cell::Unknown;
        }
        let cell = match self.data {
            Data::Whole(of) => of.get(row).map(Cell::Whole),
            Data::Float(of) => of.get(row).copied().map(Cell::Float),
            Data::MaybeFloat(of) => of.get(row).copied().flatten().map(Cell::Float),
            Data::Number(of) => of.get(row).copied().map(Cell::Number),
            Data::MaybeNumber(of) => of.get(row).copied().flatten().map(Cell::Number),
            Data::Flag(of) => of.get(row).copied().map(Cell::Flag),
            Data::MaybeFlag(of) => of.get(row).copied().flatten().map(Cell::Flag),
            Data::Bits(bits, from, _) => Some(Cell::Flag(bit(bits, from + row))),
            Data::At(of) => of.get(row).copied().map(Cell::At),
            Data::MaybeAt(of) => of.get(row).copied().flatten().map(Cell::At),
            Data::Text(of) => Some(of.cell(row)),
            Data::Coded(codes, texts) => {
                codes.get(row).and_then(|code| usize::try_from(code).ok()).map(|code| texts.cell(code))
            }
            Data::Words(of) => of.get(row).copied().map(Cell::Words),
            Data::MaybeWords(of) => of.get(row).and_then(Option::as_deref).map(Cell::Words),
        };
        match cell {
            Some(Cell::Float(float)) if float.is_nan() && self.may_be_nan() => Cell::Unknown,
            cell => cell.unwrap_or(Cell::Unknown),
        }
    }
}

fn bit(bits: &[u8], at: usize) -> bool {
    bits.get(at / 8).is_some_and(|byte| byte >> (at % 8) & 1 == 1)
}
