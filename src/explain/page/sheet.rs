//! Lines of text, wrapped, and with colours where they are wanted.

use std::ops::Range;

use crate::explain::Line;

/// How words are drawn: in the colours of terminals, which are to be read on dark and on light ones, and say nothing
/// that the words do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Paint {
    /// What a line is about, or what it comes to.
    Loud,
    /// What the lines below are about.
    Heading,
    /// Points that are given.
    Up,
    /// Points that are taken off.
    Down,
    /// What is not known, or not there yet.
    Open,
}

impl Paint {
    /// What turns it on; all are turned off alike.
    fn on(self) -> &'static str {
        match self {
            Self::Loud => "\u{1b}[1m",
            Self::Heading => "\u{1b}[1;32m",
            Self::Up => "\u{1b}[32m",
            Self::Down => "\u{1b}[31m",
            Self::Open => "\u{1b}[35m",
        }
    }
}

/// What ends a colour.
const OFF: &str = "\u{1b}[0m";

/// Words of a paragraph, by their number, and how they are drawn.
pub(crate) type Painted = (Range<usize>, Paint);

/// Text that grows line by line.
pub(crate) struct Sheet {
    text: String,
    width: usize,
    has_colours: bool,
    /// How far all lines are set in.
    inset: usize,
    /// The main file, which need not be named.
    file: String,
}

impl Sheet {
    pub fn new(width: usize, file: &str) -> Self {
        Self {
            text: String::new(),
            width: width.max(40),
            has_colours: false,
            inset: 0,
            file: file.to_owned(),
        }
    }

    /// The same with colours.
    pub fn coloured(self) -> Self {
        Self { has_colours: true, ..self }
    }

    /// Sets in what follows, by so many blanks from the margin.
    pub fn inset(&mut self, by: usize) {
        self.inset = by;
    }

    /// `line 12`, with the file if it is not the main one.
    pub fn at(&self, line: &Line) -> String {
        let file = if line.file == self.file { String::new() } else { format!("{} ", line.file) };
        format!("{file}line {}", line.line)
    }

    /// `becomes MQL as soon as … (line 12)`
    pub fn quoted(&self, line: &Line) -> String {
        if line.text.is_empty() { self.at(line) } else { format!("{} ({})", line.text, self.at(line)) }
    }

    pub fn done(self) -> String {
        self.text
    }

    pub fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A paragraph, indented.
    pub fn text(&mut self, indent: usize, text: &str) {
        self.wrap(indent, indent, text, &[]);
    }

    /// The same, some words of it drawn otherwise.
    pub fn painted(&mut self, indent: usize, text: &str, painted: &[Painted]) {
        self.wrap(indent, indent, text, painted);
    }

    /// A line above others.
    pub fn heading(&mut self, text: &str) {
        self.wrap(0, 0, text, &[(0..usize::MAX, Paint::Heading)]);
    }

    /// A paragraph behind a mark; its further lines stand below its text.
    pub fn item(&mut self, indent: usize, mark: &str, text: &str) {
        self.painted_item(indent, mark, text, &[]);
    }

    /// The same, some words of it drawn otherwise; a mark is a word.
    pub fn painted_item(&mut self, indent: usize, mark: &str, text: &str, painted: &[Painted]) {
        let hanging = if mark.is_empty() { indent + 2 } else { indent + mark.chars().count() + 1 };
        let marked = if mark.is_empty() { text.to_owned() } else { format!("{mark} {text}") };
        self.wrap(indent, hanging, &marked, painted);
    }

    /// A paragraph behind a number that stands at the right of its column.
    pub fn entry(&mut self, indent: usize, number: &str, text: &str) {
        const COLUMN: usize = 8;
        let pad = COLUMN.saturating_sub(number.chars().count());
        let paint = match number.chars().next() {
            Some('+') => Some(Paint::Up),
            Some('-') => Some(Paint::Down),
            Some('?') => Some(Paint::Open),
            Some(_) => Some(Paint::Loud),
            None => None,
        };
        let painted = paint.map(|paint| (0..1, paint));
        self.wrap(indent + pad, indent + COLUMN + 2, &format!("{number}  {text}"), painted.as_slice());
    }

    /// Blanks inside the text are kept where it is not broken.
    fn wrap(&mut self, first: usize, hanging: usize, text: &str, painted: &[Painted]) {
        let (first, hanging) = (first + self.inset, hanging + self.inset);
        let mut column = 0;
        for (at, word) in text.split(' ').enumerate() {
            let len = word.chars().count();
            if at == 0 {
                self.indent(first);
                column = first;
            } else if column + 1 + len > self.width && column > hanging && len > 0 {
                self.text.push('\n');
                self.indent(hanging);
                column = hanging;
            } else {
                self.text.push(' ');
                column += 1;
            }
            let paint = painted.iter().find(|(words, _)| self.has_colours && words.contains(&at) && len > 0);
            match paint {
                Some((_, paint)) => {
                    // What ends a part of a sentence is not part of what is drawn.
                    let drawn = word.trim_end_matches([',', ';', ':', '.']);
                    self.text.extend([paint.on(), drawn, OFF, word.get(drawn.len()..).unwrap_or("")]);
                }
                None => self.text.push_str(word),
            }
            column += len;
        }
        self.text.push('\n');
    }

    fn indent(&mut self, by: usize) {
        self.text.extend(std::iter::repeat_n(' ', by));
    }
}

#[cfg(test)]
mod tests {
    use super::{Paint, Sheet};

    #[test]
    fn colours_take_no_room() {
        let page = |mut sheet: Sheet| {
            sheet.heading("one two three four five six seven eight nine");
            sheet.painted(0, "grade is A", &[(2..3, Paint::Loud)]);
            sheet.entry(0, "-5", "per visit");
            sheet.done()
        };
        let (plain, coloured) = (page(Sheet::new(40, "")), page(Sheet::new(40, "").coloured()));
        assert!(coloured.contains("\u{1b}[1;32mone\u{1b}[0m"), "{coloured}");
        assert!(coloured.contains("grade is \u{1b}[1mA\u{1b}[0m\n"), "{coloured}");
        assert!(coloured.contains("      \u{1b}[31m-5\u{1b}[0m  per visit"), "{coloured}");
        let without = ["1", "31", "1;32", "0"]
            .iter()
            .fold(coloured, |text, code| text.replace(&format!("\u{1b}[{code}m"), ""));
        assert_eq!(without, plain);
    }

    #[test]
    fn wraps_at_the_width_and_never_inside_a_word() {
        let mut sheet = Sheet::new(40, "");
        sheet.item(2, "-", "one two three four five six seven eight nine ten");
        sheet.entry(0, "+12.5", "per visit in the last 30 days, at most once a day");
        sheet.text(0, "antidisestablishmentarianism_antidisestablishmentarianism end");
        let expected = "  - one two three four five six seven\n    eight nine ten\n   \
                        +12.5  per visit in the last 30 days,\n          at most once a day\n\
                        antidisestablishmentarianism_antidisestablishmentarianism\nend\n";
        assert_eq!(sheet.done(), expected);
    }
}
