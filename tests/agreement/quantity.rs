//! Random quantities, and selections of interactions.

use super::condition::{Scope, where_clause};
use super::draw::Draw;
use super::world::{NUMBERS, Ty, World, period};

/// A plain number, in parentheses where it has parts. With `scores`, scores may be among them.
pub fn number(draw: &mut Draw, world: &World, scope: Scope, scores: bool, depth: usize) -> String {
    if depth == 0 {
        return single(draw, world, scope, scores);
    }
    let mut inner = || number(draw, world, scope, scores, depth - 1);
    let (a, b, c) = (inner(), inner(), inner());
    match draw.below(9) {
        0 => a,
        1 => format!("({a} + {b})"),
        2 => format!("({a} - {b})"),
        3 => format!("({a} * {b})"),
        // The check refuses a division by a literal 0.
        4 => format!("({a} / {})", if b == "0" { "4" } else { &b }),
        5 => format!("({a} + {b} - {c})"),
        6 => format!("({}% of {a})", draw.pick(&["50", "10", "33.3333", "150"])),
        7 => format!("(smaller of {a} and {b})"),
        _ => format!("(larger of {a} and {b})"),
    }
}

fn single(draw: &mut Draw, world: &World, scope: Scope, scores: bool) -> String {
    let constant = |draw: &mut Draw| draw.pick(NUMBERS).to_owned();
    match draw.below(12) {
        0 | 1 => world.field(draw, |ty| *ty == Ty::Number).map(|field| field.name.clone()),
        2 => Some(constant(draw)),
        3 | 4 => Some(format!("(count of {})", selection(draw, world, scope))),
        5 => world.field(draw, |ty| *ty == Ty::Date).map(|field| format!("(days since {})", field.name)),
        6 => Some(days_since_last(draw, world)),
        7 => total(draw, world, scope, &Ty::Number),
        8 => draw.one_of(&world.quantities).cloned(),
        9 => draw
            .one_of(&world.stages)
            .filter(|_| scope.in_stage)
            .map(|stage| format!("(earlier stays in {stage})")),
        10 => latest(draw, world),
        _ => draw.one_of(&world.scores).filter(|_| scores).cloned(),
    }
    .unwrap_or_else(|| constant(draw))
}

/// `interaction by the lead`, or a kind with a `where`; and a window.
pub fn selection(draw: &mut Draw, world: &World, scope: Scope) -> String {
    let window = window(draw, scope);
    if draw.chance(20) {
        return format!("interaction by the lead{window}");
    }
    let kind = draw.one_of(&world.kinds).expect("there are interactions");
    format!("{}{}{window}", kind.name, where_clause(draw, world, kind, 35))
}

pub fn window(draw: &mut Draw, scope: Scope) -> String {
    match draw.below(5) {
        0 | 1 => String::new(),
        4 if scope.in_stage => " in this stage".to_owned(),
        _ => format!(" in the last {}", period(draw)),
    }
}

fn days_since_last(draw: &mut Draw, world: &World) -> String {
    let kind = draw.one_of(&world.kinds).expect("there are interactions");
    format!("(days since last {}{})", kind.name, where_clause(draw, world, kind, 30))
}

fn total(draw: &mut Draw, world: &World, scope: Scope, wanted: &Ty) -> Option<String> {
    let (kind, field) = world.kind_with(draw, |ty| ty == wanted)?;
    let place = where_clause(draw, world, kind, 30);
    Some(format!("(total {} of {}{place}{})", field.name, kind.name, window(draw, scope)))
}

fn latest(draw: &mut Draw, world: &World) -> Option<String> {
    let (kind, field) = world.kind_with(draw, |ty| *ty == Ty::Number)?;
    Some(format!("(latest {} of {})", field.name, kind.name))
}

/// `(a at least b)`; scores among the parts unless the world is plain.
pub fn compared(draw: &mut Draw, world: &World, scope: Scope) -> String {
    let how = draw.pick(&["at least", "at most", "more than", "less than", "=", "!="]);
    let (left, right) = ([0, 0, 1, 2][draw.below(4)], [0, 0, 1][draw.below(3)]);
    let a = number(draw, world, scope, !world.plain, left);
    let b = number(draw, world, scope, !world.plain, right);
    if draw.chance(15) {
        let low = draw.pick(&["-1", "0", "2"]);
        return format!("({a} between {low} and ({b} + 2))");
    }
    format!("({a} {how} {b})")
}

/// Money in the pact's currency.
pub fn money(draw: &mut Draw, world: &World, depth: usize) -> String {
    let eur = Ty::Money("EUR");
    if depth == 0 {
        let constant = format!("{} EUR", draw.pick(&["5", "0", "2.5", "-1", "100"]));
        return match draw.below(3) {
            0 => world.field(draw, |ty| *ty == eur).map_or(constant, |field| field.name.clone()),
            1 => constant,
            _ => total(draw, world, Scope::default(), &eur).unwrap_or(constant),
        };
    }
    let (a, b) = (money(draw, world, depth - 1), money(draw, world, depth - 1));
    let n = number(draw, world, Scope::default(), false, 0);
    match draw.below(7) {
        0 => format!("({a} + {b})"),
        1 => format!("({a} - {b})"),
        2 => format!("({a} * {n})"),
        3 => format!("({a} / {})", if n == "0" { "4" } else { &n }),
        4 => format!("(smaller of {a} and {b})"),
        5 => format!("({} * ({a} / ({b} + 1 EUR)))", draw.pick(&["2 EUR", "0.5 EUR"])),
        _ => format!("(25% of {a})"),
    }
}
