//! What is worth asking for.

use std::collections::BTreeSet;

use crate::assessment::{Open, OpenWhat};
use crate::model::{Command, CondId, FieldId, HandoverPart, Need, Stage, asks};

use super::view::View;

/// Those of some fields that are unknown.
pub(super) fn unknown(view: &View, fields: impl IntoIterator<Item = FieldId>) -> Vec<FieldId> {
    fields.into_iter().filter(|&field| !view.lead.value(field).is_known()).collect()
}

/// Something that could not be decided because conditions are unknown, with the unknown fields behind them.
pub(super) fn open_on(view: &View, what: OpenWhat, conditions: &[CondId]) -> Open {
    let fields: BTreeSet<_> = conditions.iter().flat_map(|&id| asks::condition(view.model, id)).collect();
    Open { what, fields: unknown(view, fields) }
}

/// The unknown fields, in the order declared, on which the needs and ways out of the present stage, or an open
/// rule, choice, route or nurture line depend.
pub(super) fn worth_asking_for(view: &View, open: &[Open]) -> Vec<FieldId> {
    let mut fields = BTreeSet::new();
    if let Some(stage) = view.situation.stage {
        fields.extend(of_stage(view, view.model.stages.at(stage)));
    }
    fields.extend(open.iter().filter(|open| open.what.is_asked_for()).flat_map(|open| &open.fields));
    unknown(view, fields)
}

/// The fields that the needs and ways out of a stage depend on, whatever their truth.
fn of_stage(view: &View, stage: &Stage) -> BTreeSet<FieldId> {
    let handover = stage.handover.as_ref();
    let pending = view.situation.part == Some(HandoverPart::Pending);
    let rejects = handover.filter(|_| pending).map_or(&[][..], |handover| &handover.rejects);
    let commands: Vec<&Command> = stage.commands.iter().chain(rejects).collect();

    let needs = handover.map_or(&[][..], |handover| &handover.needs).iter();
    let needs = needs.chain(commands.iter().flat_map(|command| &command.needs));
    let unmet = needs.filter(|need| !is_met(view, need)).flat_map(|need| need.any_of.iter().copied());

    let automatic = stage.automatic.iter().filter_map(|way| way.condition);
    let guards = commands.iter().filter_map(|command| command.condition);
    let only_when = handover.and_then(|handover| handover.only_when);
    let conditions = automatic.chain(guards).chain(only_when);
    unmet.chain(conditions.flat_map(|id| asks::condition(view.model, id))).collect()
}

/// Whether one of the fields of a need is known.
pub(super) fn is_met(view: &View, need: &Need) -> bool {
    need.any_of.iter().any(|&field| view.lead.value(field).is_known())
}
