//! The names of a pact, what they stand for, and what to say of one that nobody declared.

use std::collections::{HashMap, HashSet};

use super::{Checker, say};
use crate::diagnostics::Diagnostic;
use crate::model::{
    ChoiceId, FieldId, QuestionnaireId, RatingId, ReasonId, ScoreId, StageId, TableId, TeamId, TypeId,
};
use crate::sources::Span;
use crate::syntax::ast::{Name, Path};
use crate::values::text;

/// After so many unknown names nothing similar is looked for any more: it takes a look at all names.
const MOST_COMPARED: u32 = 300;

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
    /// How many names were compared with all others to find a similar one.
    pub(super) compared: u32,
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
    places: HashMap<&'a str, (T, Span)>,
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
        self.places.get(name).map(|&(means, _)| means)
    }

    /// The names, in the order declared.
    pub(super) fn list(&self) -> &[&'a str] {
        &self.order
    }

    /// Takes in a name; if it is taken, what it stands for and where.
    pub(super) fn declare(&mut self, name: &'a Name, means: T) -> Option<(T, Span)> {
        if let Some(&earlier) = self.places.get(name.text.as_str()) {
            return Some(earlier);
        }
        self.places.insert(&name.text, (means, name.span));
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

    pub(super) fn question(&mut self, of: QuestionnaireId, path: &Path) -> Option<FieldId> {
        let name = path.name.text.as_str();
        if let Some(found) = self.names.questions.get(&(of, name)) {
            return *found;
        }
        let questionnaire = self.build.model.questionnaires.at(of).name.clone();
        let prefix = format!("{questionnaire}.");
        let fields = &self.build.model.questionnaires.at(of).fields;
        let names: Vec<String> = fields
            .iter()
            .filter_map(|&id| self.build.model.fields.at(id).name.strip_prefix(&prefix).map(str::to_owned))
            .collect();
        let message = format!("`{questionnaire}` has no question `{name}`");
        self.not_among("unknown-question", path.name.span, message, name, &names, "the questions are")
    }
}

/// What to say of unknown names.
impl Checker<'_> {
    /// What a name stands for anywhere, for people.
    pub(super) fn kind_of(&self, name: &str) -> Option<Kind> {
        let shared = self.names.shared.get(name).map(Means::kind);
        let interaction = || self.names.interactions.get(name).map(|_| Kind::Interaction);
        let stage = || self.names.stages.get(name).map(|_| Kind::Stage);
        let team = || self.names.teams.get(name).map(|_| Kind::Team);
        shared.or_else(interaction).or_else(stage).or_else(team)
    }

    /// Whether nothing should be said of a name that is not found: its declaration was not read.
    pub(super) fn is_excused(&self, name: &str) -> bool {
        self.names.incomplete || self.names.damaged.contains(name)
    }

    /// Reports a name where one of a kind must stand.
    pub(super) fn unknown<T>(&mut self, kind: Kind, name: &str, span: Span) -> Option<T> {
        if self.is_excused(name) {
            return None;
        }
        if let Some(other) = self.kind_of(name) {
            return self.other_kind(kind, other, name, span);
        }
        let message = format!("there is no {} called `{name}`", kind.noun());
        if self.names.compared > MOST_COMPARED {
            self.report(Diagnostic::error(kind.unknown(), span, message).help("check how it is spelt"));
            return None;
        }
        let names = self.names_of(kind);
        if names.is_empty() {
            let help = format!("declare it: `{}`", kind.declaration(name));
            self.report(Diagnostic::error(kind.unknown(), span, message).help(help));
            return None;
        }
        let plural = match kind {
            Kind::Field => "the fields are".to_owned(),
            _ => format!("the {}s are", kind.noun()),
        };
        self.not_among(kind.unknown(), span, message, name, &names, &plural)
    }

    fn other_kind<T>(&mut self, kind: Kind, other: Kind, name: &str, span: Span) -> Option<T> {
        let message = format!("`{name}` is {}, and here {} must stand", other.a(), kind.a());
        let names = self.names_of(kind);
        let help = match (self.similar(name, &names), names.is_empty()) {
            (Some(similar), _) => format!("did you mean `{similar}`?"),
            (None, true) => format!("declare {}: `{}`", kind.a(), kind.declaration("…")),
            (None, false) => format!("the {}s are {}", kind.noun(), say::list(&names, "and")),
        };
        self.report(Diagnostic::error(kind.unknown(), span, message).help(help));
        None
    }

    /// Reports a name that is not among others.
    pub(super) fn not_among<T, S: AsRef<str>>(
        &mut self,
        code: &'static str,
        span: Span,
        message: String,
        name: &str,
        names: &[S],
        the_names_are: &str,
    ) -> Option<T> {
        if self.is_excused(name) {
            return None;
        }
        let help = match self.similar(name, names) {
            Some(similar) => format!("did you mean `{similar}`?"),
            None => format!("{the_names_are} {}", say::list(names, "and")),
        };
        self.report(Diagnostic::error(code, span, message).help(help));
        None
    }

    /// The names of a kind, in the order declared.
    pub(super) fn names_of(&self, kind: Kind) -> Vec<String> {
        let of_shared = |wanted: fn(Means) -> bool| {
            let shared = &self.names.shared;
            let wanted = |name: &&&str| shared.get(name).is_some_and(wanted);
            shared.list().iter().filter(wanted).map(|name| (*name).to_owned()).collect()
        };
        let all = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect();
        match kind {
            Kind::Team => all(self.names.teams.list()),
            Kind::Stage => all(self.names.stages.list()),
            Kind::Interaction => all(self.names.interactions.list()),
            Kind::Field => of_shared(|means| matches!(means, Means::Field(_) | Means::Broken)),
            Kind::Define => of_shared(|means| matches!(means, Means::Define(_))),
            Kind::List => of_shared(|means| matches!(means, Means::List(_))),
            Kind::Score => of_shared(|means| matches!(means, Means::Score(_) | Means::Questionnaire(_))),
            Kind::Rating => of_shared(|means| matches!(means, Means::Rating(_))),
            Kind::Table => of_shared(|means| matches!(means, Means::Table(_))),
            Kind::Choice => of_shared(|means| matches!(means, Means::Choice(_))),
            Kind::Questionnaire => of_shared(|means| matches!(means, Means::Questionnaire(_))),
            Kind::Question => Vec::new(),
        }
    }

    /// Whether names are still compared with all others.
    pub(super) fn looks_for_similar(&self) -> bool {
        self.names.compared <= MOST_COMPARED
    }

    /// The name that is most like another, if one is so like that it may be meant. Compares with all names,
    /// so it gives up after some hundred questions.
    pub(super) fn similar<S: AsRef<str>>(&mut self, name: &str, names: &[S]) -> Option<String> {
        self.names.compared += 1;
        if self.names.compared > MOST_COMPARED || name.len() > 100 {
            return None;
        }
        similar(name, names)
    }
}

/// The name most like another: equal but for case, or off by a few letters for its length.
pub(super) fn similar<S: AsRef<str>>(name: &str, names: &[S]) -> Option<String> {
    let wanted = text::fold(name);
    let may_differ = match wanted.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        6..=9 => 2,
        _ => 3,
    };
    let distance = |other: &str| {
        let other = text::fold(other);
        let apart = strsim::damerau_levenshtein(&wanted, &other);
        let alike = apart <= may_differ || is_longer_form(&wanted, &other);
        alike.then_some(apart)
    };
    let near = names.iter().filter_map(|other| distance(other.as_ref()).map(|apart| (apart, other.as_ref())));
    near.min_by_key(|&(apart, _)| apart).map(|(_, other)| other.to_owned())
}

/// Whether one is the other with something before or behind it: `country_code` and `country`.
fn is_longer_form(a: &str, b: &str) -> bool {
    let (long, short) = if a.len() > b.len() { (a, b) } else { (b, a) };
    short.chars().count() >= 5 && (long.starts_with(short) || long.ends_with(short))
}

#[cfg(test)]
mod tests {
    use super::similar;

    #[test]
    fn similar_names() {
        let names = ["employees", "Fit", "country", "fit_total"];
        for (name, found) in [
            ("employes", Some("employees")),
            ("EMPLOYEES", Some("employees")),
            ("emplyoees", Some("employees")),
            ("fit", Some("Fit")),
            ("fti", Some("Fit")),
            ("country_code", Some("country")),
            ("a", None),
            ("revenue", None),
        ] {
            assert_eq!(similar(name, &names).as_deref(), found, "{name}");
        }
    }
}
