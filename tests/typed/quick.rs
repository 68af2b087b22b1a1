//! Leads read the quickest way, against leads of values: on random pacts that ask for nothing but fields.

use std::sync::atomic::{AtomicUsize, Ordering};

use leadpact::{Assessment, Bound, Instant, Number};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

const HEAD: &str = r#"pact "Quick" { version 1, currency EUR, timezone UTC }
team marketing "Marketing"
team sales "Sales"
lead identified by id {
  size: number, visits: number, worth: money, share: number, flag: yes/no, consent: yes/no, title: text, country: text,
  email: text, since: date, kind: one of (red, blue, green), tone: one of (warm, cold), unused: text, left: yes/no
}
"#;

#[derive(Debug, Clone, leadpact::Lead)]
struct Contact {
    id: String,
    tone: Option<String>,
    kind: Option<Kind>,
    size: Option<u32>,
    visits: Option<i64>,
    #[lead(flatten)]
    sums: Sums,
    flag: Option<bool>,
    consent: bool,
    title: Option<String>,
    country: Option<&'static str>,
    email: String,
    since: Option<Instant>,
}

#[derive(Debug, Clone, leadpact::LeadFields)]
struct Sums {
    worth: Option<Number>,
    share: Option<f64>,
}

#[derive(Debug, Clone, Copy, leadpact::Word)]
enum Kind {
    Red,
    Blue,
    Green,
}

/// A test of one field.
fn test() -> impl Strategy<Value = String> {
    let number = (select(vec!["size", "visits", "share"]), -2..12_i64)
        .prop_flat_map(|(field, to)| compared(field, to.to_string(), (to + 3).to_string()));
    let money =
        (0..8_i64).prop_flat_map(|to| compared("worth", format!("{to} EUR"), format!("{} EUR", to + 2)));
    let known = select(vec![
        "flag",
        "consent",
        "not left",
        "flag is no",
        "email is known",
        "title is unknown",
        "since is known",
        "unused is known",
        "kind is one of (red, green)",
        "kind is not blue",
        "tone is warm",
        "country is one of (\"DE\", \"Österreich\")",
        "country is not \"FR\"",
        "title contains \"head\"",
        "title contains any of (\"sales\", \"chef\")",
        "not title contains \"intern\"",
        "worth at least 2 EUR * size",
        "size more than visits",
        "3 * visits at least size",
    ]);
    let large = (select(vec!["size", "visits"]), select(vec![70_i64, 900, 2_000]))
        .prop_flat_map(|(field, to)| compared(field, to.to_string(), (to + 300).to_string()));
    // With those above often more than are looked up together.
    let title = select(vec!["a", "e", "o", "sü", "f s", "–", "ter", "kü", "ch"]);
    let title = title.prop_map(|part| format!("title contains \"{part}\""));
    prop_oneof![3 => number, 1 => large, 3 => money, 3 => known.prop_map(str::to_owned), 2 => title]
}

fn compared(field: &'static str, to: String, end: String) -> impl Strategy<Value = String> {
    select(vec![
        format!("{field} at least {to}"),
        format!("{field} less than {to}"),
        format!("{field} = {to}"),
        format!("{field} between {to} and {end}"),
    ])
}

fn several() -> impl Strategy<Value = String> {
    (vec(test(), 2..4), select(vec![" and ", " or "]))
        .prop_map(|(tests, word)| format!("({})", tests.join(word)))
}

fn condition() -> impl Strategy<Value = String> {
    let mixed = (several(), test()).prop_map(|(several, test)| format!("({test} and not {several})"));
    prop_oneof![4 => test(), 2 => several(), 1 => mixed]
}

fn line() -> impl Strategy<Value = String> {
    let points = select(vec!["+10", "-7", "+2.5", "+0.0001", "+40", "-100", "+1000000"]);
    let when = (points, condition()).prop_map(|(points, when)| format!("  {points} when {when}\n"));
    let share = (select(vec!["+100%", "+50%", "-30%", "+12.5%"]), select(vec!["size", "visits", "share"]))
        .prop_flat_map(|(percent, field)| {
            let limit = if percent.starts_with('-') { "-20" } else { "20" };
            select(vec![
                format!("  {percent} of {field}\n"),
                format!("  {percent} of {field} up to {limit} points\n"),
            ])
        });
    prop_oneof![5 => when, 1 => share]
}

fn pact() -> impl Strategy<Value = String> {
    let range = select(vec!["", " between 0 and 100", " between -5 and 5"]);
    let scores = vec((vec(line(), 1..6), range), 1..4);
    (scores, vec(condition(), 5), option::of(-20..60_i64)).prop_map(|(scores, tests, reach)| {
        let mut text = HEAD.to_owned();
        for (at, (lines, range)) in scores.iter().enumerate() {
            text += &format!("score s{at}{range} {{\n{}}}\n", lines.concat());
        }
        let reach = reach.map_or(tests[0].clone(), |reach| format!("s0 at least {reach} and {}", tests[0]));
        text += "rating grade of s0 {\n A from 30\n B from 10\n C below\n}\nrating other of s0 {\n X from 0\n Y below\n}\n";
        text + &format!(
            "choose desk the first that fits {{\n  east when {}\n  best when grade is A\n  west when {}\n  rest otherwise\n}}\n\
             stage New owned by marketing {{\n  becomes Ripe as soon as {reach}\n}}\n\
             stage Ripe owned by sales {{\n  becomes Won as soon as {}\n}}\nstage Won owned by sales\n\
             nurture with all that fit {{\n  \"News\" when {}\n}}\n",
            tests[1], tests[2], tests[3], tests[4]
        )
    })
}

fn contact() -> impl Strategy<Value = Contact> {
    let large = select(vec![69_u32, 70, 900, 1_199, 1_200, 5_000]);
    let visits = prop_oneof![8 => -3..14_i64, 1 => Just(i64::MAX), 2 => large.clone().prop_map(i64::from)];
    let numbers = (option::of(prop_oneof![4 => 0..14_u32, 1 => large]), option::of(visits));
    let sums =
        (option::of(0..90_000_i64), option::of(select(vec![0.0, 0.5, 3.0, 7.25, -1.5, 1e15, f64::NAN])));
    let texts = (
        option::of(prop_oneof![
            2 => select(vec!["Head of Sales", " chef ", "Intern", "", "Sales intern", "Küchenchef – Süd"])
                .prop_map(str::to_owned),
            1 => "(Head|Chef|Leiter|Küche)( of Sales|ter|–| ){0,9}",
        ]),
        option::of(select(vec!["DE", "de", "österreich", "FR", " "])),
        select(vec!["", "a@example.com"]),
        option::of(select(vec!["warm", "Cold ", "lukewarm", ""])),
    );
    let others = (option::of(any::<bool>()), any::<bool>(), option::of(0..3_usize), any::<bool>(), 0..20_u8);
    (numbers, sums, texts, others).prop_map(|((size, visits), (worth, share), texts, others)| Contact {
        id: if others.4 == 0 { " x ".to_owned() } else { format!("lead {}", others.4) },
        tone: texts.3.map(str::to_owned),
        kind: others.2.map(|at| [Kind::Red, Kind::Blue, Kind::Green][at]),
        size,
        visits,
        sums: Sums { worth: worth.and_then(Number::from_raw), share },
        flag: others.0,
        consent: others.1,
        title: texts.0,
        country: texts.1,
        email: texts.2.to_owned(),
        since: others.3.then_some(Instant(1_000)),
    })
}

/// How many leads were read the quickest way, and in all.
static QUICK: [AtomicUsize; 2] = [AtomicUsize::new(0), AtomicUsize::new(0)];

/// An assessor that keeps its buffers against one for each lead: what was found at once, and what is told later, be it the
/// first thing that anybody asks.
fn check(bound: &Bound<Contact>, leads: &[Contact]) -> Result<(), TestCaseError> {
    let mut kept = bound.assessor(0);
    for (at, lead) in leads.iter().enumerate() {
        let wanted = bound.assess(lead, &[], 0);
        let found = kept.assess(lead, &[]);
        prop_assert_eq!(results(found), results(&wanted), "{:?}", lead);
        QUICK[0].fetch_add(usize::from(kept.was_quick()), Ordering::Relaxed);
        QUICK[1].fetch_add(1, Ordering::Relaxed);
        let mut fresh = bound.assessor(0);
        // Of many leads the titles are remembered.
        for _ in 0..if at % 4 == 3 { 70 } else { 1 } {
            fresh.assess(&leads[at / 2], &[]);
        }
        if at % 4 == 3 {
            fresh.assess(lead, &[]);
        }
        let found = fresh.assess(lead, &[]);
        if at % 3 == 0 {
            prop_assert!(found.missing().eq(wanted.missing()), "{:?}", lead);
        }
        prop_assert_eq!(found, &wanted, "{:?}", lead);
    }
    Ok(())
}

/// What is known of a lead without asking what is open.
fn results(of: &Assessment) -> String {
    let scores: Vec<_> = of.scores().collect();
    let words: Vec<_> = of.ratings().chain(of.tables()).chain(of.choices()).collect();
    let nurture: Vec<_> = of.nurture().collect();
    let standing = (of.id(), of.stage(), of.responsible(), of.route(), of.next_change());
    format!("{scores:?} {words:?} {nurture:?} {standing:?} {:?}", of.problems())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, max_shrink_iters: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn the_quickest_way_is_as_good_as_any(text in pact(), leads in vec(contact(), 1..12)) {
        let pact = leadpact::Pact::parse(&text).map_err(|errors| TestCaseError::fail(errors.render()))?;
        check(&pact.bind().expect("it fits"), &leads)?;
    }
}

/// Agreement says little if no lead goes that way.
#[test]
fn most_leads_go_the_quickest_way() {
    the_quickest_way_is_as_good_as_any();
    let [quick, all] = [0, 1].map(|at| QUICK[at].load(Ordering::Relaxed));
    assert!(quick > all / 4, "{quick} of {all}");
}

/// Whole numbers as ids are texts to whoever asks, and the same leads as those of texts.
#[test]
fn ids_that_are_whole_numbers_are_written_when_asked() {
    #[derive(leadpact::Lead)]
    struct Numbered<T: std::fmt::Display> {
        id: T,
        size: u32,
    }
    let pact = super::pact(&format!("{HEAD}score s0 {{ +10 when size at least 3 }}\n"));
    let mut numbered = pact.bind::<Numbered<i64>>().expect("it fits").assessor(0);
    let named = pact.bind::<Numbered<String>>().expect("it fits");
    for (id, size) in [(7, 3), (-12, 2), (i64::MIN, 4), (0, 0)] {
        let wanted = named.assess(&Numbered { id: id.to_string(), size }, &[], 0);
        let found = numbered.assess(&Numbered { id, size }, &[]);
        assert_eq!((found.id(), &found.clone()), (id.to_string().as_str(), &wanted));
        assert_eq!(
            serde_json::to_string(found).expect("JSON"),
            serde_json::to_string(&wanted).expect("JSON")
        );
    }
}

/// Where many titles are remembered, the empty one is still not known.
#[test]
fn an_empty_text_is_not_known_among_many() {
    #[derive(leadpact::Lead)]
    struct Titled {
        id: u32,
        title: String,
    }
    let pact = super::pact(&format!(
        "{HEAD}score s0 {{ +10 when title contains \"head\"\n  +1 when title is known }}\n"
    ));
    let mut assessor = pact.bind::<Titled>().expect("it fits").assessor(0);
    let mut points = |id, title: &str| {
        let found = assessor.assess(&Titled { id, title: title.to_owned() }, &[]);
        found.score("s0").and_then(|score| score.value).map(|value| value.to_string())
    };
    for id in 0..200 {
        assert_eq!(points(id, "Head of Sales").as_deref(), Some("11"));
        assert_eq!(points(id, "").as_deref(), Some("0"));
        assert_eq!(points(id, " ").as_deref(), Some("0"));
        assert_eq!(points(id, "Sales").as_deref(), Some("1"));
    }
}

/// Ranges as wide as numbers go, with shares that have no bound: what is open leaves 64 bits.
#[test]
fn the_widest_ranges_agree() {
    let all = "899_999_999_999_999.9999";
    for (low, high) in [
        (format!("-{all}"), all.to_owned()),
        (format!("-{all}"), "0".to_owned()),
        ("0".to_owned(), all.to_owned()),
    ] {
        let text = format!(
            "{HEAD}score s0 between {low} and {high} {{\n  +100% of size\n  -50% of share\n  +10 when flag\n}}\n"
        );
        let pact = super::pact(&text);
        let bound = pact.bind::<Contact>().expect("it fits");
        let numbers = [None, Some(7), Some(0)];
        for (size, share) in
            numbers.iter().flat_map(|&size| [None, Some(0.5), Some(9.0)].map(|share| (size, share)))
        {
            let lead = Contact {
                id: "x".to_owned(),
                tone: None,
                kind: None,
                size,
                visits: None,
                sums: Sums { worth: None, share },
                flag: None,
                consent: false,
                title: None,
                country: None,
                email: String::new(),
                since: None,
            };
            let found = bound.assessor(0).assess(&lead, &[]).score("s0");
            let mut long = bound.assessor(0);
            // Whoever has asked what is open is given no brief assessment any more.
            let _ = long.assess(&lead, &[]).open().count();
            let wanted = long.assess(&lead, &[]).score("s0");
            assert!(!long.was_quick());
            assert_eq!(found, wanted, "{low} {high} {size:?} {share:?}");
        }
    }
}
