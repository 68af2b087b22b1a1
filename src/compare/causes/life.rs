//! Which changes make the life of a lead go otherwise: those of the lines at which it first did, and of what these
//! read.

use std::collections::{BTreeSet, HashMap};

use super::Causes;
use super::reach::is_of_lifecycle;
use crate::compare::draft::Draft;
use crate::compare::lives::{Event, Life, Lived, Tongue, live, minute};
use crate::compare::outcomes::{Moved, Outcome, OutcomeKind, outcomes};
use crate::compare::{Paired, Side};
use crate::explain::{Line, line_at};
use crate::lifecycle::{TransitionKind, World};
use crate::meaning::PieceKind;
use crate::model::Model;
use crate::sources::Span;
use crate::values::Instant;

/// What it takes to live lives under both pacts.
pub(in crate::compare) struct Lives<'a> {
    old: World<'a>,
    new: World<'a>,
    /// The lines of the lifecycle by their places, old and new.
    lines: [HashMap<Place, Vec<&'a Paired>>; 2],
    /// When examples begin.
    begin: Instant,
}

/// A line of a pact: its file, its number, what it says.
type Place = (String, u32, String);

/// A life under both pacts.
struct Both<'l> {
    old: &'l Lived,
    new: &'l Lived,
}

impl<'a> Lives<'a> {
    pub fn new((old, new): (&Side<'a>, &Side<'a>), paired: &'a [Paired], begin: Instant) -> Self {
        let mut lines = [HashMap::new(), HashMap::new()];
        for pair in paired.iter().filter(|pair| is_of_lifecycle(pair)) {
            for (places, (side, span)) in lines.iter_mut().zip([(old, pair.old), (new, pair.new)]) {
                if let Some(span) = span {
                    let all: &mut Vec<_> = places.entry(place(&line_at(side.sources, span))).or_default();
                    all.push(pair);
                }
            }
        }
        Self { old: world(old), new: world(new), lines, begin }
    }

    /// The lines of the lifecycle at the places where something happened.
    fn at(&self, events: &[(usize, &Event)]) -> Vec<&'a Paired> {
        let mut found: Vec<&'a Paired> = Vec::new();
        for (side, event) in events {
            for line in &event.lines {
                let pairs = self.lines.get(*side).and_then(|lines| lines.get(&place(line)));
                found.extend(pairs.into_iter().flatten());
            }
        }
        found
    }
}

impl<'a> Causes<'a> {
    /// How the life of a lead goes otherwise under the new pact; none where it goes as it went, or no change can be
    /// named.
    pub(in crate::compare) fn of_life(
        &mut self,
        lives: &Lives<'a>,
        draft: &Draft,
        life: &Life,
        id: &str,
    ) -> Option<Moved> {
        let instants = life.instants(lives.new.model, lives.begin)?;
        let (begin, names) = (*instants.first()?, self.names);
        let lived = |world: World<'a>, plan, tongue| {
            live((world, plan), draft.lead(world.model, id, begin), life, tongue, &instants)
        };
        let old = lived(lives.old, self.old.plan, Tongue::Old(names))?;
        let new = lived(lives.new, self.new.plan, Tongue::New)?;
        let both = Both { old: &old, new: &new };
        // Who is told changes nothing of where a lead goes, so it is told only where nothing else is different.
        let is_notice = |event: &Event| event.kind == Some(TransitionKind::Notified);
        let goes = both.first_difference(|event| !is_notice(event));
        let events = if goes.is_empty() { both.first_difference(is_notice) } else { goes };
        if events.is_empty() {
            return None;
        }
        self.old.stand(lives.old, &old.lead, &old.state, old.at)?;
        self.new.stand(lives.new, &new.lead, &new.state, new.at)?;
        self.last = outcomes(&self.old, &self.new, &|kind, name| names.new_name(kind, name).to_owned());
        self.last.extend(both.command(life));
        self.last
            .extend(both.notices(lives.new.model).filter(|_| events.iter().all(|(_, of)| is_notice(of))));
        let outcomes: Vec<Outcome> = self.last.iter().filter(|of| of.differs()).cloned().collect();
        if outcomes.is_empty() {
            return None;
        }
        let because = self.behind_life(lives, &events, &outcomes);
        (!because.is_empty()).then(|| Moved { id: id.to_owned(), outcomes, because })
    }

    /// The numbers of the changes at which a life parted.
    fn behind_life(
        &mut self,
        lives: &Lives<'a>,
        events: &[(usize, &Event)],
        outcomes: &[Outcome],
    ) -> Vec<usize> {
        let mut lines = lives.at(events);
        lines.extend(self.handed_over_by(events));
        let valued = outcomes.iter().filter(|of| {
            use OutcomeKind::{Choice, Rating, Score, Table};
            matches!(of.kind, Score | Rating | Table | Choice)
        });
        let mut reads: Vec<&'a Paired> = self.reach.changes(valued).to_vec();
        reads.retain(|pair| !is_of_lifecycle(pair));
        reads.extend(self.reach.behind(&lines));
        let looked = self.looked();
        let read = reads.into_iter().filter(|pair| looked.differ(pair)).filter_map(|pair| pair.change);
        let mut because: BTreeSet<usize> = lines.iter().filter_map(|line| line.change).collect();
        because.extend(read);
        if because.is_empty() {
            // What all clocks read: the time zone, the work time, the holidays.
            let header = self.paired.iter().filter(|pair| pair.declaration.0 == "pact");
            because.extend(header.filter_map(|pair| pair.change));
        }
        because.into_iter().collect()
    }

    /// The lines that a handover waits for, where a lead was handed over or confirmed under one pact only.
    fn handed_over_by(&self, events: &[(usize, &Event)]) -> Vec<&'a Paired> {
        let is_handing = |event: &Event| {
            let handed = matches!(event.kind, Some(TransitionKind::HandedOver | TransitionKind::Confirmed));
            handed || event.action.as_deref() == Some("confirm")
        };
        let Some((_, event)) = events.iter().find(|(_, event)| is_handing(event)) else { return Vec::new() };
        let stage = Some(&event.stage);
        let waits =
            [(self.old.model, self.names.old_name("stage", &event.stage)), (self.new.model, &event.stage)];
        let [old, new] = waits.map(|(model, stage)| Waits::of(model, stage));
        let looked = self.looked();
        let of_stage = self.paired.iter().filter(|pair| {
            pair.declaration.0 == "stage"
                && pair.declaration.1.as_ref() == stage
                && pair.kind == PieceKind::Way
        });
        let waited_for = of_stage.filter(|pair| {
            let is_inside =
                pair.old.is_some_and(|span| old.holds(span)) || pair.new.is_some_and(|span| new.holds(span));
            is_inside
                && match pair.key.as_deref() {
                    Some("needs") => looked.needs(pair),
                    Some("only when") => looked.only_when(pair),
                    _ => true,
                }
        });
        waited_for.collect()
    }
}

/// The lines that a handover waits for.
#[derive(Default)]
struct Waits {
    whole: Option<Span>,
    /// Lines of what comes once it is pending.
    later: Vec<Span>,
}

impl Waits {
    fn of(model: &Model, stage: &str) -> Self {
        let stage = model.stages.as_slice().iter().find(|of| of.name == stage);
        let Some(handover) = stage.and_then(|stage| stage.handover.as_ref()) else { return Self::default() };
        let rejects = handover.rejects.iter().map(|reject| reject.way.span);
        let later = handover.accepts.iter().map(|clock| clock.span).chain(rejects).collect();
        Self { whole: Some(handover.span), later }
    }

    fn holds(&self, span: Span) -> bool {
        let inside =
            |whole: Span| whole.file == span.file && whole.start < span.start && span.end <= whole.end;
        self.whole.is_some_and(inside) && !self.later.contains(&span)
    }
}

impl Both<'_> {
    /// What first happened under one pact only, of some events; with the side it happened on.
    fn first_difference(&self, of: impl Fn(&Event) -> bool) -> Vec<(usize, &Event)> {
        let [old, new] = [self.old, self.new].map(|lived| lived.events.iter().filter(|&event| of(event)));
        let [old, new] = [old, new].map(Iterator::collect::<Vec<_>>);
        let same = old.iter().zip(&new).take_while(|(old, new)| old.is_like(new)).count();
        match (old.get(same).copied(), new.get(same).copied()) {
            (Some(old), Some(new)) if old.at < new.at => vec![(0, old)],
            (Some(old), Some(new)) if old.at > new.at => vec![(1, new)],
            (old, new) => {
                let old = old.into_iter().map(|event| (0, event));
                old.chain(new.into_iter().map(|event| (1, event))).collect()
            }
        }
    }

    /// Whether the last command was carried out.
    fn command(&self, life: &Life) -> Option<Outcome> {
        let said = |lived: &Lived| Some(if lived.refused { "refused" } else { "carried out" }.to_owned());
        let name = Some(life.action()?.to_owned());
        Some(Outcome { kind: OutcomeKind::Command, name, old: said(self.old), new: said(self.new) })
    }

    /// Who is told, and when.
    fn notices(&self, model: &Model) -> Option<Outcome> {
        let told = |lived: &Lived| {
            let told = lived.events.iter().filter_map(|event| {
                Some(format!("{} on {}", event.notify.as_ref()?, minute(model, event.at)))
            });
            Some(told.collect::<Vec<_>>().join("; ")).filter(|told| !told.is_empty())
        };
        let (old, new) = (told(self.old), told(self.new));
        Some(Outcome { kind: OutcomeKind::Notice, name: None, old, new })
    }
}

fn world<'a>(side: &Side<'a>) -> World<'a> {
    World { model: side.model, sources: side.sources, fingerprint: side.fingerprint }
}

fn place(line: &Line) -> Place {
    (line.file.clone(), line.line, line.text.clone())
}
