//! Typed leads all at once: the same as one by one, whatever their values are.

use leadpact::typed::AsLead;
use leadpact::{BoundBatchAssessor, Instant, Number, Pact};
use proptest::prelude::*;
use serde::Deserialize;

use super::{AS_OF, by_column, lead, pact};

/// Words and dates as texts.
#[derive(Debug, Clone, Deserialize, leadpact::Lead)]
struct Texts {
    id: String,
    #[serde(flatten)]
    #[lead(flatten)]
    numbers: Numbers,
    title: Option<String>,
    country: Option<String>,
    kind: Option<String>,
    consent: Option<bool>,
    left: Option<bool>,
    since: Option<String>,
    email: Option<String>,
    #[serde(rename = "bant.budget")]
    #[lead(rename = "bant.budget")]
    budget: Option<bool>,
    #[serde(rename = "bant.timing")]
    #[lead(rename = "bant.timing")]
    timing: Option<String>,
}

#[derive(Debug, Clone, Copy, Deserialize, leadpact::LeadFields)]
struct Numbers {
    size: Option<f64>,
    amount: Option<f64>,
    visits: Option<f64>,
    unused: Option<f64>,
}

/// Words as words; no `unused`, and in a part that may be missing no `amount`.
#[derive(Debug, Clone, leadpact::Lead)]
struct Words<'a> {
    id: u32,
    email: &'a str,
    since: Option<Instant>,
    kind: Option<Kind>,
    title: Box<str>,
    country: Option<&'a str>,
    #[lead(flatten)]
    amounts: Option<Amounts>,
    left: Option<bool>,
    consent: bool,
    visits: i128,
    #[lead(flatten = "bant.")]
    bant: Option<Bant>,
}

#[derive(Debug, Clone, Copy, leadpact::LeadFields)]
struct Amounts {
    size: Number,
    amount: Option<Number>,
}

#[derive(Debug, Clone, Copy, leadpact::LeadFields)]
struct Bant {
    budget: Option<bool>,
    timing: Option<Timing>,
}

#[derive(Debug, Clone, Copy, leadpact::Word)]
enum Kind {
    Red,
    Blue,
    Green,
    /// Not listed: `other` takes it in.
    Mauve,
}

#[derive(Debug, Clone, Copy, leadpact::Word)]
enum Timing {
    Now,
    Soon,
    Later,
}

impl<'a> Words<'a> {
    fn of(lead: &'a Texts, at: usize, pact: &Pact) -> Self {
        let kinds = [None, Some(Kind::Red), Some(Kind::Green), Some(Kind::Blue), Some(Kind::Mauve)];
        let number = |of: f64| Number::parse(&of.to_string()).unwrap_or_default();
        let size = lead.numbers.size.map(number);
        let timing = [Some(Timing::Now), Some(Timing::Soon), Some(Timing::Later), None][at % 4];
        Self {
            id: u32::try_from(at).expect("few"),
            email: lead.email.as_deref().unwrap_or(" "),
            since: lead.since.as_ref().and_then(|since| pact.instant(since)),
            kind: kinds[at % 5],
            title: lead.title.clone().unwrap_or_default().into(),
            country: lead.country.as_deref(),
            amounts: size.map(|size| Amounts { size, amount: lead.numbers.amount.map(number) }),
            left: lead.left,
            consent: lead.consent.unwrap_or_default(),
            visits: if at % 9 == 4 { i128::MAX } else { lead.numbers.visits.unwrap_or_default() as i128 },
            bant: (!at.is_multiple_of(3)).then_some(Bant { budget: lead.budget, timing }),
        }
    }
}

/// Some of the values that do not fit their fields.
fn with_misfits(at: usize, mut lead: Texts) -> Texts {
    match at % 11 {
        3 => lead.id = ["", " ", "\u{a0}", "x"][at % 4].to_owned(),
        5 => lead.numbers.size = [Some(1e15), Some(f64::NAN), Some(0.123_456), Some(-0.0)][at % 4],
        7 => lead.since = Some("soon".to_owned()),
        9 => lead.timing = Some("never".to_owned()),
        10 => lead.country = Some("STRASSE of more than sixteen bytes".to_owned()),
        _ => {}
    }
    lead
}

/// All at once against one by one.
fn compare<T: AsLead>(pact: &Pact, leads: &[T]) -> Result<(), TestCaseError> {
    let bound = pact.bind::<T>().expect("it fits");
    for bounds in [false, true] {
        let mut assessor = bound.batch_assessor(Instant(AS_OF));
        if bounds {
            assessor = assessor.with_bounds();
        }
        // Twice, for buffers are used again, and what came before is longer.
        for leads in [leads, &leads[..leads.len() / 2]] {
            let found = assessor.assess(leads);
            prop_assert_eq!(found.rows(), leads.len());
            for (row, lead) in leads.iter().enumerate() {
                let wanted = bound.assess(lead, &[], Instant(AS_OF));
                let wrong = by_column::differs(pact, found, row, &wanted, bounds);
                prop_assert!(wrong.is_none(), "bounds {bounds}, row {row}: {}", wrong.unwrap_or_default());
            }
        }
        prop_assert_eq!(assessor.is_by_columns(), !bounds);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, max_shrink_iters: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn typed_leads_at_once_are_those_one_by_one(text in pact(), leads in prop::collection::vec(lead(), 1..60)) {
        let pact = Pact::parse(&text).map_err(|errors| TestCaseError::fail(errors.render()))?;
        let leads = leads.iter().map(|lead| serde_json::from_str(lead).expect("a lead")).enumerate();
        let leads: Vec<Texts> = leads.map(|(at, lead)| with_misfits(at, lead)).collect();
        compare(&pact, &leads)?;
        let words: Vec<Words<'_>> = leads.iter().enumerate().map(|(at, lead)| Words::of(lead, at, &pact)).collect();
        compare(&pact, &words)?;
    }
}

/// A list of words goes into no column.
#[derive(Debug, leadpact::Lead)]
struct Listed {
    id: u8,
    topics: Vec<&'static str>,
}

#[derive(Debug, leadpact::Lead)]
struct Sized {
    id: usize,
    size: f32,
}

#[test]
fn what_no_column_can_hold_goes_one_by_one() {
    let pact = Pact::parse(
        r#"pact "Lists" { version 1 }
        lead identified by id { topics: some of (cloud, erp) }
        score s { +1 when topics includes erp }"#,
    )
    .expect("a pact");
    let mut assessor = pact.bind::<Listed>().expect("it fits").batch_assessor(AS_OF);
    let leads = [Listed { id: 1, topics: vec!["erp"] }, Listed { id: 2, topics: vec!["crm"] }];
    let found = assessor.assess(&leads);
    let points: Vec<_> = found.score("s").expect("a score").iter().flatten().collect();
    assert_eq!(points, [1.into(), 0.into()]);
    assert_eq!(found.problems().map(|(row, of)| (row, of.lead.as_str())).collect::<Vec<_>>(), [(1, "2")]);
    assert!(!assessor.is_by_columns());
}

#[test]
fn many_pieces_and_points_that_do_not_fit() {
    let pact = Pact::parse(
        r#"pact "Sizes" { version 1 }
        lead identified by id { size: number }
        score s {
          +0.5 when size at least 10
          -40000 when size = 77
        }"#,
    )
    .expect("a pact");
    let assessor = || pact.bind::<Sized>().expect("it fits").batch_assessor(AS_OF);
    check_sizes(assessor(), &[5_000, 10, 0, 2_048, 2_049]);
    #[cfg(feature = "rayon")]
    {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(3).build().expect("threads");
        // Few go to one thread.
        pool.install(|| check_sizes(assessor().in_parallel(), &[100_000, 10, 0, 30_001]));
    }
}

fn check_sizes(mut assessor: BoundBatchAssessor<Sized>, all: &[usize]) {
    for &rows in all {
        let size = |id: usize| if id % 1000 == 5 { f32::NAN } else { (id % 100) as f32 };
        let leads: Vec<Sized> = (0..rows).map(|id| Sized { id, size: size(id) }).collect();
        let found = assessor.assess(&leads);
        assert_eq!(found.rows(), rows);
        for (row, score) in found.score("s").expect("a score").iter().enumerate() {
            let halves = i64::from(row % 100 >= 10);
            let wanted = halves * 5_000 - if row % 100 == 77 { 400_000_000 } else { 0 };
            assert_eq!(score.map(Number::raw), Some(wanted), "row {row}");
        }
        let problems = found.problems().map(|(row, of)| (row, of.lead.clone()));
        assert!(problems.eq((5..rows).step_by(1000).map(|row| (row, row.to_string()))));
    }
}
