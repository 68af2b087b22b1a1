//! Many rules that read the same fields: what tables say of a lead must be what each rule says.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail in any way it likes")]

use std::fmt::Write as _;

use leadpact::{Assessment, Lead, Pact};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;

const AS_OF: i64 = 1_795_000_000_000;

/// Forty thresholds of a number, 130 parts of texts, whole texts, words of a long list, and conditions of several.
fn pact() -> Pact {
    let mut rules = String::new();
    for at in 0..40 {
        let op = [">=", "<", "<=", ">", "="].get(at % 5).expect("one of five");
        let _ = writeln!(rules, "  +{} when size {op} {}.5", at + 1, (at / 5) * 7);
    }
    for at in 0..130 {
        let op = ["contains", "mentions", "starts with", "ends with"].get(at % 4).expect("one of four");
        let _ = writeln!(rules, "  -{} when title {op} \"{}\"", at + 1, part(at));
    }
    let words: Vec<_> = (0..300).map(|at| format!("word_{at}")).collect();
    let text = format!(
        r#"pact "Tables" {{ version 1 }}
        team sales "Sales"
        lead identified by id {{
          size: number
          title: text
          country: text
          kind: one of ({words})
          other: one of (yes_please, no_thanks)
          consent: yes/no
        }}
        define near as country is one of ("DE", "AT", "CH", "Österreich", "ein sehr langer Name")
        define large as size between 20 and 40.25 or size = 3.5
        score fit {{
        {rules}
          +1000 when near and large
          +2000 when near or kind is word_7
          +3000 when not near
          -4000 when country is unknown
          +5000 when kind is one of (word_1, word_2, word_299)
          +6000 when kind is not one of (word_3, word_4) and consent
          +7000 when title contains "ab" and size > 7.5
          group up to 100 points {{
            +60 when size > 3
            +70 when size > 30
            +80 when consent
          }}
          highest of {{
            +11 when near
            +22 when large
            +33 when other is yes_please
          }}
          +50% of size up to 9 points
          -250% of size up to -30 points
          +300% of size
        }}
        score capped between -100 and 100 {{
          +50 when consent
          +60 when near
          -70 when other is no_thanks
          always 42 while size is unknown and consent
        }}
        rating grade of capped {{
          A from 50
          B from 0
          C below
        }}
        choose desk the first that fits {{
          first_one when large and consent
          second_one when near
          third_one when title mentions "ba"
          last_one otherwise
        }}"#,
        words = words.join(", "),
    );
    Pact::parse(&text).unwrap_or_else(|errors| panic!("{}", errors.render()))
}

/// Short texts of few letters, so that many are found, in each other and over each other.
fn part(at: usize) -> String {
    let letters = ["a", "b", "ü", " ", "ab"];
    let letter = |of: usize| *letters.get(of % 5).expect("one of five");
    format!("{}{}{}x", letter(at), letter(at / 5), letter(at / 25)).trim().to_owned()
}

fn size() -> impl Strategy<Value = String> {
    prop_oneof![
        (-2_i32..10).prop_map(|at| format!("{}.5", at * 7)),
        (0_i32..60).prop_map(|at| at.to_string()),
        (-100_000_i64..700_000).prop_map(|raw| format!("{:.4}", raw as f64 / 10_000.0)),
        Just("899999999999999.9999".to_owned()),
        Just("null".to_owned()),
    ]
}

fn text(of: &'static str) -> impl Strategy<Value = String> {
    prop_oneof![Just("null".to_owned()), of.prop_map(|text| serde_json::to_string(&text).unwrap_or_default())]
}

fn country() -> impl Strategy<Value = String> {
    let listed =
        select(vec!["\"de\"", "\" CH \"", "\"ÖSTERREICH\"", "\"EIN sehr langer Name\"", "\"FR\"", "\"\""]);
    prop_oneof![listed.prop_map(str::to_owned), text("[DEat]{0,20}")]
}

fn lead() -> impl Strategy<Value = String> {
    let flag = || select(vec!["true", "false", "null"]);
    let other = select(vec!["\"yes_please\"", "\"no_thanks\"", "null"]);
    let kind = (0_usize..310).prop_map(|at| format!("\"word_{at}\""));
    (size(), text("[abABüÜx .]{0,40}"), country(), kind, other, flag()).prop_map(
        |(size, title, country, kind, other, consent)| {
            format!(
                r#"{{"id": 1, "size": {size}, "title": {title}, "country": {country}, "kind": {kind}, "other": {other}, "consent": {consent}}}"#
            )
        },
    )
}

#[test]
fn tables_say_what_each_rule_says() {
    let pact = pact();
    let mut assessor = pact.assessor(AS_OF);
    let runner = &mut proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(2_000));
    let (mut scores, mut open) = (std::collections::BTreeSet::new(), 0_usize);
    for _ in 0..2_000 {
        let json = lead().new_tree(runner).expect("a lead").current();
        let lead: Lead = pact.lead_from_json(&json).expect("it is JSON");
        let want = pact.assess_by_reference(&lead, AS_OF);
        assert_eq!(assessor.assess(&lead), &want, "{json}");
        open += usize::from(want.open().next().is_some());
        scores.extend(value(&want));
    }
    // They are not all the same.
    assert!(scores.len() > 500 && (200..1_900).contains(&open), "{} {open}", scores.len());
}

fn value(of: &Assessment) -> Option<String> {
    of.score("fit").and_then(|fit| fit.value).map(|value| value.to_string())
}
