//! Floating point numbers as the decimals that people mean by them.

use std::fmt;

use serde::Serialize;

use crate::values::Number;

/// Magnitudes below this have at most 15 digits in ten-thousandths: a decimal of so many digits is the only
/// one of its kind near a floating point number.
const SURE: f64 = 1e15;

/// The decimal with the fewest digits that is this number, where it has at most four places; for most numbers
/// that occur, without writing their digits. None where it is not sure.
pub(super) fn short_decimal(float: f64) -> Option<Number> {
    let raw = (float * 10_000.0).round();
    // The quotient of two exact numbers is the nearest there is: if that is the number, `raw` are its digits.
    let is_sure = raw.abs() < SURE && raw / 10_000.0 == float;
    #[expect(clippy::cast_possible_truncation, reason = "a whole number below 10¹⁵")]
    is_sure.then_some(raw as i64).and_then(Number::from_raw)
}

/// A floating point number as JSON has it, for problems; NaN and infinities by their names.
pub(super) struct InJson<F>(pub(super) F);

impl<F: Serialize + fmt::Display> fmt::Display for InJson<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match serde_json::to_string(&self.0) {
            Ok(json) if json != "null" => f.write_str(&json),
            _ => self.0.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::short_decimal;
    use crate::values::Number;

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
