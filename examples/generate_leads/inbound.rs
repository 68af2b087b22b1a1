//! `b2b-inbound`: leads that came by themselves, as a CSV file, and their interactions as another.

use super::{
    calendar::Moment,
    companies::{self, Company},
    people::{self, Person},
    random::{Random, or_hole},
    text::{File, csv_line, spoil},
};

const LEADS: i64 = 640;
const HEADER: &str = "id,email,phone,company,country,job_title,seniority,\
    No. of Employees,revenue,source,topics,consent,unsubscribed,account_owner,\
    bant.budget,bant.authority,bant.timeline,utm_campaign,bought\n";
const INTERACTION_HEADER: &str = "lead,at,type,product,path,seconds,reached\n";
const PRIVATE_MAIL: [&str; 5] = ["@gmail.com", "@gmx.de", "@gmx.net", "@t-online.de", "@web.de"];

/// How a lead behaves.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Habit {
    #[default]
    Silent,
    Reader,
    Eager,
    Faded,
    Called,
}

/// `leads.csv` and `interactions.csv`.
pub fn files() -> [File; 2] {
    let mut random = Random::seeded(1);
    let mut fate = Random::seeded(11);
    let mut leads = HEADER.to_owned();
    let mut interactions = INTERACTION_HEADER.to_owned();
    let mut company = known_company(&mut random);
    for number in 1..=LEADS {
        // Some companies have several contacts.
        if random.chance(88) {
            company = known_company(&mut random);
        }
        let id = format!("L-{number:04}");
        let habit = random.weighted(&[
            (22, Habit::Silent),
            (26, Habit::Reader),
            (30, Habit::Eager),
            (12, Habit::Faded),
            (10, Habit::Called),
        ]);
        let mut cells = lead(&id, habit, &company, &mut random);
        let decides =
            cells.get(6).is_some_and(|seniority| ["c_level", "director"].contains(&seniority.as_str()));
        cells.push(bought(habit, &company, decides, &mut fate).to_owned());
        spoil(&mut cells, number, 91, &PROBLEMS);
        leads += &csv_line(&cells, ',');
        for event in history(habit, &mut random) {
            interactions += &csv_line(&event.cells(&id), ',');
        }
    }
    [
        File { path: "b2b-inbound/leads.csv", content: leads },
        File { path: "b2b-inbound/interactions.csv", content: interactions },
    ]
}

/// A new company; one in forty is one of the two competitors that the pact names.
fn known_company(random: &mut Random) -> Company {
    let company = companies::company(random);
    let (name, domain) = match random.between(0, 79) {
        0 => ("Quantorix Systems GmbH", "quantorix.example"),
        1 => ("Brevonia Software SAS", "brevonia.example"),
        _ => return company,
    };
    Company { name: name.to_owned(), domain: domain.to_owned(), ..company }
}

fn lead(id: &str, habit: Habit, company: &Company, random: &mut Random) -> Vec<String> {
    let person = people::person(company, random);
    let source = match habit {
        Habit::Called => "cold_outreach",
        _ => random.weighted(&[(70, "inbound"), (18, "event"), (12, "partner")]),
    };
    let mut cells = vec![
        id.to_owned(),
        email(&person, random),
        or_hole(person.phone.as_str(), 35, &["", "", "n/a", "-"], random),
        or_hole(company.name.as_str(), 6, &[""], random),
        or_hole(company.country.code, 10, &["", "Select"], random),
        or_hole(person.title, 14, &["", "n/a"], random),
        or_hole(person.seniority, 30, &["", "Select"], random),
        or_hole(company.employees.to_string(), 18, &["", "Select", "n/a"], random),
        or_hole(company.turnover.to_string(), 45, &["", "n/a"], random),
        source.to_owned(),
        topics(random),
        or_hole(random_yes(90, habit, random), 12, &[""], random),
        or_hole(if random.chance(8) { "yes" } else { "no" }, 60, &[""], random),
        if random.chance(7) {
            random.pick(&["Dora Lindqvist", "Piotr Mróz", "Ann"]).to_owned()
        } else {
            String::new()
        },
    ];
    cells.extend(answers(source, random));
    cells.push(random.pick(&["", "", "spring-26", "erp-guide", "fair-26"]).to_owned());
    cells
}

fn email(person: &Person, random: &mut Random) -> String {
    if random.chance(12) {
        return people::private_address(person, &PRIVATE_MAIL, random);
    }
    or_hole(person.email.as_str(), 3, &[""], random)
}

fn topics(random: &mut Random) -> String {
    let ticked: Vec<&str> = ["cloud", "erp", "commerce"].into_iter().filter(|_| random.chance(35)).collect();
    ticked.join(";")
}

/// Yes and no as different forms send them.
fn random_yes(percent: u64, habit: Habit, random: &mut Random) -> &'static str {
    let percent = if habit == Habit::Called { 40 } else { percent };
    if random.chance(percent) {
        random.pick(&["yes", "yes", "yes", "true", "ja", "1"])
    } else {
        random.pick(&["no", "false"])
    }
}

/// Whether somebody bought in the end: the busier, the larger and the higher up, the likelier. Nothing where it is not
/// decided yet.
fn bought(habit: Habit, company: &Company, decides: bool, fate: &mut Random) -> &'static str {
    let busy = match habit {
        Habit::Silent => 3,
        Habit::Faded => 4,
        Habit::Reader => 10,
        Habit::Called => 12,
        Habit::Eager => 24,
    };
    let size = match company.employees {
        ..50 => 4,
        50..250 => 10,
        _ => 18,
    };
    let likely = busy * size * if decides { 16 } else { 9 } / 100;
    match (fate.chance(8), fate.chance(likely)) {
        (true, _) => "",
        (false, true) => "yes",
        (false, false) => "no",
    }
}

/// The questions of the first call: asked of leads that sales calls, and by some partners.
fn answers(source: &str, random: &mut Random) -> [String; 3] {
    let asked = match source {
        "cold_outreach" | "partner" => random.chance(70),
        _ => false,
    };
    if !asked {
        return [String::new(), String::new(), String::new()];
    }
    [
        or_hole(if random.chance(60) { "yes" } else { "no" }, 20, &[""], random),
        or_hole(if random.chance(55) { "the contact" } else { "someone else" }, 20, &[""], random),
        or_hole(random.pick(&["this_quarter", "this_year", "this_year", "later"]), 25, &[""], random),
    ]
}

/// Values that do not fit their field, one for about every ninetieth lead: the column, and what stands in it.
const PROBLEMS: [(usize, &str); 7] = [
    (7, "many"),
    (6, "vp"),
    (7, "ca. 200"),
    (8, "5 Mio."),
    (10, "cloud;blockchain"),
    (9, "webinar"),
    (11, "maybe"),
];

struct Event {
    at: Moment,
    kind: &'static str,
    product: &'static str,
    path: &'static str,
    seconds: String,
    reached: &'static str,
}

impl Event {
    fn new(at: Moment, kind: &'static str) -> Event {
        Event { at, kind, product: "", path: "", seconds: String::new(), reached: "" }
    }

    fn cells(&self, lead: &str) -> [String; 7] {
        let texts = [lead, &self.at.local(), self.kind, self.product, self.path, &self.seconds, self.reached];
        texts.map(str::to_owned)
    }
}

/// What a lead did, oldest first.
fn history(habit: Habit, random: &mut Random) -> Vec<Event> {
    let mut events = Vec::new();
    match habit {
        Habit::Silent => signup(&mut events, 0, 270, random),
        Habit::Reader => {
            let last = random.between(0, 60);
            signup(&mut events, last + 20, 200, random);
            downloads(&mut events, 3, last, last + 50, random);
            visits(&mut events, 3, last, last + 60, random);
        }
        Habit::Eager => {
            let last = random.between(0, 12);
            signup(&mut events, last + 10, 150, random);
            downloads(&mut events, 4, last, last + 35, random);
            visits(&mut events, 5, last, last + 30, random);
            if random.chance(45) {
                events.push(Event::new(Moment::days_ago(last, random), "demo_request"));
            }
        }
        Habit::Faded => {
            let last = random.between(70, 220);
            signup(&mut events, last, 270, random);
            downloads(&mut events, 3, last, last + 40, random);
            visits(&mut events, 4, last, last + 40, random);
        }
        Habit::Called => calls(&mut events, random),
    }
    if random.rarely(40) {
        // Nothing in the pact asks for it: the summary counts it as left out.
        events.push(Event::new(Moment::days_ago(random.between(0, 200), random), "chat_opened"));
    }
    events.sort_by_key(|event| event.at);
    events
}

fn signup(events: &mut Vec<Event>, from: i64, to: i64, random: &mut Random) {
    if random.chance(70) {
        let at = Moment::days_ago(random.between(from, to.max(from)), random);
        events.push(Event::new(at, "newsletter_signup"));
    }
}

fn downloads(events: &mut Vec<Event>, most: i64, from: i64, to: i64, random: &mut Random) {
    for _ in 0..random.between(1, most) {
        let at = Moment::days_ago(random.between(from, to), random);
        let product =
            random.pick(&["Cloud Suite", "ERP Guide", "Commerce Kit", "Data Hub", "Migration Handbook", ""]);
        events.push(Event { product, ..Event::new(at, "whitepaper_download") });
    }
}

/// Visits to the web site, each of several pages.
fn visits(events: &mut Vec<Event>, most: i64, from: i64, to: i64, random: &mut Random) {
    for _ in 0..random.between(1, most) {
        let mut at = Moment::days_ago(random.between(from, to), random);
        for _ in 0..random.between(1, 4) {
            let path = random.pick(&[
                "/",
                "/blog/erp-mistakes",
                "/cloud",
                "/cases/möbel",
                "/pricing",
                "/pricing/plans",
                "/about",
            ]);
            let stay = random.weighted(&[(30, (1, 9)), (70, (10, 400))]);
            let seconds = random.between(stay.0, stay.1);
            events.push(Event {
                path,
                seconds: or_hole(seconds.to_string(), 4, &[""], random),
                ..Event::new(at, "page_view")
            });
            at = at.later(random.between(1, 6));
        }
    }
}

fn calls(events: &mut Vec<Event>, random: &mut Random) {
    let first = random.between(3, 90);
    for attempt in 0..random.between(1, 5) {
        let at = Moment::days_ago((first - attempt * 3).max(0), random);
        let reached = random.pick(&["yes", "no", "no", "no", ""]);
        events.push(Event { reached, ..Event::new(at, "call") });
    }
    if random.chance(40) {
        visits(events, 2, 0, first, random);
    }
}
