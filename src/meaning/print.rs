//! The plain form itself: nodes in parentheses, texts in quotes, and the values that all statements use.

use std::fmt::{Display, Write};

use crate::syntax::ast::{
    CalendarWord, DateLit, Duration, ListRef, Name, NumberLit, Path, Percent, Str, Time, Word,
};
use crate::values::{Date, Unit};

/// A plain form while it is written.
///
/// It can be read back in one way only: a node is `(`, its head and what it holds, `)`; a text stands in
/// quotes, with `"`, `\` and line ends escaped; all else is a word of the form itself, a number or a date.
#[derive(Debug, Default)]
pub(super) struct Plain(String);

impl Plain {
    /// `(head …)`
    pub(super) fn node(&mut self, head: &str, inside: impl FnOnce(&mut Self)) {
        self.blank();
        self.0.push('(');
        self.0.push_str(head);
        inside(self);
        self.0.push(')');
    }

    /// A word of the form, a number or a date. What a pact's author chose stands in quotes instead.
    pub(super) fn bare(&mut self, word: impl Display) {
        self.blank();
        // Writing to a string does not fail.
        let _ = write!(self.0, "{word}");
    }

    /// A text in quotes, on one line.
    pub(super) fn quoted(&mut self, text: &str) {
        self.blank();
        self.0.push('"');
        for c in text.chars() {
            match c {
                '"' => self.0.push_str("\\\""),
                '\\' => self.0.push_str("\\\\"),
                '\n' => self.0.push_str("\\n"),
                c => self.0.push(c),
            }
        }
        self.0.push('"');
    }

    /// The form, complete.
    pub(super) fn finish(self) -> String {
        self.0
    }

    fn blank(&mut self) {
        if !self.0.is_empty() {
            self.0.push(' ');
        }
    }
}

/// Texts, names and words: their places are no part of the meaning.
impl Plain {
    pub(super) fn name(&mut self, Name { text, span: _ }: &Name) {
        self.quoted(text);
    }

    pub(super) fn str(&mut self, Str { value, span: _ }: &Str) {
        self.quoted(value);
    }

    /// A word where it makes no difference whether it is quoted.
    pub(super) fn word(&mut self, Word { text, quoted: _, span: _ }: &Word) {
        self.quoted(text);
    }

    /// A word that is `bare` where it stands without quotes and is of the language.
    pub(super) fn word_or(&mut self, word: &Word, bare: &str) {
        match word {
            Word { text, quoted: false, span: _ } if text == bare => self.bare(bare),
            word => self.word(word),
        }
    }

    /// `(head "a" "b")`; nothing for no names.
    pub(super) fn names(&mut self, head: &str, names: &[Name]) {
        if !names.is_empty() {
            self.node(head, |out| names.iter().for_each(|name| out.name(name)));
        }
    }

    /// `(path "bant" "budget")`
    pub(super) fn path(&mut self, Path { owner, name, span: _ }: &Path) {
        self.node("path", |out| {
            owner.iter().for_each(|owner| out.name(owner));
            out.name(name);
        });
    }

    /// `(words "a" "b")`, `(list "private_mail")`
    pub(super) fn list(&mut self, list: &ListRef) {
        match list {
            ListRef::Words(words, _) => {
                self.node("words", |out| words.iter().for_each(|word| out.word(word)));
            }
            ListRef::Named(name) => self.node("list", |out| out.name(name)),
        }
    }

    /// The words of a `one of`, or the answers of a question: bare `other` at their end takes in all else.
    pub(super) fn listed(&mut self, word: &Word, is_last: bool) {
        if is_last { self.word_or(word, "other") } else { self.word(word) }
    }
}

/// Numbers, times and spans of time.
impl Plain {
    /// `250`, `(money 10000000 "EUR")`
    pub(super) fn number(&mut self, NumberLit { value, currency, span: _ }: &NumberLit) {
        match currency {
            None => self.bare(value),
            Some(currency) => self.node("money", |out| {
                out.bare(value);
                out.name(currency);
            }),
        }
    }

    /// `(percent 50)`
    pub(super) fn percent(&mut self, Percent { value, span: _ }: &Percent) {
        self.node("percent", |out| out.bare(value));
    }

    /// `2026-11-20`
    pub(super) fn day(&mut self, date: Date) {
        self.bare(date);
    }

    /// `09:00`
    pub(super) fn time(&mut self, Time { hour, minute, span: _ }: &Time) {
        self.bare(format_args!("{hour:02}:{minute:02}"));
    }

    /// `(date 2026-11-20)`, `(date 2026-11-20 14:30)`
    pub(super) fn date(&mut self, DateLit { date, time, span: _ }: &DateLit) {
        self.node("date", |out| {
            out.day(*date);
            time.iter().for_each(|time| out.time(time));
        });
    }

    /// `(days 30)`
    pub(super) fn duration(&mut self, Duration { count, unit, span: _ }: &Duration) {
        self.node(unit_head(*unit), |out| out.bare(count));
    }

    /// `(head (days 30))`; nothing for none.
    pub(super) fn maybe_duration(&mut self, head: &str, duration: Option<&Duration>) {
        if let Some(duration) = duration {
            self.node(head, |out| out.duration(duration));
        }
    }
}

/// Written out, since the words of messages may change.
fn unit_head(unit: Unit) -> &'static str {
    match unit {
        Unit::Minutes => "minutes",
        Unit::Hours => "hours",
        Unit::Days => "days",
        Unit::Weeks => "weeks",
        Unit::Months => "months",
        Unit::Years => "years",
        Unit::WorkDays => "work_days",
        Unit::WorkHours => "work_hours",
    }
}

/// A span of the calendar.
pub(super) fn calendar_word(word: CalendarWord) -> &'static str {
    match word {
        CalendarWord::Day => "day",
        CalendarWord::Week => "week",
        CalendarWord::Month => "month",
        CalendarWord::Year => "year",
    }
}
