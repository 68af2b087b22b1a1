//! A field that only the rules of one team read.

use std::collections::{HashMap, HashSet};

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::walk::{self, Part};
use crate::lint::{Context, Lint, LintGroup};
use crate::syntax::ast::{Field, ItemKind};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "one-team-only",
    level: Severity::Hint,
    group: LintGroup::NobodyAgreed,
    what: "A field of the lead is read by the rules of one team's stages only.",
    why: "The other team may never have looked at it: it is in no score, no define, no handover and no rule of theirs. If it \
          decides what becomes of leads, both should know, and agree on what it means.",
    bad: r#"
stage MQL "Marketing Qualified Lead" owned by marketing {
  meaning "Worth a call"
  marketing may pass to SAL when email is known
}
stage SAL "Sales Accepted Lead" owned by sales {
  meaning "Sales works with it"
  sales may drop to Lost when solvent is no
}
final stage Lost "Given up" owned by sales

lead identified by id {
  email:   text   "Business e-mail address"
  solvent: yes/no "Pays its bills"   # <-
}
score fit { +10 when email is known }
"#,
    good: r#"
stage MQL "Marketing Qualified Lead" owned by marketing {
  meaning "Worth a call"
  marketing may pass to SAL when email is known
}
stage SAL "Sales Accepted Lead" owned by sales {
  meaning "Sales works with it"
  sales may drop to Lost when solvent is no
}
final stage Lost "Given up" owned by sales

lead identified by id {
  email:   text   "Business e-mail address"
  solvent: yes/no "Pays its bills"
}
score fit {
  +10 when email is known
  -20 when solvent is no
}
"#,
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut owners: HashMap<&str, HashSet<&str>> = HashMap::new();
    let mut shared: HashSet<&str> = HashSet::new();
    let mut teams: HashSet<&str> = HashSet::new();
    for item in cx.items {
        let owner = match &item.kind {
            ItemKind::Stage(stage) => {
                // What a handover says, and what a command needs, is an agreement of both.
                walk::agreed(stage, &mut |part| {
                    if let Part::Path(path) = part {
                        shared.insert(&path.name.text);
                    }
                });
                Some(stage.owner.text.as_str())
            }
            ItemKind::Example(_) => continue,
            _ => None,
        };
        teams.extend(owner);
        walk::item(item, &mut |part| match (part, owner) {
            (Part::Path(path), Some(owner)) => drop(owners.entry(&path.name.text).or_default().insert(owner)),
            (Part::Path(path), None) => drop(shared.insert(&path.name.text)),
            _ => {}
        });
    }
    if teams.len() < 2 {
        return;
    }
    for item in cx.items {
        let ItemKind::Lead(lead) = &item.kind else { continue };
        for Field { name, .. } in &lead.fields {
            let text = name.text.as_str();
            let only = owners.get(text).filter(|owners| owners.len() == 1 && !shared.contains(text));
            let Some(owner) = only.and_then(|owners| owners.iter().next()) else { continue };
            let message = format!("only rules of `{owner}` read `{text}`");
            let help = "make sure that both teams know what it decides: let a score, a define or the handover name it, too";
            found.push(LINT.at(name.span, message).help(help));
        }
    }
}
