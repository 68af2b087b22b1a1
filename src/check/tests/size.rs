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
