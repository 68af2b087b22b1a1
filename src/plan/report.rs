//! What is open, and what is worth asking for: found when somebody wants to know it, for most do not.

use std::borrow::Cow;

use super::ops::{Gives, Line};
use super::sums::Opens;
use super::{Cutoffs, Plan, Scratch, Wanted, ops::ScorePlan};
use crate::assessment::{Open, OpenWhat, Outcome};
use crate::lead::{Lead, Row};
use crate::model::{
    CondId, Derived, FieldId, HandoverPart, Id, Model, Need, Operand, Quantity, QuantityId, RouteTo, ScoreId,
    Stage, StageId,
};
use crate::values::{Instant, Truth};

/// Reads what an evaluation has left in its buffers.
pub(super) struct Reporter<'a> {
    pub plan: &'a Plan,
    pub model: &'a Model,
    pub scratch: &'a Scratch,
    /// Whether results only were wanted.
    pub lean: bool,
    /// Whether what is open is wanted, and not only what is missing.
    pub wanted: bool,
    pub into: &'a mut Report,
}

/// What is open and what is missing, in buffers that are used again.
#[derive(Debug, Clone, Default)]
pub(crate) struct Report {
    /// [`crate::assessment::Outcome::open`]
    pub open: Vec<Open>,
    /// [`crate::assessment::Outcome::missing`]
    pub missing: Vec<FieldId>,
    lists: Vec<Vec<FieldId>>,
    /// By field: whether it is worth asking for.
    asked: Vec<bool>,
}

impl Report {
    /// Empties it and keeps its buffers.
    pub fn clear(&mut self) {
        self.lists.extend(self.open.drain(..).map(|open| open.fields));
        self.missing.clear();
    }

    /// Takes back the lists of open points that nobody needs any more.
    pub(super) fn keep(&mut self, open: impl Iterator<Item = Open>) {
        self.lists.extend(open.map(|open| open.fields));
    }
}

/// What an evaluation has left out.
impl Plan {
    /// What the last [`Plan::assess_briefly`] has left out, into an empty report; what is open only where it is
    /// `wanted`.
    pub(crate) fn report(&self, model: &Model, scratch: &Scratch, into: &mut Report, wanted: bool) {
        let at_length;
        if !wanted && self.missing_in_brief(scratch, &mut into.missing) {
            return;
        }
        let scratch = match scratch.brief_as_of {
            Some(as_of) => {
                at_length = self.again_at_length(model, scratch, as_of);
                &at_length
            }
            None => scratch,
        };
        Reporter { plan: self, model, scratch, lean: true, wanted, into }.report();
    }

    /// What is missing of the lead that was assessed last, into an empty list; false if that cannot be told without
    /// looking at the lines of the pact.
    #[inline]
    pub(crate) fn missing_in_brief(&self, scratch: &Scratch, into: &mut Vec<FieldId>) -> bool {
        let (Some(_), Some(brief)) = (scratch.brief_as_of, &self.brief) else { return false };
        let row = scratch.row_in_order();
        let is_told = brief.missing.is_told(&row);
        if is_told {
            let ways = scratch.situation.stage.map_or(&[][..], |stage| self.asks.ways(stage.index()));
            brief.missing.tell(&row, ways, into);
        }
        is_told
    }

    /// What was assessed in brief, with all that a report asks for. It has no interactions, and nothing is looked at but
    /// its row.
    fn again_at_length(&self, model: &Model, brief: &Scratch, as_of: Instant) -> Scratch {
        let mut scratch = Scratch::new(self);
        scratch.row = brief.row_in_order().found();
        scratch.wanted = Wanted::Open;
        let (cutoffs, mut out) = (Cutoffs::new(self, as_of), Outcome::default());
        self.assess_row(model, &Lead::default(), &cutoffs, &mut scratch, &mut out);
        scratch
    }
}

impl Scratch {
    /// The row of a lead that was assessed in brief.
    #[inline]
    fn row_in_order(&self) -> Cow<'_, Row> {
        if self.is_by_type { Cow::Owned(self.row.in_order()) } else { Cow::Borrowed(&self.row) }
    }
}

impl<'a> Reporter<'a> {
    /// Fills what follows from the truths of the situation reached. The report is empty.
    pub fn report(&mut self) {
        self.into.asked.clear();
        self.into.asked.resize(self.model.fields.len(), false);
        for &derived in &self.model.order {
            match derived {
                Derived::Score(id) => self.report_score(id),
                Derived::Choice(id) => {
                    for (line, at) in self.model.choices.at(id).lines.iter().zip(0..) {
                        match self.truth(line.condition) {
                            Truth::Yes => break,
                            Truth::Unknown => self.open(OpenWhat::Choice(id, at)),
                            Truth::No => {}
                        }
                    }
                }
                Derived::Rating(_) | Derived::Table(_) => {}
            }
        }
        self.report_stage();
        self.report_nurture();
        self.report_missing();
    }

    fn report_score(&mut self, id: ScoreId) {
        let plan: &Plan = self.plan;
        let is_open = self.scratch.open_scores.get(id.index()).copied().unwrap_or(false);
        let Some(score) = plan.scores.get(id.index()).filter(|_| is_open) else { return };
        for line in score.lines.of(&plan.lines) {
            if self.is_open(line) {
                self.open(OpenWhat::Rule(line.rule));
            }
        }
        self.report_always(id, score);
    }

    fn report_always(&mut self, id: ScoreId, score: &ScorePlan) {
        for (&(_, condition), at) in score.always.of(&self.plan.always).iter().zip(0..) {
            match self.truth(condition) {
                Truth::Yes => return,
                Truth::Unknown => self.open(OpenWhat::Always(id, at)),
                Truth::No => {}
            }
        }
    }

    fn is_open(&self, line: &Line) -> bool {
        match line.gives {
            Gives::When(_, condition) => self.is_undecided(condition),
            Gives::Share(at) => {
                self.plan.shares.get(at as usize).is_some_and(|share| !self.has_number(share.of))
            }
            Gives::Question(field, _) => !self.is_known(field),
            Gives::Per(_) | Gives::Without(_) | Gives::Group(..) | Gives::Highest(_) => false,
        }
    }

    /// Whether a quantity is known. The number of a field may not have been looked at.
    fn has_number(&self, of: QuantityId) -> bool {
        match self.model.quantities.at(of) {
            Quantity::Field(Operand::Lead(field)) => self.is_known(*field),
            _ => self.scratch.number(of).is_some(),
        }
    }

    fn report_stage(&mut self) {
        for at in 0..self.scratch.open_starts.len() {
            if let Some(&line) = self.scratch.open_starts.get(at) {
                self.open(OpenWhat::Start(line));
            }
        }
        let Some((id, stage)) = self.present() else { return };
        for (way, at) in stage.automatic.iter().zip(0..) {
            if self.guard(way.condition).is_unknown() {
                self.open(OpenWhat::Way(id, at));
            }
        }
        for (command, at) in stage.commands.iter().zip(0..) {
            if self.guard(command.condition).is_unknown() {
                self.open(OpenWhat::Command(id, at));
            }
        }
        for at in 0..self.scratch.open_handover.len() {
            if let Some(&what) = self.scratch.open_handover.get(at) {
                self.open(what);
            }
        }
    }

    fn report_nurture(&mut self) {
        let Some(nurture) = &self.model.nurture else { return };
        let all = self.guard(nurture.condition);
        for (track, at) in nurture.tracks.iter().zip(0..) {
            if all.and(self.guard(track.condition)).is_unknown() {
                self.open(OpenWhat::Nurture(at));
            }
        }
    }

    /// Lists something open with the unknown fields behind it, which are worth asking for.
    fn open(&mut self, what: OpenWhat) {
        self.ask_for(what);
        if !self.wanted {
            return;
        }
        let mut fields = self.into.lists.pop().unwrap_or_default();
        fields.clear();
        match self.field_of(what) {
            Some(field) => fields.push(field),
            None => fields.extend(self.asked(what).iter().filter(|&&field| !self.is_known(field))),
        }
        self.into.open.push(Open { what, fields });
    }

    /// Remembers the fields behind something open, known ones too, if it is one on whose behalf to ask.
    fn ask_for(&mut self, what: OpenWhat) {
        if !what.is_asked_for() {
            return;
        }
        let mut asked = std::mem::take(&mut self.into.asked);
        match self.field_of(what) {
            Some(field) => super::run::put(&mut asked, field.index(), true),
            None => self.asked(what).iter().for_each(|&field| {
                super::run::put(&mut asked, field.index(), true);
            }),
        }
        self.into.asked = asked;
    }

    /// The single field that a question, or a route to the person in a field, wants.
    fn field_of(&self, what: OpenWhat) -> Option<FieldId> {
        match what {
            OpenWhat::Rule(rule) => match self.model.rules.at(rule).kind {
                crate::model::RuleKind::Question { field, .. } => Some(field),
                _ => None,
            },
            OpenWhat::Route(stage, at) => {
                let route = self.model.stages.at(stage).handover.as_ref()?.routes.get(usize::from(at))?;
                match route.to {
                    RouteTo::PersonIn(field) if self.guard(route.condition).is_yes() => Some(field),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// The fields that a line reads.
    fn asked(&self, what: OpenWhat) -> &[FieldId] {
        let asks = &self.plan.asks;
        let model = self.model;
        let condition = match what {
            OpenWhat::Nurture(at) => return asks.track(usize::from(at)),
            OpenWhat::Rule(rule) => match model.rules.at(rule).kind {
                crate::model::RuleKind::When { condition, .. } => Some(condition),
                crate::model::RuleKind::Share { of, .. } => return asks.quantity(of),
                _ => None,
            },
            OpenWhat::Always(score, at) => {
                model.scores.at(score).always.get(usize::from(at)).map(|line| line.condition)
            }
            OpenWhat::Choice(choice, at) => {
                model.choices.at(choice).lines.get(usize::from(at)).map(|line| line.condition)
            }
            OpenWhat::Start(at) => model.start.get(usize::from(at)).and_then(|line| line.condition),
            OpenWhat::Way(stage, at) => {
                model.stages.at(stage).automatic.get(usize::from(at)).and_then(|way| way.condition)
            }
            OpenWhat::Command(stage, at) => {
                model.stages.at(stage).commands.get(usize::from(at)).and_then(|command| command.condition)
            }
            OpenWhat::Handover(stage) => {
                model.stages.at(stage).handover.as_ref().and_then(|handover| handover.only_when)
            }
            OpenWhat::Confirms(stage, at) => {
                let handover = model.stages.at(stage).handover.as_ref();
                handover.and_then(|handover| handover.confirms.get(usize::from(at))?.condition)
            }
            OpenWhat::Accepts(stage, at) => {
                let handover = model.stages.at(stage).handover.as_ref();
                handover.and_then(|handover| handover.accepts.get(usize::from(at))?.condition)
            }
            OpenWhat::Route(stage, at) => {
                let handover = model.stages.at(stage).handover.as_ref();
                handover.and_then(|handover| handover.routes.get(usize::from(at))?.condition)
            }
        };
        condition.map_or(&[], |condition| asks.condition(condition))
    }

    fn report_missing(&mut self) {
        let mut asked = std::mem::take(&mut self.into.asked);
        let mut ask = |field: FieldId| super::run::put(&mut asked, field.index(), true);
        if let Some((id, stage)) = self.present() {
            let pending = self.scratch.situation.part == Some(HandoverPart::Pending);
            let handover = stage.handover.as_ref();
            let rejects = handover.filter(|_| pending).map_or(&[][..], |handover| &handover.rejects);
            let needs = handover.map_or(&[][..], |handover| &handover.needs).iter();
            let of_commands = stage.commands.iter().chain(rejects).flat_map(|command| &command.needs);
            self.unmet(needs.chain(of_commands)).for_each(&mut ask);
            self.plan.asks.ways(id.index()).iter().for_each(|&field| ask(field));
            let of_rejects = if pending { self.plan.asks.rejects(id.index()) } else { &[] };
            of_rejects.iter().for_each(|&field| ask(field));
        }
        for (field, asked) in self.model.fields.ids().zip(&asked) {
            if *asked && !self.is_known(field) {
                self.into.missing.push(field);
            }
        }
        self.into.asked = asked;
    }

    /// Whether one of the fields of a need is known.
    fn has(&self, need: &Need) -> bool {
        need.any_of.iter().any(|&field| self.is_known(field))
    }

    /// The fields of the needs that are not yet met.
    fn unmet<'n>(&self, needs: impl Iterator<Item = &'n Need>) -> impl Iterator<Item = FieldId> {
        needs.filter(|need| !self.has(need)).flat_map(|need| need.any_of.iter().copied())
    }

    fn present(&self) -> Option<(StageId, &'a Stage)> {
        let id = self.scratch.situation.stage?;
        Some((id, self.model.stages.get(id)?))
    }

    fn truth(&self, of: CondId) -> Truth {
        if self.lean {
            return self.scratch.bit(self.plan.columns.bits.get(of));
        }
        self.scratch.truth(of)
    }

    /// A condition that may be left out.
    fn guard(&self, condition: Option<CondId>) -> Truth {
        condition.map_or(Truth::Yes, |condition| self.truth(condition))
    }

    fn is_known(&self, field: FieldId) -> bool {
        self.scratch.row.is_known(field)
    }

    /// Whether a line that a condition decides is open. Those whose points were looked up have no truth.
    fn is_undecided(&self, condition: CondId) -> bool {
        let opens = if self.lean { self.plan.columns.opens.get(condition) } else { Opens::default() };
        match opens {
            Opens::AsItIs => self.truth(condition).is_unknown(),
            Opens::Never => false,
            Opens::Without(field) => !self.is_known(field),
        }
    }
}
