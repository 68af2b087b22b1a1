//! Ratings and choices: words for what is computed.

use super::Checker;
use super::expr::Scope;
use crate::diagnostics::Diagnostic;
use crate::model::{self, ChoiceId, RatingId};
use crate::syntax::ast::{Choose, Level, NumberLit, Rating};
use crate::values::{Number, text};

impl<'a> Checker<'a> {
    pub(super) fn rating(&mut self, id: RatingId, rating: &Rating) {
        let of = self.score(&rating.of);
        let words: Vec<_> = rating.levels.iter().map(|level| level.name.clone()).collect();
        self.no_level_twice(rating);
        self.below_is_last(rating);
        let numbers: Vec<&NumberLit> = rating.levels.iter().filter_map(|level| level.from.as_ref()).collect();
        let from: Vec<Number> = numbers.iter().map(|number| self.points(number)).collect();
        self.best_first(rating);
        debug_assert!(words.len() >= from.len());
        if let (Some(decl), Some(of)) = (self.build.model.ratings.get_mut(id), of) {
            decl.of = of;
            decl.from = from;
        }
    }

    fn no_level_twice(&mut self, rating: &Rating) {
        let mut seen = std::collections::HashMap::new();
        for level in &rating.levels {
            if let Some(first) = seen.insert(text::fold(&level.name.text), level.name.span) {
                let message = format!("the level `{}` stands in this rating twice", level.name.text);
                let diagnostic = Diagnostic::error("duplicate-word", level.name.span, message);
                self.report(diagnostic.help("name each level once").related(first, "the first one"));
            }
        }
    }

    fn below_is_last(&mut self, rating: &Rating) {
        let name = &rating.name.text;
        let Some((last, others)) = rating.levels.split_last() else {
            let message = format!("the rating `{name}` has no levels");
            let help = "name its levels, best first: `A from 80`, and at the end `D below`";
            self.report(Diagnostic::error("empty-list", rating.name.span, message).help(help));
            return;
        };
        if let Some(early) = others.iter().find(|level| level.from.is_none()) {
            let message =
                format!("`{} below` stands before other levels, which no lead can reach", early.name.text);
            self.report(
                Diagnostic::error("below-not-last", early.span, message).help("make it the last level"),
            );
        } else if last.from.is_some() {
            let message = format!("the rating `{name}` has no level for the lowest scores");
            let help = format!("end it with a level that takes all the rest: `{} below`", lowest_level(last));
            self.report(Diagnostic::error("no-below", last.span, message).help(help));
        }
    }

    /// Levels stand best first.
    fn best_first(&mut self, rating: &Rating) {
        let levels: Vec<(&Level, &NumberLit)> =
            rating.levels.iter().filter_map(|level| Some((level, level.from.as_ref()?))).collect();
        for pair in levels.windows(2) {
            let [(above, high), (below, low)] = pair else { continue };
            if high.value > low.value {
                continue;
            }
            let (a, b) = (&above.name.text, &below.name.text);
            let message =
                format!("`{b}` begins at {}, no lower than `{a}` above it at {}", low.value, high.value);
            let help = "put the levels in order, the best first, each with a lower number than the one above";
            self.report(Diagnostic::error("levels-not-descending", below.span, message).help(help));
        }
    }

    pub(super) fn choice(&mut self, id: ChoiceId, choose: &Choose) {
        let name = &choose.name.text;
        let Some((last, others)) = choose.lines.split_last() else {
            let message = format!("`{name}` has no lines to choose from");
            let help = "add lines, and end with `… otherwise`";
            self.report(Diagnostic::error("empty-list", choose.name.span, message).help(help));
            return;
        };
        if let Some(early) = others.iter().find(|line| line.condition.is_none()) {
            self.report(after_otherwise(early.span));
        } else if last.condition.is_some() {
            let message = format!("`{name}` says nothing of leads that none of its lines fits");
            let help = "end it with a word for all others, for example `unclear otherwise`";
            self.report(Diagnostic::error("no-otherwise", last.span, message).help(help));
        }
        let place = |checker: &Self, word: &str| {
            checker.build.model.choices.at(id).words.position(&text::fold(word)).unwrap_or(0)
        };
        let mut lines = Vec::with_capacity(others.len());
        for line in &choose.lines {
            let Some(condition) = self.maybe_condition(line.condition.as_ref(), Scope::default()) else {
                continue;
            };
            lines.push(model::ChoiceLine { word: place(self, &line.word.text), condition, span: line.span });
        }
        let otherwise = place(self, &last.word.text);
        if let Some(choice) = self.build.model.choices.get_mut(id) {
            choice.lines = lines;
            choice.otherwise = otherwise;
        }
    }
}

/// Says that lines stand behind `otherwise`.
pub(super) fn after_otherwise(span: crate::sources::Span) -> Diagnostic {
    Diagnostic::error(
        "after-otherwise",
        span,
        "`otherwise` fits always, so the lines below it are never looked at",
    )
    .help("make it the last line")
}

fn lowest_level(last: &Level) -> &'static str {
    match last.name.text.as_str() {
        "A" => "B",
        "B" => "C",
        "C" => "D",
        "hot" | "warm" => "cold",
        _ => "low",
    }
}
