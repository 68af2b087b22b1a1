//! Where a lead starts, the steps it takes by itself, and the tracks that fit.

use super::combined::first;
use super::{Bits, Combined, Fit, all};
use crate::assessment::{Outcome, Step as Taken};
use crate::model::{Id, StageId, TeamId};
use crate::plan::slots::Slice;

/// Stages and tracks.
#[derive(Debug, Clone, Default)]
pub(in crate::plan) struct Lifecycle {
    pub starts: Vec<Fit>,
    pub stages: Vec<Stage>,
    /// When which tracks of nurture are looked at, and when each fits.
    pub tracks: Option<(Bits, Vec<Fit>)>,
    /// All this at once, if it asks for few bits.
    ends: Option<Combined<End>>,
    /// The steps and tracks of ends.
    steps: Vec<Taken>,
    fitting: Vec<u16>,
}

#[derive(Debug, Clone)]
pub(in crate::plan) struct Stage {
    pub owner: TeamId,
    /// Automatic ways.
    pub ways: Vec<Way>,
    /// Whether time or a handover matters here: no brief assessment ends here.
    pub is_long: bool,
}

#[derive(Debug, Clone, Copy)]
pub(in crate::plan) struct Way {
    pub when: Bits,
    pub to: StageId,
    /// By place in the pact.
    pub at: u16,
}

/// Where a lead ends.
#[derive(Debug, Clone, Copy)]
struct End {
    /// None where time or a handover matters.
    at: Option<(Option<StageId>, Option<TeamId>)>,
    steps: Slice,
    tracks: Slice,
}

impl Lifecycle {
    /// The bits it asks for.
    pub fn bits_mut(&mut self) -> impl Iterator<Item = &mut Bits> {
        let ways = self.stages.iter_mut().flat_map(|stage| &mut stage.ways).map(|way| &mut way.when);
        let starts = self.starts.iter_mut().map(|(when, _)| when);
        let tracks = self
            .tracks
            .iter_mut()
            .flat_map(|(when, tracks)| std::iter::once(when).chain(tracks.iter_mut().map(|(when, _)| when)));
        ways.chain(starts).chain(tracks)
    }

    /// From now on it is looked up: its bits are so many from one on.
    pub fn combine(&mut self, shift: u32, width: u32) {
        let (mut steps, mut fitting) = (Vec::new(), Vec::new());
        let ends = Combined::new(shift, width, |bits| {
            let mut out = Outcome::default();
            let is_done = self.follow(bits, &mut out);
            let starts = (steps.len(), fitting.len());
            steps.extend(out.steps);
            fitting.extend(out.nurture);
            End {
                at: is_done.then_some((out.stage, out.responsible)),
                steps: Slice::since(starts.0, &steps),
                tracks: Slice::since(starts.1, &fitting),
            }
        });
        (self.ends, self.steps, self.fitting) = (Some(ends), steps, fitting);
    }

    /// Where the lead ends; false where time or a handover matters. Of an outcome without steps and tracks.
    #[inline]
    pub(super) fn evaluate(&self, bits: Bits, out: &mut Outcome) -> bool {
        let Some(end) = self.ends.as_ref().and_then(|ends| ends.get(bits)) else {
            return self.follow(bits, out);
        };
        let Some(at) = end.at else { return false };
        (out.stage, out.responsible) = at;
        if end.steps.len > 0 {
            out.steps.extend_from_slice(end.steps.of(&self.steps));
        }
        if end.tracks.len > 0 {
            out.nurture.extend_from_slice(end.tracks.of(&self.fitting));
        }
        true
    }

    /// The same, line by line.
    fn follow(&self, bits: Bits, out: &mut Outcome) -> bool {
        if !self.stages.is_empty() {
            let mut at = StageId(first(&self.starts, bits).unwrap_or(0));
            // A pact with a circle does not pass the check; whatever is evaluated ends.
            for _ in 0..self.stages.len() * 2 + 8 {
                let Some(stage) = self.stages.get(at.index()) else { break };
                let Some(way) = stage.ways.iter().find(|way| all(way.when, bits)) else { break };
                out.steps.push(Taken { from: at, way: way.at });
                at = way.to;
            }
            let Some(last) = self.stages.get(at.index()).filter(|stage| !stage.is_long) else { return false };
            (out.stage, out.responsible) = (Some(at), Some(last.owner));
        }
        if let Some((when, tracks)) = &self.tracks
            && all(*when, bits)
        {
            let fitting = tracks.iter().filter(|(when, _)| all(*when, bits));
            out.nurture.extend(fitting.map(|&(_, track)| track));
        }
        true
    }
}
