//! What would have fitted, in words; and what is said when no table knows the mistake.

use super::{Explained, Failure};
use crate::diagnostics::Diagnostic;
use crate::syntax::grammar::Rule;
use crate::syntax::keywords::keywords;

/// The keywords that the expected parts begin with.
pub(super) fn expected_keywords(expected: &[Rule]) -> Vec<Rule> {
    let mut found = Vec::new();
    for part in expected {
        if !keywords().spelled(*part).is_empty() {
            found.push(*part);
        }
        found.extend_from_slice(begins(*part));
    }
    found.dedup();
    found
}

/// The keywords a part begins with.
fn begins(part: Rule) -> &'static [Rule] {
    match part {
        Rule::is_test | Rule::where_is => &[Rule::k_is],
        Rule::compare | Rule::where_compare | Rule::comparison => {
            &[Rule::k_at_least, Rule::k_at_most, Rule::k_more_than, Rule::k_less_than]
        }
        Rule::at_most => &[Rule::k_at_most],
        Rule::between | Rule::where_between | Rule::range => &[Rule::k_between],
        Rule::text_test => &[Rule::k_contains, Rule::k_mentions, Rule::k_starts_with, Rule::k_ends_with],
        Rule::includes => &[Rule::k_includes],
        Rule::needles => &[Rule::k_any_of],
        Rule::is_one_of | Rule::one_of => &[Rule::k_one_of],
        Rule::some_of => &[Rule::k_some_of],
        Rule::date_test | Rule::where_date => &[Rule::k_before, Rule::k_after, Rule::k_on],
        Rule::in_the_last | Rule::rule_window => &[Rule::k_in_the_last],
        Rule::in_the_next => &[Rule::k_in_the_next],
        Rule::in_this_stage => &[Rule::k_in_this_stage],
        Rule::long_ago => &[Rule::k_more_than],
        Rule::where_clause => &[Rule::k_where],
        Rule::where_test => &[],
        Rule::what | Rule::interactions => &[Rule::k_by_the_lead],
        Rule::when_clause | Rule::rule_when => &[Rule::k_when],
        Rule::rule_per => &[Rule::k_per],
        Rule::rule_without => &[Rule::k_per_full],
        Rule::limit => &[Rule::k_at_most, Rule::k_up_to],
        Rule::limit_times => &[Rule::k_at_most],
        Rule::limit_points | Rule::group_up_to => &[Rule::k_up_to],
        Rule::limit_span => &[Rule::k_per, Rule::k_in_any],
        Rule::calendar => &[Rule::k_day, Rule::k_week, Rule::k_month, Rule::k_year],
        Rule::fade => &[Rule::k_keeps, Rule::k_fades_out_in, Rule::k_never_fades],
        Rule::timer => &[Rule::k_after],
        Rule::during => &[Rule::k_while_not_handed_over, Rule::k_while_handed_over],
        Rule::as_soon_as => &[Rule::k_as_soon_as],
        Rule::resetting => &[Rule::k_resetting],
        Rule::needs => &[Rule::k_needs],
        Rule::because => &[Rule::k_because],
        Rule::late => &[Rule::k_if_late],
        Rule::late_notify => &[Rule::k_notify],
        Rule::late_becomes => &[Rule::k_becomes],
        Rule::within => &[Rule::k_within],
        Rule::from_type => &[Rule::k_from_type],
        Rule::by_team => &[Rule::k_by],
        Rule::from_column => &[Rule::k_from_column],
        Rule::unknown_if => &[Rule::k_unknown_if],
        Rule::empty_means => &[Rule::k_empty_means],
        Rule::renamed_from => &[Rule::k_renamed_from],
        Rule::owned_by => &[Rule::k_owned_by],
        Rule::field_type => &[
            Rule::k_text,
            Rule::k_number,
            Rule::k_money,
            Rule::k_yes_no,
            Rule::k_date,
            Rule::k_one_of,
            Rule::k_some_of,
        ],
        Rule::joint => &[Rule::k_and, Rule::k_or],
        Rule::list_ref | Rule::operand => &[],
        Rule::expr | Rule::sum => {
            &[Rule::k_not, Rule::k_any, Rule::k_no, Rule::k_count_of, Rule::k_days_since]
        }
        _ => &[],
    }
}

/// A part in words; `None` for what is too small to name.
fn in_words(part: Rule) -> Option<&'static str> {
    Some(match part {
        Rule::name => "a name",
        Rule::string => "a text in quotes",
        Rule::word | Rule::head => "a word",
        Rule::operand => "a word or a text in quotes",
        Rule::words | Rule::list_ref | Rule::data_words => "words in parentheses, such as `(first, second)`",
        Rule::needles => "a text in quotes, or `any of (…)`",
        Rule::path | Rule::need => "the name of a field",
        Rule::expr => "a condition",
        Rule::sum | Rule::single => "a field or a number",
        Rule::where_test => "a test, such as `where seconds at least 30`",
        Rule::digits | Rule::plain | Rule::number => "a number",
        Rule::points | Rule::answer_points => "points with their sign, such as `+5`",
        Rule::percent => "a share, such as `50%`",
        Rule::percent_sign => "`%`",
        Rule::duration => "a span of time, such as `30 days`",
        Rule::date | Rule::day => "a day, such as `2026-11-20`",
        Rule::time => "a time, such as `09:00`",
        Rule::currency => "a currency, such as `EUR`",
        Rule::comma => "`,`",
        Rule::dash => "`-`",
        Rule::colon => "`:`",
        Rule::bar => "`|`",
        Rule::close => "`)`",
        Rule::data => "a value",
        Rule::zone => "a time zone, such as `Europe/Berlin`",
        Rule::week_days | Rule::week_day => "a day of the week, such as `mon`",
        Rule::interactions | Rule::what => "the name of an interaction",
        Rule::lint => "the name of a lint",
        _ => return None,
    })
}

/// What is asked of quantities: too much to be listed.
const TESTS: [Rule; 13] = [
    Rule::is_test,
    Rule::compare,
    Rule::between,
    Rule::text_test,
    Rule::includes,
    Rule::date_test,
    Rule::in_the_last,
    Rule::in_the_next,
    Rule::long_ago,
    Rule::where_is,
    Rule::where_compare,
    Rule::where_between,
    Rule::where_date,
];

/// What fits nearly everywhere, and so says nothing.
const HIDDEN: [Rule; 6] =
    [Rule::operator, Rule::k_thousand, Rule::k_million, Rule::k_billion, Rule::k_not, Rule::EOI];

/// What would have fitted, as words to write; the more telling first.
fn wanted(expected: &[Rule]) -> Vec<String> {
    let tests = [Rule::is_test, Rule::compare, Rule::text_test, Rule::between, Rule::where_is];
    let a_test = expected.iter().filter(|r| tests.contains(r)).count() >= 2;
    let small = |part: Rule| matches!(part, Rule::currency | Rule::percent_sign) && expected.len() > 2;
    let hidden = |part: Rule| HIDDEN.contains(&part) || small(part) || (a_test && TESTS.contains(&part));
    let mut found: Vec<String> = Vec::new();
    if a_test {
        found.push("a test such as `is`, `at least` or `contains`".to_owned());
    }
    for words in expected.iter().filter(|p| !hidden(**p)).flat_map(|part| words_for(*part)) {
        if !found.contains(&words) {
            found.push(words);
        }
    }
    found
}

/// What to write for a part: its name, its keyword, or the keywords it begins with.
fn words_for(part: Rule) -> Vec<String> {
    let spelled = |keyword: Rule| format!("`{}`", keywords().spelled(keyword));
    match in_words(part) {
        Some(words) => vec![words.to_owned()],
        None if !keywords().spelled(part).is_empty() => vec![spelled(part)],
        None => begins(part).iter().take(3).map(|k| spelled(*k)).collect(),
    }
}

/// `a, b or c`
fn list(mut words: Vec<String>) -> String {
    words.truncate(5);
    match words.as_slice() {
        [before @ .., last] if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        _ => words.concat(),
    }
}

/// What is said about a token that does not fit, or about what is missing at the end.
pub(super) fn explain(failure: &Failure<'_>) -> Explained {
    let wanted = list(wanted(&failure.expected));
    let can_end = failure.expects(&[Rule::EOI]);
    if failure.at_end() {
        let last = failure.written(failure.head.end.saturating_sub(1));
        let message = format!("something is missing behind `{last}`");
        let help = if wanted.is_empty() {
            "write the rest of the line".to_owned()
        } else {
            format!("write {wanted}")
        };
        return (Diagnostic::error("incomplete", failure.span(failure.at), message).help(help), Vec::new());
    }
    let written = failure.written(failure.at);
    let message = if failure.at > failure.head.start {
        format!("`{written}` does not fit behind `{}`", failure.written(failure.at - 1))
    } else {
        format!("`{written}` does not fit here")
    };
    let help = match (wanted.is_empty(), can_end) {
        (true, _) => format!("end the line before `{written}`"),
        (false, true) => format!("end the line before `{written}`, or write {wanted}"),
        (false, false) => format!("write {wanted}"),
    };
    (Diagnostic::error("does-not-fit", failure.span(failure.at), message).help(help), Vec::new())
}
