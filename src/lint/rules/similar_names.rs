//! Two names that look like one thing.

use std::collections::{HashMap, HashSet};

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup, named};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "similar-names",
    level: Severity::Hint,
    group: LintGroup::NobodyAgreed,
    what: "Two things have names or labels that are off by a letter, or that mean the same in other words.",
    why: "`company_size` and `employees`, `industry` and `sector`, `phone` and `telephone`: if they are one thing, rules \
          should read one field. If they are two, their labels should say how they differ.",
    bad: r#"
lead identified by id {
  employees:    number "Head count"
  company_size: number "Size of the company"   # <-
}
score fit { +10 when employees at least 250 or company_size at least 250 }
"#,
    good: r#"
lead identified by id {
  employees: number "Head count"   from column "company_size"
}
score fit { +10 when employees at least 250 }
"#,
    look,
};

/// How many names are compared with each other letter by letter: nobody reads hints about more.
const MOST: usize = 400;

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for group in named::groups(cx) {
        let mut here: Vec<Diagnostic> = Vec::new();
        let mut senses: HashMap<_, &named::Named> = HashMap::new();
        for thing in &group {
            let sense = named::sense(&thing.name).or_else(|| thing.label.as_deref().and_then(named::sense));
            let Some(sense) = sense else { continue };
            // Whether somebody is on the staff is not how large the staff is.
            let of = Some(thing.of).filter(|of| matches!(*of, "yes/no" | "date"));
            match senses.entry((thing.kind, of, sense)) {
                std::collections::hash_map::Entry::Occupied(first) => {
                    let first = first.get();
                    if !named::is_same(thing, first) {
                        here.push(named::say(&LINT, thing, first, "their names mean the same"));
                    }
                }
                std::collections::hash_map::Entry::Vacant(place) => drop(place.insert(thing)),
            }
        }
        same_words(&group, &mut here);
        near(&group, &mut here);
        // One reason is enough.
        let mut said = HashSet::new();
        found.extend(here.into_iter().filter(|one| said.insert(one.span)));
    }
}

/// Names, or labels, of the same words in another order.
fn same_words(group: &[named::Named<'_>], found: &mut Vec<Diagnostic>) {
    let (mut names, mut labels) = (HashMap::new(), HashMap::new());
    for thing in group {
        let by_name = named::words(&thing.name).and_then(|words| names.insert((thing.kind, words), thing));
        let label = thing.label.as_deref().and_then(named::words);
        let by_label = label.and_then(|words| labels.insert((thing.kind, words), thing));
        let why = match by_name {
            Some(_) => "their names have the same words",
            None => "their labels have the same words",
        };
        if let Some(first) = by_name.or(by_label).filter(|first| !named::is_same(thing, first)) {
            found.push(named::say(&LINT, thing, first, why));
        }
    }
}

fn near(group: &[named::Named<'_>], found: &mut Vec<Diagnostic>) {
    let few = group.get(..group.len().min(MOST)).unwrap_or(&[]);
    for (at, thing) in few.iter().enumerate() {
        let before = few.get(..at).unwrap_or(&[]);
        let like = |other: &&named::Named<'_>| {
            (other.kind, other.of) == (thing.kind, thing.of) && named::is_near(&thing.name, &other.name)
        };
        if let Some(first) = before.iter().find(like)
            && !named::is_same(thing, first)
        {
            found.push(named::say(&LINT, thing, first, "their names are off by a letter"));
        }
    }
}
