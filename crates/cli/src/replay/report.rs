//! The funnel, for people and for programs.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use leadpact::{Instant, Pact};
use serde::Serialize;

use super::funnel::{Deadlines, Funnel, Handovers, Stage, Standing, There};
use crate::exit::{Failure, Outcome};
use crate::files::{self, Sink};
use crate::input::interactions;
use crate::output::{counted, cut, grouped};

/// The version of the shape of the funnel in JSON. It rises when a key changes its meaning or goes away.
const VERSION: u32 = 1;
/// The widest the name of a stage is.
const NAME: usize = 19;

/// What a replay came to.
pub struct Report<'a> {
    pub pact: &'a Pact,
    pub funnel: &'a Funnel,
    pub left_out: LeftOut,
    /// What to look at, for people.
    pub look: String,
    pub from: Option<Instant>,
    pub to: Option<Instant>,
}

/// How much there was, and what of it was left out.
#[derive(Debug, Clone, Copy, Default)]
pub struct LeftOut {
    /// Entries that were taken.
    pub entries: u64,
    /// Entries dated after the end.
    pub later: u64,
    /// Keys that are no field.
    pub keys: u64,
    /// Interactions of a kind that is not declared.
    pub undeclared: u64,
}

/// A line of NDJSON with the funnel.
#[derive(Serialize)]
pub struct Line {
    funnel: FunnelJson,
}

#[derive(Serialize)]
struct FunnelJson {
    version: u32,
    from: Option<String>,
    to: Option<String>,
    entries: u64,
    stages: Vec<StageJson>,
}

#[derive(Serialize)]
struct StageJson {
    stage: String,
    before: u64,
    entered: u64,
    left: u64,
    there: There,
    /// None where no stay has ended.
    median_seconds: Option<i64>,
    handovers: Option<HandoversJson>,
}

#[derive(Serialize)]
struct HandoversJson {
    before: u64,
    handed_over: u64,
    accepted: u64,
    rejected: u64,
    otherwise: u64,
    pending: u64,
    rejected_because: BTreeMap<String, u64>,
    confirmations: Deadlines,
    acceptances: Deadlines,
}

/// A line of NDJSON with where leads stand.
#[derive(Serialize)]
pub struct StandingJson {
    as_of: String,
    standing: BTreeMap<String, There>,
}

/// Where leads stand, for programs.
pub fn standing_json(pact: &Pact, of: &Standing<'_>) -> StandingJson {
    let standing = of.stages.iter().map(|(stage, there)| ((*stage).to_owned(), *there)).collect();
    StandingJson { as_of: pact.instant_text(of.as_of), standing }
}

/// Where leads stand, for people.
pub fn standing(pact: &Pact, of: &Standing<'_>) -> String {
    let leads: u64 = of.stages.iter().map(|(_, there)| there.leads).sum();
    let mut text = format!("\nAs of {}: {}\n", minutes(pact, of.as_of), counted(leads, "lead", "leads"));
    for (stage, there) in of.stages.iter().filter(|(_, there)| there.leads > 0) {
        let row = format!("  {stage:<20}{:>9}   {}", grouped(there.leads), parts(*there));
        text += row.trim_end();
        text.push('\n');
    }
    text
}

/// An instant in the pact's time zone, to the minute unless it has seconds: `2026-11-20 14:30`.
pub fn minutes(pact: &Pact, at: Instant) -> String {
    let text = pact.instant_text(at);
    let local = text.get(..19).unwrap_or(&text);
    local.strip_suffix(":00").unwrap_or(local).replace('T', " ")
}

/// A duration as people say it, in its two largest units: `3 days 4 hours`.
pub fn duration(millis: i64) -> String {
    let minutes = millis / 60_000;
    let of = |count: i64, one: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{} {one}s", grouped(count.unsigned_abs()))),
    };
    let (days, hours, minutes) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    let units = if days > 0 {
        [of(days, "day"), of(hours, "hour")]
    } else {
        [of(hours, "hour"), of(minutes, "minute")]
    };
    let said = units.into_iter().flatten().collect::<Vec<_>>().join(" ");
    if said.is_empty() { "under a minute".to_owned() } else { said }
}

impl Report<'_> {
    /// For a person at a terminal: the same, and what to look at.
    pub fn summary(&self, standing: &[String]) -> String {
        let mut text = self.text(standing);
        text.push_str(&self.look);
        text
    }

    /// For people: where leads stood, then the funnel, then what was left out.
    pub fn text(&self, standing: &[String]) -> String {
        let mut text = standing.concat();
        let span = self
            .from
            .zip(self.to)
            .map(|(from, to)| format!(", from {} to {}", minutes(self.pact, from), minutes(self.pact, to)));
        let entries = counted(self.left_out.entries, "entry", "entries");
        text += &format!("\n{}: {entries}{}\n\n", self.pact.name(), span.unwrap_or_default());
        self.table(&mut text);
        for stage in &self.funnel.stages {
            if let Some(handovers) = stage.handover.as_ref().filter(|of| of.is_any()) {
                text += &of_handovers(&stage.name, handovers, stage.there.pending);
            }
        }
        self.left_out(&mut text);
        text
    }

    fn table(&self, text: &mut String) {
        let has_before = self.funnel.stages.iter().any(|stage| stage.before > 0);
        let before = |count: String| if has_before { format!("{count:>9}") } else { String::new() };
        let head = before("before".to_owned());
        *text += &format!(
            "  {:<20}{head}{:>9}{:>9}{:>9}   median time in stage\n",
            "", "entered", "left", "there"
        );
        for of in &self.funnel.stages {
            let [was, entered, left, there] = [of.before, of.entered, of.left, of.there.leads].map(grouped);
            let median = of.median().map_or("-".to_owned(), duration);
            let parts = parts(of.there);
            let parts = if parts.is_empty() { parts } else { format!("   ({parts})") };
            let row = format!(
                "  {:<20}{}{entered:>9}{left:>9}{there:>9}   {median}{parts}",
                cut(&of.name, NAME),
                before(was)
            );
            *text += row.trim_end();
            text.push('\n');
        }
    }

    fn left_out(&self, text: &mut String) {
        let of = &self.left_out;
        let lines = [
            (of.later, "entry comes after the end", "entries come after the end"),
            interactions::undeclared(of.undeclared),
            (of.keys, "key is not in the pact", "keys are not in the pact"),
        ];
        let mut lines = lines.into_iter().filter(|(count, ..)| *count > 0).peekable();
        if lines.peek().is_some() {
            *text += "\nLeft out\n";
        }
        for (count, one, more) in lines {
            *text += &format!("  {}\n", counted(count, one, more));
        }
    }

    /// For programs.
    pub fn line(&self) -> Line {
        let instant = |at: Option<Instant>| at.map(|at| self.pact.instant_text(at));
        let stages = self.funnel.stages.iter().map(of_stage).collect();
        let (from, to, entries) = (instant(self.from), instant(self.to), self.left_out.entries);
        Line { funnel: FunnelJson { version: VERSION, from, to, entries, stages } }
    }

    /// Writes the funnel to a file of its own.
    pub fn to_file(&self, path: &Path) -> Outcome {
        let mut sink = Sink::create(path)?;
        let written = if files::is_named(path, ".json") {
            serde_json::to_writer_pretty(&mut sink, &self.line().funnel)
                .map_err(std::io::Error::from)
                .and_then(|()| sink.write_all(b"\n"))
        } else {
            sink.write_all(self.text(&[]).trim_start().as_bytes())
        };
        written.map_err(|error| Failure::writing(sink.name(), &error))?;
        sink.finish()
    }
}

fn of_stage(of: &Stage) -> StageJson {
    StageJson {
        stage: of.name.clone(),
        before: of.before,
        entered: of.entered,
        left: of.left,
        there: of.there,
        median_seconds: of.median().map(|millis| millis / 1000),
        handovers: of.handover.as_ref().map(|handovers| HandoversJson {
            before: handovers.before,
            handed_over: handovers.handed_over,
            accepted: handovers.accepted,
            rejected: handovers.rejected,
            otherwise: handovers.otherwise,
            pending: of.there.pending,
            rejected_because: handovers.reasons.clone(),
            confirmations: handovers.confirms,
            acceptances: handovers.accepts,
        }),
    }
}

/// What became of the handovers out of a stage, for people.
fn of_handovers(stage: &str, of: &Handovers, pending: u64) -> String {
    let mut text = format!("\nHandover out of {stage}: {} handed over", grouped(of.handed_over));
    if of.before > 0 {
        let _ = write!(text, ", {} before", grouped(of.before));
    }
    let ended = of.ended();
    let line = |count: u64, what: &str| (count, what.to_owned());
    let lines = [
        line(of.accepted, "accepted"),
        line(of.rejected, "rejected"),
        line(of.otherwise, "ended in another way"),
    ];
    text.push('\n');
    for (count, what) in lines.into_iter().filter(|(count, what)| *count > 0 || what == "accepted") {
        let of_ended = if ended > 0 { format!("{:>6}", share(count, ended)) } else { String::new() };
        let because = if what == "rejected" { reasons(&of.reasons) } else { String::new() };
        let _ = writeln!(text, "  {what:<20}{:>9}{of_ended}{because}", grouped(count));
    }
    if pending > 0 {
        let _ = writeln!(text, "  {:<20}{:>9}", "pending", grouped(pending));
    }
    for (what, of) in [("confirmed in time", of.confirms), ("answered in time", of.accepts)] {
        let all = of.kept + of.missed;
        if all > 0 {
            let missed = format!("   {} missed", grouped(of.missed));
            let _ = writeln!(text, "  {what:<20}{:>9}{:>6}{missed}", grouped(of.kept), share(of.kept, all));
        }
    }
    text
}

/// `   because too_early 3, bad_data 1`, the most frequent first.
fn reasons(of: &BTreeMap<String, u64>) -> String {
    let mut reasons: Vec<_> = of.iter().filter(|(reason, _)| !reason.is_empty()).collect();
    reasons.sort_by_key(|&(reason, count)| (std::cmp::Reverse(*count), reason));
    let list: Vec<_> =
        reasons.iter().map(|(reason, count)| format!("{reason} {}", grouped(**count))).collect();
    if list.is_empty() { String::new() } else { format!("   because {}", list.join(", ")) }
}

/// `12 waiting, 3 pending`
fn parts(of: There) -> String {
    let part = |count: u64, word: &str| (count > 0).then(|| format!("{} {word}", grouped(count)));
    [part(of.waiting, "waiting"), part(of.pending, "pending")]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

fn share(count: u64, of: u64) -> String {
    let percent = (u128::from(count) * 100 + u128::from(of) / 2).checked_div(u128::from(of)).unwrap_or(0);
    format!("{percent} %")
}

#[cfg(test)]
mod tests {
    use super::{duration, share};

    #[test]
    fn durations_as_people_say_them() {
        let (minute, hour, day) = (60_000, 3_600_000, 86_400_000);
        let cases = [
            (59_999, "under a minute"),
            (minute, "1 minute"),
            (hour + 5 * minute, "1 hour 5 minutes"),
            (2 * hour, "2 hours"),
            (3 * day + 4 * hour + 59 * minute, "3 days 4 hours"),
            (day, "1 day"),
            (day + 30 * minute, "1 day"),
        ];
        for (millis, said) in cases {
            assert_eq!(duration(millis), said);
        }
        assert_eq!([share(2, 3), share(1, 8)], ["67 %", "13 %"]);
    }
}
