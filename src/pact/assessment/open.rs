//! What could not be decided, in names.

use serde::Serialize;

use super::Assessment;
use crate::assessment::{Open, OpenWhat};
use crate::model::{Id, Model, RuleId, RuleKind, ScoreId};
use crate::sources::Span;

/// Something that could not be decided for want of data.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct OpenPoint<'a> {
    /// What kind of line it is.
    pub kind: OpenKind,
    /// The score, choice, stage or track it belongs to; none for a start line.
    #[serde(rename = "of")]
    pub owner: Option<&'a str>,
    /// The unknown fields on which it depends, in the order declared.
    pub fields: Vec<&'a str>,
    /// Where the line is written.
    #[serde(skip)]
    pub span: Span,
}

/// What kind of line could not be decided.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum OpenKind {
    /// A rule of a score, or a question of a questionnaire.
    Rule,
    /// An `always` line of a score.
    Always,
    /// A line of a choice.
    Choice,
    /// A line of `leads start in`.
    Start,
    /// An automatic way out of the stage.
    Way,
    /// A command of the stage.
    Command,
    /// The `only when` of the handover.
    Handover,
    /// A line of `confirms first`.
    Confirms,
    /// A line of `accepts`.
    Accepts,
    /// A route of the handover.
    Route,
    /// A track of `nurture`.
    Nurture,
}

impl Assessment {
    /// What could not be decided for want of data: rules of scores, lines of choices, then what the stage
    /// depends on. Linear in the rules of the pact.
    pub fn open(&self) -> impl Iterator<Item = OpenPoint<'_>> {
        let (open, _) = self.report();
        let owners = if open.is_empty() { Vec::new() } else { owners(&self.model) };
        open.iter().map(move |open| self.point(open, &owners))
    }

    fn point(&self, open: &Open, owners: &[Option<ScoreId>]) -> OpenPoint<'_> {
        let (kind, owner, span) = self.place(open.what, owners);
        let fields = open.fields.iter().map(|&id| self.field(id)).collect();
        OpenPoint { kind, owner, fields, span: span.unwrap_or_default() }
    }

    fn place(&self, what: OpenWhat, owners: &[Option<ScoreId>]) -> (OpenKind, Option<&str>, Option<Span>) {
        let model = &*self.model;
        let stage = |id| model.stages.get(id);
        let name = |id| stage(id).map(|stage| stage.name.as_str());
        let handover = |id| stage(id).and_then(|stage| stage.handover.as_ref());
        let score = |id| model.scores.get(id);
        match what {
            OpenWhat::Rule(rule) => {
                let owner = owners.get(rule.index()).copied().flatten().and_then(score);
                let span = model.rules.get(rule).map(|rule| rule.span);
                (OpenKind::Rule, owner.map(|s| s.name.as_str()), span)
            }
            OpenWhat::Always(id, at) => {
                let span = score(id).and_then(|s| nth(&s.always, at)).map(|line| line.span);
                (OpenKind::Always, score(id).map(|s| s.name.as_str()), span)
            }
            OpenWhat::Choice(id, at) => {
                let choice = model.choices.get(id);
                let span = choice.and_then(|c| nth(&c.lines, at)).map(|line| line.span);
                (OpenKind::Choice, choice.map(|c| c.name.as_str()), span)
            }
            OpenWhat::Start(at) => (OpenKind::Start, None, nth(&model.start, at).map(|line| line.span)),
            OpenWhat::Way(id, at) => {
                let span = stage(id).and_then(|s| nth(&s.automatic, at)).map(|line| line.way.span);
                (OpenKind::Way, name(id), span)
            }
            OpenWhat::Command(id, at) => {
                let span = stage(id).and_then(|s| nth(&s.commands, at)).map(|line| line.way.span);
                (OpenKind::Command, name(id), span)
            }
            OpenWhat::Handover(id) => (OpenKind::Handover, name(id), handover(id).map(|h| h.span)),
            OpenWhat::Confirms(id, at) => {
                let span = handover(id).and_then(|h| nth(&h.confirms, at)).map(|line| line.span);
                (OpenKind::Confirms, name(id), span)
            }
            OpenWhat::Accepts(id, at) => {
                let span = handover(id).and_then(|h| nth(&h.accepts, at)).map(|line| line.span);
                (OpenKind::Accepts, name(id), span)
            }
            OpenWhat::Route(id, at) => {
                let span = handover(id).and_then(|h| nth(&h.routes, at)).map(|line| line.span);
                (OpenKind::Route, name(id), span)
            }
            OpenWhat::Nurture(at) => {
                let track = model.nurture.as_ref().and_then(|n| nth(&n.tracks, at));
                (OpenKind::Nurture, track.map(|t| t.title.as_str()), track.map(|t| t.span))
            }
        }
    }
}

fn nth<T>(lines: &[T], at: u16) -> Option<&T> {
    lines.get(usize::from(at))
}

/// By rule, the score it belongs to, whatever groups and ladders it stands in.
fn owners(model: &Model) -> Vec<Option<ScoreId>> {
    let mut owners = vec![None; model.rules.len()];
    for (score, of) in model.scores.iter() {
        let mut todo = of.rules.clone();
        while let Some(rule) = todo.pop() {
            if let Some(owner @ None) = owners.get_mut(rule.index()) {
                *owner = Some(score);
                todo.extend_from_slice(inside(model, rule));
            }
        }
    }
    owners
}

fn inside(model: &Model, rule: RuleId) -> &[RuleId] {
    match model.rules.get(rule).map(|rule| &rule.kind) {
        Some(RuleKind::Group { rules, .. } | RuleKind::Highest { rules, .. }) => rules,
        _ => &[],
    }
}
