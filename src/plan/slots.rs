//! Values by typed id: the slots that instructions read and write.

use std::marker::PhantomData;

use crate::model::Id;

/// A value for each id. Reading an id that is not there gives the default, writing one does nothing, so that
/// nothing here can panic.
#[derive(Debug, Clone)]
pub(super) struct Slots<I, T> {
    values: Vec<T>,
    ids: PhantomData<I>,
}

impl<I, T> Default for Slots<I, T> {
    fn default() -> Self {
        Self { values: Vec::new(), ids: PhantomData }
    }
}

impl<I: Id, T: Copy + Default> Slots<I, T> {
    /// The default for each of so many ids.
    pub fn new(len: usize) -> Self {
        Self { values: vec![T::default(); len], ids: PhantomData }
    }

    #[inline]
    pub fn get(&self, id: I) -> T {
        self.values.get(id.index()).copied().unwrap_or_default()
    }

    #[inline]
    pub fn set(&mut self, id: I, value: T) {
        if let Some(slot) = self.values.get_mut(id.index()) {
            *slot = value;
        }
    }
}

/// A stretch of one of the plan's flat lists, or of a buffer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Slice {
    pub start: u32,
    pub len: u32,
}

impl Slice {
    /// What was pushed to a list since it had `start` items.
    pub fn since<T>(start: usize, list: &[T]) -> Self {
        Self { start: narrow(start), len: narrow(list.len().saturating_sub(start)) }
    }

    /// Its items; none if it is not of this list.
    #[inline]
    pub fn of<T>(self, list: &[T]) -> &[T] {
        let start = self.start as usize;
        list.get(start..start + self.len as usize).unwrap_or(&[])
    }
}

/// A place, or a number of items, as the lists of a plan keep it: none of them has as many as do not fit.
pub(super) fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
