//! Whatever is changed in a pact, the check answers: no panic, places that exist, and a model only where
//! nothing is wrong.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

use leadpact::check;
use leadpact::diagnostics::Severity;
use leadpact::sources::NoIncludes;
use leadpact::syntax::Limits;
use proptest::prelude::*;

const PACTS: [&str; 3] = [
    include_str!("../examples/b2b-inbound/inbound.pact"),
    include_str!("../examples/cold-outreach/outreach.pact"),
    include_str!("../examples/manual-requalification/telephone.pact"),
];

/// Words, numbers, texts, signs and the blanks between them.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '"' => rest.get(1..).and_then(|rest| rest.find('"')).map_or(rest.len(), |at| at + 2),
            c if c.is_alphanumeric() => {
                rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
            }
            c => c.len_utf8(),
        };
        let (piece, behind) = rest.split_at(end);
        pieces.push(piece);
        rest = behind;
    }
    pieces
}

/// What is done to a pact, at a piece that is no blank.
#[derive(Debug, Clone, Copy)]
enum Change {
    Drop,
    Double,
    /// Put another piece of the same pact there.
    Replace(prop::sample::Index),
    /// Put a piece of the same pact before it.
    Insert(prop::sample::Index),
}

fn change() -> impl Strategy<Value = (prop::sample::Index, Change)> {
    let what = prop_oneof![
        Just(Change::Drop),
        Just(Change::Double),
        any::<prop::sample::Index>().prop_map(Change::Replace),
        any::<prop::sample::Index>().prop_map(Change::Insert),
    ];
    (any::<prop::sample::Index>(), what)
}

fn changed(text: &str, changes: &[(prop::sample::Index, Change)]) -> String {
    let pieces = pieces(text);
    let words: Vec<usize> = (0..pieces.len()).filter(|&at| !pieces[at].trim().is_empty()).collect();
    let mut out: Vec<String> = pieces.iter().map(|&piece| piece.to_owned()).collect();
    for (place, change) in changes {
        let at = *place.get(&words);
        out[at] = match change {
            Change::Drop => String::new(),
            Change::Double => format!("{0} {0}", pieces[at]),
            Change::Replace(other) => pieces[*other.get(&words)].to_owned(),
            Change::Insert(other) => format!("{} {}", pieces[*other.get(&words)], pieces[at]),
        };
    }
    out.concat()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn any_change_is_answered(which in 0..PACTS.len(), changes in prop::collection::vec(change(), 1..6)) {
        let text = changed(PACTS[which], &changes);
        let (model, found) = check::load("a.pact", &text, &NoIncludes, &Limits::default());
        prop_assert_eq!(model.is_none(), found.has_errors());
        for message in &found {
            let (start, end) = (message.span.start as usize, message.span.end as usize);
            prop_assert!(text.get(start..end).is_some(), "{:?}", message);
            prop_assert!(message.help.as_ref().is_some_and(|help| !help.is_empty()), "{:?}", message);
            prop_assert!(message.severity == Severity::Error || model.is_some() || found.has_errors());
        }
    }
}
