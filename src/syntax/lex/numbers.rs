//! Numbers and days, and how they are written elsewhere.

use super::{Kind, Lexer, suffixes};
use crate::diagnostics::Diagnostic;
use crate::values::Date;

/// Adds the number or day that begins here.
pub(super) fn number(lexer: &mut Lexer<'_>) {
    let rest = lexer.rest();
    if let Some(bytes) = day(rest) {
        return instant(lexer, bytes);
    }
    if lexer.is_full() {
        lexer.push(Kind::Number, plain(rest));
        return;
    }
    if let Some((bytes, days)) = loose_day(rest) {
        return foreign_day(lexer, bytes, &days);
    }
    if let Some((bytes, read_as, help)) = grouped(lexer, rest) {
        let written = rest.get(..bytes).unwrap_or("");
        let message = Diagnostic::error(
            "number-form",
            lexer.place(bytes),
            format!("`{written}` is not how numbers are written"),
        )
        .help(help);
        lexer.mend(Kind::Number, bytes, read_as, message);
        return suffixes::suffix(lexer);
    }
    let bytes = plain(rest);
    let written = rest.get(..bytes).unwrap_or("");
    let places = written.split_once('.').map_or(0, |(_, p)| p.len());
    if places > 4 {
        let short = rest.get(..bytes - (places - 4)).unwrap_or("");
        let message = Diagnostic::error(
            "too-many-places",
            lexer.place(bytes),
            format!("`{written}` has more than 4 decimal places"),
        )
        .help(format!("write `{}`", short.trim_end_matches('0').trim_end_matches('.')));
        lexer.mend(Kind::Number, bytes, short, message);
    } else {
        lexer.push(Kind::Number, bytes);
    }
    suffixes::suffix(lexer);
}

/// Length of `1_000` or `2.5`.
fn plain(text: &str) -> usize {
    let whole = text.bytes().take_while(|b| b.is_ascii_digit() || *b == b'_').count();
    let behind = text.get(whole..).unwrap_or("");
    let places = behind.strip_prefix('.').map_or(0, digits);
    if places == 0 { whole } else { whole + 1 + places }
}

/// How many digits a text begins with.
fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Length of `2026-11-20`.
fn day(text: &str) -> Option<usize> {
    let bytes = text.as_bytes().get(..10)?;
    let fits = bytes.iter().enumerate().all(|(at, b)| match at {
        4 | 7 => *b == b'-',
        _ => b.is_ascii_digit(),
    });
    let next = text.as_bytes().get(10);
    (fits && !next.is_some_and(u8::is_ascii_digit)).then_some(10)
}

/// Adds a day, and mends the `T` of `2026-11-20T14:30`.
fn instant(lexer: &mut Lexer<'_>, bytes: usize) {
    lexer.push(Kind::Day, bytes);
    let rest = lexer.rest();
    let time = rest.get(1..).unwrap_or("");
    if rest.starts_with(['T', 't']) && digits(time) == 2 {
        let length = 1 + time.bytes().take_while(|b| b.is_ascii_digit() || *b == b':').count();
        let minutes = time.get(..5.min(time.len())).unwrap_or(time);
        let message =
            Diagnostic::error("date-form", lexer.place(length), "between day and time stands a blank")
                .help(format!("write `{minutes}` behind the day, with a blank before it"));
        lexer.blank = true;
        lexer.mend(Kind::Number, length, minutes, message);
    }
}

/// `20.11.2026`, `11/20/2026`, `2026-1-5`: its length, and the days it may mean.
fn loose_day(text: &str) -> Option<(usize, Vec<Date>)> {
    let mut parts = [0_i16; 3];
    let mut sizes = [0_usize; 3];
    let mut at = 0;
    let mut sign = None;
    for (part, size) in parts.iter_mut().zip(&mut sizes) {
        if at > 0 {
            let here = text.as_bytes().get(at).copied().filter(|b| b"./-".contains(b))?;
            if *sign.get_or_insert(here) != here {
                return None;
            }
            at += 1;
        }
        let behind = text.get(at..)?;
        *size = digits(behind);
        *part = behind.get(..*size).filter(|d| d.len() <= 4)?.parse().ok()?;
        at += *size;
    }
    let more = text.get(at..)?.bytes().next();
    if more.is_some_and(|b| b == b'_' || b.is_ascii_alphabetic()) {
        return None;
    }
    let year_first = sizes.first() == Some(&4);
    let fits = match sizes {
        [4, 1..=2, 1..=2] | [1..=2, 1..=2, 4] => true,
        [1..=2, 1..=2, 2] => sign == Some(b'.'),
        _ => false,
    };
    fits.then(|| (at, meant(parts, sizes, year_first)))
}

/// The days that three numbers may mean.
fn meant(parts: [i16; 3], sizes: [usize; 3], year_first: bool) -> Vec<Date> {
    let [a, b, c] = parts;
    let day = |y: i16, m: i16, d: i16| Date::new(y, i8::try_from(m).ok()?, i8::try_from(d).ok()?);
    let year = if sizes == [4, sizes[1], sizes[2]] || c >= 100 { c } else { c + 2000 };
    let tried = if year_first { [day(a, b, c), None] } else { [day(year, b, a), day(year, a, b)] };
    let mut days: Vec<Date> = tried.into_iter().flatten().collect();
    days.dedup();
    days
}

fn foreign_day(lexer: &mut Lexer<'_>, bytes: usize, days: &[Date]) {
    let written = lexer.rest().get(..bytes).unwrap_or("");
    let help = match days {
        [] => "write the year, the month and the day, for example `2026-11-20`".to_owned(),
        [one] => format!("write `{one}`: the year, the month and the day"),
        [one, other, ..] => format!("write the year, the month and the day: `{one}` or `{other}`"),
    };
    let message = Diagnostic::error(
        "date-form",
        lexer.place(bytes),
        format!("`{written}` is not how days are written"),
    )
    .help(help);
    let read_as = days.first().map_or_else(|| "2000-01-01".to_owned(), ToString::to_string);
    lexer.mend(Kind::Day, bytes, read_as, message);
}

/// `1 000`, `2,5`, `10.000`, `1'000`: its length, what it is read as, and what to write.
fn grouped(lexer: &Lexer<'_>, text: &str) -> Option<(usize, String, String)> {
    let head = digits(text);
    let sign = text.get(head..)?.chars().next()?;
    if !(matches!(sign, '.' | ',' | '\'' | '’') || (super::is_blank(sign) && !"\r\n".contains(sign)))
        || (sign == ',' && in_list(lexer))
        || !text.as_bytes().get(head + sign.len_utf8()).is_some_and(u8::is_ascii_digit)
    {
        return None;
    }
    let (at, count, whole) = groups(text, head, sign);
    let (length, fraction) = fraction(text, at, if count > 0 { Some(sign) } else { None });
    let written = text.get(..length)?;
    match (count, sign, fraction) {
        (0, ',', Some(fraction)) => decimal(length, &whole, fraction),
        (0, '.', Some(_)) => more_points(text, length),
        (0, ..) => None,
        (1, '.', None) => point_of_three(written),
        (1, ',', None) => {
            let fraction = written.replace(',', ".");
            let fraction = trim(&fraction);
            let help = match fraction.contains('.') {
                true => format!("write `{whole}`; for a fraction write `{fraction}`"),
                false => format!("write `{whole}` or `{}`", underscored(&whole)),
            };
            Some((length, whole, help))
        }
        (_, _, Some(fraction)) => decimal(length, &whole, fraction),
        (_, _, None) => {
            let help = format!("write `{whole}` or `{}`", underscored(&whole));
            Some((length, whole, help))
        }
    }
}

/// A number with a fraction that is written otherwise here.
fn decimal(length: usize, whole: &str, fraction: &str) -> Option<(usize, String, String)> {
    let read_as = format!("{whole}.{}", fraction.get(..fraction.len().min(4))?);
    let help = format!("write `{}`", trim(&read_as));
    Some((length, read_as, help))
}

/// `1.2.3`: its length and all that, if there are further points.
fn more_points(text: &str, first: usize) -> Option<(usize, String, String)> {
    let mut length = first;
    while let Some(more) = text.get(length..)?.strip_prefix('.').map(digits).filter(|d| *d > 0) {
        length += 1 + more;
    }
    let kept = text.get(..first)?;
    (length > first).then(|| (length, kept.to_owned(), format!("a number has one point at most: `{kept}`")))
}

/// `10.000`: ten thousand or ten? A fraction that does not end in 0 is only a fraction.
fn point_of_three(written: &str) -> Option<(usize, String, String)> {
    if !written.ends_with('0') {
        return None;
    }
    let fraction = trim(written);
    if written.starts_with('0') {
        return Some((written.len(), fraction.to_owned(), format!("write `{fraction}`")));
    }
    let whole = written.replace('.', "");
    let help = format!("write `{whole}` or `{}`; for a fraction write `{fraction}`", underscored(&whole));
    Some((written.len(), whole, help))
}

/// Reads groups of three digits behind `sign`: where they end, how many, and the digits of the whole.
fn groups(text: &str, head: usize, sign: char) -> (usize, usize, String) {
    let mut whole = text.get(..head).unwrap_or("").to_owned();
    let (mut at, mut count) = (head, 0);
    while let Some(behind) = text.get(at..).and_then(|t| t.strip_prefix(sign))
        && head <= 3
        && digits(behind) == 3
    {
        whole.push_str(behind.get(..3).unwrap_or(""));
        at += sign.len_utf8() + 3;
        count += 1;
    }
    (at, count, whole)
}

/// Reads a fraction behind a point or comma that is not the sign of the groups.
fn fraction(text: &str, at: usize, groups: Option<char>) -> (usize, Option<&str>) {
    let behind = text.get(at..).unwrap_or("");
    let point = behind.chars().next().filter(|c| matches!(c, '.' | ',') && groups != Some(*c));
    let fraction = point.and_then(|_| behind.get(1..)).map(|b| b.get(..digits(b)).unwrap_or(""));
    match fraction.filter(|f| !f.is_empty()) {
        Some(fraction) => (at + 1 + fraction.len(), Some(fraction)),
        None => (at, None),
    }
}

/// Whether a number here is a member of a list in parentheses, so that a comma is a comma.
fn in_list(lexer: &Lexer<'_>) -> bool {
    matches!(lexer.tokens.all.last().map(|t| t.kind), Some(Kind::Open | Kind::Comma))
}

fn trim(decimal: &str) -> &str {
    if decimal.contains('.') { decimal.trim_end_matches('0').trim_end_matches('.') } else { decimal }
}

/// `1000000` as `1_000_000`.
fn underscored(whole: &str) -> String {
    let mut out = String::new();
    for (at, c) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push('_');
        }
        out.push(c);
    }
    out
}
