//! Blocks: missing, too many, and what stands beside them; and the names that fields of interactions may not
//! have.

use std::ops::Range;

use crate::diagnostics::Diagnostic;
use crate::syntax::ast::Field;
use crate::syntax::grammar::Rule;
use crate::syntax::layout::{Block, says, title};
use crate::syntax::lex::{Kind, Tokens};

/// A statement behind the `}` of another on the same line.
pub(in crate::syntax) fn same_line(tokens: &Tokens<'_>, head: &Range<usize>) -> (Diagnostic, bool) {
    let at = head.start;
    let clause = [
        Rule::k_by,
        Rule::k_from_type,
        Rule::k_owned_by,
        Rule::k_asked_by,
        Rule::k_when,
        Rule::k_up_to,
        Rule::k_between,
    ]
    .iter()
    .any(|k| says(tokens, at, *k))
        || tokens.kind(at) == Some(Kind::Text);
    let written = tokens.written(at);
    let message =
        Diagnostic::error("line-break", tokens.span(at), format!("`{written}` stands behind a `}}`"));
    let help = if clause {
        format!("put `{written} …` before the `{{`")
    } else {
        "begin a new line before it".to_owned()
    };
    (message.help(help), clause)
}

/// A line that goes on with the one before it, but may not begin so.
pub(in crate::syntax) fn broken_line(tokens: &Tokens<'_>, at: usize) -> Diagnostic {
    let written = tokens.written(at);
    Diagnostic::error("line-break", tokens.span(at), format!("a line cannot begin with `{written}`"))
        .help(format!("put `{written}` at the end of the line before, with what follows it"))
}

/// A statement without the block it needs.
pub(in crate::syntax) fn missing_block(tokens: &Tokens<'_>, form: Rule, head: &Range<usize>) -> Diagnostic {
    let title = title(tokens, head);
    let inside = match form {
        Rule::lead => "email: text",
        Rule::score | Rule::group | Rule::highest => "+5 when …",
        Rule::rating => "A from 80",
        Rule::questionnaire => "budget \"Is there a budget?\" { yes +30, no 0 }",
        Rule::table => "| hot | cold",
        Rule::question => "yes +30, no 0",
        Rule::goes_to => "team \"…\" otherwise",
        Rule::hand_over => "needs …",
        Rule::example => "expect …",
        Rule::example_lead => "email: \"…\"",
        Rule::every_stage => "sales may … to …",
        Rule::nurture => "\"…\" when …",
        _ => "… otherwise",
    };
    let place = tokens.span_of(head.start, head.end.saturating_sub(1).max(head.start));
    Diagnostic::error("missing-block", place, format!("{title} has no block")).help(format!(
        "write `{{` at the end of the line, what belongs to it below, such as `{inside}`, and `}}`"
    ))
}

/// A block behind a statement that has none.
pub(in crate::syntax) fn surplus_block(
    tokens: &Tokens<'_>,
    head: &Range<usize>,
    block: &Block,
) -> Diagnostic {
    Diagnostic::error(
        "surplus-block",
        tokens.span(block.open),
        format!("{} has no block", title(tokens, head)),
    )
    .help("delete the braces and what stands in them, or check the first word of the statement")
}

/// Fields of interactions that would be mistaken for spans of the calendar in limits.
pub(in crate::syntax) fn calendar_fields(fields: &[Field], messages: &mut Vec<Diagnostic>) {
    for field in fields {
        let name = field.name.text.as_str();
        if matches!(name, "day" | "week" | "month" | "year") {
            let message = format!("a field of an interaction cannot be called `{name}`");
            let help = format!(
                "choose another name, such as `{name}_of_it`: `at most once per {name}` means the calendar"
            );
            messages.push(Diagnostic::error("reserved-name", field.name.span, message).help(help));
        }
    }
}

/// A table whose first line has no heads, and lines that begin with `|` below it.
pub(in crate::syntax) fn table_heads(tokens: &Tokens<'_>, block: &Block, messages: &mut Vec<Diagnostic>) {
    for (count, statement) in block.statements.iter().enumerate() {
        let at = statement.head.start;
        let begins_with_bar = tokens.kind(at) == Some(Kind::Bar);
        let ruler = statement
            .head
            .clone()
            .all(|t| matches!(tokens.kind(t), Some(Kind::Bar | Kind::Sign | Kind::Colon)));
        if count == 0 && !begins_with_bar {
            let place = tokens.span_of(at, statement.head.end.saturating_sub(1).max(at));
            let message = Diagnostic::error("table-head", place, "the first line of a table begins with `|`");
            messages.push(message.help("write the words of the columns there: `| hot | warm | cold`"));
        } else if count > 0 && begins_with_bar && !ruler {
            let message =
                Diagnostic::error("table-head", tokens.span(at), "a row begins with its word, not with `|`");
            messages.push(message.help("delete this `|`"));
        }
    }
}
