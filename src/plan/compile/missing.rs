//! What is missing of a lead that was assessed in brief, as far as it can be told before any lead.

use std::collections::BTreeSet;

use crate::model::{FieldId, Model, Operand, Quantity};
use crate::plan::Plan;
use crate::plan::brief::Missing;
use crate::plan::ops::{Gives, Line};
use crate::plan::sums::Opens;

impl Missing {
    /// What the lines of a plan ask for that is assessed in brief.
    pub(super) fn new(plan: &Plan, model: &Model) -> Self {
        let mut asks = Asks::default();
        let lines = plan.scores.iter().flat_map(|score| score.lines.of(&plan.lines));
        lines.for_each(|line| asks.add(plan, model, line));
        let of_choices = model.choices.as_slice().iter().flat_map(|choice| &choice.lines);
        for line in of_choices {
            asks.perhaps.extend(plan.asks.condition(line.condition));
        }
        let tracks = model.nurture.as_ref().map_or(0, |nurture| nurture.tracks.len());
        for track in 0..tracks {
            asks.perhaps.extend(plan.asks.track(track));
        }
        // Of what is needed, one of several may do.
        let needs = model.stages.as_slice().iter().flat_map(|stage| &stage.commands).flat_map(|of| &of.needs);
        asks.perhaps.extend(needs.flat_map(|need| &need.any_of));
        let Asks { surely, perhaps } = asks;
        let perhaps = perhaps.difference(&surely).copied().collect();
        Self { surely: surely.into_iter().collect(), perhaps }
    }
}

/// What is asked for, whatever the stage.
#[derive(Default)]
struct Asks {
    surely: BTreeSet<FieldId>,
    perhaps: BTreeSet<FieldId>,
}

impl Asks {
    fn add(&mut self, plan: &Plan, model: &Model, line: &Line) {
        match line.gives {
            Gives::When(_, condition) => match plan.columns.opens.get(condition) {
                Opens::Never => {}
                Opens::Without(field) => {
                    self.surely.insert(field);
                }
                Opens::AsItIs => self.perhaps.extend(plan.asks.condition(condition)),
            },
            Gives::Share(at) => {
                let of = plan.shares.get(at as usize).map(|share| share.of);
                match of.map(|of| (of, model.quantities.at(of))) {
                    Some((_, Quantity::Field(Operand::Lead(field)))) => {
                        self.surely.insert(*field);
                    }
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
}
