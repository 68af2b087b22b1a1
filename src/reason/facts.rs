//! What has been assumed of a lead: for each thing a pact can read, what it may still be.

use std::collections::BTreeMap;

use super::texts;
use super::timeline::Term;
use crate::model::{CondId, Model, Operand, QuantityId, ScoreId, SelectionId, StageId, TextTest, WordSet};
use crate::values::{Number, Ranges};

/// A thing that has one value for a lead at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A field of the lead, of the interaction looked at, or of the newest one.
    Field(Operand),
    /// A score. A rating is one of its score.
    Score(ScoreId),
    /// `count of …`
    Count(SelectionId),
    /// `total FIELD of …`
    Total(SelectionId, u16),
    /// `days since last …`
    DaysSinceLast(SelectionId),
    /// `earlier stays in …`
    EarlierStays(StageId),
    /// The stage the lead is in; unknown stands for none.
    Stage,
    /// 0 for waiting, 1 for pending; unknown stands for no handover.
    Part,
    /// Anything else that is computed.
    Quantity(QuantityId),
    /// How the first compares with the second: -1, 0 or 1.
    Relation(QuantityId, QuantityId),
    /// A test of which nothing is known but that it comes out one way: 0 for no, 1 for yes.
    Test(CondId),
}

/// What a thing may still be: its value in one of several forms, of which each kind of thing has one.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Whether it may be known.
    pub known: bool,
    /// Whether it may be unknown.
    pub unknown: bool,
    /// Numbers by [`Number::raw`], words by place, no and yes as 0 and 1.
    pub(crate) numbers: Ranges,
    /// Only whole numbers occur.
    pub whole: bool,
    /// Tests of a text, with whether they hold.
    pub texts: Vec<(CondId, bool)>,
    /// A set of words, if anything is known of it.
    pub words: Option<Box<Words>>,
    /// A date, if anything is known of it.
    pub dates: Option<Box<Dates>>,
}

/// What a set of words may still be.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// Surely in it.
    pub has: WordSet,
    /// Surely not in it.
    pub lacks: WordSet,
    /// Of each of these, one is in it.
    pub has_one: Vec<WordSet>,
    /// Of each of these, one is not in it.
    pub lacks_one: Vec<WordSet>,
}

/// When a date may still be.
#[derive(Debug, Clone)]
pub struct Dates {
    /// In milliseconds.
    pub(crate) within: Ranges,
    /// Not before these; behind them if so marked.
    pub from: Vec<(Term, bool)>,
    /// Not behind these; before them if so marked.
    pub to: Vec<(Term, bool)>,
}

impl Fact {
    /// Anything at all.
    pub(super) fn anything() -> Self {
        Self {
            known: true,
            unknown: true,
            numbers: Ranges::all(),
            whole: false,
            texts: Vec::new(),
            words: None,
            dates: None,
        }
    }

    /// Any date.
    pub(crate) fn any_date() -> Dates {
        Dates { within: Ranges::all(), from: Vec::new(), to: Vec::new() }
    }

    /// One of some numbers, never unknown.
    pub(super) fn number(numbers: Ranges, whole: bool) -> Self {
        Self { unknown: false, numbers, whole, ..Self::anything() }
    }

    /// Whether there is anything it could be.
    pub(super) fn is_possible(&self) -> bool {
        self.known || self.unknown
    }

    /// Keeps only some numbers while it is known.
    pub(super) fn keep(&mut self, numbers: &Ranges) {
        self.numbers = self.numbers.intersection(numbers);
        if !self.has_number() {
            self.known = false;
        }
    }

    fn has_number(&self) -> bool {
        if self.whole {
            self.numbers.multiple_from(i64::MIN, Number::ONE.raw()).is_some()
        } else {
            !self.numbers.is_empty()
        }
    }

    /// Whether some numbers are among those it may be.
    pub(super) fn meets(&self, numbers: &Ranges) -> bool {
        let mut kept = Self::number(self.numbers.intersection(numbers), self.whole);
        kept.known = self.known && kept.has_number();
        kept.known
    }

    /// Takes in that a test of a text holds, or does not.
    pub(super) fn text(&mut self, model: &Model, test: CondId, holds: bool) {
        self.unknown = false;
        if !self.texts.contains(&(test, holds)) {
            self.texts.push((test, holds));
            self.known = self.known && texts::are_possible(&self.tests(model));
        }
    }

    fn tests<'m>(&self, model: &'m Model) -> Vec<(&'m TextTest, bool)> {
        texts::tests(model, &self.texts)
    }

    /// Takes in something about a set of words.
    pub(super) fn words(&mut self, change: impl FnOnce(&mut Words)) {
        self.unknown = false;
        let words = self.words.get_or_insert_default();
        change(words);
        self.known = self.known && words.are_possible();
    }

    /// Takes in something about a date.
    pub(super) fn dates(&mut self, change: impl FnOnce(&mut Dates)) {
        self.unknown = false;
        let dates = self.dates.get_or_insert_with(|| Box::new(Self::any_date()));
        change(dates);
        self.known = self.known && dates.are_possible();
    }
}

impl Words {
    fn are_possible(&self) -> bool {
        !self.has.meets(&self.lacks)
            && self.has_one.iter().all(|one| one.iter().any(|word| !self.lacks.contains(word)))
            && self.lacks_one.iter().all(|one| !self.has.covers(one))
    }
}

impl Dates {
    fn are_possible(&self) -> bool {
        let crossed = |&(from, after): &(Term, bool)| {
            let too_early =
                |&(to, before): &(Term, bool)| to.is_before(from) || (after || before) && to.is_at_most(from);
            self.to.iter().any(too_early)
        };
        !self.within.is_empty() && !self.from.iter().any(crossed)
    }
}

/// What is assumed of a lead; of what is not in it, anything the pact allows.
#[derive(Debug, Clone, Default)]
pub struct Store {
    /// By what it is about.
    pub facts: BTreeMap<Key, Fact>,
}
