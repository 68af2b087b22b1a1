//! What came of an example, as lines of text that can be read aloud.

use super::report::{ExampleReport, Expectation};
use super::story::short;
use crate::explain::{Sheet, score_page, test_page};

impl ExampleReport {
    /// Each expectation that does not hold: what was expected, what came instead, and what decided. Plain text,
    /// wrapped at so many columns (at least 40); empty for an example that passed.
    #[must_use]
    pub fn to_text(&self, width: usize) -> String {
        let mut sheet = Sheet::new(width, &self.line.file);
        for (at, failed) in self.expectations.iter().filter(|of| !of.held()).enumerate() {
            if at > 0 {
                sheet.blank();
            }
            expectation(failed, &mut sheet);
            self.before(failed, &mut sheet);
        }
        if let Some(error) = &self.error {
            sheet.text(0, &format!("it could not be run to its end: {error}"));
        }
        sheet.done()
    }

    fn before(&self, failed: &Expectation, sheet: &mut Sheet) {
        let story = self.story.iter().take(failed.transitions_before);
        if story.len() > 0 {
            sheet.text(2, "before that:");
            story.for_each(|sentence| sheet.item(4, "-", sentence));
        }
    }
}

fn expectation(failed: &Expectation, sheet: &mut Sheet) {
    let at = short(&failed.at);
    sheet.item(0, "", &format!("{}, as of {at}: {}", sheet.at(&failed.line), failed.line.text));
    failed.tests.iter().for_each(|test| test_page(test, 2, sheet));
    if let Some(refusal) = &failed.refusal {
        sheet.item(2, "-", &format!("the last command was refused: {refusal}"));
    }
    // Below what was expected.
    sheet.inset(2);
    failed.scores.iter().for_each(|score| score_page(score, sheet));
    sheet.inset(0);
}
