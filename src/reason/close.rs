//! What different things say of each other, when all conditions are taken apart.

use super::facts::{Fact, Key, Store};
use super::search::Search;
use super::selections::within;
use super::timeline::Term;
use super::{Interval, bounds, spans};
use crate::model::{Operand, ScoreId, SelectionId, Window};
use crate::values::{Number, Ranges};

/// With more selections than this, they are not compared with each other.
const MANY: usize = 40;

/// Whether what is assumed can be of one lead; what follows is taken into the store.
pub(super) fn is_possible(search: &mut Search<'_, '_>, store: &mut Store) -> bool {
    if !is_still_to_come(search, store) {
        return false;
    }
    if store.facts.len() < 2 && !store.facts.keys().any(|key| !matches!(key, Key::Field(_))) {
        return true;
    }
    handovers(search, store)
        && histories(search, store)
        && selections(search, store)
        && questionnaires(search, store)
        && computed(search, store)
        && scores(search, store)
}

/// A date that lies before a fixed day, and no further back than so long before the assessment: when that is late
/// enough, there is none any more.
fn is_still_to_come(search: &Search<'_, '_>, store: &Store) -> bool {
    let Some(since) = search.since else { return true };
    let zone = &search.reasoner.model().zone;
    /// Clocks are set back and forth.
    const DAY: i64 = 86_400_000;
    let earliest = |term: Term| match term {
        Term::Before(period) => zone.minus(since, period, 1).plus_millis(-DAY),
        Term::Now => since,
        Term::Behind(period) => zone.plus(since, period, 1).plus_millis(-DAY),
    };
    let dates = store.facts.values().filter_map(|fact| fact.dates.as_deref());
    dates
        .filter_map(|dates| Some((dates, dates.within.ends()?.1)))
        .all(|(dates, last)| last == i64::MAX || dates.from.iter().all(|&(term, _)| earliest(term).0 <= last))
}

fn some() -> Ranges {
    Ranges::from(Number::ONE.raw())
}

/// Who is in a handover is in a stage that has one.
fn handovers(search: &mut Search<'_, '_>, store: &mut Store) -> bool {
    if store.facts.get(&Key::Part).is_none_or(|fact| fact.unknown) {
        return true;
    }
    let with_one = search.reasoner.model().stages.iter().filter(|(_, stage)| stage.handover.is_some());
    let with_one: Ranges = with_one.map(|(id, _)| i64::from(id.0)).collect();
    search.keeps(Key::Stage, store, |fact| {
        fact.unknown = false;
        fact.keep(&with_one);
    })
}

/// What is known of the last interaction, or summed over all, says whether there is one.
fn histories(search: &mut Search<'_, '_>, store: &mut Store) -> bool {
    let facts: Vec<(Key, Fact)> = store.facts.iter().map(|(key, fact)| (*key, fact.clone())).collect();
    facts.into_iter().all(|(key, fact)| {
        let mut count = |id: SelectionId, numbers: &Ranges| {
            search.keeps(Key::Count(id), store, |fact| fact.keep(numbers))
        };
        match key {
            Key::DaysSinceLast(id) if !fact.unknown => count(id, &some()),
            Key::DaysSinceLast(id) if !fact.known => count(id, &Ranges::one(0)),
            Key::Field(Operand::Latest(id, _)) if !fact.unknown => count(id, &some()),
            Key::Total(id, _) if !fact.unknown && !fact.numbers.contains(0) => count(id, &some()),
            _ => true,
        }
    })
}

/// How many there are of a selection, and how long ago the last was.
struct Seen {
    id: SelectionId,
    fewest: i64,
    most: i64,
    /// In full days, if there is one.
    days: Option<(i64, i64)>,
}

fn seen(search: &mut Search<'_, '_>, store: &mut Store) -> Vec<Seen> {
    let ids: Vec<SelectionId> = store
        .facts
        .keys()
        .filter_map(|key| match key {
            Key::Count(id) | Key::DaysSinceLast(id) => Some(*id),
            _ => None,
        })
        .collect();
    let mut all = Vec::new();
    for id in ids {
        if all.iter().any(|seen: &Seen| seen.id == id) {
            continue;
        }
        let days = store.facts.get(&Key::DaysSinceLast(id)).filter(|fact| fact.known && !fact.unknown);
        let days = days.and_then(|fact| fact.numbers.ends());
        let count = search.fact(Key::Count(id), store);
        let Some((fewest, most)) = count.numbers.ends().filter(|_| count.known) else { continue };
        all.push(Seen { id, fewest, most, days });
    }
    all
}

/// A part has no more interactions than the whole, and its last is no newer.
fn selections(search: &mut Search<'_, '_>, store: &mut Store) -> bool {
    let all = seen(search, store);
    if all.len() < 2 || all.len() > MANY {
        return true;
    }
    search.left = search.left.saturating_sub(u32::try_from(all.len()).unwrap_or(0));
    let pairs = all.iter().flat_map(|a| all.iter().filter(|b| a.id != b.id).map(move |b| (a, b)));
    pairs.into_iter().all(|(part, whole)| {
        let more = part.fewest > whole.most;
        let newer = matches!((part.days, whole.days), (Some(a), Some(b)) if b.0 > a.1);
        let clash = more || newer || is_too_long_ago(search, part, whole) || is_missing(search, part, whole);
        !clash || !is_comparable(search, part, whole)
    })
}

/// Whether one is a part of the other. `is_missing` asks for more itself.
fn is_comparable(search: &Search<'_, '_>, part: &Seen, whole: &Seen) -> bool {
    search.reasoner.is_part(part.id, whole.id)
}

fn window(search: &Search<'_, '_>, id: SelectionId) -> Window {
    search.reasoner.model().selections.at(id).window
}

/// Whether the last of the whole was before the window in which one of the part is.
fn is_too_long_ago(search: &Search<'_, '_>, part: &Seen, whole: &Seen) -> bool {
    let (Window::Last(period), Some((days, _))) = (window(search, part.id), whole.days) else { return false };
    let last = Term::days_before(days / Number::ONE.raw());
    part.fewest > 0 && last.is_some_and(|last| last.is_before(Term::Before(period)))
}

/// Whether the last of the whole was so near that it must be in the window of the part, which is said to be empty.
fn is_missing(search: &Search<'_, '_>, part: &Seen, whole: &Seen) -> bool {
    let (Window::Last(period), Some((_, days))) = (window(search, part.id), whole.days) else { return false };
    let beyond = (days < i64::MAX).then(|| Term::days_before(days / Number::ONE.raw() + 1)).flatten();
    part.most < Number::ONE.raw()
        && search.reasoner.are_of_the_same(part.id, whole.id)
        && within(window(search, part.id), window(search, whole.id))
        && beyond.is_some_and(|beyond| Term::Before(period).is_at_most(beyond))
}

/// The score of a questionnaire is known where one of its questions is.
fn questionnaires(search: &mut Search<'_, '_>, store: &mut Store) -> bool {
    let model = search.reasoner.model();
    let asked: Vec<(Key, Fact)> = store
        .facts
        .iter()
        .filter(|(key, _)| matches!(key, Key::Score(_)))
        .map(|(key, fact)| (*key, fact.clone()))
        .collect();
    asked.into_iter().all(|(key, fact)| {
        let Key::Score(id) = key else { return true };
        let Some(of) = model.scores.at(id).questionnaire else { return true };
        let questions =
            || model.questionnaires.at(of).fields.iter().map(|&field| Key::Field(Operand::Lead(field)));
        let answered = |key: Key| store.facts.get(&key).is_some_and(|fact| !fact.unknown);
        let unanswered = |key: Key| store.facts.get(&key).is_some_and(|fact| !fact.known);
        let has_answer = questions().any(answered);
        let has_none = questions().all(unanswered);
        search.keeps(key, store, |now| {
            now.unknown = fact.unknown && !has_answer;
            now.known = fact.known && !has_none;
        })
    })
}

/// What is computed lies where its parts lead to.
fn computed(search: &mut Search<'_, '_>, store: &mut Store) -> bool {
    let keys: Vec<Key> = store.facts.keys().copied().collect();
    let reasoner = search.reasoner;
    keys.into_iter().all(|key| match key {
        Key::Quantity(of) => {
            let span = spans::of_quantity(reasoner, store, of).ranges();
            search.keeps(key, store, |fact| fact.keep(&span))
        }
        Key::Relation(a, b) => {
            let spans = [a, b].map(|of| spans::of_quantity(reasoner, store, of));
            search.keeps(key, store, |fact| fact.keep(&relations(spans)))
        }
        _ => true,
    })
}

/// How numbers of two intervals can compare.
fn relations([a, b]: [Interval; 2]) -> Ranges {
    let far = |end: Option<i128>, none: i128| end.unwrap_or(none);
    let (low, high) = (|of: Interval| far(of.low(), i128::MIN), |of: Interval| far(of.high(), i128::MAX));
    let can = [(-1, low(a) < high(b)), (0, low(a) <= high(b) && low(b) <= high(a)), (1, high(a) > low(b))];
    can.into_iter().filter(|(_, can)| *can).map(|(relation, _)| relation).collect()
}

/// A score lies where its rules lead to, as far as is known of what they read.
fn scores(search: &mut Search<'_, '_>, store: &mut Store) -> bool {
    let asked: Vec<ScoreId> = store
        .facts
        .keys()
        .filter_map(|key| match key {
            Key::Score(id) => Some(*id),
            _ => None,
        })
        .collect();
    if asked.is_empty() || store.facts.len() == asked.len() && asked.len() == 1 {
        return true;
    }
    let reasoner = search.reasoner;
    asked.into_iter().all(|id| {
        let cost = u32::try_from(reasoner.model().scores.at(id).rules.len() / 4 + 1).unwrap_or(u32::MAX);
        if cost > search.left {
            return true;
        }
        search.left -= cost;
        let view = bounds::View::of(reasoner, store);
        let found = bounds::of_score(&view, id).ranges();
        search.keeps(Key::Score(id), store, |fact| fact.keep(&found))
    })
}
