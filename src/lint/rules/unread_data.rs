//! Data that is collected and that no rule reads.

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup};
use crate::model::TypeId;
use crate::syntax::ast::{InteractionDecl, ItemKind};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "unread-data",
    level: Severity::Hint,
    group: LintGroup::NobodyAgreed,
    what: "A field of the lead or of an interaction, or a kind of interaction, is declared and no rule reads it.",
    why: "Data costs somebody work to collect, and a field in the pact looks as if it counted. Perhaps a rule is missing, \
          or names another field that is called nearly the same. Data that is only looked at by people can do without \
          the pact.",
    bad: r#"
lead identified by id {
  email:     text   "Business e-mail address"
  employees: number "Head count"
  staff:     number "Head count, as bought from a provider"   # <-
}
score fit {
  +10 when email is known
  +30 when employees at least 250
}
interaction page_view "Viewed a page"
score interest { +1 per page_view at most 5 times per day }
"#,
    good: r#"
lead identified by id {
  email:     text   "Business e-mail address"
  employees: number "Head count"   from column "staff"
}
score fit {
  +10 when email is known
  +30 when employees at least 250
}
interaction page_view "Viewed a page"
score interest { +1 per page_view at most 5 times per day }
"#,
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    // A pact that only declares has no rules yet, and is about to get some.
    if cx.used().paths.is_empty() && cx.model.rules.is_empty() {
        return;
    }
    for item in cx.items {
        match &item.kind {
            ItemKind::Lead(lead) => {
                for field in
                    lead.fields.iter().filter(|field| !cx.used().paths.contains(field.name.text.as_str()))
                {
                    let message = format!("no rule reads the field `{}`", field.name.text);
                    let help = "use it in a rule, demand it in a handover with `needs`, or leave it out";
                    found.push(LINT.at(field.name.span, message).help(help));
                }
            }
            ItemKind::Interaction(decl) => interaction(cx, decl, found),
            _ => {}
        }
    }
}

fn interaction(cx: &Context<'_>, decl: &InteractionDecl, found: &mut Vec<Diagnostic>) {
    let (name, used) = (decl.name.text.as_str(), cx.used());
    let kinds = cx.model.interactions.iter();
    let id = kinds.into_iter().find(|(_, kind)| kind.name == name).map(|(id, _)| id);
    if !id.is_some_and(|id: TypeId| used.interactions.contains(&id)) {
        let message = format!("no rule counts the interaction `{name}`");
        let help = "give points for it, test it with `any` or `no`, or leave it out";
        return found.push(LINT.at(decl.name.span, message).help(help));
    }
    for field in &decl.fields {
        let own = field.name.text.as_str();
        if !used.paths.contains(own) && !used.interaction_fields.contains(own) {
            let message = format!("no rule reads `{own}` of `{name}`");
            found.push(LINT.at(field.name.span, message).help("use it behind `where`, or leave it out"));
        }
    }
}
