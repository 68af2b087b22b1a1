//! Writes the seeds of all targets into `fuzz/corpus/`, from the cases and the bad pacts of `tests/` and from
//! the examples. Nothing there is committed but what once crashed, in `fuzz/regressions/`.

#[allow(dead_code, reason = "expectations are of no use here")]
#[path = "../tests/semantics/case.rs"]
mod case;

use std::path::{Path, PathBuf};
use std::{fs, io};

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let corpus = root.join("fuzz/corpus");
    let mut pacts = Vec::new();
    for folder in ["tests/errors", "tests/vendor-models", "examples"] {
        find(&root.join(folder), "pact", &mut pacts)?;
    }
    for (number, path) in pacts.iter().enumerate() {
        let text = fs::read(path)?;
        for target in ["parse", "check", "evaluate"] {
            write(&corpus.join(target), &format!("pact-{number}"), &text)?;
        }
    }
    let mut suites = Vec::new();
    find(&root.join("tests/semantics"), "toml", &mut suites)?;
    for path in suites {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let suite: case::Suite = toml::from_str(&fs::read_to_string(&path)?).map_err(io::Error::other)?;
        for (number, case) in suite.case.iter().enumerate() {
            for (part, question) in suite.questions(case).iter().enumerate() {
                let (lead, as_of) = (suite.lead_of(case), suite.as_of(case));
                let seed = format!("{}\0{lead}\0{as_of}", question.pact);
                write(&corpus.join("evaluate"), &format!("{name}-{number}-{part}"), seed.as_bytes())?;
            }
        }
    }
    Ok(())
}

fn write(folder: &Path, name: &str, text: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join(name), text)
}

/// All files below a folder that end so, in order.
fn find(folder: &Path, extension: &str, into: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    for path in entries {
        if path.is_dir() {
            find(&path, extension, into)?;
        } else if path.extension().is_some_and(|found| found == extension) {
            into.push(path);
        }
    }
    Ok(())
}
