//! What the parser has spoken of already: nothing more is said of it, nor of what follows from it.

use std::collections::HashSet;

use crate::diagnostics::{Diagnostic, Severity};
use crate::sources::{FileId, Sources, Span};

/// After these mistakes it is certain what was meant, and it is read so.
const UNDERSTOOD: &[&str] = &["type-name"];

/// How many words at the start of a line may be the name that it declares: `final stage Won`.
const HEAD: usize = 3;

/// How many characters of a line are searched for names.
const LONG: usize = 1000;

/// After these mistakes the parser guesses what was meant, and more of the line than its place may be wrong.
const GUESSES: &[&str] = &[
    "clause-order",
    "clause-twice",
    "clock-start",
    "does-not-fit",
    "duration",
    "field-clause",
    "incomplete",
    "line-break",
    "list-joint",
    "missing-block",
    "unclosed-parenthesis",
    "unclosed-text",
    "word-order",
];

/// The places of all that could not be read.
#[derive(Debug, Default)]
pub(super) struct Unread {
    /// Places by their starts; each with the furthest end up to it.
    spans: Vec<(FileId, u32, u32)>,
    /// The same, of mistakes behind which names are read as they are written.
    words_alone: Vec<(FileId, u32, u32)>,
    /// Those of them where it is not certain what was meant.
    unsure: Vec<(FileId, u32, u32)>,
    /// The words that begin lines with a mistake: one of them may be a name that was to be declared.
    words: HashSet<String>,
    begins_file: bool,
}

impl Unread {
    pub(super) fn new(diagnostics: &[Diagnostic], sources: &Sources) -> Self {
        let errors = || diagnostics.iter().filter(|d| d.severity == Severity::Error);
        let mut spans: Vec<_> = errors().map(|d| place(d, sources)).collect();
        let unsure = errors().filter(|d| !UNDERSTOOD.contains(&d.code)).map(|d| place(d, sources));
        let mut unsure: Vec<_> = unsure.collect();
        let alone = errors().map(|d| if is_clear(d) { exactly(d) } else { place(d, sources) });
        let mut words_alone: Vec<_> = alone.collect();
        words_alone.sort_unstable();
        spans.sort_unstable();
        spans.dedup();
        unsure.sort_unstable();
        let words = spans.iter().flat_map(|&(file, start, _)| first_words(sources, file, start)).collect();
        let before_first = |&(file, start, _): &(FileId, u32, u32)| {
            let text = sources.get(file).and_then(|source| source.text.get(..start as usize));
            file == FileId(0) && text.is_some_and(is_empty_so_far)
        };
        let begins_file = spans.first().is_some_and(before_first);
        reach_on(&mut spans);
        reach_on(&mut words_alone);
        reach_on(&mut unsure);
        Self { spans, words_alone, unsure, words, begins_file }
    }

    /// Whether one of the places has a character of a span, or begins where it does.
    pub(super) fn touches(&self, span: Span) -> bool {
        holds(&self.spans, span)
    }

    /// The same of what is said of a name: it is one, whatever is guessed elsewhere on its line.
    pub(super) fn touches_name(&self, span: Span) -> bool {
        holds(&self.words_alone, span)
    }

    /// The same of places where it is not certain what was meant.
    pub(super) fn damages(&self, span: Span) -> bool {
        holds(&self.unsure, span)
    }

    /// Whether a name may have been declared in a line that could not be read.
    pub(super) fn may_declare(&self, name: &str) -> bool {
        self.words.contains(name)
    }

    /// Whether everything could be read.
    pub(super) fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Whether something on the first line with text of the main file could not be read.
    pub(super) fn begins_file(&self) -> bool {
        self.begins_file
    }
}

/// Gives each place the furthest end up to it.
fn reach_on(spans: &mut [(FileId, u32, u32)]) {
    let mut before = None;
    for (file, _, end) in spans {
        let furthest = before.filter(|(other, _)| other == file).map_or(0, |(_, end)| end);
        *end = furthest.max(*end);
        before = Some((*file, *end));
    }
}

/// Whether one of some places has a character of a span, or begins where it does.
fn holds(spans: &[(FileId, u32, u32)], span: Span) -> bool {
    let end = span.end.max(span.start.saturating_add(1));
    let behind = spans.partition_point(|&(file, start, _)| (file, start) < (span.file, end));
    let last = behind.checked_sub(1).and_then(|at| spans.get(at));
    last.is_some_and(|&(file, start, end)| file == span.file && (end > span.start || start >= span.start))
}

/// The place of a message; all of its line where the parser guesses.
fn place(diagnostic: &Diagnostic, sources: &Sources) -> (FileId, u32, u32) {
    let (file, start, end) = exactly(diagnostic);
    if !GUESSES.contains(&diagnostic.code) {
        return (file, start, end);
    }
    let Some(source) = sources.get(file) else { return (file, start, end) };
    let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    (file, byte(source.line_around(start).start), byte(source.line_around(end).end).max(end))
}

/// Whether the names beside a mistake are read as they are written.
fn is_clear(diagnostic: &Diagnostic) -> bool {
    diagnostic.code == "duration" || diagnostic.lacks_a_word()
}

fn exactly(diagnostic: &Diagnostic) -> (FileId, u32, u32) {
    let Span { file, start, end } = diagnostic.span;
    (file, start, end)
}

/// Whether a text holds comments and blank lines alone, but for its last line.
fn is_empty_so_far(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.iter().rev().skip(1).all(|line| line.starts_with('#'))
}

/// The first words of the line that a byte stands on.
fn first_words(sources: &Sources, file: FileId, at: u32) -> Vec<String> {
    let Some(source) = sources.get(file) else { return Vec::new() };
    let line = source.text.get(source.line_around(at)).unwrap_or("");
    // Rules declare nothing.
    if line.trim_start().starts_with(['+', '-']) {
        return Vec::new();
    }
    // A longer line holds no declaration that a person wrote.
    let line = line.char_indices().nth(LONG).map_or(line, |(end, _)| line.get(..end).unwrap_or(line));
    let words = line.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty());
    words.take(HEAD).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{GUESSES, Unread};
    use crate::diagnostics::Diagnostic;
    use crate::sources::{FileId, Sources, Span};

    /// All that stands in the Rust files of a folder.
    fn rust_in(folder: &Path) -> String {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let texts = entries.map(|path| match path.is_dir() {
            true => rust_in(&path),
            false => std::fs::read_to_string(&path).unwrap_or_default(),
        });
        texts.collect()
    }

    #[test]
    fn the_parser_has_all_codes_that_are_guesses() {
        let parser = rust_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/syntax"));
        for code in GUESSES {
            assert!(parser.contains(&format!("\"{code}\"")), "the parser says `{code}` no more");
        }
    }

    #[test]
    fn places_and_the_names_that_lines_may_declare() {
        let mut sources = Sources::new();
        let file = sources.add("a", "team sales\nfinl stage Won owned by sales\nscore fit {\n");
        let at = |start, end| Span::new(file, start, end);
        let unread = Unread::new(&[Diagnostic::error("x", at(11, 15), "")], &sources);
        assert!(unread.touches(at(0, 12)) && unread.touches(at(14, 20)) && unread.touches(at(11, 11)));
        assert!(!unread.touches(at(0, 11)) && !unread.touches(at(15, 20)));
        assert!(!unread.touches(Span::new(FileId(1), 11, 15)));
        assert!(unread.may_declare("Won") && !unread.may_declare("owned") && !unread.may_declare("fit"));
    }
}
