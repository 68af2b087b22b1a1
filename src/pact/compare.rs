//! Two pacts, held against each other.

use super::Pact;
use crate::check::{self, Written};
use crate::compare::{self, Became, Causes, Comparison, Moved, Outcome, Side, Witness};
use crate::lead::Lead;
use crate::values::Instant;

/// Two pacts, an old one and a new one: what has changed in meaning, and for whom.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use leadpact::{Pact, PactPair};
/// let text = |points: u32| format!(
///     "pact \"Demo\" {{ version 1 }}\nlead identified by id {{ employees: number }}\n\
///      score fit {{ +{points} when employees at least 50 }}"
/// );
/// let (old, new) = (Pact::parse(&text(20))?, Pact::parse(&text(30))?);
/// let pair = PactPair::new(&old, &new);
/// let (of, change) = pair.comparison().changes().next().ok_or("nothing has changed")?;
/// assert_eq!(of.name.as_deref(), Some("fit"));
/// assert_eq!(change.words, "`+20` when employees at least 50 becomes `+30`");
/// # Ok(()) }
/// ```
#[derive(Debug)]
pub struct PactPair {
    old: Pact,
    new: Pact,
    old_written: Written,
    new_written: Written,
    comparison: Comparison,
    became: Became,
}

/// Holds leads against two pacts as of one instant, one after the other.
pub struct PairAssessor<'p> {
    causes: Causes<'p>,
}

impl PactPair {
    /// Compares two pacts.
    #[must_use]
    pub fn new(old: &Pact, new: &Pact) -> Self {
        let (old_written, new_written) = (written(old), written(new));
        let (comparison, became) = compare::compare(&side(old, &old_written), &side(new, &new_written));
        Self { old: old.clone(), new: new.clone(), old_written, new_written, comparison, became }
    }

    /// The old pact.
    #[must_use]
    pub fn old(&self) -> &Pact {
        &self.old
    }

    /// The new pact.
    #[must_use]
    pub fn new_pact(&self) -> &Pact {
        &self.new
    }

    /// What has changed in meaning.
    #[must_use]
    pub fn comparison(&self) -> &Comparison {
        &self.comparison
    }

    /// Small leads that fare otherwise, each for a change or an outcome. They are found by trying some thousand
    /// leads under both pacts, so there may be a change for which none was found; what is told holds.
    #[must_use]
    pub fn witnesses(&self) -> Vec<Witness> {
        let (old, new) = self.sides();
        compare::witnesses((&old, &new), &self.comparison, &self.became)
    }

    /// The team that takes leads over: that of the first handover, rather of the new pact.
    #[must_use]
    pub fn taking_team(&self) -> Option<&str> {
        [&self.new, &self.old].into_iter().find_map(|pact| {
            let model = &pact.inner.model;
            let handover = model.stages.as_slice().iter().find_map(|stage| stage.handover.as_ref())?;
            Some(model.teams.get(handover.to)?.name.as_str())
        })
    }

    /// Holds leads against both pacts as of one instant.
    #[must_use]
    pub fn assessor(&self, as_of: impl Into<Instant>) -> PairAssessor<'_> {
        let (old, new) = self.sides();
        PairAssessor { causes: Causes::new((&old, &new), &self.became, as_of.into()) }
    }

    fn sides(&self) -> (Side<'_>, Side<'_>) {
        (side(&self.old, &self.old_written), side(&self.new, &self.new_written))
    }
}

impl PairAssessor<'_> {
    /// What is different for a lead, which each of the pacts has read; none where nothing is.
    pub fn compare(&mut self, old: &Lead, new: &Lead) -> Option<Moved> {
        self.causes.of(old, new)
    }

    /// What the last lead comes to under both pacts, whether or not it is the same; nothing before the first.
    #[must_use]
    pub fn outcomes(&self) -> &[Outcome] {
        self.causes.outcomes()
    }
}

impl std::fmt::Debug for PairAssessor<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PairAssessor").finish_non_exhaustive()
    }
}

fn written(pact: &Pact) -> Written {
    check::written_again(pact.inner.diagnostics.sources(), &pact.inner.limits)
}

fn side<'p>(pact: &'p Pact, written: &'p Written) -> Side<'p> {
    Side {
        model: &pact.inner.model,
        plan: &pact.inner.plan,
        sources: pact.inner.diagnostics.sources(),
        fingerprint: pact.fingerprint(),
        pieces: &written.pieces,
        said: &written.said,
        comments: &written.comments,
    }
}
