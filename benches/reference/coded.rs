//! *coded*: the best that could be written by hand, lead by lead. Words are small numbers from the start, nothing
//! branches, points are looked up in tables, and one pass over the title finds all its parts.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::outcome::{Outcome, place};
use super::plain::Contact;
use super::titles::Titles;

/// Each list of words as codes: 0 is not known, and a word's code is one more than its place.
pub const COUNTRIES: [&str; 9] = ["DE", "AT", "CH", "FR", "NL", "SE", "PL", "UK", "another"];
pub const SENIORITIES: [&str; 4] = ["c_level", "director", "manager", "staff"];
pub const INDUSTRIES: [&str; 8] =
    ["software", "manufacturing", "finance", "healthcare", "retail", "logistics", "energy", "education"];
pub const SOURCES: [&str; 4] = ["inbound", "cold_call", "event", "partner"];

/// The bits of [`Coded::flags`].
pub const EMAIL: u8 = 1;
pub const FREE_MAIL: u8 = 2;
pub const CONSENT: u8 = 4;
pub const NEWSLETTER: u8 = 8;
pub const DEMO: u8 = 16;
pub const NO_DEMO: u8 = 32;

/// A lead in codes. Numbers that are not known are -1.
#[derive(Debug, Clone, Default)]
pub struct Coded {
    /// Empty where it is not known.
    pub job_title: String,
    pub revenue: i64,
    pub employees: i32,
    pub downloads: i32,
    pub pricing: i32,
    pub webinars: i32,
    pub quiet_days: i32,
    pub country: u8,
    pub seniority: u8,
    pub industry: u8,
    pub source: u8,
    pub flags: u8,
}

const SENIORITY_FIT: [i8; 5] = [0, 25, 25, 10, 0];
const INDUSTRY_FIT: [i8; 9] = [0, 10, 5, 5, 0, 0, 5, 5, -10];
const COUNTRY_FIT: [i8; 10] = [0, 10, 10, 10, 5, 5, 5, 0, 0, 0];
const SOURCE_FIT: [i8; 5] = [0, 0, 0, 5, 5];
const SOURCE_INTEREST: [i8; 5] = [0, 15, -10, 5, 5];

/// Desks by country, industry and whether there are a thousand employees.
const DESK: [[[u8; 2]; 9]; 10] = {
    let mut desks = [[[6, 3]; 9]; 10];
    desks[0] = [[5, 3]; 9];
    let mut country = 1;
    while country < 9 {
        desks[country][1][0] = 4;
        if country < 4 {
            desks[country] = [[2, 0]; 9];
            desks[country][2][0] = 1;
            desks[country][7][0] = 1;
        }
        country += 1;
    }
    desks
};

/// All five outputs for one lead.
#[inline]
pub fn assess(lead: &Coded, titles: &Titles) -> Outcome {
    let (fit, interest) = (fit(lead, titles), interest(lead));
    let grade = u8::from(fit < 80) + u8::from(fit < 60) + u8::from(fit < 40);
    let of_country = &DESK[usize::from(lead.country)];
    let desk = of_country[usize::from(lead.industry)][usize::from(lead.employees >= 1000)];
    let qualified = u8::from((interest >= 50) & (fit >= 60) & (lead.flags & CONSENT != 0));
    let stage = qualified << u8::from((lead.flags & EMAIL != 0) & (lead.country != 0));
    Outcome { fit, interest, grade, desk, stage }
}

fn fit(lead: &Coded, titles: &Titles) -> i32 {
    let (size, revenue) = (lead.employees, lead.revenue);
    let words = [
        at(&SENIORITY_FIT, lead.seniority),
        at(&INDUSTRY_FIT, lead.industry),
        at(&COUNTRY_FIT, lead.country),
        at(&SOURCE_FIT, lead.source),
    ];
    words.map(i32::from).iter().sum::<i32>()
        + 20 * i32::from(size >= 250)
        + 10 * i32::from((50..250).contains(&size))
        - 10 * i32::from((0..10).contains(&size))
        + 20 * i32::from(revenue >= 10_000_000)
        + 10 * i32::from((1_000_000..10_000_000).contains(&revenue))
        + 5 * i32::from((size >= 0) & (revenue >= 0) & (revenue >= 150_000 * i64::from(size)))
        - 30 * i32::from(lead.flags & FREE_MAIL != 0)
        - 15 * i32::from(lead.flags & EMAIL == 0)
        + titles.points(&lead.job_title)
}

fn interest(lead: &Coded) -> i32 {
    let Coded { downloads, pricing, webinars, quiet_days: quiet, .. } = *lead;
    let nothing = (downloads == 0) & (pricing == 0) & (webinars == 0) & (lead.flags & NO_DEMO != 0);
    let points = 10 * downloads.clamp(0, 3)
        + 5 * pricing.clamp(0, 4)
        + 15 * webinars.clamp(0, 2)
        + 10 * i32::from(lead.flags & NEWSLETTER != 0)
        + 40 * i32::from(lead.flags & DEMO != 0)
        + i32::from(at(&SOURCE_INTEREST, lead.source))
        + 10 * i32::from((0..=3).contains(&quiet))
        + 5 * i32::from((4..=7).contains(&quiet))
        - 15 * (i32::from(quiet > 30) + i32::from(quiet > 90))
        + 10 * i32::from((pricing >= 3) & (downloads >= 1))
        + 10 * i32::from((webinars >= 1) & (0..=14).contains(&quiet))
        - 10 * i32::from(nothing);
    points.clamp(0, 100)
}

#[inline(always)]
fn at<T: Copy>(table: &[T], code: u8) -> T {
    table[usize::from(code)]
}

/// A lead as it comes, its texts borrowed. In JSON a text is owned only where something in it is escaped.
#[derive(Deserialize)]
pub struct Raw<'a> {
    #[serde(borrow)]
    country: Option<Text<'a>>,
    #[serde(borrow)]
    job_title: Option<Text<'a>>,
    #[serde(borrow)]
    seniority: Option<Text<'a>>,
    #[serde(borrow)]
    industry: Option<Text<'a>>,
    #[serde(borrow)]
    source: Option<Text<'a>>,
    email: Option<IgnoredAny>,
    employees: Option<u32>,
    #[serde(rename = "revenue_eur")]
    revenue: Option<i64>,
    free_mail: Option<bool>,
    consent: Option<bool>,
    #[serde(rename = "whitepaper_downloads_30d")]
    downloads: Option<u32>,
    #[serde(rename = "pricing_views_30d")]
    pricing: Option<u32>,
    #[serde(rename = "newsletter_signup")]
    newsletter: Option<bool>,
    #[serde(rename = "demo_request")]
    demo: Option<bool>,
    #[serde(rename = "webinar_attended_90d")]
    webinars: Option<u32>,
    #[serde(rename = "days_since_last_activity")]
    quiet_days: Option<u32>,
}

#[derive(Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

impl Coded {
    /// Takes in a lead, in place of what this one was before.
    pub fn take(&mut self, lead: &Raw<'_>) {
        let number = |of: Option<u32>| of.map_or(-1, u32::cast_signed);
        self.job_title.clear();
        self.job_title.push_str(lead.job_title.as_ref().map_or("", |title| &title.0));
        self.revenue = lead.revenue.unwrap_or(-1);
        self.employees = number(lead.employees);
        self.downloads = number(lead.downloads);
        self.pricing = number(lead.pricing);
        self.webinars = number(lead.webinars);
        self.quiet_days = number(lead.quiet_days);
        self.country = code(&COUNTRIES, lead.country.as_ref()).min(9);
        self.seniority = code(&SENIORITIES, lead.seniority.as_ref());
        self.industry = code(&INDUSTRIES, lead.industry.as_ref());
        self.source = code(&SOURCES, lead.source.as_ref());
        self.flags = flag(lead.email.map(|_| true), EMAIL, 0)
            | flag(lead.free_mail, FREE_MAIL, 0)
            | flag(lead.consent, CONSENT, 0)
            | flag(lead.newsletter, NEWSLETTER, 0)
            | flag(lead.demo, DEMO, NO_DEMO);
    }
}

/// Done once, when the lead comes in, and no part of what is measured.
impl From<&Contact> for Coded {
    fn from(lead: &Contact) -> Self {
        let text = |of: &'_ Option<String>| of.clone().map(|text| Text(Cow::Owned(text)));
        let mut coded = Self::default();
        coded.take(&Raw {
            country: text(&lead.country),
            job_title: text(&lead.job_title),
            seniority: text(&lead.seniority),
            industry: text(&lead.industry),
            source: text(&lead.source),
            email: lead.email.as_ref().map(|_| IgnoredAny),
            employees: lead.employees,
            revenue: lead.revenue,
            free_mail: lead.free_mail,
            consent: lead.consent,
            downloads: lead.downloads,
            pricing: lead.pricing,
            newsletter: lead.newsletter,
            demo: lead.demo,
            webinars: lead.webinars,
            quiet_days: lead.quiet_days,
        });
        coded
    }
}

fn flag(of: Option<bool>, yes: u8, no: u8) -> u8 {
    match of {
        Some(true) => yes,
        Some(false) => no,
        None => 0,
    }
}

fn code(words: &[&str], word: Option<&Text<'_>>) -> u8 {
    word.map_or(0, |word| 1 + place(words, &word.0))
}
