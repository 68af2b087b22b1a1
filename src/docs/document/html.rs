//! The page as HTML: one file, no script, for the screen and for paper.

use super::{Document, Part, Piece, Row, Signature, Table};

/// How the page looks.
const STYLE: &str = include_str!("page.css");

pub(super) fn write(document: &Document, picture: Option<&str>) -> String {
    let title = escaped(&document.title);
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n\
         <body>\n<header>\n<h1>{title}</h1>\n"
    );
    for line in &document.about {
        html += &format!("<p>{}</p>\n", rich(line));
    }
    html += "</header>\n";
    html += &contents(document);
    html += "<main>\n";
    let mut number = 0;
    for part in &document.parts {
        html += &written(part, picture, &mut number);
    }
    if number > 0 {
        html += "</section>\n";
    }
    html + "</main>\n</body>\n</html>\n"
}

/// The headings, each leading to its section.
fn contents(document: &Document) -> String {
    let heads = document.parts.iter().filter_map(|part| match part {
        Part::Heading(2, words) => Some(words),
        _ => None,
    });
    let items: String = heads
        .enumerate()
        .map(|(at, words)| format!("<li><a href=\"#part-{}\">{}</a></li>\n", at + 1, rich(words)))
        .collect();
    format!("<nav aria-label=\"Contents\">\n<ol>\n{items}</ol>\n</nav>\n")
}

fn written(part: &Part, picture: Option<&str>, number: &mut usize) -> String {
    match part {
        Part::Heading(2, words) => {
            let end = if *number > 0 { "</section>\n" } else { "" };
            *number += 1;
            format!(
                "{end}<section aria-labelledby=\"part-{number}\">\n<h2 id=\"part-{number}\">{}</h2>\n",
                rich(words)
            )
        }
        Part::Heading(_, words) => format!("<h3>{}</h3>\n", rich(words)),
        Part::Text(words) => format!("<p>{}</p>\n", rich(words)),
        Part::List(items) => {
            let items: String = items.iter().map(|item| format!("<li>{}</li>\n", rich(item))).collect();
            format!("<ul>\n{items}</ul>\n")
        }
        Part::Table(table) => drawn(table),
        Part::Picture => picture.map_or(String::new(), |svg| format!("<figure>\n{svg}</figure>\n")),
        Part::Written(lines) => format!("<pre><code>{}</code></pre>\n", escaped(lines)),
        Part::Signatures(signatures) => signed(signatures),
    }
}

fn drawn(table: &Table) -> String {
    let class = if table.points { " class=\"points\"" } else { "" };
    let heads: String =
        table.heads.iter().map(|head| format!("<th scope=\"col\">{}</th>", escaped(head))).collect();
    let rows: String = table.rows.iter().map(|row| drawn_row(table, row)).collect();
    format!(
        "<div class=\"table\"><table{class}>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n"
    )
}

fn drawn_row(table: &Table, row: &Row) -> String {
    let mut cells = String::new();
    for (at, cell) in row.cells.iter().enumerate() {
        let words = rich(cell);
        // What stands in a group is indented where it is named.
        let deep = if at == 1 && row.depth > 0 {
            format!(" style=\"padding-left:{}em\"", 0.6 + 1.2 * f64::from(row.depth))
        } else {
            String::new()
        };
        cells += &if at == 0 && table.row_heads {
            format!("<th scope=\"row\">{words}</th>")
        } else {
            format!("<td{deep}>{words}</td>")
        };
    }
    let class = if row.group { " class=\"group\"" } else { "" };
    format!("<tr{class}>{cells}</tr>\n")
}

fn signed(signatures: &[Signature]) -> String {
    let one = |of: &Signature| {
        let seal = match of.sealed {
            Some(true) => "<p class=\"seal\">Sealed: the signature holds for this page.</p>",
            Some(false) => "<p class=\"seal stale\">The seal is of another meaning: to be agreed again.</p>",
            None => "",
        };
        let agreed = match (&of.signer, &of.date) {
            (Some(signer), Some(date)) => format!("agreed as {} on {}", escaped(signer), escaped(date)),
            _ => "not agreed yet".to_owned(),
        };
        format!(
            "<div class=\"signature\">\n<p><strong>{}</strong><br>{agreed}</p>\n{seal}\
             <p class=\"line\">Place and date</p>\n<p class=\"line\">Signature</p>\n</div>\n",
            escaped(&of.team)
        )
    };
    format!("<div class=\"signatures\">\n{}</div>\n", signatures.iter().map(one).collect::<String>())
}

fn rich(words: &[Piece]) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Plain(text) => escaped(text),
        Piece::Strong(text) => format!("<strong>{}</strong>", escaped(text)),
        Piece::Name(text) => format!("<code>{}</code>", escaped(text)),
    };
    words.iter().map(piece).collect()
}

/// A text in which nothing is read as HTML.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}
