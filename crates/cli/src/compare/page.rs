//! A comparison as a page for people.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use leadpact::{Comparison, DeclarationChange, MeaningChange, Outcome, OutcomeKind, Witness};

use super::matrix;
use super::tally::{Count, Leads, Tally};
use crate::output::{counted, grouped, wrapped};

const TITLE: Style = Style::new().bold();
const HEADING: Style = AnsiColor::Green.on_default().bold();
const FAINT: Style = Style::new().dimmed();
const NUMBER: Style = AnsiColor::Cyan.on_default();
const LOUD: Style = Style::new().bold();

/// So many witnesses are drawn; all of them are in JSON.
const MOST_WITNESSES: usize = 12;

/// So many changes are listed with the leads they move.
const MOST_REASONS: usize = 20;
/// So many changes of a declaration are drawn.
const MOST_CHANGES: usize = 40;

/// The page, with colours.
pub fn draw(comparison: &Comparison, witnesses: &[Witness], leads: Option<&Leads>, width: usize) -> String {
    let mut page = String::new();
    // Writing to a string does not fail.
    let _ = title(&mut page, comparison);
    if let Some(leads) = leads {
        let _ = sentence(&mut page, leads, width);
    }
    let _ = meaning(&mut page, comparison, width);
    let _ = shown(&mut page, witnesses, width);
    if let Some(leads) = leads {
        let _ = moves(&mut page, comparison, leads, width);
    }
    page
}

fn title(page: &mut String, of: &Comparison) -> std::fmt::Result {
    let version =
        |edition: &leadpact::Edition| edition.version.as_ref().map(|version| format!("version {version}"));
    let (was, is) = (version(&of.old), version(&of.new));
    let line = if of.old.pact != of.new.pact {
        format!("{TITLE}{} → {}{TITLE:#}", of.old.pact, of.new.pact)
    } else if was != is {
        let said = |version: Option<String>| version.unwrap_or_else(|| "no version".to_owned());
        format!("{TITLE}{}{TITLE:#}  {FAINT}{} → {}{FAINT:#}", of.new.pact, said(was), said(is))
    } else {
        format!("{TITLE}{}{TITLE:#}  {FAINT}{} → {}{FAINT:#}", of.new.pact, of.old.file, of.new.file)
    };
    writeln!(page, "{line}")
}

/// What has changed.
fn meaning(page: &mut String, of: &Comparison, width: usize) -> std::fmt::Result {
    if of.same_meaning {
        let but = match of.wording.as_slice() {
            [] => "at most layout and comments differ".to_owned(),
            wording => format!("only wording has changed: {}", wording.join(", ")),
        };
        return writeln!(
            page,
            "\n{}",
            wrapped(&format!("Both mean the same for every lead; {but}."), 0, width)
        );
    }
    for declaration in &of.declarations {
        writeln!(page, "\n{}", heading(declaration))?;
        for change in declaration.changes.iter().take(MOST_CHANGES) {
            line(page, change, width)?;
        }
        let more = declaration.changes.len().saturating_sub(MOST_CHANGES);
        if more > 0 {
            writeln!(
                page,
                "     {FAINT}and {}; all of them with --format csv{FAINT:#}",
                counted(more as u64, "more", "more")
            )?;
        }
    }
    if !of.wording.is_empty() {
        let said = format!("Wording has changed, too: {}.", of.wording.join(", "));
        writeln!(page, "\n{FAINT}{}{FAINT:#}", wrapped(&said, 0, width))?;
    }
    Ok(())
}

fn heading(of: &DeclarationChange) -> String {
    let name = of.name.as_ref().map_or(String::new(), |name| format!(" {name}"));
    let label = of.label.as_ref().map_or(String::new(), |label| format!("  {FAINT}{label}{FAINT:#}"));
    format!("{HEADING}{}{name}{HEADING:#}{label}", of.kind)
}

/// ` 3  in the handover: … (line 12)`
fn line(page: &mut String, change: &MeaningChange, width: usize) -> std::fmt::Result {
    let within = change.within.as_ref().map_or(String::new(), |within| format!("in {within}: "));
    let place = match (&change.old, &change.new) {
        (_, Some(new)) => format!("line\u{a0}{}", new.line),
        (Some(old), None) => format!("line\u{a0}{} of the old one", old.line),
        (None, None) => String::new(),
    };
    let text = wrapped(&format!("{within}{} ({place})", change.words), 5, width);
    writeln!(page, " {NUMBER}{:>2}{NUMBER:#}  {}", change.number, text.trim_start())
}

/// Leads that fare otherwise.
fn shown(page: &mut String, witnesses: &[Witness], width: usize) -> std::fmt::Result {
    if witnesses.is_empty() {
        return Ok(());
    }
    writeln!(
        page,
        "\n{HEADING}Leads that show it{HEADING:#}  {FAINT}made up, and tried under both{FAINT:#}"
    )?;
    for witness in witnesses.iter().take(MOST_WITNESSES) {
        let numbers = numbers(&witness.because);
        // So that the numbers stay on one line.
        let because = if numbers.is_empty() { String::new() } else { format!("{numbers}:\u{a0}\u{a0}") };
        let text = wrapped(&format!("{because}{}", witness.lead), 6, width);
        let because = because.replace('\u{a0}', " ");
        let text = text.trim_start();
        let text = text.strip_prefix(&because).unwrap_or(text);
        writeln!(page, "  {NUMBER}{because}{NUMBER:#}{text}")?;
        for outcome in &witness.outcomes {
            writeln!(page, "{:7}{}", "", moved(outcome, width))?;
        }
    }
    if witnesses.len() > MOST_WITNESSES {
        let more = counted((witnesses.len() - MOST_WITNESSES) as u64, "more", "more");
        writeln!(page, "  {FAINT}{more} with --format json{FAINT:#}")?;
    }
    Ok(())
}

fn moved(of: &Outcome, width: usize) -> String {
    /// Where values begin.
    const INDENT: usize = 20;
    let none = match of.kind {
        OutcomeKind::Handover | OutcomeKind::Route | OutcomeKind::Nurture => "none",
        OutcomeKind::Notice => "nobody is told",
        _ => "unknown",
    };
    let said = |value: &Option<String>| value.clone().unwrap_or_else(|| none.to_owned());
    let (old, new) = (said(&of.old), said(&of.new));
    let length = [&old, &new].map(|of| of.chars().count()).iter().sum::<usize>();
    if INDENT + length + " → ".chars().count() <= width {
        return format!("{:<12} {old} → {LOUD}{new}{LOUD:#}", of.title());
    }
    let [old, new] = [format!("{old}\u{a0}→"), new].map(|of| wrapped(&of, INDENT, width));
    format!("{:<12} {}\n{LOUD}{new}{LOUD:#}", of.title(), old.trim_start())
}

/// `1, 4`; of many the first few.
fn numbers(because: &[usize]) -> String {
    const SHOWN: usize = 5;
    let shown = because.iter().take(SHOWN).map(ToString::to_string).collect::<Vec<_>>().join(",\u{a0}");
    match because.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown}\u{a0}and\u{a0}{more}\u{a0}more"),
    }
}

/// What it comes to, in a line that a room understands.
fn sentence(page: &mut String, leads: &Leads, width: usize) -> std::fmt::Result {
    let Tally { leads: all, team, lost, gained, telling, moved, .. } = &leads.tally;
    let mut said = Vec::new();
    let bought = |of: &Count| {
        let of_them = if of.leads == 1 {
            "and it bought".to_owned()
        } else {
            format!("{} of them bought", grouped(of.won))
        };
        match (leads.with_won, of.leads, of.won) {
            (false, ..) | (_, 0, _) => String::new(),
            (true, 1, 0) => "; it did not buy".to_owned(),
            (true, 1, _) => format!(", {of_them}"),
            (true, ..) => format!("; {of_them}"),
        }
    };
    if let Some(team) = team {
        if lost.leads > 0 {
            said.push(format!(
                "{} of {} would no longer reach {team}{}.",
                grouped(lost.leads),
                counted(*all, "lead", "leads"),
                bought(lost)
            ));
        }
        if gained.leads > 0 {
            said.push(format!(
                "{} of {} would reach {team} only now{}.",
                grouped(gained.leads),
                counted(*all, "lead", "leads"),
                bought(gained)
            ));
        }
    }
    if said.is_empty() {
        said.extend(stages(leads, &bought));
    }
    if said.is_empty() {
        let stay =
            team.as_ref().map_or(String::new(), |team| format!("The same leads reach {team} as before. "));
        said.push(match (telling.leads, *moved) {
            (0, 0) => format!("All {} stay where they are.", counted(*all, "lead", "leads")),
            (0, scores) => format!(
                "{stay}{} of {} get another score or nurture track and stay where they are.",
                grouped(scores),
                counted(*all, "lead", "leads")
            ),
            (moved, _) => format!(
                "{stay}{} of {} would come to another stage, level, word or route{}.",
                grouped(moved),
                counted(*all, "lead", "leads"),
                bought(telling)
            ),
        });
    }
    writeln!(page, "\n{LOUD}{}{LOUD:#}", wrapped(&said.join(" "), 0, width))
}

/// So many moves from stage to stage are said in a sentence.
const MOST_SAID: usize = 2;

/// Who would be in another stage, where that does not take them to the other team or away from it.
fn stages(leads: &Leads, bought: &impl Fn(&Count) -> String) -> Vec<String> {
    let all = counted(leads.tally.leads, "lead", "leads");
    let stages = leads.tally.flows.iter().find(|flow| flow.kind == OutcomeKind::Stage);
    let moves = stages.map_or_else(Vec::new, |flow| flow.moves());
    let name = |stage: &Option<String>| stage.clone().unwrap_or_else(|| "without a stage".to_owned());
    let said = moves.iter().take(MOST_SAID).map(|((old, new), count)| {
        let leads = grouped(count.leads);
        format!("{leads} of {all} would be {} instead of {}{}.", name(new), name(old), bought(count))
    });
    let mut said: Vec<String> = said.collect();
    let more: u64 = moves.iter().skip(MOST_SAID).map(|(_, count)| count.leads).sum();
    if more > 0 {
        said.push(format!("{} would change stage otherwise.", counted(more, "more lead", "more leads")));
    }
    said
}

/// Who moves, and why.
fn moves(page: &mut String, comparison: &Comparison, leads: &Leads, width: usize) -> std::fmt::Result {
    let tally = &leads.tally;
    if tally.moved == 0 {
        return Ok(());
    }
    because(page, comparison, leads, width)?;
    for flow in tally.flows.iter().filter(|flow| flow.moved() > 0) {
        matrix::draw(page, flow, width)?;
    }
    let moving = tally.scores.iter().filter(|(_, of)| of.higher + of.lower + of.otherwise > 0);
    let moving: Vec<_> = moving.collect();
    if !moving.is_empty() {
        writeln!(page, "\n{HEADING}Scores{HEADING:#}")?;
    }
    for (name, of) in moving {
        let mut said = Vec::new();
        for (count, word) in [(of.higher, "higher"), (of.lower, "lower"), (of.otherwise, "known otherwise")] {
            said.extend((count > 0).then(|| format!("{} {word}", counted(count, "lead", "leads"))));
        }
        writeln!(page, "  {name:<20} {}", said.join(", "))?;
    }
    writeln!(
        page,
        "\n{FAINT}{}{FAINT:#}",
        wrapped("Every lead that moves, with the reason: --format csv", 0, width)
    )
}

fn because(page: &mut String, comparison: &Comparison, leads: &Leads, width: usize) -> std::fmt::Result {
    let tally = &leads.tally;
    writeln!(
        page,
        "\n{HEADING}Because of{HEADING:#}  {FAINT}{} that move; one may move for several reasons{FAINT:#}",
        counted(tally.moved, "lead", "leads")
    )?;
    let mut counts: Vec<_> = tally.because.iter().collect();
    counts.sort_by_key(|(number, count)| (std::cmp::Reverse(count.leads), **number));
    let more = counts.len().saturating_sub(MOST_REASONS);
    for (number, count) in counts.into_iter().take(MOST_REASONS) {
        let words = comparison.change(*number).map_or("", |(_, change)| change.words.as_str());
        let won =
            if leads.with_won { format!(", {} of them bought", grouped(count.won)) } else { String::new() };
        let text = wrapped(&format!("{}: {words}", counted(count.leads, "lead", "leads") + &won), 5, width);
        writeln!(page, " {NUMBER}{number:>2}{NUMBER:#}  {}", text.trim_start())?;
    }
    if more > 0 {
        writeln!(page, "     {FAINT}and {}{FAINT:#}", counted(more as u64, "other change", "other changes"))?;
    }
    if tally.unexplained > 0 {
        let leads = counted(tally.unexplained, "lead", "leads");
        writeln!(page, "     {leads}: no single change can be named")?;
    }
    Ok(())
}
