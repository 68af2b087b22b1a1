//! The page that teams print, hang up and sign.

mod glossary;
mod handover;
mod html;
mod markdown;
mod numbers;
mod signatures;
mod stages;

use super::lifecycle::{Lifecycle, graph};
use super::wording::Wording;
use super::words::{Cx, tidy};
use crate::model::Model;
use crate::sources::Sources;
use crate::syntax::ast::{Ast, HeaderKind, ItemKind};

/// A pact as a page for people: its stages, the handover agreement in sentences, scorecards, glossary, examples,
/// and room for signatures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    title: String,
    /// What stands below the title.
    about: Vec<Rich>,
    parts: Vec<Part>,
    lifecycle: Lifecycle,
}

/// Words with their emphasis.
type Rich = Vec<Piece>;

/// Some words.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    /// As they are.
    Plain(String),
    /// What should be seen first.
    Strong(String),
    /// What the pact calls it.
    Name(String),
}

impl Piece {
    fn is_empty(&self) -> bool {
        let (Self::Plain(text) | Self::Strong(text) | Self::Name(text)) = self;
        text.is_empty()
    }
}

/// A part of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// A heading of depth 2 or 3.
    Heading(u8, Rich),
    /// A paragraph.
    Text(Rich),
    /// Sentences below each other.
    List(Vec<Rich>),
    /// A table.
    Table(Table),
    /// The lifecycle.
    Picture,
    /// Lines of the pact as they are written.
    Written(String),
    /// Where teams sign.
    Signatures(Vec<Signature>),
}

/// A table with a row of heads.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Table {
    heads: Vec<String>,
    rows: Vec<Row>,
    /// The first column holds points, to be set to the right.
    points: bool,
    /// The first cell of each row is its head.
    row_heads: bool,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    cells: Vec<Rich>,
    /// How deep it stands in groups.
    depth: u8,
    /// It is the head of a group.
    group: bool,
}

/// A line to sign.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Signature {
    team: String,
    signer: Option<String>,
    date: Option<String>,
    /// Whether the signature holds for what the page says, where it was sealed.
    sealed: Option<bool>,
}

impl Document {
    /// The lifecycle that the page shows.
    #[must_use]
    pub fn lifecycle(&self) -> &Lifecycle {
        &self.lifecycle
    }

    /// The page as Markdown, with its lifecycle as a flowchart of Mermaid.
    #[must_use]
    pub fn markdown(&self) -> String {
        markdown::write(self)
    }

    /// The page as one HTML file without scripts, for the screen and for paper (A4). The picture is an `svg`
    /// element that shows the lifecycle, put in as it stands; without one the page has none.
    #[must_use]
    pub fn html(&self, picture: Option<&str>) -> String {
        html::write(self, picture)
    }
}

/// The page of a pact. `holds` tells whether a seal is of what the pact means.
pub(crate) fn document(
    model: &Model,
    sources: &Sources,
    trees: &[Ast],
    fingerprint: &str,
    holds: &dyn Fn(&str) -> bool,
) -> Document {
    let wording = Wording::read(trees);
    let cx = Cx { model, sources, wording: &wording };
    let beside = Beside::of(sources, trees);
    let mut parts = Vec::new();
    if !model.stages.as_slice().is_empty() {
        parts.push(Part::Heading(2, plain("The way of a lead")));
        parts.push(Part::Picture);
    }
    let lifecycle = graph(cx);
    stages::write(cx, &lifecycle, &mut parts);
    handover::write(cx, &mut parts);
    numbers::write(cx, &mut parts);
    glossary::write(cx, &beside, &mut parts);
    signatures::write(cx, fingerprint, holds, &mut parts);
    Document { title: model.name.clone(), about: about(cx, &beside, fingerprint), parts, lifecycle }
}

/// What a pact says beside its model.
#[derive(Default)]
struct Beside {
    /// `mon-fri 09:00-17:00`
    work_time: Option<String>,
    holidays: Option<String>,
    /// Lists: name, label, words.
    lists: Vec<(String, Option<String>, String)>,
}

impl Beside {
    fn of(sources: &Sources, trees: &[Ast]) -> Self {
        let mut beside = Self::default();
        for item in trees.iter().flat_map(|tree| &tree.items) {
            match &item.kind {
                ItemKind::Pact(header) => {
                    for entry in &header.entries {
                        let said = tidy(sources.slice(entry.span));
                        let behind = |words: usize| said.splitn(words + 1, ' ').last().map(str::to_owned);
                        match entry.kind {
                            HeaderKind::WorkTime(_) => beside.work_time = behind(2),
                            HeaderKind::Holidays(_) => beside.holidays = behind(1),
                            _ => {}
                        }
                    }
                }
                ItemKind::List(list) => {
                    let words: Vec<&str> = list.words.iter().map(|word| word.text.as_str()).collect();
                    let label = list.label.as_ref().map(|label| label.value.clone());
                    beside.lists.push((list.name.text.clone(), label, words.join(", ")));
                }
                _ => {}
            }
        }
        beside
    }
}

fn about(cx: Cx<'_>, beside: &Beside, fingerprint: &str) -> Vec<Rich> {
    let teams = cx.model.teams.iter().map(|(id, _)| cx.team(id).to_owned()).collect::<Vec<_>>();
    let mut about = Vec::new();
    let mut first = plain("What a lead is, when it is qualified, who owns it and how it is handed over");
    if teams.len() > 1 {
        first.push(Piece::Plain(", agreed between ".to_owned()));
        first.push(Piece::Strong(super::words::listed(&teams, "and")));
    }
    first.push(Piece::Plain(".".to_owned()));
    about.push(first);
    let mut facts = Vec::new();
    facts.extend(cx.model.version.as_ref().map(|version| format!("Version {version}")));
    facts.push(format!("fingerprint {}", short(fingerprint)));
    facts.push(format!("time zone {}", cx.model.zone.name()));
    facts.extend(beside.work_time.as_ref().map(|time| format!("work time {time}")));
    facts.extend(cx.model.currency.as_ref().map(|currency| format!("money in {currency}")));
    about.push(plain(&facts.join(" · ")));
    about.extend(beside.holidays.as_ref().map(|days| plain(&format!("Nobody works on {days}."))));
    about
}

/// The beginning of a fingerprint, enough for people to compare.
fn short(fingerprint: &str) -> &str {
    fingerprint.get(..12).unwrap_or(fingerprint)
}

fn plain(text: &str) -> Rich {
    vec![Piece::Plain(text.to_owned())]
}

fn name(text: &str) -> Rich {
    vec![Piece::Name(text.to_owned())]
}

fn strong(text: &str) -> Rich {
    vec![Piece::Strong(text.to_owned())]
}

/// A name with its label: `Level of Interest (interest)`.
fn titled(called: &str, label: Option<&String>) -> Rich {
    match label {
        Some(label) => vec![
            Piece::Plain(format!("{label} (")),
            Piece::Name(called.to_owned()),
            Piece::Plain(")".to_owned()),
        ],
        None => name(called),
    }
}

fn row(cells: Vec<Rich>) -> Row {
    Row { cells, depth: 0, group: false }
}

fn table(heads: &[&str], rows: Vec<Row>) -> Part {
    let heads = heads.iter().map(|head| (*head).to_owned()).collect();
    Part::Table(Table { heads, rows, points: false, row_heads: true })
}
