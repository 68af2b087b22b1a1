//! Lines, groups, ladders, `always`, shares, and between which numbers a score could still end.

use super::draft::{AT, Draft, n, text};
use crate::assessment::OpenWhat;
use crate::lead::ProblemKind;
use crate::model::*;

/// A draft with yes/no fields and a condition on each.
fn flags(count: usize) -> (Draft, Vec<FieldId>, Vec<CondId>) {
    let mut draft = Draft::new();
    let fields: Vec<_> = (0..count).map(|i| draft.field(&format!("f{i}"), Type::YesNo)).collect();
    let conditions = fields.iter().map(|&field| draft.flag(field)).collect();
    (draft, fields, conditions)
}

const YES: Value = Value::Flag(true);
const NO: Value = Value::Flag(false);

#[test]
fn open_lines_add_nothing_and_widen_the_bounds() {
    let (mut draft, fields, conditions) = flags(3);
    let rules = vec![
        draft.when("40", conditions[0]),
        draft.when("-15", conditions[1]),
        draft.when("7.5", conditions[2]),
    ];
    draft.score(rules);
    let pact = draft.done();
    let lead = pact.lead();
    assert_eq!(pact.first_score(&lead), ["0", "-15", "47.5"]);
    assert_eq!(pact.first_score(&lead.clone().set(fields[0], YES)), ["40", "25", "47.5"]);
    assert_eq!(pact.first_score(&lead.set(fields[0], NO).set(fields[1], YES)), ["-15", "-15", "-7.5"]);
}

#[test]
fn a_line_of_no_points_can_be_open_too() {
    let (mut draft, fields, conditions) = flags(1);
    let rules = vec![draft.when("0", conditions[0])];
    draft.score(rules);
    let pact = draft.done();
    let out = pact.assess(&pact.lead());
    assert_eq!(out.open.len(), 1);
    assert_eq!((out.open[0].what, &out.open[0].fields), (OpenWhat::Rule(RuleId(0)), &fields));
    assert_eq!(out.missing, fields);
}

#[test]
fn a_ladder_counts_the_largest_that_applies() {
    let (mut draft, fields, conditions) = flags(3);
    let rules = vec![
        draft.when("-5", conditions[0]),
        draft.when("-2", conditions[1]),
        draft.when("9", conditions[2]),
    ];
    let ladder = draft.rule(RuleKind::Highest { label: None, rules });
    draft.score(vec![ladder]);
    let pact = draft.done();
    let lead = |values: [Value; 3]| {
        fields.iter().zip(values).fold(pact.lead(), |lead, (&field, value)| lead.set(field, value))
    };
    let unknown = || Value::Unknown;
    assert_eq!(pact.first_score(&lead([NO, NO, NO])), ["0", "0", "0"]);
    assert_eq!(pact.first_score(&lead([YES, YES, NO])), ["-2", "-2", "-2"]);
    assert_eq!(pact.first_score(&lead([unknown(), NO, NO])), ["0", "-5", "0"]);
    // The open line by itself may come to -2 or 0.
    assert_eq!(pact.first_score(&lead([YES, unknown(), NO])), ["-5", "-5", "0"]);
    assert_eq!(pact.first_score(&lead([YES, NO, unknown()])), ["-5", "-5", "9"]);
    assert_eq!(pact.first_score(&lead([unknown(), NO, YES])), ["9", "9", "9"]);
}

#[test]
fn groups_nest_and_apply_where_a_line_inside_does() {
    let (mut draft, fields, conditions) = flags(2);
    let inner = vec![draft.when("30", conditions[0]), draft.when("20", conditions[1])];
    let group =
        draft.rule(RuleKind::Group { label: None, bounds: Bounds::Between(n("5"), n("35")), rules: inner });
    let always = draft.flag(fields[0]);
    let other = draft.when("1", always);
    let ladder = draft.rule(RuleKind::Highest { label: None, rules: vec![group, other] });
    draft.score(vec![ladder]);
    let pact = draft.done();
    let lead = pact.lead();
    assert_eq!(pact.first_score(&lead), ["0", "0", "35"]);
    assert_eq!(pact.first_score(&lead.clone().set(fields[0], YES)), ["30", "30", "35"]);
    let none = lead.set(fields[0], NO).set(fields[1], NO);
    assert_eq!(pact.first_score(&none), ["0", "0", "0"], "a group in which nothing applies is no rung");
}

#[test]
fn always_lines_are_tried_in_order_open_ones_both_ways() {
    let (mut draft, fields, conditions) = flags(3);
    let rules = vec![draft.when("40", conditions[0])];
    let score = draft.score(rules);
    let always = |points, condition| Always { points: n(points), condition, why: None, span: AT };
    draft.score_mut(score).always = vec![always("-10", conditions[1]), always("60", conditions[2])];
    draft.score_mut(score).range = Some((n("0"), n("50")));
    let pact = draft.done();
    let lead = pact.lead().set(fields[0], YES);
    assert_eq!(pact.first_score(&lead), ["40", "0", "50"]);
    let sure = lead.clone().set(fields[2], YES);
    assert_eq!(pact.first_score(&sure), ["50", "0", "50"]);
    let first = lead.clone().set(fields[1], YES);
    assert_eq!(pact.first_score(&first), ["0", "0", "0"]);
    assert!(pact.assess(&first).open.is_empty(), "lines behind the one that applies are not looked at");
    let open = pact.assess(&lead).open;
    let whats: Vec<_> = open.iter().map(|open| open.what).collect();
    assert_eq!(whats, [OpenWhat::Always(score, 0), OpenWhat::Always(score, 1)]);
    assert_eq!(pact.first_score(&lead.set(fields[1], NO).set(fields[2], NO)), ["40", "40", "40"]);
}

#[test]
fn an_open_share_is_bounded_by_its_limit_else_unbounded() {
    let mut draft = Draft::new();
    let size = draft.field("size", Type::Number);
    let size_of = draft.number_of(size);
    let rules = vec![draft.share("1000", size_of, &["30"])];
    draft.score(rules);
    let pact = draft.done();
    let lead = pact.lead();
    assert_eq!(pact.first_score(&lead), ["0", "-899999999999999.9999", "30"]);
    assert_eq!(pact.first_score(&lead.clone().set(size, Value::Number(n("2.5")))), ["25", "25", "25"]);
    let huge = lead.set(size, Value::Number(n("800000000000000")));
    assert_eq!(
        pact.first_score(&huge),
        ["30", "30", "30"],
        "a share beyond the range of numbers is limited too"
    );
}

#[test]
fn shares_of_scores_pass_their_bounds_on() {
    let (mut draft, fields, conditions) = flags(1);
    let rules = vec![draft.when("40", conditions[0])];
    let first = draft.score(rules);
    let of = draft.b.score(first);
    let one = draft.b.constant(n("1"), Unit::Number);
    let less =
        draft.b.sum(&[Signed { minus: false, value: one }, Signed { minus: true, value: of }]).unwrap();
    let half = draft.b.share(n("50"), less);
    let two = draft.b.constant(n("-2"), Unit::Number);
    let product = draft.b.product(half, two).unwrap();
    let quotient = draft.b.quotient(of, two).unwrap();
    let by_score = draft.b.quotient(two, of).unwrap();
    for (percent, quantity) in [("-60", of), ("100", product), ("100", quotient), ("100", by_score)] {
        let rules = vec![draft.share(percent, quantity, &[])];
        draft.score(rules);
    }
    let pact = draft.done();
    let out = pact.assess(&pact.lead());
    let shown = |at: usize| {
        let score = out.scores[at];
        (score.value.unwrap().to_string(), score.lowest.to_string(), score.highest.to_string())
    };
    let expect = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
    assert_eq!(shown(0), expect("0", "0", "40"));
    assert_eq!(shown(1), expect("0", "-24", "0"));
    assert_eq!(shown(2), expect("-1", "-1", "39"), "(1 - score) / 2 * -2");
    assert_eq!(shown(3), expect("0", "-20", "0"));
    assert_eq!(shown(4), expect("0", "-899999999999999.9999", "899999999999999.9999"));
    assert_eq!(out.problems, [(by_score, ProblemKind::DivisionByZero)]);
    let open: Vec<_> = out.open.iter().map(|open| open.what).collect();
    assert_eq!(open, [OpenWhat::Rule(RuleId(0)), OpenWhat::Rule(RuleId(4))]);
    assert_eq!(out.missing, fields);
}

#[test]
fn a_questionnaire_is_unknown_until_a_question_is_answered() {
    let mut draft = Draft::new();
    let budget = draft.field("bant.budget", Type::YesNo);
    let when = draft.field("bant.when", Type::OneOf(Domain::new(vec!["now".into(), "later".into()], false)));
    let points = |points: [&str; 2]| points.iter().map(|p| n(p)).collect();
    let rules = vec![
        draft.rule(RuleKind::Question { field: budget, points: points(["-20", "30"]) }),
        draft.rule(RuleKind::Question { field: when, points: points(["40", "5"]) }),
    ];
    let score = draft.score(rules);
    let id = draft.b.model.questionnaires.push(Questionnaire {
        name: "bant".into(),
        label: None,
        asked_by: TeamId(1),
        score,
        fields: vec![budget, when],
        span: AT,
    });
    draft.score_mut(score).questionnaire = Some(id);
    let rating = draft.b.model.ratings.push(Rating {
        name: "heat".into(),
        label: None,
        of: score,
        levels: Domain::new(vec!["hot".into(), "cold".into()], false),
        from: vec![n("30")],
        level_spans: vec![AT; 2],
        span: AT,
    });
    draft.order.push(Derived::Rating(rating));
    let pact = draft.done();
    let lead = pact.lead();
    let out = pact.assess(&lead);
    assert_eq!((out.scores[0].value, out.ratings[0]), (None, None));
    assert_eq!(pact.first_score(&lead), ["unknown", "-20", "70"]);
    assert_eq!(out.missing, [budget, when]);
    let some = lead.set(budget, YES);
    assert_eq!(pact.first_score(&some), ["30", "30", "70"]);
    assert_eq!(pact.assess(&some).ratings[0], Some(0));
    assert_eq!(pact.assess(&some).missing, [when]);
}

#[test]
fn scores_saturate_and_sums_say_so() {
    let mut draft = Draft::new();
    let size = draft.field("size", Type::Number);
    let size_of = draft.number_of(size);
    let part = Signed { minus: false, value: size_of };
    let sum = draft.b.sum(&[part, part]).unwrap();
    let rules = vec![
        draft.share("100", size_of, &[]),
        draft.share("100", size_of, &[]),
        draft.share("100", sum, &["7"]),
    ];
    draft.score(rules);
    let pact = draft.done();
    let out = pact.assess(&pact.lead().set(size, Value::Number(n("800000000000000"))));
    assert_eq!(out.problems, [(sum, ProblemKind::OutOfRange)]);
    assert_eq!(out.scores[0].value, Some(n("899999999999999.9999")));
}

#[test]
fn a_where_looks_at_one_interaction_at_a_time() {
    let mut draft = Draft::new();
    let country = draft.field("country", Type::Text);
    let view = draft.kind("view", &[("path", Type::Text), ("seconds", Type::Number)]);
    let path = draft.b.own_field(view, 0).unwrap();
    let seconds = draft.b.own_field(view, 1).unwrap();
    let needle = |word: &str| TextTest { op: TextOp::StartsWith, needles: [word.into()].into() };
    let on_pricing = draft.b.text(&path, needle("/pricing"), AT).unwrap();
    let of = draft.b.number_field(&seconds).unwrap();
    let long = draft.at_least(of, "10");
    let of_lead = draft.b.lead_field(country);
    let german = draft.b.text(&of_lead, needle("de"), AT).unwrap();
    let both = draft.b.and(vec![on_pricing, long, german], AT).unwrap();
    let selection = draft.b.selection(Selection {
        types: [view].into(),
        condition: Some(both),
        window: Window::Ever,
        scope: None,
    });
    let count = draft.b.count(selection);
    let total = draft.b.total(selection, 1).unwrap();
    let rules = vec![draft.share("100", count, &[]), draft.share("1", total, &[])];
    draft.score(rules);
    let pact = draft.done();
    let seconds = |count: &str| Value::Number(n(count));
    let lead = pact
        .lead()
        .set(country, text("DE"))
        .did(view, "2026-03-01", vec![text("/Pricing/eu"), seconds("20")])
        .did(view, "2026-02-01", vec![text("/pricing"), seconds("9")])
        .did(view, "2026-02-01", vec![text("/pricing"), Value::Unknown])
        .did(view, "2026-01-01", vec![text("/home"), seconds("90")])
        .did(view, "2026-01-01", vec![text("/pricing"), seconds("80")])
        .did(view, "2027-01-01", vec![text("/pricing"), seconds("80")]);
    assert_eq!(pact.first_score(&lead), ["3", "3", "3"], "two of them, with 100 seconds");
    assert_eq!(pact.assess(&lead).future, 1);
    assert_eq!(pact.first_score(&lead.set(country, Value::Unknown)), ["0", "0", "0"]);
}
