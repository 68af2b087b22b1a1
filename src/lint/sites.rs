//! Where conditions stand in a pact: what the rules about conditions look at. Examples are left out, they expect what
//! they like.

use std::collections::HashSet;

use super::Context;
use crate::model::walk::{self, Node};
use crate::model::{
    Clock, Command, CondId, DefineBody, Handover, Model, Need, Operand, RuleId, RuleKind, SelectionId, Stage,
    StageId, TypeId,
};
use crate::reason::{Goal, Key, Mask, Numbers};
use crate::sources::Span;
use crate::values::Ranges;

/// A condition with its place.
#[derive(Debug, Clone)]
pub(super) struct Site {
    pub condition: CondId,
    /// The line or declaration it belongs to.
    pub span: Span,
    /// What that is: `rule`, `way out`.
    pub what: &'static str,
    /// What holds besides whenever the condition is asked.
    pub given: Vec<Goal>,
    /// What is given, as the pact has it.
    pub given_at: Option<Span>,
    /// The kind of interaction that a `where` looks at.
    pub own: Option<TypeId>,
}

/// All conditions that stand in a pact, those of defines first; each once for its place.
pub(super) fn all(model: &Model) -> Vec<Site> {
    let mut sites = Vec::new();
    let mut push = |condition: Option<CondId>, span, what| {
        let site = |condition| Site { condition, span, what, given: Vec::new(), given_at: None, own: None };
        sites.extend(condition.map(site));
    };
    for define in &model.defines {
        if let DefineBody::Condition(id) = define.body {
            push(Some(id), define.span, "define");
        }
    }
    for rule in model.rules.as_slice() {
        if let RuleKind::When { condition, .. } = rule.kind {
            push(Some(condition), rule.span, "rule");
        }
    }
    for score in model.scores.as_slice() {
        score.always.iter().for_each(|line| push(Some(line.condition), line.span, "line"));
    }
    for choice in model.choices.as_slice() {
        choice.lines.iter().for_each(|line| push(Some(line.condition), line.span, "line"));
    }
    model.start.iter().for_each(|line| push(line.condition, line.span, "line"));
    if let Some(nurture) = &model.nurture {
        push(nurture.condition, nurture.span, "`when` of all tracks");
    }
    sites.extend(tracks(model));
    for (id, stage) in model.stages.iter() {
        sites.extend(of_stage(id, stage));
    }
    sites.extend(wheres(model, &sites));
    let mut seen = HashSet::new();
    // A way of every stage stands in each of them.
    sites.retain(|site| seen.insert((site.condition, site.span)));
    sites
}

fn tracks(model: &Model) -> impl Iterator<Item = Site> {
    let of =
        model.nurture.iter().flat_map(|nurture| nurture.tracks.iter().map(move |track| (nurture, track)));
    of.filter_map(|(nurture, track)| {
        Some(Site {
            condition: track.condition?,
            span: track.span,
            what: "track",
            given: nurture.condition.map(|id| Goal::Is(id, Mask::YES)).into_iter().collect(),
            given_at: nurture.condition.map(|id| model.condition_span(id)),
            own: None,
        })
    })
}

fn of_stage(id: StageId, stage: &Stage) -> Vec<Site> {
    let mut sites = Vec::new();
    let mut push = |condition: Option<CondId>, span, what, given: Vec<Goal>, given_at| {
        let site = |condition| Site { condition, span, what, given, given_at, own: None };
        sites.extend(condition.map(site));
    };
    for way in &stage.automatic {
        push(way.condition, way.way.span, "way out", Vec::new(), None);
    }
    for notice in &stage.notices {
        push(notice.condition, notice.span, "notice", Vec::new(), None);
    }
    for command in &stage.commands {
        push(command.condition, command.way.span, "way out", needed(&command.needs), at_needs(command));
    }
    if let Some(handover) = &stage.handover {
        let clock = |clock: &Clock| (clock.condition, clock.span);
        let given = at_handover(id, handover);
        let needs = handover.needs.first().map(|need| need.span);
        push(handover.only_when, handover.span, "`only when`", needed(&handover.needs), needs);
        for (condition, span) in handover.confirms.iter().map(clock) {
            push(condition, span, "line", needed(&handover.needs), needs);
        }
        for (condition, span) in handover.accepts.iter().map(clock) {
            push(condition, span, "line", given.clone(), needs);
        }
        for route in &handover.routes {
            push(route.condition, route.span, "route", given.clone(), needs);
        }
        for reject in &handover.rejects {
            push(reject.condition, reject.way.span, "rejection", needed(&reject.needs), at_needs(reject));
        }
    }
    sites
}

fn at_needs(command: &Command) -> Option<Span> {
    command.needs.first().map(|need| need.span)
}

/// What is known where these needs are met: those of which one field alone will do.
pub(super) fn needed(needs: &[Need]) -> Vec<Goal> {
    let only = |need: &Need| match need.any_of.as_slice() {
        [only] => Some(Goal::Known(Key::Field(Operand::Lead(*only)))),
        _ => None,
    };
    needs.iter().filter_map(only).collect()
}

/// What holds at the instant of a handover.
pub(super) fn at_handover(stage: StageId, handover: &Handover) -> Vec<Goal> {
    let here = Goal::Within(Key::Stage, Numbers(Ranges::one(stage.0.into())));
    let ready = handover.only_when.map(|id| Goal::Is(id, Mask::YES));
    let in_it = [Goal::Known(Key::Stage), here];
    needed(&handover.needs).into_iter().chain(ready).chain(in_it).collect()
}

/// The `where` of all selections that are used.
fn wheres(model: &Model, sites: &[Site]) -> Vec<Site> {
    let of_sites = sites.iter().map(|site| Node::Condition(site.condition));
    let of_rules = model.rules.as_slice().iter().filter_map(|rule| match &rule.kind {
        RuleKind::Per { selection, .. } | RuleKind::Without { selection, .. } => {
            Some(Node::Selection(*selection))
        }
        RuleKind::Share { of, .. } => Some(Node::Quantity(*of)),
        _ => None,
    });
    let of_defines = model.defines.iter().filter_map(|define| match define.body {
        DefineBody::Quantity(id) => Some(Node::Quantity(id)),
        DefineBody::Condition(_) => None,
    });
    let roots = of_sites.chain(of_rules).chain(of_defines);
    let selections = walk::parts(model, roots).into_iter().filter_map(|node| match node {
        Node::Selection(id) => Some(id),
        _ => None,
    });
    let site = |id: SelectionId| {
        let selection = model.selections.at(id);
        let condition = selection.condition?;
        let own = if let [only] = &*selection.types { Some(*only) } else { None };
        let span = model.condition_span(condition);
        Some(Site { condition, span, what: "`where`", given: Vec::new(), given_at: None, own })
    };
    selections.filter_map(site).collect()
}

/// The rules of a sum with those of its groups, whatever limits these have; a `highest of` is one rule.
pub(super) fn flat(model: &Model, rules: &[RuleId]) -> Vec<RuleId> {
    let mut all = Vec::new();
    let mut todo: Vec<RuleId> = rules.iter().rev().copied().collect();
    while let Some(id) = todo.pop() {
        match &model.rules.at(id).kind {
            RuleKind::Group { rules, .. } => todo.extend(rules.iter().rev()),
            _ => all.push(id),
        }
    }
    all
}

/// A piece of a pact up to its last whole word, and not within a text.
fn cut(text: &str) -> &str {
    let whole = text.rsplit_once(' ').map_or(text, |(words, _)| words);
    let quotes = whole.matches('"').count();
    let closed = if quotes.is_multiple_of(2) {
        whole
    } else {
        whole.rsplit_once('"').map_or(whole, |(before, _)| before)
    };
    let closed = closed.trim_end_matches(|c: char| c.is_whitespace() || c == '(' || c == ',');
    if closed.is_empty() { text.trim_end() } else { closed }
}

/// How the pact itself puts things.
impl Context<'_> {
    /// What stands at a place, on one line and without comments.
    pub(super) fn whole(&self, span: Span) -> String {
        let text = self.sources.slice_without(span, self.comments(span));
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// As [`Context::whole`], not too long for a message.
    pub(super) fn said(&self, span: Span) -> String {
        const LONGEST: usize = 70;
        let text = self.whole(span).replace('`', "'");
        match text.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", cut(text.get(..end).unwrap_or(""))),
            None => text,
        }
    }

    /// A condition as it is first written, or the name that a define gives it.
    pub(super) fn condition(&self, id: CondId) -> String {
        let named = |body| matches!(body, DefineBody::Condition(of) if of == id);
        let define = self.model.defines.iter().find(|define| named(define.body));
        define.map_or_else(|| self.said(self.model.condition_span(id)), |define| define.name.clone())
    }

    /// Where a condition stands, if that is within a line; else the line.
    pub(super) fn place_in(&self, id: CondId, line: Span) -> Span {
        let span = self.model.condition_span(id);
        let inside = span.file == line.file
            && line.start <= span.start
            && span.end <= line.end
            && span.end > span.start;
        self.first_line(if inside { span } else { line })
    }
}
