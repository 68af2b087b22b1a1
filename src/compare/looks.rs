//! A lead under one pact, with what each line came to.

use super::outcomes::OutcomeKind;
use crate::assessment::{Outcome, person};
use crate::lead::Lead;
use crate::lifecycle::{LeadState, World, situation};
use crate::model::{Domain, FieldId, Id, Model, RouteTo, RuleId, StageId, Type, Value};
use crate::plan::{Cutoffs, Plan, Results, RuleRecord, Scratch};
use crate::values::{Instant, Number, format_instant};

/// Assesses one lead after the other; what is told is of the last.
pub(super) struct Look<'a> {
    pub model: &'a Model,
    pub plan: &'a Plan,
    cutoffs: Cutoffs,
    pub scratch: Scratch,
    pub out: Outcome,
    pub lead: Lead,
    records: Results,
    /// Of a lead that was put in a stage: whom its handover went to.
    handed_to: Option<String>,
}

impl<'a> Look<'a> {
    pub fn new(model: &'a Model, plan: &'a Plan, as_of: Instant) -> Self {
        Self {
            model,
            plan,
            cutoffs: Cutoffs::new(plan, as_of),
            scratch: Scratch::new(plan),
            out: Outcome::default(),
            lead: Lead::default(),
            records: Results::default(),
            handed_to: None,
        }
    }

    /// Assesses a lead from its start.
    pub fn at(&mut self, lead: &Lead) {
        self.lead.clone_from(lead);
        self.handed_to = None;
        let Self { model, plan, cutoffs, scratch, out, lead, records, .. } = self;
        records.0.clear();
        plan.assess_recorded(model, lead, cutoffs, scratch, out, records);
    }

    /// Looks at a lead where it stands, as of another instant.
    pub fn stand(&mut self, world: World<'_>, lead: &Lead, state: &LeadState, at: Instant) -> Option<()> {
        let situation = situation(world, state).ok()?;
        self.lead.clone_from(lead);
        self.handed_to = state.route().map(str::to_owned);
        let Self { model, plan, scratch, out, lead, records, .. } = self;
        records.0.clear();
        let cutoffs = Cutoffs::new(plan, at);
        plan.evaluate_recorded(model, lead, &situation, &cutoffs, scratch, out, records);
        Some(())
    }

    /// What a line of a score came to.
    pub fn record(&self, rule: RuleId) -> Option<RuleRecord> {
        self.records.0.of(rule)
    }

    pub fn has_stages(&self) -> bool {
        !self.model.stages.is_empty()
    }

    pub fn stage(&self) -> Option<&'a str> {
        Some(self.model.stages.get(self.out.stage?)?.name.as_str())
    }

    pub fn responsible(&self) -> Option<&'a str> {
        Some(self.model.teams.get(self.out.responsible?)?.name.as_str())
    }

    /// Whom the handover goes to.
    pub fn route(&self) -> Option<&str> {
        if self.handed_to.is_some() {
            return self.handed_to.as_deref();
        }
        let routed = self.out.route?;
        let handover = self.model.stages.get(self.out.stage?)?.handover.as_ref()?;
        match &handover.routes.get(usize::from(routed.line))?.to {
            RouteTo::PersonIn(field) => person(self.model, *field, &self.lead),
            to => to.names().get(usize::from(routed.pick)).map(String::as_str),
        }
    }

    /// The tracks of `nurture` that fit.
    pub fn tracks(&self) -> Vec<&'a str> {
        let tracks = self.model.nurture.as_ref().map_or(&[][..], |nurture| &nurture.tracks);
        let fitting = self.out.nurture.iter().filter_map(|&at| tracks.get(usize::from(at)));
        fitting.map(|track| track.title.as_str()).collect()
    }

    pub fn scores(&self) -> Vec<(&'a str, Option<Number>)> {
        let names = self.model.scores.as_slice().iter().map(|score| score.name.as_str());
        names.zip(self.out.scores.iter().map(|score| score.value)).collect()
    }

    /// All ratings, tables or choices with their words.
    pub fn words(&self, kind: OutcomeKind) -> Vec<(&'a str, Option<&'a str>)> {
        fn word(domain: &Domain, at: Option<u16>) -> Option<&str> {
            at.map(|at| domain.word(at))
        }
        let model = self.model;
        match kind {
            OutcomeKind::Rating => {
                let all = model.ratings.as_slice().iter().zip(&self.out.ratings);
                all.map(|(of, &at)| (of.name.as_str(), word(&of.levels, at))).collect()
            }
            OutcomeKind::Table => {
                let all = model.tables.as_slice().iter().zip(&self.out.tables);
                all.map(|(of, &at)| (of.name.as_str(), word(&of.words, at))).collect()
            }
            OutcomeKind::Choice => {
                let all = model.choices.as_slice().iter().zip(&self.out.choices);
                all.map(|(of, &at)| (of.name.as_str(), word(&of.words, Some(at)))).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The stages that the lead came through, and the one it is in.
    pub fn visited(&self) -> impl Iterator<Item = StageId> + '_ {
        self.out.steps.iter().map(|step| step.from).chain(self.out.stage)
    }

    /// A value of a field, as people write it; none if unknown.
    pub fn field(&self, id: FieldId) -> Option<String> {
        let ty = &self.model.fields.get(id)?.ty;
        shown(self.model, self.lead.values.get(id.index())?, ty)
    }
}

/// A value as people write it; none if unknown.
fn shown(model: &Model, value: &Value, ty: &Type) -> Option<String> {
    let word = |at: u16| ty.domain().map_or("", |domain| domain.word(at)).to_owned();
    Some(match value {
        Value::Unknown => return None,
        Value::Text(text) => text.as_str().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Flag(true) => "yes".to_owned(),
        Value::Flag(false) => "no".to_owned(),
        Value::Date(at) => format_instant(*at, &model.zone),
        Value::Word(at) => word(*at),
        Value::Words(words) => words.iter().map(word).collect::<Vec<_>>().join("; "),
    })
}
