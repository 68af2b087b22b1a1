//! The same span of time, written in two ways.

use std::collections::{BTreeMap, HashSet};

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::walk::{self, Part};
use crate::lint::{Context, Lint, LintGroup, lengths};
use crate::sources::Span;
use crate::syntax::ast::{Duration, ItemKind};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "several-units",
    level: Severity::Hint,
    group: LintGroup::Reading,
    what: "About the same span of time is written in different units, or the same currency in different ways.",
    why: "`30 days`, `1 month` and `4 weeks` are three different spans, up to three days apart. Where people mean the same, \
          they should write the same; where they do not, the difference should be larger than that. `EUR`, `€` and \
          `euro` in labels are one, and look like three.",
    bad: r#"
score interest "Level of Interest" {
  +40 per demo_request in the last 30 days
  +10 per page_view where path is "/pricing" in the last 1 month   # <-
}
"#,
    good: r#"
score interest "Level of Interest" {
  +40 per demo_request in the last 30 days
  +10 per page_view where path is "/pricing" in the last 30 days
}
"#,
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    durations(cx, found);
    currencies(cx, found);
}

fn durations(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    // By length in minutes; spans that are apart by less than a tenth are about the same.
    let mut first: BTreeMap<u64, &Duration> = BTreeMap::new();
    let mut said: HashSet<(String, String)> = HashSet::new();
    for item in cx.items.iter().filter(|item| !matches!(item.kind, ItemKind::Example(_))) {
        walk::item(item, &mut |part| {
            let Part::Duration(one) = part else { return };
            let Some(length) = lengths::about(one) else { return };
            let near = first.range(length - length / 14..=length + length / 14);
            let other = near.map(|(_, other)| *other).find(|other| other.unit != one.unit);
            if let Some(other) = other {
                let written = |of: &Duration| format!("{} {}", of.count, of.unit.words(of.count));
                if !said.insert((written(one), written(other))) {
                    return;
                }
                let message = format!("`{}` stands here, and `{}` elsewhere", written(one), written(other));
                let help = "if the same is meant, write the same in both places";
                found.push(LINT.at(one.span, message).help(help).related(other.span, "here"));
            } else {
                first.entry(length).or_insert(one);
            }
        });
    }
}

/// The spellings of currencies that labels may mix, each with its code first.
const SPELLINGS: &[&[&str]] = &[
    &["EUR", "€", "euro", "euros", "Euro", "Euros"],
    &["USD", "$", "dollar", "dollars", "Dollar", "US$"],
    &["GBP", "£", "pound", "pounds", "Pounds"],
    &["CHF", "Franken", "SFr", "Fr."],
];

fn currencies(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut first: Vec<Option<(&str, Span)>> = vec![None; SPELLINGS.len()];
    for item in cx.items {
        walk::item(item, &mut |part| {
            let Part::Text(text) = part else { return };
            for (spellings, first) in SPELLINGS.iter().zip(&mut first) {
                let Some(used) = spellings.iter().find(|spelling| mentions(&text.value, spelling)) else {
                    continue;
                };
                match first {
                    Some((other, place)) if !are_one(other, used) => {
                        let message = format!("`{used}` stands in this text, and `{other}` in another");
                        let help = format!(
                            "write `{}` in both, as amounts in rules do",
                            spellings.first().unwrap_or(used)
                        );
                        found.push(LINT.at(text.span, message).help(help).related(*place, "here"));
                    }
                    Some(_) => {}
                    None => *first = Some((used, text.span)),
                }
            }
        });
    }
}

/// Whether two spellings are one word, be it singular or plural.
fn are_one(a: &str, b: &str) -> bool {
    let [a, b] = [a, b].map(|word| word.strip_suffix('s').unwrap_or(word));
    a.eq_ignore_ascii_case(b)
}

/// Whether a text has a word, with no letter beside it.
fn mentions(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|after| after.chars().next());
        let is_sign = !word.chars().any(char::is_alphabetic);
        is_sign || ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    })
}
