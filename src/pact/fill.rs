//! How often leads have what a pact asks for, and did what it counts.

use super::Pact;
use crate::assessment::Outcome;
use crate::check;
use crate::diagnostics::Diagnostics;
use crate::lead::{Interaction, Lead};
use crate::lint::{self, Context, Measured};
use crate::model::Condition;
use crate::plan::{Cutoffs, Scratch, Unrecorded};
use crate::values::{Instant, Truth};

/// Counts how often the fields of leads are filled, and for how many of them each guard stays unknown: for the lints
/// about data that is not there. Made by [`Pact::fill`].
#[derive(Debug)]
pub struct Fill {
    pact: Pact,
    cutoffs: Cutoffs,
    scratch: Scratch,
    out: Outcome,
    measured: Measured,
}

impl Pact {
    /// A counter for leads as of an instant.
    #[must_use]
    pub fn fill(&self, as_of: impl Into<Instant>) -> Fill {
        let plan = &self.inner.plan;
        Fill {
            pact: self.clone(),
            cutoffs: Cutoffs::new(plan, as_of.into()),
            scratch: Scratch::new(plan),
            out: Outcome::default(),
            measured: Measured::new(&self.inner.model),
        }
    }
}

impl Fill {
    /// Counts a lead.
    pub fn add(&mut self, lead: &Lead) {
        let super::Inner { model, plan, .. } = &*self.pact.inner;
        plan.assess_recorded(model, lead, &self.cutoffs, &mut self.scratch, &mut self.out, &mut Unrecorded);
        self.measured.leads += 1;
        for (field, known) in model.fields.ids().zip(&mut self.measured.known) {
            *known += u64::from(lead.value(field).is_known());
        }
        let as_of = self.cutoffs.as_of();
        for (kind, did) in model.interactions.ids().zip(&mut self.measured.did) {
            let counts = |one: &Interaction| one.what == kind && one.at <= as_of;
            *did += u64::from(lead.interactions.iter().any(counts));
        }
        for (&condition, unknown) in &mut self.measured.unknown {
            let truth = match model.conditions.at(condition) {
                // Of a lead from its start, this is known.
                Condition::Stage(_) | Condition::Handover(_) => Truth::No,
                _ => self.scratch.truth(condition),
            };
            *unknown += u64::from(truth.is_unknown());
        }
    }

    /// How many leads were counted.
    #[must_use]
    pub fn leads(&self) -> u64 {
        self.measured.leads
    }

    /// The fields in the order declared, each with how many leads have it.
    pub fn fields(&self) -> impl Iterator<Item = (&str, u64)> {
        let names = self.pact.inner.model.fields.as_slice().iter().map(|field| field.name.as_str());
        names.zip(self.measured.known.iter().copied())
    }

    /// The kinds of interaction in the order declared, each with how many leads did it.
    pub fn interactions(&self) -> impl Iterator<Item = (&str, u64)> {
        let names = self.pact.inner.model.interactions.as_slice().iter().map(|kind| kind.name.as_str());
        names.zip(self.measured.did.iter().copied())
    }

    /// What all lints find, those about data that is not there among them.
    #[must_use]
    pub fn lint(&self) -> Diagnostics {
        let super::Inner { model, diagnostics, limits, .. } = &*self.pact.inner;
        let sources = diagnostics.sources();
        let trees = check::trees_again(sources, limits);
        let items = check::in_order(&trees, sources);
        let mut cx = Context::new(sources, &trees, &items, model);
        cx.measured = Some(&self.measured);
        let mut found = lint::run(&cx);
        super::witness::keep_true(&mut found, model.rules.len(), sources, limits);
        Diagnostics::new(sources.clone(), found)
    }
}
