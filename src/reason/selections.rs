//! Which interactions are a part of which.

use super::search::Goal;
use super::timeline::is_at_most;
use super::{Mask, Reasoner};
use crate::model::{CondId, ScoreId, Selection, SelectionId, TypeId, Window};

/// Steps to compare one `where` with another.
const STEPS: u32 = 200;

impl Reasoner<'_> {
    /// Whether no interaction passes the `where` of a selection.
    pub(super) fn is_empty(&self, id: SelectionId) -> bool {
        let selection = self.model.selections.at(id);
        let Some(condition) = selection.condition else { return false };
        if let Some(&found) = self.empty.borrow().get(&id) {
            return found;
        }
        // Whoever asks while this is being found out is told nothing.
        self.empty.borrow_mut().insert(id, false);
        let goals = vec![Goal::Is(condition, Mask::YES)];
        let found = self.searched(goals, only(selection), STEPS).is_never();
        self.empty.borrow_mut().insert(id, found);
        found
    }

    /// Whether everything in the first selection is in the second, for every lead.
    pub(crate) fn is_part(&self, first: SelectionId, second: SelectionId) -> bool {
        if first == second {
            return true;
        }
        let (first, second) = (self.singles.same(first), self.singles.same(second));
        let (a, b) = (self.model.selections.at(first), self.model.selections.at(second));
        within(a.window, b.window) && (self.sees_all(b.scope) || a.scope == b.scope) && self.is_narrower(a, b)
    }

    /// Whether no reset hides anything from a selection.
    fn sees_all(&self, scope: Option<ScoreId>) -> bool {
        scope.is_none_or(|score| !self.singles.is_reset(score))
    }

    /// Whether they differ in their windows only.
    pub(crate) fn are_of_the_same(&self, first: SelectionId, second: SelectionId) -> bool {
        let (a, b) = (self.model.selections.at(first), self.model.selections.at(second));
        let scope = a.scope == b.scope || self.sees_all(a.scope) && self.sees_all(b.scope);
        a.types == b.types && scope && a.condition == b.condition
    }

    /// Whether the kinds of the first are among those of the second, and what passes its `where` passes the other.
    fn is_narrower(&self, a: &Selection, b: &Selection) -> bool {
        let mut types = a.types.iter();
        let is_among = types.all(|kind| b.types.binary_search(kind).is_ok());
        is_among
            && match (a.condition, b.condition) {
                (_, None) => true,
                (None, Some(_)) => false,
                (Some(first), Some(second)) => first == second || self.passes_too(first, second, only(a)),
            }
    }

    fn passes_too(&self, first: CondId, second: CondId, own: Option<TypeId>) -> bool {
        if let Some(&found) = self.parts.borrow().get(&(first, second)) {
            return found;
        }
        // A `where` may look at interactions no more than the lead does: this cannot go round in a circle for long.
        self.parts.borrow_mut().insert((first, second), false);
        let goals = vec![Goal::Is(first, Mask::YES), Goal::Is(second, Mask::NOT_YES)];
        let found = own.is_some() && self.searched(goals, own, STEPS).is_never();
        self.parts.borrow_mut().insert((first, second), found);
        found
    }
}

/// The kind of a selection of one kind.
fn only(selection: &Selection) -> Option<TypeId> {
    match &*selection.types {
        [only] => Some(*only),
        _ => None,
    }
}

/// Whether the first window lies within the second.
pub(super) fn within(a: Window, b: Window) -> bool {
    match (a, b) {
        (_, Window::Ever) | (Window::ThisStage, Window::ThisStage) => true,
        (Window::Last(a), Window::Last(b)) => is_at_most(a, b),
        _ => false,
    }
}
