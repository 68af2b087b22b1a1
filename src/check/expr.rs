//! Conditions and quantities: what a piece of text stands for, and whether it fits where it stands.

mod compare;
mod dates;
mod interactions;
mod number;
mod path;
mod state;
mod test;
mod texts;
mod words;
mod wrong;

pub(super) use dates::no_such_time;
pub(super) use interactions::Work;
pub(super) use state::Targets;

use super::Checker;
use crate::diagnostics::Diagnostic;
use crate::model::walk::Node;
use crate::model::{
    CondId, DefineBody, Domain, QuantityId, QuestionnaireId, ScoreId, Subject, Type, TypeId, Typed, Worded,
};
use crate::sources::Span;
use crate::syntax::ast::{DateLit, Expr, ExprKind, NumberLit, Str};

/// How deep defines may build on each other: evaluators recurse.
const DEEPEST: u32 = 256;

/// Where an expression stands: what it may speak of.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Scope {
    /// The score in whose rules it stands.
    pub(super) score: Option<ScoreId>,
    /// The interaction that a `where` looks at.
    own: Own,
    /// What of the lifecycle it may speak of.
    place: Place,
}

/// The interaction that a `where` looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Own {
    /// Not in a `where`.
    #[default]
    None,
    /// Of that kind.
    Of(TypeId),
    /// `interaction by the lead`: no field is known of it.
    ByTheLead,
}

/// What of the lifecycle an expression may speak of; each may what those before it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Place {
    /// Nothing: in defines, scores, choices, and where a lead starts.
    #[default]
    Plain,
    /// `in this stage`: guards and notices.
    Guard,
    /// `stage is`, `handover is`: nurture and routes.
    Routing,
    /// `route is`, `refused` and the like.
    Expect,
}

impl Scope {
    /// In a place of the lifecycle.
    pub(super) fn at(place: Place) -> Self {
        Self { place, ..Self::default() }
    }

    /// In the rules of a score.
    pub(super) fn of_score(score: ScoreId) -> Self {
        Self { score: Some(score), ..Self::default() }
    }

    /// In the `where` of an interaction.
    fn inside(self, own: Own) -> Self {
        Self { own, ..self }
    }
}

/// What an expression stands for.
#[derive(Debug, Clone)]
enum Thing<'e> {
    /// Yes, no or unknown.
    Condition(CondId),
    /// A number, not a plain field.
    Quantity(QuantityId),
    /// A field of any type.
    Field(Typed),
    /// A rating, table or choice.
    Worded(Worded, Domain),
    /// A questionnaire: also its score.
    Questionnaire(QuestionnaireId),
    /// `250`
    Number(&'e NumberLit),
    /// `"DE"`
    Text(&'e Str),
    /// `2026-11-20`
    Date(&'e DateLit),
    /// `yes`, `no`
    Flag,
    /// `stage`, `route` and the like.
    State(state::State),
}

impl<'a> Checker<'a> {
    /// A condition at its place; none where it has a mistake.
    pub(super) fn condition(&mut self, expr: &Expr, scope: Scope) -> Option<CondId> {
        let id = self.truth(expr, scope)?;
        self.not_too_deep(Node::Condition(id), expr.span).then_some(id)
    }

    /// A condition that may be left out.
    pub(super) fn maybe_condition(&mut self, expr: Option<&Expr>, scope: Scope) -> Option<CondId> {
        expr.and_then(|expr| self.condition(expr, scope))
    }

    /// A quantity at its place; none where it has a mistake.
    pub(super) fn quantity(&mut self, expr: &Expr, scope: Scope) -> Option<QuantityId> {
        let id = self.amount(expr, scope)?;
        self.not_too_deep(Node::Quantity(id), expr.span).then_some(id)
    }

    /// What a define stands for.
    pub(super) fn define_body(&mut self, expr: &Expr, scope: Scope) -> Option<DefineBody> {
        let body = match self.thing(expr, scope)? {
            Thing::Condition(id) => DefineBody::Condition(id),
            Thing::Field(of) if of.ty == Type::YesNo => DefineBody::Condition(self.flag(&of, expr.span)?),
            Thing::Quantity(id) => DefineBody::Quantity(id),
            Thing::Field(of) if matches!(of.ty, Type::Number | Type::Money(_)) => {
                DefineBody::Quantity(self.build.number_field(&of).ok()?)
            }
            Thing::Number(number) => DefineBody::Quantity(self.literal(number)),
            Thing::Questionnaire(of) => DefineBody::Quantity(self.questionnaire_score(of)),
            other => return self.no_define(expr, &other),
        };
        let node = match body {
            DefineBody::Condition(id) => Node::Condition(id),
            DefineBody::Quantity(id) => Node::Quantity(id),
        };
        self.not_too_deep(node, expr.span).then_some(body)
    }

    fn not_too_deep(&mut self, node: Node, span: Span) -> bool {
        let fine = self.build.depth(node) <= DEEPEST;
        if !fine {
            let message = format!("this builds on defines that build on others, more than {DEEPEST} deep");
            let help = "write out what is meant in some of them";
            self.report(Diagnostic::error("too-deep", span, message).help(help));
        }
        fine
    }
}

/// Conditions.
impl<'a> Checker<'a> {
    /// Yes, no or unknown.
    fn truth(&mut self, expr: &Expr, scope: Scope) -> Option<CondId> {
        match &expr.kind {
            ExprKind::Or(parts) => {
                let parts = self.truths(parts, scope)?;
                self.build.or(parts, expr.span)
            }
            ExprKind::And(parts) => {
                let parts = self.truths(parts, scope)?;
                self.build.and(parts, expr.span)
            }
            ExprKind::Not(inner) => {
                let inner = self.truth(inner, scope)?;
                Some(self.build.not(inner, expr.span))
            }
            ExprKind::Paren(inner) => self.truth(inner, scope),
            _ => {
                let thing = self.thing(expr, scope)?;
                self.truth_of(expr, &thing)
            }
        }
    }

    /// The parts of an `and` or `or`, all of them looked at even if one has a mistake. People write
    /// `country is "DE" or "AT"`, so a value behind a test is a mistake of its own.
    fn truths(&mut self, parts: &[Expr], scope: Scope) -> Option<Vec<CondId>> {
        let mut found = Vec::with_capacity(parts.len());
        let mut at = 0;
        while let Some((part, rest)) = parts.get(at..).and_then(<[Expr]>::split_first) {
            let left_over = self.left_over(part, rest, scope);
            let reports = self.found.len();
            found.extend(self.truth(part, scope));
            if left_over > 0 {
                // The message about the values has quotes around the first of them, too.
                self.take_back(reports, "text-without-quotes");
            }
            at += left_over + 1;
        }
        (found.len() == parts.len()).then_some(found)
    }

    fn truth_of(&mut self, expr: &Expr, thing: &Thing<'_>) -> Option<CondId> {
        match thing {
            Thing::Condition(id) => Some(*id),
            Thing::Field(of) if of.ty == Type::YesNo => self.flag(of, expr.span),
            Thing::State(state::State::Refused) => Some(self.refused(expr.span)),
            other => self.no_condition(expr, other),
        }
    }

    fn flag(&mut self, of: &Typed, span: Span) -> Option<CondId> {
        self.build.flag(of, span).ok()
    }
}

/// What an expression stands for, whether a condition, a quantity or a word.
impl<'a> Checker<'a> {
    fn thing<'e>(&mut self, expr: &'e Expr, scope: Scope) -> Option<Thing<'e>> {
        Some(match &expr.kind {
            ExprKind::Paren(inner) => self.thing(inner, scope)?,
            ExprKind::Or(_) | ExprKind::And(_) | ExprKind::Not(_) => {
                Thing::Condition(self.truth(expr, scope)?)
            }
            ExprKind::Test(subject, test) => Thing::Condition(self.test(subject, test, expr.span, scope)?),
            ExprKind::Any(of) => Thing::Condition(self.any(of, expr.span, scope)?),
            ExprKind::None(of) => {
                let any = self.any(of, expr.span, scope)?;
                Thing::Condition(self.build.not(any, expr.span))
            }
            ExprKind::Missing(path) => Thing::Condition(self.missing(path, expr.span, scope)?),
            ExprKind::Path(path) => self.path(path, scope)?,
            ExprKind::Latest(field, of) => Thing::Field(self.latest(field, of, expr.span, scope)?),
            ExprKind::Number(number) => Thing::Number(number),
            ExprKind::Text(text) => Thing::Text(text),
            ExprKind::Date(date) => Thing::Date(date),
            ExprKind::Yes | ExprKind::No => Thing::Flag,
            _ => Thing::Quantity(self.arithmetic(expr, scope)?),
        })
    }

    /// What `is known` asks of.
    fn subject(&mut self, thing: &Thing<'_>) -> Option<Subject> {
        Some(match thing {
            Thing::Condition(id) => Subject::Condition(*id),
            Thing::Quantity(id) => Subject::Quantity(*id),
            Thing::Field(of) => Subject::Operand(of.operand),
            Thing::Worded(of, _) => Subject::Worded(*of),
            Thing::Questionnaire(of) => Subject::Quantity(self.questionnaire_score(*of)),
            _ => return None,
        })
    }

    fn questionnaire_score(&mut self, of: QuestionnaireId) -> QuantityId {
        let score = self.build.model.questionnaires.at(of).score;
        self.build.score(score)
    }
}
