//! Ratings and choices: words for what is computed.

use std::collections::HashMap;

use super::Checker;
use super::expr::Scope;
use super::say;
use crate::diagnostics::Diagnostic;
use crate::model::{self, ChoiceId, RatingId};
use crate::syntax::ast::{Choose, Level, Rating};
use crate::values::{Number, text};

impl<'a> Checker<'a> {
    pub(super) fn rating(&mut self, id: RatingId, rating: &Rating) {
        let of = self.score(&rating.of);
        let from = rating.levels.iter().filter_map(|level| level.from.as_ref());
        let from: Vec<Number> = from.map(|number| self.points(number)).collect();
        let span = self.build.model.ratings.at(id).span;
        if rating.levels.is_empty() && !self.unread.touches(span) {
            let message = format!("the rating `{}` has no levels", rating.name.text);
            let help = "name its levels, best first: `A from 80`, and at the end `D below`";
            self.report(Diagnostic::error("empty-list", rating.name.span, message).help(help));
        }
        if !self.unread.touches(span) {
            self.has_below(rating);
        }
        if self.no_level_twice(rating) {
            self.best_first(rating);
        }
        if let (Some(decl), Some(of)) = (self.build.model.ratings.get_mut(id), of) {
            decl.of = of;
            decl.from = from;
        }
    }

    /// Whether each level is named once, and `below` stands once at most.
    fn no_level_twice(&mut self, rating: &Rating) -> bool {
        let mut seen = HashMap::new();
        let mut once = true;
        for level in &rating.levels {
            if let Some(first) = seen.insert(text::fold(&level.name.text), level.name.span) {
                once = false;
                let message = format!("the level `{}` stands in this rating twice", level.name.text);
                let diagnostic = Diagnostic::error("duplicate-word", level.name.span, message);
                self.report(diagnostic.help("name each level once").related(first, "the first one"));
            }
        }
        let mut lowest = rating.levels.iter().filter(|level| level.from.is_none());
        if let (Some(first), Some(second)) = (lowest.next(), lowest.next()) {
            once = false;
            let message =
                format!("`{}` and `{}` both take all lower scores", first.name.text, second.name.text);
            let help = format!("say from where on: `{} from …`", first.name.text);
            let diagnostic = Diagnostic::error("below-not-last", second.span, message).help(help);
            self.report(diagnostic.related(first.span, "the first one"));
        }
        once
    }

    /// One level takes all lower scores.
    fn has_below(&mut self, rating: &Rating) {
        let Some(last) = rating.levels.last() else { return };
        if rating.levels.iter().all(|level| level.from.is_some()) {
            let name = &rating.name.text;
            let message = format!("the rating `{name}` has no level for the lowest scores");
            let is_zero = last.from.as_ref().is_some_and(|from| from.value.is_zero());
            let help = match is_zero {
                true => format!("write `{} below`: it takes all the rest", last.name.text),
                false => {
                    format!("end it with a level that takes all the rest: `{} below`", lowest_level(last))
                }
            };
            self.report(Diagnostic::error("no-below", last.span, message).help(help));
        }
    }

    /// Levels stand best first.
    fn best_first(&mut self, rating: &Rating) {
        let height = |level: &Level| level.from.as_ref().map_or(Number::MIN, |from| from.value);
        let mut pairs = rating.levels.windows(2).filter_map(|pair| Some((pair.first()?, pair.last()?)));
        let Some((above, level)) = pairs.find(|(above, level)| height(above) <= height(level)) else {
            return;
        };
        let mut sorted: Vec<&Level> = rating.levels.iter().collect();
        sorted.sort_by_key(|level| std::cmp::Reverse(height(level)));
        let sorted: Vec<String> = sorted.iter().map(|level| self.said(level.span)).collect();
        let same = above.from.is_some() && height(above) == height(level);
        let (message, help) = if same {
            let message = format!("`{}` and `{}` begin at the same score", above.name.text, level.name.text);
            (message, format!("give `{}` a lower number", level.name.text))
        } else {
            let (low, high) = (self.said(above.span), self.said(level.span));
            let message = format!("`{high}` stands below `{low}`, and the best level comes first");
            (message, format!("write them in this order: {}", say::list(&sorted, "and")))
        };
        self.report(Diagnostic::error("levels-not-descending", level.span, message).help(help));
    }

    pub(super) fn choice(&mut self, id: ChoiceId, choose: &Choose) {
        let name = &choose.name.text;
        let is_sure = !self.unread.touches(self.build.model.choices.at(id).span);
        let Some((last, others)) = choose.lines.split_last() else {
            if !is_sure {
                return;
            }
            let message = format!("`{name}` has no lines to choose from");
            let help = "add lines, and end with `… otherwise`";
            self.report(Diagnostic::error("empty-list", choose.name.span, message).help(help));
            return;
        };
        if let Some(early) = others.iter().find(|line| line.condition.is_none()) {
            self.report(after_otherwise(early.span));
        } else if last.condition.is_some() && is_sure {
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
            (choice.otherwise, choice.otherwise_span) = (otherwise, last.span);
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
