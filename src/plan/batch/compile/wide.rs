//! Fields with many codes: what each is worth, as far as it is known before the rows, or when a text comes.

use super::Compiler;
use super::scores::worth;
use crate::lead::{Remembered, Scanner};
use crate::model::{CondId, Text, TextTest, Value};
use crate::plan::batch::alphabet::Kind;
use crate::plan::batch::facts::Facts;
use crate::plan::batch::program::{Table, Use, Wide};
use crate::values::Truth;

impl Compiler<'_> {
    /// What all entries are worth that are known.
    pub(super) fn fill_wides(&mut self) {
        let unit = self.program.unit;
        for wide in &mut self.program.wides {
            let place = usize::from(wide.field.0);
            let Some(alphabet) = self.program.alphabets.get(place).and_then(Option::as_ref) else { continue };
            let mut truths = Vec::new();
            for value in &alphabet.entries {
                let value = value.as_ref().unwrap_or(&Value::Unknown);
                let scanned = matches!(alphabet.kind, Kind::Scanned(_));
                self.facts.truths(wide.field, value, &|_| None, &mut truths);
                debug_assert!(!scanned || alphabet.entries.len() == 1, "all others come with their texts");
                add_entry(self.facts, wide, (value, &truths), unit);
            }
        }
    }
}

/// Adds what an entry is worth, behind those before.
fn add_entry(facts: &Facts, wide: &mut Wide, (value, truths): (&Value, &[Truth]), unit: i64) {
    for (of, table) in wide.uses.iter().zip(&mut wide.tables) {
        match (of, table) {
            (Use::Points(gives), Table::Points(points)) => {
                let raw = gives.iter().map(|give| worth(&facts.model, give, value, truths));
                let raw: i64 = raw.map(|raw| raw.unwrap_or(0)).sum();
                // That it fits is made sure when the program is made.
                points.push(i16::try_from(raw / unit).unwrap_or(0));
            }
            (Use::Mask(condition, yes), Table::Mask(mask)) => {
                let wanted = if *yes { Truth::Yes } else { Truth::No };
                let truth = truths.get(condition.0 as usize).copied().unwrap_or_default();
                mask.push(if truth == wanted { u8::MAX } else { 0 });
            }
            (Use::Known, Table::Mask(mask)) => mask.push(if value.is_known() { u8::MAX } else { 0 }),
            _ => {}
        }
    }
}

/// Finds the codes of texts: one for each set of tests that a text passes.
#[derive(Debug, Clone)]
pub(in crate::plan::batch) struct Scanning {
    tests: Vec<(CondId, TextTest)>,
    scanner: Scanner,
    /// The bits of the tests that texts of each code pass, from code 1 on.
    patterns: Vec<u64>,
    hits: Vec<u64>,
    folded: String,
    /// The codes of texts that were seen.
    remembered: Remembered,
}

/// So many codes there may be; texts of more go the ordinary way.
const CODES: usize = 4096;

impl Scanning {
    pub fn new(tests: &[(CondId, TextTest)]) -> Self {
        let scanner = Scanner::new(&tests.iter().map(|(_, test)| test.clone()).collect::<Vec<_>>());
        Self {
            tests: tests.to_vec(),
            hits: vec![0; scanner.blocks()],
            scanner,
            patterns: Vec::new(),
            folded: String::new(),
            remembered: Remembered::new(1),
        }
    }

    /// The code of a text that is not blank, if it has been seen.
    #[inline]
    pub fn seen(&self, text: &[u8]) -> Option<u16> {
        u16::try_from(self.remembered.found(text)?).ok()
    }

    /// The code of a text that is not blank; none if there are too many.
    pub fn code(&mut self, facts: &Facts, wide: &mut Wide, unit: i64, text: &str) -> Option<u16> {
        self.scanner.scan(text, &mut self.folded, &mut self.hits);
        let code = self.code_of_hits(facts, wide, unit)?;
        self.remembered.remember(text.as_bytes(), &[code.into()]);
        Some(code)
    }

    fn code_of_hits(&mut self, facts: &Facts, wide: &mut Wide, unit: i64) -> Option<u16> {
        let width = self.hits.len().max(1);
        let mut patterns = self.patterns.chunks_exact(width);
        if let Some(found) = patterns.position(|pattern| pattern.starts_with(&self.hits)) {
            return u16::try_from(found + 1).ok();
        }
        let code = self.patterns.len() / width + 1;
        if code >= CODES {
            return None;
        }
        self.patterns.extend_from_slice(&self.hits);
        let tests = &self.tests;
        let hits = &self.hits;
        let passes = |id: CondId| {
            let test = tests.iter().position(|(of, _)| *of == id)?;
            Some(hits.get(test / 64).is_some_and(|block| block >> (test % 64) & 1 == 1))
        };
        let (value, mut truths) = (Value::Text(Text::new("x")), Vec::new());
        facts.truths(wide.field, &value, &passes, &mut truths);
        add_entry(facts, wide, (&value, &truths), unit);
        u16::try_from(code).ok()
    }
}
