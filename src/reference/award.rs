//! What interactions are worth: first windows and resets select, then limits of number, then fading, then
//! limits of points.

use std::collections::HashMap;
use std::hash::Hash;

use crate::lead::Interaction;
use crate::model::{Fade, Per, PointsLimit, SelectionId, TimesLimit, Value, semantics};
use crate::values::{Instant, Number, Zone};

use super::select::selected;
use super::view::View;

/// The interactions of a `per` rule that count, newest first: those selected, less those that limits of number
/// leave out, in the order written.
pub(super) fn counted<'a>(
    view: &View<'a>,
    selection: SelectionId,
    limits: &[TimesLimit],
) -> Vec<&'a Interaction> {
    limits.iter().fold(selected(view, selection), |left, limit| within(&view.model.zone, left, limit))
}

/// What a limit of number leaves of interactions, newest first.
fn within<'a>(zone: &Zone, newest_first: Vec<&'a Interaction>, limit: &TimesLimit) -> Vec<&'a Interaction> {
    match limit.per {
        Per::Ever => newest_of_each(newest_first, limit.count, |_| ()),
        Per::Calendar(unit) => newest_of_each(newest_first, limit.count, |i| zone.period_key(i.at, unit)),
        Per::Field(place) => newest_of_each(newest_first, limit.count, |i| as_compared(i, place)),
        Per::Any(period) => {
            let mut counted: Vec<&Interaction> = Vec::new();
            for interaction in newest_first.into_iter().rev() {
                let cut_off = zone.minus(interaction.at, period, 1);
                let close = counted.iter().filter(|before| before.at > cut_off).count();
                if close < limit.count as usize {
                    counted.push(interaction);
                }
            }
            counted.reverse();
            counted
        }
    }
}

/// The newest so many of each kind.
fn newest_of_each<K: Eq + Hash>(
    newest_first: Vec<&Interaction>,
    count: u32,
    kind: impl Fn(&Interaction) -> K,
) -> Vec<&Interaction> {
    let mut taken: HashMap<K, u32> = HashMap::new();
    let mut left = newest_first;
    left.retain(|interaction| {
        let so_far = taken.entry(kind(interaction)).or_default();
        *so_far += 1;
        *so_far <= count
    });
    left
}

/// A value in the form in which two are the same as `is` compares; all unknown ones are the same.
fn as_compared(interaction: &Interaction, place: u16) -> String {
    match interaction.values.get(usize::from(place)) {
        None | Some(Value::Unknown) => String::new(),
        // Behind a letter, so that no text can be mistaken for the absence of one.
        Some(Value::Text(text)) => format!("t{}", text.folded()),
        Some(other) => format!("{other:?}"),
    }
}

/// The points of a `per` rule, in ten-thousandths: every interaction that counts gives an award, which fades;
/// then limits of points, in the order written.
pub(super) fn points(
    view: &View,
    award: Number,
    counted: &[&Interaction],
    fade: Fade,
    limits: &[PointsLimit],
) -> i128 {
    let zone = &view.model.zone;
    let awards = counted.iter().map(|i| {
        let left = semantics::faded(award, fade, steps(zone, fade, i.at, view.as_of));
        Heap { newest: i.at, sum: left.raw().into() }
    });
    let heaps = limits.iter().fold(awards.collect(), |heaps, limit| limited(zone, heaps, limit));
    heaps.iter().map(|heap| heap.sum).sum()
}

/// How many full steps of its fading an award has behind it.
fn steps(zone: &Zone, fade: Fade, at: Instant, as_of: Instant) -> i64 {
    match fade {
        Fade::Never => 0,
        Fade::Keeps(_, every) | Fade::Steps(_, every) => zone.full_steps(at, as_of, every),
    }
}

/// Awards that limits of points see as one.
struct Heap {
    /// The instant of the newest of them, by which a limit behind another tells their day, week, month or year.
    newest: Instant,
    sum: i128,
}

/// What a limit of points leaves: one heap for each calendar unit, or one of all.
fn limited(zone: &Zone, newest_first: Vec<Heap>, limit: &PointsLimit) -> Vec<Heap> {
    let key = |heap: &Heap| limit.per.map(|unit| zone.period_key(heap.newest, unit));
    let mut heaps: Vec<Heap> = Vec::new();
    for heap in newest_first {
        match heaps.iter_mut().find(|other| key(other) == key(&heap)) {
            Some(other) => other.sum += heap.sum,
            None => heaps.push(heap),
        }
    }
    for heap in &mut heaps {
        heap.sum = semantics::up_to(heap.sum, limit.points);
    }
    heaps
}
