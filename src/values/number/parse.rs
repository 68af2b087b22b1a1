//! Reading decimal text.

use super::{Number, NumberError};
use crate::values::text;

/// Reads `[sign] digits [. digits] [e [sign] digits]`; one of the two runs of digits may be empty.
pub(super) fn number(text: &str) -> Result<Number, NumberError> {
    let (negative, unsigned) = sign(text::trim(text));
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, power)) => (mantissa, exponent(power)?),
        None => (unsigned, 0),
    };
    let (whole, places) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if !(all_digits(whole) && all_digits(places)) || (whole.is_empty() && places.is_empty()) {
        return Err(NumberError::NotANumber);
    }
    let raw = ten_thousandths(whole, places, exponent).ok_or(NumberError::OutOfRange)?;
    Number::from_raw(if negative { -raw } else { raw }).ok_or(NumberError::OutOfRange)
}

/// Whether a minus stands before the text, and the text without its sign.
fn sign(text: &str) -> (bool, &str) {
    match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

/// The power of ten; magnitudes that no text can make up for by its number of digits are cut off.
fn exponent(text: &str) -> Result<i64, NumberError> {
    let (negative, digits) = sign(text);
    if digits.is_empty() || !all_digits(digits) {
        return Err(NumberError::NotANumber);
    }
    let magnitude = digits.bytes().fold(0_i64, |sum, digit| {
        sum.saturating_mul(10).saturating_add(i64::from(digit - b'0')).min(i64::MAX / 4)
    });
    Ok(if negative { -magnitude } else { magnitude })
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `whole.places × 10^exponent` in ten-thousandths, rounded half to even; `None` where it does not fit.
///
/// INVARIANT: both texts hold digits only.
fn ten_thousandths(whole: &str, places: &str, exponent: i64) -> Option<i64> {
    // How many of the digits stand before the point once the value is in ten-thousandths.
    let kept = length(whole).saturating_add(exponent).saturating_add(4);
    let (mut raw, mut next, mut more) = (0_i64, 0, false);
    for (at, digit) in (0_i64..).zip(whole.bytes().chain(places.bytes())) {
        let digit = digit - b'0';
        match at.cmp(&kept) {
            std::cmp::Ordering::Less => raw = raw.checked_mul(10)?.checked_add(i64::from(digit))?,
            std::cmp::Ordering::Equal => next = digit,
            std::cmp::Ordering::Greater => more |= digit != 0,
        }
    }
    let zeros = kept.saturating_sub(length(whole) + length(places));
    if raw != 0 && zeros > 0 {
        raw = raw.checked_mul(10_i64.checked_pow(u32::try_from(zeros).ok()?)?)?;
    }
    let up = kept >= 0 && (next > 5 || (next == 5 && (more || raw % 2 != 0)));
    raw.checked_add(i64::from(up))
}

fn length(text: &str) -> i64 {
    i64::try_from(text.len()).unwrap_or(i64::MAX)
}
