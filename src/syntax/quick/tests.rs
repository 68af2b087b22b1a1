use super::class::{self, CAPITAL, Classes, DIGIT, OTHER};
use super::notation::{Expr, definitions};
use super::table::{Op, table};
use crate::syntax::grammar::{GRAMMAR, Rule};

#[test]
fn the_whole_grammar_is_in_the_table() {
    let names: Vec<&str> = definitions(GRAMMAR).iter().map(|d| d.name).collect();
    let rules = Rule::all_rules().iter().filter(|rule| **rule != Rule::EOI);
    let missing: Vec<_> = rules.filter(|rule| !names.contains(&format!("{rule:?}").as_str())).collect();
    assert_eq!(missing, [] as [&Rule; 0]);
    assert!(
        table().steps.iter().all(|step| !matches!(step.reads, Op::Never)),
        "all that is written is known"
    );
    let blanks = definitions(GRAMMAR).into_iter().find(|d| d.name == "WHITESPACE").map(|d| d.body);
    assert!(matches!(blanks, Some(Expr::Text(text)) if text == " "), "that is what is skipped");
}

#[test]
fn tokens_tell_alternatives_apart() {
    let first = |rule: Rule| {
        let rules = &table().rules;
        let reads = table().start(rule).and_then(|at| rules.get(at as usize)).map(|r| r.body);
        reads.and_then(|body| table().steps.get(body as usize)).map(|step| step.first)
    };
    let of = |words: &[&str]| {
        let mut classes = Classes::NONE;
        words.iter().for_each(|word| classes.add(class::of_word(word)));
        Some(classes)
    };
    assert_eq!(first(Rule::k_days), of(&["days", "day"]));
    assert_eq!(first(Rule::k_yes_no), of(&["yes"]));
    assert_eq!(first(Rule::duration), of(&["5"]));
    assert!(first(Rule::name).is_some_and(|name| name.has(OTHER) && name.has(CAPITAL) && !name.has(DIGIT)));
}
