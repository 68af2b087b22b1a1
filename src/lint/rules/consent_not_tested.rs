//! Contact with people who may not have agreed to it.

mod asks;

use asks::{Consents, asks_itself};

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::witness::{self, Wanted};
use crate::lint::{Context, Lint, LintGroup, say};
use crate::model::{CondId, FieldId, Nurture, Operand, Track};
use crate::reason::{Goal, Key, Numbers};
use crate::values::Ranges;
use crate::values::text::quoted;

pub(in crate::lint) static LINT: Lint = Lint {
    name: "consent-not-tested",
    level: Severity::Warning,
    group: LintGroup::Handover,
    what: "Leads are nurtured or handed over for a call, and nothing asks whether they may be contacted.",
    why: "Mail to somebody who has not agreed to it, or has left the list, is against the law in many countries, and the \
          fastest way to lose a lead. Test it where it matters: behind `nurture with all that fit when`, and in the \
          handover with `only when`. Handovers are a hint only, for not every call needs a consent; so are single tracks \
          beside others that ask, a test of the consent alone where leads can also leave the list, and one that something \
          else stands in for: `consent or source is partner` lets a lead through that has said no. If that is meant, \
          say so with an `allow`.",
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

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let consents = Consents::of(cx.model);
    let names = consents.names(cx.model);
    nurture(cx, &consents, &names, found);
    if names.is_empty() {
        return;
    }
    let asked = asks::asked(cx, &consents);
    for (id, stage) in cx.model.stages.iter() {
        let Some(handover) = &stage.handover else { continue };
        if asks_itself(cx, handover, &consents) {
            continue;
        }
        let team = &cx.model.teams.at(handover.to).name;
        let help = "if the lead will be contacted, add `only when …` to this handover";
        if asked.by_some.contains(&id) {
            let Some((way, other)) = asked.forgotten(id) else { continue };
            let listed = say::list(&names, "or");
            let message = format!("this way leads to `{team}` whatever {listed} says, and another one asks");
            let forgotten = LINT
                .at(cx.first_line(way), message)
                .help("ask here, too, or add `only when …` to the handover");
            found.push(hint(forgotten.related(cx.first_line(other), "this way asks")));
        } else if let Some(place) = asks::stand_in(cx, id, &consents) {
            let listed = say::list(&names, "or");
            let message =
                format!("a lead can come to `{team}` whatever {listed} says: something else will do here");
            let help = format!("ask for {listed} of every lead, unless what stands in for it is as good");
            // Where leads are nurtured by the same condition, that is said already.
            if !found.iter().any(|one| one.code == LINT.name && one.span == place) {
                found.push(hint(LINT.at(place, message).help(help)));
            }
        } else {
            let message = format!("nothing on the way to `{team}` asks for {}", say::list(&names, "or"));
            found.push(hint(LINT.at(cx.first_line(handover.span), message).help(help)));
        }
    }
}

fn hint(of: Diagnostic) -> Diagnostic {
    Diagnostic { severity: Severity::Hint, ..of }
}

fn nurture(cx: &Context<'_>, consents: &Consents, names: &[&str], found: &mut Vec<Diagnostic>) {
    let Some(nurture) = &cx.model.nurture else { return };
    let asks = |condition: Option<CondId>| condition.is_some_and(|of| consents.are_read(cx, of));
    if nurture.tracks.is_empty() {
        return;
    }
    let unasked: Vec<_> = nurture.tracks.iter().filter(|track| !asks(track.condition)).collect();
    let Some(first) = unasked.first().filter(|_| !asks(nurture.condition)) else {
        farewell(cx, nurture, consents, found);
        stands_in(cx, nurture, consents, found);
        return;
    };
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
    // Who asks for some tracks may mean the others for all; and who has not refused may have agreed elsewhere.
    let is_refused = nurture.condition.is_some_and(|of| consents.are_any_read(cx, of));
    if is_refused || names.is_empty() || unasked.len() < nurture.tracks.len() {
        message.severity = Severity::Hint;
    }
    found.push(message);
}

/// Leads that are nurtured with a consent, though they may have taken leave since.
fn farewell(cx: &Context<'_>, nurture: &Nurture, consents: &Consents, found: &mut Vec<Diagnostic>) {
    let asks = |condition: Option<CondId>| condition.filter(|&of| consents.are_read(cx, of));
    let Some(condition) = asks(nurture.condition) else { return };
    let left = asks::farewells(cx.model);
    let tracks = nurture.tracks.iter().filter_map(|track| track.condition);
    let is_left = |of: CondId| left.iter().any(|field| cx.reads(of).fields.contains(field));
    if left.is_empty() || tracks.chain([condition]).any(is_left) {
        return;
    }
    let names: Vec<&str> = left.iter().map(|&field| cx.model.fields.at(field).name.as_str()).collect();
    let message = format!("leads are nurtured whatever {} says", say::list(&names, "or"));
    let help = format!(
        "ask for both behind `nurture with all that fit when`, with `and not {}`",
        names.join(" and not ")
    );
    found.push(hint(LINT.at(cx.first_line(nurture.span), message).help(help)));
}

/// Leads that are nurtured without a consent, for something else will do.
fn stands_in(cx: &Context<'_>, nurture: &Nurture, consents: &Consents, found: &mut Vec<Diagnostic>) {
    let forces = |condition: Option<CondId>| condition.is_some_and(|of| consents.are_forced(cx, of));
    let [field] = consents.given.as_slice() else { return };
    if forces(nurture.condition) {
        return;
    }
    for track in nurture.tracks.iter().filter(|track| !forces(track.condition)) {
        let wanted = refused(cx, nurture, track, *field);
        let goals = wanted.given.iter().cloned();
        let holding = wanted.holding.iter().map(|&id| Goal::Is(id, crate::reason::Mask::YES));
        if cx.reasoner().solve(goals.chain(holding).collect()).is_never() {
            continue;
        }
        let name = &cx.model.fields.at(*field).name;
        let (message, place) = match nurture.condition.filter(|&of| consents.are_read(cx, of)) {
            Some(of) => {
                let place = cx.model.condition_span(consents.opening(cx, of));
                (format!("leads are nurtured whose `{name}` is no"), place)
            }
            None => (format!("leads get `{}` whose `{name}` is no", say::short(&track.title)), track.span),
        };
        let help = format!("ask for `{name}` of every lead, unless what stands in for it is as good");
        let mut one = hint(LINT.at(cx.first_line(place), message).help(help));
        one.witness = witness::of(cx, &wanted);
        found.push(one);
        return;
    }
}

/// A lead that has said no, and gets a track.
fn refused<'m>(cx: &Context<'m>, nurture: &Nurture, track: &Track, field: FieldId) -> Wanted<'m> {
    let (name, key) = (&cx.model.fields.at(field).name, Key::Field(Operand::Lead(field)));
    Wanted {
        title: format!("Nurtured, and {name} is no"),
        holding: nurture.condition.into_iter().chain(track.condition).collect(),
        given: vec![Goal::Known(key), Goal::Within(key, Numbers(Ranges::one(0)))],
        expect: vec![format!("{name} is no"), format!("nurture includes {}", quoted(&track.title))],
        ..Wanted::default()
    }
}
