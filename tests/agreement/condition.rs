//! Random conditions of every kind.

use super::draw::Draw;
use super::quantity::{compared, money, number, selection, window};
use super::world::{DAYS, Field, Kind, NEEDLES, TEXTS, Ty, World, period};

/// Where a condition stands.
#[derive(Clone, Copy, Default)]
pub struct Scope<'a> {
    /// In the `where` of a kind of interaction.
    pub own: Option<&'a Kind>,
    /// `in this stage` is allowed.
    pub in_stage: bool,
    /// `stage is` and `handover is` are allowed.
    pub stage_is: bool,
}

/// A condition, in parentheses where it has parts.
pub fn condition(draw: &mut Draw, world: &World, scope: Scope, depth: usize) -> String {
    if depth == 0 {
        return test(draw, world, scope);
    }
    let mut inner = || condition(draw, world, scope, depth - 1);
    let (a, b, c) = (inner(), inner(), inner());
    match draw.below(8) {
        0..=2 => a,
        3 => format!("({a} and {b})"),
        4 => format!("({a} or {b})"),
        5 => format!("(not {a})"),
        6 => format!("({a} and {b} and {c})"),
        _ => format!("({a} or not {b} and {c})"),
    }
}

/// The condition of a line: mostly small.
pub fn guard(draw: &mut Draw, world: &World, scope: Scope) -> String {
    let depth = [0, 0, 0, 1, 1, 2][draw.below(6)];
    condition(draw, world, scope, depth)
}

fn test(draw: &mut Draw, world: &World, scope: Scope) -> String {
    if let Some(kind) = scope.own {
        return own_test(draw, world, kind);
    }
    match draw.below(16) {
        0..=4 => lead_test(draw, world),
        5 | 6 => interaction_test(draw, world, scope),
        7 | 8 => compared(draw, world, scope),
        9 => money_test(draw, world),
        10 => latest_test(draw, world),
        11 => named(draw, world),
        12 | 13 => derived_test(draw, world),
        14 => known_test(draw, world),
        _ => stage_test(draw, world, scope),
    }
}

/// A test of a field of the lead.
pub fn lead_test(draw: &mut Draw, world: &World) -> String {
    let field = draw.one_of(&world.fields).expect("there are fields");
    let other = world.field(draw, |ty| *ty == field.ty).map(|other| other.name.clone());
    field_test(draw, world, &field.name, &field.ty, other.as_deref())
}

/// A test of a field of the interaction that a `where` looks at; without fields, one of the lead.
fn own_test(draw: &mut Draw, world: &World, kind: &Kind) -> String {
    let lead = world.fields.iter().filter(|field| !field.name.contains('.'));
    let lead = lead.map(|field| (format!("lead.{}", field.name), field));
    let lead: Vec<(String, &Field)> = lead.collect();
    match draw.one_of(&kind.fields) {
        Some(field) => {
            let same: Vec<_> =
                lead.iter().filter(|(_, other)| other.ty == field.ty && !world.plain).collect();
            let other = draw.one_of(&same).map(|(path, _)| path.as_str());
            field_test(draw, world, &field.name, &field.ty, other)
        }
        None if world.plain => "1 = 1".to_owned(),
        None => {
            let (path, field) = draw.one_of(&lead).expect("there are fields");
            field_test(draw, world, path, &field.ty, None)
        }
    }
}

/// A test that the type of a field has; `other` is one to compare it with.
fn field_test(draw: &mut Draw, world: &World, path: &str, ty: &Ty, other: Option<&str>) -> String {
    if !world.plain && draw.chance(8) {
        return format!("{path} is {}", draw.pick(&["known", "unknown"]));
    }
    match ty {
        Ty::YesNo => draw.pick(&["(?)", "? is yes", "? is no"]).replace('?', path),
        Ty::Text => text_test(draw, path),
        Ty::Number | Ty::Money(_) => number_test(draw, path, ty, other),
        Ty::Date => date_test(draw, path, other),
        Ty::OneOf(words) => word_test(draw, path, words),
        Ty::SomeOf(words) => {
            let some = draw.some_of(words).join(", ");
            match draw.below(3) {
                0 => format!("{path} includes {}", words[draw.below(words.len())]),
                1 => format!("{path} includes any of ({some})"),
                _ => format!("{path} includes all of ({some})"),
            }
        }
    }
}

fn text_test(draw: &mut Draw, path: &str) -> String {
    let how = draw.pick(&["contains", "mentions", "starts with", "ends with"]);
    let (a, b) = (draw.pick(NEEDLES), draw.pick(NEEDLES));
    match draw.below(6) {
        0 => format!("{path} {how} \"{a}\""),
        1 => format!("{path} {how} any of (\"{a}\", \"{b}\")"),
        2 => format!("{path} {how} any of words"),
        3 => format!("{path} is{} \"{}\"", draw.pick(&["", " not"]), draw.pick(TEXTS)),
        4 => format!("{path} is one of words"),
        _ => format!("{path} is{} one of (\"{}\", \"{a}\")", draw.pick(&["", " not"]), draw.pick(TEXTS)),
    }
}

fn number_test(draw: &mut Draw, path: &str, ty: &Ty, other: Option<&str>) -> String {
    const HOW: &[&str] =
        &["at least", "at most", "more than", "less than", "=", "!=", ">=", "<", "is at least"];
    let unit = if let Ty::Money(currency) = ty { format!(" {currency}") } else { String::new() };
    let bound =
        |draw: &mut Draw| format!("{}{unit}", draw.pick(&["2", "0", "5", "-1", "0.5", "3.3333", "10"]));
    match draw.below(5) {
        0 => {
            let (low, high) = (draw.pick(&["-1", "0", "2"]), draw.pick(&["2", "5", "10"]));
            format!("{path} between {low}{unit} and {high}{unit}")
        }
        1 if other.is_some() => format!("{path} {} {}", draw.pick(HOW), other.unwrap_or_default()),
        _ => format!("{path} {} {}", draw.pick(HOW), bound(draw)),
    }
}

fn date_test(draw: &mut Draw, path: &str, other: Option<&str>) -> String {
    let (day, period) = (draw.pick(DAYS), period(draw));
    match draw.below(9) {
        0 | 1 => format!("{path} in the last {period}"),
        2 => format!("{path} in the next {period}"),
        3 | 4 => format!("{path} more than {period} ago"),
        5 => format!("{path} {} {day}", draw.pick(&["before", "after", "on"])),
        6 => format!(
            "{path} {} {day} {}",
            draw.pick(&["before", "after"]),
            draw.pick(&["00:00", "02:30", "12:00"])
        ),
        _ => match other {
            Some(other) => format!("{path} {} {other}", draw.pick(&["before", "after", "on"])),
            None => format!("{path} on {day}"),
        },
    }
}

fn word_test(draw: &mut Draw, path: &str, words: &[String]) -> String {
    let word = &words[draw.below(words.len())];
    match draw.below(4) {
        0 => format!("{path} is {word}"),
        1 => format!("{path} is not {word}"),
        2 => format!("{path} is one of ({})", draw.some_of(words).join(", ")),
        _ => format!("{path} is not one of ({})", draw.some_of(words).join(", ")),
    }
}

fn interaction_test(draw: &mut Draw, world: &World, scope: Scope) -> String {
    let which = draw.pick(&["any", "no"]);
    format!("({which} {})", selection(draw, world, scope))
}

fn money_test(draw: &mut Draw, world: &World) -> String {
    let how = draw.pick(&["at least", "less than", "="]);
    format!("({} {how} {})", money(draw, world, 1), money(draw, world, 0))
}

/// A test of a field of the newest interaction of a kind.
fn latest_test(draw: &mut Draw, world: &World) -> String {
    let Some((kind, field)) = world.kind_with(draw, |_| true) else { return lead_test(draw, world) };
    let place = where_clause(draw, world, kind, 40);
    let window = window(draw, Scope::default());
    let path = format!("(latest {} of {}{place}{window})", field.name, kind.name);
    format!("({})", field_test(draw, world, &path, &field.ty, None))
}

/// ` where …`, in so many of a hundred draws.
pub fn where_clause(draw: &mut Draw, world: &World, kind: &Kind, percent: usize) -> String {
    if !draw.chance(percent) {
        return String::new();
    }
    let scope = Scope { own: Some(kind), ..Scope::default() };
    let depth = draw.below(2);
    let condition = condition(draw, world, scope, depth);
    if condition.starts_with('(') { format!(" where {condition}") } else { format!(" where ({condition})") }
}

fn named(draw: &mut Draw, world: &World) -> String {
    match draw.one_of(&world.conditions) {
        Some(name) => name.clone(),
        None => lead_test(draw, world),
    }
}

/// A test of a rating, a table, a choice or a score.
pub fn derived_test(draw: &mut Draw, world: &World) -> String {
    if world.plain {
        return lead_test(draw, world);
    }
    let Some(of) = draw.one_of(&world.worded) else { return compared(draw, world, Scope::default()) };
    if of.is_rating && draw.chance(50) {
        let level = &of.words[draw.below(of.words.len())];
        return format!("{} {} {level}", of.name, draw.pick(&["at least", "at most", "is at least"]));
    }
    word_test(draw, &of.name, &of.words)
}

fn known_test(draw: &mut Draw, world: &World) -> String {
    if world.plain {
        return lead_test(draw, world);
    }
    let fields = world.fields.iter().map(|field| &field.name);
    let worded = world.worded.iter().map(|of| &of.name);
    let names = fields.chain(&world.conditions).chain(&world.quantities).chain(worded).chain(&world.scores);
    let names: Vec<&String> = names.collect();
    if let (Some(questionnaire), true) = (draw.one_of(&world.questionnaires), draw.chance(30)) {
        return format!("{questionnaire} is complete");
    }
    format!("{} is {}", draw.one_of(&names).expect("there are fields"), draw.pick(&["known", "unknown"]))
}

fn stage_test(draw: &mut Draw, world: &World, scope: Scope) -> String {
    if !scope.stage_is || world.stages.is_empty() {
        return lead_test(draw, world);
    }
    match draw.below(4) {
        0 => format!("stage is {}", world.stages[draw.below(world.stages.len())]),
        1 => format!("stage is one of ({})", draw.some_of(&world.stages).join(", ")),
        2 => "handover is pending".to_owned(),
        _ => "handover is waiting".to_owned(),
    }
}

/// A plain number that a score may take a share of.
pub fn share_of(draw: &mut Draw, world: &World) -> String {
    match draw.one_of(&world.scores) {
        Some(score) if draw.chance(40) => score.clone(),
        _ => {
            let depth = draw.below(3);
            number(draw, world, Scope::default(), true, depth)
        }
    }
}
