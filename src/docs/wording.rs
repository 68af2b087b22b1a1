//! What only the trees of a pact know: where the conditions of statements are written, and how. The model knows each
//! condition once, with the place where it is written first, and sees through names; people want to read what they
//! wrote.

use std::collections::{HashMap, HashSet};

use crate::sources::Span;
use crate::syntax::ast::{
    Ast, Choice, Expr, Field, HandOverItem, HandOverKind, ItemKind, ScoreKind, ScoreLine, StageItem,
    StageKind, Str,
};

/// How the statements of a pact are written, by place.
#[derive(Debug, Default)]
pub(super) struct Wording<'a> {
    conditions: HashMap<Span, Span>,
    reasons: HashMap<Span, Span>,
    fading: HashSet<Span>,
    placeholders: HashMap<Span, &'a [Str]>,
    titles: HashMap<Span, Span>,
}

impl<'a> Wording<'a> {
    /// How the statements of some trees are written.
    pub fn read(trees: &'a [Ast]) -> Self {
        let mut wording = Self::default();
        for item in trees.iter().flat_map(|tree| &tree.items) {
            match &item.kind {
                ItemKind::Lead(lead) => wording.fields(&lead.fields),
                ItemKind::Define(define) => wording.add(item.span, Some(&define.body)),
                ItemKind::Score(score) => wording.points(&score.lines),
                ItemKind::Choose(choose) => wording.choices(&choose.lines),
                ItemKind::Start(lines) => wording.choices(lines),
                ItemKind::Stage(stage) => wording.ways(&stage.items),
                ItemKind::EveryStage(items) => wording.ways(items),
                ItemKind::Nurture(nurture) => {
                    wording.add(item.span, nurture.condition.as_ref());
                    nurture.tracks.iter().for_each(|of| wording.add(of.span, of.condition.as_ref()));
                }
                ItemKind::Example(example) => {
                    wording.titles.insert(item.span, example.title.span);
                }
                _ => {}
            }
        }
        wording
    }

    /// Where the condition of a statement is written, or what a `define` stands for.
    pub fn condition(&self, statement: Span) -> Option<Span> {
        self.conditions.get(&statement).copied()
    }

    /// Where the reason of a line of a score is written.
    pub fn reason(&self, line: Span) -> Option<Span> {
        self.reasons.get(&line).copied()
    }

    /// Whether a line of a score says itself how it fades.
    pub fn fades(&self, line: Span) -> bool {
        self.fading.contains(&line)
    }

    /// What stands in a field of the lead where nobody filled it in.
    pub fn placeholders(&self, field: Span) -> &'a [Str] {
        self.placeholders.get(&field).copied().unwrap_or(&[])
    }

    /// Where the title of an example is written.
    pub fn title(&self, example: Span) -> Option<Span> {
        self.titles.get(&example).copied()
    }

    fn add(&mut self, statement: Span, condition: Option<&Expr>) {
        self.conditions.extend(condition.map(|condition| (statement, condition.span)));
    }

    fn fields(&mut self, fields: &'a [Field]) {
        self.placeholders.extend(fields.iter().map(|field| (field.span, field.unknown_if.as_slice())));
    }

    fn points(&mut self, lines: &[ScoreLine]) {
        for line in lines {
            self.reasons.extend(line.why.as_ref().map(|why| (line.span, why.span)));
            match &line.kind {
                ScoreKind::Always { condition, .. } => self.add(line.span, Some(condition)),
                ScoreKind::Per { fade: Some(_), .. } => {
                    self.fading.insert(line.span);
                }
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
