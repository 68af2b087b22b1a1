//! Counts of leads that move: little memory, however many there are.

use std::collections::BTreeMap;

use leadpact::{Moved, Outcome, OutcomeKind, PactPair};
use serde::Serialize;

/// So many leads that move are kept to be shown.
const MOST_KEPT: usize = 1_000;

/// What leads come to under the old pact, and under the new one.
pub type Pair = (Option<String>, Option<String>);

/// Leads, and those of them that were won.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    pub leads: u64,
    pub won: u64,
}

/// How many leads of an outcome came from what to what.
#[derive(Debug)]
pub struct Flow {
    pub kind: OutcomeKind,
    pub name: Option<String>,
    pub pairs: BTreeMap<Pair, Count>,
    /// The words in the order of the pacts, the new one first.
    pub order: Vec<String>,
}

/// How a score moves.
#[derive(Debug, Default, Serialize)]
pub struct ScoreMoves {
    pub higher: u64,
    pub lower: u64,
    pub otherwise: u64,
}

/// Counts of all leads.
#[derive(Debug)]
pub struct Tally {
    pub leads: u64,
    pub won: u64,
    pub moved: u64,
    /// Those of which something other than a score or a nurture track moves.
    pub telling: Count,
    /// The team that takes leads over; none where the pacts have no handover.
    pub team: Option<String>,
    /// Who would reach that team no longer, and only now.
    pub lost: Count,
    pub gained: Count,
    pub reached_before: Count,
    pub reached_now: Count,
    pub flows: Vec<Flow>,
    pub scores: BTreeMap<String, ScoreMoves>,
    /// By the number of a change.
    pub because: BTreeMap<usize, Count>,
    pub unexplained: u64,
    pub kept: Vec<Moved>,
}

/// What came of the leads.
pub struct Leads {
    pub tally: Tally,
    pub with_won: bool,
}

/// The counts for programs.
#[derive(Serialize)]
pub struct Json<'a> {
    leads: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    won: Option<u64>,
    moved: u64,
    team: Option<&'a str>,
    reached_before: Count,
    reached_now: Count,
    no_longer: Count,
    only_now: Count,
    outcomes: Vec<FlowJson<'a>>,
    scores: &'a BTreeMap<String, ScoreMoves>,
    because: Vec<BecauseJson>,
    /// The first leads that move; all of them are in CSV and NDJSON.
    first: &'a [Moved],
}

#[derive(Serialize)]
struct FlowJson<'a> {
    kind: OutcomeKind,
    name: Option<&'a str>,
    flows: Vec<PairJson<'a>>,
}

#[derive(Serialize)]
struct PairJson<'a> {
    old: Option<&'a str>,
    new: Option<&'a str>,
    #[serde(flatten)]
    count: Count,
}

#[derive(Serialize)]
struct BecauseJson {
    change: usize,
    #[serde(flatten)]
    count: Count,
}

impl Tally {
    pub fn new(pair: &PactPair) -> Self {
        let mut orders: BTreeMap<(OutcomeKind, Option<String>), Vec<String>> = BTreeMap::new();
        for pact in [pair.new_pact(), pair.old()] {
            let mut add = |kind, name: Option<&str>, word: &str| {
                let words = orders.entry((kind, name.map(str::to_owned))).or_default();
                if !words.iter().any(|known| known == word) {
                    words.push(word.to_owned());
                }
            };
            pact.stages().for_each(|stage| add(OutcomeKind::Stage, None, stage.name));
            for (kind, of, words) in pact
                .ratings()
                .map(|(of, words)| (OutcomeKind::Rating, of, words))
                .chain(pact.tables().map(|(of, words)| (OutcomeKind::Table, of, words)))
                .chain(pact.choices().map(|(of, words)| (OutcomeKind::Choice, of, words)))
            {
                words.iter().for_each(|word| add(kind, Some(of.name), word));
            }
        }
        orders.entry((OutcomeKind::Route, None)).or_default();
        orders.entry((OutcomeKind::Handover, None)).or_default();
        let flow = |((kind, name), order)| Flow { kind, name, pairs: BTreeMap::new(), order };
        Self {
            leads: 0,
            won: 0,
            moved: 0,
            telling: Count::default(),
            team: pair.taking_team().map(str::to_owned),
            lost: Count::default(),
            gained: Count::default(),
            reached_before: Count::default(),
            reached_now: Count::default(),
            flows: orders.into_iter().map(flow).collect(),
            scores: BTreeMap::new(),
            because: BTreeMap::new(),
            unexplained: 0,
            kept: Vec::new(),
        }
    }

    /// Takes in a lead.
    pub fn add(&mut self, outcomes: &[Outcome], moved: Option<&Moved>, won: Option<bool>) {
        let won = won == Some(true);
        self.leads += 1;
        self.won += u64::from(won);
        for of in outcomes {
            if of.kind == OutcomeKind::Score {
                self.score(of);
            } else if of.kind == OutcomeKind::Responsible {
                self.reach(of, won);
            } else if let Some(flow) =
                self.flows.iter_mut().find(|flow| flow.kind == of.kind && flow.name == of.name)
            {
                flow.pairs.entry((of.old.clone(), of.new.clone())).or_default().add(won);
            }
        }
        let Some(moved) = moved else { return };
        self.moved += 1;
        let tells = |of: &Outcome| !matches!(of.kind, OutcomeKind::Score | OutcomeKind::Nurture);
        if moved.outcomes.iter().any(tells) {
            self.telling.add(won);
        }
        moved.because.iter().for_each(|&number| self.because.entry(number).or_default().add(won));
        self.unexplained += u64::from(moved.because.is_empty());
        if self.kept.len() < MOST_KEPT {
            self.kept.push(moved.clone());
        }
    }

    fn score(&mut self, of: &Outcome) {
        let number =
            |text: &Option<String>| text.as_ref().and_then(|text| leadpact::Number::parse(text).ok());
        let moves = self.scores.entry(of.name.clone().unwrap_or_default()).or_default();
        match (number(&of.old), number(&of.new)) {
            (Some(old), Some(new)) if new > old => moves.higher += 1,
            (Some(old), Some(new)) if new < old => moves.lower += 1,
            (old, new) if old != new => moves.otherwise += 1,
            _ => {}
        }
    }

    fn reach(&mut self, of: &Outcome, won: bool) {
        let is = |team: &Option<String>| self.team.is_some() && *team == self.team;
        let (before, now) = (is(&of.old), is(&of.new));
        let counts = [
            (before, &mut self.reached_before),
            (now, &mut self.reached_now),
            (before && !now, &mut self.lost),
            (now && !before, &mut self.gained),
        ];
        counts.into_iter().filter(|(counts, _)| *counts).for_each(|(_, count)| count.add(won));
    }
}

impl Count {
    fn add(&mut self, won: bool) {
        self.leads += 1;
        self.won += u64::from(won);
    }
}

impl Flow {
    /// Those that are not where they were, the most leads first.
    pub fn moves(&self) -> Vec<(&Pair, &Count)> {
        let mut moves: Vec<_> = self.pairs.iter().filter(|((old, new), _)| old != new).collect();
        moves.sort_by_key(|(pair, count)| (std::cmp::Reverse(count.leads), *pair));
        moves
    }

    /// Those that are not where they were.
    pub fn moved(&self) -> u64 {
        self.pairs.iter().filter(|((old, new), _)| old != new).map(|(_, count)| count.leads).sum()
    }

    /// How many there were, and are, of each word; unknown and words that no pact lists come last.
    pub fn loads(&self) -> Vec<(Option<String>, u64, u64)> {
        let listed = self.order.iter().map(|word| Some(word.clone()));
        let mut loads: Vec<(Option<String>, u64, u64)> = listed.map(|word| (word, 0, 0)).collect();
        for ((old, new), count) in &self.pairs {
            for (word, is_old) in [(old, true), (new, false)] {
                let at = loads.iter().position(|(known, ..)| known == word).unwrap_or_else(|| {
                    loads.push((word.clone(), 0, 0));
                    loads.len() - 1
                });
                if let Some((_, before, now)) = loads.get_mut(at) {
                    *(if is_old { before } else { now }) += count.leads;
                }
            }
        }
        loads.retain(|(_, before, now)| before + now > 0);
        loads
    }
}

impl Leads {
    /// The counts for programs.
    pub fn json(&self) -> Json<'_> {
        let Tally { leads, won, moved, team, reached_before, reached_now, lost, gained, .. } = &self.tally;
        let flows = self.tally.flows.iter().map(|flow| FlowJson {
            kind: flow.kind,
            name: flow.name.as_deref(),
            flows: flow
                .pairs
                .iter()
                .map(|((old, new), &count)| PairJson { old: old.as_deref(), new: new.as_deref(), count })
                .collect(),
        });
        let because = self.tally.because.iter().map(|(&change, &count)| BecauseJson { change, count });
        Json {
            leads: *leads,
            won: self.with_won.then_some(*won),
            moved: *moved,
            team: team.as_deref(),
            reached_before: *reached_before,
            reached_now: *reached_now,
            no_longer: *lost,
            only_now: *gained,
            outcomes: flows.collect(),
            scores: &self.tally.scores,
            because: because.collect(),
            first: &self.tally.kept,
        }
    }
}
