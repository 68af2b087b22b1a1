//! *columns*: the best that could be written by hand for many leads at once. An array for each field, and loops so
//! plain that the compiler makes vector instructions of them; titles either as codes into a dictionary, each of whose
//! titles is scanned once, or one after the other in full.
//!
//! A chunk of rows at a time goes through all loops, so that what they share stays in the cache. Points are held in
//! bytes, sixteen to a vector: what a lead can get without its title is between -65 and 95, and its interest plus 50
//! between 0 and 225.

use std::collections::HashMap;
use std::ops::Range;

use super::coded::{CONSENT, Coded, DEMO, EMAIL, FREE_MAIL, NEWSLETTER, NO_DEMO};
use super::outcome::Outcome;
use super::titles::Titles;

/// Rows that go through all loops together.
const CHUNK: usize = 2048;

/// Leads by field. Numbers that are not known are -1; revenue is in whole euros, and NaN where it is not known.
#[derive(Debug, Default)]
pub struct Columns {
    revenue: Vec<f64>,
    employees: Vec<i32>,
    downloads: Vec<i16>,
    pricing: Vec<i16>,
    webinars: Vec<i16>,
    quiet_days: Vec<i16>,
    country: Vec<u8>,
    seniority: Vec<u8>,
    industry: Vec<u8>,
    source: Vec<u8>,
    flags: Vec<u8>,
    /// Each title once, and by row its place there.
    dictionary: Vec<String>,
    title: Vec<u32>,
    /// All titles one behind the other, and by row where it begins; one more for the end.
    letters: Vec<u8>,
    begin: Vec<u32>,
}

/// What was found, by row.
#[derive(Debug, Default)]
pub struct Outcomes {
    fit: Vec<i16>,
    interest: Vec<u8>,
    grade: Vec<u8>,
    desk: Vec<u8>,
    stage: Vec<u8>,
}

/// How the titles are read.
#[derive(Debug, Clone, Copy)]
pub enum By {
    /// Codes into a dictionary.
    Dictionary,
    /// Each title letter by letter.
    Scan,
}

impl Columns {
    /// So many rows: the leads over and over again.
    pub fn new(leads: &[Coded], rows: usize) -> Self {
        let mut columns = Self { begin: vec![0], ..Self::default() };
        let mut places = HashMap::new();
        for lead in leads.iter().cycle().take(rows) {
            columns.push(lead);
            let next = places.len() as u32;
            let place = *places.entry(lead.job_title.as_str()).or_insert(next);
            if place == next {
                columns.dictionary.push(lead.job_title.clone());
            }
            columns.title.push(place);
        }
        columns
    }

    fn push(&mut self, lead: &Coded) {
        self.revenue.push(if lead.revenue < 0 { f64::NAN } else { lead.revenue as f64 });
        self.employees.push(lead.employees);
        self.downloads.push(lead.downloads as i16);
        self.pricing.push(lead.pricing as i16);
        self.webinars.push(lead.webinars as i16);
        self.quiet_days.push(lead.quiet_days as i16);
        self.country.push(lead.country);
        self.seniority.push(lead.seniority);
        self.industry.push(lead.industry);
        self.source.push(lead.source);
        self.flags.push(lead.flags);
        self.letters.extend_from_slice(lead.job_title.as_bytes());
        self.begin.push(self.letters.len() as u32);
    }

    pub fn rows(&self) -> usize {
        self.title.len()
    }

    fn title(&self, row: usize) -> &[u8] {
        &self.letters[self.begin[row] as usize..self.begin[row + 1] as usize]
    }
}

impl Outcomes {
    /// One row.
    pub fn row(&self, row: usize) -> Outcome {
        Outcome {
            fit: self.fit[row].into(),
            interest: self.interest[row].into(),
            grade: self.grade[row],
            desk: self.desk[row],
            stage: self.stage[row],
        }
    }

    fn resize(&mut self, rows: usize) {
        self.fit.resize(rows, 0);
        for column in [&mut self.interest, &mut self.grade, &mut self.desk, &mut self.stage] {
            column.resize(rows, 0);
        }
    }
}

/// All five outputs for all leads.
pub fn assess(leads: &Columns, by: By, titles: &Titles, out: &mut Outcomes) {
    out.resize(leads.rows());
    let points: Vec<i16> = match by {
        By::Dictionary => leads.dictionary.iter().map(|title| titles.points(title) as i16).collect(),
        By::Scan => Vec::new(),
    };
    for first in (0..leads.rows()).step_by(CHUNK) {
        let end = leads.rows().min(first + CHUNK);
        match by {
            By::Dictionary => {
                let codes = &leads.title[first..end];
                out.fit[first..end].iter_mut().zip(codes).for_each(|(fit, &at)| *fit = points[at as usize]);
            }
            By::Scan => scan(leads, first, titles, &mut out.fit[first..end]),
        }
        chunk(leads, first, end, out);
    }
}

/// The points of the titles from a row on.
fn scan(leads: &Columns, first: usize, titles: &Titles, fit: &mut [i16]) {
    let mut row = first;
    let (fours, rest) = fit.as_chunks_mut::<4>();
    for four in fours {
        *four = titles.points_of_four([0, 1, 2, 3].map(|at| leads.title(row + at)));
        row += 4;
    }
    for (at, fit) in rest.iter_mut().enumerate() {
        let [points, ..] = titles.points_of_four([leads.title(row + at), &[], &[], &[]]);
        *fit = points;
    }
}

/// All but the titles, whose points are in the outcome already.
fn chunk(leads: &Columns, first: usize, end: usize, out: &mut Outcomes) {
    let rows = first..end;
    let (mut points, mut sizes) = ([0; CHUNK], [0; CHUNK]);
    let (points, sizes) = (&mut points[..rows.len()], &mut sizes[..rows.len()]);
    // No limit of a rule is above a thousand, and what is more stays more.
    let employees = sizes.iter_mut().zip(&leads.employees[rows.clone()]);
    employees.for_each(|(size, &of)| *size = of.clamp(i16::MIN.into(), i16::MAX.into()) as i16);
    let (countries, flags) = (&leads.country[rows.clone()], &leads.flags[rows.clone()]);

    fit(leads, rows.clone(), sizes, points);
    let fits = &mut out.fit[rows.clone()];
    fits.iter_mut().zip(&*points).for_each(|(fit, &points)| *fit += i16::from(points.cast_signed()));
    let interests = &mut out.interest[rows.clone()];
    interest(leads, rows.clone(), interests);
    let grades = out.grade[rows.clone()].iter_mut().zip(&*fits);
    grades.for_each(|(grade, &fit)| *grade = u8::from(fit < 80) + u8::from(fit < 60) + u8::from(fit < 40));
    let desks =
        out.desk[rows.clone()].iter_mut().zip(countries).zip(&leads.industry[rows.clone()]).zip(&*sizes);
    desks.for_each(|(((desk, &country), &industry), &size)| *desk = desk_of(country, industry, size >= 1000));
    let stages = out.stage[rows].iter_mut().zip(&*fits).zip(interests).zip(countries).zip(flags);
    stages.for_each(|((((stage, &fit), &mut interest), &country), &flags)| {
        let qualified = u8::from(fit >= 60) & u8::from(interest >= 50) & u8::from(flags & CONSENT != 0);
        *stage = qualified + (qualified & u8::from(flags & EMAIL != 0) & u8::from(country != 0));
    });
}

fn desk_of(country: u8, industry: u8, large: bool) -> u8 {
    let dach = within(country, 1, 3);
    let european = within(country, 1, 8) & (industry == 1);
    let desk = if country == 0 { 5 } else { 6 };
    let desk = if european { 4 } else { desk };
    let desk = if large { 3 } else { desk };
    let desk = if dach { 2 } else { desk };
    let desk = if dach & ((industry == 2) | (industry == 7)) { 1 } else { desk };
    if dach & large { 0 } else { desk }
}

/// What a lead gets for its fit but for the title.
fn fit(leads: &Columns, rows: Range<usize>, sizes: &[i16], points: &mut [u8]) {
    let (employees, revenues) = (&leads.employees[rows.clone()], &leads.revenue[rows.clone()]);
    let money = points.iter_mut().zip(employees).zip(revenues);
    money.for_each(|((points, &size), &revenue)| {
        let much = revenue >= 150_000. * f64::from(size);
        *points = (is(revenue >= 1e6, 10_i64) + is(revenue >= 1e7, 10) + is(much & (size >= 0), 5)) as u8;
    });
    add(points, sizes, |size| {
        (is(size >= 250, 20_i16) - is(within(size, 0, 9), 10) + is(within(size, 50, 249), 10)) as i8
    });
    add(points, &leads.seniority[rows.clone()], |level| is(within(level, 1, 2), 25) + is(level == 3, 10));
    add(points, &leads.industry[rows.clone()], |industry| {
        is(within(industry, 1, 3), 5) + is((industry == 1) | within(industry, 6, 7), 5)
            - is(industry == 8, 10)
    });
    add(points, &leads.country[rows.clone()], |country| {
        is(within(country, 1, 3), 10) + is(within(country, 4, 6), 5)
    });
    add(points, &leads.source[rows.clone()], |source| is(source >= 3, 5));
    add(points, &leads.flags[rows], |flags| -is(flags & FREE_MAIL != 0, 30) - is(flags & EMAIL == 0, 15));
}

/// What a lead gets for its interest.
fn interest(leads: &Columns, rows: Range<usize>, points: &mut [u8]) {
    let all = [&leads.downloads, &leads.pricing, &leads.webinars, &leads.quiet_days];
    let mut counts = [[0; CHUNK]; 4];
    for (counts, of) in counts.iter_mut().zip(all) {
        // No limit of a rule is above ninety, and what is more stays more.
        let narrow = counts.iter_mut().zip(&of[rows.clone()]);
        narrow.for_each(|(count, &of)| *count = of.clamp(i8::MIN.into(), i8::MAX.into()) as i8);
    }
    let [downloads, pricing, webinars, quiet] = &counts;
    points.fill(50);
    add_two(points, downloads, pricing, |downloads, pricing| {
        let papers = is(downloads >= 1, 10) + is(downloads >= 2, 10) + is(downloads >= 3, 10);
        let prices = is(pricing >= 1, 5) + is(pricing >= 2, 5) + is(pricing >= 3, 5) + is(pricing >= 4, 5);
        papers + prices + is((pricing >= 3) & (downloads >= 1), 10)
    });
    add_two(points, webinars, quiet, |webinars, quiet| {
        let both = is((webinars >= 1) & within(quiet, 0, 14), 10);
        is(webinars >= 1, 15) + is(webinars >= 2, 15) + both
    });
    add(points, quiet, |quiet| {
        let fresh = is(within(quiet, 0, 7), 5) + is(within(quiet, 0, 3), 5);
        fresh - is(quiet > 30, 15) - is(quiet > 90, 15)
    });
    add(points, &leads.source[rows.clone()], |source| {
        is(source == 1, 15) + is(source >= 3, 5) - is(source == 2, 10)
    });
    let flags = &leads.flags[rows];
    add(points, flags, |flags| is(flags & NEWSLETTER != 0, 10) + is(flags & DEMO != 0, 40));
    let nothing = downloads.iter().zip(pricing).zip(webinars).zip(flags);
    points.iter_mut().zip(nothing).for_each(|(points, (((downloads, pricing), webinars), flags))| {
        let nothing = ((downloads | pricing | webinars) == 0) & (flags & NO_DEMO != 0);
        *points = points.wrapping_add_signed(-is(nothing, 10)).saturating_sub(50).min(100);
    });
}

/// Adds to each row what its value is worth. It may wrap on the way, as only the sum has to fit.
#[inline(always)]
fn add<A: Copy>(points: &mut [u8], column: &[A], worth: impl Fn(A) -> i8) {
    let rows = points.iter_mut().zip(column);
    rows.for_each(|(points, &value)| *points = points.wrapping_add_signed(worth(value)));
}

/// [`add`], from two columns.
#[inline(always)]
fn add_two<A: Copy, B: Copy>(points: &mut [u8], one: &[A], other: &[B], worth: impl Fn(A, B) -> i8) {
    let rows = points.iter_mut().zip(one).zip(other);
    rows.for_each(|((points, &a), &b)| *points = points.wrapping_add_signed(worth(a, b)));
}

#[inline(always)]
fn is<P: Default>(condition: bool, points: P) -> P {
    if condition { points } else { P::default() }
}

#[inline(always)]
fn within<N: PartialOrd>(value: N, low: N, high: N) -> bool {
    (value >= low) & (value <= high)
}
