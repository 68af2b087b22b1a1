//! One sentence: what the lead lacks for the next stage, and what would do.

use super::{called, one_of};
use crate::explain::{Change, ChangeKind, Explanation, Move, Named, StageWhy, TestWhy, WayKind, WayWhy};

/// `Not yet MQL: interest is 8 short. One more demo_request (Asked for a demo) would do, or ask for employees.`
pub(super) fn of(explanation: &Explanation, stage: &StageWhy) -> Option<String> {
    let waits = |way: &&WayWhy| {
        matches!(way.kind, WayKind::Automatic | WayKind::Handover)
            && way.onward
            && !(way.tests.is_empty() && way.needs.is_empty())
    };
    let way = stage.ways.iter().find(waits)?;
    let needs = way.needs.iter().map(|need| format!("{} is missing", any_of(need)));
    let lacks: Vec<_> = needs.chain(way.tests.iter().map(lack)).collect();
    let would_do = would_do(&explanation.moves, &way.to);
    Some(format!("Not yet {}: {}.{would_do}", way.to.name, lacks.join("; ")))
}

fn lack(test: &TestWhy) -> String {
    let subject =
        test.subject.as_ref().map_or_else(|| format!("`{}`", test.text), |named| named.name.clone());
    match test.short {
        Some(short) if short.raw() > 0 => format!("{subject} is {short} short"),
        _ if test.state.is_unknown() && !test.fields.is_empty() => {
            if test.fields.iter().all(|field| field.name == subject) {
                return format!("{subject} is not known");
            }
            format!("{subject} depends on {}", any_of(&test.fields).replace(" or ", ", "))
        }
        _ => match (&test.actual, &test.needed) {
            (Some(actual), Some(needed)) if test.subject.is_some() => {
                format!("{subject} is {actual}, not {needed}")
            }
            _ => format!("{subject} does not hold"),
        },
    }
}

/// What would do, the interactions first.
fn would_do(moves: &[Move], to: &Named) -> String {
    const SHOWN: usize = 3;
    let there = |found: &&Move| found.stage == *to || found.handover == Some("pending");
    let single = moves.iter().filter(there).filter_map(|found| match found.changes.as_slice() {
        [only] => Some(only),
        _ => None,
    });
    let (happen, learn): (Vec<_>, Vec<_>) = single.partition(|change| change.kind == ChangeKind::Interaction);
    let happen: Vec<_> =
        happen.into_iter().take(SHOWN).map(|of| format!("one more {}", called(&of.named))).collect();
    let learn: Vec<_> = learn.into_iter().take(SHOWN).map(asked).collect();
    match (happen.is_empty(), learn.is_empty()) {
        (true, true) => String::new(),
        (false, true) => format!(" What would do: {}.", happen.join(" or ")),
        (true, false) => format!(" Ask for {}.", learn.join(" or ")),
        (false, false) => {
            format!(" What would do: {}; or ask for {}.", happen.join(" or "), learn.join(" or "))
        }
    }
}

fn asked(change: &Change) -> String {
    match change.values.as_slice() {
        [] => called(&change.named),
        values => format!("{} ({} would do)", change.named.name, one_of(values)),
    }
}

fn any_of(fields: &[Named]) -> String {
    fields.iter().map(|field| field.name.as_str()).collect::<Vec<_>>().join(" or ")
}
