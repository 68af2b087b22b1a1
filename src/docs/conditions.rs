//! Where the conditions of statements are written. The model knows each condition once, with the place where it is
//! written first, and sees through names; people want to read what they wrote.

use std::collections::HashMap;

use crate::sources::Span;
use crate::syntax::ast::{
    Ast, Choice, Expr, HandOverItem, HandOverKind, ItemKind, ScoreKind, ScoreLine, StageItem, StageKind,
};

/// The condition of each statement that has one, by place.
#[derive(Debug, Default)]
pub(super) struct Conditions(HashMap<Span, Span>);

impl Conditions {
    /// The conditions in the trees of a pact.
    pub fn read(trees: &[Ast]) -> Self {
        let mut conditions = Self::default();
        for item in trees.iter().flat_map(|tree| &tree.items) {
            match &item.kind {
                ItemKind::Score(score) => conditions.points(&score.lines),
                ItemKind::Choose(choose) => conditions.choices(&choose.lines),
                ItemKind::Start(lines) => conditions.choices(lines),
                ItemKind::Stage(stage) => conditions.ways(&stage.items),
                ItemKind::EveryStage(items) => conditions.ways(items),
                ItemKind::Nurture(nurture) => {
                    conditions.add(item.span, nurture.condition.as_ref());
                    nurture.tracks.iter().for_each(|of| conditions.add(of.span, of.condition.as_ref()));
                }
                _ => {}
            }
        }
        conditions
    }

    /// Where the condition of a statement is written.
    pub fn of(&self, statement: Span) -> Option<Span> {
        self.0.get(&statement).copied()
    }

    fn add(&mut self, statement: Span, condition: Option<&Expr>) {
        self.0.extend(condition.map(|condition| (statement, condition.span)));
    }

    fn points(&mut self, lines: &[ScoreLine]) {
        for line in lines {
            match &line.kind {
                ScoreKind::Always { condition, .. } => self.add(line.span, Some(condition)),
                ScoreKind::Group { lines, .. } | ScoreKind::Highest { lines, .. } => self.points(lines),
                _ => {}
            }
        }
    }

    fn choices(&mut self, lines: &[Choice]) {
        lines.iter().for_each(|line| self.add(line.span, line.condition.as_ref()));
    }

    fn ways(&mut self, items: &[StageItem]) {
        for item in items {
            match &item.kind {
                StageKind::Becomes(way) => self.add(item.span, way.condition.as_ref()),
                StageKind::May(way) => self.add(item.span, way.condition.as_ref()),
                StageKind::Notify(notify) => self.add(item.span, notify.condition.as_ref()),
                StageKind::HandOver(handover) => self.handover(item.span, &handover.items),
                StageKind::Meaning(_) => {}
            }
        }
    }

    fn handover(&mut self, statement: Span, items: &[HandOverItem]) {
        let mut only = items.iter().filter_map(|item| match &item.kind {
            HandOverKind::OnlyWhen(condition) => Some(condition),
            _ => None,
        });
        // Several of them are one condition that is written nowhere.
        if let (Some(condition), None) = (only.next(), only.next()) {
            self.add(statement, Some(condition));
        }
        for item in items {
            match &item.kind {
                HandOverKind::Confirms(clock) | HandOverKind::Accepts(clock) => {
                    self.add(item.span, clock.condition.as_ref());
                }
                HandOverKind::MayReject(way) => self.add(item.span, way.condition.as_ref()),
                HandOverKind::GoesTo(routes) => {
                    routes.iter().for_each(|route| self.add(route.span, route.condition.as_ref()));
                }
                HandOverKind::OnlyWhen(_) | HandOverKind::Needs(_) => {}
            }
        }
    }
}
