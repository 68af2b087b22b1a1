//! Names, labels and what else begins a declaration.

use super::expected::expected_keywords;
use super::{Edit, Explained, Failure, Mends, insert, known, remove, replace};
use crate::syntax::grammar::Rule;
use crate::syntax::layout::Holds;
use crate::syntax::lex::Kind;
use crate::values::nearness::is_near;

/// Mistakes at the beginning of declarations, and texts that lack quotes.
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    const TABLES: [fn(&Failure<'_>) -> Option<Explained>; 13] = [
        chosen,
        fields_in_parentheses,
        no_signer,
        no_as,
        label_first,
        no_day,
        no_id,
        id_of_words,
        glued_name,
        no_name,
        text,
        second_of_table,
        pair_of_table,
    ];
    super::first_of(failure, &TABLES)
}

/// `choose the first that fits`: what is chosen has no name.
fn chosen(failure: &Failure<'_>) -> Option<Explained> {
    let behind = failure.head.start + 1;
    let said =
        ["the first that fits", "first that fits"].into_iter().find(|said| failure.phrase(behind, said))?;
    if failure.form != Rule::choose {
        return None;
    }
    let message = "between `choose` and `the first that fits` a name is missing";
    let end = behind + said.split(' ').count();
    let mends = replace(behind..end, "x the first that fits");
    let help = "name what is chosen: `choose market the first that fits`, for example";
    failure.error("incomplete", failure.tokens.span_of(behind, end - 1), message, help, mends)
}

/// Whether the token stands directly behind the one before it.
fn is_glued(failure: &Failure<'_>) -> bool {
    failure.tokens.get(failure.at).is_some_and(|t| !t.blank)
}

/// `define x = …`, `list x: (…)`, `define x …`
fn no_as(failure: &Failure<'_>) -> Option<Explained> {
    let named = matches!(failure.form, Rule::define | Rule::list) && failure.expects(&[Rule::k_as]);
    if !named || failure.at_end() || (failure.is(failure.at, "-") && is_glued(failure)) {
        return None;
    }
    let at = failure.at;
    let missing = |f: &Failure<'_>| {
        let message = format!("`as` is missing before `{}`", f.written(at));
        Some(f.instead("incomplete", f.span(at), message, insert(at, "as")))
    };
    super::first_of(failure, &[other_sign, nearly_as, list_behind_name]).or_else(|| missing(failure))
}

fn other_sign(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if !failure.is_any(at, &["=", ":", "is", "means", "are", "when", "if"]) {
        return None;
    }
    let end = if failure.is(at + 1, "=") { at + 2 } else { at + 1 };
    let what = failure.text(failure.head.start..failure.head.start + 2);
    let message = format!("behind `{what}` stands `as`, not `{}`", failure.text(at..end));
    let span = failure.tokens.span_of(at, end - 1);
    Some(failure.instead("said-otherwise", span, message, replace(at..end, "as")))
}

fn nearly_as(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let written = failure.written(at);
    let near = failure.kind(at) == Some(Kind::Word) && (is_near(written, "as") || written == "sa");
    let message = format!("`{written}` means nothing here: did you mean `as`?");
    let span = failure.span(at);
    near.then(|| failure.instead("keyword-misspelt", span, message, replace(at..at + 1, "as")))
}

/// `list l "a", "b"`
fn list_behind_name(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let comma = failure.form == Rule::list && failure.kind(at) == Some(Kind::Comma);
    if !comma || failure.kind(at - 1) != Some(Kind::Text) {
        return None;
    }
    let mut mends = insert(at - 1, "as (");
    mends.extend(insert(failure.head.end, ")"));
    let span = failure.tokens.span_of(at - 1, failure.head.end - 1);
    let message = "a list of words stands behind `as`, in parentheses";
    Some(failure.instead("list-parentheses", span, message, mends))
}

/// `stage "Marketing Qualified Lead" owned by marketing`
fn label_first(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let text = failure.kind(at) == Some(Kind::Text) && failure.expects(&[Rule::name]);
    if !text || failure.expects(&[Rule::expr]) {
        return None;
    }
    let (label, word) = (failure.written(at), as_name(failure.written(at)));
    if failure.block == Holds::Questions && at == failure.head.start {
        let message = format!("the question `{label}` has no name");
        let help = format!("write a name of one word before it, for example `{} {label}`", short_name(label));
        return failure.error("incomplete", failure.span(at), message, help, insert(at, &short_name(label)));
    }
    if failure.block == Holds::Declarations && at <= failure.head.start + 2 {
        let keyword = failure.text(failure.head.start..at);
        let of_label = |name: &&str| failure.form == Rule::team && label.to_lowercase().contains(*name);
        let used = known::undeclared_team(failure).filter(of_label);
        let word = used.map_or(word, str::to_owned);
        let message = format!("`{keyword}` needs a name before its label");
        let help = format!("write a name of one word, for example `{keyword} {word} {label}`");
        return failure.error("incomplete", failure.span(at), message, help, insert(at, &word));
    }
    let message = format!("behind `{}` stands a name, not a text", failure.written(at.saturating_sub(1)));
    let help = format!("write it as one word without quotes: `{word}`");
    failure.error("name-form", failure.span(at), message, help, replace(at..at + 1, &word))
}

/// The last word of a question, as its name.
fn short_name(label: &str) -> String {
    let name = as_name(label).to_lowercase();
    let name = name.rsplit('_').next().unwrap_or("question").to_owned();
    if name.is_empty() { "question".to_owned() } else { name }
}

/// A label as a name of one word.
fn as_name(label: &str) -> String {
    let kept: String = label.chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect();
    let word = kept.trim().replace(' ', "_");
    let starts = word.starts_with(|c: char| !c.is_ascii_digit());
    if starts { word } else { "a_name".to_owned() }
}

/// `define my-define as …`, `interaction web-visit`
fn glued_name(failure: &Failure<'_>) -> Option<Explained> {
    let glued = failure.kind(failure.at) == Some(Kind::Sign) && is_glued(failure);
    if glued { name_of_several_words(failure) } else { None }
}

/// `score first score`, `team marketing sales`
pub(super) fn name_of_several_words(failure: &Failure<'_>) -> Option<Explained> {
    let first = failure.head.start;
    let named = first + if failure.says(first, Rule::k_final_stage) { 2 } else { 1 };
    let unnamed = matches!(failure.form, Rule::lead | Rule::nurture | Rule::agreed | Rule::allow);
    let declares = failure.block == Holds::Declarations && !unnamed;
    if !declares || failure.at != named + 1 || !failure.is_name(named) {
        return None;
    }
    let end = end_of_name(failure)?;
    let written = failure.text(named..end);
    let words = (named..end).filter(|t| failure.kind(*t) == Some(Kind::Word));
    let name = words.map(|t| failure.written(t)).collect::<Vec<_>>().join("_");
    let keyword = failure.text(first..named);
    let label = match end == failure.head.end && failure.expects(&[Rule::string]) {
        true => format!(", or `{keyword} {} \"…\"` with a label in quotes", failure.written(named)),
        false => String::new(),
    };
    let message = format!("`{written}` is not one word");
    let span = failure.tokens.span_of(named, end - 1);
    let used = (0..20_000.min(failure.tokens.all.len()))
        .filter(|t| failure.tokens.read(*t) == failure.written(named));
    let help = match failure.text(named + 1..end) {
        rest if !label.is_empty() && failure.is_name(named + 1) && used.count() > 1 => {
            format!("write `{keyword} {} \"{rest}\"`, with the label in quotes", failure.written(named))
        }
        _ => format!("write `{keyword} {name}`{label}"),
    };
    failure.error("name-form", span, message, help, replace(named..end, &name))
}

/// Where a name of several words ends: at the statement's end, or where it goes on as it should.
fn end_of_name(failure: &Failure<'_>) -> Option<usize> {
    let keywords = expected_keywords(&failure.expected);
    let follows =
        |t: usize| keywords.iter().any(|k| failure.says(t, *k)) || failure.kind(t) == Some(Kind::Text);
    let part = |t: usize| failure.kind(t) == Some(Kind::Word) || failure.is_any(t, &["-", "/", "."]);
    let rest = failure.at..failure.head.end;
    let end = rest.clone().find(|t| follows(*t) || !part(*t)).unwrap_or(rest.end);
    let complete = end == rest.end || follows(end);
    (complete && end > rest.start && failure.is_name(end - 1)).then_some(end)
}

/// `agreed by sales as "…"`
fn no_day(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let lacks =
        failure.form == Rule::agreed && failure.says(at, Rule::k_as) && failure.expects(&[Rule::k_on]);
    let span = failure.span(at);
    lacks.then(|| failure.instead("incomplete", span, "a signature has a day", insert(at, "on 2026-11-20")))
}

/// `agreed by sales on 2026-11-20`
fn no_signer(failure: &Failure<'_>) -> Option<Explained> {
    if failure.form != Rule::agreed || !failure.at_end() || !failure.expects(&[Rule::k_as]) {
        return None;
    }
    let mends = insert(failure.head.end, "as \"Head of Sales\"");
    let help =
        format!("write the name or the role behind `as`: `{}`, for example", failure.corrected(&mends));
    let message = "nothing says who signs";
    failure.error("incomplete", failure.span(failure.at), message, help, mends)
}

/// `lead identified by`
fn no_id(failure: &Failure<'_>) -> Option<Explained> {
    if failure.form != Rule::lead || !failure.at_end() {
        return None;
    }
    let missing = match failure.head.len() {
        1 => "identified by id",
        2 => "by id",
        _ => "id",
    };
    let message = "nothing says which column holds the id of a lead";
    let span = failure.tokens.span_of(failure.head.start, failure.head.end - 1);
    Some(failure.instead("incomplete", span, message, insert(failure.head.end, missing)))
}

/// `lead identified by Lead ID`
fn id_of_words(failure: &Failure<'_>) -> Option<Explained> {
    let column = failure.head.start + 2;
    let behind = failure.at > column && failure.says(column - 2, Rule::k_lead);
    if failure.form != Rule::lead || !behind || failure.at_end() || !failure.is(column, "by") {
        return None;
    }
    let column = column + 1..failure.head.end;
    let written = failure.text(column.clone());
    let span = failure.tokens.span_of(column.start, column.end - 1);
    let message = format!("`{written}` has to stand in quotes");
    let help = format!("write `lead identified by \"{written}\"`");
    failure.error("quotes", span, message, help, replace(column, "\"\""))
}

/// `interaction visit (people: number)`
fn fields_in_parentheses(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let fields = failure.kind(at) == Some(Kind::Open) && failure.kind(at + 2) == Some(Kind::Colon);
    if failure.form != Rule::interaction || !fields {
        return None;
    }
    let inside = failure.text(at + 1..failure.head.end);
    let inside = inside.trim_end_matches(')').trim();
    let help = format!("write `{} {{ {inside} }}`", failure.text(failure.head.start..at));
    let span = failure.tokens.span_of(at, failure.head.end - 1);
    failure.error("brackets", span, "fields stand in braces", help, remove(at..failure.head.end))
}

/// `stage {`, `team`
fn no_name(failure: &Failure<'_>) -> Option<Explained> {
    let short = failure.block == Holds::Declarations && failure.head.len() <= 2;
    if !failure.at_end() || !short || !failure.expects(&[Rule::name]) {
        return None;
    }
    let keyword = failure.text(failure.head.clone());
    let help = format!("write a name behind it: `{keyword} my_name`");
    let message = format!("`{keyword}` has no name");
    failure.error("incomplete", failure.span(failure.head.start), message, help, Mends::new())
}

/// `pact B2B {`, `example A student {`, `group Web up to 20 points {`
fn text(failure: &Failure<'_>) -> Option<Explained> {
    let (first, at) = (failure.head.start, failure.at);
    let only = !failure.expects(&[Rule::EOI]) && failure.expected.len() == 1;
    let of_group = (failure.form == Rule::group && at == first + 1)
        || (failure.form == Rule::highest && at == first + 2);
    let group_name = of_group && failure.is_name(at) && !failure.is_any(at, &["max", "up"]);
    let elsewhere = matches!(failure.form, Rule::track | Rule::route);
    if elsewhere || !failure.expects(&[Rule::string]) || !(only || group_name) {
        return None;
    }
    if !failure.at_end() {
        return super::quotes::words(failure);
    }
    let before = failure.text(first..at);
    let message = format!("behind `{before}` a text in quotes is missing");
    let help = format!("write `{before} \"…\"`");
    failure.error("incomplete", failure.span(at), message, help, Mends::new())
}

/// `table t of a`
fn second_of_table(failure: &Failure<'_>) -> Option<Explained> {
    if failure.form != Rule::table || !failure.at_end() || !failure.expects(&[Rule::comma]) {
        return None;
    }
    let written = failure.text(failure.head.clone());
    let message = "a table is of two things: one for its rows, one for its columns";
    let help = format!("write `{written}, …` with the name of a rating, a choice or a field");
    failure.error("incomplete", failure.span(failure.at), message, help, Mends::new())
}

/// `table t of a and b`
fn pair_of_table(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let joined = failure.is_any(at, &["and", "by", "x", "with"]) && failure.expects(&[Rule::comma]);
    if failure.form != Rule::table || !joined {
        return None;
    }
    let message = format!("rows and columns are separated by a comma, not by `{}`", failure.written(at));
    let mends = vec![(at, Edit::Instead(",".to_owned()))];
    Some(failure.instead("list-comma", failure.span(at), message, mends))
}
