//! Data that the taking team decides by, and that the handover does not demand.

use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup, reads, say};
use crate::model::{CondId, FieldId, Handover, Model, Operand};
use crate::reason::{Goal, Key, Mask};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "undemanded-data",
    level: Severity::Warning,
    group: LintGroup::Handover,
    what: "The stage that a handover leads to has ways out that read a field, and the handover does not demand it.",
    why: "The lead is accepted, and then stands still: the rule that would move it on waits for data that nobody had to \
          bring. Either the giving team brings it (`needs`), or the taking team asks for it, in a questionnaire of its \
          own or with `needs` at the command. What only its own commands read is a hint: it may learn that from the \
          lead itself.",
    bad: r#"
stage MQL "Marketing Qualified Lead" owned by marketing {
  meaning "Worth a call"
  hand over to sales, becomes SAL when accepted {   # <-
    needs company
    sales accepts within 2 work days of the handover, if late notify "Head of Sales"
    sales may reject to Lost because spam
  }
}
stage SAL "Sales Accepted Lead" owned by sales {
  meaning "Sales works with it"
  becomes Won as soon as revenue at least 10 million EUR
  sales may drop to Lost because no_budget
}
final stage Won  "Bought"   owned by sales
final stage Lost "Given up" owned by sales
"#,
    good: r#"
stage MQL "Marketing Qualified Lead" owned by marketing {
  meaning "Worth a call"
  hand over to sales, becomes SAL when accepted {
    needs company and revenue
    sales accepts within 2 work days of the handover, if late notify "Head of Sales"
    sales may reject to Lost because spam
  }
}
stage SAL "Sales Accepted Lead" owned by sales {
  meaning "Sales works with it"
  becomes Won as soon as revenue at least 10 million EUR
  sales may drop to Lost because no_budget
}
final stage Won  "Bought"   owned by sales
final stage Lost "Given up" owned by sales
"#,
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (_, handover) in cx.handovers() {
        let stage = cx.model.stages.at(handover.becomes);
        let demanded = demanded(cx, handover);
        let ways = stage.automatic.iter().map(|way| (way.condition, way.way.span, Severity::Warning));
        let commands = stage.commands.iter().filter(|command| command.teams.contains(&handover.to));
        let commands = commands.map(|command| (command.condition, command.way.span, Severity::Hint));
        let (mut lacking, mut places) = (BTreeSet::new(), Vec::new());
        let mut level = Severity::Hint;
        for (condition, span, severity) in ways.chain(commands) {
            let Some(condition) = condition else { continue };
            let here: Vec<FieldId> =
                undecided_by(cx.model, condition).difference(&demanded).copied().collect();
            let here: Vec<FieldId> =
                here.into_iter().filter(|&field| !is_asked_by_taker(cx.model, handover, field)).collect();
            // What the handover asks for in one of several ways may be missing in one of several ways.
            let is_wanted =
                |field: &FieldId| !is_thought_of(cx, handover, *field) || is_forced(cx, condition, *field);
            let here: Vec<FieldId> = here.into_iter().filter(is_wanted).collect();
            if !here.is_empty() {
                places.push(span);
                // Where one of several will do, the team has thought about it.
                let is_lacking = here.iter().any(|&field| !is_one_of_several(handover, field));
                level = if is_lacking { level.max(severity) } else { level };
            }
            lacking.extend(here);
        }
        if lacking.is_empty() {
            continue;
        }
        let names: Vec<&str> = lacking.iter().map(|&field| cx.model.fields.at(field).name.as_str()).collect();
        let (listed, team) = (say::list(&names, "and"), &cx.model.teams.at(handover.to).name);
        let is_choice = lacking.iter().all(|&field| is_one_of_several(handover, field));
        let why = match is_choice {
            true => "and this handover is content with another field",
            false => "which this handover does not demand",
        };
        let message = format!("rules of `{}` read {listed}, {why}", stage.name);
        let wanted = match handover.needs.is_empty() {
            true => format!("add `needs {}`", say::sentence(&names)),
            false => format!("add {listed} to what it `needs`"),
        };
        let help = format!("{wanted}, or let `{team}` ask for it in a questionnaire");
        let mut diagnostic = LINT.at(cx.first_line(handover.span), message).help(help);
        diagnostic.severity = level;
        found.push(
            places
                .into_iter()
                .take(3)
                .fold(diagnostic, |diagnostic, span| diagnostic.related(cx.first_line(span), "read here")),
        );
    }
}

/// The fields that are known of every lead that is handed over.
fn demanded(cx: &Context<'_>, handover: &Handover) -> BTreeSet<FieldId> {
    let needs = handover.needs.iter().filter_map(|need| match need.any_of.as_slice() {
        [only] => Some(*only),
        _ => None,
    });
    let only_when = handover.only_when.iter().flat_map(|&condition| {
        let direct = crate::model::asks::condition(cx.model, condition);
        let is_known = move |field: &FieldId| !direct.contains(field) || is_forced(cx, condition, *field);
        cx.reads(condition).fields.clone().into_iter().filter(is_known)
    });
    needs.chain(only_when).collect()
}

/// Whether a condition is never met without a field.
fn is_forced(cx: &Context<'_>, condition: CondId, field: FieldId) -> bool {
    let without = Goal::Unknown(Key::Field(Operand::Lead(field)));
    cx.reasoner().solve(vec![Goal::Is(condition, Mask::YES), without]).is_never()
}

/// Whether a handover asks for a field, if only as one of several.
fn is_thought_of(cx: &Context<'_>, handover: &Handover, field: FieldId) -> bool {
    let is_read = |of: CondId| cx.reads(of).fields.contains(&field);
    is_one_of_several(handover, field) || handover.only_when.is_some_and(is_read)
}

/// Whether one of several fields will do, and this is one of them.
fn is_one_of_several(handover: &Handover, field: FieldId) -> bool {
    handover.needs.iter().any(|need| need.any_of.len() > 1 && need.any_of.contains(&field))
}

/// The fields without which a condition is unknown. What a score reads is none: its value is always known.
fn undecided_by(model: &Model, condition: CondId) -> BTreeSet<FieldId> {
    let fields = crate::model::asks::condition(model, condition);
    let tested = reads::asked_whether_known(model, condition);
    fields.into_iter().filter(|field| !tested.contains(field)).collect()
}

/// Whether the taking team asks for a field itself, or an empty one has a value.
fn is_asked_by_taker(model: &Model, handover: &Handover, field: FieldId) -> bool {
    let field = model.fields.at(field);
    let asked_by = field.question_of.map(|of| model.questionnaires.at(of).asked_by);
    field.empty_means.is_some() || asked_by == Some(handover.to)
}
