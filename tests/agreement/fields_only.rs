//! Random pacts that ask for nothing but fields: most of them are assessed in brief.

use super::condition::{derived_test, lead_test};
use super::draw::Draw;
use super::scoring::{rating, signed, table, up_to};
use super::world::{Ty, Worded, World};

/// Scores, what is made of them, and stages.
pub fn of_fields(draw: &mut Draw, world: &mut World) {
    // Dates and sets are looked at one by one: no brief pact asks for them.
    world.fields.retain(|field| !matches!(field.ty, Ty::Date | Ty::SomeOf(_)));
    for i in 0..draw.between(1, 4) {
        score(draw, world, &format!("score{i}"));
        match draw.below(4) {
            0 => rating(draw, world, &format!("rating{i}")),
            1 => choice_of_fields(draw, world, &format!("choice{i}")),
            2 => table_of_derived(draw, world, &format!("table{i}")),
            _ => {}
        }
    }
    stages(draw, world);
}

fn score(draw: &mut Draw, world: &mut World, name: &str) {
    let range = draw.pick(&["", " between 0 and 100", " between -20 and 20"]);
    let mut text = format!("score {name}{range} {{\n");
    for _ in 0..draw.between(1, 6) {
        let number = world.field(draw, |ty| *ty == Ty::Number).map(|field| field.name.clone());
        text += &match number.filter(|_| draw.chance(35)) {
            Some(field) => {
                let percent = draw.pick(&["50", "100", "33.3333", "250", "1000", "0.5"]);
                let limit = if draw.chance(75) { up_to(draw) } else { String::new() };
                format!("{}{percent}% of {field}{limit}\n", draw.pick(&["+", "-"]))
            }
            None => format!("{} when {}\n", signed(draw), condition(draw, world, 2)),
        };
    }
    world.text += &format!("{text}}}\n");
    world.scores.push(name.to_owned());
}

fn condition(draw: &mut Draw, world: &World, depth: usize) -> String {
    if depth == 0 {
        return match draw.below(12) {
            0 => compared(draw, world),
            1 => reached(draw, world),
            2 => derived(draw, world),
            _ => lead_test(draw, world),
        };
    }
    let mut inner = || condition(draw, world, depth - 1);
    let (a, b, c) = (inner(), inner(), inner());
    match draw.below(7) {
        0 | 1 => a,
        2 => format!("({a} and {b})"),
        3 => format!("({a} or {b})"),
        4 => format!("(not {a})"),
        5 => format!("({a} and {b} and {c})"),
        _ => format!("({a} or not {b} and {c})"),
    }
}

/// Two fields compared.
fn compared(draw: &mut Draw, world: &World) -> String {
    let ty = if draw.chance(50) { Ty::Number } else { Ty::Money("EUR") };
    let mut field = || world.field(draw, |of| *of == ty).map(|field| field.name.clone());
    let (Some(a), Some(b)) = (field(), field()) else { return lead_test(draw, world) };
    let how = draw.pick(&["at least", "less than", "=", "!="]);
    let times = draw.pick(&["", "2 * ", "-3 * ", "0.3333 * ", "899999999999999 * "]);
    format!("({a} {how} {times}{b})")
}

fn reached(draw: &mut Draw, world: &World) -> String {
    match draw.one_of(&world.scores).cloned() {
        Some(score) => {
            let how = draw.pick(&["at least", "less than", "=", "!="]);
            format!("({score} {how} {})", draw.pick(&["10", "0", "2.5", "-5", "33.3333"]))
        }
        None => lead_test(draw, world),
    }
}

fn derived(draw: &mut Draw, world: &World) -> String {
    if world.worded.is_empty() { lead_test(draw, world) } else { derived_test(draw, world) }
}

fn choice_of_fields(draw: &mut Draw, world: &mut World, name: &str) {
    let mut used = vec!["blue".to_owned()];
    let mut text = String::new();
    for _ in 0..draw.between(1, 3) {
        let word = draw.pick(&["red", "green", "blue"]);
        text += &format!("  {word} when {}\n", condition(draw, world, 1));
        used.push(word.to_owned());
    }
    used.sort();
    used.dedup();
    world.text += &format!("choose {name} the first that fits {{\n{text}  blue otherwise\n}}\n");
    world.worded.push(Worded { name: name.to_owned(), words: used, is_rating: false, is_table: false });
}

fn table_of_derived(draw: &mut Draw, world: &mut World, name: &str) {
    let fields = std::mem::take(&mut world.fields);
    table(draw, world, name);
    world.fields = fields;
}

/// Stages whose ways lead to later ones; in some of them time or a handover matters.
fn stages(draw: &mut Draw, world: &mut World) {
    let count = draw.below(5);
    for at in 0..count {
        let mut text = format!("stage S{at} \"S{at}\" owned by {} {{\n", draw.pick(&["marketing", "sales"]));
        text += &format!("  meaning \"stage {at}\"\n");
        for _ in 0..draw.below(3) {
            if at + 1 < count {
                let to = draw.between(at + 1, count - 1);
                text += &format!("  becomes S{to} as soon as {}\n", condition(draw, world, 1));
            }
        }
        if at + 1 < count && draw.chance(25) {
            text += &format!("  becomes S{} after 3 days in this stage\n", at + 1);
        }
        if draw.chance(15) {
            let other = if text.contains("owned by sales") { "marketing" } else { "sales" };
            text += &format!("  hand over to {other}, becomes S0 when accepted {{\n    needs num0\n  }}\n");
        }
        world.text += &format!("{text}}}\n");
    }
    if count > 0 && draw.chance(40) {
        let to = draw.below(count);
        let when = condition(draw, world, 1);
        world.text +=
            &format!("leads start in the first that fits {{\n  S{to} when {when}\n  S0 otherwise\n}}\n");
    }
    if draw.chance(30) {
        let (all, track) = (condition(draw, world, 1), condition(draw, world, 1));
        world.text += &format!("nurture with all that fit when {all} {{\n  \"News\" when {track}\n}}\n");
    }
}
