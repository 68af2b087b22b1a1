//! What to say where something does not fit: the right spelling for what is there.

mod left_over;
mod spelling;

use spelling::{dated, flag, number_in, numeric, one_of_two, set, test_for, textual, word_in, worded};

use super::Thing;
use crate::check::{Checker, say};
use crate::diagnostics::Diagnostic;
use crate::model::{Domain, Quantity, QuantityId, QuestionnaireId, Type, Worded};
use crate::syntax::ast::{CompareOp, Expr, ExprKind, Test, TestKind};
use crate::values::{Number, text};

impl<'a> Checker<'a> {
    /// A test that its subject does not have: `employees contains "5"`.
    pub(super) fn wrong_test<T>(&mut self, subject: &Expr, thing: &Thing<'_>, test: &Test) -> Option<T> {
        let said = self.said(subject.span);
        if let Some((day, help)) = today(&said, thing, &test.kind) {
            let message = format!("a pact has no `{day}`: dates are compared with spans of time");
            self.report(Diagnostic::error("wrong-type", test.span, message).help(help));
            return None;
        }
        let message = match test_for(&test.kind) {
            Some((sign, of)) => format!("`{said}` is {}, and `{sign}` is for {of}", thing.a()),
            None => format!("`{said}` is {}, and cannot be asked for this", thing.a()),
        };
        let help = match counted(subject, &said) {
            Some(count) if matches!(test.kind, TestKind::Compare(..) | TestKind::Between(..)) => {
                format!("count them: `{count} {}`", self.said(test.span))
            }
            _ => self.instead(&said, thing, Some(test)),
        };
        self.report(Diagnostic::error("wrong-type", test.span, message).help(help));
        None
    }

    /// Something that is neither yes nor no, where a condition must stand.
    pub(super) fn no_condition<T>(&mut self, expr: &Expr, thing: &Thing<'_>) -> Option<T> {
        let said = self.said(expr.span);
        let message = match thing {
            Thing::Flag => format!("`{said}` alone is no condition: it never depends on the lead"),
            _ => format!("`{said}` is {}, and a condition must be yes or no", thing.a()),
        };
        let help = match thing {
            Thing::Flag => "name what must be yes, for example a yes/no field".to_owned(),
            Thing::Text(_) => format!("say what must be so: `… is {said}` or `… contains {said}`"),
            Thing::Number(_) => format!("say what must be so: `… at least {said}`"),
            Thing::Date(_) => format!("say what must be so: `… after {said}`"),
            _ => match said.strip_prefix("count of ") {
                Some(of) => format!("write `any {of}`, or say how many: `{said} at least 3`"),
                None => self.instead(&said, thing, None),
            },
        };
        self.report(Diagnostic::error("no-condition", expr.span, message).help(help));
        None
    }

    /// Something that is no number, where one must stand.
    pub(super) fn no_quantity<T>(&mut self, expr: &Expr, thing: &Thing<'_>) -> Option<T> {
        let said = self.said(expr.span);
        let message = format!("`{said}` is {}, and a number must stand here", thing.a());
        let help = match thing {
            Thing::Text(text) => match Number::parse(&text.value) {
                Ok(number) => format!("write `{number}`, without quotes"),
                Err(_) => "name a field or score that is a number".to_owned(),
            },
            Thing::Field(of) if of.ty == Type::Date => {
                format!("write `days since {said}` for its age in days")
            }
            Thing::Worded(Worded::Rating(_), _) => "name the score that the rating is made of".to_owned(),
            Thing::Condition(_) | Thing::Field(_) => {
                "name a field or score that is a number; points for a yes are given by `+10 when …`"
                    .to_owned()
            }
            _ => "name a field or score that is a number".to_owned(),
        };
        self.report(Diagnostic::error("no-number", expr.span, message).help(help));
        None
    }

    /// A define that is neither a condition nor a quantity.
    pub(super) fn no_define<T>(&mut self, expr: &Expr, thing: &Thing<'_>) -> Option<T> {
        let said = self.said(expr.span);
        let message = format!("a define names a condition or a number, and `{said}` is {}", thing.a());
        let help = match thing {
            Thing::Text(_) => format!("for words to compare with, write a list: `list … as ({said})`"),
            Thing::Flag | Thing::Date(_) => "write a test, for example `employees at least 50`".to_owned(),
            _ => self.instead(&said, thing, None),
        };
        self.report(Diagnostic::error("no-condition", expr.span, message).help(help));
        None
    }

    /// How the thing is asked for: with the words of the test as far as they fit.
    pub(super) fn instead(&self, said: &str, thing: &Thing<'_>, test: Option<&Test>) -> String {
        let kind = test.map(|test| &test.kind);
        match thing {
            Thing::Condition(_) => flag(said, kind),
            Thing::Quantity(_) if said.starts_with("days since") => numeric(said, kind, "30", None),
            Thing::Quantity(id) => match self.level_of_score(*id, kind) {
                Some((rating, level)) => format!("write `{rating} is {level}`"),
                None => numeric(said, kind, "50", None),
            },
            Thing::Questionnaire(of) => match self.question_with(*of, kind) {
                Some((question, word)) => format!("write `{question} is {word}`"),
                None if is_done(kind) => format!("write `{said} is complete`"),
                None => one_of_two(&format!("{said} at least 50"), &format!("{said} is complete")),
            },
            Thing::Worded(of @ Worded::Rating(_), domain) => self.of_rating(said, *of, domain, kind),
            Thing::Worded(_, domain) => worded(said, domain, kind),
            Thing::Field(of) => match &of.ty {
                Type::Text => textual(said, kind),
                Type::Number => numeric(said, kind, "50", None),
                Type::Money(currency) => {
                    numeric(said, kind, &format!("1 million {currency}"), Some(currency.as_ref()))
                }
                Type::YesNo => flag(said, kind),
                Type::Date => dated(said, kind, |span| self.said(span)),
                Type::OneOf(domain) => worded(said, domain, kind),
                Type::SomeOf(domain) => set(said, domain, kind),
            },
            Thing::State(state) => format!("write for example `{}`", self.state_example(*state)),
            Thing::Number(_) | Thing::Text(_) | Thing::Date(_) | Thing::Flag => {
                "write the field first and the value behind it, for example `country is \"DE\"`".to_owned()
            }
        }
    }

    fn of_rating(&self, said: &str, of: Worded, domain: &Domain, kind: Option<&TestKind>) -> String {
        if let Some(TestKind::Between(from, to)) = kind {
            let place = |value: &Expr| domain.position(&text::fold(&self.said(value.span)));
            let words = match place(from).zip(place(to)) {
                Some((a, b)) => (a.min(b)..=a.max(b)).map(|at| say::word(domain.word(at))).collect(),
                None => vec!["…".to_owned()],
            };
            return format!("write `{said} is one of ({})`", words.join(", "));
        }
        if let (Some(Worded::Rating(id)), Some(number)) = (Some(of), number_in(kind)) {
            let rating = self.build.model.ratings.at(id);
            let score = &self.build.model.scores.at(rating.of).name;
            return format!(
                "write `{said} is {}`, or ask the score: `{score} at least {number}`",
                say::a_word(domain)
            );
        }
        let level =
            word_in(kind).and_then(|word| Self::lists(domain, &word)).unwrap_or_else(|| say::a_word(domain));
        one_of_two(&format!("{said} is {level}"), &format!("{said} at least {level}"))
    }

    /// The rating of a score, if a test asks the score for a level of it.
    pub(super) fn level_of_score(&self, id: QuantityId, kind: Option<&TestKind>) -> Option<(String, String)> {
        let Quantity::Score(score) = self.build.model.quantities.at(id) else { return None };
        let word = word_in(kind)?;
        let ratings = self.build.model.ratings.as_slice().iter().filter(|rating| rating.of == *score);
        let mut found =
            ratings.filter_map(|rating| Some((rating.name.clone(), Self::lists(&rating.levels, &word)?)));
        found.next()
    }

    /// The question of a questionnaire, if a test asks the questionnaire for an answer to it.
    fn question_with(&self, of: QuestionnaireId, kind: Option<&TestKind>) -> Option<(String, String)> {
        let word = word_in(kind)?;
        let fields = self.build.model.questionnaires.at(of).fields.iter();
        let fields = fields.map(|&id| self.build.model.fields.at(id));
        let mut found =
            fields.filter_map(|field| Some((field.name.clone(), Self::lists(field.ty.domain()?, &word)?)));
        found.next()
    }
}

/// `contract_end < today`: the word, and what to write.
fn today(said: &str, thing: &Thing<'_>, kind: &TestKind) -> Option<(String, String)> {
    let TestKind::Compare(op, value) = kind else { return None };
    let (ExprKind::Path(path), Thing::Field(of)) = (&value.kind, thing) else { return None };
    let day = path.name.text.as_str();
    if of.ty != Type::Date || !is_today(day) {
        return None;
    }
    let help = match op {
        CompareOp::LessThan | CompareOp::AtMost => format!("write `{said} more than 1 day ago`"),
        CompareOp::MoreThan | CompareOp::AtLeast => {
            format!("write `{said} in the next 12 months`, for example")
        }
        CompareOp::Equal | CompareOp::NotEqual => format!("write `{said} in the last 24 hours`"),
    };
    Some((day.to_owned(), help))
}

/// `is completed`, `is done`
fn is_done(kind: Option<&TestKind>) -> bool {
    let done = ["completed", "done", "finished", "answered", "full", "filled", "known", "yes"];
    word_in(kind).is_some_and(|word| done.contains(&text::fold(&word).as_str()))
}

/// Whether a word means the day on which a lead is looked at.
pub(super) fn is_today(word: &str) -> bool {
    matches!(text::fold(word).as_str(), "today" | "now" | "yesterday" | "tomorrow")
}

/// `count of call` for `any call` and `no call`.
fn counted(subject: &Expr, said: &str) -> Option<String> {
    let of = match subject.kind {
        ExprKind::Any(_) => said.strip_prefix("any "),
        ExprKind::None(_) => said.strip_prefix("no "),
        _ => None,
    };
    of.map(|of| format!("count of {of}"))
}
