//! A typed lead is the lead that the same data in JSON is: in every value, interaction and problem.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use leadpact::values::{Zone, format_instant};
use leadpact::{Date, Instant, Number, Pact};
use proptest::prelude::*;
use serde::{Serialize, Serializer};

const PACT: &str = r#"pact "All" { timezone Europe/Berlin, currency EUR }
team sales "Sales"
lead identified by id {
  email: text, name: text empty means "Nobody", city: text unknown if "Select", tag: text
  tiny: number unknown if "-1" or "0", small: number, long: number, huge: money, signed: money
  share: number, ratio: number, exact: number
  flag: yes/no empty means no, marked: yes/no unknown if "false"
  at: date, system: date, day: date unknown if "1900-01-01", day_text: date
  plan: one of (free, pro, "Big Plan"), source: one of (web, event, other), source_text: one of (a, b)
  plan_text: text unknown if "pro"
  topics: some of (cloud, erp), tags: some of (x, y, "z z"), set: some of (erp, cloud) empty means (erp), list_text: some of (x, y)
}
interaction demo_request "Asked for a demo"
interaction page_view { path: text empty means "/", seconds: number, plan: one of (free, pro, other) }
interaction call by sales { reached: yes/no, product: text, seen: date }
questionnaire bant asked by sales {
  budget   "Is there a budget?"  { yes +30, no -20 }
  timeline "When?"               { this_quarter +40, later 0 }
}
score interest {
  +2 per page_view where path starts with "/pricing"
  +5 per call where (reached)
  +1 per demo_request
}
score fit {
  +1 when tiny at least 3
  +2 when huge at least 10 EUR
  +4 when email contains "ä"
  +8 when topics includes erp
  +16 when plan is pro
}
"#;

static PARSED: LazyLock<Pact> = LazyLock::new(|| super::pact(PACT));

#[derive(Debug, Clone, Serialize, leadpact::Lead)]
#[lead(interactions = Activity)]
struct Everything<'a> {
    id: String,
    email: Option<String>,
    name: Cow<'a, str>,
    #[serde(serialize_with = "shown")]
    tag: Arc<str>,
    #[serde(flatten)]
    #[lead(flatten)]
    numbers: Numbers,
    huge: Option<u128>,
    signed: i128,
    flag: Option<bool>,
    marked: bool,
    #[serde(flatten)]
    #[lead(flatten)]
    dates: Box<Dates>,
    #[serde(flatten)]
    #[lead(flatten)]
    words: Words,
    #[lead(flatten = "bant.")]
    bant: Option<Bant>,
    city: Option<&'a str>,
}

#[derive(Debug, Clone, Serialize, leadpact::LeadFields)]
struct Numbers {
    tiny: i8,
    small: Option<u16>,
    long: i64,
    share: f32,
    ratio: Option<f64>,
    exact: Number,
}

#[derive(Debug, Clone, Serialize, leadpact::LeadFields)]
struct Dates {
    #[serde(serialize_with = "instant")]
    at: Option<Instant>,
    #[serde(serialize_with = "system_time")]
    system: SystemTime,
    day: Option<Date>,
    day_text: String,
}

#[derive(Debug, Clone, Serialize, leadpact::LeadFields)]
struct Words {
    plan: Option<Plan>,
    source: Source,
    source_text: Option<String>,
    plan_text: Plan,
    topics: Option<Vec<Topic>>,
    tags: Vec<String>,
    set: Option<BTreeSet<Topic>>,
    list_text: Box<str>,
}

#[derive(Debug, Clone, Serialize, leadpact::LeadFields)]
struct Bant {
    budget: Option<bool>,
    #[lead(rename = "timeline")]
    #[serde(rename = "timeline")]
    when: Option<Timeline>,
}

#[derive(Debug, Clone, Copy, Serialize, leadpact::Word)]
#[serde(rename_all = "snake_case")]
enum Timeline {
    ThisQuarter,
    Later,
}

#[derive(Debug, Clone, Copy, Serialize, leadpact::Word)]
#[serde(rename_all = "snake_case")]
enum Plan {
    Pro,
    Free,
    #[lead(rename = "BIG plan")]
    #[serde(rename = "BIG plan")]
    Big,
}

#[derive(Debug, Clone, Serialize, leadpact::Word)]
#[serde(rename_all = "snake_case")]
enum Source {
    Web,
    /// Not listed: `other` takes it in.
    Fair,
    #[lead(other)]
    #[serde(untagged)]
    Else(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, leadpact::Word)]
#[serde(rename_all = "snake_case")]
enum Topic {
    Cloud,
    Erp,
    #[lead(other)]
    Unlisted,
}

#[derive(Debug, Clone, Serialize, leadpact::Interaction)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Activity {
    DemoRequest {
        #[serde(serialize_with = "system_time")]
        at: SystemTime,
    },
    PageView {
        path: Option<String>,
        #[serde(serialize_with = "some_instant")]
        at: Instant,
        seconds: f64,
        plan: Option<Plan>,
    },
    Call {
        #[lead(at)]
        #[serde(rename = "at", serialize_with = "millis")]
        when: i64,
        seen: Option<Date>,
        reached: bool,
        product: String,
    },
    #[lead(skip)]
    Webinar {
        #[serde(serialize_with = "millis")]
        at: i64,
    },
}

fn shown<S: Serializer>(value: &Arc<str>, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(value)
}

fn instant<S: Serializer>(at: &Option<Instant>, to: S) -> Result<S::Ok, S::Error> {
    at.map(|at| format_instant(at, &zone())).serialize(to)
}

fn some_instant<S: Serializer>(at: &Instant, to: S) -> Result<S::Ok, S::Error> {
    instant(&Some(*at), to)
}

fn system_time<S: Serializer>(at: &SystemTime, to: S) -> Result<S::Ok, S::Error> {
    some_instant(&Instant::from(*at), to)
}

fn millis<S: Serializer>(at: &i64, to: S) -> Result<S::Ok, S::Error> {
    some_instant(&Instant(*at), to)
}

fn zone() -> Zone {
    Zone::named("Europe/Berlin").unwrap()
}

fn as_json(lead: &Everything<'_>, activities: &[Activity]) -> String {
    let mut json = serde_json::to_string(lead).unwrap();
    assert_eq!(json.pop(), Some('}'));
    format!("{json},\"interactions\":{}}}", serde_json::to_string(activities).unwrap())
}

/// A text of every kind: plain, in capitals, not composed, blank, a placeholder.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z@.]{0,12}",
        "[a-dÄÖßſİΣς\u{308}\u{a0} \"\\\\]{0,6}",
        Just("select".to_owned()),
        Just(" Web ".to_owned()),
        Just("A".to_owned()),
        Just("x;Y".to_owned()),
        Just("2026-03-29 02:30".to_owned()),
        "/Pricing/[a-z]{0,3}",
    ]
}

const CITIES: [&str; 4] = ["Kiel", " SELECT", "", "Zürich"];

fn millis_of_calendar() -> impl Strategy<Value = i64> {
    prop_oneof![
        Just(0),
        1_700_000_000_000_i64..1_800_000_000_000,
        0..4_i64,
        -60_000_000_000_000_i64..250_000_000_000_000
    ]
}

fn at() -> impl Strategy<Value = SystemTime> {
    (0..2_000_000_000_000_u64).prop_map(|ms| UNIX_EPOCH + Duration::from_millis(ms))
}

fn day() -> impl Strategy<Value = Option<Date>> {
    prop_oneof![
        Just(Date::new(1900, 1, 1)),
        (0..=9999_i16, 1..=12_i8, 1..=31_i8).prop_map(|(year, month, day)| Date::new(year, month, day)),
    ]
}

fn float() -> impl Strategy<Value = f64> {
    let ordinary = (-1_000_000_000..1_000_000_000_i64).prop_map(|raw| raw as f64 / 10_000.0);
    prop_oneof![ordinary, any::<f64>().prop_filter("JSON has no such number", |float| float.is_finite())]
}

fn numbers() -> impl Strategy<Value = Numbers> {
    let short = prop_oneof![
        (-9_999..9_999_i16).prop_map(|raw| f32::from(raw) / 100.0),
        any::<f32>().prop_filter("", |f| f.is_finite())
    ];
    let long = prop_oneof![any::<i64>(), -9..9_i64];
    (
        prop_oneof![any::<i8>(), -2..4_i8],
        any::<Option<u16>>(),
        long,
        short,
        prop::option::of(float()),
        any::<i64>(),
    )
        .prop_map(|(tiny, small, long, share, ratio, raw)| Numbers {
            tiny,
            small,
            long,
            share,
            ratio,
            exact: Number::from_raw(raw).unwrap_or_default(),
        })
}

fn dates() -> impl Strategy<Value = Box<Dates>> {
    (prop::option::of(millis_of_calendar()), at(), day(), text()).prop_map(|(at, system, day, day_text)| {
        Box::new(Dates { at: at.map(Instant), system, day, day_text })
    })
}

fn plan() -> impl Strategy<Value = Plan> {
    prop::sample::select(&[Plan::Pro, Plan::Free, Plan::Big][..])
}

fn topics() -> impl Strategy<Value = Vec<Topic>> {
    prop::collection::vec(
        prop::sample::select(&[Topic::Cloud, Topic::Erp, Topic::Erp, Topic::Unlisted][..]),
        0..3,
    )
}

fn words() -> impl Strategy<Value = Words> {
    let source = prop_oneof![Just(Source::Web), Just(Source::Fair), text().prop_map(Source::Else)];
    let tags = prop_oneof![
        prop::collection::vec(
            prop::sample::select(&["x", "Y", " z z ", ""][..]).prop_map(str::to_owned),
            0..4
        ),
        prop::collection::vec(text(), 0..2),
    ];
    (
        prop::option::of(plan()),
        source,
        prop::option::of(text()),
        plan(),
        prop::option::of(topics()),
        tags,
        prop::option::of(topics()),
        text(),
    )
        .prop_map(|(plan, source, source_text, plan_text, topics, tags, set, list_text)| Words {
            plan,
            source,
            source_text,
            plan_text,
            topics,
            tags,
            set: set.map(|set| set.into_iter().collect()),
            list_text: list_text.into(),
        })
}

fn bant() -> impl Strategy<Value = Option<Bant>> {
    let when = prop::option::of(prop::sample::select(&[Timeline::ThisQuarter, Timeline::Later][..]));
    prop::option::of((any::<Option<bool>>(), when).prop_map(|(budget, when)| Bant { budget, when }))
}

fn everything() -> impl Strategy<Value = Everything<'static>> {
    let texts = (
        text(),
        prop::option::of(text()),
        text(),
        text(),
        prop::option::of(prop::sample::select(&CITIES[..])),
    );
    let rest = (any::<Option<u128>>(), any::<i128>(), any::<Option<bool>>(), any::<bool>());
    (texts, rest, numbers(), dates(), words(), bant()).prop_map(
        |(texts, rest, numbers, dates, words, bant)| {
            let ((id, email, name, tag, city), (huge, signed, flag, marked)) = (texts, rest);
            let (name, tag) = (Cow::Owned(name), tag.into());
            Everything { id, email, name, tag, numbers, huge, signed, flag, marked, dates, words, bant, city }
        },
    )
}

fn activity() -> impl Strategy<Value = Activity> {
    let view = (prop::option::of(text()), millis_of_calendar(), float(), prop::option::of(plan()));
    prop_oneof![
        at().prop_map(|at| Activity::DemoRequest { at }),
        view.prop_map(|(path, at, seconds, plan)| Activity::PageView {
            path,
            at: Instant(at),
            seconds,
            plan
        }),
        (millis_of_calendar(), day(), any::<bool>(), text())
            .prop_map(|(when, seen, reached, product)| Activity::Call { when, seen, reached, product }),
        Just(Activity::Webinar { at: 0 }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn typed_is_json(leads in prop::collection::vec((everything(), prop::collection::vec(activity(), 0..30)), 1..4)) {
        const AS_OF: i64 = 1_795_000_000_000;
        let pact = &*PARSED;
        let bound = pact.bind::<Everything<'_>>().unwrap_or_else(|error| panic!("{error}"));
        prop_assert_eq!((bound.unbound().len(), bound.unbound_interactions().len()), (0, 0));
        let mut assessor = bound.assessor(AS_OF);
        for (lead, activities) in &leads {
            let json = as_json(lead, activities);
            let want = pact.lead_from_json(&json).unwrap();
            prop_assert_eq!(&bound.lead(lead, activities), &want, "{}", json);
            let want = pact.assess(&want, AS_OF);
            // Once with the buffers of another lead, once by itself.
            prop_assert_eq!(assessor.assess(lead, activities), &want, "{}", json);
            prop_assert_eq!(&bound.assess(lead, activities, AS_OF), &want, "{}", json);
        }
    }
}
