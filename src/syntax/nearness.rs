//! When a word is so near to another that it was probably meant.

/// Whether two words differ by case, by a letter or two, or by letters in the wrong order.
pub(super) fn is_near(written: &str, meant: &str) -> bool {
    if written == meant {
        return true;
    }
    let (a, b) = (written.to_lowercase(), meant.to_lowercase());
    if a == b {
        return true;
    }
    let length = a.chars().count().min(b.chars().count());
    let allowed = match length {
        0..=2 => 0,
        3..=5 => 1,
        6..=9 => 2,
        _ => 3,
    };
    a.len().abs_diff(b.len()) <= 4 && strsim::osa_distance(&a, &b) <= allowed
}

/// The nearest of some words, if one is near.
pub(super) fn nearest<'a>(written: &str, meant: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = written.to_lowercase();
    let near = meant.into_iter().filter(|m| is_near(written, m));
    near.min_by_key(|m| strsim::osa_distance(&lower, &m.to_lowercase()))
}
