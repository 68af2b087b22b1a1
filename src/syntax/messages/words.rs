//! Words that are nearly words of the language, and words that are too much of it.

use std::ops::Range;

use super::expected::expected_keywords;
use super::{Edit, Explained, Failure, insert, replace};
use crate::diagnostics::Diagnostic;
use crate::syntax::grammar::Rule;
use crate::syntax::keywords::keywords;
use crate::syntax::layout::begins_statement;
use crate::syntax::lex::Kind;
use crate::syntax::nearness::is_near;

/// A character that means nothing outside texts.
pub(super) fn stray(failure: &Failure<'_>) -> Option<Explained> {
    let at = [failure.at, failure.at.wrapping_sub(1)]
        .into_iter()
        .find(|at| failure.kind(*at) == Some(Kind::Stray))?;
    let written = failure.written(at);
    let message =
        Diagnostic::error("stray-character", failure.span(at), format!("`{written}` means nothing here"));
    Some((message.help("leave it out; texts stand in quotes: `\"…\"`"), vec![(at, Edit::Away)]))
}

/// A word written twice.
pub(super) fn doubled(failure: &Failure<'_>) -> Option<Explained> {
    let near = failure.at.saturating_sub(2).max(failure.head.start)..=failure.at + 3;
    let twice = |at: &usize| {
        let once = matches!(
            failure.kind(*at),
            Some(Kind::Word | Kind::Number | Kind::Text | Kind::Sign | Kind::Comma)
        );
        once && failure.head.contains(&(at + 1)) && failure.written(*at) == failure.written(at + 1)
    };
    let helps = |at: &usize| {
        let reach = (failure.reach)(&super::remove(at + 1..at + 2));
        reach > failure.head.end || reach > failure.at.max(at + 1) + 2
    };
    let at = near.filter(twice).find(helps)?;
    let written = failure.written(at);
    let message = format!("`{written}` stands here twice");
    let mends = super::remove(at + 1..at + 2);
    Some(failure.instead("doubled", failure.span(at + 1), message, mends))
}

/// Two neighbours in the wrong order.
pub(super) fn exchanged(failure: &Failure<'_>) -> Option<Explained> {
    let from = failure.at.saturating_sub(2).max(failure.head.start);
    let pairs =
        (from..=failure.at + 1).filter(|a| failure.head.contains(a) && failure.head.contains(&(a + 1)));
    let kept = |at: usize| !failure.mended.contains_key(&at);
    let ends = |mends: &super::Mends| (failure.reach)(mends) > failure.head.end;
    let mut pairs = pairs.filter(|a| kept(*a) && kept(a + 1));
    let at = pairs.find(|a| ends(&super::exchange(*a, a + 1)))?;
    let (first, second) = (failure.written(at), failure.written(at + 1));
    let message = format!("`{first}` and `{second}` stand in the wrong order");
    Some(failure.instead(
        "word-order",
        failure.tokens.span_of(at, at + 1),
        message,
        super::exchange(at, at + 1),
    ))
}

/// A keyword with capital letters.
pub(super) fn other_case(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if failure.kind(at) != Some(Kind::Word) {
        return None;
    }
    let candidates = expected_keywords(&failure.expected);
    let spelled = candidates.iter().flat_map(|k| keywords().spellings(*k)).map(|s| s.text.as_str());
    let (range, right) = spelled
        .filter_map(|right| same_but_case(failure, at, right).map(|r| (r, right)))
        .max_by_key(|(r, _)| r.len())?;
    Some(in_lower_case(failure, range, right))
}

/// The tokens that say `right` in another case.
fn same_but_case(failure: &Failure<'_>, at: usize, right: &str) -> Option<Range<usize>> {
    let range = at..at + right.split(' ').count();
    if range.end > failure.head.end {
        return None;
    }
    let written = joined(failure, range.clone());
    (written != right && written.to_lowercase() == right).then_some(range)
}

/// The message for a keyword in another case.
pub(super) fn in_lower_case(failure: &Failure<'_>, range: Range<usize>, right: &str) -> Explained {
    let written = joined(failure, range.clone());
    let span = failure.tokens.span_of(range.start, range.end - 1);
    let message = format!("`{written}` has to be written in small letters");
    failure.instead("keyword-case", span, message, replace(range, right))
}

/// Tokens as they are read, with single blanks.
pub(super) fn joined(failure: &Failure<'_>, range: Range<usize>) -> String {
    range.map(|at| failure.tokens.read(at)).collect::<Vec<_>>().join(" ")
}

/// A keyword with a letter or a word wrong.
pub(super) fn misspelt(failure: &Failure<'_>) -> Option<Explained> {
    let candidates = expected_keywords(&failure.expected);
    let here = candidates.iter().flat_map(|k| keywords().spellings(*k)).map(|s| s.text.as_str());
    if let Some((range, right)) =
        best(failure, failure.at, here).filter(|(range, right)| is_slip(failure, range, right))
    {
        return Some(did_you_mean(failure, range, right));
    }
    // The word before may have been taken for a name.
    let several = Rule::all_rules().iter().flat_map(|k| keywords().spellings(*k)).map(|s| s.text.as_str());
    let several: Vec<&str> = several.filter(|s| s.contains(' ')).collect();
    for back in 1..=2 {
        let start = failure.at.checked_sub(back).filter(|s| *s >= failure.head.start)?;
        let found = best(failure, start, several.iter().copied());
        let slip = |(range, right): &(Range<usize>, &str)| {
            range.end + 1 > failure.at && is_slip(failure, range, right) && range.len() > 1
        };
        if let Some((range, right)) = found.filter(slip) {
            return Some(did_you_mean(failure, range, right));
        }
    }
    None
}

/// Whether the words are no keyword themselves, in their place or elsewhere, but for a word left out.
fn is_slip(failure: &Failure<'_>, range: &Range<usize>, right: &str) -> bool {
    let known = |at: usize| failure.tokens.get(at).is_some_and(|t| t.word != 0);
    range.clone().any(|at| !known(at)) || range.len() < right.split(' ').count()
}

fn did_you_mean(failure: &Failure<'_>, range: Range<usize>, right: &str) -> Explained {
    let written = failure.text(range.clone());
    let span = failure.tokens.span_of(range.start, range.end - 1);
    let message = format!("`{written}` means nothing here: did you mean `{right}`?");
    failure.instead("keyword-misspelt", span, message, replace(range, right))
}

/// The nearest of some spellings to the words at a token, and which tokens are meant.
pub(super) fn best<'s>(
    failure: &Failure<'_>,
    at: usize,
    spellings: impl Iterator<Item = &'s str>,
) -> Option<(Range<usize>, &'s str)> {
    spellings
        .filter_map(|right| near(failure, at, right).map(|(range, off)| (range, right, off)))
        .min_by_key(|(range, _, off)| (std::cmp::Reverse(range.len()), *off))
        .map(|(range, right, _)| (range, right))
}

/// Whether the words at a token are nearly `right`: which tokens, and how far off they are.
fn near(failure: &Failure<'_>, at: usize, right: &str) -> Option<(Range<usize>, usize)> {
    let words = right.split(' ').count();
    let says_it =
        |from: usize| from + words <= failure.head.end && joined(failure, from..from + words) == right;
    if (at.saturating_sub(3).max(failure.head.start)..=at).any(says_it) {
        return None;
    }
    let mut found: Option<(Range<usize>, usize)> = None;
    for count in [words, words.saturating_sub(1), words + 1] {
        let range = at..at + count;
        let all_words = range.clone().all(|t| failure.kind(t) == Some(Kind::Word));
        if count == 0 || !all_words {
            continue;
        }
        let written = joined(failure, range.clone());
        let off = strsim::osa_distance(&written.to_lowercase(), right);
        let allowed =
            if words == 1 { is_near(&written, right) } else { off <= 2 && first_letters(&written, right) };
        if allowed && written != right && found.as_ref().is_none_or(|(_, least)| off < *least) {
            found = Some((range, off));
        }
    }
    found.or_else(|| lacking(failure, at, right))
}

/// Whether two phrases begin alike, so that few wrong letters are really few.
fn first_letters(written: &str, right: &str) -> bool {
    right.len() >= 5 && written.chars().next().map(|c| c.to_ascii_lowercase()) == right.chars().next()
}

/// Whether the words at a token are `right` with one word left out.
fn lacking(failure: &Failure<'_>, at: usize, right: &str) -> Option<(Range<usize>, usize)> {
    let words: Vec<&str> = right.split(' ').collect();
    let range = at..at + words.len() - 1;
    let short = words.len() < 3 && (failure.kind(range.end) == Some(Kind::Word) || right.starts_with("work"));
    if words.len() < 2 || short {
        return None;
    }
    let written: Vec<String> = range.clone().map(|t| failure.tokens.read(t).to_lowercase()).collect();
    let fits = |left_out: usize| {
        let kept = words.iter().enumerate().filter(|(i, _)| *i != left_out).map(|(_, w)| *w);
        kept.eq(written.iter().map(String::as_str))
    };
    let inside = range.end <= failure.head.end;
    (inside && (0..words.len()).any(fits)).then_some((range, 3))
}

/// A word of the language where a name has to stand.
pub(super) fn reserved(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let written = failure.written(at);
    let is_reserved = failure.kind(at) == Some(Kind::Word) && keywords().is_reserved(failure.tokens.read(at));
    if !is_reserved || failure.expects(&[Rule::expr, Rule::sum, Rule::EOI]) {
        return None;
    }
    if failure.expects(&[Rule::word, Rule::head, Rule::operand, Rule::data]) {
        let message = format!("`{written}` is a word of the language");
        let mends = vec![(at, Edit::Instead(format!("{written}_")))];
        let help = format!("write it in quotes: `\"{written}\"`");
        return Some((Diagnostic::error("reserved-name", failure.span(at), message).help(help), mends));
    }
    if !failure.expects(&[Rule::name, Rule::path, Rule::need, Rule::list_ref]) {
        return None;
    }
    let message = format!("`{written}` cannot be a name, for it is a word of the language");
    let help = format!("choose another name, such as `{written}_1`");
    let mends = vec![(at, Edit::Instead(format!("{written}_1")))];
    Some((Diagnostic::error("reserved-name", failure.span(at), message).help(help), mends))
}

/// A second statement on the same line.
pub(super) fn two_statements(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if at <= failure.head.start || failure.at_end() || !failure.expects(&[Rule::EOI]) {
        return None;
    }
    if !begins_statement(failure.tokens, at, failure.block) {
        return None;
    }
    let written = failure.written(at);
    let how = if failure.block.splits_at_commas() {
        "write a comma before it, or begin a new line"
    } else {
        "begin a new line before it"
    };
    let message = Diagnostic::error(
        "line-break",
        failure.span(at),
        format!("`{written}` begins a statement of its own"),
    );
    Some((message.help(how), super::remove(at..failure.head.end)))
}

/// Keywords that begin values: what is missing is hardly one of them.
const BEGIN_VALUES: [Rule; 17] = [
    Rule::k_known,
    Rule::k_unknown,
    Rule::k_complete,
    Rule::k_yes,
    Rule::k_no,
    Rule::k_not,
    Rule::k_any,
    Rule::k_total,
    Rule::k_latest,
    Rule::k_count_of,
    Rule::k_days_since,
    Rule::k_days_since_last,
    Rule::k_smaller_of,
    Rule::k_larger_of,
    Rule::k_earlier_stays_in,
    Rule::k_missing,
    Rule::k_by_the_lead,
];

/// A keyword or a sign that is missing: with it, the statement can be read on.
pub(super) fn missing(failure: &Failure<'_>) -> Option<Explained> {
    // At the end, where a name may stand, any keyword would do as one.
    if failure.at_end()
        && failure.expects(&[Rule::operand, Rule::word, Rule::name, Rule::path, Rule::list_ref])
    {
        return None;
    }
    let mut candidates: Vec<&str> = Vec::new();
    for keyword in expected_keywords(&failure.expected) {
        if !BEGIN_VALUES.contains(&keyword) {
            candidates.push(keywords().spelled(keyword));
        }
    }
    for (part, sign) in [(Rule::comma, ","), (Rule::colon, ":"), (Rule::bar, "|"), (Rule::joint, ",")] {
        if failure.expects(&[part]) {
            candidates.push(sign);
        }
    }
    let enough = if failure.at_end() { failure.head.end + 1 } else { failure.at + 2 };
    let reached = candidates.into_iter().map(|word| (word, (failure.reach)(&insert(failure.at, word))));
    let helpful: Vec<(&str, usize)> = reached.filter(|(_, reach)| *reach >= enough).collect();
    let best = helpful.iter().map(|(_, reach)| *reach).max()?;
    let words: Vec<&str> =
        helpful.iter().filter(|(_, reach)| *reach == best).map(|(word, _)| *word).collect();
    if let Some(joint) = missing_joint(failure) {
        return Some(joint);
    }
    let joins: Vec<&str> = words.iter().copied().filter(|w| *w == "and" || *w == "or").collect();
    let words = if joins.len() == 2 { vec!["and", "or"] } else { words };
    let first = *words.first()?;
    let named: Vec<String> = words.iter().take(3).map(|w| format!("`{w}`")).collect();
    let place = match failure.at_end() {
        true => format!("behind `{}`", failure.written(failure.head.end - 1)),
        false => format!("before `{}`", failure.written(failure.at)),
    };
    let message = format!("{} is missing {place}", named.join(" or "));
    Some(failure.instead("incomplete", failure.span(failure.at), message, insert(failure.at, first)))
}

/// A list in a sentence lacks what joins two of its members.
fn missing_joint(failure: &Failure<'_>) -> Option<Explained> {
    if !failure.expects(&[Rule::joint]) || failure.at_end() {
        return None;
    }
    let member = |at: usize| {
        !matches!(failure.kind(at), None | Some(Kind::Close))
            && !failure.says(at, Rule::k_resetting)
            && !failure.is(at, "if")
    };
    let joined = |at: usize| {
        (failure.kind(at) == Some(Kind::Comma) && member(at + 1))
            || failure.is(at, "and")
            || failure.is(at, "or")
    };
    let before = |keyword: Rule| (failure.head.start..failure.at).any(|t| failure.says(t, keyword));
    let commas = matches!(failure.form, Rule::holidays) || before(Rule::k_spread_over);
    let word = if commas || joined(failure.at + 1) {
        ","
    } else if before(Rule::k_because)
        || failure.form == Rule::field
        || (failure.form == Rule::may && !before(Rule::k_may))
        || failure.tokens.kind(failure.at + 1) == Some(Kind::Close)
    {
        "or"
    } else {
        "and"
    };
    let written = failure.written(failure.at);
    let message = if word == "," {
        format!("a comma is missing before `{written}`")
    } else {
        format!("`{word}` is missing before `{written}`")
    };
    Some(failure.instead("list-joint", failure.span(failure.at), message, insert(failure.at, word)))
}

/// A name, a number, a text or a condition that is missing before a word which cannot be one.
pub(super) fn missing_value(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let last = at.checked_sub(1).filter(|t| failure.head.contains(t));
    let word = failure.kind(at) == Some(Kind::Word);
    let cannot_be = match failure.kind(at) {
        Some(Kind::Word) => keywords().is_reserved(failure.tokens.read(at)) || clause_begins(failure, at),
        Some(Kind::Comma | Kind::Close | Kind::Colon | Kind::Bar) => true,
        Some(Kind::Sign) => !(failure.is(at, "-") || failure.is(at, "+")),
        None => failure.at_end(),
        _ => false,
    };
    if let Some(found) = missing_before_test(failure) {
        return Some(found);
    }
    if !cannot_be || (last.is_none() && !word) {
        return None;
    }
    let (what, stand_in) = wanted_value(failure)?;
    let enough = if failure.at_end() { failure.head.end + 1 } else { at + 2 };
    let mends = insert(at, stand_in);
    if (failure.reach)(&mends) < enough {
        return None;
    }
    let next = failure.written(at);
    let Some(last) = last else {
        let message = format!("before `{next}` {what} is missing");
        let help = format!("write {what} before `{next}`");
        return Some((Diagnostic::error("incomplete", failure.span(at), message).help(help), mends));
    };
    let gap = before_gap(failure);
    let before = failure.text(gap.clone());
    let place = if failure.at_end() {
        format!("behind `{before}`")
    } else {
        format!("between `{before}` and `{next}`")
    };
    let message = format!("behind `{before}` {what} is missing");
    let span = failure.tokens.span_of(gap.start, last);
    Some((Diagnostic::error("incomplete", span, message).help(format!("write {what} {place}")), mends))
}

/// `where starts with "x"`, `when at least 5`: the keyword of a test was taken for a name.
fn missing_before_test(failure: &Failure<'_>) -> Option<Explained> {
    let test = failure.at.checked_sub(1).filter(|t| *t > failure.head.start)?;
    let keywords_of_tests = [
        Rule::k_starts_with,
        Rule::k_ends_with,
        Rule::k_at_least,
        Rule::k_at_most,
        Rule::k_more_than,
        Rule::k_less_than,
    ];
    let keyword = keywords_of_tests.into_iter().find(|k| failure.says(test, *k))?;
    let mends = insert(test, "x");
    if (failure.reach)(&mends) < failure.at + 2 {
        return None;
    }
    let (before, written) = (failure.written(test - 1), keywords().spelled(keyword));
    let message = format!("before `{written}` the name of a field is missing");
    let help = format!("write what is tested between `{before}` and `{written}`");
    let span = failure.tokens.span_of(test, test + 1);
    Some((Diagnostic::error("incomplete", span, message).help(help), mends))
}

/// Whether a clause begins at a token, so that it is no name.
fn clause_begins(failure: &Failure<'_>, at: usize) -> bool {
    const CLAUSES: [Rule; 16] = [
        Rule::k_after,
        Rule::k_needs,
        Rule::k_owned_by,
        Rule::k_asked_by,
        Rule::k_renamed_from,
        Rule::k_from_column,
        Rule::k_from_type,
        Rule::k_empty_means,
        Rule::k_at_most,
        Rule::k_at_least,
        Rule::k_up_to,
        Rule::k_as_soon_as,
        Rule::k_all_that_fit,
        Rule::k_first_that_fits,
        Rule::k_of_the_handover,
        Rule::k_of_complete_data,
    ];
    CLAUSES.iter().any(|k| failure.says(at, *k))
}

/// The words before the gap: the keyword that asks for what is missing.
fn before_gap(failure: &Failure<'_>) -> Range<usize> {
    let last = failure.at.saturating_sub(1);
    for count in [4, 3, 2] {
        let Some(from) = (last + 1).checked_sub(count).filter(|f| *f >= failure.head.start) else { continue };
        let words = joined(failure, from..last + 1);
        let all = Rule::all_rules().iter().flat_map(|k| keywords().spellings(*k));
        if all.into_iter().any(|s| s.text == words) {
            return from..last + 1;
        }
    }
    last..last + 1
}

/// What kind of value is missing, and something that may stand for it.
fn wanted_value(failure: &Failure<'_>) -> Option<(&'static str, &'static str)> {
    let before = |keyword: Rule| {
        let words = keywords().spelled(keyword).split(' ').count();
        failure.at.checked_sub(words).is_some_and(|from| failure.says(from, keyword))
    };
    if failure.expects(&[Rule::string]) && failure.expected.len() == 1 {
        return Some(("a text in quotes", "\"\""));
    }
    if failure.expects(&[Rule::name]) {
        let stage = [
            Rule::k_becomes,
            Rule::k_to,
            Rule::k_start_in,
            Rule::k_earlier_stays_in,
            Rule::k_stage,
            Rule::k_final_stage,
        ];
        let team = [
            Rule::k_hand_over_to,
            Rule::k_by,
            Rule::k_owned_by,
            Rule::k_asked_by,
            Rule::k_agreed_by,
            Rule::k_team,
        ];
        let what = match () {
            () if stage.iter().any(|k| before(*k)) => "the name of a stage",
            () if team.iter().any(|k| before(*k)) => "the name of a team",
            () if before(Rule::k_resetting) => "the name of a score",
            () if before(Rule::k_because) || before(Rule::k_reason) => "the name of a reason",
            () => "a name",
        };
        return Some((what, "x"));
    }
    if failure.expects(&[Rule::expr]) {
        return Some(("a condition", "x"));
    }
    let pairs = [
        (Rule::sum, "a field or a number", "x"),
        (Rule::need, "the name of a field", "x"),
        (Rule::path, "the name of a field", "x"),
        (Rule::what, "the name of an interaction", "x"),
        (Rule::interactions, "the name of an interaction", "x"),
        (Rule::word, "a word", "x"),
        (Rule::operand, "a word", "x"),
        (Rule::list_ref, "a list of words", "(x)"),
        (Rule::words, "a list of words", "(x)"),
        (Rule::duration, "a span of time, such as `30 days`,", "1 day"),
        (Rule::plain, "a number", "1"),
        (Rule::digits, "a number", "1"),
        (Rule::date, "a day, such as `2026-11-20`,", "2026-11-20"),
        (Rule::needles, "a text in quotes", "\"\""),
    ];
    pairs.into_iter().find(|(part, ..)| failure.expects(&[*part])).map(|(_, what, stand_in)| (what, stand_in))
}

/// A word that is too many: without it, the statement can be read to its end.
pub(super) fn surplus(failure: &Failure<'_>) -> Option<Explained> {
    if failure.at_end() || failure.at == failure.head.start {
        return None;
    }
    let mends = super::remove(failure.at..failure.at + 1);
    if (failure.reach)(&mends) <= failure.head.end {
        return None;
    }
    let written = failure.written(failure.at);
    let message = format!("`{written}` does not fit behind `{}`", failure.written(failure.at - 1));
    Some(failure.instead("does-not-fit", failure.span(failure.at), message, mends))
}
