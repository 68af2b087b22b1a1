//! Texts in quotes.

use super::{Kind, Lexer};
use crate::diagnostics::Diagnostic;
use crate::values::text::{continues_name, nfc};

/// Whether a text begins with this character, rightly or not.
pub(super) fn opens(c: char) -> bool {
    matches!(c, '"' | '„' | '“' | '”' | '«' | '»' | '\'' | '‚' | '‘' | '’' | '‹' | '›' | '`')
}

/// Which characters end a text that begins with this one.
fn closers(open: char) -> &'static [char] {
    match open {
        '„' => &['“', '”'],
        '“' => &['”'],
        '«' => &['»'],
        '»' => &['«'],
        _ => &['"'],
    }
}

/// Adds the text that begins here.
pub(super) fn text(lexer: &mut Lexer<'_>, open: char) {
    let line = lexer.line();
    if !matches!(open, '"' | '„' | '“' | '«' | '»') {
        if lexer.is_full() {
            return lexer.skip(open.len_utf8(), false);
        }
        return other_quote(lexer, line, open);
    }
    match end_of(lexer, line, open, closers(open)) {
        Some(end) => whole(lexer, line, end),
        None => unclosed(lexer, line, open),
    }
}

/// What a text says: escapes resolved, in NFC.
pub(crate) fn decode(written: &str) -> String {
    let mut chars = written.chars();
    let open = chars.next().unwrap_or('"');
    let mut inner = chars.as_str();
    if let Some(last) = inner.chars().next_back()
        && (closers(open).contains(&last) || (opens(last) && !matches!(open, '"' | '„' | '“' | '«' | '»')))
    {
        inner = inner.get(..inner.len() - last.len_utf8()).unwrap_or("");
    }
    if !inner.contains('\\') {
        return nfc(inner).into_owned();
    }
    let mut said = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some(at) = rest.find('\\') {
        said.push_str(rest.get(..at).unwrap_or(""));
        let behind = rest.get(at..).unwrap_or("");
        let (character, bytes) = escape(behind).unwrap_or(('\\', 1));
        said.push(character);
        rest = behind.get(bytes..).unwrap_or("");
    }
    said.push_str(rest);
    nfc(&said).into_owned()
}

/// The character an escape stands for and its length, if the text begins with one.
fn escape(text: &str) -> Option<(char, usize)> {
    match text.as_bytes().get(1)? {
        b'"' => Some(('"', 2)),
        b'\\' => Some(('\\', 2)),
        b'n' => Some(('\n', 2)),
        b'u' => {
            let inner = text.get(2..)?.strip_prefix('{')?;
            let digits = inner.get(..inner.find('}')?)?;
            let short = (1..=6).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_hexdigit());
            let code = u32::from_str_radix(digits, 16).ok().filter(|_| short)?;
            Some((char::from_u32(code)?, digits.len() + 4))
        }
        _ => None,
    }
}

/// Bytes from the opening to behind the closing quote. That there is none is remembered for the line.
fn end_of(lexer: &mut Lexer<'_>, line: &str, open: char, closers: &[char]) -> Option<usize> {
    if open == '"'
        && let Some(at) = line.bytes().skip(1).position(|byte| matches!(byte, b'"' | b'\\'))
        && line.as_bytes().get(at + 1) == Some(&b'"')
    {
        return Some(at + 2);
    }
    let searched = (open, lexer.line_end);
    if lexer.never_closed.contains(&searched) {
        return None;
    }
    let mut escaped = false;
    for (at, c) in line.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if closers.contains(&c) {
            return Some(at + c.len_utf8());
        }
    }
    lexer.never_closed.retain(|(_, end)| *end == searched.1);
    lexer.never_closed.push(searched);
    None
}

/// A text with both quotes.
fn whole(lexer: &mut Lexer<'_>, line: &str, end: usize) {
    if swallows_more(line, end) {
        return unclosed(lexer, line, '"');
    }
    if let Some(end) = inner_quotes(line, end) {
        let written = line.get(..end).unwrap_or("");
        let inner = written.get(1..end.saturating_sub(1)).unwrap_or("").replace("\"\"", "\"");
        let message = Diagnostic::error("quote-in-text", lexer.place(end), "a quote inside a text ends it")
            .help(format!("write `\\\"` inside a text: `\"{}\"`", inner.replace('"', "\\\"")));
        return lexer.mend(Kind::Text, end, "\"\"", message);
    }
    check_escapes(lexer, line.get(..end).unwrap_or(""));
    lexer.push(Kind::Text, end);
}

/// Whether the quote that ends a text begins another one, and its own is missing: quotes do not come in pairs
/// on the line, and the text holds what stands between texts.
fn swallows_more(line: &str, end: usize) -> bool {
    let inner = line.get(1..end.saturating_sub(1)).unwrap_or("");
    let between = inner.contains("  ") || inner.contains('{') || inner.trim_end().ends_with([',', '(']);
    let odd = || line.chars().take(1_000).filter(|c| *c == '"').count() % 2 == 1;
    line.starts_with('"') && between && !inner.contains('\\') && odd()
}

/// The end of a text in which straight quotes stand unescaped: `"He said "yes" to us"`, `"a ""b"" c"`.
fn inner_quotes(line: &str, end: usize) -> Option<usize> {
    let behind = line.get(end..)?;
    let next = behind.chars().next()?;
    let glued = line.starts_with('"') && (continues_name(next) || next == '"');
    glued.then(|| line.rfind('"').map(|at| at + 1)).flatten().filter(|&last| last > end)
}

/// Says which escapes mean nothing.
fn check_escapes(lexer: &mut Lexer<'_>, written: &str) {
    let mut at = 0;
    while let Some(found) = written.get(at..).and_then(|t| t.find('\\')) {
        let start = at + found;
        let behind = written.get(start..).unwrap_or("");
        if let Some((_, bytes)) = escape(behind) {
            at = start + bytes;
            continue;
        }
        let length = 1 + behind.chars().nth(1).map_or(0, char::len_utf8);
        let place = crate::sources::Span::new(lexer.tokens.file, lexer.at + start, lexer.at + start + length);
        let sign = behind.get(..length).unwrap_or("\\");
        lexer.say(
            Diagnostic::error("unknown-escape", place, format!("`{sign}` means nothing in a text")).help(
                format!("for a backslash write `\\{sign}`; there are also `\\\"`, `\\n` and `\\u{{20AC}}`"),
            ),
        );
        at = start + length;
    }
}

/// A text whose quote is not closed on its line.
fn unclosed(lexer: &mut Lexer<'_>, line: &str, open: char) {
    if lexer.is_full() {
        lexer.push(Kind::Text, line.len());
        return;
    }
    let close = closers(open).first().copied().unwrap_or('"');
    let wrong = line.char_indices().skip(1).take(300).find(|(_, c)| matches!(c, '"' | '“' | '”' | '«' | '»'));
    if let Some(end) = wrong.map(|(at, c)| at + c.len_utf8()).filter(|_| open != '"') {
        let wrong = line.get(..end).and_then(|t| t.chars().next_back()).unwrap_or('"');
        let inner = line.get(open.len_utf8()..end - wrong.len_utf8()).unwrap_or("");
        let message = format!("a text that begins with `{open}` does not end with `{wrong}`");
        let message = Diagnostic::error("unclosed-text", lexer.place(end), message)
            .help(format!("write `\"{inner}\"`, or end it with `{close}`"));
        return lexer.mend(Kind::Text, end, "\"\"", message);
    }
    let end = guessed_end(line);
    let inner = line.get(open.len_utf8()..end).unwrap_or("");
    let message =
        Diagnostic::error("unclosed-text", lexer.place(end), "this text has no closing quote on its line")
            .help(format!("close it: `{}{inner}{}`", if open == '"' { '"' } else { open }, close));
    lexer.mend(Kind::Text, end, "\"\"", message);
}

/// Where an unclosed text probably ends: before a brace or the words that follow a text, or with its line.
fn guessed_end(line: &str) -> usize {
    // Of a long line, only the beginning is looked at: such lines are rare, and time is to grow with the text.
    let near = line.char_indices().nth(300).map_or(line, |(at, _)| line.get(..at).unwrap_or(line));
    let mut text = near.trim_end();
    let comment = text.find(" #").unwrap_or(text.len());
    text = text.get(..comment).unwrap_or(text).trim_end();
    for clause in [
        "  ",
        " {",
        " after ",
        " needs ",
        " because ",
        " as soon as ",
        " up to ",
        " at most ",
        " otherwise",
        " owned by ",
        " asked by ",
        " from column ",
        " unknown if ",
        " empty means ",
        " when ",
        " as (",
        " between ",
    ] {
        if let Some(at) = text.find(clause).filter(|&at| at > 0) {
            text = text.get(..at).unwrap_or(text).trim_end();
        }
    }
    if let Some(at) = next_entry(text) {
        text = text.get(..at).unwrap_or(text).trim_end();
    }
    while let Some(shorter) = text.strip_suffix(['{', '}', ',']).map(str::trim_end).filter(|t| t.len() > 1) {
        text = shorter;
    }
    text.len()
}

/// Where another entry begins in a text that is not closed: `"a@b.example, consent: yes`.
fn next_entry(text: &str) -> Option<usize> {
    text.match_indices(", ").map(|(at, _)| at).find(|at| {
        let behind = text.get(at + 2..).unwrap_or("");
        let word = super::word_at(behind);
        !word.is_empty() && behind.get(word.len()..).is_some_and(|b| b.starts_with(':'))
    })
}

/// `'a'`, `‘a’`, `` `a` ``: not quotes of the language.
fn other_quote(lexer: &mut Lexer<'_>, line: &str, open: char) {
    let close: &[char] = match open {
        '`' => &['`', '´', '\''],
        '‹' => &['›'],
        '›' => &['‹'],
        '”' => &['”', '"', '“'],
        _ => &['\'', '’', '‘', '‛'],
    };
    let Some(end) = end_of(lexer, line, open, close) else {
        let length = open.len_utf8();
        let message = Diagnostic::error("quotes", lexer.place(length), format!("`{open}` is no quote here"))
            .help("write texts in double quotes: `\"…\"`");
        lexer.say(message);
        return lexer.skip(length, false);
    };
    let written = line.get(..end).unwrap_or("");
    let last = written.chars().next_back().map_or(1, char::len_utf8);
    let inner = written.get(open.len_utf8()..end - last).unwrap_or("");
    let message = Diagnostic::error("quotes", lexer.place(end), "texts stand in double quotes")
        .help(format!("write `\"{inner}\"`"));
    lexer.mend(Kind::Text, end, "\"\"", message);
}
