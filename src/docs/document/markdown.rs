//! The page as Markdown.

use super::{Document, Part, Piece, Row, Signature, Table};

pub(super) fn write(document: &Document) -> String {
    let mut text = format!("# {}\n\n", escaped(&document.title));
    for line in &document.about {
        text += &format!("{}\n\n", paragraph(line));
    }
    for part in &document.parts {
        match part {
            Part::Heading(depth, words) => {
                text += &format!("{} {}\n\n", "#".repeat(usize::from(*depth)), rich(words));
            }
            Part::Text(words) => text += &format!("{}\n\n", paragraph(words)),
            Part::List(items) => {
                items.iter().for_each(|item| text += &format!("- {}\n", paragraph(item)));
                text.push('\n');
            }
            Part::Table(table) => text += &drawn(table),
            Part::Picture => text += &fenced("mermaid", &document.lifecycle.mermaid()),
            Part::Written(lines) => text += &fenced("", lines),
            Part::Signatures(signatures) => text += &signed(signatures),
        }
    }
    text.trim_end().to_owned() + "\n"
}

/// A block between lines of backticks, more of them than stand in it.
fn fenced(tag: &str, text: &str) -> String {
    let mut longest = 2;
    let mut run = 0;
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest + 1);
    format!("{fence}{tag}\n{}\n{fence}\n\n", text.trim_end())
}

fn drawn(table: &Table) -> String {
    let heads: Vec<String> = table.heads.iter().map(|head| escaped(head)).collect();
    let rules =
        table.heads.iter().enumerate().map(|(at, _)| if table.points && at == 0 { "--:" } else { "---" });
    let mut text = format!("| {} |\n| {} |\n", heads.join(" | "), rules.collect::<Vec<_>>().join(" | "));
    for Row { cells, depth, .. } in &table.rows {
        let mut cells: Vec<String> = cells.iter().map(|cell| rich(cell)).collect();
        // Tables of Markdown know no indentation.
        if let Some(cell) = cells.get_mut(1).filter(|_| *depth > 0) {
            *cell = format!("{} {cell}", "·".repeat(usize::from(*depth)));
        }
        text += &format!("| {} |\n", cells.join(" | "));
    }
    text + "\n"
}

fn signed(signatures: &[Signature]) -> String {
    let mut text =
        "| Team | Agreed by | On | Seal | Signature |\n| --- | --- | --- | --- | --- |\n".to_owned();
    for of in signatures {
        let seal = match of.sealed {
            Some(true) => "holds",
            Some(false) => "of another meaning: to be agreed again",
            None if of.signer.is_some() => "none",
            None => "",
        };
        let said = |text: &Option<String>| text.as_deref().map_or(String::new(), escaped);
        text += &format!(
            "| {} | {} | {} | {seal} | \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_ |\n",
            escaped(&of.team),
            said(&of.signer),
            said(&of.date)
        );
    }
    text + "\n"
}

/// Words that begin a paragraph or an item, in which their beginning is not read as that of a list or a heading.
fn paragraph(words: &[Piece]) -> String {
    let text = rich(words);
    let text = text.trim_start();
    let behind = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = text.get(..text.len() - behind.len()).unwrap_or("");
    let counts =
        |behind: &str| behind.strip_prefix(['.', ')']).is_some_and(|rest| !rest.starts_with(|c| c != ' '));
    if text.starts_with(['-', '+', '=']) || (!number.is_empty() && counts(behind)) {
        format!("{number}\\{behind}")
    } else {
        text.to_owned()
    }
}

fn rich(words: &[Piece]) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Plain(text) => escaped(text),
        Piece::Strong(text) if text.trim().is_empty() => String::new(),
        Piece::Strong(text) => format!("**{}**", escaped(text.trim())),
        // A name has no backticks in it.
        Piece::Name(text) => format!("`{text}`"),
    };
    words.iter().map(piece).collect()
}

/// A text in which nothing is read as Markdown or HTML, on one line.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' | '!' | '$' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '\n' | '\r' => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}
