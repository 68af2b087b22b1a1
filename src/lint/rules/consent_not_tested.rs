//! Contact with people who may not have agreed to it.

use std::collections::HashSet;

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::named::letters;
use crate::lint::{Context, Lint, LintGroup, say};
use crate::model::{CondId, FieldId, Handover, Model, StageId};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "consent-not-tested",
    level: Severity::Warning,
    group: LintGroup::Handover,
    what: "Leads are nurtured or handed over for a call, and nothing asks whether they may be contacted.",
    why: "Mail to somebody who has not agreed to it, or has left the list, is against the law in many countries, and the \
          fastest way to lose a lead. Test it where it matters: behind `nurture with all that fit when`, and in the \
          handover with `only when`. Handovers are a hint only, for not every call needs a consent; so are single tracks \
          beside others that ask, and a test of the consent alone where leads can also leave the list.",
    bad: r#"
stage MQL "Marketing Qualified Lead" owned by marketing {
  meaning "Worth a call"
  sales may take to Won
}
final stage Won "Bought" owned by sales

nurture with all that fit {   # <-
  "Monthly news" when stage is MQL
}
"#,
    good: r#"
stage MQL "Marketing Qualified Lead" owned by marketing {
  meaning "Worth a call"
  sales may take to Won
}
final stage Won "Bought" owned by sales

nurture with all that fit when consent {
  "Monthly news" when stage is MQL
}
"#,
    look,
};

/// What a field about consent is called, in part, without blanks and signs.
const SIGNS: &[&str] = &[
    "consent",
    "optin",
    "optout",
    "optedin",
    "optedout",
    "unsubscrib",
    "permission",
    "contactable",
    "donotemail",
    "donotmail",
    "donotcall",
    "donotcontact",
    "maybecontacted",
    "maymail",
    "maycall",
    "maycontact",
    "mayemail",
    "nocalls",
    "nomail",
    "noemail",
    "gdpr",
    "dsgvo",
    "einwillig",
    "agreedtoget",
    "agreedtobe",
    "mailinglist",
    "blocked",
    "suppress",
];

/// What a field is called, in part, that says that somebody wants no mail any more.
const FAREWELLS: &[&str] = &[
    "unsubscrib",
    "optout",
    "optedout",
    "donotemail",
    "donotmail",
    "donotcontact",
    "nomail",
    "noemail",
    "leftourmailing",
];

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let consents: Vec<FieldId> = about(cx.model, SIGNS);
    let names: Vec<&str> = consents.iter().map(|&field| cx.model.fields.at(field).name.as_str()).collect();
    nurture(cx, &consents, &names, found);
    farewell(cx, &consents, found);
    let tested = tested(cx, &consents);
    for (id, stage) in cx.model.stages.iter() {
        let Some(handover) = &stage.handover else { continue };
        if !names.is_empty() && !tested.contains(&id) && !asks_itself(cx, handover, &consents) {
            let team = &cx.model.teams.at(handover.to).name;
            let message = format!("nothing on the way to `{team}` asks for {}", say::list(&names, "or"));
            let help = "if the lead will be contacted, add `only when …` to this handover";
            let mut hint = LINT.at(cx.first_line(handover.span), message).help(help);
            hint.severity = Severity::Hint;
            found.push(hint);
        }
    }
}

fn nurture(cx: &Context<'_>, consents: &[FieldId], names: &[&str], found: &mut Vec<Diagnostic>) {
    let Some(nurture) = &cx.model.nurture else { return };
    let asks = |condition: Option<CondId>| condition.is_some_and(|of| asks_for(cx, of, consents));
    if nurture.tracks.is_empty() || asks(nurture.condition) {
        return;
    }
    let unasked: Vec<_> = nurture.tracks.iter().filter(|track| !asks(track.condition)).collect();
    let Some(first) = unasked.first() else { return };
    let mut message = if names.is_empty() {
        LINT.at(cx.first_line(nurture.span), "the pact does not know whether a lead has agreed to get mail").help(
            "declare a field for it, `consent: yes/no`, and nurture with `nurture with all that fit when consent`",
        )
    } else {
        let listed = say::list(names, "or");
        let message = match unasked.len() == nurture.tracks.len() {
            true => format!("leads are nurtured whatever {listed} says"),
            false => format!("leads get `{}` whatever {listed} says", say::short(&first.title)),
        };
        let place = if unasked.len() == nurture.tracks.len() { nurture.span } else { first.span };
        let help = format!("write `nurture with all that fit when …`, with a test of {listed}");
        LINT.at(cx.first_line(place), message).help(help)
    };
    // Who asks for some tracks may mean the others for all.
    if names.is_empty() || unasked.len() < nurture.tracks.len() {
        message.severity = Severity::Hint;
    }
    found.push(message);
}

/// Leads that are nurtured with a consent, though they may have taken leave since.
fn farewell(cx: &Context<'_>, consents: &[FieldId], found: &mut Vec<Diagnostic>) {
    let Some(nurture) = &cx.model.nurture else { return };
    let Some(condition) = nurture.condition.filter(|&of| asks_for(cx, of, consents)) else {
        return;
    };
    let left = about(cx.model, FAREWELLS);
    let tracks = nurture.tracks.iter().filter_map(|track| track.condition);
    if left.is_empty() || tracks.chain([condition]).any(|of| asks_for(cx, of, &left)) {
        return;
    }
    let names: Vec<&str> = left.iter().map(|&field| cx.model.fields.at(field).name.as_str()).collect();
    let listed = say::list(&names, "or");
    let message = format!("leads are nurtured whatever {listed} says");
    let help = format!(
        "ask for both behind `nurture with all that fit when`, with `and not {}`",
        names.join(" and not ")
    );
    let hint = LINT.at(cx.first_line(nurture.span), message).help(help);
    found.push(Diagnostic { severity: Severity::Hint, ..hint });
}

/// Yes/no fields with one of some signs in their name, column or label.
fn about(model: &Model, signs: &[&str]) -> Vec<FieldId> {
    let is_one = |text: &str| {
        let text = letters(text);
        signs.iter().any(|sign| text.contains(sign))
    };
    let fields = model.fields.iter().filter(|(_, field)| matches!(field.ty, crate::model::Type::YesNo));
    let about = fields.filter(|(_, field)| {
        is_one(&field.name) || is_one(&field.column) || field.label.as_deref().is_some_and(is_one)
    });
    about.map(|(id, _)| id).collect()
}

fn asks_for(cx: &Context<'_>, condition: CondId, consents: &[FieldId]) -> bool {
    let reads = cx.reads(condition);
    consents.iter().any(|field| reads.fields.contains(field))
}

/// Whether a handover tests consent itself.
fn asks_itself(cx: &Context<'_>, handover: &Handover, consents: &[FieldId]) -> bool {
    let needs = handover.needs.iter().any(|need| need.any_of.iter().any(|field| consents.contains(field)));
    needs || handover.only_when.is_some_and(|of| asks_for(cx, of, consents))
}

/// The stages into which a way leads that tests consent, or that comes from such a stage: who has been asked once, or
/// may come in another way, is no news.
fn tested(cx: &Context<'_>, consents: &[FieldId]) -> HashSet<StageId> {
    let asks = |condition: Option<CondId>| condition.is_some_and(|of| asks_for(cx, of, consents));
    // Who is sent back was asked, but not who comes for the first time.
    let is_onwards = |from: StageId, to: StageId| cx.depth(from) <= cx.depth(to);
    let mut tested = HashSet::new();
    let mut todo: Vec<StageId> = Vec::new();
    for (from, stage) in cx.model.stages.iter() {
        let automatic = stage.automatic.iter().map(|way| (way.way.to, way.condition));
        let commands = stage.commands.iter().map(|command| (command.way.to, command.condition));
        let ways = automatic.chain(commands).filter(|(_, condition)| asks(*condition));
        todo.extend(ways.map(|(to, _)| to).filter(|&to| is_onwards(from, to)));
        let handover = stage.handover.iter().filter(|handover| asks_itself(cx, handover, consents));
        todo.extend(handover.map(|handover| handover.becomes));
    }
    while let Some(stage) = todo.pop() {
        if tested.insert(stage) {
            todo.extend(cx.leads_to(stage).filter(|&next| is_onwards(stage, next)));
        }
    }
    tested
}
