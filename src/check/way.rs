//! Ways out of a stage: where they lead, who may take them, what must be known.

use super::Checker;
use super::expr::Work;
use super::names::Means;
use crate::diagnostics::Diagnostic;
use crate::model::{self, Automatic, Command, HandoverPart, Move, Need, ReasonId, ScoreId};
use crate::sources::Span;
use crate::syntax::ast::{self, Becomes, During, May, Name};

impl<'a> Checker<'a> {
    /// `becomes STAGE …`, in a stage that has a handover or not.
    pub(super) fn automatic(&mut self, way: &Becomes, span: Span, has_handover: bool) -> Option<Automatic> {
        self.during(way, span, has_handover);
        if way.after.is_none() && way.condition.is_none() {
            let message = format!("nothing says when the lead becomes `{}`", way.to.text);
            let help = format!(
                "write `becomes {} as soon as …` or `becomes {} after 30 days in this stage`",
                way.to.text, way.to.text
            );
            self.report(Diagnostic::error("no-condition", span, message).help(help));
            return None;
        }
        let after = way.after.map(|after| self.period(after, Work::Fits));
        let condition = self.guard(way.condition.as_ref());
        let to = self.moving(&way.to, &way.resetting, way.why.as_ref(), span);
        let during = way.during.map(|during| match during {
            During::NotHandedOver => HandoverPart::Waiting,
            During::HandedOver => HandoverPart::Pending,
        });
        let after = match after {
            Some(after) => Some(after?),
            None => None,
        };
        Some(Automatic { way: to?, after, during, condition: condition? })
    }

    /// `TEAM may ACTION to STAGE …` in a stage.
    pub(super) fn command(&mut self, may: &May, span: Span) -> Option<Command> {
        let action = &may.action;
        let part = match action.text.as_str() {
            "accept" => Some("`TEAM accepts within 2 work days of the handover`"),
            "reject" => Some("`TEAM may reject to STAGE because …` inside the handover's braces"),
            "confirm" => Some("`TEAM confirms first within 1 work day of complete data`"),
            _ => None,
        };
        if let Some(part) = part {
            let name = &action.text;
            let message = format!("`{name}` is kept for the handover, a command cannot be called so");
            let help = format!("call it otherwise, for example `take`; in a handover write {part}");
            self.report(Diagnostic::error("reserved-name", action.span, message).help(help));
        }
        self.any_command(may, span)
    }

    /// A command of a stage or a `reject` of a handover.
    pub(super) fn any_command(&mut self, may: &May, span: Span) -> Option<Command> {
        let teams: Vec<_> = may.teams.iter().map(|team| self.team(team)).collect();
        let after = may.after.map(|after| self.period(after, Work::Fits));
        let condition = self.guard(may.condition.as_ref());
        let needs = self.needs(&may.needs);
        let reasons = self.reasons(&may.reasons);
        let way = self.moving(&may.to, &may.resetting, may.why.as_ref(), span);
        let after = match after {
            Some(after) => Some(after?),
            None => None,
        };
        let teams = teams.into_iter().collect::<Option<Vec<_>>>()?;
        Some(Command {
            action: may.action.text.clone(),
            teams,
            way: way?,
            after,
            condition: condition?,
            needs: needs?,
            reasons,
        })
    }

    /// Where a way leads, and what is reset on it.
    pub(super) fn moving(
        &mut self,
        to: &Name,
        resetting: &[Name],
        why: Option<&ast::Str>,
        span: Span,
    ) -> Option<Move> {
        let to = self.stage(to);
        let resetting: Vec<_> = resetting.iter().map(|name| self.reset(name)).collect();
        let resetting = resetting.into_iter().collect::<Option<Vec<_>>>()?;
        Some(Move { to: to?, resetting, why: super::collect::label(why), span })
    }

    /// A score that is reset; a questionnaire cannot be.
    fn reset(&mut self, name: &Name) -> Option<ScoreId> {
        if let Some(Means::Questionnaire(_)) = self.names.shared.get(&name.text) {
            let message =
                format!("`{}` is a questionnaire: its answers stay, and it cannot be reset", name.text);
            let help = "leave it out of `resetting`, which is for scores";
            self.report(Diagnostic::error("reset-of-questionnaire", name.span, message).help(help));
            return None;
        }
        self.score(name)
    }

    /// Fields that must be known.
    pub(super) fn needs(&mut self, needs: &[ast::Need]) -> Option<Vec<Need>> {
        let mut all = Some(Vec::with_capacity(needs.len()));
        for need in needs {
            let fields: Vec<_> = need.any_of.iter().map(|path| self.field_at(path)).collect();
            match (fields.into_iter().collect::<Option<Vec<_>>>(), &mut all) {
                (Some(any_of), Some(all)) => all.push(Need { any_of, span: need.span }),
                _ => all = None,
            }
        }
        all
    }

    /// Reasons; one without a meaning of its own is declared by being used.
    fn reasons(&mut self, names: &[Name]) -> Vec<ReasonId> {
        let mut reasons = Vec::with_capacity(names.len());
        let mut seen = std::collections::HashSet::new();
        for name in names {
            let id = match self.reasons_used.get(&name.text) {
                Some(&id) => id,
                None => {
                    let id = self.names.reasons.get(&name.text).unwrap_or_else(|| {
                        let reason =
                            model::Reason { name: name.text.clone(), meaning: None, span: name.span };
                        self.build.model.reasons.push(reason)
                    });
                    self.reasons_used.insert(name.text.clone(), id);
                    id
                }
            };
            if !seen.insert(id) {
                let message = format!("the reason `{}` stands here twice", name.text);
                self.report(
                    Diagnostic::error("duplicate-word", name.span, message).help("leave one of them out"),
                );
            } else {
                reasons.push(id);
            }
        }
        reasons
    }
}
