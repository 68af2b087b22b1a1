//! Formatting changes how a pact looks and nothing else: over every pact of the repository, over the pacts in its
//! documentation, and over random ones in whatever layout.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail in any way it likes"
)]
#![allow(dead_code, reason = "the generator is that of `agreement`, which uses more of it")]

#[path = "agreement/condition.rs"]
mod condition;
#[path = "agreement/declare.rs"]
mod declare;
#[path = "agreement/draw.rs"]
mod draw;
#[path = "book/fences.rs"]
mod fences;
#[path = "agreement/lifecycle.rs"]
mod lifecycle;
#[path = "format/mangle.rs"]
mod mangle;
#[path = "agreement/quantity.rs"]
mod quantity;
#[path = "agreement/scoring.rs"]
mod scoring;
#[path = "agreement/time.rs"]
mod time;
#[path = "agreement/world.rs"]
mod world;

use std::fs;
use std::path::{Path, PathBuf};

use draw::Draw;
use leadpact::syntax::parse;
use leadpact::{FileId, Limits, Pact, format};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// The comments of a text, in order.
fn comments(text: &str) -> Vec<String> {
    let (ast, _) = parse(FileId::default(), text, &Limits::default());
    let spans = ast.comments.iter().map(|comment| comment.span.start as usize..comment.span.end as usize);
    spans.map(|span| text[span].trim_end().to_owned()).collect()
}

/// Formats a text; fails if formatting what was formatted changes it. None where it cannot be read.
fn formatted(name: &str, text: &str) -> Option<String> {
    let once = match format(name, text) {
        Ok(once) => once,
        Err(why) => {
            assert!(why.iter().all(|message| message.code != "format-changes"), "{name}\n{text}");
            return None;
        }
    };
    let twice = format(name, &once).expect("what was formatted can be read");
    assert_eq!(once, twice, "{name}: formatting twice\n{text}");
    assert_eq!(comments(text), comments(&once), "{name}");
    for line in once.lines() {
        assert_eq!(line, line.trim_end(), "{name}: blanks at the end of a line");
    }
    Some(once)
}

fn pacts(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be read").flatten() {
        let path = entry.path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
            pacts(&path, into);
        } else if path.extension().is_some_and(|end| end == "pact") {
            into.push(path);
        }
    }
}

#[test]
fn every_pact_of_the_repository() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["tests", "examples", "benches", "docs"] {
        pacts(&root.join(folder), &mut files);
    }
    let mut read = 0;
    for file in &files {
        let text = fs::read_to_string(file).expect("it is text");
        read += usize::from(formatted(&file.display().to_string(), &text).is_some());
    }
    assert!(read >= 20, "{read} pacts of {}", files.len());
}

#[test]
fn the_examples_are_formatted() {
    let mut files = Vec::new();
    pacts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples"), &mut files);
    assert!(files.len() >= 3);
    for file in files {
        let text = fs::read_to_string(&file).expect("it is text");
        let made = format("example", &text).expect("it can be read");
        assert!(made == text, "{}: run `leadpact fmt` over it", file.display());
    }
}

#[test]
fn every_pact_of_the_documentation() {
    let mut read = 0;
    for page in fences::pages() {
        for fence in page.fences.iter().filter(|fence| fence.tag.starts_with("pact")) {
            let made = formatted(&page.place(fence), &fence.text);
            read += usize::from(made.is_some());
            // What people copy into a file of their own is formatted, as is the page about the form.
            let is_whole = ["pact", "pact continued", "pact unmet", "pact standard"].contains(&&*fence.tag);
            assert!(!is_whole || made.as_ref() == Some(&fence.text), "{}", page.place(fence));
        }
    }
    assert!(read >= 20, "{read} fences");
}

#[test]
fn quotes_of_a_word_processor_are_made_straight_whatever_they_hold() {
    let said = "a \\\" b \\u{2028}\\u{2029}\\u{d}\\u{85}\\u{b}\\n\\u{feff} ü";
    let text = format!("team a „{said}“\n");
    assert_eq!(formatted("a text", &text), Some(format!("team a \"{said}\"\n")));
}

/// A random pact that checks.
#[test]
fn neighbouring_definitions_share_columns() {
    let text = "define a as x\ndefine longer \"A label\" as y\ndefine middle_one as z or x\n\n\
                define b \"Its label\" as\n  x and y\ndefine c_long as z\n# note\ndefine d \"Another\" as z\n\
                define e \"The last\" as y\n";
    let expected = r#"define a          as x
define longer     "A label" as y
define middle_one as z or x

define b      "Its label" as
  x and y
define c_long as z
# note
define d      "Another"  as z
define e      "The last" as y
"#;
    assert_eq!(formatted("a.pact", text).as_deref(), Some(expected));
}

fn pact(tape: &[u16]) -> String {
    let draw = &mut Draw::new(tape);
    let mut world = declare::head(draw, false);
    scoring::derived(draw, &mut world);
    lifecycle::lifecycle(draw, &mut world);
    world.text
}

fn tape(length: usize) -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(any::<u16>(), length)
}

/// A quarter of the cases that proptest has otherwise: each formats a pact several times.
fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig { cases: default.cases / 4, failure_persistence: None, ..default }
}

proptest! {
    #![proptest_config(config())]

    /// Whatever the layout, the meaning stays, and the comments.
    #[test]
    fn any_layout(tape in tape(400), layout in tape(600)) {
        let text = mangle::lines(&pact(&tape), &mut Draw::new(&layout));
        if let Some(made) = formatted("random", &text) {
            let of = |text: &str| Pact::parse(text).map(|pact| pact.fingerprint().to_owned()).ok();
            prop_assert_eq!(of(&text), of(&made));
        }
    }

    /// How many blanks stand between words makes no difference.
    #[test]
    fn blanks_make_no_difference(tape in tape(400), layout in tape(600)) {
        let text = pact(&tape);
        let mangled = mangle::blanks(&text, &mut Draw::new(&layout));
        prop_assert_eq!(formatted("random", &text), formatted("mangled", &mangled));
        prop_assert!(formatted("random", &text).is_some(), "{}", text);
    }
}

/// Spoilt layouts can be read for the most part, so that the test above looks at something.
#[test]
fn most_layouts_can_be_read() {
    let mut runner = TestRunner::deterministic();
    let mut read = 0;
    for _ in 0..40 {
        let [tape, layout] =
            [400, 600].map(|length| tape(length).new_tree(&mut runner).expect("a tape").current());
        let text = mangle::lines(&pact(&tape), &mut Draw::new(&layout));
        read += usize::from(format("random", &text).is_ok());
    }
    assert!(read >= 20, "{read} of 40");
}
