//! Conditions: what follows what.

use super::{Edit, Explained, Failure, Mends, insert, remove, replace};
use crate::diagnostics::Diagnostic;
use crate::syntax::grammar::Rule;
use crate::syntax::layout::Holds;
use crate::syntax::lex::Kind;

/// Mistakes in conditions.
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    const TABLES: [fn(&Failure<'_>) -> Option<Explained>; 10] = [
        bounds,
        one_test_in_where,
        bare_in_where,
        if_then,
        dangling,
        days_ago,
        unfinished_span,
        negated_comparison,
        percent,
        lower_case_currency,
    ];
    TABLES.iter().find_map(|table| table(failure))
}

/// `between 0 to 100`, `between 3`, `from 0 to 100`
fn bounds(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let only_and = failure.expects(&[Rule::k_and]);
    let between = (failure.head.start..at).rev().take(8).find(|t| failure.says(*t, Rule::k_between));
    if let Some(between) = between.filter(|_| only_and) {
        let ends = ["to", "-", "..", "until", "or"].iter().any(|w| failure.is(at, w))
            || failure.kind(at) == Some(Kind::Comma);
        if ends {
            return Some(failure.otherwise(at..at + 1, "and"));
        }
        if failure.at_end() || failure.kind(at) == Some(Kind::Close) {
            let written = failure.text(between..at);
            let span = failure.tokens.span_of(between, at - 1);
            let help = format!("write `{written} and` and the upper end");
            return Some((
                Diagnostic::error("incomplete", span, "`between` has two ends").help(help),
                Mends::new(),
            ));
        }
    }
    let range = failure.is(at, "from")
        && failure.kind(at + 1) == Some(Kind::Number)
        && matches!(failure.form, Rule::score | Rule::group);
    let to = range.then(|| {
        (at + 2..failure.head.end)
            .find(|t| failure.is(*t, "to") || failure.is(*t, "-") || failure.is(*t, "and"))
    })??;
    let message = format!("a pact says `between … and …`, not `{}`", failure.text(at..to + 1));
    let mends = vec![(at, Edit::Instead("between".to_owned())), (to, Edit::Instead("and".to_owned()))];
    Some(failure.instead("said-otherwise", failure.tokens.span_of(at, to), message, mends))
}

/// `where a is "x" and b is "y"`
fn one_test_in_where(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if !(failure.is(at, "and") || failure.is(at, "or")) {
        return None;
    }
    let begins = (failure.head.start..at).rev().find(|t| failure.says(*t, Rule::k_where))?;
    let parens = (begins..at).filter(|t| failure.kind(*t) == Some(Kind::Open)).count();
    let closes = (begins..at).filter(|t| failure.kind(*t) == Some(Kind::Close)).count();
    if parens != closes {
        return None;
    }
    let end = condition_end(failure, at);
    let mut mends = insert(begins + 1, "(");
    mends.extend(insert(end, ")"));
    let message = "a `where` takes one test; several stand in parentheses";
    Some(failure.instead("where-parentheses", failure.tokens.span_of(begins, end - 1), message, mends))
}

/// Where a condition ends that begins before a token: at the clause behind it.
pub(super) fn condition_end(failure: &Failure<'_>, from: usize) -> usize {
    let clauses = [
        Rule::k_in_the_last,
        Rule::k_in_this_stage,
        Rule::k_up_to,
        Rule::k_keeps,
        Rule::k_fades_out_in,
        Rule::k_never_fades,
        Rule::k_resetting,
        Rule::k_needs,
        Rule::k_because,
    ];
    let limit = |at: usize| {
        failure.says(at, Rule::k_at_most)
            && (failure.says(at + 2, Rule::k_once) || failure.says(at + 3, Rule::k_times))
    };
    let why = |at: usize| {
        failure.kind(at) == Some(Kind::Text)
            && at + 1 == failure.head.end
            && failure.kind(at - 1) != Some(Kind::Word)
    };
    let ends = |at: &usize| {
        matches!(failure.kind(*at), Some(Kind::Comma | Kind::Close))
            || clauses.iter().any(|k| failure.says(*at, *k))
            || limit(*at)
            || why(*at)
    };
    (from..failure.head.end).find(ends).unwrap_or(failure.head.end)
}

/// `where reached`, `where not reached`
fn bare_in_where(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at.min(failure.head.end);
    let begins = at.checked_sub(1).filter(|t| failure.says(*t, Rule::k_where));
    if let Some(begins) = begins.filter(|_| failure.is(at, "not")) {
        let end = condition_end(failure, at + 1);
        let mut mends = insert(at, "(");
        mends.extend(insert(end, ")"));
        let span = failure.tokens.span_of(begins, end - 1);
        return Some(failure.instead(
            "where-parentheses",
            span,
            "behind `where`, a `not` stands in parentheses",
            mends,
        ));
    }
    let begins = at.checked_sub(2).filter(|t| failure.says(*t, Rule::k_where) && failure.is_name(at - 1))?;
    if !failure.at_end() && !clause_follows(failure) {
        return None;
    }
    let name = failure.written(at - 1);
    let mut mends = vec![(at - 1, Edit::Instead(format!("({name})")))];
    let span = failure.tokens.span_of(begins, at - 1);
    let message = format!("`where {name}` asks nothing of `{name}`");
    let help =
        format!("write `where ({name})` for a yes/no field, or say what it has to be: `where {name} is …`");
    if mends.len() > 1 {
        mends.truncate(1);
    }
    Some((Diagnostic::error("where-parentheses", span, message).help(help), mends))
}

fn clause_follows(failure: &Failure<'_>) -> bool {
    let at = failure.at;
    condition_end(failure, at) == at
        || failure.kind(at) == Some(Kind::Text)
        || failure.is(at, "and")
        || failure.is(at, "or")
        || failure.says(at, Rule::k_at_most)
}

/// `if a then b`, `when a then b`
fn if_then(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let lines = matches!(
        failure.block,
        Holds::Choices | Holds::Routes | Holds::Levels | Holds::Tracks | Holds::Handover
    );
    if failure.is(at, "then") || (failure.is(at, "else") && !lines) {
        let written = failure.written(at);
        let message =
            Diagnostic::error("no-then", failure.span(at), format!("there is no `{written}` in a condition"));
        let help = "a rule says what happens first and its condition last, for example `+5 when employees at least 50`";
        return Some((message.help(help), remove(at..failure.head.end)));
    }
    if failure.is(at, "if") && failure.expects(&[Rule::k_when, Rule::when_clause]) {
        return Some(failure.instead(
            "said-otherwise",
            failure.span(at),
            "a condition begins with `when`, not with `if`",
            replace(at..at + 1, "when"),
        ));
    }
    let unless = failure.is(at, "unless") && failure.expects(&[Rule::k_when, Rule::when_clause]);
    unless.then(|| {
        let message = "a condition begins with `when`, not with `unless`";
        failure.instead("said-otherwise", failure.span(at), message, replace(at..at + 1, "when not"))
    })
}

/// `a and`, `when`, `at least` with nothing behind.
fn dangling(failure: &Failure<'_>) -> Option<Explained> {
    if !failure.expects(&[Rule::expr, Rule::sum, Rule::where_test, Rule::name, Rule::path]) {
        return None;
    }
    let last = failure.at.checked_sub(1).filter(|t| failure.head.contains(t))?;
    let ends = failure.at_end()
        || matches!(failure.kind(failure.at), Some(Kind::Close | Kind::Comma))
        || failure.is(failure.at, "and")
        || failure.is(failure.at, "or")
        || (failure.kind(failure.at) == Some(Kind::Text) && failure.at + 1 == failure.head.end);
    let joins = [Rule::k_and, Rule::k_or, Rule::k_not, Rule::k_when, Rule::k_where]
        .iter()
        .any(|k| failure.says(last, *k))
        || failure.says(last.saturating_sub(2), Rule::k_as_soon_as)
        || (failure.form == Rule::define && failure.says(last, Rule::k_as))
        || (failure.form == Rule::expect && last == failure.head.start);
    if !ends || !joins || failure.kind(last) == Some(Kind::Comma) {
        return None;
    }
    let from = if failure.says(last.saturating_sub(2), Rule::k_as_soon_as) { last - 2 } else { last };
    let word = failure.text(from..last + 1);
    let message = Diagnostic::error(
        "incomplete",
        failure.tokens.span_of(from, last),
        format!("behind `{word}` a condition is missing"),
    );
    let help = match word.as_str() {
        "and" | "or" => format!("write a condition behind `{word}`, or leave `{word}` out"),
        _ => format!("write a condition behind it, for example `{word} email is known`"),
    };
    Some((message.help(help), Mends::new()))
}

/// `more than 30 days`, `at least 30 days ago`, `older than 30 days`
fn days_ago(failure: &Failure<'_>) -> Option<Explained> {
    const AGES: [(&str, bool); 8] = [
        ("more than", true),
        ("older than", true),
        ("at least", true),
        ("longer than", true),
        ("less than", false),
        ("at most", false),
        ("newer than", false),
        ("younger than", false),
    ];
    let starts = (failure.at.saturating_sub(4)..=failure.at).filter(|t| *t > failure.head.start);
    let mut found = starts.filter_map(|op| {
        let (_, old) = AGES
            .iter()
            .find(|(phrase, _)| op + 2 <= failure.head.end && failure.text(op..op + 2) == *phrase)?;
        let age = failure.kind(op + 2) == Some(Kind::Number) && is_unit(failure, op + 3);
        age.then_some((op, *old))
    });
    let (op, old) = found.next_back()?;
    let duration = failure.text(op + 2..op + 4);
    let end = if failure.is(op + 4, "ago") { op + 5 } else { op + 4 };
    if failure.at > end {
        return None;
    }
    let is = usize::from(failure.is(op - 1, "is"));
    let (right, message) = match (old, failure.text(op..op + 2).as_str()) {
        (true, "more than") => {
            (format!("more than {duration} ago"), format!("`more than {duration}` lacks `ago`"))
        }
        (true, _) => {
            (format!("more than {duration} ago"), "an age is tested with `more than … ago`".to_owned())
        }
        (false, _) => {
            (format!("in the last {duration}"), "a short age is tested with `in the last …`".to_owned())
        }
    };
    let span = failure.tokens.span_of(op, end - 1);
    Some(failure.instead("age", span, message, replace(op - is..end, &right)))
}

pub(super) fn is_unit(failure: &Failure<'_>, at: usize) -> bool {
    let units = [Rule::k_days, Rule::k_weeks, Rule::k_months, Rule::k_years, Rule::k_hours, Rule::k_minutes];
    units.iter().any(|k| failure.says(at, *k))
}

/// `in the last days`, `after days`: a number is missing; `30` without a unit.
fn unfinished_span(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let wants_unit = failure.expects(&[Rule::k_days, Rule::k_weeks, Rule::k_work_days]);
    if wants_unit && failure.kind(at.wrapping_sub(1)) == Some(Kind::Number) {
        return Some(without_unit(failure));
    }
    let starts = failure.expects(&[Rule::duration, Rule::digits]);
    let window =
        failure.is(at, "in") && failure.kind(at + 1) == Some(Kind::Number) && is_unit(failure, at + 2);
    if window && failure.form != Rule::clock {
        return Some(failure.otherwise(at..at + 1, "in the last"));
    }
    if starts && is_unit(failure, at) {
        let written = failure.written(at);
        let mends = insert(at, "1");
        let message = format!("nothing says how many `{written}`");
        return Some(failure.instead("duration", failure.span(at), message, mends));
    }
    let article =
        (failure.is(at, "a") || failure.is(at, "an") || failure.is(at, "one")) && is_unit(failure, at + 1);
    if starts && article {
        let message = format!("`{}` has to be a number", failure.written(at));
        return Some(failure.instead("duration", failure.span(at), message, replace(at..at + 1, "1")));
    }
    None
}

/// A number with a word behind it that is no unit, or with none.
fn without_unit(failure: &Failure<'_>) -> Explained {
    let at = failure.at;
    const UNITS: [&str; 16] = [
        "work days",
        "work day",
        "work hours",
        "work hour",
        "minutes",
        "minute",
        "hours",
        "hour",
        "days",
        "day",
        "weeks",
        "week",
        "months",
        "month",
        "years",
        "year",
    ];
    if let Some((range, right)) = super::words::best(failure, at, UNITS.into_iter())
        .filter(|(r, _)| !failure.is(r.start, "work") || r.len() > 1)
    {
        let span = failure.tokens.span_of(range.start, range.end - 1);
        let message =
            format!("`{}` is no unit of time: did you mean `{right}`?", failure.text(range.clone()));
        return failure.instead("keyword-misspelt", span, message, replace(range, right));
    }
    let number = failure.written(at - 1);
    let units = [
        ("business days", "work days"),
        ("business day", "work days"),
        ("working days", "work days"),
        ("working day", "work days"),
        ("workdays", "work days"),
        ("workday", "work days"),
        ("business hours", "work hours"),
        ("working hours", "work hours"),
        ("workhours", "work hours"),
        ("work", "work days"),
        ("seconds", "minutes"),
        ("second", "minutes"),
        ("quarters", "months"),
        ("quarter", "months"),
        ("hrs", "hours"),
        ("mins", "minutes"),
        ("min", "minutes"),
    ];
    for (phrase, right) in units {
        let count = phrase.split(' ').count();
        let stands = phrase.split(' ').enumerate().all(|(i, w)| failure.is(at + i, w));
        if stands {
            let span = failure.tokens.span_of(at, at + count - 1);
            return failure.instead(
                "duration",
                span,
                format!("`{phrase}` is no unit of time here"),
                replace(at..at + count, right),
            );
        }
    }
    let number_span = failure.span(at - 1);
    let next = failure.written(at);
    let near =
        crate::syntax::nearness::nearest(next, ["minutes", "hours", "days", "weeks", "months", "years"]);
    if let Some(unit) = near.filter(|_| failure.kind(at) == Some(Kind::Word)) {
        let message = format!("`{next}` is no unit of time: did you mean `{unit}`?");
        return failure.instead("keyword-misspelt", failure.span(at), message, replace(at..at + 1, unit));
    }
    let message = format!("`{number}` lacks a unit of time");
    let help = format!(
        "write `{number} days`, for example; there are also `minutes`, `hours`, `weeks`, `months` and `years`"
    );
    let mut mends = insert(at, "days");
    if failure.at_end() {
        mends = insert(failure.head.end, "days");
    }
    (Diagnostic::error("duration", number_span, message).help(help), mends)
}

/// `is not at least 5`, `not at least 5` behind a quantity.
fn negated_comparison(failure: &Failure<'_>) -> Option<Explained> {
    let nots = [failure.at + 1, failure.at, failure.at.wrapping_sub(1), failure.at.wrapping_sub(2)];
    let not = nots.into_iter().find(|t| failure.is(*t, "not") && *t > failure.head.start)?;
    let behind = not + 1;
    let comparisons = [
        (Rule::k_at_least, "less than"),
        (Rule::k_at_most, "more than"),
        (Rule::k_more_than, "at most"),
        (Rule::k_less_than, "at least"),
    ];
    let from = if failure.is(not - 1, "is") { not - 1 } else { not };
    for (keyword, opposite) in comparisons {
        if failure.says(behind, keyword) {
            let span = failure.tokens.span_of(from, behind + 1);
            let message = "`not` stands before the whole test, or the test says the opposite";
            return Some(failure.instead("not-place", span, message, replace(from..behind + 2, opposite)));
        }
    }
    let tests = [
        Rule::k_contains,
        Rule::k_mentions,
        Rule::k_starts_with,
        Rule::k_ends_with,
        Rule::k_includes,
        Rule::k_between,
        Rule::k_before,
        Rule::k_after,
        Rule::k_in_the_last,
        Rule::k_in_the_next,
        Rule::k_on,
    ];
    let does = ["does", "do", "is", "has"].iter().any(|w| failure.is(not - 1, w));
    let tested = tests.iter().find(|k| failure.says(behind, **k));
    let short = ["contain", "mention", "start", "end", "include"].iter().any(|w| failure.is(behind, w));
    if tested.is_none() && !(short && does) {
        return None;
    }
    let from = if does { not - 1 } else { not };
    let of = from.checked_sub(1).filter(|t| failure.is_name(*t))?;
    let name = failure.written(of).to_owned();
    let mut mends = vec![(of, Edit::Before("not".to_owned()))];
    mends.extend(remove(from..behind));
    if short {
        mends.push((behind, Edit::Instead(format!("{}s", failure.written(behind)))));
    }
    let span = failure.tokens.span_of(from, behind);
    let _ = name;
    Some(failure.instead("not-place", span, "`not` stands before the whole test", mends))
}

/// `50 percent of`, `50 of revenue`, `%50`
fn percent(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if (failure.is(at, "percent") || failure.is(at, "pct"))
        && failure.kind(at.wrapping_sub(1)) == Some(Kind::Number)
    {
        let span = failure.span(at);
        return Some(failure.instead(
            "percent",
            span,
            format!("`{}` is written `%`", failure.written(at)),
            replace(at..at + 1, "%"),
        ));
    }
    if failure.is(at, "%") && failure.kind(at + 1) == Some(Kind::Number) {
        let number = failure.written(at + 1);
        let mends = vec![(at, Edit::Away), (at + 1, Edit::Instead(format!("{number}%")))];
        let span = failure.tokens.span_of(at, at + 1);
        return Some(failure.instead("percent", span, "`%` stands behind its number", mends));
    }
    let wanted = failure.expects(&[Rule::percent_sign]) && !failure.expects(&[Rule::EOI]);
    let clear = failure.form != Rule::award || failure.says(at, Rule::k_of);
    let lacks = wanted && clear && failure.kind(at.wrapping_sub(1)) == Some(Kind::Number);
    lacks.then(|| {
        let number = failure.written(at - 1);
        let mends = vec![(at - 1, Edit::Instead(format!("{number}%")))];
        failure.instead("percent", failure.span(at - 1), format!("`{number}` lacks `%`"), mends)
    })
}

/// `10 million eur`
fn lower_case_currency(failure: &Failure<'_>) -> Option<Explained> {
    let written = failure.written(failure.at);
    let letters = written.len() == 3 && written.bytes().all(|b| b.is_ascii_alphabetic());
    if !letters || !failure.expects(&[Rule::currency]) {
        return None;
    }
    let known = [
        "eur", "usd", "gbp", "chf", "jpy", "sek", "nok", "dkk", "pln", "czk", "cad", "aud", "inr", "cny",
        "brl",
    ];
    let upper = written.to_uppercase();
    if !known.contains(&written.to_lowercase().as_str()) {
        return None;
    }
    let message = format!("currencies are written in capital letters: `{upper}`");
    Some(failure.instead(
        "currency",
        failure.span(failure.at),
        message,
        replace(failure.at..failure.at + 1, &upper),
    ))
}
