//! What is counted of leads.

use std::collections::BTreeMap;

use super::statistics::Count;
use crate::assessment::Outcome;
use crate::lead::Lead;
use crate::model::{FieldId, Id, Model, RuleId, StageId, Type, Value};
use crate::plan::{Cutoffs, Plan, Recorder, RuleRecord, Scratch};
use crate::values::{Instant, Number, Truth};

/// By rule, table word and the like: how many leads, and what became of them.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    pub all: Count,
    /// By stage.
    pub here: Vec<Count>,
    /// By stage.
    pub reached: Vec<Count>,
    /// By rating, by level; unknown last.
    pub ratings: Vec<Vec<Count>>,
    /// By table, by word; unknown last.
    pub tables: Vec<Vec<Count>>,
    /// By choice, by word.
    pub choices: Vec<Vec<Count>>,
    /// By score, by value.
    pub scores: Vec<BTreeMap<Number, Count>>,
    /// By rule.
    pub applies: Vec<Count>,
    /// By rule.
    pub open: Vec<u64>,
    /// By field: the leads of which it is known.
    pub filled: Vec<Count>,
    /// Won leads of which it is known when.
    pub dated: u64,
    /// By kind of interaction: leads that were won before one of theirs.
    pub interactions_after: Vec<u64>,
    /// By field: leads that were won before the date in it.
    pub dates_after: Vec<u64>,
}

/// The buffers of an assessment.
pub(crate) struct Desk {
    cutoffs: Cutoffs,
    scratch: Scratch,
    out: Outcome,
    records: Records,
}

/// The last record of each line, by place.
#[derive(Default)]
struct Records(Vec<Option<Truth>>);

impl Recorder for Records {
    fn rule(&mut self, rule: RuleId, record: impl FnOnce() -> RuleRecord) {
        if let Some(slot) = self.0.get_mut(rule.index()) {
            *slot = Some(record().state);
        }
    }
}

impl Desk {
    pub fn new(plan: &Plan, as_of: Instant) -> Self {
        Self {
            cutoffs: Cutoffs::new(plan, as_of),
            scratch: Scratch::new(plan),
            out: Outcome::default(),
            records: Records::default(),
        }
    }
}

impl Counts {
    pub fn new(model: &Model) -> Self {
        let none = |many: usize| vec![Count::default(); many];
        Self {
            all: Count::default(),
            here: none(model.stages.len()),
            reached: none(model.stages.len()),
            ratings: model.ratings.as_slice().iter().map(|of| none(of.levels.len() + 1)).collect(),
            tables: model.tables.as_slice().iter().map(|of| none(of.words.len() + 1)).collect(),
            choices: model.choices.as_slice().iter().map(|of| none(of.words.len() + 1)).collect(),
            scores: vec![BTreeMap::new(); model.scores.len()],
            applies: none(model.rules.len()),
            open: vec![0; model.rules.len()],
            filled: none(model.fields.len()),
            dated: 0,
            interactions_after: vec![0; model.interactions.len()],
            dates_after: vec![0; model.fields.len()],
        }
    }

    /// Takes in a lead.
    pub fn add(
        &mut self,
        (model, plan): (&Model, &Plan),
        desk: &mut Desk,
        lead: &Lead,
        (won, won_at): (bool, Option<Instant>),
    ) {
        let Desk { cutoffs, scratch, out, records } = desk;
        records.0.clear();
        records.0.resize(model.rules.len(), None);
        plan.assess_recorded(model, lead, cutoffs, scratch, out, records);
        self.all.add(won);
        self.stages(model, out, won);
        for (levels, at) in self.ratings.iter_mut().zip(&out.ratings) {
            word(levels, *at, won);
        }
        for (words, at) in self.tables.iter_mut().zip(&out.tables) {
            word(words, *at, won);
        }
        for (words, at) in self.choices.iter_mut().zip(&out.choices) {
            word(words, Some(*at), won);
        }
        for (values, score) in self.scores.iter_mut().zip(&out.scores) {
            if let Some(value) = score.value {
                values.entry(value).or_default().add(won);
            }
        }
        for ((applies, open), state) in self.applies.iter_mut().zip(&mut self.open).zip(&records.0) {
            match state {
                Some(Truth::Yes) => applies.add(won),
                Some(Truth::Unknown) => *open += 1,
                _ => {}
            }
        }
        for (filled, value) in self.filled.iter_mut().zip(&lead.values) {
            if value.is_known() {
                filled.add(won);
            }
        }
        if let (true, Some(at)) = (won, won_at) {
            self.after(model, lead, at, cutoffs.as_of());
        }
    }

    fn stages(&mut self, model: &Model, out: &Outcome, won: bool) {
        let Some(stage) = out.stage else { return };
        if let Some(count) = self.here.get_mut(stage.index()) {
            count.add(won);
        }
        let visited = || out.steps.iter().map(|step| step.from).chain([stage]);
        let is_final = |id: StageId| model.stages.get(id).is_some_and(|stage| stage.is_final);
        // How far it came in the order of the pact; a final stage is no further than where the lead came from.
        let furthest = visited().filter(|&id| !is_final(id)).max();
        for (id, count) in model.stages.ids().zip(&mut self.reached) {
            let passed = !is_final(id) && furthest.is_some_and(|furthest| id <= furthest);
            if passed || visited().any(|of| of == id) {
                count.add(won);
            }
        }
    }

    /// What is dated after the lead was won.
    fn after(&mut self, model: &Model, lead: &Lead, won_at: Instant, as_of: Instant) {
        self.dated += 1;
        for (id, count) in model.interactions.ids().zip(&mut self.interactions_after) {
            let is_after =
                lead.interactions.iter().any(|of| of.what == id && of.at > won_at && of.at <= as_of);
            *count += u64::from(is_after);
        }
        for ((id, field), count) in model.fields.iter().zip(&mut self.dates_after) {
            let is_after = matches!(lead.value(id), Value::Date(at) if *at > won_at);
            *count += u64::from(field.ty == Type::Date && is_after);
        }
    }

    /// The leads of which a field is known.
    pub fn filled(&self, field: FieldId) -> Count {
        self.filled.get(field.index()).copied().unwrap_or_default()
    }
}

fn word(counts: &mut [Count], at: Option<u16>, won: bool) {
    let unknown = counts.len().saturating_sub(1);
    if let Some(count) = counts.get_mut(at.map_or(unknown, usize::from)) {
        count.add(won);
    }
}
