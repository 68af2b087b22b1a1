//! What time alone does to a condition: without new data, may it come to hold, may it cease to?
//!
//! So that a host need not look at every lead whenever something in it grows older: points that fade never lift
//! a score to its threshold. The answers are safe, not sharp: "both" where it is not plain. They leave out that
//! a cut-off may jump back, by an hour where the clock is set back, by a day at the end of a short month: then
//! everything moves the other way for a moment.

use std::collections::HashMap;
use std::ops::{BitOr, BitOrAssign};

use super::condition::{
    CondId, Condition, DateTest, Operand, Quantity, QuantityId, SelectionId, Subject, Window, Worded,
};
use super::scoring::{Fade, Per, RuleId, RuleKind, ScoreId};
use super::walk::Node;
use super::{Compare, Model, WordSet};
use crate::values::Number;

/// How something may move by time alone: a truth from no over unknown to yes, a quantity in its value, a
/// selection in what it takes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Drift {
    /// Upwards.
    pub up: bool,
    /// Downwards.
    pub down: bool,
}

impl Drift {
    /// Time does nothing to it.
    pub const NONE: Self = Self { up: false, down: false };
    /// It may move upwards.
    pub const UP: Self = Self { up: true, down: false };
    /// It may move downwards.
    pub const DOWN: Self = Self { up: false, down: true };
    /// It may move either way.
    pub const BOTH: Self = Self { up: true, down: true };

    /// Whether it moves at all.
    #[must_use]
    pub const fn is_any(self) -> bool {
        self.up || self.down
    }

    /// The other way round.
    #[must_use]
    const fn turned(self) -> Self {
        Self { up: self.down, down: self.up }
    }

    /// Either way, where it moves at all.
    #[must_use]
    const fn blurred(self) -> Self {
        if self.is_any() { Self::BOTH } else { Self::NONE }
    }

    /// What comes of it when it is counted with so many points.
    fn weighed(self, points: Number) -> Self {
        if points.is_zero() {
            Self::NONE
        } else if points < Number::ZERO {
            self.turned()
        } else {
            self
        }
    }
}

impl BitOr for Drift {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self { up: self.up || other.up, down: self.down || other.down }
    }
}

impl BitOrAssign for Drift {
    fn bitor_assign(&mut self, other: Self) {
        *self = *self | other;
    }
}

/// Answers for the conditions of one pact; each of their parts is looked at once.
pub struct Drifts<'m> {
    model: &'m Model,
    nodes: HashMap<Node, Drift>,
    scores: HashMap<ScoreId, Drift>,
}

impl<'m> Drifts<'m> {
    /// Nothing is asked yet.
    #[must_use]
    pub fn new(model: &'m Model) -> Self {
        Self { model, nodes: HashMap::new(), scores: HashMap::new() }
    }

    /// How the truth of a condition may move.
    pub fn condition(&mut self, id: CondId) -> Drift {
        self.once(Node::Condition(id), |all| all.find_condition(id))
    }

    fn quantity(&mut self, id: QuantityId) -> Drift {
        self.once(Node::Quantity(id), |all| all.find_quantity(id))
    }

    fn selection(&mut self, id: SelectionId) -> Drift {
        self.once(Node::Selection(id), |all| {
            let selection = all.model.selections.at(id);
            let of_where = selection.condition.map_or(Drift::NONE, |id| all.condition(id));
            let window = matches!(selection.window, Window::Last(_));
            of_where | if window { Drift::DOWN } else { Drift::NONE }
        })
    }

    fn once(&mut self, node: Node, find: impl FnOnce(&mut Self) -> Drift) -> Drift {
        if let Some(found) = self.nodes.get(&node) {
            return *found;
        }
        let found = find(self);
        self.nodes.insert(node, found);
        found
    }

    fn find_condition(&mut self, id: CondId) -> Drift {
        match self.model.conditions.at(id) {
            Condition::Not(of) => self.condition(*of).turned(),
            Condition::And(parts) | Condition::Or(parts) => {
                parts.iter().fold(Drift::NONE, |sum, &part| sum | self.condition(part))
            }
            Condition::Known(Subject::Operand(of))
            | Condition::Flag(of)
            | Condition::Text(of, _)
            | Condition::IncludesAny(of, _)
            | Condition::IncludesAll(of, _) => self.operand(*of),
            Condition::Known(Subject::Quantity(of)) => self.quantity(*of).blurred(),
            Condition::Known(Subject::Worded(of)) => self.worded(*of, None),
            Condition::Known(Subject::Condition(of)) => self.condition(*of).blurred(),
            Condition::Compare(a, Compare::AtLeast | Compare::MoreThan, b) => {
                self.quantity(*a) | self.quantity(*b).turned()
            }
            Condition::Compare(a, Compare::AtMost | Compare::LessThan, b) => {
                self.quantity(*a).turned() | self.quantity(*b)
            }
            Condition::Compare(a, _, b) => (self.quantity(*a) | self.quantity(*b)).blurred(),
            Condition::Word(of, words) => self.worded(*of, Some(words)),
            Condition::Date(of, test) => self.operand(*of) | self.date(*test),
            Condition::Any(of) => self.selection(*of),
            Condition::Complete(_)
            | Condition::Stage(_)
            | Condition::Handover(_)
            | Condition::Responsible(_)
            | Condition::Route(_)
            | Condition::HasRoute
            | Condition::Nurture(_)
            | Condition::Refused
            | Condition::Missing(_) => Drift::NONE,
        }
    }

    fn date(&mut self, test: DateTest) -> Drift {
        match test {
            DateTest::Within { .. } => Drift::NONE,
            DateTest::BeforeField(of) | DateTest::AfterField(of) | DateTest::OnField(of) => self.operand(of),
            // A day to come enters its window, and leaves it.
            DateTest::InTheLast(_) | DateTest::InTheNext(_) => Drift::BOTH,
            DateTest::MoreThanAgo(_) => Drift::UP,
        }
    }

    /// `latest …` may become another one's, or nobody's.
    fn operand(&mut self, of: Operand) -> Drift {
        match of {
            Operand::Latest(selection, _) => self.selection(selection).blurred(),
            Operand::Lead(_) | Operand::Own(_) => Drift::NONE,
        }
    }

    fn worded(&mut self, of: Worded, words: Option<&WordSet>) -> Drift {
        match of {
            Worded::Field(of) => self.operand(of),
            Worded::Rating(id) => {
                let score = self.score(self.model.ratings.at(id).of);
                // Levels are in their order, best first: `at least B` is what rises with the score.
                let best = |words: &WordSet| words.iter().zip(0..).all(|(word, place)| word == place);
                if words.is_some_and(best) { score } else { score.blurred() }
            }
            Worded::Table(id) => {
                let table = self.model.tables.at(id);
                (self.worded(table.rows, None) | self.worded(table.columns, None)).blurred()
            }
            Worded::Choice(id) => {
                let lines = &self.model.choices.at(id).lines;
                lines.iter().fold(Drift::NONE, |sum, line| sum | self.condition(line.condition)).blurred()
            }
        }
    }

    fn find_quantity(&mut self, id: QuantityId) -> Drift {
        match self.model.quantities.at(id) {
            Quantity::Constant(_) | Quantity::EarlierStays(_) => Drift::NONE,
            Quantity::Field(of) => self.operand(*of),
            Quantity::Score(of) => self.score(*of),
            // What is out of range is unknown, whichever way it came there.
            Quantity::Sum(parts) => {
                parts.iter().fold(Drift::NONE, |sum, part| sum | self.quantity(part.value)).blurred()
            }
            Quantity::Product(a, b) | Quantity::Quotient(a, b) => {
                (self.quantity(*a) | self.quantity(*b)).blurred()
            }
            Quantity::Share(_, of) => self.quantity(*of).blurred(),
            Quantity::Smaller(a, b) | Quantity::Larger(a, b) => self.quantity(*a) | self.quantity(*b),
            Quantity::Count(of) => self.selection(*of),
            Quantity::Total(of, _) => self.selection(*of).blurred(),
            Quantity::DaysSinceLast(of) => Drift::UP | self.selection(*of).blurred(),
            Quantity::DaysSince(of) => Drift::UP | self.operand(*of),
        }
    }
}

/// Scores.
impl Drifts<'_> {
    fn score(&mut self, id: ScoreId) -> Drift {
        if let Some(found) = self.scores.get(&id) {
            return *found;
        }
        let score = self.model.scores.at(id);
        let rules = self.rules(&score.rules);
        let always = score.always.iter().fold(Drift::NONE, |sum, line| sum | self.condition(line.condition));
        let found = rules | always.blurred();
        self.scores.insert(id, found);
        found
    }

    fn rules(&mut self, rules: &[RuleId]) -> Drift {
        rules.iter().fold(Drift::NONE, |sum, &rule| sum | self.rule(rule))
    }

    fn rule(&mut self, id: RuleId) -> Drift {
        match &self.model.rules.at(id).kind {
            RuleKind::When { points, condition } => self.condition(*condition).weighed(*points),
            RuleKind::Per { points, selection, times, fade, .. } => {
                let selected = self.selection(*selection);
                // Where an old one goes, those behind it may count that did not.
                let refilled = times.iter().any(|limit| matches!(limit.per, Per::Any(_)));
                let selected = if refilled { selected.blurred() } else { selected };
                (selected | fading(*fade)).weighed(*points)
            }
            RuleKind::Without { points, selection, .. } => {
                (Drift::UP | self.selection(*selection).blurred()).weighed(*points)
            }
            RuleKind::Share { of, .. } => self.quantity(*of).blurred(),
            RuleKind::Question { .. } => Drift::NONE,
            RuleKind::Group { rules, .. } => self.rules(rules),
            // One that no longer applies may leave a worse one, or none.
            RuleKind::Highest { rules, .. } => self.rules(rules).blurred(),
        }
    }
}

/// What an award does as it grows older.
fn fading(fade: Fade) -> Drift {
    match fade {
        Fade::Never => Drift::NONE,
        Fade::Steps(..) => Drift::DOWN,
        Fade::Keeps(percent, _) if Number::from_int(100).is_some_and(|all| percent <= all) => Drift::DOWN,
        Fade::Keeps(..) => Drift::BOTH,
    }
}
