//! Values of data: `empty means no`, an example's `employees: 300`.

use super::names::{Means, Space};
use super::{Checker, say};
use crate::diagnostics::Diagnostic;
use crate::model::{Currency, Domain, Text, Type, Value, WordSet};
use crate::sources::Span;
use crate::syntax::ast::{DataKind, DataValue, DateLit, NumberLit, Word};
use crate::values::{Instant, text};

impl Checker<'_> {
    /// A value of a type; `before` is what stands before it, for the help: `employees:` or `empty means`.
    pub(super) fn value(&mut self, ty: &Type, name: &str, before: &str, data: &DataValue) -> Option<Value> {
        if data.kind == DataKind::Unknown {
            return Some(Value::Unknown);
        }
        let found = match ty {
            Type::Text => text_value(&data.kind),
            Type::Number => number_value(&data.kind, None),
            Type::Money(currency) => number_value(&data.kind, Some(currency)),
            Type::YesNo => flag_value(&data.kind),
            Type::Date => self.date_value(&data.kind),
            Type::OneOf(domain) => word_value(domain, &data.kind),
            Type::SomeOf(domain) => return self.words_value(domain, name, before, data),
        };
        if let (None, Type::OneOf(domain), Some(word)) = (&found, ty, word_of(&data.kind)) {
            self.not_listed(domain, name, &word, data.span);
        } else if found.is_none() {
            let message = format!("`{name}` is {}, and {} is not", a_type(ty), self.said_value(data));
            let help = format!("write for example `{before} {}`", instead(ty, &data.kind));
            self.report(Diagnostic::error("wrong-value", data.span, message).help(help));
        }
        found
    }

    fn words_value(&mut self, domain: &Domain, name: &str, before: &str, data: &DataValue) -> Option<Value> {
        let words: Vec<Word> = match &data.kind {
            DataKind::Words(words) => words.clone(),
            other => match word_of(other) {
                Some(text) => vec![Word { text, quoted: false, span: data.span }],
                None => {
                    let message = format!("`{name}` is a set of words, and {} is not", self.said_value(data));
                    let help = format!("write for example `{before} {}`", say::some_words(domain));
                    self.report(Diagnostic::error("wrong-value", data.span, message).help(help));
                    return None;
                }
            },
        };
        let mut set = WordSet::new();
        let mut all = true;
        for word in &words {
            match domain.position(&text::fold(&word.text)) {
                Some(at) => set.insert(at),
                None => {
                    all = false;
                    self.not_listed(domain, name, &word.text, word.span);
                }
            }
        }
        all.then_some(Value::Words(set))
    }

    /// Says that a word is not one of those that are listed.
    pub(super) fn not_listed(&mut self, domain: &Domain, name: &str, word: &str, span: Span) {
        if self.is_excused(word) {
            return;
        }
        let noun = match self.names.shared.peek(name) {
            Some(Means::Rating(_)) => "level",
            _ => "word",
        };
        let similar = self.similar(word, &domain.words);
        let help = match &similar {
            Some(similar) => format!("did you mean `{}`?", say::word(similar)),
            None => {
                let words: Vec<String> = domain.words.iter().map(|text| say::word(text)).collect();
                format!("its {noun}s are {}", say::list(&words, "and"))
            }
        };
        let message = format!("`{word}` is not a {noun} of `{name}`");
        let diagnostic = Diagnostic::error("unknown-word", span, message).help(help);
        let _: Option<()> = self.not_known(Space::Of(name.to_owned()), word, similar, diagnostic);
    }

    fn said_value(&self, data: &DataValue) -> String {
        match &data.kind {
            DataKind::Words(_) => "a list".to_owned(),
            _ => format!("`{}`", self.said(data.span)),
        }
    }

    fn date_value(&self, data: &DataKind) -> Option<Value> {
        match data {
            DataKind::Date(date) => self.instant(date).map(Value::Date),
            _ => None,
        }
    }

    /// The instant of a date: its 00:00 where no time is given. None for a time that no clock shows.
    pub(super) fn instant(&self, date: &DateLit) -> Option<Instant> {
        let zone = &self.build.model.zone;
        match date.time {
            None => Some(zone.start_of_day(date.date)),
            Some(time) => zone.resolve(date.date, time.hour, time.minute, 0, 0),
        }
    }
}

fn text_value(data: &DataKind) -> Option<Value> {
    match data {
        DataKind::Text(text) if text::is_blank(text) => Some(Value::Unknown),
        DataKind::Text(text) => Some(Value::Text(Text::new(text))),
        _ => None,
    }
}

fn number_value(data: &DataKind, currency: Option<&Currency>) -> Option<Value> {
    match data {
        DataKind::Number(number) if fits(number, currency) => Some(Value::Number(number.value)),
        _ => None,
    }
}

/// Whether a number may stand for an amount of a currency, or for a plain number.
fn fits(number: &NumberLit, currency: Option<&Currency>) -> bool {
    match (&number.currency, currency) {
        (Some(written), Some(currency)) => *written.text == **currency,
        (written, _) => written.is_none(),
    }
}

fn flag_value(data: &DataKind) -> Option<Value> {
    match data {
        DataKind::Yes => Some(Value::Flag(true)),
        DataKind::No => Some(Value::Flag(false)),
        _ => None,
    }
}

fn word_value(domain: &Domain, data: &DataKind) -> Option<Value> {
    let word = word_of(data)?;
    if text::is_blank(&word) {
        return Some(Value::Unknown);
    }
    let other = || (domain.has_other && matches!(data, DataKind::Text(_))).then(|| domain.len() - 1);
    let other = || other().and_then(|at| u16::try_from(at).ok());
    domain.position(&text::fold(&word)).or_else(other).map(Value::Word)
}

/// What may be one of listed words.
fn word_of(data: &DataKind) -> Option<String> {
    match data {
        DataKind::Text(text) | DataKind::Word(text) => Some(text.clone()),
        DataKind::Yes => Some("yes".to_owned()),
        DataKind::No => Some("no".to_owned()),
        _ => None,
    }
}

/// `a number`, `an amount of money in EUR`: the type of a field, for people.
pub(super) fn a_type(ty: &Type) -> String {
    match ty {
        Type::Text => "a text".to_owned(),
        Type::Number => "a number".to_owned(),
        Type::Money(currency) => format!("an amount of money in {currency}"),
        Type::YesNo => "either yes or no".to_owned(),
        Type::Date => "a date".to_owned(),
        Type::OneOf(_) => "one of the listed words".to_owned(),
        Type::SomeOf(_) => "a set of words".to_owned(),
    }
}

/// A value of the type, as near to what was written as can be.
fn instead(ty: &Type, data: &DataKind) -> String {
    match (ty, data) {
        (Type::Text, DataKind::Word(word)) => say::quoted(word),
        (Type::Text, DataKind::Number(number)) => say::quoted(&number.value.to_string()),
        (Type::Text, DataKind::Date(date)) => say::quoted(&date.date.to_string()),
        (Type::Text, DataKind::Yes) => "\"yes\"".to_owned(),
        (Type::Text, DataKind::No) => "\"no\"".to_owned(),
        (Type::Text, _) => "\"DE\"".to_owned(),
        (Type::Number, DataKind::Number(number)) => number.value.to_string(),
        (Type::Money(currency), DataKind::Number(number)) => say::money(number.value, currency),
        (Type::Number | Type::Money(_), DataKind::Text(text)) => match crate::values::Number::parse(text) {
            Ok(number) => number.to_string(),
            Err(_) => "250".to_owned(),
        },
        (Type::Number | Type::Money(_), _) => "250".to_owned(),
        (Type::YesNo, DataKind::Text(text)) if text::fold(text) == "no" => "no".to_owned(),
        (Type::YesNo, _) => "yes".to_owned(),
        (Type::Date, DataKind::Text(text)) => match crate::values::Date::parse(text) {
            Some(date) => date.to_string(),
            None => "2026-11-20".to_owned(),
        },
        (Type::Date, _) => "2026-11-20".to_owned(),
        (Type::OneOf(domain), _) => say::a_word(domain),
        (Type::SomeOf(domain), _) => say::some_words(domain),
    }
}
