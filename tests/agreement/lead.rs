//! Random leads with holes and mistakes, and what they did.

use serde_json::{Map, Value as Json, json};

use super::draw::Draw;
use super::time;
use super::world::{Field, NUMBERS, TEXTS, Ty, World};

/// A lead as its input has it. Holes are absent.
pub struct RandomLead {
    pub fields: Map<String, Json>,
    pub interactions: Vec<Json>,
}

impl RandomLead {
    pub fn to_json(&self) -> String {
        let mut all = self.fields.clone();
        all.insert("interactions".to_owned(), Json::Array(self.interactions.clone()));
        Json::Object(all).to_string()
    }
}

/// A lead, with interactions about an instant.
pub fn lead(draw: &mut Draw, world: &World, as_of: i64, mistakes: bool) -> RandomLead {
    let mut lead = fields(draw, world, as_of, mistakes);
    let mut instants = vec![as_of];
    for _ in 0..[0, 2, 6, 15][draw.below(4)] {
        let at = if draw.chance(15) {
            instants[draw.below(instants.len())]
        } else {
            time::near(draw, world.zone, as_of)
        };
        instants.push(at);
        lead.interactions.push(interaction(draw, world, at, as_of, mistakes));
    }
    lead
}

/// One that has done nothing.
pub fn fields(draw: &mut Draw, world: &World, as_of: i64, mistakes: bool) -> RandomLead {
    let mut fields = Map::new();
    fields.insert("id".to_owned(), json!(format!("lead {}", draw.below(1000))));
    let holes = [0, 10, 50, 90][draw.below(4)];
    for field in &world.fields {
        if draw.chance(100 - holes) {
            fields.insert(field.name.clone(), cell(draw, field, as_of, mistakes));
        }
    }
    RandomLead { fields, interactions: Vec::new() }
}

pub fn interaction(draw: &mut Draw, world: &World, at: i64, as_of: i64, mistakes: bool) -> Json {
    let kind = draw.one_of(&world.kinds).expect("there are interactions");
    let mut all = Map::new();
    all.insert("type".to_owned(), json!(kind.name));
    all.insert("at".to_owned(), json!(time::written(at)));
    for field in &kind.fields {
        if draw.chance(75) {
            all.insert(field.name.clone(), cell(draw, field, as_of, mistakes));
        }
    }
    Json::Object(all)
}

/// A value that fits; or, with mistakes, one that may not, or means nothing.
fn cell(draw: &mut Draw, field: &Field, as_of: i64, mistakes: bool) -> Json {
    if mistakes && draw.chance(6) {
        return draw
            .one_of(&[json!(null), json!(""), json!("nonsense"), json!("  ")])
            .cloned()
            .unwrap_or_default();
    }
    match field.placeholder {
        Some(placeholder) if mistakes && draw.chance(15) => json!(placeholder.to_uppercase()),
        _ => value(draw, &field.ty, as_of),
    }
}

/// A value that fits.
pub fn value(draw: &mut Draw, ty: &Ty, as_of: i64) -> Json {
    match ty {
        Ty::Text => json!(draw.pick(TEXTS)),
        Ty::Number | Ty::Money(_) => json!(number(draw)),
        Ty::YesNo => json!(draw.chance(50)),
        Ty::Date => match draw.below(3) {
            0 => json!(draw.pick(super::world::DAYS)),
            _ => json!(time::written(time::near(draw, "UTC", as_of))),
        },
        Ty::OneOf(words) => json!(words[draw.below(words.len())]),
        Ty::SomeOf(words) => match draw.below(5) {
            0 => json!([]),
            _ => json!(draw.some_of(words)),
        },
    }
}

fn number(draw: &mut Draw) -> String {
    match draw.below(24) {
        1 => "12.34567".to_owned(),
        2 => draw.below(1_000_000).to_string(),
        3 => draw.pick(&["899999999999999.9999", "-899999999999999", "12345678901.5"]).to_owned(),
        _ => draw.pick(NUMBERS).to_owned(),
    }
}
