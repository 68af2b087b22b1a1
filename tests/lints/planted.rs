//! Mistakes planted in small pacts, each in another dress than the examples of the rules; and what looks like one and
//! is none.

use leadpact::lint::{complete, places};
use leadpact::{Limits, NoIncludes, Pact};

/// What stands around handovers and stages.
const STAGES: &str = r#"
stage SAL "Sales Accepted Lead" owned by sales {
  meaning "Sales works with it"
  sales may drop to Lost because no_budget
}
final stage Lost "Given up" owned by sales
"#;

const INTEREST: &str = r#"
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
fn planted(lint: &str, parts: &[&str]) {
    let (found, marked, drawn) = found(lint, parts);
    assert!(!marked.is_empty(), "no line is marked: {drawn}");
    assert_eq!(found, marked, "{drawn}");
}

/// No line has it.
#[track_caller]
fn fine(lint: &str, parts: &[&str]) {
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
fn handovers() {
    let handover = |inside: &str| {
        format!(
            "stage MQL \"Qualified\" owned by marketing {{\n  meaning \"Worth a call\"\n  hand over to sales, becomes SAL when accepted {{\n{inside}  }}\n}}\n"
        )
    };
    let marked = |inside: &str| handover(inside).replace("accepted {", "accepted {   # <-");
    let deadline = "    sales accepts within 2 days of the handover, if late notify \"Head\"\n";
    let some = "    needs company\n    sales accepts within 2 days of the handover when consent, if late notify \"Head\"\n    sales may reject to Lost because spam\n";
    planted("handover-without-deadline", &[&marked(some), STAGES]);
    fine("handover-without-deadline", &[&handover(deadline), STAGES]);
    planted("handover-without-data", &[&marked(deadline), STAGES]);
    planted("handover-without-way-back", &[&marked(deadline), STAGES]);
    let confirms = "    marketing confirms first within 1 day of complete data   # <-\n    sales accepts within 2 days of the handover, if late notify \"Head\"\n";
    planted("deadline-without-notice", &[&handover(confirms), STAGES]);
    // Sent back to where it is handed over from, with nobody who looks at it.
    let reject = "    needs company\n    sales may reject to MQL because spam   # <-\n";
    planted("recycling-without-reset", &[&handover(reject), STAGES]);
    let confirmed =
        reject.replace("needs company", "needs company\n    marketing confirms first").replace("   # <-", "");
    fine("recycling-without-reset", &[&handover(&confirmed), STAGES]);
    let demanded =
        STAGES.replace("sales may drop", "becomes Lost as soon as employees less than 5\n  sales may drop");
    planted("undemanded-data", &[&marked("    needs company\n"), &demanded]);
    fine("undemanded-data", &[&handover("    needs company and employees\n"), &demanded]);
    fine(
        "undemanded-data",
        &[&handover("    needs company\n    only when employees at least 1\n"), &demanded],
    );
}

#[test]
fn leads_that_come_straight_back() {
    let stages = |forward: &str, back: &str| {
        format!(
            "{INTEREST}rating heat \"Heat\" of interest {{\n  hot from 30\n  cold below\n}}\n\
             stage MGL \"Generated\" owned by marketing {{\n  meaning \"Known\"\n  becomes MQL as soon as {forward}\n}}\n\
             stage MQL \"Qualified\" owned by marketing {{\n  meaning \"Worth a call\"\n  {back}\n  sales may win to Won\n}}\n\
             final stage Won \"Bought\" owned by sales\n"
        )
    };
    let lint = "recycling-without-reset";
    planted(lint, &[&stages("heat is hot", "sales may recycle to MGL because too_early   # <-")]);
    planted(lint, &[&stages("any demo_request", "sales may recycle to MGL   # <-")]);
    planted(lint, &[&stages("employees at least 50", "sales may recycle to MGL   # <-")]);
    fine(lint, &[&stages("heat is hot", "sales may recycle to MGL because too_early, resetting interest")]);
    fine(lint, &[&stages("heat is hot and earlier stays in MQL = 0", "sales may recycle to MGL")]);
    fine(lint, &[&stages("heat is hot", "sales may recycle to MGL when interest less than 10")]);
    fine(lint, &[&stages("any demo_request in this stage", "sales may recycle to MGL")]);
    let circle = "endless-circle";
    planted(circle, &[&stages("heat is hot", "becomes MGL after 6 weeks in this stage   # <-")]);
    fine(circle, &[&stages("heat is hot", "becomes MGL after 6 weeks in this stage, resetting interest")]);
    let late = "hand over to sales, becomes Won when accepted {\n    sales accepts within 2 days of the handover, if late becomes MGL   # <-\n  }";
    planted(circle, &[&stages("interest at least 30", late)]);
}

#[test]
fn circles_through_several_stages() {
    let text = r#"
stage A "First" owned by marketing {
  meaning "m"
  becomes B as soon as consent
}
stage B "Second" owned by marketing {
  meaning "m"
  becomes C as soon as employees at least 5
}
stage C "Third" owned by marketing {
  meaning "m"
  becomes A after 10 days in this stage   # <-
}
"#;
    planted("endless-circle", &[text]);
}

#[test]
fn consent() {
    let stage = "stage MQL \"Qualified\" owned by marketing {\n  meaning \"Worth a call\"\n  sales may drop to Lost\n}\n";
    planted(
        "consent-not-tested",
        &[
            "nurture with all that fit {\n  \"News\" when consent\n  \"Offers\" when employees at least 5   # <-\n}\n",
        ],
    );
    fine(
        "consent-not-tested",
        &[
            "define reachable \"May get mail\" as consent\nnurture with all that fit { \"News\" when reachable }\n",
        ],
    );
    fine(
        "consent-not-tested",
        &[
            "choose mailing \"May we?\" the first that fits {\n  allowed when consent\n  forbidden otherwise\n}\nnurture with all that fit when mailing is allowed { \"News\" }\n",
        ],
    );
    let none = "lead identified by id { email: text \"Address\" }\nnurture with all that fit {   # <-\n  \"News\" when email is known\n}\n";
    planted("consent-not-tested", &[none, stage, STAGES]);
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
