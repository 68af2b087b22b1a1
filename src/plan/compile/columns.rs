//! Tables by class of what follows from one field alone, and the instructions that are left.

use std::collections::BTreeMap;

use super::conditions::place;
use super::single::{Single, Singles, Texts};
use super::steps::reached_score;
use super::tables::Tables;
use super::{Compiler, programs};
use crate::lead::{Classes, Compared, Numbers, Scanned, Scanner, Sieve};
use crate::model::walk::{self, Node};
use crate::model::{CondId, FieldId, Id, IdMap, Model, Operand, Quantity, RouteTo, Type, Worded};
use crate::plan::Plan;
use crate::plan::columns::FieldShare;
use crate::plan::ops::{Gives, Line, Op, Parent};
use crate::plan::slots::{Slice, Slots};
use crate::plan::sums::Opens;
use crate::values::Number;
use crate::values::Ranges;

/// What a line of a score that reads one field gives.
#[derive(Debug, Clone)]
pub(super) enum Fold {
    When(Number, CondId),
    Question(Slice),
}

/// The lines of a score, sorted out.
#[derive(Debug, Default)]
pub(super) struct Sorted {
    /// By field.
    pub folds: BTreeMap<FieldId, Vec<Fold>>,
    pub whens: Vec<(i64, CondId)>,
    /// Of number fields, by place among all shares.
    pub shares: Vec<(FieldId, u32)>,
    pub rest: Vec<Line>,
}

/// What is decided for a pact.
pub(super) struct Draft<'a> {
    pub model: &'a Model,
    singles: &'a Singles,
    /// Fields whose tables would be larger than they are worth.
    left_out: Slots<FieldId, bool>,
    pub scores: Vec<Sorted>,
    pub atoms: Vec<CondId>,
    pub ops: Vec<Op>,
}

const ONE: i64 = Number::ONE.raw();

/// Tables may have so many entries for each condition of a pact, so that they stay linear in its size.
const ENTRIES: usize = 64;

impl Compiler<'_> {
    /// Everything has been emitted.
    pub(super) fn columns(&mut self) {
        let model = self.model;
        let singles = Singles::new(model);
        let mut left_out = Slots::new(model.fields.len());
        let mut draft = Draft::new(self, &singles, left_out.clone());
        let (mut classes, mut sieve) = draft.classes(self);
        let budget = ENTRIES * (model.conditions.len() + ENTRIES);
        let mut too_large = false;
        for (field, entries) in draft.entries(&classes) {
            if entries > budget / model.fields.len().max(1) + ENTRIES {
                left_out.set(field, true);
                too_large = true;
            }
        }
        if too_large {
            draft = Draft::new(self, &singles, left_out);
            (classes, sieve) = draft.classes(self);
        }
        sieve.kept = draft.kept();
        self.plan.columns = Tables::fill(&singles, (&classes, sieve), &draft, self);
    }
}

impl<'a> Draft<'a> {
    fn new(compiler: &Compiler<'a>, singles: &'a Singles, left_out: Slots<FieldId, bool>) -> Self {
        let mut draft = Self {
            model: compiler.model,
            singles,
            left_out,
            scores: Vec::new(),
            atoms: Vec::new(),
            ops: Vec::new(),
        };
        draft.scores = compiler.plan.scores.iter().map(|score| draft.sort(compiler, score.lines)).collect();
        draft.select(compiler);
        draft
    }

    pub fn single(&self, id: CondId) -> Option<&'a Single> {
        self.singles.get(id).filter(|single| !self.left_out.get(single.field))
    }

    /// Which lines of a score need not be looked at one by one.
    fn sort(&self, compiler: &Compiler<'_>, lines: Slice) -> Sorted {
        let mut sorted = Sorted::default();
        let lines = lines.of(&compiler.plan.lines);
        if !sums_fit(lines, &compiler.plan) {
            sorted.rest = lines.to_vec();
            return sorted;
        }
        let is_last = |line: &Line| matches!(line.parent, Parent::Sum(0));
        for lines in lines.split_inclusive(is_last) {
            match lines {
                [Line { gives: Gives::When(points, condition), .. }] => match self.single(*condition) {
                    Some(single) => {
                        let fold = Fold::When(*points, *condition);
                        sorted.folds.entry(single.field).or_default().push(fold);
                    }
                    None => sorted.whens.push((points.raw(), *condition)),
                },
                [Line { gives: Gives::Question(field, points), .. }] if !self.left_out.get(*field) => {
                    sorted.folds.entry(*field).or_default().push(Fold::Question(*points));
                }
                [Line { gives: Gives::Share(at), .. }] => match self.shared_field(compiler, *at) {
                    Some(field) => sorted.shares.push((field, *at)),
                    None => sorted.rest.extend_from_slice(lines),
                },
                _ => sorted.rest.extend_from_slice(lines),
            }
        }
        sorted
    }

    /// The field of which a line gives a share, if it is nothing else.
    fn shared_field(&self, compiler: &Compiler<'_>, at: u32) -> Option<FieldId> {
        match self.model.quantities.at(compiler.plan.shares.get(at as usize)?.of) {
            Quantity::Field(Operand::Lead(field)) => Some(*field),
            _ => None,
        }
    }

    /// Finds the instructions that are left, last first.
    fn select(&mut self, compiler: &Compiler<'_>) {
        let mut needs = programs::Needs::new(self.model);
        self.model.lifecycle_conditions().for_each(|id| needs.condition(id));
        // Those that only examples ask for change with time, too.
        if compiler.plan.watch.beyond_hot {
            self.model.selections.ids().for_each(|id| needs.selection(id));
        }
        for op in compiler.plan.ops.iter().rev() {
            match *op {
                Op::Score(id) => {
                    needs.always(id);
                    if let Some(score) = self.scores.get(id.index()) {
                        score.whens.iter().for_each(|&(_, condition)| needs.condition(condition));
                        score.rest.iter().for_each(|line| needs.rule(line.rule));
                    }
                }
                Op::Rating(_) => {}
                // Asked for by whoever reads an assessment.
                Op::Table(_) | Op::Choice(_) => needs.parts(programs::slot(*op)),
                op => {
                    let slot = programs::slot(op);
                    if !needs.has(slot) {
                        continue;
                    }
                    if let programs::Slot::Node(Node::Condition(id)) = slot
                        && self.single(id).is_some()
                    {
                        self.atoms.push(id);
                        continue;
                    }
                    // What scores come to is always known.
                    if !matches!(slot, programs::Slot::Node(Node::Condition(id)) if reached_score(self.model, id).is_some())
                    {
                        needs.parts(slot);
                    }
                }
            }
            self.ops.push(*op);
        }
        self.ops.reverse();
    }

    /// The conditions of one field that tables are made of.
    fn used(&self) -> impl Iterator<Item = &'a Single> + '_ {
        let folds = self.scores.iter().flat_map(|score| score.folds.values().flatten());
        let folded = folds.filter_map(|fold| match fold {
            Fold::When(_, condition) => Some(*condition),
            Fold::Question(_) => None,
        });
        folded.chain(self.atoms.iter().copied()).filter_map(|id| self.singles.get(id))
    }

    /// Whose values are looked at themselves: by instructions, by lines that are left, and as whom a lead goes to.
    fn kept(&self) -> Vec<bool> {
        let mut kept = vec![false; self.model.fields.len()];
        let mut keep = |node| {
            if let Node::Operand(Operand::Lead(field)) | Node::Worded(Worded::Field(Operand::Lead(field))) =
                node
                && let Some(kept) = kept.get_mut(field.index())
            {
                *kept = true;
            }
        };
        for (id, condition) in self.model.conditions.iter() {
            if self.single(id).is_none() {
                walk::of_condition(condition, &mut keep);
            }
        }
        for quantity in self.model.quantities.as_slice() {
            if !matches!(quantity, Quantity::Field(_)) {
                walk::of_quantity(quantity, &mut keep);
            }
        }
        for line in self.scores.iter().flat_map(|score| &score.rest) {
            if let Gives::Question(field, _) = line.gives {
                keep(Node::Operand(Operand::Lead(field)));
            }
        }
        for table in self.model.tables.as_slice() {
            [table.rows, table.columns].into_iter().for_each(|of| keep(Node::Worded(of)));
        }
        let handovers = self.model.stages.as_slice().iter().filter_map(|stage| stage.handover.as_ref());
        for route in handovers.flat_map(|handover| &handover.routes) {
            if let RouteTo::PersonIn(field) = route.to {
                keep(Node::Operand(Operand::Lead(field)));
            }
        }
        kept
    }

    /// When the conditions are unknown that are looked up.
    pub fn opens(&self) -> Slots<CondId, Opens> {
        let mut opens = Slots::new(self.model.conditions.len());
        for id in self.model.conditions.ids() {
            if let Some(single) = self.single(id) {
                let is_open = single.unknown.is_unknown();
                opens.set(id, if is_open { Opens::Without(single.field) } else { Opens::Never });
            }
        }
        opens
    }

    /// How the values of each field fall into classes, with how many there are, odd ones not counted.
    fn classes(&self, compiler: &Compiler<'_>) -> (Vec<(Classes, usize)>, Sieve) {
        let mut cuts: IdMap<FieldId, Vec<i64>> = IdMap::default();
        for single in self.used() {
            let ends = single.holds.ranges().into_iter().flat_map(Ranges::iter).flat_map(|(a, b)| [a, b]);
            let inner = ends.filter(|&end| end != i64::MIN && end != i64::MAX);
            cuts.entry(single.field).or_default().extend(inner);
        }
        let mut whole_below = self.whole_shares(compiler);
        let mut sieve = Sieve::default();
        let classes = self.model.fields.iter().map(|(id, field)| match &field.ty {
            Type::YesNo => (Classes::Flag, 3),
            Type::OneOf(domain) => (Classes::Word, domain.len() + 1),
            Type::Number | Type::Money(_) => {
                let mut cuts = cuts.remove(&id).unwrap_or_default();
                let whole_below = whole_below.remove(&id).unwrap_or(0);
                cuts.extend((0..=whole_below / ONE).map(|whole| whole * ONE).filter(|_| whole_below > 0));
                cuts.sort_unstable();
                cuts.dedup();
                let numbers = Numbers::new(cuts, whole_below);
                let count = numbers.len() + 1;
                (Classes::Number(place(&mut sieve.numbers, numbers)), count)
            }
            Type::Text => self.texts(id, &mut sieve),
            Type::Date | Type::SomeOf(_) => (Classes::Known, 2),
        });
        let classes: Vec<_> = classes.collect();
        sieve.classes = classes.iter().map(|(of, _)| *of).collect();
        (classes, sieve)
    }

    /// Up to which number the whole numbers of a field have classes of their own, so that what shares of it come to can
    /// be looked up.
    fn whole_shares(&self, compiler: &Compiler<'_>) -> IdMap<FieldId, i64> {
        let mut all: IdMap<FieldId, i64> = IdMap::default();
        for &(field, at) in self.scores.iter().flat_map(|score| &score.shares) {
            let share = compiler.plan.shares.get(at as usize).map(|share| FieldShare::new(field, share));
            if let Some(steady) = share.and_then(|share| share.steady_from()) {
                let below = all.entry(field).or_default();
                *below = steady.max(*below);
            }
        }
        all
    }

    fn texts(&self, field: FieldId, sieve: &mut Sieve) -> (Classes, usize) {
        match self.singles.texts.get(&field).filter(|_| !self.left_out.get(field)) {
            Some(Texts::Compared(places)) => {
                let at = place(&mut sieve.compared, Compared::new(places));
                (Classes::Compared(at), places.len() + 2)
            }
            Some(Texts::Scanned(tests)) => {
                let scanner = Scanner::new(tests);
                let start = sieve.blocks;
                sieve.blocks += scanner.blocks();
                let at = place(&mut sieve.scanned, Scanned { scanner, start });
                (Classes::Scanned(at), 2)
            }
            None => (Classes::Known, 2),
        }
    }

    /// How large the tables of each field are.
    fn entries(&self, classes: &[(Classes, usize)]) -> BTreeMap<FieldId, usize> {
        let folded = self.scores.iter().flat_map(|score| score.folds.keys().copied());
        let atoms = self.atoms.iter().filter_map(|&id| self.singles.get(id)).map(|single| single.field);
        let mut entries = BTreeMap::new();
        for field in folded.chain(atoms) {
            let classes = classes.get(field.index()).map_or(0, |(_, classes)| *classes);
            *entries.entry(field).or_insert(0) += classes;
        }
        entries
    }
}

/// Whether the points of all lines together stay far from the ends of their type, but for shares without a limit.
fn sums_fit(lines: &[Line], plan: &Plan) -> bool {
    let largest =
        |points: &[Number]| points.iter().map(|points| points.raw().unsigned_abs()).max().unwrap_or(0);
    let most = lines.iter().map(|line| match line.gives {
        Gives::When(points, _) => points.raw().unsigned_abs(),
        Gives::Question(_, slice) => largest(slice.of(&plan.points)),
        Gives::Share(at) => plan.shares.get(at as usize).map_or(0, |share| largest(&share.limits)),
        _ => 0,
    });
    most.map(u128::from).sum::<u128>() < 1 << 60
}
