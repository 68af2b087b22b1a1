//! The syntax tree: a pact as it is written, every node with its place, no meaning yet.
//!
//! Names are not resolved and types not known here; the check does both. A file is a flat list of
//! [`Item`]s in the order written, with the comments beside it so that a formatter can put them back.

mod expr;
mod lifecycle;
mod scoring;

pub use expr::*;
pub use lifecycle::*;
pub use scoring::*;

use crate::sources::{FileId, Span};
use crate::values::{Date, Number, Unit};

/// One file.
#[derive(Debug, Clone, PartialEq)]
pub struct Ast {
    /// Which file.
    pub file: FileId,
    /// Its statements, in the order written. What could not be read is left out and has a message.
    pub items: Vec<Item>,
    /// Its comments, in the order written.
    pub comments: Vec<Comment>,
    /// The names that statements left out seem to have declared: uses of them are no mistakes of their own.
    pub damaged: Vec<Name>,
}

/// `# text` to the end of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// From the `#` to the end of the line, without the line break.
    pub span: Span,
    /// Whether something other than blanks stands before it on its line.
    pub trailing: bool,
}

/// A name as written, in NFC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// A string with its escapes resolved, in NFC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Str {
    /// What it says.
    pub value: String,
    /// Where, quotes included.
    pub span: Span,
}

/// A word of a list: `director` or `"Lead Add Form"`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// What it says, in NFC.
    pub text: String,
    /// Whether it stands in quotes.
    pub quoted: bool,
    /// Where, quotes included.
    pub span: Span,
}

/// A number, perhaps with a currency: `250`, `10 million EUR`, `-4`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberLit {
    /// Its exact value, `thousand`, `million` and `billion` multiplied out.
    pub value: Number,
    /// `EUR` in `10 million EUR`.
    pub currency: Option<Name>,
    /// Where, sign and currency included.
    pub span: Span,
}

/// `50%`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Percent {
    /// 50 for `50%`; negative with a minus sign.
    pub value: Number,
    /// Where.
    pub span: Span,
}

/// `2026-11-20` or `2026-11-20 14:30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateLit {
    /// The day.
    pub date: Date,
    /// Hour and minute, for an instant.
    pub time: Option<Time>,
    /// Where.
    pub span: Span,
}

/// `14:30`; 24:00 is allowed as a closing time only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// 0 to 24.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// Where.
    pub span: Span,
}

/// `30 days`, `1 work day`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duration {
    /// From 1.
    pub count: u32,
    /// What is counted.
    pub unit: Unit,
    /// Where.
    pub span: Span,
}

/// A statement at the top of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// Where, from its first word to its last.
    pub span: Span,
}

/// What a statement at the top of a file is.
#[derive(Debug, Clone, PartialEq)]
pub enum ItemKind {
    /// `language 1`
    Language(NumberLit),
    /// `include "glossary.pact"`
    Include(Str),
    /// `pact "B2B inbound" { … }`
    Pact(Header),
    /// `team marketing "Marketing"`
    Team(Team),
    /// `agreed by marketing on 2026-11-20 as "Head of Marketing" seal "…"`
    Agreed(Agreed),
    /// `lead identified by id { … }`
    Lead(LeadDecl),
    /// `interaction page_view "Viewed a page" { … }`
    Interaction(InteractionDecl),
    /// `list private_mail as ("@gmx.de", "@web.de")`
    List(List),
    /// `define free_mail "…" as …`
    Define(Define),
    /// `score interest "…" between 0 and 100 { … }`
    Score(Score),
    /// `rating grade "…" of fit { … }`
    Rating(Rating),
    /// `questionnaire bant "…" asked by sales { … }`
    Questionnaire(Questionnaire),
    /// `table priority "…" of grade, temperature { … }`
    Table(Table),
    /// `choose market "…" the first that fits { … }`
    Choose(Choose),
    /// `stage MQL "…" owned by marketing { … }`
    Stage(Stage),
    /// `in every stage that is not final { … }`
    EveryStage(Vec<StageItem>),
    /// `leads start in the first that fits { … }`
    Start(Vec<Choice>),
    /// `nurture with all that fit when … { … }`
    Nurture(Nurture),
    /// `example "…" { … }`
    Example(Example),
    /// `reason no_budget "…"`
    Reason(Reason),
    /// `allow LINT "why"`
    Allow(Allow),
}

/// `pact "B2B inbound" { version 4, … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// The pact's name.
    pub name: Str,
    /// What stands in the braces, in the order written.
    pub entries: Vec<HeaderEntry>,
}

/// One entry of the header.
#[derive(Debug, Clone, PartialEq)]
pub struct HeaderEntry {
    /// What it is.
    pub kind: HeaderKind,
    /// Where.
    pub span: Span,
}

/// What an entry of the header is.
#[derive(Debug, Clone, PartialEq)]
pub enum HeaderKind {
    /// `version 4`
    Version(NumberLit),
    /// `timezone Europe/Berlin`; the name as written
    Timezone(Name),
    /// `currency EUR`
    Currency(Name),
    /// `work time mon-fri 09:00-17:00`
    WorkTime(WorkTimeLit),
    /// `holidays 2026-12-24, 2026-12-25`
    Holidays(Vec<DateLit>),
}

/// `mon-fri 09:00-17:00`, `mon-thu, sat 08:00-12:00`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkTimeLit {
    /// First and last day of each range, 0 for Monday to 6; a single day twice.
    pub days: Vec<(u8, u8)>,
    /// When work begins.
    pub from: Time,
    /// When it ends.
    pub to: Time,
}

/// `team marketing "Marketing"`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// What rules call it.
    pub name: Name,
    /// What people call it.
    pub label: Option<Str>,
}

/// `agreed by sales on 2026-11-20 as "Head of Sales" seal "…"`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// Which team.
    pub team: Name,
    /// On which day.
    pub date: DateLit,
    /// Who signed, by role or name.
    pub signer: Str,
    /// The fingerprint that was signed.
    pub seal: Option<Str>,
}

/// `lead identified by id { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct LeadDecl {
    /// The column or key of the id.
    pub id: Word,
    /// The fields.
    pub fields: Vec<Field>,
}

/// `employees: number "Head count" from column "No. of Employees" unknown if "Select" or "n/a" empty means 0`
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its name in the pact.
    pub name: Name,
    /// Its type.
    pub ty: Type,
    /// What it is called by people.
    pub label: Option<Str>,
    /// The column or key of the input.
    pub column: Option<Str>,
    /// Placeholders that mean "not filled in".
    pub unknown_if: Vec<Str>,
    /// What a missing value means.
    pub empty_means: Option<EmptyMeans>,
    /// Where.
    pub span: Span,
}

/// `empty means no`
#[derive(Debug, Clone, PartialEq)]
pub struct EmptyMeans {
    /// The value.
    pub value: DataValue,
    /// Where.
    pub span: Span,
}

/// A type as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Type {
    /// Which.
    pub kind: TypeKind,
    /// Where.
    pub span: Span,
}

/// Which type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeKind {
    /// `text`
    Text,
    /// `number`
    Number,
    /// `money`, `money USD`
    Money(Option<Name>),
    /// `yes/no`
    YesNo,
    /// `date`
    Date,
    /// `one of (a, "b c", other)`
    OneOf(Vec<Word>),
    /// `some of (a, b)`
    SomeOf(Vec<Word>),
}

/// `interaction call "We called the lead" from type "CALL" by sales { reached: yes/no }`
#[derive(Debug, Clone, PartialEq)]
pub struct InteractionDecl {
    /// Its name in the pact.
    pub name: Name,
    /// What it is called by people.
    pub label: Option<Str>,
    /// The word of the input.
    pub from_type: Option<Str>,
    /// The team that does it, where the lead does not.
    pub by: Option<Name>,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// `list private_mail "…" as ("@gmx.de", "@web.de")`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// Its name.
    pub name: Name,
    /// What it is called by people.
    pub label: Option<Str>,
    /// Its words.
    pub words: Vec<Word>,
}

/// `define decision_maker "Decides" as …`
#[derive(Debug, Clone, PartialEq)]
pub struct Define {
    /// Its name.
    pub name: Name,
    /// What it is called by people.
    pub label: Option<Str>,
    /// A condition or a quantity.
    pub body: Expr,
}

/// `reason no_budget "The lead has no budget this year"`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Its name.
    pub name: Name,
    /// What it means.
    pub meaning: Option<Str>,
}

/// `allow ladder-adds-up "Tiers are meant to add up"`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allow {
    /// The lint, in kebab-case.
    pub lint: Name,
    /// Why.
    pub why: Option<Str>,
}

/// A value of data, in `empty means`, in an example's lead and in its interactions.
#[derive(Debug, Clone, PartialEq)]
pub struct DataValue {
    /// What.
    pub kind: DataKind,
    /// Where.
    pub span: Span,
}

/// What a value of data is.
#[derive(Debug, Clone, PartialEq)]
pub enum DataKind {
    /// `"Acme"`
    Text(String),
    /// `director`, a listed word; also `yes` and `no` in a `one of`
    Word(String),
    /// `300`, `2 million EUR`
    Number(NumberLit),
    /// `yes`
    Yes,
    /// `no`
    No,
    /// `unknown`
    Unknown,
    /// `2026-11-20`
    Date(DateLit),
    /// `(cloud, erp)`
    Words(Vec<Word>),
}
