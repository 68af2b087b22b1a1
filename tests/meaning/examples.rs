//! The example pacts: their fingerprints, and that layout does not change them.

use leadpact::Pact;
use proptest::prelude::*;
use proptest::test_runner::TestRng;

use crate::text::{Piece, pieces, print};

/// A change here is a decision: all that was signed has to be signed again.
const PINNED: [(&str, &str); 3] = [
    (
        include_str!("../../examples/b2b-inbound/inbound.pact"),
        "8085232ad70829ca0e44293ed19c51544cbc42348afaa46f1b2fa4d125064644",
    ),
    (
        include_str!("../../examples/cold-outreach/outreach.pact"),
        "d69180e2146e1a1c4b78b371a61d1308b1bfbb5540114edc1e3c7d8821e457ec",
    ),
    (
        include_str!("../../examples/manual-requalification/telephone.pact"),
        "b25a21d447bc964b7a04bf81b4cb44466715b5a2eab75ccb9e4a70e00a249297",
    ),
];

#[test]
fn the_fingerprints_of_the_examples_stay() {
    let found = PINNED.map(|(text, _)| Pact::parse(text).unwrap().fingerprint().to_owned());
    assert_eq!(found.each_ref().map(String::as_str), PINNED.map(|(_, pinned)| pinned));
}

#[test]
fn it_is_computed_once_and_shared() {
    let pact = Pact::parse(PINNED[0].0).unwrap();
    let other = pact.clone();
    let first = std::thread::spawn(move || other.fingerprint().to_owned()).join().unwrap();
    assert_eq!(pact.fingerprint(), first);
    assert_eq!(first.len(), 64);
    assert!(first.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)));
}

/// The text with other blanks, line breaks, comments and quotes.
fn laid_out_anew(text: &str, rng: &mut TestRng) -> String {
    let mut other = String::new();
    let mut one_of = |choices: &[&str]| choices[rng.random_range(0..choices.len())].to_owned();
    let all = pieces(text);
    for (at, &piece) in all.iter().enumerate() {
        let begins_line = at == 0 || all[at - 1] == Piece::Break;
        match piece {
            Piece::Blank(_) if begins_line => other.push_str(&one_of(&["", " ", "\t", "      ", "\u{a0}"])),
            Piece::Blank(_) => other.push_str(&one_of(&[" ", "  ", "\t", "\u{a0} ", " "])),
            Piece::Break => {
                other.push_str(&one_of(&["\n", "\r\n", "\n\n", " # why\n", "\n# \"x\" {\n", "\n\n\n"]))
            }
            Piece::Comment(comment) => other.push_str(&one_of(&["", "# other", comment])),
            Piece::Text(quoted) if !quoted.contains(['\\', '“', '”', '„', '«', '»']) => {
                let inner = quoted.trim_matches('"');
                let (open, close) = match one_of(&["\"", "„", "“", "«", "»"]).as_str() {
                    "„" => ('„', '“'),
                    "“" => ('“', '”'),
                    "«" => ('«', '»'),
                    "»" => ('»', '«'),
                    _ => ('"', '"'),
                };
                other.extend([open]);
                other.push_str(inner);
                other.extend([close]);
            }
            piece => other.push_str(piece.text()),
        }
    }
    other
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn layout_comments_and_quotes_do_not_count(rng in any::<u8>().prop_perturb(|_, rng| rng)) {
        let mut rng = rng;
        for (text, _) in PINNED {
            let other = laid_out_anew(text, &mut rng);
            prop_assert_eq!(print(text), print(&other), "{}", other);
        }
    }

    /// A number changed anywhere but in an example or the version is a change of meaning.
    #[test]
    fn numbers_count(at in any::<prop::sample::Index>(), which in 0..PINNED.len()) {
        let text = PINNED[which].0;
        let end = text.find("\nexample ").unwrap_or(text.len());
        let all = pieces(&text[..end]);
        let is_points = |at: usize| matches!(all[at], Piece::Number(_))
            && at > 0
            && matches!(all[at - 1], Piece::Sign("+"));
        let points: Vec<usize> = (0..all.len()).filter(|&at| is_points(at)).collect();
        let at = points[at.index(points.len())];
        let other: String =
            all.iter().enumerate().map(|(i, p)| if i == at { "7777" } else { p.text() }).collect();
        prop_assert_ne!(print(&text[..end]), print(&other));
    }
}
