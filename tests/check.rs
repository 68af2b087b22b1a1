//! Complete pacts are right: the examples, published models, and the acceptance data where it is there.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

#[path = "acceptance/shared.rs"]
mod shared;

use std::path::{Path, PathBuf};

use leadpact::check;
use leadpact::model::Model;
use leadpact::sources::NoIncludes;
use leadpact::syntax::Limits;
use shared::shared;

fn model(name: &str, text: &str) -> Model {
    let (model, found) = check::load(name, text, &NoIncludes, &Limits::default());
    assert!(found.is_empty(), "{name} has {} messages:\n{}", found.len(), found.render());
    model.unwrap_or_else(|| panic!("{name} has no model"))
}

fn pacts_in(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            pacts_in(&path, found);
        } else if path.extension().is_some_and(|e| e == "pact") {
            found.push(path);
        }
    }
}

fn check_all(folder: &Path, at_least: usize) {
    let mut found = Vec::new();
    pacts_in(folder, &mut found);
    assert!(found.len() >= at_least, "only {} pacts in {}", found.len(), folder.display());
    for path in found {
        let text = std::fs::read_to_string(&path).unwrap();
        model(&path.display().to_string(), &text);
    }
}

#[test]
fn the_examples_are_right() {
    check_all(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples"), 3);
}

#[test]
fn the_published_models_are_right() {
    check_all(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vendor-models"), 4);
}

#[test]
fn the_acceptance_pacts_are_right() {
    let Some(shared) = shared() else { return };
    check_all(&shared.join("acceptance"), 4);
}

#[test]
fn the_pact_of_the_language_means_what_it_says() {
    let Some(shared) = shared() else { return };
    let page = std::fs::read_to_string(shared.join("design/language.md")).unwrap();
    let text = page.split("```pact\n").nth(1).unwrap().split("```").next().unwrap();
    let model = model("language.md", text);
    assert_eq!(model.fields.len(), 13 + 3, "with the questions");
    assert_eq!((model.scores.len(), model.ratings.len(), model.stages.len()), (3, 2, 6));
    let mql = model.stages.as_slice().iter().find(|stage| stage.name == "MQL").unwrap();
    let handover = mql.handover.as_ref().unwrap();
    assert_eq!((handover.needs.len(), handover.routes.len(), handover.rejects.len()), (3, 4, 3));
    assert_eq!((mql.automatic.len(), mql.commands.len(), model.examples.len()), (1, 1, 2));
    assert_eq!(model.order.len(), 3 + 2 + 1 + 1);
}
