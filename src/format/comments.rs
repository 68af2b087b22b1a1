//! Comments, each with the token it stands behind.

use std::ops::Range;

use crate::syntax::written::Tokens;

/// A comment.
#[derive(Debug, Clone)]
pub(super) struct Remark {
    /// `# …`, without blanks at its end.
    pub text: String,
    /// Something else stands before it on its line.
    pub trailing: bool,
    /// An empty line stands before it.
    pub blank: bool,
    /// The first token behind it.
    pub before: usize,
}

/// The comments of a file.
pub(super) struct Comments {
    all: Vec<Remark>,
    /// How many have been written.
    written: usize,
    /// For each token, whether an empty line stands before it.
    blanks: Vec<bool>,
}

impl Comments {
    /// Finds them with the empty lines around them.
    pub fn of(tokens: &Tokens<'_>) -> Self {
        let mut all = Vec::with_capacity(tokens.comments.len());
        let mut blanks = Vec::with_capacity(tokens.all.len());
        let mut comments = tokens.comments.iter().peekable();
        let mut end = 0;
        let gap = |from: u32, to: u32| is_blank(tokens.source.get(from as usize..to as usize).unwrap_or(""));
        for at in 0..=tokens.all.len() {
            let start = tokens.get(at).map_or(u32::MAX, |token| token.start);
            while let Some(comment) = comments.next_if(|comment| comment.span.start < start) {
                let span = comment.span;
                let text = tokens.source.get(span.start as usize..span.end as usize).unwrap_or("").trim_end();
                let blank = gap(end, span.start);
                all.push(Remark { text: text.to_owned(), trailing: comment.trailing, blank, before: at });
                end = span.end;
            }
            blanks.push(start != u32::MAX && gap(end, start));
            end = tokens.get(at).map_or(end, |token| token.end);
        }
        Self { all, written: 0, blanks }
    }

    /// Whether an empty line stands right before a token.
    pub fn has_blank(&self, at: usize) -> bool {
        self.blanks.get(at).copied().unwrap_or(false)
    }

    /// Takes those before a token that nobody has taken.
    pub fn take(&mut self, at: usize) -> Vec<Remark> {
        let left = self.all.get(self.written..).unwrap_or(&[]);
        let taken: Vec<Remark> = left.iter().take_while(|remark| remark.before <= at).cloned().collect();
        self.written += taken.len();
        taken
    }

    /// Those between two tokens, whoever takes them.
    pub fn between(&self, behind: usize, up_to: usize) -> &[Remark] {
        let from = self.all.partition_point(|remark| remark.before <= behind);
        let to = self.all.partition_point(|remark| remark.before <= up_to);
        self.all.get(from..to).unwrap_or(&[])
    }

    /// Whether one stands inside of what these tokens are.
    pub fn are_in(&self, range: &Range<usize>) -> bool {
        !range.is_empty() && !self.between(range.start, range.end - 1).is_empty()
    }
}

/// Whether what stands between two things has an empty line in it.
fn is_blank(between: &str) -> bool {
    let between = between.replace("\r\n", "\n");
    between
        .chars()
        .filter(|c| matches!(c, '\n' | '\r' | '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}'))
        .count()
        > 1
}
