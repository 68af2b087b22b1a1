//! What a text is, among those that a field is compared with.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::Domain;
use crate::values::text;

/// The whole texts that a field is compared with.
#[derive(Debug, Clone, Default)]
pub(crate) struct Compared {
    /// Those of ASCII with up to 8 and up to 16 bytes, packed, ascending.
    eight: Eights,
    sixteen: Vec<(u128, u32)>,
    /// All others, folded.
    long: HashMap<Arc<str>, u32>,
}

/// So many bytes are packed into one number.
const SHORT: usize = 16;

impl Compared {
    /// Folded texts with their places from 1.
    pub fn new(places: &HashMap<Arc<str>, i64>) -> Self {
        let (mut compared, mut eight) = (Self::default(), Vec::new());
        for (text, &place) in places {
            let place = u32::try_from(place).unwrap_or(0);
            match packed(text.as_bytes()) {
                Some(packed) => match u64::try_from(packed) {
                    Ok(packed) => eight.push((packed, place)),
                    Err(_) => compared.sixteen.push((packed, place)),
                },
                None => {
                    compared.long.insert(Arc::clone(text), place);
                }
            }
        }
        compared.eight = Eights::new(eight);
        compared.sixteen.sort_unstable();
        compared
    }

    /// The words of a list with their places from 1; of two that are the same the first.
    pub fn words(of: &Domain) -> Self {
        let mut places: HashMap<Arc<str>, i64> = HashMap::new();
        for (word, place) in of.folded.iter().zip(1..) {
            places.entry(word.as_str().into()).or_insert(place);
        }
        Self::new(&places)
    }

    /// By place, a text of it; at 0 one that is not there.
    pub fn texts(&self) -> Vec<String> {
        let unpacked = |packed: u128| {
            let bytes = packed.to_le_bytes();
            let len = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
            String::from_utf8_lossy(bytes.get(..len).unwrap_or_default()).into_owned()
        };
        let eight = self.eight.all.iter().map(|&(packed, place)| (unpacked(packed.into()), place));
        let sixteen = self.sixteen.iter().map(|&(packed, place)| (unpacked(packed), place));
        let long = self.long.iter().map(|(text, &place)| (text.to_string(), place));
        let all: Vec<_> = eight.chain(sixteen).chain(long).collect();
        let places = all.iter().map(|&(_, place)| place as usize + 1).max().unwrap_or(1);
        let mut texts = vec![String::new(); places];
        let longest = all.iter().map(|(text, _)| text.len()).max().unwrap_or(0);
        for (text, place) in all {
            texts.get_mut(place as usize).into_iter().for_each(|slot| *slot = text.clone());
        }
        texts.first_mut().into_iter().for_each(|other| *other = "x".repeat(longest + 1));
        texts
    }

    /// The place of a text without outer blanks, in any case; 0 for one that is not there.
    pub fn place(&self, text: &str, folded: &mut String) -> u32 {
        if let Some(packed) = packed(text.as_bytes()) {
            return self.of_short(packed);
        }
        if self.long.is_empty() && text.is_ascii() {
            return 0;
        }
        text::fold_into(text, folded);
        match packed(folded.as_bytes()) {
            Some(packed) => self.of_short(packed),
            None => self.long.get(folded.as_str()).copied().unwrap_or(0),
        }
    }

    /// The place of a short text of ASCII, in any case, 0 for one that is not there; none for any other text.
    #[inline]
    pub fn short_place(&self, text: &[u8]) -> Option<u32> {
        packed(text).map(|packed| self.of_short(packed))
    }

    /// The place of a text, if that is told at once: 0 for one that is not there.
    #[inline]
    pub fn quick_place(&self, text: &str) -> Option<u32> {
        eight(text.as_bytes()).map(|packed| self.eight.place(packed))
    }

    #[inline]
    fn of_short(&self, packed: u128) -> u32 {
        match u64::try_from(packed) {
            Ok(packed) => self.eight.place(packed),
            Err(_) => place_of(&self.sixteen, packed),
        }
    }
}

/// Packed texts, none of them 0, with their places.
#[derive(Debug, Clone, Default)]
struct Eights {
    /// Ascending.
    all: Box<[(u64, u32)]>,
    /// Each where the highest bits of its product with the factor say; none if two would have to stand in one place.
    slots: Box<[(u64, u32)]>,
    factor: u64,
    shift: u32,
}

impl Eights {
    fn new(mut all: Vec<(u64, u32)>) -> Self {
        all.sort_unstable();
        let mut eights = Self { all: all.into(), ..Self::default() };
        eights.spread();
        eights
    }

    /// Looks for a factor with which each has a place of its own.
    fn spread(&mut self) {
        /// More would crowd out other things.
        const MOST: usize = 64;
        /// Odd numbers whose bits look like chance.
        const FACTORS: [u64; 4] =
            [0x9e37_79b9_7f4a_7c15, 0xc2b2_ae3d_27d4_eb4f, 0xff51_afd7_ed55_8ccd, 0xd6e8_feb8_6659_fd93];
        if self.all.is_empty() || self.all.len() > MOST {
            return;
        }
        let least = self.all.len().next_power_of_two().trailing_zeros().max(1);
        let tries = (least..least + 4).flat_map(|width| FACTORS.map(|factor| (64 - width, factor)));
        for (shift, factor) in tries {
            let mut slots = vec![(0, 0); 1_usize << (64 - shift)];
            let is_free = |&(text, place): &(u64, u32)| {
                let slot = slots.get_mut(slot(text, factor, shift)).filter(|slot| slot.0 == 0);
                slot.is_some_and(|slot| {
                    *slot = (text, place);
                    true
                })
            };
            if self.all.iter().all(is_free) {
                (self.slots, self.factor, self.shift) = (slots.into(), factor, shift);
                return;
            }
        }
    }

    /// 0 for one that is not there.
    #[inline]
    fn place(&self, text: u64) -> u32 {
        match self.slots.get(slot(text, self.factor, self.shift)) {
            Some(&(of, place)) if of == text => place,
            Some(_) => 0,
            None => place_of(&self.all, text),
        }
    }
}

/// The place of a text among slots.
#[inline]
fn slot(text: u64, factor: u64, shift: u32) -> usize {
    text.wrapping_mul(factor).wrapping_shr(shift) as usize
}

#[inline]
fn place_of<T: Ord + Copy>(texts: &[(T, u32)], text: T) -> u32 {
    /// Up to so many, looking at all is faster than halving.
    const FEW: usize = 12;
    if texts.len() <= FEW {
        return texts.iter().find(|&&(of, _)| of == text).map_or(0, |&(_, place)| place);
    }
    let found = texts.binary_search_by_key(&text, |&(of, _)| of);
    found.ok().and_then(|at| texts.get(at)).map_or(0, |&(_, place)| place)
}

/// A short text of ASCII in lower case, as a number, the first byte the lowest; none of another. Different texts are
/// different numbers, as those that end with NUL are none.
#[inline]
fn packed(text: &[u8]) -> Option<u128> {
    if text.last() == Some(&0) {
        return None;
    }
    let len = text.len();
    if let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) {
        let (first, last) = (lower_case(u64::from_le_bytes(*first))?, lower_case(u64::from_le_bytes(*last))?);
        // Bytes that both have are the same in both.
        let shifted = u128::from(last).checked_shl(u32::try_from(8 * len - 64).ok()?)?;
        return (len <= SHORT).then_some(u128::from(first) | shifted);
    }
    lower_case(word(text)).map(u128::from)
}

/// What [`packed`] makes of up to 8 bytes that neither begin nor end with a blank or another sign that is not printed.
#[inline]
fn eight(text: &[u8]) -> Option<u64> {
    let (&[first, ..], &[.., last]) = (text, text) else { return None };
    if text.len() > 8 || !first.is_ascii_graphic() || !last.is_ascii_graphic() {
        return None;
    }
    lower_case(word(text))
}

/// Up to eight bytes as a number, the first the lowest.
#[inline]
pub(in crate::lead) fn word(bytes: &[u8]) -> u64 {
    let len = bytes.len();
    // Bytes that come twice come to the same place.
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        return u64::from(u32::from_le_bytes(*first))
            | u64::from(u32::from_le_bytes(*last)) << (8 * len - 32);
    }
    let (&[first, ..], &[.., last], Some(&middle)) = (bytes, bytes, bytes.get(len / 2)) else { return 0 };
    u64::from(first) | u64::from(middle) << (8 * (len / 2)) | u64::from(last) << (8 * len - 8)
}

/// Eight bytes of ASCII in lower case; none of others.
#[inline]
fn lower_case(bytes: u64) -> Option<u64> {
    const EACH: u64 = u64::from_le_bytes([1; 8]);
    const HIGHEST: u64 = EACH << 7;
    if bytes & HIGHEST != 0 {
        return None;
    }
    // No byte overflows, for all are below 0x80.
    let from_a = bytes + EACH * (0x80 - b'A' as u64);
    let behind_z = bytes + EACH * (0x80 - b'Z' as u64 - 1);
    Some(bytes | (from_a & !behind_z & HIGHEST) >> 2)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::Compared;
    use crate::values::text;

    fn any_text() -> impl Strategy<Value = String> {
        prop_oneof!["[aAbBäÄ_ σςΣ\u{130}ß.1]{0,24}", "[aAbBzZ ]{1,9}", "[a-zA-Z]{2}"]
    }

    proptest! {
        #[test]
        fn places_are_those_of_equal_texts(texts in vec(any_text(), 0..90), of in vec(any_text(), 1..9)) {
            let texts: Vec<_> = texts.into_iter().chain(["Geschäftsführer und Gesellschafter".into()]).collect();
            let mut places = HashMap::new();
            for text in texts.iter().map(|text| text::fold(text)).filter(|text| !text.is_empty()) {
                let next = places.len() as i64 + 1;
                places.entry(text.into()).or_insert(next);
            }
            let compared = Compared::new(&places);
            for text in texts.iter().chain(&of) {
                let expected = places.get(text::fold(text).as_str()).copied().unwrap_or(0);
                let place = compared.place(text::trim(text), &mut String::new());
                prop_assert_eq!(i64::from(place), expected, "{}", text);
                let quick = compared.quick_place(text);
                prop_assert!(quick.is_none_or(|quick| quick == place), "{text}: {quick:?}");
                let is_short = (1..=8).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
                prop_assert!(!is_short || quick.is_some(), "{text}");
            }
        }
    }

    #[test]
    fn few_texts_have_slots_of_their_own() {
        let of = |texts: &[&str]| {
            let places = texts.iter().zip(1..).map(|(text, place)| ((*text).into(), place)).collect();
            Compared::new(&places)
        };
        assert!(!of(&["de", "at", "ch", "fr", "nl", "se", "pl", "uk"]).eight.slots.is_empty());
        assert_eq!(of(&["de"]).quick_place("DE"), Some(1));
        assert_eq!(of(&[]).quick_place("DE"), Some(0));
    }
}
