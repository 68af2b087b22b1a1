//! *plain*: what a careful developer writes first. Fields as they come, the title lower-cased once, `if` by `if`.
//!
//! It is not careless: the buffer for the lower-cased title is used again, and a title is searched for a word only
//! where that could still change the points.

use super::outcome::Outcome;

/// A lead as a service would hold it; `None` is not known. Its fields are those of the pact.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize, leadpact::Lead)]
pub struct Contact {
    pub id: u64,
    pub country: Option<String>,
    pub job_title: Option<String>,
    pub seniority: Option<String>,
    pub industry: Option<String>,
    pub employees: Option<u32>,
    #[serde(rename = "revenue_eur")]
    pub revenue: Option<i64>,
    pub source: Option<String>,
    pub email: Option<String>,
    pub free_mail: Option<bool>,
    pub consent: Option<bool>,
    #[serde(rename = "whitepaper_downloads_30d")]
    pub downloads: Option<u32>,
    #[serde(rename = "pricing_views_30d")]
    pub pricing: Option<u32>,
    #[serde(rename = "newsletter_signup")]
    pub newsletter: Option<bool>,
    #[serde(rename = "demo_request")]
    pub demo: Option<bool>,
    #[serde(rename = "webinar_attended_90d")]
    pub webinars: Option<u32>,
    #[serde(rename = "days_since_last_activity")]
    pub quiet_days: Option<u32>,
}

/// All five outputs for one lead. `lower` is a buffer, whatever is in it.
pub fn assess(lead: &Contact, lower: &mut String) -> Outcome {
    let (fit, interest) = (fit(lead, lower), interest(lead));
    Outcome { fit, interest, grade: grade(fit), desk: desk(lead), stage: stage(lead, fit, interest) }
}

fn fit(lead: &Contact, lower: &mut String) -> i32 {
    let mut points = 0;
    points += match lead.seniority.as_deref() {
        Some("c_level" | "director") => 25,
        Some("manager") => 10,
        _ => 0,
    };
    points += match lead.employees {
        Some(250..) => 20,
        Some(50..250) => 10,
        Some(0..10) => -10,
        _ => 0,
    };
    points += match lead.revenue {
        Some(10_000_000..) => 20,
        Some(1_000_000..=9_999_999) => 10,
        _ => 0,
    };
    points += match lead.industry.as_deref() {
        Some("software") => 10,
        Some("finance" | "manufacturing" | "logistics" | "energy") => 5,
        Some("education") => -10,
        _ => 0,
    };
    points += match lead.country.as_deref() {
        Some("DE" | "AT" | "CH") => 10,
        Some("FR" | "NL" | "SE") => 5,
        _ => 0,
    };
    if lead.free_mail == Some(true) {
        points -= 30;
    }
    if let Some(title) = &lead.job_title {
        points += title_points(title, lower);
    }
    if matches!(lead.source.as_deref(), Some("event" | "partner")) {
        points += 5;
    }
    if lead.email.is_none() {
        points -= 15;
    }
    if let (Some(revenue), Some(employees)) = (lead.revenue, lead.employees)
        && revenue >= 150_000 * i64::from(employees)
    {
        points += 5;
    }
    points
}

/// Ten searches at most, in the title in lower case: in that of ASCII, as no other letter is searched for.
fn title_points(title: &str, lower: &mut String) -> i32 {
    lower.clear();
    lower.push_str(title);
    lower.make_ascii_lowercase();
    let has = |part: &&str| lower.contains(*part);
    let mut points = 0;
    if lower.contains("student") {
        points -= 100;
    }
    if ["head", "leiter", "chief"].iter().any(has) {
        points += 8;
    }
    if ["sales", "vertrieb", "marketing"].iter().any(has) {
        points += 6;
    }
    if ["intern", "praktik", "assist"].iter().any(has) {
        points -= 20;
    }
    points
}

fn interest(lead: &Contact) -> i32 {
    let mut points = 0;
    points += lead.downloads.map_or(0, |count| 10 * count.min(3) as i32);
    points += lead.pricing.map_or(0, |count| 5 * count.min(4) as i32);
    points += lead.webinars.map_or(0, |count| 15 * count.min(2) as i32);
    if lead.newsletter == Some(true) {
        points += 10;
    }
    if lead.demo == Some(true) {
        points += 40;
    }
    points += match lead.source.as_deref() {
        Some("inbound") => 15,
        Some("event" | "partner") => 5,
        Some("cold_call") => -10,
        _ => 0,
    };
    points += match lead.quiet_days {
        Some(0..=3) => 10,
        Some(4..=7) => 5,
        Some(91..) => -30,
        Some(31..) => -15,
        _ => 0,
    };
    if lead.pricing >= Some(3) && lead.downloads >= Some(1) {
        points += 10;
    }
    if lead.webinars >= Some(1) && lead.quiet_days.is_some_and(|days| days <= 14) {
        points += 10;
    }
    let nothing = [lead.downloads, lead.pricing, lead.webinars].iter().all(|count| *count == Some(0));
    if nothing && lead.demo == Some(false) {
        points -= 10;
    }
    points.clamp(0, 100)
}

fn grade(fit: i32) -> u8 {
    match fit {
        80.. => 0,
        60..80 => 1,
        40..60 => 2,
        _ => 3,
    }
}

fn desk(lead: &Contact) -> u8 {
    let large = lead.employees >= Some(1000);
    let industry = lead.industry.as_deref();
    match lead.country.as_deref() {
        Some("DE" | "AT" | "CH") if large => 0,
        Some("DE" | "AT" | "CH") if matches!(industry, Some("manufacturing" | "energy")) => 1,
        Some("DE" | "AT" | "CH") => 2,
        _ if large => 3,
        Some("FR" | "NL" | "SE" | "PL" | "UK") if industry == Some("software") => 4,
        None => 5,
        _ => 6,
    }
}

fn stage(lead: &Contact, fit: i32, interest: i32) -> u8 {
    if interest < 50 || fit < 60 || lead.consent != Some(true) {
        0
    } else if lead.email.is_none() || lead.country.is_none() {
        1
    } else {
        2
    }
}
