//! A backtest as a page for people.

use std::fmt::{Result, Write as _};

use anstyle::{AnsiColor, Style};
use leadpact::{BacktestReport, RuleLift, ScorePower, Share, Threshold, Verdict};

use crate::output::{counted, cut, grouped, wrapped};

const TITLE: Style = Style::new().bold();
const HEADING: Style = AnsiColor::Green.on_default().bold();
const FAINT: Style = Style::new().dimmed();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const BAR: Style = AnsiColor::Cyan.on_default();

/// The widest a name is.
const NAME: usize = 18;
/// What stands behind a rule: leads, share, lift and its interval, how many are open.
const NUMBERS: usize = 8 + 9 + 6 + 14 + 8;
/// What stands before the numbers of a rule where there is no room for its text.
const NO_TEXT: usize = 12;
/// From so many columns on the text of a rule stands beside its numbers.
const WIDE: usize = 100;
/// What stands before a bar: name, leads, share, interval.
const BEFORE_BAR: usize = 2 + NAME + 8 + 9 + 12;
/// What is said behind a bar.
const BEHIND_BAR: usize = 17;

/// The page, with colours.
pub fn draw(report: &BacktestReport, width: usize) -> String {
    let mut page = String::new();
    // Writing to a string does not fail.
    let _ = write(&mut page, report, width);
    page
}

fn write(page: &mut String, report: &BacktestReport, width: usize) -> Result {
    let all = &report.all;
    let share = percent(all.share);
    let (leads, were) = (counted(all.leads, "lead", "leads"), if all.won == 1 { "was" } else { "were" });
    writeln!(page, "{TITLE}{}{TITLE:#}: {} of {leads} {were} won, {share}", report.pact, grouped(all.won))?;
    warnings(page, report, width)?;
    stages(page, report)?;
    for words in &report.words {
        heading(page, &words.name, words.label.as_deref())?;
        let scale = Scale::new(words.levels.iter().map(|level| &level.share), all);
        for level in &words.levels {
            let name = level.word.as_deref().unwrap_or("unknown");
            bar(page, name, &level.share, scale, said(level.verdict), width)?;
        }
        for (better, worse) in &words.upside_down {
            writeln!(page, "  {WARNING}{better} was won less often than {worse}{WARNING:#}")?;
        }
    }
    for score in &report.scores {
        chart(page, score, all, width)?;
    }
    rules(page, report, width)?;
    thresholds(page, report, width)?;
    let base = "The sign ┃ in a bar marks the share of all leads; the longest bar is the largest share beside it. Ranges are those that the numbers are compatible with (95 \
        %). Of twenty ranges one is off by chance.";
    writeln!(page, "\n{FAINT}{}{FAINT:#}", wrapped(base, 0, width))
}

fn heading(page: &mut String, name: &str, label: Option<&str>) -> Result {
    let label = label.map_or(String::new(), |label| format!("  {FAINT}{label}{FAINT:#}"));
    writeln!(page, "\n{HEADING}{name}{HEADING:#}{label}")
}

fn warnings(page: &mut String, report: &BacktestReport, width: usize) -> Result {
    for warning in &report.warnings {
        let places: Vec<String> =
            warning.lines.iter().map(|line| format!("line\u{a0}{}", line.line)).collect();
        let text = wrapped(&format!("{} ({})", warning.words, places.join(", ")), 9, width);
        writeln!(page, "\n{WARNING}warning{WARNING:#}: {}", text.trim_start())?;
    }
    Ok(())
}

/// Each stage as a promise.
fn stages(page: &mut String, report: &BacktestReport) -> Result {
    if report.stages.is_empty() {
        return Ok(());
    }
    heading(page, "Stages", Some("as a promise: of the leads that came at least so far"))?;
    let row = |cells: [&str; 6]| {
        let [name, leads, precision, range, recall, here] = cells;
        format!("  {name:<NAME$}{leads:>8}{precision:>11}{range:>10}{recall:>9}{here:>12}")
    };
    let names = row(["", "leads", "precision", "", "recall", "stay here"]);
    writeln!(page, "{FAINT}{}{FAINT:#}", names.trim_end())?;
    for stage in &report.stages {
        let recall = if stage.reached.leads == 0 { "–".to_owned() } else { percent(stage.recall) };
        let cells = [
            cut(&stage.name, NAME - 1),
            grouped(stage.reached.leads),
            percent(stage.reached.share),
            range(&stage.reached),
            recall,
            grouped(stage.here.leads),
        ];
        writeln!(page, "{}", row(cells.each_ref().map(String::as_str)))?;
    }
    Ok(())
}

/// What bars are measured by.
#[derive(Clone, Copy)]
struct Scale {
    /// The share of a full bar.
    full: f64,
    /// The share of all leads.
    all: f64,
}

impl Scale {
    /// The largest share is a full bar.
    fn new<'s>(shares: impl Iterator<Item = &'s Share>, all: &Share) -> Self {
        let all = all.share.unwrap_or(0.0);
        let largest = shares.filter_map(|of| of.share).fold(all, f64::max);
        Self { full: if largest > 0.0 { largest } else { 1.0 }, all }
    }

    /// `██████┃███···`, with the share of all leads marked.
    fn drawn(self, share: f64, room: usize) -> String {
        let place = |share: f64| {
            let at = (share / self.full * room as f64).round();
            (0..=room).find(|&place| place as f64 >= at).unwrap_or(room)
        };
        let (end, mark) = (place(share), place(self.all).min(room.saturating_sub(1)));
        let sign = |at: usize| match at {
            _ if at == mark => '┃',
            _ if at < end => '█',
            _ => '·',
        };
        (0..room).map(sign).collect()
    }
}

/// A share with its interval, as a bar.
fn bar(page: &mut String, name: &str, of: &Share, scale: Scale, behind: &str, width: usize) -> Result {
    let room = width.saturating_sub(BEFORE_BAR + BEHIND_BAR + 4).clamp(8, 40);
    let numbers = format!(
        "  {:<NAME$}{:>8}{:>9}{:>12}",
        cut(name, NAME - 1),
        grouped(of.leads),
        percent(of.share),
        range(of)
    );
    let Some(share) = of.share else { return writeln!(page, "{}", numbers.trim_end()) };
    let drawn = scale.drawn(share, room);
    let behind = if behind.is_empty() { String::new() } else { format!("  {FAINT}{behind}{FAINT:#}") };
    writeln!(page, "{numbers}  {BAR}{drawn}{BAR:#}{behind}")
}

fn chart(page: &mut String, score: &ScorePower, all: &Share, width: usize) -> Result {
    heading(page, &score.name, score.label.as_deref())?;
    let said = match (score.area, score.area_low, score.area_high) {
        (Some(area), Some(low), Some(high)) => {
            let verdict = match score.verdict {
                Verdict::Better => "it tells leads that are won from others",
                Verdict::Worse => "it is upside down: leads with more points are won less often",
                _ => "no better than chance, as far as these leads tell",
            };
            format!("area under the curve {area:.3} ({low:.3} to {high:.3}): {verdict}")
        }
        _ => "no lead has it".to_owned(),
    };
    writeln!(page, "  {}", wrapped(&said, 2, width).trim_start())?;
    let scale = Scale::new(score.bins.iter().map(|bin| &bin.share), all);
    for bin in &score.bins {
        let name =
            if bin.from == bin.to { bin.from.to_string() } else { format!("{} to {}", bin.from, bin.to) };
        bar(page, &name, &bin.share, scale, "", width)?;
    }
    Ok(())
}

fn rules(page: &mut String, report: &BacktestReport, width: usize) -> Result {
    if report.rules.is_empty() {
        return Ok(());
    }
    heading(page, "Rules", Some("lift: how many times as often as all leads they were won"))?;
    let room = room_for_text(width);
    let mut score = "";
    for rule in &report.rules {
        if rule.score != score {
            if !score.is_empty() {
                writeln!(page)?;
            }
            score = &rule.score;
            rules_of(page, score, room)?;
        }
        one_rule(page, rule, room, width)?;
    }
    if report.rules.iter().any(|rule| rule.against) {
        let said = "wrong way? The rule gives points to leads that are won less often than all, or takes them from leads \
            that are won more often.";
        writeln!(page, "\n  {}", wrapped(said, 2, width).trim_start())?;
    }
    Ok(())
}

/// How wide the text of a rule may be, beside its numbers; where there is less room it stands above them.
fn room_for_text(width: usize) -> usize {
    if width < WIDE { NO_TEXT } else { width - 2 - NUMBERS - 2 - BEHIND_BAR }
}

/// The name of a score, and what the numbers behind its rules are.
fn rules_of(page: &mut String, score: &str, room: usize) -> Result {
    let columns = format!("{:>8}{:>9}{:>6}{:>14}{:>8}", "leads", "won", "lift", "", "open");
    write!(page, "  {TITLE}{score}{TITLE:#}")?;
    let length = score.chars().count();
    if length > room {
        // The numbers keep their columns.
        writeln!(page)?;
        write!(page, "  ")?;
    }
    let gap = room.saturating_sub(if length > room { 0 } else { length });
    writeln!(page, "{:gap$}{FAINT}{columns}{FAINT:#}", "")
}

/// The line as written, and its numbers behind it or below.
fn one_rule(page: &mut String, rule: &RuleLift, room: usize, width: usize) -> Result {
    let two = |number: Option<f64>| number.map_or_else(|| "–".to_owned(), |number| format!("{number:.2}"));
    let lifts = match (rule.lift_low, rule.lift_high) {
        (Some(low), Some(high)) => format!("({low:.2}–{high:.2})"),
        _ => String::new(),
    };
    let open = if rule.open == 0 { String::new() } else { grouped(rule.open) };
    let share = percent(rule.applies.share);
    let numbers =
        format!("{:>8}{share:>9}{:>6}{lifts:>14}{open:>8}", grouped(rule.applies.leads), two(rule.lift));
    let verdict = match (rule.against, rule.verdict) {
        (true, _) => format!("{WARNING}wrong way?{WARNING:#}"),
        (false, _) if rule.applies.leads == 0 => format!("{FAINT}applies to nobody{FAINT:#}"),
        (false, verdict) => format!("{FAINT}{}{FAINT:#}", said(verdict)),
    };
    let column = 2 + room;
    if width < WIDE {
        writeln!(page, "{}", wrapped(&rule.written.text, 2, width))?;
        return writeln!(page, "{:column$}{numbers}  {verdict}", "");
    }
    let text = wrapped(&rule.written.text, 2, room);
    let mut lines = text.lines();
    writeln!(page, "{:<column$}{numbers}  {verdict}", lines.next().unwrap_or_default())?;
    lines.try_for_each(|line| writeln!(page, "  {line}"))
}

fn thresholds(page: &mut String, report: &BacktestReport, width: usize) -> Result {
    if report.thresholds.is_empty() {
        return Ok(());
    }
    heading(page, "Thresholds", Some("found in these leads; try them on others before you agree on them"))?;
    for found in &report.thresholds {
        writeln!(page, "  {}", wrapped(&threshold(found).replace(" %", "\u{a0}%"), 4, width).trim_start())?;
    }
    Ok(())
}

fn threshold(of: &Threshold) -> String {
    let wanted = match of.wanted {
        "precision" => format!("{} won", percent(Some(of.goal))),
        _ => format!("about {} leads", grouped(of.goal.round() as u64)),
    };
    let Some(from) = of.from else {
        return format!("{}: no threshold gives {wanted}", of.score);
    };
    let reached = format!(
        "{} from {from}, for {wanted}: {}, {} won ({}), {} of all that were won",
        of.score,
        counted(of.reached.leads, "lead", "leads"),
        percent(of.reached.share),
        range(&of.reached),
        percent(of.recall)
    );
    match (of.sure, of.wanted) {
        (true, _) => reached,
        (false, "precision") => {
            format!("{reached}; not sure, for the range begins below {}", percent(Some(of.goal)))
        }
        (false, _) => format!("{reached}; no better than all, as far as these leads tell"),
    }
}

fn said(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Better => "more than all",
        Verdict::Worse => "fewer than all",
        _ => "unclear",
    }
}

/// `38.2 %`
fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| format!("{:.1} %", share * 100.0))
}

/// `37–39 %`
fn range(of: &Share) -> String {
    match (of.low, of.high) {
        (Some(low), Some(high)) => format!("{:.0}–{:.0} %", low * 100.0, high * 100.0),
        _ => String::new(),
    }
}
