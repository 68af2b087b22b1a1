//! Dates as a file writes them, where that is not ISO 8601.

use crate::values::{Date, Instant, Zone, text};

/// How a file writes its dates: `DD.MM.YYYY`, `MM/DD/YYYY hh:mm`, or the same in the manner of `strftime`,
/// `%d.%m.%Y %H:%M`.
///
/// `YYYY`, `YY`, `MM`, `DD`, `hh`, `mm`, `ss` and `AM` stand for the parts, in capitals or not: an `mm` behind
/// an `hh` is minutes, any other is a month. All else stands for itself. Numbers may have fewer digits than
/// the format.
///
/// ```
/// use leadpact::DateFormat;
/// assert!(DateFormat::parse("DD.MM.YYYY hh:mm").is_ok());
/// assert!(DateFormat::parse("MM/YYYY").is_err(), "no day");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateFormat {
    items: Vec<Item>,
}

/// Why a text is no [`DateFormat`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a date format needs a day, a month and a year, each once, for example `DD.MM.YYYY`")]
pub struct DateFormatError(());

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Item {
    /// With so many digits at most.
    Part(Part, usize),
    Literal(char),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Year,
    /// Two digits: 70 to 99 are of the last century.
    ShortYear,
    Month,
    Day,
    Hour,
    Minute,
    Second,
    /// `AM` or `PM`
    Half,
}

impl DateFormat {
    /// Reads a format.
    ///
    /// # Errors
    /// If day, month and year are not all there once, or another part is there twice.
    pub fn parse(format: &str) -> Result<Self, DateFormatError> {
        let items = if format.contains('%') { strftime(format) } else { spelled(format) };
        let items = items.ok_or(DateFormatError(()))?;
        let count = |wanted: &[Part]| {
            items.iter().filter(|item| matches!(item, Item::Part(part, _) if wanted.contains(part))).count()
        };
        let needed = [&[Part::Year, Part::ShortYear][..], &[Part::Month], &[Part::Day]];
        let once = [&[Part::Hour][..], &[Part::Minute], &[Part::Second], &[Part::Half]];
        let fits = needed.iter().all(|part| count(part) == 1) && once.iter().all(|part| count(part) <= 1);
        fits.then_some(Self { items }).ok_or(DateFormatError(()))
    }

    /// The instant a text says, a day alone as its 00:00; `None` where it is not of this format.
    #[doc(hidden)]
    #[must_use]
    pub fn read(&self, text: &str, zone: &Zone) -> Option<Instant> {
        let mut rest = text::trim(text);
        let mut found = Found::default();
        for item in &self.items {
            rest = match *item {
                Item::Literal(c) => rest.strip_prefix(c)?,
                Item::Part(Part::Half, _) => found.half(rest)?,
                Item::Part(part, digits) => {
                    let (number, behind) = number(rest, digits)?;
                    found.set(part, number);
                    behind
                }
            };
        }
        rest.is_empty().then(|| found.instant(zone))?
    }
}

/// The parts that were read.
#[derive(Debug, Default)]
struct Found {
    year: i16,
    month: i8,
    day: i8,
    hour: u8,
    minute: u8,
    second: u8,
    afternoon: Option<bool>,
}

impl Found {
    fn set(&mut self, part: Part, number: u16) {
        // Out of a part's range is out of the calendar's or the clock's too.
        let small = u8::try_from(number).unwrap_or(u8::MAX);
        let signed = i8::try_from(number).unwrap_or(i8::MAX);
        match part {
            Part::Year => self.year = i16::try_from(number).unwrap_or(i16::MAX),
            Part::ShortYear => self.year = i16::from(signed) + if number < 70 { 2000 } else { 1900 },
            Part::Month => self.month = signed,
            Part::Day => self.day = signed,
            Part::Hour => self.hour = small,
            Part::Minute => self.minute = small,
            Part::Second => self.second = small,
            Part::Half => {}
        }
    }

    /// Takes `AM` or `PM` off a text.
    fn half<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        let (half, rest) = text.split_at_checked(2)?;
        self.afternoon = Some(match half.to_ascii_lowercase().as_str() {
            "am" => false,
            "pm" => true,
            _ => return None,
        });
        Some(rest)
    }

    fn instant(&self, zone: &Zone) -> Option<Instant> {
        let date = Date::new(self.year, self.month, self.day)?;
        let hour = match (self.afternoon, self.hour) {
            (None, hour) => hour,
            (Some(afternoon), hour @ 1..=12) => hour % 12 + if afternoon { 12 } else { 0 },
            (Some(_), _) => return None,
        };
        zone.resolve(date, hour, self.minute, self.second, 0)
    }
}

/// Up to so many digits at the start of a text, at least one, and what stands behind them.
fn number(text: &str, digits: usize) -> Option<(u16, &str)> {
    let count = text.bytes().take(digits).take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(count)?;
    Some((number.parse().ok()?, rest))
}

/// `DD.MM.YYYY hh:mm`
fn spelled(format: &str) -> Option<Vec<Item>> {
    let mut items = Vec::new();
    let mut rest = format;
    while let Some(first) = rest.chars().next() {
        let letter = first.to_ascii_lowercase();
        let run = rest.chars().take_while(|c| c.to_ascii_lowercase() == letter).count();
        let timed = items.iter().any(|item| matches!(item, Item::Part(Part::Hour, _)));
        let (item, length) = match (letter, run) {
            ('y', 4) => (Item::Part(Part::Year, 4), 4),
            ('y', 2) => (Item::Part(Part::ShortYear, 2), 2),
            ('m', 1 | 2) if timed => (Item::Part(Part::Minute, 2), run),
            ('m', 1 | 2) => (Item::Part(Part::Month, 2), run),
            ('d', 1 | 2) => (Item::Part(Part::Day, 2), run),
            ('h', 1 | 2) => (Item::Part(Part::Hour, 2), run),
            ('s', 1 | 2) => (Item::Part(Part::Second, 2), run),
            ('a' | 'p', 1) if second_is_m(rest) => (Item::Part(Part::Half, 2), 2),
            ('y' | 'm' | 'd' | 'h' | 's', _) => return None,
            _ => (Item::Literal(first), first.len_utf8()),
        };
        items.push(item);
        rest = rest.get(length..)?;
    }
    Some(items)
}

fn second_is_m(text: &str) -> bool {
    text.chars().nth(1).is_some_and(|c| c.eq_ignore_ascii_case(&'m'))
}

/// `%d.%m.%Y %H:%M`
fn strftime(format: &str) -> Option<Vec<Item>> {
    let mut items = Vec::new();
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        if c != '%' {
            items.push(Item::Literal(c));
            continue;
        }
        let (part, digits) = match chars.next()? {
            'Y' => (Part::Year, 4),
            'y' => (Part::ShortYear, 2),
            'm' => (Part::Month, 2),
            'd' | 'e' => (Part::Day, 2),
            'H' | 'I' => (Part::Hour, 2),
            'M' => (Part::Minute, 2),
            'S' => (Part::Second, 2),
            'p' | 'P' => (Part::Half, 2),
            _ => return None,
        };
        items.push(Item::Part(part, digits));
    }
    Some(items)
}

#[cfg(test)]
mod tests {
    use super::DateFormat;
    use crate::values::{Zone, format_instant};

    fn read(format: &str, text: &str) -> Option<String> {
        let zone = Zone::named("Europe/Berlin").unwrap();
        let at = DateFormat::parse(format).unwrap().read(text, &zone)?;
        Some(format_instant(at, &zone))
    }

    #[test]
    fn formats_of_offices() {
        let cases = [
            ("DD.MM.YYYY", "20.11.2026", "2026-11-20T00:00:00+01:00"),
            ("dd.mm.yyyy", " 1.7.2026 ", "2026-07-01T00:00:00+02:00"),
            ("MM/DD/YY", "11/20/26", "2026-11-20T00:00:00+01:00"),
            ("DD-MM-YYYY hh:mm", "20-11-2026 14:30", "2026-11-20T14:30:00+01:00"),
            ("%d.%m.%Y, %H:%M:%S", "20.11.2026, 14:30:05", "2026-11-20T14:30:05+01:00"),
            ("M/D/YYYY h:mm AM", "3/4/2026 12:05 am", "2026-03-04T00:05:00+01:00"),
            ("M/D/YYYY h:mm PM", "3/4/2026 1:05 PM", "2026-03-04T13:05:00+01:00"),
            ("YYYYMMDD", "20261120", "2026-11-20T00:00:00+01:00"),
        ];
        for (format, text, want) in cases {
            assert_eq!(read(format, text).as_deref(), Some(want), "{format}: {text}");
        }
    }

    #[test]
    fn what_does_not_fit() {
        for text in ["31.02.2026", "2026-11-20", "20.11.2026 14:30", "20.11.", "", "a.b.c", "20.11.20266"] {
            assert_eq!(read("DD.MM.YYYY", text), None, "{text}");
        }
        assert_eq!(read("M/D/YYYY h:mm AM", "3/4/2026 13:05 pm"), None);
        for format in ["", "DD.MM", "DD.DD.YYYY", "DDD.MM.YYYY", "%d.%m.%Q", "%d.%m.%Y%", "DD.MM.YYYY YY"] {
            assert!(DateFormat::parse(format).is_err(), "{format}");
        }
    }
}
