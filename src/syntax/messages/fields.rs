//! Fields, values of examples, the header, and what else is declared by a name.

use super::{Edit, Explained, Failure, insert, remove, replace};
use crate::diagnostics::Diagnostic;
use crate::syntax::grammar::Rule;
use crate::syntax::layout::Holds;
use crate::syntax::lex::Kind;

/// Mistakes in fields, values, the header and declarations.
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    const TABLES: [fn(&Failure<'_>) -> Option<Explained>; 13] = [
        field_name,
        colon,
        foreign_type,
        clauses,
        value,
        header,
        as_missing,
        label_first,
        signature,
        glued_name,
        name_missing,
        text_missing,
        table_pair,
    ];
    TABLES.iter().find_map(|table| table(failure))
}

/// `first name: text`, `e-mail: text`
fn field_name(failure: &Failure<'_>) -> Option<Explained> {
    let fields = matches!(failure.block, Holds::Fields | Holds::Values);
    if !fields || !failure.expects(&[Rule::colon]) {
        return None;
    }
    let first = failure.head.start;
    let colon =
        (first + 1..failure.head.end.min(first + 6)).find(|t| failure.kind(*t) == Some(Kind::Colon))?;
    if colon == first + 1
        || !(first..colon)
            .all(|t| failure.kind(t) == Some(Kind::Word) || failure.is(t, "-") || failure.is(t, "/"))
    {
        return None;
    }
    let written = failure.text(first..colon);
    let words: Vec<&str> =
        (first..colon).filter(|t| failure.kind(*t) == Some(Kind::Word)).map(|t| failure.written(t)).collect();
    let name = words.join("_");
    let message = format!("`{written}` is not one word");
    let help = if failure.block == Holds::Fields {
        format!("write `{name}`, and `from column \"{written}\"` if the input calls it so")
    } else {
        format!("write `{name}`")
    };
    let span = failure.tokens.span_of(first, colon - 1);
    Some((Diagnostic::error("name-form", span, message).help(help), replace(first..colon, &name)))
}

/// `email text`, `email = text`
fn colon(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if !matches!(failure.block, Holds::Fields | Holds::Values)
        || !failure.expects(&[Rule::colon])
        || at == failure.head.start
    {
        return None;
    }
    let name = failure.text(failure.head.start..at);
    let otherwise =
        failure.is(at, "=") || failure.is(at, "is") || failure.is(at, "as") || failure.is(at, ":=");
    if otherwise {
        let message = format!("behind `{name}` stands `:`, not `{}`", failure.written(at));
        return Some(failure.instead("colon", failure.span(at), message, replace(at..at + 1, ":")));
    }
    if failure.at_end() {
        let what = if failure.block == Holds::Fields { "type" } else { "value" };
        let example = if failure.block == Holds::Fields { "text" } else { "\"…\"" };
        let message = format!("`{name}` has no {what}");
        let help = format!("write `{name}: {example}`, for example");
        return Some((
            Diagnostic::error("incomplete", failure.span(failure.head.start), message).help(help),
            super::Mends::new(),
        ));
    }
    let message = format!("a `:` is missing behind `{name}`");
    Some(failure.instead("colon", failure.span(at - 1), message, insert(at, ":")))
}

/// Types of programs, databases and spreadsheets.
const TYPES: [(&str, &str); 42] = [
    ("string", "text"),
    ("str", "text"),
    ("varchar", "text"),
    ("char", "text"),
    ("email", "text"),
    ("url", "text"),
    ("phone", "text"),
    ("word", "text"),
    ("int", "number"),
    ("integer", "number"),
    ("float", "number"),
    ("double", "number"),
    ("decimal", "number"),
    ("numeric", "number"),
    ("long", "number"),
    ("num", "number"),
    ("count", "number"),
    ("percent", "number"),
    ("boolean", "yes/no"),
    ("bool", "yes/no"),
    ("flag", "yes/no"),
    ("checkbox", "yes/no"),
    ("yesno", "yes/no"),
    ("yes_no", "yes/no"),
    ("datetime", "date"),
    ("timestamp", "date"),
    ("time", "date"),
    ("day", "date"),
    ("instant", "date"),
    ("currency", "money"),
    ("amount", "money"),
    ("price", "money"),
    ("enum", "one of"),
    ("choice", "one of"),
    ("picklist", "one of"),
    ("dropdown", "one of"),
    ("select", "one of"),
    ("option", "one of"),
    ("set", "some of"),
    ("array", "some of"),
    ("list", "some of"),
    ("multiselect", "some of"),
];

/// `email: string`
fn foreign_type(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if failure.block != Holds::Fields || !failure.expects(&[Rule::field_type]) {
        return None;
    }
    let written = failure.written(at);
    let yes = failure.is(at, "yes") || failure.is(at, "true") || failure.is(at, "no");
    if yes {
        let end = (at..failure.head.end.min(at + 3))
            .rev()
            .find(|t| failure.is(*t, "no") || failure.is(*t, "false") || failure.is(*t, "yes"))
            .unwrap_or(at)
            + 1;
        let end = if failure.is(end, "/") { end + 1 } else { end };
        let written = failure.text(at..end);
        let span = failure.tokens.span_of(at, end - 1);
        return Some(failure.instead(
            "field-type",
            span,
            format!("the type `{written}` is written `yes/no`"),
            replace(at..end, "yes/no"),
        ));
    }
    if failure.kind(at) == Some(Kind::Text) {
        let message = "the type stands before the label";
        let help = format!(
            "write `text {written}`, for example; there are `text`, `number`, `money`, `yes/no`, `date`, `one of (…)` and `some of (…)`"
        );
        let later = (at + 1..failure.head.end).find(|t| {
            failure.says(*t, Rule::k_text)
                || failure.says(*t, Rule::k_number)
                || failure.says(*t, Rule::k_date)
                || failure.says(*t, Rule::k_money)
        });
        let Some(later) = later else {
            return Some((
                Diagnostic::error("field-type", failure.span(at), message).help(help),
                insert(at, "text"),
            ));
        };
        let right = failure.written(later).to_owned();
        let mut mends = insert(at, &right);
        mends.push((later, Edit::Away));
        return Some(failure.instead("field-type", failure.span(at), message, mends));
    }
    let lower = written.to_lowercase();
    let all = "there are `text`, `number`, `money`, `yes/no`, `date`, `one of (…)` and `some of (…)`";
    let Some((_, right)) = TYPES.iter().find(|(foreign, _)| *foreign == lower) else {
        if failure.at_end() || failure.kind(at) != Some(Kind::Word) {
            let name = failure.written(failure.head.start);
            let message = format!("`{name}` has no type");
            return Some((
                Diagnostic::error("field-type", failure.span(failure.head.start), message)
                    .help(format!("write `{name}: text`, for example; {all}")),
                super::Mends::new(),
            ));
        }
        let types = ["text", "number", "money", "date"];
        if let Some(near) = crate::syntax::nearness::nearest(written, types) {
            let message = format!("there is no type `{written}`: did you mean `{near}`?");
            return Some(failure.instead("field-type", failure.span(at), message, replace(at..at + 1, near)));
        }
        if (failure.is(at, "one") || failure.is(at, "some")) && !failure.is(at + 1, "of") {
            return Some(failure.instead(
                "field-type",
                failure.span(at),
                format!("`of` is missing behind `{written}`"),
                insert(at + 1, "of"),
            ));
        }
        if crate::syntax::nearness::is_near(written, "one of")
            || crate::syntax::nearness::is_near(written, "some of")
        {
            return None;
        }
        let message = format!("there is no type `{written}`");
        let mends = replace(at..at + 1, "text");
        return Some((Diagnostic::error("field-type", failure.span(at), message).help(all), mends));
    };
    if right.ends_with(" of") && failure.kind(at + 1) != Some(Kind::Open) && !failure.is(at + 1, "of") {
        let message = format!("there is no type `{written}` here");
        let help = format!("list the words: `{right} (first, second)`");
        return Some((
            Diagnostic::error("field-type", failure.span(at), message).help(help),
            replace(at..at + 1, "text"),
        ));
    }
    let end = if failure.is(at + 1, "of") && right.ends_with(" of") { at + 2 } else { at + 1 };
    let message = format!("the type `{written}` is called `{right}` here");
    Some(failure.instead("field-type", failure.span(at), message, replace(at..end, right)))
}

/// `from "Column"`, `default no`, `required`
fn clauses(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if failure.block != Holds::Fields || at <= failure.head.start + 2 || !failure.expects(&[Rule::EOI]) {
        return None;
    }
    let written = failure.written(at);
    if failure.is(at, "from") && failure.kind(at + 1) == Some(Kind::Text) {
        return Some(failure.instead(
            "incomplete",
            failure.span(at),
            "`from` lacks `column`",
            replace(at..at + 1, "from column"),
        ));
    }
    if failure.is(at, "default") || failure.is(at, "=") || failure.is(at, "defaults") {
        let end = if failure.is(at + 1, "to") || failure.is(at + 1, "is") { at + 2 } else { at + 1 };
        return Some(failure.otherwise(at..end, "empty means"));
    }
    let null =
        ["null", "none", "missing", "blank"].iter().any(|w| failure.is(at, w)) && failure.is(at + 1, "if");
    if null {
        return Some(failure.otherwise(at..at + 2, "unknown if"));
    }
    let flags = ["required", "mandatory", "optional", "nullable", "unique", "not"];
    flags.iter().any(|w| failure.is(at, w)).then(|| {
        let message = Diagnostic::error(
            "field-clause",
            failure.span(at),
            format!("a field is not declared `{written}`"),
        );
        let help =
            "leave it out: every field may be unknown, and a handover says with `needs` what must be known";
        (message.help(help), remove(at..failure.head.end))
    })
}

/// `consent: maybe so`, `name: Acme Inc`
fn value(failure: &Failure<'_>) -> Option<Explained> {
    if failure.block != Holds::Values || failure.at <= failure.head.start + 1 {
        return None;
    }
    let at = failure.at;
    let two = failure.kind(at) == Some(Kind::Word)
        && failure.kind(at - 1) == Some(Kind::Word)
        && failure.kind(at + 1) != Some(Kind::Colon);
    if two && failure.expects(&[Rule::EOI]) {
        let colon = (failure.head.start..at).rev().find(|t| failure.kind(*t) == Some(Kind::Colon))?;
        let written = failure.text(colon + 1..failure.head.end);
        let message = format!("`{written}` is more than one word");
        let help = format!("write it in quotes: `\"{written}\"`");
        let span = failure.tokens.span_of(colon + 1, failure.head.end - 1);
        return Some((
            Diagnostic::error("value-form", span, message).help(help),
            remove(at..failure.head.end),
        ));
    }
    let nothing = failure.expects(&[Rule::data])
        && (failure.at_end() || failure.is(at, "null") || failure.is(at, "none"));
    nothing.then(|| {
        let name = failure.written(failure.head.start);
        let message = format!("`{name}` has no value");
        let help = format!("write `{name}: unknown`, or leave the line out");
        (
            Diagnostic::error("incomplete", failure.span(failure.head.start), message).help(help),
            insert(failure.head.end, "unknown"),
        )
    })
}

/// `version: 4`, `currency eur`, `work time monday-friday`
fn header(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if failure.block != Holds::Header {
        return None;
    }
    if (failure.is(at, ":") || failure.is(at, "=")) && at > failure.head.start {
        let message =
            format!("behind `{}` stands no `{}`", failure.text(failure.head.start..at), failure.written(at));
        return Some(failure.instead("colon", failure.span(at), message, remove(at..at + 1)));
    }
    let written = failure.written(at);
    if failure.form == Rule::version
        && failure.kind(at) != Some(Kind::Number)
        && failure.expects(&[Rule::plain, Rule::digits, Rule::minus])
    {
        let message = Diagnostic::error("incomplete", failure.span(at), "a version is a number");
        return Some((message.help("write `version 1`, for example"), super::Mends::new()));
    }
    if failure.expects(&[Rule::currency]) {
        let upper: String = written.trim_matches('"').to_uppercase();
        let code = if upper.len() == 3 && upper.bytes().all(|b| b.is_ascii_uppercase()) {
            upper
        } else {
            "EUR".to_owned()
        };
        let message = "a currency is three capital letters";
        return Some(failure.instead(
            "currency",
            failure.span(at),
            message,
            replace(at..(at + 1).min(failure.head.end), &code),
        ));
    }
    if failure.expects(&[Rule::week_day, Rule::week_days]) && failure.kind(at) == Some(Kind::Word) {
        let short: String = written.to_lowercase().chars().take(3).collect();
        let known = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].contains(&short.as_str());
        let right = if known { short } else { "mon".to_owned() };
        let message = format!("`{written}` is no day of the week here");
        let mends = replace(at..at + 1, &right);
        if known {
            return Some(failure.instead("week-day", failure.span(at), message, mends));
        }
        return Some((
            Diagnostic::error("week-day", failure.span(at), message)
                .help("the days are `mon tue wed thu fri sat sun`; write `mon-fri`, for example"),
            mends,
        ));
    }
    header_times(failure)
}

/// `9-17`, `09:00 to 17:00`, `holidays 24.12.`
fn header_times(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if failure.form == Rule::work_time && failure.is(at, "to") {
        let message = format!("`{}` is written `-` here", failure.written(at));
        return Some(failure.instead("said-otherwise", failure.span(at), message, replace(at..at + 1, "-")));
    }
    if failure.form == Rule::work_time
        && failure.expects(&[Rule::time])
        && failure.kind(at) == Some(Kind::Number)
    {
        let written = failure.written(at);
        let hour = written.get(..2).unwrap_or(written);
        let minute = written.split_once('.').map_or("00", |(_, m)| m);
        let right = format!("{}:{minute:0>2}", written.split('.').next().unwrap_or(hour));
        let message = format!("`{written}` is no time of day here");
        return Some(failure.instead("time-form", failure.span(at), message, replace(at..at + 1, &right)));
    }
    if failure.form == Rule::timezone
        && failure.kind(at) == Some(Kind::Text)
        && failure.expects(&[Rule::zone])
    {
        let name = failure.written(at).trim_matches('"').to_owned();
        let message = "a time zone stands without quotes";
        return Some(failure.instead("quotes", failure.span(at), message, replace(at..at + 1, &name)));
    }
    None
}

/// `define x = …`, `list x: (…)`, `define x …`
fn as_missing(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let glued = failure.is(at, "-") && failure.tokens.get(at).is_some_and(|t| !t.blank);
    if !matches!(failure.form, Rule::define | Rule::list)
        || !failure.expects(&[Rule::k_as])
        || failure.at_end()
        || glued
    {
        return None;
    }
    let what = failure.text(failure.head.start..failure.head.start + 2);
    for sign in ["=", ":", "is", "means", "are", "when", "if"] {
        if failure.is(at, sign) {
            let end = if failure.is(at + 1, "=") { at + 2 } else { at + 1 };
            let written = failure.text(at..end);
            let message = format!("behind `{what}` stands `as`, not `{written}`");
            return Some(failure.instead(
                "said-otherwise",
                failure.tokens.span_of(at, end - 1),
                message,
                replace(at..end, "as"),
            ));
        }
    }
    if failure.kind(at) == Some(Kind::Word)
        && crate::syntax::nearness::nearest(failure.written(at), ["as"]).is_some()
        || failure.written(at).to_lowercase() == "sa"
    {
        return Some(failure.instead(
            "keyword-misspelt",
            failure.span(at),
            format!("`{}` means nothing here: did you mean `as`?", failure.written(at)),
            replace(at..at + 1, "as"),
        ));
    }
    if failure.form == Rule::list
        && failure.kind(at) == Some(Kind::Comma)
        && failure.kind(at - 1) == Some(Kind::Text)
    {
        let mut mends = insert(at - 1, "as (");
        mends.extend(insert(failure.head.end, ")"));
        let span = failure.tokens.span_of(at - 1, failure.head.end - 1);
        return Some(failure.instead(
            "list-parentheses",
            span,
            "a list of words stands behind `as`, in parentheses",
            mends,
        ));
    }
    let message = format!("`as` is missing before `{}`", failure.written(at));
    Some(failure.instead("incomplete", failure.span(at), message, insert(at, "as")))
}

/// `stage "Marketing Qualified Lead" owned by marketing`
fn label_first(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if failure.kind(at) != Some(Kind::Text)
        || !failure.expects(&[Rule::name])
        || failure.expects(&[Rule::expr])
    {
        return None;
    }
    let label = failure.written(at).to_owned();
    let keyword = failure.text(failure.head.start..at);
    let starts = failure.block == Holds::Declarations && at <= failure.head.start + 2;
    let word: String = label
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == ' ')
        .collect::<String>()
        .trim()
        .replace(' ', "_");
    let word = if word.is_empty() || word.starts_with(|c: char| c.is_ascii_digit()) {
        "a_name".to_owned()
    } else {
        word
    };
    if starts {
        let message = format!("`{keyword}` needs a name before its label");
        let help = format!("write a name of one word, for example `{keyword} {word} {label}`");
        return Some((
            Diagnostic::error("incomplete", failure.span(at), message).help(help),
            insert(at, &word),
        ));
    }
    let message = format!("behind `{}` stands a name, not a text", failure.written(at.saturating_sub(1)));
    let help = format!("write it as one word without quotes: `{word}`");
    Some((Diagnostic::error("name-form", failure.span(at), message).help(help), replace(at..at + 1, &word)))
}

/// `define my-define as …`, `interaction web-visit`
fn glued_name(failure: &Failure<'_>) -> Option<Explained> {
    let glued = failure.kind(failure.at) == Some(Kind::Sign) && !failure.tokens.get(failure.at)?.blank;
    if glued { name_of_several_words(failure) } else { None }
}

/// `score first score`, `team marketing sales`
pub(super) fn name_of_several_words(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let named =
        failure.head.start + if failure.says(failure.head.start, Rule::k_final_stage) { 2 } else { 1 };
    let declares = failure.block == Holds::Declarations
        && !matches!(failure.form, Rule::lead | Rule::nurture | Rule::agreed | Rule::allow);
    if !declares || at != named + 1 || !failure.is_name(named) {
        return None;
    }
    let keyword = super::expected::expected_keywords(&failure.expected);
    let follows =
        |t: usize| keyword.iter().any(|k| failure.says(t, *k)) || failure.kind(t) == Some(Kind::Text);
    let part = |t: usize| {
        failure.kind(t) == Some(Kind::Word) || failure.is(t, "-") || failure.is(t, "/") || failure.is(t, ".")
    };
    let mut end = at;
    while part(end) && !follows(end) {
        end += 1;
    }
    let only_words = failure.is_name(end.wrapping_sub(1)) && end > at;
    let complete = end == failure.head.end || follows(end);
    if !only_words || !complete {
        return None;
    }
    let written = failure.text(named..end);
    let words: Vec<&str> =
        (named..end).filter(|t| failure.kind(*t) == Some(Kind::Word)).map(|t| failure.written(t)).collect();
    let name = words.join("_");
    let keyword = failure.text(failure.head.start..named);
    let label = if end == failure.head.end && failure.expects(&[Rule::string]) {
        format!(", or `{keyword} {} \"…\"` with a label in quotes", words.first().copied().unwrap_or(""))
    } else {
        String::new()
    };
    let message = format!("`{written}` is not one word");
    let help = format!("write `{keyword} {name}`{label}");
    Some((
        Diagnostic::error("name-form", failure.tokens.span_of(named, end - 1), message).help(help),
        replace(named..end, &name),
    ))
}

/// `agreed by sales as "…"`, `lead identified by`
fn signature(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if failure.form == Rule::agreed && failure.says(at, Rule::k_as) && failure.expects(&[Rule::k_on]) {
        let message = "a signature has a day";
        return Some(failure.instead("incomplete", failure.span(at), message, insert(at, "on 2026-11-20")));
    }
    if failure.form == Rule::lead && failure.at_end() {
        let has_by = failure.head.len() >= 3;
        let missing = if has_by {
            "id"
        } else if failure.head.len() == 2 {
            "by id"
        } else {
            "identified by id"
        };
        let message = "nothing says which column holds the id of a lead";
        let span = failure.tokens.span_of(failure.head.start, failure.head.end - 1);
        return Some(failure.instead("incomplete", span, message, insert(failure.head.end, missing)));
    }
    None
}

/// `stage {`, `team`
fn name_missing(failure: &Failure<'_>) -> Option<Explained> {
    if !failure.at_end()
        || failure.block != Holds::Declarations
        || failure.head.len() > 2
        || !failure.expects(&[Rule::name])
    {
        return None;
    }
    let keyword = failure.text(failure.head.clone());
    let message = format!("`{keyword}` has no name");
    Some((
        Diagnostic::error("incomplete", failure.span(failure.head.start), message)
            .help(format!("write a name behind it: `{keyword} my_name`")),
        super::Mends::new(),
    ))
}

/// `pact B2B {`, `example A student {`
fn text_missing(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let elsewhere = matches!(failure.form, Rule::track | Rule::route);
    let group = matches!(failure.form, Rule::group | Rule::highest)
        && failure.at == failure.head.start + 1 + usize::from(failure.form == Rule::highest);
    let only = !failure.expects(&[Rule::EOI]) && failure.expected.len() == 1;
    let group_name = group && failure.is_name(at) && !(failure.is(at, "max") || failure.is(at, "up"));
    if elsewhere || !failure.expects(&[Rule::string]) || !(only || group_name) {
        return None;
    }
    let before = failure.text(failure.head.start..at.min(failure.head.end));
    if failure.at_end() {
        let message = format!("behind `{before}` a text in quotes is missing");
        return Some((
            Diagnostic::error("incomplete", failure.span(at), message)
                .help(format!("write `{before} \"…\"`")),
            super::Mends::new(),
        ));
    }
    super::ways::quoted_words(failure)
}

/// `table t of a and b`
fn table_pair(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if failure.form != Rule::table || !failure.expects(&[Rule::comma]) {
        return None;
    }
    if failure.at_end() {
        let message = "a table is of two things: one for its rows, one for its columns";
        let help = format!(
            "write `{}, …` with the name of a rating, a choice or a field",
            failure.text(failure.head.clone())
        );
        return Some((
            Diagnostic::error("incomplete", failure.span(at), message).help(help),
            super::Mends::new(),
        ));
    }
    let joined = ["and", "by", "x", "with"].iter().any(|w| failure.is(at, w));
    joined.then(|| {
        let message = format!("rows and columns are separated by a comma, not by `{}`", failure.written(at));
        failure.instead("list-comma", failure.span(at), message, vec![(at, Edit::Instead(",".to_owned()))])
    })
}
