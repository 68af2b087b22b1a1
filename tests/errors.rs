//! Bad pacts with their messages inline: `tests/errors/**/*.pact`.
//!
//! Below each line with a mistake stands what is said of it, in comments that begin with `#~`:
//!
//! ```text
//! define big as employes at least 250
//! #~ unknown-name: nothing is called `employes` | did you mean `employees`
//! ```
//!
//! that is the code, a part of the message, and behind ` | ` a part of the help. A file must have exactly the
//! messages that are written in it, on these lines. What several files need stands in a folder `shared` and
//! is taken in with `include`.

use std::fs;
use std::path::{Path, PathBuf};

use leadpact::check;
use leadpact::diagnostics::Diagnostics;
use leadpact::syntax::Limits;

/// So that a broken search for files cannot pass as a green test.
const AT_LEAST: usize = 60;

/// What a comment says must be reported.
#[derive(Debug)]
struct Expected {
    file: String,
    line: u32,
    code: String,
    message: String,
    help: String,
}

#[test]
fn every_bad_pact_gets_its_messages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors");
    let mut files = Vec::new();
    pacts_in(&root, &mut files);
    files.sort();
    assert!(files.len() >= AT_LEAST, "only {} files found", files.len());
    let faults: Vec<String> = files.iter().filter_map(|file| fault(file)).collect();
    assert!(faults.is_empty(), "{} files differ:\n\n{}", faults.len(), faults.join("\n\n"));
}

fn pacts_in(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("folder is readable") {
        let path = entry.expect("entry is readable").path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "shared") {
            pacts_in(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "pact") {
            found.push(path);
        }
    }
}

/// What differs between the messages of a file and those written in it.
fn fault(file: &Path) -> Option<String> {
    let name = file.file_name().expect("a file").to_string_lossy().into_owned();
    let folder = file.parent().expect("in a folder");
    let resolver = |name: &str| fs::read_to_string(folder.join(name)).map_err(|_| "no such file".to_owned());
    let text = fs::read_to_string(file).expect("file is readable");
    let (model, found) = check::load(&name, &text, &resolver, &Limits::default());
    let mut expected = expectations(&found);
    let mut wrong: Vec<String> = Vec::new();
    for message in found.located() {
        let fits = |e: &Expected| {
            e.file == message.file
                && e.line == message.start.line
                && e.code == message.code
                && message.message.contains(&e.message)
                && message.help.unwrap_or("").contains(&e.help)
        };
        match expected.iter().position(fits) {
            Some(at) => drop(expected.remove(at)),
            None => wrong.push(format!(
                "{}:{}: not expected\n#~ {}: {} | {}",
                message.file,
                message.start.line,
                message.code,
                message.message,
                message.help.unwrap_or("")
            )),
        }
    }
    wrong.extend(
        expected
            .iter()
            .map(|e| format!("{}:{}: not found: {}: {} | {}", e.file, e.line, e.code, e.message, e.help)),
    );
    if model.is_some() && found.has_errors() {
        wrong.push("a pact with errors has a model".to_owned());
    }
    (!wrong.is_empty()).then(|| format!("{}\n{}", file.display(), wrong.join("\n")))
}

fn expectations(found: &Diagnostics) -> Vec<Expected> {
    found.sources().iter().flat_map(|(_, source)| in_text(&source.name, &source.text)).collect()
}

fn in_text(file: &str, text: &str) -> Vec<Expected> {
    let mut expected = Vec::new();
    let mut line = 0;
    for (number, written) in (1..).zip(text.lines()) {
        match written.trim_start().strip_prefix("#~") {
            None => line = number,
            Some(rest) => {
                let (code, rest) =
                    rest.split_once(": ").unwrap_or_else(|| panic!("{file}:{number}: no code"));
                let (message, help) = rest.split_once(" | ").unwrap_or((rest, ""));
                let [code, message, help] = [code, message, help].map(|part| part.trim().to_owned());
                expected.push(Expected { file: file.to_owned(), line, code, message, help });
            }
        }
    }
    expected
}
