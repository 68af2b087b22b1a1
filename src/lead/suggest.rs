//! "did you mean": the name that was probably meant.

/// The candidate nearest to a name: equal but for case, blanks and signs, or off by a letter or two.
pub(crate) fn nearest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let wanted = plain(name);
    let allowed = match wanted.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        6..=9 => 2,
        _ => 3,
    };
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&wanted, &plain(candidate)), candidate))
        .filter(|&(distance, _)| distance <= allowed)
        // By name where equally near, so that the answer does not depend on the order of the candidates.
        .min()
        .map(|(_, candidate)| candidate)
}

/// `No. of Employees` as `noofemployees`. Cut off, since distances take time by the square of the length.
fn plain(name: &str) -> String {
    name.chars().take(80).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_names() {
        let names = ["employees", "job_title", "revenue"];
        assert_eq!(nearest("Employees", names), Some("employees"));
        assert_eq!(nearest("Job Title", names), Some("job_title"));
        assert_eq!(nearest("employes", names), Some("employees"));
        assert_eq!(nearest("city", names), None);
        assert_eq!((nearest("id", ["iq"]), nearest("id", ["ID"])), (None, Some("ID")));
        assert_eq!(nearest("", []), None);
    }
}
