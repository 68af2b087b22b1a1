//! The shortest ways on, found by trying them.

use std::collections::HashSet;

use super::candidates::{self, ANY_TEXT, Trial};
use super::view::View;
use super::{Change, ChangeKind, Move, Named, ranges, ways};
use crate::assessment::Outcome;
use crate::model::{CondId, Condition, FieldId, HandoverPart, Need, StageId, Value};
use crate::plan::{Plan, Scratch, Unrecorded};
use crate::values::Number;

/// No more assessments than this with one change, and again with two.
const MOST_TRIALS: usize = 200;
/// So many changes that help are tried in pairs.
const MOST_HELPFUL: usize = 16;
/// No more moves than this are reported.
const MOST_MOVES: usize = 24;

/// Where a change leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Reached {
    stage: StageId,
    part: Option<HandoverPart>,
}

/// The changes that move the lead on: single ones, or where none does pairs.
pub(super) fn find(view: &View<'_>) -> Vec<Move> {
    let Some(present) = view.out.stage else { return Vec::new() };
    let mut attempts = Attempts::new(view, present);
    let trials = candidates::all(view);
    let mut found = Vec::new();
    let mut helpful = Vec::new();
    for trial in trials.iter().take(MOST_TRIALS) {
        match attempts.assess(&[trial]) {
            Some(reached) => found.push((vec![trial], reached)),
            None => helpful.push((attempts.progress(), trial)),
        }
    }
    // To leave for good is no way on while there is another.
    let goes_on = |(_, reached): &(Vec<&Trial>, Reached)| {
        reached.stage == present || view.model.stages.get(reached.stage).is_some_and(|stage| !stage.is_final)
    };
    if !found.iter().any(goes_on) {
        found.extend(pairs(&mut attempts, helpful));
    }
    if found.iter().any(goes_on) {
        found.retain(goes_on);
    }
    describe(view, &trials, &found)
}

/// Tries the changes that help most two by two.
fn pairs<'t>(
    attempts: &mut Attempts<'_>,
    mut helpful: Vec<(i128, &'t Trial)>,
) -> Vec<(Vec<&'t Trial>, Reached)> {
    helpful.retain(|(progress, _)| *progress > 0);
    helpful.sort_by_key(|(progress, _)| std::cmp::Reverse(*progress));
    let mut chosen: Vec<&Trial> = Vec::new();
    for (_, trial) in helpful {
        let variants = chosen.iter().filter(|other| other.what() == trial.what()).count();
        if variants < 2 && chosen.len() < MOST_HELPFUL {
            chosen.push(trial);
        }
    }
    let mut found = Vec::new();
    for (at, &first) in chosen.iter().enumerate() {
        for &second in chosen.iter().skip(at) {
            let same = first.what() == second.what();
            if same && matches!(first, Trial::Field(..)) {
                continue;
            }
            if let Some(reached) = attempts.assess(&[first, second]) {
                found.push((vec![first, second], reached));
            }
        }
    }
    found
}

/// Assesses a lead with changes.
struct Attempts<'a> {
    view: &'a View<'a>,
    present: StageId,
    /// The tests that keep the lead from going on.
    failing: Vec<CondId>,
    needs: &'a [Need],
    scratch: Scratch,
    out: Outcome,
}

impl<'a> Attempts<'a> {
    fn new(view: &'a View<'a>, present: StageId) -> Self {
        let stage = view.model.stages.get(present);
        let waits = view.out.part == Some(HandoverPart::Waiting);
        let handover = stage.and_then(|stage| stage.handover.as_ref()).filter(|_| waits);
        let automatic = stage.into_iter().flat_map(|stage| &stage.automatic);
        let guards = automatic.filter(|way| way.after.is_none()).filter_map(|way| way.condition);
        let guards = guards.chain(handover.and_then(|handover| handover.only_when));
        Self {
            view,
            present,
            failing: guards.flat_map(|guard| failing(view, guard)).collect(),
            needs: handover.map_or(&[], |handover| &handover.needs),
            scratch: Scratch::new(view.plan),
            out: Outcome::default(),
        }
    }

    /// Where the lead would be, if that is further on.
    fn assess(&mut self, trials: &[&Trial]) -> Option<Reached> {
        let View { model, plan, cutoffs, .. } = self.view;
        let plan: &Plan = plan;
        let mut lead = self.view.lead.clone();
        trials.iter().for_each(|trial| trial.apply(&mut lead, self.view.as_of()));
        plan.assess_recorded(model, &lead, cutoffs, &mut self.scratch, &mut self.out, &mut Unrecorded);
        let reached = Reached { stage: self.out.stage?, part: self.out.part };
        let leaves =
            self.out.steps.iter().any(|step| step.from == self.present) && reached.stage > self.present;
        let hands_over = reached.stage == self.present
            && self.view.out.part == Some(HandoverPart::Waiting)
            && reached.part == Some(HandoverPart::Pending);
        (leaves || hands_over).then_some(reached)
    }

    /// How far the last attempt came: tests that hold now, needs that are met, then points.
    fn progress(&self) -> i128 {
        let known =
            |field: &FieldId| !self.view.out.missing.contains(field) || !self.out.missing.contains(field);
        let tests = self.failing.iter().filter(|&&test| self.scratch.truth(test).is_yes()).count();
        let unmet = self
            .needs
            .iter()
            .filter(|need| need.any_of.iter().all(|&field| !self.view.lead.value(field).is_known()));
        let needs = unmet.filter(|need| need.any_of.iter().any(known)).count();
        let points = self.out.scores.iter().zip(&self.view.out.scores).map(|(now, before)| {
            let raw = |of: &crate::assessment::ScoreOutcome| of.value.map_or(0, |value| value.raw());
            i128::from(raw(now)).saturating_sub(raw(before).into()).max(0)
        });
        let points = points.fold(0_i128, i128::saturating_add);
        (((tests + needs) as i128) << 100).saturating_add(points)
    }
}

/// The tests of a condition that do not hold, each by itself.
fn failing(view: &View<'_>, guard: CondId) -> Vec<CondId> {
    let (mut todo, mut found, mut seen) = (vec![guard], Vec::new(), HashSet::new());
    while let Some(id) = todo.pop() {
        if !seen.insert(id) {
            continue;
        }
        match view.model.conditions.get(id) {
            Some(Condition::And(parts) | Condition::Or(parts)) => todo.extend(parts.iter()),
            _ if !view.scratch.truth(id).is_yes() => found.push(id),
            _ => {}
        }
    }
    found
}

/// What is changed together, see [`Trial::what`].
type What = Vec<(bool, usize)>;

/// Changes that are one move, and the numbers among their values.
struct Same {
    what: What,
    reached: Reached,
    found: Move,
    numbers: Vec<(FieldId, Number)>,
}

/// Moves in names; values of one field that lead to the same place are one move.
fn describe(view: &View<'_>, trials: &[Trial], found: &[(Vec<&Trial>, Reached)]) -> Vec<Move> {
    let mut moves: Vec<Same> = Vec::new();
    for (changed, reached) in found {
        let what: What = changed.iter().map(|trial| trial.what()).collect();
        let changes: Vec<_> = changed.iter().map(|trial| change(view, trial)).collect();
        if let Some(same) = moves.iter_mut().find(|of| of.what == what && of.reached == *reached) {
            add_values(&mut same.found, changes);
            same.numbers.extend(number(changed));
        } else if moves.len() < MOST_MOVES {
            let found =
                Move { changes, stage: view.stage(reached.stage), handover: ways::part(reached.part) };
            let numbers = number(changed).into_iter().collect();
            moves.push(Same { what, reached: *reached, found, numbers });
        }
    }
    let in_ranges = |mut same: Same| {
        if let ([change], Some((field, _))) = (same.found.changes.as_mut_slice(), same.numbers.first()) {
            let does: Vec<_> = same.numbers.iter().map(|(_, number)| *number).collect();
            change.ranges = ranges::of(trials, *field, &does);
        }
        same.found
    };
    moves.into_iter().map(in_ranges).collect()
}

/// The number that a single field was changed to.
fn number(changed: &[&Trial]) -> Option<(FieldId, Number)> {
    match changed {
        [Trial::Field(field, Value::Number(number))] => Some((*field, *number)),
        _ => None,
    }
}

/// More values of a single field do as well.
fn add_values(to: &mut Move, changes: Vec<Change>) {
    let ([to], [more]) = (to.changes.as_mut_slice(), changes.as_slice()) else { return };
    if to.kind == ChangeKind::Field && !to.values.is_empty() {
        to.values.extend(more.values.iter().cloned());
    }
}

fn change(view: &View<'_>, trial: &Trial) -> Change {
    match trial {
        Trial::Field(field, value) => Change {
            kind: ChangeKind::Field,
            named: view.field(*field),
            values: shown(view, value, view.model.fields.get(*field).map(|field| &field.ty)),
            ranges: Vec::new(),
            with: Vec::new(),
        },
        Trial::Interaction(kind, values) => {
            let interaction = view.model.interactions.get(*kind);
            let fields = interaction.map_or(&[][..], |interaction| &interaction.fields);
            let with = fields
                .iter()
                .zip(values)
                .filter_map(|(field, value)| Some((field.name.clone(), view.show(value, Some(&field.ty))?)));
            Change {
                kind: ChangeKind::Interaction,
                named: interaction.map_or_else(
                    || Named { name: String::new(), label: None },
                    |interaction| Named::new(&interaction.name, interaction.label.as_ref()),
                ),
                values: Vec::new(),
                ranges: Vec::new(),
                with: with.collect(),
            }
        }
    }
}

/// A value as people write it; nothing where any text would do.
fn shown(view: &View<'_>, value: &Value, ty: Option<&crate::model::Type>) -> Vec<String> {
    match value {
        Value::Text(text) if text.as_str() == ANY_TEXT => Vec::new(),
        value => view.show(value, ty).into_iter().collect(),
    }
}
