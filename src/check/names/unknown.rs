//! What to say of a name that nobody declared, and which name may be meant.

use super::{Kind, MOST_COMPARED, Means, QUESTION, Space, Unknown};
use crate::check::{Checker, say};
use crate::diagnostics::Diagnostic;
use crate::model::{DefineBody, Type};
use crate::sources::Span;
use crate::values::nearness::nearest;
use crate::values::text;

/// What to say of unknown names.
impl Checker<'_> {
    /// What a name stands for anywhere, for people.
    pub(in crate::check) fn kind_of(&self, name: &str) -> Option<Kind> {
        let shared = self.names.shared.peek(name).map(Means::kind);
        let interaction = || self.names.interactions.peek(name).map(|_| Kind::Interaction);
        let stage = || self.names.stages.peek(name).map(|_| Kind::Stage);
        let team = || self.names.teams.peek(name).map(|_| Kind::Team);
        shared.or_else(interaction).or_else(stage).or_else(team)
    }

    /// Whether nothing should be said of a name that is not found: its declaration was not read.
    pub(in crate::check) fn is_excused(&self, name: &str) -> bool {
        self.names.incomplete || self.names.damaged.contains(name) || self.unread.may_declare(name)
    }

    /// Reports a name where one of a kind must stand.
    pub(in crate::check) fn unknown<T>(&mut self, kind: Kind, name: &str, span: Span) -> Option<T> {
        if self.is_excused(name) {
            return None;
        }
        if let Some(other) = self.kind_of(name) {
            return self.other_kind(kind, other, name, span);
        }
        let message = format!("there is no {} called `{name}`", kind.noun());
        if self.names.compared > MOST_COMPARED {
            let diagnostic = Diagnostic::error(kind.unknown(), span, message).help("check how it is spelt");
            return self.not_known(kind.space(), name, None, diagnostic);
        }
        let anything =
            ["activity", "activities", "action", "contact", "engagement", "event", "interactions", "touch"];
        if kind == Kind::Interaction && anything.contains(&name) {
            let help = "write `interaction by the lead` for whatever the lead did";
            self.report(Diagnostic::error(kind.unknown(), span, message).help(help));
            return None;
        }
        if let Some(labelled) = self.labelled(kind, name) {
            let diagnostic = Diagnostic::error(kind.unknown(), span, message)
                .help(format!("write `{labelled}`, which is what rules call it"));
            return self.not_known(kind.space(), name, Some(labelled), diagnostic);
        }
        let names = self.names_of(kind);
        if names.is_empty() {
            let help = format!("declare it: `{}`", kind.declaration(name));
            let diagnostic = Diagnostic::error(kind.unknown(), span, message).help(help);
            return self.not_known(kind.space(), name, None, diagnostic);
        }
        let plural = match kind {
            Kind::Field => "the fields are".to_owned(),
            _ => format!("the {}s are", kind.noun()),
        };
        self.not_among((kind.space(), kind.unknown()), span, message, name, &names, &plural)
    }

    /// What rules call something that people call so: `SQL` for `SalesQualifiedLead`.
    fn labelled(&self, kind: Kind, name: &str) -> Option<String> {
        let letters =
            |text: &str| -> String { text::fold(text).chars().filter(|c| c.is_alphanumeric()).collect() };
        let wanted = letters(name);
        let is_meant = |label: &Option<String>| label.as_ref().is_some_and(|label| letters(label) == wanted);
        let model = &self.build.model;
        match kind {
            Kind::Team => {
                let mut teams = model.teams.as_slice().iter();
                teams.find(|team| is_meant(&team.label)).map(|team| team.name.clone())
            }
            Kind::Stage => {
                let mut stages = model.stages.as_slice().iter();
                stages.find(|stage| is_meant(&stage.label)).map(|stage| stage.name.clone())
            }
            Kind::Interaction => {
                let mut kinds = model.interactions.as_slice().iter();
                kinds.find(|kind| is_meant(&kind.label)).map(|kind| kind.name.clone())
            }
            Kind::Score => {
                let mut scores = model.scores.as_slice().iter();
                scores.find(|score| is_meant(&score.label)).map(|score| score.name.clone())
            }
            _ => None,
        }
    }

    /// Whether a name stands for a plain number.
    fn is_number(&self, name: &str) -> bool {
        match self.names.shared.peek(name) {
            Some(Means::Field(id)) => self.build.model.fields.at(id).ty == Type::Number,
            Some(Means::Define(at)) => {
                let define = self.decls.defines.get(at);
                define.is_some_and(|define| matches!(define.body, Some(DefineBody::Quantity(_))))
            }
            _ => false,
        }
    }

    fn other_kind<T>(&mut self, kind: Kind, other: Kind, name: &str, span: Span) -> Option<T> {
        let message = format!("`{name}` is {}, and here {} must stand", other.a(), kind.a());
        let names = if self.looks_for_similar() { self.names_of(kind) } else { Vec::new() };
        let help = match (self.similar(name, &names), names.is_empty()) {
            (None, _) if kind == Kind::Interaction && other != Kind::Stage && other != Kind::Team => {
                let test = if other == Kind::Define { "" } else { " …" };
                format!("`per`, `any` and `no` are for interactions: write `when {name}{test}`")
            }
            (None, _) if kind == Kind::Score && self.is_number(name) => {
                format!("make a score of it: `score {name}_score {{ +100% of {name} }}`")
            }
            (Some(similar), _) => format!("did you mean `{similar}`?"),
            (None, true) => format!("declare {}: `{}`", kind.a(), kind.declaration("…")),
            (None, false) => listing(&format!("the {}s are", kind.noun()), &names),
        };
        self.report(Diagnostic::error(kind.unknown(), span, message).help(help));
        None
    }

    /// Reports a name that is not among others.
    pub(in crate::check) fn not_among<T, S: AsRef<str>>(
        &mut self,
        (space, code): (Space, &'static str),
        span: Span,
        message: String,
        name: &str,
        names: &[S],
        the_names_are: &str,
    ) -> Option<T> {
        if self.is_excused(name) {
            return None;
        }
        let similar = self.similar(name, names);
        let help = match &similar {
            Some(similar) => format!("did you mean `{similar}`?"),
            None => listing(the_names_are, names),
        };
        self.not_known(space, name, similar, Diagnostic::error(code, span, message).help(help))
    }

    /// Keeps what is to be said of an unknown name until it is known how often it stands in the pact.
    pub(in crate::check) fn not_known<T>(
        &mut self,
        space: Space,
        name: &str,
        similar: Option<String>,
        diagnostic: Diagnostic,
    ) -> Option<T> {
        if self.has_lost_names(&space) {
            return None;
        }
        self.unknowns.push(Unknown { space, name: name.to_owned(), similar, diagnostic });
        None
    }

    /// Whether something has a mistake that may have cost it a field, a question or a word.
    fn has_lost_names(&self, space: &Space) -> bool {
        let Space::Of(owner) = space else { return false };
        let model = &self.build.model;
        let place = match self.names.shared.peek(owner) {
            Some(Means::Questionnaire(id)) => Some(model.questionnaires.at(id).span),
            Some(Means::Rating(id)) => Some(model.ratings.at(id).span),
            Some(Means::Table(id)) => Some(model.tables.at(id).span),
            Some(Means::Choice(id)) => Some(model.choices.at(id).span),
            Some(Means::Field(id)) => Some(model.fields.at(id).span),
            _ => self.names.interactions.peek(owner).map(|id| model.interactions.at(id).span),
        };
        place.is_some_and(|place| self.unread.damages(place))
    }

    /// The names of a kind, in the order declared.
    pub(in crate::check) fn names_of(&self, kind: Kind) -> Vec<String> {
        let of_shared = |wanted: fn(Means) -> bool| {
            let shared = &self.names.shared;
            let wanted = |name: &&&str| shared.peek(name).is_some_and(wanted);
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
    pub(in crate::check) fn looks_for_similar(&self) -> bool {
        self.names.compared <= MOST_COMPARED
    }

    /// The name that is most like another, if one is so like that it may be meant. Compares with all names,
    /// so it gives up after some hundred
    /// questions, or fewer where there are very many names.
    pub(in crate::check) fn similar<S: AsRef<str>>(&mut self, name: &str, names: &[S]) -> Option<String> {
        self.names.compared += names.len() + QUESTION;
        if self.names.compared > MOST_COMPARED || name.len() > 100 {
            return None;
        }
        similar(name, names)
    }
}

/// `the teams are a, b and c`
fn listing<S: AsRef<str>>(the_names_are: &str, names: &[S]) -> String {
    match names {
        [only] => format!("there is only `{}`", only.as_ref()),
        _ => format!("{the_names_are} {}", say::list(names, "and")),
    }
}

/// The name most like another: near to it, or the same with something before or behind it.
pub(in crate::check) fn similar<S: AsRef<str>>(name: &str, names: &[S]) -> Option<String> {
    let near = nearest(name, names.iter().map(AsRef::as_ref));
    near.or_else(|| longer_form(name, names)).map(str::to_owned)
}

/// The name that is another with the least before or behind it: `country` for `country_code`.
fn longer_form<'n, S: AsRef<str>>(name: &str, names: &'n [S]) -> Option<&'n str> {
    let name = text::fold(name);
    let apart = |other: &str| {
        let other = text::fold(other);
        is_longer_form(&name, &other).then(|| name.len().abs_diff(other.len()))
    };
    let forms = names.iter().filter_map(|other| apart(other.as_ref()).map(|apart| (apart, other.as_ref())));
    forms.min().map(|(_, other)| other)
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
