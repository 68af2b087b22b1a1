//! The quicker ways of a lead whose fields stand in a row, or have been added up already.

use super::{Cutoffs, Plan, Scratch, Wanted, lifecycle, record};
use crate::assessment::Outcome;
use crate::lead::{Lanes, Lead, QuickRows};
use crate::model::Model;

impl Plan {
    /// [`Plan::assess_briefly`] of a lead whose fields stand in [`Scratch::row`] already.
    pub(crate) fn assess_row(
        &self,
        model: &Model,
        lead: &Lead,
        as_of: &Cutoffs,
        scratch: &mut Scratch,
        out: &mut Outcome,
    ) {
        if let Some(brief) = &self.brief
            && lead.interactions.is_empty()
            && match scratch.wanted {
                Wanted::Results => true,
                Wanted::Missing => brief.missing.is_told(&scratch.row),
                Wanted::Open => false,
            }
        {
            scratch.brief_as_of = None;
            lifecycle::make_room(out, model, &mut scratch.report);
            if brief.assess(scratch, model, out) {
                scratch.assessed_in_brief(as_of, out, false);
                return;
            }
        }
        self.assess_at_length(model, lead, as_of, scratch, out);
    }

    /// The same, but not in brief.
    pub(crate) fn assess_at_length(
        &self,
        model: &Model,
        lead: &Lead,
        as_of: &Cutoffs,
        scratch: &mut Scratch,
        out: &mut Outcome,
    ) {
        self.assess_recorded(model, lead, as_of, scratch, out, &mut record::Lean);
    }

    /// The same of a lead without interactions whose fields stand in the order of a type and have been added up, too, if results only are wanted; false if
    /// it is to be done by [`Plan::assess_at_length`]. The outcome is that of the last assessment with these buffers.
    #[inline]
    pub(crate) fn assess_added(
        &self,
        model: &Model,
        added: Lanes<2>,
        as_of: &Cutoffs,
        scratch: &mut Scratch,
        out: &mut Outcome,
    ) -> bool {
        let Some(brief) = &self.brief else { return false };
        match scratch.brief_as_of.take() {
            // Nothing else can be in it.
            Some(_) => {
                out.nurture.clear();
                out.steps.clear();
            }
            None => lifecycle::make_room(out, model, &mut scratch.report),
        }
        let is_done = brief.assess_added(added, scratch, model, out);
        if is_done {
            scratch.assessed_in_brief(as_of, out, true);
        }
        is_done
    }

    /// For whoever adds up fields as they are read; none if a plan needs more lanes than two.
    #[inline]
    pub(crate) fn quick(&self) -> Option<QuickRows<'_>> {
        let brief = self.brief.as_deref()?;
        let (&[zero], []) = brief.zero.as_chunks() else { return None };
        let (rows, _) = brief.rows.as_chunks();
        let (opens, _) = brief.opens.as_chunks().0.as_chunks();
        let tests = brief.texts.iter().map(|text| {
            let start = text.tests as usize;
            let tests = rows.get(start..start + 64 * text.blocks.len as usize);
            (usize::from(text.field.0), tests.unwrap_or(&[]))
        });
        let tests = tests.collect();
        Some(QuickRows { rows, starts: &brief.starts_of, opens, tests, zero: Lanes::new(zero) })
    }

    /// Whether leads without interactions are assessed in brief.
    #[must_use]
    pub fn is_brief(&self) -> bool {
        self.brief.is_some()
    }
}

impl Scratch {
    /// Whether the last lead was assessed by [`Plan::assess_added`].
    pub(crate) fn was_quick(&self) -> bool {
        self.brief_as_of.is_some() && self.is_by_type
    }

    /// What a report is to start from.
    #[inline]
    fn assessed_in_brief(&mut self, as_of: &Cutoffs, out: &Outcome, by_type: bool) {
        (self.brief_as_of, self.is_by_type) = (Some(as_of.as_of()), by_type);
        (self.situation.stage, self.situation.part) = (out.stage, None);
    }
}
