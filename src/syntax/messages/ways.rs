//! Stages, ways out, handovers, nurturing and examples.

use super::{Edit, Explained, Failure, insert, remove, replace};
use crate::diagnostics::Diagnostic;
use crate::syntax::grammar::Rule;
use crate::syntax::layout::Holds;
use crate::syntax::lex::Kind;

/// Mistakes in the statements of a lifecycle.
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    const TABLES: [fn(&Failure<'_>) -> Option<Explained>; 10] = [
        when_for_as_soon_as,
        owner,
        commas_before_clauses,
        may,
        timers,
        clocks,
        routes,
        tracks,
        story,
        reasons,
    ];
    TABLES.iter().find_map(|table| table(failure))
}

/// `becomes MQL when …`
fn when_for_as_soon_as(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if failure.form != Rule::becomes {
        return None;
    }
    for word in ["when", "if", "once", "where", "as soon", "soon as", "whenever"] {
        let count = word.split(' ').count();
        let stands = word.split(' ').enumerate().all(|(i, w)| failure.is(at + i, w));
        if stands && failure.expects(&[Rule::as_soon_as, Rule::k_as_soon_as]) {
            let span = failure.tokens.span_of(at, at + count - 1);
            let message = format!("a stage is entered `as soon as` a condition holds, not `{word}`");
            return Some(failure.instead("as-soon-as", span, message, replace(at..at + count, "as soon as")));
        }
    }
    let near_when =
        failure.kind(at) == Some(Kind::Word) && crate::syntax::nearness::is_near(failure.written(at), "when");
    if near_when && failure.expects(&[Rule::as_soon_as, Rule::k_as_soon_as]) {
        return Some(failure.otherwise(at..at + 1, "as soon as"));
    }
    let second = failure.head.start + 1;
    let filler = ["to", "a", "the", "stage", "into"].iter().any(|w| failure.is(second, w));
    if filler && at == second + 1 && failure.is_name(at) {
        return Some(failure.instead(
            "said-otherwise",
            failure.span(second),
            "behind `becomes` stands the stage itself",
            remove(second..at),
        ));
    }
    if failure.at_end() && failure.head.len() == 1 {
        let message = "`becomes` lacks the stage";
        return Some((
            Diagnostic::error("incomplete", failure.span(at), message)
                .help("write `becomes MQL as soon as …`, for example"),
            Vec::new(),
        ));
    }
    None
}

/// `stage MQL owner marketing`, `stage MQL by marketing`, `questionnaire bant by sales`
fn owner(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let by = ["by", "for", "of"].iter().any(|w| failure.is(at, w));
    if by && failure.form == Rule::questionnaire && failure.expects(&[Rule::k_asked_by]) {
        return Some(failure.otherwise(at..at + 1, "asked by"));
    }
    if failure.form != Rule::stage || !failure.expects(&[Rule::owned_by, Rule::k_owned_by]) {
        return None;
    }
    let renamed = ["from", "formerly", "was", "renamed"].iter().any(|w| failure.is(at, w));
    if renamed && failure.kind(at + 1) == Some(Kind::Text) {
        return Some(failure.otherwise(at..at + 1, "renamed from"));
    }
    let words = ["owner", "owned", "by", "for", "of", "team"];
    if !words.iter().any(|w| failure.is(at, w)) {
        return None;
    }
    let mut end = at + 1;
    while failure.is(end, "is") || failure.is(end, ":") || failure.is(end, "by") || failure.is(end, "=") {
        end += 1;
    }
    Some(failure.otherwise(at..end, "owned by"))
}

/// `hand over to sales becomes SAL`, `… if late notify` without a comma.
fn commas_before_clauses(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if failure.form == Rule::hand_over && failure.says(at, Rule::k_becomes) && failure.expects(&[Rule::comma])
    {
        return Some(failure.instead(
            "comma",
            failure.span(at),
            "a comma is missing before `becomes`",
            insert(at, ","),
        ));
    }
    if failure.form == Rule::clock && failure.says(at, Rule::k_if_late) {
        return Some(failure.instead(
            "comma",
            failure.span(at),
            "a comma is missing before `if late`",
            insert(at, ","),
        ));
    }
    if failure.form == Rule::clock && (failure.is(at, "otherwise") || failure.is(at, "else")) {
        return Some(failure.otherwise(at..at + 1, ", if late"));
    }
    if failure.form == Rule::hand_over
        && failure.says(at.wrapping_sub(1), Rule::k_becomes)
        && failure.is(at, "stage")
    {
        return Some(failure.instead(
            "said-otherwise",
            failure.span(at),
            "behind `becomes` stands the stage itself",
            remove(at..at + 1),
        ));
    }
    if failure.form == Rule::hand_over
        && (failure.at_end() || failure.is(at, "if") || failure.is(at, "once") || failure.is(at, "after"))
        && failure.expects(&[Rule::k_when_accepted])
    {
        let end = failure.head.end;
        let message = format!(
            "behind `{}` stands `when accepted`",
            failure.text(failure.head.start..at.min(failure.head.end))
        );
        if failure.at_end() {
            return Some(failure.instead(
                "incomplete",
                failure.span(at),
                message,
                insert(end, "when accepted"),
            ));
        }
        return Some(failure.instead(
            "incomplete",
            failure.tokens.span_of(at, end - 1),
            message,
            replace(at..end, "when accepted"),
        ));
    }
    if failure.form == Rule::hand_over && failure.at_end() && failure.expects(&[Rule::comma]) {
        let message = "nothing says which stage the lead enters when it is accepted";
        let help =
            format!("write `{}, becomes SAL when accepted`, for example", failure.text(failure.head.clone()));
        return Some((
            Diagnostic::error("incomplete", failure.span(at), message).help(help),
            insert(failure.head.end, ", becomes SAL when accepted"),
        ));
    }
    None
}

/// `sales may reject MGL`, `sales may reject into MGL`
fn may(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if failure.form != Rule::may {
        return None;
    }
    let first = failure.head.start;
    if failure.says(first, Rule::k_may) && at == first + 1 {
        let message = "before `may` the name of a team is missing";
        let help = format!("write the team before it: `sales {}`, for example", failure.corrected(&[]));
        return Some((
            Diagnostic::error("incomplete", failure.span(first), message).help(help),
            insert(first, "x"),
        ));
    }
    if failure.expects(&[Rule::k_may, Rule::joint]) && at > first + 1 && failure.says(at - 1, Rule::k_may) {
        let message = "before `may` the name of a team is missing";
        let help = format!("write the team between `{}` and `may`", failure.written(at - 2));
        return Some((
            Diagnostic::error("incomplete", failure.span(at - 1), message).help(help),
            insert(at - 1, "x"),
        ));
    }
    let no_action = failure.expects(&[Rule::k_to])
        && at >= 2
        && failure.is(at - 1, "to")
        && failure.says(at - 2, Rule::k_may);
    if no_action {
        let message = "behind `may` the command is missing";
        let help = "write it between `may` and `to`, for example `may reject to`";
        return Some((Diagnostic::error("incomplete", failure.span(at - 2), message).help(help), Vec::new()));
    }
    if failure.expects(&[Rule::k_to]) && !failure.at_end() {
        let other = ["into", "towards", "as", "->", "=>"].iter().any(|w| failure.is(at, w));
        if other {
            return Some(failure.otherwise(at..at + 1, "to"));
        }
        if failure.is_name(at) && !crate::syntax::nearness::is_near(failure.written(at), "to") {
            let message = format!("`to` is missing before `{}`", failure.written(at));
            return Some(failure.instead("incomplete", failure.span(at), message, insert(at, "to")));
        }
    }
    if failure.expects(&[Rule::k_to]) && failure.at_end() {
        let message =
            format!("nothing says to which stage `{}` leads", failure.written(failure.head.end - 1));
        let help = format!("write `{} to` and the stage", failure.text(failure.head.clone()));
        return Some((Diagnostic::error("incomplete", failure.span(at), message).help(help), Vec::new()));
    }
    if failure.expects(&[Rule::joint, Rule::k_may]) && failure.is(at, "/") {
        return Some(failure.instead(
            "list-joint",
            failure.span(at),
            "teams are joined by `or`",
            replace(at..at + 1, "or"),
        ));
    }
    let if_clause = failure.is(at, "if") || failure.says(at, Rule::k_as_soon_as);
    if if_clause && failure.expects(&[Rule::when_clause, Rule::k_when]) {
        let end = if failure.is(at, "if") { at + 1 } else { at + 3 };
        let message =
            format!("the condition of a command begins with `when`, not with `{}`", failure.text(at..end));
        return Some(failure.instead(
            "said-otherwise",
            failure.tokens.span_of(at, end - 1),
            message,
            replace(at..end, "when"),
        ));
    }
    for (word, right) in [
        ("requires", "needs"),
        ("require", "needs"),
        ("needing", "needs"),
        ("need", "needs"),
        ("for", "because"),
        ("reason", "because"),
        ("reasons", "because"),
        ("reset", ", resetting"),
        ("resets", ", resetting"),
    ] {
        if failure.is(at, word) && failure.expects(&[Rule::needs, Rule::because, Rule::k_needs]) {
            let end = if failure.is(at + 1, ":") { at + 2 } else { at + 1 };
            return Some(failure.otherwise(at..end, right));
        }
    }
    None
}

/// `after 30 days`, `after 30 days in stage`
fn timers(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if !failure.expects(&[Rule::k_in_this_stage])
        || !matches!(failure.form, Rule::becomes | Rule::may | Rule::notify)
    {
        return None;
    }
    if !super::conditions::is_unit(failure, at.saturating_sub(1)) {
        return None;
    }
    if failure.is(at, "in") || failure.is(at, "within") || failure.is(at, "this") {
        let end = (at..failure.head.end.min(at + 3)).find(|t| failure.is(*t, "stage")).map(|t| t + 1)?;
        return Some(failure.otherwise(at..end, "in this stage"));
    }
    let before = (failure.head.start..at).rev().find(|t| failure.says(*t, Rule::k_after))?;
    let timer = failure.text(before..at.min(failure.head.end));
    let span = failure.tokens.span_of(before, at.min(failure.head.end) - 1);
    Some(failure.instead(
        "incomplete",
        span,
        format!("`{timer}` lacks `in this stage`"),
        insert(at, "in this stage"),
    ))
}

/// `sales accepts within 2 days`, `sales accept …`
fn clocks(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if failure.form != Rule::clock {
        return None;
    }
    let first = failure.head.start;
    let verb = failure.says(first, Rule::k_accepts) || failure.is(first, "confirms");
    if verb && failure.at == first + 1 {
        let message = format!("before `{}` the name of a team is missing", failure.written(first));
        let help = format!("write the team before it: `sales {} …`, for example", failure.written(first));
        return Some((
            Diagnostic::error("incomplete", failure.span(first), message).help(help),
            insert(first, "x"),
        ));
    }
    let confirms = failure.head.clone().any(|t| failure.says(t, Rule::k_confirms_first));
    if failure.expects(&[Rule::k_of_complete_data, Rule::k_of_the_handover]) {
        let right = if confirms { "of complete data" } else { "of the handover" };
        let short = ["complete data", "the handover", "handover", "complete"];
        let said = short.iter().find(|s| s.split(' ').enumerate().all(|(i, w)| failure.is(at + i, w)));
        if let Some(said) = said {
            let end = at + said.split(' ').count();
            let span = failure.tokens.span_of(at, end - 1);
            let message = format!("`{right}` is said whole, not `{said}`");
            return Some(failure.instead("clock-start", span, message, replace(at..end, right)));
        }
        let wrong = ["of", "after", "from", "since"].iter().any(|w| failure.is(at, w));
        let within = (failure.head.start..at).rev().find(|t| failure.says(*t, Rule::k_within))?;
        let deadline = failure.text(within..at.min(failure.head.end));
        if wrong {
            let ends = (at..failure.head.end).find(|t| {
                failure.says(*t, Rule::k_when)
                    || failure.says(*t, Rule::k_if_late)
                    || failure.kind(*t) == Some(Kind::Comma)
            });
            let end = ends.unwrap_or(failure.head.end);
            let message = format!("this deadline is counted `{right}`, not `{}`", failure.text(at..end));
            return Some(failure.instead(
                "clock-start",
                failure.tokens.span_of(at, end - 1),
                message,
                replace(at..end, right),
            ));
        }
        let span = failure.tokens.span_of(within, at.min(failure.head.end) - 1);
        return Some(failure.instead(
            "incomplete",
            span,
            format!("`{deadline}` lacks `{right}`"),
            insert(at, right),
        ));
    }
    let in_time = failure.is(at, "in")
        && failure.kind(at + 1) == Some(Kind::Number)
        && failure.expects(&[Rule::within, Rule::k_within]);
    if in_time {
        return Some(failure.instead(
            "said-otherwise",
            failure.span(at),
            "a deadline begins with `within`, not with `in`",
            replace(at..at + 1, "within"),
        ));
    }
    let late =
        failure.expects(&[Rule::late_notify, Rule::late_becomes]) || failure.expects(&[Rule::k_notify]);
    if late
        && failure.is_name(at)
        && !["notify", "becomes"].iter().any(|k| crate::syntax::nearness::is_near(failure.written(at), k))
    {
        let message = format!("behind `if late` stands `notify` or `becomes`, not `{}`", failure.written(at));
        let help = "write `if late notify \"Head of Sales\"` or `if late becomes MQL`, for example";
        return Some((Diagnostic::error("said-otherwise", failure.span(at), message).help(help), Vec::new()));
    }
    let who = late_target(failure)?;
    Some(who)
}

/// `if late notify Head of Sales`
fn late_target(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    at.checked_sub(1).filter(|t| failure.says(*t, Rule::k_notify))?;
    quoted_words(failure)
}

/// `team Partner when …`, `goes to team …`
fn routes(failure: &Failure<'_>) -> Option<Explained> {
    if failure.block != Holds::Routes {
        return None;
    }
    if failure.expects(&[Rule::string]) { quoted_words(failure) } else { None }
}

/// Words that have to stand in quotes, up to the next clause.
pub(super) fn quoted_words(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if failure.form == Rule::include && failure.kind(at) == Some(Kind::Word) {
        let path: String = (at..failure.head.end).map(|t| failure.written(t)).collect();
        let mut mends = vec![(at, Edit::Instead("\"\"".to_owned()))];
        mends.extend(remove(at + 1..failure.head.end));
        let span = failure.tokens.span_of(at, failure.head.end - 1);
        let message = Diagnostic::error("quotes", span, format!("`{path}` has to stand in quotes"));
        return Some((message.help(format!("write `include \"{path}\"`")), mends));
    }
    let clause = |t: usize| {
        const CLAUSES: [Rule; 7] = [
            Rule::k_when,
            Rule::k_otherwise,
            Rule::k_after,
            Rule::k_needs,
            Rule::k_because,
            Rule::k_up_to,
            Rule::k_between,
        ];
        CLAUSES.iter().any(|k| failure.says(t, *k))
    };
    let placeholder =
        |t: usize| failure.form == Rule::field && (failure.is(t, "or") || failure.is(t, "unknown"));
    let glued = |t: usize| {
        t > at
            && matches!(failure.kind(t), Some(Kind::Sign))
            && !failure.tokens.get(t).is_none_or(|t| t.blank)
    };
    let mut end = at;
    while (failure.kind(end) == Some(Kind::Word) && !clause(end) && !placeholder(end)) || glued(end) {
        end += 1;
    }
    if end == at || crate::syntax::keywords::keywords().is_reserved(failure.tokens.read(at)) {
        return None;
    }
    let written = failure.text(at..end);
    let before = failure.text(at.saturating_sub(1).max(failure.head.start)..at);
    let mut mends = vec![(at, Edit::Instead("\"\"".to_owned()))];
    mends.extend(remove(at + 1..end));
    let message = Diagnostic::error(
        "quotes",
        failure.tokens.span_of(at, end - 1),
        format!("`{written}` has to stand in quotes"),
    );
    let help = format!("write `{}`", format!("{before} \"{written}\"").trim());
    Some((message.help(help), mends))
}

/// `"Track" otherwise`, `"Track": …`
fn tracks(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if failure.form != Rule::track {
        return None;
    }
    if failure.says(at, Rule::k_otherwise) || failure.is(at, "else") {
        let message = Diagnostic::error(
            "nurture-otherwise",
            failure.span(at),
            format!("nurturing has no `{}`: every track that fits is taken", failure.written(at)),
        );
        return Some((message.help("write the condition: `when …`"), remove(at..failure.head.end)));
    }
    if failure.at == failure.head.start { quoted_words(failure) } else { None }
}

/// Lines of examples.
fn story(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if failure.block != Holds::Story {
        return None;
    }
    if failure.form == Rule::expect && (failure.is(at.wrapping_sub(1), "that") || failure.is(at, "that")) {
        let that = if failure.is(at, "that") { at } else { at - 1 };
        return Some(failure.instead(
            "said-otherwise",
            failure.span(that),
            "`that` is left out here",
            remove(that..that + 1),
        ));
    }
    if failure.form == Rule::happened && failure.expects(&[Rule::k_ago]) && !failure.at_end() {
        let past = failure.text(failure.head.start..at);
        let other = failure.is(at, "before") || failure.is(at, "earlier") || failure.is(at, ":");
        let mends = if other { replace(at..at + 1, "ago") } else { insert(at, "ago") };
        return Some(failure.instead(
            "incomplete",
            failure.tokens.span_of(failure.head.start, at - 1),
            format!("`{past}` lacks `ago`"),
            mends,
        ));
    }
    if failure.form == Rule::happened && failure.is(at, ":") {
        return Some(failure.instead(
            "colon",
            failure.span(at),
            "behind `ago` stands the interaction itself",
            remove(at..at + 1),
        ));
    }
    if failure.form == Rule::start_in && failure.is(at, "at") {
        return Some(failure.instead(
            "said-otherwise",
            failure.span(at),
            "the instant begins with `on`, not with `at`",
            replace(at..at + 1, "on"),
        ));
    }
    if failure.form == Rule::then && failure.expects(&[Rule::EOI]) && failure.is(at, "the") {
        return None;
    }
    None
}

/// `because: a, b`, `because "No budget"`
fn reasons(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let before = at.checked_sub(1)?;
    let starts = [Rule::k_because, Rule::k_needs, Rule::k_resetting].iter().any(|k| failure.says(before, *k));
    if !starts || !failure.expects(&[Rule::name, Rule::need, Rule::path]) {
        return None;
    }
    let word = failure.written(before);
    if failure.is(at, ":") || failure.is(at, "of") {
        return Some(failure.instead(
            "said-otherwise",
            failure.span(at),
            format!("behind `{word}` stands no `{}`", failure.written(at)),
            remove(at..at + 1),
        ));
    }
    if failure.is(at, "(") && !failure.says(before, Rule::k_needs) {
        let close = (at..failure.head.end).find(|t| failure.kind(*t) == Some(Kind::Close))?;
        let mends = vec![(at, Edit::Away), (close, Edit::Away)];
        let span = failure.tokens.span_of(at, close);
        return Some(failure.instead(
            "list-parentheses",
            span,
            format!("what stands behind `{word}` has no parentheses"),
            mends,
        ));
    }
    None
}
