//! Flat storage with typed ids.

use std::fmt::Debug;
use std::hash::Hash;
use std::marker::PhantomData;

/// The place of a node in its arena.
pub trait Id: Copy + Eq + Ord + Hash + Debug {
    /// The id of a place; saturates at the range of the id.
    fn from_index(index: usize) -> Self;
    /// The place.
    fn index(self) -> usize;
}

/// Declares id types.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident($int:ty);)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $int);

        impl $crate::model::arena::Id for $name {
            fn from_index(index: usize) -> Self {
                Self(<$int>::try_from(index).unwrap_or(<$int>::MAX))
            }
            #[inline]
            fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}
pub(crate) use ids;

/// A list whose places are ids of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arena<I, T> {
    nodes: Vec<T>,
    ids: PhantomData<I>,
}

impl<I, T> Default for Arena<I, T> {
    fn default() -> Self {
        Self { nodes: Vec::new(), ids: PhantomData }
    }
}

impl<I: Id, T> Arena<I, T> {
    /// Adds a node.
    pub fn push(&mut self, node: T) -> I {
        let id = I::from_index(self.nodes.len());
        self.nodes.push(node);
        id
    }

    /// The node of an id of this arena.
    // INVARIANT: an id is made by `push` of the arena it is used with; a model is built by one `Builder`.
    #[expect(clippy::indexing_slicing, reason = "ids are made by `push` of this arena only")]
    #[must_use]
    pub fn at(&self, id: I) -> &T {
        &self.nodes[id.index()]
    }

    /// A node, if the id is of this arena.
    #[must_use]
    pub fn get(&self, id: I) -> Option<&T> {
        self.nodes.get(id.index())
    }

    /// A node to change, if the id is of this arena.
    pub fn get_mut(&mut self, id: I) -> Option<&mut T> {
        self.nodes.get_mut(id.index())
    }

    /// The nodes with their ids, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (I, &T)> + ExactSizeIterator {
        self.nodes.iter().enumerate().map(|(i, node)| (I::from_index(i), node))
    }

    /// All ids, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator + use<I, T> {
        (0..self.nodes.len()).map(I::from_index)
    }

    /// The nodes, in order.
    #[must_use]
    pub fn as_slice(&self) -> &[T] {
        &self.nodes
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }
}
