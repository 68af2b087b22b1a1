//! The work of linting grows with the pact and no faster, whatever it is made of: counted in steps of the reasoner and
//! in memory asked for, not by a clock.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

use std::alloc::System;

use leadpact::lint::{Context, run};
use leadpact::{Limits, NoIncludes, check};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static GLOBAL: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// A pact that grows with a number. There are some hundred names at least, for so many are compared with each other.
type Shape = (&'static str, fn(usize) -> String);

const SHAPES: [Shape; 13] = [
    ("rules", |count| score("", &rules(count))),
    ("rules in groups", |count| {
        let group = |_| format!("group \"G\" up to 20 points {{\n{}}}", rules(10));
        score("", &lines(count / 10, group))
    }),
    ("rules beside `always`", |count| score("always 0 while not consent\n", &rules(count))),
    ("many `always`", |count| {
        let always = lines(count / 2, |n| format!("always {n} while {}", test(n)));
        score(&always, &rules(count / 2))
    }),
    ("a ladder", |count| {
        let steps = lines(count, |n| format!("+{n} when {}", test(n)));
        score("", &format!("highest of {{\n{steps}}}\n"))
    }),
    ("rules that ask for a level", |count| {
        let grade = "rating grade of fit {\n  A from 50\n  B from 20\n  C below\n}\n";
        let all = lines(count / 2, |n| format!("+{n} when grade is A and employees at least {n}"));
        format!("{}{grade}score all {{\n{all}}}\n", score("", &rules(20)))
    }),
    ("scores that read scores", |count| {
        let above = |n: usize| n.checked_sub(1).map(|above| format!("+5 when s{above} at least 10\n"));
        lines(count / 10, |n| format!("score s{n} {{\n{}{}}}", above(n).unwrap_or_default(), rules(9)))
    }),
    ("a choice", |count| {
        let all = lines(count, |n| format!("w{} when {}", n % 50, test(n)));
        format!("choose market the first that fits {{\n{all}other otherwise\n}}\n")
    }),
    ("defines", |count| {
        let defines = lines(count, |n| format!("define d{n} as {}", test(n)));
        defines + &score("", &lines(count, |n| format!("+{n} when d{n} or consent")))
    }),
    ("product lines", |count| {
        let block = include_str!("../benches/sizes/block.pact");
        lines(count / 5, |n| block.replace("_N", &format!("_{n}")))
    }),
    ("texts", |count| score("", &lines(count, |n| format!("+{n} when phone contains \"{n}\"")))),
    ("fields", |count| {
        let fields = lines(count, |n| format!("f{n}: number \"Field {n}\""));
        let rules = lines(count, |n| format!("+{n} when f{n} at least {n}"));
        format!("pact \"P\" {{ version 1 }}\nlead identified by id {{\n{fields}}}\n{}", score("", &rules))
    }),
    ("interactions", |count| {
        let kinds = lines(count, |n| format!("interaction i{n} \"Interaction {n}\""));
        format!("{kinds}{}", score("", &lines(count, |n| format!("+{n} per i{n}"))))
    }),
];

fn score(always: &str, rules: &str) -> String {
    format!("score fit \"Fit\" {{\n{rules}{always}}}\n")
}

fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(|number| line(number) + "\n").collect()
}

fn test(number: usize) -> String {
    format!("country is \"C{number}\" and employees at least {}", number % 77)
}

fn rules(count: usize) -> String {
    lines(count, |n| match n % 6 {
        0 => format!("+5 when employees at least {n}"),
        1 => format!("-3 when revenue between {n} thousand EUR and {n} million EUR"),
        2 => format!("+2 when country is one of (\"A{n}\", \"B{n}\")"),
        3 => format!("+8 when email ends with \"@mail-{n}.example\" and consent"),
        4 => format!("+1 per page_view where seconds at least {n} in the last 30 days up to 20 points"),
        _ => format!("-4 when not consent or phone contains \"{n}\" \"Reason {n}\""),
    })
}

#[derive(Debug)]
struct Work {
    steps: u64,
    allocations: usize,
    bytes: usize,
}

/// What it takes to look at a pact.
fn work(shape: &str) -> Work {
    let begin = include_str!("../benches/sizes/begin.pact");
    let begin = if shape.starts_with("pact ") { "" } else { begin };
    let text = format!("{begin}{shape}");
    let (model, diagnostics, trees) = check::load_with_trees("pact", &text, &NoIncludes, &Limits::default());
    let (Some(model), sources) = (model, diagnostics.sources()) else { panic!("{diagnostics}") };
    let items = check::in_order(&trees, sources);
    let region = Region::new(GLOBAL);
    let cx = Context::new(sources, &trees, &items, &model);
    drop(run(&cx));
    let change = region.change();
    Work {
        steps: cx.reasoner().steps(),
        allocations: change.allocations + change.reallocations,
        bytes: change.bytes_allocated,
    }
}

/// The only test here, for all that is asked for meanwhile counts.
#[test]
fn linting_takes_work_by_the_line() {
    for (name, shape) in SHAPES {
        let [once, twice] = [500, 1000].map(|count| work(&shape(count)));
        println!("{name}: {once:?}, {twice:?}");
        let grows = |once: usize, twice: usize, least: usize| twice <= least + once * 9 / 4;
        let steps = [once.steps, twice.steps].map(|steps| usize::try_from(steps).unwrap());
        assert!(grows(steps[0], steps[1], 100), "{name}: {once:?}, twice as much {twice:?}");
        assert!(
            grows(once.allocations, twice.allocations, 1_000),
            "{name}: {once:?}, twice as much {twice:?}"
        );
        assert!(grows(once.bytes, twice.bytes, 100_000), "{name}: {once:?}, twice as much {twice:?}");
    }
    // What a pact of 10,000 rules took when this was written, and a fifth more.
    let many = work(&score("always 0 while not consent\n", &rules(10_000)));
    println!("10,000 rules: {many:?}");
    assert!(many.steps <= 160_000 && many.allocations <= 1_300_000 && many.bytes <= 170_000_000, "{many:?}");
}
