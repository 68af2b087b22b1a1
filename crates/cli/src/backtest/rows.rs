//! All numbers of a backtest in one table.

use std::io::Write;

use leadpact::{BacktestReport, Share, Verdict};

/// A row.
#[derive(Default)]
struct Row<'a> {
    section: &'a str,
    name: &'a str,
    item: String,
    share: Option<&'a Share>,
    /// What else there is to say: recall, lift, area.
    figure: &'a str,
    value: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    verdict: &'a str,
    note: String,
}

/// Writes the table.
pub fn write(out: &mut impl Write, report: &BacktestReport) -> csv::Result<()> {
    let mut rows = csv::Writer::from_writer(out);
    rows.write_record([
        "section",
        "name",
        "item",
        "leads",
        "won",
        "share",
        "share_low",
        "share_high",
        "figure",
        "value",
        "value_low",
        "value_high",
        "verdict",
        "note",
    ])?;
    let mut put = |row: Row<'_>| {
        let number = |number: Option<f64>| number.map(|number| number.to_string()).unwrap_or_default();
        let count = |of: fn(&Share) -> u64| row.share.map(|share| of(share).to_string()).unwrap_or_default();
        rows.write_record([
            row.section,
            row.name,
            &row.item,
            &count(|share| share.leads),
            &count(|share| share.won),
            &number(row.share.and_then(|share| share.share)),
            &number(row.share.and_then(|share| share.low)),
            &number(row.share.and_then(|share| share.high)),
            row.figure,
            &number(row.value),
            &number(row.low),
            &number(row.high),
            row.verdict,
            &row.note,
        ])
    };
    put(Row { section: "all", share: Some(&report.all), ..Row::default() })?;
    for stage in &report.stages {
        put(Row {
            section: "stage",
            name: &stage.name,
            item: "here".into(),
            share: Some(&stage.here),
            ..Row::default()
        })?;
        put(Row {
            section: "stage",
            name: &stage.name,
            item: "reached".into(),
            share: Some(&stage.reached),
            figure: "recall",
            value: stage.recall,
            verdict: word(stage.verdict),
            ..Row::default()
        })?;
    }
    for words in &report.words {
        for level in &words.levels {
            put(Row {
                section: words.kind,
                name: &words.name,
                item: level.word.clone().unwrap_or_else(|| "unknown".to_owned()),
                share: Some(&level.share),
                verdict: word(level.verdict),
                ..Row::default()
            })?;
        }
    }
    for score in &report.scores {
        put(Row {
            section: "score",
            name: &score.name,
            share: Some(&score.known),
            figure: "area",
            value: score.area,
            low: score.area_low,
            high: score.area_high,
            verdict: word(score.verdict),
            ..Row::default()
        })?;
        for bin in &score.bins {
            let item = format!("{} to {}", bin.from, bin.to);
            put(Row { section: "bin", name: &score.name, item, share: Some(&bin.share), ..Row::default() })?;
        }
    }
    for rule in &report.rules {
        put(Row {
            section: "rule",
            name: &rule.score,
            item: rule.written.text.clone(),
            share: Some(&rule.applies),
            figure: "lift",
            value: rule.lift,
            low: rule.lift_low,
            high: rule.lift_high,
            verdict: word(rule.verdict),
            note: format!("line {}, open for {}", rule.written.line, rule.open),
        })?;
    }
    for found in &report.thresholds {
        let item = found.from.map_or_else(|| "none".to_owned(), |from| format!("from {from}"));
        put(Row {
            section: "threshold",
            name: &found.score,
            item,
            share: Some(&found.reached),
            figure: "recall",
            value: found.recall,
            note: format!("{} {}{}", found.wanted, found.goal, if found.sure { "" } else { ", not sure" }),
            ..Row::default()
        })?;
    }
    for warning in &report.warnings {
        let item = warning.words.clone();
        put(Row { section: "warning", name: &warning.about, item, ..Row::default() })?;
    }
    rows.flush()?;
    Ok(())
}

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Better => "better",
        Verdict::Worse => "worse",
        _ => "unclear",
    }
}
