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
fn a_text_with_quotes_hides_no_name_behind_it() {
    let old = SMALL.replace("+20 when large", r#"+20 when phone is not "a\"b" and large"#);
    let new = old.replace("at least 250", "at least 500");
    let named = because(&old, &new, LARGE);
    assert_eq!(named, ["define large: employees at least `250` becomes `500`"]);
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
