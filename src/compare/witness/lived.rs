//! Lives that go otherwise, for changes that move no lead which is only assessed: commands, timers, deadlines.

use std::cell::Cell;
use std::collections::{BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::maker::{Maker, lesser};
use super::search::{Cost, best_rank};
use super::{Ground, Witness, example};
use crate::compare::Paired;
use crate::compare::causes::{Causes, Lives};
use crate::compare::draft::Draft;
use crate::compare::lives::{Life, Then, What, tries};
use crate::compare::outcomes::{Moved, OutcomeKind};
use crate::compare::pool::Pool;
use crate::model::{Model, Need};
use crate::values::{Date, Period, Unit};

/// So many lives are tried for a change, those that need not be changed first aside.
const MOST_TRIALS: usize = 1_500;
/// So many are tried once something was found that may be shown better.
const FEWER_TRIALS: usize = 60;
/// So many lives are tried for all changes at most; fewer of large pacts, down to so many.
const MOST_LIVES: usize = 40_000;
const FEWEST_LIVES: usize = 200;
/// Lines of both pacts times lives, at most.
const MOST_WORK: usize = 12_000_000;
/// So many lines that read what has changed are tried, of so many that are looked at.
const MOST_READERS: usize = 8;
const MOST_READ: usize = 2_000;
/// So many lines are tried where the calendar has changed.
const MOST_TIMED: usize = 60;
/// So many leads of other searches are tried in each life.
const MOST_SEEDS: usize = 40;

/// Tries lives.
pub(super) struct Living<'s, 'a> {
    ground: &'s Ground<'a>,
    lives: Lives<'a>,
    pool: &'s Pool,
    paired: &'a [Paired],
    /// Leads that came to something by themselves.
    seeds: Vec<Draft>,
    /// So many lives may still be tried.
    left: Cell<usize>,
}

/// A life that goes otherwise.
type Found = (Draft, Life, Moved);

impl<'s, 'a> Living<'s, 'a> {
    pub fn new(
        ground: &'s Ground<'a>,
        lives: Lives<'a>,
        pool: &'s Pool,
        paired: &'a [Paired],
        seeds: &[Draft],
    ) -> Self {
        let [old, new] = [ground.old, ground.new].map(|model| model.rules.len() + model.conditions.len());
        let left = Cell::new((MOST_WORK / (old + new + 1)).clamp(FEWEST_LIVES, MOST_LIVES));
        let step = (seeds.len() / MOST_SEEDS).max(1);
        let seeds = seeds.iter().step_by(step).cloned().collect();
        Self { ground, lives, pool, paired, seeds, left }
    }

    /// The life that shows best what a change does; none if none was found.
    pub fn best(&self, causes: &mut Causes<'a>, number: usize) -> Option<Found> {
        let changed: Vec<&'a Paired> =
            self.paired.iter().filter(|pair| pair.change == Some(number)).collect();
        let days = self.days(&changed);
        let lines = self.lines(causes, &changed, days.is_some());
        let hot = causes.reach().names(&lines);
        let (old, new, names) = (self.ground.old, self.ground.new, causes.names());
        let mut lives: Vec<Life> = Vec::new();
        for line in &lines {
            lives.extend(tries((old, new), names, line, days.as_deref()));
        }
        let mut best: Option<(Cost, Draft, Life)> = None;
        for life in &lives {
            let trials = if best.is_some() { FEWER_TRIALS } else { MOST_TRIALS / lives.len() };
            let trials = trials.max(FEWER_TRIALS);
            let found = self.try_life(causes, life, number, &hot, trials);
            best = [best, found].into_iter().flatten().min_by_key(|(cost, ..)| *cost);
            if best.as_ref().is_some_and(|(cost, ..)| is_best(*cost)) {
                break;
            }
        }
        let (_, draft, life) = best?;
        self.lessened(causes, draft, life, number)
    }

    /// The same under another id.
    pub fn held(&self, causes: &mut Causes<'a>, draft: &Draft, life: &Life, id: &str) -> Option<Moved> {
        causes.of_life(&self.lives, draft, life, id)
    }

    /// The life told under a title.
    pub fn told(
        &self,
        causes: &mut Causes<'a>,
        model: &Model,
        (draft, life): (&Draft, &Life),
        title: &str,
    ) -> Option<Witness> {
        let moved = self.held(causes, draft, life, title)?;
        let lines = draft.example_lines(model) + &life.example_lines(model);
        let example = example::of(&lines, &moved, causes, title).filter(|_| can_be_written(model, life));
        let is_timed = moved.outcomes.iter().any(|of| of.kind == OutcomeKind::Notice);
        let lead = draft.lived_words(model, life, Some(self.ground.as_of).filter(|_| is_timed));
        Some(Witness { lead, outcomes: moved.outcomes, because: moved.because, example })
    }

    /// Days on which the calendars may differ, where they are what has changed: the holidays, else a day of work and
    /// one of a weekend.
    fn days(&self, changed: &[&Paired]) -> Option<Vec<Date>> {
        if !changed.iter().any(|pair| pair.declaration.0 == "pact") {
            return None;
        }
        let day = |key: &str| {
            let mut parts = key.split('-');
            let year = parts.next()?.parse().ok()?;
            Date::new(year, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?)
        };
        let holidays: Vec<Date> = changed.iter().filter_map(|pair| day(pair.key.as_deref()?)).collect();
        if !holidays.is_empty() {
            return Some(holidays);
        }
        Some([Date::new(2026, 1, 15), Date::new(2026, 1, 17)].into_iter().flatten().collect())
    }

    /// The lines to be tried: those of the change, else those that read what has changed.
    fn lines(&self, causes: &Causes<'a>, changed: &[&'a Paired], is_calendar: bool) -> Vec<&'a Paired> {
        let of_stages = |pair: &&'a Paired| matches!(pair.declaration.0, "stage" | "in every stage");
        if is_calendar {
            return self.paired.iter().filter(of_stages).take(MOST_TIMED).collect();
        }
        let own: Vec<_> = changed.iter().copied().filter(of_stages).collect();
        if !own.is_empty() {
            return own;
        }
        let mut readers: Vec<&'a Paired> = Vec::new();
        for change in changed {
            let found = causes.reach().readers(change, MOST_READ).filter(of_stages);
            readers.extend(found.take(MOST_READERS - readers.len().min(MOST_READERS)));
        }
        readers
    }

    fn try_life(
        &self,
        causes: &mut Causes<'a>,
        life: &Life,
        number: usize,
        hot: &BTreeSet<String>,
        trials: usize,
    ) -> Option<(Cost, Draft, Life)> {
        let mut maker = Maker::new(self.pool, hot);
        let mut kept: Vec<(Draft, Life)> =
            self.seeds(&maker, life).into_iter().map(|draft| (draft, life.clone())).collect();
        let (seeds, mut seen) = (kept.len(), HashSet::new());
        let mut best: Option<(Cost, Draft, Life)> = None;
        let mut end = seeds + trials;
        for at in 0.. {
            let Some(left) = self.left.get().checked_sub(1).filter(|_| at < end) else { break };
            self.left.set(left);
            let mut tried = match kept.get(if at < seeds { at } else { maker.below(kept.len()) }) {
                Some(tried) => tried.clone(),
                None => break,
            };
            if at >= seeds {
                maker.vary(&mut tried.0);
                do_more(&mut maker, &mut tried.1);
            }
            let found = causes.of_life(&self.lives, &tried.0, &tried.1, "lead");
            if let Some(found) = found.filter(|found| found.because.contains(&number)) {
                let cost = cost(&tried.0, &tried.1, &found);
                end = end.min(at.max(seeds) + FEWER_TRIALS);
                if best.as_ref().is_none_or(|(known, ..)| cost < *known) {
                    best = Some((cost, tried.0.clone(), tried.1.clone()));
                }
                if is_best(cost) {
                    break;
                }
            }
            if at >= seeds && seen.insert(looked(causes)) {
                kept.push(tried);
            }
        }
        best
    }

    /// Leads to begin with: one of which nothing is known, one of which all is known that the life needs, and some
    /// that came to something by themselves.
    fn seeds(&self, maker: &Maker<'_>, life: &Life) -> Vec<Draft> {
        let mut needed = Draft::default();
        for model in [self.ground.new, self.ground.old] {
            let stages = model.stages.as_slice().iter().filter(|stage| stage.name == life.start);
            let needs = stages.flat_map(|stage| {
                let handover = stage.handover.iter().flat_map(|handover| &handover.needs);
                let commands = stage.commands.iter().filter(|of| life.action() == Some(of.action.as_str()));
                handover.chain(commands.flat_map(|command| &command.needs))
            });
            let fields = needs.filter_map(|Need { any_of, .. }| any_of.first());
            let names = fields.map(|&field| model.fields.at(field).name.as_str());
            maker.filled(&mut needed, names);
        }
        let mut seeds = vec![Draft::default(), needed];
        seeds.extend(self.seeds.iter().cloned());
        seeds
    }

    /// The life without anything that is not needed for it to show as much.
    fn lessened(
        &self,
        causes: &mut Causes<'a>,
        mut draft: Draft,
        mut life: Life,
        number: usize,
    ) -> Option<Found> {
        let shows = |found: &Moved| found.because.contains(&number);
        let worth = |found: &Moved| (found.because.len(), best_rank(found));
        let mut moved = self.held(causes, &draft, &life, "lead").filter(shows)?;
        'again: loop {
            let drafts = lesser(&draft).into_iter().map(|draft| (draft, life.clone()));
            let lives = life.lesser().into_iter().map(|life| (draft.clone(), life));
            for (less, shorter) in drafts.chain(lives).collect::<Vec<_>>() {
                let found = self.held(causes, &less, &shorter, "lead");
                if let Some(found) = found.filter(|found| shows(found) && worth(found) <= worth(&moved)) {
                    (draft, life, moved) = (less, shorter, found);
                    continue 'again;
                }
            }
            return Some((draft, life, moved));
        }
    }
}

/// Whether the pact knows the commands.
fn can_be_written(model: &Model, life: &Life) -> bool {
    let mut known: BTreeSet<&str> = ["confirm", "accept", "reject"].into();
    for stage in model.stages.as_slice() {
        known.extend(stage.commands.iter().map(|command| command.action.as_str()));
    }
    life.then.iter().all(|then| match &then.what {
        What::Command { action, .. } => known.contains(action.as_str()),
        _ => true,
    })
}

/// Now and then the lead does something, some times over, before what the life ends with.
fn do_more(maker: &mut Maker<'_>, life: &mut Life) {
    /// A life has no more steps than this.
    const MOST_STEPS: usize = 12;
    if maker.below(3) > 0 || life.then.len() >= MOST_STEPS {
        return;
    }
    let Some(deed) = maker.hot_deed() else { return };
    let at = if life.then.len() > 1 { maker.below(life.then.len()) } else { 0 };
    let times = [1, 1, 2, 3, 5, 6].get(maker.below(6)).copied().unwrap_or(1);
    for _ in 0..times {
        let after = Period::new(1, Unit::Hours);
        life.then.insert(at, Then { after, what: What::Did(deed.clone()) });
    }
}

/// What the last lead came to, so that something else can be told from it.
fn looked(causes: &Causes<'_>) -> u64 {
    let mut hash = DefaultHasher::new();
    for of in causes.outcomes() {
        (of.kind, &of.name, &of.old, &of.new).hash(&mut hash);
    }
    hash.finish()
}

/// Whether a life shows one change alone, and what matters most.
fn is_best((causes, rank, _): Cost) -> bool {
    (causes, rank) == (1, 0)
}

fn cost(draft: &Draft, life: &Life, moved: &Moved) -> Cost {
    (moved.because.len(), best_rank(moved), draft.size() + life.size())
}
