//! This library, for many leads at once: the same columns that the code written by hand has.

use leadpact::{Assessments, Batch, Column};

use super::coded::{COUNTRIES, Coded, INDUSTRIES, SENIORITIES, SOURCES};
use super::columns::By;
use super::outcome::{DESKS, GRADES, Outcome, STAGES, place};
use super::plain::Contact;

/// Leads by field. Numbers that are not known are -1, revenue is NaN then; the first text of a dictionary is blank.
#[derive(Debug, Default)]
pub struct Table {
    rows: usize,
    revenue: Vec<f64>,
    employees: Vec<i32>,
    counts: [Vec<i16>; 4],
    codes: [Vec<u8>; 4],
    flags: [Vec<Option<bool>>; 4],
    email: Vec<u8>,
    words: [Vec<&'static str>; 4],
    emails: Vec<&'static str>,
    /// Each title once, and by row its place there.
    dictionary: Vec<String>,
    title: Vec<u32>,
    /// All titles one behind the other, and by row where it begins; one more for the end.
    letters: Vec<u8>,
    begin: Vec<i32>,
}

impl Table {
    /// So many rows: the leads over and over again.
    pub fn new(leads: &[Contact], rows: usize) -> Self {
        let mut table = Self { rows, begin: vec![0], emails: vec!["", "@"], ..Self::default() };
        let words = [&COUNTRIES[..], &SENIORITIES, &INDUSTRIES, &SOURCES];
        table.words = words.map(|words| [""].iter().chain(words).copied().collect());
        let mut places = std::collections::HashMap::new();
        for lead in leads.iter().cycle().take(rows) {
            let title = lead.job_title.as_deref().unwrap_or_default();
            let next = places.len() as u32;
            let place = *places.entry(title).or_insert(next);
            if place == next {
                table.dictionary.push(title.to_owned());
            }
            table.title.push(place);
            table.push(lead, title);
        }
        table
    }

    fn push(&mut self, lead: &Contact, title: &str) {
        let coded = Coded::from(lead);
        self.revenue.push(if coded.revenue < 0 { f64::NAN } else { coded.revenue as f64 });
        self.employees.push(coded.employees);
        let counts = [coded.downloads, coded.pricing, coded.webinars, coded.quiet_days];
        self.counts.iter_mut().zip(counts).for_each(|(to, of)| to.push(of as i16));
        let codes = [coded.country, coded.seniority, coded.industry, coded.source];
        self.codes.iter_mut().zip(codes).for_each(|(to, of)| to.push(of));
        let flags = [lead.free_mail, lead.consent, lead.newsletter, lead.demo];
        self.flags.iter_mut().zip(flags).for_each(|(to, of)| to.push(of));
        self.email.push(lead.email.is_some().into());
        self.letters.extend_from_slice(title.as_bytes());
        self.begin.push(self.letters.len() as i32);
    }

    /// The columns, as a host would hand them over.
    pub fn batch(&self, by: By) -> Batch<'_> {
        let [downloads, pricing, webinars, quiet_days] = &self.counts;
        let [free_mail, consent, newsletter, demo] = &self.flags;
        let mut batch = Batch::new(self.rows)
            .with("revenue", Column::from(&self.revenue).unknown_is_nan())
            .with("employees", Column::from(&self.employees).unknown_is(-1))
            .with("downloads", Column::from(downloads).unknown_is(-1))
            .with("pricing", Column::from(pricing).unknown_is(-1))
            .with("webinars", Column::from(webinars).unknown_is(-1))
            .with("quiet_days", Column::from(quiet_days).unknown_is(-1))
            .with("free_mail", free_mail)
            .with("consent", consent)
            .with("newsletter", newsletter)
            .with("demo", demo)
            .with("email", Column::dictionary(&self.email, &self.emails[..]));
        let names = ["country", "seniority", "industry", "source"];
        for ((name, codes), words) in names.into_iter().zip(&self.codes).zip(&self.words) {
            batch = batch.with(name, Column::dictionary(codes, &words[..]));
        }
        match by {
            By::Dictionary => batch.with("job_title", Column::dictionary(&self.title, &self.dictionary)),
            By::Scan => batch.with("job_title", Column::packed(&self.letters, &self.begin)),
        }
    }
}

/// The five outputs of a row.
pub fn outcome(of: &Assessments, row: usize) -> Outcome {
    let points = |name| {
        let value = of.score(name).and_then(|score| score.get(row));
        value.and_then(|of| of.to_string().parse().ok()).unwrap_or(i32::MIN)
    };
    let word = |name| of.words(name).and_then(|words| words.get(row)).unwrap_or_default();
    Outcome {
        fit: points("fit"),
        interest: points("interest"),
        grade: place(&GRADES, word("grade")),
        desk: place(&DESKS, word("desk")),
        stage: place(&STAGES, of.stage(row).unwrap_or_default()),
    }
}
