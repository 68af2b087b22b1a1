//! Takes in all declarations, so that their names are known before anything is resolved.

use std::collections::{HashMap, HashSet};

use super::header::twice;
use super::names::{Kind, Means};
use super::{Checker, say};
use crate::diagnostics::Diagnostic;
use crate::model::{
    self, ChoiceId, DefineBody, Derived, Domain, QuestionnaireId, RatingId, ScoreId, StageId, TableId,
    TeamId, TypeId, Worded,
};
use crate::sources::Span;
use crate::syntax::ast::{self, Item, ItemKind, Name, Str, Word};
use crate::values::text;

/// The declarations that are resolved after all names are known.
#[derive(Debug, Default)]
pub(super) struct Declarations<'a> {
    /// Defines, by place.
    pub(super) defines: Vec<Define<'a>>,
    /// Lists, by place.
    pub(super) lists: Vec<&'a ast::List>,
    /// Whatever may depend on others, in the order written.
    pub(super) nodes: Vec<Node<'a>>,
    /// Stages with their ids, in the order written.
    pub(super) stages: Vec<(&'a ast::Stage, StageId)>,
    /// The kinds of interaction by the word of the input.
    pub(super) type_words: HashMap<&'a str, (TypeId, Span)>,
    /// Scores, ratings, tables and choices, each after what it depends on.
    pub(super) order: Vec<Derived>,
    /// The nodes by place, each after what it depends on.
    pub(super) sequence: Vec<usize>,
    /// By node: the nodes it uses, by place.
    pub(super) edges: Vec<Vec<usize>>,
}

/// A define while its pact is checked.
#[derive(Debug)]
pub(super) struct Define<'a> {
    pub(super) ast: &'a ast::Define,
    pub(super) span: Span,
    /// What it stands for outside of scores, once that is known and right.
    pub(super) body: Option<DefineBody>,
    /// Whether it looks at interactions, itself or through others: then it means something else in each score.
    pub(super) looks_at_interactions: bool,
}

/// Something that may depend on others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'a> {
    pub(super) name: &'a Name,
    pub(super) means: Means,
    pub(super) what: What<'a>,
}

/// What a node is as written.
#[derive(Debug, Clone, Copy)]
pub(super) enum What<'a> {
    Define(usize, &'a ast::Define),
    Score(ScoreId, &'a ast::Score),
    Rating(RatingId, &'a ast::Rating),
    Table(TableId, &'a ast::Table),
    Choice(ChoiceId, &'a ast::Choose),
    Questionnaire(QuestionnaireId),
}

pub(super) fn label(label: Option<&Str>) -> Option<String> {
    label.map(|label| label.value.clone())
}

/// The words of a list, each once, as first written.
pub(super) fn distinct<'w>(words: impl Iterator<Item = &'w Word>) -> Domain {
    let mut seen = HashSet::new();
    let distinct = words.filter(|word| seen.insert(text::fold(&word.text)));
    Domain::new(distinct.map(|word| word.text.clone()).collect(), false)
}

impl<'a> Checker<'a> {
    pub(super) fn collect(&mut self) {
        let items = self.items.clone();
        for item in &items {
            if let ItemKind::Team(team) = &item.kind {
                self.collect_team(team);
            }
        }
        let mut lead = None;
        for item in &items {
            self.collect_item(item, &mut lead);
        }
    }

    fn collect_item(&mut self, item: &'a Item, lead: &mut Option<Span>) {
        match &item.kind {
            ItemKind::Lead(decl) => match *lead {
                Some(_) => self.report(twice("lead", decl.id.span, *lead)),
                None => {
                    *lead = Some(decl.id.span);
                    self.collect_lead(decl);
                }
            },
            ItemKind::Interaction(decl) => self.collect_interaction(decl, item.span),
            ItemKind::List(list) => self.collect_list(list),
            ItemKind::Define(define) => self.collect_define(define, item.span),
            ItemKind::Score(score) => self.collect_score(score, item.span),
            ItemKind::Rating(rating) => self.collect_rating(rating, item.span),
            ItemKind::Questionnaire(decl) => self.collect_questionnaire(decl, item.span),
            ItemKind::Table(table) => self.collect_table(table, item.span),
            ItemKind::Choose(choose) => self.collect_choice(choose, item.span),
            ItemKind::Stage(stage) => self.collect_stage(stage, item.span),
            ItemKind::Reason(reason) => self.collect_reason(reason),
            ItemKind::Team(_)
            | ItemKind::Language(_)
            | ItemKind::Include(_)
            | ItemKind::Pact(_)
            | ItemKind::Agreed(_)
            | ItemKind::EveryStage(_)
            | ItemKind::Start(_)
            | ItemKind::Nurture(_)
            | ItemKind::Example(_)
            | ItemKind::Allow(_) => {}
        }
    }

    /// Gives a name of the shared namespace its meaning; a second one of that name is reported.
    pub(super) fn declare(&mut self, name: &'a Name, means: Means) {
        if let Some((earlier, place)) = self.names.shared.declare(name, means) {
            self.taken(name, earlier.kind(), means.kind(), place);
        }
    }

    /// Says that a name is taken.
    pub(super) fn taken(&mut self, name: &Name, by: Kind, wanted: Kind, place: Span) {
        let text = &name.text;
        let message = format!("`{text}` is already the name of {}", by.a());
        let help = if by == wanted {
            "give one of them another name, or keep only one of them".to_owned()
        } else {
            format!("give {} another name, for example `{}`", wanted.a(), another_name(text, wanted))
        };
        self.report(
            Diagnostic::error("duplicate-name", name.span, message)
                .help(help)
                .related(place, "the first one"),
        );
    }

    fn collect_team(&mut self, team: &'a ast::Team) {
        let decl = model::Team {
            name: team.name.text.clone(),
            label: label(team.label.as_ref()),
            span: team.name.span,
        };
        let id: TeamId = self.build.model.teams.push(decl);
        if let Some((_, place)) = self.names.teams.declare(&team.name, id) {
            self.taken(&team.name, Kind::Team, Kind::Team, place);
        }
    }

    fn collect_list(&mut self, list: &'a ast::List) {
        if list.words.is_empty() {
            let message = format!("the list `{}` has no words", list.name.text);
            let help =
                format!("write its words in parentheses: `{}`", Kind::List.declaration(&list.name.text));
            self.report(Diagnostic::error("empty-list", list.name.span, message).help(help));
        }
        self.no_word_twice(&list.words);
        self.decls.lists.push(list);
        self.declare(&list.name, Means::List(self.decls.lists.len() - 1));
    }

    /// Says of each word that it stands in a list already.
    pub(super) fn no_word_twice(&mut self, words: &[Word]) {
        let mut seen = HashMap::new();
        for word in words {
            let Some(first) = seen.insert(text::fold(&word.text), word) else { continue };
            let mut message = format!("{} stands in this list twice", say_word(word));
            if first.text != word.text {
                message = format!(
                    "{} and {} are one word: case makes no difference",
                    say_word(first),
                    say_word(word)
                );
            }
            let diagnostic =
                Diagnostic::error("duplicate-word", word.span, message).help("leave one of them out");
            self.report(diagnostic.related(first.span, "the first one"));
        }
    }

    fn collect_define(&mut self, define: &'a ast::Define, span: Span) {
        let at = self.decls.defines.len();
        let decl = Define { ast: define, span, body: None, looks_at_interactions: false };
        self.decls.defines.push(decl);
        self.add_node(&define.name, Means::Define(at), What::Define(at, define));
    }

    fn collect_score(&mut self, score: &'a ast::Score, span: Span) {
        let id = self.build.model.scores.push(model::Score {
            name: score.name.text.clone(),
            label: label(score.label.as_ref()),
            range: None,
            rules: Vec::new(),
            always: Vec::new(),
            questionnaire: None,
            span,
        });
        self.add_node(&score.name, Means::Score(id), What::Score(id, score));
    }

    fn collect_rating(&mut self, rating: &'a ast::Rating, span: Span) {
        let id = self.build.model.ratings.push(model::Rating {
            name: rating.name.text.clone(),
            label: label(rating.label.as_ref()),
            of: ScoreId(0),
            levels: distinct(rating.levels.iter().map(|level| &level.name)),
            from: Vec::new(),
            level_spans: rating.levels.iter().map(|level| level.span).collect(),
            span,
        });
        self.add_node(&rating.name, Means::Rating(id), What::Rating(id, rating));
    }

    fn collect_table(&mut self, table: &'a ast::Table, span: Span) {
        let id = self.build.model.tables.push(model::Table {
            name: table.name.text.clone(),
            label: label(table.label.as_ref()),
            rows: Worded::Rating(RatingId(0)),
            columns: Worded::Rating(RatingId(0)),
            row_words: 0,
            column_words: 0,
            cells: Vec::new(),
            cell_spans: Vec::new(),
            words: distinct(table.rows.iter().flat_map(|row| &row.cells)),
            span,
        });
        self.add_node(&table.name, Means::Table(id), What::Table(id, table));
    }

    fn collect_choice(&mut self, choose: &'a ast::Choose, span: Span) {
        let id = self.build.model.choices.push(model::Choice {
            name: choose.name.text.clone(),
            label: label(choose.label.as_ref()),
            words: distinct(choose.lines.iter().map(|line| &line.word)),
            lines: Vec::new(),
            otherwise: 0,
            otherwise_span: span,
            span,
        });
        self.add_node(&choose.name, Means::Choice(id), What::Choice(id, choose));
    }

    pub(super) fn add_node(&mut self, name: &'a Name, means: Means, what: What<'a>) {
        self.declare(name, means);
        self.decls.nodes.push(Node { name, means, what });
    }

    fn collect_stage(&mut self, stage: &'a ast::Stage, span: Span) {
        let owner = self.team(&stage.owner).unwrap_or(TeamId(0));
        let id = self.build.model.stages.push(model::Stage {
            name: stage.name.text.clone(),
            label: label(stage.label.as_ref()),
            renamed_from: stage.renamed_from.as_ref().map(|old| old.value.clone()),
            meaning: None,
            owner,
            is_final: stage.is_final,
            automatic: Vec::new(),
            commands: Vec::new(),
            notices: Vec::new(),
            handover: None,
            span,
        });
        self.decls.stages.push((stage, id));
        if let Some((_, place)) = self.names.stages.declare(&stage.name, id) {
            self.taken(&stage.name, Kind::Stage, Kind::Stage, place);
        }
    }

    fn collect_reason(&mut self, reason: &'a ast::Reason) {
        let id = self.build.model.reasons.push(model::Reason {
            name: reason.name.text.clone(),
            meaning: label(reason.meaning.as_ref()),
            span: reason.name.span,
        });
        if let Some((_, place)) = self.names.reasons.declare(&reason.name, id) {
            let message = format!("the reason `{}` is given a meaning twice", reason.name.text);
            let diagnostic = Diagnostic::error("duplicate-name", reason.name.span, message);
            self.report(diagnostic.help("keep one of the two").related(place, "the first one"));
        }
    }
}

fn say_word(word: &Word) -> String {
    format!("`{}`", if word.quoted { say::quoted(&word.text) } else { word.text.clone() })
}

fn another_name(name: &str, kind: Kind) -> String {
    match kind {
        Kind::Score => format!("{name}_score"),
        Kind::Rating => format!("{name}_level"),
        Kind::List => format!("{name}_list"),
        Kind::Define => format!("is_{name}"),
        _ => format!("{name}_2"),
    }
}
