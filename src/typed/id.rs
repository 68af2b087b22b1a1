//! How the ids of leads are written: texts and integers without the machinery of [`Display`].

use std::fmt::{Display, Write as _};

use crate::values::text;

/// An id that is about to be written: what `#[derive(leadpact::Lead)]` calls, whatever the type of the field.
#[derive(Debug)]
pub struct Id<'a, T: ?Sized>(pub &'a T);

/// For ids of any type: those that have a `write` of their own have that.
pub trait WriteId {
    /// Writes it behind what a text holds already.
    fn write(&self, into: &mut String);

    /// Whether it is known without writing it that it is not blank.
    fn is_plain(&self) -> bool {
        false
    }

    /// It, if it is a whole number, which need not be written at once.
    fn whole(&self) -> Option<i128> {
        None
    }
}

impl<T: Display + ?Sized> WriteId for Id<'_, T> {
    fn write(&self, into: &mut String) {
        // Writing into a string fails only where the id's own `Display` does: as much of it as there is counts.
        let _ = write!(into, "{}", self.0);
    }
}

macro_rules! texts {
    ($($of:ty),*) => {$(
        impl Id<'_, $of> {
            /// Writes it behind what a text holds already.
            #[inline]
            pub fn write(&self, into: &mut String) {
                into.push_str(self.0);
            }

            /// Whether it is known without writing it that it is not blank.
            #[inline]
            pub fn is_plain(&self) -> bool {
                !text::is_blank(self.0)
            }
        }
    )*};
}

texts!(String, Box<str>, &str);

macro_rules! integers {
    ($($of:ty),*) => {$(
        impl Id<'_, $of> {
            /// Writes it behind what a text holds already.
            #[inline]
            pub fn write(&self, into: &mut String) {
                into.push_str(itoa::Buffer::new().format(*self.0));
            }

            /// Whether it is known without writing it that it is not blank.
            #[inline]
            pub fn is_plain(&self) -> bool {
                true
            }

            /// It, if it is a whole number that is written later.
            #[inline]
            pub fn whole(&self) -> Option<i128> {
                i128::try_from(*self.0).ok()
            }
        }
    )*};
}

integers!(i8, u8, i16, u16, i32, u32, i64, u64, i128, u128, isize, usize);
