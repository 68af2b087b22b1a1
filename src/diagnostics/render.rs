//! Draws messages for people: the line, the place underlined, the help below.

use std::borrow::Cow;

use annotate_snippets::{
    AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};

use super::{Diagnostic, Diagnostics, Severity};
use crate::sources::{Sources, Span};

/// Whether messages are drawn with colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Style {
    /// Text only.
    Plain,
    /// With terminal colours.
    Coloured,
}

/// All messages, one below the other, with a blank line between.
#[must_use]
pub fn render(diagnostics: &Diagnostics, style: Style) -> String {
    render_all(diagnostics, style, None)
}

/// All messages for a terminal of so many columns: what they say goes on in further lines, and lines of the pact that
/// are too long are cut.
#[must_use]
pub fn render_within(diagnostics: &Diagnostics, style: Style, columns: usize) -> String {
    render_all(diagnostics, style, Some(columns))
}

/// One message.
#[must_use]
pub fn render_one(sources: &Sources, diagnostic: &Diagnostic, style: Style) -> String {
    draw(sources, diagnostic, style, None)
}

fn render_all(diagnostics: &Diagnostics, style: Style, columns: Option<usize>) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&draw(diagnostics.sources(), diagnostic, style, columns));
        out.push('\n');
    }
    out
}

fn draw(sources: &Sources, diagnostic: &Diagnostic, style: Style, columns: Option<usize>) -> String {
    let (level, name) = match diagnostic.severity {
        Severity::Error => (Level::ERROR, "error"),
        Severity::Warning => (Level::WARNING, "warning"),
        Severity::Hint => (Level::INFO.with_name("hint"), "hint"),
    };
    let room = Room::new(sources, diagnostic, columns);
    // `error[code]: `
    let title = room.wrapped(&diagnostic.message, name.len() + diagnostic.code.len() + 4);
    let mut group = Group::with_title(level.primary_title(title).id(diagnostic.code));
    let primary = (diagnostic.span, AnnotationKind::Primary, diagnostic.label.as_str());
    let related = diagnostic.related.iter().map(|of| (of.span, AnnotationKind::Context, of.message.as_str()));
    let mut beside = Vec::new();
    for (span, kind, label) in std::iter::once(primary).chain(related) {
        let fits = room.has_beside(sources, span, label);
        if !fits {
            beside.push(format!("line {}: {label}", sources.line_column(span).line));
        }
        group =
            group.elements(snippet(sources, room.shown(sources, span), kind, if fits { label } else { "" }));
    }
    let notes = beside.into_iter().map(|note| (Level::NOTE, note));
    let help = diagnostic.help.iter().map(|help| (Level::HELP, help.clone()));
    for (level, text) in notes.chain(help) {
        group = group.element(level.message(room.wrapped(&text, room.gutter + "= help: ".len())));
    }
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let renderer = room.code().map_or(renderer.clone(), |columns| renderer.term_width(columns));
    let report: [Group<'_>; 1] = [group];
    let mut drawn = renderer.render(&report);
    if let Some(example) = &diagnostic.witness {
        push_witness(&mut drawn, example);
    }
    drawn
}

fn push_witness(drawn: &mut String, example: &str) {
    drawn.push_str("\n\nsuch a lead, to be put into the pact:\n");
    for line in visible(example.trim_end()).lines() {
        drawn.push('\n');
        if !line.is_empty() {
            drawn.push_str("    ");
            drawn.push_str(line);
        }
    }
}

/// How much room there is for what is drawn.
struct Room {
    columns: Option<usize>,
    /// What stands before lines of the pact: ` 12 | `.
    gutter: usize,
}

impl Room {
    /// Beside a place there is some room, too.
    const AROUND: usize = 13;

    fn new(sources: &Sources, diagnostic: &Diagnostic, columns: Option<usize>) -> Self {
        let spans = diagnostic.related.iter().map(|of| of.span).chain([diagnostic.span]);
        let lines = spans.map(|span| sources.position(span.file, span.end).line);
        let digits = lines.max().unwrap_or(1).to_string().len();
        Self { columns, gutter: digits + " | ".len() }
    }

    /// A text without signs that a terminal would obey, in lines, with so much before the first.
    fn wrapped(&self, text: &str, before: usize) -> String {
        /// No column of text is narrower.
        const NARROWEST: usize = 24;
        let text = visible(text);
        match self.columns {
            Some(columns) => textwrap::fill(&text, columns.saturating_sub(before).max(NARROWEST)),
            None => text,
        }
    }

    /// The columns for lines of the pact.
    fn code(&self) -> Option<usize> {
        /// What is cut off is marked by points, on either side.
        const CUT: usize = 3;
        Some(self.columns?.saturating_sub(self.gutter + CUT))
    }

    /// As much of a place on one line as can be underlined.
    fn shown(&self, sources: &Sources, span: Span) -> Span {
        let Some(most) = self.code().map(|columns| columns.saturating_sub(Self::AROUND)) else { return span };
        let text = sources.slice(span);
        match text.char_indices().nth(most) {
            Some((end, _)) if !text.contains('\n') => {
                Span::new(span.file, span.start as usize, span.start as usize + end)
            }
            _ => span,
        }
    }

    /// Whether a few words fit beside the place that they are about.
    fn has_beside(&self, sources: &Sources, span: Span, label: &str) -> bool {
        let Some(columns) = self.code() else { return true };
        let place = sources.slice(span).lines().next_back().unwrap_or_default();
        label.is_empty() || place.chars().count() + label.chars().count() + Self::AROUND <= columns
    }
}

/// A text in which nothing is left that a terminal would obey, or that is not seen.
fn visible(text: &str) -> String {
    normalize_untrusted_str(&without_controls(text))
}

/// A text without those control characters that have two bytes: another sign of two bytes stands for each, so that
/// places in the text stay what they are.
fn without_controls(text: &str) -> Cow<'_, str> {
    let is_control = |c: char| matches!(c, '\u{80}'..='\u{9f}');
    if text.contains(is_control) { text.replace(is_control, "\u{b7}").into() } else { text.into() }
}

/// Lines that are longer, and places that cover more, are named and not drawn.
const LONGEST: usize = 4_000;

/// The lines that a place covers, underlined. Only these are handed over, so that drawing takes no longer in a
/// long text.
fn snippet<'a>(
    sources: &'a Sources,
    span: Span,
    kind: AnnotationKind,
    label: &'a str,
) -> Option<Element<'a>> {
    let source = sources.get(span.file)?;
    let (start, end) = (span.start as usize, span.end as usize);
    source.text.get(start..end)?;
    let place = sources.line_column(span);
    let lines = source.line_around(span.start).start..source.line_around(span.end).end;
    if lines.len() > LONGEST {
        let origin = Origin::path(source.name.as_str()).line(place.line as usize);
        return Some(origin.char_column(place.column as usize).into());
    }
    let annotation = kind.span(start - lines.start..end - lines.start);
    let annotation = if label.is_empty() { annotation } else { annotation.label(visible(label)) };
    let drawn = without_controls(source.text.get(lines)?.trim_end_matches('\r'));
    let snippet = Snippet::source(drawn).line_start(place.line as usize).path(source.name.as_str());
    Some(snippet.annotation(annotation).into())
}

#[cfg(test)]
mod tests {
    use super::{Style, render, render_within};
    use crate::diagnostics::{Diagnostic, Diagnostics};
    use crate::sources::{Sources, Span};

    fn list(text: &str, place: &str, message: &str, label: &str, help: &str) -> Diagnostics {
        let mut sources = Sources::new();
        let file = sources.add("a.pact", text);
        let at = text.find(place).unwrap();
        let span = Span::new(file, at, at + place.len());
        let diagnostic = Diagnostic::error("some-code", span, message).label(label).help(help);
        Diagnostics::new(sources, vec![diagnostic])
    }

    #[test]
    fn messages_fit_the_terminal() {
        let line = format!("score fit {{ +20 when {} \"why\" }}", "employees at least 250 or ".repeat(12));
        let words = "what is wrong here is said in so many words that no line holds them all";
        for (place, label) in
            [("score fit", words), ("employees", "short"), (line.as_str(), ""), ("\"why\"", words)]
        {
            let list = list(&line, place, words, label, words);
            for columns in [60, 80, 120] {
                let drawn = render_within(&list, Style::Plain, columns);
                let widest = drawn.lines().map(|line| line.chars().count()).max();
                assert!(widest <= Some(columns), "{columns}:\n{drawn}");
                let said = drawn.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(said.matches(words).count() == if label == words { 3 } else { 2 }, "{drawn}");
            }
            assert!(render(&list, Style::Plain).contains(&format!("error[some-code]: {words}\n")));
        }
    }

    #[test]
    fn what_stands_in_a_pact_is_not_obeyed() {
        let wild = "\u{1b}[2Ja\u{9b}2J\u{202e}b\u{7}";
        let text = format!("team {wild} x");
        let list = list(&text, "x", wild, wild, wild);
        for drawn in [render(&list, Style::Plain), render_within(&list, Style::Plain, 80)] {
            let is_wild = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
            assert!(!drawn.contains(is_wild), "{drawn:?}");
        }
    }
}
