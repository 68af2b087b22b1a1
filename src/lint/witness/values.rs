//! Values and interactions as an example writes them.

use super::{MANY, chosen};
use crate::lint::Context;
use crate::model::{Condition, Field, Operand, Selection, SelectionId, TextOp, Type, Window};
use crate::reason::{Fact, Goal, Key, Mask, Store, Term, Verdict};
use crate::values::text::{quoted, word};
use crate::values::{Date, Instant, Number, Period, Unit, format_instant};

/// How a line begins of what happens in the stage in which an example starts.
pub(super) const HERE: &str = "then ";

/// When an example takes place that does not say so.
fn now(cx: &Context<'_>) -> Option<Instant> {
    cx.model.zone.resolve(Date::new(2026, 1, 15)?, 12, 0, 0, 0)
}

/// The fields of the lead that must be known.
pub(super) fn fields(cx: &Context<'_>, store: &Store) -> Option<Vec<String>> {
    let mut all = Vec::new();
    for (key, fact) in &store.facts {
        let Key::Field(Operand::Lead(id)) = key else { continue };
        if !fact.known {
            continue;
        }
        let field = cx.model.fields.at(*id);
        all.push(format!("{}: {}", field.name, value(cx, field, fact)?));
    }
    Some(all)
}

/// A value that a field may have.
fn value(cx: &Context<'_>, field: &Field, fact: &Fact) -> Option<String> {
    Some(match &field.ty {
        Type::YesNo => if fact.numbers.contains(1) { "yes" } else { "no" }.to_owned(),
        Type::Number => number(fact)?.to_string(),
        Type::Money(currency) => format!("{} {currency}", number(fact)?),
        Type::OneOf(domain) => {
            let place = fact.numbers.multiple_from(0, 1)?;
            word(domain.word(u16::try_from(place).ok()?))
        }
        Type::SomeOf(domain) => {
            let words: Vec<String> =
                chosen(fact.words.as_deref()?).iter().map(|at| word(domain.word(at))).collect();
            if words.is_empty() {
                return None;
            }
            format!("({})", words.join(", "))
        }
        Type::Text => quoted(&text(cx, fact)?),
        Type::Date => date(cx, fact)?,
    })
}

/// A number people would write: a whole one where there is one, from 1 on if it can be.
fn number(fact: &Fact) -> Option<Number> {
    let one = Number::ONE.raw();
    let numbers = &fact.numbers;
    let lowest = || numbers.ends().map(|(low, high)| if low == i64::MIN { high } else { low });
    let found = numbers
        .multiple_from(one, one)
        .or_else(|| numbers.multiple_from(0, one))
        .or_else(|| numbers.multiple_from(0, 1))
        .or_else(lowest)?;
    Number::from_raw(found)
}

/// A text that passes the tests: one that is listed, or one made of the parts that are asked for.
fn text(cx: &Context<'_>, fact: &Fact) -> Option<String> {
    let tests: Vec<_> = fact
        .texts
        .iter()
        .filter_map(|&(id, holds)| match cx.model.conditions.at(id) {
            Condition::Text(_, test) => Some((test, holds)),
            _ => None,
        })
        .collect();
    let passes = |text: &str| {
        tests.iter().all(|(test, holds)| crate::model::semantics::text_matches(text, test) == *holds)
    };
    let all = tests.iter().filter(|(_, holds)| *holds).flat_map(|(test, _)| test.needles.iter().take(20));
    let every = all.map(|needle| needle.to_string()).collect::<Vec<_>>();
    let first = |op: TextOp| {
        let of = tests.iter().filter(move |(test, holds)| *holds && test.op == op);
        of.filter_map(|(test, _)| test.needles.first()).map(|needle| needle.to_string()).next()
    };
    let listed = tests.iter().filter(|(test, holds)| *holds && test.op == TextOp::Is);
    let listed = listed.flat_map(|(test, _)| test.needles.iter().map(|needle| needle.to_string()));
    let parts = [TextOp::StartsWith, TextOp::Mentions, TextOp::Contains, TextOp::EndsWith].map(first);
    let made = parts.iter().flatten().cloned().collect::<Vec<_>>();
    let tries =
        listed.take(100).chain([made.join(" "), made.concat(), "something".to_owned(), "x".to_owned()]);
    let mut tries = tries.chain(every.iter().cloned()).chain([every.join(" ")]);
    tries.find(|text| !text.is_empty() && passes(text))
}

/// A date that lies where it must.
fn date(cx: &Context<'_>, fact: &Fact) -> Option<String> {
    let now = now(cx)?;
    let zone = &cx.model.zone;
    let at = |term: Term| match term {
        Term::Before(period) => zone.minus(now, period, 1),
        Term::Now => now,
        Term::Behind(period) => zone.plus(now, period, 1),
    };
    const HOUR: i64 = 3_600_000;
    let anything = Fact::any_date();
    let dates = fact.dates.as_deref().unwrap_or(&anything);
    let fits = |when: Instant| {
        dates.within.contains(when.0)
            && dates.from.iter().all(|&(term, after)| if after { when > at(term) } else { when >= at(term) })
            && dates.to.iter().all(|&(term, before)| if before { when < at(term) } else { when <= at(term) })
    };
    let ends = dates.from.iter().map(|(term, _)| at(*term).plus_millis(HOUR));
    let ends = ends.chain(dates.to.iter().map(|(term, _)| at(*term).plus_millis(-HOUR)));
    let within = dates.within.ends().into_iter().flat_map(|(low, high)| [Instant(low), Instant(high)]);
    let found =
        [now.plus_millis(-24 * HOUR)].into_iter().chain(ends).chain(within).find(|&when| fits(when))?;
    let text = format_instant(found, zone);
    Some(text.get(..16)?.replace('T', " "))
}

/// The interactions there must be, each as a line.
pub(super) fn interactions(cx: &Context<'_>, store: &Store) -> Option<Vec<String>> {
    let mut lines = Vec::new();
    // The narrow ones first: they count for the wide ones, too.
    let mut wanted: Vec<(SelectionId, i64)> = Vec::new();
    for (key, fact) in &store.facts {
        if let Key::Count(id) = key {
            let fewest = fact.numbers.multiple_from(0, Number::ONE.raw())? / Number::ONE.raw();
            if fewest > 0 {
                wanted.push((*id, fewest));
            }
        }
    }
    wanted.sort_by_key(|&(id, _)| wanted_before(cx, id, store));
    let mut made: Vec<(SelectionId, i64)> = Vec::new();
    for (key, fact) in &store.facts {
        if let Key::Total(id, field) = *key
            && let Some(least) = number(fact).filter(|least| *least > Number::ZERO)
        {
            let of = fields_of(cx, id).get(usize::from(field))?;
            let currency = if let Type::Money(of) = &of.ty { format!(" {of}") } else { String::new() };
            lines.push(interaction(cx, id, store, Some((field, format!("{least}{currency}"))))?);
            made.push((id, 1));
        }
        if let Key::Field(Operand::Latest(id, field)) = *key
            && fact.known
        {
            let latest = value(cx, fields_of(cx, id).get(usize::from(field))?, fact)?;
            lines.push(interaction(cx, id, store, Some((field, latest)))?);
            made.push((id, 1));
        }
    }
    for (id, fewest) in wanted {
        let there: i64 =
            made.iter().filter(|(of, _)| cx.reasoner().is_part(*of, id)).map(|(_, count)| count).sum();
        let missing = (fewest - there).clamp(0, MANY);
        if missing > 0 {
            let line = interaction(cx, id, store, None)?;
            lines.extend((0..missing).map(|_| line.clone()));
            made.push((id, missing));
        }
    }
    Some(lines)
}

/// The fields of the first kind of a selection.
fn fields_of<'m>(cx: &Context<'m>, id: SelectionId) -> &'m [Field] {
    let first = cx.model.selections.at(id).types.first();
    first.map_or(&[], |&kind| cx.model.interactions.at(kind).fields.as_slice())
}

fn wanted_before(cx: &Context<'_>, id: SelectionId, store: &Store) -> usize {
    let others = store.facts.keys().filter_map(|key| match key {
        Key::Count(other) if *other != id => Some(*other),
        _ => None,
    });
    // How many of the others are a part of it.
    others.filter(|&other| cx.reasoner().is_part(other, id)).count()
}

/// `3 days ago page_view { path: "/pricing" }`, with the value that one of its fields has besides.
fn interaction(
    cx: &Context<'_>,
    id: SelectionId,
    store: &Store,
    besides: Option<(u16, String)>,
) -> Option<String> {
    let selection = cx.model.selections.at(id);
    let kind = selection.types.first().copied()?;
    let of = cx.model.interactions.at(kind);
    let mut with = Vec::new();
    if let Some(condition) = selection.condition {
        let verdict = cx.reasoner().solve_for(vec![Goal::Is(condition, Mask::YES)], Some(kind));
        let Verdict::Perhaps(own) = verdict else { return None };
        for (key, fact) in own.facts.iter().filter(|(_, fact)| fact.known) {
            let Key::Field(Operand::Own(place)) = key else { continue };
            let field = of.fields.get(usize::from(*place))?;
            if besides.as_ref().is_none_or(|(other, _)| other != place) {
                with.push(format!("{}: {}", field.name, value(cx, field, fact)?));
            }
        }
    }
    if let Some((place, value)) = besides {
        with.push(format!("{}: {value}", of.fields.get(usize::from(place))?.name));
    }
    let fields = if with.is_empty() { String::new() } else { format!(" {{ {} }}", with.join(", ")) };
    if selection.window == Window::ThisStage {
        return Some(format!("{HERE}{}{fields}", of.name));
    }
    Some(format!("{} ago {}{fields}", age(cx, selection, id, store)?, of.name))
}

/// How long ago it was: within its window, and in none that must be empty.
fn age(cx: &Context<'_>, selection: &Selection, id: SelectionId, store: &Store) -> Option<Period> {
    let now = now(cx)?;
    let zone = &cx.model.zone;
    let tries = [
        (1, Unit::Days),
        (1, Unit::Hours),
        (3, Unit::Days),
        (10, Unit::Days),
        (20, Unit::Days),
        (40, Unit::Days),
        (80, Unit::Days),
        (100, Unit::Days),
        (200, Unit::Days),
        (400, Unit::Days),
    ];
    let is_in = |window: Window, age: Period| match window {
        Window::Ever => true,
        Window::Last(period) => zone.minus(now, period, 1) <= zone.minus(now, age, 1),
        Window::ThisStage => false,
    };
    let empty = store.facts.iter().filter_map(|(key, fact)| match key {
        Key::Count(other)
            if *other != id && fact.numbers.ends().is_some_and(|(_, most)| most < Number::ONE.raw()) =>
        {
            Some(cx.model.selections.at(*other))
        }
        _ => None,
    });
    let empty: Vec<&Selection> =
        empty.filter(|other| other.types.iter().any(|kind| selection.types.contains(kind))).collect();
    let days = store.facts.get(&Key::DaysSinceLast(id)).map(|fact| &fact.numbers);
    let is_so_old = |age: Period| {
        let full = if age.unit() == Unit::Days { i64::from(age.count()) } else { 0 };
        days.is_none_or(|days| days.contains(full * Number::ONE.raw()))
    };
    let fewest = days.and_then(|days| days.multiple_from(0, Number::ONE.raw()));
    let fewest = fewest.and_then(|days| u32::try_from(days / Number::ONE.raw()).ok());
    let tries = tries.into_iter().chain(fewest.map(|days| (days, Unit::Days)));
    let mut ages = tries.filter_map(|(count, unit)| Period::new(count, unit));
    ages.find(|&age| {
        is_so_old(age) && is_in(selection.window, age) && !empty.iter().any(|other| is_in(other.window, age))
    })
}
