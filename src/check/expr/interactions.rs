//! Which interactions are meant, and what is asked of them.

use super::{Own, Place, Scope};
use crate::check::Checker;
use crate::diagnostics::Diagnostic;
use crate::model::{CondId, Condition, QuantityId, Selection, SelectionId, Type, TypeId, Typed, Window};
use crate::sources::Span;
use crate::syntax::ast::{self, Duration, Interactions, Name, What};
use crate::values::Period;

/// Where work days and work hours may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Work {
    /// In deadlines, timers and examples.
    Fits,
    /// Nowhere else.
    DoesNotFit,
}

impl<'a> Checker<'a> {
    /// `any …`
    pub(super) fn any(&mut self, of: &Interactions, span: Span, scope: Scope) -> Option<CondId> {
        let of = self.selection(of, scope)?;
        Some(self.build.plain(Condition::Any(of), span))
    }

    /// The interactions that are meant, with their window.
    pub(in crate::check) fn selection(&mut self, of: &Interactions, scope: Scope) -> Option<SelectionId> {
        if scope.own != Own::None {
            let message = "a `where` looks at one interaction, and cannot ask for others";
            let help = "put this test behind the `where`, with `and`";
            self.report(Diagnostic::error("interactions-in-where", of.span, message).help(help));
            return None;
        }
        let kinds = self.kinds(&of.what);
        let own = match kinds.as_deref() {
            Some([only]) if matches!(of.what, What::Named(_)) => Own::Of(*only),
            _ => Own::ByTheLead,
        };
        let condition = match &of.condition {
            // Without its kind nothing can be said of its fields.
            Some(test) if kinds.is_some() => Some(self.condition(test, scope.inside(own))),
            _ => None,
        };
        let window = self.window(of.window, scope);
        let (types, window) = kinds.zip(window)?;
        let condition = match condition {
            Some(condition) => Some(condition?),
            None => None,
        };
        Some(self.build.selection(Selection { types: types.into(), condition, window, scope: scope.score }))
    }

    fn kinds(&mut self, what: &What) -> Option<Vec<TypeId>> {
        match what {
            What::Named(name) => self.interaction(name).map(|id| vec![id]),
            What::ByTheLead(span) => {
                let interactions = &self.build.model.interactions;
                let kinds: Vec<TypeId> =
                    interactions.iter().filter(|(_, kind)| kind.by.is_none()).map(|(id, _)| id).collect();
                if kinds.is_empty() && !self.is_excused("") {
                    let message = "the pact declares no interaction by the lead";
                    let help = "declare one, for example `interaction demo_request \"Asked for a demo\"`";
                    self.report(Diagnostic::error("no-interaction", *span, message).help(help));
                    return None;
                }
                Some(kinds)
            }
        }
    }

    fn window(&mut self, window: Option<ast::Window>, scope: Scope) -> Option<Window> {
        match window {
            None => Some(Window::Ever),
            Some(ast::Window::InTheLast(duration)) => {
                self.period(duration, Work::DoesNotFit).map(Window::Last)
            }
            Some(ast::Window::InThisStage(_)) if scope.place >= Place::Guard => Some(Window::ThisStage),
            Some(ast::Window::InThisStage(span)) => {
                let message = "`in this stage` can stand only where a stage is meant: in its ways out and notices, \
                               in `nurture`, `goes to` and `expect`";
                let help = "write this test there, or use a window here: `in the last 30 days`";
                self.report(Diagnostic::error("no-stage-here", span, message).help(help));
                None
            }
        }
    }

    /// A duration where one must stand.
    pub(in crate::check) fn period(&mut self, duration: Duration, work: Work) -> Option<Period> {
        let is_work = duration.unit.is_work();
        let written = self.said(duration.span);
        if is_work && work == Work::DoesNotFit {
            let message = format!("`{written}` can stand only in deadlines, behind `after`, and in examples");
            let help = format!("write `{}`", written.replace("work ", ""));
            self.report(Diagnostic::error("work-time-here", duration.span, message).help(help));
            return None;
        }
        if is_work && self.build.model.work.is_none() && !self.is_excused("") && !self.header_is_unsure() {
            let message = format!("`{written}` needs to know when you work");
            let help = "add it to the pact's first lines: `work time mon-fri 09:00-17:00`";
            self.report_once(Diagnostic::error("no-work-time", duration.span, message).help(help));
        }
        Period::new(duration.count, duration.unit)
    }

    /// `latest FIELD of …`
    pub(super) fn latest(
        &mut self,
        field: &Name,
        of: &Interactions,
        span: Span,
        scope: Scope,
    ) -> Option<Typed> {
        let selection = self.selection(of, scope);
        let place = self.field_of(field, of, "latest", span);
        let (selection, place) = selection.zip(place)?;
        self.build.latest(selection, place)
    }

    /// `total FIELD of …`
    pub(super) fn total(&mut self, field: &Name, of: &Interactions, scope: Scope) -> Option<QuantityId> {
        let selection = self.selection(of, scope);
        let place = self.field_of(field, of, "total", field.span);
        let (selection, place) = selection.zip(place)?;
        if let Ok(total) = self.build.total(selection, place) {
            return Some(total);
        }
        let ty = self.build.latest(selection, place).map(|typed| typed.ty)?;
        let message =
            format!("`total` adds numbers, and `{}` is {}", field.text, crate::check::data::a_type(&ty));
        let help = match (&of.what, ty) {
            (What::Named(name), Type::YesNo) => {
                format!("count them: `count of {} where ({})`", name.text, field.text)
            }
            (What::Named(name), _) => format!("count them: `count of {}`", name.text),
            (What::ByTheLead(_), _) => "count them: `count of …`".to_owned(),
        };
        self.report(Diagnostic::error("wrong-type", field.span, message).help(help));
        None
    }

    /// The place of a field of an interaction.
    pub(in crate::check) fn field_of(
        &mut self,
        field: &Name,
        of: &Interactions,
        word: &str,
        span: Span,
    ) -> Option<u16> {
        let name = match &of.what {
            What::Named(name) => name,
            What::ByTheLead(_) => {
                let message = "`interaction by the lead` means all kinds, and has no fields";
                let help = format!("name one interaction behind `{word}`");
                self.report(Diagnostic::error("field-of-all", span, message).help(help));
                return None;
            }
        };
        // An unknown interaction was reported where its selection was built.
        let kind = self.names.interactions.get(&name.text)?;
        self.own_place(name, kind, field, field.span)
    }
}
