//! The lifecycle as a graph.

mod dot;
mod mermaid;

use std::collections::HashMap;

use super::wording::Wording;
use super::words::{Cx, during, listed};
use crate::model::{Automatic, Command, Handover, Late, Model, Stage, StageId};
use crate::sources::{Sources, Span};
use crate::syntax::ast::Ast;

/// The stages of a pact, who owns them, and all ways between them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Lifecycle {
    /// The pact's name.
    pub name: String,
    /// The teams, in the order of the pact.
    pub teams: Vec<LifecycleTeam>,
    /// The stages, in the order of the pact.
    pub stages: Vec<LifecycleStage>,
    /// The ways between them, stage by stage, in the order in which they are tried.
    pub steps: Vec<LifecycleStep>,
    /// The stage that a lead starts in where nothing else fits.
    usual_start: Option<usize>,
}

impl Lifecycle {
    /// The stage that a lead starts in where no condition sends it elsewhere: a place in [`Lifecycle::stages`].
    #[must_use]
    pub fn first_start(&self) -> Option<usize> {
        self.usual_start
    }

    /// Whether leads may start in a stage, a place in [`Lifecycle::stages`], beside the one they usually start in.
    #[must_use]
    pub fn also_starts(&self, stage: usize) -> bool {
        self.stages.get(stage).is_some_and(|of| of.is_start) && self.usual_start != Some(stage)
    }
}

/// A team.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LifecycleTeam {
    /// What rules call it.
    pub name: String,
    /// What people call it; its name where nobody said.
    pub label: String,
}

/// A stage.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LifecycleStage {
    /// What rules call it.
    pub name: String,
    /// What people call it.
    pub label: Option<String>,
    /// What it means.
    pub meaning: Option<String>,
    /// The team that owns it: a place in [`Lifecycle::teams`].
    pub owner: usize,
    /// No way leads out.
    pub is_final: bool,
    /// Leads start here.
    pub is_start: bool,
}

/// A way from one stage to another.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LifecycleStep {
    /// The stage it leads out of, a place in [`Lifecycle::stages`]; none for every stage that is not final.
    pub from: Option<usize>,
    /// The stage it leads to.
    pub to: usize,
    /// What takes a lead there.
    pub kind: StepKind,
    /// In words: `as soon as interest at least 40`, `sales may recycle`.
    pub words: String,
}

/// What takes a lead from one stage to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum StepKind {
    /// A condition, as soon as it holds.
    Automatic,
    /// Time, whatever people do.
    Timed,
    /// A team, by a command.
    Manual,
    /// The handover, once it is accepted.
    Handover,
}

impl StepKind {
    /// All of them, as legends list them.
    pub const ALL: [Self; 4] = [Self::Automatic, Self::Timed, Self::Manual, Self::Handover];

    /// In words, for a legend.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Automatic => "by itself",
            Self::Timed => "after a time",
            Self::Manual => "by a team",
            Self::Handover => "handover",
        }
    }
}

/// The lifecycle of a pact.
pub(crate) fn lifecycle(model: &Model, sources: &Sources, trees: &[Ast]) -> Lifecycle {
    let wording = Wording::read(trees);
    graph(Cx { model, sources, wording: &wording })
}

/// The lifecycle of the pact that words are made from.
pub(super) fn graph(cx: Cx<'_>) -> Lifecycle {
    let model = cx.model;
    let teams = model.teams.as_slice().iter().map(|team| LifecycleTeam {
        name: team.name.clone(),
        label: team.label.as_ref().unwrap_or(&team.name).clone(),
    });
    let starts: Vec<StageId> = model.start.iter().map(|line| line.stage).collect();
    let always = model.start.iter().any(|line| line.condition.is_none());
    let stages = model.stages.iter().map(|(id, stage)| LifecycleStage {
        name: stage.name.clone(),
        label: stage.label.clone(),
        meaning: stage.meaning.clone(),
        owner: usize::from(stage.owner.0),
        is_final: stage.is_final,
        is_start: starts.contains(&id) || (id.0 == 0 && !always),
    });
    let otherwise = model.start.iter().find(|line| line.condition.is_none());
    let usual = otherwise.map_or(0, |line| usize::from(line.stage.0));
    Lifecycle {
        name: model.name.clone(),
        teams: teams.collect(),
        stages: stages.collect(),
        steps: steps(cx),
        usual_start: (usual < model.stages.as_slice().len()).then_some(usual),
    }
}

/// All ways; one that is written for every stage once, where it leaves the first.
fn steps(cx: Cx<'_>) -> Vec<LifecycleStep> {
    let mut written: HashMap<Span, usize> = HashMap::new();
    for stage in cx.model.stages.as_slice() {
        for span in ways(stage) {
            *written.entry(span).or_default() += 1;
        }
    }
    let mut steps: Vec<LifecycleStep> = Vec::new();
    let mut shared = Vec::new();
    for (id, stage) in cx.model.stages.iter() {
        let own: Vec<(Span, LifecycleStep)> = stage_steps(cx, id, stage);
        for (span, mut step) in own {
            if written.get(&span).copied().unwrap_or(0) < 2 {
                steps.push(step);
            } else if !shared.contains(&span) {
                shared.push(span);
                step.from = None;
                steps.push(step);
            }
        }
    }
    // Those of every stage are read last.
    steps.sort_by_key(|step| step.from.is_none());
    steps
}

/// Where the ways out of a stage are written, each once.
fn ways(stage: &Stage) -> Vec<Span> {
    let automatic = stage.automatic.iter().map(|way| way.way.span);
    let mut spans: Vec<Span> =
        automatic.chain(stage.commands.iter().map(|command| command.way.span)).collect();
    spans.sort_unstable();
    spans.dedup();
    spans
}

fn stage_steps(cx: Cx<'_>, id: StageId, stage: &Stage) -> Vec<(Span, LifecycleStep)> {
    let from = Some(usize::from(id.0));
    let step = |to: StageId, kind, words| LifecycleStep { from, to: usize::from(to.0), kind, words };
    let mut steps = Vec::new();
    for way in &stage.automatic {
        let kind = if way.after.is_some() { StepKind::Timed } else { StepKind::Automatic };
        steps.push((way.way.span, step(way.way.to, kind, automatic(cx, way))));
    }
    if let Some(handover) = &stage.handover {
        steps.push((handover.span, step(handover.becomes, StepKind::Handover, accepted(cx, handover))));
        for clock in handover.confirms.iter().chain(&handover.accepts) {
            if let (Some(Late::Becomes(way)), Some(within)) = (&clock.if_late, clock.within) {
                let verb = if handover.accepts.contains(clock) { "accepted" } else { "confirmed" };
                let words = format!("not {verb} within {within}");
                steps.push((clock.span, step(way.to, StepKind::Timed, words)));
            }
        }
        for reject in &handover.rejects {
            steps.push((reject.way.span, step(reject.way.to, StepKind::Manual, command(cx, reject))));
        }
    }
    for given in &stage.commands {
        steps.push((given.way.span, step(given.way.to, StepKind::Manual, command(cx, given))));
    }
    steps
}

fn automatic(cx: Cx<'_>, way: &Automatic) -> String {
    let mut words = Vec::new();
    words.extend(way.after.map(|after| format!("after {after}")));
    words.extend(way.during.map(|part| during(part).to_owned()));
    words.extend(
        way.condition.map(|condition| format!("as soon as {}", cx.condition(way.way.span, condition))),
    );
    words.join(" ")
}

fn accepted(cx: Cx<'_>, handover: &Handover) -> String {
    format!("handed over to {}, when accepted", cx.team(handover.to))
}

fn command(cx: Cx<'_>, command: &Command) -> String {
    let teams = listed(command.teams.iter().map(|team| cx.team(*team)), "or");
    let mut words = format!("{teams} may {}", command.action);
    if !command.reasons.is_empty() {
        words += &format!(" because {}", cx.reasons(&command.reasons));
    }
    words
}

/// The fill of what a team owns, for light and dark pages alike: all letters are dark.
fn fill(team: usize) -> &'static str {
    const FILLS: [&str; 6] = ["#dbe7fb", "#fde3c8", "#dcf0d8", "#ecdcf5", "#fbdada", "#e3e6ea"];
    FILLS.get(team % FILLS.len()).copied().unwrap_or("#eeeeee")
}
