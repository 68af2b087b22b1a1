//! A level of a rating that no lead gets.

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::scores::end;
use crate::lint::witness::{self, Wanted};
use crate::lint::{Context, Lint, LintGroup};
use crate::model::{Rating, Worded};
use crate::reason::Goal;
use crate::values::Number;

pub(in crate::lint) static LINT: Lint = Lint {
    name: "level-out-of-reach",
    level: Severity::Warning,
    group: LintGroup::NeverHappens,
    what: "A level of a rating that no lead can get.",
    why: "The score that is cut into levels never gets so high, or never so low. Rules that ask for the level never \
          apply, and rows of tables for it are for nobody.\n\n\
          No lead can show that there is none. What is shown is a lead with the most, or the least, that can be had.",
    bad: "
score fit between 0 and 100 {
  +40 when seniority is director
  +30 when employees at least 250
}
rating grade of fit {
  A from 80       # <-
  B from 40
  C below
}
",
    good: "
score fit between 0 and 100 {
  +60 when seniority is director
  +40 when employees at least 250
}
rating grade of fit {
  A from 80
  B from 40
  C below
}
",
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (id, rating) in cx.model.ratings.iter() {
        for (place, level) in (0u16..).zip(rating.levels.words.iter()) {
            let never =
                cx.reasoner().solve(vec![Goal::Word(Worded::Rating(id), vec![place], false)]).is_never();
            if never {
                found.extend(message(cx, rating, usize::from(place), level));
            }
        }
    }
}

fn message(cx: &Context<'_>, rating: &Rating, place: usize, level: &str) -> Option<Diagnostic> {
    let bounds = cx.reasoner().score(rating.of);
    let from = rating.from.get(place);
    let upwards = from.is_some_and(|from| bounds.highest().is_some_and(|highest| highest < *from));
    let end: Number = end(bounds, upwards)?;
    let name = &cx.model.scores.at(rating.of).name;
    let beyond = if upwards { "above" } else { "below" };
    let message = format!("no lead is ever `{level}`: `{name}` never gets {beyond} {end}");
    let help = match (upwards, from) {
        (true, _) => format!("let `{level}` begin at {end} or less, or {}", cx.let_it_rise(rating.of)),
        (false, Some(_)) => format!("leave `{level}` out, or let the level above it begin higher"),
        (false, None) => match place.checked_sub(1).and_then(|better| rating.levels.words.get(better)) {
            Some(better) => {
                format!("leave `{level}` out and write `{better} below`, or let `{better}` begin higher")
            }
            None => "leave the rating out".to_owned(),
        },
    };
    let span = rating.level_spans.get(place).copied().unwrap_or(rating.span);
    let diagnostic = LINT.at(cx.first_line(span), message).label("nobody gets this").help(help);
    let mut beyond = cx.why_no_further(diagnostic, rating.of, upwards);
    let furthest = if upwards { "highest" } else { "lowest" };
    beyond.witness = witness::of(
        cx,
        &Wanted {
            title: format!("The {furthest} {name} there is"),
            given: vec![witness::reaches(rating.of, end, upwards)],
            expect: vec![format!("{name} = {end} and {} is not {level}", rating.name)],
            ..Wanted::default()
        },
    );
    Some(beyond)
}
