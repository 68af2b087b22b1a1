//! When a word is so near to another that it was probably meant.

/// Whether two words differ by case, by a letter or two, or by letters in the wrong order.
pub(super) fn is_near(written: &str, meant: &str) -> bool {
    if written.eq_ignore_ascii_case(meant) {
        return true;
    }
    let (a, b) = (written.chars().count(), meant.chars().count());
    let allowed = match a.min(b) {
        0..=2 => 0,
        3..=5 => 1,
        6..=9 => 2,
        _ => 3,
    };
    allowed > 0 && a.abs_diff(b) <= allowed && distance(written, meant) <= allowed
}

/// The nearest of some words, if one is near.
pub(super) fn nearest<'a>(written: &str, meant: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let near = meant.into_iter().filter(|m| is_near(written, m));
    near.min_by_key(|m| distance(written, m))
}

fn distance(a: &str, b: &str) -> usize {
    strsim::osa_distance(&a.to_lowercase(), &b.to_lowercase())
}
