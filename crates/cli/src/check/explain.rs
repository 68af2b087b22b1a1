//! `leadpact check --explain CODE`: what a message means.

use std::io::{self, Write as _};

use leadpact::explain_code;

use crate::exit::{Failure, Outcome};
use crate::terminal;

/// Shows the page of a lint, or what is to be said of an error.
pub fn run(code: &str) -> Outcome {
    // As it stands in a message, brackets and all.
    let code = code.trim().trim_start_matches('[').trim_end_matches(']');
    let text = explain_code(code, terminal::width()).map_err(|meant| unknown(code, meant))?;
    let mut out = io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    written.map_err(|error| Failure::writing("standard output", &error))
}

fn unknown(code: &str, meant: Option<&str>) -> Failure {
    let help = match meant {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "codes stand in brackets, for example `unknown-field` in `error[unknown-field]`".to_owned(),
    };
    Failure::Usage(format!("no message has the code `{code}`\n\n{help}"))
}
