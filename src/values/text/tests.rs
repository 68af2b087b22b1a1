use proptest::prelude::*;

use super::{contains, ends_with, fold, fold_into, is_blank, mentions, nfc, starts_with};

#[test]
fn composes() {
    assert!(matches!(nfc("plain"), std::borrow::Cow::Borrowed("plain")));
    assert!(matches!(nfc("über"), std::borrow::Cow::Borrowed("über")));
    assert_eq!(nfc("u\u{308}ber"), "über");
    assert_eq!(nfc("\u{212b}"), "Å", "the sign of the unit is the letter");
}

#[test]
fn folds() {
    let cases = [
        ("  Acme GmbH\t", "acme gmbh"),
        ("\u{a0}\u{202f}Ärzte\u{a0}", "ärzte"),
        ("\u{feff}id", "id"),
        ("STRASSE", "strasse"),
        ("Straße", "straße"),
        ("GESCHA\u{308}FTSFÜHRER", "geschäftsführer"),
        ("ŁÓDŹ", "łódź"),
        ("ΟΔΥΣΣΕΥΣ", "οδυσσευσ"),
        ("Οδυσσευς", "οδυσσευσ"),
        ("İ", "i\u{307}"),
        ("ДИРЕКТОР", "директор"),
        ("", ""),
    ];
    let mut buffer = "old".to_owned();
    for (text, folded) in cases {
        assert_eq!(fold(text), folded, "{text}");
        fold_into(text, &mut buffer);
        assert_eq!(buffer, folded, "{text}");
    }
}

#[test]
fn blanks() {
    for text in ["", " ", "\t\n", "\u{a0}\u{2007}\u{feff}"] {
        assert!(is_blank(text), "{text:?}");
    }
    assert!(!is_blank(" x "));
}

#[test]
fn parts() {
    assert!(contains("vertriebsleiter", "leiter") && !contains("leit", "leiter"));
    assert!(starts_with("/pricing/eu", "/pricing") && !starts_with("x/pricing", "/pricing"));
    assert!(ends_with("a@gmail.com", "@gmail.com") && !ends_with("a@gmail.com.br", "@gmail.com"));
    assert!(contains("a", "") && contains("", "") && starts_with("", "") && ends_with("", ""));
}

#[test]
fn words_of_their_own() {
    let yes = [
        ("it", "it"),
        ("head of it", "it"),
        ("it-leiter", "it"),
        ("audit it", "it"),
        ("c++ and c#", "c++"),
        ("(c++)", "c++"),
        ("head of sales, emea", "head of sales"),
        ("ceo/cto", "cto"),
        ("aaa aa", "aa"),
        ("x-x-x", "x-x"),
        ("ax-x-x", "x-x"),
        ("müller ärzte", "ärzte"),
    ];
    let no = [
        ("audit", "it"),
        ("it_leiter", "it"),
        ("it2", "it"),
        ("éit", "it"),
        ("c++x", "c++"),
        ("aaa", "aa"),
        ("", "it"),
        ("it", ""),
        ("", ""),
        ("größe", "e"),
    ];
    for (text, needle) in yes {
        assert!(mentions(text, needle), "{text} / {needle}");
    }
    for (text, needle) in no {
        assert!(!mentions(text, needle), "{text} / {needle}");
    }
}

/// Every position is tried, by characters.
fn mentions_slowly(text: &str, needle: &str) -> bool {
    let (text, needle): (Vec<char>, Vec<char>) = (text.chars().collect(), needle.chars().collect());
    let word = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric() || *c == '_');
    !needle.is_empty()
        && (0..text.len()).any(|at| {
            text[at..].starts_with(&needle)
                && !word(at.checked_sub(1).and_then(|i| text.get(i)))
                && !word(text.get(at + needle.len()))
        })
}

proptest! {
    #[test]
    fn folding_twice_is_folding_once(text in "\\PC{0,12}|[ \u{a0}aÄİΣς\u{301}\u{308}]{0,8}") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once.clone());
        prop_assert_eq!(nfc(&once), once.as_str());
    }

    #[test]
    fn form_and_blanks_do_not_matter(text in "[a-zA-ZäÖéŁ ]{0,10}") {
        use unicode_normalization::UnicodeNormalization;
        let apart: String = format!(" {text}\u{a0}").nfd().collect();
        prop_assert_eq!(fold(&apart), fold(&text));
        prop_assert_eq!(fold(&text.to_uppercase()), fold(&text));
    }

    #[test]
    fn mentions_tries_every_place(text in "[aä_ .-]{0,12}", needle in "[aä_.-]{0,3}") {
        prop_assert_eq!(mentions(&text, &needle), mentions_slowly(&text, &needle));
    }
}

#[test]
fn simple_letters_fold_as_all_others() {
    use unicode_normalization::UnicodeNormalization;
    let letters = (0..0x3000).filter_map(char::from_u32).filter(|c| super::is_simple(*c));
    for letter in letters {
        let text = format!("a{letter}e");
        let slowly: String = text.nfc().flat_map(char::to_lowercase).nfc().collect();
        assert_eq!(super::fold(&text), slowly, "{letter:?}");
    }
}
