//! Start, automatic steps, resets, handover, routes.

use super::draft::{AT, Compiled, Draft, at, days, n, text};
use crate::assessment::{OpenWhat, Outcome, Routed, Situation, Step};
use crate::model::*;
use crate::plan::{Cutoffs, Scratch};

const YES: Value = Value::Flag(true);

#[test]
fn steps_reset_scores_and_what_depends_on_them() {
    let mut draft = Draft::new();
    let visit = draft.kind("visit", &[]);
    let score_id = ScoreId(0);
    let selection = draft.b.selection(Selection {
        types: [visit].into(),
        condition: None,
        window: Window::Ever,
        scope: Some(score_id),
    });
    let per =
        RuleKind::Per { points: n("10"), selection, times: vec![], fade: Fade::Never, points_limits: vec![] };
    let rule = draft.rule(per);
    assert_eq!(draft.score(vec![rule]), score_id);
    let stages = [draft.stage("A", 0), draft.stage("B", 1), draft.stage("C", 1)];
    let value = draft.b.score(score_id);
    let enough = draft.at_least(value, "20");
    let gone = draft.b.not(enough, AT);
    draft.becomes(stages[0], stages[1], enough, vec![score_id]);
    draft.becomes(stages[1], stages[2], gone, vec![]);
    let pact = draft.done();
    let lead = pact.lead().did(visit, "2026-02-01", vec![]).did(visit, "2026-03-02 12:00", vec![]);
    let out = pact.assess(&lead);
    assert_eq!(out.steps, [Step { from: stages[0], way: 0 }, Step { from: stages[1], way: 0 }]);
    assert_eq!((out.stage, out.responsible), (Some(stages[2]), Some(TeamId(1))));
    assert_eq!(out.scores[0].value, Some(n("0")), "only later interactions count after a reset");

    let situation =
        Situation { stage: Some(stages[0]), resets: vec![Some(at("2026-02-01"))], ..Situation::default() };
    let mut out = Outcome::default();
    let cutoffs = Cutoffs::new(&pact.plan, at("2026-03-02 12:00"));
    pact.plan.evaluate(&pact.model, &lead, &situation, &cutoffs, &mut Scratch::new(&pact.plan), &mut out);
    assert_eq!(out.scores[0].value, Some(n("10")), "one at the very instant of the reset does not count");
    assert_eq!((out.stage, out.steps.len()), (Some(stages[0]), 0), "no step is taken");
}

#[test]
fn the_first_start_line_that_fits_and_open_ones_before_it() {
    let mut draft = Draft::new();
    let (cold, warm) = (draft.field("cold", Type::YesNo), draft.field("warm", Type::YesNo));
    let stages = [draft.stage("A", 0), draft.stage("B", 1)];
    for (field, stage) in [(cold, stages[1]), (warm, stages[1])] {
        let condition = Some(draft.flag(field));
        draft.b.model.start.push(StartLine { stage, condition, span: AT });
    }
    let pact = draft.done();
    let out = pact.assess(&pact.lead());
    assert_eq!(out.stage, Some(stages[0]), "where none fits, the first stage");
    let open: Vec<_> = out.open.iter().map(|open| (open.what, open.fields.clone())).collect();
    assert_eq!(open, [(OpenWhat::Start(0), vec![cold]), (OpenWhat::Start(1), vec![warm])]);
    assert!(out.missing.is_empty(), "a start line alone asks for nothing");
    assert_eq!(pact.assess(&pact.lead().set(warm, YES)).stage, Some(stages[1]));
}

/// A pact whose only stage hands over.
struct Desk {
    pact: Compiled,
    phone: FieldId,
    email: FieldId,
    agreed: FieldId,
    vip: FieldId,
    owner: FieldId,
}

fn desk() -> Desk {
    let mut draft = Draft::new();
    let [phone, email, owner] = ["phone", "email", "owner"].map(|name| draft.field(name, Type::Text));
    let [agreed, vip] = ["agreed", "vip"].map(|name| draft.field(name, Type::YesNo));
    let stages = [draft.stage("A", 0), draft.stage("B", 1)];
    let (only_when, is_vip) = (draft.flag(agreed), draft.flag(vip));
    let pending = draft.b.plain(Condition::Handover(HandoverPart::Pending), AT);
    let clock = |condition, within| Clock { team: TeamId(1), within, condition, if_late: None, span: AT };
    let route = |to, condition| Route { to, condition, span: AT };
    let spread = (1..=3).map(|i| i.to_string()).collect();
    draft.stage_mut(stages[0]).handover = Some(Handover {
        to: TeamId(1),
        becomes: stages[1],
        needs: vec![Need { any_of: vec![phone, email], span: AT }],
        only_when: Some(only_when),
        confirms: vec![clock(Some(is_vip), Some(days(3)))],
        accepts: vec![clock(Some(is_vip), Some(days(1))), clock(Some(pending), Some(days(2)))],
        routes: vec![
            route(RouteTo::Previous, None),
            route(RouteTo::PersonIn(owner), None),
            route(RouteTo::Team("vip".into()), Some(is_vip)),
            route(RouteTo::SpreadOver(spread), None),
        ],
        rejects: vec![],
        span: AT,
    });
    Desk { pact: draft.done(), phone, email, agreed, vip, owner }
}

#[test]
fn a_handover_waits_for_data_condition_and_confirmation() {
    let Desk { pact, phone, email, agreed, vip, .. } = desk();
    let out = pact.assess(&pact.lead());
    assert_eq!((out.part, out.responsible), (Some(HandoverPart::Waiting), Some(TeamId(0))));
    assert_eq!(out.missing, [phone, email, agreed], "either of the needs, and the condition");
    let open: Vec<_> = out.open.iter().map(|open| open.what).collect();
    assert_eq!(open, [OpenWhat::Handover(StageId(0)), OpenWhat::Confirms(StageId(0), 0)]);
    assert_eq!(out.next_change, None);
    let ready = pact.lead().set(email, text("a@b")).set(agreed, YES);
    let confirming = pact.assess(&ready.set(vip, YES));
    assert_eq!(confirming.part, Some(HandoverPart::Waiting));
    assert_eq!(confirming.next_change, Some(at("2026-03-05 12:00")), "the deadline of the confirmation");
}

#[test]
fn handing_over_fixes_a_route_and_starts_the_clock() {
    let Desk { pact, email, agreed, vip, owner, .. } = desk();
    let ready = pact.lead().set(email, text("a@b")).set(agreed, YES);
    let out = pact.assess(&ready);
    assert_eq!((out.part, out.responsible), (Some(HandoverPart::Pending), Some(TeamId(1))));
    // SHA-256 of `L1` begins with dffe8596, which is 3757999510: 1 modulo 3.
    assert_eq!(out.route, Some(Routed { line: 3, pick: 1 }));
    assert_eq!(out.next_change, Some(at("2026-03-04 12:00")));
    let open: Vec<_> = out.open.iter().map(|open| (open.what, open.fields.clone())).collect();
    let stage = StageId(0);
    assert_eq!(
        open,
        [
            (OpenWhat::Confirms(stage, 0), vec![vip]),
            (OpenWhat::Route(stage, 1), vec![owner]),
            (OpenWhat::Route(stage, 2), vec![vip]),
            (OpenWhat::Accepts(stage, 0), vec![vip]),
        ]
    );
    assert_eq!(out.missing, [owner, vip], "what the open routes ask for");
    let known = pact.assess(&ready.set(owner, text("Ann")));
    assert_eq!(known.route, Some(Routed { line: 1, pick: 0 }));
}

#[test]
fn nurture_sees_the_stage_that_was_reached() {
    let mut draft = Draft::new();
    let (go, likes) = (draft.field("go", Type::YesNo), draft.field("likes", Type::YesNo));
    let stages = [draft.stage("A", 0), draft.stage("B", 1)];
    let condition = draft.flag(go);
    draft.becomes(stages[0], stages[1], condition, vec![]);
    let in_b = draft.b.plain(Condition::Stage([stages[1]].into()), AT);
    let liked = draft.flag(likes);
    let track = |condition| Track { title: "t".into(), condition, span: AT };
    draft.b.model.nurture = Some(Nurture {
        condition: Some(in_b),
        tracks: vec![track(None), track(Some(liked)), track(Some(condition))],
        span: AT,
    });
    let pact = draft.done();
    let out = pact.assess(&pact.lead());
    assert_eq!(
        (out.nurture.len(), out.open.len()),
        (0, 1),
        "outside of the stage nothing is open but the way"
    );
    let out = pact.assess(&pact.lead().set(go, YES));
    assert_eq!(out.nurture, [0, 2]);
    assert_eq!(out.open[0].what, OpenWhat::Nurture(1));
    assert_eq!(out.missing, [likes]);
}

#[test]
fn a_circle_ends() {
    let mut draft = Draft::new();
    let go = draft.field("go", Type::YesNo);
    let stages = [draft.stage("A", 0), draft.stage("B", 1)];
    let condition = draft.flag(go);
    draft.becomes(stages[0], stages[1], condition, vec![]);
    draft.becomes(stages[1], stages[0], condition, vec![]);
    let pact = draft.done();
    assert_eq!(pact.assess(&pact.lead().set(go, YES)).steps.len(), 12);
}
