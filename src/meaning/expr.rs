//! Conditions and quantities in their plain form.
//!
//! Parentheses are gone: a node shows what belongs together. Only those are looked through that change
//! nothing: `(a and b) and c` is `a and b and c`, and `(a * b) / c` is `a * b / c`, which goes from left to
//! right; but a sum is checked for its size as a whole, so `(a + b) + c` stays two sums.

use super::print::Plain;
use crate::syntax::ast::{
    CompareOp, DateOp, Expr, ExprKind, Factor, IncludeArg, IncludeOp, Interactions, Needles, Operand, Term,
    Test, TestKind, TextOp, What, Window,
};

impl Plain {
    /// A condition or quantity.
    pub(super) fn expr(&mut self, expr: &Expr) {
        let Expr { kind, span: _ } = inside(expr);
        match kind {
            ExprKind::Or(_) => self.node("or", |out| out.members(expr, true)),
            ExprKind::And(_) => self.node("and", |out| out.members(expr, false)),
            ExprKind::Not(of) => self.node("not", |out| out.expr(of)),
            // Taken off already.
            ExprKind::Paren(of) => self.expr(of),
            ExprKind::Test(of, test) => self.node("test", |out| {
                out.expr(of);
                out.test(test);
            }),
            ExprKind::Sum(first, terms) => self.node("sum", |out| out.sum(first, terms)),
            ExprKind::Product(..) => self.node("product", |out| out.product(expr)),
            ExprKind::Share(percent, of) => self.node("share", |out| {
                out.percent(percent);
                out.expr(of);
            }),
            ExprKind::Path(path) => self.path(path),
            ExprKind::Number(number) => self.number(number),
            ExprKind::Text(text) => self.str(text),
            ExprKind::Date(date) => self.date(date),
            ExprKind::Yes => self.bare("yes"),
            ExprKind::No => self.bare("no"),
            ExprKind::Any(of) => self.node("any", |out| out.interactions(of)),
            ExprKind::None(of) => self.node("none", |out| out.interactions(of)),
            ExprKind::Count(of) => self.node("count", |out| out.interactions(of)),
            ExprKind::Total(field, of) => self.node("total", |out| {
                out.name(field);
                out.interactions(of);
            }),
            ExprKind::Latest(field, of) => self.node("latest", |out| {
                out.name(field);
                out.interactions(of);
            }),
            ExprKind::DaysSinceLast(of) => self.node("days_since_last", |out| out.interactions(of)),
            ExprKind::DaysSince(of) => self.node("days_since", |out| out.expr(of)),
            ExprKind::Smaller(a, b) => self.two("smaller", a, b),
            ExprKind::Larger(a, b) => self.two("larger", a, b),
            ExprKind::EarlierStays(stage) => self.node("earlier_stays", |out| out.name(stage)),
            // In examples only, which are no parts.
            ExprKind::Missing(path) => self.node("missing", |out| out.path(path)),
        }
    }

    /// `(head …)` around a condition; nothing for none.
    pub(super) fn maybe_expr(&mut self, head: &str, expr: Option<&Expr>) {
        if let Some(expr) = expr {
            self.node(head, |out| out.expr(expr));
        }
    }

    /// The members of an `or`, or else of an `and`; those of one inside it are its own.
    fn members(&mut self, expr: &Expr, or: bool) {
        match (&inside(expr).kind, or) {
            (ExprKind::Or(members), true) | (ExprKind::And(members), false) => {
                members.iter().for_each(|member| self.members(member, or));
            }
            _ => self.expr(expr),
        }
    }

    fn sum(&mut self, first: &Expr, terms: &[Term]) {
        self.expr(first);
        for Term { minus, value } in terms {
            self.node(if *minus { "minus" } else { "plus" }, |out| out.expr(value));
        }
    }

    /// The factors of a product; those of a product that begins it are its own.
    fn product(&mut self, expr: &Expr) {
        let ExprKind::Product(first, factors) = &inside(expr).kind else { return self.expr(expr) };
        self.product(first);
        for Factor { divide, value } in factors {
            self.node(if *divide { "by" } else { "times" }, |out| out.expr(value));
        }
    }

    fn two(&mut self, head: &str, a: &Expr, b: &Expr) {
        self.node(head, |out| {
            out.expr(a);
            out.expr(b);
        });
    }

    /// `(interactions "page_view" (where …) (in_the_last (days 30)))`
    pub(super) fn interactions(&mut self, of: &Interactions) {
        let Interactions { what, condition, window, span: _ } = of;
        self.node("interactions", |out| {
            match what {
                What::Named(name) => out.name(name),
                What::ByTheLead(_) => out.bare("by_the_lead"),
            }
            out.maybe_expr("where", condition.as_deref());
            match window {
                Some(Window::InTheLast(within)) => out.node("in_the_last", |out| out.duration(within)),
                Some(Window::InThisStage(_)) => out.bare("in_this_stage"),
                None => {}
            }
        });
    }
}

/// What is asked of a quantity.
impl Plain {
    fn test(&mut self, Test { kind, span: _ }: &Test) {
        match kind {
            TestKind::Is { negated, value } => self.node(not(*negated, "is_not", "is"), |out| match value {
                Operand::Word(word) => out.word(word),
                Operand::Number(number) => out.number(number),
                Operand::Date(date) => out.date(date),
            }),
            TestKind::IsOneOf { negated, list } => {
                self.node(not(*negated, "is_not_one_of", "is_one_of"), |out| out.list(list));
            }
            TestKind::IsKnown { negated } => self.bare(not(*negated, "is_unknown", "is_known")),
            TestKind::IsComplete { negated } => self.bare(not(*negated, "is_not_complete", "is_complete")),
            TestKind::Compare(op, right) => self.compare(*op, right),
            TestKind::Between(low, high) => self.two("between", low, high),
            TestKind::Text(op, needles) => self.node(text_head(*op), |out| match needles {
                Needles::One(one) => out.str(one),
                Needles::Any(list) => out.list(list),
            }),
            TestKind::Includes(op, words) => self.node(include_head(*op), |out| match words {
                IncludeArg::One(word) => out.word(word),
                IncludeArg::Many(list) => out.list(list),
            }),
            TestKind::Date(op, right) => self.node(date_head(*op), |out| out.expr(right)),
            TestKind::InTheLast(within) => self.node("in_the_last", |out| out.duration(within)),
            TestKind::InTheNext(within) => self.node("in_the_next", |out| out.duration(within)),
            TestKind::MoreThanAgo(ago) => self.node("more_than_ago", |out| out.duration(ago)),
        }
    }

    /// `grade at least B` and `grade at least "B"` are one: a number is never compared with a text.
    fn compare(&mut self, op: CompareOp, right: &Expr) {
        self.node(compare_head(op), |out| match &inside(right).kind {
            ExprKind::Text(level) if matches!(op, CompareOp::AtLeast | CompareOp::AtMost) => {
                out.node("path", |out| out.str(level));
            }
            _ => out.expr(right),
        });
    }
}

/// What stands in parentheses, and in those inside of them.
fn inside(expr: &Expr) -> &Expr {
    let mut expr = expr;
    while let ExprKind::Paren(inner) = &expr.kind {
        expr = inner;
    }
    expr
}

fn not(negated: bool, yes: &'static str, no: &'static str) -> &'static str {
    if negated { yes } else { no }
}

fn compare_head(op: CompareOp) -> &'static str {
    match op {
        CompareOp::AtLeast => "at_least",
        CompareOp::AtMost => "at_most",
        CompareOp::MoreThan => "more_than",
        CompareOp::LessThan => "less_than",
        CompareOp::Equal => "equal",
        CompareOp::NotEqual => "not_equal",
    }
}

fn text_head(op: TextOp) -> &'static str {
    match op {
        TextOp::Contains => "contains",
        TextOp::Mentions => "mentions",
        TextOp::StartsWith => "starts_with",
        TextOp::EndsWith => "ends_with",
    }
}

fn include_head(op: IncludeOp) -> &'static str {
    match op {
        IncludeOp::One => "includes",
        IncludeOp::Any => "includes_any_of",
        IncludeOp::All => "includes_all_of",
    }
}

fn date_head(op: DateOp) -> &'static str {
    match op {
        DateOp::Before => "before",
        DateOp::After => "after",
        DateOp::On => "on",
    }
}
