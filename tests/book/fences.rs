//! Finds the code fences of the documentation. Also part of the tests of the command line.

use std::fs;
use std::path::{Path, PathBuf};

/// One page of documentation.
pub struct Page {
    /// From the root of the repository.
    pub name: String,
    /// In the order of the page.
    pub fences: Vec<Fence>,
    path: PathBuf,
}

/// What stands between two lines of three backticks.
pub struct Fence {
    /// What stands behind the first backticks.
    pub tag: String,
    /// The lines between, each with its line break, without the indentation of the fence.
    pub text: String,
    /// The line of the first backticks, from 1.
    line: usize,
}

impl Page {
    /// Where a fence begins, as editors jump to it.
    pub fn place(&self, fence: &Fence) -> String {
        format!("{}:{} (`{}`)", self.name, fence.line, fence.tag)
    }

    /// Writes new texts into fences, given by place.
    pub fn rewrite(&self, messages: &[(usize, String)]) {
        let mut lines: Vec<String> = read(&self.path).lines().map(str::to_owned).collect();
        for (place, message) in messages.iter().rev() {
            let fence = &self.fences[*place];
            let end = fence.line + fence.text.lines().count();
            lines.splice(fence.line..end, message.lines().map(str::to_owned));
        }
        fs::write(&self.path, lines.join("\n") + "\n").expect("the page can be written");
    }
}

/// All pages with their fences, in a fixed order.
pub fn pages() -> Vec<Page> {
    let root = root();
    let mut paths = vec![root.join("README.md")];
    collect(&root.join("docs"), &|_| true, &mut paths);
    collect(&root.join("examples"), &|name| name == "README.md", &mut paths);
    paths.retain(|path| path.exists());
    paths.iter().map(|path| page(&root, path)).collect()
}

/// The root of the repository, seen from the crate whose test this is.
pub fn root() -> PathBuf {
    let crate_root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let is_root = |folder: &&Path| folder.join("docs/README.md").exists();
    crate_root.ancestors().find(is_root).expect("the documentation lies beside or above the crate").to_owned()
}

/// A text of the repository.
pub fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn collect(folder: &Path, wanted: &dyn Fn(&str) -> bool, into: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut entries: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            collect(&path, wanted, into);
        } else if name.ends_with(".md") && wanted(&name) {
            into.push(path);
        }
    }
}

fn page(root: &Path, path: &Path) -> Page {
    let name = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
    Page { fences: fences(&read(path), &name), name, path: path.to_owned() }
}

fn fences(text: &str, page: &str) -> Vec<Fence> {
    let mut fences = Vec::new();
    let mut open: Option<(usize, Fence)> = None;
    for (at, line) in text.lines().enumerate() {
        let bare = line.trim_start();
        match &mut open {
            None if bare.starts_with("```") => {
                let tag = bare.trim_start_matches('`').trim().to_owned();
                let indent = line.len() - bare.len();
                open = Some((indent, Fence { tag, text: String::new(), line: at + 1 }));
            }
            None => {}
            Some(_) if bare.trim_end() == "```" => fences.extend(open.take().map(|(_, fence)| fence)),
            Some((indent, fence)) => {
                fence.text += line.get(*indent..).unwrap_or(bare);
                fence.text += "\n";
            }
        }
    }
    assert!(open.is_none(), "{page}: a fence is not closed");
    fences
}
