//! Letters that look like others.

use std::collections::HashMap;

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::walk::{self, Part};
use crate::lint::{Context, Lint, LintGroup, letters, say};
use crate::sources::Span;

pub(in crate::lint) static LINT: Lint = Lint {
    name: "lookalike-letters",
    level: Severity::Warning,
    group: LintGroup::Reading,
    what: "A name or a compared text mixes letters of two scripts that look alike, or holds a character nobody sees.",
    why: "A Cyrillic `е` in `employees` looks like the Latin one, and makes another name. Such letters come along when text \
          is copied from a mail or a web page; the rule then compares with something that no lead has, and no eye can \
          find out why.",
    bad: "
list german_speaking \"German\" as (\"DE\", \"A\u{422}\")   # <-

score fit { +10 when country is one of german_speaking }
",
    good: r#"
list german_speaking "German" as ("DE", "AT")

score fit { +10 when country is one of german_speaking }
"#,
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut first: HashMap<String, (String, Span)> = HashMap::new();
    for item in cx.items {
        for (name, span) in walk::declared(item) {
            if one(name, span, found) {
                continue;
            }
            let skeleton = letters::skeleton(name);
            match first.get(&skeleton) {
                Some((other, place)) if other != name => {
                    let message = format!("`{name}` looks like `{other}`, and is written with other letters");
                    let help = "type the name anew, on your own keyboard";
                    found.push(LINT.at(span, message).help(help).related(*place, "the other one"));
                }
                Some(_) => {}
                None => drop(first.insert(skeleton, (name.to_owned(), span))),
            }
        }
        walk::item(item, &mut |part| {
            match part {
                Part::Word(text, span) => {
                    one(text, span, found);
                }
                // What people read may mix scripts, and be joined as its script or an emoji asks for, but not hold what
                // nobody sees.
                Part::Text(text) => {
                    let plain = text.value.replace(['\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}'], "");
                    hidden(&plain, text.span, found);
                }
                _ => {}
            }
        });
    }
}

/// Whether something is wrong with the letters of a name or text, which is said then.
fn one(text: &str, span: Span, found: &mut Vec<Diagnostic>) -> bool {
    if text.is_ascii() {
        return false;
    }
    if hidden(text, span, found) {
        return true;
    }
    let shown = say::short(text);
    if let Some((stranger, script)) = letters::stranger(text) {
        let like = letters::looks_like(stranger)
            .map_or_else(String::new, |like| format!(" and looks like `{like}`"));
        let message = format!("the `{stranger}` in `{shown}` is a {script} letter{like}");
        found.push(LINT.at(span, message).help("type the word anew, on your own keyboard"));
        return true;
    }
    false
}

/// Whether something stands in a text that nobody sees, which is said then.
fn hidden(text: &str, span: Span, found: &mut Vec<Diagnostic>) -> bool {
    let Some(hidden) = letters::hidden(text) else { return false };
    let message = format!(
        "in `{}` stands a character that nobody sees (U+{:04X})",
        say::short(text).replace(hidden, ""),
        hidden as u32
    );
    found.push(LINT.at(span, message).help("delete it and type the word anew"));
    true
}
