//! Types of a host's own as leads.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail in any way it likes"
)]

#[path = "typed/as_json.rs"]
mod as_json;
#[path = "typed/mismatches.rs"]
mod mismatches;
#[path = "typed/quick.rs"]
mod quick;
#[path = "typed/shapes.rs"]
mod shapes;

use leadpact::Pact;

fn pact(text: &str) -> Pact {
    Pact::parse(text).unwrap_or_else(|errors| panic!("{}", errors.render()))
}
