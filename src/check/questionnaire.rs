//! Questionnaires: fields, their answers, and a score of the same name.

use std::collections::HashMap;

use super::Checker;
use super::collect::{What, label};
use super::names::{Kind, Means};
use crate::diagnostics::Diagnostic;
use crate::model::{self, FieldId, QuestionnaireId, RuleKind, ScoreId, TeamId, Type};
use crate::sources::Span;
use crate::syntax::ast::{Question, Questionnaire, Word};
use crate::values::{Number, text};

impl<'a> Checker<'a> {
    pub(super) fn collect_questionnaire(&mut self, decl: &'a Questionnaire, span: Span) {
        let asked_by = self.team(&decl.asked_by).unwrap_or(TeamId(0));
        let score = self.build.model.scores.push(model::Score {
            name: decl.name.text.clone(),
            label: label(decl.label.as_ref()),
            range: None,
            rules: Vec::new(),
            always: Vec::new(),
            questionnaire: None,
            span,
        });
        let id = self.build.model.questionnaires.push(model::Questionnaire {
            name: decl.name.text.clone(),
            label: label(decl.label.as_ref()),
            asked_by,
            score,
            fields: Vec::new(),
            span,
        });
        self.not_called_lead(decl);
        self.add_node(&decl.name, Means::Questionnaire(id), What::Questionnaire(id));
        self.questions(decl, id, score);
    }

    /// `lead.x` is the lead's field `x`.
    fn not_called_lead(&mut self, decl: &Questionnaire) {
        if decl.name.text == "lead" {
            let message = "a questionnaire cannot be called `lead`: `lead.budget` is a field of the lead";
            let diagnostic = Diagnostic::error("reserved-name", decl.name.span, message);
            self.report(diagnostic.help("give it another name, for example `first_call`"));
        }
    }

    fn questions(&mut self, decl: &'a Questionnaire, id: QuestionnaireId, score: ScoreId) {
        if decl.questions.is_empty() && !self.unread.touches(self.build.model.questionnaires.at(id).span) {
            let message = format!("the questionnaire `{}` has no questions", decl.name.text);
            let help = "add one: `budget \"Is there a budget?\" { yes +30, no -20 }`";
            self.report(Diagnostic::error("empty-list", decl.name.span, message).help(help));
        }
        let (mut fields, mut rules) = (Vec::new(), Vec::new());
        let mut names: HashMap<&str, Span> = HashMap::new();
        for question in &decl.questions {
            if let Some(first) = names.insert(&question.name.text, question.name.span) {
                self.taken(&question.name, Kind::Question, Kind::Question, first);
            }
            let field = self.question_field(decl, question, id);
            self.names
                .questions
                .entry((id, question.name.text.as_str()))
                .or_insert(field.as_ref().map(|(id, _)| *id));
            let Some((field, points)) = field else { continue };
            fields.push(field);
            let kind = RuleKind::Question { field, points };
            let why = label(question.text.as_ref());
            rules.push(self.build.model.rules.push(model::Rule { kind, why, span: question.span }));
        }
        if let Some(questionnaire) = self.build.model.questionnaires.get_mut(id) {
            questionnaire.fields = fields;
        }
        if let Some(score) = self.build.model.scores.get_mut(score) {
            score.rules = rules;
            score.questionnaire = Some(id);
        }
    }

    /// The field of a question, and the points of its answers in the order of its words, or of `no` and `yes`.
    fn question_field(
        &mut self,
        decl: &Questionnaire,
        question: &Question,
        id: QuestionnaireId,
    ) -> Option<(FieldId, Vec<Number>)> {
        let words: Vec<Word> = question.answers.iter().map(|answer| answer.word.clone()).collect();
        let points: Vec<Number> = question.answers.iter().map(|answer| self.points(&answer.points)).collect();
        if words.is_empty() {
            let message = format!("the question `{}` has no answers", question.name.text);
            let help = "write its answers with their points: `{ yes +30, no -20 }`";
            self.report(Diagnostic::error("empty-list", question.span, message).help(help));
            return None;
        }
        let answer = |wanted: &str| {
            let found = words.iter().zip(&points).find(|(word, _)| word.text == wanted && !word.quoted);
            found.map(|(_, points)| *points)
        };
        let (ty, points) = match (answer("no"), answer("yes"), words.len()) {
            (Some(no), Some(yes), 2) => (Type::YesNo, vec![no, yes]),
            _ => (Type::OneOf(self.domain(&words, question.span, true)?), distinct_points(&words, points)),
        };
        let name = format!("{}.{}", decl.name.text, question.name.text);
        let field = self.build.model.fields.push(model::Field {
            column: name.clone(),
            name,
            ty,
            label: label(question.text.as_ref()),
            unknown_if: Vec::new(),
            empty_means: None,
            question_of: Some(id),
            span: question.span,
        });
        Some((field, points))
    }
}

/// The points of each answer that is not a repetition of another.
fn distinct_points(words: &[Word], points: Vec<Number>) -> Vec<Number> {
    let mut seen = std::collections::HashSet::new();
    let first = words.iter().zip(points).filter(|(word, _)| seen.insert(text::fold(&word.text)));
    first.map(|(_, points)| points).collect()
}
