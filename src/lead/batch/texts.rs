//! Texts in the forms that programs have them in.

use super::column::Cell;

/// Texts, in one of the forms that programs have them in.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Texts<'a> {
    Str(&'a [&'a str]),
    MaybeStr(&'a [Option<&'a str>]),
    String(&'a [String]),
    MaybeString(&'a [Option<String>]),
    /// One behind the other, and where each begins and the last ends.
    Packed(&'a [u8], Offsets<'a>),
}

/// Where texts begin that stand one behind the other.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Offsets<'a> {
    Int(&'a [i32]),
    Long(&'a [i64]),
}

impl<'a> Texts<'a> {
    pub(crate) fn len(self) -> usize {
        match self {
            Self::Str(of) => of.len(),
            Self::MaybeStr(of) => of.len(),
            Self::String(of) => of.len(),
            Self::MaybeString(of) => of.len(),
            Self::Packed(_, Offsets::Int(of)) => of.len().saturating_sub(1),
            Self::Packed(_, Offsets::Long(of)) => of.len().saturating_sub(1),
        }
    }

    /// The bytes of a text; none if it is not known.
    #[inline]
    pub(crate) fn bytes(self, row: usize) -> Option<&'a [u8]> {
        match self {
            Self::Str(of) => of.get(row).map(|text| text.as_bytes()),
            Self::MaybeStr(of) => of.get(row).copied().flatten().map(str::as_bytes),
            Self::String(of) => of.get(row).map(String::as_bytes),
            Self::MaybeString(of) => of.get(row).and_then(Option::as_ref).map(String::as_bytes),
            Self::Packed(bytes, offsets) => {
                let (start, end) = match offsets {
                    Offsets::Int(of) => match of.get(row..row + 2)? {
                        &[start, end] => (start.into(), end.into()),
                        _ => return None,
                    },
                    Offsets::Long(of) => match of.get(row..row + 2)? {
                        &[start, end] => (start, end),
                        _ => return None,
                    },
                };
                bytes.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)
            }
        }
    }

    pub(crate) fn cell(self, row: usize) -> Cell<'a> {
        match self.bytes(row) {
            None => Cell::Unknown,
            Some(bytes) => std::str::from_utf8(bytes).map_or(Cell::Garbled(bytes), Cell::Text),
        }
    }
}
