//! When something may change next, without new data: early perhaps, never late.
//!
//! Limits, caps and relevance play no part: what stands in the pact is looked at whether or not it matters now.
//! Cut-offs mostly move on with the clock, but may jump back where it is set back or a month ends; so windows
//! are asked of what has left them as well, for it may come back.

use crate::lead::Interaction;
use crate::model::walk::{self, Node};
use crate::model::{
    CondId, Condition, DateTest, Fade, HandoverPart, Quantity, QuantityId, RuleKind, Selection, SelectionId,
    Stage, Window,
};
use crate::values::{Instant, Period};

use super::handover::due;
use super::select::{asked, in_window, newest, selected};
use super::truth::{date, truth_or_yes};
use super::view::View;

/// The first instant after `as_of` at which a known interaction ceases to be future, one that passes its `where`
/// leaves its window or completes another full period, a date test or `days since` changes, or a timer or
/// deadline falls due. `clock` is when that of the handover does.
pub(super) fn next(view: &View, clock: Option<Instant>) -> Option<Instant> {
    let model = view.model;
    let mut instants: Vec<Instant> =
        view.lead.interactions.iter().map(|interaction| interaction.at).collect();
    instants.extend(clock);
    instants.extend(model.selections.as_slice().iter().flat_map(|selection| of_selection(view, selection)));
    instants.extend(model.rules.as_slice().iter().flat_map(|rule| of_rule(view, &rule.kind)));
    instants.extend(model.conditions.ids().flat_map(|id| of_condition(view, id)));
    instants.extend(model.quantities.ids().filter_map(|id| of_quantity(view, id)));
    instants.extend(view.situation.stage.iter().flat_map(|&stage| of_stage(view, model.stages.at(stage))));
    instants.into_iter().filter(|&at| at > view.as_of).min()
}

/// When interactions leave a window, and when the date tests in their `where` change. What has left a window
/// is only asked when it comes back, whether or not it passes the `where` then.
fn of_selection(view: &View, selection: &Selection) -> Vec<Instant> {
    let mut instants = Vec::new();
    for interaction in asked(view, selection) {
        let is_in = in_window(view, selection.window, interaction);
        let own = view.looking_at(interaction);
        if let Window::Last(period) = selection.window
            && (!is_in || truth_or_yes(&own, selection.condition).is_yes())
        {
            instants.extend(view.model.zone.leaves(interaction.at, view.as_of, period));
        }
        if is_in {
            instants.extend(selection.condition.iter().flat_map(|&condition| of_where(&own, condition)));
        }
    }
    instants
}

/// The date tests and `days since` of a `where`, of the interaction it looks at.
fn of_where(view: &View, condition: CondId) -> Vec<Instant> {
    let mut instants = Vec::new();
    let mut todo = vec![Node::Condition(condition)];
    while let Some(node) = todo.pop() {
        match node {
            Node::Condition(id) => {
                instants.extend(of_condition(view, id));
                walk::of_condition(view.model.conditions.at(id), &mut |part| todo.push(part));
            }
            Node::Quantity(id) => {
                instants.extend(of_quantity(view, id));
                walk::of_quantity(view.model.quantities.at(id), &mut |part| todo.push(part));
            }
            // A selection in a `where` looks at interactions of its own.
            Node::Selection(_) | Node::Operand(_) | Node::Worded(_) => {}
        }
    }
    instants
}

/// The next full period that ages an award, or since the last interaction.
fn of_rule(view: &View, rule: &RuleKind) -> Vec<Instant> {
    match rule {
        RuleKind::Per { selection, fade, .. } => {
            let fading = selected(view, *selection).into_iter();
            fading.filter_map(|interaction| next_loss(view, *fade, interaction)).collect()
        }
        RuleKind::Without { every, selection, .. } => {
            since_newest(view, *selection, *every).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// When an award loses weight next. One that has faded out could only come back to its last step.
fn next_loss(view: &View, fade: Fade, interaction: &Interaction) -> Option<Instant> {
    let zone = &view.model.zone;
    match fade {
        Fade::Never => None,
        Fade::Keeps(_, every) => zone.step_after(interaction.at, view.as_of, every),
        Fade::Steps(count, every) => {
            let last = i64::from(count);
            if zone.full_steps(interaction.at, view.as_of, every) < last {
                zone.step_after(interaction.at, view.as_of, every)
            } else {
                zone.cut_off_change(interaction.at, view.as_of, every, last)
            }
        }
    }
}

fn since_newest(view: &View, selection: SelectionId, every: Period) -> Option<Instant> {
    view.model.zone.step_after(newest(view, selection)?.at, view.as_of, every)
}

/// When a date test changes. Literal days and other fields stay where they are.
fn of_condition(view: &View, id: CondId) -> Vec<Instant> {
    let Condition::Date(of, test) = view.model.conditions.at(id) else { return Vec::new() };
    let Some(at) = date(view, *of) else { return Vec::new() };
    let (zone, as_of) = (&view.model.zone, view.as_of);
    let instants = match *test {
        DateTest::Within { .. }
        | DateTest::BeforeField(_)
        | DateTest::AfterField(_)
        | DateTest::OnField(_) => [None, None],
        DateTest::InTheLast(period) => [Some(at), zone.leaves(at, as_of, period)],
        DateTest::InTheNext(period) => [Some(at), zone.cut_off_change(at, as_of, period, -1)],
        DateTest::MoreThanAgo(period) => [None, zone.leaves(at, as_of, period)],
    };
    instants.into_iter().flatten().collect()
}

/// When `days since` and `days since last` count another day.
fn of_quantity(view: &View, id: QuantityId) -> Option<Instant> {
    match view.model.quantities.at(id) {
        Quantity::DaysSince(of) => view.model.zone.step_after(date(view, *of)?, view.as_of, Period::DAY),
        Quantity::DaysSinceLast(selection) => since_newest(view, *selection, Period::DAY),
        _ => None,
    }
}

/// The timers of the present stage, and its notices.
fn of_stage(view: &View, stage: &Stage) -> Vec<Instant> {
    let part = view.situation.part.unwrap_or(HandoverPart::Waiting);
    let timers = stage.automatic.iter().filter(|way| way.during.is_none_or(|during| during == part));
    let timers = timers.filter_map(|way| way.after);
    let notices = stage.notices.iter().map(|notice| notice.after);
    timers.chain(notices).filter_map(|after| due(view.model, view.situation.entered, after)).collect()
}
