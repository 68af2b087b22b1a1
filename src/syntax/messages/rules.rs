//! Rules of scores, levels, answers, choices and tables.

use super::{Edit, Explained, Failure, Mends, insert, remove, replace};
use crate::diagnostics::Diagnostic;
use crate::syntax::grammar::Rule;
use crate::syntax::layout::Holds;
use crate::syntax::lex::Kind;

/// Mistakes in statements that give points, levels or words.
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    match failure.block {
        Holds::Points => points(failure),
        Holds::Levels => level(failure),
        Holds::Answers => answer(failure),
        Holds::Choices => choice(failure),
        Holds::Rows => row(failure),
        _ => None,
    }
}

fn points(failure: &Failure<'_>) -> Option<Explained> {
    const TABLES: [fn(&Failure<'_>) -> Option<Explained>; 9] = [
        without_sign,
        two_rules,
        points_behind_number,
        when_or_where,
        without_when,
        limits,
        points_missing,
        stage_window,
        fading,
    ];
    TABLES.iter().find_map(|table| table(failure))
}

/// `5 when …`
fn without_sign(failure: &Failure<'_>) -> Option<Explained> {
    let first = failure.head.start;
    if failure.at != first || failure.kind(first) != Some(Kind::Number) {
        return None;
    }
    let keyword = [(Rule::k_after_every, first + 2, "keeps"), (Rule::k_while, first + 1, "always")];
    if let Some((.., word)) = keyword.iter().find(|(k, at, _)| failure.says(*at, *k)) {
        let message = format!("`{word}` is missing before `{}`", failure.written(first));
        let help = format!("write `{word} {}`", failure.text(failure.head.clone()));
        return Some((
            Diagnostic::error("incomplete", failure.span(first), message).help(help),
            Mends::new(),
        ));
    }
    let number = failure.written(first);
    let behind = if failure.is(first + 1, "%") { "%" } else { "" };
    let message = format!("`{number}{behind}` has no sign");
    let help = format!("write `+{number}{behind}` to add points, or `-{number}{behind}` to take them off");
    let mends = vec![(first, Edit::Instead(format!("+{number}")))];
    Some((Diagnostic::error("points-without-sign", failure.span(first), message).help(help), mends))
}

/// `+5 when a +10 when b`
fn two_rules(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let rule = failure.says(at, Rule::k_when) || failure.says(at, Rule::k_per);
    let sign = at.checked_sub(2).filter(|s| *s > failure.head.start)?;
    if !rule
        || failure.kind(at - 1) != Some(Kind::Number)
        || !(failure.is(sign, "+") || failure.is(sign, "-"))
    {
        return None;
    }
    let written = failure.text(sign..at);
    let span = failure.tokens.span_of(sign, at - 1);
    let message = Diagnostic::error("line-break", span, format!("`{written}` begins a rule of its own"));
    Some((message.help("begin a new line before it"), remove(sign..failure.head.end)))
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

/// `+5 per page_view when …`, `+5 where …`
fn when_or_where(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let narrowed = (failure.head.start..at).any(|t| failure.says(t, Rule::k_where));
    if failure.says(at, Rule::k_when) && narrowed && failure.form == Rule::award {
        let end = super::conditions::condition_end(failure, at + 1);
        let message = Diagnostic::error(
            "rule-when",
            failure.span(at),
            "points per interaction have one `where` and no `when`",
        );
        let help = "join the two conditions: `where (… and …)`; fields of the lead are reached there as `lead.country`, for example";
        return Some((message.help(help), remove(at..end)));
    }
    if failure.says(at, Rule::k_when) && failure.expects(&[Rule::where_clause, Rule::k_where]) {
        let message = "behind an interaction stands `where`, not `when`";
        return Some(failure.instead(
            "said-otherwise",
            failure.span(at),
            message,
            replace(at..at + 1, "where"),
        ));
    }
    if failure.says(at, Rule::k_where) && failure.expects(&[Rule::rule_when, Rule::when_clause, Rule::k_when])
    {
        let message = "a condition on the lead begins with `when`, not with `where`";
        return Some(failure.instead(
            "said-otherwise",
            failure.span(at),
            message,
            replace(at..at + 1, "when"),
        ));
    }
    let sign = failure.is(at, ":") || failure.is(at, "for") || failure.is(at, "=");
    if sign && failure.expects(&[Rule::rule_when, Rule::when_clause, Rule::k_when]) {
        let mends = match (
            failure.says(at + 1, Rule::k_when) || failure.says(at + 1, Rule::k_per),
            failure.is(at + 1, "each") || failure.is(at + 1, "every"),
        ) {
            (true, _) => remove(at..at + 1),
            (_, true) => replace(at..at + 2, "per"),
            _ => replace(at..at + 1, "when"),
        };
        return Some(failure.instead(
            "said-otherwise",
            failure.span(at),
            format!("`{}` does not fit behind points", failure.written(at)),
            mends,
        ));
    }
    None
}

/// `+5 decision_maker`
fn without_when(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let starts = failure.form == Rule::award
        && failure.expects(&[Rule::rule_when, Rule::when_clause, Rule::percent_sign])
        && at <= failure.head.start + 3;
    if starts && failure.at_end() {
        let points = failure.text(failure.head.clone());
        let span = failure.tokens.span_of(failure.head.start, at - 1);
        let message = Diagnostic::error("incomplete", span, format!("nothing says when `{points}` counts"));
        let help =
            format!("write `{points} when …` with a condition, or `{points} per …` with an interaction");
        return Some((message.help(help), Mends::new()));
    }
    if !starts || !failure.is_name(at) {
        return None;
    }
    let (points, name) = (failure.text(failure.head.start..at), failure.written(at));
    let near = ["when", "per"].iter().any(|k| crate::syntax::nearness::is_near(name, k));
    let (when, per) = ((failure.reach)(&insert(at, "when")), (failure.reach)(&insert(at, "per")));
    if near || when.max(per) <= at + 1 {
        return None;
    }
    let word = if per > when { "per" } else { "when" };
    let message = format!("`when` or `per` is missing before `{name}`");
    let help =
        format!("write `{points} when {name}` for a condition, or `{points} per {name}` for an interaction");
    Some((Diagnostic::error("incomplete", failure.span(at), message).help(help), insert(at, word)))
}

/// `once`, `5 times`, `at most 5`, `at most 20 points`, `at most twice`
fn limits(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if failure.is(at, "once") && failure.expects(&[Rule::limit, Rule::limit_times, Rule::k_at_most]) {
        return Some(failure.instead(
            "limit",
            failure.span(at),
            "`once` lacks `at most`",
            insert(at, "at most"),
        ));
    }
    for (word, right) in [("twice", "2 times"), ("thrice", "3 times")] {
        if failure.is(at, word) {
            let right = if failure.says(at.saturating_sub(2), Rule::k_at_most) {
                right.to_owned()
            } else {
                format!("at most {right}")
            };
            return Some(failure.otherwise(at..at + 1, &right));
        }
    }
    let limited = at
        .checked_sub(3)
        .filter(|op| failure.says(*op, Rule::k_at_most) && failure.kind(at - 1) == Some(Kind::Number))?;
    let per = failure.says(at, Rule::k_per) && failure.form == Rule::award;
    if !failure.expects(&[Rule::k_times]) && !failure.says(at, Rule::k_points) && !per {
        return None;
    }
    if failure.kind(at) == Some(Kind::Word) && crate::syntax::nearness::is_near(failure.written(at), "times")
    {
        return None;
    }
    if failure.says(at, Rule::k_points) {
        let message = "points are limited with `up to`";
        let span = failure.tokens.span_of(limited, limited + 1);
        return Some(failure.instead("limit", span, message, replace(limited..limited + 2, "up to")));
    }
    let number = failure.written(at - 1).to_owned();
    let span = failure.tokens.span_of(limited, at - 1);
    let message = format!("`at most {number}` lacks `times`");
    Some(failure.instead("limit", span, message, insert(at.min(failure.head.end), "times")))
}

/// `up to 20`
fn points_missing(failure: &Failure<'_>) -> Option<Explained> {
    let wants = failure.expects(&[Rule::k_points]);
    if !wants || failure.kind(failure.at.wrapping_sub(1)) != Some(Kind::Number) {
        return None;
    }
    let near = failure.kind(failure.at) == Some(Kind::Word)
        && crate::syntax::nearness::is_near(failure.written(failure.at), "points");
    if near {
        return None;
    }
    let number = failure.written(failure.at - 1);
    let message = format!("`points` is missing behind `{number}`");
    Some(failure.instead("incomplete", failure.span(failure.at - 1), message, insert(failure.at, "points")))
}

/// `+5 per call in this stage`
fn stage_window(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if !failure.says(at, Rule::k_in_this_stage) || failure.form != Rule::award {
        return None;
    }
    let message = "points do not depend on the stage";
    let message = Diagnostic::error("window", failure.tokens.span_of(at, at + 2), message);
    Some((
        message.help("leave `in this stage` out, or write `in the last 30 days`, for example"),
        remove(at..at + 3),
    ))
}

/// `keeps 50% every …`, `fades out in 4 steps`, `+5% when …`, `always 0 when …`
fn fading(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let steps = failure.is(at, "steps") || failure.is(at, "step");
    if steps && failure.expects(&[Rule::k_steps_of]) {
        let from = (failure.head.start..at).rev().find(|t| failure.says(*t, Rule::k_fades_out_in))?;
        let span = failure.tokens.span_of(from, at);
        let message = format!("`{}` lacks how long a step is", failure.text(from..at + 1));
        return Some(failure.instead("incomplete", span, message, replace(at..at + 1, "steps of 2 weeks")));
    }
    let share = at.checked_sub(1).filter(|t| failure.is(*t, "%") && failure.form == Rule::award);
    if let Some(sign) = share.filter(|_| failure.says(at, Rule::k_when) || failure.says(at, Rule::k_per)) {
        let message = format!("before `{}` stand points, not a share", failure.written(at));
        return Some(failure.instead("percent", failure.span(sign), message, remove(sign..at)));
    }
    if failure.form == Rule::group
        && (failure.is(at, "max") || failure.is(at, "maximum") || failure.says(at, Rule::k_at_most))
    {
        let end = if failure.says(at, Rule::k_at_most) { at + 2 } else { at + 1 };
        return Some(failure.otherwise(at..end, "up to"));
    }
    if failure.form == Rule::always && failure.says(at, Rule::k_when) {
        let message = "behind `always` stands `while`, not `when`";
        return Some(failure.instead(
            "said-otherwise",
            failure.span(at),
            message,
            replace(at..at + 1, "while"),
        ));
    }
    let every = failure.is(at, "every") || failure.is(at, "per") || failure.is(at, "each");
    if every && failure.expects(&[Rule::k_after_every]) {
        let message = format!("behind `keeps …%` stands `after every`, not `{}`", failure.written(at));
        return Some(failure.instead(
            "said-otherwise",
            failure.span(at),
            message,
            replace(at..at + 1, "after every"),
        ));
    }
    None
}

/// `A >= 80`, `A 80`, `A: 80`
fn level(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let name = failure.text(failure.head.start..at.max(failure.head.start));
    if at == failure.head.start || !failure.expects(&[Rule::k_from, Rule::k_below]) {
        return None;
    }
    let number = (at..(at + 4).min(failure.head.end)).find(|t| failure.kind(*t) == Some(Kind::Number));
    let close = failure.kind(at) == Some(Kind::Word)
        && ["from", "below"].iter().any(|k| crate::syntax::nearness::is_near(failure.written(at), k));
    let number = number.filter(|_| !close)?;
    let points = failure.written(number);
    if failure.is(at, "<")
        || failure.is(at, "<=")
        || failure.is(at, "under")
        || failure.says(at, Rule::k_less_than)
    {
        let message = "the lowest level ends with `below`";
        return Some(failure.instead(
            "said-otherwise",
            failure.tokens.span_of(at, number),
            message,
            replace(at..number + 1, "below"),
        ));
    }
    let span = failure.tokens.span_of(at, number);
    let message = format!("a level says from which score on it begins: `from {points}`");
    let minus = number > at && failure.is(number - 1, "-");
    let end = failure.head.end.min(number + 1);
    let _ = name;
    let right = format!("from {}{points}", if minus { "-" } else { "" });
    Some(failure.instead("said-otherwise", span, message, replace(at..end, &right)))
}

/// `yes: +30`, `yes = 30`
fn answer(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let sign = failure.is(at, ":") || failure.is(at, "=");
    if !sign || !failure.expects(&[Rule::answer_points, Rule::sign, Rule::digits]) {
        return None;
    }
    let message = format!("between an answer and its points stands no `{}`", failure.written(at));
    Some(failure.instead("said-otherwise", failure.span(at), message, remove(at..at + 1)))
}

/// `otherwise unclear`, `unclear`
fn choice(failure: &Failure<'_>) -> Option<Explained> {
    let first = failure.head.start;
    let reversed = failure.at == first
        && (failure.says(first, Rule::k_otherwise)
            || failure.is(first, "else")
            || failure.is(first, "default"));
    let sign = usize::from(failure.is(first + 1, ":"));
    if reversed && failure.head.end == first + 2 + sign {
        let word = failure.written(first + 1 + sign).to_owned();
        let mut mends = vec![(first, Edit::Instead(word))];
        mends.push((first + 1, Edit::Instead("otherwise".to_owned())));
        if sign == 1 {
            mends.push((first + 2, Edit::Away));
        }
        let span = failure.tokens.span_of(first, failure.head.end - 1);
        return Some(failure.instead("said-otherwise", span, "the word stands before `otherwise`", mends));
    }
    let at = failure.at;
    let sign = failure.is(at, ":") || failure.is(at, "=") || failure.is(at, "=>");
    if sign && failure.expects(&[Rule::when_clause, Rule::k_when]) {
        let again = failure.says(at + 1, Rule::k_when) || failure.says(at + 1, Rule::k_otherwise);
        let mends = if again { remove(at..at + 1) } else { replace(at..at + 1, "when") };
        let message = format!("`{}` does not fit behind a word to choose", failure.written(at));
        return Some(failure.instead("said-otherwise", failure.span(at), message, mends));
    }
    if failure.at_end() && failure.expects(&[Rule::when_clause, Rule::k_when, Rule::k_otherwise]) {
        let word = failure.text(failure.head.clone());
        let message = format!("nothing says when `{word}` is chosen");
        let help = format!("write `{word} when …` with a condition, or `{word} otherwise` in the last line");
        return Some((
            Diagnostic::error("incomplete", failure.span(first), message).help(help),
            insert(failure.head.end, "otherwise"),
        ));
    }
    None
}

/// `| A | P1 |`, `---|---`
fn row(failure: &Failure<'_>) -> Option<Explained> {
    let first = failure.head.start;
    let rule = (first..failure.head.end).all(|t| {
        failure.is(t, "-")
            || failure.is(t, "+")
            || failure.is(t, "=")
            || failure.kind(t) == Some(Kind::Bar)
            || failure.kind(t) == Some(Kind::Colon)
    });
    if rule && (first..failure.head.end).any(|t| failure.kind(t) == Some(Kind::Sign)) {
        let span = failure.tokens.span_of(first, failure.head.end - 1);
        let message = Diagnostic::error("table-line", span, "a table has no line below its head");
        return Some((message.help("delete this line"), Mends::new()));
    }
    let last = failure.head.end.checked_sub(1)?;
    if failure.at_end() && failure.kind(last) == Some(Kind::Bar) {
        let message =
            Diagnostic::error("table-cell", failure.span(last), "a row ends with a word, not with `|`");
        return Some((message.help("delete this `|`, or write a word behind it"), remove(last..last + 1)));
    }
    if failure.kind(failure.at) == Some(Kind::Bar)
        && failure.at > first
        && failure.kind(failure.at - 1) == Some(Kind::Bar)
    {
        let message =
            Diagnostic::error("table-cell", failure.span(failure.at), "a cell of this row is empty");
        return Some((message.help("write a word into each cell"), insert(failure.at, "empty")));
    }
    let written = failure.written(failure.at);
    if failure.kind(failure.at) == Some(Kind::Sign) || failure.kind(failure.at) == Some(Kind::Number) {
        let message =
            Diagnostic::error("table-cell", failure.span(failure.at), format!("`{written}` is no word"));
        let help = format!(
            "write a word, such as `P{}`, or a text in quotes",
            if written.bytes().all(|b| b.is_ascii_digit()) { written } else { "1" }
        );
        return Some((message.help(help), vec![(failure.at, Edit::Instead("word".to_owned()))]));
    }
    let two = failure.expects(&[Rule::bar])
        && matches!(failure.kind(failure.at), Some(Kind::Word | Kind::Text))
        && failure.at > first;
    two.then(|| {
        let both = failure.text(failure.at - 1..failure.at + 1);
        let message = Diagnostic::error(
            "table-cell",
            failure.tokens.span_of(failure.at - 1, failure.at),
            format!("`{both}` is more than one word"),
        );
        (
            message.help(format!("put `|` between two cells, or write `\"{both}\"` for one")),
            insert(failure.at, "|"),
        )
    })
}
