//! A condition that every lead meets.

use std::collections::HashSet;

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::scores::asks_for_a_score;
use crate::lint::sites::Site;
use crate::lint::witness::{self, Wanted};
use crate::lint::{Context, Lint, LintGroup};
use crate::model::walk::{Node, parts};
use crate::model::{CondId, Condition, Operand, Subject, Worded};
use crate::reason::{Goal, Mask};
use crate::sources::Span;
use crate::values::Truth;

pub(in crate::lint) static LINT: Lint = Lint {
    name: "met-by-all",
    level: Severity::Warning,
    group: LintGroup::NeverHappens,
    what: "A condition that every lead meets, or every lead of which its field is known.",
    why: "Such a condition decides nothing: the rule gives its points to everybody, the lines behind it are never \
          reached. Most often an `or` stands where an `and` is meant (`not` of one thing or `not` of another), or a \
          bound is on the wrong side.\n\n\
          If the line is for all leads whose field is filled in, write `is known`, so that everybody reads it so.",
    bad: "
score fit {
  +30 when employees at least 50 or employees less than 250                # <-
  -50 when country is not \"DE\" or country is not \"AT\"                  # <-
  +5  when seniority is one of (director, manager, staff)                  # <-
}
",
    good: "
score fit {
  +30 when employees at least 50 and employees less than 250
  -50 when country is not one of (\"DE\", \"AT\")
  +5  when seniority is known
}
",
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut said: HashSet<Span> = HashSet::new();
    // What a define says is said there, once.
    let mut known: HashSet<Span> = HashSet::new();
    for site in cx.sites() {
        let Some((id, mask)) = weakest(cx, site, site.condition, &known) else { continue };
        if asks_for_a_score(cx.model, id) || !said.insert(site.span) {
            continue;
        }
        if site.what == "define" {
            known.insert(cx.model.condition_span(id));
        }
        let mut all = message(cx, site, id, mask);
        all.witness = shown(cx, site, id, mask);
        found.push(all);
    }
}

/// The condition, or a part of an `and` in it, that can only be yes, or only yes or unknown.
fn weakest(cx: &Context<'_>, site: &Site, id: CondId, known: &HashSet<Span>) -> Option<(CondId, Mask)> {
    if known.contains(&cx.model.condition_span(id)) {
        return None;
    }
    match cx.model.conditions.at(id) {
        Condition::And(parts) => {
            let part = parts.iter().find_map(|&part| weakest(cx, site, part, known));
            return part;
        }
        // What a part of an `or` is to everybody, the whole is.
        Condition::Or(parts) if parts.iter().any(|&part| known.contains(&cx.model.condition_span(part))) => {
            return None;
        }
        _ => {}
    }
    let never = |mask| cx.reasoner().solve_for(vec![Goal::Is(id, mask)], site.own).is_never();
    if !never(Mask::NO) {
        return None;
    }
    // What is never yes, either, is never met: another rule says so.
    (!never(Mask::YES)).then(|| (id, if never(Mask::UNKNOWN) { Mask::YES } else { Mask::NOT_NO }))
}

fn message(cx: &Context<'_>, site: &Site, id: CondId, mask: Mask) -> Diagnostic {
    let (said, place) = (cx.condition(id), cx.place_in(id, site.span));
    if !mask.has(Truth::Unknown) {
        return LINT
            .at(place, format!("every lead meets `{said}`"))
            .label("this decides nothing")
            .help("put it right, or leave it out");
    }
    let field = fields(cx, id);
    let (message, help) = match field.as_slice() {
        [only] => (
            format!("every lead whose `{only}` is known meets `{said}`"),
            format!("write `{only} is known` if that is meant; else put it right"),
        ),
        _ => (
            format!("`{said}` holds for every lead of which it is known"),
            "write `is known` if that is meant; else put it right".to_owned(),
        ),
    };
    let severity = if is_all_words(cx, id) { Severity::Hint } else { LINT.level };
    Diagnostic { severity, ..LINT.at(place, message).label("this decides nothing").help(help) }
}

/// Some lead that meets it: of which nothing is known, or only what is asked for.
fn shown(cx: &Context<'_>, site: &Site, id: CondId, mask: Mask) -> Option<String> {
    let mut wanted = Wanted { title: "One of all who meet it".to_owned(), ..Wanted::default() };
    match mask.has(Truth::Unknown) {
        true => wanted.holding.push(id),
        false => wanted.expect.push(cx.whole(cx.model.condition_span(id))),
    }
    if site.own.is_some() { None } else { witness::of(cx, &wanted) }
}

/// Whether it lists all words there are: that reads as it is meant, and is only long.
fn is_all_words(cx: &Context<'_>, id: CondId) -> bool {
    matches!(cx.model.conditions.at(id), Condition::Word(..) | Condition::Known(Subject::Operand(_)))
}

/// The names of the fields and questionnaires it reads.
fn fields(cx: &Context<'_>, id: CondId) -> Vec<String> {
    let mut names: Vec<String> = parts(cx.model, [Node::Condition(id)])
        .into_iter()
        .filter_map(|node| match node {
            Node::Operand(Operand::Lead(field)) | Node::Worded(Worded::Field(Operand::Lead(field))) => {
                Some(cx.model.fields.get(field)?.name.clone())
            }
            Node::Worded(Worded::Rating(id)) => {
                let score = cx.model.scores.at(cx.model.ratings.at(id).of);
                score.questionnaire.map(|_| score.name.clone())
            }
            _ => None,
        })
        .collect();
    names.sort();
    names.dedup();
    names
}
