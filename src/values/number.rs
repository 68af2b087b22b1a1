//! Exact decimals with four places, and sums of them.

mod parse;
mod serial;
mod sum;
#[cfg(test)]
mod tests;

use std::fmt;

use thiserror::Error;

pub use sum::Sum;

/// How many units of the raw value make one.
const SCALE: i64 = 10_000;
/// The largest raw value: the magnitude stays below 9×10¹⁴.
const LIMIT: i64 = 9_000_000_000_000_000_000 - 1;

/// An exact decimal with four places and a magnitude below 9×10¹⁴.
///
/// Points, numbers and money are of this type. Whatever rounds does so once, half to even.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Number(i64); // INVARIANT: -LIMIT ..= LIMIT

/// Why a text is no [`Number`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum NumberError {
    /// It is not written as a decimal.
    #[error("this is not a number")]
    NotANumber,
    /// It is a decimal, but too large in magnitude.
    #[error("numbers stay below 900 trillion, above and below zero")]
    OutOfRange,
}

impl Number {
    /// The largest number: 899,999,999,999,999.9999.
    pub const MAX: Self = Self(LIMIT);
    /// The smallest number: −899,999,999,999,999.9999.
    pub const MIN: Self = Self(-LIMIT);
    /// 0.
    pub const ZERO: Self = Self(0);
    /// 1.
    pub const ONE: Self = Self(SCALE);

    /// The number of `raw` ten-thousandths; `None` outside the range.
    #[must_use]
    pub const fn from_raw(raw: i64) -> Option<Self> {
        if raw < -LIMIT || raw > LIMIT { None } else { Some(Self(raw)) }
    }

    /// The value in ten-thousandths.
    #[must_use]
    pub const fn raw(self) -> i64 {
        self.0
    }

    /// A whole number; `None` outside the range.
    #[must_use]
    pub const fn from_int(whole: i64) -> Option<Self> {
        match whole.checked_mul(SCALE) {
            Some(raw) => Self::from_raw(raw),
            None => None,
        }
    }

    /// The value as an integer; `None` where it has places behind the point.
    #[must_use]
    pub const fn to_int(self) -> Option<i64> {
        if self.0 % SCALE == 0 { Some(self.0 / SCALE) } else { None }
    }

    /// Reads decimal text: `250`, `-2.5`, `+.5`, `1e3`, `1.5E-2`, with blanks around.
    ///
    /// More than four places round half to even, once over all digits. Neither grouping nor a decimal comma
    /// is read.
    ///
    /// # Errors
    /// [`NumberError`] says whether the text is no decimal or out of range.
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        parse::number(text)
    }

    /// The nearest floating point number, for charts and foreign formats; never for a result.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        const EXACT: u64 = 1 << f64::MANTISSA_DIGITS;
        if self.0.unsigned_abs() <= EXACT {
            // Both operands are exact, so the quotient is the nearest there is.
            self.0 as f64 / SCALE as f64
        } else {
            self.to_string().parse().unwrap_or(f64::NAN)
        }
    }

    /// The magnitude.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// Whether it is 0.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

/// Arithmetic. `None` stands for a result outside the range or a division by zero.
#[expect(clippy::should_implement_trait, reason = "operators cannot be partial")]
impl Number {
    /// `self + other`.
    #[must_use]
    pub const fn add(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(raw) => Self::from_raw(raw),
            None => None,
        }
    }

    /// `self − other`.
    #[must_use]
    pub const fn sub(self, other: Self) -> Option<Self> {
        self.add(Self(-other.0))
    }

    /// `self × other`, rounded half to even, once.
    #[must_use]
    pub fn mul(self, other: Self) -> Option<Self> {
        quotient(i128::from(self.0) * i128::from(other.0), i128::from(SCALE))
    }

    /// `self ÷ other`, rounded half to even, once.
    #[must_use]
    pub fn div(self, other: Self) -> Option<Self> {
        quotient(i128::from(self.0) * i128::from(SCALE), i128::from(other.0))
    }

    /// `percent`% of `of`: the product divided by 100, rounded half to even, once.
    #[must_use]
    pub fn share(percent: Self, of: Self) -> Option<Self> {
        quotient(i128::from(percent.0) * i128::from(of.0), 100 * i128::from(SCALE))
    }

    /// `self × numer ÷ denom`, rounded half to even, once: what is left of an award that fades in steps.
    ///
    /// A `numer` above `denom` counts as `denom`, so that the result is never larger than `self`; with a
    /// `denom` of 0 the result is 0.
    #[must_use]
    pub fn scale(self, numer: u32, denom: u32) -> Self {
        quotient(i128::from(self.0) * i128::from(numer.min(denom)), i128::from(denom)).unwrap_or(Self::ZERO)
    }
}

/// `numer ÷ denom` in ten-thousandths, rounded half to even; `None` for a zero `denom` or outside the range.
#[inline]
fn quotient(numer: i128, denom: i128) -> Option<Number> {
    // Nearly all fit into 64 bits, where division is many times as fast.
    if let (Ok(numer), Ok(denom)) = (i64::try_from(numer), i64::try_from(denom))
        && denom > 0
    {
        return Number::from_raw(rounded(numer, denom));
    }
    wide_quotient(numer, denom)
}

/// `numer ÷ denom`, rounded half to even; the `denom` is above 0.
#[inline]
fn rounded(numer: i64, denom: i64) -> i64 {
    let (floor, rest) = (numer.div_euclid(denom), numer.rem_euclid(denom));
    // Compared so that nothing overflows.
    let up = match rest.cmp(&(denom - rest)) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => floor % 2 != 0,
        std::cmp::Ordering::Greater => true,
    };
    floor + i64::from(up)
}

fn wide_quotient(numer: i128, denom: i128) -> Option<Number> {
    let (numer, denom) = if denom < 0 { (-numer, -denom) } else { (numer, denom) };
    let (floor, rest) = (numer.checked_div_euclid(denom)?, numer.checked_rem_euclid(denom)?);
    let up = match (2 * rest).cmp(&denom) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => floor % 2 != 0,
        std::cmp::Ordering::Greater => true,
    };
    Number::from_raw(i64::try_from(floor + i128::from(up)).ok()?)
}

impl std::ops::Neg for Number {
    type Output = Self;

    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl From<i32> for Number {
    fn from(whole: i32) -> Self {
        Self(i64::from(whole) * SCALE)
    }
}

impl From<u32> for Number {
    fn from(whole: u32) -> Self {
        Self(i64::from(whole) * SCALE)
    }
}

impl TryFrom<i64> for Number {
    type Error = NumberError;

    fn try_from(whole: i64) -> Result<Self, NumberError> {
        Self::from_int(whole).ok_or(NumberError::OutOfRange)
    }
}

impl TryFrom<u64> for Number {
    type Error = NumberError;

    fn try_from(whole: u64) -> Result<Self, NumberError> {
        i64::try_from(whole).ok().and_then(Self::from_int).ok_or(NumberError::OutOfRange)
    }
}

impl From<Number> for f64 {
    /// The nearest floating point number, see [`Number::to_f64`].
    fn from(number: Number) -> Self {
        number.to_f64()
    }
}

impl std::str::FromStr for Number {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        Self::parse(text)
    }
}

/// Exact, without zeros at the end: `2.5`, `-0.25`, `10`; `{:+}` shows `+5`.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.width().is_none() && !f.sign_plus() {
            return write_magnitude(f, self.0.unsigned_abs(), if self.0 < 0 { "-" } else { "" });
        }
        let mut magnitude = String::new();
        write_magnitude(&mut magnitude, self.0.unsigned_abs(), "")?;
        f.pad_integral(self.0 >= 0, "", &magnitude)
    }
}

/// Writes straight into the output, so that files of numbers cost no memory of their own.
fn write_magnitude(out: &mut impl fmt::Write, raw: u64, sign: &str) -> fmt::Result {
    let (whole, mut places, mut digits) = (raw / SCALE.unsigned_abs(), raw % SCALE.unsigned_abs(), 4);
    out.write_str(sign)?;
    out.write_str(itoa::Buffer::new().format(whole))?;
    if places == 0 {
        return Ok(());
    }
    while places % 10 == 0 {
        places /= 10;
        digits -= 1;
    }
    write!(out, ".{places:0digits$}")
}
