//! Handovers: their clocks and routes; and the tracks of nurturing.

use super::{Explained, Failure, insert, remove, replace};
use crate::syntax::grammar::Rule;
use crate::syntax::layout::Holds;
use crate::syntax::lex::Kind;
use crate::values::nearness::is_near;
use crate::values::text::quoted;

/// Mistakes in handovers and in nurturing.
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    match failure.form {
        Rule::hand_over => super::first_of(failure, &[comma, stage_itself, when_accepted, no_stage]),
        Rule::clock => clock(failure),
        Rule::goes_to => lines_of_routes(failure),
        Rule::route if failure.expects(&[Rule::string]) => super::quotes::words(failure),
        Rule::track if failure.at == failure.head.start => {
            super::first_of(failure, &[name_and_title, super::quotes::words])
        }
        Rule::track => otherwise(failure),
        _ => None,
    }
    .filter(|_| failure.form != Rule::route || failure.block == Holds::Routes)
}

/// `hand over to sales becomes SAL …`
fn comma(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let lacks = failure.says(at, Rule::k_becomes) && failure.expects(&[Rule::comma]);
    let message = "a comma is missing before `becomes`";
    lacks.then(|| failure.instead("comma", failure.span(at), message, insert(at, ",")))
}

/// `…, becomes stage SAL when accepted`
fn stage_itself(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let filler = at > 0 && failure.says(at - 1, Rule::k_becomes) && failure.is(at, "stage");
    let message = "behind `becomes` stands the stage itself";
    filler.then(|| failure.instead("said-otherwise", failure.span(at), message, remove(at..at + 1)))
}

/// `…, becomes SAL`, `…, becomes SAL once accepted`
fn when_accepted(failure: &Failure<'_>) -> Option<Explained> {
    let (at, end) = (failure.at, failure.head.end);
    let otherwise = failure.at_end() || failure.is_any(at, &["if", "once", "after"]);
    if !otherwise || !failure.expects(&[Rule::k_when_accepted]) {
        return None;
    }
    let message = format!("behind `{}` stands `when accepted`", failure.text(failure.head.start..at));
    let (span, mends) = if failure.at_end() {
        (failure.span(at), insert(end, "when accepted"))
    } else {
        (failure.tokens.span_of(at, end - 1), replace(at..end, "when accepted"))
    };
    Some(failure.instead("incomplete", span, message, mends))
}

/// `hand over to sales`
fn no_stage(failure: &Failure<'_>) -> Option<Explained> {
    if !failure.at_end() || !failure.expects(&[Rule::comma]) {
        return None;
    }
    let message = "nothing says which stage the lead enters when it is accepted";
    let team = failure.written(failure.head.end - 1);
    let owned = |_: &str, at: usize| {
        let near = at + 1..at + 5;
        near.into_iter().any(|t| failure.tokens.is(t, "owned") && failure.tokens.is(t + 2, team))
    };
    let stage = super::known::first_of_kind(failure, Rule::k_stage, owned).unwrap_or("SAL");
    let help = format!("write `hand over to {team}, becomes {stage} when accepted`, for example");
    let mends = insert(failure.head.end, &format!(", becomes {stage} when accepted"));
    failure.error("incomplete", failure.span(failure.at), message, help, mends)
}

/// `goes to team "Partner desk"`
fn lines_of_routes(failure: &Failure<'_>) -> Option<Explained> {
    let (at, end) = (failure.at, failure.head.end);
    let is_meant = failure.at_end() || failure.is_any(at, &["the", "first"]);
    if is_meant || !failure.expects(&[Rule::k_first_that_fits]) {
        return None;
    }
    let whom = failure.text(at..end);
    let kinds = ["team", "person", "spread", "previous"];
    let route = if failure.is_any(at, &kinds) {
        whom
    } else if whom.starts_with('"') {
        format!("team {whom}")
    } else {
        format!("team {}", quoted(&whom))
    };
    let right = format!("the first that fits {{ {route} otherwise }}");
    let message = "behind `goes to` stand lines, of which the first that fits counts";
    let help = format!("write `goes to {right}`");
    failure.error("incomplete", failure.tokens.span_of(at, end - 1), message, help, replace(at..end, &right))
}

/// `sales accepts within 2 days`
fn clock(failure: &Failure<'_>) -> Option<Explained> {
    const TABLES: [fn(&Failure<'_>) -> Option<Explained>; 10] = [
        or_rejects,
        comma_before_if_late,
        otherwise_for_if_late,
        no_team,
        start_in_part,
        other_start,
        no_start,
        in_for_within,
        other_consequence,
        whom,
    ];
    super::first_of(failure, &TABLES)
}

/// `sales accepts or rejects within …`
fn or_rejects(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let other = failure.is(at, "or") && failure.is_any(at + 1, &["reject", "rejects", "rejected"]);
    let message =
        format!("`{}` is left out: who rejects in time is not late either", failure.text(at..at + 2));
    let span = failure.tokens.span_of(at, at + 1);
    other.then(|| failure.instead("said-otherwise", span, message, remove(at..at + 2)))
}

fn comma_before_if_late(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let lacks = failure.says(at, Rule::k_if_late);
    let message = "a comma is missing before `if late`";
    lacks.then(|| failure.instead("comma", failure.span(at), message, insert(at, ",")))
}

fn otherwise_for_if_late(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if start(failure).is_some() {
        return None;
    }
    let comma = failure.kind(at.saturating_sub(1)) == Some(Kind::Comma);
    let right = if comma { "if late" } else { ", if late" };
    failure.is_any(at, &["otherwise", "else"]).then(|| failure.otherwise(at..at + 1, right))
}

/// `accepts within 2 days …`
fn no_team(failure: &Failure<'_>) -> Option<Explained> {
    let first = failure.head.start;
    let verb = failure.says(first, Rule::k_accepts) || failure.is(first, "confirms");
    if !verb || failure.at != first + 1 {
        return None;
    }
    let written = failure.written(first);
    let message = format!("before `{written}` the name of a team is missing");
    let help = format!("write the team before it: `sales {written} …`, for example");
    failure.error("incomplete", failure.span(first), message, help, insert(first, "x"))
}

/// From where the deadline is counted that fails to say so.
fn start(failure: &Failure<'_>) -> Option<&'static str> {
    if !failure.expects(&[Rule::k_of_complete_data, Rule::k_of_the_handover]) {
        return None;
    }
    let words = ["confirm", "confirms", "confirmed"];
    let confirms = failure.head.clone().any(|t| failure.is_any(t, &words));
    Some(if confirms { "of complete data" } else { "of the handover" })
}

/// `within 2 days the handover`
fn start_in_part(failure: &Failure<'_>) -> Option<Explained> {
    let (at, right) = (failure.at, start(failure)?);
    let parts = ["complete data", "the handover", "handover", "complete"];
    let said = parts.into_iter().find(|part| failure.phrase(at, part))?;
    let end = at + said.split(' ').count();
    let message = format!("`{right}` is said whole, not `{said}`");
    let span = failure.tokens.span_of(at, end - 1);
    Some(failure.instead("clock-start", span, message, replace(at..end, right)))
}

/// `within 2 days after the handover`
fn other_start(failure: &Failure<'_>) -> Option<Explained> {
    let (at, right) = (failure.at, start(failure)?);
    if !failure.is_any(at, &["of", "after", "from", "since"]) {
        return None;
    }
    let clause = |t: &usize| {
        failure.says(*t, Rule::k_when)
            || failure.says(*t, Rule::k_if_late)
            || failure.kind(*t) == Some(Kind::Comma)
            || failure.is_any(*t, &["otherwise", "else", "if"])
    };
    let end = (at..failure.head.end).find(clause).unwrap_or(failure.head.end);
    let message = format!("this deadline is counted `{right}`, not `{}`", failure.text(at..end));
    let span = failure.tokens.span_of(at, end - 1);
    Some(failure.instead("clock-start", span, message, replace(at..end, right)))
}

/// `within 2 days`
fn no_start(failure: &Failure<'_>) -> Option<Explained> {
    let (at, right) = (failure.at, start(failure)?);
    let within = (failure.head.start..at).rev().find(|t| failure.says(*t, Rule::k_within))?;
    let message = format!("`{}` lacks `{right}`", failure.text(within..at));
    let span = failure.tokens.span_of(within, at - 1);
    Some(failure.instead("incomplete", span, message, insert(at, right)))
}

/// `sales accepts in 2 days …`
fn in_for_within(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let deadline = failure.is(at, "in") && failure.kind(at + 1) == Some(Kind::Number);
    let wanted = failure.expects(&[Rule::within, Rule::k_within]);
    let message = "a deadline begins with `within`, not with `in`";
    let span = failure.span(at);
    (deadline && wanted)
        .then(|| failure.instead("said-otherwise", span, message, replace(at..at + 1, "within")))
}

/// `if late escalate to …`
fn other_consequence(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let wanted = failure.expects(&[Rule::late_notify, Rule::late_becomes, Rule::k_notify]);
    let near = ["notify", "becomes"].iter().any(|k| is_near(failure.written(at), k));
    if !wanted || !failure.is_name(at) || near {
        return None;
    }
    let message = format!("behind `if late` stands `notify` or `becomes`, not `{}`", failure.written(at));
    let help = "write `if late notify \"Head of Sales\"` or `if late becomes MQL`, for example";
    let clause = |t: &usize| failure.says(*t, Rule::k_when) || failure.kind(*t) == Some(Kind::Comma);
    let end = (at..failure.head.end).find(clause).unwrap_or(failure.head.end);
    let mends = replace(at..end, "notify \"Head of Sales\"");
    failure.error("said-otherwise", failure.span(at), message, help, mends)
}

/// `if late notify Head of Sales`
fn whom(failure: &Failure<'_>) -> Option<Explained> {
    failure.at.checked_sub(1).filter(|t| failure.says(*t, Rule::k_notify))?;
    super::quotes::words(failure)
}

/// `Newsletter "Weekly" when …`: a track has no name beside its title
fn name_and_title(failure: &Failure<'_>) -> Option<Explained> {
    let first = failure.head.start;
    let word = |t: usize| failure.kind(t) == Some(Kind::Word);
    let title = (first..failure.head.end).find(|t| !word(*t)).filter(|t| *t > first && *t <= first + 4)?;
    if failure.kind(title) != Some(Kind::Text) || failure.says(title.saturating_sub(1), Rule::k_when) {
        return None;
    }
    let (name, text) = (failure.text(first..title), failure.written(title));
    let message = format!("a track has a title in quotes and no name: `{name}` is too much");
    let inside = text.trim_matches('"');
    let help = format!("write `{text}`, or {} for both", format_args!("`\"{name}: {inside}\"`"));
    failure.error(
        "surplus-name",
        failure.tokens.span_of(first, title - 1),
        message,
        help,
        remove(first..title),
    )
}

/// `"Track" otherwise`
fn otherwise(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if !failure.is_any(at, &["otherwise", "else"]) {
        return None;
    }
    let message = format!("nurturing has no `{}`: every track that fits is taken", failure.written(at));
    let mends = remove(at..failure.head.end);
    failure.error("nurture-otherwise", failure.span(at), message, "write the condition: `when …`", mends)
}
