//! Reads one cell of a table, or one scalar of JSON, as its field wants it.

use std::fmt::Write as _;

use super::{DateFormat, ProblemKind};
use crate::model::{Domain, Field, Text, Type, Value, WordSet};
use crate::values::float::{Float, write_digits};
use crate::values::{Date, Instant, Number, NumberError, Zone, parse_instant, text};

/// Reads cells; allocates nothing but the values once its buffer is warm.
#[derive(Debug, Clone)]
pub(crate) struct Cells {
    zone: Zone,
    dates: Option<DateFormat>,
    folded: String,
}

impl Cells {
    /// Dates without a zone are in this one; a format of dates is tried before ISO 8601.
    pub(crate) fn new(zone: Zone, dates: Option<DateFormat>) -> Self {
        Self { zone, dates, folded: String::new() }
    }

    /// The value a text says. Blank, or a placeholder, is what an absent one means.
    ///
    /// # Errors
    /// What is wrong with a text that does not fit; the value is unknown then.
    pub(crate) fn read(&mut self, field: &Field, cell: &str) -> Result<Value, ProblemKind> {
        let cell = text::trim(cell);
        if cell.is_empty() || self.is_placeholder(field, cell) {
            return Ok(absent(field));
        }
        match &field.ty {
            Type::Text => Ok(Value::Text(Text::new(cell))),
            Type::Number | Type::Money(_) => number(cell).map(Value::Number),
            Type::YesNo => flag(cell).map(Value::Flag),
            Type::Date => self.instant(cell).map(Value::Date),
            Type::OneOf(domain) => self.word(domain, cell).map(Value::Word),
            Type::SomeOf(domain) => self.words(field, domain, cell),
        }
    }

    /// The number that a float says by its digits, which stand in the buffer then.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(crate) fn read_float<F: Float>(
        &mut self,
        field: &Field,
        float: F,
        digits: &mut String,
    ) -> Result<Value, ProblemKind> {
        digits.clear();
        // Writing into a string does not fail.
        let _ = write!(digits, "{float}");
        if self.is_placeholder(field, digits) {
            return Ok(absent(field));
        }
        write_digits(&float, digits);
        self.read(field, digits)
    }

    /// The set that the words of a list say: known, even if there are none.
    ///
    /// # Errors
    /// If one of the words is not listed.
    pub(crate) fn read_list<'a>(
        &mut self,
        domain: &Domain,
        words: impl IntoIterator<Item = &'a str>,
    ) -> Result<WordSet, ProblemKind> {
        let words = words.into_iter().map(text::trim).filter(|word| !word.is_empty());
        words.map(|word| self.listed(domain, word).ok_or(ProblemKind::NotListed)).collect()
    }

    /// The instant a text says.
    ///
    /// # Errors
    /// If it says none.
    pub(crate) fn instant(&self, cell: &str) -> Result<Instant, ProblemKind> {
        let of_format = self.dates.as_ref().and_then(|dates| dates.read(cell, &self.zone));
        of_format.or_else(|| parse_instant(cell, &self.zone).map(|(at, _)| at)).ok_or(ProblemKind::NotADate)
    }

    /// 00:00 of a day in the zone.
    pub(crate) fn start_of_day(&self, day: Date) -> Instant {
        self.zone.start_of_day(day)
    }

    /// Whether a text, without outer blanks, means "not filled in".
    pub(crate) fn is_placeholder(&mut self, field: &Field, cell: &str) -> bool {
        if field.unknown_if.is_empty() {
            return false;
        }
        text::fold_into(cell, &mut self.folded);
        field.unknown_if.contains(&self.folded)
    }

    fn word(&mut self, domain: &Domain, cell: &str) -> Result<u16, ProblemKind> {
        let other = if domain.has_other { u16::try_from(domain.len().saturating_sub(1)).ok() } else { None };
        self.listed(domain, cell).or(other).ok_or(ProblemKind::NotListed)
    }

    /// The place of a word in a list; does not read as `other`.
    pub(crate) fn listed(&mut self, domain: &Domain, word: &str) -> Option<u16> {
        text::fold_into(word, &mut self.folded);
        domain.position(&self.folded)
    }

    /// `cloud; erp`; nothing but separators says as little as a blank.
    fn words(&mut self, field: &Field, domain: &Domain, cell: &str) -> Result<Value, ProblemKind> {
        let set = self.read_list(domain, cell.split(';'))?;
        Ok(if set.is_empty() { absent(field) } else { Value::Words(set) })
    }
}

/// What a missing value of a field means.
pub(crate) fn absent(field: &Field) -> Value {
    field.empty_means.clone().unwrap_or_default()
}

fn number(cell: &str) -> Result<Number, ProblemKind> {
    Number::parse(cell).map_err(|error| match error {
        NumberError::NotANumber => ProblemKind::NotANumber,
        NumberError::OutOfRange => ProblemKind::OutOfRange,
    })
}

// No letter of these words has a capital outside ASCII, so this is as good as folding.
fn flag(cell: &str) -> Result<bool, ProblemKind> {
    let is_one_of = |words: [&str; 4]| words.iter().any(|word| cell.eq_ignore_ascii_case(word));
    if is_one_of(["yes", "true", "1", "ja"]) {
        Ok(true)
    } else if is_one_of(["no", "false", "0", "nein"]) {
        Ok(false)
    } else {
        Err(ProblemKind::NotYesNo)
    }
}

#[cfg(test)]
mod tests {
    use super::Cells;
    use crate::lead::ProblemKind::{self, *};
    use crate::model::{Domain, Field, Text, Type, Value, WordSet};
    use crate::values::{Instant, Number, Zone};

    fn field(ty: Type) -> Field {
        Field {
            name: "f".into(),
            ty,
            label: None,
            column: "f".into(),
            unknown_if: vec!["select".into(), "n/a".into()],
            empty_means: None,
            question_of: None,
            span: Default::default(),
        }
    }

    fn read(ty: &Type, cell: &str) -> Result<Value, ProblemKind> {
        Cells::new(Zone::utc(), None).read(&field(ty.clone()), cell)
    }

    fn words(has_other: bool) -> Domain {
        Domain::new(["Red", "grün", "other"].map(str::to_owned).to_vec(), has_other)
    }

    #[test]
    fn blanks_and_placeholders_are_unknown() {
        let types = [Type::Text, Type::Number, Type::YesNo, Type::Date, Type::OneOf(words(true))];
        for ty in &types {
            for cell in ["", "  ", "\u{a0}", "Select", " N/A "] {
                assert_eq!(read(ty, cell), Ok(Value::Unknown), "{ty:?} {cell:?}");
            }
        }
        let mut consent = field(Type::YesNo);
        consent.empty_means = Some(Value::Flag(false));
        let mut cells = Cells::new(Zone::utc(), None);
        assert_eq!(cells.read(&consent, "select"), Ok(Value::Flag(false)));
        assert_eq!(cells.read(&consent, "perhaps"), Err(NotYesNo));
    }

    #[test]
    fn numbers() {
        for (cell, want) in [("300", "300"), (" -2.50 ", "-2.5"), ("1e3", "1000"), ("0.00005", "0")] {
            assert_eq!(read(&Type::Number, cell), Ok(Value::Number(Number::parse(want).unwrap())), "{cell}");
        }
        for (cell, want) in [("many", NotANumber), ("1,000", NotANumber), ("9e14", OutOfRange)] {
            assert_eq!(read(&Type::Money("EUR".into()), cell), Err(want), "{cell}");
        }
    }

    #[test]
    fn yes_and_no() {
        for (cell, want) in [("YES", true), ("true", true), ("1", true), ("Ja", true), ("nein", false)] {
            assert_eq!(read(&Type::YesNo, cell), Ok(Value::Flag(want)), "{cell}");
        }
        for cell in ["y", "2", "on", "wahr"] {
            assert_eq!(read(&Type::YesNo, cell), Err(NotYesNo), "{cell}");
        }
    }

    #[test]
    fn dates() {
        assert_eq!(read(&Type::Date, "1970-01-02"), Ok(Value::Date(Instant(86_400_000))));
        assert_eq!(read(&Type::Date, "1970-01-01T01:00:00+01:00"), Ok(Value::Date(Instant(0))));
        assert_eq!(read(&Type::Date, "02.01.1970"), Err(NotADate));
        let format = crate::lead::DateFormat::parse("DD.MM.YYYY").unwrap();
        let mut cells = Cells::new(Zone::utc(), Some(format));
        for cell in ["02.01.1970", "1970-01-02"] {
            assert_eq!(cells.read(&field(Type::Date), cell), Ok(Value::Date(Instant(86_400_000))), "{cell}");
        }
    }

    #[test]
    fn listed_words() {
        assert_eq!(read(&Type::OneOf(words(false)), " red "), Ok(Value::Word(0)));
        assert_eq!(read(&Type::OneOf(words(false)), "GRU\u{308}N"), Ok(Value::Word(1)));
        assert_eq!(read(&Type::OneOf(words(false)), "blue"), Err(NotListed));
        assert_eq!(read(&Type::OneOf(words(true)), "blue"), Ok(Value::Word(2)));
        let some = Type::SomeOf(words(true));
        assert_eq!(read(&some, "grün; RED ;;"), Ok(Value::Words([0, 1].into_iter().collect::<WordSet>())));
        assert_eq!(read(&some, "red;blue"), Err(NotListed));
        assert_eq!(read(&some, " ; "), Ok(Value::Unknown));
    }

    #[test]
    fn text_keeps_its_spelling() {
        assert_eq!(read(&Type::Text, "  Müller "), Ok(Value::Text(Text::new("Müller"))));
    }
}
