//! Conditions: what follows what.

use super::{Edit, Explained, Failure, Mends, remove, replace};
use crate::syntax::grammar::Rule;
use crate::syntax::layout::Holds;
use crate::syntax::lex::Kind;

/// Mistakes in conditions.
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    const TABLES: [fn(&Failure<'_>) -> Option<Explained>; 16] = [
        has,
        super::beside::range,
        super::beside::needle,
        bound_sign,
        one_bound,
        range,
        super::wheres::explain,
        then,
        if_for_when,
        dangling,
        super::spans::explain,
        super::negations::explain,
        percent_word,
        percent_first,
        no_percent,
        currency,
    ];
    super::first_of(failure, &TABLES)
}

/// `has email`
fn has(failure: &Failure<'_>) -> Option<Explained> {
    let near = [failure.at, failure.at.wrapping_sub(1)];
    let has = near.into_iter().find(|t| failure.is_any(*t, &["has", "have", "having"]))?;
    let from = if failure.is_any(has + 1, &["a", "an", "the"]) { has + 2 } else { has + 1 };
    let name = failure.is_name(from).then(|| failure.written(from))?;
    let interaction = super::beside::interaction(failure, from);
    let tested = interaction.is_none() && super::beside::is_tested(failure, from + 1);
    if has == failure.head.start || tested {
        return None;
    }
    let right = interaction.map_or_else(|| format!("{name} is known"), |name| format!("any {name}"));
    let explained = failure.otherwise(has..from + 1, &right);
    ((failure.reach)(&explained.1) > from + 1).then_some(explained)
}

/// The `between` whose `and` is missing.
fn between(failure: &Failure<'_>) -> Option<usize> {
    let near = (failure.head.start..failure.at).rev().take(8);
    near.filter(|_| failure.expects(&[Rule::k_and])).find(|t| failure.says(*t, Rule::k_between))
}

/// `between 0 to 100`
fn bound_sign(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    between(failure)?;
    failure.is_any(at, &["to", "-", "until", "or", ","]).then(|| failure.otherwise(at..at + 1, "and"))
}

/// `between 3`
fn one_bound(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let between = between(failure)?;
    if !failure.at_end() && failure.kind(at) != Some(Kind::Close) {
        return None;
    }
    let help = format!("write `{} and` and the upper end", failure.text(between..at));
    let span = failure.tokens.span_of(between, at - 1);
    failure.error("incomplete", span, "`between` has two ends", help, Mends::new())
}

/// `score s from 0 to 100`
fn range(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let from = failure.is(at, "from") && failure.kind(at + 1) == Some(Kind::Number);
    if !from || !matches!(failure.form, Rule::score | Rule::group) {
        return None;
    }
    let to = (at + 2..failure.head.end).find(|t| failure.is_any(*t, &["to", "-", "and"]))?;
    let message = format!("a pact says `between … and …`, not `{}`", failure.text(at..to + 1));
    let mends = vec![(at, Edit::Instead("between".to_owned())), (to, Edit::Instead("and".to_owned()))];
    Some(failure.instead("said-otherwise", failure.tokens.span_of(at, to), message, mends))
}

/// `when a then b`, `when a else b`
fn then(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let with_otherwise = matches!(
        failure.block,
        Holds::Choices | Holds::Routes | Holds::Levels | Holds::Tracks | Holds::Handover
    );
    if !(failure.is(at, "then") || (failure.is(at, "else") && !with_otherwise)) {
        return None;
    }
    let message = format!("there is no `{}` in a condition", failure.written(at));
    let help =
        "a rule says what happens first and its condition last, for example `+5 when employees at least 50`";
    failure.error("no-then", failure.span(at), message, help, remove(at..failure.head.end))
}

/// `+5 if a`, `+5 unless a`
fn if_for_when(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let words = [("if", "when"), ("unless", "when not")];
    let (word, right) = words.into_iter().find(|(word, _)| failure.is(at, word))?;
    if !failure.expects(&[Rule::k_when, Rule::when_clause]) {
        return None;
    }
    let message = format!("a condition begins with `when`, not with `{word}`");
    Some(failure.instead("said-otherwise", failure.span(at), message, replace(at..at + 1, right)))
}

/// `a and`, `when`, `as soon as` with nothing behind.
fn dangling(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let wanted = failure.expects(&[Rule::expr, Rule::sum, Rule::where_test, Rule::name, Rule::path]);
    let last = at.checked_sub(1).filter(|t| wanted && failure.head.contains(t))?;
    let why = failure.kind(at) == Some(Kind::Text) && at + 1 == failure.head.end;
    let ends = failure.at_end() || why || failure.is_any(at, &[")", ",", "and", "or"]);
    let from = if failure.says(last.saturating_sub(2), Rule::k_as_soon_as) { last - 2 } else { last };
    if !ends || !(from < last || joins(failure, last)) {
        return None;
    }
    let word = failure.text(from..last + 1);
    let help = match word.as_str() {
        "and" | "or" => format!("write a condition behind `{word}`, or leave `{word}` out"),
        _ => format!("write a condition behind it, for example `{word} email is known`"),
    };
    let message = format!("behind `{word}` a condition is missing");
    failure.error("incomplete", failure.tokens.span_of(from, last), message, help, Mends::new())
}

/// Whether a condition has to follow a token.
fn joins(failure: &Failure<'_>, at: usize) -> bool {
    let joins = [Rule::k_and, Rule::k_or, Rule::k_not, Rule::k_when, Rule::k_where];
    joins.iter().any(|k| failure.says(at, *k))
        || (failure.form == Rule::define && failure.says(at, Rule::k_as))
        || (failure.form == Rule::expect && at == failure.head.start)
}

/// `50 percent of revenue`
fn percent_word(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let number = at > 0 && failure.kind(at - 1) == Some(Kind::Number);
    let word = number && failure.is_any(at, &["percent", "pct"]);
    let message = format!("`{}` is written `%`", failure.written(at));
    let span = failure.span(at);
    word.then(|| failure.instead("percent", span, message, replace(at..at + 1, "%")))
}

/// `%50 of revenue`
fn percent_first(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if !failure.is(at, "%") || failure.kind(at + 1) != Some(Kind::Number) {
        return None;
    }
    let number = failure.written(at + 1);
    let mends = vec![(at, Edit::Away), (at + 1, Edit::Instead(format!("{number}%")))];
    let span = failure.tokens.span_of(at, at + 1);
    Some(failure.instead("percent", span, "`%` stands behind its number", mends))
}

/// `50 of revenue`, `keeps 50 after every …`
fn no_percent(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let wanted = failure.expects(&[Rule::percent_sign]) && !failure.expects(&[Rule::EOI]);
    let clear = failure.form != Rule::award || failure.says(at, Rule::k_of);
    let number = at.checked_sub(1).filter(|t| failure.kind(*t) == Some(Kind::Number));
    let number = number.filter(|_| wanted && clear)?;
    let written = failure.written(number);
    let mends = vec![(number, Edit::Instead(format!("{written}%")))];
    Some(failure.instead("percent", failure.span(number), format!("`{written}` lacks `%`"), mends))
}

/// `10 million eur`
fn currency(failure: &Failure<'_>) -> Option<Explained> {
    const KNOWN: [&str; 15] = [
        "EUR", "USD", "GBP", "CHF", "JPY", "SEK", "NOK", "DKK", "PLN", "CZK", "CAD", "AUD", "INR", "CNY",
        "BRL",
    ];
    let at = failure.at;
    let upper = failure.written(at).to_uppercase();
    let known = failure.expects(&[Rule::currency]) && KNOWN.contains(&upper.as_str());
    let message = format!("currencies are written in capital letters: `{upper}`");
    let span = failure.span(at);
    known.then(|| failure.instead("currency", span, message, replace(at..at + 1, &upper)))
}
