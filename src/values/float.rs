//! Floating point numbers as the decimals that people mean by them.

use std::fmt::{self, Write as _};

use serde::Serialize;

use super::Number;

/// Magnitudes below this have at most 15 digits in ten-thousandths: a decimal of so many digits is the only
/// one of its kind near a floating point number.
const SURE: f64 = 1e15;

/// The decimal with the fewest digits that is this number, where it has at most four places; for most numbers
/// that occur, without writing their digits. None where it is not sure.
pub(crate) fn short_decimal(float: f64) -> Option<Number> {
    let raw = (float * 10_000.0).round();
    // The quotient of two exact numbers is the nearest there is: if that is the number, `raw` are its digits.
    let is_sure = raw.abs() < SURE && raw / 10_000.0 == float;
    #[expect(clippy::cast_possible_truncation, reason = "a whole number below 10¹⁵")]
    is_sure.then_some(raw as i64).and_then(Number::from_raw)
}

/// `f32` and `f64`.
pub(crate) trait Float: Copy + fmt::Display + fmt::LowerExp + Serialize {}
impl Float for f32 {}
impl Float for f64 {}

/// The number, if it is a whole one that `f32` tells from its neighbours.
pub(crate) fn whole(float: f32) -> Option<Number> {
    let is_sure = float.fract() == 0.0 && float.abs() < (1_u32 << f32::MANTISSA_DIGITS) as f32;
    #[expect(clippy::cast_possible_truncation, reason = "a whole number below 2²⁴")]
    is_sure.then_some(float as i64).and_then(Number::from_int)
}

/// Writes the fewest digits that are this number and no other; where there are several such decimals, the
/// nearest, and of two that are equally near the one whose last digit is even.
pub(crate) fn write_digits<F: Float>(float: &F, buffer: &mut String) {
    buffer.clear();
    // Writing into a string does not fail.
    let _ = write!(buffer, "{float:e}");
    let digits = buffer.bytes().take_while(|byte| *byte != b'e').filter(u8::is_ascii_digit).count();
    buffer.clear();
    // Which of several the standard library would take is not promised; rounding to so many digits is exact.
    let _ = write!(buffer, "{float:.0$e}", digits.saturating_sub(1));
}

/// A floating point number as JSON has it, for problems; NaN and infinities by their names.
pub(crate) struct InJson<F>(pub(crate) F);

impl<F: Float> fmt::Display for InJson<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match serde_json::to_string(&self.0) {
            Ok(json) if json != "null" => f.write_str(&json),
            _ => fmt::Display::fmt(&self.0, f),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Number;
    use super::{short_decimal, whole, write_digits};

    #[test]
    fn digits_that_people_write() {
        for text in ["0", "0.1", "-2.5", "0.0001", "19.99", "123456789.1234", "-99999999999.9999"] {
            let float: f64 = text.parse().unwrap();
            assert_eq!(short_decimal(float), Number::parse(text).ok(), "{text}");
        }
        for float in [0.00001, 0.12345, 1e15, 1e300, f64::NAN, f64::INFINITY, f64::MIN_POSITIVE] {
            assert_eq!(short_decimal(float), None, "{float}");
        }
    }

    #[test]
    fn of_equally_near_decimals_the_even_one() {
        let digits = |write: &dyn Fn(&mut String)| {
            let mut buffer = String::new();
            write(&mut buffer);
            Number::parse(&buffer).unwrap().to_string()
        };
        assert_eq!(digits(&|buffer| write_digits(&(7_067_857.0_f32 / 4.0), buffer)), "1766964.2");
        assert_eq!(digits(&|buffer| write_digits(&(7_067_859.0_f32 / 4.0), buffer)), "1766964.8");
        assert_eq!(digits(&|buffer| write_digits(&0.1_f32, buffer)), "0.1");
        assert_eq!(
            digits(&|buffer| write_digits(&(2_251_799_813_685_249.0_f64 / 4.0), buffer)),
            "562949953421312.2"
        );
        assert_eq!((whole(-3.0), whole(0.5), whole(f32::MAX)), (Some((-3).into()), None, None));
    }

    proptest! {
        #[test]
        fn never_another_than_the_shortest_digits(raw in -2_000_000_000_000_000_i64..2_000_000_000_000_000, bits: u64) {
            #[expect(clippy::cast_precision_loss, reason = "any number will do")]
            for float in [raw as f64 / 10_000.0, f64::from_bits(bits)] {
                if let Some(short) = short_decimal(float) {
                    prop_assert_eq!(Some(short), Number::parse(&float.to_string()).ok());
                }
            }
        }
    }
}
