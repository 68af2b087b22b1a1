//! A rule that cannot be decided for most leads, measured.

use std::collections::HashSet;

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::measured::{Measured, grouped};
use crate::lint::{Context, Lint, LintGroup, reads};
use crate::model::walk::{Node, parts};
use crate::model::{CondId, Condition, FieldId, Handover, Need, Operand, Quantity, RuleKind, Stage};
use crate::sources::Span;

pub(in crate::lint) static LINT: Lint = Lint {
    name: "mostly-unknown",
    level: Severity::Warning,
    group: LintGroup::MissingData,
    what: "Held against a file of leads, a guard stays unknown for most of them, or what a handover needs is mostly missing.",
    why: "The rule reads well, and it decides nothing: the data that it asks for is not there. Either somebody has to \
          collect it, or the rule has to ask for something that is known, or an empty field has a meaning, which \
          `empty means …` gives it.\n\n\
          Only `leadpact check PACT --leads FILE` finds this. Conditions in scores are a hint: what is unknown there adds \
          no points, and is listed as open.",
    bad: r#"
stage MQL "Marketing Qualified Lead" owned by marketing {
  meaning "Worth a call"
  becomes SAL as soon as revenue at least 10 million EUR   # <-
}
final stage SAL "Handed to sales" owned by sales
"#,
    good: r#"
stage MQL "Marketing Qualified Lead" owned by marketing {
  meaning "Worth a call"
  becomes SAL as soon as employees at least 250
}
final stage SAL "Handed to sales" owned by sales
"#,
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(measured) = cx.measured.filter(|measured| measured.leads > 0) else { return };
    let mut said = HashSet::new();
    for (condition, span, severity, what) in places(cx) {
        let unknown = measured.unknown.get(&condition).copied().unwrap_or(0);
        let is_open = measured.are_most(unknown) && is_about_fields(cx, condition);
        // Who was not asked yet is no surprise.
        let is_asked = worst(cx, measured, condition)
            .is_some_and(|field| cx.model.fields.at(field).question_of.is_some());
        if is_open && !is_asked && said.insert(span) {
            let mut one = say(cx, measured, condition, span, unknown, what);
            one.severity = severity;
            found.push(one);
        }
    }
    for (_, handover) in cx.handovers() {
        handover.needs.iter().for_each(|need| needed(cx, measured, need, handover, found));
    }
}

/// Every condition with where it decides, and what it is.
fn places(cx: &Context<'_>) -> Vec<(CondId, Span, Severity, &'static str)> {
    let mut all = Vec::new();
    for stage in cx.model.stages.as_slice() {
        of_stage(stage, &mut |condition: Option<CondId>, span, what| {
            all.extend(condition.map(|condition| (condition, span, Severity::Warning, what)));
        });
    }
    let model = cx.model;
    let lines = model.start.iter().map(|line| (line.condition, line.span, "line"));
    let tracks = model.nurture.iter().flat_map(|nurture| {
        let tracks = nurture.tracks.iter().map(|track| (track.condition, track.span, "condition"));
        tracks.chain([(nurture.condition, nurture.span, "condition")])
    });
    let choices = model.choices.as_slice().iter().flat_map(|choice| &choice.lines);
    let choices = choices.map(|line| (Some(line.condition), line.span, "line"));
    for (condition, span, what) in lines.chain(tracks).chain(choices) {
        all.extend(condition.map(|condition| (condition, span, Severity::Warning, what)));
    }
    for rule in model.rules.as_slice() {
        if let RuleKind::When { condition, .. } = rule.kind {
            all.push((condition, rule.span, Severity::Hint, "rule"));
        }
    }
    all
}

fn of_stage(stage: &Stage, add: &mut dyn FnMut(Option<CondId>, Span, &'static str)) {
    stage.automatic.iter().for_each(|way| add(way.condition, way.way.span, "guard"));
    stage.commands.iter().for_each(|command| add(command.condition, command.way.span, "guard"));
    stage.notices.iter().for_each(|notice| add(notice.condition, notice.span, "condition"));
    if let Some(handover) = &stage.handover {
        add(handover.only_when, handover.span, "condition of this handover");
        handover.rejects.iter().for_each(|reject| add(reject.condition, reject.way.span, "guard"));
        handover.routes.iter().for_each(|route| add(route.condition, route.span, "route"));
        let clocks = handover.confirms.iter().chain(&handover.accepts);
        clocks.for_each(|clock| add(clock.condition, clock.span, "condition"));
    }
}

/// Whether fields decide, and not the age or the newest of interactions, which a file of leads may not hold.
fn is_about_fields(cx: &Context<'_>, condition: CondId) -> bool {
    !parts(cx.model, [Node::Condition(condition)]).iter().any(|part| match part {
        Node::Quantity(id) => matches!(cx.model.quantities.at(*id), Quantity::DaysSinceLast(_)),
        part => matches!(part, Node::Operand(Operand::Latest(..))),
    })
}

/// The field that is missing most often.
fn worst(cx: &Context<'_>, measured: &Measured, condition: CondId) -> Option<FieldId> {
    let asked = reads::asked_whether_known(cx.model, condition);
    let fields = crate::model::asks::condition(cx.model, condition);
    fields.into_iter().filter(|field| !asked.contains(field)).min_by_key(|&field| measured.of_field(field))
}

fn say(
    cx: &Context<'_>,
    measured: &Measured,
    condition: CondId,
    span: Span,
    unknown: u64,
    what: &str,
) -> Diagnostic {
    let (unknown, leads) = (grouped(unknown), grouped(measured.leads));
    let because =
        worst(cx, measured, condition).map(|field| because(cx, measured, field)).unwrap_or_default();
    let message = format!("this {what} stays unknown for {unknown} of {leads} leads{because}");
    let negated = matches!(cx.model.conditions.at(condition), Condition::Not(_));
    let help = if negated {
        "say what an empty field means with `empty means …`, or add `or … is unknown`"
    } else {
        "ask for the field earlier, say what an empty one means with `empty means …`, or decide by one that is filled"
    };
    LINT.at(cx.place_in(condition, span), message).help(help)
}

/// `` : `revenue` is filled for 26% of them ``
fn because(cx: &Context<'_>, measured: &Measured, field: FieldId) -> String {
    let name = &cx.model.fields.at(field).name;
    match measured.of_field(field) {
        0 => format!(": `{name}` is filled for none of them"),
        known => format!(": `{name}` is filled for {} of them", measured.share(known)),
    }
}

/// What a handover needs and most leads do not have, at most: where one of several will do, their shares are added.
fn needed(
    cx: &Context<'_>,
    measured: &Measured,
    need: &Need,
    handover: &Handover,
    found: &mut Vec<Diagnostic>,
) {
    let known: u64 = need.any_of.iter().map(|&field| measured.of_field(field)).sum();
    let missing = measured.leads.saturating_sub(known);
    if !measured.are_most(missing) {
        return;
    }
    let names: Vec<&str> = need.any_of.iter().map(|&field| cx.model.fields.at(field).name.as_str()).collect();
    let (listed, share) = (crate::lint::say::list(&names, "or"), measured.share(known.min(measured.leads)));
    let team = &cx.model.teams.at(handover.to).name;
    let is = if known == 0 { "for no lead".to_owned() } else { format!("for {share} of leads at most") };
    let message = format!("nothing is handed over to `{team}` without {listed}, filled {is}");
    found.push(LINT.at(need.span, message).help("see that somebody fills it, or do not demand it"));
}
