//! Random definitions, scores, ratings, tables, choices and questionnaires.

use super::condition::{Scope, condition, guard, share_of, where_clause};
use super::draw::Draw;
use super::quantity::{number, selection};
use super::world::{Field, Ty, Worded, World, period};

const POINTS: &[&str] = &["10", "1", "2.5", "5", "0.0001", "33.3333", "100", "7", "0.0003"];

/// Everything that is derived from leads, each from what was declared before it.
pub fn derived(draw: &mut Draw, world: &mut World) {
    questionnaire(draw, world);
    let count = draw.between(2, 9);
    for i in 0..count {
        match draw.below(8) {
            0..=2 => score(draw, world, &format!("score{i}")),
            3 => define_condition(draw, world, &format!("cond{i}")),
            4 => define_quantity(draw, world, &format!("amount{i}")),
            5 => rating(draw, world, &format!("rating{i}")),
            6 => choice(draw, world, &format!("choice{i}")),
            _ => table(draw, world, &format!("table{i}")),
        }
    }
}

fn define_condition(draw: &mut Draw, world: &mut World, name: &str) {
    let body = condition(draw, world, Scope::default(), 1);
    world.text += &format!("define {name} as ({body})\n");
    world.conditions.push(name.to_owned());
}

fn define_quantity(draw: &mut Draw, world: &mut World, name: &str) {
    let scores = !world.plain;
    let body = number(draw, world, Scope::default(), scores, 2);
    world.text += &format!("define {name} as {body}\n");
    world.quantities.push(name.to_owned());
}

fn questionnaire(draw: &mut Draw, world: &mut World) {
    if !draw.chance(60) {
        return;
    }
    let answers = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
    world.text += "questionnaire quest \"Call\" asked by sales {\n";
    for (name, words) in [("budget", answers(&["yes", "no"])), ("timing", answers(&["now", "soon", "later"]))]
    {
        let points = words.iter().map(|word| format!("{word} {}", signed(draw)));
        let points: Vec<_> = points.collect();
        world.text += &format!("  {name} \"{name}?\" {{ {} }}\n", points.join(", "));
        let ty = if words.len() == 2 { Ty::YesNo } else { Ty::OneOf(words) };
        world.fields.push(Field { name: format!("quest.{name}"), ty, placeholder: None, empty_means: None });
    }
    world.text += "}\n";
    world.questionnaires.push("quest".to_owned());
    world.scores.push("quest".to_owned());
}

fn score(draw: &mut Draw, world: &mut World, name: &str) {
    let range = draw.pick(&["", " between 0 and 100", " between -20 and 20", " between 5 and 50"]);
    let mut text = format!("score {name}{range} {{\n");
    if draw.chance(30) {
        text += &format!("  {}\n", fade(draw));
    }
    for _ in 0..draw.between(1, 5) {
        text += &rule(draw, world, 2);
    }
    for _ in 0..[0, 0, 1, 2][draw.below(4)] {
        text += &format!(
            "  always {} while {}\n",
            draw.pick(&["0", "50", "-5", "200"]),
            guard(draw, world, Scope::default())
        );
    }
    world.text += &format!("{text}}}\n");
    world.scores.push(name.to_owned());
    world.resettable.push(name.to_owned());
}

pub fn signed(draw: &mut Draw) -> String {
    format!("{}{}", if draw.chance(30) { '-' } else { '+' }, draw.pick(POINTS))
}

fn rule(draw: &mut Draw, world: &World, depth: usize) -> String {
    match draw.below(12) {
        0..=3 => format!("{} when {}\n", signed(draw), guard(draw, world, Scope::default())),
        4..=6 => per(draw, world),
        7 => without(draw, world),
        8 => share(draw, world),
        9 | 10 if depth > 0 => nested(draw, world, "group", depth),
        11 if depth > 0 => nested(draw, world, "highest of", depth),
        _ => per(draw, world),
    }
}

fn nested(draw: &mut Draw, world: &World, what: &str, depth: usize) -> String {
    let bounds = match (what, draw.below(4)) {
        ("group", 1) => format!(" up to {} points", draw.pick(&["12", "1", "-3"])),
        ("group", 2) => " between -5 and 15 points".to_owned(),
        _ => String::new(),
    };
    let rules: String = (0..draw.between(1, 4)).map(|_| rule(draw, world, depth - 1)).collect();
    format!("{what} \"inner\"{bounds} {{\n{rules}}}\n")
}

fn per(draw: &mut Draw, world: &World) -> String {
    let selection = selection(draw, world, Scope::default());
    let kind = selection.split(' ').next().unwrap_or_default();
    let mut text = format!("{} per {selection}", signed(draw));
    for _ in 0..[0, 1, 1, 2][draw.below(4)] {
        text += &format!(" {}", limit(draw, world, kind));
    }
    if draw.chance(30) {
        text += &format!(" {}", if draw.chance(20) { "never fades".to_owned() } else { fade(draw) });
    }
    text + "\n"
}

fn limit(draw: &mut Draw, world: &World, kind: &str) -> String {
    let fields = world.kinds.iter().find(|of| of.name == kind).map_or(&[][..], |of| &of.fields);
    let field = draw.one_of(fields).map(|field| field.name.as_str());
    let unit = draw.pick(&["day", "week", "month", "year"]);
    let times = draw.pick(&["once", "2 times", "1 time", "3 times"]);
    let points = draw.pick(&["12", "1", "25", "-15", "0.0002"]);
    match (draw.below(6), field) {
        (0, _) => format!("at most {times}"),
        (1, _) => format!("at most {times} per {unit}"),
        (2, _) => format!("at most {times} in any {}", period(draw)),
        (3, Some(field)) => format!("at most once per {field}"),
        (4, _) => format!("up to {points} points per {unit}"),
        _ => format!("up to {points} points"),
    }
}

fn fade(draw: &mut Draw) -> String {
    match draw.below(2) {
        0 => format!("keeps {}% after every {}", draw.pick(&["50", "33.3333", "90", "1"]), period(draw)),
        _ => format!("fades out in {} steps of {}", draw.between(1, 4), period(draw)),
    }
}

fn without(draw: &mut Draw, world: &World) -> String {
    let kind = draw.one_of(&world.kinds).expect("there are interactions");
    let place = where_clause(draw, world, kind, 25);
    let what =
        if draw.chance(40) { "interaction by the lead".to_owned() } else { format!("{}{place}", kind.name) };
    let points = signed(draw);
    let limit = if draw.chance(50) { up_to(draw) } else { String::new() };
    format!("{points} per full {} without {what}{limit}\n", period(draw))
}

fn share(draw: &mut Draw, world: &World) -> String {
    let percent = draw.pick(&["50", "100", "12.5", "33.3333", "250"]);
    let sign = if draw.chance(30) { '-' } else { '+' };
    let limit = if draw.chance(50) { up_to(draw) } else { String::new() };
    format!("{sign}{percent}% of {}{limit}\n", share_of(draw, world))
}

pub fn up_to(draw: &mut Draw) -> String {
    format!(" up to {} points", draw.pick(&["20", "5", "-5", "0.5", "-40"]))
}

pub fn rating(draw: &mut Draw, world: &mut World, name: &str) {
    let Some(score) = draw.one_of(&world.scores).cloned() else { return };
    let cuts = [&["50", "10"][..], &["5"][..], &["20", "2.5", "-1"][..]];
    let levels = cuts[draw.below(cuts.len())];
    let words: Vec<String> = ["A", "B", "C", "D"][..=levels.len()].iter().map(|&w| w.to_owned()).collect();
    let lines = words.iter().zip(levels).map(|(word, from)| format!("  {word} from {from}\n"));
    let lines: String = lines.collect();
    let last = &words[levels.len()];
    world.text += &format!("rating {name} of {score} {{\n{lines}  {last} below\n}}\n");
    world.worded.push(Worded { name: name.to_owned(), words, is_rating: true, is_table: false });
}

fn choice(draw: &mut Draw, world: &mut World, name: &str) {
    let words = ["red", "green", "blue"].map(str::to_owned);
    let mut text = format!("choose {name} the first that fits {{\n");
    let mut used = Vec::new();
    for _ in 0..draw.between(1, 3) {
        let word = words[draw.below(words.len())].clone();
        text += &format!("  {word} when {}\n", guard(draw, world, Scope::default()));
        used.push(word);
    }
    let last = words[draw.below(words.len())].clone();
    world.text += &format!("{text}  {last} otherwise\n}}\n");
    used.push(last);
    used.sort();
    used.dedup();
    world.worded.push(Worded { name: name.to_owned(), words: used, is_rating: false, is_table: false });
}

pub fn table(draw: &mut Draw, world: &mut World, name: &str) {
    let fields = world.fields.iter().filter_map(|field| match &field.ty {
        Ty::OneOf(words) => Some((field.name.clone(), words.clone())),
        _ => None,
    });
    let derived = world.worded.iter().filter(|of| !of.is_table);
    let of: Vec<_> = derived.map(|of| (of.name.clone(), of.words.clone())).chain(fields).collect();
    let (Some((row, rows)), Some((column, columns))) = (draw.one_of(&of).cloned(), draw.one_of(&of).cloned())
    else {
        return;
    };
    if row == column {
        return;
    }
    let with_unknown = |draw: &mut Draw, mut words: Vec<String>| {
        if draw.chance(50) {
            words.push("unknown".to_owned());
        }
        words
    };
    let (rows, columns) = (with_unknown(draw, rows), with_unknown(draw, columns));
    let results = ["P1", "P2", "P3"];
    let mut used = Vec::new();
    let mut text = format!("table {name} of {row}, {column} {{\n  | {}\n", columns.join(" | "));
    for row in rows {
        let cells = columns.iter().map(|_| results[draw.below(results.len())]).collect::<Vec<_>>();
        text += &format!("  {row} | {}\n", cells.join(" | "));
        used.extend(cells.iter().map(|&cell| cell.to_owned()));
    }
    used.sort();
    used.dedup();
    world.text += &format!("{text}}}\n");
    world.worded.push(Worded { name: name.to_owned(), words: used, is_rating: false, is_table: true });
}
