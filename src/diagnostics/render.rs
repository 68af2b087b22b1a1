//! Draws messages for people: the line, the place underlined, the help below.

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

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
    let mut out = String::new();
    for diagnostic in diagnostics {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&render_one(diagnostics.sources(), diagnostic, style));
        out.push('\n');
    }
    out
}

/// One message.
#[must_use]
pub fn render_one(sources: &Sources, diagnostic: &Diagnostic, style: Style) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::INFO.with_name("hint"),
    };
    let mut group = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code).elements(snippet(
        sources,
        diagnostic.span,
        AnnotationKind::Primary,
        &diagnostic.label,
    ));
    for related in &diagnostic.related {
        group = group.elements(snippet(sources, related.span, AnnotationKind::Context, &related.message));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let report: [Group<'_>; 1] = [group];
    let mut drawn = renderer.render(&report);
    if let Some(example) = &diagnostic.witness {
        drawn.push_str("\n\nsuch a lead, to be put into the pact:\n");
        for line in example.trim_end().lines() {
            drawn.push('\n');
            if !line.is_empty() {
                drawn.push_str("    ");
                drawn.push_str(line);
            }
        }
    }
    drawn
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
    let annotation = if label.is_empty() { annotation } else { annotation.label(label) };
    let drawn = source.text.get(lines)?.trim_end_matches('\r');
    let snippet = Snippet::source(drawn).line_start(place.line as usize).path(source.name.as_str());
    Some(snippet.annotation(annotation).into())
}
