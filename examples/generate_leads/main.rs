//! Writes the sample leads of the three example folders, the same bytes on every machine.
//!
//! ```text
//! cargo run --example generate_leads              # writes into `examples/`
//! cargo run --example generate_leads -- /tmp/new  # writes the same files elsewhere, to compare
//! ```
//!
//! Everything is invented: people, companies, addresses. Mail domains end in `.example` or belong to the
//! private providers that the pacts list. The data has the faults of an export from a real system on purpose:
//! empty cells, placeholders such as `Select`, and about one lead in a hundred with a value that does not fit.
//!
//! ```text
//! random ──▶ people, companies ──▶ inbound, outreach, telephone, journal ──▶ text ──▶ files
//! calendar ────────────────────────┘
//! ```

mod calendar;
mod companies;
mod inbound;
mod journal;
mod outreach;
mod people;
mod random;
mod telephone;
mod text;

use std::{env, fs, io, path::Path};

fn main() -> io::Result<()> {
    let folder = env::args().nth(1).unwrap_or_else(|| "examples".to_owned());
    for file in files() {
        let path = Path::new(&folder).join(file.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&path, &file.content)?;
        println!("{}: {} lines, {} bytes", path.display(), file.content.lines().count(), file.content.len());
    }
    Ok(())
}

/// All files, with their paths below `examples/`.
pub fn files() -> impl Iterator<Item = text::File> {
    inbound::files().into_iter().chain(outreach::files()).chain(telephone::files()).chain(journal::files())
}
