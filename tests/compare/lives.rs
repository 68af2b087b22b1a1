//! Lives that go otherwise: commands, timers, deadlines and notices that have changed.

use leadpact::{OutcomeKind, Pact, Witness};

use super::{pact, pair};

const LIVES: &str = r#"pact "Lives" {
  version 1
  timezone Europe/Berlin
  work time mon-fri 09:00-17:00
  holidays 2026-12-24
}
team marketing "Marketing"
team sales "Sales"
lead identified by id {
  employees: number
  phone: text
  email: text
}
interaction call by sales { reached: yes/no }
define large as employees at least 250
score fit between 0 and 100 {
  +60 when large
  +20 when email is known
}
rating grade of fit {
  A from 60
  B from 20
  C below
}
stage New "New" owned by marketing {
  marketing may promote to Ready when grade at least B
}
stage Ready "Ready" owned by marketing {
  hand over to sales, becomes Taken when accepted {
    needs employees
    only when grade at least B
    marketing confirms first within 1 work day of complete data, if late notify "Head of Marketing"
    goes to the first that fits {
      team "North" when large
      team "South" otherwise
    }
    sales accepts within 4 work hours of the handover when large, if late notify "Head of Sales"
    sales accepts within 2 work days of the handover, if late becomes New
    sales may reject to New because student or competitor
  }
  becomes New after 90 days in this stage while not handed over
}
stage Taken "Taken" owned by sales {
  sales may qualify to Won when grade is A needs phone and email
  sales may recycle to New after 2 days in this stage because no_budget or too_early, resetting fit
  notify "Head of Sales" after 3 days in this stage when no call in this stage
  becomes New as soon as (count of call where (not reached) in this stage) at least 5
  becomes New after 6 weeks in this stage
}
final stage Won "Won" owned by sales
final stage Gone "Gone" owned by marketing
in every stage that is not final {
  marketing may drop to Gone because spam or competitor
}
"#;

/// Whether the examples hold under a pact.
fn results(text: &str, examples: &str) -> Vec<bool> {
    match Pact::parse(&format!("{text}\n{examples}")) {
        Ok(pact) => pact.run_examples().map(|report| report.passed).collect(),
        Err(_) => Vec::new(),
    }
}

/// The witnesses of a change, of which there is one; their examples hold under the new pact and not under the old.
#[track_caller]
fn shown(from: &str, to: &str) -> Vec<Witness> {
    assert!(LIVES.contains(from), "{from}");
    let new = LIVES.replace(from, to);
    let pair = pair(LIVES, &new);
    assert_eq!(pair.comparison().changes().count(), 1, "{to}");
    let witnesses = pair.witnesses();
    assert!(witnesses.iter().any(|witness| witness.because == [1]), "{to}: {witnesses:#?}");
    for example in witnesses.iter().filter_map(|witness| witness.example.as_deref()) {
        assert_eq!(results(&new, example), [true], "{to}: {example}");
        assert!(results(LIVES, example).iter().all(|passed| !passed), "{to}: {example}");
    }
    witnesses
}

#[track_caller]
fn assert_shown(from: &str, to: &str) {
    let witnesses = shown(from, to);
    assert!(witnesses.iter().any(|witness| witness.example.is_some()), "{to}: {witnesses:#?}");
}

#[test]
fn a_command_that_goes_otherwise_is_shown() {
    for (from, to) in [
        ("when grade at least B\n}\nstage Ready", "when grade is A\n}\nstage Ready"),
        ("marketing may promote", "sales may promote"),
        ("may promote to Ready", "may promote to Taken"),
        (
            "qualify to Won when grade is A needs phone and email",
            "qualify to Won when grade is A needs phone",
        ),
        ("qualify to Won when grade is A", "qualify to Won when grade is A and employees at least 500"),
        ("recycle to New after 2 days", "recycle to New after 1 day"),
        ("recycle to New after 2 days in this stage", "recycle to New"),
        ("no_budget or too_early", "no_budget"),
        ("no_budget or too_early", "no_budget, unreachable or too_early"),
        ("because student or competitor", "because student"),
        ("may reject to New because", "may reject to Gone because"),
        ("spam or competitor", "spam"),
        ("marketing may drop", "marketing or sales may drop"),
    ] {
        assert_shown(from, to);
    }
}

#[test]
fn time_that_is_up_sooner_or_later_is_shown() {
    for (from, to) in [
        ("after 90 days", "after 60 days"),
        ("after 90 days in this stage while not handed over", "after 90 days in this stage"),
        ("  becomes New after 6 weeks in this stage\n", ""),
        (
            "within 2 work days of the handover, if late becomes New",
            "within 3 work days of the handover, if late becomes New",
        ),
        ("if late becomes New", "if late becomes Gone"),
        ("at least 5", "at least 3"),
        ("only when grade at least B", "only when grade is A"),
        (
            "    marketing confirms first within 1 work day of complete data, if late notify \"Head of Marketing\"\n",
            "",
        ),
        ("becomes Taken when accepted", "becomes Won when accepted"),
        ("needs employees\n", "needs employees and phone\n"),
        ("team \"North\" when large", "team \"West\" when large"),
        ("holidays 2026-12-24", "holidays 2026-12-24, 2026-12-25"),
        ("09:00-17:00", "09:00-18:00"),
    ] {
        assert_shown(from, to);
    }
}

/// What a guard reads may have changed, and no lead that is only assessed be the worse for it.
#[test]
fn a_command_behind_another_condition_is_shown() {
    let old = LIVES.replace("when grade is A needs phone and email", "when keen needs phone")
        + "define keen as phone starts with \"+49\"\n";
    let new = old.replace("+49", "+43");
    let witnesses = pair(&old, &new).witnesses();
    let [Witness { because, example: Some(example), .. }] = witnesses.as_slice() else {
        panic!("{witnesses:#?}")
    };
    assert_eq!(
        (because.as_slice(), results(&new, example), results(&old, example)),
        (&[1][..], vec![true], vec![false])
    );
}

/// Nobody can expect a notice, so there is no example of it.
#[test]
fn who_is_told_is_shown_in_words() {
    for (from, to, old, new) in [
        (
            "after 3 days",
            "after 4 days",
            Some("Head of Sales on 2026-01-18 12:00"),
            Some("Head of Sales on 2026-01-19 12:00"),
        ),
        (
            "notify \"Head of Marketing\"",
            "notify \"Head of Content\"",
            Some("Head of Marketing on 2026-01-16 12:00"),
            Some("Head of Content on 2026-01-16 12:00"),
        ),
        (
            "within 4 work hours",
            "within 8 work hours",
            Some("Head of Sales on 2026-01-15 16:00"),
            Some("Head of Sales on 2026-01-16 12:00"),
        ),
    ] {
        let witnesses = shown(from, to);
        let told = witnesses[0].outcomes.iter().find(|of| of.kind == OutcomeKind::Notice).unwrap();
        assert_eq!((told.old.as_deref(), told.new.as_deref()), (old, new), "{to}");
        assert_eq!(witnesses[0].example, None);
    }
}

/// An example cannot give a command that the new pact does not know.
#[test]
fn a_command_that_is_gone_is_shown_in_words() {
    let witnesses = shown("  marketing may promote to Ready when grade at least B\n", "");
    assert_eq!(witnesses[0].example, None);
    assert!(witnesses[0].lead.ends_with("put in New, then promote by marketing"), "{witnesses:#?}");
    let outcomes = &witnesses[0].outcomes;
    let command = outcomes.iter().find(|of| of.kind == OutcomeKind::Command).unwrap();
    assert_eq!((command.old.as_deref(), command.new.as_deref()), (Some("carried out"), Some("refused")));
}

/// A life is told with the names that things have now.
#[test]
fn a_life_under_new_names_is_one_life() {
    let new = LIVES
        .replace("stage Taken", "stage Accepted")
        .replace("becomes Taken", "becomes Accepted")
        .replace("recycle to New after 2 days", "recycle to New after 1 day");
    let witnesses = pair(LIVES, &new).witnesses();
    let of_command =
        witnesses.iter().find(|of| of.example.as_ref().is_some_and(|of| of.contains("recycle"))).unwrap();
    let example = of_command.example.as_deref().unwrap();
    assert!(example.contains("start in Accepted\n"), "{example}");
    assert_eq!(results(&new, example), [true]);
    assert_eq!(pact(&new).stages().count(), 5);
}
