//! What tests of one text say of each other.
//!
//! A text that is one of listed ones is tried with every other test. Of parts of texts only inclusion is known:
//! what has `head of sales` in it has `sales` in it, too.

use crate::model::semantics::text_matches;
use crate::model::{CondId, Condition, Model, TextOp, TextTest};

/// With more listed texts than this, none is tried.
const MANY: usize = 2_000;

/// The tests behind conditions.
pub(super) fn tests<'m>(model: &'m Model, ids: &[(CondId, bool)]) -> Vec<(&'m TextTest, bool)> {
    let test = |&(id, holds): &(CondId, bool)| match model.conditions.at(id) {
        Condition::Text(_, test) => Some((test, holds)),
        _ => None,
    };
    ids.iter().filter_map(test).collect()
}

/// Whether a text could pass some tests and fail others. False only if none can.
pub(super) fn are_possible(tests: &[(&TextTest, bool)]) -> bool {
    match candidates(tests) {
        Some(mut texts) => texts.any(|text| passes(text, tests)),
        None => {
            let holding = tests.iter().filter(|(_, holds)| *holds);
            holding.clone().all(|(test, _)| {
                let open = |needle: &str| {
                    !excluded(needle, test.op, tests) && starts_and_ends_fit(needle, test.op, tests)
                };
                test.needles.iter().any(|needle| open(needle))
            })
        }
    }
}

/// The listed texts of which it must be one, if it must; those of the shortest list.
pub(super) fn candidates<'t>(
    tests: &[(&'t TextTest, bool)],
) -> Option<impl Iterator<Item = &'t str> + use<'t>> {
    let lists = tests.iter().filter(|(test, holds)| *holds && test.op == TextOp::Is).map(|(test, _)| *test);
    let shortest = lists.min_by_key(|test| test.needles.len()).filter(|test| test.needles.len() <= MANY)?;
    // A text is never blank: that would be unknown.
    Some(shortest.needles.iter().map(|needle| &**needle).filter(|needle| !needle.is_empty()))
}

/// Whether a text comes out of every test as wanted.
pub(super) fn passes(text: &str, tests: &[(&TextTest, bool)]) -> bool {
    tests.iter().all(|(test, holds)| text_matches(text, test) == *holds)
}

/// Whether a part that is in the text makes a test hold that must not.
fn excluded(part: &str, how: TextOp, tests: &[(&TextTest, bool)]) -> bool {
    if how == TextOp::Mentions && part.is_empty() {
        return true;
    }
    let failing = tests.iter().filter(|(_, holds)| !holds);
    failing.into_iter().any(|(test, _)| test.needles.iter().any(|needle| follows(part, how, needle, test.op)))
}

/// Whether a text with a part, at its start, at its end or anywhere, surely matches a needle.
fn follows(part: &str, how: TextOp, needle: &str, op: TextOp) -> bool {
    match op {
        TextOp::Is => false,
        TextOp::Contains => part.contains(needle),
        TextOp::StartsWith => {
            needle.is_empty() || matches!(how, TextOp::StartsWith) && part.starts_with(needle)
        }
        TextOp::EndsWith => needle.is_empty() || matches!(how, TextOp::EndsWith) && part.ends_with(needle),
        TextOp::Mentions => how == TextOp::Mentions && part == needle && !needle.is_empty(),
    }
}

/// Whether what a text starts (or ends) with fits the other tests of that kind.
fn starts_and_ends_fit(part: &str, how: TextOp, tests: &[(&TextTest, bool)]) -> bool {
    let fits = |needle: &str| match how {
        TextOp::StartsWith => needle.starts_with(part) || part.starts_with(needle),
        TextOp::EndsWith => needle.ends_with(part) || part.ends_with(needle),
        _ => true,
    };
    let alike = tests.iter().filter(|(test, holds)| *holds && test.op == how);
    alike.into_iter().all(|(test, _)| test.needles.iter().any(|needle| fits(needle)))
}

#[cfg(test)]
mod tests {
    use super::are_possible;
    use crate::model::{TextOp, TextTest};

    fn test(op: TextOp, needles: &[&str]) -> TextTest {
        TextTest { op, needles: needles.iter().map(|&needle| needle.into()).collect() }
    }

    fn possible(tests: &[(TextOp, &[&str], bool)]) -> bool {
        let made: Vec<_> = tests.iter().map(|(op, needles, holds)| (test(*op, needles), *holds)).collect();
        let tests: Vec<_> = made.iter().map(|(test, holds)| (test, *holds)).collect();
        are_possible(&tests)
    }

    #[test]
    fn inclusion_is_known() {
        use TextOp::{Contains, EndsWith, Is, Mentions, StartsWith};
        assert!(!possible(&[(Is, &["a"], true), (Is, &["b"], true)]));
        assert!(!possible(&[(Is, &["head of it"], true), (Contains, &["sales"], true)]));
        assert!(!possible(&[(Contains, &["head of sales"], true), (Contains, &["sales"], false)]));
        assert!(!possible(&[(StartsWith, &["/pricing"], true), (StartsWith, &["/careers"], true)]));
        assert!(!possible(&[(EndsWith, &[".de"], true), (EndsWith, &[".com", ".org"], true)]));
        assert!(!possible(&[(Mentions, &["ceo"], true), (Mentions, &["ceo", "cfo"], false)]));
        assert!(!possible(&[(Is, &[""], true)]));
        assert!(possible(&[(Contains, &["a", "head of sales"], true), (Contains, &["sales"], false)]));
        assert!(possible(&[(Contains, &["it"], true), (Mentions, &["it"], false)]));
        assert!(possible(&[(StartsWith, &["/pri"], true), (StartsWith, &["/pricing"], true)]));
        assert!(possible(&[(Is, &["a", "b"], false), (Contains, &["a"], true)]));
    }
}
