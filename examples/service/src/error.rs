//! What goes wrong, apart from refusals: those are answers.

use leadpact::{Diagnostics, JsonError, StepError};

/// Why a request is not answered as it was meant.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Nobody has put that lead, or there is no such notice.
    #[error("there is nothing of this id")]
    NotFound,
    /// A request that must not be carried out twice has to say which one it is.
    #[error("a header `Idempotency-Key` is needed, so that the request may safely be sent twice")]
    NoKey,
    /// A key stands for one request.
    #[error("this `Idempotency-Key` was sent with another request before")]
    KeyReused,
    /// The body of a request.
    #[error("the body cannot be read: {0}")]
    Malformed(String),
    /// So many write to the same lead that this request never was the first.
    #[error("too many write to this lead at once: send the request again")]
    Busy,
    /// No step can be taken from the stored state.
    #[error(transparent)]
    Step(#[from] StepError),
    /// The stored lead.
    #[error(transparent)]
    Lead(#[from] JsonError),
    /// What is stored is not what was stored.
    #[error("the store holds something unreadable: {0}")]
    Json(#[from] serde_json::Error),
    /// The database.
    #[error("the database fails: {0}")]
    Store(#[from] rusqlite::Error),
    /// The pact has errors.
    #[error("{}", .0.render())]
    Pact(Box<Diagnostics>),
    /// The work was cut off.
    #[error("the service stopped while it was working on this")]
    CutOff,
}
