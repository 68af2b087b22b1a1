//! Conditions, quantities and their types.

use super::*;

#[test]
fn between_is_two_comparisons() {
    let (model, condition) = condition("employees between 50 and 249");
    let Condition::And(parts) = condition else { panic!("{condition:?}") };
    let ops: Vec<_> = parts
        .iter()
        .map(|&part| match *model.conditions.at(part) {
            Condition::Compare(_, op, b) => (op, model.quantities.at(b).clone()),
            ref other => panic!("{other:?}"),
        })
        .collect();
    let constant = |whole| Quantity::Constant(n(whole));
    assert_eq!(ops, [(Compare::AtLeast, constant(50)), (Compare::AtMost, constant(249))]);
}

#[test]
fn negations_are_not() {
    for text in [
        "country is not \"DE\"",
        "seniority is not one of (staff, other)",
        "country is unknown",
        "no demo",
        "consent is no",
        "not consent",
    ] {
        assert!(matches!(condition(text).1, Condition::Not(_)), "{text}");
    }
    assert_eq!(condition("not not consent").1, Condition::Flag(Operand::Lead(crate::model::FieldId(5))));
}

#[test]
fn dates_are_ranges_of_instants_in_the_zone() {
    let berlin = Zone::named("Europe/Berlin").unwrap();
    let ends = |text| {
        let Condition::Date(_, DateTest::Within { from, to }) = condition(text).1 else { panic!("{text}") };
        [from, to].map(|at| at.map(|at| format_instant(at, &berlin)))
    };
    let at = |text: &str| Some(text.to_owned());
    assert_eq!(ends("first_contact before 2026-03-29"), [None, at("2026-03-29T00:00:00+01:00")]);
    assert_eq!(ends("first_contact after 2026-03-29"), [at("2026-03-30T00:00:00+02:00"), None]);
    let day = [at("2026-03-29T00:00:00+01:00"), at("2026-03-30T00:00:00+02:00")];
    assert_eq!(ends("first_contact on 2026-03-29"), day);
    assert_eq!(ends("first_contact before 2026-01-01 14:30"), [None, at("2026-01-01T14:30:00+01:00")]);
    assert_eq!(ends("first_contact after 2026-01-01 14:30"), [at("2026-01-01T14:30:00.001+01:00"), None]);
}

#[test]
fn levels_compare_as_sets_best_first() {
    let text = "score s { +1 when consent }\nrating r of s { A from 3, B from 2\n C from 1\n D below }\n";
    let text = text.replace(", B", "\n B");
    for (test, levels) in
        [("at least B", vec![0, 1]), ("at most B", vec![1, 2, 3]), ("is one of (D, a)", vec![0, 3])]
    {
        let model = model(&format!("{text}define it as r {test}"));
        let DefineBody::Condition(id) = model.defines[0].body else { panic!("{test}") };
        let Condition::Word(Worded::Rating(_), set) = model.conditions.at(id) else { panic!("{test}") };
        assert_eq!(set.iter().collect::<Vec<_>>(), levels, "{test}");
    }
    assert_eq!(model(&text).ratings.as_slice()[0].from, [n(3), n(2), n(1)]);
}

#[test]
fn the_field_of_an_interaction_and_its_unit() {
    let model = model(
        "define a as total seconds of view at least 5\ndefine b as total cost of call at least 5 EUR
         define c as any view where seconds at least 5\ndefine d as any call where (cost at least 5 EUR and not reached)",
    );
    // Both stand at the same place of their kind, one a number, one money.
    assert_eq!(model.defines.len(), 4);
    let own = |q: &&Quantity| matches!(q, Quantity::Field(Operand::Own(1)));
    assert_eq!(model.quantities.as_slice().iter().filter(own).count(), 2);
}

#[test]
fn units_of_arithmetic() {
    for (text, unit) in [
        ("revenue / employees", Unit::Money("EUR".into())),
        ("revenue / 1 million EUR", Unit::Number),
        ("2 * revenue - 5 EUR", Unit::Money("EUR".into())),
        ("10% of revenue", Unit::Money("EUR".into())),
        ("days since last demo", Unit::Number),
        ("larger of employees and 5", Unit::Number),
    ] {
        let amount = if unit == Unit::Number { "5" } else { "5 EUR" };
        assert_eq!(
            wrong(&format!("define it as {text}\ndefine d as it at least {amount}")),
            [""; 0],
            "{text}"
        );
    }
}
