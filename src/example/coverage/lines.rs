//! What there is to exercise in a pact.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{CoverageKind, CoverageLine};
use crate::explain::line_at;
use crate::lifecycle::World;
use crate::model::{
    ChoiceId, Domain, Handover, Model, Operand, RatingId, ReasonId, RuleId, RuleKind, ScoreId, Stage, Table,
    Worded,
};
use crate::sources::Span;

/// What a line is known by while examples run. Lines of `in every stage` are one, wherever they are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Rule(RuleId),
    Always(ScoreId, u16),
    Level(RatingId, u16),
    Cell(Span),
    Choice(ChoiceId, u16),
    Start(Span),
    Way(Span),
    Accept(Span),
    Confirm(Span),
    Route(Span),
    Deadline(Span),
    Notice(Span),
    Reason(ReasonId),
    Track(u16),
}

/// A line with what it is known by.
pub(super) type Listed = Vec<(Key, CoverageLine)>;

/// Every line that an example can exercise, by kind, each kind in the order of the pact.
pub(super) fn all(world: World<'_>) -> Listed {
    let mut list = List { world, seen: HashSet::new(), lines: Vec::new() };
    list.scores();
    list.words();
    list.starts();
    for stage in world.model.stages.as_slice() {
        list.ways(stage);
    }
    for stage in world.model.stages.as_slice() {
        stage.handover.iter().for_each(|handover| list.handover(&stage.name, handover));
        for notice in &stage.notices {
            list.add(Key::Notice(notice.span), CoverageKind::Notice, Some(&stage.name), notice.span);
        }
    }
    list.reasons();
    list.tracks();
    list.lines.sort_by(|(_, a), (_, b)| place_of(a).cmp(&place_of(b)));
    list.lines
}

/// Lines stand by kind and from top to bottom; those of one line of text in the order they were found.
fn place_of(line: &CoverageLine) -> (CoverageKind, &str, u32) {
    (line.kind, &line.line.file, line.line.line)
}

struct List<'a> {
    world: World<'a>,
    seen: HashSet<Key>,
    lines: Listed,
}

impl<'a> List<'a> {
    fn model(&self) -> &'a Model {
        self.world.model
    }

    fn add(&mut self, key: Key, kind: CoverageKind, of: Option<&str>, span: Span) {
        let text = line_at(self.world.sources, span).text;
        self.add_as(key, kind, of, span, text);
    }

    fn add_as(&mut self, key: Key, kind: CoverageKind, of: Option<&str>, span: Span, text: String) {
        if self.seen.insert(key) {
            let line = line_at(self.world.sources, span);
            self.lines.push((key, CoverageLine { kind, of: of.map(str::to_owned), text, line, examples: 0 }));
        }
    }

    fn scores(&mut self) {
        for (id, score) in self.model().scores.iter() {
            self.rules(&score.name, &score.rules);
            for (always, at) in score.always.iter().zip(0..) {
                self.add(Key::Always(id, at), CoverageKind::Rule, Some(&score.name), always.span);
            }
        }
    }

    /// Groups and ladders are exercised by the lines inside. Nesting is bounded by the parser.
    fn rules(&mut self, score: &str, rules: &[RuleId]) {
        for &id in rules {
            let rule = self.model().rules.at(id);
            match &rule.kind {
                RuleKind::Group { rules, .. } | RuleKind::Highest { rules, .. } => self.rules(score, rules),
                _ => self.add(Key::Rule(id), CoverageKind::Rule, Some(score), rule.span),
            }
        }
    }

    fn words(&mut self) {
        let model = self.model();
        for (id, rating) in model.ratings.iter() {
            for (&span, at) in rating.level_spans.iter().zip(0..) {
                self.add(Key::Level(id, at), CoverageKind::Level, Some(&rating.name), span);
            }
        }
        model.tables.as_slice().iter().for_each(|table| self.cells(table));
        for (id, choice) in model.choices.iter() {
            let lines = choice.lines.iter().map(|line| line.span).chain([choice.otherwise_span]);
            for (span, at) in lines.zip(0..) {
                self.add(Key::Choice(id, at), CoverageKind::Choice, Some(&choice.name), span);
            }
        }
    }

    /// A cell stands for the pairs of the words of its row with those of its column.
    fn cells(&mut self, table: &Table) {
        let width = table.column_words + 1;
        let mut written: BTreeMap<Span, (u16, Vec<usize>)> = BTreeMap::new();
        for (place, (word, &span)) in table.cells.iter().zip(&table.cell_spans).enumerate() {
            if let Some(word) = *word {
                written.entry(span).or_insert((word, Vec::new())).1.push(place);
            }
        }
        for (span, (word, places)) in written {
            let rows: BTreeSet<_> = places.iter().map(|place| place / width).collect();
            let columns: BTreeSet<_> = places.iter().map(|place| place % width).collect();
            let (rows, columns) = (self.heads(table.rows, rows), self.heads(table.columns, columns));
            let text = format!("{rows} with {columns}: {}", table.words.word(word));
            self.add_as(Key::Cell(span), CoverageKind::Cell, Some(&table.name), span, text);
        }
    }

    /// `C, D`
    fn heads(&self, of: Worded, places: BTreeSet<usize>) -> String {
        let domain = domain(self.model(), of);
        let word = |place: usize| {
            let word = domain.and_then(|domain| domain.words.get(place));
            word.map_or("unknown", String::as_str)
        };
        places.into_iter().map(word).collect::<Vec<_>>().join(", ")
    }

    fn starts(&mut self) {
        for line in &self.model().start {
            self.add(Key::Start(line.span), CoverageKind::Start, None, line.span);
        }
    }

    /// The ways out in the order written.
    fn ways(&mut self, stage: &Stage) {
        let automatic = stage.automatic.iter().map(|of| of.way.span);
        let mut spans: Vec<(Span, bool)> = automatic.map(|span| (span, false)).collect();
        spans.extend(stage.commands.iter().map(|of| (of.way.span, false)));
        let handover = stage.handover.iter();
        spans
            .extend(handover.clone().flat_map(|of| of.rejects.iter().map(|reject| (reject.way.span, false))));
        spans.extend(handover.map(|of| (of.span, true)));
        spans.sort_unstable();
        for (span, is_handover) in spans {
            let within =
                stage.span.file == span.file && (stage.span.start..stage.span.end).contains(&span.start);
            let of = within.then_some(stage.name.as_str());
            if is_handover {
                stage.handover.iter().for_each(|of| self.confirmations(&stage.name, of));
                let text = format!("accept: {}", line_at(self.world.sources, span).text);
                self.add_as(Key::Accept(span), CoverageKind::Transition, of, span, text);
            } else {
                self.add(Key::Way(span), CoverageKind::Transition, of, span);
            }
        }
    }

    fn confirmations(&mut self, stage: &str, handover: &Handover) {
        for line in &handover.confirms {
            let text = format!("confirm: {}", line_at(self.world.sources, line.span).text);
            self.add_as(Key::Confirm(line.span), CoverageKind::Transition, Some(stage), line.span, text);
        }
    }

    fn handover(&mut self, stage: &str, handover: &Handover) {
        for route in &handover.routes {
            self.add(Key::Route(route.span), CoverageKind::Route, Some(stage), route.span);
        }
        let clocks = handover.confirms.iter().chain(&handover.accepts);
        for clock in clocks.filter(|clock| clock.within.is_some()) {
            self.add(Key::Deadline(clock.span), CoverageKind::Deadline, Some(stage), clock.span);
        }
    }

    /// Reasons that no command takes cannot be given.
    fn reasons(&mut self) {
        let model = self.model();
        let commands = model.stages.as_slice().iter().flat_map(|stage| {
            stage.commands.iter().chain(stage.handover.iter().flat_map(|handover| &handover.rejects))
        });
        let used: HashSet<ReasonId> = commands.flat_map(|of| of.reasons.iter().copied()).collect();
        for (id, reason) in model.reasons.iter().filter(|(id, _)| used.contains(id)) {
            let text = reason.name.clone();
            self.add_as(Key::Reason(id), CoverageKind::Reason, None, reason.span, text);
        }
    }

    fn tracks(&mut self) {
        let tracks = self.model().nurture.iter().flat_map(|nurture| &nurture.tracks);
        for (track, at) in tracks.zip(0..) {
            self.add(Key::Track(at), CoverageKind::Track, None, track.span);
        }
    }
}

/// The words that the rows or columns of a table are of.
fn domain(model: &Model, of: Worded) -> Option<&Domain> {
    match of {
        Worded::Rating(id) => model.ratings.get(id).map(|of| &of.levels),
        Worded::Table(id) => model.tables.get(id).map(|of| &of.words),
        Worded::Choice(id) => model.choices.get(id).map(|of| &of.words),
        Worded::Field(Operand::Lead(id)) => model.fields.get(id)?.ty.domain(),
        Worded::Field(_) => None,
    }
}
