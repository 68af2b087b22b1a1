//! The fingerprint of a pact: the same for the same meaning, another for another meaning.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

#[path = "meaning/alike.rs"]
mod alike;
#[path = "meaning/different.rs"]
mod different;
#[path = "meaning/examples.rs"]
mod examples;
#[path = "meaning/form.rs"]
mod form;
#[path = "meaning/includes.rs"]
mod includes;
#[path = "meaning/statements.rs"]
mod statements;
#[path = "meaning/text.rs"]
mod text;
