//! Random stages with automatic ways, timers, commands, notices and handovers; starts; nurture.

use super::condition::{Scope, guard};
use super::draw::Draw;
use super::world::{Ty, World, deadline};

const GUARD: Scope = Scope { own: None, in_stage: true, stage_is: false };
const REACHED: Scope = Scope { own: None, in_stage: true, stage_is: true };

/// Stages, or none; then nurture.
pub fn lifecycle(draw: &mut Draw, world: &mut World) {
    let count = draw.below(6);
    world.stages = (0..count).map(|i| format!("S{i}")).collect();
    let last_is_final = draw.chance(40) && count > 1;
    for i in 0..count {
        if last_is_final && i + 1 == count {
            world.text += &format!("final stage S{i} \"S{i}\" owned by marketing\n");
        } else {
            stage(draw, world, i);
        }
    }
    if last_is_final && draw.chance(50) {
        let condition = guard(draw, world, GUARD);
        world.text += &format!(
            "in every stage that is not final {{\n  becomes S{} as soon as {condition}\n  marketing may give_up to S{} \
             because spam or competitor\n}}\n",
            count - 1,
            count - 1
        );
    }
    if count > 0 && draw.chance(60) {
        start(draw, world);
    }
    if draw.chance(60) {
        nurture(draw, world);
    }
}

fn stage(draw: &mut Draw, world: &mut World, i: usize) {
    let (owner, other) = if draw.chance(50) { ("sales", "marketing") } else { ("marketing", "sales") };
    let mut text = format!("stage S{i} \"S{i}\" owned by {owner} {{\n  meaning \"stage {i}\"\n");
    let later: Vec<String> = world.stages.iter().skip(i + 1).cloned().collect();
    let others: Vec<String> = world.stages.iter().filter(|name| **name != format!("S{i}")).cloned().collect();
    let hands_over = !others.is_empty() && draw.chance(50);
    if hands_over {
        text += &handover(draw, world, owner, other, &others);
    }
    for _ in 0..[0, 1, 1, 2][draw.below(4)] {
        if let Some(to) = draw.one_of(&later) {
            text += &format!(
                "  becomes {to} as soon as {}{}\n",
                guard(draw, world, GUARD),
                resetting(draw, world)
            );
        }
    }
    for _ in 0..[0, 0, 1, 2][draw.below(4)] {
        text += &timer(draw, world, &others, hands_over);
    }
    for action in ["qualify", "recycle"] {
        if draw.chance(35) {
            text += &command(draw, world, action, owner, &others);
        }
    }
    if draw.chance(25) {
        let after = deadline(draw, world);
        text +=
            &format!("  notify \"Head\" after {after} in this stage when {}\n", guard(draw, world, GUARD));
    }
    world.text += &format!("{text}}}\n");
}

fn resetting(draw: &mut Draw, world: &World) -> String {
    if world.resettable.is_empty() || !draw.chance(25) {
        return String::new();
    }
    format!(", resetting {}", listed(&draw.some_of(&world.resettable), "and"))
}

/// `a, b and c`
fn listed(names: &[&str], last: &str) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}

fn timer(draw: &mut Draw, world: &World, others: &[String], hands_over: bool) -> String {
    let Some(to) = draw.one_of(others) else { return String::new() };
    let part = match draw.below(4) {
        1 if hands_over => " while handed over",
        2 if hands_over => " while not handed over",
        _ => "",
    };
    let condition =
        if draw.chance(40) { format!(" as soon as {}", guard(draw, world, GUARD)) } else { String::new() };
    let after = deadline(draw, world);
    format!("  becomes {to} after {after} in this stage{part}{condition}{}\n", resetting(draw, world))
}

fn command(draw: &mut Draw, world: &World, action: &str, team: &str, others: &[String]) -> String {
    let Some(to) = draw.one_of(others) else { return String::new() };
    let mut text = format!("  {team} may {action} to {to}");
    if draw.chance(50) {
        text += &format!(" when {}", guard(draw, world, GUARD));
    }
    if draw.chance(50) {
        text += &format!(" {}", needs(draw, world));
    }
    if draw.chance(30) {
        text += " because too_early or no_budget";
    }
    text + &resetting(draw, world) + "\n"
}

/// `needs a, b and (c or d)`
fn needs(draw: &mut Draw, world: &World) -> String {
    let names: Vec<String> = world.fields.iter().map(|field| field.name.clone()).collect();
    let mut name = || names[draw.below(names.len())].clone();
    let (a, b, c) = (name(), name(), name());
    if a == b || b == c || a == c {
        return format!("needs {a}");
    }
    match draw.below(4) {
        0 => format!("needs {a}"),
        1 => format!("needs {a} and {b}"),
        2 => format!("needs {a}, {b} and {c}"),
        _ => format!("needs {a} and ({b} or {c})"),
    }
}

fn handover(draw: &mut Draw, world: &World, owner: &str, other: &str, others: &[String]) -> String {
    let to = &others[draw.below(others.len())];
    let mut text = format!("  hand over to {other}, becomes {to} when accepted {{\n");
    if draw.chance(40) {
        text += &format!("    {}\n", needs(draw, world));
    }
    if draw.chance(30) {
        text += &format!("    only when {}\n", guard(draw, world, GUARD));
    }
    for _ in 0..[0, 0, 1, 2][draw.below(4)] {
        text += &clock(draw, world, &format!("{owner} confirms first"), "complete data", others);
    }
    if draw.chance(70) {
        text += &routes(draw, world);
    }
    for _ in 0..[0, 1, 2][draw.below(3)] {
        text += &clock(draw, world, &format!("{other} accepts"), "the handover", others);
    }
    if draw.chance(40) {
        let condition = guard(draw, world, GUARD);
        let needs = needs(draw, world);
        text +=
            &format!("    {other} may reject to {} when {condition} {needs} because bad_data\n", others[0]);
    }
    text + "  }\n"
}

fn clock(draw: &mut Draw, world: &World, who: &str, of: &str, others: &[String]) -> String {
    let mut text = format!("    {who}");
    let hurry = draw.chance(75);
    if hurry {
        text += &format!(" within {} of {of}", deadline(draw, world));
    }
    if draw.chance(60) {
        text += &format!(" when {}", guard(draw, world, GUARD));
    }
    match draw.below(3) {
        1 if hurry => text += ", if late notify \"Head\"",
        2 if hurry => text += &format!(", if late becomes {}", others[0]),
        _ => {}
    }
    text + "\n"
}

fn routes(draw: &mut Draw, world: &World) -> String {
    let mut text = "    goes to the first that fits {\n".to_owned();
    for i in 0..draw.between(0, 3) {
        let person = world.field(draw, |ty| matches!(ty, Ty::Text | Ty::OneOf(_)));
        let to = match (draw.below(5), person) {
            (0, _) => format!("team \"Team {i}\""),
            (1, _) => format!("person \"Person {i}\""),
            (2, Some(field)) => format!("person {}", field.name),
            (3, _) => "the previous one".to_owned(),
            _ => "spread over \"Ann\", \"Ben\", \"Cem\"".to_owned(),
        };
        text += &format!("      {to} when {}\n", guard(draw, world, REACHED));
    }
    let last = draw.pick(&["person \"Rest\"", "spread over \"Dan\", \"Eve\""]);
    text + &format!("      {last} otherwise\n    }}\n")
}

fn start(draw: &mut Draw, world: &mut World) {
    let mut text = "leads start in the first that fits {\n".to_owned();
    for _ in 0..draw.between(1, 3) {
        let stage = &world.stages[draw.below(world.stages.len())];
        text += &format!("  {stage} when {}\n", guard(draw, world, Scope::default()));
    }
    if draw.chance(50) {
        text += &format!("  {} otherwise\n", world.stages[draw.below(world.stages.len())]);
    }
    world.text += &format!("{text}}}\n");
}

fn nurture(draw: &mut Draw, world: &mut World) {
    let all = if draw.chance(50) { format!(" when {}", guard(draw, world, REACHED)) } else { String::new() };
    let mut text = format!("nurture with all that fit{all} {{\n");
    for i in 0..draw.between(1, 4) {
        text += &format!("  \"Track {i}\" when {}\n", guard(draw, world, REACHED));
    }
    world.text += &format!("{text}}}\n");
}
