//! Long histories: what is read once of a lead's interactions and kept between two looks must be what the plain
//! evaluator finds by looking at all of them, at every look, whatever happens to the lead in between.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail in any way it likes"
)]

use leadpact::{Command, Lead, LeadState, Pact};
use proptest::prelude::*;

/// Something of everything that counts interactions, in a zone.
const RULES: &str = r#"
team marketing
team sales
lead identified by id { size: number, paid: yes/no, until: date }
interaction view  { path: text, seconds: number, next: date, kind: one of (large, small) }
interaction paper { product: text, pages: number }
interaction call by sales { reached: yes/no }
score interest {
  keeps 50% after every 30 days
  +5   per call at most once never fades
  +20  per paper at most once per product
  +7   per paper at most once per product at most 3 times up to 30 points
  +40  per call where (reached) in the last 20 days at most 4 times
  group "Web" up to 50 points {
    +2   per view where path starts with "/pricing" in the last 30 days
    +0.5 per view where seconds at least 10 at most 5 times per day
    +0.5 per view where (seconds more than 20 or not (kind is small)) at most 2 times per week
  }
  -10 per full 30 days without interaction by the lead up to -40 points
}
score slow {
  fades out in 3 steps of 10 days
  +9 per view where path is known at most 3 times per month
  +4 per paper
  +3 per view at most once per kind
  +2 per call at most 2 times in any 3 days
  +1 per view at most 2 times per day up to 5 points per week
}
score monthly {
  keeps 80% after every 1 month
  +10 per view in the last 2 months at most 1 time per year
  +10 per paper where pages at least lead.size
  +6  per view where (next in the last 5 days)
  +1  per call where (not reached) at most once per reached
}
score hourly {
  keeps 90% after every 5 hours
  +10 per view in the last 40 hours
  +1 when days since last paper at most 3
  +1 when (count of call where (reached) in the last 2 days) at least 2
  +1 when latest path of view is "/blog"
  +1 when any view where seconds less than 3 in the last 4 days
  +1 when (total seconds of view in the last 3 weeks) at least 90
}
stage First owned by marketing {
  becomes Second as soon as interest at least 60 and slow at least 20, resetting interest and monthly
  marketing may promote to Second when hourly at least 12, resetting slow
}
stage Second owned by marketing {
  becomes Third as soon as (count of view in this stage) at least 4 or any call where (reached) in this stage
  becomes First after 3 days in this stage
}
stage Third owned by sales {
  becomes First after 1 day in this stage as soon as no view in the last 12 hours
  sales may recycle to First, resetting interest and hourly
}
"#;

const ZONES: [&str; 4] = ["Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "UTC"];

fn pact(zone: &str) -> Pact {
    let text = format!("pact \"History\" {{ timezone {zone} }}\n{RULES}");
    Pact::parse(&text).unwrap_or_else(|errors| panic!("{}", errors.render()))
}

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// The beginning of a history: often near a change of the clock, or the end of February.
fn begin() -> impl Strategy<Value = i64> {
    let days = ["2026-03-28", "2026-10-23", "2018-02-15", "2018-11-01", "2024-02-27", "2026-06-01"];
    let pact = pact("UTC");
    let days: Vec<_> = days.iter().map(|day| pact.instant(day).unwrap().millis()).collect();
    (prop::sample::select(days), -3000..3000_i64).prop_map(|(day, minutes)| day + minutes * MINUTE)
}

/// What may be drawn of one deed: how many minutes later, what, and numbers for its details.
type Drawn = (u16, u8, [u8; 4]);

fn drawn(longest: u16) -> impl Strategy<Value = Drawn> {
    let minutes = prop_oneof![3 => 0..longest, 1 => Just(0), 1 => Just(60), 1 => Just(1440)];
    (minutes, any::<u8>(), any::<[u8; 4]>())
}

fn interaction(pact: &Pact, at: i64, (_, what, details): Drawn) -> String {
    let at_text = pact.instant_text(at);
    let [a, b, c, d] = details;
    let path = ["/pricing", "/pricing/eu", "/blog", "/"][usize::from(a % 4)];
    let next = pact.instant_text(at + (i64::from(d) - 60) * DAY / 10);
    match what % 8 {
        0 => format!(r#"{{"type":"paper","at":"{at_text}","product":"P{}","pages":{}}}"#, a % 7, b % 9),
        1 => format!(r#"{{"type":"call","at":"{at_text}","reached":{}}}"#, a < 128),
        2 => format!(r#"{{"type":"view","at":"{at_text}","path":"{path}","next":"{next}"}}"#),
        3 => format!(r#"{{"type":"call","at":"{at_text}"}}"#),
        _ => {
            let kind = if c < 90 { r#","kind":"large""# } else { "" };
            format!(r#"{{"type":"view","at":"{at_text}","path":"{path}","seconds":{}{kind}}}"#, b % 40)
        }
    }
}

fn same_assessment(pact: &Pact, lead: &Lead, at: i64) -> Result<(), TestCaseError> {
    let (found, wanted) = (pact.assess(lead, at), pact.assess_by_reference(lead, at));
    prop_assert!(found.scores().eq(wanted.scores()), "{:?}\n{:?}", found, wanted);
    prop_assert_eq!(found.next_change(), wanted.next_change());
    prop_assert_eq!(format!("{found:?}"), format!("{wanted:?}"));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(12) })]

    /// A history that is read at once.
    #[test]
    fn engines_agree_on_long_histories(
        zone in prop::sample::select(ZONES.to_vec()),
        begin in begin(),
        all in prop::collection::vec(drawn(900), 1..250),
        looks in prop::collection::vec(-500..4000_i64, 3),
    ) {
        let pact = pact(zone);
        let mut at = begin;
        let did = all.iter().map(|&one| {
            at += i64::from(one.0) * MINUTE;
            interaction(&pact, at, one)
        });
        let did = did.collect::<Vec<_>>().join(",");
        let text = format!(r#"{{"id":"1","size":4,"interactions":[{did}]}}"#);
        let lead = pact.lead_from_json(&text).unwrap();
        for look in [at, begin + (at - begin) / 2].into_iter().chain(looks.iter().map(|hours| at + hours * 6 * MINUTE)) {
            same_assessment(&pact, &lead, look)?;
        }
    }

    /// A history that grows while its lead is looked at, as it is kept by a host.
    #[test]
    fn what_is_kept_is_what_is_found(
        zone in prop::sample::select(ZONES.to_vec()),
        begin in begin(),
        all in prop::collection::vec(drawn(600), 60..140),
    ) {
        let pact = pact(zone);
        let mut json = pact.json_reader(None);
        let mut lead = pact.lead("1").build();
        let (mut at, mut state) = (begin, pact.start(&lead, begin).unwrap().state);
        for (place, &one) in all.iter().enumerate() {
            at += i64::from(one.0) * MINUTE;
            let (what, details) = (one.1 / 8, one.2);
            // Some come late, some are announced.
            let off = [0, 0, 0, 0, 0, 0, -5000, 700][usize::from(what % 8)] * i64::from(details[3] == 7 || place % 11 == 0);
            json.add(&interaction(&pact, at + off * MINUTE, one), at, &mut lead).unwrap();
            if what == 31 {
                json.update(&format!(r#"{{"size":{}}}"#, details[0] % 9), &mut lead).unwrap();
            }
            if what == 30 {
                // Back in time, and with a copy.
                let (copy, later) = (lead.clone(), at + i64::from(details[1]) * 60 * MINUTE);
                prop_assert_eq!(pact.actions(&lead, &state, later), pact.actions(&copy, &state, later));
                let (found, wanted) = (pact.assess_in(&lead, &state, at - DAY), pact.assess_in(&copy, &state, at - DAY));
                prop_assert_eq!(format!("{found:?}"), format!("{wanted:?}"));
            }
            state = step(&pact, &lead, &state, at, what)?;
        }
        same_assessment(&pact, &lead, at)?;
    }
}

/// A step as it comes, which the plain evaluator takes as well.
fn step(pact: &Pact, lead: &Lead, state: &LeadState, at: i64, what: u8) -> Result<LeadState, TestCaseError> {
    let (found, wanted) = match what {
        0..3 => {
            let command = match state.stage.as_str() {
                "Third" => Command::new("recycle").by("sales"),
                _ => Command::new("promote").by("marketing"),
            };
            let wanted = pact.command_by_reference(lead, state, &command, at);
            (pact.command(lead, state, command, at), wanted)
        }
        _ => (pact.advance(lead, state, at), pact.advance_by_reference(lead, state, at)),
    };
    let next = found.as_ref().map_or(state, |step| &step.state).clone();
    prop_assert_eq!(found.map_err(|why| why.to_string()), wanted.map_err(|why| why.to_string()));
    let (found, wanted) = (pact.next_step(lead, &next), pact.next_step(&lead.clone(), &next));
    prop_assert_eq!(found, wanted);
    Ok(next)
}
