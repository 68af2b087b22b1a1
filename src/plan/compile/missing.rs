//! What is missing of a lead that was assessed in brief, as far as it can be told before any lead.

use crate::model::{FieldId, Id, Model, Operand, Quantity};
use crate::plan::Plan;
use crate::plan::brief::Missing;
use crate::plan::ops::{Gives, Line};
use crate::plan::sums::Opens;

impl Missing {
    /// What the lines of a plan ask for that is assessed in brief.
    pub(super) fn new(plan: &Plan, model: &Model) -> Self {
        let mut missing = Self { surely: vec![false; model.fields.len()], perhaps: Vec::new() };
        let lines = plan.scores.iter().flat_map(|score| score.lines.of(&plan.lines));
        lines.for_each(|line| missing.add(plan, model, line));
        let of_choices = model.choices.as_slice().iter().flat_map(|choice| &choice.lines);
        for line in of_choices {
            missing.perhaps.extend(plan.asks.condition(line.condition));
        }
        let tracks = model.nurture.as_ref().map_or(0, |nurture| nurture.tracks.len());
        for track in 0..tracks {
            missing.perhaps.extend(plan.asks.track(track));
        }
        let Self { surely, perhaps } = &mut missing;
        perhaps.retain(|field| surely.get(field.index()) == Some(&false));
        perhaps.sort_unstable();
        perhaps.dedup();
        missing
    }

    fn add(&mut self, plan: &Plan, model: &Model, line: &Line) {
        match line.gives {
            Gives::When(_, condition) => match plan.columns.opens.get(condition) {
                Opens::Never => {}
                Opens::Without(field) => self.surely(field),
                Opens::AsItIs => self.perhaps.extend(plan.asks.condition(condition)),
            },
            Gives::Share(at) => {
                let of = plan.shares.get(at as usize).map(|share| share.of);
                match of.map(|of| (of, model.quantities.at(of))) {
                    Some((_, Quantity::Field(Operand::Lead(field)))) => self.surely(*field),
                    Some((of, _)) => self.perhaps.extend(plan.asks.quantity(of)),
                    None => {}
                }
            }
            // None of these is assessed in brief.
            Gives::Question(..)
            | Gives::Per(_)
            | Gives::Without(_)
            | Gives::Group(..)
            | Gives::Highest(_) => {
                self.perhaps.extend(model.fields.ids());
            }
        }
    }

    fn surely(&mut self, field: FieldId) {
        self.surely.get_mut(field.index()).into_iter().for_each(|surely| *surely = true);
    }
}
