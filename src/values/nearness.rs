//! "Did you mean": which word was probably meant by one that is not there.

use smallvec::SmallVec;

use super::text;

/// More letters than these never differ between a word and the one that was meant.
const MOST: usize = 3;

/// Distances of one letter of a word to the letters of another that stand at most [`MOST`] places apart:
/// all others are too far.
type Row = [usize; WIDTH];

const WIDTH: usize = 2 * MOST + 1;

const FAR: usize = usize::MAX / 2;

/// Whether a word is so near to another that it was probably meant: equal but for case, blanks and signs, or
/// off by a letter or two, or by letters in the wrong order.
pub(crate) fn is_near(written: &str, meant: &str) -> bool {
    nearest(written, [meant]).is_some()
}

/// The word nearest to what was written, if one is near. By name where several are equally near, so that the
/// answer does not depend on the order of the words. Takes time by the length of all words together.
pub fn nearest<'w>(written: &str, words: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let written = letters(written, usize::MAX);
    let apart = |word: &'w str| {
        let word = letters(word, written.len() + MOST + 1);
        let most = may_differ(&written, &word);
        let may_be = written.len().abs_diff(word.len()) <= most;
        may_be.then(|| distance(&written, &word, most)).filter(|&apart| apart <= most)
    };
    let near = words.into_iter().filter_map(|word| apart(word).map(|apart| (apart, word)));
    near.min().map(|(_, word)| word)
}

/// How many letters two phrases are apart, blanks and signs among them, but not case; none if they are far
/// apart.
pub(crate) fn letters_apart(written: &str, meant: &str) -> Option<usize> {
    let chars = |text: &str| -> Vec<char> { text.chars().flat_map(char::to_lowercase).collect() };
    Some(distance(&chars(written), &chars(meant), MOST)).filter(|&apart| apart <= MOST)
}

/// How many letters words of their length may be off. Few mistype the first letter, so a short word may be off
/// by more behind it: `sails` is `sales`, but `later` is not `after`.
fn may_differ(written: &[char], word: &[char]) -> usize {
    match written.len().min(word.len()) {
        0..=2 => 0,
        3..=4 => 1,
        5 if written.first() == word.first() => 2,
        5 => 1,
        6..=9 => 2,
        _ => MOST,
    }
}

/// The letters and digits of `No. of Employees`, up to so many: `noofemployees`.
fn letters(word: &str, most: usize) -> SmallVec<[char; 24]> {
    if word.is_ascii() {
        let letters = word.chars().filter(char::is_ascii_alphanumeric);
        return letters.map(|c| c.to_ascii_lowercase()).take(most).collect();
    }
    let composed = text::nfc(word);
    composed.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(most).collect()
}

/// How many letters must be put in, left out, replaced or swapped with their neighbour to make `b` of `a`;
/// right up to `most`, which is at most [`MOST`]; beyond it only known to be more.
fn distance(a: &[char], b: &[char], most: usize) -> usize {
    let mut before: Row = [FAR; WIDTH];
    let mut above: Row = std::array::from_fn(|at| at.checked_sub(MOST).unwrap_or(FAR));
    for upto in 1..=a.len() {
        let row = row(a, b, upto, &above, &before);
        before = std::mem::replace(&mut above, row);
        // A swap reaches two rows back.
        if above.iter().chain(&before).all(|&apart| apart > most) {
            return FAR;
        }
    }
    let end = (b.len() + MOST).checked_sub(a.len());
    end.and_then(|at| above.get(at)).copied().unwrap_or(FAR)
}

/// The distances of the first `upto` letters of `a` to beginnings of `b`, from those of one and two letters
/// less.
fn row(a: &[char], b: &[char], upto: usize, above: &Row, before: &Row) -> Row {
    let mut row: Row = [FAR; WIDTH];
    let mut left = FAR;
    for (at, cell) in row.iter_mut().enumerate() {
        let Some(of_b) = (upto + at).checked_sub(MOST).filter(|&of_b| of_b <= b.len()) else { continue };
        let is_same = of_b > 0 && a.get(upto - 1) == b.get(of_b - 1);
        let replaced = above.get(at).map_or(FAR, |apart| apart + usize::from(!is_same));
        let left_out = above.get(at + 1).map_or(FAR, |apart| apart + 1);
        let swapped = match is_swapped(a, b, upto, of_b) {
            true => before.get(at).map_or(FAR, |apart| apart + 1),
            false => FAR,
        };
        *cell = if of_b == 0 { upto } else { replaced.min(left_out).min(swapped).min(left + 1) };
        left = *cell;
    }
    row
}

/// Whether the last two of the first letters of each are the same, the other way round.
fn is_swapped(a: &[char], b: &[char], of_a: usize, of_b: usize) -> bool {
    of_a > 1 && of_b > 1 && a.get(of_a - 1) == b.get(of_b - 2) && a.get(of_a - 2) == b.get(of_b - 1)
}

#[cfg(test)]
mod tests {
    use super::{FAR, MOST, distance, is_near, letters, letters_apart, nearest};

    fn apart(a: &str, b: &str) -> usize {
        distance(&letters(a, usize::MAX), &letters(b, usize::MAX), MOST)
    }

    #[test]
    fn near_words() {
        let names = ["employees", "Fit", "job_title", "revenue", "sales", "after"];
        for (written, meant) in [
            ("employes", Some("employees")),
            ("EMPLOYEES", Some("employees")),
            ("emplyoees", Some("employees")),
            ("Job Title", Some("job_title")),
            ("fti", Some("Fit")),
            ("Sails", Some("sales")),
            ("later", None),
            ("ft", None),
            ("city", None),
            ("", None),
        ] {
            assert_eq!(nearest(written, names), meant, "{written}");
        }
    }

    #[test]
    fn short_words_are_near_only_when_equal_but_for_case() {
        assert_eq!((nearest("id", ["iq"]), nearest("id", ["ID"])), (None, Some("ID")));
        assert!(!is_near("", "a") && !is_near("a", ""));
    }

    #[test]
    fn of_equally_near_words_the_first_by_name() {
        assert_eq!(nearest("fat", ["fit", "fan"]), Some("fan"));
        assert_eq!(nearest("fat", ["fan", "fit"]), Some("fan"));
    }

    #[test]
    fn distances() {
        for (a, b, expected) in [
            ("kitten", "sitting", 3),
            ("abc", "abc", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("abcd", "acbd", 1),
            ("ab", "ba", 1),
            ("xabcdef", "abcdef", 1),
            ("abcdef", "fabcde", 2),
            ("übung", "ubung", 1),
        ] {
            assert_eq!(apart(a, b), expected, "{a} {b}");
            assert_eq!(apart(b, a), expected, "{b} {a}");
        }
        assert!(apart("abcd", "") > MOST && apart("abcdefgh", "stuvwxyz") > MOST);
        assert_eq!(apart("a", "abcdef"), FAR);
    }

    #[test]
    fn phrases() {
        assert_eq!(letters_apart("inthe Last", "in the last"), Some(1));
        assert_eq!(letters_apart("one of", "at least"), None);
    }

    #[test]
    fn words_of_any_length_take_time_by_their_length() {
        let long = "a".repeat(200_000);
        assert!(is_near(&long, &format!("b{long}")));
        assert!(!is_near(&long, "a"));
    }
}
