//! From text to a syntax tree.

pub mod ast;
mod limits;

pub use limits::Limits;
