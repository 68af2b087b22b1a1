//! Stages, their ways out, the handover, nurturing, examples, agreements.

use super::condition::{CondId, HandoverPart};
use super::schema::{FieldId, ReasonId, TeamId, TypeId, Value};
use super::scoring::{RuleKind, ScoreId};
use crate::sources::Span;
use crate::values::{Date, Instant, Period};

super::arena::ids! {
    /// A stage.
    StageId(u16);
}

/// A stage.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    /// Its name.
    pub name: String,
    /// What it is called by people.
    pub label: Option<String>,
    /// The name it had before.
    pub renamed_from: Option<String>,
    /// What it means.
    pub meaning: Option<String>,
    /// Its owner.
    pub owner: TeamId,
    /// Whether no way leads out.
    pub is_final: bool,
    /// Automatic ways and timers, in the order written; those of `in every stage` after its own.
    pub automatic: Vec<Automatic>,
    /// Commands, in the order written; those of `in every stage` after its own.
    pub commands: Vec<Command>,
    /// Notices, in the order written.
    pub notices: Vec<Notice>,
    /// The handover.
    pub handover: Option<Handover>,
    /// Where it is declared.
    pub span: Span,
}

/// Where a way out leads, and what is done on the way.
#[derive(Debug, Clone, PartialEq)]
pub struct Move {
    /// The stage that is entered.
    pub to: StageId,
    /// The scores that are reset.
    pub resetting: Vec<ScoreId>,
    /// `"why"`
    pub why: Option<String>,
    /// Where it is written.
    pub span: Span,
}

/// `becomes STAGE as soon as C`, `becomes STAGE after D in this stage …`
#[derive(Debug, Clone, PartialEq)]
pub struct Automatic {
    /// Where to.
    pub way: Move,
    /// Not before so long in the stage: a timer.
    pub after: Option<Period>,
    /// Only in that part of a handover; `Waiting` also stands for a stage without one.
    pub during: Option<HandoverPart>,
    /// The condition; a timer may have none.
    pub condition: Option<CondId>,
}

/// `TEAM may ACTION to STAGE …`
#[derive(Debug, Clone, PartialEq)]
pub struct Command {
    /// Its name.
    pub action: String,
    /// Who may give it.
    pub teams: Vec<TeamId>,
    /// Where to.
    pub way: Move,
    /// Not before so long in the stage.
    pub after: Option<Period>,
    /// The guard.
    pub condition: Option<CondId>,
    /// What must be known.
    pub needs: Vec<Need>,
    /// One of which must be given, if there are any.
    pub reasons: Vec<ReasonId>,
}

/// One of these fields must be known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// The fields.
    pub any_of: Vec<FieldId>,
    /// Where.
    pub span: Span,
}

/// `notify "WHO" after D in this stage when C`
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// Who.
    pub who: String,
    /// When.
    pub after: Period,
    /// The condition.
    pub condition: Option<CondId>,
    /// Where.
    pub span: Span,
}

/// `hand over to sales, becomes SAL when accepted { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Handover {
    /// The taking team.
    pub to: TeamId,
    /// The stage that accepting enters.
    pub becomes: StageId,
    /// What must be known.
    pub needs: Vec<Need>,
    /// `only when C`; several must all be yes.
    pub only_when: Option<CondId>,
    /// `TEAM confirms first …`; the first that fits holds, without one no confirmation is asked for.
    pub confirms: Vec<Clock>,
    /// `TEAM accepts …`; the first that fits holds, without one there is no deadline.
    pub accepts: Vec<Clock>,
    /// `goes to the first that fits`
    pub routes: Vec<Route>,
    /// `TEAM may reject to STAGE …`
    pub rejects: Vec<Command>,
    /// Where.
    pub span: Span,
}

/// A line of one of the two clocks of a handover.
#[derive(Debug, Clone, PartialEq)]
pub struct Clock {
    /// Who confirms or accepts.
    pub team: TeamId,
    /// The deadline; none where there is no hurry.
    pub within: Option<Period>,
    /// Whether the line fits.
    pub condition: Option<CondId>,
    /// What happens when the deadline passes.
    pub if_late: Option<Late>,
    /// Where.
    pub span: Span,
}

/// What happens when a deadline passes.
#[derive(Debug, Clone, PartialEq)]
pub enum Late {
    /// `notify "…"`
    Notify(String),
    /// `becomes STAGE, resetting SCORE`
    Becomes(Move),
}

/// A line of `goes to the first that fits`.
#[derive(Debug, Clone, PartialEq)]
pub struct Route {
    /// Where to.
    pub to: RouteTo,
    /// The condition; none for `otherwise`.
    pub condition: Option<CondId>,
    /// Where.
    pub span: Span,
}

/// Where a handover goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RouteTo {
    /// `team "Partner desk"`
    Team(String),
    /// `person "Ann"`
    Person(String),
    /// `person account_owner`; the line fits only where the field is known
    PersonIn(FieldId),
    /// `the previous one`; the line fits only where there was one
    Previous,
    /// `spread over "Ann", "Ben"`
    SpreadOver(Vec<String>),
}

/// A line of `leads start in`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartLine {
    /// The stage.
    pub stage: StageId,
    /// The condition; none for `otherwise`.
    pub condition: Option<CondId>,
    /// Where.
    pub span: Span,
}

/// `nurture with all that fit when C { … }`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nurture {
    /// For all tracks.
    pub condition: Option<CondId>,
    /// In the order written.
    pub tracks: Vec<Track>,
    /// Where.
    pub span: Span,
}

/// `"Cloud deep dive" when …`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Track {
    /// Its title.
    pub title: String,
    /// Its own condition.
    pub condition: Option<CondId>,
    /// Where.
    pub span: Span,
}

/// `agreed by sales on 2026-11-20 as "Head of Sales" seal "…"`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// Which team.
    pub team: TeamId,
    /// On which day.
    pub date: Date,
    /// Who signed.
    pub signer: String,
    /// The fingerprint that was signed.
    pub seal: Option<String>,
    /// Where.
    pub span: Span,
}

/// `example "…" { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// Its title, also the id of its lead.
    pub title: String,
    /// The instant it begins at.
    pub at: Instant,
    /// The lead's known values.
    pub lead: Vec<(FieldId, Value)>,
    /// What happened before `at`.
    pub history: Vec<Happened>,
    /// `start in STAGE`
    pub start_in: Option<StageId>,
    /// What comes then, and what is expected, in the order written.
    pub steps: Vec<ExampleStep>,
    /// Where.
    pub span: Span,
}

/// An interaction of an example.
#[derive(Debug, Clone, PartialEq)]
pub struct Happened {
    /// When.
    pub at: Instant,
    /// Which.
    pub what: TypeId,
    /// Its values, one for each field of its type.
    pub values: Vec<Value>,
}

/// A line of an example behind its beginning.
#[derive(Debug, Clone, PartialEq)]
pub struct ExampleStep {
    /// What.
    pub kind: ExampleKind,
    /// The instant of the step.
    pub at: Instant,
    /// Where.
    pub span: Span,
}

/// What a line of an example does.
#[derive(Debug, Clone, PartialEq)]
pub enum ExampleKind {
    /// `then after D`
    Time,
    /// `then reject by sales because student`
    Command {
        /// The command's name.
        action: String,
        /// Who gives it.
        team: TeamId,
        /// Why; a name that no rule lists is legal here, to show the refusal.
        reason: Option<String>,
    },
    /// `then demo_request { … }`
    Interaction(Happened),
    /// `then lead { … }`
    Lead(Vec<(FieldId, Value)>),
    /// `expect C`
    Expect(CondId),
}

impl super::Model {
    /// All conditions of the lifecycle and of nurturing, in no order to rely on; one may come twice.
    pub fn lifecycle_conditions(&self) -> impl Iterator<Item = CondId> {
        let starts = self.start.iter().map(|line| line.condition);
        let nurture = self.nurture.iter().flat_map(|nurture| {
            std::iter::once(nurture.condition).chain(nurture.tracks.iter().map(|track| track.condition))
        });
        let stages = self.stages.as_slice().iter().flat_map(Stage::conditions);
        starts.chain(stages).chain(nurture).flatten()
    }

    /// All conditions that decide about leads: those of the lifecycle and of nurturing, of rules and choices, and of
    /// `always`; one may come twice. What defines, examples and `where` alone say is not among them.
    pub fn deciding_conditions(&self) -> impl Iterator<Item = CondId> {
        let rules = self.rules.as_slice().iter().filter_map(|rule| match rule.kind {
            RuleKind::When { condition, .. } => Some(condition),
            _ => None,
        });
        let choices =
            self.choices.as_slice().iter().flat_map(|choice| choice.lines.iter().map(|line| line.condition));
        let always =
            self.scores.as_slice().iter().flat_map(|score| score.always.iter().map(|line| line.condition));
        self.lifecycle_conditions().chain(rules).chain(choices).chain(always)
    }

    /// All ways from stage to stage, those of handovers that are late or rejected among them.
    pub fn moves(&self) -> impl Iterator<Item = &Move> {
        self.stages.as_slice().iter().flat_map(Stage::moves)
    }
}

impl Stage {
    /// The team that has a lead here: its owner, and while a handover is pending the one it goes to.
    pub(crate) fn responsible(&self, is_pending: bool) -> TeamId {
        self.handover.as_ref().filter(|_| is_pending).map_or(self.owner, |handover| handover.to)
    }

    /// Its ways out, those of a handover that is late or rejected among them.
    fn moves(&self) -> impl Iterator<Item = &Move> {
        let handover = self.handover.iter().flat_map(|handover| {
            let clocks = handover.confirms.iter().chain(&handover.accepts);
            clocks.filter_map(Clock::late_way).chain(handover.rejects.iter().map(|reject| &reject.way))
        });
        let automatic = self.automatic.iter().map(|way| &way.way);
        automatic.chain(self.commands.iter().map(|command| &command.way)).chain(handover)
    }

    /// The stages that its ways out lead to, and an accepted handover.
    pub(crate) fn leads_to(&self) -> impl Iterator<Item = StageId> {
        let accepted = self.handover.iter().map(|handover| handover.becomes);
        self.moves().map(|way| way.to).chain(accepted)
    }

    /// The conditions of its ways out, notices and handover.
    fn conditions(&self) -> impl Iterator<Item = Option<CondId>> {
        let handover = self.handover.iter().flat_map(|handover| {
            std::iter::once(handover.only_when)
                .chain(handover.confirms.iter().map(|clock| clock.condition))
                .chain(handover.accepts.iter().map(|clock| clock.condition))
                .chain(handover.routes.iter().map(|route| route.condition))
                .chain(handover.rejects.iter().map(|reject| reject.condition))
        });
        let ways = self.automatic.iter().map(|way| way.condition);
        let commands = self.commands.iter().map(|command| command.condition);
        let notices = self.notices.iter().map(|notice| notice.condition);
        ways.chain(commands).chain(notices).chain(handover)
    }
}

impl Clock {
    /// The way that is taken when its deadline passes.
    pub(crate) fn late_way(&self) -> Option<&Move> {
        match &self.if_late {
            Some(Late::Becomes(way)) => Some(way),
            _ => None,
        }
    }
}

impl RouteTo {
    /// The names that are written; none where a field or the state of the lead has the name.
    pub(crate) fn names(&self) -> &[String] {
        match self {
            Self::Team(name) | Self::Person(name) => std::slice::from_ref(name),
            Self::SpreadOver(names) => names,
            Self::PersonIn(_) | Self::Previous => &[],
        }
    }
}
