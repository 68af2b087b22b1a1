//! Quantities: fields, literals, sums, counts and shares, with their units.

use super::{Scope, Thing};
use crate::check::Checker;
use crate::check::names::Kind;
use crate::diagnostics::Diagnostic;
use crate::model::{Mismatch, QuantityId, Signed, Type, Unit};
use crate::sources::Span;
use crate::syntax::ast::{Expr, ExprKind, Factor, NumberLit, Term};

/// A part of a sum or a comparison, as written and as built.
pub(super) type Part<'e> = (&'e Expr, QuantityId);

impl<'a> Checker<'a> {
    /// A number or an amount of money; a mistake where it is neither.
    pub(super) fn amount(&mut self, expr: &Expr, scope: Scope) -> Option<QuantityId> {
        let thing = self.thing(expr, scope)?;
        self.amount_of(&thing).or_else(|| self.no_quantity(expr, &thing))
    }

    /// The quantity that something is, if it is one.
    pub(super) fn amount_of(&mut self, thing: &Thing<'_>) -> Option<QuantityId> {
        match thing {
            Thing::Quantity(id) => Some(*id),
            Thing::Number(number) => Some(self.literal(number)),
            Thing::Questionnaire(of) => Some(self.questionnaire_score(*of)),
            Thing::Field(of) if matches!(of.ty, Type::Number | Type::Money(_)) => {
                self.build.number_field(of).ok()
            }
            _ => None,
        }
    }

    pub(super) fn literal(&mut self, number: &NumberLit) -> QuantityId {
        let unit = match &number.currency {
            Some(currency) => Unit::Money(currency.text.as_str().into()),
            None => Unit::Number,
        };
        self.build.constant(number.value, unit)
    }

    /// Everything that is computed.
    pub(super) fn arithmetic(&mut self, expr: &Expr, scope: Scope) -> Option<QuantityId> {
        match &expr.kind {
            ExprKind::Sum(first, terms) => self.sum(first, terms, scope),
            ExprKind::Product(first, factors) => self.product(first, factors, scope),
            ExprKind::Share(percent, of) => {
                let of = self.amount(of, scope)?;
                Some(self.build.share(percent.value, of))
            }
            ExprKind::Smaller(a, b) | ExprKind::Larger(a, b) => {
                let smaller = matches!(expr.kind, ExprKind::Smaller(..));
                self.smaller_or_larger(smaller, a, b, scope)
            }
            ExprKind::Count(of) => {
                let of = self.selection(of, scope)?;
                Some(self.build.count(of))
            }
            ExprKind::Total(field, of) => self.total(field, of, scope),
            ExprKind::DaysSinceLast(of) => {
                let of = self.selection(of, scope)?;
                Some(self.build.days_since_last(of))
            }
            ExprKind::DaysSince(of) => self.days_since(of, scope),
            ExprKind::EarlierStays(stage) => {
                let stage = self.stage(stage)?;
                Some(self.build.earlier_stays(stage))
            }
            _ => None,
        }
    }

    fn sum(&mut self, first: &Expr, terms: &[Term], scope: Scope) -> Option<QuantityId> {
        let mut parts = vec![(first, self.amount(first, scope))];
        for term in terms {
            parts.push((&term.value, self.amount(&term.value, scope)));
        }
        let parts: Vec<Part<'_>> =
            parts.into_iter().map(|(expr, id)| Some((expr, id?))).collect::<Option<_>>()?;
        let minus = std::iter::once(false).chain(terms.iter().map(|term| term.minus));
        let signed: Vec<Signed> =
            minus.zip(&parts).map(|(minus, &(_, value))| Signed { minus, value }).collect();
        let sum = self.build.sum(&signed);
        sum.or_else(|mismatch| self.mismatch(&mismatch, &parts).ok_or(())).ok()
    }

    /// `a * b / c`, from left to right.
    fn product(&mut self, first: &Expr, factors: &[Factor], scope: Scope) -> Option<QuantityId> {
        let mut left = self.amount(first, scope);
        let mut before = first;
        for factor in factors {
            let right = self.amount(&factor.value, scope);
            if factor.divide && is_zero(&factor.value) {
                let diagnostic =
                    Diagnostic::error("division-by-zero", factor.value.span, "nothing can be divided by 0");
                self.report(diagnostic.help("divide by another number, or leave the division out"));
                left = None;
            }
            let Some((l, r)) = left.zip(right) else {
                left = None;
                continue;
            };
            let made = if factor.divide { self.build.quotient(l, r) } else { self.build.product(l, r) };
            left = made.or_else(|why| self.mismatch(&why, &[(before, l), (&factor.value, r)]).ok_or(())).ok();
            before = &factor.value;
        }
        left
    }

    fn smaller_or_larger(&mut self, smaller: bool, a: &Expr, b: &Expr, scope: Scope) -> Option<QuantityId> {
        let (left, right) = (self.amount(a, scope), self.amount(b, scope));
        let (left, right) = left.zip(right)?;
        let made = if smaller { self.build.smaller(left, right) } else { self.build.larger(left, right) };
        made.or_else(|mismatch| self.mismatch(&mismatch, &[(a, left), (b, right)]).ok_or(())).ok()
    }

    fn days_since(&mut self, of: &Expr, scope: Scope) -> Option<QuantityId> {
        if let ExprKind::Path(path) = &of.kind
            && path.owner.is_none()
            && self.kind_of(&path.name.text) == Some(Kind::Interaction)
        {
            let name = &path.name.text;
            let message = format!("`{name}` is an interaction, which may have happened often");
            let help = format!("write `days since last {name}`");
            self.report(Diagnostic::error("interaction-as-condition", of.span, message).help(help));
            return None;
        }
        let thing = self.thing(of, scope)?;
        if let Thing::Field(field) = &thing
            && let Ok(days) = self.build.days_since(field)
        {
            return Some(days);
        }
        let said = self.said(of.span);
        let message = format!("`days since` takes a date, and `{said}` is {}", thing.a());
        let help = self.dates_in_sight().unwrap_or_else(|| {
            "name a field of type `date`, or an interaction: `days since last INTERACTION`".to_owned()
        });
        self.report(Diagnostic::error("wrong-type", of.span, message).help(help));
        None
    }

    fn dates_in_sight(&self) -> Option<String> {
        let fields = self.build.model.fields.as_slice();
        let date = fields.iter().find(|field| field.ty == Type::Date)?;
        Some(format!("name a date: `days since {}`", date.name))
    }

    /// Says why units do not go together.
    pub(super) fn mismatch<T>(&mut self, why: &Mismatch, parts: &[Part<'_>]) -> Option<T> {
        let span = parts.iter().map(|(expr, _)| expr.span).reduce(Span::to).unwrap_or_default();
        let diagnostic = match why {
            Mismatch::MoneyAndNumber(currency) => self.money_and_number(currency, parts, span),
            Mismatch::Currencies(a, b) => {
                let message = format!("one amount is in {a}, the other in {b}");
                let literals = parts.iter().filter_map(|(expr, _)| number_of(expr));
                let written = literals.map(|number| number.span).next();
                Diagnostic::error("two-currencies", written.unwrap_or(span), message)
                    .help(format!("write both in {a}, or both in {b}: amounts are never converted"))
            }
            Mismatch::MoneyTimesMoney => {
                Diagnostic::error("money-arithmetic", span, "money times money means nothing")
                    .help("multiply money by a plain number, or divide it by other money")
            }
            Mismatch::NumberByMoney => {
                Diagnostic::error("money-arithmetic", span, "a plain number divided by money means nothing")
                    .help("divide money by a number, or money by money")
            }
            Mismatch::MoneyInScore => {
                let said = self.said(span);
                let currency = self.currency_of(parts);
                Diagnostic::error("money-arithmetic", span, "points are plain numbers, this is money").help(
                    format!("divide it by an amount first: write `({said} / 1 {currency})`, for example"),
                )
            }
            Mismatch::Kind(_) => return None,
        };
        self.report(diagnostic);
        None
    }

    /// The currency of the first amount.
    fn currency_of(&self, parts: &[Part<'_>]) -> String {
        let units = parts.iter().map(|&(_, id)| self.build.unit(id));
        let mut currencies = units.filter_map(|unit| match unit {
            Unit::Money(currency) => Some(currency.to_string()),
            Unit::Number => None,
        });
        currencies.next().unwrap_or_else(|| "EUR".to_owned())
    }

    /// `revenue > 250`, `employees at least 50 EUR`
    fn money_and_number(&self, currency: &str, parts: &[Part<'_>], span: Span) -> Diagnostic {
        let is_money = |id| matches!(self.build.unit(id), Unit::Money(_));
        let other = |money: bool| {
            let part = parts.iter().find(|&&(_, id)| is_money(id) == money);
            part.map_or(String::new(), |(expr, _)| self.said(expr.span))
        };
        let literal = |money: bool| {
            let numbers = parts.iter().filter(|&&(_, id)| is_money(id) == money);
            numbers.filter_map(|(expr, _)| number_of(expr)).next()
        };
        let (a, b) = (other(true), other(false));
        let message = format!("`{a}` is money in {currency}, and `{b}` is a plain number");
        let (place, help) = match (literal(false), literal(true)) {
            (Some(number), _) => (number.span, format!("write `{} {currency}`", self.said(number.span))),
            (None, Some(money)) => (money.span, format!("write `{}`, without `{currency}`", money.value)),
            (None, None) => {
                (span, format!("multiply the number by an amount, for example `{b} * 1 {currency}`"))
            }
        };
        Diagnostic::error("money-and-number", place, message).help(help)
    }

    /// A name of a score, wherever a plain quantity must stand for points.
    pub(in crate::check) fn score_share(&mut self, of: &Expr, scope: Scope) -> Option<QuantityId> {
        let id = self.quantity(of, scope)?;
        self.build.score_part(id).or_else(|why| self.mismatch(&why, &[(of, id)]).ok_or(())).ok()
    }
}

/// The number that an expression is, through parentheses.
pub(super) fn number_of(expr: &Expr) -> Option<&NumberLit> {
    match &expr.kind {
        ExprKind::Number(number) => Some(number),
        ExprKind::Paren(inner) => number_of(inner),
        _ => None,
    }
}

fn is_zero(expr: &Expr) -> bool {
    number_of(expr).is_some_and(|number| number.value.is_zero())
}

impl Thing<'_> {
    /// What it is, for people: `a number`.
    pub(super) fn a(&self) -> String {
        match self {
            Thing::Condition(_) => "a condition: yes or no".to_owned(),
            Thing::Quantity(_) | Thing::Number(_) => "a number".to_owned(),
            Thing::Field(of) => match &of.ty {
                Type::Money(_) => "money".to_owned(),
                Type::YesNo => "a yes/no field".to_owned(),
                other => crate::check::data::a_type(other),
            },
            Thing::Worded(crate::model::Worded::Rating(_), _) => "a rating".to_owned(),
            Thing::Worded(crate::model::Worded::Table(_), _) => {
                "a table: it gives one of its words".to_owned()
            }
            Thing::Worded(..) => "a choice: it gives one of its words".to_owned(),
            Thing::Questionnaire(_) => Kind::Questionnaire.a().to_owned(),
            Thing::Text(_) => "a text".to_owned(),
            Thing::Date(_) => "a date".to_owned(),
            Thing::Flag => "yes or no".to_owned(),
            Thing::State(state) => state.a().to_owned(),
        }
    }
}
