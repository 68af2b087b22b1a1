//! What follows from the conditions of a pact, whatever the lead: what no lead can meet, what every lead meets, what
//! one condition says of another, between which numbers a score can be.
//!
//! ```text
//!  Model ──Reasoner::new──▶ Reasoner: sets of values by condition, bounds of scores
//!                              └──solve(goals)──▶ Never | Perhaps(what is left of each field) | CannotTell
//! ```
//!
//! What it calls impossible is impossible for every lead, at every instant, in every situation; where it cannot tell
//! it says so. All tests of one field are looked at together, as one set of its values; what the fields of one lead
//! may be together is not asked, but for interactions in windows that contain each other, and scores and the rules
//! that give their points. `docs/internals/reasoning.md` says what is known and what is not.
//!
//! | room | what is in it |
//! |---|---|
//! | `mask` | sets of yes, no and unknown |
//! | `singles` | conditions that read one thing, as sets of its values |
//! | `facts` | what is assumed of each thing |
//! | `texts`, `timeline` | what tests of texts say of each other; the order of durations |
//! | `search` | takes conditions apart, and tries alternatives |
//! | `close` | what different things say of each other: interactions, sums, scores |
//! | `interval`, `spans` | between which numbers something lies |
//! | `bounds`, `sweep` | the lowest and the highest a score can be |
//! | `selections` | which interactions are a part of which |

mod bounds;
mod close;
mod facts;
mod interval;
mod mask;
mod search;
mod selections;
mod singles;
mod spans;
mod sweep;
mod texts;
mod timeline;

pub use facts::{Dates, Fact, Key, Store, Words};
pub use interval::Interval;
pub use mask::Mask;
pub use search::{Goal, Numbers, Verdict};
pub use singles::{Single, Singles};
pub use timeline::Term;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use crate::model::{
    CondId, Derived, Id, Model, Operand, RuleId, RuleKind, ScoreId, SelectionId, Type, TypeId, Worded,
};
use crate::values::{Instant, Number, Ranges};
use search::Search;

/// How many steps one question may take.
const STEPS: u32 = 2_000;
/// How many steps all questions about a pact may take: a second or two.
const ALL_STEPS: u64 = 20_000_000;

/// Answers questions about the conditions of one pact.
#[derive(Debug)]
pub struct Reasoner<'m> {
    model: &'m Model,
    singles: Singles,
    scores: Vec<Interval>,
    left: Cell<u64>,
    /// Selections whose `where` no interaction passes.
    empty: RefCell<HashMap<SelectionId, bool>>,
    /// Whether what passes the first `where` passes the second.
    parts: RefCell<HashMap<(CondId, CondId), bool>>,
}

impl<'m> Reasoner<'m> {
    /// Looks at every condition and every rule of a pact once.
    #[must_use]
    pub fn new(model: &'m Model) -> Self {
        let mut reasoner = Self {
            model,
            singles: Singles::new(model),
            scores: vec![Interval::ANY; model.scores.len()],
            left: Cell::new(ALL_STEPS),
            empty: RefCell::default(),
            parts: RefCell::default(),
        };
        for derived in &model.order {
            if let Derived::Score(id) = *derived {
                let found = bounds::of_score(&bounds::View::everywhere(&reasoner), id);
                if let Some(slot) = reasoner.scores.get_mut(id.index()) {
                    *slot = found;
                }
            }
        }
        reasoner
    }

    /// The pact.
    #[must_use]
    pub fn model(&self) -> &'m Model {
        self.model
    }

    /// The set of values for which a condition holds that reads one thing alone.
    #[must_use]
    pub fn single(&self, id: CondId) -> Option<&Single> {
        self.singles.get(id)
    }

    /// The selection that stands for all that take in the same interactions.
    #[must_use]
    pub fn same(&self, id: SelectionId) -> SelectionId {
        self.singles.same(id)
    }

    /// Between which numbers a score always is.
    #[must_use]
    pub fn score(&self, id: ScoreId) -> Interval {
        self.scores.get(id.index()).copied().unwrap_or(Interval::ANY)
    }

    /// What some rules of a score give together, before its limits.
    #[must_use]
    pub fn sum(&self, rules: &[RuleId]) -> Interval {
        bounds::of_sum(&bounds::View::everywhere(self), rules)
    }

    /// What a share is before its limits; none for other rules.
    #[must_use]
    pub fn share(&self, id: RuleId) -> Option<Interval> {
        match &self.model.rules.at(id).kind {
            RuleKind::Share { percent, of, .. } => {
                Some(spans::of_quantity(self, &Store::default(), *of).percent(*percent))
            }
            _ => None,
        }
    }

    /// The values that something can have at all.
    #[must_use]
    pub(crate) fn values(&self, key: Key) -> Ranges {
        self.initial(key, None).numbers
    }

    /// The same values, written in one way.
    #[must_use]
    pub(crate) fn normal(&self, key: Key, values: &Ranges) -> Ranges {
        let of = self.initial(key, None);
        let values = values.intersection(&of.numbers);
        if !of.whole {
            return values;
        }
        let up = |end: i64| match (end, end.rem_euclid(Number::ONE.raw())) {
            (i64::MIN | i64::MAX, _) | (_, 0) => end,
            (_, over) => end.saturating_add(Number::ONE.raw() - over),
        };
        values
            .iter()
            .map(|(first, end)| Ranges::between(up(first), up(end)))
            .fold(Ranges::none(), |a, b| a.union(&b))
    }

    /// Whether all of some goals can be met by one lead.
    #[must_use]
    pub fn solve(&self, goals: Vec<Goal>) -> Verdict {
        self.solve_for(goals, None)
    }

    /// As [`Reasoner::solve`], for conditions in a `where` of a kind of interaction.
    #[must_use]
    pub fn solve_for(&self, goals: Vec<Goal>, own: Option<TypeId>) -> Verdict {
        self.searched(goals, own, STEPS)
    }

    /// As [`Reasoner::solve`], of a lead that is assessed at an instant or later.
    #[must_use]
    pub(crate) fn solve_since(&self, goals: Vec<Goal>, since: Instant) -> Verdict {
        self.searched_since(goals, None, STEPS, Some(since))
    }

    fn searched(&self, goals: Vec<Goal>, own: Option<TypeId>, steps: u32) -> Verdict {
        self.searched_since(goals, own, steps, None)
    }

    fn searched_since(
        &self,
        goals: Vec<Goal>,
        own: Option<TypeId>,
        steps: u32,
        since: Option<Instant>,
    ) -> Verdict {
        let allowed = u32::try_from(self.left.get()).unwrap_or(u32::MAX).min(steps);
        let mut search = Search { reasoner: self, own, left: allowed, since };
        let verdict = search.run(goals);
        self.left.set(self.left.get().saturating_sub(u64::from(allowed - search.left.min(allowed))));
        verdict
    }

    /// How many steps all questions together have taken so far.
    #[must_use]
    pub fn steps(&self) -> u64 {
        ALL_STEPS - self.left.get()
    }

    /// Whether a condition never comes out as one of some.
    #[must_use]
    pub fn is_never(&self, id: CondId, mask: Mask) -> bool {
        self.solve(vec![Goal::Is(id, mask)]).is_never()
    }

    /// Whether every lead that meets the first also meets the second.
    #[must_use]
    pub fn implies(&self, first: CondId, second: CondId) -> bool {
        self.solve(vec![Goal::Is(first, Mask::YES), Goal::Is(second, Mask::NOT_YES)]).is_never()
    }

    /// Whether no lead meets both.
    #[must_use]
    pub fn are_exclusive(&self, first: CondId, second: CondId) -> bool {
        self.solve(vec![Goal::Is(first, Mask::YES), Goal::Is(second, Mask::YES)]).is_never()
    }

    /// The type of something single.
    pub(crate) fn type_of(&self, of: Operand, own: Option<TypeId>) -> Option<&'m Type> {
        let field = |kind: TypeId, at: u16| {
            self.model.interactions.get(kind)?.fields.get(usize::from(at)).map(|field| &field.ty)
        };
        match of {
            Operand::Lead(id) => self.model.fields.get(id).map(|field| &field.ty),
            Operand::Own(at) => field(own?, at),
            Operand::Latest(selection, at) => field(*self.model.selections.at(selection).types.first()?, at),
        }
    }

    /// How many words something worded has.
    fn words_of(&self, of: Worded, own: Option<TypeId>) -> u16 {
        let count = match of {
            Worded::Rating(id) => self.model.ratings.at(id).levels.len(),
            Worded::Table(id) => self.model.tables.at(id).words.len(),
            Worded::Choice(id) => self.model.choices.at(id).words.len(),
            Worded::Field(of) => self
                .type_of(of, own)
                .and_then(Type::domain)
                .map_or(usize::from(u16::MAX), |domain| domain.len()),
        };
        u16::try_from(count).unwrap_or(u16::MAX)
    }

    /// What a thing can be at all.
    fn initial(&self, key: Key, own: Option<TypeId>) -> Fact {
        let from_zero = || Ranges::from(0);
        match key {
            Key::Field(of) => self.field(of, own),
            Key::Score(id) => {
                let mut fact = Fact::number(self.score(id).ranges(), false);
                fact.unknown = self.model.scores.at(id).questionnaire.is_some();
                fact
            }
            Key::Count(of) if self.is_empty(of) => Fact::number(Ranges::one(0), true),
            Key::Count(_) | Key::EarlierStays(_) => Fact::number(from_zero(), true),
            Key::DaysSinceLast(_) => Fact { unknown: true, ..Fact::number(from_zero(), true) },
            Key::Stage => {
                let stages = i64::try_from(self.model.stages.len()).unwrap_or(i64::MAX);
                Fact { unknown: true, ..Fact::number(Ranges::between(0, stages), false) }
            }
            Key::Part | Key::Test(_) => Fact { unknown: true, ..Fact::number(Ranges::between(0, 2), false) },
            Key::Relation(a, b) => {
                let same = a == b;
                let numbers = if same { Ranges::one(0) } else { Ranges::between(-1, 2) };
                Fact { unknown: true, ..Fact::number(numbers, false) }
            }
            Key::Total(..) | Key::Quantity(_) => Fact::anything(),
        }
    }

    fn field(&self, of: Operand, own: Option<TypeId>) -> Fact {
        let mut fact = Fact::anything();
        match self.type_of(of, own) {
            Some(Type::YesNo) => fact.numbers = Ranges::between(0, 2),
            Some(Type::OneOf(domain)) => {
                fact.numbers = Ranges::between(0, i64::try_from(domain.len()).unwrap_or(i64::MAX));
            }
            Some(Type::Number | Type::Money(_)) => {
                fact.numbers = Ranges::between(Number::MIN.raw(), Number::MAX.raw().saturating_add(1));
            }
            _ => {}
        }
        fact
    }
}
