//! `leadpact seal`: signs the present meaning of a pact for a team.

use std::path::PathBuf;

use clap::Args;
use leadpact::{Date, Pact};

use crate::exit::{Failure, Outcome, note};
use crate::files::{self, Sink};
use crate::pacts;

/// Sign what a pact means now, for a team that agrees to it
///
/// Writes the day, who signed and a seal behind `agreed by TEAM`, and changes nothing else of the file. The seal is
/// the fingerprint of what the pact means: comments, labels and layout may change, rules may not. When they do,
/// `leadpact check` says which teams have to agree again, and what has changed since.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  leadpact seal inbound.pact --team sales --as \"Head of Sales\"\n  \
    leadpact seal inbound.pact --team marketing --date 2026-11-20")]
pub struct SealArgs {
    /// The pact
    #[arg(value_name = "PACT")]
    pact: PathBuf,
    /// The team that agrees
    #[arg(long, value_name = "TEAM")]
    team: String,
    /// Who signs for it, by role or name; who signed before, if it is left out
    #[arg(long = "as", value_name = "WHO")]
    signer: Option<String>,
    /// The day on which the team agreed: 2026-11-20; today, if it is left out
    #[arg(long, value_name = "DATE", value_parser = date)]
    date: Option<Date>,
}

/// Signs, and tells who has to sign yet.
pub fn run(args: &SealArgs) -> Outcome {
    if files::is_stdin(&args.pact) {
        return Err(Failure::Usage("a signature is written into a file: name the pact".to_owned()));
    }
    if args.signer.as_deref().is_some_and(|signer| signer.trim().is_empty()) {
        return Err(Failure::Usage(
            "--as names nobody\n\nwrite for example --as \"Head of Sales\"".to_owned(),
        ));
    }
    let pact = pacts::load(&args.pact)?;
    let date = match args.date {
        Some(date) => date,
        None => today(&pact)?,
    };
    let text = pact.signed(&args.team, args.signer.as_deref(), date).map_err(|why| {
        let help = if args.signer.is_none() && matches!(why, leadpact::SignError::NobodySigns { .. }) {
            "write for example --as \"Head of Sales\"".to_owned()
        } else {
            why.help()
        };
        Failure::Usage(format!("{why}\n\n{help}"))
    })?;
    Sink::create(&args.pact)?.put(&text)?;
    tell(args, &pact, date);
    Ok(())
}

/// Says what was done, and who has to agree yet: the pact means what it meant before.
fn tell(args: &SealArgs, pact: &Pact, date: Date) {
    let short = pact.fingerprint().get(..12).unwrap_or_default();
    note(format_args!(
        "`{}` has agreed on {date} to what `{}` means: {short}…",
        args.team,
        args.pact.display()
    ));
    let mut open = pact.unsigned();
    open.retain(|team| *team != args.team);
    match open.as_slice() {
        [] => note("every team has agreed to this meaning"),
        [one] => note(format_args!("`{one}` has not agreed to this meaning yet")),
        several => {
            note(format_args!("these teams have not agreed to this meaning yet: `{}`", several.join("`, `")))
        }
    }
}

/// Today, in the time zone of the pact.
fn today(pact: &Pact) -> Outcome<Date> {
    let now = pact.instant_text(std::time::SystemTime::now());
    date(now.get(..10).unwrap_or_default()).map_err(Failure::unreadable)
}

/// Reads `2026-11-20`.
fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "write a day as 2026-11-20".to_owned())
}
