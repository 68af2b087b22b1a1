//! Words beside each other in a condition with nothing between them: what is asked is left out, or something
//! is said that need not be.

use super::{Edit, Explained, Failure, Mends, insert, known, remove, replace};
use crate::syntax::grammar::Rule;
use crate::syntax::keywords::keywords;
use crate::syntax::lex::{Kind, scale_of};
use crate::values::text::quoted;

/// What goes on with a condition, or tests a value: with these expected, the failure stands in a condition.
const GO_ON: [Rule; 8] = [
    Rule::k_and,
    Rule::k_or,
    Rule::operator,
    Rule::compare,
    Rule::is_test,
    Rule::where_is,
    Rule::where_compare,
    Rule::close,
];

/// Mistakes of words beside each other.
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    if !failure.expects(&GO_ON) || failure.at_end() || failure.at <= failure.head.start + 1 {
        return None;
    }
    super::first_of(
        failure,
        &[counted, newest, money_word, scale, unit, range, from_to, no_comparison, no_is],
    )
}

/// Whether a number stands there.
fn is_number(failure: &Failure<'_>, at: usize) -> bool {
    failure.kind(at) == Some(Kind::Number)
}

/// `30 Euro`, `80 thousand pounds`
fn money_word(failure: &Failure<'_>) -> Option<Explained> {
    const WORDS: [(&str, &str); 12] = [
        ("euro", "EUR"),
        ("euros", "EUR"),
        ("dollar", "USD"),
        ("dollars", "USD"),
        ("bucks", "USD"),
        ("pound", "GBP"),
        ("pounds", "GBP"),
        ("quid", "GBP"),
        ("franc", "CHF"),
        ("francs", "CHF"),
        ("yen", "JPY"),
        ("zloty", "PLN"),
    ];
    let at = failure.at;
    let lower = failure.written(at).to_lowercase();
    let (_, code) =
        WORDS.into_iter().find(|(word, _)| *word == lower && failure.expects(&[Rule::currency]))?;
    let message = format!("the currency `{}` is written `{code}`", failure.written(at));
    Some(failure.instead("currency", failure.span(at), message, replace(at..at + 1, code)))
}

/// How scales are written elsewhere, and in a pact; beside those that [`scale_of`] knows.
const SCALES: [(&str, &str); 8] = [
    ("tsd", "thousand"),
    ("tausend", "thousand"),
    ("thousands", "thousand"),
    ("mln", "million"),
    ("mrd", "billion"),
    ("teur", "thousand EUR"),
    ("keur", "thousand EUR"),
    ("meur", "million EUR"),
];

/// `budget at least 2.5 Mio EUR`, `250 TEUR`, `employees at least 2 k`
fn scale(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let written = failure.written(at);
    if !is_number(failure, at - 1) || known::declared(failure, at).is_some() {
        return None;
    }
    if failure.is_any(at, &["hundred", "dozen", "lakh", "crore"]) {
        let message = format!("numbers go by `thousand`, `million` and `billion`, not by `{written}`");
        let help = "write the number in digits".to_owned();
        return failure.error("said-otherwise", failure.span(at), message, help, remove(at..at + 1));
    }
    let lower = written.to_lowercase();
    let other = || SCALES.into_iter().find(|(word, _)| *word == lower).map(|(_, right)| right);
    let right = scale_of(written).map(|(right, _)| right).filter(|right| *right != lower).or_else(other)?;
    let message = format!("`{written}` is written `{right}`");
    // `Mio. EUR`: the point that abbreviates goes, too.
    let end = if failure.is(at + 1, ".") { at + 2 } else { at + 1 };
    Some(failure.instead("said-otherwise", failure.span(at), message, replace(at..end, right)))
}

/// `staff at least 200 people`, `interest at least 30 points`
fn unit(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let word = failure.is_name(at) || failure.says(at, Rule::k_points);
    let left_out = word && is_number(failure, at - 1) && known::declared(failure, at).is_none();
    let mends = remove(at..at + 1);
    if !left_out || (failure.reach)(&mends) <= at + 1 {
        return None;
    }
    let message = format!("`{}` is left out here", failure.written(at));
    Some(failure.instead("said-otherwise", failure.span(at), message, mends))
}

/// `last chat in the last 60 days`, `last chat less than 60 days ago`, `last chat at most 60`
fn newest(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let last = at.checked_sub(1).filter(|t| failure.is_any(*t, &["last", "latest", "newest"]))?;
    let name = interaction(failure, at)?;
    let (more, less) = (failure.phrase(at + 1, "more than"), failure.phrase(at + 1, "less than"));
    let ago = failure.kind(at + 3) == Some(Kind::Number) && failure.says(at + 5, Rule::k_ago);
    let mends = match () {
        () if ago && (more || less) => {
            let what = if less { "any" } else { "no" };
            let age = failure.text(at + 3..at + 5);
            replace(last..at + 6, &format!("{what} {name} in the last {age}"))
        }
        () if failure.says(at + 1, Rule::k_in_the_last) => replace(last..at + 1, &format!("any {name}")),
        () => replace(last..at + 1, &format!("days since last {name}")),
    };
    let message = "an interaction is asked for with `any`, or its age with `days since last`";
    Some(failure.instead("interaction-as-condition", failure.tokens.span_of(last, at), message, mends))
}

/// `interests contains battery`: of a set of words; `position contains manager`: of a text.
pub(super) fn needle(failure: &Failure<'_>) -> Option<Explained> {
    const TESTS: [Rule; 4] = [Rule::k_contains, Rule::k_mentions, Rule::k_starts_with, Rule::k_ends_with];
    let at = failure.at;
    let words = |k: Rule| keywords().spelled(k).split(' ').count();
    let behind = |k: Rule| at.checked_sub(words(k)).filter(|t| failure.says(*t, k));
    let test = TESTS.into_iter().find_map(behind)?;
    let subject = test.checked_sub(1).filter(|t| *t > failure.head.start)?;
    if !failure.is_name(at) || known::is_declared(failure, at, &[Rule::k_list]) {
        return None;
    }
    if known::is_declared(failure, subject, &[Rule::k_some_of]) {
        let message = format!("`{}` is a set of words, which `includes` a word", failure.written(subject));
        let span = failure.span(test);
        return Some(failure.instead("said-otherwise", span, message, replace(test..at, "includes")));
    }
    let written = failure.written(at);
    let message = format!("`{written}` has to stand in quotes");
    let right = quoted(written);
    let help = format!("write `{} {right}`", failure.text(subject..at));
    failure.error("quotes", failure.span(at), message, help, replace(at..at + 1, &right))
}

/// `staff 10-49`, `staff between 10-49`
pub(super) fn range(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let near = at.saturating_sub(2).max(failure.head.start + 2)..=at + 1;
    let mut near = near.filter(|t| failure.is_any(*t, &["-", "to"]));
    let dash = near.find(|t| is_number(failure, t + 1))?;
    if !is_number(failure, dash - 1) {
        return None;
    }
    let said = failure.says(dash - 2, Rule::k_between);
    if said && failure.is(dash, "to") {
        return None;
    }
    let first = if said { dash - 2 } else { dash - 1 };
    if !(said || failure.is_name(dash - 2) || failure.is(dash - 2, "is")) {
        return None;
    }
    let right = format!("between {} and {}", failure.written(dash - 1), failure.written(dash + 1));
    let mends = replace(first..dash + 2, &right);
    let span = failure.tokens.span_of(first, dash + 1);
    let message = format!("a pact says `between … and …`, not `{}`", failure.text(first..dash + 2));
    ((failure.reach)(&mends) > dash + 2).then(|| failure.instead("said-otherwise", span, message, mends))
}

/// `staff from 10 to 49`
fn from_to(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let to = at + 2;
    let numbers = is_number(failure, at + 1) && is_number(failure, to + 1);
    if !failure.is(at, "from") || !numbers || !failure.is_any(to, &["to", "-", "and", "until"]) {
        return None;
    }
    let message = format!("a pact says `between … and …`, not `{}`", failure.text(at..to + 1));
    let mends = vec![(at, Edit::Instead("between".to_owned())), (to, Edit::Instead("and".to_owned()))];
    Some(failure.instead("said-otherwise", failure.tokens.span_of(at, to), message, mends))
}

/// `interest 30`
fn no_comparison(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let value = is_number(failure, at) && failure.is_name(at - 1);
    let mends = insert(at, "at least");
    if !value || (failure.reach)(&mends) <= at + 1 {
        return None;
    }
    let (name, number) = (failure.written(at - 1), failure.written(at));
    let message = format!("nothing says how `{name}` compares with `{number}`");
    Some(failure.instead("incomplete", failure.span(at), message, mends))
}

/// `grade A`, `grade A or B`, `country "DE"`
fn no_is(failure: &Failure<'_>) -> Option<Explained> {
    const WORDS: [Rule; 6] =
        [Rule::k_one_of, Rule::k_text, Rule::k_rating, Rule::k_table, Rule::k_choose, Rule::k_some_of];
    let at = failure.at;
    let answer = failure.is_any(at, &["yes", "no"]) && known::is_yes_no(failure, at - 1);
    if answer && (failure.at + 1 == failure.head.end || !failure.is_name(at + 1)) {
        let message = format!("`is` is missing before `{}`", failure.written(at));
        return Some(failure.instead("incomplete", failure.span(at), message, insert(at, "is")));
    }
    let text = failure.kind(at) == Some(Kind::Text);
    let of_lead = ["stage", "handover", "route", "responsible"];
    let worded = known::is_declared(failure, at - 1, &WORDS) || failure.is_any(at - 1, &of_lead);
    if !(text || failure.is_name(at)) || !worded {
        return None;
    }
    let set = known::is_declared(failure, at - 1, &[Rule::k_some_of]);
    let (one, many) = if set { ("includes", "includes any of") } else { ("is", "is one of") };
    let last = last_value(failure, at);
    let mends = if last == at { insert(at, one) } else { in_parentheses(failure, at, last, many) };
    let right = if last == at { one } else { many };
    let message = format!("`{right}` is missing before `{}`", failure.written(at));
    let whole = (failure.reach)(&mends) > last + 1;
    whole.then(|| failure.instead("incomplete", failure.tokens.span_of(at, last), message, mends))
}

/// The last of some values that are joined by `or` or commas: those that are not tested themselves.
pub(super) fn last_value(failure: &Failure<'_>, first: usize) -> usize {
    let value = |at: usize| {
        let text = failure.kind(at) == Some(Kind::Text);
        (text || failure.is_name(at) || is_number(failure, at)) && !is_tested(failure, at + 1)
    };
    let mut last = first;
    while failure.is_any(last + 1, &["or", ","]) && value(last + 2) {
        last += 2;
    }
    last
}

/// Whether something is asked of the value before a token.
pub(super) fn is_tested(failure: &Failure<'_>, at: usize) -> bool {
    const TESTS: [Rule; 16] = [
        Rule::k_is,
        Rule::k_at_least,
        Rule::k_at_most,
        Rule::k_more_than,
        Rule::k_less_than,
        Rule::k_between,
        Rule::k_contains,
        Rule::k_mentions,
        Rule::k_starts_with,
        Rule::k_ends_with,
        Rule::k_includes,
        Rule::k_before,
        Rule::k_after,
        Rule::k_on,
        Rule::k_in_the_last,
        Rule::k_in_the_next,
    ];
    let signs = ["=", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/", "."];
    TESTS.iter().any(|k| failure.says(at, *k)) || failure.is_any(at, &signs)
}

/// Puts values into parentheses, with commas between them and a phrase before them.
pub(super) fn in_parentheses(failure: &Failure<'_>, first: usize, last: usize, phrase: &str) -> Mends {
    let mut mends: Mends = (first..=last)
        .filter(|at| failure.is_any(*at, &["or", ","]))
        .map(|at| (at, Edit::Instead(",".to_owned())))
        .collect();
    mends.push((first, Edit::Before(format!("{phrase} ("))));
    mends.push((last + 1, Edit::Before(")".to_owned())));
    mends
}

/// `6 calls where …`, `at least 6 calls in the last 30 days`: how many interactions there are.
fn counted(failure: &Failure<'_>) -> Option<Explained> {
    count(failure, failure.at)
}

/// A number of interactions, which are named at a token.
pub(super) fn count(failure: &Failure<'_>, at: usize) -> Option<Explained> {
    let number = at.checked_sub(1).filter(|t| is_number(failure, *t))?;
    let name = interaction(failure, at)?;
    let compared = number.checked_sub(2).filter(|t| *t > failure.head.start && is_comparison(failure, *t));
    let from = compared.unwrap_or(number);
    if is_value(failure, from - 1) {
        return None;
    }
    let end = super::wheres::whole_end(failure, at + 1);
    let rest = failure.text(at + 1..end);
    let compared = if from == number { "at least".to_owned() } else { failure.text(from..number) };
    let counted = format!("(count of {name} {rest}").trim_end().to_owned();
    let right = format!("{counted}) {compared} {}", failure.written(number));
    let message =
        format!("`{}` says nothing: interactions are counted with `count of`", failure.text(from..at + 1));
    let span = failure.tokens.span_of(from, at);
    Some(failure.instead("said-otherwise", span, message, replace(from..end, &right)))
}

/// Whether a value stands there, of which something may be asked.
fn is_value(failure: &Failure<'_>, at: usize) -> bool {
    let sign = matches!(failure.kind(at), Some(Kind::Close | Kind::Number | Kind::Sign));
    sign || failure.is(at, "is") || known::declared(failure, at).is_some()
}

/// Whether `at least` or its like stands there.
fn is_comparison(failure: &Failure<'_>, at: usize) -> bool {
    let words = [Rule::k_at_least, Rule::k_at_most, Rule::k_more_than, Rule::k_less_than];
    words.iter().any(|k| failure.says(at, *k))
}

/// The interaction that a word names, also in the plural.
pub(super) fn interaction(failure: &Failure<'_>, at: usize) -> Option<String> {
    let written = failure.tokens.read(at);
    let same = |name: &str| {
        name == written || written.strip_suffix('s') == Some(name) || written.strip_suffix("ed") == Some(name)
    };
    let word = failure.kind(at) == Some(Kind::Word) && !keywords().is_reserved(written);
    let found = known::first_of_kind(failure, Rule::k_interaction, |name, _| word && same(name));
    found.map(str::to_owned)
}
