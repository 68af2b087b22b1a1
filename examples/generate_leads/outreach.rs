//! `cold-outreach`: companies that sales picked and called, as NDJSON with nested interactions.

use super::{
    calendar::{Day, LAST_DAY, Moment},
    companies::{self, Company},
    people,
    random::{Random, or_hole},
    text::{File, Object},
};

const LEADS: i64 = 560;

/// How far sales has come with a lead.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Progress {
    #[default]
    Fresh,
    Tried,
    NobodyThere,
    Talked,
    Reader,
}

/// `leads.ndjson`.
pub fn files() -> [File; 1] {
    let mut random = Random::seeded(2);
    let mut leads = String::new();
    for number in 1..=LEADS {
        leads += &lead(&format!("T{number:04}"), &mut random);
        leads.push('\n');
    }
    [File { path: "cold-outreach/leads.ndjson", content: leads }]
}

fn lead(id: &str, random: &mut Random) -> String {
    let company = companies::company(random);
    let progress = random.weighted(&[
        (22, Progress::Fresh),
        (18, Progress::Tried),
        (12, Progress::NobodyThere),
        (32, Progress::Talked),
        (16, Progress::Reader),
    ]);
    let mut lead = Object::default();
    lead.text("id", id).known("company", &or_hole(company.name.as_str(), 2, &[""], random));
    lead.known("country", &or_hole(company.country.code, 5, &[""], random));
    lead.known("industry", industry(random));
    lead.loose("warehouses", &warehouses(&company, random));
    let turnover = or_hole(company.turnover.to_string(), 35, &["", "n/a"], random);
    lead.raw("financials", Object::default().loose("turnover", &turnover).done());
    lead.raw("contact", contact(&company, progress, random));
    lead.known("caller", &or_hole(random.pick(&["Livia", "Marek", "Noémie", "Urs"]), 15, &[""], random));
    lead.text("list_from", list_from(progress, random));
    lead.known("contract_until", &or_hole(contract_until(random), 60, &["", "n/a"], random));
    if random.chance(30) {
        lead.raw("blocked", random.chance(8));
    }
    if progress == Progress::Talked || (progress == Progress::Reader && random.chance(25)) {
        answers(&mut lead, random);
    }
    lead.raw("interactions", format!("[{}]", interactions(progress, random).join(",")));
    lead.done()
}

fn industry(random: &mut Random) -> &'static str {
    // `consulting` reads as `other`, for the pact lists `other` last.
    random.pick(&[
        "logistics",
        "logistics",
        "retail",
        "food",
        "food",
        "machinery",
        "pharma",
        "other",
        "consulting",
        "Select",
        "",
    ])
}

/// About one lead in a hundred says it in words.
fn warehouses(company: &Company, random: &mut Random) -> String {
    let count = (company.employees / random.between(40, 160)).clamp(1, 40);
    if random.rarely(12) {
        return random.pick(&["several", "3 + 1 rented", "viele"]).to_owned();
    }
    or_hole(count.to_string(), 20, &["", "?", "n/a"], random)
}

fn contact(company: &Company, progress: Progress, random: &mut Random) -> String {
    let person = people::person(company, random);
    let mut contact = Object::default();
    if progress == Progress::Fresh && random.chance(70) {
        return contact.done();
    }
    contact.known("name", &or_hole(person.name.as_str(), 15, &[""], random));
    contact.known("title", &or_hole(person.title, 25, &["", "n/a"], random));
    contact.known("email", &or_hole(person.email.as_str(), 20, &["", "n/a"], random));
    match (progress, random.rarely(10)) {
        (_, true) => contact.text("may_mail", "perhaps"),
        (Progress::Reader, _) => contact.raw("may_mail", true),
        _ => may_mail(&mut contact, random),
    };
    contact.done()
}

fn may_mail<'a>(contact: &'a mut Object, random: &mut Random) -> &'a mut Object {
    match random.between(0, 9) {
        0..=4 => contact.raw("may_mail", true),
        5 | 6 => contact.raw("may_mail", false),
        7 => contact.text("may_mail", "not asked"),
        8 => contact.raw("may_mail", "null"),
        _ => contact,
    }
}

fn list_from(progress: Progress, random: &mut Random) -> &'static str {
    match progress {
        Progress::Reader => "newsletter",
        _ if random.rarely(8) => "bought list",
        _ => random.weighted(&[(50, "directory"), (30, "fair"), (20, "referral")]),
    }
}

fn contract_until(random: &mut Random) -> String {
    Day(LAST_DAY + random.between(-90, 900)).to_string()
}

/// The four questions; every third first call ends before the last of them.
fn answers(lead: &mut Object, random: &mut Random) {
    let ripe = random.chance(35);
    let pain = if ripe {
        random.pick(&["a_lot", "a_lot", "some"])
    } else {
        random.pick(&["some", "hardly", "hardly"])
    };
    let decides = if ripe {
        "the contact"
    } else {
        random.pick(&["the contact", "the contact and others", "someone else"])
    };
    lead.text("first_call.pain", pain).text("first_call.decides", decides);
    lead.raw("first_call.funds", ripe || random.chance(35));
    if random.chance(66) {
        let timing = if ripe { "within_6_months" } else { random.pick(&["within_18_months", "later"]) };
        lead.text("first_call.timing", timing);
    }
}

fn interactions(progress: Progress, random: &mut Random) -> Vec<String> {
    let mut events = match progress {
        Progress::Fresh => Vec::new(),
        Progress::Tried => attempts(random.between(1, 5), random),
        Progress::NobodyThere => attempts(random.between(6, 8), random),
        Progress::Talked => talks(random),
        Progress::Reader => mails(random),
    };
    events.sort_by_key(|event| event.0);
    events.into_iter().map(|(_, json)| json).collect()
}

type Event = (Moment, String);

fn event(at: Moment, kind: &str, fill: impl FnOnce(&mut Object) -> &mut Object) -> Event {
    let mut object = Object::default();
    object.text("type", kind).text("at", &at.with_offset());
    fill(&mut object);
    (at, object.done())
}

fn call(at: Moment, outcome: &str, minutes: i64) -> Event {
    event(at, "call", |call| {
        call.text("outcome", outcome);
        if minutes > 0 { call.raw("minutes", minutes) } else { call }
    })
}

/// Calls that reached nobody; now and then the number is wrong, and then nobody calls again.
fn attempts(count: i64, random: &mut Random) -> Vec<Event> {
    let first = random.between(count * 3, 230);
    let mut calls = Vec::new();
    for attempt in 0..count {
        let at = Moment::days_ago(first - attempt * 3, random);
        calls.push(call(at, random.pick(&["voicemail", "voicemail", "gatekeeper"]), 0));
    }
    if count < 6 && random.chance(14) {
        let at = Moment::days_ago((first - count * 3).max(0), random);
        calls.push(call(at, random.pick(&["wrong_number", "wrong_number", "fax machine"]), 0));
    }
    calls
}

fn talks(random: &mut Random) -> Vec<Event> {
    let first = random.between(5, 200);
    let mut events = Vec::new();
    for attempt in 0..random.between(0, 3) {
        let at = Moment::days_ago(first + 9 - attempt * 3, random);
        events.push(call(at, random.pick(&["voicemail", "gatekeeper"]), 0));
    }
    events.push(call(Moment::days_ago(first, random), "talked", random.between(2, 19)));
    if random.chance(35) {
        let at = Moment::days_ago(random.between(0, first), random);
        events.push(call(at, "talked", random.between(3, 25)));
    }
    if random.chance(12) {
        let at = Moment::days_ago(random.between(0, first), random);
        events.push(event(at, "callback", |plain| plain));
    }
    if random.chance(30) {
        let at = Moment::days_ago(random.between(0, first), random);
        events.push(event(at, random.pick(&["visit", "rfq"]), |plain| plain));
    }
    events
}

/// What readers of our newsletter do: most open mails, some click, few come to a webinar.
fn mails(random: &mut Random) -> Vec<Event> {
    let last = random.weighted(&[(55, (0, 25)), (30, (26, 90)), (15, (91, 200))]);
    let last = random.between(last.0, last.1);
    let mut events = Vec::new();
    for step in 0..random.between(1, 4) {
        let campaign = random.pick(&["spring", "picking by light", "case study", "autumn", "contracts"]);
        let sent = Moment::days_ago(last + step * 14, random);
        events.push(event(sent, "mail_sent", |mail| mail.text("campaign", campaign)));
        events.push(event(sent.later(90), "mail_opened", |mail| mail.text("campaign", campaign)));
        if random.chance(45) {
            let page = random.pick(&["/cases", "/price-list", "/demo", "/lösungen/lager"]);
            events.push(event(sent.later(95), "link_click", |click| click.text("page", page)));
        }
    }
    if random.chance(30) {
        let at = Moment::days_ago(last + random.between(0, 20), random);
        let minutes = random.between(5, 60);
        events.push(event(at, "webinar", |webinar| {
            webinar.text("title", "Picking by light").raw("minutes", minutes)
        }));
    }
    if random.chance(15) {
        events.push(event(Moment::days_ago(last, random), "callback", |plain| plain));
    }
    events
}
