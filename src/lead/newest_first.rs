//! Interactions, newest first, with room in front: what a lead does next is the newest, and adding it must not
//! move all others.

use std::any::Any;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::Mutex;

use smallvec::SmallVec;

use super::Interaction;
use crate::model::TypeId;
use crate::values::Instant;

/// A list that grows at both ends and is read as a slice.
#[derive(Default)]
pub(crate) struct Interactions {
    /// Placeholders up to `start`, then the interactions.
    all: Vec<Interaction>,
    start: usize, // INVARIANT: at most `all.len()`
    /// Forgotten as soon as one of those that it knows is touched.
    memory: Mutex<Option<Memory>>,
}

/// What an evaluator remembers of interactions between two looks at them: nothing that could be seen from outside.
struct Memory {
    /// How many it knows, from the oldest on.
    known: usize,
    of: Box<dyn Any + Send>,
}

impl Interactions {
    /// Adds one at the end, where the oldest stand.
    pub fn push(&mut self, interaction: Interaction) {
        self.forget();
        self.all.push(interaction);
    }

    /// Takes the last away, which is the oldest.
    pub fn pop(&mut self) -> Option<Interaction> {
        self.forget();
        if self.is_empty() { None } else { self.all.pop() }
    }

    /// Adds one at its place; of those at the same instant it is the newest. Costs as much as there are newer
    /// ones, whatever there is beside.
    pub fn add(&mut self, interaction: Interaction) {
        let newer = self.partition_point(|of| of.at > interaction.at);
        self.touch(self.len() - newer);
        if self.start == 0 {
            let room = self.all.len().max(4);
            self.all.splice(0..0, std::iter::repeat_n(placeholder(), room));
            self.start = room;
        }
        self.start -= 1;
        if let Some(moved) = self.all.get_mut(self.start..).and_then(|of| of.get_mut(..=newer)) {
            moved.rotate_left(1);
            if let Some(slot) = moved.last_mut() {
                *slot = interaction;
            }
        }
    }

    /// Empties it and keeps its buffer.
    pub fn clear(&mut self) {
        self.forget();
        self.all.clear();
        self.start = 0;
    }
}

/// What is remembered of them.
impl Interactions {
    /// What was remembered last, if it still holds. It is handed out once.
    pub fn recall(&self) -> Option<Box<dyn Any + Send>> {
        // Whoever comes second goes without.
        self.memory.try_lock().ok()?.take().map(|memory| memory.of)
    }

    /// Remembers something of so many of the oldest, until one of them is touched.
    pub fn remember(&self, known: usize, of: Box<dyn Any + Send>) {
        if let Ok(mut memory) = self.memory.try_lock() {
            *memory = Some(Memory { known, of });
        }
    }

    /// One comes to stand behind so many of the oldest.
    fn touch(&mut self, older: usize) {
        if let Ok(memory) = self.memory.get_mut()
            && memory.as_ref().is_some_and(|memory| older < memory.known)
        {
            *memory = None;
        }
    }

    fn forget(&mut self) {
        self.touch(0);
    }
}

/// Stands in the room in front, and is never read.
fn placeholder() -> Interaction {
    Interaction { what: TypeId(0), at: Instant(0), values: SmallVec::new() }
}

impl Deref for Interactions {
    type Target = [Interaction];

    fn deref(&self) -> &[Interaction] {
        self.all.get(self.start..).unwrap_or(&[])
    }
}

impl DerefMut for Interactions {
    fn deref_mut(&mut self) -> &mut [Interaction] {
        self.forget();
        self.all.get_mut(self.start..).unwrap_or(&mut [])
    }
}

impl Clone for Interactions {
    fn clone(&self) -> Self {
        self.to_vec().into()
    }

    fn clone_from(&mut self, other: &Self) {
        self.clear();
        self.all.extend_from_slice(other);
    }
}

impl PartialEq for Interactions {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl fmt::Debug for Interactions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl From<Vec<Interaction>> for Interactions {
    fn from(all: Vec<Interaction>) -> Self {
        Self { all, start: 0, memory: Mutex::default() }
    }
}

impl Extend<Interaction> for Interactions {
    fn extend<I: IntoIterator<Item = Interaction>>(&mut self, interactions: I) {
        self.forget();
        self.all.extend(interactions);
    }
}

impl IntoIterator for Interactions {
    type Item = Interaction;
    type IntoIter = std::iter::Skip<std::vec::IntoIter<Interaction>>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.into_iter().skip(self.start)
    }
}

impl<'a> IntoIterator for &'a Interactions {
    type Item = &'a Interaction;
    type IntoIter = std::slice::Iter<'a, Interaction>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::{Interactions, placeholder};
    use crate::lead::Interaction;
    use crate::model::TypeId;
    use crate::values::Instant;

    #[test]
    fn added_in_any_order_they_stand_newest_first() {
        let mut list = Interactions::default();
        for (what, at) in [(0, 5), (1, 9), (2, 5), (3, 1), (4, 7), (5, 9), (6, 0), (7, 10)] {
            list.add(Interaction { what: TypeId(what), at: Instant(at), ..placeholder() });
        }
        let found: Vec<_> = list.iter().map(|of| (of.what.0, of.at.0)).collect();
        assert_eq!(found, [(7, 10), (5, 9), (1, 9), (4, 7), (2, 5), (0, 5), (3, 1), (6, 0)]);
        let copy = list.clone();
        assert_eq!((copy.start, &copy), (0, &list));
        assert_eq!(list.into_iter().count(), 8);
    }

    #[test]
    fn what_is_remembered_holds_until_one_of_those_known_is_touched() {
        let at = |at| Interaction { at: Instant(at), ..placeholder() };
        let known = |list: &Interactions| {
            let known = list.recall().and_then(|of| of.downcast::<u8>().ok()).map(|of| *of);
            known.inspect(|&of| list.remember(usize::from(of), Box::new(of)))
        };
        let mut list = Interactions::default();
        [1, 5, 9].into_iter().for_each(|of| list.add(at(of)));
        list.remember(2, Box::new(2_u8));
        assert!(list.clone().recall().is_none());
        for (new, is_known) in [(9, true), (7, true), (5, true), (4, false)] {
            list.add(at(new));
            assert_eq!(known(&list).is_some(), is_known, "{new}");
        }
        let touches: [fn(&mut Interactions); 5] = [
            |list| list.reverse(),
            |list| list.push(placeholder()),
            |list| drop(list.pop()),
            |list| list.extend([placeholder()]),
            Interactions::clear,
        ];
        for touch in touches {
            list.remember(1, Box::new(1_u8));
            assert_eq!(known(&list), Some(1));
            touch(&mut list);
            assert_eq!(known(&list), None);
        }
    }
}
