//! Examples: a lead, what happens to it, what is expected.

use super::Checker;
use super::expr::{Place, Scope, Targets, Work, no_such_time};
use super::header::twice;
use super::names::Space;
use crate::diagnostics::Diagnostic;
use crate::model::{self, ExampleStep, FieldId, Happened, StageId, Type, Value};
use crate::sources::Span;
use crate::syntax::ast::{
    self, DataEntry, DateLit, Duration, Example, ExampleKind, ExampleLine, ItemKind, Name, Then,
};
use crate::values::{Date, Instant, Period, text};

/// What a handover answers to.
const HANDOVER_COMMANDS: [&str; 3] = ["confirm", "accept", "reject"];

/// What an example says before its first step.
#[derive(Default)]
struct Begin<'a> {
    lead: Option<(&'a [DataEntry], Span)>,
    as_of: Option<&'a DateLit>,
    start: Option<(&'a Name, Option<&'a DateLit>, Span)>,
}

impl<'a> Checker<'a> {
    pub(super) fn examples(&mut self) {
        self.commands = self.all_commands();
        self.targets = Targets::new(self.decls.stages.iter().map(|(stage, _)| *stage));
        let tracks = self.build.model.nurture.iter().flat_map(|nurture| &nurture.tracks);
        self.tracks = tracks.zip(0..=u16::MAX).map(|(track, at)| (text::fold(&track.title), at)).collect();
        let mut titles = std::collections::HashMap::new();
        for item in self.items.clone() {
            let ItemKind::Example(example) = &item.kind else { continue };
            if let Some(first) = titles.insert(example.title.value.as_str(), example.title.span) {
                let message = format!("there are two examples called `{}`", example.title.value);
                let diagnostic = Diagnostic::warning("duplicate-example", example.title.span, message);
                self.report(
                    diagnostic.help("give one of them another title").related(first, "the first one"),
                );
            }
            if let Some(example) = self.example(example, item.span) {
                self.build.model.examples.push(example);
            }
        }
    }

    fn example(&mut self, example: &'a Example, span: Span) -> Option<model::Example> {
        let begin = self.begin(&example.lines);
        let at = self.example_instant(&begin);
        let lead = begin.lead.map_or(Vec::new(), |(entries, _)| self.entries(entries));
        let start_in: Option<StageId> = begin.start.and_then(|(stage, ..)| self.stage(stage));
        let history = example.lines.iter().filter_map(|line| self.past(line, at)).collect();
        let steps = self.steps(&example.lines, at);
        let title = example.title.value.clone();
        Some(model::Example { title, at, lead, history, start_in, steps, span })
    }

    /// The lines that say where the example begins, each at most once, before anything happens.
    fn begin(&mut self, lines: &'a [ExampleLine]) -> Begin<'a> {
        let mut begin = Begin::default();
        let mut going = false;
        let mut as_of_span = None;
        for line in lines {
            let first = match &line.kind {
                ExampleKind::Then(..) | ExampleKind::Expect(_) => {
                    going = true;
                    continue;
                }
                ExampleKind::Ago(..) => None,
                ExampleKind::Lead(entries) => {
                    begin.lead.replace((entries, line.span)).map(|(_, span)| ("lead", span))
                }
                ExampleKind::AsOf(date) => {
                    begin.as_of = Some(date);
                    as_of_span.replace(line.span).map(|span| ("as of", span))
                }
                ExampleKind::StartIn(stage, on) => {
                    begin.start.replace((stage, on.as_ref(), line.span)).map(|(.., span)| ("start in", span))
                }
            };
            if let Some((what, first)) = first.filter(|_| !going) {
                self.report(twice(what, line.span, Some(first)));
            }
            if going {
                let message =
                    "this line says how the example begins, and stands behind a `then` or an `expect`";
                let help = "move it up; for what happens later write `then …`";
                self.report(Diagnostic::error("example-order", line.span, message).help(help));
            }
        }
        begin
    }

    /// The instant at which an example begins.
    fn example_instant(&mut self, begin: &Begin<'a>) -> Instant {
        let on = begin.start.and_then(|(_, on, _)| on);
        if let (Some(as_of), Some(on)) = (begin.as_of, on) {
            let message = "the example begins at two instants";
            let diagnostic =
                Diagnostic::error("twice", as_of.span, message).related(on.span, "the other one");
            self.report(diagnostic.help("leave `as of` out: `start in … on …` says it"));
        }
        match on.or(begin.as_of) {
            Some(date) => self.instant(date).unwrap_or_else(|| {
                self.report(no_such_time(date));
                Instant::default()
            }),
            None => {
                let noon =
                    Date::new(2026, 1, 15).and_then(|day| self.build.model.zone.resolve(day, 12, 0, 0, 0));
                noon.unwrap_or_default()
            }
        }
    }

    /// The values of a lead; those that have a mistake are left out.
    fn entries(&mut self, entries: &[DataEntry]) -> Vec<(FieldId, Value)> {
        let mut values: Vec<(FieldId, Value)> = Vec::with_capacity(entries.len());
        let mut seen = std::collections::HashMap::new();
        for entry in entries {
            let Some(field) = self.field_at(&entry.field) else { continue };
            if let Some(first) = seen.insert(field, entry.field.span) {
                self.report(twice(&self.said(entry.field.span), entry.field.span, Some(first)));
            }
            let (ty, empty_means) = {
                let field = &self.build.model.fields.at(field);
                (field.ty.clone(), field.empty_means.clone())
            };
            if let Some(value) = self.entry(entry, &ty) {
                let value = if value.is_known() { value } else { empty_means.unwrap_or_default() };
                values.push((field, value));
            }
        }
        values
    }

    fn entry(&mut self, entry: &DataEntry, ty: &Type) -> Option<Value> {
        let name = self.said(entry.field.span);
        self.value(ty, &name, &format!("{name}:"), &entry.value)
    }

    /// `3 days ago whitepaper_download { … }`
    fn past(&mut self, line: &ExampleLine, at: Instant) -> Option<Happened> {
        let ExampleKind::Ago(ago, happened) = &line.kind else { return None };
        let period = self.period(*ago, Work::Fits);
        let happened = self.happened(happened, at);
        let at = self.before(at, period?);
        Some(Happened { at, ..happened? })
    }

    fn happened(&mut self, happened: &ast::Happened, at: Instant) -> Option<Happened> {
        let what = self.interaction(&happened.what)?;
        let fields = &self.build.model.interactions.at(what).fields;
        let mut values: Vec<Value> =
            fields.iter().map(|field| field.empty_means.clone().unwrap_or_default()).collect();
        if !self.has_room(values.len(), happened.what.span) {
            return None;
        }
        let mut seen = std::collections::HashMap::new();
        for entry in &happened.fields {
            let Some(place) = self.place_of(&happened.what, what, entry) else { continue };
            if let Some(first) = seen.insert(place, entry.field.span) {
                self.report(twice(&self.said(entry.field.span), entry.field.span, Some(first)));
            }
            let fields = &self.build.model.interactions.at(what).fields;
            let Some(ty) = fields.get(usize::from(place)).map(|field| field.ty.clone()) else { continue };
            let value = self.entry(entry, &ty).filter(Value::is_known);
            if let (Some(slot), Some(value)) = (values.get_mut(usize::from(place)), value) {
                *slot = value;
            }
        }
        Some(Happened { at, what, values })
    }

    fn place_of(&mut self, name: &Name, what: model::TypeId, entry: &DataEntry) -> Option<u16> {
        match &entry.field.owner {
            None => self.own_place(name, what, &entry.field.name, entry.field.span),
            Some(_) => {
                let whole = Name { text: self.said(entry.field.span), span: entry.field.span };
                self.own_place(name, what, &whole, entry.field.span)
            }
        }
    }

    /// What happens after the beginning, each at its instant.
    fn steps(&mut self, lines: &[ExampleLine], begin: Instant) -> Vec<ExampleStep> {
        let mut at = begin;
        let mut steps = Vec::new();
        for line in lines {
            let kind = match &line.kind {
                ExampleKind::Then(after, then) => {
                    at = after.map_or(at, |after| self.later(at, after));
                    self.then(then, at)
                }
                ExampleKind::Expect(expr) => {
                    self.condition(expr, Scope::at(Place::Expect)).map(model::ExampleKind::Expect)
                }
                _ => None,
            };
            steps.extend(kind.map(|kind| ExampleStep { kind, at, span: line.span }));
        }
        steps
    }

    fn then(&mut self, then: &Then, at: Instant) -> Option<model::ExampleKind> {
        Some(match then {
            Then::Time => model::ExampleKind::Time,
            Then::Interaction(happened) => model::ExampleKind::Interaction(self.happened(happened, at)?),
            Then::Lead(entries) => model::ExampleKind::Lead(self.entries(entries)),
            Then::Command { action, team, reason } => {
                self.known_command(action);
                let team = self.team(team)?;
                let reason = reason.as_ref().map(|reason| reason.text.clone());
                model::ExampleKind::Command { action: action.text.clone(), team, reason }
            }
        })
    }

    /// A command that no stage knows can only be a slip of the pen.
    fn known_command(&mut self, action: &Name) {
        let name = action.text.as_str();
        // A command or track may be in what could not be read.
        let unsure = self.is_excused(name) || !self.unread.is_empty();
        if unsure || self.commands.binary_search(&action.text).is_ok() {
            return;
        }
        let commands = if self.looks_for_similar() { self.commands.clone() } else { Vec::new() };
        let message = format!("no stage has a command `{name}`");
        let _: Option<()> = self.not_among(
            (Space::Of("command ".to_owned()), "unknown-command"),
            action.span,
            message,
            name,
            &commands,
            "the commands are",
        );
    }

    /// All commands, sorted, each once.
    fn all_commands(&self) -> Vec<String> {
        let stages = self.decls.stages.iter().flat_map(|(stage, _)| &stage.items);
        let everywhere = self.items.iter().flat_map(|item| match &item.kind {
            ItemKind::EveryStage(items) => items.as_slice(),
            _ => &[],
        });
        let actions = stages.chain(everywhere).filter_map(|item| match &item.kind {
            ast::StageKind::May(may) => Some(may.action.text.as_str()),
            _ => None,
        });
        let mut actions: Vec<String> = actions.chain(HANDOVER_COMMANDS).map(str::to_owned).collect();
        actions.sort_unstable();
        actions.dedup();
        actions
    }

    fn later(&mut self, at: Instant, after: Duration) -> Instant {
        let Some(period) = self.period(after, Work::Fits) else { return at };
        self.plus(at, period)
    }

    fn plus(&self, at: Instant, period: Period) -> Instant {
        match &self.build.model.work {
            Some(work) => work.plus(at, period).unwrap_or(at),
            None => self.build.model.zone.plus(at, period, 1),
        }
    }

    /// The instant so long before another; in work time the latest from which that is so long.
    fn before(&self, at: Instant, period: Period) -> Instant {
        if !period.unit().is_work() {
            return self.build.model.zone.minus(at, period, 1);
        }
        let (mut early, mut late) = (Instant(i64::MIN / 4).max(EARLIEST), at);
        while early.plus_millis(1) < late {
            let middle = Instant(early.0 + (late.0 - early.0) / 2);
            if self.plus(middle, period) <= at {
                early = middle;
            } else {
                late = middle;
            }
        }
        early
    }
}

/// Before anything that can happen in an example: the year 0000.
const EARLIEST: Instant = Instant(-62_167_219_200_000);
