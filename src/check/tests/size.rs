//! Large pacts take neither stack nor long.

use super::*;

#[test]
fn defines_may_build_on_each_other_but_not_too_deep() {
    let chain = |length: usize| -> String {
        let first = "define d0 as consent\n".to_owned();
        (1..length).fold(first, |text, at| text + &format!("define d{at} as d{} and not consent\n", at - 1))
    };
    assert_eq!(wrong(&chain(200)), [""; 0]);
    assert_eq!(wrong(&chain(4_000)), ["too-deep"], "one message, and no use of the stack");
}

#[test]
fn a_long_circle_takes_no_stack() {
    let mut text = String::from("define d0 as d4000\n");
    (1..=4_000).for_each(|at| text.push_str(&format!("define d{at} as d{}\n", at - 1)));
    assert_eq!(wrong(&text), ["circle"]);
}

#[test]
fn many_mistakes_take_little_time() {
    let started = std::time::Instant::now();
    let mut text = String::from("score s {\n");
    (0..3_000).for_each(|at| text.push_str(&format!("+1 when nobody_knows_{at}\n")));
    text.push_str("}\n");
    (0..3_000).for_each(|at| text.push_str(&format!("define d{at} as employees at least {at}\n")));
    assert_eq!(wrong(&text).len(), 3_000);
    assert!(started.elapsed().as_secs() < 30, "{:?}", started.elapsed());
}

#[test]
fn the_deepest_nesting_fits_a_small_stack() {
    let nest = |open: &str, inner: &str, close: &str, times: usize| {
        format!("{}{inner}{}", open.repeat(times), close.repeat(times))
    };
    let conditions = nest("not (consent or (consent and ", "consent", "))", 31);
    let numbers = nest("(1 + 2 * (3 - smaller of 4 and ", "employees", "))", 31);
    let groups = nest("group \"g\" {\n", &format!("+1 when {}\n", nest("(", "consent", ")", 20)), "}\n", 40);
    let text = format!("define a as {conditions}\ndefine b as {numbers} at least 1\nscore s {{\n{groups}}}");
    let small = std::thread::Builder::new().stack_size(2 << 20);
    let found = small.spawn(move || wrong(&text)).unwrap().join().unwrap();
    assert_eq!(found, [""; 0]);
}
