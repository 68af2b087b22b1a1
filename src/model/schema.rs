//! What is known of leads: teams, fields, interactions, reasons.

use std::sync::Arc;

use crate::sources::Span;
use crate::values::{Instant, Number};

super::arena::ids! {
    /// A team.
    TeamId(u16);
    /// A field of the lead.
    FieldId(u16);
    /// A kind of interaction.
    TypeId(u16);
    /// A reason of rejection.
    ReasonId(u16);
}

/// An ISO currency code as written, for example `EUR`.
pub type Currency = Arc<str>;

/// A team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// What rules call it.
    pub name: String,
    /// What people call it.
    pub label: Option<String>,
    /// Where it is declared.
    pub span: Span,
}

/// A field of the lead or of an interaction.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its name; a question's is `questionnaire.question`.
    pub name: String,
    /// Its type.
    pub ty: Type,
    /// What it is called by people.
    pub label: Option<String>,
    /// The column of a table, or the dotted path into nested JSON.
    pub column: String,
    /// Placeholders that mean "not filled in", folded.
    pub unknown_if: Vec<String>,
    /// What a missing value means.
    pub empty_means: Option<Value>,
    /// The questionnaire it is a question of.
    pub question_of: Option<super::QuestionnaireId>,
    /// Where it is declared.
    pub span: Span,
}

/// The type of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// `text`
    Text,
    /// `number`
    Number,
    /// `money`
    Money(Currency),
    /// `yes/no`
    YesNo,
    /// `date`
    Date,
    /// `one of (…)`
    OneOf(Domain),
    /// `some of (…)`
    SomeOf(Domain),
}

impl Type {
    /// The type as a pact writes it, without its words.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Money(_) => "money",
            Self::YesNo => "yes/no",
            Self::Date => "date",
            Self::OneOf(_) => "one of",
            Self::SomeOf(_) => "some of",
        }
    }

    /// The listed words, for `one of` and `some of`.
    #[must_use]
    pub fn domain(&self) -> Option<&Domain> {
        match self {
            Self::OneOf(domain) | Self::SomeOf(domain) => Some(domain),
            _ => None,
        }
    }
}

/// The words a value can be, in the order of the pact. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Domain {
    /// The words as written.
    pub words: Arc<[String]>,
    /// The words folded, in the same order.
    pub folded: Arc<[String]>,
    /// Whether the last word is `other`, which takes in everything else.
    pub has_other: bool,
}

impl Domain {
    /// The words as written, `other` last where anything else reads as `other`.
    #[must_use]
    pub fn new(words: Vec<String>, has_other: bool) -> Self {
        let folded = words.iter().map(|w| crate::values::text::fold(w)).collect();
        Self { words: words.into(), folded, has_other }
    }

    /// The place of a folded word; does not read as `other`. Linear in the number of words.
    #[must_use]
    pub fn position(&self, folded: &str) -> Option<u16> {
        self.folded.iter().position(|w| w == folded).and_then(|i| u16::try_from(i).ok())
    }

    /// The word at a place.
    #[must_use]
    pub fn word(&self, at: u16) -> &str {
        self.words.get(usize::from(at)).map_or("", String::as_str)
    }

    /// How many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// A set of places in a [`Domain`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct WordSet(smallvec::SmallVec<[u64; 1]>);

impl WordSet {
    /// No word.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes out all words and keeps the buffer.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Becomes equal to another set, in its own buffer.
    pub fn copy_from(&mut self, other: &Self) {
        self.0.clear();
        self.0.extend_from_slice(&other.0);
    }

    /// Takes in a word. Sets of equal words are equal however they were built.
    pub fn insert(&mut self, at: u16) {
        let (block, bit) = (usize::from(at / 64), at % 64);
        if self.0.len() <= block {
            self.0.resize(block + 1, 0);
        }
        if let Some(bits) = self.0.get_mut(block) {
            *bits |= 1 << bit;
        }
    }

    /// Whether a word is in it.
    #[must_use]
    pub fn contains(&self, at: u16) -> bool {
        self.0.get(usize::from(at / 64)).is_some_and(|bits| bits & (1 << (at % 64)) != 0)
    }

    /// Whether a word is in both.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(a, b)| a & b != 0)
    }

    /// Whether all words of `other` are in this one.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        other.0.iter().enumerate().all(|(i, bits)| bits & !self.0.get(i).copied().unwrap_or(0) == 0)
    }

    /// Whether there is no word in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|&bits| bits == 0)
    }

    /// The words, ascending.
    pub fn iter(&self) -> impl Iterator<Item = u16> + '_ {
        self.0.iter().enumerate().flat_map(|(block, &bits)| {
            (0..64u16)
                .filter(move |bit| bits & (1 << bit) != 0)
                .map(move |bit| u16::try_from(block * 64).unwrap_or(u16::MAX).saturating_add(bit))
        })
    }
}

impl FromIterator<u16> for WordSet {
    fn from_iter<T: IntoIterator<Item = u16>>(words: T) -> Self {
        let mut set = Self::new();
        words.into_iter().for_each(|at| set.insert(at));
        set
    }
}

/// A value of a field.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Value {
    /// Not known.
    #[default]
    Unknown,
    /// A text that is not blank.
    Text(Text),
    /// A number, or money in the field's currency.
    Number(Number),
    /// yes or no.
    Flag(bool),
    /// A day is its 00:00 in the pact's time zone.
    Date(Instant),
    /// A place in the field's [`Domain`].
    Word(u16),
    /// Places in the field's [`Domain`].
    Words(WordSet),
}

impl Value {
    /// Whether it is not [`Value::Unknown`].
    #[must_use]
    pub fn is_known(&self) -> bool {
        !matches!(self, Self::Unknown)
    }
}

/// A text as written, and as it compares. One buffer holds both, so that a text that takes the place of
/// another allocates nothing once the buffer is large enough.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// As written; behind that the folded text, where folding changes anything.
    both: String,
    /// Where the folded text begins: 0 where it is the text as written.
    folded_at: usize,
}

impl Text {
    /// A text with outer blanks trimmed.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut new = Self::default();
        new.set(text);
        new
    }

    /// Takes the place of the text before.
    pub fn set(&mut self, text: &str) {
        let raw = crate::values::text::trim(text);
        self.both.clear();
        self.folded_at = 0;
        if raw.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
            return self.both.push_str(raw);
        }
        self.both.reserve(2 * raw.len());
        self.both.push_str(raw);
        crate::values::text::push_folded(raw, &mut self.both);
        if self.both.get(raw.len()..) == Some(raw) {
            self.both.truncate(raw.len());
        } else {
            self.folded_at = raw.len();
        }
    }

    /// Becomes equal to another text, in its own buffer.
    pub fn copy_from(&mut self, other: &Self) {
        self.both.clone_from(&other.both);
        self.folded_at = other.folded_at;
    }

    /// As written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        if self.folded_at == 0 { &self.both } else { self.both.get(..self.folded_at).unwrap_or_default() }
    }

    /// In NFC and lower case: what tests compare.
    #[must_use]
    pub fn folded(&self) -> &str {
        self.both.get(self.folded_at..).unwrap_or_default()
    }
}

/// A kind of interaction.
#[derive(Debug, Clone, PartialEq)]
pub struct InteractionType {
    /// Its name.
    pub name: String,
    /// What it is called by people.
    pub label: Option<String>,
    /// The word of the input.
    pub from_type: String,
    /// The team that does it; none where the lead does.
    pub by: Option<TeamId>,
    /// Its fields.
    pub fields: Vec<Field>,
    /// Where it is declared.
    pub span: Span,
}

/// A reason of rejection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Its name.
    pub name: String,
    /// What it means.
    pub meaning: Option<String>,
    /// Where it is declared, or first used.
    pub span: Span,
}
