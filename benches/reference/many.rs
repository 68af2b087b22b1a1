//! The criteria with very many more rules, each of one field: numbers against limits, words, countries, parts of titles.

use std::fmt::Write;

use super::CRITERIA;

/// The criteria with so many rules in all, each new one a test of its own. What they add up to makes no sense.
pub fn criteria(rules: u32) -> String {
    let mut more = String::new();
    for number in 0..rules.saturating_sub(35) {
        writeln!(more, "  +{} when {}", 1 + number % 3, condition(number)).expect("room");
    }
    let fit = "score fit \"How well the company suits us\" {\n";
    assert!(CRITERIA.contains(fit));
    CRITERIA.replace(fit, &format!("{fit}{more}"))
}

/// Of twenty tests, fifteen are of numbers, one of words, two of countries and two of titles.
fn condition(number: u32) -> String {
    let at = number / 20;
    match number % 20 {
        of @ 0..5 => format!("employees at least {}", 3 + 5 * at + of),
        of @ 5..10 => format!("revenue less than {} thousand EUR", 10 * (5 * at + of)),
        of @ 10..13 => format!("quiet_days more than {}.{}", at, 1 + of - 10),
        of @ 13..15 => format!("pricing between 1.{at:04} and {}", of - 10),
        15 => format!("industry is not {}", ["software", "retail", "energy", "education"][at as usize % 4]),
        of @ 16..18 => format!("country is \"{}{of}\"", letters(at)),
        _ => format!("job_title contains \"{}{number}\"", letters(at)),
    }
}

/// Letters that are others for each number: `aa`, `ab` and so on.
fn letters(number: u32) -> String {
    [number / 26, number].map(|of| char::from(b'a' + (of % 26) as u8)).iter().collect()
}
