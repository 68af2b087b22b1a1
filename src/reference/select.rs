//! Which interactions count.

use crate::lead::Interaction;
use crate::model::{Selection, SelectionId, Window};

use super::truth::truth_or_yes;
use super::view::View;

/// The interactions that are meant, newest first: those in the window that pass the `where`. One whose `where`
/// is unknown does not.
pub(super) fn selected<'a>(view: &View<'a>, id: SelectionId) -> Vec<&'a Interaction> {
    let selection = view.model.selections.at(id);
    let mut left = asked(view, selection);
    left.retain(|interaction| in_window(view, selection.window, interaction));
    left.retain(|interaction| truth_or_yes(&view.looking_at(interaction), selection.condition).is_yes());
    left
}

/// The newest of them; of those at the same instant the later in the input.
pub(super) fn newest<'a>(view: &View<'a>, id: SelectionId) -> Option<&'a Interaction> {
    selected(view, id).first().copied()
}

/// Those of which the `where` is asked, newest first: of the right kind, not after `as_of`, and later than a
/// reset of the score in whose rules the selection stands.
pub(super) fn asked<'a>(view: &View<'a>, selection: &Selection) -> Vec<&'a Interaction> {
    let reset = selection.scope.and_then(|score| view.situation.reset(score));
    let counts = |interaction: &&Interaction| {
        selection.types.contains(&interaction.what)
            && interaction.at <= view.as_of
            && reset.is_none_or(|reset| interaction.at > reset)
    };
    view.lead.interactions.iter().filter(counts).collect()
}

/// Whether an interaction that is not after `as_of` lies in a window; the first instant of a window is in it.
pub(super) fn in_window(view: &View, window: Window, interaction: &Interaction) -> bool {
    match window {
        Window::Ever => true,
        Window::Last(period) => view.model.zone.minus(view.as_of, period, 1) <= interaction.at,
        Window::ThisStage => view.situation.entered <= interaction.at,
    }
}
