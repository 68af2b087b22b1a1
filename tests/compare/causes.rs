//! Which changes are named for a lead that moves.

use leadpact::Moved;

use super::{SMALL, pact, pair, said};

/// What moves a lead from the one pact to the other.
fn moved(old: &str, new: &str, json: &str) -> Moved {
    let pair = pair(old, new);
    let lead = |pact: &leadpact::Pact| pact.lead_from_json(json).unwrap();
    pair.assessor(0).compare(&lead(pair.old()), &lead(pair.new_pact())).unwrap()
}

/// The changes that are named for a lead, in words.
fn because(old: &str, new: &str, json: &str) -> Vec<String> {
    let (moved, said) = (moved(old, new, json), said(&pair(old, new)));
    moved.because.iter().map(|number| said[number - 1].clone()).collect()
}

const LARGE: &str = r#"{"id": "1", "No.": 300, "seniority": "director", "phone": "1"}"#;

#[test]
fn a_new_name_moves_nobody() {
    let rule = "score match: `+20` when large becomes `+85`";
    let new = SMALL.replace("score fit", "score match").replace("of fit", "of match");
    let new = new.replace("+20 when large", "+85 when large");
    assert_eq!(because(SMALL, &new, LARGE), [rule]);
    let ready = "stage Ready \"Qualified\" renamed from \"MQL\"";
    let new = new.replace("stage New", "stage Fresh").replace("stage MQL \"Qualified\"", ready);
    let new = new.replace("becomes MQL", "becomes Ready");
    assert_eq!(because(SMALL, &new, LARGE), [rule]);
}

/// An interaction without `from type` is read by its name.
#[test]
fn a_new_name_by_which_data_are_known_does() {
    let fields = "{ page: text from column \"page\", site: text from column \"site\" }";
    let old = SMALL.replace("\"Visited us\"", &format!("\"Visited us\" {fields}"));
    let new = old.replace("interaction visit", "interaction call").replace("per visit", "per call");
    let did = r#"{"id": "1", "interactions": [{"type": "visit", "at": "1969-12-01"}]}"#;
    assert_eq!(because(&old, &new, did), ["interaction call: `visit` is now called `call`"]);
    let bant = r#"questionnaire bant asked by sales {
  budget "Is there a budget?" { yes +30, no -20 }
  timeline "When is it needed?" { this_quarter +40, this_year +20, later 0 }
}
"#;
    let old = SMALL.replace("rating", &format!("{bant}rating"));
    let new = old.replace("bant", "first_call");
    let answered = r#"{"id": "1", "bant.budget": true}"#;
    assert_eq!(
        because(&old, &new, answered),
        ["questionnaire first_call: `bant` is now called `first_call`"]
    );
}

#[test]
fn the_condition_of_a_handover_is_named() {
    let old = SMALL.replace("+20 when large", "+85 when large");
    let old = old.replace("needs phone", "needs phone\n    only when employees at least 300");
    let new = old.replace("only when employees at least 300", "only when employees at least 400");
    let change = "stage MQL in the handover: only when employees at least `300` becomes `400`";
    assert_eq!(because(&old, &new, LARGE), [change]);
    let without = old.replace("\n    only when employees at least 300", "");
    let small = LARGE.replace("300", "260");
    assert_eq!(
        because(&old, &without, &small),
        ["stage MQL in the handover: drops `only when employees at least 300`"]
    );
    // It holds for this one under both.
    let new = new.replace("needs phone\n", "needs phone and seniority\n");
    let large = LARGE.replace("300", "500").replace(r#""seniority": "director", "#, "");
    assert_eq!(because(&old, &new, &large), ["stage MQL in the handover: needs phone: adds `and seniority`"]);
}

/// No time passes for a lead that is only assessed.
#[test]
fn timers_and_deadlines_are_not_named_for_who_is_assessed() {
    let waits =
        "needs phone\n    marketing confirms first within 1 day of complete data when seniority is known";
    let old = SMALL.replace("needs phone", waits);
    let old = old.replace("  hand over", "  becomes New after 90 days in this stage\n  hand over");
    let new = old.replace("+20 when large", "+85 when large");
    let new = new.replace("after 90 days", "after 60 days").replace("within 1 day", "within 2 days");
    assert_eq!(pair(&old, &new).comparison().changes().count(), 3);
    assert_eq!(because(&old, &new, LARGE), ["score fit: `+20` when large becomes `+85`"]);
    // Whether a confirmation is asked for is another thing, and so is a way that waits for nothing any more.
    let asked = new.replace(" when seniority is known", " when seniority is c_level");
    assert_eq!(because(&new, &asked, LARGE).len(), 1);
    let at_once = new.replace("after 60 days in this stage", "as soon as seniority is director");
    let at_once = at_once.replace("becomes New", "becomes SAL");
    assert_eq!(because(&new, &at_once, LARGE).len(), 1);
}

#[test]
fn a_text_with_quotes_hides_no_name_behind_it() {
    let old = SMALL.replace("+20 when large", r#"+20 when phone is not "a\"b" and large"#);
    let new = old.replace("at least 250", "at least 500");
    let named = because(&old, &new, LARGE);
    assert_eq!(named, ["define large: employees at least `250` becomes `500`"]);
}

#[test]
fn a_range_is_named_only_where_it_cuts() {
    let rule = "score fit: `+20` when large becomes `+";
    let wider = SMALL.replace("0 and 100 {", "0 and 120 {");
    let few = because(SMALL, &wider.replace("+20 when", "+30 when"), LARGE);
    assert!(matches!(few.as_slice(), [only] if only.starts_with(rule)), "{few:?}");
    let many = because(SMALL, &wider.replace("+20 when", "+110 when"), LARGE);
    assert_eq!(many.len(), 2, "{many:?}");
    let narrower = because(SMALL, &SMALL.replace("0 and 100 {", "0 and 15 {"), LARGE);
    assert_eq!(narrower, ["score fit: score fit between 0 and `100` becomes `15`"]);
    let low = SMALL.replace("0 and 100 {", "-10 and 15 {").replace("+20 when", "+10 when");
    let low = because(SMALL, &low, LARGE);
    assert!(matches!(low.as_slice(), [only] if only.starts_with(rule)), "{low:?}");
}

#[test]
fn a_changed_cell_that_a_lead_has_left_is_not_named() {
    let old = SMALL.replace("+20 when large", "+85 when large");
    let new = SMALL.replace("A   | P1      | P1 ", "A   | P1      | P3 ");
    let moved_to = because(&old, &new, LARGE);
    assert_eq!(moved_to, ["score fit: `+85` when large becomes `+20`"]);
    let entered = because(
        &new,
        &new.replace("+20 when", "+85 when").replace("| P3       | P2", "| P1       | P2"),
        LARGE,
    );
    assert_eq!(entered.len(), 2, "{entered:?}");
}

#[test]
fn a_level_is_named_only_for_who_is_at_it() {
    let plain = SMALL.split("table order").next().unwrap();
    let rest = &SMALL[SMALL.find("stage New").unwrap()..];
    let old = format!("{plain}{rest}");
    let new = old.replace("+20 when", "+85 when");
    let rule = "score fit: `+20` when large becomes `+85`";
    // Added, and not reached; gone, and nobody was there.
    let added = new.replace("  A from 80", "  Top from 95\n  A from 80");
    assert_eq!(because(&old, &added, LARGE), [rule]);
    let between = old.replace("  B below", "  Middle from 50\n  B below");
    assert_eq!(because(&between, &new, LARGE), [rule]);
    // Added, and reached; gone, and the lead would be there, or would not.
    let top = new.replace("  A from 80", "  Top from 85\n  A from 80");
    assert_eq!(because(&old, &top, LARGE), [rule, "rating grade: adds `Top from 85`"]);
    let middle = old.replace("  B below", "  Middle from 10\n  B below");
    assert_eq!(because(&middle, &new, LARGE), [rule]);
    assert_eq!(because(&middle, &old, LARGE), ["rating grade: drops `Middle from 10`"]);
    // Another name is named for who has it.
    let called = new.replace("A from 80", "Best from 80").replace("grade is A", "grade is Best");
    assert_eq!(because(&old, &called, LARGE).len(), 3);
    let lower = new.replace("B below", "C below").replace("+85 when", "+90 when");
    assert_eq!(because(&old, &lower, LARGE), ["score fit: `+20` when large becomes `+90`"]);
}

#[test]
fn a_list_is_named_only_where_its_words_matter() {
    let old = SMALL.replace("+20 when large", "+20 when phone is one of partners");
    let new = old.replace("+20 when phone", "+30 when phone").replace("\"Ben\"", "\"Ben\", \"Cem\"");
    let rule = "score fit: `+20` when phone is one of partners becomes `+30`";
    let word = "list partners: adds `\"Cem\"`";
    assert_eq!(because(&old, &new, r#"{"id": "1", "phone": "Ann"}"#), [rule]);
    assert_eq!(because(&old, &new, r#"{"id": "1", "phone": "Cem"}"#), [word, rule]);
}

/// What moves leads is the same, however often it was asked.
#[test]
fn outcomes_are_those_of_the_last_lead() {
    let pair = pair(SMALL, &SMALL.replace("+20 when", "+30 when"));
    let mut assessor = pair.assessor(0);
    assert!(assessor.outcomes().is_empty());
    for (json, points) in [(LARGE, "30"), (r#"{"id": "2"}"#, "0"), (LARGE, "30")] {
        let lead = pact(SMALL).lead_from_json(json).unwrap();
        let moved = assessor.compare(&lead, &lead);
        assert_eq!(moved.is_some(), points == "30");
        let outcomes = assessor.outcomes();
        let score = outcomes.iter().find(|of| of.name.as_deref() == Some("fit")).unwrap();
        assert_eq!(score.new.as_deref(), Some(points));
    }
}
