//! Stages and what stands in them.

use super::Checker;
use super::expr::{Place, Scope, Work};
use super::header::twice;
use crate::diagnostics::Diagnostic;
use crate::model::{Notice, StageId};
use crate::sources::Span;
use crate::syntax::ast::{self, During, ItemKind, Notify, StageItem, StageKind};

impl<'a> Checker<'a> {
    pub(super) fn stages(&mut self) {
        self.renamed();
        for (stage, id) in self.decls.stages.clone() {
            self.stage_body(stage, id);
        }
        self.every_stage();
        self.circles();
    }

    fn stage_body(&mut self, stage: &'a ast::Stage, id: StageId) {
        let has_handover = stage.items.iter().any(|item| matches!(item.kind, StageKind::HandOver(_)));
        if let Some(item) = stage.items.iter().find(|item| stage.is_final && is_way_out(&item.kind)) {
            self.no_way_out(stage, item);
        }
        let (mut meaning, mut handover) = (None, None);
        for item in &stage.items {
            match &item.kind {
                StageKind::Meaning(text) => {
                    if let Some(first) = meaning.replace(item.span) {
                        self.report(twice("meaning", item.span, Some(first)));
                    }
                    self.change(id, |stage| stage.meaning = Some(text.value.clone()));
                }
                StageKind::Becomes(way) => {
                    if let Some(way) = self.automatic(way, item.span, has_handover) {
                        self.change(id, |stage| stage.automatic.push(way));
                    }
                }
                StageKind::May(may) => {
                    if let Some(command) = self.command(may, item.span) {
                        self.change(id, |stage| stage.commands.push(command));
                    }
                }
                StageKind::Notify(notify) => {
                    if let Some(notice) = self.notice(notify, item.span) {
                        self.change(id, |stage| stage.notices.push(notice));
                    }
                }
                StageKind::HandOver(hand_over) => {
                    if let Some(first) = handover.replace(item.span) {
                        self.report(second_handover(hand_over, self.first_line(first)));
                    }
                    if let Some(decl) = self.handover(hand_over, item.span, (id, &stage.owner)) {
                        self.change(id, |stage| stage.handover = Some(decl));
                    }
                }
            }
        }
    }

    /// An old name belongs to one stage, and to none that is still called so.
    fn renamed(&mut self) {
        let mut taken = std::collections::HashMap::new();
        for (stage, _) in self.decls.stages.clone() {
            let Some(old) = &stage.renamed_from else { continue };
            let earlier = taken.insert(old.value.as_str(), old.span);
            let message = if self.names.stages.get(&old.value).is_some() {
                format!("`{}` is a stage of this pact, so no other stage carries on its leads", old.value)
            } else if earlier.is_some() {
                format!("two stages carry on the leads of `{}`", old.value)
            } else {
                continue;
            };
            let diagnostic = Diagnostic::error("bad-rename", old.span, message);
            self.report(
                diagnostic
                    .help("name here what this stage alone was called before, or leave `renamed from` out"),
            );
        }
    }

    fn change(&mut self, id: StageId, change: impl FnOnce(&mut crate::model::Stage)) {
        if let Some(stage) = self.build.model.stages.get_mut(id) {
            change(stage);
        }
    }

    fn no_way_out(&mut self, stage: &ast::Stage, item: &StageItem) {
        let name = &stage.name.text;
        let message = format!("`{name}` is a final stage, and no way leads out of it");
        let help = format!("leave its ways out away, or write `stage {name}` without `final`");
        self.report(Diagnostic::error("way-out-of-final", self.first_line(item.span), message).help(help));
    }

    fn notice(&mut self, notify: &Notify, span: Span) -> Option<Notice> {
        let after = self.period(notify.after, Work::Fits);
        let condition = self.guard(notify.condition.as_ref());
        Some(Notice { who: notify.who.value.clone(), after: after?, condition: condition?, span })
    }

    /// A guard that may be left out; the outer part is none if it has a mistake.
    pub(super) fn guard(&mut self, expr: Option<&ast::Expr>) -> Option<Option<crate::model::CondId>> {
        match expr {
            None => Some(None),
            Some(expr) => self.condition(expr, Scope::at(Place::Guard)).map(Some),
        }
    }

    /// Ways out of every stage that is not final stand behind the stage's own.
    fn every_stage(&mut self) {
        for item in self.items.clone() {
            let ItemKind::EveryStage(items) = &item.kind else { continue };
            for item in items {
                self.every_stage_item(item);
            }
        }
    }

    fn every_stage_item(&mut self, item: &StageItem) {
        let has_handover = self
            .decls
            .stages
            .iter()
            .flat_map(|(stage, _)| &stage.items)
            .any(|item| matches!(item.kind, StageKind::HandOver(_)));
        match &item.kind {
            StageKind::Becomes(way) => {
                let Some(way) = self.automatic(way, item.span, has_handover) else { return };
                self.change_all_but(way.way.to, item.span, |stage| stage.automatic.push(way.clone()));
            }
            StageKind::May(may) => {
                let Some(command) = self.command(may, item.span) else { return };
                self.change_all_but(command.way.to, item.span, |stage| stage.commands.push(command.clone()));
            }
            StageKind::Meaning(_) | StageKind::Notify(_) | StageKind::HandOver(_) => {
                let message = "`in every stage` holds ways out alone: `becomes …` and `TEAM may …`";
                let help = "write this line into each stage that it is meant for";
                self.report(Diagnostic::error("not-in-every-stage", item.span, message).help(help));
            }
        }
    }

    fn change_all_but(&mut self, target: StageId, span: Span, change: impl Fn(&mut crate::model::Stage)) {
        if !self.has_room(10 * self.build.model.stages.len(), span) {
            return;
        }
        for id in self.build.model.stages.ids() {
            if id != target
                && let Some(stage) = self.build.model.stages.get_mut(id).filter(|stage| !stage.is_final)
            {
                change(stage);
            }
        }
    }

    /// `while handed over` needs a handover.
    pub(super) fn during(&mut self, way: &ast::Becomes, span: Span, has_handover: bool) {
        if way.during.is_some() && way.after.is_none() {
            let message = "`while` belongs to a way that takes time";
            let help = "say after how long: `after 90 days in this stage while not handed over`";
            self.report(Diagnostic::error("while-without-after", span, message).help(help));
        } else if way.during == Some(During::HandedOver) && !has_handover {
            let message = "nothing is ever handed over in this stage";
            let help = "leave `while handed over` out, or add `hand over to …` to the stage";
            self.report(Diagnostic::error("no-handover-here", span, message).help(help));
        }
    }
}

fn is_way_out(kind: &StageKind) -> bool {
    matches!(kind, StageKind::Becomes(_) | StageKind::May(_) | StageKind::HandOver(_))
}

fn second_handover(hand_over: &ast::HandOver, first: Span) -> Diagnostic {
    Diagnostic::error("twice", hand_over.to.span, "this stage has a second handover")
        .help("keep one: where leads go is said by `goes to the first that fits`")
        .related(first, "the first one")
}
