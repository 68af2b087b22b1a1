//! What a name stands for in an expression.

use super::state::State;
use super::wrong::is_today;
use super::{Own, Place, Scope, Thing};
use crate::check::names::{Kind, Means, Space};
use crate::check::{Checker, say};
use crate::diagnostics::Diagnostic;
use crate::model::{DefineBody, Domain, Type, Typed, Worded};
use crate::syntax::ast::{Name, Path};

impl<'a> Checker<'a> {
    pub(super) fn path<'e>(&mut self, path: &Path, scope: Scope) -> Option<Thing<'e>> {
        let Some(owner) = &path.owner else { return self.plain_name(&path.name, scope) };
        match self.names.shared.get(&owner.text) {
            _ if owner.text == "lead" => self.field_of_lead(path),
            Some(Means::Questionnaire(of)) => {
                let id = self.question(of, path)?;
                Some(Thing::Field(self.build.lead_field(id)))
            }
            Some(Means::Broken) => None,
            _ => self.unknown_owner(owner, path),
        }
    }

    /// `lead.country`
    fn field_of_lead<'e>(&mut self, path: &Path) -> Option<Thing<'e>> {
        let name = &path.name.text;
        match self.names.shared.get(name) {
            Some(Means::Field(id)) => Some(Thing::Field(self.build.lead_field(id))),
            Some(Means::Broken) => None,
            Some(other) => {
                let message = format!("`{name}` is {}, not a field of the lead", other.kind().a());
                let help = format!("write `{name}`, without `lead.`");
                self.report(Diagnostic::error("unknown-field", path.span, message).help(help));
                None
            }
            None => self.unknown(Kind::Field, name, path.name.span),
        }
    }

    fn unknown_owner<T>(&mut self, owner: &Name, path: &Path) -> Option<T> {
        let (whose, name) = (&owner.text, &path.name.text);
        if self.is_excused(whose) {
            return None;
        }
        let (message, help) = match self.kind_of(whose) {
            Some(Kind::Interaction) => (
                format!("`{whose}` is an interaction, and a lead may have many of them"),
                format!("say which one is meant: `latest {name} of {whose}`, or test it in a `where`"),
            ),
            Some(kind) => (
                format!("`{whose}` is {}: nothing can stand behind a `.` there", kind.a()),
                format!("write `{whose}` alone, or name a question: `questionnaire.question`"),
            ),
            None => return self.unknown(Kind::Questionnaire, whose, owner.span),
        };
        self.report(Diagnostic::error("unknown-questionnaire", path.span, message).help(help));
        None
    }

    /// A name without a `.`: a field of the interaction looked at, a word for where the lead stands, or
    /// whatever the pact declares.
    fn plain_name<'e>(&mut self, name: &Name, scope: Scope) -> Option<Thing<'e>> {
        if let Some(found) = self.own_name(name, scope) {
            return found.map(Thing::Field);
        }
        if scope.own == Own::None
            && let Some(state) = State::named(&name.text, scope.place)
        {
            return Some(Thing::State(state));
        }
        match self.names.shared.get(&name.text) {
            Some(means) if scope.own != Own::None => self.in_where(name, means, scope),
            Some(means) => self.declared(name, means, scope),
            None => self.unknown_name(name, scope),
        }
    }

    /// A field of the interaction that is looked at; the inner part is none if that field has a mistake.
    fn own_name(&mut self, name: &Name, scope: Scope) -> Option<Option<Typed>> {
        let Own::Of(of) = scope.own else { return None };
        let place = *self.names.own.get(&(of, name.text.as_str()))?;
        let kind = self.build.model.interactions.at(of).name.clone();
        self.uses(&kind, &name.text);
        Some(place.and_then(|place| self.build.own_field(of, place)))
    }

    fn declared<'e>(&mut self, name: &Name, means: Means, scope: Scope) -> Option<Thing<'e>> {
        Some(match means {
            Means::Field(id) => Thing::Field(self.build.lead_field(id)),
            Means::Define(at) => match self.define_in(at, scope)? {
                DefineBody::Condition(id) => Thing::Condition(id),
                DefineBody::Quantity(id) => Thing::Quantity(id),
            },
            Means::Score(id) => Thing::Quantity(self.build.score(id)),
            Means::Rating(id) => self.worded(Worded::Rating(id))?,
            Means::Table(id) => self.worded(Worded::Table(id))?,
            Means::Choice(id) => self.worded(Worded::Choice(id))?,
            Means::Questionnaire(id) => Thing::Questionnaire(id),
            Means::List(_) => return self.list_alone(name),
            Means::Broken => return None,
        })
    }

    fn worded<'e>(&self, of: Worded) -> Option<Thing<'e>> {
        Some(Thing::Worded(of, self.build.domain(of, None)?))
    }

    /// A name of the pact in a `where`: the lead's fields are reached through `lead.`, and other interactions
    /// not at all.
    fn in_where<'e>(&mut self, name: &Name, means: Means, scope: Scope) -> Option<Thing<'e>> {
        let text = &name.text;
        match means {
            Means::Field(_) => {
                let message =
                    format!("`{text}` is a field of the lead, and a `where` looks at the interaction");
                let help = format!("write `lead.{text}`");
                self.report(Diagnostic::error("lead-field-in-where", name.span, message).help(help));
                None
            }
            Means::Define(at)
                if self.decls.defines.get(at).is_some_and(|define| define.looks_at_interactions) =>
            {
                let message =
                    format!("`{text}` looks at interactions itself, and cannot be used in a `where`");
                let help = format!("put it behind the test with `and`: `… and {text}`");
                self.report(Diagnostic::error("interactions-in-where", name.span, message).help(help));
                None
            }
            _ => self.declared(name, means, Scope { own: Own::None, ..scope }),
        }
    }

    fn list_alone<T>(&mut self, name: &Name) -> Option<T> {
        let text = &name.text;
        let message = format!("`{text}` is a list, not something that can be asked for");
        let help = format!("test a field with it: `… is one of {text}` or `… contains any of {text}`");
        self.report(Diagnostic::error("list-alone", name.span, message).help(help));
        None
    }

    fn unknown_name<T>(&mut self, name: &Name, scope: Scope) -> Option<T> {
        let text = name.text.as_str();
        if self.is_excused(text) {
            return None;
        }
        if let Some((code, message, help)) = self.misplaced(text, scope) {
            self.report(Diagnostic::error(code, name.span, message).help(help));
            return None;
        }
        let names = self.names_in_sight(scope);
        let message = format!("nothing is called `{text}` here");
        let similar = self.similar(text, &names);
        let help = match &similar {
            None if scope.own == Own::ByTheLead => {
                "`interaction by the lead` means all kinds, which have no field in common: name one interaction"
                    .to_owned()
            }
            Some(similar) => format!("did you mean `{similar}`?"),
            None => {
                format!("declare it, for example as a field of the lead: `{}`", Kind::Field.declaration(text))
            }
        };
        let space = match scope.own {
            Own::Of(of) => Space::Of(self.build.model.interactions.at(of).name.clone()),
            _ => Space::Shared,
        };
        self.not_known(space, text, similar, Diagnostic::error("unknown-name", name.span, message).help(help))
    }

    /// What to say of a name that is one of something else: the code, the message and the help.
    fn misplaced(&mut self, text: &str, scope: Scope) -> Option<(&'static str, String, String)> {
        if State::named(text, Place::Expect).is_some() && scope.own == Own::None {
            let (message, help) = State::not_here(text);
            return Some(("stage-place", message, help));
        }
        if is_today(text) {
            let message = format!("a pact has no `{text}`: dates are compared with spans of time");
            let help = "write `more than 1 day ago` for what is past, or `in the next 30 days`, for example";
            return Some(("unknown-name", message, help.to_owned()));
        }
        if let Some(named) = self.interaction_called(text) {
            let message = match named == text {
                true => format!("`{text}` is an interaction: it has happened or not, once or often"),
                false => format!("nothing is called `{text}`, but `{named}` is an interaction"),
            };
            let help = match scope.score {
                Some(_) => format!("write `per {named}` for each, or `when any {named}` for all together"),
                None => format!("write `any {named}`, `no {named}` or `count of {named}`"),
            };
            return Some(("interaction-as-condition", message, help));
        }
        if let Some(kind) = self.kind_of(text) {
            let message = format!("`{text}` is {}, not something a lead has", kind.a());
            return Some((
                "unknown-name",
                message,
                "name a field, a define, a score or a rating here".to_owned(),
            ));
        }
        let code = "unknown-name";
        if let Some(question) = self.question_called(text) {
            let message = format!("there is no field called `{text}`");
            return Some((code, message, format!("the question is called `{question}`")));
        }
        let (owner, what) = self.owner_of_word(text)?;
        Some((
            code,
            format!("`{text}` is {what} `{owner}`"),
            format!("write `{owner} is {}`", say::word(text)),
        ))
    }

    /// The interaction of a name, also where it is said as what was done: `called` for `call`.
    fn interaction_called(&self, name: &str) -> Option<String> {
        let ends = ["", "ed", "d", "s"];
        let stems = ends.into_iter().filter_map(|end| name.strip_suffix(end));
        let mut declared = stems.filter(|stem| self.kind_of(stem) == Some(Kind::Interaction));
        declared.next().map(str::to_owned)
    }

    /// The rating, table, choice or field that lists a word.
    fn owner_of_word(&mut self, word: &str) -> Option<(String, &'static str)> {
        self.names.compared += 1;
        if !self.looks_for_similar() {
            return None;
        }
        let model = &self.build.model;
        let lists = |domain: &Domain| Self::lists(domain, word).is_some();
        let ratings = model.ratings.as_slice().iter().map(|r| (&r.name, &r.levels, "a level of the rating"));
        let tables = model.tables.as_slice().iter().map(|t| (&t.name, &t.words, "a word of the table"));
        let choices = model.choices.as_slice().iter().map(|c| (&c.name, &c.words, "a word of the choice"));
        let mut worded = ratings.chain(tables).chain(choices);
        let found = worded.find(|(_, words, _)| lists(words)).map(|(name, _, what)| (name.clone(), what));
        let is_one = |field: &&crate::model::Field| matches!(&field.ty, Type::OneOf(words) if lists(words));
        let field =
            || model.fields.as_slice().iter().find(is_one).map(|f| (f.name.clone(), "a word of the field"));
        found.or_else(field)
    }

    /// `bant.budget` for `budget`.
    fn question_called(&mut self, name: &str) -> Option<String> {
        self.names.compared += self.build.model.fields.as_slice().len();
        if !self.looks_for_similar() {
            return None;
        }
        let ends_so = |field: &&crate::model::Field| {
            field.question_of.is_some() && field.name.rsplit('.').next() == Some(name)
        };
        self.build.model.fields.as_slice().iter().find(ends_so).map(|field| field.name.clone())
    }

    /// The names that may stand in an expression; none once there are too many mistakes to look for more.
    fn names_in_sight(&self, scope: Scope) -> Vec<String> {
        if !self.looks_for_similar() {
            return Vec::new();
        }
        let shared = self.names.shared.list().iter();
        match scope.own {
            Own::Of(of) => {
                let fields =
                    self.build.model.interactions.at(of).fields.iter().map(|field| field.name.clone());
                let lead = shared.map(|name| match self.names.shared.peek(name) {
                    Some(Means::Field(_)) => format!("lead.{name}"),
                    _ => (*name).to_owned(),
                });
                fields.chain(lead).collect()
            }
            _ => shared.map(|name| (*name).to_owned()).collect(),
        }
    }
}

/// What a value that stands alone should have been.
impl Checker<'_> {
    /// A word, if a domain lists it.
    pub(super) fn lists(domain: &crate::model::Domain, word: &str) -> Option<String> {
        domain.position(&crate::values::text::fold(word)).map(|at| say::word(domain.word(at)))
    }
}
