//! Lines of text, wrapped.

use crate::explain::Line;

/// Text that grows line by line.
pub(crate) struct Sheet {
    text: String,
    width: usize,
    /// The main file, which need not be named.
    file: String,
}

impl Sheet {
    pub fn new(width: usize, file: &str) -> Self {
        Self { text: String::new(), width: width.max(40), file: file.to_owned() }
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
        self.wrap(indent, indent, text);
    }

    /// A paragraph behind a mark; its further lines stand below its text.
    pub fn item(&mut self, indent: usize, mark: &str, text: &str) {
        let hanging = if mark.is_empty() { indent + 2 } else { indent + mark.chars().count() + 1 };
        let marked = if mark.is_empty() { text.to_owned() } else { format!("{mark} {text}") };
        self.wrap(indent, hanging, &marked);
    }

    /// A paragraph behind a number that stands at the right of its column.
    pub fn entry(&mut self, indent: usize, number: &str, text: &str) {
        const COLUMN: usize = 8;
        let pad = COLUMN.saturating_sub(number.chars().count());
        self.wrap(indent + pad, indent + COLUMN + 2, &format!("{number}  {text}"));
    }

    /// Blanks inside the text are kept where it is not broken.
    fn wrap(&mut self, first: usize, hanging: usize, text: &str) {
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
            self.text.push_str(word);
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
    use super::Sheet;

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
