//! The names of a pact, and what they stand for.

mod settle;
mod unknown;

pub(super) use settle::{Space, Unknown};
pub(super) use unknown::similar;

use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use super::Checker;
use crate::diagnostics::Diagnostic;
use crate::model::{
    ChoiceId, FieldId, QuestionnaireId, RatingId, ReasonId, ScoreId, StageId, TableId, TeamId, TypeId,
};
use crate::sources::Span;
use crate::syntax::ast::{Name, Path};

/// After so many comparisons of an unknown name with others nothing similar is looked for any more.
const MOST_COMPARED: usize = 1_000_000;

/// What a question for similar names costs beside the comparisons.
const QUESTION: usize = 3_000;

/// All names.
#[derive(Debug, Default)]
pub(super) struct Names<'a> {
    /// Fields, defines, lists and all that is computed: one name, one meaning.
    pub(super) shared: Namespace<'a, Means>,
    /// Teams.
    pub(super) teams: Namespace<'a, TeamId>,
    /// Stages.
    pub(super) stages: Namespace<'a, StageId>,
    /// Interactions.
    pub(super) interactions: Namespace<'a, TypeId>,
    /// Reasons that have a meaning, and those that are used.
    pub(super) reasons: Namespace<'a, ReasonId>,
    /// Fields of interactions, by place; none for one whose declaration has a mistake.
    pub(super) own: HashMap<(TypeId, &'a str), Option<u16>>,
    /// Questions; none for one whose declaration has a mistake.
    pub(super) questions: HashMap<(QuestionnaireId, &'a str), Option<FieldId>>,
    /// What statements that could not be read seem to have declared.
    pub(super) damaged: HashSet<&'a str>,
    /// Whether declarations are missing for another reason: then an unknown name is no news.
    pub(super) incomplete: bool,
    /// Fields and words of something that were used.
    pub(super) used: HashSet<(Space, String)>,
    /// How many names were compared to find similar ones.
    pub(super) compared: usize,
}

/// What a name of the shared namespace stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Means {
    Field(FieldId),
    Define(usize),
    List(usize),
    Score(ScoreId),
    Rating(RatingId),
    Table(TableId),
    Choice(ChoiceId),
    Questionnaire(QuestionnaireId),
    /// A field whose type has a mistake.
    Broken,
}

impl Means {
    /// What it is, for people.
    pub(super) fn kind(self) -> Kind {
        match self {
            Self::Field(_) | Self::Broken => Kind::Field,
            Self::Define(_) => Kind::Define,
            Self::List(_) => Kind::List,
            Self::Score(_) => Kind::Score,
            Self::Rating(_) => Kind::Rating,
            Self::Table(_) => Kind::Table,
            Self::Choice(_) => Kind::Choice,
            Self::Questionnaire(_) => Kind::Questionnaire,
        }
    }
}

/// Names of one kind, in the order declared.
#[derive(Debug)]
pub(super) struct Namespace<'a, T> {
    /// With whether it was asked for.
    places: HashMap<&'a str, (T, Span, Cell<bool>)>,
    order: Vec<&'a str>,
}

impl<T> Default for Namespace<'_, T> {
    fn default() -> Self {
        Self { places: HashMap::new(), order: Vec::new() }
    }
}

impl<'a, T: Copy> Namespace<'a, T> {
    /// What a name stands for.
    pub(super) fn get(&self, name: &str) -> Option<T> {
        self.places.get(name).map(|(means, _, used)| {
            used.set(true);
            *means
        })
    }

    /// What a name stands for, asked out of curiosity.
    pub(super) fn peek(&self, name: &str) -> Option<T> {
        self.places.get(name).map(|(means, _, _)| *means)
    }

    /// Whether what a name stands for was asked for.
    fn is_used(&self, name: &str) -> bool {
        self.places.get(name).is_some_and(|(_, _, used)| used.get())
    }

    /// Where a name is declared.
    fn place(&self, name: &str) -> Option<Span> {
        self.places.get(name).map(|(_, place, _)| *place)
    }

    /// The names, in the order declared.
    pub(super) fn list(&self) -> &[&'a str] {
        &self.order
    }

    /// Takes in a name; if it is taken, what it stands for and where.
    pub(super) fn declare(&mut self, name: &'a Name, means: T) -> Option<(T, Span)> {
        if let Some((means, place, _)) = self.places.get(name.text.as_str()) {
            return Some((*means, *place));
        }
        self.places.insert(&name.text, (means, name.span, Cell::new(false)));
        self.order.push(&name.text);
        None
    }
}

/// What a name can be the name of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Team,
    Stage,
    Interaction,
    Field,
    Define,
    List,
    Score,
    Rating,
    Table,
    Choice,
    Questionnaire,
    Question,
}

impl Kind {
    /// `a score`
    pub(super) fn a(self) -> &'static str {
        match self {
            Self::Team => "a team",
            Self::Stage => "a stage",
            Self::Interaction => "an interaction",
            Self::Field => "a field",
            Self::Define => "a define",
            Self::List => "a list",
            Self::Score => "a score",
            Self::Rating => "a rating",
            Self::Table => "a table",
            Self::Choice => "a choice",
            Self::Questionnaire => "a questionnaire",
            Self::Question => "a question",
        }
    }

    pub(super) fn noun(self) -> &'static str {
        self.a().trim_start_matches("an ").trim_start_matches("a ")
    }

    fn unknown(self) -> &'static str {
        match self {
            Self::Team => "unknown-team",
            Self::Stage => "unknown-stage",
            Self::Interaction => "unknown-interaction",
            Self::Field => "unknown-field",
            Self::List => "unknown-list",
            Self::Score => "unknown-score",
            Self::Questionnaire => "unknown-questionnaire",
            _ => "unknown-name",
        }
    }

    /// Where its names are looked for.
    pub(super) fn space(self) -> Space {
        match self {
            Self::Team => Space::Teams,
            Self::Stage => Space::Stages,
            Self::Interaction => Space::Interactions,
            _ => Space::Shared,
        }
    }

    /// How one is declared, as an example.
    pub(super) fn declaration(self, name: &str) -> String {
        match self {
            Self::Team => format!("team {name} \"…\""),
            Self::Stage => format!("stage {name} \"…\" owned by …"),
            Self::Interaction => format!("interaction {name} \"…\""),
            Self::Field => format!("{name}: text \"…\""),
            Self::List => format!("list {name} as (\"…\", \"…\")"),
            Self::Score => format!("score {name} \"…\" {{ … }}"),
            _ => format!("define {name} \"…\" as …"),
        }
    }
}

/// Resolving a name to what it stands for; what is not found is reported.
impl Checker<'_> {
    pub(super) fn team(&mut self, name: &Name) -> Option<TeamId> {
        self.names.teams.get(&name.text).or_else(|| self.unknown(Kind::Team, &name.text, name.span))
    }

    pub(super) fn stage(&mut self, name: &Name) -> Option<StageId> {
        self.names.stages.get(&name.text).or_else(|| self.unknown(Kind::Stage, &name.text, name.span))
    }

    pub(super) fn interaction(&mut self, name: &Name) -> Option<TypeId> {
        self.names
            .interactions
            .get(&name.text)
            .or_else(|| self.unknown(Kind::Interaction, &name.text, name.span))
    }

    /// The score of a `resetting` or a rating; a questionnaire's too.
    pub(super) fn score(&mut self, name: &Name) -> Option<ScoreId> {
        match self.names.shared.get(&name.text) {
            Some(Means::Score(id)) => Some(id),
            Some(Means::Questionnaire(id)) => Some(self.build.model.questionnaires.at(id).score),
            Some(Means::Broken) => None,
            _ => self.unknown(Kind::Score, &name.text, name.span),
        }
    }

    /// The words of a list, by its place.
    pub(super) fn list_named(&mut self, name: &Name) -> Option<usize> {
        match self.names.shared.get(&name.text) {
            Some(Means::List(at)) => Some(at),
            Some(Means::Broken) => None,
            _ => self.unknown(Kind::List, &name.text, name.span),
        }
    }

    /// A field of the lead or a question: `employees`, `lead.employees`, `bant.budget`.
    pub(super) fn field_at(&mut self, path: &Path) -> Option<FieldId> {
        let Some(owner) = path.owner.as_ref().filter(|owner| owner.text != "lead") else {
            return self.lead_field(&path.name);
        };
        match self.names.shared.get(&owner.text) {
            Some(Means::Questionnaire(of)) => self.question(of, path),
            Some(Means::Broken) => None,
            _ => self.unknown(Kind::Questionnaire, &owner.text, owner.span),
        }
    }

    /// A field of the lead by its plain name.
    pub(super) fn lead_field(&mut self, name: &Name) -> Option<FieldId> {
        match self.names.shared.get(&name.text) {
            Some(Means::Field(id)) => Some(id),
            Some(Means::Broken) => None,
            _ => self.unknown(Kind::Field, &name.text, name.span),
        }
    }

    /// The place of a field of an interaction; none if it has no such field, or its declaration has a mistake.
    pub(super) fn own_place(&mut self, of: &Name, kind: TypeId, field: &Name, place: Span) -> Option<u16> {
        let (owner, name) = (of.text.as_str(), field.text.as_str());
        if let Some(&found) = self.names.own.get(&(kind, name)) {
            self.uses(owner, name);
            return found;
        }
        let fields = &self.build.model.interactions.at(kind).fields;
        let names: Vec<String> = fields.iter().map(|field| field.name.clone()).collect();
        let message = format!("`{owner}` has no field `{name}`");
        let space = Space::Of(owner.to_owned());
        if names.is_empty() {
            let help = format!("leave it out, or declare it: `interaction {owner} {{ {name}: text }}`");
            let diagnostic = Diagnostic::error("unknown-field", place, message).help(help);
            return self.not_known(space, name, None, diagnostic);
        }
        self.not_among((space, "unknown-field"), place, message, name, &names, "its fields are")
    }

    pub(super) fn question(&mut self, of: QuestionnaireId, path: &Path) -> Option<FieldId> {
        let name = path.name.text.as_str();
        if let Some(found) = self.names.questions.get(&(of, name)) {
            let found = *found;
            let questionnaire = self.build.model.questionnaires.at(of).name.clone();
            self.uses(&questionnaire, name);
            return found;
        }
        let questionnaire = self.build.model.questionnaires.at(of).name.clone();
        let prefix = format!("{questionnaire}.");
        let fields = &self.build.model.questionnaires.at(of).fields;
        let names: Vec<String> = fields
            .iter()
            .filter_map(|&id| self.build.model.fields.at(id).name.strip_prefix(&prefix).map(str::to_owned))
            .collect();
        let message = format!("`{questionnaire}` has no question `{name}`");
        let space = Space::Of(questionnaire);
        self.not_among(
            (space, "unknown-question"),
            path.name.span,
            message,
            name,
            &names,
            "the questions are",
        )
    }
}
