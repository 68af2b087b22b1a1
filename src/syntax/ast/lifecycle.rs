//! Stages, their ways out, the handover, nurturing and examples as written.

use super::{DataValue, DateLit, Duration, Expr, Name, Path, Str};
use crate::sources::Span;

/// `stage MQL "Marketing Qualified Lead" renamed from "QUALIFIED" owned by marketing { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    /// `final stage`
    pub is_final: bool,
    /// Its name.
    pub name: Name,
    /// What it is called by people.
    pub label: Option<Str>,
    /// The name it had before.
    pub renamed_from: Option<Str>,
    /// Its owner.
    pub owner: Name,
    /// What stands in its braces.
    pub items: Vec<StageItem>,
}

/// A statement in a stage.
#[derive(Debug, Clone, PartialEq)]
pub struct StageItem {
    /// What.
    pub kind: StageKind,
    /// Where.
    pub span: Span,
}

/// What a statement in a stage is.
#[derive(Debug, Clone, PartialEq)]
pub enum StageKind {
    /// `meaning "…"`
    Meaning(Str),
    /// `becomes MQL as soon as …`, `becomes MGL after 90 days in this stage while not handed over`
    Becomes(Becomes),
    /// `hand over to sales, becomes SAL when accepted { … }`
    HandOver(HandOver),
    /// `sales may qualify to SQL when …`
    May(May),
    /// `notify "Head of Sales" after 2 work days in this stage when …`
    Notify(Notify),
}

/// `becomes MGL after 90 days in this stage while not handed over as soon as …, resetting interest "why"`
#[derive(Debug, Clone, PartialEq)]
pub struct Becomes {
    /// The stage.
    pub to: Name,
    /// `after 90 days in this stage`
    pub after: Option<Duration>,
    /// `while not handed over`, `while handed over`
    pub during: Option<During>,
    /// `as soon as …`
    pub condition: Option<Expr>,
    /// `resetting interest`
    pub resetting: Vec<Name>,
    /// `"why"`
    pub why: Option<Str>,
}

/// In which part of a handover a timer runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum During {
    /// `while not handed over`
    NotHandedOver,
    /// `while handed over`
    HandedOver,
}

/// `marketing or sales may disqualify to Disqualified after 1 day in this stage when … needs … because …`
#[derive(Debug, Clone, PartialEq)]
pub struct May {
    /// Who may give the command.
    pub teams: Vec<Name>,
    /// The command's name.
    pub action: Name,
    /// The stage.
    pub to: Name,
    /// `after D in this stage`
    pub after: Option<Duration>,
    /// `when …`
    pub condition: Option<Expr>,
    /// `needs phone and (email or fax)`
    pub needs: Vec<Need>,
    /// `because no_budget or too_early`
    pub reasons: Vec<Name>,
    /// `resetting interest`
    pub resetting: Vec<Name>,
    /// `"why"`
    pub why: Option<Str>,
}

/// One of what is needed: `company`, `(email or phone)`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// One of them must be known; a single one for a plain field.
    pub any_of: Vec<Path>,
    /// Where.
    pub span: Span,
}

/// `notify "Head of Sales" after 2 work days in this stage when no call in this stage`
#[derive(Debug, Clone, PartialEq)]
pub struct Notify {
    /// Who.
    pub who: Str,
    /// When.
    pub after: Duration,
    /// `when …`
    pub condition: Option<Expr>,
}

/// `hand over to sales, becomes SAL when accepted { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct HandOver {
    /// The taking team.
    pub to: Name,
    /// The stage entered when accepted.
    pub becomes: Name,
    /// What stands in its braces.
    pub items: Vec<HandOverItem>,
}

/// A statement in a handover.
#[derive(Debug, Clone, PartialEq)]
pub struct HandOverItem {
    /// What.
    pub kind: HandOverKind,
    /// Where.
    pub span: Span,
}

/// What a statement in a handover is.
#[derive(Debug, Clone, PartialEq)]
pub enum HandOverKind {
    /// `needs company, employees and (email or phone)`
    Needs(Vec<Need>),
    /// `only when consent`
    OnlyWhen(Expr),
    /// `marketing confirms first within 1 work day of complete data when …, if late …`
    Confirms(Clock),
    /// `sales accepts within 2 work days of the handover when …, if late …`
    Accepts(Clock),
    /// `goes to the first that fits { … }`
    GoesTo(Vec<Route>),
    /// `sales may reject to MGL because unreachable or too_early, resetting interest`
    MayReject(Reject),
}

/// `TEAM confirms first [within D …] [when C] [, if late O]`, and the like for `accepts`.
#[derive(Debug, Clone, PartialEq)]
pub struct Clock {
    /// Who.
    pub team: Name,
    /// `within 2 work days`
    pub within: Option<Duration>,
    /// `when …`
    pub condition: Option<Expr>,
    /// `if late …`
    pub if_late: Option<Late>,
}

/// `notify "Head of Sales"`, `becomes MGL, resetting interest`
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Late {
    /// `notify "…"`
    Notify(Str),
    /// `becomes STAGE, resetting SCORE "why"`
    Becomes {
        /// The stage.
        to: Name,
        /// `resetting interest`
        resetting: Vec<Name>,
        /// `"why"`
        why: Option<Str>,
    },
}

/// `sales may reject to MGL after D in this stage when C needs F because R, resetting S "why"`:
/// the same parts as any command.
pub type Reject = May;

/// `team "Partner desk" when source is partner`
#[derive(Debug, Clone, PartialEq)]
pub struct Route {
    /// Where to.
    pub to: RouteTo,
    /// Its condition; none for `otherwise`, and where neither stands.
    pub condition: Option<Expr>,
    /// Whether `otherwise` stands there.
    pub otherwise: bool,
    /// Where.
    pub span: Span,
}

/// Where a handover goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RouteTo {
    /// `team "Partner desk"`
    Team(Str),
    /// `person "Ann"`
    Person(Str),
    /// `person account_owner`
    PersonIn(Path),
    /// `the previous one`
    Previous,
    /// `spread over "Ann", "Ben"`
    SpreadOver(Vec<Str>),
}

/// `nurture with all that fit when contactable { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Nurture {
    /// `when …`, for all lines.
    pub condition: Option<Expr>,
    /// Its lines.
    pub tracks: Vec<Track>,
}

/// `"Cloud deep dive" when stage is MGL and topics includes cloud`
#[derive(Debug, Clone, PartialEq)]
pub struct Track {
    /// Its title.
    pub title: Str,
    /// Its condition; none where the track is for all.
    pub condition: Option<Expr>,
    /// Where.
    pub span: Span,
}

/// `example "A director who read two white papers" { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// Its title, also the id of its lead.
    pub title: Str,
    /// Its lines, in the order written.
    pub lines: Vec<ExampleLine>,
}

/// A line of an example.
#[derive(Debug, Clone, PartialEq)]
pub struct ExampleLine {
    /// What.
    pub kind: ExampleKind,
    /// Where.
    pub span: Span,
}

/// What a line of an example is.
#[derive(Debug, Clone, PartialEq)]
pub enum ExampleKind {
    /// `lead { email: "d@acme.example", employees: 300 }`
    Lead(Vec<DataEntry>),
    /// `as of 2026-03-02 09:00`
    AsOf(DateLit),
    /// `start in MQL on 2026-03-02 09:00`
    StartIn(Name, Option<DateLit>),
    /// `3 days ago whitepaper_download { product: "X" }`
    Ago(Duration, Happened),
    /// `then after 1 hour confirm by marketing`
    Then(Option<Duration>, Then),
    /// `expect grade is B`
    Expect(Expr),
}

/// An interaction of an example.
#[derive(Debug, Clone, PartialEq)]
pub struct Happened {
    /// Which.
    pub what: Name,
    /// Its fields.
    pub fields: Vec<DataEntry>,
}

/// What happens in a later step of an example.
#[derive(Debug, Clone, PartialEq)]
pub enum Then {
    /// Nothing but time: `then after 2 days`
    Time,
    /// `reject by sales because student`
    Command {
        /// The command.
        action: Name,
        /// Who gives it.
        team: Name,
        /// Why.
        reason: Option<Name>,
    },
    /// `demo_request { … }`
    Interaction(Happened),
    /// `lead { phone: "…" }`
    Lead(Vec<DataEntry>),
}

/// `employees: 300`, `bant.budget: yes`
#[derive(Debug, Clone, PartialEq)]
pub struct DataEntry {
    /// The field.
    pub field: Path,
    /// Its value.
    pub value: DataValue,
    /// Where.
    pub span: Span,
}
