//! How a token is written, and whether a blank stands before it.

use std::borrow::Cow;
use std::ops::Range;

use super::Cx;
use crate::syntax::written::{Holds, Keyword, Kind, decode, says};
use crate::values::text::quoted;

impl Cx<'_> {
    /// Tokens as one line, `holds` being what the block holds they stand in.
    pub fn line(&self, range: Range<usize>, holds: Holds) -> String {
        let mut line = String::new();
        for at in range.clone() {
            if at > range.start && self.has_blank(range.start, at, holds) {
                line.push(' ');
            }
            line.push_str(&self.word(at));
        }
        line
    }

    /// A token as it is written in the canonical form.
    pub fn word(&self, at: usize) -> Cow<'_, str> {
        if self.tokens.kind(at) != Some(Kind::Text) {
            return self.tokens.read(at).into();
        }
        let written = self.tokens.written(at);
        if written.starts_with('"') { written.into() } else { quoted(&decode(written)).into() }
    }

    /// Whether a blank stands before a token of a line that begins at `first`.
    pub fn has_blank(&self, first: usize, at: usize, holds: Holds) -> bool {
        let kind = |at: usize| self.tokens.kind(at);
        let before = at.wrapping_sub(1);
        match (kind(before), kind(at)) {
            (_, Some(Kind::Comma | Kind::Close)) | (Some(Kind::Open), _) => false,
            // `09:00` has no blanks, `email: "…"` has one.
            (Some(Kind::Colon), _) => !(kind(at) == Some(Kind::Number) && self.is_time(before)),
            (_, Some(Kind::Colon)) => false,
            (_, Some(Kind::Sign)) => self.has_blank_before_sign(at, holds),
            (Some(Kind::Sign), _) => self.has_blank_behind_sign(first, before, holds),
            _ => true,
        }
    }

    fn is_time(&self, colon: usize) -> bool {
        self.tokens.kind(colon.wrapping_sub(1)) == Some(Kind::Number)
    }

    fn has_blank_before_sign(&self, at: usize, holds: Holds) -> bool {
        match self.tokens.read(at) {
            "%" | "." => false,
            // `!=` comes in two.
            "=" => !self.tokens.is(at.wrapping_sub(1), "!"),
            "-" | "/" | "+" => !self.is_glued(at, holds),
            _ => true,
        }
    }

    fn has_blank_behind_sign(&self, first: usize, at: usize, holds: Holds) -> bool {
        match self.tokens.read(at) {
            "." => false,
            "-" | "/" | "+" if self.is_glued(at, holds) => false,
            "+" | "-" => at != first && !self.is_of_number(at, holds),
            _ => true,
        }
    }

    /// Whether a sign is part of a word: `Europe/Berlin`, `mon-fri`, `yes/no`, `ladder-adds-up`.
    fn is_glued(&self, at: usize, holds: Holds) -> bool {
        match holds {
            Holds::Header | Holds::Fields => {
                self.tokens.kind(at.wrapping_sub(1)) != Some(Kind::Colon)
                    && !self.tokens.is(at.wrapping_sub(1), "means")
            }
            Holds::Declarations => (1..=12).any(|back| {
                let start = at.wrapping_sub(back);
                let line = self.tokens.get(start).is_some_and(|t| t.line);
                line && says(self.tokens, start, Keyword::k_allow)
            }),
            _ => false,
        }
    }

    /// Whether `+` and `-` are the sign of the number behind: `-4`, not `a - 4`.
    fn is_of_number(&self, at: usize, holds: Holds) -> bool {
        const BEFORE_NUMBERS: [&str; 13] = [
            "least", "most", "than", "and", "between", "is", "not", "or", "from", "to", "of", "always",
            "means",
        ];
        let before = at.wrapping_sub(1);
        match self.tokens.kind(before) {
            Some(Kind::Word | Kind::Text) if holds == Holds::Answers => true,
            Some(Kind::Word) => BEFORE_NUMBERS.contains(&self.tokens.read(before)),
            Some(Kind::Sign) => !self.tokens.is(before, "%"),
            Some(Kind::Open | Kind::Comma | Kind::Colon) => true,
            _ => false,
        }
    }
}
