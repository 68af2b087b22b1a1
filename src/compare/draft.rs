//! A small lead in the words of pacts, so that both can read it, and an example can be written of it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use smallvec::SmallVec;

use crate::lead::{Interaction, Lead};
use crate::model::{Field, FieldId, InteractionType, Model, Text, Type, TypeId, Value, WordSet};
use crate::values::{Date, Instant, Number, Period, Unit, text};

/// A value, whatever the field.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Datum {
    /// A text or a listed word.
    Word(String),
    Number(Number),
    Flag(bool),
    /// A day.
    Day(Date),
    Words(Vec<String>),
}

/// How long ago something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ago {
    pub count: u32,
    pub unit: Unit,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Did {
    pub ago: Ago,
    pub deed: Deed,
}

/// Something that can happen.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Deed {
    pub what: String,
    pub values: BTreeMap<String, Datum>,
}

/// A lead.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Draft {
    pub fields: BTreeMap<String, Datum>,
    pub did: Vec<Did>,
}

impl Draft {
    /// How much it says.
    pub fn size(&self) -> usize {
        self.fields.len() + self.did.iter().map(|did| 1 + did.deed.values.len()).sum::<usize>()
    }

    /// The lead as a pact reads it; what the pact does not declare is left out.
    pub fn lead(&self, model: &Model, id: &str, as_of: Instant) -> Lead {
        let values = model.fields.as_slice().iter().map(absent).collect();
        let mut lead = Lead { id: id.to_owned(), values, ..Lead::default() };
        for (at, field) in model.fields.iter() {
            let value = self.fields.get(&field.name).and_then(|datum| datum.value(model, &field.ty));
            if let (Some(value), Some(slot)) = (value, lead.values.get_mut(usize::from(at.0))) {
                *slot = value;
            }
        }
        let did = self.did.iter().filter_map(|did| did.deed.interaction(model, did.ago.before(model, as_of)));
        lead.interactions.extend(did);
        lead.sort();
        lead
    }

    /// What it says, in a few words: `employees 300, consent yes; 3 days ago demo_request`.
    pub fn words(&self) -> String {
        let fields = self.fields.iter().map(|(name, value)| format!("{name} {}", value.shown()));
        let did = self.did.iter().map(|did| format!("{} ago {}", did.ago.shown(), did.deed.words()));
        let fields = fields.collect::<Vec<_>>().join(", ");
        let did = did.collect::<Vec<_>>().join(", ");
        match (fields.is_empty(), did.is_empty()) {
            (true, true) => "a lead of which nothing is known".to_owned(),
            (false, true) => fields,
            (true, false) => did,
            (false, false) => format!("{fields}; {did}"),
        }
    }

    /// The lines of an `example` of a pact that say what the lead is and did.
    pub fn example_lines(&self, model: &Model) -> String {
        let mut text = String::new();
        let known = model.fields.as_slice().iter().filter_map(|field| {
            let datum = self.fields.get(&field.name)?;
            datum.value(model, &field.ty)?;
            Some(format!("{}: {}", field.name, datum.written(&field.ty)))
        });
        let known = known.collect::<Vec<_>>();
        if !known.is_empty() {
            // Writing to a string does not fail.
            let _ = writeln!(text, "  lead {{ {} }}", known.join(", "));
        }
        for did in self.did.iter().filter(|did| did.deed.kind(model).is_some()) {
            let _ = writeln!(text, "  {} ago {}", did.ago.shown(), did.deed.written(model));
        }
        text
    }

    /// What a lead of a pact says, as far as a draft can.
    pub fn of_example(
        model: &Model,
        lead: &[(FieldId, Value)],
        history: &[crate::model::Happened],
        at: Instant,
    ) -> Self {
        let datum = |field: &Field, value: &Value| Datum::of(model, &field.ty, value);
        let fields = lead.iter().filter_map(|(id, value)| {
            let field = model.fields.get(*id)?;
            Some((field.name.clone(), datum(field, value)?))
        });
        let did = history.iter().filter_map(|happened| {
            let kind = model.interactions.get(happened.what)?;
            let values = kind.fields.iter().zip(&happened.values);
            let values = values.filter_map(|(field, value)| Some((field.name.clone(), datum(field, value)?)));
            let minutes = at.0.saturating_sub(happened.at.0) / 60_000;
            let day = 24 * 60;
            let (count, unit) = match minutes {
                _ if minutes >= day => (minutes / day, Unit::Days),
                _ if minutes >= 60 => (minutes / 60, Unit::Hours),
                _ => (minutes.max(1), Unit::Minutes),
            };
            let ago = Ago { count: u32::try_from(count).ok()?, unit };
            let deed = Deed { what: kind.name.clone(), values: values.collect() };
            Some(Did { ago, deed })
        });
        Self { fields: fields.collect(), did: did.collect() }
    }
}

impl Deed {
    fn kind<'m>(&self, model: &'m Model) -> Option<(TypeId, &'m InteractionType)> {
        model.interactions.iter().find(|(_, kind)| kind.name == self.what)
    }

    /// As a pact reads it; none if the pact does not declare it.
    pub fn interaction(&self, model: &Model, at: Instant) -> Option<Interaction> {
        let (what, kind) = self.kind(model)?;
        let value = |field: &Field| {
            let value = self.values.get(&field.name).and_then(|datum| datum.value(model, &field.ty));
            value.unwrap_or_else(|| absent(field))
        };
        let values: SmallVec<[Value; 2]> = kind.fields.iter().map(value).collect();
        Some(Interaction { what, at, values })
    }

    /// `page_view with path "/pricing"`
    pub fn words(&self) -> String {
        let values = self.values.iter().map(|(name, value)| format!("{name} {}", value.shown()));
        let values = values.collect::<Vec<_>>().join(", ");
        let with = if values.is_empty() { String::new() } else { format!(" with {values}") };
        format!("{}{with}", self.what)
    }

    /// As an example of a pact writes it: `page_view { path: "/pricing" }`
    pub fn written(&self, model: &Model) -> String {
        let fields = self.kind(model).map_or(&[][..], |(_, kind)| &kind.fields);
        let values = fields.iter().filter_map(|field| {
            Some(format!("{}: {}", field.name, self.values.get(&field.name)?.written(&field.ty)))
        });
        let values = values.collect::<Vec<_>>().join(", ");
        let with = if values.is_empty() { String::new() } else { format!(" {{ {values} }}") };
        format!("{}{with}", self.what)
    }
}

/// What a field is where nothing is given.
fn absent(field: &Field) -> Value {
    field.empty_means.clone().unwrap_or_default()
}

impl Ago {
    fn before(self, model: &Model, as_of: Instant) -> Instant {
        Period::new(1, self.unit).map_or(as_of, |one| model.zone.minus(as_of, one, i64::from(self.count)))
    }

    /// `3 days`
    fn shown(self) -> String {
        format!("{} {}", self.count, self.unit.words(self.count))
    }
}

impl Datum {
    /// The value for a field of a type; none if it does not fit.
    fn value(&self, model: &Model, ty: &Type) -> Option<Value> {
        Some(match (self, ty) {
            (Self::Word(word), Type::Text) => Value::Text(Text::new(word)),
            (Self::Word(word), Type::OneOf(domain)) => Value::Word(domain.position(&text::fold(word))?),
            (Self::Number(number), Type::Number | Type::Money(_)) => Value::Number(*number),
            (Self::Flag(flag), Type::YesNo) => Value::Flag(*flag),
            (Self::Day(day), Type::Date) => Value::Date(model.zone.start_of_day(*day)),
            (Self::Words(words), Type::SomeOf(domain)) => {
                let places = words.iter().map(|word| domain.position(&text::fold(word)));
                Value::Words(places.collect::<Option<WordSet>>()?)
            }
            _ => return None,
        })
    }

    fn of(model: &Model, ty: &Type, value: &Value) -> Option<Self> {
        Some(match value {
            Value::Unknown => return None,
            Value::Text(text) => Self::Word(text.as_str().to_owned()),
            Value::Number(number) => Self::Number(*number),
            Value::Flag(flag) => Self::Flag(*flag),
            Value::Date(at) => Self::Day(model.zone.date_of(*at)),
            Value::Word(at) => Self::Word(ty.domain()?.word(*at).to_owned()),
            Value::Words(words) => {
                let domain = ty.domain()?;
                Self::Words(words.iter().map(|at| domain.word(at).to_owned()).collect())
            }
        })
    }

    /// As people write it.
    fn shown(&self) -> String {
        match self {
            Self::Word(word) => format!("\"{word}\""),
            Self::Number(number) => number.to_string(),
            Self::Flag(true) => "yes".to_owned(),
            Self::Flag(false) => "no".to_owned(),
            Self::Day(day) => day.to_string(),
            Self::Words(words) => format!("({})", words.join(", ")),
        }
    }

    /// As an example of a pact writes it.
    fn written(&self, ty: &Type) -> String {
        match (self, ty) {
            (Self::Word(word), Type::OneOf(_)) => text::word(word),
            (Self::Word(word), _) => text::quoted(word),
            (Self::Number(number), Type::Money(currency)) => format!("{number} {currency}"),
            (Self::Words(words), _) => {
                format!("({})", words.iter().map(|word| text::word(word)).collect::<Vec<_>>().join(", "))
            }
            _ => self.shown(),
        }
    }
}
