//! Reads pacts from files.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use leadpact::{Checked, Limits, Pact, Resolver};

use crate::exit::{Failure, Outcome, tell, words};
use crate::{files, terminal};

/// Reads and checks a pact with what it includes.
pub fn check(path: &Path) -> Outcome<Checked> {
    checked(path, Pact::check)
}

/// Reads and checks a pact with what it includes, and looks for what is probably not meant.
pub fn lint(path: &Path) -> Outcome<Checked> {
    checked(path, Pact::lint)
}

type Check = fn(&str, &str, &dyn Resolver, &Limits) -> Checked;

fn checked(path: &Path, check: Check) -> Outcome<Checked> {
    let limits = Limits::default();
    let (name, text) = text(path)?;
    let resolver = |name: &str| read(Path::new(name), &limits);
    Ok(check(&name, &text, &resolver, &limits))
}

/// The name and the text of a pact.
pub fn text(path: &Path) -> Outcome<(String, String)> {
    if is_data(path) {
        let failure = Failure::unreadable(format!("`{}` is data, not a pact", files::shown(path)));
        return Err(failure.help("name the pact first, then the leads"));
    }
    let name = if files::is_stdin(path) { "<stdin>".to_owned() } else { slashes(path) };
    let text = read(path, &Limits::default()).map_err(|why| {
        let failure = Failure::unreadable(format!("`{}` cannot be read: {why}", files::shown(path)));
        if path.exists() || files::is_stdin(path) {
            failure
        } else {
            failure.help("check the name of the pact")
        }
    })?;
    Ok((name, text))
}

/// Whether a file is one of data, by its ending: who confuses the two would get a message for each of its lines.
fn is_data(path: &Path) -> bool {
    const DATA: [&str; 8] = ["csv", "tsv", "json", "jsonl", "ndjson", "xls", "xlsx", "parquet"];
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| DATA.iter().any(|data| ending.eq_ignore_ascii_case(data)))
}

/// A pact to work with. Says what is wrong if it has errors; warnings are for `check`.
pub fn load(path: &Path) -> Outcome<Pact> {
    let checked = check(path)?;
    let Some(pact) = checked.pact else {
        tell(terminal::messages(&checked.diagnostics, terminal::is_stderr()).trim_end());
        return Err(Failure::Said);
    };
    Ok(pact)
}

/// A path with `/` between its parts on every system, so that includes can be joined to it.
fn slashes(path: &Path) -> String {
    let text = path.display().to_string();
    if cfg!(windows) { text.replace('\\', "/") } else { text }
}

/// The text of a file. One beyond the limit is cut off behind it, for the check to say so.
fn read(path: &Path, limits: &Limits) -> Result<String, String> {
    let most = u64::try_from(limits.source_bytes).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    let read = if files::is_stdin(path) {
        io::stdin().take(most).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes))
    };
    read.map_err(|error| words(&error))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        // Cut off in the middle of a character: the text is too long whatever that was.
        Err(error) if error.as_bytes().len() as u64 == most => {
            Ok(String::from_utf8_lossy(error.as_bytes()).into_owned())
        }
        Err(_) => Err("it is not text in UTF-8; save it as UTF-8".to_owned()),
    }
}
