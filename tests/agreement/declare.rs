//! The head of a random pact: time zone, teams, fields, interactions, lists.

use super::draw::Draw;
use super::world::{Field, Kind, Ty, World};

const ZONES: &[&str] = &[
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "America/Sao_Paulo",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "Africa/Casablanca",
];

/// A world with a head, ready for definitions and scores.
pub fn head(draw: &mut Draw, plain: bool) -> World {
    let mut world = head_of_fields(draw, plain);
    kinds(draw, &mut world);
    world
}

/// The same without interactions.
pub fn head_of_fields(draw: &mut Draw, plain: bool) -> World {
    let mut world =
        World { plain, zone: draw.pick(ZONES), has_work_time: draw.chance(50), ..World::default() };
    world.text = format!("pact \"Random\" {{\n  timezone {}\n  currency EUR\n", world.zone);
    if world.has_work_time {
        let days = draw.pick(&["mon-fri", "mon-sat", "sun-thu"]);
        let hours = draw.pick(&["09:00-17:00", "00:00-24:00", "02:15-02:45"]);
        world.text += &format!("  work time {days} {hours}\n  holidays 2026-01-16, 2026-03-30\n");
    }
    world.text += "}\nteam marketing \"Marketing\"\nteam sales \"Sales\"\n";
    fields(draw, &mut world);
    world.text += "list words as (\"it\", \"Acme\", \"/pricing\")\n";
    world.lists.push("words".to_owned());
    world
}

fn fields(draw: &mut Draw, world: &mut World) {
    world.text += "lead identified by id {\n";
    let words = |prefix: &str, count: usize| (0..count).map(|i| format!("{prefix}{i}")).collect::<Vec<_>>();
    let all = [
        ("flag", Ty::YesNo, 4),
        ("num", Ty::Number, 3),
        ("text", Ty::Text, 2),
        ("day", Ty::Date, 2),
        ("cash", Ty::Money("EUR"), 2),
        ("foreign", Ty::Money("USD"), 1),
        ("word", Ty::OneOf(words("w", 3)), 2),
        ("some", Ty::SomeOf(words("s", 4)), 1),
    ];
    for (name, ty, most) in all {
        for i in 0..draw.between(1, most) {
            let field = field(draw, format!("{name}{i}"), ty.clone());
            world.text += &format!("  {}\n", declared(&field));
            world.fields.push(field);
        }
    }
    world.text += "}\n";
}

fn field(draw: &mut Draw, name: String, ty: Ty) -> Field {
    let placeholder = draw.chance(15).then_some("n/a");
    let ty = match ty {
        Ty::OneOf(mut words) if draw.chance(40) => {
            words.push("other".to_owned());
            Ty::OneOf(words)
        }
        ty => ty,
    };
    let empty_means = match &ty {
        Ty::Text => Some("\"nothing\"".to_owned()),
        Ty::Number => Some("2.5".to_owned()),
        Ty::YesNo => Some("no".to_owned()),
        Ty::OneOf(words) => words.first().cloned(),
        Ty::Money(_) | Ty::Date | Ty::SomeOf(_) => None,
    };
    let empty_means = empty_means.filter(|_| draw.chance(8));
    Field { name, ty, placeholder, empty_means }
}

/// `name: type "Label" unknown if … empty means …`
fn declared(field: &Field) -> String {
    let mut text = format!("{}: {} \"{}\"", field.name, type_name(&field.ty), field.name);
    if let Some(placeholder) = field.placeholder {
        text += &format!(" unknown if \"{placeholder}\"");
    }
    if let Some(value) = &field.empty_means {
        text += &format!(" empty means {value}");
    }
    text
}

fn type_name(ty: &Ty) -> String {
    match ty {
        Ty::Text => "text".to_owned(),
        Ty::Number => "number".to_owned(),
        Ty::Money("EUR") => "money".to_owned(),
        Ty::Money(currency) => format!("money {currency}"),
        Ty::YesNo => "yes/no".to_owned(),
        Ty::Date => "date".to_owned(),
        Ty::OneOf(words) => format!("one of ({})", words.join(", ")),
        Ty::SomeOf(words) => format!("some of ({})", words.join(", ")),
    }
}

fn kinds(draw: &mut Draw, world: &mut World) {
    let words = || ["x", "y", "z"].map(str::to_owned).to_vec();
    let all = [
        ("demo", None, vec![]),
        ("page", None, vec![("path", Ty::Text), ("seconds", Ty::Number), ("kind", Ty::OneOf(words()))]),
        ("call", Some("sales"), vec![("reached", Ty::YesNo), ("due", Ty::Date)]),
        ("order", Some("marketing"), vec![("amount", Ty::Money("EUR")), ("tags", Ty::SomeOf(words()))]),
    ];
    for (name, by, fields) in all.into_iter().take(draw.between(2, 4)) {
        let fields: Vec<Field> = fields
            .into_iter()
            .map(|(name, ty)| Field {
                name: name.to_owned(),
                ty,
                placeholder: draw.chance(10).then_some("n/a"),
                empty_means: None,
            })
            .collect();
        let by = by.map_or_else(String::new, |team| format!(" by {team}"));
        let inner: Vec<String> = fields.iter().map(interaction_field).collect();
        let inner = if inner.is_empty() { String::new() } else { format!(" {{ {} }}", inner.join(", ")) };
        world.text += &format!("interaction {name} \"{name}\"{by}{inner}\n");
        world.kinds.push(Kind { name: name.to_owned(), fields });
    }
}

fn interaction_field(field: &Field) -> String {
    let placeholder = field.placeholder.map_or_else(String::new, |p| format!(" unknown if \"{p}\""));
    format!("{}: {}{placeholder}", field.name, type_name(&field.ty))
}
