//! Pacts that are written differently and mean the same.

use crate::text::{parts_of, print};

/// Conditions: how it is written, and how it may be written as well.
const CONDITIONS: &[(&str, &str)] = &[
    // numbers
    ("a at least 10 thousand", "a at least 10_000"),
    ("a at least 1.5 million", "a at least 1500000.00"),
    ("a at least 10 million EUR", "a at least 10_000_000 EUR"),
    ("a at least -4", "a at least \u{2212}4"),
    ("a at least 0", "a at least -0"),
    ("50% of a at least 1", "50.0% of a at least 1"),
    // comparisons
    ("a at least 5", "a is at least 5"),
    ("a at least 5", "a >= 5"),
    ("a at most 5", "a <= 5"),
    ("a more than 5", "a > 5"),
    ("a less than 5", "a is less than 5"),
    ("a less than 5", "a < 5"),
    ("a between 1 and 2", "a is between 1 and 2"),
    ("a before 2026-01-01", "a is before 2026-01-01"),
    ("a in the last 1 week", "a is in the last 1 weeks"),
    ("a more than 3 days ago", "a is more than 3 days ago"),
    ("a is unknown", "a is not known"),
    // words
    ("a is hot", "a is \"hot\""),
    ("a is one of (hot, cold)", "a is one of (\"hot\", cold,)"),
    ("a includes cloud", "a includes \"cloud\""),
    ("a at least hot", "a at least \"hot\""),
    ("a at most hot", "a is at most (\"hot\")"),
    // parentheses
    ("a and b or c", "((a) and (b)) or (c)"),
    ("a and b and c", "a and (b and c)"),
    ("a or b or c and d", "(a or (b)) or (c and d)"),
    ("not a and b", "(not (a)) and b"),
    ("a is hot", "((a) is hot)"),
    ("a + b * c at least 1", "(a + (b * c)) at least (1)"),
    ("a * b / c at least 1", "(a * b) / c at least 1"),
    ("any v where size at least 3", "any v where (size at least 3)"),
    // spelling
    ("a is \"x\"", "a is “x”"),
    ("a is \"x\"", "a is „x“"),
    ("a is \"x\"", "a is «x»"),
    ("a is \"\u{e9}\"", "a is \"e\u{301}\""),
    ("a is \"\u{e9}\"", "a is \"\\u{e9}\""),
    ("größe is known", "gro\u{308}ße is known"),
    ("a is known and b", "a is known\n  and b"),
    ("a is known and b", "a   is\u{a0}known # why\n\n  and b"),
    ("(a and b)", "(a and\r\n\tb\n)"),
];

/// Whole statements, in the same way.
const STATEMENTS: &[(&str, &str)] = &[
    // what is said to people
    ("team a", "team a \"Team A\""),
    ("define a \"x\" as b", "define a \"y\" as b"),
    ("list a \"x\" as (b)", "list a as (\"b\")"),
    ("lead identified by id { a: text \"A\" }", "lead identified by \"id\" {\n a: text\n}"),
    ("interaction a \"A\" { b: text \"B\" }", "interaction a { b: text }"),
    ("score s \"S\" { +1 when a \"A\" }", "score s { +1 when a }"),
    ("score s { group \"A\" { +1 when a } }", "score s { group \"B\" { +1 when a } }"),
    ("score s { highest of \"A\" { +1 when a } }", "score s { highest of { +1 when a } }"),
    ("score s { +1 per a \"A\" }", "score s { +1 per a }"),
    ("score s { always 0 while a \"A\" }", "score s { always 0 while a }"),
    ("rating r \"R\" of s { A from 5\n B below }", "rating r of s {\n \"A\" from 5.0\n B below\n}"),
    (
        "questionnaire q \"Q\" asked by t { a \"A?\" { yes +1, no 0 } }",
        "questionnaire q asked by t { a { yes +1\n no -0 } }",
    ),
    (
        "questionnaire q asked by t { a { yes +1, maybe 0 } }",
        "questionnaire q asked by t { a { \"yes\" +1, \"maybe\" 0 } }",
    ),
    (
        "questionnaire q asked by t { a { \"yes\" +1, \"no\" 0 } }",
        "questionnaire q asked by t { a { \"yes\" +1, no 0 } }",
    ),
    (
        "choose c \"C\" the first that fits { x otherwise }",
        "choose c the first that fits { \"x\" otherwise }",
    ),
    (
        "table t \"T\" of a, b {\n | x | y\n z | v | w\n}",
        "table t of a,\n b {\n   | \"x\" | y\n \"z\" | v |w\n}",
    ),
    ("stage S \"A\" owned by t { meaning \"x\" }", "stage S \"B\" owned by t"),
    ("stage S owned by t { becomes A as soon as b \"x\" }", "stage S owned by t { becomes A as soon as b }"),
    ("stage S owned by t { t may go to A \"x\" }", "stage S owned by t { t may go to A\n \"y\" }"),
    // clauses and lists
    (
        "pact \"P\" { currency EUR, timezone UTC }",
        "pact \"P\" {\n timezone UTC\n currency EUR\n version 3\n}",
    ),
    ("pact \"P\" { work time mon 09:00-17:00 }", "pact \"P\" { work time mon-mon 9:00-17:00 }"),
    (
        "stage S owned by t { becomes A after 1 day in this stage, resetting a and b }",
        "stage S owned by t { becomes A after 1 days in this stage resetting a, and b }",
    ),
    (
        "stage S owned by t { t, u or v may go to A needs a, b and (c or d) because x, y or z }",
        "stage S owned by t { t or u or v may go to A needs (a), b, and (c or d) because x or y or z }",
    ),
    (
        "lead identified by id { a: text unknown if \"x\", \"y\" or \"z\" }",
        "lead identified by id { a: text unknown if \"x\" or \"y\" or \"z\" }",
    ),
    (
        "lead identified by id { a: one of (b, c) empty means b }",
        "lead identified by id { a: one of (\"b\", c) empty means \"b\" }",
    ),
    ("score s { +1 per v at most once }", "score s { + 1 per v at most 1 time }"),
    ("score s { +1 per v up to 1 points }", "score s { +1 per v up to 1 point }"),
    (
        "score s { +1 per v at most 2 times per day }",
        "score s {\n\n +1.0 per v\n   at most 2 times per day # x\n}",
    ),
    ("score s { +1% of a + b }", "score s { +1% of (a + b) }"),
    ("score s { +1 when a\n +2 when b }", "score s {\n  +1 when a\n  +2 when b\n}\n"),
    (
        "stage S owned by t { hand over to u, becomes A when accepted { goes to the first that fits { team \"x\" otherwise } } }",
        "stage S owned by t { hand over to u, becomes A when accepted { goes to the first that fits { team \"x\" } } }",
    ),
    // what is no part
    ("language 1\nteam a", "team a"),
    ("team a\nreason r \"R\"\nallow l \"x\"\nexample \"E\" { expect a }", "team a"),
    ("team a\nagreed by a on 2026-01-01 as \"A\" seal \"x\"", "team a\nagreed by a on 2026-02-02 as \"B\""),
];

#[test]
fn conditions_written_differently_are_the_same() {
    for (one, other) in CONDITIONS {
        let text = |condition: &str| format!("define x as {condition}");
        assert_eq!(parts_of(&text(one))[0].text, parts_of(&text(other))[0].text);
        assert_eq!(print(&text(one)), print(&text(other)));
    }
}

#[test]
fn statements_written_differently_are_the_same() {
    for (one, other) in STATEMENTS {
        let texts = |text: &str| parts_of(text).into_iter().map(|part| part.text).collect::<Vec<_>>();
        assert_eq!(texts(one), texts(other));
        assert_eq!(print(one), print(other));
    }
}
