//! What a key of an object is: looked for first where the object before had it, for leads come with their keys in the
//! same order.

use std::collections::HashMap;
use std::sync::Arc;

use crate::lead::keys::{KeyNode, KeyTree, LeadKey};
use crate::model::FieldId;
use crate::values::text;

/// All objects that the keys of a lead reach into, the lead itself first.
#[derive(Debug, Clone, Default)]
pub(super) struct Places {
    /// None while the object is gone through.
    pub objects: Vec<Option<Box<Keys>>>,
    pub several: Vec<Several>,
}

/// What a key leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// Nothing that the pact knows.
    Nothing,
    Id,
    Interactions,
    Field(FieldId),
    /// An object that keys of a lead reach into, by place.
    Inside(u32),
    /// More than one of these, by place.
    Several(u32),
}

/// A key that leads to more than one thing.
#[derive(Debug, Clone)]
pub(super) struct Several {
    pub targets: Arc<[LeadKey]>,
    pub inside: Option<u32>,
}

/// The keys of an object.
#[derive(Debug, Clone)]
pub(super) struct Keys {
    known: HashMap<Box<str>, What>,
    /// Keys as they came, in a chain of the order in which they came. The first is none, and begins the chain.
    chain: Vec<Link>,
    /// Where keys stand in the chain.
    linked: HashMap<Box<str>, usize>,
    strangers: usize,
}

#[derive(Debug, Clone)]
struct Link {
    key: Box<str>,
    what: What,
    next: usize,
}

/// A key that was found, and where: a key that is not remembered is where the one before it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub what: What,
    place: usize,
    next: usize,
}

impl Found {
    const NONE: Self = Self { what: What::Nothing, place: usize::MAX, next: usize::MAX };
}

/// Where the chain begins.
const START: usize = 0;
/// So many keys that an object does not have are passed over before the place of one is looked up.
const PASSED_OVER: usize = 4;
/// So many keys that the pact does not know, or writes otherwise, are remembered: who sends ever new ones gets them
/// looked up each time, and takes no memory.
const STRANGERS: usize = 512;
/// Longer ones are not remembered.
const LONGEST: usize = 128;

impl Places {
    pub fn new(lead: &KeyTree<LeadKey>) -> Self {
        let mut places = Self::default();
        places.add(lead);
        places
    }

    fn add(&mut self, tree: &KeyTree<LeadKey>) -> u32 {
        let place = self.objects.len();
        self.objects.push(None);
        let known = tree.nodes().map(|(key, node)| (key.into(), self.what(node))).collect();
        if let Some(object) = self.objects.get_mut(place) {
            *object = Some(Box::new(Keys::new(known)));
        }
        short(place)
    }

    fn what(&mut self, node: &KeyNode<LeadKey>) -> What {
        let inside = node.inner.as_ref().map(|inner| self.add(inner));
        match (node.targets.as_slice(), inside) {
            (&[LeadKey::Field(id)], None) => What::Field(id),
            (&[LeadKey::Id], None) => What::Id,
            (&[LeadKey::Interactions], None) => What::Interactions,
            (&[], Some(inside)) => What::Inside(inside),
            (targets, inside) => {
                self.several.push(Several { targets: targets.into(), inside });
                What::Several(short(self.several.len() - 1))
            }
        }
    }
}

/// There are no more than a pact has fields, many of which reach into several.
fn short(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

impl Keys {
    fn new(known: HashMap<Box<str>, What>) -> Self {
        let start = Link { key: "".into(), what: What::Nothing, next: usize::MAX };
        Self { known, chain: vec![start], linked: HashMap::new(), strangers: 0 }
    }

    /// What a key is that comes behind another.
    #[inline]
    pub fn find(&mut self, behind: Found, key: &str) -> Found {
        let mut place = behind.next;
        for _ in 0..PASSED_OVER {
            let Some(link) = self.chain.get(place) else { break };
            if is_same(&link.key, key) {
                return Found { what: link.what, place, next: link.next };
            }
            place = link.next;
        }
        self.look_up(behind, key)
    }

    /// What comes first comes behind this.
    pub fn start(&self) -> Found {
        self.at(START)
    }

    fn at(&self, place: usize) -> Found {
        let link = self.chain.get(place);
        link.map_or(Found::NONE, |link| Found { what: link.what, place, next: link.next })
    }

    #[cold]
    fn look_up(&mut self, behind: Found, key: &str) -> Found {
        if let Some(&place) = self.linked.get(key) {
            return self.at(place);
        }
        let is_known = self.known.contains_key(key);
        let what = self.known.get(&*text::nfc(key)).copied().unwrap_or(What::Nothing);
        if !is_known && (self.strangers == STRANGERS || key.len() > LONGEST) {
            return Found { what, ..behind };
        }
        self.strangers += usize::from(!is_known);
        let place = self.chain.len();
        let Some(before) = self.chain.get_mut(behind.place) else { return Found { what, ..behind } };
        let next = std::mem::replace(&mut before.next, place);
        self.chain.push(Link { key: key.into(), what, next });
        self.linked.insert(key.into(), place);
        Found { what, place, next }
    }
}

/// Whether two keys are the same, without a call for those that are short.
#[inline]
fn is_same(one: &str, two: &str) -> bool {
    let (one, two) = (one.as_bytes(), two.as_bytes());
    if one.len() != two.len() {
        return false;
    }
    match one.len() {
        4..=7 => {
            one.first_chunk::<4>() == two.first_chunk::<4>() && one.last_chunk::<4>() == two.last_chunk::<4>()
        }
        8..=16 => {
            one.first_chunk::<8>() == two.first_chunk::<8>() && one.last_chunk::<8>() == two.last_chunk::<8>()
        }
        17..=32 => {
            one.first_chunk::<16>() == two.first_chunk::<16>()
                && one.last_chunk::<16>() == two.last_chunk::<16>()
        }
        _ => one == two,
    }
}

#[cfg(test)]
mod tests {
    use super::{Keys, LONGEST, START, STRANGERS, What, is_same};

    fn keys() -> Keys {
        let known = ["a", "b", "c", "d", "\u{e4}"].into_iter().enumerate();
        Keys::new(known.map(|(at, key)| (key.into(), What::Inside(at as u32))).collect())
    }

    fn found(keys: &mut Keys, object: &str) -> Vec<What> {
        let mut behind = keys.start();
        let mut find = |key| {
            behind = keys.find(behind, key);
            behind.what
        };
        object.split_terminator(' ').map(&mut find).collect()
    }

    #[test]
    fn keys_are_found_in_any_order() {
        let mut keys = keys();
        let expected = |object: &str| -> Vec<What> {
            let place =
                |key: &str| ["a", "b", "c", "d", "a\u{308}", "\u{e4}"].iter().position(|of| *of == key);
            let what = |key| place(key).map_or(What::Nothing, |at| What::Inside(at.min(4) as u32));
            object.split_terminator(' ').map(what).collect()
        };
        for object in [
            "a c",
            "a b c",
            "a x c d",
            "a d",
            "d c b a x y x",
            "a a\u{308} b",
            "",
            "\u{e4}",
            "x y z",
            "d a d a",
            "a b c d x y z \u{e4} a\u{308} a",
        ] {
            for _ in 0..2 {
                assert_eq!(found(&mut keys, object), expected(object), "{object}");
            }
        }
    }

    #[test]
    fn keys_are_the_same_sign_by_sign() {
        for length in 0..40 {
            let one = "x".repeat(length);
            assert!(is_same(&one, &"x".repeat(length)) && !is_same(&one, &"x".repeat(length + 1)));
            for at in 0..length {
                let mut other = one.clone();
                other.replace_range(at..=at, "y");
                assert!(!is_same(&one, &other));
            }
        }
    }

    #[test]
    fn a_key_is_put_where_it_came() {
        let mut keys = keys();
        found(&mut keys, "a c");
        found(&mut keys, "a b c");
        let (mut at, mut order) = (START, String::new());
        while let Some(link) = keys.chain.get(at) {
            order.push_str(&link.key);
            at = link.next;
        }
        assert_eq!(order, "abc");
    }

    #[test]
    fn strange_keys_take_little_memory() {
        let mut keys = keys();
        for nth in 0..2 * STRANGERS {
            assert_eq!(keys.find(keys.start(), &format!("key {nth}")).what, What::Nothing);
        }
        assert_eq!(keys.chain.len(), 1 + STRANGERS);
        assert_eq!(found(&mut keys, "a b"), [What::Inside(0), What::Inside(1)]);
        assert_eq!(keys.chain.len(), 3 + STRANGERS);
        let mut keys = Keys::new([("x".repeat(LONGEST + 1).into(), What::Id)].into());
        assert_eq!(keys.find(keys.start(), &"y".repeat(LONGEST + 1)).what, What::Nothing);
        assert_eq!(keys.find(keys.start(), &"x".repeat(LONGEST + 1)).what, What::Id);
        assert_eq!(keys.chain.len(), 2);
    }
}
