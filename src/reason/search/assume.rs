//! Takes one goal into the store, or says what it takes.

use super::{Goal, Search, Step};
use crate::model::walk::{self, Node};
use crate::model::{CondId, Condition, DateTest, Operand, Quantity, QuantityId, Subject, WordSet};
use crate::reason::facts::{Fact, Key, Store};
use crate::reason::mask::Mask;
use crate::reason::singles::Single;
use crate::reason::timeline::Term;
use crate::values::{Number, Ranges, Truth};

impl Search<'_, '_> {
    /// Takes a goal.
    pub(super) fn take(&mut self, goal: Goal, store: &mut Store) -> Step {
        match goal {
            Goal::Is(id, mask) => self.assume(id, mask, store),
            Goal::Known(key) => self.change(key, store, |fact| fact.unknown = false),
            Goal::Unknown(key) => self.change(key, store, |fact| fact.known = false),
            Goal::Word(of, words, unknown) => self.word(of, &words, unknown, store),
            Goal::Within(key, numbers) => self.change(key, store, |fact| fact.keep(&numbers.0)),
            Goal::From(key, term, after) => {
                self.change(key, store, |fact| fact.dates(|of| of.from.push((term, after))))
            }
            Goal::To(key, term, before) => {
                self.change(key, store, |fact| fact.dates(|of| of.to.push((term, before))))
            }
        }
    }

    /// What is assumed of a thing.
    pub(in crate::reason) fn fact<'s>(&self, key: Key, store: &'s mut Store) -> &'s mut Fact {
        store.facts.entry(key).or_insert_with(|| self.reasoner.initial(key, self.own))
    }

    /// Assumes more of a thing; says whether it can still be.
    pub(in crate::reason) fn keeps(
        &self,
        key: Key,
        store: &mut Store,
        change: impl FnOnce(&mut Fact),
    ) -> bool {
        let fact = self.fact(key, store);
        change(fact);
        fact.is_possible()
    }

    /// As [`Search::keeps`], as a step.
    pub(super) fn change(&self, key: Key, store: &mut Store, change: impl FnOnce(&mut Fact)) -> Step {
        if self.keeps(key, store, change) { Step::Done } else { Step::Conflict }
    }

    fn assume(&mut self, id: CondId, mask: Mask, store: &mut Store) -> Step {
        if mask == Mask::ANY {
            return Step::Done;
        }
        if mask == Mask::NONE {
            return Step::Conflict;
        }
        if let Some(single) = self.reasoner.singles.get(id) {
            return self.single(single, mask, store);
        }
        let model = self.reasoner.model;
        match model.conditions.at(id) {
            Condition::Not(of) => Step::All(vec![Goal::Is(*of, mask.turned())]),
            Condition::And(parts) => all_of(parts, mask, |mask| mask),
            Condition::Or(parts) => all_of(parts, mask.turned(), Mask::turned),
            Condition::Known(Subject::Condition(of)) => never_unknown(mask, |yes| {
                Step::All(vec![Goal::Is(*of, if yes { Mask::KNOWN } else { Mask::UNKNOWN })])
            }),
            Condition::Known(Subject::Worded(of)) => {
                let all = (0..self.reasoner.words_of(*of, self.own)).collect();
                never_unknown(mask, |yes| {
                    Step::All(vec![Goal::Word(*of, if yes { all } else { Vec::new() }, !yes)])
                })
            }
            Condition::Word(of, set) => {
                let wanted = |word: &u16| mask.has(Truth::from(set.contains(*word)));
                let words = (0..self.reasoner.words_of(*of, self.own)).filter(wanted).collect();
                Step::All(vec![Goal::Word(*of, words, mask.has(Truth::Unknown))])
            }
            Condition::Complete(of) => {
                let keys =
                    model.questionnaires.at(*of).fields.iter().map(|&field| Key::Field(Operand::Lead(field)));
                never_unknown(mask, |yes| match yes {
                    true => Step::All(keys.map(Goal::Known).collect()),
                    false => Step::One(keys.map(|key| vec![Goal::Unknown(key)]).collect()),
                })
            }
            Condition::Text(of, _) => self.test((id, *of), mask, store, |fact, holds| {
                fact.text(model, id, holds);
            }),
            Condition::IncludesAny(of, set) => self.test((id, *of), mask, store, |fact, holds| {
                fact.words(|words| match holds {
                    true => words.has_one.push(set.clone()),
                    false => words.lacks = joined(&words.lacks, set),
                });
            }),
            Condition::IncludesAll(of, set) => self.test((id, *of), mask, store, |fact, holds| {
                fact.words(|words| match holds {
                    true => words.has = joined(&words.has, set),
                    false => words.lacks_one.push(set.clone()),
                });
            }),
            Condition::Date(of, test) => self.date(id, *of, *test, mask, store),
            Condition::Compare(a, op, b) => self.compared(*a, *op, *b, mask, store),
            _ => self.opaque(id, mask, store),
        }
    }

    fn single(&mut self, single: &Single, mask: Mask, store: &mut Store) -> Step {
        let wanted = match (mask.has(Truth::Yes), mask.has(Truth::No)) {
            (true, true) => Ranges::all(),
            (true, false) => single.yes.clone(),
            (false, true) => single.yes.complement(),
            (false, false) => Ranges::none(),
        };
        let step = self.change(single.key, store, |fact| {
            fact.unknown = fact.unknown && mask.has(single.unknown);
            fact.keep(&wanted);
        });
        match step {
            Step::Done => self.parts_known(single.key, store),
            other => other,
        }
    }

    /// What is computed and known is made of what is known.
    fn parts_known(&mut self, key: Key, store: &mut Store) -> Step {
        let of: &[QuantityId] = match key {
            Key::Quantity(of) => &[of],
            Key::Relation(a, b) => &[a, b],
            _ => return Step::Done,
        };
        if self.fact(key, store).unknown {
            return Step::Done;
        }
        let mut keys = Vec::new();
        of.iter().for_each(|&of| self.operands(of, &mut keys));
        Step::All(keys.into_iter().map(Goal::Known).collect())
    }

    fn operands(&self, of: QuantityId, keys: &mut Vec<Key>) {
        let model = self.reasoner.model;
        let quantity = model.quantities.at(of);
        match (quantity, self.reasoner.singles.key_of(model, of)) {
            (Quantity::DaysSince(of), _) => keys.push(Key::Field(*of)),
            (_, Some(Key::Quantity(_))) => walk::of_quantity(quantity, &mut |part| {
                if let Node::Quantity(part) = part
                    && keys.len() < 100
                {
                    self.operands(part, keys);
                }
            }),
            (_, Some(key)) => keys.push(key),
            (_, None) => {}
        }
    }

    /// A test of something whose value tells yes from no.
    fn test(
        &mut self,
        (id, of): (CondId, Operand),
        mask: Mask,
        store: &mut Store,
        take: impl FnOnce(&mut Fact, bool),
    ) -> Step {
        let key = Key::Field(of);
        match (mask.has(Truth::Yes), mask.has(Truth::No), mask.has(Truth::Unknown)) {
            (true, true, _) => self.change(key, store, |fact| fact.unknown = false),
            (false, false, _) => self.change(key, store, |fact| fact.known = false),
            (holds, _, true) if self.fact(key, store).unknown => {
                let known = Goal::Is(id, Mask::of(Truth::from(holds)));
                Step::One(vec![vec![Goal::Unknown(key)], vec![known]])
            }
            (holds, ..) => self.change(key, store, |fact| take(fact, holds)),
        }
    }

    fn opaque(&mut self, id: CondId, mask: Mask, store: &mut Store) -> Step {
        let single = Single { key: Key::Test(id), yes: Ranges::one(1), unknown: Truth::Unknown };
        self.single(&single, mask, store)
    }

    fn date(&mut self, id: CondId, of: Operand, test: DateTest, mask: Mask, store: &mut Store) -> Step {
        let key = Key::Field(of);
        if let DateTest::BeforeField(other) | DateTest::AfterField(other) | DateTest::OnField(other) = test {
            if mask.has(Truth::Unknown) {
                return self.opaque(id, mask, store);
            }
            return match self.opaque(id, mask, store) {
                Step::Done => Step::All(vec![Goal::Known(key), Goal::Known(Key::Field(other))]),
                conflict => conflict,
            };
        }
        if mask == Mask::KNOWN {
            return Step::All(vec![Goal::Known(key)]);
        }
        if mask.has(Truth::Unknown) {
            let unknown = [vec![Goal::Unknown(key)]];
            let rest = mask.both(Mask::KNOWN).iter().map(|truth| vec![Goal::Is(id, Mask::of(truth))]);
            return Step::One(unknown.into_iter().chain(rest).collect());
        }
        dated(key, test, mask.has(Truth::Yes), self, store)
    }

    fn compared(
        &mut self,
        a: QuantityId,
        op: crate::model::Compare,
        b: QuantityId,
        mask: Mask,
        store: &mut Store,
    ) -> Step {
        let model = self.reasoner.model;
        match (model.quantities.at(a), model.quantities.at(b)) {
            (Quantity::Constant(a), Quantity::Constant(b)) => {
                let truth = crate::model::semantics::compare(*a, op, *b);
                if mask.has(truth.into()) { Step::Done } else { Step::Conflict }
            }
            (Quantity::DaysSince(of), Quantity::Constant(days)) => days_since(*of, &op.numbers(*days), mask),
            (Quantity::Constant(days), Quantity::DaysSince(of)) => {
                days_since(*of, &op.mirrored().numbers(*days), mask)
            }
            _ => {
                // The pair in one order, so that `a > b` and `b > a` speak of the same.
                let (a, op, b) = if a <= b { (a, op, b) } else { (b, op.mirrored(), a) };
                let yes = op.numbers(Number::ZERO).intersection(&Ranges::between(-1, 2));
                let single = Single { key: Key::Relation(a, b), yes, unknown: Truth::Unknown };
                self.single(&single, mask, store)
            }
        }
    }
}

/// `and`, or `or` turned round: of each part what the whole asks for.
fn all_of(parts: &[CondId], mask: Mask, turn: fn(Mask) -> Mask) -> Step {
    let each = |mask: Mask| parts.iter().map(move |&part| Goal::Is(part, turn(mask)));
    let one = |mask: Mask| Step::One(each(mask).map(|goal| vec![goal]).collect());
    match mask {
        Mask::YES | Mask::NOT_NO => Step::All(each(mask).collect()),
        Mask::NO | Mask::NOT_YES => one(mask),
        Mask::KNOWN => {
            let no = each(Mask::NO).map(|goal| vec![goal]);
            Step::One(no.chain([each(Mask::YES).collect()]).collect())
        }
        // Unknown: none is no, and one is unknown.
        _ => {
            let none_is_no: Vec<Goal> = each(Mask::NOT_NO).collect();
            let with = |goal: Goal| none_is_no.iter().cloned().chain([goal]).collect();
            Step::One(each(Mask::UNKNOWN).map(with).collect())
        }
    }
}

/// A test that is yes or no, never unknown.
fn never_unknown(mask: Mask, goals: impl FnOnce(bool) -> Step) -> Step {
    match mask.both(Mask::KNOWN) {
        Mask::KNOWN => Step::Done,
        Mask::NONE => Step::Conflict,
        known => goals(known == Mask::YES),
    }
}

fn joined(a: &WordSet, b: &WordSet) -> WordSet {
    a.iter().chain(b.iter()).collect()
}

/// A known date that passes a test, or fails it.
fn dated(key: Key, test: DateTest, holds: bool, search: &Search<'_, '_>, store: &mut Store) -> Step {
    let from = |term, after| Goal::From(key, term, after);
    let to = |term, before| Goal::To(key, term, before);
    match (test, holds) {
        (DateTest::Within { from, to }, _) => {
            let within = Ranges::between(from.map_or(i64::MIN, |at| at.0), to.map_or(i64::MAX, |at| at.0));
            let within = if holds { within } else { within.complement() };
            search.change(key, store, |fact| fact.dates(|of| of.within = of.within.intersection(&within)))
        }
        (DateTest::InTheLast(of), true) => {
            Step::All(vec![from(Term::Before(of), false), to(Term::Now, false)])
        }
        (DateTest::InTheLast(of), false) => {
            Step::One(vec![vec![to(Term::Before(of), true)], vec![from(Term::Now, true)]])
        }
        (DateTest::InTheNext(of), true) => {
            Step::All(vec![from(Term::Now, true), to(Term::Behind(of), false)])
        }
        (DateTest::InTheNext(of), false) => {
            Step::One(vec![vec![to(Term::Now, false)], vec![from(Term::Behind(of), true)]])
        }
        (DateTest::MoreThanAgo(of), true) => Step::All(vec![to(Term::Before(of), true)]),
        (DateTest::MoreThanAgo(of), false) => Step::All(vec![from(Term::Before(of), false)]),
        (DateTest::BeforeField(_) | DateTest::AfterField(_) | DateTest::OnField(_), _) => Step::Done,
    }
}

/// A number of full days since a date: at least k where the date is not behind the instant k days ago.
fn days_since(of: Operand, yes: &Ranges, mask: Mask) -> Step {
    let key = Key::Field(of);
    if mask == Mask::KNOWN {
        return Step::All(vec![Goal::Known(key)]);
    }
    let mut ways = Vec::new();
    if mask.has(Truth::Unknown) {
        ways.push(vec![Goal::Unknown(key)]);
    }
    for (truth, numbers) in [(Truth::Yes, yes.clone()), (Truth::No, yes.complement())] {
        if mask.has(truth) {
            ways.extend(numbers.iter().filter_map(|(first, end)| days_between(key, first, end)));
        }
    }
    Step::One(ways)
}

/// That the number of days is within a range; nothing where no whole number is.
fn days_between(key: Key, first: i64, end: i64) -> Option<Vec<Goal>> {
    let one = Number::ONE.raw();
    let mut goals = vec![Goal::Known(key)];
    let least = (first > i64::MIN).then(|| first.div_euclid(one) + i64::from(first.rem_euclid(one) > 0));
    let beyond = (end < i64::MAX).then(|| end.div_euclid(one) + i64::from(end.rem_euclid(one) > 0));
    if let (Some(least), Some(beyond)) = (least, beyond)
        && least >= beyond
    {
        return None;
    }
    goals.extend(least.and_then(Term::days_before).map(|term| Goal::To(key, term, false)));
    goals.extend(beyond.and_then(Term::days_before).map(|term| Goal::From(key, term, true)));
    Some(goals)
}
