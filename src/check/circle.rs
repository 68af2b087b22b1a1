//! Circles of automatic ways: a lead would walk them for ever.

use std::collections::{HashMap, HashSet};

use super::Checker;
use super::depend::{Circle, depth_first};
use crate::diagnostics::Diagnostic;
use crate::model::{Id, StageId};
use crate::sources::Span;
use crate::syntax::ast::{Becomes, ItemKind, StageItem, StageKind};

/// The ways that take no time, by where they come from and lead to.
type Ways<'a> = HashMap<(usize, usize), Vec<(Span, &'a Becomes)>>;

impl<'a> Checker<'a> {
    /// Reports each way that closes a circle of `as soon as` ways, whatever their conditions.
    pub(super) fn circles(&mut self) {
        let ways = self.instant_ways();
        let mut edges = vec![Vec::new(); self.build.model.stages.len()];
        for &(from, to) in ways.keys() {
            if let Some(edges) = edges.get_mut(from) {
                edges.push(to);
            }
        }
        edges.iter_mut().for_each(|edges| edges.sort_unstable());
        let (_, circles) = depth_first(&edges);
        let mut said = HashSet::new();
        for circle in circles {
            let Some(&first) = circle.shown.first() else { continue };
            for &(span, way) in ways.get(&(circle.last, first)).into_iter().flatten() {
                if said.insert(span) {
                    self.report_way_round(&circle, span, way);
                }
            }
        }
    }

    fn instant_ways(&self) -> Ways<'a> {
        let mut ways: Ways<'a> = HashMap::new();
        let mut add = |from: StageId, item: &'a StageItem, to_itself: bool| {
            let StageKind::Becomes(way) = &item.kind else { return };
            let Some(to) = self.names.stages.get(&way.to.text).filter(|_| way.after.is_none()) else {
                return;
            };
            if to_itself || to != from {
                ways.entry((from.index(), to.index())).or_default().push((item.span, way));
            }
        };
        for (stage, id) in &self.decls.stages {
            stage.items.iter().for_each(|item| add(*id, item, true));
        }
        for item in &self.items {
            let ItemKind::EveryStage(items) = &item.kind else { continue };
            for (stage, id) in self.decls.stages.iter().filter(|(stage, _)| !stage.is_final) {
                debug_assert!(!stage.is_final);
                items.iter().for_each(|item| add(*id, item, false));
            }
        }
        ways
    }

    fn report_way_round(&mut self, circle: &Circle, span: Span, way: &Becomes) {
        let name = |at: &usize| self.build.model.stages.at(StageId::from_index(*at)).name.clone();
        let names: Vec<String> = circle.shown.iter().map(name).collect();
        let target = &way.to.text;
        let message = match names.as_slice() {
            [only] => format!("`{only}` becomes `{only}` again and again, without end"),
            _ => {
                let shown: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
                let more = if circle.length > names.len() { ", and so on" } else { "" };
                format!(
                    "these ways go round in a circle: {}{more}, then `{target}` again",
                    shown.join(", then ")
                )
            }
        };
        let condition = way.condition.as_ref().map(|condition| self.said(condition.span));
        let help = format!(
            "let some time pass on the way back: `becomes {target} after 1 day in this stage as soon as {}`",
            condition.unwrap_or_else(|| "…".to_owned())
        );
        self.report(Diagnostic::error("circle-of-stages", span, message).help(help));
    }
}
