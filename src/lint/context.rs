//! What every rule looks at.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet, VecDeque};
use std::rc::Rc;

use super::measured::Measured;
use super::reads::{self, Reads};
use super::sites::{self, Site};
use super::walk::{self, Kind, Part};
use crate::meaning;
use crate::model::walk::{self as nodes, Node};
use crate::model::{CondId, Handover, Id as _, Model, RuleId, RuleKind, ScoreId, Stage, StageId, TypeId};
use crate::reason::{Mask, Reasoner};
use crate::sources::{Sources, Span};
use crate::syntax::ast::{Ast, Item, ItemKind};

/// A pact without mistakes, as it is written and as it is meant. What takes time to find out is found out once, by the
/// first rule that asks.
#[derive(Debug)]
pub struct Context<'a> {
    /// Its texts.
    pub sources: &'a Sources,
    /// The trees of its files, the main one first.
    pub trees: &'a [Ast],
    /// Its statements in the order in which they are read aloud, those of included files at their place.
    pub items: &'a [&'a Item],
    /// What it means.
    pub model: &'a Model,
    reasoner: OnceCell<Reasoner<'a>>,
    sites: OnceCell<Vec<Site>>,
    /// How many examples were made.
    pub(super) examples: Cell<u32>,
    /// What leads showed, where some were looked at.
    pub measured: Option<&'a Measured>,
    used: OnceCell<Used<'a>>,
    reads: RefCell<HashMap<CondId, Rc<Reads>>>,
    next: OnceCell<Vec<HashSet<StageId>>>,
    parts: OnceCell<Vec<meaning::Part>>,
    depths: OnceCell<HashMap<StageId, usize>>,
    scores: RefCell<reads::Scores>,
    counting: RefCell<HashMap<ScoreId, bool>>,
}

/// The names that rules use: those in examples and in what is said of signatures do not count.
#[derive(Debug, Default)]
pub(super) struct Used<'a> {
    /// Fields, scores, defines and the like.
    pub(super) paths: HashSet<&'a str>,
    pub(super) lists: HashSet<&'a str>,
    /// Scores that ratings cut.
    pub(super) scores: HashSet<&'a str>,
    pub(super) teams: HashSet<&'a str>,
    pub(super) reasons: HashSet<&'a str>,
    pub(super) interaction_fields: HashSet<&'a str>,
    pub(super) interactions: HashSet<TypeId>,
}

impl<'a> Context<'a> {
    /// A pact to look at.
    #[must_use]
    pub fn new(sources: &'a Sources, trees: &'a [Ast], items: &'a [&'a Item], model: &'a Model) -> Self {
        Self {
            sources,
            trees,
            items,
            model,
            reasoner: OnceCell::new(),
            sites: OnceCell::new(),
            examples: Cell::new(0),
            measured: None,
            used: OnceCell::new(),
            reads: RefCell::default(),
            next: OnceCell::new(),
            parts: OnceCell::new(),
            depths: OnceCell::new(),
            scores: RefCell::default(),
            counting: RefCell::default(),
        }
    }

    /// What knows which conditions can never hold, and between which numbers scores are.
    #[must_use]
    pub fn reasoner(&self) -> &Reasoner<'a> {
        self.reasoner.get_or_init(|| Reasoner::new(self.model))
    }

    /// Whether the second holds for whoever meets the first, of whom there are some.
    pub(super) fn is_covered(&self, narrow: CondId, wide: CondId) -> bool {
        let reasoner = self.reasoner();
        reasoner.implies(narrow, wide) && !reasoner.is_never(narrow, Mask::YES)
    }

    /// Where conditions stand.
    pub(super) fn sites(&self) -> &[Site] {
        self.sites.get_or_init(|| sites::all(self.model))
    }

    /// The part of a place that is on its first line: what is underlined of a declaration.
    #[must_use]
    pub fn first_line(&self, span: Span) -> Span {
        let end = self.comments(span).next().map_or(span.end, |comment| comment.start);
        let said = self.sources.slice(Span { end, ..span });
        let line = said.lines().next().unwrap_or("").trim_end();
        let line = line.strip_suffix('{').map_or(line, str::trim_end);
        let length = u32::try_from(line.len()).unwrap_or(u32::MAX);
        Span { end: span.start.saturating_add(length).min(span.end), ..span }
    }

    /// The comments that begin at a place.
    pub(super) fn comments(&self, span: Span) -> impl Iterator<Item = Span> {
        let tree = self.trees.iter().find(|tree| tree.file == span.file);
        let all = tree.map_or(&[][..], |tree| &tree.comments);
        let here = all.partition_point(|comment| comment.span.start < span.start);
        let behind = all.iter().skip(here).map(|comment| comment.span);
        behind.take_while(move |comment| comment.start < span.end)
    }

    /// What rules use.
    pub(super) fn used(&self) -> &Used<'a> {
        self.used.get_or_init(|| used(self.items, self.model))
    }

    /// What the pact means, declaration by declaration.
    pub(super) fn parts(&self) -> &[meaning::Part] {
        self.parts.get_or_init(|| meaning::parts(self.items))
    }

    /// What the file is called that was checked.
    pub(super) fn main_file(&self) -> &'a str {
        let main = self.trees.first().and_then(|tree| self.sources.get(tree.file));
        main.map_or("FILE", |source| source.name.as_str())
    }

    /// All handovers, each with its stage.
    pub(super) fn handovers(&self) -> impl Iterator<Item = (&'a Stage, &'a Handover)> {
        self.model.stages.as_slice().iter().filter_map(|stage| Some((stage, stage.handover.as_ref()?)))
    }

    /// What a condition depends on.
    pub(super) fn reads(&self, condition: CondId) -> Rc<Reads> {
        let mut known = self.reads.borrow_mut();
        Rc::clone(
            known
                .entry(condition)
                .or_insert_with(|| Rc::new(reads::of(self.model, condition, &mut self.scores.borrow_mut()))),
        )
    }

    /// Whether a score has rules of its own that count interactions.
    pub(super) fn counts_interactions(&self, score: ScoreId) -> bool {
        let mut known = self.counting.borrow_mut();
        *known.entry(score).or_insert_with(|| self.counted_in(&self.model.scores.at(score).rules, score))
    }

    fn counted_in(&self, rules: &[RuleId], score: ScoreId) -> bool {
        rules.iter().any(|&rule| match &self.model.rules.at(rule).kind {
            RuleKind::Per { .. } | RuleKind::Without { .. } => true,
            RuleKind::When { condition, .. } => {
                let counts = |id| self.model.selections.at(id).scope == Some(score);
                let parts = nodes::parts(self.model, [Node::Condition(*condition)]);
                parts.into_iter().any(|part| matches!(part, Node::Selection(id) if counts(id)))
            }
            RuleKind::Group { rules, .. } | RuleKind::Highest { rules, .. } => self.counted_in(rules, score),
            RuleKind::Share { .. } | RuleKind::Question { .. } => false,
        })
    }

    /// The stages that ways lead to, by stage.
    fn next(&self) -> &[HashSet<StageId>] {
        self.next.get_or_init(|| {
            let stages = self.model.stages.as_slice().iter();
            stages.map(|stage| stage.leads_to().collect()).collect()
        })
    }

    /// The stages that ways lead to from one.
    pub(super) fn leads_to(&self, stage: StageId) -> impl Iterator<Item = StageId> + '_ {
        self.next().get(stage.index()).into_iter().flatten().copied()
    }

    /// How many ways lead from the first stage to another, at least.
    pub(super) fn depth(&self, stage: StageId) -> usize {
        let depths = self.depths.get_or_init(|| {
            let mut depths: HashMap<StageId, usize> = HashMap::new();
            let mut todo: VecDeque<(StageId, usize)> =
                self.model.stages.ids().take(1).map(|id| (id, 0)).collect();
            while let Some((stage, depth)) = todo.pop_front() {
                if let Entry::Vacant(new) = depths.entry(stage) {
                    new.insert(depth);
                    let further = self.next().get(stage.index()).into_iter().flatten();
                    todo.extend(further.map(|&further| (further, depth + 1)));
                }
            }
            depths
        });
        depths.get(&stage).copied().unwrap_or(usize::MAX)
    }

    /// Whether a lead can come from one stage to another, by whatever ways.
    pub(super) fn reaches(&self, from: StageId, to: StageId) -> bool {
        /// No lifecycle has as many stages.
        const MOST: usize = 256;
        let next = self.next();
        let (mut seen, mut todo) = (HashSet::new(), vec![from]);
        while let Some(stage) = todo.pop().filter(|_| seen.len() < MOST) {
            for &target in next.get(stage.index()).into_iter().flatten() {
                if target == to {
                    return true;
                }
                if seen.insert(target) {
                    todo.push(target);
                }
            }
        }
        false
    }
}

fn used<'a>(items: &[&'a Item], model: &Model) -> Used<'a> {
    let mut used = Used::default();
    for item in items {
        let is_example = matches!(item.kind, ItemKind::Example(_));
        walk::item(item, &mut |part| match part {
            // A define may be there to be asked for in examples.
            Part::Path(path) => {
                used.paths.insert(&path.name.text);
                used.paths.extend(path.owner.iter().map(|owner| owner.text.as_str()));
            }
            _ if is_example => {}
            Part::Use(Kind::Score, name) => drop(used.scores.insert(&name.text)),
            Part::Use(Kind::List, name) => drop(used.lists.insert(&name.text)),
            Part::Use(Kind::Team, name) => drop(used.teams.insert(&name.text)),
            Part::Use(Kind::Reason, name) => drop(used.reasons.insert(&name.text)),
            Part::Use(Kind::InteractionField, name) => drop(used.interaction_fields.insert(&name.text)),
            _ => {}
        });
    }
    // Those that only `interaction by the lead` means count, too.
    for selection in model.selections.as_slice() {
        used.interactions.extend(selection.types.iter().copied());
    }
    used
}
