//! What became of leads: a column beside those of the pact that says whether a lead was won, and one that says when.

use leadpact::values::Zone;
use leadpact::values::nearness::nearest;
use leadpact::{DateFormat, Instant, Pact};

use crate::exit::{Failure, Outcome, warn};
use crate::input::Leads;
use crate::output::counted;

/// What says that a lead was won, where no value is given.
const YES: &[&str] = &["1", "yes", "y", "true", "t", "ja", "oui", "si", "sí", "won", "x"];
/// What says that it was not.
const NO: &[&str] = &["0", "no", "n", "false", "f", "nein", "non", "lost"];
/// What stands for any value at all.
const ANY: &str = "*";

/// `Converted`, `Converted=1`, `won_date=*`: where to read whether a lead was won.
#[derive(Debug, Clone)]
pub struct WonArg(String);

/// Reads the argument; whether it fits the leads is seen when they are there.
pub fn argument(text: &str) -> Result<WonArg, String> {
    if text.trim().is_empty() { Err("it names no column".to_owned()) } else { Ok(WonArg(text.to_owned())) }
}

/// Reads a column of leads that the pact need not know.
#[derive(Debug)]
struct Column {
    name: String,
    /// Its place in a table; none in JSON.
    place: Option<usize>,
    /// Whether some lead in JSON had the key.
    found: bool,
}

/// Reads whether leads were won.
#[derive(Debug)]
pub struct Won {
    column: Column,
    /// Lower case; none where yes and no are read.
    value: Option<String>,
    won: u64,
    lost: u64,
    unknown: u64,
    /// The first value that says neither, with the line it stands in.
    odd: Option<(String, u64)>,
    /// What stands there, up to a few.
    values: Vec<String>,
}

impl Column {
    /// Finds a column by its name.
    pub fn new(name: &str, leads: &Leads) -> Outcome<Self> {
        let name = name.trim();
        let Some(header) = leads.header() else {
            return Ok(Self { name: name.to_owned(), place: None, found: false });
        };
        let same = |other: &String| other.trim() == name;
        let alike = |other: &String| other.trim().to_lowercase() == name.to_lowercase();
        let place = header.iter().position(same).or_else(|| header.iter().position(alike));
        let Some(place) = place else {
            let similar = nearest(name, header.iter().map(|other| other.trim()));
            let failure = Failure::unreadable(format!("`{}` has no column `{name}`", leads.name()));
            return Err(match similar {
                Some(similar) => failure.help(format!("did you mean `{similar}`?")),
                None => failure.help(format!("its columns are {}", crate::input::listed(header))),
            });
        };
        Ok(Self { name: name.to_owned(), place: Some(place), found: true })
    }

    /// What it says of the lead that was read last; empty where it says nothing.
    pub fn text(&mut self, leads: &Leads) -> String {
        match self.place {
            Some(place) => String::from_utf8_lossy(leads.cell(place).unwrap_or_default()).trim().to_owned(),
            None => {
                let json: serde_json::Value = serde_json::from_slice(leads.json_text()).unwrap_or_default();
                let value = json
                    .get(&self.name)
                    .or_else(|| self.name.split('.').try_fold(&json, |inner, key| inner.get(key)));
                self.found |= value.is_some();
                match value {
                    None | Some(serde_json::Value::Null) => String::new(),
                    Some(serde_json::Value::String(text)) => text.trim().to_owned(),
                    Some(other) => other.to_string(),
                }
            }
        }
    }

    /// Says so where no lead that was asked had the key.
    fn check(&self, asked: &str, leads: &str, says: &str) -> Outcome {
        if self.found {
            return Ok(());
        }
        let failure = Failure::unreadable(format!("no {asked} in `{leads}` has a key `{}`", self.name));
        Err(failure.help(format!("name the key that says {says}; dots reach into nested objects")))
    }
}

impl Won {
    /// Finds the column; a name may hold `=` itself.
    pub fn new(WonArg(text): &WonArg, leads: &Leads) -> Outcome<Self> {
        let is_name =
            leads.header().is_some_and(|header| header.iter().any(|name| name.trim() == text.trim()));
        let (name, value) = match text.rsplit_once('=') {
            Some((name, value)) if !is_name => (name, Some(value.trim().to_lowercase())),
            _ => (text.as_str(), None),
        };
        let column = Column::new(name, leads)?;
        let value = value.filter(|value| !value.is_empty());
        Ok(Self { column, value, won: 0, lost: 0, unknown: 0, odd: None, values: Vec::new() })
    }

    /// Whether the lead that was read last was won; none where that is not known.
    pub fn of(&mut self, leads: &Leads) -> Option<bool> {
        let text = self.column.text(leads);
        let won = match (&self.value, text.to_lowercase().as_str()) {
            (Some(value), text) if value == ANY => Some(!text.is_empty()),
            (_, "") => None,
            (Some(value), text) => Some(text == value),
            (None, text) if YES.contains(&text) => Some(true),
            (None, text) if NO.contains(&text) => Some(false),
            (None, _) => {
                self.odd.get_or_insert_with(|| (text.clone(), leads.line()));
                None
            }
        };
        if self.values.len() < 8 && !text.is_empty() && !self.values.contains(&text) {
            self.values.push(text);
        }
        match won {
            Some(true) => self.won += 1,
            Some(false) => self.lost += 1,
            None => self.unknown += 1,
        }
        won
    }

    /// The column's name.
    pub fn name(&self) -> &str {
        &self.column.name
    }

    /// Of how many it is not known.
    pub fn unknown(&self) -> u64 {
        self.unknown
    }

    /// Says what is wrong with the column as a whole, once all leads are read: a value that is neither yes nor no,
    /// or nothing to hold criteria against.
    pub fn check(&self, leads: &str, needs_both: bool) -> Outcome {
        self.column.check("lead", leads, "whether a lead was won")?;
        let name = self.name();
        if let Some((value, line)) = &self.odd {
            let message = format!("`{leads}`, line {line}: `{value}` in `{name}` is neither yes nor no");
            let help = format!("say which value is a won lead, for example --won \"{name}={value}\"");
            return Err(Failure::unreadable(message).help(help));
        }
        let values = self.values.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(", ");
        let has = if values.is_empty() { "it is empty".to_owned() } else { format!("it says {values}") };
        if needs_both && self.won == 0 {
            let failure = Failure::unreadable(format!("no lead in `{leads}` was won by `{name}`: {has}"));
            return Err(failure.help(format!("say which value is a won lead: --won \"{name}=VALUE\"")));
        }
        if needs_both && self.lost == 0 {
            let all = counted(self.won, "lead", "leads");
            let message = format!("all {all} of known outcome in `{leads}` were won by `{name}`");
            let help = "criteria can be held only against leads of both kinds; add those that were not won";
            return Err(Failure::unreadable(message).help(help));
        }
        Ok(())
    }
}

/// Reads when leads were won.
#[derive(Debug)]
pub struct WonAt {
    column: Column,
    /// How dates are written, and where.
    dates: Option<(DateFormat, Zone)>,
    /// How many texts are no date, and the first of them.
    odd: Option<(u64, String)>,
}

impl WonAt {
    /// Finds the column.
    pub fn new(name: &str, leads: &Leads, pact: &Pact, dates: Option<DateFormat>) -> Outcome<Self> {
        let dates = dates.zip(Zone::named(pact.time_zone()));
        Ok(Self { column: Column::new(name, leads)?, dates, odd: None })
    }

    /// When the lead that was read last, and was won, was won, as `--date-format` or ISO 8601 say it; none where that
    /// is not known.
    pub fn of(&mut self, leads: &Leads, pact: &Pact) -> Option<Instant> {
        let text = self.column.text(leads);
        let read = self.dates.as_ref().and_then(|(dates, zone)| dates.read(&text, zone));
        let at = read.or_else(|| pact.instant(&text));
        if at.is_none() && !text.is_empty() {
            self.odd.get_or_insert((0, text)).0 += 1;
        }
        at
    }

    /// Says what is wrong with the column as a whole, once all leads are read.
    pub fn check(&self, leads: &str) -> Outcome {
        self.column.check("won lead", leads, "when a lead was won")?;
        if let Some((count, text)) = &self.odd {
            let won = counted(*count, "won lead", "won leads");
            warn(format_args!(
                "`{}` is no date for {won}, for example `{text}`; say how dates are written with --date-format",
                self.column.name
            ));
        }
        Ok(())
    }
}
