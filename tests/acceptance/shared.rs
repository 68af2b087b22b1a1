//! Where the acceptance data is, which is no part of this repository.

use std::path::{Path, PathBuf};

/// What `LEADPACT_SHARED` says, or `shared` beside the checkout; none, which is said, where it is not there.
pub fn shared() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("LEADPACT_SHARED").map_or(beside, PathBuf::from);
    if !folder.is_dir() {
        eprintln!("skipped: set LEADPACT_SHARED to the folder of acceptance data");
        return None;
    }
    Some(folder)
}
