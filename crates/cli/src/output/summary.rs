//! What a file of leads comes to, to be looked at together: how many leads are in each stage and at each
//! level, how the scores are spread, and what is missing most.

mod draw;
mod histogram;

use std::collections::BTreeMap;
use std::io::{self, Write};

use leadpact::{Assessment, Handover, Info, Number, Pact};

use draw::{Bar, Page};
use histogram::Histogram;

use crate::input::interactions;
use crate::terminal;

/// So many of the fields that are missing most are shown.
const MISSING_SHOWN: usize = 8;

/// Counts leads.
pub struct Summary {
    name: String,
    leads: u64,
    stages: Vec<Stage>,
    words: Vec<Words>,
    scores: Vec<Scores>,
    missing: BTreeMap<String, u64>,
    future: u64,
}

struct Stage {
    name: String,
    label: Option<String>,
    count: u64,
    waiting: u64,
    pending: u64,
}

/// A rating, table or choice.
struct Words {
    name: String,
    label: Option<String>,
    counts: Vec<(String, u64)>,
    unknown: u64,
}

struct Scores {
    name: String,
    label: Option<String>,
    spread: Histogram,
    unknown: u64,
}

/// What was left out, which no assessment knows.
#[derive(Debug, Default)]
pub struct LeftOut {
    /// Columns of a table that are no field.
    pub columns: usize,
    /// Keys in JSON that are no field.
    pub keys: u64,
    /// Interactions of a kind that is not declared.
    pub undeclared: u64,
    /// Interactions of a lead that is not there.
    pub orphans: u64,
    /// Values that do not fit.
    pub problems: u64,
}

impl Summary {
    /// No lead yet.
    pub fn new(pact: &Pact) -> Self {
        let words = pact.ratings().chain(pact.tables()).chain(pact.choices());
        Self {
            name: pact.name().to_owned(),
            leads: 0,
            stages: pact.stages().map(|of| Stage::new(of.name, of.label)).collect(),
            words: words.map(|(of, words)| Words::new(of, words)).collect(),
            scores: pact.scores().map(Scores::new).collect(),
            missing: BTreeMap::new(),
            future: 0,
        }
    }

    /// Takes in a lead.
    pub fn add(&mut self, of: &Assessment) {
        self.leads += 1;
        self.future += u64::from(of.future_interactions());
        if let Some(stage) = self.stages.iter_mut().find(|stage| Some(stage.name.as_str()) == of.stage()) {
            stage.add(of.handover());
        }
        let words = of.ratings().chain(of.tables()).chain(of.choices());
        self.words.iter_mut().zip(words).for_each(|(words, (_, word))| words.add(word));
        self.scores.iter_mut().zip(of.scores()).for_each(|(scores, (_, score))| scores.add(score.value));
        for field in of.missing() {
            match self.missing.get_mut(field) {
                Some(count) => *count += 1,
                None => drop(self.missing.insert(field.to_owned(), 1)),
            }
        }
    }

    /// Adds what another summary of the same pact has counted.
    pub fn merge(&mut self, other: Self) {
        self.leads += other.leads;
        self.future += other.future;
        self.stages.iter_mut().zip(other.stages).for_each(|(of, other)| of.merge(&other));
        self.words.iter_mut().zip(other.words).for_each(|(of, other)| of.merge(&other));
        self.scores.iter_mut().zip(other.scores).for_each(|(of, other)| of.merge(other));
        for (field, count) in other.missing {
            *self.missing.entry(field).or_default() += count;
        }
    }

    /// Writes what was counted, as wide as the terminal.
    pub fn write(&self, out: &mut dyn Write, width: usize, left_out: &LeftOut) -> io::Result<()> {
        let mut text = Vec::new();
        self.draw(&mut text, width, left_out)?;
        out.write_all(terminal::page(&String::from_utf8_lossy(&text)).as_bytes())
    }

    fn draw(&self, out: &mut dyn Write, width: usize, left_out: &LeftOut) -> io::Result<()> {
        let mut page = Page::new(out, width, self.leads);
        page.title(&self.name, self.leads)?;
        self.write_stages(&mut page)?;
        for of in &self.words {
            page.heading(&of.name, of.label.as_deref())?;
            let known = of.counts.iter().map(|(word, count)| Bar::new(word, *count));
            page.bars(known.chain(unknown(of.unknown)))?;
        }
        for of in &self.scores {
            page.heading(&of.name, of.label.as_deref())?;
            let bins = of.spread.bins();
            let known = bins.iter().map(|bin| Bar::new(&bin.values, bin.count));
            page.bars(known.chain(unknown(of.unknown)))?;
        }
        self.write_missing(&mut page)?;
        page.left_out(&self.left_out(left_out))
    }

    fn write_stages(&self, page: &mut Page<'_>) -> io::Result<()> {
        if self.stages.is_empty() {
            return Ok(());
        }
        page.heading("Stages", None)?;
        page.bars(self.stages.iter().map(|of| Bar {
            name: &of.name,
            label: of.label.as_deref(),
            count: of.count,
            note: parts(of.waiting, of.pending),
        }))
    }

    fn write_missing(&self, page: &mut Page<'_>) -> io::Result<()> {
        if self.missing.is_empty() {
            return Ok(());
        }
        let mut missing: Vec<_> =
            self.missing.iter().map(|(field, count)| (field.as_str(), *count)).collect();
        missing.sort_by_key(|&(field, count)| (std::cmp::Reverse(count), field));
        page.heading("Worth asking for", Some("what would decide most"))?;
        page.bars(missing.iter().take(MISSING_SHOWN).map(|&(field, count)| Bar::new(field, count)))
    }

    fn left_out(&self, of: &LeftOut) -> Vec<(u64, &'static str, &'static str)> {
        let columns = of.columns as u64;
        vec![
            (
                of.problems,
                "data problem; what does not fit counts as unknown",
                "data problems; what does not fit counts as unknown",
            ),
            (
                self.future,
                "interaction is dated later and does not count",
                "interactions are dated later and do not count",
            ),
            interactions::undeclared(of.undeclared),
            interactions::orphans(of.orphans),
            (columns, "column is not in the pact", "columns are not in the pact"),
            (of.keys, "key is not in the pact", "keys are not in the pact"),
        ]
    }
}

impl Stage {
    fn new(name: &str, label: Option<&str>) -> Self {
        Self { name: name.to_owned(), label: label.map(str::to_owned), count: 0, waiting: 0, pending: 0 }
    }

    fn add(&mut self, handover: Option<Handover>) {
        self.count += 1;
        match handover {
            Some(Handover::Waiting) => self.waiting += 1,
            Some(Handover::Pending) => self.pending += 1,
            None => {}
        }
    }
}

/// How counts are put together.
impl Stage {
    fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.waiting += other.waiting;
        self.pending += other.pending;
    }
}

impl Words {
    fn merge(&mut self, other: &Self) {
        self.unknown += other.unknown;
        for ((_, count), (_, more)) in self.counts.iter_mut().zip(&other.counts) {
            *count += more;
        }
    }

    fn new(of: Info<'_>, words: &[String]) -> Self {
        let counts = words.iter().map(|word| (word.clone(), 0)).collect();
        Self { name: of.name.to_owned(), label: of.label.map(str::to_owned), counts, unknown: 0 }
    }

    fn add(&mut self, word: Option<&str>) {
        match self.counts.iter_mut().find(|(known, _)| Some(known.as_str()) == word) {
            Some((_, count)) => *count += 1,
            None => self.unknown += 1,
        }
    }
}

impl Scores {
    fn merge(&mut self, other: Self) {
        self.spread.merge(other.spread);
        self.unknown += other.unknown;
    }

    fn new(of: Info<'_>) -> Self {
        let (name, label) = (of.name.to_owned(), of.label.map(str::to_owned));
        Self { name, label, spread: Histogram::default(), unknown: 0 }
    }

    fn add(&mut self, value: Option<Number>) {
        match value {
            Some(value) => self.spread.add(value),
            None => self.unknown += 1,
        }
    }
}

/// The bar of what is unknown, where anything is.
fn unknown(count: u64) -> Option<Bar<'static>> {
    (count > 0).then(|| Bar::new("unknown", count))
}

/// `12 waiting, 30 pending`
fn parts(waiting: u64, pending: u64) -> String {
    let part = |count: u64, word: &str| (count > 0).then(|| format!("{} {word}", super::grouped(count)));
    [part(waiting, "waiting"), part(pending, "pending")].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
