//! A small HTTP service that keeps leads and takes them through the lifecycle of a pact.
//!
//! ```text
//!  request ──http──▶ Service::change ──load──▶ Record ──take_in, pure──▶ Step ──save──▶ one transaction
//!                          ▲  ▲                                                   │
//!  timer ──wake────────────┘  └──────── somebody else was first: again ───────────┘
//! ```

mod clock;
mod error;
mod http;
mod service;
mod step;
mod store;
mod wake;

pub use clock::{Clock, SystemClock, Wait};
pub use error::Error;
pub use http::serve;
pub use service::Service;
pub use store::{Hook, Moment};
