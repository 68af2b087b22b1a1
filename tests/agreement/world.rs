//! What a random pact has declared so far: names with their types.

use super::draw::Draw;

/// The type of a field.
#[derive(Clone, PartialEq)]
pub enum Ty {
    Text,
    Number,
    Money(&'static str),
    YesNo,
    Date,
    OneOf(Vec<String>),
    SomeOf(Vec<String>),
}

/// A field of the lead or of an interaction.
#[derive(Clone)]
pub struct Field {
    pub name: String,
    pub ty: Ty,
    /// Placeholders that mean "not filled in".
    pub placeholder: Option<&'static str>,
    /// What a missing value means.
    pub empty_means: Option<String>,
}

/// A kind of interaction.
#[derive(Clone)]
pub struct Kind {
    pub name: String,
    pub fields: Vec<Field>,
}

/// Something whose value is one of some words.
#[derive(Clone)]
pub struct Worded {
    pub name: String,
    pub words: Vec<String>,
    /// The words are levels, best first.
    pub is_rating: bool,
    /// Tables are made of others, but not of tables.
    pub is_table: bool,
}

/// Everything that is declared, in the order of the text.
#[derive(Default)]
pub struct World {
    pub text: String,
    pub zone: &'static str,
    pub has_work_time: bool,
    pub fields: Vec<Field>,
    pub kinds: Vec<Kind>,
    pub lists: Vec<String>,
    /// Names of conditions and of plain numbers.
    pub conditions: Vec<String>,
    pub quantities: Vec<String>,
    pub scores: Vec<String>,
    /// Scores that can be reset: all but those of questionnaires.
    pub resettable: Vec<String>,
    pub questionnaires: Vec<String>,
    pub worded: Vec<Worded>,
    pub stages: Vec<String>,
    /// No condition sees what another line left open: then bounds are sound. See `agreement.rs`.
    pub plain: bool,
}

impl World {
    /// A field of a type that is wanted, of the lead.
    pub fn field(&self, draw: &mut Draw, wanted: impl Fn(&Ty) -> bool) -> Option<&Field> {
        let fitting: Vec<&Field> = self.fields.iter().filter(|field| wanted(&field.ty)).collect();
        draw.one_of(&fitting).copied()
    }

    /// A kind of interaction with a field of a type that is wanted.
    pub fn kind_with(&self, draw: &mut Draw, wanted: impl Fn(&Ty) -> bool) -> Option<(&Kind, &Field)> {
        let all = self.kinds.iter().flat_map(|kind| kind.fields.iter().map(move |field| (kind, field)));
        let fitting: Vec<_> = all.filter(|(_, field)| wanted(&field.ty)).collect();
        draw.one_of(&fitting).copied()
    }
}

pub const TEXTS: &[&str] =
    &["acme", "it", "audit of it", "Straße", "/pricing/eu", "Head of IT", "a_it", "GÖRLITZ"];
pub const NEEDLES: &[&str] = &["it", "ACME", "of", "/pricing", "straße", "e", "görlitz", "Audit"];
pub const NUMBERS: &[&str] =
    &["1", "0", "2", "5", "-3", "0.5", "3.3333", "10", "0.0001", "-0.0003", "100", "7.25"];

/// Days and instants around which the dates of leads lie.
pub const DAYS: &[&str] =
    &["2026-01-15", "2026-03-29", "2026-10-25", "2026-02-28", "2025-12-31", "2024-02-29"];

/// A duration by the calendar or the clock.
pub fn period(draw: &mut Draw) -> &'static str {
    const PERIODS: &[&str] = &[
        "1 day",
        "7 days",
        "1 month",
        "1 hour",
        "30 days",
        "2 days",
        "1 week",
        "12 hours",
        "24 hours",
        "2 months",
        "90 minutes",
        "3 weeks",
        "1 year",
        "25 hours",
    ];
    draw.pick(PERIODS)
}

/// A duration that a deadline or timer may have.
pub fn deadline(draw: &mut Draw, world: &World) -> &'static str {
    const WORK: &[&str] = &["1 work day", "4 work hours", "2 work days", "30 work hours"];
    if world.has_work_time && draw.chance(40) { draw.pick(WORK) } else { period(draw) }
}
