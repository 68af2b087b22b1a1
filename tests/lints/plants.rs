//! Mistakes that people planted who had not read the rules, and that were missed at first.

use leadpact::Pact;
use leadpact::lint::complete;

use super::planted::{INTEREST, STAGES, fine, planted};

#[test]
fn negated_numbers_and_dates() {
    let lint = "negated-unknown";
    planted(lint, &["score fit {\n  +10 when not employees less than 50   # <-\n}\n"]);
    planted(lint, &["score fit {\n  +10 when not met in the last 3 months   # <-\n}\n"]);
    planted(lint, &["score fit {\n  +10 when not days since met more than 90   # <-\n}\n"]);
    fine(
        lint,
        &[
            "score fit {\n  +10 when employees at least 50\n  +5 when not met in the last 3 months or met is unknown\n}\n",
        ],
    );
    // Who leaves out the unknown as well has thought of it.
    fine(lint, &["score fit {\n  +10 when not (country is \"DE\" or country is unknown)\n}\n"]);
    fine(lint, &["score fit {\n  +10 when employees is known and not employees less than 50\n}\n"]);
}

#[test]
fn timers_that_send_back_without_a_reset() {
    let stages = |back: &str| {
        format!(
            "{INTEREST}stage MGL \"Generated\" owned by marketing {{\n  meaning \"m\"\n  becomes MQL as soon as interest at least 30\n}}\n\
             stage MQL \"Qualified\" owned by marketing {{\n  meaning \"m\"\n  marketing may give to Worked\n}}\n\
             stage Worked \"Worked on\" owned by sales {{\n  meaning \"m\"\n  {back}\n  sales may win to Won\n}}\n\
             final stage Won \"Bought\" owned by sales\n"
        )
    };
    let lint = "recycling-without-reset";
    planted(lint, &[&stages("becomes MGL after 6 weeks in this stage   # <-")]);
    fine(lint, &[&stages("becomes MGL after 6 weeks in this stage, resetting interest")]);
    // To reset a score that counts no interactions is no reset.
    let fit = "score fit \"Fit\" { +10 when consent }\n";
    planted(lint, &[fit, &stages("becomes MGL after 6 weeks in this stage, resetting fit   # <-")]);
}

#[test]
fn what_nobody_sees_in_names_of_people_and_desks() {
    let lint = "lookalike-letters";
    let route = |team: &str, mark: &str| {
        format!(
            "stage MQL \"Q\" owned by marketing {{\n  hand over to sales, becomes SAL when accepted {{\n    goes to the first that fits {{\n      team \"{team}\" otherwise{mark}\n    }}\n  }}\n}}\n"
        )
    };
    planted(lint, &[&route("Part\u{200b}ners", "   # <-"), STAGES]);
    fine(lint, &[&route("Partners", ""), STAGES]);
    // Joined emoji, and scripts whose letters are joined so.
    fine(lint, &[&route("\u{1f469}\u{200d}\u{1f4bb} Care", ""), STAGES]);
}

#[test]
fn leads_that_are_given_back_without_a_reason() {
    let lint = "rejection-without-reason";
    let stages = |back: &str| {
        format!(
            "stage MQL \"Q\" owned by marketing {{\n  meaning \"m\"\n  hand over to sales, becomes SAL when accepted {{ needs company }}\n}}\n\
             stage SAL \"A\" owned by sales {{\n  meaning \"m\"\n  sales may {back}\n  sales may win to Won\n}}\n\
             final stage Won \"Bought\" owned by sales\n"
        )
    };
    planted(lint, &[&stages("recycle to MQL   # <-")]);
    fine(lint, &[&stages("recycle to MQL because too_early or no_budget")]);
    fine(lint, &[&stages("rest to Won after 3 days in this stage")]);
}

#[test]
fn a_way_to_itself_leads_nowhere() {
    let stages = |to: &str, mark: &str| {
        format!(
            "stage A \"First\" owned by marketing {{\n  meaning \"m\"\n  marketing may go to B\n}}\n\
             stage B \"Second\" owned by sales {{{mark}\n  meaning \"m\"\n  sales may rework to {to}\n}}\n"
        )
    };
    planted("stage-without-way-out", &[&stages("B", "   # <-")]);
    fine("stage-without-way-out", &[&stages("A", "")]);
}

/// A way that nobody takes brings nobody back.
#[test]
fn ways_that_are_never_open_lead_nobody_back() {
    let stages = |bar: &str| {
        format!(
            "{INTEREST}stage MGL \"Generated\" owned by marketing {{\n  meaning \"m\"\n  becomes MQL as soon as interest at least {bar}\n}}\n\
             stage MQL \"Qualified\" owned by marketing {{\n  meaning \"m\"\n  becomes MGL after 6 weeks in this stage\n  sales may win to Won\n}}\n\
             final stage Won \"Bought\" owned by sales\n"
        )
    };
    fine("endless-circle", &[&stages("90")]);
    planted("endless-circle", &[&stages("30").replace("stage\n  sales", "stage   # <-\n  sales")]);
}

#[test]
fn consent_that_is_asked_for_later_only() {
    let stages = |way: &str, handover: &str| {
        format!(
            "stage MGL \"Generated\" owned by marketing {{\n  meaning \"m\"\n  becomes MQL as soon as {way}\n}}\n\
             stage MQL \"Qualified\" owned by marketing {{\n  meaning \"m\"\n  hand over to sales, becomes SAL when accepted {{{handover}\n    needs company\n  }}\n}}\n\
             stage SAL \"Accepted\" owned by sales {{\n  meaning \"m\"\n  sales may win to SQL when consent\n}}\n\
             stage SQL \"Worked on\" owned by sales {{\n  meaning \"m\"\n  sales may recycle to MGL because too_early\n}}\n"
        )
    };
    let lint = "consent-not-tested";
    planted(lint, &[&stages("employees at least 5", "   # <-")]);
    fine(lint, &[&stages("employees at least 5 and consent", "")]);
    fine(lint, &[&stages("employees at least 5", "\n    only when consent")]);
}

#[test]
fn names_and_labels_of_one_thing() {
    let lint = "similar-names";
    let fields = |a: &str, b: &str| format!("lead identified by id {{\n  {a}\n  {b}   # <-\n}}\n");
    let bill = "power: money \"Yearly electricity bill\"";
    planted(lint, &[&fields(bill, "spent: money \"Electricity bill per year\"")]);
    planted(lint, &[&fields("birthday: date \"Day of birth\"", "date_of_birth: date \"Born\"")]);
    planted(lint, &["reason not_now \"Later\"\nreason too_early \"The need is not there yet\"   # <-\n"]);
    let other = fields(bill, "spent: money \"Monthly electricity bill\"").replace("   # <-", "");
    fine(lint, &[&other]);
}

#[test]
fn what_a_handover_asks_for_stays_unknown_where_it_is_written() {
    let text = "stage MQL \"Q\" owned by marketing {\n  meaning \"m\"\n  hand over to sales, becomes SAL when accepted {\n    needs company\n    only when revenue at least 1 million EUR\n  }\n}\n";
    let pact = Pact::parse(&complete(&format!("{text}{}", STAGES.trim_start()))).unwrap();
    let found = super::measured(&pact);
    let lines = found.located().filter(|at| at.code == "mostly-unknown").map(|at| at.start.line);
    assert!(lines.collect::<Vec<_>>().contains(&5), "{found}");
}

#[test]
fn who_has_taken_leave_is_nurtured() {
    let lint = "consent-not-tested";
    let pact = |fields: &str, nurture: &str| {
        format!(
            "lead identified by id {{\n  email: text \"Address\"\n{fields}}}\nnurture with all that fit when {nurture}\n  \"News\" when email is known\n}}\n"
        )
    };
    let both = "  consent: yes/no \"Has agreed to mail\"\n  unsubscribed: yes/no \"Has left our mailing lists\" empty means no\n";
    planted(lint, &[&pact(both, "consent {   # <-")]);
    fine(lint, &[&pact(both, "consent and not unsubscribed {")]);
    fine(lint, &[&pact("  consent: yes/no \"Has agreed to mail\"\n", "consent {")]);
    // Who wants no calls may well get mail.
    let calls =
        "  consent: yes/no \"Has agreed to mail\"\n  no_calls: yes/no \"Wants no calls\" empty means no\n";
    fine(lint, &[&pact(calls, "consent {")]);
}

#[test]
fn a_field_that_is_negated_in_one_rule_and_no_in_another() {
    let lint = "negated-unknown";
    let stage = "stage MQL \"Q\" owned by marketing {\n  meaning \"m\"\n  marketing may give to Lost when not consent   # <-\n}\nfinal stage Lost \"L\" owned by sales\n";
    planted(lint, &["score fit {\n  -25 when consent is no\n}\n", stage]);
    fine(
        lint,
        &[
            "score fit {\n  -25 when consent is no\n}\n",
            &stage.replace("not consent   # <-", "consent is no"),
        ],
    );
}

#[test]
fn what_is_met_by_all_or_by_nobody_is_said_once() {
    let lint = "negated-unknown";
    fine(lint, &["score fit {\n  -50 when country is not \"DE\" or country is not \"AT\"\n}\n"]);
    fine(lint, &["score fit {\n  -50 when not employees less than 50 and employees less than 40\n}\n"]);
}

/// Two ways that lead to a handover.
fn to_sales(first: &str, second: &str) -> String {
    format!(
        "{INTEREST}stage Lead \"L\" owned by marketing {{\n  meaning \"m\"\n  becomes MQL as soon as {first}\n  becomes Asleep after 6 weeks in this stage\n}}\n\
         stage MQL \"Q\" owned by marketing {{\n  meaning \"m\"\n  hand over to sales, becomes SAL when accepted {{\n    needs company\n    sales accepts within 2 days of the handover, if late notify \"S\"\n    sales may reject to Lost because spam\n  }}\n}}\n\
         stage Asleep \"S\" owned by marketing {{\n  meaning \"m\"\n  becomes MQL as soon as {second}\n  becomes Lost after 1 year in this stage\n}}\n"
    )
}

#[test]
fn one_of_two_ways_to_sales_asks_for_consent() {
    let lint = "consent-not-tested";
    let asks = "interest at least 30 and consent";
    planted(lint, &[&to_sales(asks, "interest at least 40   # <-"), STAGES]);
    fine(lint, &[&to_sales(asks, "interest at least 40 and consent"), STAGES]);
    // Who asks in the handover itself has asked of all.
    let ways = to_sales(asks, "interest at least 40")
        .replace("needs company", "needs company\n    only when consent");
    fine(lint, &[&ways, STAGES]);
}

#[test]
fn who_has_said_no_is_nurtured_all_the_same() {
    let lint = "consent-not-tested";
    let news = |when: &str| {
        format!(
            "nurture with all that fit when {when} {{\n  \"Monthly news\" when topics includes cloud\n}}\n"
        )
    };
    planted(lint, &[&news("consent or source is partner").replacen(" {", " {   # <-", 1), STAGES]);
    fine(lint, &[&news("consent and (source is partner or source is event)"), STAGES]);
    // In a define it is said there, once for all that use it.
    let define = "define contactable \"May get mail\" as consent or source is partner   # <-\n";
    let ways = to_sales("interest at least 30 and contactable", "interest at least 40 and contactable");
    planted(lint, &[define, &news("contactable"), &ways, STAGES]);
    // Nobody comes through who has said no.
    fine(lint, &[&news("consent or consent is unknown and source is partner"), STAGES]);
    // Where there is a consent, to ask whether somebody has left is not enough.
    let lead = "lead identified by id {\n  topics:  some of (cloud, erp) \"Interests\"\n  consent: yes/no \"Has agreed\"\n  opt_out: yes/no \"Has left the list\"   empty means no\n}\n";
    let ways = "stage Won \"W\" owned by sales {\n  meaning \"m\"\n  sales may end to Lost when consent\n}\nfinal stage Lost \"L\" owned by sales\n";
    planted(lint, &[lead, &news("not opt_out").replacen(" {", " {   # <-", 1), ways]);
    fine(lint, &[lead, &news("consent and not opt_out"), ways]);
}

#[test]
fn the_staff_and_the_employees() {
    let lint = "similar-names";
    let lead = |of: &str| {
        format!(
            "lead identified by id {{\n  employees: number \"Head count\"\n  staff: {of} \"Who works there\"   # <-\n}}\n"
        )
    };
    planted(lint, &[&lead("number")]);
    fine(lint, &[&lead("yes/no").replace("# <-", "")]);
}

#[test]
fn another_field_will_do_for_the_handover_and_not_for_the_taker() {
    let lint = "undemanded-data";
    let stages = |needs: &str, rule: &str| {
        format!(
            "stage MQL \"Q\" owned by marketing {{\n  meaning \"m\"\n  hand over to sales, becomes SAL when accepted {{   # <-\n    {needs}\n    sales accepts within 2 days of the handover, if late notify \"S\"\n    sales may reject to Lost because spam\n  }}\n}}\n\
             stage SAL \"A\" owned by sales {{\n  meaning \"m\"\n  becomes Won as soon as {rule}\n  sales may drop to Lost because no_budget\n}}\nfinal stage Won \"W\" owned by sales\nfinal stage Lost \"L\" owned by sales\n"
        )
    };
    let mail = "email ends with \"@acme.example\"";
    planted(lint, &[&stages("needs company and (email or phone)", mail)]);
    planted(lint, &[&stages("needs company\n    only when email is known or phone is known", mail)]);
    let fine_with = |needs: &str, rule: &str| fine(lint, &[&stages(needs, rule).replace("   # <-", "")]);
    fine_with("needs company and email", mail);
    fine_with("needs company\n    only when email is known and phone is known", mail);
    fine_with("needs company and (email or phone)", "email is known or phone is known");
    fine_with("needs company and (email or phone)", &format!("any demo_request or {mail}"));
}

#[test]
fn work_hours_last_longer_than_hours() {
    let lint = "timer-never-due";
    let stage = |within: &str, mark: &str| {
        format!(
            "stage MQL \"Q\" owned by marketing {{\n  meaning \"m\"\n  hand over to sales, becomes SAL when accepted {{\n    needs company\n    sales accepts within {within} of the handover, if late notify \"S\"{mark}\n    sales may reject to Lost because spam\n  }}\n  becomes Lost after 3 days in this stage while handed over\n}}\n"
        )
    };
    // Eight hours a day: 40 of them take five days, and four nights.
    planted(lint, &[&stage("40 work hours", "   # <-"), STAGES]);
    fine(lint, &[&stage("24 work hours", ""), STAGES]);
}
