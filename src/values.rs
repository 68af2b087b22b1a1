//! The values a pact speaks of: exact numbers, yes/no/unknown, folded text, and time.
//!
//! A leaf: nothing here knows of pacts, leads or rules. Everything is total (no input panics), exact
//! (no result holds a floating point number) and the same on every machine (no clock, no system time
//! zones).

pub(crate) mod float;
pub mod nearness;
pub mod number;
pub(crate) mod ranges;
pub mod text;
pub mod time;
pub mod truth;

pub use number::{Number, NumberError, Sum};
pub(crate) use ranges::Ranges;
pub use time::{
    CalendarUnit, Date, Instant, Period, Precision, Unit, WorkCalendar, WorkTime, Zone, format_instant,
    parse_instant, zone_names,
};
pub use truth::Truth;
