//! What the tree knows and the tokens do not: where conditions stand, what joins their parts, and which texts are
//! reasons.

use std::collections::{HashMap, HashSet};

use crate::sources::Span;
use crate::syntax::Ast;
use crate::syntax::ast::{
    Choice, Clock, Expr, ExprKind, HandOverKind, ItemKind, Late, May, ScoreKind, ScoreLine, StageItem,
    StageKind, Str,
};

/// What joins the parts of a condition; the looser comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Joint {
    /// `or`
    Or,
    /// `and`
    And,
}

/// Places in a text, each by its first byte.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Where conditions and quantities begin and end that a statement has of its own.
    conditions: Vec<(u32, u32)>,
    /// Where the parts of such a condition begin that stand behind a joint.
    pub joined: HashMap<u32, Joint>,
    /// Reasons in quotes.
    pub whys: HashSet<u32>,
}

impl Marks {
    /// The marks of a file.
    pub fn of(ast: &Ast) -> Self {
        let mut marks = Self::default();
        for item in &ast.items {
            marks.item(&item.kind);
        }
        marks.conditions.sort_unstable();
        marks
    }

    /// Whether a byte stands in a condition.
    pub fn in_condition(&self, at: u32) -> bool {
        let before = self.conditions.partition_point(|(start, _)| *start <= at);
        before.checked_sub(1).and_then(|i| self.conditions.get(i)).is_some_and(|(_, end)| at < *end)
    }

    fn item(&mut self, item: &ItemKind) {
        match item {
            ItemKind::Define(define) => self.condition(&define.body),
            ItemKind::Score(score) => self.points(&score.lines),
            ItemKind::Choose(choose) => self.choices(&choose.lines),
            ItemKind::Stage(stage) => self.ways(&stage.items),
            ItemKind::EveryStage(items) => self.ways(items),
            ItemKind::Start(lines) => self.choices(lines),
            ItemKind::Nurture(nurture) => {
                let tracks = nurture.tracks.iter().filter_map(|track| track.condition.as_ref());
                nurture.condition.iter().chain(tracks).for_each(|condition| self.condition(condition));
            }
            ItemKind::Example(example) => {
                use crate::syntax::ast::ExampleKind::Expect;
                for line in &example.lines {
                    if let Expect(condition) = &line.kind {
                        self.condition(condition);
                    }
                }
            }
            _ => {}
        }
    }

    fn points(&mut self, lines: &[ScoreLine]) {
        for line in lines {
            self.why(line.why.as_ref());
            match &line.kind {
                ScoreKind::When { condition, .. } | ScoreKind::Always { condition, .. } => {
                    self.condition(condition);
                }
                ScoreKind::Share { of, .. } => self.condition(of),
                ScoreKind::Per { interactions, .. } | ScoreKind::Without { interactions, .. } => {
                    let narrowed = interactions.condition.iter();
                    narrowed.for_each(|condition| self.place(condition.span));
                }
                ScoreKind::Group { lines, .. } | ScoreKind::Highest { lines, .. } => self.points(lines),
                ScoreKind::Fade(_) => {}
            }
        }
    }

    fn choices(&mut self, lines: &[Choice]) {
        lines.iter().filter_map(|line| line.condition.as_ref()).for_each(|c| self.condition(c));
    }

    fn ways(&mut self, items: &[StageItem]) {
        for item in items {
            match &item.kind {
                StageKind::Becomes(becomes) => {
                    becomes.condition.iter().for_each(|condition| self.condition(condition));
                    self.why(becomes.why.as_ref());
                }
                StageKind::May(may) => self.may(may),
                StageKind::Notify(notify) => notify.condition.iter().for_each(|c| self.condition(c)),
                StageKind::HandOver(handover) => {
                    handover.items.iter().for_each(|item| self.handover(&item.kind));
                }
                StageKind::Meaning(_) => {}
            }
        }
    }

    fn handover(&mut self, item: &HandOverKind) {
        match item {
            HandOverKind::OnlyWhen(condition) => self.condition(condition),
            HandOverKind::Confirms(clock) | HandOverKind::Accepts(clock) => self.clock(clock),
            HandOverKind::GoesTo(routes) => {
                routes.iter().filter_map(|route| route.condition.as_ref()).for_each(|c| self.condition(c));
            }
            HandOverKind::MayReject(may) => self.may(may),
            HandOverKind::Needs(_) => {}
        }
    }

    fn clock(&mut self, clock: &Clock) {
        clock.condition.iter().for_each(|condition| self.condition(condition));
        if let Some(Late::Becomes { why, .. }) = &clock.if_late {
            self.why(why.as_ref());
        }
    }

    fn may(&mut self, may: &May) {
        may.condition.iter().for_each(|condition| self.condition(condition));
        self.why(may.why.as_ref());
    }

    fn why(&mut self, why: Option<&Str>) {
        self.whys.extend(why.map(|why| why.span.start));
    }

    fn condition(&mut self, condition: &Expr) {
        self.place(condition.span);
        self.joints(condition);
    }

    fn place(&mut self, span: Span) {
        self.conditions.push((span.start, span.end));
    }

    fn joints(&mut self, condition: &Expr) {
        let (parts, joint) = match &condition.kind {
            ExprKind::Or(parts) => (parts, Joint::Or),
            ExprKind::And(parts) => (parts, Joint::And),
            _ => return,
        };
        self.joined.extend(parts.iter().skip(1).map(|part| (part.span.start, joint)));
        parts.iter().for_each(|part| self.joints(part));
    }
}
