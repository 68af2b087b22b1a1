//! `manual-requalification`: cards from fairs and contacts from the web, as two CSV files.
//!
//! These are written the way a spreadsheet in central Europe writes them: with semicolons, instants in UTC, and
//! the interactions in the order of time instead of lead by lead.

use super::{
    calendar::{Day, LAST_DAY, Moment},
    companies,
    people::{self, Tongue},
    random::{Random, or_hole},
    text::{File, csv_line, spoil},
};

const LEADS: i64 = 620;
const HEADER: &str = "Contact No;Company;Country;Postcode;Phone;Mail;Title;\
    Industry;Machines;Oldest (years);Products;Source;First seen;No calls;\
    Old status;phone_check.role;phone_check.need;phone_check.planned;phone_check.visit\n";
const INTERACTION_HEADER: &str = "lead;at;type;fair;product;minutes;seconds;reached\n";
const PRIVATE_MAIL: [&str; 6] = ["@gmx.at", "@gmx.de", "@aon.at", "@web.de", "@wp.pl", "@orange.fr"];

/// `leads.csv` and `interactions.csv`.
pub fn files() -> [File; 2] {
    let mut random = Random::seeded(3);
    let mut leads = HEADER.to_owned();
    let mut events = Vec::new();
    for number in 1..=LEADS {
        let id = (40_000 + number * 7).to_string();
        let status = old_status(&mut random);
        let mut cells = lead(&id, status, &mut random);
        spoil(&mut cells, number, 88, &PROBLEMS);
        leads += &csv_line(&cells, ';');
        events.extend(history(&id, status, &mut random));
    }
    events.sort_by_key(|(at, _)| *at);
    let mut interactions = INTERACTION_HEADER.to_owned();
    for (_, cells) in events {
        interactions += &csv_line(&cells, ';');
    }
    [
        File { path: "manual-requalification/leads.csv", content: leads },
        File { path: "manual-requalification/interactions.csv", content: interactions },
    ]
}

/// Where the lead stood in the old system; most are new.
fn old_status(random: &mut Random) -> &'static str {
    random.weighted(&[
        (40, ""),
        (36, "open"),
        (8, "with_sales"),
        (5, "returned"),
        (4, "watch_list"),
        (3, "qualified"),
        (2, "offer"),
        (2, "closed"),
    ])
}

fn lead(id: &str, status: &str, random: &mut Random) -> Vec<String> {
    let company = companies::company(random);
    let person = people::person(&company, random);
    let private = people::private_address(&person, &PRIVATE_MAIL, random);
    let email = if random.chance(9) { private.as_str() } else { person.email.as_str() };
    let mut cells = vec![
        id.to_owned(),
        or_hole(company.name.as_str(), 6, &[""], random),
        or_hole(company.country.code, 6, &["", "Select"], random),
        or_hole(random.pick(company.country.postcodes), 10, &["", "-"], random),
        or_hole(person.phone.as_str(), 22, &["", "-", "to be asked"], random),
        or_hole(email, 8, &[""], random),
        or_hole(person.title, 15, &["", "n/a"], random),
        industry(random).to_owned(),
        or_hole(
            (company.employees / random.between(6, 30)).clamp(1, 120).to_string(),
            16,
            &["", "?", "n/a"],
            random,
        ),
        or_hole(random.between(1, 24).to_string(), 30, &["", "?"], random),
        products(random),
        or_hole(source(random), 8, &[""], random),
        first_seen(random),
        or_hole(if random.chance(6) { "yes" } else { "no" }, 70, &[""], random),
        status.to_owned(),
    ];
    cells.extend(check(status, company.country.tongue, random));
    cells
}

fn industry(random: &mut Random) -> &'static str {
    random.pick(&[
        "automotive supplier",
        "medical devices",
        "aerospace",
        "toolmaking",
        "toolmaking",
        "energy",
        "Select",
        "",
    ])
}

fn products(random: &mut Random) -> String {
    let asked: Vec<&str> =
        ["milling", "turning", "grinding", "service"].into_iter().filter(|_| random.chance(30)).collect();
    asked.join(";")
}

fn source(random: &mut Random) -> &'static str {
    random.weighted(&[(45, "fair"), (35, "web"), (14, "partner"), (6, "trade press")])
}

fn first_seen(random: &mut Random) -> String {
    let ago = random.weighted(&[(70, (0, 273)), (20, (274, 719)), (10, (720, 1400))]);
    Day(LAST_DAY - random.between(ago.0, ago.1)).to_string()
}

/// The telephone check: done for what sales has or had, and for some of the others.
fn check(status: &str, tongue: Tongue, random: &mut Random) -> [String; 4] {
    let done = match status {
        "" | "open" => random.chance(40),
        "closed" => false,
        _ => random.chance(85),
    };
    if !done {
        return [String::new(), String::new(), String::new(), String::new()];
    }
    let good = random.chance(55);
    let (yes, no) = if tongue == Tongue::German { ("ja", "nein") } else { ("yes", "no") };
    let role =
        if good { random.pick(&["decides", "prepares"]) } else { random.pick(&["prepares", "has no say"]) };
    let planned =
        if good { random.pick(&["half_year", "two_years"]) } else { random.pick(&["two_years", "no plan"]) };
    [
        role.to_owned(),
        if good || random.chance(40) { yes } else { no }.to_owned(),
        or_hole(planned, 15, &[""], random),
        or_hole(if random.chance(60) { yes } else { no }, 10, &[""], random),
    ]
}

/// Values that do not fit their field, one for about every ninetieth lead: the column, and what stands in it.
const PROBLEMS: [(usize, &str); 7] = [
    (8, "many"),
    (9, "about 15"),
    (10, "milling;laser"),
    (12, "last autumn"),
    (14, "parked"),
    (13, "only mornings"),
    (12, "31.09.2026"),
];

type Event = (Moment, [String; 8]);

fn history(lead: &str, status: &str, random: &mut Random) -> Vec<Event> {
    let mut events = Vec::new();
    let last = random.weighted(&[(50, (0, 40)), (30, (41, 120)), (20, (121, 250))]);
    let last = random.between(last.0, last.1);
    for _ in 0..random.weighted(&[(12, 0), (28, 1), (30, 2), (18, 4), (12, 7)]) {
        events.push(signal(lead, Moment::days_ago(last + random.between(0, 45), random), random));
    }
    if random.chance(10) {
        let recent = random.between(0, 25);
        events.push((Moment::days_ago(recent, random), cells(lead, "callback_request")));
    }
    if random.chance(35) {
        let calls = random.between(1, 3);
        events.extend(
            (0..calls).map(|call| ours(lead, "phone_call", last - call * 2, random)).collect::<Vec<_>>(),
        );
    }
    if matches!(status, "with_sales" | "watch_list" | "qualified" | "returned" | "offer") {
        let calls = random.between(1, 4);
        events.extend(
            (0..calls).map(|call| ours(lead, "sales_call", 60 - call * 5, random)).collect::<Vec<_>>(),
        );
    }
    if matches!(status, "qualified" | "offer") {
        events.push((Moment::days_ago(random.between(5, 40), random), cells(lead, "site_visit")));
    }
    for (at, cells) in &mut events {
        stamp(cells, *at);
    }
    events
}

fn cells(lead: &str, kind: &str) -> [String; 8] {
    [lead, "", kind, "", "", "", "", ""].map(str::to_owned)
}

fn stamp(cells: &mut [String; 8], at: Moment) {
    let [_, instant, ..] = cells;
    *instant = at.utc();
}

/// Something the lead did.
fn signal(lead: &str, at: Moment, random: &mut Random) -> Event {
    let kind = random.weighted(&[
        (26, "fair_visit"),
        (14, "catalogue_request"),
        (16, "price_list_download"),
        (28, "machine_video"),
        (14, "service_question"),
        // The pact does not know it: left out, and counted in the summary.
        (2, "brochure_sent"),
    ]);
    let mut event = cells(lead, kind);
    let [_, _, _, fair, product, minutes, seconds, _] = &mut event;
    match kind {
        "fair_visit" => {
            random
                .pick(&["Metal Days", "Turning Forum", "Foire de l'Usinage", "Targi Obróbki"])
                .clone_into(fair);
            *minutes = or_hole(random.between(1, 40).to_string(), 5, &[""], random);
        }
        "machine_video" => {
            random.pick(&["M40", "M60", "G12", "T8"]).clone_into(product);
            *seconds = random.between(5, 240).to_string();
        }
        _ => {}
    }
    (at, event)
}

/// A call of ours, some days before the last one of the samples.
fn ours(lead: &str, kind: &str, days_ago: i64, random: &mut Random) -> Event {
    let mut event = cells(lead, kind);
    let reached = random.chance(55);
    let [.., minutes, _, answer] = &mut event;
    if reached && kind == "phone_call" {
        *minutes = random.between(2, 20).to_string();
    }
    if reached { "yes" } else { "no" }.clone_into(answer);
    (Moment::days_ago(days_ago.max(0), random), event)
}
