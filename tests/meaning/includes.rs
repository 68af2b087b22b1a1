//! Included files count as if their text stood in their place.

use std::collections::HashMap;

use leadpact::Pact;

const MAIN: &str =
    "pact \"P\" { currency EUR }\nteam sales\ninclude \"lead.pact\"\ninclude \"shared/scores.pact\"\n";
const LEAD: &str = "lead identified by id {\n  size: number\n}\n";
const FIT: &str = "score fit { +5 when size at least 50 }\n";
const SIZE: &str = "define large as size at least 500\n";

fn load(files: &[(&str, &str)]) -> String {
    let files: HashMap<&str, &str> = files.iter().copied().collect();
    let text_of = |name: &str| files.get(name).map(|t| (*t).to_owned()).ok_or_else(|| "gone".to_owned());
    let pact = Pact::load("main.pact", &text_of).unwrap_or_else(|errors| panic!("{}", errors.render()));
    pact.fingerprint().to_owned()
}

#[test]
fn an_included_file_is_its_text() {
    let inlined = format!("pact \"P\" {{ currency EUR }}\nteam sales\n{LEAD}{SIZE}{FIT}");
    let scores = format!("include \"size.pact\"\n{FIT}");
    let included = [
        ("main.pact", MAIN),
        ("lead.pact", LEAD),
        ("shared/scores.pact", &scores),
        ("shared/size.pact", SIZE),
    ];
    assert_eq!(load(&included), load(&[("main.pact", &inlined)]));
    assert_eq!(load(&included), Pact::parse(&inlined).unwrap().fingerprint());
}

#[test]
fn a_file_taken_in_again_is_not_there_twice() {
    let again = format!("{MAIN}include \"lead.pact\"\n");
    let files = |main| [("main.pact", main), ("lead.pact", LEAD), ("shared/scores.pact", FIT)];
    assert_eq!(load(&files(MAIN)), load(&files(&again)));
}

#[test]
fn the_names_of_files_do_not_matter_and_their_order_does() {
    let renamed = MAIN.replace("lead.pact", "customer.pact");
    let turned = "pact \"P\" { currency EUR }\nteam sales\ninclude \"scores.pact\"\ninclude \"lead.pact\"\n";
    let plain = load(&[("main.pact", MAIN), ("lead.pact", LEAD), ("shared/scores.pact", FIT)]);
    let other = [("main.pact", &*renamed), ("customer.pact", LEAD), ("shared/scores.pact", FIT)];
    assert_eq!(plain, load(&other));
    assert_ne!(plain, load(&[("main.pact", turned), ("lead.pact", LEAD), ("scores.pact", FIT)]));
}

#[test]
fn a_change_in_an_included_file_is_a_change() {
    let files = |fit| [("main.pact", MAIN), ("lead.pact", LEAD), ("shared/scores.pact", fit)];
    assert_ne!(load(&files(FIT)), load(&files(&FIT.replace("50", "60"))));
}
