//! Where a lead stands: `stage is`, `handover is`, and what only `expect` may ask.

use std::collections::HashSet;

use super::{Place, Scope, Thing};
use crate::check::Checker;
use crate::check::names::Space;
use crate::diagnostics::Diagnostic;
use crate::model::{CondId, Condition, HandoverPart, StageId, TeamId};
use crate::sources::Span;
use crate::syntax::ast::{
    Expr, HandOverKind, IncludeArg, IncludeOp, ListRef, Name, Operand, Path, Route, RouteTo, Stage,
    StageKind, Test, TestKind, Word,
};
use crate::values::text;

/// A word for where a lead stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Stage,
    Handover,
    Responsible,
    Route,
    Nurture,
    Refused,
}

impl State {
    /// The word, where it may stand.
    pub(super) fn named(name: &str, place: Place) -> Option<Self> {
        Some(match name {
            "stage" if place >= Place::Routing => Self::Stage,
            "handover" if place >= Place::Routing => Self::Handover,
            "responsible" if place >= Place::Expect => Self::Responsible,
            "route" if place >= Place::Expect => Self::Route,
            "nurture" if place >= Place::Expect => Self::Nurture,
            "refused" if place >= Place::Expect => Self::Refused,
            _ => return None,
        })
    }

    /// What to say of the word elsewhere, where nothing else is called so.
    pub(super) fn not_here(name: &str) -> (String, String) {
        match name {
            "stage" | "handover" => (
                format!("`{name} is` can stand only in `nurture`, `goes to` and `expect`"),
                "put the rule into the stage that is meant, or leave this test out".to_owned(),
            ),
            _ => (
                format!("`{name}` can stand only in the `expect` lines of an example"),
                "leave this test out".to_owned(),
            ),
        }
    }

    pub(super) fn a(self) -> &'static str {
        match self {
            Self::Stage => "the stage of the lead",
            Self::Handover => "the part of the handover",
            Self::Responsible => "the team that is responsible",
            Self::Route => "where the handover goes",
            Self::Nurture => "the nurture tracks",
            Self::Refused => "whether the last command was refused",
        }
    }
}

/// What `is` and `is one of` list, without regard to a `not`.
enum Asked<'t> {
    Words(Vec<&'t Word>),
    Known,
}

impl<'a> Checker<'a> {
    /// How it is asked for, as an example with names of the pact.
    pub(super) fn state_example(&self, state: State) -> String {
        let first = |names: &[&str], else_: &str| names.first().map_or(else_, |name| *name).to_owned();
        match state {
            State::Stage => format!("stage is {}", first(self.names.stages.list(), "…")),
            State::Handover => "handover is waiting".to_owned(),
            State::Responsible => format!("responsible is {}", first(self.names.teams.list(), "…")),
            State::Route => "route is \"…\"".to_owned(),
            State::Nurture => "nurture includes \"…\"".to_owned(),
            State::Refused => "refused".to_owned(),
        }
    }

    pub(super) fn state_test(
        &mut self,
        state: State,
        subject: &Expr,
        test: &Test,
        span: Span,
    ) -> Option<CondId> {
        let (asked, negated) = match &test.kind {
            TestKind::Is { negated, value: Operand::Word(word) } => (Asked::Words(vec![word]), *negated),
            TestKind::IsOneOf { negated, list: ListRef::Words(words, _) } => {
                (Asked::Words(words.iter().collect()), *negated)
            }
            TestKind::IsKnown { negated } => (Asked::Known, *negated),
            TestKind::Includes(op, words) if state == State::Nurture => return self.tracks(*op, words, span),
            _ => return self.wrong_test(subject, &Thing::State(state), test),
        };
        let condition = match (state, asked) {
            (State::Stage, Asked::Words(words)) => Condition::Stage(self.stages_of(&words)?),
            (State::Stage, Asked::Known) => Condition::Stage(self.build.model.stages.ids().collect()),
            (State::Responsible, Asked::Words(words)) => Condition::Responsible(self.teams_of(&words)?),
            (State::Responsible, Asked::Known) => {
                Condition::Responsible(self.build.model.teams.ids().collect())
            }
            (State::Route, Asked::Words(words)) => self.routes_of(&words)?,
            (State::Route, Asked::Known) => Condition::HasRoute,
            (State::Handover, asked) => {
                let is = self.handover_test(&asked, span)?;
                return Some(self.negated(negated, is, span));
            }
            (State::Nurture | State::Refused, _) => {
                return self.wrong_test(subject, &Thing::State(state), test);
            }
        };
        let is = self.build.plain(condition, span);
        Some(self.negated(negated, is, span))
    }

    fn stages_of(&mut self, words: &[&Word]) -> Option<Box<[StageId]>> {
        let found: Vec<Option<StageId>> = words.iter().map(|word| self.stage(&name_of(word))).collect();
        let mut stages = found.into_iter().collect::<Option<Vec<_>>>()?;
        stages.sort_unstable();
        stages.dedup();
        Some(stages.into())
    }

    fn teams_of(&mut self, words: &[&Word]) -> Option<Box<[TeamId]>> {
        let found: Vec<Option<TeamId>> = words.iter().map(|word| self.team(&name_of(word))).collect();
        let mut teams = found.into_iter().collect::<Option<Vec<_>>>()?;
        teams.sort_unstable();
        teams.dedup();
        Some(teams.into())
    }

    fn handover_test(&mut self, asked: &Asked<'_>, span: Span) -> Option<CondId> {
        let parts = match asked {
            Asked::Known => vec![HandoverPart::Waiting, HandoverPart::Pending],
            Asked::Words(words) => {
                let found: Vec<Option<HandoverPart>> =
                    words.iter().map(|word| self.handover_part(word)).collect();
                found.into_iter().collect::<Option<_>>()?
            }
        };
        let parts = parts.into_iter().map(|part| self.build.plain(Condition::Handover(part), span)).collect();
        self.build.or(parts, span)
    }

    fn handover_part(&mut self, word: &Word) -> Option<HandoverPart> {
        match word.text.as_str() {
            "waiting" => Some(HandoverPart::Waiting),
            "pending" => Some(HandoverPart::Pending),
            other => {
                let message = format!("a handover is `waiting` or `pending`, never `{other}`");
                let help =
                    "`waiting` is before it is handed over, `pending` is until it is accepted or rejected";
                self.report(Diagnostic::error("unknown-word", word.span, message).help(help));
                None
            }
        }
    }

    /// `route is "Ann"`: some handover must go there, unless a field names the person.
    fn routes_of(&mut self, words: &[&Word]) -> Option<Condition> {
        let mut all = true;
        let anybody = self.targets.is_open || !self.unread.is_empty();
        for word in words {
            if anybody || self.targets.folded.contains(&text::fold(&word.text)) {
                continue;
            }
            all = false;
            let message = format!("no handover goes to `{}`", word.text);
            if self.targets.names.is_empty() {
                let help = "say where it goes: `goes to the first that fits { … }` in the handover";
                self.report_unless_excused(Diagnostic::error("unknown-route", word.span, message).help(help));
            } else {
                let names = self.targets.names.clone();
                let space = Space::Of("route ".to_owned());
                let _: Option<()> = self.not_among(
                    (space, "unknown-route"),
                    word.span,
                    message,
                    &word.text,
                    &names,
                    "they go to",
                );
            }
        }
        all.then(|| Condition::Route(words.iter().map(|word| text::fold(&word.text).into()).collect()))
    }

    /// `nurture includes "Monthly news"`
    fn tracks(&mut self, op: IncludeOp, words: &IncludeArg, span: Span) -> Option<CondId> {
        let words: Vec<&Word> = match words {
            IncludeArg::One(word) => vec![word],
            IncludeArg::Many(ListRef::Words(words, _)) => words.iter().collect(),
            IncludeArg::Many(ListRef::Named(name)) => {
                let message = "the tracks of `nurture` are named here, not a list";
                let help = "write `nurture includes any of (\"…\", \"…\")`";
                self.report(Diagnostic::error("list-alone", name.span, message).help(help));
                return None;
            }
        };
        let found: Vec<Option<u16>> = words.iter().map(|word| self.track(word)).collect();
        let places = found.into_iter().collect::<Option<Vec<u16>>>()?;
        if op == IncludeOp::All {
            let each =
                places.iter().map(|&at| self.build.plain(Condition::Nurture([at].into()), span)).collect();
            return self.build.and(each, span);
        }
        Some(self.build.plain(Condition::Nurture(places.into()), span))
    }

    fn track(&mut self, word: &Word) -> Option<u16> {
        if let Some(&at) = self.tracks.get(&text::fold(&word.text)) {
            return Some(at);
        }
        let tracks: Vec<String> = match &self.build.model.nurture {
            Some(nurture) if self.looks_for_similar() => {
                nurture.tracks.iter().map(|track| track.title.clone()).collect()
            }
            _ => Vec::new(),
        };
        if !self.unread.is_empty() {
            return None;
        }
        let message = format!("there is no nurture track called `{}`", word.text);
        if tracks.is_empty() {
            let help = "declare it: `nurture with all that fit { \"…\" when … }`";
            self.report_unless_excused(Diagnostic::error("unknown-track", word.span, message).help(help));
            return None;
        }
        self.not_among(
            (Space::Of("track ".to_owned()), "unknown-track"),
            word.span,
            message,
            &word.text,
            &tracks,
            "the tracks are",
        )
    }

    pub(super) fn refused(&mut self, span: Span) -> CondId {
        self.build.plain(Condition::Refused, span)
    }

    /// `missing phone`
    pub(super) fn missing(&mut self, path: &Path, span: Span, scope: Scope) -> Option<CondId> {
        if scope.place < Place::Expect {
            let message = "`missing` can stand only in the `expect` lines of an example";
            let help = format!("write `{} is unknown`", self.said(path.span));
            self.report(Diagnostic::error("expect-only", span, message).help(help));
            return None;
        }
        let field = self.field_at(path)?;
        Some(self.build.plain(Condition::Missing(field), span))
    }

    fn report_unless_excused(&mut self, diagnostic: Diagnostic) {
        if !self.is_excused("") && self.unread.is_empty() {
            self.report(diagnostic);
        }
    }
}

/// Where handovers may go.
#[derive(Debug, Default)]
pub(in crate::check) struct Targets {
    /// In the order written.
    names: std::sync::Arc<[String]>,
    folded: HashSet<String>,
    /// Whether a field names a person, so that it may be anybody.
    is_open: bool,
}

impl Targets {
    /// Of all handovers, as written.
    pub(in crate::check) fn new<'a>(stages: impl Iterator<Item = &'a Stage>) -> Self {
        let (mut names, mut is_open) = (Vec::new(), false);
        for route in stages.flat_map(routes_of) {
            match &route.to {
                RouteTo::Team(name) | RouteTo::Person(name) => names.push(name.value.clone()),
                RouteTo::SpreadOver(all) => names.extend(all.iter().map(|name| name.value.clone())),
                RouteTo::PersonIn(_) => is_open = true,
                RouteTo::Previous => {}
            }
        }
        let mut folded = HashSet::new();
        names.retain(|name| folded.insert(text::fold(name)));
        Self { names: names.into(), folded, is_open }
    }
}

/// The routes of a stage's handovers.
fn routes_of(stage: &Stage) -> impl Iterator<Item = &Route> {
    let handovers = stage.items.iter().filter_map(|item| match &item.kind {
        StageKind::HandOver(handover) => Some(handover),
        _ => None,
    });
    let routes = handovers.flat_map(|handover| &handover.items).filter_map(|item| match &item.kind {
        HandOverKind::GoesTo(routes) => Some(routes),
        _ => None,
    });
    routes.flatten()
}

/// What kind of name a word after `is` would be.
fn name_of(word: &Word) -> Name {
    Name { text: word.text.clone(), span: word.span }
}
