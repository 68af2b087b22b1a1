//! Mistakes planted in small pacts, each in another dress than the examples of the rules; and what looks like one and
//! is none.

use leadpact::lint::{complete, places};
use leadpact::{Limits, NoIncludes, Pact};

/// What stands around handovers and stages.
pub const STAGES: &str = r#"
stage SAL "Sales Accepted Lead" owned by sales {
  meaning "Sales works with it"
  sales may drop to Lost because no_budget
}
final stage Lost "Given up" owned by sales
"#;

pub const INTEREST: &str = r#"
score interest "Level of Interest" {
  +40 per demo_request at most once
}
"#;

/// The lines at which a lint finds something in a pact, and those that are marked.
fn found(lint: &str, parts: &[&str]) -> (Vec<u32>, Vec<u32>, String) {
    let text: String = parts.iter().map(|part| part.trim_start_matches('\n')).collect();
    let checked = Pact::lint("pact", &complete(&text), &NoIncludes, &Limits::default());
    let drawn = format!("{lint}:\n{text}\n{}", checked.diagnostics);
    assert!(checked.pact.is_some(), "{drawn}");
    let own = u32::try_from(text.lines().count()).unwrap();
    let lines = checked.diagnostics.located().filter(|at| at.code == lint).map(|at| at.start.line);
    (lines.filter(|line| *line <= own).collect(), places(&text), drawn)
}

/// Every marked line has it, and no other.
#[track_caller]
pub fn planted(lint: &str, parts: &[&str]) {
    let (found, marked, drawn) = found(lint, parts);
    assert!(!marked.is_empty(), "no line is marked: {drawn}");
    assert_eq!(found, marked, "{drawn}");
}

/// No line has it.
#[track_caller]
pub fn fine(lint: &str, parts: &[&str]) {
    let (found, marked, drawn) = found(lint, parts);
    assert!(marked.is_empty() && found.is_empty(), "{drawn}");
}

#[test]
fn teams_that_did_not_sign() {
    let desk = r#"
team marketing "Marketing"
team sales "Sales"
team desk "Partner desk"   # <-
agreed by marketing on 2026-11-20 as "Head of Marketing"
agreed by sales on 2026-11-20 as "Head of Sales"
questionnaire bant "First call" asked by desk { budget "Is there a budget?" { yes +30, no -20 } }
"#;
    planted("one-sided-agreement", &[desk]);
    // A team that has nothing to do need not sign.
    fine("one-sided-agreement", &[&desk.replace("asked by desk", "asked by sales").replace("# <-", "")]);
}

#[test]
fn declared_and_never_used() {
    planted(
        "unused",
        &[
            "define big \"A large company\" as employees at least 1000   # <-\nscore fit { +10 when employees at least 1000 }\n",
        ],
    );
    planted(
        "unused",
        &[
            "reason bad_data \"The data is wrong\"   # <-\n",
            "stage MQL \"Q\" owned by marketing { marketing may drop to Lost because spam }\n",
            STAGES,
        ],
    );
    planted(
        "unused",
        &["team legal \"Legal\"   # <-\n", "agreed by marketing on 2026-11-20 as \"Head\"\n", STAGES],
    );
    fine(
        "unused",
        &[
            "define big \"Large\" as employees at least 1000\ndefine huge \"Huge\" as big and revenue at least 1 million EUR\nscore fit { +10 when huge }\n",
        ],
    );
    planted(
        "unread-data",
        &[
            "interaction webinar \"Took part in a webinar\" { title: text, minutes: number }   # <-\nscore interest { +10 per webinar where minutes at least 20 }\n",
        ],
    );
    planted("unread-data", &["interaction webinar \"Took part in a webinar\"   # <-\n", INTEREST]);
    // `interaction by the lead` counts it.
    fine(
        "unread-data",
        &[
            "interaction webinar \"Took part in a webinar\"\nscore quiet { -5 per full 30 days without interaction by the lead }\n",
        ],
    );
}

#[test]
fn two_names_for_one_thing() {
    planted("two-names", &["interaction page_views \"Viewed a page\"   # <-\ninteraction page_view \"Looked at a page\"   # <-\n".replacen("   # <-", "", 1).as_str()]);
    planted(
        "two-names",
        &[
            "lead identified by id {\n  company: text \"Name of the company\"\n  firm: text \"Name of the company\"   # <-\n}\n",
        ],
    );
    planted(
        "two-names",
        &["reason budget_lacks \"No money this year\"\nreason no_money \"No money this year\"   # <-\n"],
    );
    planted(
        "similar-names",
        &[
            "lead identified by id {\n  phone: text \"Direct line\"\n  telephone: text \"Number on the card\"   # <-\n}\n",
        ],
    );
    planted(
        "similar-names",
        &[
            "lead identified by id {\n  industry: text \"What it does\"\n  industri: text \"What it makes\"   # <-\n}\n",
        ],
    );
    fine(
        "similar-names",
        &[
            "lead identified by id {\n  first_seen: date \"First\"\n  last_seen: date \"Last\"\n  topic_1: text \"A\"\n  topic_2: text \"B\"\n}\n",
        ],
    );
}

#[test]
fn names_that_look_like_one_thing() {
    let lint = "similar-names";
    planted(
        lint,
        &["interaction whitepaper_download \"Got a white paper\"\n\
           interaction download_whitepaper \"Fetched one\"   # <-\n"],
    );
    planted(
        lint,
        &[
            "lead identified by id {\n  company: text \"Name of the company\"\n  customer: text \"Company name\"   # <-\n}\n",
        ],
    );
    planted(
        lint,
        &[
            "lead identified by id {\n  size: one of (small, large) \"Company size\"\n  employees: number \"Employees\"   # <-\n}\n",
        ],
    );
}

#[test]
fn negated_tests_of_what_may_be_unknown() {
    let lint = "negated-unknown";
    planted(lint, &["score fit {\n  +10 when source is not partner   # <-\n}\n"]);
    planted(
        lint,
        &["score fit {\n  +10 when employees at least 5 and not job_title contains \"assist\"   # <-\n}\n"],
    );
    fine(
        lint,
        &[
            "score fit {\n  +10 when job_title contains \"director\" and not job_title contains \"assist\"\n}\n",
        ],
    );
    fine(lint, &["score fit {\n  +10 when source is not partner or source is unknown\n}\n"]);
    fine(lint, &["score fit {\n  +10 when consent is no\n}\n"]);
    fine(lint, &["score fit {\n  +10 when source is known and source is not partner\n}\n"]);
}

#[test]
fn time() {
    planted(
        "never-fades-beside",
        &[
            "score interest \"I\" { keeps 50% after every 30 days\n +40 per demo_request }\nscore heat \"H\" {   # <-\n  group \"Web\" up to 20 points { +1 per page_view }\n}\n",
        ],
    );
    fine(
        "never-fades-beside",
        &[
            "score interest \"I\" { keeps 50% after every 30 days\n +40 per demo_request }\nscore heat \"H\" { +1 per page_view never fades }\nscore recent \"R\" { +1 per page_view in the last 30 days }\n",
        ],
    );
    let lint = "window-outlasts-award";
    planted(
        lint,
        &[
            "score interest \"I\" {\n  +40 per demo_request in the last 1 year fades out in 4 steps of 2 weeks   # <-\n}\n",
        ],
    );
    planted(
        lint,
        &[
            "score interest \"I\" {\n  keeps 0% after every 30 days\n  +40 per demo_request in the last 60 days   # <-\n}\n",
        ],
    );
    fine(
        lint,
        &[
            "score interest \"I\" {\n  keeps 50% after every 30 days\n  +40 per demo_request in the last 90 days\n}\n",
        ],
    );
}

#[test]
fn timers() {
    let lint = "timer-never-due";
    let stage = |inside: &str| {
        format!(
            "stage MQL \"Qualified\" owned by marketing {{\n  meaning \"Worth a call\"\n  {inside}\n}}\n{STAGES}"
        )
    };
    let handover = |inside: &str, timer: &str| {
        stage(&format!("hand over to sales, becomes SAL when accepted {{\n    {inside}\n  }}\n  {timer}"))
    };
    planted(
        lint,
        &[&stage(
            "becomes Lost after 30 days in this stage\n  becomes SAL after 2 months in this stage   # <-",
        )],
    );
    planted(
        lint,
        &[&stage(
            "becomes Lost after 6 weeks in this stage\n  marketing may revive to SAL after 60 days in this stage   # <-",
        )],
    );
    planted(
        lint,
        &[&handover(
            "sales accepts within 10 days of the handover, if late notify \"Head\"   # <-",
            "becomes Lost after 7 days in this stage",
        )],
    );
    planted(
        lint,
        &[&handover(
            "marketing confirms first within 30 days of complete data, if late notify \"Head\"   # <-",
            "becomes Lost after 14 days in this stage while not handed over",
        )],
    );
    planted(
        lint,
        &[&handover(
            "sales accepts within 10 work days of the handover, if late notify \"Head\"   # <-",
            "becomes Lost after 7 days in this stage",
        )],
    );
    // Who was handed over stays, and within a week there may be two days of work.
    fine(
        lint,
        &[&handover(
            "sales accepts within 10 days of the handover, if late notify \"Head\"",
            "becomes Lost after 7 days in this stage while not handed over",
        )],
    );
    fine(
        lint,
        &[&handover(
            "sales accepts within 2 work days of the handover, if late notify \"Head\"",
            "becomes Lost after 7 days in this stage",
        )],
    );
    fine(
        lint,
        &[&stage(
            "becomes Lost after 30 days in this stage as soon as consent is no\n  becomes SAL after 60 days in this stage",
        )],
    );
}

#[test]
fn reading() {
    planted(
        "mixed-and-or",
        &[
            "define good \"Good\" as\n  consent or employees at least 50 and revenue at least 1 million EUR   # <-\nscore fit { +10 when good }\n",
        ],
    );
    planted(
        "mixed-and-or",
        &[
            "define good \"Good\" as\n  consent and employees at least 50 or revenue at least 1 million EUR   # <-\nscore fit { +10 when good }\n",
        ],
    );
    planted(
        "list-then-and",
        &["score fit {\n  +5 when job_title contains any of (\"chief\", \"head\") and consent   # <-\n}\n"],
    );
    fine(
        "list-then-and",
        &[
            "score fit {\n  +5 when (country is one of (\"DE\", \"AT\")) and consent\n  +5 when country is one of (\"DE\") and consent\n}\n",
        ],
    );
    planted(
        "lookalike-letters",
        &[
            "lead identified by id {\n  phone: text \"Direct line\"\n  ph\u{43e}ne2: text \"Mobile\"   # <-\n}\n",
        ],
    );
    planted(
        "lookalike-letters",
        &["score fit {\n  +5 when job_title contains \"dir\u{200b}ector\"   # <-\n}\n"],
    );
    fine(
        "lookalike-letters",
        &["score fit {\n  +5 when job_title contains any of (\"директор\", \"geschäftsführ\", \"CEO\")\n}\n"],
    );
    planted(
        "several-units",
        &[
            "score interest {\n  +5 per page_view in the last 4 weeks\n  +5 per demo_request in the last 28 days   # <-\n}\n",
        ],
    );
    planted(
        "several-units",
        &[
            "score fit {\n  +5 when revenue at least 1 million EUR \"1 million €\"\n  +5 when revenue at least 2 million EUR \"2 million EUR\"   # <-\n}\n",
        ],
    );
    fine(
        "several-units",
        &[
            "score interest {\n  +5 per page_view in the last 3 days\n  +5 per demo_request in the last 2 weeks\n}\n",
        ],
    );
    // One is singular, the other plural.
    fine(
        "several-units",
        &[
            "score fit {\n  +5 when employees at least 1 \"not one euro\"\n  +5 when employees at least 9 \"a million euros\"\n}\n",
        ],
    );
}

#[test]
fn letters_in_words_of_lists() {
    planted(
        "lookalike-letters",
        &["lead identified by id {\n  level: one of (boss, st\u{430}ff) \"Level\"   # <-\n}\n"],
    );
    planted(
        "lookalike-letters",
        &["stage M\u{41e}L \"Generated\" owned by marketing {   # <-\n  meaning \"m\"\n}\n"],
    );
}

#[test]
fn allow_silences_one_lint_for_the_next_declaration() {
    let rule = "score fit { +10 when source is not partner }\n";
    fine("negated-unknown", &["allow negated-unknown \"We ask for it\"\n", rule]);
    fine("stale-allow", &["allow negated-unknown \"We ask for it\"\n", rule]);
    // Not for the one behind it, and no other lint.
    let other = "score other {\n  +10 when source is not event   # <-\n}\n";
    planted("negated-unknown", &["allow negated-unknown \"We ask for it\"\n", rule, other]);
    planted("negated-unknown", &["allow long-line \"x\"\n", other]);
    planted("stale-allow", &["allow long-line \"x\"   # <-\n", rule]);
    // Several for one declaration, comments between them or not.
    fine("negated-unknown", &["allow long-line \"x\"\n# a remark\nallow negated-unknown \"y\"\n", rule]);
    // For the header.
    fine(
        "missing-agreement",
        &[
            "allow missing-agreement \"Next week\"\npact \"P\" { version 1 }\nteam sales \"Sales\"\nlead identified by id { email: text \"Address\" }\n",
        ],
    );
    planted("lint-not-found", &["allow negated-unknwon \"y\"   # <-\n", rule]);
}

/// A name that `allow` could not write would be of no use.
#[test]
fn every_lint_can_be_allowed() {
    for lint in leadpact::Lint::all() {
        let text = format!("allow {} \"why\"\nteam legal \"Legal\"\n", lint.name);
        let (_, _, drawn) = found(lint.name, &[&text]);
        assert!(!drawn.contains("lint-not-found]"), "{drawn}");
    }
}
