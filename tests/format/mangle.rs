//! Spoils the layout of a pact.

use crate::draw::Draw;

/// Puts more blanks where some are, tabs among them.
pub fn blanks(text: &str, draw: &mut Draw<'_>) -> String {
    outside_texts(text, |c| {
        if c == ' ' && draw.chance(30) { Some(draw.pick(&["  ", " \t", "     "])) } else { None }
    })
}

/// Adds comments and empty lines, takes indentation away, and breaks lines before words that may begin one.
pub fn lines(text: &str, draw: &mut Draw<'_>) -> String {
    let mut out = String::new();
    let text = broken(&blanks(text, draw), draw);
    for (number, line) in text.lines().enumerate() {
        match draw.below(12) {
            0 => out.push_str("\n\n\n"),
            1 => out.push_str(&format!("   # above {number}  \n")),
            2 => out.push_str(&format!("#above {number}\n\n")),
            _ => {}
        }
        let line = if draw.chance(20) { line.trim_start() } else { line };
        out.push_str(line);
        let end = match draw.below(10) {
            0 => format!(" # behind {number} | \"quoted\""),
            1 => "   ".to_owned(),
            _ => String::new(),
        };
        out.push_str(&end);
        out.push('\n');
    }
    if draw.chance(30) { out.replace('\n', "\r\n") } else { out }
}

/// Breaks lines where the language lets them go on, mostly.
fn broken(text: &str, draw: &mut Draw<'_>) -> String {
    let mut out = text.to_owned();
    for word in [" and ", " or ", " when ", " because ", " in the last ", " at most ", ", ", " as "] {
        let mut parts = out.split(word);
        let mut joined = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let in_text = joined.rsplit('\n').next().is_some_and(|line| line.matches('"').count() % 2 == 1);
            joined += word.trim_end();
            if !in_text && draw.chance(15) {
                joined = joined.strip_suffix(word.trim_end()).unwrap_or(&joined).to_owned();
                joined +=
                    &if word == ", " || word == " as " { format!("{word}\n") } else { format!("\n{word}") };
            } else {
                joined.push(' ');
            }
            joined += part;
        }
        out = joined;
    }
    out
}

/// Puts something in the place of characters that stand in no text.
fn outside_texts<'a>(text: &str, mut instead: impl FnMut(char) -> Option<&'a str>) -> String {
    let mut out = String::new();
    let mut in_text = false;
    for c in text.chars() {
        in_text = (in_text != (c == '"')) && c != '\n';
        match instead(c).filter(|_| !in_text) {
            Some(other) => out.push_str(other),
            None => out.push(c),
        }
    }
    out
}
