//! What examples exercise, as lines of text.

use super::{Coverage, CoverageLine};
use crate::explain::{Line, Sheet};

impl Coverage {
    /// How many lines of each kind are exercised, and the ones that are not, by line. Plain text, wrapped at so
    /// many columns (at least 40).
    #[must_use]
    pub fn to_text(&self, width: usize) -> String {
        let mut sheet = Sheet::new(width, main_file(self.lines.iter().map(|of| &of.line)));
        sheet.text(0, &format!("{} of {} lines are exercised", self.exercised, self.total()));
        for kind in self.lines.chunk_by(|a, b| a.kind == b.kind) {
            let Some(first) = kind.first() else { continue };
            let exercised = kind.iter().filter(|of| of.examples > 0).count();
            sheet.text(2, &format!("{}: {exercised} of {}", first.kind.plural(), kind.len()));
            for gap in kind.iter().filter(|of| of.examples == 0) {
                sheet.item(4, "-", &format!("{}: {}", sheet.at(&gap.line), said(gap)));
            }
        }
        sheet.done()
    }

    /// On which sides of each threshold examples stand. Plain text, wrapped at so many columns (at least 40);
    /// empty for a pact without thresholds.
    #[must_use]
    pub fn boundaries_to_text(&self, width: usize) -> String {
        let mut sheet = Sheet::new(width, main_file(self.boundaries.iter().map(|of| &of.line)));
        for boundary in &self.boundaries {
            sheet.item(0, "", &format!("{}: {boundary}", sheet.at(&boundary.line)));
        }
        sheet.done()
    }
}

/// `MGL: becomes MQL as soon as …`
fn said(of: &CoverageLine) -> String {
    match &of.of {
        Some(owner) => format!("{owner}: {}", of.text),
        None => of.text.clone(),
    }
}

/// The file of most lines, which need not be named.
fn main_file<'a>(lines: impl Iterator<Item = &'a Line>) -> &'a str {
    let mut counts = std::collections::BTreeMap::<&str, usize>::new();
    lines.for_each(|line| *counts.entry(line.file.as_str()).or_default() += 1);
    counts.into_iter().max_by_key(|(_, count)| *count).map_or("", |(file, _)| file)
}
