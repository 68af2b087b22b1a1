//! What has changed in meaning from one pact to another, in words, and for whom.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

#[path = "compare/causes.rs"]
mod causes;
#[path = "compare/lives.rs"]
mod lives;

use leadpact::{OutcomeKind, Pact, PactPair};

const INBOUND: &str = include_str!("../examples/b2b-inbound/inbound.pact");
const OUTREACH: &str = include_str!("../examples/cold-outreach/outreach.pact");

/// A small pact of which parts are replaced.
const SMALL: &str = r#"pact "Small" {
  version 1
  timezone Europe/Berlin
  work time mon-fri 09:00-17:00
  holidays 2026-12-24, 2026-12-25
}
team marketing "Marketing"
team sales "Sales"
lead identified by id {
  employees: number "Head count" from column "No."
  seniority: one of (c_level, director)
  phone: text
}
interaction visit "Visited us"
list partners as ("Ann", "Ben")
define large "A large company" as employees at least 250
score fit "Fit" between 0 and 100 {
  +20 when large "Size"
  group "Web" up to 30 points {
    +5 per visit at most 3 times
  }
}
rating grade of fit {
  A from 80
  B below
}
table order of grade, seniority {
      | c_level | director | unknown
  A   | P1      | P1       | P2
  B   | P2      | P3       | P3
}
stage New "New" owned by marketing {
  becomes MQL as soon as grade is A
  marketing may drop to Gone because spam, student or competitor
}
stage MQL "Qualified" owned by marketing {
  hand over to sales, becomes SAL when accepted {
    needs phone
    goes to the first that fits {
      team "North" when large
      team "South" otherwise
    }
    sales accepts within 4 work hours of the handover, if late notify "Head of Sales"
  }
}
stage SAL "Accepted" owned by sales
final stage Gone "Gone" owned by marketing
"#;

fn pact(text: &str) -> Pact {
    Pact::parse(text).unwrap_or_else(|wrong| panic!("{}", leadpact::render(&wrong, leadpact::Style::Plain)))
}

fn pair(old: &str, new: &str) -> PactPair {
    PactPair::new(&pact(old), &pact(new))
}

/// All changes, as a screen shows them.
fn said(pair: &PactPair) -> Vec<String> {
    let changes = pair.comparison().changes().map(|(of, change)| {
        let of =
            [Some(of.kind.as_str()), of.name.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let within = change.within.as_ref().map_or(String::new(), |within| format!(" in {within}"));
        format!("{of}{within}: {}", change.words)
    });
    changes.collect()
}

#[track_caller]
fn assert_said(from: &str, to: &str, expected: &[&str]) {
    assert!(SMALL.contains(from), "{from}");
    let pair = pair(SMALL, &SMALL.replace(from, to));
    assert_eq!(said(&pair), expected);
    assert_eq!(pair.comparison().same_meaning, expected.is_empty());
}

#[test]
fn what_has_changed_is_said_by_construct() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("+20 when large", "+30 when large", &["score fit: `+20` when large becomes `+30`"]),
        (
            "+20 when large \"Size\"",
            "keeps 50% after every 30 days\n  +20 when large",
            &["score fit: adds `keeps 50% after every 30 days`"],
        ),
        ("A from 80", "A from 85", &["rating grade: A from `80` becomes `85`"]),
        ("at least 250", "at least 500", &["define large: employees at least `250` becomes `500`"]),
        ("0 and 100 {", "0 and 120 {", &["score fit: score fit between 0 and `100` becomes `120`"]),
        (
            "at most 3 times",
            "at most 5 times",
            &["score fit in group \"Web\": +5 per visit at most `3 times` becomes `5 times`"],
        ),
        (
            "up to 30 points",
            "up to 40 points",
            &["score fit: group \"Web\" up to `30 points` becomes `40 points`"],
        ),
        ("P3       | P3", "P2       | P3", &["table order: B, director: `P3` becomes `P2`"]),
        (
            "\"Ann\", \"Ben\"",
            "\"Ann\", \"Cem\"",
            &["list partners: drops `\"Ben\"`", "list partners: adds `\"Cem\"`"],
        ),
        (
            "spam, student or competitor",
            "spam or competitor",
            &["stage New: marketing may drop to Gone because spam, student or competitor: drops `student`"],
        ),
        (
            "4 work hours",
            "2 work days",
            &[
                "stage MQL in the handover: sales accepts within 4 work hours of the handover, if late notify \"Head of \
             Sales\": `4 work hours` becomes `2 work days`",
            ],
        ),
        (
            "needs phone",
            "needs phone and employees",
            &["stage MQL in the handover: needs phone: adds `and employees`"],
        ),
        (
            "      team \"North\" when large\n",
            "",
            &["stage MQL in the routes of the handover: drops `team \"North\" when large`"],
        ),
        (", 2026-12-25", "", &["pact Small in holidays: drops `2026-12-25`"]),
        ("Europe/Berlin", "Europe/Vienna", &["pact Small: timezone `Europe/Berlin` becomes `Europe/Vienna`"]),
        (
            "owned by sales\n",
            "owned by marketing\n",
            &["stage SAL: stage SAL owned by `sales` becomes `marketing`"],
        ),
        ("  phone: text\n", "  phone: text\n  fax: text\n", &["lead: adds `fax: text`"]),
        (
            "interaction visit \"Visited us\"",
            "interaction visit\ninteraction call by sales",
            &["interaction call: this interaction is new"],
        ),
    ];
    for (from, to, expected) in cases {
        assert_said(from, to, expected);
    }
}

#[test]
fn layout_comments_and_spelling_of_numbers_are_no_change() {
    for (from, to) in [
        ("  +20 when large", "\n  # Why twenty?\n    +20 when  large"),
        ("at least 250", ">= 250"),
        ("\"Ann\", \"Ben\"", "„Ann“, \"Ben\""),
    ] {
        assert_said(from, to, &[]);
    }
    assert!(pair(SMALL, &SMALL.replace("at least 250", ">= 250")).comparison().wording.is_empty());
}

#[test]
fn wording_is_said_to_have_changed() {
    for (from, to, expected) in [
        ("\"A large company\"", "\"A big company\"", "the wording of define `large`"),
        ("\"Size\"", "\"Head count\"", "the wording of score `fit`"),
        ("version 1", "version 2", "the version"),
        ("final stage", "reason spam \"Junk\"\nfinal stage", "the meaning of reasons"),
        ("final stage", "example \"None\" {\n  expect stage is New\n}\nfinal stage", "examples"),
    ] {
        let pair = pair(SMALL, &SMALL.replacen(from, to, 1));
        assert_eq!(pair.comparison().wording, [expected]);
        assert!(pair.comparison().same_meaning && pair.comparison().declarations.is_empty());
    }
}

#[test]
fn rows_put_together_otherwise_are_said_to_be_that() {
    let (from, to) = ("  A   | P1      | P1       | P2\n", "  A   | P1      | P1       | P2\n");
    assert_said(from, to, &[]);
    let old = SMALL.replace("P2      | P3       | P3", "P1      | P1       | P2");
    let joined = old.replace("  A   | P1      | P1       | P2\n", "").replace("  B   |", "  A, B |");
    assert_eq!(said(&pair(&old, &joined)), ["table order: the lines of this table stand in another order"]);
}

#[test]
fn a_new_name_is_one_change() {
    let renamed = SMALL.replace("large", "big");
    assert_eq!(said(&pair(SMALL, &renamed)), ["define big: `large` is now called `big`"]);
    let stage = SMALL.replace("stage SAL", "stage Taken").replace("becomes SAL", "becomes Taken");
    let said_of = said(&pair(SMALL, &stage));
    assert_eq!(said_of.len(), 1, "{said_of:?}");
    assert!(said_of[0].contains("without `renamed from \"SAL\"`"), "{said_of:?}");
    let carried = stage.replace("stage Taken \"Accepted\"", "stage Taken \"Accepted\" renamed from \"SAL\"");
    assert_eq!(said(&pair(SMALL, &carried)), ["stage Taken: `SAL` is now called `Taken`"]);
}

/// A name may also be a word of data, or a text: those stay what they are.
#[test]
fn a_word_that_is_called_like_what_has_a_new_name_is_no_change() {
    let old = SMALL
        .replace("  phone: text", "  phone: text\n  status: one of (MQL, other)")
        .replace("\"Ann\"", "\"MQL\"")
        .replace("+20 when large", "+20 when large and status is not MQL");
    let new = old.replace("stage MQL", "stage Ready").replace("becomes MQL", "becomes Ready");
    let said_of = said(&pair(&old, &new));
    assert_eq!(said_of.len(), 1, "{said_of:?}");
    assert!(said_of[0].starts_with("stage Ready: `MQL` is now called `Ready`"), "{said_of:?}");
}

#[test]
fn order_counts_where_the_first_that_fits_is_taken() {
    let swapped = SMALL.replace(
        "      team \"North\" when large\n      team \"South\" otherwise",
        "      team \"South\" when phone is known\n      team \"North\" when large\n      team \"South\" otherwise",
    );
    assert_eq!(
        said(&pair(SMALL, &swapped)),
        ["stage MQL in the routes of the handover: adds `team \"South\" when phone is known`"]
    );
    let back = swapped.replace(
        "team \"South\" when phone is known\n      team \"North\" when large",
        "team \"North\" when large\n      team \"South\" when phone is known",
    );
    let of = said(&pair(&swapped, &back));
    assert_eq!(of.len(), 1);
    assert!(of[0].contains("now stands before"), "{of:?}");
}

/// Every digit of whole pacts, made one larger: a change of meaning is said, and nothing else.
#[test]
fn every_change_of_meaning_is_said() {
    let mut changed = 0;
    for text in [INBOUND, OUTREACH] {
        let old = pact(text);
        for (at, _) in text.match_indices(|c: char| c.is_ascii_digit()).step_by(23) {
            let digit = text.as_bytes()[at];
            let mut bytes = text.as_bytes().to_vec();
            bytes[at] = if digit == b'9' { b'8' } else { digit + 1 };
            let Ok(new) = Pact::parse(&String::from_utf8(bytes).unwrap()) else { continue };
            let said = said(&PactPair::new(&old, &new));
            assert_eq!(old.fingerprint() == new.fingerprint(), said.is_empty(), "at {at}: {said:?}");
            changed += usize::from(!said.is_empty());
        }
    }
    assert!(changed > 8, "{changed}");
}

#[test]
fn witnesses_hold_as_examples_of_the_new_pact() {
    let new = INBOUND
        .replace("+20  per whitepaper_download", "+30  per whitepaper_download")
        .replace("B from 60", "B from 50")
        .replace("interest at least 30", "interest at least 45")
        .replace("\"@web.de\")", "\"@web.de\", \"@yahoo.com\")");
    let pair = pair(INBOUND, &new);
    assert_eq!(pair.comparison().changes().count(), 4);
    let witnesses = pair.witnesses();
    for number in 1..=4 {
        assert!(witnesses.iter().any(|witness| witness.because == [number]), "{number}: {witnesses:#?}");
    }
    assert!(witnesses.iter().any(|of| of.outcomes.iter().any(|of| of.kind == OutcomeKind::Stage)));
    let examples: String = witnesses.iter().filter_map(|witness| witness.example.as_deref()).collect();
    let with = pact(&format!("{new}\n{examples}"));
    let reports: Vec<_> = with.run_examples().filter(|report| report.title.starts_with("Compared")).collect();
    assert_eq!(reports.len(), witnesses.len());
    assert!(reports.iter().all(|report| report.passed), "{reports:#?}");
    assert_eq!(witnesses, pair.witnesses(), "the same every time");
}

#[test]
fn witnesses_write_words_as_pacts_do() {
    let words = ["any", "in", "m²", "a \\\"b\\\"", "two\\nlines", "\\u{2028}x", "Größe"];
    for word in words {
        let text = format!(
            "pact \"Words\" {{ version 1 }}\nlead identified by id {{ tier: one of (\"{word}\", plain)\n topics: some of (\"{word}\", plain) }}\n\
             score fit {{ +10 when tier is \"{word}\"\n +1 when topics includes \"{word}\" }}\n\
             choose kind the first that fits {{\n \"{word}\" when fit at least 20\n other otherwise\n}}\n"
        );
        let new = text.replace("+10", "+20");
        let witnesses = pair(&text, &new).witnesses();
        let examples: String = witnesses.iter().filter_map(|witness| witness.example.as_deref()).collect();
        let with = pact(&format!("{new}\n{examples}"));
        let passed = with.run_examples().filter(|report| report.passed).count();
        assert!(passed > 0 && passed == witnesses.len(), "{examples}");
    }
}

/// What a track is called may look like two; and one that fits no longer is expected not to.
#[test]
fn witnesses_expect_tracks_one_by_one() {
    let old = SMALL.to_owned()
        + "nurture with all that fit {\n \"Deep dive; with food\" when employees at least 10\n \"News\" when employees at most 500\n}\n";
    let new = old.replace("at least 10\n", "at least 20\n").replace("at most 500", "at most 600");
    let witnesses = pair(&old, &new).witnesses();
    let examples: String = witnesses.iter().filter_map(|witness| witness.example.as_deref()).collect();
    assert!(examples.contains("expect not (nurture includes \"Deep dive; with food\")"), "{examples}");
    assert!(examples.contains("expect nurture includes \"News\""), "{examples}");
    let results = |text: &str| {
        pact(&format!("{text}\n{examples}")).run_examples().map(|report| report.passed).collect::<Vec<_>>()
    };
    assert_eq!((results(&new), results(&old)), (vec![true; 2], vec![false; 2]), "{examples}");
}

#[test]
fn a_lead_is_told_apart_from_what_moves_it() {
    let new = SMALL.replace("+20 when large", "+85 when large").replace("needs phone", "needs employees");
    let pair = pair(SMALL, &new);
    let json = r#"{"id": "1", "No.": 300}"#;
    let lead = |pact: &Pact| pact.lead_from_json(json).unwrap();
    let mut assessor = pair.assessor(0);
    let moved = assessor.compare(&lead(pair.old()), &lead(pair.new_pact())).unwrap();
    assert_eq!(moved.because, [1, 2]);
    let stage = &moved.outcomes[0];
    assert_eq!(
        (stage.kind, stage.old.as_deref(), stage.new.as_deref()),
        (OutcomeKind::Stage, Some("New"), Some("MQL"))
    );
    let small = pair.new_pact().lead_from_json(r#"{"id": "2", "No.": 3}"#).unwrap();
    assert_eq!(assessor.compare(&small, &small), None);
}
