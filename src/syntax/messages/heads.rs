//! Statements whose first words say nothing: misspelt, in another block, or said in other words.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Explained, Failure, Mends, insert, replace, words};
use crate::diagnostics::Diagnostic;
use crate::syntax::forms::{FORMS, HasBlock, form, has_block};
use crate::syntax::grammar::Rule;
use crate::syntax::keywords::keywords;
use crate::syntax::layout::{Holds, begins_statement, says};
use crate::syntax::lex::{Kind, Tokens};

/// Whether a statement can be read by a rule, with some mends.
pub(in crate::syntax) type Fits<'a> = dyn Fn(Rule, &[(usize, super::Edit)]) -> bool + 'a;

/// What becomes of a statement whose first words say nothing.
pub(in crate::syntax) enum Unknown {
    /// It is read by this rule, with these mends.
    Read(Diagnostic, Rule, Mends),
    /// It is left out.
    Lost(Diagnostic),
}

/// Says what is wrong with the first words of a statement.
///
/// `fits` tells whether the statement can be read by a rule, with some mends.
pub(in crate::syntax) fn unknown_statement(
    tokens: &Tokens<'_>,
    head: &Range<usize>,
    block: Holds,
    fits: &Fits<'_>,
) -> Unknown {
    let failure = Failure {
        tokens,
        head: head.clone(),
        at: head.start,
        expected: Vec::new(),
        form: Rule::EOI,
        block,
        mended: &BTreeMap::new(),
        reach: &|_| 0,
    };
    doubled(&failure)
        .or_else(|| exchanged(&failure, fits))
        .or_else(|| nearly(&failure))
        .or_else(|| said_otherwise(&failure))
        .or_else(|| without_may(&failure))
        .or_else(|| points_behind_condition(&failure))
        .or_else(|| interaction_first(&failure).map(Unknown::Lost))
        .or_else(|| keyword_missing(&failure, fits))
        .or_else(|| elsewhere(&failure).map(Unknown::Lost))
        .unwrap_or_else(|| Unknown::Lost(nothing(&failure)))
}

/// `final final stage …`
fn doubled(failure: &Failure<'_>) -> Option<Unknown> {
    let at = failure.at;
    let twice = failure.head.contains(&(at + 1)) && failure.written(at) == failure.written(at + 1);
    let form = form(failure.tokens, &(at + 1..failure.head.end), failure.block).filter(|_| twice)?;
    let message = format!("`{}` stands here twice", failure.written(at));
    let (message, mends) =
        failure.instead("doubled", failure.span(at + 1), message, super::remove(at..at + 1));
    Some(Unknown::Read(message, form, mends))
}

/// `agreed sales by on …`: with two neighbours exchanged, the statement can be read.
fn exchanged(failure: &Failure<'_>, fits: &Fits<'_>) -> Option<Unknown> {
    let at = failure.at;
    if failure.head.len() < 3 || failure.head.len() > 40 {
        return None;
    }
    for first in at..at + 2 {
        let mends = super::exchange(first, first + 1);
        let listed = FORMS.iter().filter(|(holds, ..)| *holds == failure.block);
        let Some(form) = listed.map(|(.., form)| *form).find(|form| fits(*form, &mends)) else { continue };
        let (one, other) = (failure.written(first), failure.written(first + 1));
        let message = format!("`{one}` and `{other}` stand in the wrong order");
        let span = failure.tokens.span_of(first, first + 1);
        let (message, mends) = failure.instead("word-order", span, message, mends);
        return Some(Unknown::Read(message, form, mends));
    }
    None
}

/// The keywords that begin statements in a block.
fn openers(block: Holds) -> impl Iterator<Item = &'static str> {
    let more: &[Rule] = match block {
        Holds::Routes => &[Rule::k_person, Rule::k_previous, Rule::k_spread_over],
        _ => &[],
    };
    let listed = FORMS.iter().filter(move |(holds, ..)| *holds == block).map(|(_, keyword, _)| *keyword);
    listed.chain(more.iter().copied()).map(|k| keywords().spelled(k))
}

/// A first word in another case or with a letter wrong.
fn nearly(failure: &Failure<'_>) -> Option<Unknown> {
    let at = failure.at;
    for right in openers(failure.block) {
        let range = at..at + right.split(' ').count();
        if range.end <= failure.head.end && words::joined(failure, range.clone()).to_lowercase() == right {
            return reread(failure, words::in_lower_case(failure, range, right));
        }
    }
    let (range, right) = words::best(failure, at, openers(failure.block))?;
    let written = failure.text(range.clone());
    let span = failure.tokens.span_of(range.start, range.end - 1);
    let message = format!("`{written}` begins no statement: did you mean `{right}`?");
    reread(failure, failure.instead("keyword-misspelt", span, message, replace(range, right)))
}

/// Reads the statement again by the rule its mended first words name.
fn reread(failure: &Failure<'_>, (message, mends): Explained) -> Option<Unknown> {
    let right = mends.iter().find_map(|(_, edit)| match edit {
        super::Edit::Instead(text) | super::Edit::Before(text) => Some(text.as_str()),
        super::Edit::Away | super::Edit::Token(_) => None,
    })?;
    let listed = FORMS
        .iter()
        .find(|(holds, keyword, _)| *holds == failure.block && keywords().spelled(*keyword) == right);
    let form = match listed {
        Some((.., form)) => *form,
        None if failure.block == Holds::Routes => Rule::route,
        None => return None,
    };
    Some(Unknown::Read(message, form, mends))
}

/// First words that other tools use, by the block they stand in, and what the language says.
const HEADS: [(Holds, &str, &str); 50] = [
    (Holds::Declarations, "import", "include"),
    (Holds::Declarations, "use", "include"),
    (Holds::Declarations, "let", "define"),
    (Holds::Declarations, "def", "define"),
    (Holds::Declarations, "set", "define"),
    (Holds::Declarations, "rule", "define"),
    (Holds::Declarations, "condition", "define"),
    (Holds::Declarations, "const", "define"),
    (Holds::Declarations, "var", "define"),
    (Holds::Declarations, "event", "interaction"),
    (Holds::Declarations, "activity", "interaction"),
    (Holds::Declarations, "state", "stage"),
    (Holds::Declarations, "status", "stage"),
    (Holds::Declarations, "phase", "stage"),
    (Holds::Declarations, "final", "final stage"),
    (Holds::Declarations, "end stage", "final stage"),
    (Holds::Declarations, "grade", "rating"),
    (Holds::Declarations, "matrix", "table"),
    (Holds::Declarations, "segment", "choose"),
    (Holds::Declarations, "select", "choose"),
    (Holds::Declarations, "test", "example"),
    (Holds::Declarations, "scenario", "example"),
    (Holds::Declarations, "survey", "questionnaire"),
    (Holds::Declarations, "words", "list"),
    (Holds::Declarations, "agreed", "agreed by"),
    (Holds::Declarations, "signed by", "agreed by"),
    (Holds::Declarations, "in every stage", "in every stage that is not final"),
    (Holds::Declarations, "in all stages", "in every stage that is not final"),
    (Holds::Declarations, "leads start", "leads start in"),
    (Holds::Declarations, "lint", "allow"),
    (Holds::Declarations, "ignore", "allow"),
    (Holds::Header, "zone", "timezone"),
    (Holds::Header, "tz", "timezone"),
    (Holds::Header, "time zone", "timezone"),
    (Holds::Header, "working time", "work time"),
    (Holds::Header, "working hours", "work time"),
    (Holds::Header, "work hours", "work time"),
    (Holds::Header, "hours", "work time"),
    (Holds::Ways, "description", "meaning"),
    (Holds::Ways, "definition", "meaning"),
    (Holds::Ways, "means", "meaning"),
    (Holds::Ways, "moves to", "becomes"),
    (Holds::Ways, "move to", "becomes"),
    (Holds::Ways, "goes to", "becomes"),
    (Holds::Ways, "turns into", "becomes"),
    (Holds::Ways, "tell", "notify"),
    (Holds::Ways, "alert", "notify"),
    (Holds::Handover, "requires", "needs"),
    (Holds::Handover, "require", "needs"),
    (Holds::Handover, "when", "only when"),
];

/// First words that are said otherwise here.
fn said_otherwise(failure: &Failure<'_>) -> Option<Unknown> {
    let more = [
        (Holds::Handover, "if", "only when"),
        (Holds::Handover, "only if", "only when"),
        (Holds::Points, "maximum of", "highest of"),
        (Holds::Points, "max of", "highest of"),
        (Holds::Points, "best of", "highest of"),
        (Holds::Points, "one of", "highest of"),
        (Holds::Points, "section", "group"),
        (Holds::Points, "highest", "highest of"),
        (Holds::Points, "fades", "fades out in"),
        (Holds::Story, "assert", "expect"),
        (Holds::Story, "expects", "expect"),
        (Holds::Story, "check", "expect"),
        (Holds::Story, "should", "expect"),
        (Holds::Story, "given", "lead"),
        (Holds::Story, "contact", "lead"),
        (Holds::Story, "starts in", "start in"),
        (Holds::Story, "begin in", "start in"),
        (Holds::Story, "on", "as of"),
        (Holds::Story, "at", "as of"),
        (Holds::Story, "after", "then after"),
        (Holds::Routes, "previous one", "the previous one"),
        (Holds::Routes, "the previous", "the previous one"),
        (Holds::Routes, "round robin", "spread over"),
        (Holds::Routes, "rotate over", "spread over"),
    ];
    for (block, phrase, right) in HEADS.iter().chain(&more) {
        let count = phrase.split(' ').count();
        let named = matches!(
            failure.kind(failure.at + count),
            Some(Kind::Word | Kind::Text | Kind::Number | Kind::Day)
        );
        let label =
            failure.block == Holds::Declarations && failure.kind(failure.at + count) == Some(Kind::Text);
        if !named && failure.head.len() > count
            || (label && !matches!(*right, "include" | "example" | "allow"))
        {
            continue;
        }
        let range = failure.at..failure.at + phrase.split(' ').count();
        if *block != failure.block
            || range.end > failure.head.end
            || words::joined(failure, range.clone()).to_lowercase() != *phrase
        {
            continue;
        }
        let explained = failure.otherwise(range, right);
        return reread(failure, explained.clone()).or(Some(Unknown::Lost(explained.0)));
    }
    None
}

/// `grade "…" of fit`: with a keyword before it, the statement can be read.
fn keyword_missing(failure: &Failure<'_>, fits: &Fits<'_>) -> Option<Unknown> {
    let at = failure.at;
    if failure.head.len() < 2 || failure.head.len() > 40 {
        return None;
    }
    let listed = FORMS.iter().filter(|(holds, ..)| *holds == failure.block);
    let words = listed.map(|(_, keyword, form)| (keywords().spelled(*keyword), *form));
    let block = failure.tokens.kind(failure.head.end) == Some(Kind::BraceOpen);
    let has_place = |form: Rule| !block || has_block(form) != HasBlock::Never;
    let fitting: Vec<(&str, Rule)> =
        words.filter(|(word, form)| has_place(*form) && fits(*form, &insert(at, word))).collect();
    let (first, form) = *fitting.first()?;
    let named: Vec<String> = fitting.iter().take(3).map(|(word, _)| format!("`{word}`")).collect();
    let message = format!("{} is missing before `{}`", named.join(" or "), failure.written(at));
    let (message, mends) = failure.instead("incomplete", failure.span(at), message, insert(at, first));
    Some(Unknown::Read(message, form, mends))
}

/// `sales reject to MGL`, `sales can reject to MGL`
fn without_may(failure: &Failure<'_>) -> Option<Unknown> {
    let at = failure.at;
    if !matches!(failure.block, Holds::Ways | Holds::Handover) || !failure.is_name(at) {
        return None;
    }
    let other = ["can", "could", "must", "should", "might", "will"].iter().any(|w| failure.is(at + 1, w));
    if other {
        let (message, mends) = failure.otherwise(at + 1..at + 2, "may");
        return Some(Unknown::Read(message, Rule::may, mends));
    }
    for (keyword, near) in [(Rule::k_may, 1), (Rule::k_may, 3)] {
        let near = at + near;
        let word = failure.written(near);
        let lower = word.to_lowercase();
        let meant = failure.kind(near) == Some(Kind::Word)
            && word != "may"
            && (lower == "may" || ["mya", "amy", "mai", "mey", "my"].contains(&lower.as_str()));
        if meant && lower == "may" {
            let (message, mends) = words::in_lower_case(failure, near..near + 1, keywords().spelled(keyword));
            return Some(Unknown::Read(message, Rule::may, mends));
        }
        if meant && failure.is_name(near + 1) {
            let message =
                format!("`{word}` means nothing here: did you mean `{}`?", keywords().spelled(keyword));
            let (message, mends) = failure.instead(
                "keyword-misspelt",
                failure.span(near),
                message,
                replace(near..near + 1, "may"),
            );
            return Some(Unknown::Read(message, Rule::may, mends));
        }
    }
    if failure.block == Holds::Handover {
        let verbs = [Rule::k_confirms_first, Rule::k_accepts].map(|k| keywords().spelled(k));
        if let Some((range, right)) = words::best(failure, at + 1, verbs.into_iter())
            .filter(|(r, right)| r.len() == right.split(' ').count())
        {
            let written = failure.text(range.clone());
            let span = failure.tokens.span_of(range.start, range.end - 1);
            let message = format!("`{written}` means nothing here: did you mean `{right}`?");
            let (message, mends) = failure.instead("keyword-misspelt", span, message, replace(range, right));
            return Some(Unknown::Read(message, Rule::clock, mends));
        }
        for (right, wrong) in [
            ("accepts", ["accept", "accepted", "acepts", "acccepts"]),
            ("confirms first", ["confirms", "confirm", "confirmed", "confirms"]),
        ] {
            if wrong.iter().any(|w| failure.is(at + 1, w)) {
                let end =
                    if right == "confirms first" && failure.is(at + 2, "first") { at + 3 } else { at + 2 };
                let (message, mends) = failure.otherwise(at + 1..end, right);
                return Some(Unknown::Read(message, Rule::clock, mends));
            }
        }
    }
    let leads =
        failure.is_name(at + 1) && says(failure.tokens, at + 2, Rule::k_to) && failure.is_name(at + 3);
    leads.then(|| {
        let message = format!("`may` is missing behind `{}`", failure.written(at));
        let (message, mends) =
            failure.instead("incomplete", failure.span(at + 1), message, insert(at + 1, "may"));
        Unknown::Read(message, Rule::may, mends)
    })
}

/// `if a then +5`, `a: +5`
fn points_behind_condition(failure: &Failure<'_>) -> Option<Unknown> {
    let first = failure.at;
    if failure.block != Holds::Points
        || !(failure.is(first, "if") || says(failure.tokens, first, Rule::k_when))
    {
        return None;
    }
    let last = failure.head.end.checked_sub(1)?;
    let signed = last.checked_sub(1).filter(|s| failure.is(*s, "+") || failure.is(*s, "-"));
    let points = failure.kind(last) == Some(Kind::Number);
    let sign = signed.filter(|_| points)?;
    let end = (first..sign).rev().find(|t| {
        !(failure.is(*t, "then") || failure.is(*t, ":") || failure.kind(*t) == Some(Kind::Comma))
    })? + 1;
    let condition = failure.text(first + 1..end);
    let message =
        Diagnostic::error("no-then", failure.span(first), "the points stand before their condition");
    let help = format!("write `{} when {condition}`", failure.text(sign..last + 1));
    Some(Unknown::Lost(message.help(help)))
}

/// `whitepaper_download 3 days ago`, `whitepaper_download { … }`
fn interaction_first(failure: &Failure<'_>) -> Option<Diagnostic> {
    let at = failure.at;
    if failure.block != Holds::Story || !failure.is_name(at) {
        return None;
    }
    let name = failure.written(at);
    let ago = (at + 1..failure.head.end).find(|t| says(failure.tokens, *t, Rule::k_ago));
    if let Some(ago) = ago.filter(|_| failure.kind(at + 1) == Some(Kind::Number)) {
        let past = failure.text(at + 1..ago + 1);
        let span = failure.tokens.span_of(at, ago);
        let message =
            Diagnostic::error("word-order", span, format!("`{past}` stands before the interaction"));
        return Some(message.help(format!("write `{past} {name}`")));
    }
    let alone = failure.head.len() == 1 && failure.tokens.kind(at + 1) == Some(Kind::BraceOpen);
    alone.then(|| {
        let message =
            Diagnostic::error("incomplete", failure.span(at), format!("nothing says when `{name}` happened"));
        message.help(format!("write `3 days ago {name}`, for example, or `then {name}` for a later step"))
    })
}

/// Where the statements of a block stand.
const PLACES: [(Holds, &str); 15] = [
    (Holds::Declarations, "at the top of the file, outside all braces"),
    (Holds::Header, "in the braces of `pact`"),
    (Holds::Fields, "in the braces of `lead` or of an `interaction`"),
    (Holds::Points, "in the braces of a `score`"),
    (Holds::Levels, "in the braces of a `rating`"),
    (Holds::Questions, "in the braces of a `questionnaire`"),
    (Holds::Answers, "in the braces of a question"),
    (Holds::Rows, "in the braces of a `table`"),
    (Holds::Choices, "in the braces of a `choose` or of `leads start in`"),
    (Holds::Ways, "in the braces of a `stage`"),
    (Holds::Handover, "in the braces of a `hand over to`"),
    (Holds::Routes, "in the braces of `goes to the first that fits`"),
    (Holds::Tracks, "in the braces of `nurture`"),
    (Holds::Story, "in the braces of an `example`"),
    (Holds::Values, "in the braces of an example's `lead`"),
];

/// A statement that belongs into another block.
fn elsewhere(failure: &Failure<'_>) -> Option<Diagnostic> {
    let at = failure.at;
    if says(failure.tokens, at, Rule::k_never_fades) {
        let span = failure.tokens.span_of(at, at + 1);
        let message = Diagnostic::error("wrong-block", span, "`never fades` has no line of its own");
        return Some(message.help("put it at the end of the rule that does not fade"));
    }
    let fields = if failure.block == Holds::Story { Holds::Values } else { Holds::Fields };
    let order = [
        Holds::Ways,
        Holds::Handover,
        Holds::Declarations,
        Holds::Points,
        Holds::Header,
        Holds::Story,
        Holds::Routes,
        fields,
        Holds::Levels,
        Holds::Choices,
    ];
    let others = || order.into_iter().filter(|b| *b != failure.block);
    let shaped = others().find(|b| begins_statement(failure.tokens, at, *b));
    let points =
        || others().find(|b| *b == Holds::Points && form(failure.tokens, &failure.head, *b).is_some());
    let home = shaped.or_else(|| others().find(|b| keyword_of(failure, *b))).or_else(points)?;
    if failure.block == Holds::Points && home == Holds::Points {
        return None;
    }
    let (_, place) = PLACES.iter().find(|(holds, _)| *holds == home)?;
    let title = failure.text(at..(at + 2).min(failure.head.end));
    let message = format!("`{title}` does not belong here");
    let here = failure.tokens.span_of(at, (at + 2).min(failure.head.end) - 1);
    Some(Diagnostic::error("wrong-block", here, message).help(format!("it stands {place}")))
}

/// A statement of another block where any word may begin a statement.
pub(super) fn elsewhere_first(failure: &Failure<'_>) -> Option<Explained> {
    if failure.at != failure.head.start || failure.at_end() {
        return None;
    }
    elsewhere(failure).map(|message| (message, Mends::new()))
}

/// Whether the first word begins statements of a block.
fn keyword_of(failure: &Failure<'_>, block: Holds) -> bool {
    let next = failure.at + 1;
    let name = failure.kind(next) != Some(Kind::Word) || !keywords().is_reserved(failure.tokens.read(next));
    name && FORMS
        .iter()
        .any(|(holds, keyword, _)| *holds == block && says(failure.tokens, failure.at, *keyword))
}

/// A statement that means nothing anywhere.
fn nothing(failure: &Failure<'_>) -> Diagnostic {
    let written = failure.written(failure.at);
    let message = format!("`{written}` begins no statement");
    let help = match failure.block {
        Holds::Declarations => {
            "statements begin with `pact`, `team`, `lead`, `interaction`, `define`, `list`, `score`, `rating`, `stage`, `nurture` or `example`, for example; a comment begins with `#`"
        }
        Holds::Header => "here stand `version`, `timezone`, `currency`, `work time` and `holidays`",
        Holds::Points => {
            "a rule begins with its points, for example `+5 when …` or `+5 per …`; there are also `group`, `highest of` and `always`"
        }
        Holds::Ways => {
            "here stand `meaning`, `becomes …`, `hand over to …`, `notify …` and commands such as `sales may reject to …`"
        }
        Holds::Handover => {
            "here stand `needs …`, `only when …`, `goes to …`, `… confirms first`, `… accepts` and `… may reject to …`"
        }
        Holds::Routes => "here stand `team \"…\"`, `person …`, `the previous one` and `spread over …`",
        Holds::Story => {
            "here stand `lead { … }`, `as of`, `start in`, `3 days ago …`, `then …` and `expect …`"
        }
        _ => "a comment begins with `#`",
    };
    Diagnostic::error("unknown-statement", failure.span(failure.at), message).help(help)
}
