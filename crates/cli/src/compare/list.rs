//! Changes and leads that move, for programs: a row or a line for each.

use std::io::{self, Write as _};

use leadpact::{Moved, Outcome as Differs, OutcomeKind, PactPair};
use serde::Serialize;

use crate::exit::{Failure, Outcome};
use crate::files::Sink;

/// What is listed.
pub struct List {
    target: Target,
    /// The outcomes that have columns.
    columns: Vec<(OutcomeKind, Option<String>)>,
    with_won: bool,
}

enum Target {
    Csv(Box<csv::Writer<Sink>>),
    Ndjson(Sink),
}

/// A lead that moves, for NDJSON.
#[derive(Serialize)]
struct LeadLine<'a> {
    #[serde(flatten)]
    moved: &'a Moved,
    /// The changes in words.
    changes: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    won: Option<Option<bool>>,
}

/// A change, for NDJSON.
#[derive(Serialize)]
struct ChangeLine<'a> {
    kind: &'a str,
    name: Option<&'a str>,
    #[serde(flatten)]
    change: &'a leadpact::MeaningChange,
}

impl List {
    /// A list of leads.
    pub fn of_leads(pair: &PactPair, sink: Sink, is_csv: bool, with_won: bool) -> Outcome<Self> {
        let columns = columns(pair);
        let mut list = Self { target: target(sink, is_csv), columns, with_won };
        if is_csv {
            let mut header = vec!["id".to_owned()];
            for (kind, name) in &list.columns {
                let title = name.as_deref().unwrap_or_else(|| kind.word());
                header.extend([format!("{title}_old"), format!("{title}_new")]);
            }
            header.extend(with_won.then(|| "won".to_owned()));
            header.push("because".to_owned());
            list.row(&header)?;
        }
        Ok(list)
    }

    /// A list of changes, complete.
    pub fn of_changes(pair: &PactPair, sink: Sink, is_csv: bool) -> Outcome<Self> {
        let mut list = Self { target: target(sink, is_csv), columns: Vec::new(), with_won: false };
        if is_csv {
            let header = ["number", "declaration", "name", "what", "within", "words", "old_line", "new_line"];
            list.row(&header.map(str::to_owned))?;
        }
        for (of, change) in pair.comparison().changes() {
            if !is_csv {
                list.json(&ChangeLine { kind: &of.kind, name: of.name.as_deref(), change })?;
                continue;
            }
            let what = serde_json::to_value(change.what).unwrap_or_default();
            let line = |line: &Option<leadpact::explanation::Line>| {
                line.as_ref().map_or(String::new(), |line| format!("{}:{}", line.file, line.line))
            };
            list.row(&[
                change.number.to_string(),
                of.kind.clone(),
                of.name.clone().unwrap_or_default(),
                what.as_str().unwrap_or_default().to_owned(),
                change.within.clone().unwrap_or_default(),
                change.words.clone(),
                line(&change.old),
                line(&change.new),
            ])?;
        }
        Ok(list)
    }

    /// A lead that moves.
    pub fn lead(&mut self, pair: &PactPair, moved: &Moved, won: Option<bool>) -> Outcome {
        let words =
            |number: &usize| pair.comparison().change(*number).map(|(_, change)| change.words.as_str());
        let changes: Vec<&str> = moved.because.iter().filter_map(words).collect();
        if matches!(self.target, Target::Ndjson(_)) {
            return self.json(&LeadLine { moved, changes, won: self.with_won.then_some(won) });
        }
        let mut row = vec![moved.id.clone()];
        for (kind, name) in &self.columns {
            let of = |of: &&Differs| of.kind == *kind && of.name == *name;
            let found = moved.outcomes.iter().find(of);
            let [old, new] = found.map_or([None, None], |of| [of.old.clone(), of.new.clone()]);
            row.extend([old.unwrap_or_default(), new.unwrap_or_default()]);
        }
        if self.with_won {
            row.push(won.map_or("", |won| if won { "yes" } else { "no" }).to_owned());
        }
        row.push(changes.join("; "));
        self.row(&row)
    }

    /// Writes out what is left.
    pub fn finish(self) -> Outcome {
        match self.target {
            Target::Csv(writer) => {
                let name = writer.get_ref().name().to_owned();
                let sink = writer.into_inner();
                sink.map_err(|error| Failure::writing(&name, error.error()))?.finish()
            }
            Target::Ndjson(sink) => sink.finish(),
        }
    }

    fn row(&mut self, cells: &[String]) -> Outcome {
        let Target::Csv(writer) = &mut self.target else { return Ok(()) };
        let written = writer.write_record(cells).map_err(io::Error::from);
        written.map_err(|error| Failure::writing(writer.get_ref().name(), &error))
    }

    fn json(&mut self, line: &impl Serialize) -> Outcome {
        let Target::Ndjson(sink) = &mut self.target else { return Ok(()) };
        let written = serde_json::to_writer(&mut *sink, line).map_err(io::Error::from);
        let written = written.and_then(|()| sink.write_all(b"\n"));
        written.map_err(|error| Failure::writing(sink.name(), &error))
    }
}

fn target(sink: Sink, is_csv: bool) -> Target {
    if is_csv { Target::Csv(Box::new(csv::Writer::from_writer(sink))) } else { Target::Ndjson(sink) }
}

/// The outcomes of the new pact, in the order of `score`; of what the old one lacks they stay empty.
fn columns(pair: &PactPair) -> Vec<(OutcomeKind, Option<String>)> {
    let new = pair.new_pact();
    let named = |kind, name: &str| (kind, Some(name.to_owned()));
    let mut columns: Vec<_> = new.scores().map(|of| named(OutcomeKind::Score, of.name)).collect();
    columns.extend(new.ratings().map(|(of, _)| named(OutcomeKind::Rating, of.name)));
    columns.extend(new.tables().map(|(of, _)| named(OutcomeKind::Table, of.name)));
    columns.extend(new.choices().map(|(of, _)| named(OutcomeKind::Choice, of.name)));
    let of_stages = [OutcomeKind::Stage, OutcomeKind::Handover, OutcomeKind::Responsible, OutcomeKind::Route];
    columns.extend(of_stages.map(|kind| (kind, None)));
    if new.nurture().is_some() {
        columns.push((OutcomeKind::Nurture, None));
    }
    columns
}
