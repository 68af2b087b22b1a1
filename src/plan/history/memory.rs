//! What a lead keeps of its history between looks.

use super::History;
use crate::lead::Lead;
use crate::plan::{Plan, Scratch};

/// So few interactions are read again faster than they are kept.
const FEW: usize = 32;

impl Scratch {
    /// Buffers for one lead that is looked at again and again: what was seen of its interactions is kept with
    /// the lead, see [`give_back`].
    #[must_use]
    pub(crate) fn of_life(plan: &Plan, lead: &Lead) -> Self {
        let mut scratch = Self::new(plan);
        let known = lead.interactions.recall().and_then(|known| known.downcast::<History>().ok());
        if let Some(known) = known {
            scratch.history = *known;
        }
        scratch.history.is_of_life = true;
        scratch
    }
}

/// Leaves what buffers made by [`Scratch::of_life`] know with the lead.
pub(crate) fn give_back(scratch: &mut Scratch, lead: &Lead) {
    let history = std::mem::take(&mut scratch.history);
    if history.known > FEW {
        lead.interactions.remember(history.known, Box::new(history));
    }
}
