//! What an outcome depends on, by the names that declarations mention: rather too much than too little.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::compare::Paired;
use crate::compare::outcomes::{Outcome, OutcomeKind};
use crate::meaning::PieceKind;

/// A declaration: the words it begins with, and its name; for a field of the lead `field`.
type Declared = (String, String);

/// What declarations mention.
pub(in crate::compare) struct Reach<'a> {
    paired: &'a [Paired],
    /// By declaration.
    mentioned: BTreeMap<Declared, BTreeSet<String>>,
    /// By name.
    declared: BTreeMap<String, Vec<Declared>>,
    /// The changes that were found, by the outcomes they were found for.
    known: HashMap<Vec<(OutcomeKind, Option<String>)>, Vec<&'a Paired>>,
}

/// The lifecycle is one thing: what a stage does depends on those before it.
const LIFECYCLE: [&str; 3] = ["stage", "in every stage", "leads start in"];

impl<'a> Reach<'a> {
    pub fn new(paired: &'a [Paired]) -> Self {
        let (mut mentioned, mut declared) = (BTreeMap::new(), BTreeMap::new());
        for pair in paired {
            let id = id(pair);
            let names: &mut BTreeSet<String> = mentioned.entry(id.clone()).or_default();
            names.extend(pair.names.iter().cloned());
            let all: &mut Vec<Declared> = declared.entry(id.1.clone()).or_default();
            if !all.contains(&id) {
                all.push(id);
            }
        }
        Self { paired, mentioned, declared, known: HashMap::new() }
    }

    /// The changes of lines that outcomes depend on.
    pub fn changes<'o>(&mut self, outcomes: impl Iterator<Item = &'o Outcome>) -> &[&'a Paired] {
        let about: Vec<_> = outcomes.map(|of| (of.kind, of.name.clone())).collect();
        let Self { paired, mentioned, declared, known } = self;
        known.entry(about).or_insert_with_key(|about| {
            let reached = spread(mentioned, declared, &roots(mentioned, about));
            paired.iter().filter(|pair| pair.change.is_some() && reached.contains(&id(pair))).collect()
        })
    }
}

/// What lines of stages read.
impl<'a> Reach<'a> {
    /// The changes outside of the lifecycle that some lines depend on.
    pub fn behind(&self, lines: &[&Paired]) -> Vec<&'a Paired> {
        let reached = self.read_by(lines);
        let changed = self.paired.iter().filter(|pair| pair.change.is_some() && !is_of_lifecycle(pair));
        changed.filter(|pair| reached.contains(&id(pair))).collect()
    }

    /// The names in what some lines depend on, their own among them.
    pub fn names(&self, lines: &[&Paired]) -> BTreeSet<String> {
        let own = lines.iter().flat_map(|line| line.names.iter().chain(&line.key)).cloned();
        let reached = self.read_by(lines);
        let mentioned = reached.iter().filter(|(kind, _)| !LIFECYCLE.contains(&kind.as_str()));
        own.chain(mentioned.filter_map(|of| self.mentioned.get(of)).flatten().cloned()).collect()
    }

    /// The lines of the lifecycle that depend on a change outside of it, but have not changed themselves; of so many
    /// that are looked at.
    pub fn readers(&self, change: &Paired, most: usize) -> impl Iterator<Item = &'a Paired> {
        let changed = id(change);
        let lines = self.paired.iter().filter(|pair| pair.change.is_none() && is_of_lifecycle(pair));
        lines.take(most).filter(move |line| self.read_by(&[line]).contains(&changed))
    }

    fn read_by(&self, lines: &[&Paired]) -> BTreeSet<Declared> {
        let names = lines.iter().flat_map(|line| &line.names);
        let named = names.filter_map(|name| self.declared.get(name)).flatten();
        let roots: Vec<Declared> =
            named.filter(|(kind, _)| !LIFECYCLE.contains(&kind.as_str())).cloned().collect();
        spread(&self.mentioned, &self.declared, &roots)
    }
}

/// Whether a line says how leads go from stage to stage.
pub(super) fn is_of_lifecycle(pair: &Paired) -> bool {
    LIFECYCLE.contains(&pair.declaration.0)
}

/// The declarations that outcomes are of.
fn roots(
    mentioned: &BTreeMap<Declared, BTreeSet<String>>,
    about: &[(OutcomeKind, Option<String>)],
) -> Vec<Declared> {
    let of_kinds = |kinds: &[&str]| -> Vec<Declared> {
        mentioned.keys().filter(|(kind, _)| kinds.contains(&kind.as_str())).cloned().collect()
    };
    let mut roots = Vec::new();
    for (kind, name) in about {
        let named = |kind: &str| (kind.to_owned(), name.clone().unwrap_or_default());
        match kind {
            OutcomeKind::Score => roots.extend([named("score"), named("questionnaire")]),
            OutcomeKind::Rating => roots.push(named("rating")),
            OutcomeKind::Table => roots.push(named("table")),
            OutcomeKind::Choice => roots.push(named("choose")),
            OutcomeKind::Nurture => {
                roots.extend(of_kinds(&["nurture"]));
                roots.extend(of_kinds(&LIFECYCLE));
            }
            OutcomeKind::Stage
            | OutcomeKind::Handover
            | OutcomeKind::Responsible
            | OutcomeKind::Route
            | OutcomeKind::Command
            | OutcomeKind::Notice => {
                roots.extend(of_kinds(&LIFECYCLE));
            }
        }
    }
    roots
}

fn spread(
    mentioned: &BTreeMap<Declared, BTreeSet<String>>,
    declared: &BTreeMap<String, Vec<Declared>>,
    roots: &[Declared],
) -> BTreeSet<Declared> {
    let (mut todo, mut found) = (roots.to_vec(), BTreeSet::new());
    while let Some(id) = todo.pop() {
        if !found.insert(id.clone()) {
            continue;
        }
        let names = mentioned.get(&id).into_iter().flatten();
        todo.extend(names.filter_map(|name| declared.get(name)).flatten().cloned());
        // `interaction by the lead` mentions none by name.
        if id.0 == "score" || id.0 == "define" {
            todo.extend(declared.values().flatten().filter(|(kind, _)| kind == "interaction").cloned());
        }
    }
    found
}

fn id(pair: &Paired) -> Declared {
    let (kind, name) = &pair.declaration;
    match (pair.kind, &pair.key) {
        (PieceKind::Field, Some(field)) if *kind == "lead" => ("field".to_owned(), field.clone()),
        (PieceKind::Question, Some(question)) => ("questionnaire".to_owned(), question.clone()),
        _ => ((*kind).to_owned(), name.clone().unwrap_or_default()),
    }
}
