//! What a lead comes to under one pact, and under the other.

use serde::Serialize;

use super::looks::Look;
use crate::model::HandoverPart;

/// A lead that fares otherwise under the new pact.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Moved {
    /// The lead's id.
    pub id: String,
    /// What is different, the stage first.
    pub outcomes: Vec<Outcome>,
    /// The numbers of the changes that make the difference; empty where no single one can be named.
    pub because: Vec<usize>,
}

/// Something that a lead comes to, which is not the same under both pacts.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Outcome {
    /// What kind.
    pub kind: OutcomeKind,
    /// Its name, where the pact gives it one.
    pub name: Option<String>,
    /// Under the old pact; none where unknown or not there.
    pub old: Option<String>,
    /// Under the new pact; none where unknown or not there.
    pub new: Option<String>,
}

/// What kind of outcome, the one that matters most first.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum OutcomeKind {
    /// The stage.
    Stage,
    /// The part of the handover.
    Handover,
    /// The team that is responsible.
    Responsible,
    /// Whom the handover goes to.
    Route,
    /// Whether a team's command is carried out: only of a lead that was put in a stage.
    Command,
    /// The level of a rating.
    Rating,
    /// The word of a table.
    Table,
    /// The word of a choice.
    Choice,
    /// A score.
    Score,
    /// The nurture tracks.
    Nurture,
    /// Who is told that a lead has waited, and when: only of a lead that was put in a stage.
    Notice,
}

impl OutcomeKind {
    /// What it is called where it has no name of its own.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Stage => "stage",
            Self::Handover => "handover",
            Self::Responsible => "responsible",
            Self::Route => "route",
            Self::Rating => "rating",
            Self::Table => "table",
            Self::Choice => "choice",
            Self::Score => "score",
            Self::Nurture => "nurture",
            Self::Command => "command",
            Self::Notice => "notice",
        }
    }
}

impl Outcome {
    /// Whether it is not the same under both pacts.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.old != self.new
    }

    /// What it is called: its name, or `stage`, `route` and the like.
    #[must_use]
    pub fn title(&self) -> &str {
        self.name.as_deref().unwrap_or_else(|| self.kind.word())
    }
}

/// What a lead comes to under both pacts. `new_name` gives the new name of an old declaration; what one pact has
/// alone is no outcome of both.
pub(super) fn outcomes(
    old: &Look<'_>,
    new: &Look<'_>,
    new_name: &impl Fn(&'static str, &str) -> String,
) -> Vec<Outcome> {
    let mut found = Vec::new();
    let mut add = |kind, name: Option<&str>, old: Option<String>, new: Option<String>| {
        found.push(Outcome { kind, name: name.map(str::to_owned), old, new });
    };
    if old.has_stages() && new.has_stages() {
        // Under another name it is the same stage.
        let stage = old.stage().map(|stage| new_name("stage", stage));
        add(OutcomeKind::Stage, None, stage, new.stage().map(str::to_owned));
        let part = |look: &Look<'_>| look.out.part.map(|part| part_word(part).to_owned());
        add(OutcomeKind::Handover, None, part(old), part(new));
        let team = old.responsible().map(|team| new_name("team", team));
        add(OutcomeKind::Responsible, None, team, new.responsible().map(str::to_owned));
        add(OutcomeKind::Route, None, old.route().map(str::to_owned), new.route().map(str::to_owned));
    }
    for (kind, declared) in WORDED {
        let of_new = new.words(kind);
        for (name, was) in old.words(kind) {
            let name = new_name(declared, name);
            if let Some((_, now)) = of_new.iter().find(|(of, _)| *of == name) {
                add(kind, Some(&name), was.map(str::to_owned), now.map(str::to_owned));
            }
        }
    }
    let of_new = new.scores();
    for (name, was) in old.scores() {
        let name = new_name("score", name);
        if let Some((_, now)) = of_new.iter().find(|(of, _)| *of == name) {
            let text = |value: Option<crate::values::Number>| value.map(|value| value.to_string());
            add(OutcomeKind::Score, Some(&name), text(was), text(*now));
        }
    }
    if old.model.nurture.is_some() && new.model.nurture.is_some() {
        let tracks = |look: &Look<'_>| Some(look.tracks().join("; ")).filter(|tracks| !tracks.is_empty());
        add(OutcomeKind::Nurture, None, tracks(old), tracks(new));
    }
    found
}

/// Outcomes that are words, with the words their declarations begin with.
const WORDED: [(OutcomeKind, &str); 3] =
    [(OutcomeKind::Rating, "rating"), (OutcomeKind::Table, "table"), (OutcomeKind::Choice, "choose")];

fn part_word(part: HandoverPart) -> &'static str {
    match part {
        HandoverPart::Waiting => "waiting",
        HandoverPart::Pending => "pending",
    }
}
