//! What depends on what: an order in which everything comes after what it uses, and the circles there are.

use std::collections::{HashMap, HashSet};

use super::Checker;
use super::collect::{Node, What};
use super::names::{Means, Names};
use crate::diagnostics::Diagnostic;
use crate::model::{Derived, TypeId};
use crate::syntax::ast::{
    Expr, ExprKind, Interactions, Path, ScoreKind, ScoreLine, Test, TestKind, What as Kind,
};

impl Checker<'_> {
    /// Finds the order, reports circles. Takes no more stack for long chains than for short ones.
    pub(super) fn order(&mut self) {
        let uses: Vec<Uses<'_, '_>> =
            self.decls.nodes.iter().map(|node| uses_of(&self.names, node)).collect();
        let places: HashMap<Means, usize> =
            self.decls.nodes.iter().enumerate().map(|(at, node)| (node.means, at)).collect();
        let edges: Vec<Vec<usize>> = uses
            .iter()
            .map(|uses| uses.found.iter().filter_map(|means| places.get(means).copied()).collect())
            .collect();
        let looks: Vec<bool> = uses.iter().map(|uses| uses.interactions).collect();
        let (sequence, circles) = depth_first(&edges);
        for circle in &circles {
            self.report_circle(circle);
        }
        for &at in &sequence {
            self.note_looks(at, edges.get(at).map_or(&[][..], Vec::as_slice), looks.get(at) == Some(&true));
        }
        self.decls.order = sequence.iter().filter_map(|&at| self.derived(at)).collect();
        self.decls.sequence = sequence;
        self.decls.edges = edges;
    }

    fn derived(&self, at: usize) -> Option<Derived> {
        Some(match self.decls.nodes.get(at)?.what {
            What::Define(..) => return None,
            What::Score(id, _) => Derived::Score(id),
            What::Rating(id, _) => Derived::Rating(id),
            What::Table(id, _) => Derived::Table(id),
            What::Choice(id, _) => Derived::Choice(id),
            What::Questionnaire(id) => Derived::Score(self.build.model.questionnaires.at(id).score),
        })
    }

    /// Remembers whether a define looks at interactions, itself or through others.
    fn note_looks(&mut self, at: usize, edges: &[usize], looks: bool) {
        let Some(define) = self.define_at(at) else { return };
        let of = |&at: &usize| self.decls.defines.get(self.define_at(at)?);
        let looks = looks || edges.iter().filter_map(of).any(|define| define.looks_at_interactions);
        if let Some(define) = self.decls.defines.get_mut(define) {
            define.looks_at_interactions = looks;
        }
    }

    /// The define that a node is, by place.
    fn define_at(&self, node: usize) -> Option<usize> {
        match self.decls.nodes.get(node)?.what {
            What::Define(define, _) => Some(define),
            _ => None,
        }
    }

    /// The defines that a node uses, itself or through others, and that look at interactions: each after
    /// those it uses.
    pub(super) fn looking_defines(&self, node: usize) -> Vec<usize> {
        let looks = |at: usize| self.decls.defines.get(at).is_some_and(|define| define.looks_at_interactions);
        let edges = |node: usize| self.decls.edges.get(node).into_iter().flatten().copied();
        let mut seen = HashSet::new();
        let (mut open, mut found) = (vec![(node, false)], Vec::new());
        while let Some((at, done)) = open.pop() {
            let define = self.define_at(at);
            if done {
                found.extend(define.filter(|_| at != node));
            } else if (at == node || define.is_some_and(looks)) && seen.insert(at) {
                open.push((at, true));
                open.extend(edges(at).map(|next| (next, false)));
            }
        }
        found
    }

    fn report_circle(&mut self, circle: &Circle) {
        let nodes: Vec<Node<'_>> =
            circle.shown.iter().filter_map(|&at| self.decls.nodes.get(at).copied()).collect();
        let (Some(first), Some(last)) = (nodes.first(), self.decls.nodes.get(circle.last)) else { return };
        let name = &first.name.text;
        let (mut message, mut help) =
            (format!("`{name}` uses itself"), format!("say what `{name}` means without using `{name}`"));
        if circle.length > 1 {
            let others: Vec<String> =
                nodes.iter().skip(1).map(|node| format!("`{}`", node.name.text)).collect();
            let more = if circle.length > nodes.len() { ", and so on, until something" } else { ", which" };
            message =
                format!("`{name}` uses itself: it uses {}{more} uses `{name}`", others.join(", which uses "));
            help = format!("take `{name}` out of `{}`, or write there what is meant", last.name.text);
        }
        let mut diagnostic = Diagnostic::error("circle", first.name.span, message).help(help);
        for node in nodes.iter().skip(1) {
            diagnostic = diagnostic.related(node.name.span, format!("`{}` is declared here", node.name.text));
        }
        self.report(diagnostic);
    }
}

/// A way that leads back to where it came from.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Circle {
    /// The first places of it; the first of all is the one that the last leads back to.
    pub(super) shown: Vec<usize>,
    /// The last place.
    pub(super) last: usize,
    /// How many places it has.
    pub(super) length: usize,
}

/// How many places of a circle are shown.
const SHOWN: usize = 6;

/// All places, each after those it leads to; and a circle for each edge that closes one. Takes time in
/// proportion to the edges.
pub(super) fn depth_first(edges: &[Vec<usize>]) -> (Vec<usize>, Vec<Circle>) {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        /// On the way from the root, at a depth.
        Open(usize),
        Done,
    }
    let mut state = vec![State::New; edges.len()];
    let (mut sequence, mut circles) = (Vec::with_capacity(edges.len()), Vec::new());
    for root in 0..edges.len() {
        let mut open: Vec<(usize, usize)> = Vec::new();
        if state.get(root) == Some(&State::New) {
            open.push((root, 0));
        }
        while let Some((at, next)) = open.last().copied() {
            let depth = open.len() - 1;
            let target = edges.get(at).and_then(|edges| edges.get(next)).copied();
            if let Some((_, next)) = open.last_mut() {
                *next += 1;
            }
            let now = if target.is_some() { State::Open(depth) } else { State::Done };
            if let Some(state) = state.get_mut(at) {
                *state = now;
            }
            match target.map(|target| (target, state.get(target))) {
                Some((target, Some(State::New))) => open.push((target, 0)),
                Some((_, Some(&State::Open(from)))) => {
                    let round = open.get(from..).unwrap_or(&[]);
                    let shown = round.iter().take(SHOWN).map(|&(at, _)| at).collect();
                    circles.push(Circle { shown, last: at, length: round.len() });
                }
                Some(_) => {}
                None => {
                    sequence.push(at);
                    open.pop();
                }
            }
        }
    }
    (sequence, circles)
}

/// What an expression or a declaration uses.
struct Uses<'n, 'a> {
    names: &'n Names<'a>,
    found: Vec<Means>,
    /// Whether it looks at interactions itself.
    interactions: bool,
}

fn uses_of<'n, 'a>(names: &'n Names<'a>, node: &Node<'_>) -> Uses<'n, 'a> {
    let mut uses = Uses { names, found: Vec::new(), interactions: false };
    match node.what {
        What::Define(_, define) => uses.expr(&define.body, None),
        What::Score(_, score) => uses.lines(&score.lines),
        What::Rating(_, rating) => uses.name(&rating.of.text),
        What::Table(_, table) => {
            uses.path(&table.rows_of, None);
            uses.path(&table.columns_of, None);
        }
        What::Choice(_, choose) => choose.lines.iter().for_each(|line| uses.maybe(line.condition.as_ref())),
        What::Questionnaire(_) => {}
    }
    uses.found.sort_unstable();
    uses.found.dedup();
    uses
}

impl Uses<'_, '_> {
    fn name(&mut self, name: &str) {
        self.found.extend(self.names.shared.get(name));
    }

    fn path(&mut self, path: &Path, own: Option<TypeId>) {
        let is_own = own.is_some_and(|of| self.names.own.contains_key(&(of, path.name.text.as_str())));
        if path.owner.is_none() && !is_own {
            self.name(&path.name.text);
        }
    }

    fn maybe(&mut self, expr: Option<&Expr>) {
        if let Some(expr) = expr {
            self.expr(expr, None);
        }
    }

    fn lines(&mut self, lines: &[ScoreLine]) {
        for line in lines {
            match &line.kind {
                ScoreKind::Fade(_) => {}
                ScoreKind::When { condition, .. } | ScoreKind::Always { condition, .. } => {
                    self.expr(condition, None)
                }
                ScoreKind::Per { interactions, .. } | ScoreKind::Without { interactions, .. } => {
                    self.interactions(interactions);
                }
                ScoreKind::Share { of, .. } => self.expr(of, None),
                ScoreKind::Group { lines, .. } | ScoreKind::Highest { lines, .. } => self.lines(lines),
            }
        }
    }

    fn interactions(&mut self, interactions: &Interactions) {
        self.interactions = true;
        let own = match &interactions.what {
            Kind::Named(name) => self.names.interactions.get(&name.text),
            Kind::ByTheLead(_) => None,
        };
        if let Some(condition) = &interactions.condition {
            self.expr(condition, own);
        }
    }

    fn expr(&mut self, expr: &Expr, own: Option<TypeId>) {
        match &expr.kind {
            ExprKind::Or(parts) | ExprKind::And(parts) => parts.iter().for_each(|part| self.expr(part, own)),
            ExprKind::Not(inner)
            | ExprKind::Paren(inner)
            | ExprKind::Share(_, inner)
            | ExprKind::DaysSince(inner) => {
                self.expr(inner, own);
            }
            ExprKind::Test(subject, test) => self.test(subject, test, own),
            ExprKind::Sum(first, terms) => {
                self.expr(first, own);
                terms.iter().for_each(|term| self.expr(&term.value, own));
            }
            ExprKind::Product(first, factors) => {
                self.expr(first, own);
                factors.iter().for_each(|factor| self.expr(&factor.value, own));
            }
            ExprKind::Smaller(a, b) | ExprKind::Larger(a, b) => {
                self.expr(a, own);
                self.expr(b, own);
            }
            ExprKind::Path(path) => self.path(path, own),
            ExprKind::Any(of)
            | ExprKind::None(of)
            | ExprKind::Count(of)
            | ExprKind::Total(_, of)
            | ExprKind::Latest(_, of)
            | ExprKind::DaysSinceLast(of) => self.interactions(of),
            ExprKind::Number(_)
            | ExprKind::Text(_)
            | ExprKind::Date(_)
            | ExprKind::Yes
            | ExprKind::No
            | ExprKind::EarlierStays(_)
            | ExprKind::Missing(_) => {}
        }
    }

    fn test(&mut self, subject: &Expr, test: &Test, own: Option<TypeId>) {
        self.expr(subject, own);
        match &test.kind {
            // What a rating is compared with is one of its levels, not a name.
            TestKind::Compare(_, value)
                if self.is_rating(subject) && matches!(value.kind, ExprKind::Path(_)) => {}
            TestKind::Compare(_, value) | TestKind::Date(_, value) => self.expr(value, own),
            TestKind::Between(low, high) => {
                self.expr(low, own);
                self.expr(high, own);
            }
            TestKind::Is { .. }
            | TestKind::IsOneOf { .. }
            | TestKind::IsKnown { .. }
            | TestKind::IsComplete { .. }
            | TestKind::Text(..)
            | TestKind::Includes(..)
            | TestKind::InTheLast(_)
            | TestKind::InTheNext(_)
            | TestKind::MoreThanAgo(_) => {}
        }
    }

    fn is_rating(&self, subject: &Expr) -> bool {
        match &subject.kind {
            ExprKind::Paren(inner) => self.is_rating(inner),
            ExprKind::Path(path) => matches!(self.names.shared.get(&path.name.text), Some(Means::Rating(_))),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Circle, depth_first};

    #[test]
    fn each_place_comes_after_what_it_leads_to() {
        let (sequence, circles) = depth_first(&[vec![1, 2], vec![2], vec![], vec![0]]);
        assert_eq!(sequence, [2, 1, 0, 3]);
        assert!(circles.is_empty());
    }

    #[test]
    fn each_edge_that_closes_a_circle_is_reported() {
        let (sequence, circles) = depth_first(&[vec![1], vec![2, 0], vec![1], vec![3]]);
        assert_eq!(sequence.len(), 4);
        let circle = |shown: &[usize], last| Circle { shown: shown.to_vec(), last, length: shown.len() };
        assert_eq!(circles, [circle(&[1, 2], 2), circle(&[0, 1], 1), circle(&[3], 3)]);
    }

    #[test]
    fn many_long_circles_take_no_memory() {
        let edges: Vec<Vec<usize>> = (0..100_000).map(|at| vec![at + 1, 0]).chain([vec![]]).collect();
        let (_, circles) = depth_first(&edges);
        assert_eq!((circles.len(), circles.first().map(|c| c.length)), (100_000, Some(100_000)));
    }

    #[test]
    fn a_long_chain_takes_no_stack() {
        let edges: Vec<Vec<usize>> = (0..100_000).map(|at| vec![at + 1]).chain([vec![]]).collect();
        let (sequence, circles) = depth_first(&edges);
        assert_eq!((sequence.first(), sequence.len(), circles.len()), (Some(&100_000), 100_001, 0));
    }
}
