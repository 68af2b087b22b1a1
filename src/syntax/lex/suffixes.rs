//! What is glued to a number: `30d`, `5k`, `10EUR`, `$50`.

use super::{Kind, Lexer, word_at};
use crate::diagnostics::Diagnostic;

/// What people glue to a number, and what the language says.
const SUFFIXES: [(&str, &str); 27] = [
    ("d", "days"),
    ("day", "days"),
    ("days", "days"),
    ("h", "hours"),
    ("hr", "hours"),
    ("hrs", "hours"),
    ("hour", "hours"),
    ("hours", "hours"),
    ("min", "minutes"),
    ("mins", "minutes"),
    ("minutes", "minutes"),
    ("w", "weeks"),
    ("week", "weeks"),
    ("weeks", "weeks"),
    ("month", "months"),
    ("months", "months"),
    ("y", "years"),
    ("yr", "years"),
    ("year", "years"),
    ("years", "years"),
    ("k", "thousand"),
    ("m", "million"),
    ("mio", "million"),
    ("mn", "million"),
    ("bn", "billion"),
    ("x", "times"),
    ("pts", "points"),
];

/// Mends a word that is glued to the number before it.
pub(super) fn suffix(lexer: &mut Lexer<'_>) {
    let word = word_at(lexer.rest());
    if word.is_empty() {
        return;
    }
    let lower = word.to_lowercase();
    let known = SUFFIXES.iter().find(|(short, _)| *short == lower).map(|(_, long)| (*long).to_owned());
    let currency = word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase());
    let kept = matches!(word, "thousand" | "million" | "billion" | "times" | "points" | "work") || currency;
    let Some(read_as) = known.or_else(|| kept.then(|| word.to_owned())) else {
        return glued(lexer, word);
    };
    let number = lexer.tokens.all.len().saturating_sub(1);
    let written = lexer.tokens.read(number);
    let help = format!("write `{written} {read_as}`");
    let place = lexer.tokens.span(number).to(lexer.place(word.len()));
    let message =
        Diagnostic::error("glued-number", place, format!("`{written}{word}` has to be two words")).help(help);
    lexer.blank = true;
    lexer.mend(Kind::Word, word.len(), read_as, message);
}

/// `3_years`, `2nd`: a name that begins with a digit.
fn glued(lexer: &mut Lexer<'_>, word: &str) {
    let number = lexer.tokens.all.len().saturating_sub(1);
    let span = lexer.tokens.span(number).to(lexer.place(word.len()));
    let whole = lexer.tokens.source.get(span.start as usize..span.end as usize).unwrap_or("");
    let message =
        Diagnostic::error("name-form", span, format!("`{whole}` is no name, for it begins with a digit"))
            .help(format!(
                "a name begins with a letter, such as `nr_{whole}`; as a listed word write `\"{whole}\"`"
            ));
    lexer.say(message);
    lexer.at += word.len();
    let end = span.end;
    let read_as = format!("nr_{whole}");
    if let Some(token) = lexer.tokens.all.get_mut(number) {
        token.kind = Kind::Word;
        token.end = end;
        token.mended = true;
    }
    lexer.read_as(number, read_as);
}

/// `$50`, `€ 1.5 million`, `50 €`.
pub(super) fn currency_sign(lexer: &mut Lexer<'_>, sign: char) {
    let code = match sign {
        '$' => "USD",
        '£' => "GBP",
        '¥' => "JPY",
        '₹' => "INR",
        '₺' => "TRY",
        '₽' => "RUB",
        _ => "EUR",
    };
    let bytes = sign.len_utf8();
    let behind = lexer.rest().get(bytes..).unwrap_or("").trim_start_matches(' ');
    let amount = behind.bytes().take_while(|b| b.is_ascii_digit() || b",._".contains(b)).count();
    let before = lexer.tokens.all.last().map(|t| t.kind);
    if amount == 0 || (before == Some(Kind::Number) && !lexer.line) {
        let number = lexer.tokens.all.len().saturating_sub(1);
        let help = match before {
            Some(Kind::Number) => format!("write `{} {code}`", lexer.tokens.read(number)),
            _ if lexer.tokens.is(number, "currency") => format!("write `currency {code}`"),
            _ => format!("write `{code}` behind the number"),
        };
        let message = currency_message(lexer, sign, bytes).help(help);
        lexer.blank = true;
        return lexer.mend(Kind::Word, bytes, code, message);
    }
    sign_before(lexer, sign, code, behind.get(..amount).unwrap_or("").trim_end_matches([',', '.']));
}

/// The sign before the amount: it goes away, and the code stands behind.
fn sign_before(lexer: &mut Lexer<'_>, sign: char, code: &str, amount: &str) {
    let bytes = sign.len_utf8();
    let behind = lexer.rest().get(bytes..).unwrap_or("");
    let blanks = behind.len() - behind.trim_start_matches(' ').len();
    let tail = behind.get(blanks + amount.len()..).unwrap_or("");
    let word = word_at(tail.trim_start_matches(' '));
    let (scale, letters) = scale_of(word).unzip();
    let plain = amount.replace(',', "");
    let whole = scale.map_or_else(|| plain.clone(), |s| format!("{plain} {s}"));
    let message = currency_message(lexer, sign, bytes).help(format!("write `{whole} {code}`"));
    let scale_at =
        scale.map_or(0, |_| tail.len() - tail.trim_start_matches(' ').len() + letters.unwrap_or(0));
    lexer.mend(Kind::Number, bytes + blanks + amount.len() + scale_at, format!("{whole} {code}"), message);
}

/// `million`, `m`: the word of the language, and how many bytes it has as it is written.
pub(in crate::syntax) fn scale_of(word: &str) -> Option<(&'static str, usize)> {
    let right = match word.to_lowercase().as_str() {
        "thousand" | "k" => "thousand",
        "million" | "millions" | "m" | "mn" | "mio" | "mm" => "million",
        "billion" | "billions" | "b" | "bn" => "billion",
        _ => return None,
    };
    Some((right, word.len()))
}

fn currency_message(lexer: &Lexer<'_>, sign: char, bytes: usize) -> Diagnostic {
    Diagnostic::error("currency-sign", lexer.place(bytes), format!("money is not written with `{sign}`"))
}
