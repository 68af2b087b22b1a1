//! Where leads start, the steps they take by themselves, the handover, and tracks that fit.

use super::words::small;
use super::{Compiler, Mask, Unfit};
use crate::model::{Handover, HandoverPart, Id, Need, RouteTo, Stage, StageId};
use crate::plan::batch::program::{ByteStep, Lane, Step};
use crate::plan::batch::sheet::{part_code, route_place};

impl Compiler<'_> {
    /// The columns behind those of ratings, tables and choices.
    pub(super) fn lifecycle(&mut self) -> Result<(), Unfit> {
        let model = std::sync::Arc::clone(&self.facts.model);
        small(model.stages.len())?;
        let lines = model.start.iter().map(|line| (line.stage.0, line.condition));
        let first = model.stages.ids().next().map(|stage| stage.0);
        let start = if first.is_some() { lines.collect() } else { Vec::new() };
        let stage = self.first_that_fits(start, first, model.stages.len())?;
        for id in in_order(&model)? {
            self.ways(stage, id, model.stages.at(id))?;
        }
        self.stage = Some(stage);
        let (part, route) = (self.filled(u8::MAX)?, self.filled(u8::MAX)?);
        for (id, of) in model.stages.iter() {
            if let Some(handover) = &of.handover {
                self.handover((stage, part, route), id, handover)?;
            }
        }
        self.part = Some(part);
        self.program.words.extend([stage, part, route]);
        self.tracks()
    }

    fn filled(&mut self, code: u8) -> Result<Lane, Unfit> {
        let to = self.lane()?;
        self.emit(Step::Bytes(to, ByteStep::Fill { code }));
        Ok(to)
    }

    /// The automatic ways out of a stage: the first that fits.
    fn ways(&mut self, lane: Lane, id: StageId, stage: &Stage) -> Result<(), Unfit> {
        for way in stage.automatic.iter().filter(|way| way.after.is_none()) {
            let Some(condition) = way.condition else { continue };
            let mask = match self.mask(condition, true)? {
                Mask::Never => continue,
                mask => mask.lane(),
            };
            let code = |stage: StageId| u8::try_from(stage.index()).map_err(|_| Unfit);
            self.emit(Step::Bytes(lane, ByteStep::Move { from: code(id)?, mask, to: code(way.way.to)? }));
        }
        Ok(())
    }

    fn handover(
        &mut self,
        (stage, part, route): (Lane, Lane, Lane),
        id: StageId,
        handover: &Handover,
    ) -> Result<(), Unfit> {
        let code = i8::try_from(id.index()).map_err(|_| Unfit)?;
        let here = self.lane()?;
        self.emit(Step::Bytes(here, ByteStep::Within { of: stage, ranges: vec![(code, code)], not: false }));
        let waiting = u8::try_from(part_code(HandoverPart::Waiting)).map_err(|_| Unfit)?;
        let pending = u8::try_from(part_code(HandoverPart::Pending)).map_err(|_| Unfit)?;
        self.emit(Step::Bytes(part, ByteStep::Move { from: u8::MAX, mask: Some(here), to: waiting }));
        let mut all = vec![Mask::Where(here)];
        for need in &handover.needs {
            all.push(self.is_met(need)?);
        }
        for clock in &handover.confirms {
            let confirms =
                clock.condition.map_or(Ok(Mask::Always), |condition| self.mask(condition, true))?;
            all.push(self.not(confirms)?);
        }
        if let Some(condition) = handover.only_when {
            all.push(self.mask(condition, true)?);
        }
        let Mask::Where(is_pending) = self.every(&all)? else { return Ok(()) };
        self.emit(Step::Bytes(part, ByteStep::Move { from: waiting, mask: Some(is_pending), to: pending }));
        self.routes(route, is_pending, id, handover)
    }

    fn is_met(&mut self, need: &Need) -> Result<Mask, Unfit> {
        let known: Vec<Mask> =
            need.any_of.iter().map(|&field| self.known(field)).collect::<Result<_, _>>()?;
        self.any(&known)
    }

    /// Whom a handover goes to: the first that fits. Where that hangs on the lead itself, its row goes the ordinary
    /// way.
    fn routes(&mut self, lane: Lane, pending: Lane, id: StageId, handover: &Handover) -> Result<(), Unfit> {
        let model = std::sync::Arc::clone(&self.facts.model);
        for (line, at) in handover.routes.iter().zip(0..) {
            let fits = line.condition.map_or(Ok(Mask::Always), |condition| self.mask(condition, true))?;
            let Some(fits) = self.every(&[Mask::Where(pending), fits])?.lane() else { continue };
            match line.to {
                RouteTo::Team(_) | RouteTo::Person(_) => {
                    let place = route_place(&model, id, at);
                    small(place)?;
                    let to = u8::try_from(place).map_err(|_| Unfit)?;
                    self.emit(Step::Bytes(lane, ByteStep::Move { from: u8::MAX, mask: Some(fits), to }));
                }
                RouteTo::PersonIn(_) | RouteTo::SpreadOver(_) => {
                    let open = self.lane()?;
                    self.emit(Step::Bytes(
                        open,
                        ByteStep::Within { of: lane, ranges: vec![(0, i8::MAX)], not: true },
                    ));
                    if let Mask::Where(odd) = self.every(&[Mask::Where(open), Mask::Where(fits)])? {
                        self.emit(Step::OddWhere(odd));
                    }
                }
                // A lead without a state has had no handover.
                RouteTo::Previous => {}
            }
        }
        Ok(())
    }

    fn tracks(&mut self) -> Result<(), Unfit> {
        let model = std::sync::Arc::clone(&self.facts.model);
        let Some(nurture) = &model.nurture else { return Ok(()) };
        let all = nurture.condition.map_or(Ok(Mask::Always), |condition| self.mask(condition, true))?;
        for track in &nurture.tracks {
            let own = track.condition.map_or(Ok(Mask::Always), |condition| self.mask(condition, true))?;
            let fits = self.every(&[all, own])?;
            let lane = match fits {
                Mask::Never => self.filled(u8::MAX)?,
                Mask::Always => self.filled(0)?,
                Mask::Where(of) => {
                    let to = self.lane()?;
                    self.emit(Step::Bytes(to, ByteStep::Not { of }));
                    to
                }
            };
            self.program.words.push(lane);
        }
        Ok(())
    }
}

/// Stages so that each comes before those it leads to by itself.
fn in_order(model: &crate::model::Model) -> Result<Vec<StageId>, Unfit> {
    let ways = |stage: StageId| {
        let automatic = model.stages.at(stage).automatic.iter();
        automatic.filter(|way| way.after.is_none() && way.condition.is_some()).map(|way| way.way.to)
    };
    let mut left: Vec<StageId> = model.stages.ids().collect();
    let mut order = Vec::new();
    while !left.is_empty() {
        let is_led_to = |stage: &StageId| left.iter().any(|&from| ways(from).any(|to| to == *stage));
        let next = left.iter().position(|stage| !is_led_to(stage)).ok_or(Unfit)?;
        order.push(left.remove(next));
    }
    Ok(order)
}
