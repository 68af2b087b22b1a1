//! The `leadpact` command: for facilitators at the projector, for CI of a repository of pacts, and for
//! analysts with a file of leads.
//!
//! A module for each command (`check`, `test`, `score`, `explain`, `replay`, `seal`), and one for each concern they share: `input` reads
//! leads and interactions, `output` writes results, `problems` gathers what does not fit, `exit` knows what
//! the command returns.

mod args;
mod check;
mod exit;
mod explain;
mod files;
mod input;
mod output;
mod pacts;
mod problems;
mod progress;
mod replay;
mod score;
mod seal;
mod terminal;
mod test;

use std::process::ExitCode;

use clap::Parser as _;

use args::{Args, Command};

fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(said) => return exit::of_usage(&said),
    };
    terminal::use_colors(args.color);
    let done = match &args.command {
        Command::Check(args) => check::run(args),
        Command::Test(args) => test::run(args),
        Command::Score(args) => score::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Replay(args) => replay::run(args),
        Command::Seal(args) => seal::run(args),
    };
    exit::of(done)
}
