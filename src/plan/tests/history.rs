//! Interactions are read once, and not at every look.

use super::draft::{AT, Compiled, Draft, at, days, n, text};
use crate::assessment::{Outcome, Situation};
use crate::lead::{Interaction, Lead};
use crate::model::*;
use crate::plan::{Cutoffs, Scratch, give_back};
use crate::values::{CalendarUnit, Instant};

const HOUR: i64 = 3_600_000;

/// `+20 per visit where page is "b" at most 2 times per week`, fading; `+1 per visit in the last 9 days at most
/// once per page`; `-5 per full 3 days without visit`.
fn pact() -> (Compiled, TypeId) {
    let mut draft = Draft::new();
    let visit = draft.kind("visit", &[("page", Type::Text)]);
    let page = draft.b.own_field(visit, 0).expect("a field");
    let is_b = TextTest { op: TextOp::Is, needles: ["b".into()].into() };
    let is_b = draft.b.text(&page, is_b, AT).expect("a text");
    let all = Selection { types: [visit].into(), condition: None, window: Window::Ever, scope: None };
    let of_b = draft.b.selection(Selection { condition: Some(is_b), ..all.clone() });
    let newest = draft.b.selection(all.clone());
    let recent = draft.b.selection(Selection { window: Window::Last(days(9)), ..all });
    let per = |selection, points: &str, per| RuleKind::Per {
        points: n(points),
        selection,
        times: vec![TimesLimit { count: 2, per }],
        fade: Fade::Keeps(n("50"), days(10)),
        points_limits: Vec::new(),
    };
    let without =
        RuleKind::Without { points: n("-5"), every: days(3), selection: newest, limits: Vec::new() };
    let kinds =
        [per(of_b, "20", Per::Calendar(CalendarUnit::Week)), per(recent, "1", Per::Field(0)), without];
    let rules = kinds.map(|kind| draft.rule(kind));
    draft.score(rules.into());
    (draft.done(), visit)
}

/// Looks at a lead as of an instant, with what is known of it; gives how many interactions had to be read.
fn look(pact: &Compiled, lead: &Lead, at: i64) -> (Outcome, usize) {
    let mut scratch = Scratch::of_life(&pact.plan, lead);
    let before = scratch.history.read;
    let (cutoffs, mut out) = (Cutoffs::new(&pact.plan, Instant(at)), Outcome::default());
    let situation = Situation::default();
    pact.plan.evaluate(&pact.model, lead, &situation, &cutoffs, &mut scratch, &mut out);
    let read = scratch.history.read - before;
    give_back(&mut scratch, lead);
    (out, read)
}

#[test]
fn a_life_of_looks_reads_each_interaction_once() {
    let (pact, visit) = pact();
    let (mut lead, mut read) = (pact.lead(), 0);
    let start = at("2026-02-20 10:00").0;
    for place in 0..600_i64 {
        let at = start + place * HOUR;
        let page = text(["a", "b", "c"][usize::try_from(place % 3).expect("small")]);
        lead.add([Interaction { what: visit, at: Instant(at), values: [page].into_iter().collect() }]);
        let (found, reads) = look(&pact, &lead, at);
        read += reads;
        if place % 50 == 0 {
            assert_eq!(found.scores, look(&pact, &lead.clone(), at).0.scores);
        }
    }
    // Few are read again rather than kept.
    assert!((600..1200).contains(&read), "{read}");
}

#[test]
fn what_comes_late_has_all_read_again_and_what_is_to_come_nothing() {
    let (pact, visit) = pact();
    let mut lead = pact.lead();
    let did = |at| Interaction { what: visit, at: Instant(at), values: [text("b")].into_iter().collect() };
    let start = at("2026-02-20 10:00").0;
    lead.add((0..100).map(|place| did(start + place * HOUR)));
    let now = start + 100 * HOUR;
    let reads = |lead: &Lead, at| look(&pact, lead, at).1;
    assert_eq!((reads(&lead, now), reads(&lead, now)), (100, 0));
    lead.add([did(now + 5 * HOUR)]);
    assert_eq!((reads(&lead, now), reads(&lead, now + 6 * HOUR)), (0, 1));
    // Back in time less is known than what was read.
    assert_eq!((reads(&lead, now), reads(&lead, now)), (100, 0));
    lead.add([did(start)]);
    assert_eq!((reads(&lead, now), reads(&lead, now)), (101, 0));
    assert_eq!(reads(&lead.clone(), now), 101);
}
