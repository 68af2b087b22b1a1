//! The front door: a pact that was read, checked and compiled.

mod about;
mod assessment;
mod assessor;
mod backtest;
mod batch;
mod bound;
mod compare;
mod fill;
mod keys;
mod lifecycle;
mod sign;
mod witness;

pub use about::{FieldInfo, Info, StageInfo};
pub use assessment::{Assessment, OpenKind, OpenPoint, Score};
pub use assessor::Assessor;
pub use backtest::Backtest;
pub use batch::{Assessments, BatchAssessor, BoundBatchAssessor, Scores, Words};
pub use bound::{Bound, BoundAssessor};
pub use compare::{PactPair, PairAssessor};
pub use fill::Fill;
pub use keys::{ScoreKey, WordKey};
pub use sign::SignError;

use std::fmt;
use std::sync::{Arc, OnceLock};

use crate::check;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::explain::{self, Explanation};
use crate::lead::{
    Columns, DateFormat, FieldKey, HeaderError, InteractionTable, JsonError, JsonReader, Keys, Lead,
    LeadBuilder, LeadTable, StoredLead,
};
use crate::lifecycle::Ripening;
use crate::lint::{self, Context};
use crate::meaning::{self, Part};
use crate::model::Model;
use crate::plan::Plan;
use crate::sources::{NoIncludes, Resolver, Sources, Span};
use crate::syntax::Limits;
use crate::values::{Instant, format_instant, parse_instant};

/// The name of a pact that is given as a text.
const UNNAMED: &str = "pact";

/// A pact that was read, checked and compiled: immutable, cheap to clone and to share between threads.
///
/// ```no_run
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let (source, json, now) = ("", "", std::time::SystemTime::now());
/// use leadpact::Pact;
///
/// let pact = Pact::parse(source)?;
/// let lead = pact.lead_from_json(json)?;
/// let assessment = pact.assess(&lead, now);
/// println!("{:?} {:?}", assessment.stage(), assessment.score("interest"));
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Pact {
    inner: Arc<Inner>,
}

struct Inner {
    model: Arc<Model>,
    keys: Arc<Keys>,
    plan: Plan,
    /// Asked for by those who drive leads; found out once.
    ripening: OnceLock<Ripening>,
    diagnostics: Diagnostics,
    limits: Limits,
    /// Like the fingerprint.
    parts: OnceLock<Vec<Part>>,
    /// Computed when it is asked for first: few hosts ask, all load pacts.
    fingerprint: OnceLock<String>,
}

/// What came of reading a pact: the pact, if no message is an error, and all messages.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Checked {
    /// The pact; none if a message is an error.
    pub pact: Option<Pact>,
    /// All messages, by place.
    pub diagnostics: Diagnostics,
}

/// How a pact comes to be.
impl Pact {
    /// Reads a pact from one text, which includes no other.
    ///
    /// # Errors
    /// All messages, if one of them is an error.
    pub fn parse(text: &str) -> Result<Self, Diagnostics> {
        Self::check(UNNAMED, text, &NoIncludes, &Limits::default()).into_result()
    }

    /// Reads a pact and what it includes. The host resolves names to texts, the pact's own first.
    ///
    /// # Errors
    /// All messages, if one of them is an error; one without a place if there is no text of that name.
    pub fn load(name: &str, resolver: &dyn Resolver) -> Result<Self, Diagnostics> {
        match resolver.resolve(name) {
            Ok(text) => Self::check(name, &text, resolver, &Limits::default()).into_result(),
            Err(why) => {
                let message = format!("`{name}` cannot be read: {why}");
                let unread = Diagnostic::error("pact-not-found", Span::default(), message);
                Err(Diagnostics::new(Sources::new(), vec![unread]))
            }
        }
    }

    /// Reads a pact from its text and what it includes, within the host's limits. Beside the pact it gives the
    /// messages that are no errors, too.
    #[must_use]
    pub fn check(name: &str, text: &str, resolver: &dyn Resolver, limits: &Limits) -> Checked {
        let (model, diagnostics) = check::load(name, text, resolver, limits);
        let pact = model.map(|model| Self::new(model, diagnostics.clone(), *limits));
        Checked { pact, diagnostics }
    }

    /// Reads a pact as [`Pact::check`] does, and looks for what is probably not meant: the lints, see [`Lint`](crate::Lint). They
    /// take more time than reading does, and look at a pact only if it has no errors.
    #[must_use]
    pub fn lint(name: &str, text: &str, resolver: &dyn Resolver, limits: &Limits) -> Checked {
        let (model, diagnostics, trees) = check::load_with_trees(name, text, resolver, limits);
        let Some(model) = model else { return Checked { pact: None, diagnostics } };
        let sources = diagnostics.sources().clone();
        let items = check::in_order(&trees, &sources);
        let mut found = lint::run(&Context::new(&sources, &trees, &items, &model));
        witness::keep_true(&mut found, model.rules.len(), &sources, limits);
        let found = diagnostics.iter().cloned().chain(found).collect();
        let diagnostics = Diagnostics::new(sources, found);
        Checked { pact: Some(Self::new(model, diagnostics.clone(), *limits)), diagnostics }
    }

    fn new(model: Model, diagnostics: Diagnostics, limits: Limits) -> Self {
        let plan = Plan::new(&model);
        let keys = Arc::new(Keys::new(&model));
        let inner = Inner {
            model: Arc::new(model),
            keys,
            plan,
            ripening: OnceLock::new(),
            diagnostics,
            limits,
            parts: OnceLock::new(),
            fingerprint: OnceLock::new(),
        };
        Self { inner: Arc::new(inner) }
    }
}

impl Checked {
    /// The pact, or why there is none.
    ///
    /// # Errors
    /// All messages, if one of them is an error.
    pub fn into_result(self) -> Result<Pact, Diagnostics> {
        self.pact.ok_or(self.diagnostics)
    }
}

/// How leads come to a pact.
impl Pact {
    /// A lead to be built from the values of a program.
    #[must_use]
    pub fn lead(&self, id: &str) -> LeadBuilder {
        LeadBuilder::new(Arc::clone(&self.inner.model), Arc::clone(&self.inner.keys), id)
    }

    /// A field by its name, to be looked up once and set in many leads.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<FieldKey> {
        self.inner.keys.fields.get(name).copied().map(FieldKey)
    }

    /// Reads a lead from a JSON object with its fields, and its `interactions: [{type, at, …}]`.
    ///
    /// Numbers are read from their digits, dotted columns reach into nested objects. What does not fit is
    /// unknown, and a problem of the lead.
    ///
    /// # Errors
    /// If the text is no JSON object.
    pub fn lead_from_json(&self, text: &str) -> Result<Lead, JsonError> {
        let mut lead = Lead::default();
        self.json_reader(None).read(text, &mut lead)?;
        Ok(lead)
    }

    /// A reader for many leads in JSON. A format of dates, if given, is tried before ISO 8601.
    #[must_use]
    pub fn json_reader(&self, dates: Option<DateFormat>) -> JsonReader {
        JsonReader::new(Arc::clone(&self.inner.model), Arc::clone(&self.inner.keys), dates)
    }

    /// A lead as plain data, for a host that has no records of its own.
    #[must_use]
    pub fn store(&self, lead: &Lead) -> StoredLead {
        crate::lead::store(&self.inner.model, lead)
    }

    /// A lead from plain data: equal to the one that was stored, but for its problems. Under another pact what
    /// does not fit is unknown and a problem, and what is not declared any more is counted as ignored.
    #[must_use]
    pub fn restore(&self, stored: &StoredLead) -> Lead {
        crate::lead::restore(&self.inner.model, &self.inner.keys, stored)
    }

    /// A reader for the rows of a table of leads, by the names of its columns.
    ///
    /// # Errors
    /// If two columns have the same name, or none is that of the id.
    pub fn lead_table<'h>(
        &self,
        header: impl IntoIterator<Item = &'h str>,
        dates: Option<DateFormat>,
    ) -> Result<LeadTable, HeaderError> {
        LeadTable::bind(Arc::clone(&self.inner.model), header, dates)
    }

    /// A reader for the rows of a table of interactions, by the names of its columns.
    ///
    /// # Errors
    /// If two columns have the same name, or one that every interaction needs is not there.
    pub fn interaction_table<'h>(
        &self,
        header: impl IntoIterator<Item = &'h str>,
        columns: &Columns,
        dates: Option<DateFormat>,
    ) -> Result<InteractionTable, HeaderError> {
        let (model, keys) = (Arc::clone(&self.inner.model), Arc::clone(&self.inner.keys));
        InteractionTable::bind(model, keys, header, columns, dates)
    }

    /// The instant that a text in ISO 8601 says, one without a zone in that of the pact; a day is its 00:00.
    #[must_use]
    pub fn instant(&self, text: &str) -> Option<Instant> {
        parse_instant(text, &self.inner.model.zone).map(|(at, _)| at)
    }

    /// An instant in ISO 8601 in the pact's time zone, `2026-11-20T14:30:00+01:00`: what [`Pact::instant`] reads.
    #[must_use]
    pub fn instant_text(&self, at: impl Into<Instant>) -> String {
        format_instant(at.into(), &self.inner.model.zone)
    }
}

/// What it means.
impl Pact {
    /// The fingerprint of what the pact means: a SHA-256 in 64 lower-case hexadecimal digits.
    ///
    /// Pacts with the same fingerprint give every lead the same results, permissions and records, but for the
    /// words in them that are for people, and the lines they point to. Layout, comments, `version`, labels,
    /// meanings, whys, the texts of questions, examples and signatures are not in it. It stays the same from one
    /// version of this library to the next. Store it beside results, to tell later by which rules they came to
    /// be; the state of a lead holds it already.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        self.inner.fingerprint.get_or_init(|| meaning::fingerprint(self.parts()))
    }

    /// The declarations in the form that is hashed, in order: what has changed since is found by comparing them.
    pub(crate) fn parts(&self) -> &[Part] {
        let Inner { diagnostics, limits, parts, .. } = &*self.inner;
        parts.get_or_init(|| check::parts_again(diagnostics.sources(), limits))
    }
}

/// What a pact says of leads.
impl Pact {
    /// Where a lead stands that starts afresh: its scores, its stage after all automatic steps, its handover.
    ///
    /// For many leads as of the same instant, [`Pact::assessor`] is faster.
    #[must_use]
    pub fn assess(&self, lead: &Lead, as_of: impl Into<Instant>) -> Assessment {
        let mut assessor = self.assessor(as_of);
        assessor.assess(lead);
        assessor.into_last()
    }

    /// Assesses many leads as of one instant: cut-offs are computed once, buffers are reused.
    #[must_use]
    pub fn assessor(&self, as_of: impl Into<Instant>) -> Assessor {
        Assessor::new(self.clone(), as_of.into())
    }

    /// Why a lead stands where it stands, and what would move it on.
    #[must_use]
    pub fn explain(&self, lead: &Lead, as_of: impl Into<Instant>) -> Explanation {
        let Inner { model, plan, diagnostics, .. } = &*self.inner;
        explain::explain(model, diagnostics.sources(), plan, lead, as_of.into())
    }
}

#[cfg(feature = "reference")]
impl Pact {
    /// What the plain, slow evaluator finds; must equal what [`Pact::assess`] finds. For tests and fuzzing.
    #[doc(hidden)]
    #[must_use]
    pub fn assess_by_reference(&self, lead: &Lead, as_of: impl Into<Instant>) -> Assessment {
        let (model, as_of) = (&self.inner.model, as_of.into());
        let mut assessment = Assessment::empty(Arc::clone(model), as_of);
        assessment.fill(lead, |out| *out = crate::reference::assess(model, lead, as_of));
        assessment
    }
}

impl fmt::Debug for Pact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pact").field("name", &self.name()).finish_non_exhaustive()
    }
}
