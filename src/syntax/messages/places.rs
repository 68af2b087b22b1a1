//! Statements that belong somewhere else.

use super::{Explained, Failure, Mends};
use crate::diagnostics::Diagnostic;
use crate::syntax::forms::{FORMS, form};
use crate::syntax::grammar::Rule;
use crate::syntax::keywords::keywords;
use crate::syntax::layout::{Holds, begins_statement, says};
use crate::syntax::lex::Kind;

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
pub(super) fn elsewhere(failure: &Failure<'_>) -> Option<Diagnostic> {
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
pub(super) fn nothing(failure: &Failure<'_>) -> Diagnostic {
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
        Holds::Handover if written.starts_with("accept") => {
            "say who accepts: `… accepts within 2 work days of the handover`, with a team in front"
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
