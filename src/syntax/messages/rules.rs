//! Rules of scores: their points and what they are for.

use super::{Edit, Explained, Failure, Mends, insert, remove, replace};
use crate::syntax::grammar::Rule;
use crate::syntax::layout::Holds;
use crate::syntax::lex::Kind;
use crate::values::nearness::is_near;

/// Mistakes in the lines of scores.
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    const TABLES: [fn(&Failure<'_>) -> Option<Explained>; 14] = [
        share,
        no_keyword,
        no_sign,
        per_without_full,
        second_rule,
        points_behind_number,
        second_condition,
        when_for_where,
        where_for_when,
        sign_for_when,
        nothing_behind,
        no_when,
        super::limits::explain,
        super::fading::explain,
    ];
    if failure.block == Holds::Points { super::first_of(failure, &TABLES) } else { None }
}

/// Whether the condition of a rule could begin at the failure.
fn wants_when(failure: &Failure<'_>) -> bool {
    failure.expects(&[Rule::rule_when, Rule::when_clause, Rule::k_when])
}

/// `50% after every 30 days`, `0 while …`
fn no_keyword(failure: &Failure<'_>) -> Option<Explained> {
    let first = failure.head.start;
    let keywords = [(Rule::k_after_every, first + 2, "keeps"), (Rule::k_while, first + 1, "always")];
    let number = failure.at == first && failure.kind(first) == Some(Kind::Number);
    let (.., word) = keywords.into_iter().find(|(k, at, _)| number && failure.says(*at, *k))?;
    let message = format!("`{word}` is missing before `{}`", failure.written(first));
    let help = format!("write `{word} {}`", failure.text(failure.head.clone()));
    failure.error("incomplete", failure.span(first), message, help, Mends::new())
}

/// `5 when …`
fn no_sign(failure: &Failure<'_>) -> Option<Explained> {
    let first = failure.head.start;
    if failure.at != first || failure.kind(first) != Some(Kind::Number) {
        return None;
    }
    let number = failure.written(first);
    let percent = if failure.is(first + 1, "%") { "%" } else { "" };
    let message = format!("`{number}{percent}` has no sign");
    let help = format!("write `+{number}{percent}` to add points, or `-{number}{percent}` to take them off");
    let mends = vec![(first, Edit::Instead(format!("+{number}")))];
    failure.error("points-without-sign", failure.span(first), message, help, mends)
}

/// `+0.5 * engagement`, `+bill * 2%`
fn share(failure: &Failure<'_>) -> Option<Explained> {
    let first = failure.head.start;
    let (one, other) = (first + 1, first + 3);
    let times = failure.is_any(first + 2, &["*", "x", "times"]) && failure.is_any(first, &["+", "-"]);
    if !times || failure.form != Rule::award || failure.at > other {
        return None;
    }
    let (number, of) = if failure.kind(one) == Some(Kind::Number) { (one, other) } else { (other, one) };
    let percent = failure.is(number + 1, "%");
    let share = match percent {
        true => failure.tokens.read(number).to_owned(),
        false => super::fading::as_percent(failure.tokens.read(number))?,
    };
    let end = other + usize::from(percent && number == other) + 1;
    let is_money = super::known::is_declared(failure, of, &[Rule::k_money]);
    let (sign, name) = (failure.written(first), failure.written(of));
    let of_what = if is_money { format!("({name} / 1 EUR)") } else { name.to_owned() };
    let right = format!("{sign}{share}% of {of_what}");
    let span = failure.tokens.span_of(first, end - 1);
    let message = format!("a share is written `{right}`");
    let named = failure.is_name(of);
    named.then(|| failure.instead("percent", span, message, replace(first..end, &right)))
}

/// `-10 per 30 days without …`
fn per_without_full(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let per = at > 0 && failure.says(at - 1, Rule::k_per) && failure.kind(at) == Some(Kind::Number);
    per.then(|| failure.otherwise(at - 1..at, "per full"))
}

/// `+5 when a +10 when b`
fn second_rule(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let sign = at.checked_sub(2).filter(|s| *s > failure.head.start && failure.is_any(*s, &["+", "-"]))?;
    let rule = failure.says(at, Rule::k_when) || failure.says(at, Rule::k_per);
    if !rule || failure.kind(at - 1) != Some(Kind::Number) {
        return None;
    }
    let message = format!("`{}` begins a rule of its own", failure.text(sign..at));
    let span = failure.tokens.span_of(sign, at - 1);
    failure.error("line-break", span, message, "begin a new line before it", remove(sign..failure.head.end))
}

/// `+5 points when …`
fn points_behind_number(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let words = failure.says(at, Rule::k_points) || failure.is(at, "pts");
    if !words || at > failure.head.start + 2 || failure.form != Rule::award {
        return None;
    }
    let message = format!("`{}` is left out here", failure.written(at));
    Some(failure.instead("said-otherwise", failure.span(at), message, remove(at..at + 1)))
}

/// `+5 per page_view where … when …`
fn second_condition(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let narrowed = (failure.head.start..at).any(|t| failure.says(t, Rule::k_where));
    if !failure.says(at, Rule::k_when) || !narrowed || failure.form != Rule::award {
        return None;
    }
    let message = "points per interaction have one `where` and no `when`";
    let help = "join the two conditions: `where (… and …)`; fields of the lead are reached there as `lead.country`, for example";
    let end = super::wheres::condition_end(failure, at + 1);
    failure.error("rule-when", failure.span(at), message, help, remove(at..end))
}

/// `+5 per page_view when …`
fn when_for_where(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let otherwise = failure.says(at, Rule::k_when) && failure.expects(&[Rule::where_clause, Rule::k_where]);
    let message = "behind an interaction stands `where`, not `when`";
    let span = failure.span(at);
    otherwise.then(|| failure.instead("said-otherwise", span, message, replace(at..at + 1, "where")))
}

/// `+5 where …`
fn where_for_when(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let otherwise = failure.says(at, Rule::k_where) && wants_when(failure);
    let message = "a condition on the lead begins with `when`, not with `where`";
    let span = failure.span(at);
    otherwise.then(|| failure.instead("said-otherwise", span, message, replace(at..at + 1, "when")))
}

/// `+5: a`, `+5 for each call`
fn sign_for_when(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if !failure.is_any(at, &[":", "for", "="]) || !wants_when(failure) {
        return None;
    }
    let again = failure.says(at + 1, Rule::k_when) || failure.says(at + 1, Rule::k_per);
    if failure.is(at, "for") && super::beside::interaction(failure, at + 1).is_some() {
        return Some(failure.otherwise(at..at + 1, "per"));
    }
    let mends = match () {
        () if again => remove(at..at + 1),
        () if failure.is_any(at + 1, &["each", "every", "any"]) => replace(at..at + 2, "per"),
        () => replace(at..at + 1, "when"),
    };
    let message = format!("`{}` does not fit behind points", failure.written(at));
    Some(failure.instead("said-otherwise", failure.span(at), message, mends))
}

/// Whether the failure stands directly behind the points of a rule.
fn behind_points(failure: &Failure<'_>) -> bool {
    failure.form == Rule::award
        && failure.expects(&[Rule::rule_when, Rule::when_clause, Rule::percent_sign])
        && failure.at <= failure.head.start + 3
}

/// `+5`
fn nothing_behind(failure: &Failure<'_>) -> Option<Explained> {
    if !behind_points(failure) || !failure.at_end() {
        return None;
    }
    let points = failure.text(failure.head.clone());
    let span = failure.tokens.span_of(failure.head.start, failure.at - 1);
    let message = format!("nothing says when `{points}` counts");
    let help = format!("write `{points} when …` with a condition, or `{points} per …` with an interaction");
    failure.error("incomplete", span, message, help, Mends::new())
}

/// `+5 decision_maker`
fn no_when(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let name = failure.written(at);
    let near = ["when", "per"].iter().any(|k| is_near(name, k));
    if !behind_points(failure) || !failure.is_name(at) || near {
        return None;
    }
    let (when, per) = ((failure.reach)(&insert(at, "when")), (failure.reach)(&insert(at, "per")));
    if when.max(per) <= at + 1 {
        return None;
    }
    let points = failure.text(failure.head.start..at);
    let message = format!("`when` or `per` is missing before `{name}`");
    let help =
        format!("write `{points} when {name}` for a condition, or `{points} per {name}` for an interaction");
    let word = if per > when { "per" } else { "when" };
    failure.error("incomplete", failure.span(at), message, help, insert(at, word))
}
