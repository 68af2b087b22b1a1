//! The search for a lead that all of some conditions allow: takes conditions apart, gathers what they say of each
//! field, and tries the alternatives one after another.

mod alternatives;
mod assume;

use std::rc::Rc;

use super::facts::{Key, Store};
use super::mask::Mask;
use super::timeline::Term;
use super::{Reasoner, close};
use crate::model::{CondId, TypeId, Worded};
use crate::values::{Instant, Ranges};

/// Something that is wanted of a lead.
#[derive(Debug, Clone)]
pub enum Goal {
    /// A condition comes out as one of these.
    Is(CondId, Mask),
    /// It is known.
    Known(Key),
    /// It is not known.
    Unknown(Key),
    /// It is one of these words, by place; or unknown, if that is marked.
    Word(Worded, Vec<u16>, bool),
    /// A number or word is one of these.
    Within(Key, Numbers),
    /// A date is not before an instant; behind it, if that is marked.
    From(Key, Term, bool),
    /// A date is not behind an instant; before it, if that is marked.
    To(Key, Term, bool),
}

/// A set of numbers, as [`crate::model`] counts them.
#[derive(Debug, Clone)]
pub struct Numbers(pub(crate) Ranges);

/// What came of a search.
#[derive(Debug, Clone)]
pub enum Verdict {
    /// No lead can be so.
    Never,
    /// Nothing speaks against a lead of which this holds; whether there is one, only trying it tells.
    Perhaps(Box<Store>),
    /// The search was given up.
    CannotTell,
}

impl Verdict {
    /// Whether no lead can be so.
    #[must_use]
    pub fn is_never(&self) -> bool {
        matches!(self, Self::Never)
    }
}

/// One search.
pub(super) struct Search<'r, 'm> {
    pub reasoner: &'r Reasoner<'m>,
    /// The kind of interaction that a `where` looks at.
    pub own: Option<TypeId>,
    /// How many steps are left.
    pub left: u32,
    /// The earliest instant of the assessment, if one is assumed.
    pub since: Option<Instant>,
}

/// What came of one goal.
pub(super) enum Step {
    /// It cannot be.
    Conflict,
    /// It is in the store, or says nothing.
    Done,
    /// All of these instead.
    All(Vec<Goal>),
    /// One of these.
    One(Vec<Vec<Goal>>),
}

type Choices = Vec<Rc<[Vec<Goal>]>>;

/// No deeper than this many choices within each other.
const DEEPEST: u32 = 60;

impl Search<'_, '_> {
    /// Whether a lead can be so.
    pub fn run(&mut self, goals: Vec<Goal>) -> Verdict {
        self.solve(Store::default(), goals, Vec::new(), 0)
    }

    fn solve(&mut self, mut store: Store, mut goals: Vec<Goal>, mut choices: Choices, depth: u32) -> Verdict {
        while let Some(goal) = goals.pop() {
            if self.left == 0 {
                return Verdict::CannotTell;
            }
            self.left -= 1;
            match self.take(goal, &mut store) {
                Step::Conflict => return Verdict::Never,
                Step::Done => {}
                Step::All(more) => goals.extend(more),
                Step::One(alternatives) => choices.push(alternatives.into()),
            }
        }
        if !close::is_possible(self, &mut store) {
            return Verdict::Never;
        }
        let fewest = choices.iter().enumerate().min_by_key(|(_, of)| of.len()).map(|(at, _)| at);
        let Some(at) = fewest else { return Verdict::Perhaps(Box::new(store)) };
        if depth == DEEPEST {
            return Verdict::CannotTell;
        }
        let choice = choices.swap_remove(at);
        let mut is_sure = true;
        for alternative in choice.iter() {
            match self.solve(store.clone(), alternative.clone(), choices.clone(), depth + 1) {
                Verdict::Never => {}
                Verdict::CannotTell => is_sure = false,
                found @ Verdict::Perhaps(_) => return found,
            }
        }
        if is_sure { Verdict::Never } else { Verdict::CannotTell }
    }
}
