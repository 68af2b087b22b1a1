//! The names under which input knows a pact's fields, looked up once per pact.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::model::{Field, FieldId, Model, TypeId};
use crate::values::text;

/// A dotted path reaches at most so deep.
const DEEPEST: usize = 16;

/// All names of a pact's fields and interactions.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    /// Fields by their names in the pact.
    pub(crate) fields: HashMap<String, FieldId>,
    /// Kinds of interaction by their names in the pact.
    pub(crate) interactions: HashMap<String, TypeId>,
    /// Kinds of interaction by the type word of the input, folded.
    pub(crate) types: HashMap<String, TypeId>,
    /// Where the keys of a lead lead to.
    pub(crate) lead: KeyTree<LeadKey>,
    /// Where the keys of an interaction lead to.
    pub(crate) interaction: KeyTree<InteractionKey>,
}

/// What a key of a lead is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LeadKey {
    Id,
    Interactions,
    Field(FieldId),
}

/// What a key of an interaction is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InteractionKey {
    Type,
    At,
    /// A field, by place, of a kind.
    Field(TypeId, u16),
}

/// Keys, and below them those of nested objects.
#[derive(Debug)]
pub(crate) struct KeyTree<T> {
    nodes: HashMap<Box<str>, KeyNode<T>>,
}

/// What a key leads to: fields, or an object with further keys, or both.
#[derive(Debug)]
pub(crate) struct KeyNode<T> {
    pub(crate) targets: Vec<T>,
    pub(crate) inner: Option<KeyTree<T>>,
}

impl Keys {
    pub(crate) fn new(model: &Model) -> Self {
        let mut keys = Self::default();
        keys.lead.insert(&model.id_column, LeadKey::Id);
        for (id, field) in model.fields.iter() {
            keys.fields.insert(field.name.clone(), id);
            keys.lead.insert(&field.column, LeadKey::Field(id));
        }
        // A field of that name is what the pact says; its leads have no nested interactions then.
        if keys.lead.get("interactions").is_none_or(|node| node.targets.is_empty()) {
            keys.lead.insert("interactions", LeadKey::Interactions);
        }
        keys.interaction.insert("type", InteractionKey::Type);
        keys.interaction.insert("at", InteractionKey::At);
        for (id, kind) in model.interactions.iter() {
            keys.interactions.insert(kind.name.clone(), id);
            keys.types.entry(text::fold(&kind.from_type)).or_insert(id);
            for (at, field) in places(&kind.fields) {
                keys.interaction.insert(&field.column, InteractionKey::Field(id, at));
            }
        }
        keys
    }

    /// The kind of interaction of a type word; folds into a buffer.
    pub(crate) fn kind(&self, word: &str, buffer: &mut String) -> Option<TypeId> {
        text::fold_into(word, buffer);
        self.types.get(buffer.as_str()).copied()
    }
}

impl<T> Default for KeyTree<T> {
    fn default() -> Self {
        Self { nodes: HashMap::new() }
    }
}

impl<T: Copy> KeyTree<T> {
    /// A key, or a dotted path: both `{"a.b": …}` and `{"a": {"b": …}}` are found under `a.b`.
    fn insert(&mut self, path: &str, target: T) {
        let path = text::nfc(text::trim(path));
        let mut tree = self;
        let mut rest = &*path;
        for _ in 0..DEEPEST {
            tree.node(rest).targets.push(target);
            let Some((head, tail)) = rest.split_once('.') else { return };
            tree = tree.node(head).inner.get_or_insert_default();
            rest = tail;
        }
    }

    fn node(&mut self, key: &str) -> &mut KeyNode<T> {
        self.nodes.entry(key.into()).or_insert_with(|| KeyNode { targets: Vec::new(), inner: None })
    }

    /// All keys of an object, in any order.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = (&str, &KeyNode<T>)> {
        self.nodes.iter().map(|(key, node)| (&**key, node))
    }

    pub(crate) fn get(&self, key: &str) -> Option<&KeyNode<T>> {
        match text::nfc(key) {
            Cow::Borrowed(key) => self.nodes.get(key),
            Cow::Owned(key) => self.nodes.get(key.as_str()),
        }
    }
}

/// Fields with their places.
pub(crate) fn places(fields: &[Field]) -> impl Iterator<Item = (u16, &Field)> {
    (0_u16..).zip(fields)
}
