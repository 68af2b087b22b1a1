//! Runs the documentation: every code fence of `docs/`, of `README.md` and of the examples' `README.md`.
//!
//! What the word behind a fence says is done with it:
//!
//! | fence | what must hold |
//! |---|---|
//! | `pact` | is a whole pact and has no error; its examples hold, here and in all kinds below |
//! | `pact unmet` | the same, but one of its examples does not hold |
//! | `pact standard` | the same; its declarations are what the fragments of the page may rely on |
//! | `pact fragment` | has no error once it is wrapped (below) |
//! | `pact continued` | has no error once it is put into the `pact` or `pact continued` before it |
//! | `pact file NAME` | may be included as NAME by the fences behind it on the same page |
//! | the same with `error` at the end | has an error, and changes nothing for the fences behind it; a `text message` fence follows with the message as drawn |
//! | `text message` | stands right behind an error fence and nowhere else |
//! | `rust` | runs as a doctest: the page must be included in `src/lib.rs` |
//! | `rs excerpt PATH`, `sql excerpt PATH` | stands in that file of the repository, indentation aside |
//! | `text`, `console`, `sh`, `csv`, `csv NAME`, `ndjson NAME`, `toml`, `json` | nothing here; `console` runs in the tests of the command |
//!
//! A fragment is wrapped like this: it comes first, so that lines in messages are the reader's own, and the
//! standard declarations follow, but for those that the fragment declares itself under the same name. What is
//! continued takes the place of declarations of the same name, and the rest comes at the end, as a reader types.
//!
//! With `LEADPACT_BLESS=1` in the environment the messages are written into the pages instead of compared.

#![cfg(test)]

#[path = "book/fences.rs"]
mod fences;
#[path = "book/library.rs"]
mod library;
#[path = "book/pacts.rs"]
mod pacts;

use fences::{Fence, Page};
use leadpact::{Diagnostics, Pact};
use library::Library;

/// So that a broken collection of fences cannot pass as a green test.
const AT_LEAST: [(&str, usize); 3] = [("whole", 14), ("fragment", 42), ("error", 25)];

/// `lint` fences are run by `tests/lints.rs`.
const PLAIN: [&str; 8] = ["pact lint", "text lint", "text", "console", "sh", "csv", "toml", "json"];

#[test]
fn every_fence_holds() {
    let mut pages = fences::pages();
    let standard = library::standard(&pages);
    let bless = std::env::var_os("LEADPACT_BLESS").is_some();
    let mut faults = Vec::new();
    let mut ran = std::collections::BTreeMap::<&str, usize>::new();
    for page in &mut pages {
        let drawn = run(page, &standard, &mut faults, &mut |kind| *ran.entry(kind).or_default() += 1);
        if bless {
            page.rewrite(&drawn);
        } else {
            compare(page, &drawn, &mut faults);
        }
    }
    assert!(faults.is_empty(), "{} fences do not hold:\n\n{}", faults.len(), faults.join("\n\n"));
    for (kind, least) in AT_LEAST {
        let count = ran.get(kind).copied().unwrap_or(0);
        assert!(count >= least, "only {count} fences of kind `{kind}` ran, there should be {least} or more");
    }
}

/// Runs the fences of a page; gives, for each `text message` by place, what was drawn.
fn run(
    page: &Page,
    standard: &str,
    faults: &mut Vec<String>,
    ran: &mut dyn FnMut(&'static str),
) -> Vec<(usize, String)> {
    let mut drawn = Vec::new();
    let mut library = Library::default();
    let mut grown = String::new();
    for (place, fence) in page.fences.iter().enumerate() {
        let words: Vec<&str> = fence.tag.split_whitespace().collect();
        let (kind, text) = match words.as_slice() {
            ["pact"] | ["pact", "standard" | "unmet"] => {
                grown.clone_from(&fence.text);
                ("whole", fence.text.clone())
            }
            ["pact", "continued"] => {
                grown = pacts::put_into(&fence.text, &grown);
                ("whole", grown.clone())
            }
            ["pact", "fragment"] => ("fragment", library::put_on_top(&fence.text, standard)),
            ["pact", "error"] => ("error", fence.text.clone()),
            ["pact", "fragment", "error"] => ("error", library::put_on_top(&fence.text, standard)),
            ["pact", "continued", "error"] => ("error", library::put_on_top(&fence.text, &grown)),
            ["pact", "file", name] => {
                library.add(name, &fence.text);
                continue;
            }
            _ => {
                faults.extend(fault_of_other(page, place, fence));
                continue;
            }
        };
        ran(kind);
        match (library.load(&text), kind) {
            (Err(errors), "error") => match page.fences.get(place + 1) {
                Some(next) if next.tag == "text message" => drawn.push((place + 1, tidy(&errors))),
                _ => faults.push(format!("{}: no `text message` follows", page.place(fence))),
            },
            (Ok(_), "error") => faults.push(format!("{}: has no error", page.place(fence))),
            (Ok(pact), _) => {
                let unmet = fence.tag == "pact unmet";
                faults.extend(
                    fault_of_examples(&pact, unmet).map(|why| format!("{}: {why}", page.place(fence))),
                );
            }
            (Err(errors), _) => faults.push(format!("{}:\n{}", page.place(fence), errors.render())),
        }
    }
    drawn
}

/// What is wrong with the examples of a pact.
fn fault_of_examples(pact: &Pact, one_is_unmet: bool) -> Option<String> {
    let failed: Vec<_> = pact.run_examples().filter(|report| !report.passed).collect();
    match failed.first() {
        None if one_is_unmet => Some("every example holds".to_owned()),
        Some(report) if !one_is_unmet => Some(format!("`{}`:\n{}", report.title, report.to_text(100))),
        _ => None,
    }
}

/// What is wrong with a fence that holds no pact.
fn fault_of_other(page: &Page, place: usize, fence: &Fence) -> Option<String> {
    let before = place.checked_sub(1).and_then(|at| page.fences.get(at));
    let complaint = match fence.tag.as_str() {
        tag if PLAIN.contains(&tag) || tag.starts_with("csv ") || tag.starts_with("ndjson ") => {
            return None;
        }
        "text message" if before.is_some_and(|f| f.tag.ends_with("error")) => return None,
        "text message" => "a message without an `error` fence before it".to_owned(),
        tag if tag.contains(" excerpt ") => return fault_of_excerpt(page, fence),
        "rust" | "rust,no_run" if is_doctest(page) => return None,
        "rust" | "rust,no_run" => "this page has Rust code but `src/lib.rs` does not include it".to_owned(),
        tag => format!("`{tag}` is not a known kind of fence"),
    };
    Some(format!("{}: {complaint}", page.place(fence)))
}

/// What is wrong with a fence that shows a part of a file.
fn fault_of_excerpt(page: &Page, fence: &Fence) -> Option<String> {
    let (_, path) = fence.tag.split_once(" excerpt ")?;
    let file = fences::read(&fences::root().join(path));
    let (file, shown) = (bare_lines(&file), bare_lines(&fence.text));
    let stands = !shown.is_empty() && file.windows(shown.len()).any(|lines| lines == shown);
    (!stands).then(|| format!("{}: this does not stand in the file:\n{}", page.place(fence), fence.text))
}

fn bare_lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).collect()
}

/// Whether the Rust code of a page runs with the tests of the library.
fn is_doctest(page: &Page) -> bool {
    let crate_docs = fences::read(&fences::root().join("src/lib.rs"));
    crate_docs.contains(&format!("include_str!(\"../{}\")", page.name))
}

fn compare(page: &Page, drawn: &[(usize, String)], faults: &mut Vec<String>) {
    for (place, got) in drawn {
        let fence = &page.fences[*place];
        if fence.text.trim_end() != got {
            let place = page.place(fence);
            faults.push(format!("{place}: the message is\n{got}\n-- but the page says\n{}", fence.text));
        }
    }
}

/// A message without blanks at the ends of lines, which editors take away.
fn tidy(errors: &Diagnostics) -> String {
    let drawn = errors.render();
    let lines: Vec<&str> = drawn.lines().map(str::trim_end).collect();
    lines.join("\n").trim_end().to_owned()
}

#[test]
fn a_fragment_wins_over_the_standard_declaration_of_its_name() {
    let standard = "team a\n\nscore fit {\n  +1 when x\n}\n\nteam b\n";
    let fragment = "score fit {\n}\n";
    assert_eq!(library::put_on_top(fragment, standard), "score fit {\n}\n\nteam a\n\nteam b\n");
    assert_eq!(pacts::put_into(fragment, standard), "team a\n\nscore fit {\n}\n\nteam b\n");
    assert_eq!(pacts::put_into("team c\n", "team a\n"), "team a\n\nteam c\n");
}
