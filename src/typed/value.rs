//! Which types of Rust a field can be.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet, VecDeque};
use std::rc::Rc;
use std::sync::Arc;
use std::time::SystemTime;

use super::{Slot, ValueKind, Word, WordValue};
use crate::values::float as numbers;
use crate::values::{Date, Instant, Number};

/// A type whose values are values of a field.
///
/// | a field of the pact | types |
/// |---|---|
/// | `text` | `String`, `&str`, `Box<str>`, `Arc<str>`, `Cow<str>`; an enum with `#[derive(leadpact::Word)]` |
/// | `number`, `money` | integers; [`Number`]; `f64` and `f32`, see [`Slot::float`] |
/// | `yes/no` | `bool` |
/// | `date` | [`Instant`], [`SystemTime`], [`Date`]; a text in ISO 8601 |
/// | `one of` | an enum with `#[derive(leadpact::Word)]`; a text |
/// | `some of` | `Vec`, array, slice, `BTreeSet` or `HashSet` of such enums or of texts; a text with `;` between the words |
///
/// Each also as `Option`, where `None` is not known, and behind a reference, `Box`, `Rc` or `Arc`. A type of your
/// own gets there through one of these:
///
/// ```
/// use leadpact::typed::{AsValue, Slot, ValueKind};
///
/// struct Email(String);
///
/// impl AsValue for Email {
///     fn kind() -> ValueKind {
///         ValueKind::Text
///     }
///     fn put(&self, slot: Slot<'_>) {
///         slot.text(&self.0);
///     }
/// }
/// ```
///
/// What is none is found out when the program is compiled:
///
/// ```compile_fail,E0277
/// #[derive(leadpact::Lead)]
/// struct Contact {
///     id: String,
///     age: std::time::Duration,
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no value that a field of a lead can have",
    label = "no text, number, yes or no, date, word or list of words",
    note = "an enum of listed words gets there with `#[derive(leadpact::Word)]`",
    note = "a struct with fields of its own needs `#[lead(flatten)]`, and `#[lead(skip)]` leaves a field out"
)]
pub trait AsValue {
    /// What its values are: compared with the field's type when a type is bound.
    fn kind() -> ValueKind;

    /// Puts the value into its place.
    fn put(&self, slot: Slot<'_>);

    /// What [`AsValue::put`] puts, if it is one plain value: then many leads are read faster. Whoever leaves it out
    /// is read by `put` alone.
    #[inline]
    fn short(&self) -> Short<'_> {
        Short::Other
    }
}

/// A plain value, the same that [`AsValue::put`] puts with the method of that name.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Short<'a> {
    /// Not known.
    Unknown,
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Whole(i64),
    /// A number.
    Number(Number),
    /// A text.
    Text(&'a str),
    /// A word of a list.
    Word(WordValue<'a>),
    /// An instant.
    At(Instant),
    /// A day.
    Day(Date),
    /// None of these: it is put.
    Other,
}

impl Short<'_> {
    #[inline]
    fn whole(of: impl TryInto<i64>) -> Self {
        of.try_into().map_or(Self::Other, Self::Whole)
    }

    #[inline]
    fn number(of: Option<Number>) -> Self {
        of.map_or(Self::Other, Self::Number)
    }
}

/// `Type => Kind, |value, slot| how it is put, what it is in short;`
macro_rules! values {
    ($($of:ty => $kind:ident, |$value:ident, $slot:ident| $put:expr $(, $short:expr)?;)*) => {$(
        impl AsValue for $of {
            fn kind() -> ValueKind {
                ValueKind::$kind
            }

            fn put(&self, $slot: Slot<'_>) {
                let $value = self;
                $put;
            }

            $(
                #[inline]
                fn short(&self) -> Short<'_> {
                    let $value = self;
                    $short
                }
            )?
        }
    )*};
}

values! {
    str => Text, |text, slot| slot.text(text), Short::Text(text);
    String => Text, |text, slot| slot.text(text), Short::Text(text);
    Cow<'_, str> => Text, |text, slot| slot.text(text), Short::Text(text);
    bool => YesNo, |flag, slot| slot.flag(*flag), Short::Flag(*flag);
    Instant => Date, |at, slot| slot.at(*at), Short::At(*at);
    SystemTime => Date, |at, slot| slot.at((*at).into()), Short::At((*at).into());
    Date => Date, |day, slot| slot.day(*day), Short::Day(*day);
    Number => Number, |number, slot| slot.number(*number), Short::Number(*number);
    f64 => Number, |float, slot| slot.float(*float), Short::number(numbers::short_decimal(*float));
    f32 => Number, |float, slot| slot.floating(*float, numbers::whole(*float)),
        Short::number(numbers::whole(*float));
    i8 => Number, |whole, slot| slot.whole(*whole), Short::whole(*whole);
    u8 => Number, |whole, slot| slot.whole(*whole), Short::whole(*whole);
    i16 => Number, |whole, slot| slot.whole(*whole), Short::whole(*whole);
    u16 => Number, |whole, slot| slot.whole(*whole), Short::whole(*whole);
    i32 => Number, |whole, slot| slot.whole(*whole), Short::whole(*whole);
    u32 => Number, |whole, slot| slot.whole(*whole), Short::whole(*whole);
    i64 => Number, |whole, slot| slot.whole(*whole), Short::whole(*whole);
    u64 => Number, |whole, slot| slot.whole(*whole), Short::whole(*whole);
    i128 => Number, |whole, slot| slot.whole(*whole), Short::whole(*whole);
    u128 => Number, |whole, slot| match i128::try_from(*whole) {
        Ok(whole) => slot.whole(whole),
        Err(_) => slot.digits(whole, whole),
    }, Short::whole(*whole);
    // At most 64 bits on every machine there is.
    isize => Number, |whole, slot| slot.whole(i128::try_from(*whole).unwrap_or(i128::MAX)), Short::whole(*whole);
    usize => Number, |whole, slot| slot.whole(i128::try_from(*whole).unwrap_or(i128::MAX)), Short::whole(*whole);
}

impl<T: AsValue> AsValue for Option<T> {
    fn kind() -> ValueKind {
        T::kind()
    }

    fn put(&self, slot: Slot<'_>) {
        match self {
            Some(value) => value.put(slot),
            None => slot.unknown(),
        }
    }

    #[inline]
    fn short(&self) -> Short<'_> {
        self.as_ref().map_or(Short::Unknown, AsValue::short)
    }
}

/// What stands behind a pointer.
macro_rules! pointers {
    ($($pointer:ty),*) => {$(
        impl<T: AsValue + ?Sized> AsValue for $pointer {
            fn kind() -> ValueKind {
                T::kind()
            }

            fn put(&self, slot: Slot<'_>) {
                (**self).put(slot);
            }

            #[inline]
            fn short(&self) -> Short<'_> {
                (**self).short()
            }
        }
    )*};
}

pointers!(&T, Box<T>, Rc<T>, Arc<T>);

/// Collections of words.
macro_rules! lists {
    ($({$($of:tt)*} $list:ty;)*) => {$(
        impl<T: Word, $($of)*> AsValue for $list {
            fn kind() -> ValueKind {
                ValueKind::Words(T::WORDS)
            }

            fn put(&self, slot: Slot<'_>) {
                slot.words(self);
            }
        }
    )*};
}

lists! {
    {} [T];
    {} Vec<T>;
    {} VecDeque<T>;
    {} BTreeSet<T>;
    {const N: usize} [T; N];
    {S} HashSet<T, S>;
}
