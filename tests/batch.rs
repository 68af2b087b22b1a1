//! Batches: pacts that become loops over columns, against the reference evaluator; and what is told of columns that do
//! not fit.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail in any way it likes"
)]

#[cfg(feature = "arrow")]
#[path = "batch/arrow.rs"]
mod arrow;
#[path = "batch/by_column.rs"]
mod by_column;
#[cfg(feature = "derive")]
#[path = "batch/typed.rs"]
mod typed;

use std::sync::atomic::Ordering;

use leadpact::{Batch, BatchErrorKind, Column, Instant, Lead, Number, Pact};
use proptest::prelude::*;
use proptest::sample::select;

const AS_OF: i64 = 1_795_000_000_000;

const HEAD: &str = r#"pact "Columns" { version 1, currency EUR }
team marketing "Marketing"
team sales "Sales"
lead identified by id {
  size: number, amount: money, visits: number empty means 2, title: text, country: text unknown if "n/a"
  kind: one of (red, green, blue, other), consent: yes/no, left: yes/no empty means no, since: date
  email: text, unused: number
}
questionnaire bant asked by sales {
  budget "?" { yes +30, no -20 }
  timing "?" { now +40, soon +20.5, later 0 }
}
"#;

/// A test of one field.
fn single() -> impl Strategy<Value = String> {
    let number = select(vec!["0", "1", "3", "3.5", "50", "-2", "20000", "100 thousand"]);
    let op = select(vec!["at least", "at most", "more than", "less than", "=", "!="]);
    let field = select(vec!["size", "visits", "unused"]);
    prop_oneof![
        3 => (field, op.clone(), number.clone()).prop_map(|(field, op, number)| format!("{field} {op} {number}")),
        1 => (op, number.clone()).prop_map(|(op, number)| format!("amount {op} {number} EUR")),
        4 => select(vec![
            "kind is red", "kind is one of (green, other)", "kind is not blue", "consent", "not consent", "left is no",
            "country is \"DE\"", "country is one of (\"at\", \"CH\", \"Straße\")", "title contains \"head\"",
            "title contains any of (\"it\", \"ü\")", "title mentions \"it\"", "title starts with \"a\"",
            "title is \"audit of it\"", "since in the last 30 days", "since more than 2 months ago",
            "since before 2026-06-01", "since in the next 10 days", "bant.budget", "bant.timing is now",
        ]).prop_map(str::to_owned),
        2 => select(vec!["size", "title", "country", "kind", "consent", "since", "email", "visits", "bant.timing"])
            .prop_map(|field| format!("{field} is known")),
        1 => (select(vec!["-2", "0", "1"]), select(vec!["2", "3.5", "100"]))
            .prop_map(|(low, high)| format!("size between {low} and {high}")),
    ]
}

/// A condition of several tests, of fields and of what stands before.
fn condition(before: Vec<&'static str>) -> impl Strategy<Value = String> {
    let mut all: Vec<&'static str> =
        vec!["size * 100 at least amount / 1 EUR", "size + visits > 5", "size at least unused"];
    all.extend(before);
    let leaf = prop_oneof![5 => single(), 2 => select(all).prop_map(str::to_owned)];
    leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(|of| format!("({})", of.join(" and "))),
            prop::collection::vec(inner.clone(), 2..4).prop_map(|of| format!("({})", of.join(" or "))),
            inner.prop_map(|of| format!("not ({of})")),
        ]
    })
}

fn points() -> impl Strategy<Value = &'static str> {
    select(vec!["+1", "+20", "-5", "+2.5", "-100", "+300", "+0.5", "-0.25"])
}

fn rule(before: Vec<&'static str>) -> impl Strategy<Value = String> {
    let when = move || {
        (points(), condition(before.clone()))
            .prop_map(|(points, condition)| format!("{points} when {condition}"))
    };
    let lines = |lines: Vec<String>| lines.join("\n    ");
    prop_oneof![
        6 => when(),
        1 => select(vec!["+200% of visits up to 7 points", "+50% of size up to 2 points", "-300% of visits up to -10 points"])
            .prop_map(str::to_owned),
        1 => (prop::collection::vec(when(), 1..4), select(vec!["", "up to 20 points", "up to -3 points", "between -1 and 4 points"]))
            .prop_map(move |(of, bounds)| format!("group {bounds} {{\n    {}\n  }}", lines(of))),
        1 => prop::collection::vec(when(), 1..4).prop_map(move |of| format!("highest of {{\n    {}\n  }}", lines(of))),
    ]
}

fn pact() -> impl Strategy<Value = String> {
    let fit = (
        prop::collection::vec(rule(vec![]), 0..8),
        select(vec!["", "between 0 and 100", "between -10 and 10"]),
    );
    let later = || {
        vec![
            "fit at least 10",
            "fit = 0",
            "grade is A",
            "grade at least B",
            "bant at least 40",
            "heat is known",
        ]
    };
    let total = prop::collection::vec(rule(later()), 0..4);
    let lines =
        (condition(later()), condition(later()), condition(later()), condition(later()), condition(later()));
    (fit, total, lines).prop_map(|((fit, range), total, (a, b, c, d, e))| {
        format!(
            r#"{HEAD}
score fit {range} {{ {fit}
  always 3 while left and size is known
}}
rating grade of fit {{
  A from 20
  B from 0.5
  C below
}}
rating heat of bant {{
  hot from 40
  cold below
}}
score total {{ +100% of fit
  {total} }}
table priority of grade, heat {{
     | hot | cold | unknown
  A  | P1  | P2   | P1
  B, C | P2 | P3  | P3
}}
choose desk the first that fits {{
  one when {a}
  two when {b}
  three when {c}
  four otherwise
}}
stage New "New" owned by marketing {{
  becomes Warm as soon as {d}
  becomes Hot as soon as {e}
}}
stage Hot "Hot" owned by sales {{ becomes Done as soon as desk is one }}
stage Warm "Warm" owned by marketing {{
  becomes Hot as soon as total at least 30
  hand over to sales, becomes Hot when accepted {{
    needs country and (email or title)
    only when consent
    marketing confirms first when kind is red
    goes to the first that fits {{
      team "Own" when desk is two
      person email when email is known and priority is P1
      spread over "Ann", "Ben" when size is known
      team "All" otherwise
    }}
  }}
}}
final stage Done "Done" owned by sales
leads start in the first that fits {{
  Hot when {c} and left
  New otherwise
}}
nurture with all that fit when not left {{
  "A" when stage is New and {a}
  "B" when handover is pending
  "C" when grade is known
}}
"#,
            fit = fit.join("\n  "),
            total = total.join("\n  "),
        )
    })
}

fn lead() -> impl Strategy<Value = String> {
    let number = || {
        let some = select(vec![
            "0", "1", "2", "3", "3.5", "49", "50", "51", "-1", "-2", "20000", "100000", "100001", "2.25",
        ]);
        prop_oneof![6 => some.prop_map(str::to_owned), 1 => Just("null".to_owned()), 1 => (-40_i32..400).prop_map(|of| of.to_string())]
    };
    let text = |of: &'static [&'static str]| {
        select(of.to_vec())
            .prop_map(|text| if text.is_empty() { "null".to_owned() } else { format!("{text:?}") })
    };
    let titles = &["", "Head of IT", "audit of it", "Übersetzer", "a", "it", "Sales head", "ÜBER it", "x_it"];
    let fields = (
        (number(), number(), number(), number()),
        text(titles),
        text(&["", "DE", "de", "AT", " ch ", "straße", "FR", "n/a"]),
        text(&["", "red", "green", "blue", "other", "pink"]),
        (select(vec!["true", "false", "null"]), select(vec!["true", "false", "null"])),
        text(&["", "2026-11-18", "2026-10-01", "2026-06-01", "2026-11-25", "2020-01-01"]),
        text(&["", "a@b.example", "c@d.example"]),
        (select(vec!["true", "false", "null"]), text(&["", "now", "soon", "later"])),
    );
    fields.prop_map(|((size, amount, visits, unused), title, country, kind, (consent, left), since, email, (budget, timing))| {
        format!(
            r#"{{"id": "lead {size}{amount}", "size": {size}, "amount": {amount}, "visits": {visits}, "unused": {unused}, "title": {title}, "country": {country}, "kind": {kind}, "consent": {consent}, "left": {left}, "since": {since}, "email": {email}, "bant.budget": {budget}, "bant.timing": {timing}}}"#
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, max_shrink_iters: 2_000, ..ProptestConfig::default() })]

    /// Loops over columns find what the reference finds, in each form of columns.
    #[test]
    fn columns_say_what_each_lead_says(text in pact(), leads in prop::collection::vec(lead(), 1..40)) {
        let pact = Pact::parse(&text).map_err(|errors| TestCaseError::fail(format!("{text}\n{}", errors.render())))?;
        let leads: Vec<Lead> = leads.iter().map(|lead| pact.lead_from_json(lead).expect("JSON")).collect();
        let [before, _] = by_column::WAYS.each_ref().map(|way| way.load(Ordering::Relaxed));
        for form in by_column::FORMS {
            let wrong = by_column::wrong(&pact, &leads, Instant(AS_OF), form);
            prop_assert!(wrong.is_none(), "{}\n{text}", wrong.unwrap_or_default());
        }
        let [after, _] = by_column::WAYS.each_ref().map(|way| way.load(Ordering::Relaxed));
        prop_assert_eq!(after - before, 3, "not by columns: {}", text);
    }
}

#[test]
fn what_is_made_of_a_field_without_a_column_is_unknown() {
    let text = r#"pact "Sums" { version 1, currency EUR }
        lead identified by id { budget: money USD, size: number }
        choose small the first that fits {
          yes when budget + budget at most 9 USD
          no when not (budget + budget at most 9 USD)
          open otherwise
        }
        choose ratio the first that fits {
          yes when budget >= 2 USD * size or size * 2 > size
          no when not (budget >= 2 USD * size)
          open otherwise
        }"#;
    let pact = Pact::parse(text).expect("a pact");
    for sizes in [None, Some([Some(3_i32), None])] {
        let batch = Batch::new(2);
        let batch = match &sizes {
            Some(sizes) => batch.with("size", &sizes[..]),
            None => batch,
        };
        let mut assessor = pact.batch_assessor(Instant(AS_OF));
        let found = assessor.assess(&batch).expect("the columns fit");
        let words = |of| [0, 1].map(|row| found.words(of).expect("a choice").get(row));
        assert_eq!(words("small"), [Some("open"), Some("open")]);
        let ratio = if sizes.is_some() { [Some("yes"), Some("open")] } else { [Some("open"), Some("open")] };
        assert_eq!(words("ratio"), ratio);
    }
}

#[test]
fn shares_of_what_is_no_count_go_the_ordinary_way() {
    let text = r#"pact "Shares" { version 1 }
        lead identified by id { visits: number, calls: number empty means 2.5 }
        score total { -300% of visits up to -10 points
          +200% of calls up to 9 points }"#;
    let pact = Pact::parse(text).expect("a pact");
    let (visits, calls) = ([Some(-2_i16), Some(-1), Some(1), None], [Some(-1_i64), None, Some(3), Some(7)]);
    let batch = Batch::new(4).with("visits", &visits[..]).with("calls", &calls[..]);
    let mut assessor = pact.batch_assessor(Instant(AS_OF));
    let found = assessor.assess(&batch).expect("the columns fit");
    let total = found.score("total").expect("a score");
    let points = [0, 1, 2, 3].map(|row| total.get(row).and_then(Number::to_int));
    assert_eq!(points, [Some(4), Some(8), Some(3), Some(9)]);
}

#[test]
fn columns_that_do_not_fit_are_all_told() {
    let pact = Pact::parse(HEAD).expect("it is a pact");
    let (sizes, flags) = ([1, 2, 3], [true, false]);
    let batch = Batch::new(3)
        .ids(&flags[..])
        .with("sise", &sizes[..])
        .with("kind", &sizes[..])
        .with("consent", &flags[..])
        .with("size", &sizes[..])
        .with("size", Column::from(&sizes[..]).valid(&flags));
    let error = pact.batch_assessor(AS_OF).assess(&batch).map(|_| ()).expect_err("it does not fit");
    assert_eq!(
        error.to_string(),
        "the pact has no field `sise`; did you mean `size`?\n\
         `kind` has numbers here, and is one of some words in the pact\n\
         `consent` has 2 rows, and the batch 3\n\
         `size` has 2 rows, and the batch 3\n\
         two columns are for `size`; leave one of them out\n\
         `id` has 2 rows, and the batch 3\n\
         `id` has yes and no here, and is a text in the pact"
    );
    let kinds: Vec<_> = error.mismatches().map(|of| of.kind()).collect();
    assert_eq!(kinds[..2], [BatchErrorKind::NoField, BatchErrorKind::Type]);
    assert_eq!(error.mismatches().next().and_then(|of| of.similar()), Some("size"));
}

#[test]
fn what_does_not_fit_a_field_is_a_problem_of_its_row() {
    let pact = Pact::parse(HEAD).expect("it is a pact");
    let (sizes, kinds) = ([1.0, f64::NAN, 1e15], ["red", "pink", "mauve"]);
    let unused = ["1", "many", ""];
    let batch = Batch::new(3)
        .ids(&[7_u64, 8, 9][..])
        .with("size", &sizes[..])
        .with("kind", &kinds[..])
        .with("unused", &unused[..])
        .with("consent", &["ja", "nein", "perhaps"][..]);
    let mut assessor = pact.batch_assessor(AS_OF);
    let found = assessor.assess(&batch).expect("it fits");
    let problems: Vec<_> =
        found.problems().map(|(row, of)| (row, &*of.lead, &*of.field, &*of.value)).collect();
    assert_eq!(
        problems,
        [
            (1, "8", "size", "NaN"),
            (1, "8", "unused", "many"),
            (2, "9", "size", "1000000000000000.0"),
            (2, "9", "consent", "perhaps")
        ]
    );
    assert!(assessor.is_by_columns());
}

#[test]
fn a_batch_of_many_chunks_and_buffers_that_are_used_again() {
    let text = format!(
        "{HEAD} score s {{\n+0.5 when size at least 10\n+2 when title contains \"7\"\n-40000 when size = 77\n}}"
    );
    let pact = Pact::parse(&text).expect("it is a pact");
    let mut assessor = pact.batch_assessor(AS_OF);
    for rows in [5_000_usize, 10, 0, 2_048, 2_049] {
        let sizes: Vec<i64> = (0..rows as i64).map(|row| row % 100).collect();
        let titles: Vec<String> = (0..rows).map(|row| format!("title {row}")).collect();
        let found =
            assessor.assess(&Batch::new(rows).with("size", &sizes).with("title", &titles)).expect("it fits");
        let scores = found.score("s").expect("a score");
        assert_eq!((found.rows(), scores.iter().len()), (rows, rows));
        for (row, score) in scores.iter().enumerate() {
            let (size, has_seven) = (row % 100, row.to_string().contains('7'));
            let halves = usize::from(size >= 10) + 4 * usize::from(has_seven);
            let wanted = halves as i64 * 5_000 - if size == 77 { 400_000_000 } else { 0 };
            assert_eq!(score.map(Number::raw), Some(wanted), "row {row}");
        }
    }
}

#[cfg(feature = "rayon")]
#[test]
fn threads_find_the_same_in_the_same_order() {
    let rules = "+1 when size at least 10\n+2 when title contains \"7\"\n-40000 when size = 77";
    let pact = Pact::parse(&format!("{HEAD} score s {{\n{rules}\n}}")).expect("it is a pact");
    let rows = 100_000;
    let sizes: Vec<f64> =
        (0..rows).map(|row| if row % 1000 == 5 { f64::NAN } else { f64::from(row % 100) }).collect();
    let titles: Vec<String> = (0..rows).map(|row| format!("title {row}")).collect();
    let batch = Batch::new(sizes.len()).with("size", &sizes).with("title", &titles);
    for bounds in [false, true] {
        let assessor = || {
            let assessor = pact.batch_assessor(AS_OF);
            if bounds { assessor.with_bounds() } else { assessor }
        };
        let (mut one, mut all) = (assessor(), assessor().in_parallel());
        for _ in 0..2 {
            let (one, all) = (one.assess(&batch).expect("it fits"), all.assess(&batch).expect("it fits"));
            let scores = |of: &leadpact::Assessments| of.score("s").map(|of| of.iter().collect::<Vec<_>>());
            assert!(scores(one) == scores(all));
            assert_eq!(one.problems().len(), 100);
            assert!(one.problems().eq(all.problems()));
        }
    }
}
