//! Tables by class of what follows from one field alone, and the instructions that are left.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::conditions::{place, push};
use super::ranges::Ranges;
use super::single::{Holds, Single, Singles, Texts};
use super::{Compiler, programs};
use crate::lead::{Classes, Compared, Scanned, Scanner, Sieve};
use crate::model::walk::{self, Node};
use crate::model::{CondId, FieldId, Id, Model, Operand, Quantity, RouteTo, Type, Worded, semantics};
use crate::plan::columns::{Atoms, ClassSum, Columns, FieldShare, HitAtom, HitSum, Undecided};
use crate::plan::interval::Interval;
use crate::plan::ops::{Gives, Line, Op, Parent, Share};
use crate::plan::slots::{Slice, Slots};
use crate::plan::sums::Opens;
use crate::values::{Number, Truth};

/// What a line of a score that reads one field gives.
#[derive(Debug, Clone)]
enum Fold {
    When(Number, CondId),
    Question(Slice),
}

/// The lines of a score, sorted out.
#[derive(Debug, Default)]
struct Sorted {
    /// By field.
    folds: BTreeMap<FieldId, Vec<Fold>>,
    whens: Vec<(i64, CondId)>,
    /// Of number fields, by place among all shares.
    shares: Vec<(FieldId, u32)>,
    rest: Vec<Line>,
}

/// What is decided for a pact.
struct Draft<'a> {
    model: &'a Model,
    singles: &'a Singles,
    /// Fields whose tables would be larger than they are worth.
    left_out: Slots<FieldId, bool>,
    scores: Vec<Sorted>,
    atoms: Vec<CondId>,
    ops: Vec<Op>,
}

/// Tables may have so many entries for each condition of a pact, so that they stay linear in its size.
const ENTRIES: usize = 64;

impl Compiler<'_> {
    /// Everything an assessment needs has been emitted.
    pub(super) fn columns(&mut self) {
        let model = self.model;
        let singles = Singles::new(model);
        let mut left_out = Slots::new(model.fields.len());
        let mut draft = Draft::new(self, &singles, left_out.clone());
        let (mut classes, mut sieve) = draft.classes();
        let budget = ENTRIES * (model.conditions.len() + ENTRIES);
        let mut too_large = false;
        for (field, entries) in draft.entries(&classes) {
            if entries > budget / model.fields.len().max(1) + ENTRIES {
                left_out.set(field, true);
                too_large = true;
            }
        }
        for (&field, _) in singles.texts.iter().filter(|(_, of)| matches!(of, Texts::Scanned(_))) {
            // More texts than can be found in one pass.
            if matches!(classes.get(field.index()), Some((Classes::Known, _))) {
                left_out.set(field, true);
                too_large = true;
            }
        }
        if too_large {
            draft = Draft::new(self, &singles, left_out);
            (classes, sieve) = draft.classes();
        }
        sieve.kept = draft.kept();
        let ops = std::mem::take(&mut draft.ops);
        let columns = Columns { sieve: Arc::new(sieve), ops, ..Columns::default() };
        let tables = Tables { singles: &singles, classes: &classes, columns };
        self.plan.columns = tables.fill(&draft, self);
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

    fn single(&self, id: CondId) -> Option<&'a Single> {
        self.singles.get(id).filter(|single| !self.left_out.get(single.field))
    }

    /// Which lines of a score need not be looked at one by one.
    fn sort(&self, compiler: &Compiler<'_>, lines: Slice) -> Sorted {
        let mut sorted = Sorted::default();
        let lines = lines.of(&compiler.plan.lines);
        if !sums_fit(lines, &compiler.plan.points) {
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
        self.model.selections.ids().for_each(|id| needs.selection(id));
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
                    needs.parts(slot);
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
    fn opens(&self) -> Slots<CondId, Opens> {
        let mut opens = Slots::new(self.model.conditions.len());
        for id in self.model.conditions.ids() {
            if let Some(single) = self.single(id) {
                let is_open = single.unknown.is_unknown();
                opens.set(id, if is_open { Opens::Without(single.field) } else { Opens::Never });
            }
        }
        opens
    }

    /// How the values of each field fall into classes, with how many there are.
    fn classes(&self) -> (Vec<(Classes, usize)>, Sieve) {
        let mut cuts: HashMap<FieldId, Vec<i64>> = HashMap::new();
        for single in self.used() {
            let ends = single.holds.ranges().into_iter().flat_map(Ranges::iter).flat_map(|(a, b)| [a, b]);
            let inner = ends.filter(|&end| end != i64::MIN && end != i64::MAX);
            cuts.entry(single.field).or_default().extend(inner);
        }
        let mut sieve = Sieve::default();
        let classes = self.model.fields.iter().map(|(id, field)| match &field.ty {
            Type::YesNo => (Classes::Flag, 3),
            Type::OneOf(domain) => (Classes::Word, domain.len() + 1),
            Type::Number | Type::Money(_) => {
                let mut cuts = cuts.remove(&id).unwrap_or_default();
                cuts.sort_unstable();
                cuts.dedup();
                let start = place_of(sieve.cuts.len());
                sieve.cuts.extend_from_slice(&cuts);
                (Classes::Number(start, place_of(sieve.cuts.len())), cuts.len() + 2)
            }
            Type::Text => self.texts(id, &mut sieve),
            Type::Date | Type::SomeOf(_) => (Classes::Known, 2),
        });
        let classes: Vec<_> = classes.collect();
        sieve.classes = classes.iter().map(|(of, _)| *of).collect();
        (classes, sieve)
    }

    fn texts(&self, field: FieldId, sieve: &mut Sieve) -> (Classes, usize) {
        match self.singles.texts.get(&field).filter(|_| !self.left_out.get(field)) {
            Some(Texts::Compared(places)) => {
                let at = place(&mut sieve.compared, Compared::new(places));
                (Classes::Compared(at), places.len() + 2)
            }
            Some(Texts::Scanned(tests)) => match Scanner::new(tests) {
                Some(scanner) => {
                    let start = sieve.blocks;
                    sieve.blocks += scanner.blocks();
                    let at = place(&mut sieve.scanned, Scanned { scanner, start });
                    (Classes::Scanned(at), 2)
                }
                None => (Classes::Known, 2),
            },
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

/// Whether the points of all lines together stay far from the ends of their type.
fn sums_fit(lines: &[Line], points: &[Number]) -> bool {
    let most = lines.iter().map(|line| match line.gives {
        Gives::When(points, _) => points.raw().unsigned_abs(),
        Gives::Question(_, slice) => {
            slice.of(points).iter().map(|points| points.raw().unsigned_abs()).max().unwrap_or(0)
        }
        _ => 0,
    });
    most.map(u128::from).sum::<u128>() < 1 << 60
}

/// Tables on their way.
struct Tables<'a> {
    singles: &'a Singles,
    classes: &'a [(Classes, usize)],
    columns: Columns,
}

impl Tables<'_> {
    fn fill(mut self, draft: &Draft<'_>, compiler: &mut Compiler<'_>) -> Columns {
        for (sorted, at) in draft.scores.iter().zip(0..) {
            let (sums, hit_sums) = (self.columns.sums.len(), self.columns.hit_sums.len());
            let shares = self.columns.shares.len();
            for &(field, at) in &sorted.shares {
                compiler.plan.shares.get(at as usize).into_iter().for_each(|of| self.share(field, of));
            }
            for (&field, folds) in &sorted.folds {
                self.sum(field, folds, &compiler.plan.points);
            }
            let plan = &mut compiler.plan;
            let (whens, rest) = (push(&mut plan.whens, &sorted.whens), push(&mut plan.lines, &sorted.rest));
            if let Some(score) = plan.scores.get_mut(at) {
                score.sums = Slice::since(sums, &self.columns.sums);
                score.hit_sums = Slice::since(hit_sums, &self.columns.hit_sums);
                score.shares = Slice::since(shares, &self.columns.shares);
                (score.whens, score.rest) = (whens, rest);
            }
        }
        self.atoms(&draft.atoms);
        self.columns.opens = draft.opens();
        self.columns
    }

    fn classes_of(&self, field: FieldId) -> (Classes, usize) {
        self.classes.get(field.index()).copied().unwrap_or_default()
    }

    /// The classes of some values: the first, and the one behind the last.
    fn classes_within(&self, field: FieldId, (first, end): (i64, i64)) -> (usize, usize) {
        let (classes, count) = self.classes_of(field);
        let class = |value: i64| match classes {
            _ if value == i64::MIN => 1,
            _ if value == i64::MAX => count,
            Classes::Number(start, end) => {
                self.columns.sieve.cuts(start, end).partition_point(|&cut| cut < value) + 2
            }
            _ => usize::try_from(value).map_or(count, |value| value + 1).min(count),
        };
        (class(first), class(end))
    }

    /// What the lines of a score that read one field come to.
    fn sum(&mut self, field: FieldId, folds: &[Fold], answers: &[Number]) {
        let (classes, count) = self.classes_of(field);
        // Differences from class to class, summed up in the end.
        let mut steps = vec![0_i64; count + 1];
        let (mut of_unknown, mut unknown) = (0, Undecided::default());
        let mut hits: Vec<i64> = Vec::new();
        for fold in folds {
            match fold {
                Fold::When(points, condition) => {
                    let Some(single) = self.singles.get(*condition) else { continue };
                    let points = points.raw();
                    match &single.holds {
                        Holds::Within(ranges) => ranges.iter().for_each(|range| {
                            let (first, end) = self.classes_within(field, range);
                            add(&mut steps, first, points);
                            add(&mut steps, end, -points);
                        }),
                        Holds::Test(test) => {
                            hits.resize(hits.len().max(*test as usize + 1), 0);
                            add(&mut hits, *test as usize, points);
                        }
                    }
                    match single.unknown {
                        Truth::Yes => of_unknown += points,
                        Truth::Unknown => unknown.may_be(points.min(0).into(), points.max(0).into()),
                        Truth::No => {}
                    }
                }
                Fold::Question(slice) => {
                    let points = slice.of(answers).iter().map(|points| points.raw());
                    let (mut low, mut high) = (0, 0);
                    for (points, class) in points.zip(1..) {
                        add(&mut steps, class, points);
                        add(&mut steps, class + 1, -points);
                        (low, high) = (i128::from(points).min(low), i128::from(points).max(high));
                    }
                    unknown.may_be(low, high);
                }
            }
        }
        if let (false, Classes::Scanned(at)) = (hits.is_empty(), classes) {
            self.hit_sum(field, at, &hits, &mut unknown);
        }
        self.class_sum(field, &steps, of_unknown, unknown);
    }

    fn share(&mut self, field: FieldId, of: &Share) {
        let open = Interval::UNBOUNDED.share(of.percent).up_to(&of.limits).hull(Interval::point(0));
        let unknown = Undecided { low: open.low, high: open.high, open: true };
        let (low, high) = limits_together(&of.limits);
        let whole = 100 * Number::ONE.raw();
        let times = if of.percent.raw() % whole == 0 { of.percent.raw() / whole } else { 0 };
        self.columns.shares.push(FieldShare { field, percent: of.percent, times, low, high, unknown });
    }

    fn hit_sum(&mut self, field: FieldId, at: u32, hits: &[i64], unknown: &mut Undecided) {
        let Some(scanned) = self.columns.sieve.scanned.get(at as usize) else { return };
        let blocks = Slice { start: place_of(scanned.start), len: place_of(scanned.scanner.blocks()) };
        let points = push(&mut self.columns.points, hits).start;
        let unknown = std::mem::take(unknown);
        self.columns.hit_sums.push(HitSum { field, blocks, points, unknown });
    }

    fn class_sum(&mut self, field: FieldId, steps: &[i64], of_unknown: i64, unknown: Undecided) {
        if steps.iter().all(|&step| step == 0) && of_unknown == 0 && !unknown.open {
            return;
        }
        let mut sum = 0;
        let known = steps.iter().skip(1).map(|step| {
            sum += step;
            sum
        });
        let table: Vec<i64> = std::iter::once(of_unknown).chain(known).take(steps.len() - 1).collect();
        let points = push(&mut self.columns.points, &table).start;
        let unknown =
            if unknown.open { place(&mut self.columns.undecided, unknown) } else { ClassSum::DECIDED };
        self.columns.sums.push(ClassSum { field, points, unknown });
    }

    /// The truths of conditions, those of one field together.
    fn atoms(&mut self, atoms: &[CondId]) {
        let mut by_field: BTreeMap<FieldId, Vec<(CondId, &Ranges, Truth)>> = BTreeMap::new();
        for &condition in atoms {
            let Some(Single { field, holds, unknown }) = self.singles.get(condition) else { continue };
            match holds {
                Holds::Test(test) => self.hit_atom(condition, *field, *test),
                Holds::Within(ranges) => {
                    by_field.entry(*field).or_default().push((condition, ranges, *unknown));
                }
            }
        }
        for (field, atoms) in by_field {
            self.atoms_of(field, &atoms);
        }
    }

    fn hit_atom(&mut self, condition: CondId, field: FieldId, test: u32) {
        if let Classes::Scanned(at) = self.classes_of(field).0 {
            let start = self.columns.sieve.scanned.get(at as usize).map_or(0, |scanned| scanned.start);
            let bit = place_of(start * 64).saturating_add(test);
            self.columns.hit_atoms.push(HitAtom { condition, field, bit });
        }
    }

    fn atoms_of(&mut self, field: FieldId, atoms: &[(CondId, &Ranges, Truth)]) {
        let (_, count) = self.classes_of(field);
        let mut truths = vec![Truth::No; count * atoms.len()];
        for (&(_, ranges, unknown), nth) in atoms.iter().zip(0..) {
            let mut set = |class: usize, truth| {
                if let Some(slot) = truths.get_mut(class * atoms.len() + nth) {
                    *slot = truth;
                }
            };
            set(0, unknown);
            for range in ranges.iter() {
                let (first, end) = self.classes_within(field, range);
                (first..end).for_each(|class| set(class, Truth::Yes));
            }
        }
        let conditions: Vec<_> = atoms.iter().map(|&(condition, ..)| condition).collect();
        let conditions = push(&mut self.columns.conditions, &conditions);
        let truths = push(&mut self.columns.truths, &truths).start;
        self.columns.atoms.push(Atoms { field, conditions, truths });
    }
}

impl Undecided {
    /// A line is open that may add so much.
    fn may_be(&mut self, low: i128, high: i128) {
        *self = Self { low: self.low + low, high: self.high + high, open: true };
    }
}

/// What one limit after the other comes to: not less than the first, not more than the second.
fn limits_together(limits: &[Number]) -> (i128, i128) {
    let (lowest, highest) = (i128::MIN, i128::MAX);
    limits.iter().fold((lowest, highest), |(low, high), &limit| {
        (semantics::up_to(low, limit), semantics::up_to(high, limit))
    })
}

fn place_of(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn add(list: &mut [i64], at: usize, points: i64) {
    if let Some(slot) = list.get_mut(at) {
        *slot += points;
    }
}
