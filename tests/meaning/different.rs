//! Pacts that differ in a small way, and do not mean the same. Names, numbers, texts and whole clauses are
//! changed one by one in `form.rs`; here are words of the language, kinds, groups and orders.

use std::collections::HashMap;

use crate::statements::PIECES;
use crate::text::print;

/// Each line: conditions of which no two mean the same.
const CONDITIONS: &[&[&str]] = &[
    &[
        "a at least 1",
        "a at most 1",
        "a more than 1",
        "a less than 1",
        "a = 1",
        "a != 1",
        "a between 1 and 1",
        "a at least b",
        "a = b",
        "a at least 1 EUR",
        "a at least 1 USD",
        "a at least -1",
        "a at least 1.0001",
        "a at least 2026-01-01",
        "a at least yes",
        "a at least no",
    ],
    &["a between 1 and 2", "a between 2 and 1", "a between 1 and b"],
    &["a = b", "a = \"b\"", "lead.a = b", "a = lead.b"],
    &["a and b", "a or b", "b and a", "a", "b", "not a", "not not a", "a and not b", "not (a and b)"],
    &["a and b or c", "a and (b or c)", "(a or b) and c", "a or b or c", "a and b and c"],
    &[
        "a is x",
        "a is not x",
        "a is one of (x)",
        "a is not one of (x)",
        "a is one of x",
        "a is not one of x",
        "a is known",
        "a is unknown",
        "a is complete",
        "a is not complete",
        "a is yes",
        "a is no",
        "a includes x",
        "a includes any of (x)",
        "a includes all of (x)",
        "a includes any of x",
        "a includes all of x",
    ],
    &["a is one of (x, y)", "a is one of (y, x)", "a is one of (\"x, y\")", "a is one of (\"x\\\" \\\"y\")"],
    &[
        "a contains \"x\"",
        "a mentions \"x\"",
        "a starts with \"x\"",
        "a ends with \"x\"",
        "a is \"x\"",
        "a contains any of (\"x\")",
        "a contains any of x",
        "a contains \"X\"",
        "a contains \" x\"",
    ],
    &[
        "a before 2026-01-01",
        "a after 2026-01-01",
        "a on 2026-01-01",
        "a after b",
        "a on b",
        "a before b",
        "a before 2026-01-01 00:00",
        "a before 2026-01-01 00:01",
        "a before 2026-01-01 01:00",
    ],
    &[
        "a in the last 1 day",
        "a in the next 1 day",
        "a more than 1 day ago",
        "a in the last 1 hour",
        "a in the last 1 minute",
        "a in the last 1 week",
        "a in the last 1 month",
        "a in the last 1 year",
        "a in the last 1 work day",
        "a in the last 1 work hour",
        "a in the last 7 days",
        "a in the last 24 hours",
    ],
    &[
        "any v",
        "no v",
        "any interaction by the lead",
        "any v in the last 1 day",
        "any v in this stage",
        "any v where a is x",
        "any v where a is x in this stage",
        "count of v at least 1",
        "any w",
        "total a of v at least 1",
        "latest a of v at least 1",
        "days since last v at least 1",
        "days since v at least 1",
        "latest a of v is known",
        "earlier stays in v at least 1",
        "missing v",
    ],
    &[
        "a + b at least 1",
        "a - b at least 1",
        "a * b at least 1",
        "a / b at least 1",
        "b + a at least 1",
        "smaller of a and b at least 1",
        "larger of a and b at least 1",
        "smaller of b and a at least 1",
    ],
    &[
        "a + b * c > 1",
        "(a + b) * c > 1",
        "a * b + c > 1",
        "a + b + c > 1",
        "a + (b + c) > 1",
        "(a + b) + c > 1",
    ],
    &["a - b - c > 1", "a - (b - c) > 1", "(a - b) - c > 1", "a - b + c > 1"],
    &[
        "a / b / c > 1",
        "a / (b / c) > 1",
        "a / b * c > 1",
        "a / (b * c) > 1",
        "a * b / c > 1",
        "a * (b / c) > 1",
    ],
    &["50% of a > 1", "-50% of a > 1", "50 * a > 1", "50% of (a + 1) > 1", "50% of a + 1 > 1"],
    &["a.b is known", "a.c is known", "c.b is known", "a is known", "b is known"],
    &["a is waiting", "a is pending"],
];

fn all_different(around: (&str, &str), pieces: &[&str]) {
    let mut seen: HashMap<String, &str> = HashMap::new();
    for piece in pieces {
        let text = format!("{}{piece}{}", around.0, around.1);
        if let Some(other) = seen.insert(print(&text), piece) {
            panic!("the same: {other}\n     and: {piece}\nin {text}");
        }
    }
}

#[test]
fn conditions_that_differ_have_other_fingerprints() {
    for conditions in CONDITIONS {
        all_different(("define x as ", ""), conditions);
        all_different(("score s { +1 when ", " }"), conditions);
    }
}

#[test]
fn statements_that_differ_have_other_fingerprints() {
    for (before, behind, pieces) in PIECES {
        all_different((before, behind), pieces);
    }
}

#[test]
fn no_declaration_is_lost_or_moved_unnoticed() {
    let both = ["team a\nteam b", "team b\nteam a", "team a", "team b", "team a\nteam b\nteam c", ""];
    all_different(("", ""), &both);
    all_different(("", "\nteam x"), &both);
}
