//! Compares what a type declares with what the pact declares, once, and keeps where everything goes.

use std::sync::Arc;

use super::declare::{Declared, Fields, Kinds, Part};
use super::mismatch::{BindError, Mismatch, What, in_pact};
use super::{AsInteraction, AsLead, LeadFields, ValueKind};
use crate::lead::Cells;
use crate::model::{Field, Model, Type, TypeId, Value};
use crate::values::Instant;
use crate::values::nearness::nearest;

/// Where the values of a type go.
#[derive(Debug)]
pub(crate) struct Binding {
    pub(super) model: Arc<Model>,
    pub(super) fields: BoundFields,
    /// The fields, by place, that are read from the id.
    pub(super) from_id: Vec<usize>,
    pub(super) kinds: Vec<BoundKind>,
    pub(super) unbound: Vec<String>,
    pub(super) unbound_kinds: Vec<String>,
}

/// A kind of interaction.
#[derive(Debug)]
pub(super) struct BoundKind {
    pub(super) what: TypeId,
    pub(super) fields: BoundFields,
}

/// Fields of a lead, or of a kind of interaction, in the order in which the type declares them.
#[derive(Debug, Default)]
pub(super) struct BoundFields {
    pub(super) slots: Vec<BoundField>,
    pub(super) parts: Vec<Part>,
}

/// A field.
#[derive(Debug, Default)]
pub(super) struct BoundField {
    /// Its place among those of the pact.
    pub(super) place: usize,
    /// For each word of the type its place in the pact's list; none for one that is read as text.
    pub(super) words: Vec<Option<u16>>,
    /// The instants that mean "not filled in".
    pub(super) not_dates: Vec<Instant>,
    /// Whether its values are texts or words, and not instants.
    pub(super) is_text: bool,
}

impl Binding {
    pub(crate) fn new<T: AsLead>(model: Arc<Model>) -> Result<Self, BindError> {
        let (mut fields, mut kinds) = (Fields::default(), Kinds::default());
        <T as LeadFields>::declare(&mut fields);
        <T::Interaction as AsInteraction>::declare(&mut kinds);
        let mut binder =
            Binder { cells: Cells::new(model.zone.clone(), None), mismatches: vec![], unbound: vec![] };
        let bound = binder.fields(model.fields.as_slice(), "", fields);
        let from_id = from_id(&model, T::ID, &bound);
        binder.unbound.retain(|name| !from_id.iter().any(|&at| is_named(&model, at, name)));
        let kinds = binder.kinds(&model, kinds);
        if !binder.mismatches.is_empty() {
            return Err(BindError(binder.mismatches));
        }
        let unbound_kinds =
            model.interactions.iter().filter(|(id, _)| kinds.iter().all(|kind| kind.what != *id));
        let unbound_kinds = unbound_kinds.map(|(_, kind)| kind.name.clone()).collect();
        Ok(Self { model, fields: bound, from_id, kinds, unbound: binder.unbound, unbound_kinds })
    }

    /// What the pact declares and the type does not: fields, of interactions too.
    pub(crate) fn unbound(&self) -> &[String] {
        &self.unbound
    }

    /// The kinds of interaction that the pact declares and the type does not.
    pub(crate) fn unbound_kinds(&self) -> &[String] {
        &self.unbound_kinds
    }
}

fn is_named(model: &Model, at: usize, name: &str) -> bool {
    model.fields.as_slice().get(at).is_some_and(|field| field.name == name)
}

/// The fields that are read from the id: one of its name, and one that reads the column of the id.
fn from_id(model: &Model, id: &str, bound: &BoundFields) -> Vec<usize> {
    let fields = model.fields.as_slice().iter().enumerate();
    let of_id = |field: &Field| field.name == id || field.column == model.id_column;
    let is_free = |at: usize| bound.slots.iter().all(|slot| slot.place != at);
    fields.filter(|&(at, field)| of_id(field) && is_free(at)).map(|(at, _)| at).collect()
}

struct Binder {
    cells: Cells,
    mismatches: Vec<Mismatch>,
    unbound: Vec<String>,
}

impl Binder {
    fn fields(&mut self, known: &[Field], prefix: &str, declared: Fields) -> BoundFields {
        let mut bound = BoundFields { slots: Vec::new(), parts: declared.parts };
        for field in declared.fields {
            let slot = self.field(known, prefix, &field);
            if bound.slots.iter().any(|other| other.place == slot.place && slot.place != usize::MAX) {
                self.mismatch(format!("{prefix}{}", field.name), What::Twice);
            }
            bound.slots.push(slot);
        }
        let missing = known.iter().enumerate().filter(|(at, _)| bound.slots.iter().all(|s| s.place != *at));
        self.unbound.extend(missing.map(|(_, field)| format!("{prefix}{}", field.name)));
        bound
    }

    fn field(&mut self, known: &[Field], prefix: &str, declared: &Declared) -> BoundField {
        let Declared { name, kind } = declared;
        let shown = format!("{prefix}{name}");
        let Some((place, field)) = known.iter().enumerate().find(|(_, field)| field.name == *name) else {
            let similar = nearest(name, known.iter().map(|field| field.name.as_str())).map(str::to_owned);
            self.mismatch(shown, What::NoField { similar });
            return BoundField { place: usize::MAX, ..BoundField::default() };
        };
        let is_text = matches!(kind, ValueKind::Text | ValueKind::Word(_));
        let mut bound = BoundField { place, is_text, ..BoundField::default() };
        if !kind.fits(&field.ty) {
            self.mismatch(shown, What::Type { here: *kind, pact: in_pact(&field.ty) });
            return bound;
        }
        bound.words = self.words(field, shown, *kind);
        if *kind == ValueKind::Date {
            bound.not_dates =
                field.unknown_if.iter().filter_map(|not| self.cells.instant(not).ok()).collect();
        }
        bound
    }

    /// Where each word of the type stands in the list of the pact.
    fn words(&mut self, field: &Field, shown: String, kind: ValueKind) -> Vec<Option<u16>> {
        let (mut places, mut unlisted) = (Vec::new(), Vec::new());
        for &word in kind.words() {
            let read = match &field.ty {
                Type::SomeOf(domain) => self.cells.listed(domain, word).map(Value::Word),
                _ => self.cells.read(field, word).ok(),
            };
            if read.is_none() {
                unlisted.push(word.to_owned());
            }
            places.push(match read {
                Some(Value::Word(at)) => Some(at),
                _ => None,
            });
        }
        if !unlisted.is_empty() {
            let pact = in_pact(&field.ty);
            self.mismatch(shown, What::Unlisted { words: unlisted, here: kind, pact });
        }
        places
    }

    fn kinds(&mut self, model: &Model, declared: Kinds) -> Vec<BoundKind> {
        let mut bound: Vec<BoundKind> = Vec::new();
        for (name, fields) in declared.kinds {
            let Some((what, kind)) = model.interactions.iter().find(|(_, kind)| kind.name == name) else {
                let names = model.interactions.as_slice().iter().map(|kind| kind.name.as_str());
                let similar = nearest(&name, names).map(str::to_owned);
                self.mismatch(name, What::NoInteraction { similar });
                continue;
            };
            if bound.iter().any(|other| other.what == what) {
                self.mismatch(name.clone(), What::Twice);
            }
            let fields = self.fields(&kind.fields, &format!("{name}."), fields);
            bound.push(BoundKind { what, fields });
        }
        bound
    }

    fn mismatch(&mut self, name: String, what: What) {
        self.mismatches.push(Mismatch { name, what });
    }
}
