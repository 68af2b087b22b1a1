//! The lowest and the highest a score can be.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::facts::{Fact, Key, Store};
use super::search::Goal;
use super::singles::Single;
use super::timeline::full_days;
use super::{Interval, Mask, Reasoner, spans, sweep};
use crate::model::{
    Bounds, CondId, Condition, Id, Operand, Per, PointsLimit, Quantity, QuantityId, RuleId, RuleKind,
    ScoreId, SelectionId, TextTest, TimesLimit, Type, Window,
};
use crate::values::{CalendarUnit, Number, Period, Truth};
use spans::raw;

/// What a score is looked at with.
pub(super) struct View<'v, 'm> {
    reasoner: &'v Reasoner<'m>,
    store: Cow<'v, Store>,
    /// Whether conditions of several parts are searched for leads that meet them.
    searches: bool,
}

/// Steps to find out whether a rule can apply.
const STEPS: u32 = 300;
/// Parts of conditions that are looked at for each rule.
const PARTS: u32 = 60;

impl<'v, 'm> View<'v, 'm> {
    /// Of all leads.
    pub fn everywhere(reasoner: &'v Reasoner<'m>) -> Self {
        Self { reasoner, store: Cow::Owned(Store::default()), searches: true }
    }

    /// Of leads of which something is assumed.
    pub fn of(reasoner: &'v Reasoner<'m>, store: &'v Store) -> Self {
        Self { reasoner, store: Cow::Borrowed(store), searches: false }
    }

    fn fact(&self, key: Key) -> Cow<'_, Fact> {
        let known = self.store.facts.get(&key).map(Cow::Borrowed);
        known.unwrap_or_else(|| Cow::Owned(self.reasoner.initial(key, None)))
    }

    /// What a condition may come out as.
    fn mask(&self, id: CondId) -> Mask {
        let mask = self.mask_of(id, &mut PARTS.clone());
        let is_sure = !mask.has(Truth::Yes) || !self.searches || self.reasoner.singles.get(id).is_some();
        let never = || self.reasoner.searched(vec![Goal::Is(id, Mask::YES)], None, STEPS).is_never();
        if !is_sure && never() { mask.both(Mask::NOT_YES) } else { mask }
    }

    fn mask_of(&self, id: CondId, left: &mut u32) -> Mask {
        if *left == 0 {
            return Mask::ANY;
        }
        *left -= 1;
        if let Some(single) = self.reasoner.singles.get(id) {
            return self.single(single);
        }
        let mut all = |parts: &[CondId], first: Truth, join: fn(Truth, Truth) -> Truth| {
            parts.iter().fold(Mask::of(first), |mask, &part| mask.joined(self.mask_of(part, left), join))
        };
        match self.reasoner.model.conditions.at(id) {
            Condition::Not(of) => self.mask_of(*of, left).turned(),
            Condition::And(parts) => all(parts, Truth::Yes, Truth::and),
            Condition::Or(parts) => all(parts, Truth::No, Truth::or),
            _ => Mask::ANY,
        }
    }

    fn single(&self, single: &Single) -> Mask {
        let fact = self.fact(single.key);
        let known = fact.known;
        let with = |may: bool, truth: Truth| if may { Mask::of(truth) } else { Mask::NONE };
        with(fact.unknown, single.unknown)
            .either(with(known && fact.meets(&single.yes), Truth::Yes))
            .either(with(known && fact.meets(&single.yes.complement()), Truth::No))
    }
}

/// Between which numbers a score is.
pub(super) fn of_score(view: &View<'_, '_>, id: ScoreId) -> Interval {
    let score = view.reasoner.model.scores.at(id);
    let mut possible: Option<Interval> = None;
    let mut meet = |found: Interval| possible = Some(possible.map_or(found, |so_far| so_far.hull(found)));
    let mut overridden = false;
    for line in &score.always {
        let mask = view.mask(line.condition);
        if mask.has(Truth::Yes) {
            meet(Interval::point(raw(line.points)));
        }
        overridden = mask == Mask::YES;
        if overridden {
            break;
        }
    }
    if !overridden {
        meet(of_sum(view, &score.rules));
    }
    let (low, high) = score.range.unwrap_or((Number::MIN, Number::MAX));
    possible.unwrap_or(Interval::ZERO).clamped(low, high)
}

/// What some rules give together.
pub(super) fn of_sum(view: &View<'_, '_>, rules: &[RuleId]) -> Interval {
    let model = view.reasoner.model;
    let mut by_key: BTreeMap<Key, Vec<(&Single, i128)>> = BTreeMap::new();
    let mut by_text: BTreeMap<usize, Vec<(&TextTest, bool, i128)>> = BTreeMap::new();
    let mut total = Interval::ZERO;
    let mut todo: Vec<RuleId> = rules.to_vec();
    while let Some(id) = todo.pop() {
        match &model.rules.at(id).kind {
            RuleKind::When { points, condition } => {
                if let Some(single) = view.reasoner.singles.get(*condition) {
                    by_key.entry(single.key).or_default().push((single, raw(*points)));
                } else if let Some((field, test, holds)) = text_of(view, *condition) {
                    by_text.entry(field).or_default().push((test, holds, raw(*points)));
                } else {
                    total = total.plus(of_rule(view, id));
                }
            }
            RuleKind::Group { bounds: Bounds::None, rules, .. } => todo.extend(rules),
            _ => total = total.plus(of_rule(view, id)),
        }
    }
    let keys = by_key.into_iter().map(|(key, rules)| sweep::of_one(&view.fact(key), &rules));
    let texts = by_text.into_values().map(|rules| sweep::of_texts(&rules));
    keys.chain(texts).fold(total, Interval::plus)
}

/// A test of a text field of the lead, or its opposite.
fn text_of<'v>(view: &View<'v, '_>, id: CondId) -> Option<(usize, &'v TextTest, bool)> {
    let model = view.reasoner.model;
    match model.conditions.at(id) {
        Condition::Text(Operand::Lead(field), test) => Some((field.index(), test, true)),
        Condition::Not(of) => match model.conditions.at(*of) {
            Condition::Text(Operand::Lead(field), test) => Some((field.index(), test, false)),
            _ => None,
        },
        _ => None,
    }
}

/// What one rule gives.
pub(super) fn of_rule(view: &View<'_, '_>, id: RuleId) -> Interval {
    let or_nothing = |found: Interval| found.hull(Interval::ZERO);
    match &view.reasoner.model.rules.at(id).kind {
        RuleKind::When { points, condition } => {
            let mask = view.mask(*condition);
            match (mask == Mask::YES, mask.has(Truth::Yes)) {
                (true, _) => Interval::point(raw(*points)),
                (_, true) => Interval::between(0, raw(*points)),
                (_, false) => Interval::ZERO,
            }
        }
        RuleKind::Per { points, selection, times, points_limits, .. } => {
            let each = Interval::between(0, raw(*points)).times(most(view, *selection, times));
            let window = view.reasoner.model.selections.at(*selection).window;
            points_limits.iter().fold(each, |sum, limit| limited(sum, *limit, window))
        }
        RuleKind::Without { points, limits, .. } => {
            let each = Interval::between(0, raw(*points)).times(None);
            limits.iter().fold(each, |sum, &limit| sum.bounded(Bounds::UpTo(limit)))
        }
        RuleKind::Share { percent, of, limits } => {
            let share = spans::of_quantity(view.reasoner, &view.store, *of).percent(*percent);
            let share = limits.iter().fold(share, |sum, &limit| sum.bounded(Bounds::UpTo(limit)));
            if may_be_unknown(view, *of) { or_nothing(share) } else { share }
        }
        RuleKind::Question { field, points } => of_question(view, Key::Field(Operand::Lead(*field)), points),
        RuleKind::Group { bounds, rules, .. } => of_sum(view, rules).bounded(*bounds),
        RuleKind::Highest { rules, .. } => {
            rules.iter().fold(Interval::ZERO, |all, &rule| all.hull(of_rule(view, rule)))
        }
    }
}

fn of_question(view: &View<'_, '_>, key: Key, points: &[Number]) -> Interval {
    let fact = view.fact(key);
    let answers = points.iter().enumerate().filter(|(place, _)| {
        fact.known && i64::try_from(*place).is_ok_and(|place| fact.numbers.contains(place))
    });
    let answers = answers.map(|(_, points)| Interval::point(raw(*points)));
    let nothing = fact.unknown.then_some(Interval::ZERO);
    answers.chain(nothing).reduce(Interval::hull).unwrap_or(Interval::ZERO)
}

fn may_be_unknown(view: &View<'_, '_>, of: QuantityId) -> bool {
    match view.reasoner.model.quantities.at(of) {
        Quantity::Constant(_) | Quantity::Count(_) => false,
        Quantity::Score(id) => view.fact(Key::Score(*id)).unknown,
        _ => true,
    }
}

/// How many interactions of a rule count at most.
fn most(view: &View<'_, '_>, id: SelectionId, times: &[TimesLimit]) -> Option<u64> {
    let selection = view.reasoner.model.selections.at(id);
    let counted = view.fact(Key::Count(view.reasoner.singles.same(id)));
    let largest = counted.numbers.ends().map_or(0, |(_, largest)| largest);
    let mut most = (largest < i64::MAX).then(|| u64::try_from(largest / Number::ONE.raw()).unwrap_or(0));
    for limit in times {
        let times = match limit.per {
            Per::Ever => Some(1),
            Per::Calendar(unit) => units(selection.window, unit),
            Per::Any(_) => None,
            Per::Field(place) => {
                let kind = selection.types.first().copied();
                match view.reasoner.type_of(Operand::Own(place), kind) {
                    Some(Type::YesNo) => Some(3),
                    // All that do not have it are one more.
                    Some(Type::OneOf(domain)) => u64::try_from(domain.len()).ok().map(|words| words + 1),
                    _ => None,
                }
            }
        };
        let of_limit = times.map(|times| times.saturating_mul(u64::from(limit.count)));
        most = match (most, of_limit) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
    }
    most
}

/// What a limit of points leaves of a sum.
fn limited(sum: Interval, limit: PointsLimit, window: Window) -> Interval {
    let times = limit.per.map_or(Some(1), |unit| units(window, unit));
    let Some(whole) = times.and_then(|times| i64::try_from(times).ok()).and_then(Number::from_int) else {
        return sum;
    };
    match limit.points.mul(whole) {
        Some(points) => sum.bounded(Bounds::UpTo(points)),
        None => sum,
    }
}

/// In how many days, weeks, months or years of the calendar a window can lie, at most.
fn units(window: Window, unit: CalendarUnit) -> Option<u64> {
    let Window::Last(period) = window else { return None };
    let days = longest(period);
    let units = match unit {
        CalendarUnit::Day => days + 2,
        CalendarUnit::Week => days / 7 + 2,
        CalendarUnit::Month => days / 28 + 2,
        CalendarUnit::Year => days / 365 + 2,
    };
    u64::try_from(units).ok()
}

fn longest(period: Period) -> i64 {
    full_days(period).1
}
