//! Signs, and what programmers and spreadsheets write for them.

use super::{Kind, Lexer};
use crate::diagnostics::Diagnostic;
use crate::values::text::{continues_name, starts_name};

/// Adds the sign that begins here.
pub(super) fn sign(lexer: &mut Lexer<'_>, c: char) {
    // With these nothing else begins.
    let plain = match c {
        '(' => Some(Kind::Open),
        ')' => Some(Kind::Close),
        '{' => Some(Kind::BraceOpen),
        '}' => Some(Kind::BraceClose),
        ',' => Some(Kind::Comma),
        ':' => Some(Kind::Colon),
        '+' | '*' | '%' | '.' => Some(Kind::Sign),
        _ => None,
    };
    if let Some(kind) = plain {
        lexer.push(kind, 1);
        return;
    }
    if let Some(bytes) = foreign_comment(lexer) {
        return lexer.skip(bytes, false);
    }
    if !lexer.is_full() && spelled_otherwise(lexer) {
        return;
    }
    let kind = match c {
        '|' => Kind::Bar,
        '-' | '/' | '=' | '<' | '>' => Kind::Sign,
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
    let line = lexer.line().len();
    let mut bytes = line;
    if sign == "/*" && !lexer.no_comment_end {
        match rest.find("*/") {
            Some(end) => bytes = end + 2,
            None => lexer.no_comment_end = true,
        }
    }
    let text = rest.get(sign.len()..bytes.min(line)).unwrap_or("").trim().trim_end_matches("*/").trim();
    let text: String = text.chars().take(60).collect();
    let place = lexer.place(sign.len());
    lexer.say(
        Diagnostic::error("comment-sign", place, format!("`{sign}` does not begin a comment"))
            .help(format!("write `# {text}`")),
    );
    Some(bytes)
}

/// Operators of programming languages and spreadsheets, with what the language says.
const OPERATORS: [(&str, &str); 18] = [
    ("->", "to"),
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
    let word_follows = behind.trim_start().starts_with(|c| starts_name(c) || super::strings::opens(c));
    let right = match right {
        "=" if word_follows => "is",
        "!=" if word_follows => "is not",
        other => other,
    };
    let kind = if right.starts_with(|c: char| c.is_ascii_alphabetic()) { Kind::Word } else { Kind::Sign };
    let next: String = behind
        .trim_start()
        .chars()
        .take_while(|c| !c.is_whitespace() && !"(),{}".contains(*c))
        .take(30)
        .collect();
    let before = lexer.tokens.all.len().checked_sub(1).filter(|_| !lexer.line && wrong != "!");
    let before = before.map_or("", |at| lexer.tokens.written(at));
    let whole = format!("{before} {right} {next}");
    let message = Diagnostic::error(
        "operator-spelling",
        lexer.place(wrong.len()),
        format!("a pact says `{right}`, not `{wrong}`"),
    )
    .help(format!("write `{}`", whole.trim()));
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

/// Takes an invisible character away; a word that goes on behind it is one word.
fn invisible(lexer: &mut Lexer<'_>, c: char) {
    let bytes = c.len_utf8();
    let message = format!("an invisible character (U+{:04X}) stands here", u32::from(c));
    let message = Diagnostic::error("invisible-character", lexer.place(bytes), message);
    lexer.say(message.help("delete it and write the word anew"));
    let behind = lexer.rest().get(bytes..).unwrap_or("");
    let more: String = behind.chars().take_while(|c| continues_name(*c)).collect();
    let last = lexer.tokens.all.len().wrapping_sub(1);
    let word = lexer.tokens.kind(last) == Some(Kind::Word) && lexer.tokens.read(last).len() < 200;
    let glued = !lexer.blank && !more.is_empty() && more.len() < 200 && word;
    if !glued {
        return lexer.skip(bytes, false);
    }
    let whole = format!("{}{more}", lexer.tokens.read(last));
    lexer.at += bytes + more.len();
    let end = u32::try_from(lexer.at).unwrap_or(u32::MAX);
    if let Some(token) = lexer.tokens.all.get_mut(last) {
        token.end = end;
        token.mended = true;
    }
    lexer.read_as(last, whole);
}

/// `+5 when a;`
fn semicolon(lexer: &mut Lexer<'_>) {
    if in_parentheses(lexer) {
        let message =
            Diagnostic::error("semicolon", lexer.place(1), "a list is separated by commas, not by `;`");
        return lexer.mend(Kind::Comma, 1, ",", message.help("write `,`"));
    }
    let message = "a statement ends with its line, not with `;`";
    let message = Diagnostic::error("semicolon", lexer.place(1), message);
    lexer.say(message.help("leave the `;` out and begin a new line"));
    lexer.skip(1, true);
}

/// Whether a parenthesis is open, as far as the last tokens tell.
fn in_parentheses(lexer: &Lexer<'_>) -> bool {
    const FEW: usize = 100;
    let kinds = lexer.tokens.all.iter().rev().take(FEW).map(|token| token.kind);
    let mut ends =
        kinds.filter(|kind| matches!(kind, Kind::Open | Kind::Close | Kind::BraceOpen | Kind::BraceClose));
    ends.next() == Some(Kind::Open)
}

/// `[a, b]`: one message for both brackets.
fn bracket(lexer: &mut Lexer<'_>, c: char) {
    let (kind, right) = if c == '[' { (Kind::Open, "(") } else { (Kind::Close, ")") };
    if c == ']' && lexer.brackets > 0 {
        lexer.brackets -= 1;
        let at = lexer.push(kind, 1);
        return lexer.read_as(at, right);
    }
    let near = lexer.line().char_indices().take(200).take_while(|(_, c)| *c != ']');
    let end = near.last().map_or(0, |(at, c)| at + c.len_utf8());
    let closed = c == '[' && lexer.line().get(end..).is_some_and(|l| l.starts_with(']'));
    let inside = lexer.line().get(1..end).filter(|_| closed);
    let help = inside.map_or_else(|| format!("write `{right}`"), |inside| format!("write `({inside})`"));
    let length = inside.map_or(1, |inside| inside.len() + 2);
    let message =
        Diagnostic::error("brackets", lexer.place(length), "a list of words stands in round parentheses")
            .help(help);
    lexer.brackets += usize::from(c == '[');
    lexer.mend(kind, 1, right, message);
}

/// Characters that have no meaning outside texts.
fn unusual(lexer: &mut Lexer<'_>, c: char) {
    let bytes = c.len_utf8();
    match c {
        '−' | '–' | '—' | '‐' | '‑' | '‒' | '﹣' | '－' => {
            let at = lexer.push(Kind::Sign, bytes);
            lexer.read_as(at, "-");
        }
        _ if lexer.is_full() => {
            lexer.push(Kind::Stray, bytes);
        }
        ';' => semicolon(lexer),
        '[' | ']' => bracket(lexer, c),
        '$' | '€' | '£' | '¥' | '₹' | '₺' | '₽' => super::suffixes::currency_sign(lexer, c),
        '\u{200b}'..='\u{200f}'
        | '\u{2060}'
        | '\u{ad}'
        | '\u{202a}'..='\u{202e}'
        | '\0'..='\u{1f}'
        | '\u{7f}' => {
            invisible(lexer, c);
        }
        _ => {
            lexer.push(Kind::Stray, bytes);
        }
    }
}
