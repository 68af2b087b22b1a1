//! Writes the leads on which speed is measured, `benches/reference/leads.csv`, the same bytes on every machine.
//!
//! ```text
//! cargo run --example generate_reference
//! cargo run --example generate_reference -- /tmp/leads.csv  # writes the same file elsewhere, to compare
//! ```
//!
//! Everything is invented. Titles come in upper and lower case, some with letters outside ASCII; every field is
//! missing now and then; every rule of `benches/reference/criteria.pact` fires, and numbers often stand at a limit of it.

#[allow(dead_code, reason = "shared with the samples, which need more of it")]
#[path = "generate_leads/random.rs"]
mod random;

use std::{env, fs, io};

use random::Random;

/// How many leads there are.
pub const LEADS: u64 = 2000;

const HEADER: &str = "id,country,job_title,seniority,industry,employees,revenue_eur,source,email,free_mail,consent,\
whitepaper_downloads_30d,pricing_views_30d,newsletter_signup,demo_request,webinar_attended_90d,\
days_since_last_activity";

fn main() -> io::Result<()> {
    let path = env::args().nth(1).unwrap_or_else(|| "benches/reference/leads.csv".to_owned());
    let text = leads();
    println!("{path}: {} leads, {} bytes", text.lines().count() - 1, text.len());
    fs::write(path, text)
}

/// The whole file.
pub fn leads() -> String {
    let mut random = Random::seeded(35);
    let rows = (0..LEADS).map(|id| lead(id, &mut random).join(","));
    std::iter::once(HEADER.to_owned()).chain(rows).map(|line| line + "\n").collect()
}

fn lead(id: u64, random: &mut Random) -> Vec<String> {
    let (words, title) = (words(random), title(random));
    let (employees, revenue) = size(random);
    let [country, seniority, industry, source] = words.map(str::to_owned);
    let free_mail = random.chance(18);
    let email = if free_mail {
        format!("lead{id}@post.example")
    } else {
        format!("mail.{id}@firm{}.example", id * 7)
    };
    let mut cells =
        vec![id.to_string(), country, title, seniority, industry, employees, revenue, source, email];
    cells.extend([free_mail, random.chance(70)].map(|flag| flag.to_string()));
    let counts = [random.between(-4, 5), random.between(-6, 9)].map(|count| count.max(0).to_string());
    cells.extend(counts);
    cells.extend([random.chance(40), random.chance(20)].map(|flag| flag.to_string()));
    cells.push(random.between(-5, 3).max(0).to_string());
    cells.push(quiet_days(random).to_string());
    let holes = cells.iter_mut().skip(1);
    holes.filter(|_| random.chance(5)).for_each(String::clear);
    cells
}

/// Country, seniority, industry and source.
fn words(random: &mut Random) -> [&'static str; 4] {
    let country = random.weighted(&[
        (32, "DE"),
        (8, "AT"),
        (8, "CH"),
        (9, "FR"),
        (6, "NL"),
        (4, "SE"),
        (4, "PL"),
        (7, "UK"),
        (10, "US"),
        (4, "JP"),
        (8, ""),
    ]);
    let seniority = random.weighted(&[(15, "c_level"), (25, "director"), (28, "manager"), (32, "staff")]);
    let industry = random.pick(&[
        "software",
        "manufacturing",
        "finance",
        "healthcare",
        "retail",
        "logistics",
        "energy",
        "education",
    ]);
    let source = random.weighted(&[(4, "inbound"), (2, "cold_call"), (2, "event"), (2, "partner")]);
    [country, seniority, industry, source]
}

/// Employees and revenue: of all sizes, every fourth number at a limit of a rule.
fn size(random: &mut Random) -> (String, String) {
    let limits = [9, 10, 49, 50, 249, 250, 999, 1000];
    let magnitude = random.pick(&[10, 100, 400, 2_000, 40_000]);
    let employees = if random.chance(25) { random.pick(&limits) } else { random.between(1, magnitude) };
    let revenue = match random.between(0, 9) {
        0 => 150_000 * employees,
        1 => 150_000 * employees - 1,
        2 => random.pick(&[999_999, 1_000_000, 9_999_999, 10_000_000]),
        _ => employees * random.between(20_000, 320_000) + random.between(0, 999),
    };
    let known = |number: i64, is_known: bool| if is_known { number.to_string() } else { String::new() };
    (known(employees, random.chance(90)), known(revenue, random.chance(80)))
}

fn quiet_days(random: &mut Random) -> i64 {
    match random.between(0, 9) {
        0..=4 => random.between(0, 8),
        5 => random.pick(&[14, 15, 30, 31, 90, 91]),
        6 | 7 => random.between(8, 40),
        _ => random.between(30, 390),
    }
}

/// What people write of their jobs.
fn title(random: &mut Random) -> String {
    const FIELDS: &[&str] = &[
        "Sales",
        "Vertrieb",
        "Marketing",
        "Einkauf",
        "Human Relations",
        "IT",
        "Product",
        "Customer Care",
        "Qualität",
        "Forschung",
        "Legal",
        "Finanzen",
        "Außendienst",
        "Operations",
        "Systems",
        "Logistik",
    ];
    const WHERE: &[&str] =
        &["", "", "", "", " Süd", " Nord", " Europe", " Österreich", " DACH", " – Region 2"];
    let field = random.pick(FIELDS);
    let title = match random.between(0, 15) {
        0 => format!("Head of {field}"),
        1 => format!("{field}leiterin"),
        2 => format!("Chief {field} Officer"),
        3 => "Geschäftsführerin".to_owned(),
        4 => format!("Student in {field}"),
        5 => format!("Assistentin {field}"),
        6 => format!("Praktikant {field}"),
        7 => format!("Intern {field}"),
        8 => format!("Senior {field} Manager"),
        9 => format!("Director {field}"),
        10 => format!("Teamleiter {field}"),
        11 => format!("Internationaler {field}leiter"),
        12 => "Owner & Founder".to_owned(),
        _ => format!("{field} Specialist"),
    };
    let title = title + random.pick(WHERE);
    match random.between(0, 9) {
        0 => title.to_uppercase(),
        1 => title.to_lowercase(),
        _ => title,
    }
}
