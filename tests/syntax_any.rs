//! Whatever the text: no panic, messages that point into it, and time in proportion to its length.

use std::time::{Duration, Instant};

use leadpact::diagnostics::{Diagnostic, Diagnostics};
use leadpact::sources::{FileId, Sources, Span};
use leadpact::syntax::ast::{Ast, Item};
use leadpact::syntax::{Limits, parse};
use proptest::prelude::*;

/// A pact with every construct of the language.
const WHOLE: &str = include_str!("syntax/every-construct.pact");

fn read(text: &str) -> (Ast, Vec<Diagnostic>) {
    parse(FileId(0), text, &Limits::default())
}

fn assert_inside(text: &str, span: Span) {
    let inside = text.get(span.start as usize..span.end as usize);
    assert!(inside.is_some(), "{span:?} lies outside the text, or within a character");
}

/// Asserts what holds for every text.
fn assert_sound(text: &str) {
    let (ast, messages) = read(text);
    for message in &messages {
        assert_inside(text, message.span);
        assert!(!message.message.is_empty());
        message.related.iter().for_each(|r| assert_inside(text, r.span));
    }
    for Item { span, .. } in &ast.items {
        assert_inside(text, *span);
    }
    ast.comments.iter().for_each(|c| assert_inside(text, c.span));
    ast.damaged.iter().for_each(|n| assert_inside(text, n.span));
    let mut sources = Sources::new();
    sources.add("any.pact", text);
    let _ = Diagnostics::new(sources, messages).render();
}

/// The whole pact, cut into words and signs.
fn pieces() -> Vec<&'static str> {
    WHOLE.split_inclusive([' ', '\n', '(', ')', '{', '}', '"', ',']).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        assert_sound(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_characters_are_read(text in "[a-z\"„“”«»'`{}()|,:;#=<>!&$€%.0-9+/* \\-\\r\\n\\t\u{a0}\u{2212}äß\u{308}]{0,300}") {
        assert_sound(&text);
    }

    #[test]
    fn changed_pacts_are_read(changes in proptest::collection::vec((0_usize..10_000, 0_usize..10_000, 0_u8..4), 1..6)) {
        let mut pieces = pieces();
        for (a, b, how) in changes {
            let (a, b) = (a % pieces.len(), b % pieces.len());
            match how {
                0 => drop(pieces.remove(a)),
                1 => pieces.insert(b, pieces[a]),
                2 => pieces.swap(a, b),
                _ => pieces[a] = "\"",
            }
        }
        assert_sound(&pieces.concat());
    }

    #[test]
    fn changed_lines_are_read(changes in proptest::collection::vec((0_usize..10_000, 0_usize..10_000, 0_u8..3), 1..6)) {
        let mut lines: Vec<&str> = WHOLE.split_inclusive('\n').collect();
        for (a, b, how) in changes {
            let (a, b) = (a % lines.len(), b % lines.len());
            match how {
                0 => drop(lines.remove(a)),
                1 => lines.insert(b, lines[a]),
                _ => lines.swap(a, b),
            }
        }
        assert_sound(&lines.concat());
    }

    #[test]
    fn a_cut_pact_is_read(at in 0_usize..100_000) {
        let mut at = at % WHOLE.len();
        while !WHOLE.is_char_boundary(at) {
            at += 1;
        }
        assert_sound(&WHOLE[..at]);
    }
}

#[test]
fn every_construct_is_read() {
    let (ast, messages) = read(WHOLE);
    assert!(messages.is_empty(), "{messages:#?}");
    assert!(ast.damaged.is_empty());
}

/// Texts that have tempted parsers, to be repeated.
const TEMPTING: [&str; 30] = [
    "(",
    ")",
    "{",
    "}",
    "\"",
    "„",
    "|",
    "||",
    ",",
    "#\n",
    "a ",
    "a\n",
    "not ",
    "+5 when ",
    "(((a",
    "1 ",
    "1.",
    "/*",
    "[",
    "50% of ",
    "smaller of ",
    "a.",
    "define a as b and\n",
    "score s {\n",
    "}\n",
    "a: text,",
    "\n",
    "'",
    "\\",
    "any a where (",
];

#[test]
fn tempting_texts_are_read_on_a_small_stack() {
    let read = || {
        for piece in TEMPTING {
            assert_sound(&piece.repeat(600));
            assert_sound(&format!("score s {{ +5 when {}", piece.repeat(200)));
        }
        let deep = |n: usize| format!("define d as {}a{}\n", "(".repeat(n), ")".repeat(n));
        assert!(read(&deep(64)).1.is_empty(), "64 parentheses are allowed");
        assert_eq!(read(&deep(65)).1[0].code, "nesting-too-deep");
        assert_eq!(read(&format!("define d as {}a\n", "not ".repeat(65))).1[0].code, "nesting-too-deep");
    };
    std::thread::Builder::new().stack_size(2 << 20).spawn(read).unwrap().join().unwrap();
}

fn time(text: &str) -> Duration {
    let start = Instant::now();
    let _ = read(text);
    start.elapsed()
}

#[test]
fn time_grows_with_the_text_only() {
    let invisible = "a\u{200b}";
    let good = "score s {\n  +5 when (a and b or not c) and d at least 3\n}\n";
    let bad = "score s {\n  +5 whne (a and b or not c) and d at leest 3\n";
    for piece in TEMPTING.into_iter().chain([good, bad, invisible, "“\"", "]", "x x\n"]) {
        let small = time(&piece.repeat(8_000 / piece.len())).max(Duration::from_millis(2));
        let large = time(&piece.repeat(64_000 / piece.len()));
        let ratio = large.as_secs_f64() / small.as_secs_f64();
        assert!(
            ratio < 40.0,
            "8 times the text takes {ratio:.0} times as long: {piece:?} ({small:?}, {large:?})"
        );
    }
}

#[test]
fn limits_are_clear_errors() {
    let limits = Limits { source_bytes: 10, ..Limits::default() };
    let (ast, messages) = parse(FileId(0), "team a \"Marketing\"", &limits);
    assert_eq!((messages[0].code, ast.items.len()), ("source-too-large", 0));
    let limits = Limits { declarations: 2, ..Limits::default() };
    let (ast, messages) = parse(FileId(0), "team a\nteam b\nteam c\nteam d\n", &limits);
    assert_eq!((messages[0].code, messages.len(), ast.items.len()), ("too-many-declarations", 1, 2));
    let limits = Limits { nesting: 2, ..Limits::default() };
    let (_, messages) = parse(FileId(0), "score s {\n group \"x\" {\n +5 when (a)\n }\n}\n", &limits);
    assert_eq!(messages[0].code, "nesting-too-deep");
}
