//! `pact "…" { … }`, `language` and what must be there once.

use super::names::{Names, similar};
use super::unread::Unread;
use crate::diagnostics::Diagnostic;
use crate::model::Builder;
use crate::sources::Span;
use crate::syntax::ast::{
    Ast, DateLit, Header, HeaderEntry, HeaderKind, Item, ItemKind, Name, NumberLit, Time, WorkTimeLit,
};
use crate::values::{Number, WorkCalendar, WorkTime, Zone, zone_names};

/// The version of the language that is read here.
const LANGUAGE: Number = Number::ONE;

/// An empty pact with what its header says; reports a missing header and a missing lead.
pub(super) fn begin(
    items: &[&Item],
    asts: &[Ast],
    names: &mut Names<'_>,
    unread: &Unread,
    found: &mut Vec<Diagnostic>,
) -> Builder {
    languages(items, asts, found);
    let mut headers = items.iter().filter_map(|item| match &item.kind {
        ItemKind::Pact(header) => Some((header, item.span)),
        _ => None,
    });
    let first = headers.next();
    for (header, _) in headers {
        found.push(twice("pact", header.name.span, first.map(|(header, _)| header.name.span)));
    }
    if !names.incomplete {
        missing(items, asts, first.is_none(), unread, found);
    }
    // Without a lead no field is known, and that is said already.
    names.incomplete |= !items.iter().any(|item| matches!(item.kind, ItemKind::Lead(_)));
    match first {
        Some((header, _)) => read(header, found),
        None => Builder::new("", Zone::utc()),
    }
}

/// Says that there are more statements than the limit allows.
pub(super) fn too_many_declarations(items: &[&Item], limit: usize) -> Diagnostic {
    let span = items.get(limit).map_or(Span::default(), |item| item.span);
    let message = format!("the pact has {} statements, and {limit} is the limit", items.len());
    Diagnostic::error("too-many-declarations", span, message)
        .help("split it into several pacts, or let the program that reads it allow more")
}

/// Says that what may stand only once stands twice.
pub(super) fn twice(what: &str, span: Span, first: Option<Span>) -> Diagnostic {
    let diagnostic =
        Diagnostic::error("twice", span, format!("there is a second `{what}`")).help("keep one of the two");
    match first {
        Some(first) => diagnostic.related(first, "the first one"),
        None => diagnostic,
    }
}

fn missing(items: &[&Item], asts: &[Ast], no_header: bool, unread: &Unread, found: &mut Vec<Diagnostic>) {
    let start = asts.first().map_or(Span::default(), |ast| Span { file: ast.file, ..Span::default() });
    let is_there = |word: &str| unread.may_declare(word);
    if no_header && !is_there("pact") && !unread.begins_file() {
        found.push(
            Diagnostic::error("no-pact", start, "the pact has no name")
                .help("begin with `pact \"B2B inbound\" { version 1 }`"),
        );
    }
    let lead_is_there = is_there("lead") || is_there("identified");
    if !items.is_empty() && !lead_is_there && !items.iter().any(|item| matches!(item.kind, ItemKind::Lead(_)))
    {
        found.push(
            Diagnostic::error("no-lead", start, "the pact does not say what is known of a lead").help(
                "add `lead identified by id { … }` with a line for each field, for example `country: text`",
            ),
        );
    }
}

fn languages(items: &[&Item], asts: &[Ast], found: &mut Vec<Diagnostic>) {
    for item in items {
        let ItemKind::Language(version) = &item.kind else { continue };
        let first_of_file = asts
            .iter()
            .filter(|ast| ast.file == item.span.file)
            .any(|ast| ast.items.first().is_some_and(|first| first.span == item.span));
        if !first_of_file {
            found.push(
                Diagnostic::error(
                    "language-not-first",
                    item.span,
                    "`language` stands behind other statements",
                )
                .help("make it the first line of the file"),
            );
        } else if version.value != LANGUAGE || version.currency.is_some() {
            let message = format!("this is written in version {} of the language", version.value);
            found.push(
                Diagnostic::error("unknown-language", version.span, message)
                    .help(format!("this program reads version {LANGUAGE}: write `language {LANGUAGE}`")),
            );
        }
    }
}

fn read(header: &Header, found: &mut Vec<Diagnostic>) -> Builder {
    let name = &header.name.value;
    if name.trim().is_empty() {
        found.push(
            Diagnostic::error("no-pact", header.name.span, "the pact has no name")
                .help("name it in quotes: `pact \"B2B inbound\"`"),
        );
    }
    only_once(&header.entries, found);
    let zone = header.entries.iter().find_map(|entry| match &entry.kind {
        HeaderKind::Timezone(name) => Some(time_zone(name, found)),
        _ => None,
    });
    let mut build = Builder::new(name, zone.unwrap_or_else(Zone::utc));
    let (mut work_time, mut holidays) = (None, Vec::new());
    for entry in &header.entries {
        match &entry.kind {
            HeaderKind::Version(version) => build.model.version = Some(self::version(version, found)),
            HeaderKind::Timezone(_) => {}
            HeaderKind::Currency(name) => build.model.currency = Some(currency(name, found)),
            HeaderKind::WorkTime(written) => work_time = work_time.or_else(|| work(written, found)),
            HeaderKind::Holidays(days) => holidays.extend(days.iter().map(|day| self::holiday(day, found))),
        }
    }
    let zone = build.model.zone.clone();
    build.model.work = work_time.map(|time| WorkCalendar::new(zone, time, holidays));
    build
}

fn only_once(entries: &[HeaderEntry], found: &mut Vec<Diagnostic>) {
    let mut first = std::collections::HashMap::new();
    for entry in entries {
        let kind = std::mem::discriminant(&entry.kind);
        match first.get(&kind) {
            Some(&first) => found.push(twice(entry_name(&entry.kind), entry.span, Some(first))),
            None => drop(first.insert(kind, entry.span)),
        }
    }
}

fn entry_name(kind: &HeaderKind) -> &'static str {
    match kind {
        HeaderKind::Version(_) => "version",
        HeaderKind::Timezone(_) => "timezone",
        HeaderKind::Currency(_) => "currency",
        HeaderKind::WorkTime(_) => "work time",
        HeaderKind::Holidays(_) => "holidays",
    }
}

fn version(version: &NumberLit, found: &mut Vec<Diagnostic>) -> String {
    if let Some(currency) = &version.currency {
        found.push(
            Diagnostic::error("version-with-currency", currency.span, "a version is a plain number")
                .help(format!("write `version {}`", version.value)),
        );
    }
    version.value.to_string()
}

fn time_zone(name: &Name, found: &mut Vec<Diagnostic>) -> Zone {
    if let Some(zone) = Zone::named(&name.text) {
        return zone;
    }
    let all: Vec<String> = zone_names().collect();
    let city =
        |zone: &&String| zone.rsplit('/').next().is_some_and(|city| city.eq_ignore_ascii_case(&name.text));
    let help = match all.iter().find(city).cloned().or_else(|| similar(&name.text, &all)) {
        Some(zone) => format!("did you mean `{zone}`?"),
        None => "name the continent and a large city of the zone, for example `Europe/Berlin`".to_owned(),
    };
    let message = format!("there is no time zone called `{}`", name.text);
    found.push(Diagnostic::error("unknown-timezone", name.span, message).help(help));
    Zone::utc()
}

fn currency(name: &Name, found: &mut Vec<Diagnostic>) -> std::sync::Arc<str> {
    if let Some(diagnostic) = bad_currency(name) {
        found.push(diagnostic);
    }
    name.text.as_str().into()
}

/// What to say of a currency that is not written as three capital letters.
pub(super) fn bad_currency(name: &Name) -> Option<Diagnostic> {
    let text = &name.text;
    let is_code = |text: &str| text.len() == 3 && text.bytes().all(|c| c.is_ascii_uppercase());
    if is_code(text) {
        return None;
    }
    let upper = text.to_ascii_uppercase();
    let help = if is_code(&upper) {
        format!("write `{upper}`")
    } else {
        "write its three capital letters, for example `EUR`".to_owned()
    };
    Some(Diagnostic::error("bad-currency", name.span, format!("`{text}` is not a currency")).help(help))
}

/// The work time; any time, once it is reported that there is none.
fn work(written: &WorkTimeLit, found: &mut Vec<Diagnostic>) -> Option<WorkTime> {
    let mut days = [false; 7];
    for &(first, last) in &written.days {
        // A range may lead over the end of the week: sun-thu.
        let length = (usize::from(last) + 7 - usize::from(first) % 7) % 7;
        for day in (0..7).cycle().skip(usize::from(first)).take(length + 1) {
            if let Some(works) = days.get_mut(day) {
                *works = true;
            }
        }
    }
    let minutes = |time: Time| u16::from(time.hour) * 60 + u16::from(time.minute);
    let time = WorkTime::new(days, minutes(written.from), minutes(written.to));
    if time.is_none() {
        let place = written.from.span.to(written.to.span);
        found.push(
            Diagnostic::error(
                "bad-work-time",
                place,
                "work ends before it begins, and must lie within one day",
            )
            .help("write for example `work time mon-fri 09:00-17:00`"),
        );
    }
    time.or_else(|| WorkTime::new([true; 7], 0, 24 * 60))
}

fn holiday(day: &DateLit, found: &mut Vec<Diagnostic>) -> crate::values::Date {
    if day.time.is_some() {
        let message = "a holiday is a whole day";
        found.push(
            Diagnostic::error("holiday-with-time", day.span, message)
                .help(format!("write `{}`, without a time", day.date)),
        );
    }
    day.date
}
