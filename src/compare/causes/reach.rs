//! What an outcome depends on, by the names that declarations mention: rather too much than too little.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::compare::Paired;
use crate::compare::outcomes::OutcomeKind;
use crate::meaning::PieceKind;

/// A declaration: the words it begins with, and its name; for a field of the lead `field`.
type Declared = (String, String);

/// What declarations mention.
pub(super) struct Reach {
    /// By declaration.
    mentioned: BTreeMap<Declared, BTreeSet<String>>,
    /// By name.
    declared: BTreeMap<String, Vec<Declared>>,
    /// What was found, by what it was found for.
    known: HashMap<Vec<Declared>, BTreeSet<Declared>>,
}

/// What some outcomes depend on.
pub(super) struct Reached<'r>(&'r BTreeSet<Declared>);

/// The lifecycle is one thing: what a stage does depends on those before it.
const LIFECYCLE: [&str; 3] = ["stage", "in every stage", "leads start in"];

impl Reach {
    pub fn new(paired: &[Paired]) -> Self {
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
        Self { mentioned, declared, known: HashMap::new() }
    }

    /// What outcomes depend on.
    pub fn from<'n>(
        &mut self,
        outcomes: impl Iterator<Item = (OutcomeKind, Option<&'n str>)>,
    ) -> Reached<'_> {
        let mut roots = Vec::new();
        for (kind, name) in outcomes {
            let named = |kind: &str| (kind.to_owned(), name.unwrap_or_default().to_owned());
            match kind {
                OutcomeKind::Score => roots.extend([named("score"), named("questionnaire")]),
                OutcomeKind::Rating => roots.push(named("rating")),
                OutcomeKind::Table => roots.push(named("table")),
                OutcomeKind::Choice => roots.push(named("choose")),
                OutcomeKind::Nurture => {
                    roots.extend(self.of_kinds(&["nurture", "stage", "in every stage", "leads start in"]))
                }
                OutcomeKind::Stage
                | OutcomeKind::Handover
                | OutcomeKind::Responsible
                | OutcomeKind::Route => {
                    roots.extend(self.of_kinds(&LIFECYCLE));
                }
            }
        }
        roots.sort();
        roots.dedup();
        let Self { mentioned, declared, known } = self;
        Reached(known.entry(roots).or_insert_with_key(|roots| spread(mentioned, declared, roots)))
    }

    fn of_kinds(&self, kinds: &[&str]) -> Vec<Declared> {
        self.mentioned.keys().filter(|(kind, _)| kinds.contains(&kind.as_str())).cloned().collect()
    }
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

impl Reached<'_> {
    pub fn contains(&self, pair: &Paired) -> bool {
        let id = id(pair);
        self.0.contains(&id) || id.0 == "team"
    }
}

fn id(pair: &Paired) -> Declared {
    let (kind, name) = &pair.declaration;
    match (pair.kind, &pair.key) {
        (PieceKind::Field, Some(field)) if *kind == "lead" => ("field".to_owned(), field.clone()),
        (PieceKind::Question, Some(question)) => ("questionnaire".to_owned(), question.clone()),
        _ => ((*kind).to_owned(), name.clone().unwrap_or_default()),
    }
}
