//! The service over real HTTP: nothing is lost and nothing happens twice, whatever happens to it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may panic")]

mod crash;
mod once;
mod process;
mod server;
mod story;
mod time;
