//! Signs, and what programmers and spreadsheets write for them.

use super::{Kind, Lexer, line_length, starts_word};
use crate::diagnostics::Diagnostic;

/// Adds the sign that begins here.
pub(super) fn sign(lexer: &mut Lexer<'_>, c: char) {
    if let Some(bytes) = foreign_comment(lexer) {
        return lexer.skip(bytes, false);
    }
    if spelled_otherwise(lexer) {
        return;
    }
    let kind = match c {
        '(' => Kind::Open,
        ')' => Kind::Close,
        '{' => Kind::BraceOpen,
        '}' => Kind::BraceClose,
        ',' => Kind::Comma,
        ':' => Kind::Colon,
        '|' => Kind::Bar,
        '+' | '-' | '*' | '/' | '%' | '.' | '=' | '<' | '>' => Kind::Sign,
        _ => return unusual(lexer, c),
    };
    let two = ["!=", "<=", ">="].iter().any(|s| lexer.rest().starts_with(s));
    lexer.push(kind, if two { 2 } else { 1 });
}

/// `// …`, `/* … */` and `-- …`; how long it is.
fn foreign_comment(lexer: &mut Lexer<'_>) -> Option<usize> {
    let rest = lexer.rest();
    let sign = ["//", "/*", "<!--"].into_iter().find(|s| rest.starts_with(s));
    let sign = sign.or_else(|| (lexer.line && rest.starts_with("-- ")).then_some("--"))?;
    let line = line_length(rest);
    let mut bytes = line;
    if sign == "/*" && !lexer.no_comment_end {
        match rest.find("*/") {
            Some(end) => bytes = end + 2,
            None => lexer.no_comment_end = true,
        }
    }
    let text = rest.get(sign.len()..bytes.min(line)).unwrap_or("").trim().trim_end_matches("*/").trim();
    let place = lexer.place(sign.len());
    lexer.messages.push(
        Diagnostic::error("comment-sign", place, format!("`{sign}` does not begin a comment"))
            .help(format!("write `# {text}`")),
    );
    Some(bytes)
}

/// Operators of programming languages and spreadsheets, with what the language says.
const OPERATORS: [(&str, &str); 17] = [
    ("===", "="),
    ("!==", "!="),
    ("==", "="),
    ("&&", "and"),
    ("||", "or"),
    ("<>", "!="),
    ("=<", "<="),
    ("=>", ">="),
    ("> =", ">="),
    ("< =", "<="),
    ("! =", "!="),
    ("≥", ">="),
    ("≤", "<="),
    ("≠", "!="),
    ("&", "and"),
    ("×", "*"),
    ("÷", "/"),
];

/// Reads an operator that is spelled otherwise here; whether there was one.
fn spelled_otherwise(lexer: &mut Lexer<'_>) -> bool {
    let rest = lexer.rest();
    if rest.starts_with("||") && between_bars(lexer) {
        return false;
    }
    if let Some((wrong, right)) = OPERATORS.iter().find(|(wrong, _)| rest.starts_with(wrong)) {
        operator(lexer, wrong, right);
        return true;
    }
    if rest.starts_with('!') && !rest.starts_with("!=") {
        operator(lexer, "!", "not");
        return true;
    }
    false
}

fn operator(lexer: &mut Lexer<'_>, wrong: &str, right: &str) {
    let behind = lexer.rest().get(wrong.len()..).unwrap_or("");
    let word_follows = behind.trim_start().starts_with(|c| starts_word(c) || super::strings::opens(c));
    let right = match right {
        "=" if word_follows => "is",
        "!=" if word_follows => "is not",
        other => other,
    };
    let kind = if right.starts_with(|c: char| c.is_ascii_alphabetic()) { Kind::Word } else { Kind::Sign };
    let message = Diagnostic::error("operator-spelling", lexer.place(wrong.len()), format!("`{wrong}` is not written so here"))
        .help(format!("write `{right}`"));
    lexer.blank = true;
    lexer.mend(kind, wrong.len(), right, message);
    lexer.blank = true;
}

/// Whether the `||` here stands around an empty cell of a table: another bar stands on its line. Looks only
/// a little ahead, to stay linear.
fn between_bars(lexer: &Lexer<'_>) -> bool {
    let rest = lexer.rest().as_bytes();
    let line = rest.iter().take(200).take_while(|b| **b != b'\n');
    let line: Vec<u8> = line.copied().collect();
    let alone = |w: &[u8]| matches!(w, [a, b'|', b] if *a != b'|' && *b != b'|');
    lexer.bar_on_line || line.windows(3).any(alone)
}

/// Characters that have no meaning outside texts.
fn unusual(lexer: &mut Lexer<'_>, c: char) {
    let bytes = c.len_utf8();
    match c {
        '−' | '–' | '—' | '‐' | '‑' | '‒' | '﹣' | '－' => {
            let at = lexer.push(Kind::Sign, bytes);
            lexer.read_as(at, "-");
        }
        ';' => {
            let message = Diagnostic::error("semicolon", lexer.place(bytes), "a statement ends with its line, not with `;`")
                .help("leave the `;` out and begin a new line");
            lexer.messages.push(message);
            lexer.skip(bytes, true);
        }
        '[' | ']' => {
            let (kind, right) = if c == '[' { (Kind::Open, "(") } else { (Kind::Close, ")") };
            let message = Diagnostic::error("brackets", lexer.place(bytes), format!("`{c}` is no parenthesis here"))
                .help(format!("write `{right}`"));
            lexer.mend(kind, bytes, right, message);
        }
        '$' | '€' | '£' | '¥' | '₹' | '₺' | '₽' => super::suffixes::currency_sign(lexer, c),
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}' | '\u{202a}'..='\u{202e}' | '\0'..='\u{1f}' | '\u{7f}' => {
            let message = format!("an invisible character (U+{:04X}) stands here", u32::from(c));
            let message = Diagnostic::error("invisible-character", lexer.place(bytes), message)
                .help("delete it and write the word anew");
            lexer.messages.push(message);
            lexer.skip(bytes, false);
        }
        _ => {
            lexer.push(Kind::Stray, bytes);
        }
    }
}
