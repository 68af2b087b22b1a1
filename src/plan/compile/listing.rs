//! Which lists of interactions a plan keeps: those that say the same of an interaction at any time.

use std::collections::HashMap;

use crate::model::{
    CondId, Condition, DateTest, Id, Model, Operand, Per, Quantity, RuleKind, Selection, SelectionId,
    Subject, TimesLimit, TypeId, Window, Worded,
};
use crate::plan::history::Test;
use crate::plan::slots::narrow;

/// What is listed while a lead's interactions are looked at, the oldest first.
#[derive(Debug, Clone, Default)]
pub(in crate::plan) struct Listing {
    pub lists: Vec<ListPlan>,
    /// The limits of number that are tallied of a list.
    pub tallies: Vec<TimesLimit>,
    /// By tally: the list, by place.
    pub tallied_lists: Vec<u32>,
    /// By selection.
    found: Vec<Found>,
}

/// A list: interactions of some kinds that pass a test.
#[derive(Debug, Clone)]
pub(in crate::plan) struct ListPlan {
    /// Ascending.
    pub kinds: Box<[TypeId]>,
    pub test: Option<Test>,
    /// The selections that find theirs in it.
    pub selections: Vec<SelectionId>,
    /// What is tallied of it, by place.
    pub tallies: Vec<u32>,
}

/// How a selection finds its interactions.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::plan) enum Found {
    /// Only the newest of its kinds is ever asked for.
    #[default]
    Newest,
    /// A list by place, as it is.
    Listed(u32),
    /// A list by place, and what its `where` says of each now.
    Asked(u32),
}

impl Listing {
    /// Whether some selection asks for the newest of its kinds, however old it is.
    pub fn asks_for_newest(&self) -> bool {
        self.found.iter().any(|found| matches!(found, Found::Newest))
    }

    pub fn found(&self, selection: SelectionId) -> Found {
        self.found.get(selection.index()).copied().unwrap_or_default()
    }

    /// What a limit of number leaves of a list.
    pub fn tally(&self, list: u32, limit: &TimesLimit) -> Option<u32> {
        let tallies = &self.lists.get(list as usize)?.tallies;
        let is_it = |&&of: &&u32| self.tallies.get(of as usize) == Some(limit);
        tallies.iter().find(is_it).copied()
    }
}

/// The lists of a pact.
pub(super) fn listing(model: &Model) -> Listing {
    let mut listing = Listing::default();
    let mut places = HashMap::new();
    let listed = listed(model);
    for id in model.selections.ids() {
        let selection = model.selections.at(id);
        let is_plain = selection.condition.is_none() && selection.window == Window::Ever;
        let found = match selection.condition {
            None if is_plain && !listed.get(id.index()).copied().unwrap_or(true) => Found::Newest,
            None => Found::Listed(listing.list(&mut places, selection, None)),
            Some(condition) => match test(model, condition, DEEPEST) {
                Some(test) => Found::Listed(listing.list(&mut places, selection, Some((condition, test)))),
                None => Found::Asked(listing.list(&mut places, selection, None)),
            },
        };
        if let (Found::Listed(list) | Found::Asked(list), lists) = (found, &mut listing.lists)
            && let Some(list) = lists.get_mut(list as usize)
        {
            list.selections.push(id);
        }
        listing.found.push(found);
    }
    listing.tally_rules(model);
    listing
}

type Places = HashMap<(Box<[TypeId]>, Option<CondId>), u32>;

impl Listing {
    fn list(&mut self, places: &mut Places, of: &Selection, test: Option<(CondId, Test)>) -> u32 {
        let (condition, test) = test.unzip();
        let lists = &mut self.lists;
        *places.entry((of.types.clone(), condition)).or_insert_with(|| {
            let kinds = of.types.clone();
            lists.push(ListPlan { kinds, test, selections: Vec::new(), tallies: Vec::new() });
            narrow(lists.len() - 1)
        })
    }

    fn tally_rules(&mut self, model: &Model) {
        for rule in model.rules.as_slice() {
            let RuleKind::Per { selection, times, .. } = &rule.kind else { continue };
            let (Found::Listed(list), Some(limit)) = (self.found(*selection), tallied(times)) else {
                continue;
            };
            let is_new = self.tally(list, limit).is_none();
            if let Some(of) = self.lists.get_mut(list as usize).filter(|_| is_new) {
                of.tallies.push(narrow(self.tallies.len()));
                self.tallies.push(limit.clone());
                self.tallied_lists.push(list);
            }
        }
    }
}

/// The limit that can be tallied: the first, if the newest in each unit or for each value count, and none follows
/// but limits of all together. What it leaves of some interactions is the same whichever older ones there are.
pub(in crate::plan) fn tallied(times: &[TimesLimit]) -> Option<&TimesLimit> {
    let (first, others) = times.split_first()?;
    let is_tallied = matches!(first.per, Per::Calendar(_) | Per::Field(_));
    (is_tallied && others.iter().all(|limit| limit.per == Per::Ever)).then_some(first)
}

/// By selection: whether more than the newest of it is asked for.
fn listed(model: &Model) -> Vec<bool> {
    let mut listed = vec![false; model.selections.len()];
    let mut list = |id: SelectionId| {
        if let Some(slot) = listed.get_mut(id.index()) {
            *slot = true;
        }
    };
    for rule in model.rules.as_slice() {
        if let RuleKind::Per { selection, .. } = rule.kind {
            list(selection);
        }
    }
    for quantity in model.quantities.as_slice() {
        if let Quantity::Count(of) | Quantity::Total(of, _) = quantity {
            list(*of);
        }
    }
    for condition in model.conditions.as_slice() {
        if let Condition::Any(of) = condition {
            list(*of);
        }
    }
    listed
}

/// A `where` may be so deep; deeper ones are asked each time.
const DEEPEST: usize = 16;

/// A `where` that reads nothing but the interaction, so that what it says never changes; none for any other.
fn test(model: &Model, id: CondId, deepest: usize) -> Option<Test> {
    let deepest = deepest.checked_sub(1)?;
    let all = |parts: &[CondId]| -> Option<Box<[Test]>> {
        parts.iter().map(|&part| test(model, part, deepest)).collect()
    };
    Some(match model.conditions.at(id) {
        Condition::Not(of) => Test::Not(Box::new(test(model, *of, deepest)?)),
        Condition::And(parts) => Test::And(all(parts)?),
        Condition::Or(parts) => Test::Or(all(parts)?),
        Condition::Known(of) => Test::Known(own_subject(model, *of)?),
        Condition::Flag(Operand::Own(field)) => Test::Flag(*field),
        Condition::Compare(a, op, b) => match (model.quantities.at(*a), model.quantities.at(*b)) {
            (Quantity::Field(Operand::Own(field)), Quantity::Constant(with)) => {
                Test::Number(*field, *op, *with)
            }
            (Quantity::Constant(with), Quantity::Field(Operand::Own(field))) => {
                Test::Number(*field, op.mirrored(), *with)
            }
            _ => return None,
        },
        Condition::Text(Operand::Own(field), test) => Test::Text(*field, test.clone()),
        Condition::Word(Worded::Field(Operand::Own(field)), words) => Test::Word(*field, words.clone()),
        Condition::IncludesAny(Operand::Own(field), words) => Test::IncludesAny(*field, words.clone()),
        Condition::IncludesAll(Operand::Own(field), words) => Test::IncludesAll(*field, words.clone()),
        Condition::Date(Operand::Own(field), DateTest::Within { from, to }) => {
            Test::Within(*field, *from, *to)
        }
        _ => return None,
    })
}

fn own_subject(model: &Model, of: Subject) -> Option<u16> {
    match of {
        Subject::Operand(Operand::Own(field)) | Subject::Worded(Worded::Field(Operand::Own(field))) => {
            Some(field)
        }
        Subject::Quantity(of) => match model.quantities.at(of) {
            Quantity::Field(Operand::Own(field)) => Some(*field),
            _ => None,
        },
        _ => None,
    }
}
