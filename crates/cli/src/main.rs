//! The `leadpact` command: for facilitators at the projector, for CI of a repository of pacts, and for
//! analysts with a file of leads.
//!
//! A module for each command (`new`, `check`, `fmt`, `test`, `score`, `explain`, `compare`,
//! `backtest`, `replay`, `doc`, `graph`, `seal`), and one for each concern they share: `input` reads
//! leads and interactions, `output` writes results, `problems` gathers what does not fit, `exit` knows what
//! the command returns.

mod args;
mod backtest;
mod check;
mod compare;
mod doc;
mod exit;
mod explain;
mod files;
mod fmt;
mod graph;
mod input;
mod new;
mod output;
mod pacts;
mod problems;
mod progress;
mod replay;
mod score;
mod seal;
mod terminal;
mod test;
mod won;

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
        Command::New(args) => new::run(args),
        Command::Check(args) => check::run(args),
        Command::Fmt(args) => fmt::run(args),
        Command::Test(args) => test::run(args),
        Command::Score(args) => score::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Compare(args) => compare::run(args),
        Command::Backtest(args) => backtest::run(args),
        Command::Replay(args) => replay::run(args),
        Command::Doc(args) => doc::run(args),
        Command::Graph(args) => graph::run(args),
        Command::Seal(args) => seal::run(args),
    };
    exit::of(done)
}
