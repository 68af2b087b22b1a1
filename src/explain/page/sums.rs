//! Scores, line by line.

use super::sheet::{Paint, Sheet};
use super::{called, names, of_words, words_in};
use crate::explain::{AlwaysWhy, RuleKind, RuleWhy, ScoreWhy};
use crate::values::{Number, Sum, Truth};

/// A score with the lines that count and those that are open; the others are only counted.
pub(crate) fn score(score: &ScoreWhy, sheet: &mut Sheet) {
    let value = score.value.map_or("unknown".to_owned(), |value| value.to_string());
    let open = if score.value == Some(score.lowest) && score.value == Some(score.highest) {
        String::new()
    } else {
        format!(", and could still end {}", between(score.lowest, score.highest))
    };
    let name = called(&score.named);
    let paint = if score.value.is_some() { Paint::Loud } else { Paint::Open };
    let painted = [(0..1, Paint::Heading), of_words(words_in(&name) + 1, &value, paint)];
    sheet.painted(0, &format!("{name} is {value}{open}"), &painted);
    lines(&score.rules, 0, sheet);
    score.always.iter().for_each(|line| always(line, sheet));
    let overridden = score.always.iter().any(|line| line.state.is_yes());
    let sum: Sum = score.rules.iter().map(|rule| rule.points).collect();
    if let (Some((low, high)), Some(value), false) = (score.range, score.value, overridden)
        && sum.saturated() != value
    {
        sheet.text(2, &format!("The sum is {}; it is kept between {low} and {high}.", sum.saturated()));
    }
}

/// The widest range of numbers is no bound at all.
fn between(lowest: Number, highest: Number) -> String {
    match (lowest == Number::MIN, highest == Number::MAX) {
        (true, true) => "anywhere".to_owned(),
        (true, false) => format!("at {highest} or anywhere below"),
        (false, true) => format!("at {lowest} or anywhere above"),
        (false, false) => format!("between {lowest} and {highest}"),
    }
}

fn lines(rules: &[RuleWhy], depth: usize, sheet: &mut Sheet) {
    let mut silent = 0;
    for rule in rules {
        match rule.state {
            Truth::No if rule.points.is_zero() => silent += 1,
            _ => line(rule, depth, sheet),
        }
    }
    let some = if rules.len() == silent { "" } else { "other " };
    match silent {
        0 => {}
        1 => sheet.entry(depth, "", &format!("1 {some}line does not apply")),
        many => sheet.entry(depth, "", &format!("{many} {some}lines do not apply")),
    }
}

fn line(rule: &RuleWhy, depth: usize, sheet: &mut Sheet) {
    let text = &rule.written.text;
    let what = match (&rule.label, rule.kind) {
        (Some(label), RuleKind::Group | RuleKind::Highest) => {
            format!("{label} ({})", sheet.at(&rule.written))
        }
        _ => sheet.quoted(&rule.written),
    };
    let why = rule.why.as_ref().filter(|why| !text.contains(why.as_str()));
    let why = why.map_or(String::new(), |why| format!(" \"{why}\""));
    let facts = facts(rule);
    let points = if rule.state.is_unknown() { "?".to_owned() } else { format!("{:+}", rule.points) };
    sheet.entry(depth, &points, &format!("{what}{why}{facts}"));
    lines(&rule.rules, depth + 2, sheet);
}

fn facts(rule: &RuleWhy) -> String {
    let count = match (rule.kind, rule.count) {
        (RuleKind::Per, Some(1)) => ": 1 counts".to_owned(),
        (RuleKind::Per, Some(count)) => format!(": {count} count"),
        (RuleKind::Without, Some(1)) => ": 1 full period".to_owned(),
        (RuleKind::Without, Some(count)) => format!(": {count} full periods"),
        _ => String::new(),
    };
    let left_out = if rule.state.is_yes() && !rule.counts { ", but a larger one counts" } else { "" };
    let ask =
        if rule.fields.is_empty() { String::new() } else { format!("; depends on {}", names(&rule.fields)) };
    format!("{count}{left_out}{ask}")
}

fn always(line: &AlwaysWhy, sheet: &mut Sheet) {
    match line.state {
        Truth::No => {}
        Truth::Yes => sheet.entry(0, &format!("={}", line.points), &sheet.quoted(&line.written)),
        Truth::Unknown => {
            let text = format!("{}; depends on {}", sheet.quoted(&line.written), names(&line.fields));
            sheet.entry(0, "?", &text);
        }
    }
}
