//! The command as people and programs meet it: its output, its messages, its exit codes.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

mod backtest;
mod check;
mod compare;
mod doc;
mod explain;
mod fmt;
mod formats;
mod graph;
mod interactions;
mod new;
mod output;
mod problems;
mod replay;
mod score;
mod seal;
#[cfg(any(target_os = "linux", target_os = "macos"))]
mod terminal;
mod test;

use std::fs;
use std::path::PathBuf;

use assert_cmd::cargo::cargo_bin_cmd;
use tempfile::TempDir;

/// A small pact that the tests share: a score, a rating, two stages with a handover, a nurture track.
const PACT: &str = r#"pact "Test" { timezone Europe/Berlin }

team marketing "Marketing"
team sales "Sales"

lead identified by id {
  email:     text     "E-mail address"
  employees: number   "Head count"   from column "No. of Employees"   unknown if "n/a"
  level:     one of (boss, staff)   "Level"
  since:     date     "Customer since"
}

interaction visit "Visited the web site" { path: text, seconds: number }

score interest "Level of Interest" {
  +10.5 per visit  at most 3 times
}

score fit "Level of Qualification" {
  +40 when level is boss
  +20 when employees at least 50
}

rating grade of fit {
  A from 60
  B from 20
  C below
}

stage MGL "Marketing Generated Lead" owned by marketing {
  meaning "Known"
  becomes MQL as soon as grade at least B
}

stage MQL "Marketing Qualified Lead" owned by marketing {
  meaning "Worth a call"
  hand over to sales, becomes SAL when accepted {
    needs email
    goes to the first that fits {
      team "Key accounts" when employees at least 1000
      team "Field sales"  otherwise
    }
  }
}

stage SAL "Sales Accepted Lead" owned by sales {
  meaning "Sales works with it"
}

nurture with all that fit {
  "News"    when email is known
  "Stories" when stage is MGL
}
"#;

/// What a run of the command came to.
struct Run {
    out: String,
    err: String,
    code: i32,
}

/// A folder of files in which the command runs.
struct Folder(TempDir);

impl Folder {
    /// A folder with the shared pact, `test.pact`, and further files.
    fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        folder.write("test.pact", PACT.as_bytes());
        files.iter().for_each(|(name, text)| folder.write(name, text.as_bytes()));
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The names of all files in it, hidden ones too.
    fn names(&self) -> Vec<String> {
        let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name().into_string().unwrap();
        let mut names: Vec<_> = fs::read_dir(self.0.path()).unwrap().map(name).collect();
        names.sort();
        names
    }

    /// Runs the command with arguments that stand between blanks.
    fn run(&self, args: &str) -> Run {
        self.run_with(args, "")
    }

    /// Runs the command with a text on standard input.
    fn run_with(&self, args: &str, input: &str) -> Run {
        let mut command = cargo_bin_cmd!("leadpact");
        command.args(args.split_whitespace()).current_dir(self.0.path()).env_remove("NO_COLOR");
        let output = command.write_stdin(input).output().unwrap();
        Run {
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
            code: output.status.code().unwrap(),
        }
    }
}

/// Whether a text holds all of some others; shows it where it does not.
#[track_caller]
fn assert_says(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "`{part}` is not in:\n{text}");
    }
}
