//! What of a model stands at a place.

use std::collections::{HashMap, HashSet};

use crate::model::{CondId, Model, RuleId, Stage};
use crate::sources::Span;

/// Lines by place.
#[derive(Debug, Default)]
pub(super) struct Index {
    rules: HashMap<Span, RuleId>,
    /// Whether lines hold; none where they hold always. Commands, timers, notices and deadlines are not among them:
    /// they move no lead that is assessed from its start.
    guards: HashMap<Span, Option<CondId>>,
    /// Lines of confirmations: only whether one is asked for moves a lead, not how long that takes.
    confirms: HashSet<Span>,
}

impl Index {
    pub fn new(model: &Model) -> Self {
        let mut index = Self::default();
        index.rules.extend(model.rules.iter().map(|(id, rule)| (rule.span, id)));
        let guards = &mut index.guards;
        for score in model.scores.as_slice() {
            guards.extend(score.always.iter().map(|line| (line.span, Some(line.condition))));
        }
        for choice in model.choices.as_slice() {
            guards.extend(choice.lines.iter().map(|line| (line.span, Some(line.condition))));
            guards.insert(choice.otherwise_span, None);
        }
        guards.extend(model.start.iter().map(|line| (line.span, line.condition)));
        if let Some(nurture) = &model.nurture {
            guards.extend(nurture.tracks.iter().map(|track| (track.span, track.condition)));
            guards.insert(nurture.span, nurture.condition);
        }
        model.stages.as_slice().iter().for_each(|stage| index.stage(stage));
        index
    }

    fn stage(&mut self, stage: &Stage) {
        let guards = &mut self.guards;
        let at_once = stage.automatic.iter().filter(|way| way.after.is_none());
        guards.extend(at_once.map(|way| (way.way.span, way.condition)));
        let Some(handover) = &stage.handover else { return };
        guards.insert(handover.span, handover.only_when);
        guards.extend(handover.routes.iter().map(|route| (route.span, route.condition)));
        guards.extend(handover.confirms.iter().map(|clock| (clock.span, clock.condition)));
        self.confirms.extend(handover.confirms.iter().map(|clock| clock.span));
    }

    /// The line of a score at a place.
    pub fn rule(&self, span: Option<Span>) -> Option<RuleId> {
        self.rules.get(&span?).copied()
    }

    /// Whether the line at a place asks for a confirmation.
    pub fn is_confirmation(&self, span: Option<Span>) -> bool {
        span.is_some_and(|span| self.confirms.contains(&span))
    }

    /// The condition of the line at a place: none where there is no line; a line without one holds always.
    pub fn guard(&self, span: Option<Span>) -> Option<Option<CondId>> {
        self.guards.get(&span?).copied()
    }
}
