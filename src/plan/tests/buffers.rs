//! Buffers are reused from lead to lead and between plans, and leave no trace.

use super::draft::{AT, Compiled, Draft, at, days, n, text};
use crate::assessment::Outcome;
use crate::lead::Lead;
use crate::model::*;
use crate::plan::{Cutoffs, Recorder, RuleRecord, Scratch};
use crate::values::Truth;

/// A pact with something of everything that keeps buffers, and leads of all sizes.
fn busy(points: &str) -> (Compiled, Vec<Lead>) {
    let mut draft = Draft::new();
    let size = draft.field("size", Type::Number);
    let visit = draft.kind("visit", &[("page", Type::Text)]);
    let call = draft.kind("call", &[]);
    let selection = draft.pick(visit, Window::Last(days(90)));
    let per = RuleKind::Per {
        points: n(points),
        selection,
        times: vec![
            TimesLimit { count: 1, per: Per::Field(0) },
            TimesLimit { count: 2, per: Per::Any(days(9)) },
        ],
        fade: Fade::Keeps(n("50"), days(10)),
        points_limits: vec![PointsLimit { points: n("30"), per: Some(crate::values::CalendarUnit::Month) }],
    };
    let calls = draft.pick(call, Window::Ever);
    let count = draft.b.count(calls);
    let size_of = draft.number_of(size);
    let big = draft.at_least(size_of, "50");
    let rules = vec![draft.rule(per), draft.when("7", big), draft.share("200", count, &[])];
    let score = draft.score(rules);
    let stages = [draft.stage("A", 0), draft.stage("B", 1)];
    let value = draft.b.score(score);
    let enough = draft.at_least(value, "10");
    draft.becomes(stages[0], stages[1], enough, vec![score]);
    let known = draft.b.known(Subject::Quantity(size_of), AT);
    let track = |condition| Track { title: "t".into(), condition, span: AT };
    draft.b.model.nurture =
        Some(Nurture { condition: Some(big), tracks: vec![track(Some(known))], span: AT });
    let pact = draft.done();
    let leads = (0..12)
        .map(|i: u32| {
            let sized = match i % 3 {
                0 => pact.lead(),
                j => pact.lead().set(size, Value::Number((j * 40).into())),
            };
            (0..i).fold(sized, |lead, j| {
                let at = format!("2026-0{}-{:02} 10:00", 1 + j % 3, 1 + (i * 7 + j * 5) % 28);
                let page = text(&format!("page {}", j % 4));
                if j % 5 == 4 { lead.did(call, &at, vec![]) } else { lead.did(visit, &at, vec![page]) }
            })
        })
        .collect();
    (pact, leads)
}

#[test]
fn warm_buffers_give_what_fresh_ones_give() {
    let (first, second) = (busy("10"), busy("-4"));
    let mut scratch = Scratch::default();
    let mut out = Outcome::default();
    for as_of in ["2026-03-02 12:00", "2026-02-02 12:00", "2026-03-02 12:00"] {
        for (pact, leads) in [&first, &second] {
            let cutoffs = Cutoffs::new(&pact.plan, at(as_of));
            for lead in leads {
                pact.plan.assess(&pact.model, lead, &cutoffs, &mut scratch, &mut out);
                assert_eq!(out, pact.assess_at(lead, as_of));
            }
        }
    }
    assert!(first.1.iter().any(|lead| !first.0.assess(lead).steps.is_empty()));
}

#[test]
fn a_recorder_sees_every_line() {
    struct Records(Vec<(RuleId, RuleRecord)>);
    impl Recorder for Records {
        fn rule(&mut self, rule: RuleId, record: impl FnOnce() -> RuleRecord) {
            self.0.push((rule, record()));
        }
    }
    let (pact, leads) = busy("1");
    let mut records = Records(Vec::new());
    let cutoffs = Cutoffs::new(&pact.plan, at("2026-03-02 12:00"));
    let (scratch, out) = (&mut Scratch::default(), &mut Outcome::default());
    pact.plan.assess_recorded(&pact.model, &leads[9], &cutoffs, scratch, out, &mut records);
    let rules: Vec<_> = records.0.iter().map(|(rule, _)| rule.0).collect();
    assert_eq!(rules, [0, 1, 2]);
    let share = records.0[2].1;
    assert_eq!((share.state, share.points, share.lowest), (Truth::Yes, n("2"), n("2")));
    assert_eq!(records.0[1].1.state, Truth::Unknown);
    assert_eq!((records.0[1].1.lowest, records.0[1].1.highest), (n("0"), n("7")));
    let sum: i64 = records.0.iter().map(|(_, record)| record.points.raw()).sum();
    assert_eq!(out.scores[0].value.map(|value| value.raw()), Some(sum));
}

#[test]
fn conditions_may_be_as_deep_as_memory_allows() {
    let mut draft = Draft::new();
    let go = draft.field("go", Type::YesNo);
    let mut deep = draft.flag(go);
    let plain = draft.flag(go);
    for _ in 0..100_000 {
        let negated = draft.b.not(deep, AT);
        deep = draft.b.and(vec![negated, plain], AT).unwrap();
    }
    let rules = vec![draft.when("1", deep)];
    draft.score(rules);
    let pact = draft.done();
    let score = pact.first_score(&pact.lead().set(go, Value::Flag(true)));
    assert_eq!(score[0], "1", "an even number of turns");
}
