//! Leads of a type of the host's, bound to the pact once.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use super::{Assessment, Assessor, Pact};
use crate::lead::Lead;
use crate::typed::{AsLead, BindError, Binding, Filler};
use crate::values::Instant;

/// A type of yours, bound to a pact: its fields know where they go. Immutable, cheap to clone and to share
/// between threads.
pub struct Bound<T> {
    pub(super) pact: Pact,
    pub(super) binding: Arc<Binding>,
    // Covariant, and of no influence on `Send` and `Sync`: there is no `T` inside.
    of: PhantomData<fn() -> T>,
}

/// Assesses leads of a type of yours as of one instant, one after the other. Keep one per thread: once its
/// buffers are warm, it allocates nothing, unless a lead has problems.
///
/// A type that borrows must borrow from what lives as long as the assessor.
pub struct BoundAssessor<T> {
    filler: Filler,
    assessor: Assessor,
    of: PhantomData<fn() -> T>,
}

/// How types come to a pact.
impl Pact {
    /// Binds a type with `#[derive(leadpact::Lead)]`, and that of its interactions, to the fields of the pact:
    /// once, so that no name is looked up when a lead is read.
    ///
    /// What the pact declares and the type lacks is unknown for every lead, or what `empty means` says;
    /// [`Bound::unbound`] lists it.
    ///
    /// # Errors
    /// Every mismatch: fields and interactions that the pact does not declare, fields of another type, and words
    /// that the pact does not list, unless it lists `other`.
    pub fn bind<T: AsLead>(&self) -> Result<Bound<T>, BindError> {
        let binding = Binding::new::<T>(Arc::clone(&self.inner.model))?;
        Ok(Bound { pact: self.clone(), binding: Arc::new(binding), of: PhantomData })
    }
}

impl<T: AsLead> Bound<T> {
    /// Where a lead stands that starts afresh. Its interactions are in any order; of those at the same instant
    /// the later is the newer.
    ///
    /// For many leads as of the same instant, [`Bound::assessor`] is faster.
    #[must_use]
    pub fn assess(&self, lead: &T, interactions: &[T::Interaction], as_of: impl Into<Instant>) -> Assessment {
        self.pact.assess(&self.lead(lead, interactions), as_of)
    }

    /// Assesses many leads as of one instant: cut-offs are computed once, buffers are reused.
    #[must_use]
    pub fn assessor(&self, as_of: impl Into<Instant>) -> BoundAssessor<T> {
        BoundAssessor { filler: self.filler(), assessor: self.pact.assessor(as_of), of: PhantomData }
    }

    /// A reader for leads of which results only are wanted.
    pub(super) fn filler(&self) -> Filler {
        let plan = &self.pact.inner.plan;
        Filler::for_rows(Arc::clone(&self.binding), Arc::clone(plan.sieve()), plan.quick())
    }

    /// The lead, for all else that a pact does with leads.
    #[must_use]
    pub fn lead(&self, lead: &T, interactions: &[T::Interaction]) -> Lead {
        let mut filler = Filler::new(Arc::clone(&self.binding));
        filler.fill(lead, interactions);
        filler.into_lead()
    }
}

impl<T> Bound<T> {
    /// The pact.
    #[must_use]
    pub fn pact(&self) -> &Pact {
        &self.pact
    }

    /// The fields that the pact declares and the type lacks, in the order declared; those of an interaction as
    /// `interaction.field`.
    pub fn unbound(&self) -> impl ExactSizeIterator<Item = &str> {
        self.binding.unbound().iter().map(String::as_str)
    }

    /// The interactions that the pact declares and the type lacks, in the order declared.
    pub fn unbound_interactions(&self) -> impl ExactSizeIterator<Item = &str> {
        self.binding.unbound_kinds().iter().map(String::as_str)
    }
}

impl<T: AsLead> BoundAssessor<T> {
    /// Where a lead stands that starts afresh. The assessment holds until the next.
    pub fn assess(&mut self, lead: &T, interactions: &[T::Interaction]) -> &Assessment {
        self.assessor.assess_typed(&mut self.filler, lead, interactions)
    }

    /// Whether the last lead was read the quickest way: for tests.
    #[doc(hidden)]
    #[must_use]
    pub fn was_quick(&self) -> bool {
        self.assessor.was_quick()
    }
}

impl<T> Clone for Bound<T> {
    fn clone(&self) -> Self {
        Self { pact: self.pact.clone(), binding: Arc::clone(&self.binding), of: PhantomData }
    }
}

impl<T> fmt::Debug for Bound<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bound").field("pact", &self.pact).finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for BoundAssessor<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BoundAssessor").field("assessor", &self.assessor).finish_non_exhaustive()
    }
}
