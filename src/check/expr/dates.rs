//! `before`, `on`, `after`, `in the last 30 days` and their like.

use super::interactions::Work;
use super::{Scope, Thing};
use crate::check::Checker;
use crate::diagnostics::Diagnostic;
use crate::model::{CondId, DateTest, Operand, Type};
use crate::sources::Span;
use crate::syntax::ast::{DateLit, DateOp, Expr, Test, TestKind};

impl<'a> Checker<'a> {
    pub(super) fn date_test(
        &mut self,
        (subject, thing): (&Expr, &Thing<'_>),
        test: &Test,
        span: Span,
        scope: Scope,
    ) -> Option<CondId> {
        let Thing::Field(of) = thing else { return self.wrong_test(subject, thing, test) };
        if of.ty != Type::Date {
            return self.wrong_test(subject, thing, test);
        }
        let test = match &test.kind {
            TestKind::InTheLast(within) => DateTest::InTheLast(self.period(*within, Work::DoesNotFit)?),
            TestKind::InTheNext(within) => DateTest::InTheNext(self.period(*within, Work::DoesNotFit)?),
            TestKind::MoreThanAgo(ago) => DateTest::MoreThanAgo(self.period(*ago, Work::DoesNotFit)?),
            TestKind::Date(op, value) => self.date_beside(*op, subject, value, scope)?,
            _ => return None,
        };
        self.build.date(of, test, span).ok()
    }

    /// What a date is compared with: a date as written, or a field.
    fn date_beside(&mut self, op: DateOp, subject: &Expr, value: &Expr, scope: Scope) -> Option<DateTest> {
        let thing = self.thing(value, scope)?;
        match &thing {
            Thing::Date(date) => self.fixed_date(op, subject, date),
            Thing::Field(other) if other.ty == Type::Date => Some(beside_field(op, other.operand)),
            _ => {
                let word = op_word(op);
                let message = format!(
                    "behind `{word}` stands a date, and `{}` is {}",
                    self.said(value.span),
                    thing.a()
                );
                let help = match &thing {
                    Thing::Text(text) if crate::values::Date::parse(&text.value).is_some() => {
                        format!("write `{word} {}`, without quotes", text.value.trim())
                    }
                    _ => format!(
                        "write a day, for example `{word} 2026-11-20`, or name a field of type `date`"
                    ),
                };
                self.report(Diagnostic::error("wrong-type", value.span, message).help(help));
                None
            }
        }
    }

    fn fixed_date(&mut self, op: DateOp, subject: &Expr, date: &DateLit) -> Option<DateTest> {
        let Some(start) = self.instant(date) else {
            self.report(no_such_time(date));
            return None;
        };
        let end = match date.time {
            None => self.build.model.zone.end_of_day_exclusive(date.date),
            Some(_) => start.plus_millis(1),
        };
        if op == DateOp::On && date.time.is_some() {
            let message = "`on` takes a whole day";
            let name = self.said(subject.span);
            let help = format!("write `{name} on {}`, or `before` or `after` with the time", date.date);
            self.report(Diagnostic::error("on-with-time", date.span, message).help(help));
            return None;
        }
        Some(match op {
            DateOp::Before => DateTest::Within { from: None, to: Some(start) },
            DateOp::On => DateTest::Within { from: Some(start), to: Some(end) },
            DateOp::After => DateTest::Within { from: Some(end), to: None },
        })
    }
}

/// Says that no clock shows a time.
pub(in crate::check) fn no_such_time(date: &DateLit) -> Diagnostic {
    Diagnostic::error("bad-time", date.span, "no clock shows this time")
        .help("hours go from 00 to 23, minutes from 00 to 59")
}

fn beside_field(op: DateOp, other: Operand) -> DateTest {
    match op {
        DateOp::Before => DateTest::BeforeField(other),
        DateOp::On => DateTest::OnField(other),
        DateOp::After => DateTest::AfterField(other),
    }
}

pub(super) fn op_word(op: DateOp) -> &'static str {
    match op {
        DateOp::Before => "before",
        DateOp::On => "on",
        DateOp::After => "after",
    }
}
