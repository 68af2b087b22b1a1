//! A pact with one of each, made by hand, and an outcome to be told in names.

use std::sync::Arc;

use super::{Assessment, OpenKind};
use crate::assessment::{Handover, Open, OpenWhat, Outcome, Routed, ScoreOutcome};
use crate::lead::{Lead, ProblemKind};
use crate::model::*;
use crate::sources::Span;
use crate::values::{Instant, Number, Zone};

fn words(words: &[&str]) -> Domain {
    Domain::new(words.iter().map(|&w| w.to_owned()).collect(), false)
}

fn model() -> Model {
    let span = Span::default();
    let label = None;
    let mut build = Builder::new("test", Zone::named("Europe/Berlin").unwrap());
    let zero = build.constant(Number::ZERO, Unit::Number);
    let broken = build.quotient(zero, zero).unwrap();
    let mut model = build.finish(vec![]);
    let team = |name: &str| Team { name: name.into(), label: None, span };
    let (marketing, sales) = (model.teams.push(team("marketing")), model.teams.push(team("sales")));
    let field = |name: &str| Field {
        name: name.into(),
        ty: Type::Text,
        label: None,
        column: name.into(),
        unknown_if: vec![],
        empty_means: None,
        question_of: None,
        span,
    };
    model.fields.push(field("email"));
    let person = model.fields.push(field("account_owner"));
    let share = RuleKind::Share { percent: Number::ONE, of: broken, limits: vec![] };
    let share = model.rules.push(Rule { kind: share, why: None, span: Span { start: 7, end: 9, ..span } });
    let group = RuleKind::Group { label: None, bounds: Bounds::None, rules: vec![share] };
    let group = model.rules.push(Rule { kind: group, why: None, span });
    let score = |name: &str, rules| Score {
        name: name.into(),
        label: None,
        range: None,
        rules,
        always: vec![],
        questionnaire: None,
        span,
    };
    let fit = model.scores.push(score("fit", vec![group]));
    model.scores.push(score("bant", vec![]));
    let levels = words(&["A", "B"]);
    model.ratings.push(Rating {
        name: "grade".into(),
        label,
        of: fit,
        levels,
        from: vec![],
        level_spans: vec![],
        span,
    });
    let route = |to| Route { to, condition: None, span };
    let spread = RouteTo::SpreadOver(vec!["Ann".into(), "Ben".into()]);
    let handover = crate::model::Handover {
        to: sales,
        becomes: StageId(0),
        needs: vec![],
        only_when: None,
        confirms: vec![],
        accepts: vec![],
        routes: vec![route(RouteTo::PersonIn(person)), route(spread)],
        rejects: vec![],
        span,
    };
    model.stages.push(Stage {
        name: "MQL".into(),
        label: None,
        renamed_from: None,
        meaning: None,
        owner: marketing,
        is_final: false,
        automatic: vec![],
        commands: vec![],
        notices: vec![],
        handover: Some(handover),
        span,
    });
    let track = Track { title: "News".into(), condition: None, span };
    model.nurture = Some(Nurture { condition: None, tracks: vec![track], span });
    model
}

fn outcome() -> Outcome {
    let number = |text: &str| Number::parse(text).unwrap();
    let known = ScoreOutcome { value: Some(number("2.5")), lowest: Number::ZERO, highest: number("10") };
    let open = Open { what: OpenWhat::Rule(RuleId(0)), fields: vec![FieldId(0)] };
    Outcome {
        scores: vec![known, ScoreOutcome { value: None, lowest: Number::ZERO, highest: Number::ONE }],
        ratings: vec![Some(1)],
        stage: Some(StageId(0)),
        part: Some(HandoverPart::Pending),
        responsible: Some(TeamId(1)),
        route: Some(Routed { line: 1, pick: 1 }),
        nurture: vec![0],
        open: vec![open],
        missing: vec![FieldId(0)],
        next_change: Some(Instant(1)),
        future: 2,
        problems: vec![(QuantityId(1), ProblemKind::DivisionByZero)],
        ..Outcome::default()
    }
}

fn assessment(change: impl FnOnce(&mut Outcome)) -> Assessment {
    let mut assessment = Assessment::empty(Arc::new(model()), Instant(0));
    let lead = Lead {
        id: "a".into(),
        values: vec![Value::Unknown, Value::Text(Text::new("Zoe"))],
        ..Lead::default()
    };
    assessment.fill(&lead, |out| {
        *out = outcome();
        change(out);
    });
    assessment
}

#[test]
fn everything_by_name() {
    let a = assessment(|_| {});
    assert_eq!(a.score("fit").unwrap().value, Number::parse("2.5").ok());
    assert_eq!((a.score("bant").unwrap().value, a.score("no")), (None, None));
    assert_eq!((a.rating("grade"), a.word("grade"), a.word("fit")), (Some("B"), Some("B"), None));
    assert_eq!(
        (a.stage(), a.handover(), a.responsible()),
        (Some("MQL"), Some(Handover::Pending), Some("sales"))
    );
    assert_eq!((a.route(), a.nurture().collect::<Vec<_>>()), (Some("Ben"), vec!["News"]));
    assert_eq!((a.next_change(), a.future_interactions()), (Some(1), 2));
    assert_eq!(a.next_change_time(), Some(std::time::UNIX_EPOCH + std::time::Duration::from_millis(1)));
    let open: Vec<_> = a.open().collect();
    assert_eq!((open[0].kind, open[0].owner, open[0].span.start), (OpenKind::Rule, Some("fit"), 7));
    assert_eq!((a.problems()[0].field.as_str(), a.problems()[0].kind), ("fit", ProblemKind::DivisionByZero));
}

#[test]
fn a_route_to_a_person_reads_the_lead() {
    let a = assessment(|out| out.route = Some(Routed { line: 0, pick: 0 }));
    assert_eq!(a.route(), Some("Zoe"));
}

#[test]
fn the_shape_in_json() {
    let want = concat!(
        r#"{"version":1,"id":"a","as_of":"1970-01-01T01:00:00+01:00","#,
        r#""scores":{"fit":{"value":2.5,"lowest":0,"highest":10},"bant":{"value":null,"lowest":0,"highest":1}},"#,
        r#""ratings":{"grade":"B"},"tables":{},"choices":{},"stage":"MQL","handover":"pending","#,
        r#""responsible":"sales","route":"Ben","nurture":["News"],"missing":["email"],"#,
        r#""open":[{"kind":"rule","of":"fit","fields":["email"]}],"#,
        r#""next_change":"1970-01-01T01:00:00.001+01:00","future_interactions":2,"#,
        r#""problems":[{"lead":"a","field":"fit","value":"","kind":"division_by_zero"}]}"#,
    );
    assert_eq!(serde_json::to_string(&assessment(|_| {})).unwrap(), want);
    let empty = Assessment::empty(Arc::new(model()), Instant(0));
    let json = serde_json::to_value(&empty).unwrap();
    assert!(json["stage"].is_null() && json["next_change"].is_null() && json["ratings"]["grade"].is_null());
}
