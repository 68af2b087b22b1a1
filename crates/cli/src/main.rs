//! The `leadpact` command.
fn main() {}
