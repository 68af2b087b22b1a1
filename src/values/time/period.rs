//! Durations as a pact writes them: a whole number and a unit.

use std::fmt;

/// What a duration is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// `30 minutes`: exact.
    Minutes,
    /// `4 hours`: exact.
    Hours,
    /// `30 days`: to the same time of day by the calendar.
    Days,
    /// `6 weeks`: to the same time of day by the calendar.
    Weeks,
    /// `3 months`: to the same day and time, or the last day of a shorter month.
    Months,
    /// `2 years`: as twelve months each.
    Years,
    /// `2 work days`: as many work hours as that many days of work have. For deadlines only.
    WorkDays,
    /// `4 work hours`: opening time on days that are not holidays. For deadlines only.
    WorkHours,
}

impl Unit {
    /// The words for a number of units: `day` for one, `days` for all others.
    #[must_use]
    pub const fn words(self, count: u32) -> &'static str {
        let one = count == 1;
        match self {
            Self::Minutes => {
                if one {
                    "minute"
                } else {
                    "minutes"
                }
            }
            Self::Hours => {
                if one {
                    "hour"
                } else {
                    "hours"
                }
            }
            Self::Days => {
                if one {
                    "day"
                } else {
                    "days"
                }
            }
            Self::Weeks => {
                if one {
                    "week"
                } else {
                    "weeks"
                }
            }
            Self::Months => {
                if one {
                    "month"
                } else {
                    "months"
                }
            }
            Self::Years => {
                if one {
                    "year"
                } else {
                    "years"
                }
            }
            Self::WorkDays => {
                if one {
                    "work day"
                } else {
                    "work days"
                }
            }
            Self::WorkHours => {
                if one {
                    "work hour"
                } else {
                    "work hours"
                }
            }
        }
    }

    /// Whether the unit needs the pact's `work time`.
    #[must_use]
    pub const fn is_work(self) -> bool {
        matches!(self, Self::WorkDays | Self::WorkHours)
    }
}

/// A duration: `30 days`, `2 work hours`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    count: u32, // INVARIANT: from 1
    unit: Unit,
}

impl Period {
    /// `1 day`: what `days since` counts in.
    pub const DAY: Self = Self { count: 1, unit: Unit::Days };

    /// So many units; `None` for none.
    #[must_use]
    pub const fn new(count: u32, unit: Unit) -> Option<Self> {
        if count == 0 { None } else { Some(Self { count, unit }) }
    }

    /// How many units: from 1.
    #[must_use]
    pub const fn count(self) -> u32 {
        self.count
    }

    /// What is counted.
    #[must_use]
    pub const fn unit(self) -> Unit {
        self.unit
    }
}

/// As a person writes it: `30 days`, `1 day`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.count, self.unit.words(self.count))
    }
}

/// A stretch of the calendar for limits such as `at most 5 times per day`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CalendarUnit {
    /// `per day`.
    Day,
    /// `per week`, from Monday on.
    Week,
    /// `per month`.
    Month,
    /// `per year`.
    Year,
}

impl CalendarUnit {
    /// The word for it: `day`, `week`, `month` or `year`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

impl fmt::Display for CalendarUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::{CalendarUnit, Period, Unit};

    #[test]
    fn reads_as_people_write() {
        let cases = [
            (30, Unit::Days, "30 days"),
            (1, Unit::Days, "1 day"),
            (2, Unit::WorkHours, "2 work hours"),
            (1, Unit::WorkDays, "1 work day"),
            (1, Unit::Minutes, "1 minute"),
            (6, Unit::Weeks, "6 weeks"),
            (1, Unit::Months, "1 month"),
            (2, Unit::Years, "2 years"),
            (u32::MAX, Unit::Hours, "4294967295 hours"),
        ];
        for (count, unit, text) in cases {
            assert_eq!(Period::new(count, unit).unwrap().to_string(), text);
        }
        assert_eq!(Period::new(0, Unit::Days), None);
        assert_eq!(Period::new(1, Unit::Days), Some(Period::DAY));
        assert_eq!(format!("per {}", CalendarUnit::Week), "per week");
    }

    #[test]
    fn only_work_units_need_work_time() {
        assert!(Unit::WorkDays.is_work() && Unit::WorkHours.is_work());
        assert!(!Unit::Days.is_work() && !Unit::Hours.is_work());
    }
}
