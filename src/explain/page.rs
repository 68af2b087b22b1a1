//! An explanation as a page of plain text, for a colleague.

mod sheet;
mod summary;
mod sums;
mod way;

pub(crate) use sheet::{Paint, Painted, Sheet};
pub(crate) use sums::score;
pub(crate) use way::test;

use super::{Change, ChangeKind, Explanation, Move, Named, StageWhy, WordKind, WordWhy};
use crate::values::text;

impl Explanation {
    /// The explanation as plain text, wrapped at so many columns (at least 40). Ends with a line break.
    ///
    /// First where the lead stands and what would move it on, then what its scores and ratings are made of.
    #[must_use]
    pub fn to_text(&self, width: usize) -> String {
        self.page(Sheet::new(width, &self.file))
    }

    /// [`Explanation::to_text`] with the colours of a terminal, for one that shows them: they say nothing that the
    /// words do not.
    #[must_use]
    pub fn to_coloured_text(&self, width: usize) -> String {
        self.page(Sheet::new(width, &self.file).coloured())
    }

    fn page(&self, mut sheet: Sheet) -> String {
        let id = of_words(0, &self.id, Paint::Loud);
        sheet.painted(0, &format!("{}, as of {}", self.id, self.as_of), &[id]);
        if let Some(stage) = &self.stage {
            sheet.blank();
            standing(stage, &mut sheet);
            if let Some(summary) = summary::of(self, stage) {
                sheet.blank();
                let open = summary.split_once(':').map(|(open, _)| of_words(0, open, Paint::Open));
                sheet.painted(0, &summary, open.as_slice());
            }
            way::ways(stage, &mut sheet);
            onward(self, &mut sheet);
        }
        asking(self, &mut sheet);
        for score in &self.scores {
            sheet.blank();
            sums::score(score, &mut sheet);
        }
        if !self.words.is_empty() {
            sheet.blank();
            self.words.iter().for_each(|word| words(word, &mut sheet));
        }
        tracks(self, &mut sheet);
        notes(self, &mut sheet);
        sheet.done()
    }
}

/// Where it stands, and how it came there.
fn standing(stage: &StageWhy, sheet: &mut Sheet) {
    let here = called(&stage.named);
    let responsible =
        stage.responsible.as_ref().map_or(String::new(), |team| format!(" {} is responsible.", called(team)));
    let part = match stage.handover {
        Some("pending") => ", handed over and not yet accepted",
        Some(_) => ", waiting to be handed over",
        None => "",
    };
    let name = of_words(3, &here, Paint::Loud);
    sheet.painted(0, &format!("It is in {here}{part}.{responsible}"), &[name]);
    if let Some(meaning) = &stage.meaning {
        sheet.text(2, meaning);
    }
    if let Some(route) = &stage.route {
        sheet.text(2, &format!("It goes to {} ({}).", route.to, sheet.at(&route.written)));
    }
    if let (Some(start), false) = (&stage.start, stage.steps.is_empty()) {
        sheet.text(2, &format!("It started in {} ({}).", stage.started, sheet.at(start)));
    }
    for step in &stage.steps {
        let why = step.why.as_ref().filter(|why| !step.written.text.contains(why.as_str()));
        let why = why.map_or(String::new(), |why| format!(" \"{why}\""));
        sheet.text(
            2,
            &format!("From {} it came to {}:{why} {}", step.from, step.to, sheet.quoted(&step.written)),
        );
    }
}

/// What would move it on.
fn onward(explanation: &Explanation, sheet: &mut Sheet) {
    if explanation.moves.is_empty() {
        return;
    }
    sheet.blank();
    sheet.heading("What would move it on:");
    for found in &explanation.moves {
        sheet.item(2, "-", &sentence(found, explanation.stage.as_ref().map(|stage| &stage.named)));
    }
}

/// `one more demo_request (Asked for a demo) would make it MQL`
fn sentence(found: &Move, present: Option<&Named>) -> String {
    let changes: Vec<_> = found.changes.iter().map(change).collect();
    let would = match found.handover {
        Some("pending") if present == Some(&found.stage) => "hand it over".to_owned(),
        Some("pending") => format!("make it {}, handed over", found.stage.name),
        Some(_) => format!("make it {}, waiting to be handed over", found.stage.name),
        None => format!("make it {}", found.stage.name),
    };
    format!("{} would {would}", changes.join(", together with "))
}

fn change(change: &Change) -> String {
    let name = called(&change.named);
    match change.kind {
        ChangeKind::Interaction if change.with.is_empty() => format!("one more {name}"),
        ChangeKind::Interaction => {
            let with = change.with.iter().map(|(field, value)| format!("{field} {value}"));
            format!("one more {name} with {}", with.collect::<Vec<_>>().join(", "))
        }
        ChangeKind::Field if change.values.is_empty() => format!("knowing {name}"),
        ChangeKind::Field if change.ranges.is_empty() => format!("{name} being {}", one_of(&change.values)),
        ChangeKind::Field => {
            let ranges: Vec<_> = change.ranges.iter().map(ToString::to_string).collect();
            format!("{name} being {}", one_of(&ranges))
        }
    }
}

/// What to ask for.
fn asking(explanation: &Explanation, sheet: &mut Sheet) {
    if !explanation.missing.is_empty() {
        sheet.blank();
        let asked = format!("Worth asking for: {}", names(&explanation.missing));
        sheet.painted(0, &asked, &[(0..3, Paint::Open)]);
    }
}

/// A rating, table or choice.
fn words(word: &WordWhy, sheet: &mut Sheet) {
    let is = word.word.as_deref().unwrap_or("unknown");
    let inputs = word
        .of
        .iter()
        .map(|input| format!("{} is {}", input.name, input.value.as_deref().unwrap_or("unknown")));
    let inputs = inputs.collect::<Vec<_>>().join(", ");
    let because = match (word.kind, &word.written) {
        (WordKind::Choice, Some(line)) => format!(": {}", sheet.quoted(line)),
        (WordKind::Choice, None) => ": no other line fits".to_owned(),
        (WordKind::Rating | WordKind::Table, _) => format!(": {inputs}"),
    };
    let next = word.next.as_ref().map_or(String::new(), |next| {
        format!("; {} begins at {}, {} more", next.level, next.from, next.short)
    });
    let name = called(&word.named);
    let paint = if word.word.is_some() { Paint::Loud } else { Paint::Open };
    let painted = [(0..1, Paint::Heading), of_words(words_in(&name) + 1, is, paint)];
    sheet.painted_item(0, "", &format!("{name} is {is}{because}{next}"), &painted);
}

fn tracks(explanation: &Explanation, sheet: &mut Sheet) {
    if !explanation.nurture.is_empty() {
        sheet.blank();
        sheet.heading("Nurture:");
        explanation.nurture.iter().for_each(|track| sheet.item(2, "-", &sheet.quoted(track)));
    }
}

/// What else to know.
fn notes(explanation: &Explanation, sheet: &mut Sheet) {
    let mut notes = Vec::new();
    if let Some(next) = &explanation.next_change {
        notes.push(format!("Without new data something may change on {next}, not before."));
    }
    match explanation.future_interactions {
        0 => {}
        1 => notes.push("1 interaction is dated later and does not count.".to_owned()),
        many => notes.push(format!("{many} interactions are dated later and do not count.")),
    }
    for problem in &explanation.problems {
        notes.push(format!("`{}` does not fit {}; it counts as unknown.", problem.value, problem.field));
    }
    if !notes.is_empty() {
        sheet.blank();
        notes.iter().for_each(|note| sheet.text(0, note));
    }
}

/// Words of a paragraph, from a number on, drawn otherwise.
fn of_words(from: usize, text: &str, paint: Paint) -> Painted {
    (from..from + words_in(text), paint)
}

fn words_in(text: &str) -> usize {
    text.split(' ').count()
}

/// `interest (Level of Interest)`; the name alone where the label says the same.
fn called(named: &Named) -> String {
    match &named.label {
        Some(label) if text::fold(label) != text::fold(&named.name) => format!("{} ({label})", named.name),
        _ => named.name.clone(),
    }
}

/// `company (Legal name of the company), phone`
fn names(fields: &[Named]) -> String {
    fields.iter().map(called).collect::<Vec<_>>().join(", ")
}

/// `DE, AT or CH`; of more than a few some as examples.
fn one_of(values: &[String]) -> String {
    const SHOWN: usize = 4;
    let shown: Vec<&str> = values.iter().take(SHOWN).map(String::as_str).collect();
    let said = match shown.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, before)) => format!("{} or {last}", before.join(", ")),
        None => String::new(),
    };
    if values.len() > SHOWN { format!("for example {said}") } else { said }
}
