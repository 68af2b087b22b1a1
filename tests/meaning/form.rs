//! The plain form can be read back in one way, and holds all that is in.

use std::collections::BTreeSet;

use leadpact::sources::FileId;
use leadpact::syntax::{Limits, parse};

use crate::text::{Piece, parts_of, pieces, print, readable};

const EVERY: &str = include_str!("every-construct.pact");

/// Reads one node, and gives what is behind it.
fn node(text: &str) -> &str {
    let mut rest = text.strip_prefix('(').unwrap_or_else(|| panic!("no node: {text}"));
    let head = rest.find([' ', ')']).unwrap();
    assert!(rest[..head].chars().all(|c| c.is_ascii_lowercase() || c == '_') && head > 0, "{rest}");
    rest = &rest[head..];
    while let Some(item) = rest.strip_prefix(' ') {
        rest = match item.chars().next().unwrap() {
            '(' => node(item),
            '"' => &item[item.len() - behind_text(item).len()..],
            _ => &item[item.find([' ', ')']).unwrap()..],
        };
    }
    rest.strip_prefix(')').unwrap_or_else(|| panic!("no end: {rest}"))
}

fn behind_text(text: &str) -> &str {
    match pieces(text)[0] {
        Piece::Text(quoted) => &text[quoted.len()..],
        other => panic!("no text: {other:?}"),
    }
}

#[test]
fn each_part_is_one_node_on_one_line() {
    for part in parts_of(EVERY) {
        assert_eq!(node(&part.text), "", "{}", part.text);
        assert!(!part.text.contains('\n'));
    }
}

/// The heads of nodes in a text.
fn heads(text: &str) -> BTreeSet<&str> {
    let is_head = |c: char| c.is_ascii_lowercase() || c == '_';
    let heads = text.split('(').skip(1).map(|rest| &rest[..rest.find(|c| !is_head(c)).unwrap_or(rest.len())]);
    heads.filter(|head| !head.is_empty()).collect()
}

#[test]
fn the_form_is_written_down() {
    let parts = parts_of(EVERY);
    let page = include_str!("../../docs/internals/fingerprint.md");
    let form = page.split("## The form").nth(1).unwrap();
    let written: String =
        form.split("```text\n").skip(2).filter_map(|fence| fence.split("```").next()).collect();
    let used: BTreeSet<&str> = parts.iter().flat_map(|part| heads(&part.text)).collect();
    assert_eq!(used, heads(&written), "the left is used by the pact of every construct");
}

/// As `sha256sum` finds it.
#[test]
fn the_fingerprint_is_that_of_the_lines() {
    let text = "pact \"P\" { version 1 }\nteam sales \"Sales\"\nlist mail as (\"@a \\\"b\\\"\", c)";
    let parts = parts_of(text);
    let lines: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
    assert_eq!(lines, ["(pact \"P\")", "(team \"sales\")", r#"(list "mail" "@a \"b\"" "c")"#]);
    assert_eq!(print(text), "e17c686865832610f843c68966391af68e650c0414f81a2802b5452f52e11f77");
}

/// All constructs of form 1: what it writes for them stays.
#[test]
fn the_fingerprint_of_every_construct_stays() {
    assert_eq!(print(EVERY), "93bd4a3a9fecdc89b34e215fc3b951d19ae737825a9b6cff3b5baed4fe52f3cc");
}

#[test]
fn texts_cannot_leave_their_quotes() {
    let team = |title: &str| format!("nurture with all that fit {{\n {title}\n}}");
    let nasty = [
        r#""a") (track "b""#,
        r#""a\") (track \"b""#,
        r#""a\\""#,
        r#""a\"""#,
        r#""a\nb""#,
        r#""a\\nb""#,
        r#""a""#,
        "\"a\"\n \"b\"",
        r#""a\" \"b""#,
        r#""\u{5c}n""#,
    ];
    let readable: Vec<String> =
        nasty.iter().filter_map(|title| readable(&team(title)).map(|_| print(&team(title)))).collect();
    assert!(readable.len() >= 8);
    // `"\u{5c}n"` says what no other of them says: a backslash and an n.
    for (at, one) in readable.iter().enumerate() {
        assert!(!readable[..at].contains(one), "{at}");
    }
}

#[test]
fn the_parts_say_what_they_declare() {
    let parts = parts_of(EVERY);
    let named: Vec<(&str, &str)> =
        parts.iter().map(|part| (part.kind, part.name.as_deref().unwrap_or("-"))).collect();
    assert_eq!(named[..4], [("pact", "Every construct"), ("team", "field"), ("team", "desk"), ("lead", "-")]);
    assert!(named.contains(&("score", "interest")) && named.contains(&("stage", "Closed")));
    assert!(named.contains(&("in every stage", "-")) && named.contains(&("leads start in", "-")));
    assert_eq!(named.last(), Some(&("nurture", "-")));
    let lead = &parts[3];
    assert!(EVERY[lead.span.start as usize..lead.span.end as usize].starts_with("lead identified by"));
}

/// The statements of the pact, each as it is written.
fn statements() -> Vec<&'static str> {
    let (ast, _) = parse(FileId::default(), EVERY, &Limits::default());
    ast.items.iter().map(|item| &EVERY[item.span.start as usize..item.span.end as usize]).collect()
}

/// The text with another piece at a place.
fn exchanged(all: &[Piece<'_>], at: usize, other: &str) -> String {
    let before: String = all[..at].iter().map(|piece| piece.text()).collect();
    all[at + 1..].iter().fold(before + other, |text, piece| text + piece.text())
}

/// A piece a little changed; none for signs, blanks and comments.
fn changed(piece: Piece<'_>) -> Option<String> {
    match piece {
        Piece::Word(word) => Some(format!("{word}x")),
        Piece::Text(text) => Some(format!("{}x\"", text.strip_suffix('"')?)),
        Piece::Number(number) => {
            let last = number.chars().next_back()?.to_digit(10)?;
            Some(format!("{}{}", &number[..number.len() - 1], last % 9 + 1))
        }
        _ => None,
    }
}

/// What a text means; none if it cannot be read.
fn meaning(text: &str) -> Option<Vec<String>> {
    readable(text).map(|parts| parts.into_iter().map(|part| part.text).collect())
}

/// Names, numbers and texts, each changed a little: another meaning, unless the piece is not in it.
#[test]
fn every_name_number_and_text_is_in_or_known_to_be_out() {
    let (mut are_in, mut are_out) = (0, 0);
    for statement in statements() {
        let plain = meaning(statement).unwrap();
        let all = pieces(statement);
        let mut last_word = "";
        for (at, &piece) in all.iter().enumerate() {
            let is_out = plain.is_empty() || piece.text().starts_with("\"~") || last_word == "version";
            let other = changed(piece).map(|other| exchanged(&all, at, &other));
            if let Some(other) = other.and_then(|other| meaning(&other)) {
                assert_eq!(other == plain, is_out, "{piece:?} in {statement}");
                if is_out { are_out += 1 } else { are_in += 1 }
            }
            match piece {
                Piece::Word(word) => last_word = word,
                Piece::Blank(_) => {}
                _ => last_word = "",
            }
        }
    }
    assert!(are_in > 360 && are_out > 60, "{are_in} in, {are_out} out");
}

/// Whole lines, most of which are one clause, left out: another meaning, unless the line is known to be out.
#[test]
fn every_clause_is_in_or_known_to_be_out() {
    let mut are_in = 0;
    for statement in statements() {
        let plain = meaning(statement).unwrap();
        let lines: Vec<&str> = statement.lines().collect();
        for at in 0..lines.len() {
            let rest: Vec<&str> =
                lines.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, l)| *l).collect();
            let Some(other) = meaning(&rest.join("\n")) else { continue };
            let line = lines[at].trim();
            let is_out = plain.is_empty() || line.starts_with("\"~") || line.ends_with("#out");
            assert_eq!(other == plain, is_out, "{line} in {statement}");
            are_in += usize::from(!is_out);
        }
    }
    assert!(are_in > 90, "{are_in} lines");
}
