//! An assessment with what each line came to, and names for everything in it.

use std::collections::HashMap;

use super::{Line, Named};
use crate::assessment::{OpenWhat, Outcome, Situation};
use crate::lead::Lead;
use crate::model::{
    Domain, FieldId, Model, Operand, Quantity, QuantityId, RuleId, StageId, TeamId, Type, Value, Worded,
};
use crate::plan::{Cutoffs, Plan, Records, RuleRecord, Scratch};
use crate::sources::{Sources, Span};
use crate::values::{Instant, Number, format_instant};

/// What an explanation is read off.
pub(super) struct View<'a> {
    pub model: &'a Model,
    pub sources: &'a Sources,
    pub plan: &'a Plan,
    pub lead: &'a Lead,
    pub cutoffs: Cutoffs,
    pub out: Outcome,
    pub scratch: Scratch,
    pub extra: Extra,
    records: Records,
    open: HashMap<OpenWhat, Vec<FieldId>>,
}

/// What only the state of a lead, and its last command, know.
#[derive(Debug, Clone, Default)]
pub(crate) struct Extra {
    /// Whom the handover went to.
    pub route: Option<String>,
    /// Whether the last command was refused.
    pub refused: bool,
}

impl<'a> View<'a> {
    /// Of a lead in a situation, or from its start.
    pub fn new(
        model: &'a Model,
        sources: &'a Sources,
        plan: &'a Plan,
        lead: &'a Lead,
        situation: Option<&Situation>,
        as_of: Instant,
    ) -> Self {
        let cutoffs = Cutoffs::new(plan, as_of);
        let (mut scratch, mut out) = (Scratch::new(plan), Outcome::default());
        let mut records = Records::default();
        let (into, by) = (&mut out, &mut records);
        match situation {
            None => plan.assess_recorded(model, lead, &cutoffs, &mut scratch, into, by),
            Some(of) => plan.evaluate_recorded(model, lead, of, &cutoffs, &mut scratch, into, by),
        }
        let open = out.open.iter().map(|open| (open.what, open.fields.clone())).collect();
        Self { model, sources, plan, lead, cutoffs, out, scratch, extra: Extra::default(), records, open }
    }

    pub fn as_of(&self) -> Instant {
        self.cutoffs.as_of()
    }

    /// What a line of a score came to.
    pub fn record(&self, rule: RuleId) -> Option<RuleRecord> {
        self.records.of(rule)
    }

    /// The unknown fields behind something open; none if it is not.
    pub fn open_fields(&self, what: OpenWhat) -> Vec<Named> {
        self.open.get(&what).into_iter().flatten().map(|&field| self.field(field)).collect()
    }

    /// The unknown ones of some fields.
    pub fn unknown(&self, fields: impl IntoIterator<Item = FieldId>) -> Vec<Named> {
        let unknown = fields.into_iter().filter(|&field| !self.lead.value(field).is_known());
        unknown.map(|field| self.field(field)).collect()
    }

    pub fn value(&self, of: Operand) -> &Value {
        const UNKNOWN: &Value = &Value::Unknown;
        match of {
            Operand::Lead(id) => self.lead.value(id),
            Operand::Own(_) => UNKNOWN,
            Operand::Latest(selection, at) => {
                let newest = self.scratch.interactions(selection).next();
                let newest = newest.and_then(|place| self.lead.interactions.get(place as usize));
                newest.and_then(|newest| newest.values.get(usize::from(at))).unwrap_or(UNKNOWN)
            }
        }
    }
}

/// Names and places.
impl View<'_> {
    pub fn line(&self, span: Span) -> Line {
        line_at(self.sources, span)
    }

    pub fn field(&self, id: FieldId) -> Named {
        let field = self.model.fields.get(id);
        field.map_or_else(Named::nothing, |field| Named::new(&field.name, field.label.as_ref()))
    }

    pub fn stage(&self, id: StageId) -> Named {
        let stage = self.model.stages.get(id);
        stage.map_or_else(Named::nothing, |stage| Named::new(&stage.name, stage.label.as_ref()))
    }

    pub fn team(&self, id: TeamId) -> Named {
        let team = self.model.teams.get(id);
        team.map_or_else(Named::nothing, |team| Named::new(&team.name, team.label.as_ref()))
    }

    /// What an operand is called.
    pub fn operand(&self, of: Operand) -> Option<Named> {
        match of {
            Operand::Lead(id) => Some(self.field(id)),
            Operand::Own(_) => None,
            Operand::Latest(selection, at) => {
                let kind = self.model.selections.get(selection)?.types.first()?;
                let field = self.model.interactions.get(*kind)?.fields.get(usize::from(at))?;
                Some(Named::new(&field.name, field.label.as_ref()))
            }
        }
    }

    /// What something worded is called.
    pub fn worded(&self, of: Worded) -> Option<Named> {
        let model = self.model;
        match of {
            Worded::Field(of) => self.operand(of),
            Worded::Rating(id) => model.ratings.get(id).map(|of| Named::new(&of.name, of.label.as_ref())),
            Worded::Table(id) => model.tables.get(id).map(|of| Named::new(&of.name, of.label.as_ref())),
            Worded::Choice(id) => model.choices.get(id).map(|of| Named::new(&of.name, of.label.as_ref())),
        }
    }

    /// What a quantity is called, where it is one thing with a name.
    pub fn quantity(&self, of: QuantityId) -> Option<Named> {
        match self.model.quantities.get(of)? {
            Quantity::Field(of) | Quantity::DaysSince(of) => self.operand(*of),
            Quantity::Score(id) => {
                self.model.scores.get(*id).map(|score| Named::new(&score.name, score.label.as_ref()))
            }
            _ => None,
        }
    }

    /// The words of something worded.
    pub fn domain(&self, of: Worded) -> Option<&Domain> {
        match of {
            Worded::Rating(id) => self.model.ratings.get(id).map(|of| &of.levels),
            Worded::Table(id) => self.model.tables.get(id).map(|of| &of.words),
            Worded::Choice(id) => self.model.choices.get(id).map(|of| &of.words),
            Worded::Field(of) => self.ty(of)?.domain(),
        }
    }

    fn ty(&self, of: Operand) -> Option<&Type> {
        match of {
            Operand::Lead(id) => self.model.fields.get(id).map(|field| &field.ty),
            Operand::Own(_) => None,
            Operand::Latest(selection, at) => {
                let kind = self.model.selections.get(selection)?.types.first()?;
                Some(&self.model.interactions.get(*kind)?.fields.get(usize::from(at))?.ty)
            }
        }
    }

    /// The word that something worded has; none if unknown.
    pub fn word(&self, of: Worded) -> Option<String> {
        let word = match of {
            Worded::Field(of) => match self.value(of) {
                Value::Word(word) => Some(*word),
                _ => None,
            },
            Worded::Rating(id) => self.out.ratings.get(usize::from(id.0)).copied().flatten(),
            Worded::Table(id) => self.out.tables.get(usize::from(id.0)).copied().flatten(),
            Worded::Choice(id) => self.out.choices.get(usize::from(id.0)).copied(),
        };
        Some(self.domain(of)?.word(word?).to_owned())
    }

    pub fn number(&self, of: QuantityId) -> Option<Number> {
        self.scratch.number(of)
    }

    /// A value of a type as people write it; none if unknown.
    pub fn show(&self, value: &Value, ty: Option<&Type>) -> Option<String> {
        let word = |at: u16| ty.and_then(Type::domain).map_or("", |domain| domain.word(at)).to_owned();
        Some(match value {
            Value::Unknown => return None,
            Value::Text(text) => text.as_str().to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Flag(yes) => yes_no(*yes).to_owned(),
            Value::Date(at) => format_instant(*at, &self.model.zone),
            Value::Word(at) => word(*at),
            Value::Words(words) => words.iter().map(word).collect::<Vec<_>>().join("; "),
        })
    }

    /// What an operand is, as people write it; none if unknown.
    pub fn show_operand(&self, of: Operand) -> Option<String> {
        self.show(self.value(of), self.ty(of))
    }
}

impl Named {
    pub(super) fn new(name: &str, label: Option<&String>) -> Self {
        Self { name: name.to_owned(), label: label.cloned() }
    }

    fn nothing() -> Self {
        Self { name: String::new(), label: None }
    }
}

/// A place of a pact with what is written there, without the block behind it.
pub(crate) fn line_at(sources: &Sources, span: Span) -> Line {
    let source = sources.get(span.file);
    Line {
        file: source.map_or(String::new(), |source| source.name.clone()),
        line: sources.line_column(span).line,
        text: head(sources.slice(span)),
    }
}

/// A statement as it is written, without the block behind it, and without some places in it.
pub(crate) fn statement(sources: &Sources, span: Span, holes: &[Span]) -> String {
    let inside = |hole: &&Span| hole.file == span.file && hole.start >= span.start;
    head(&sources.slice_without(span, holes.iter().filter(inside).copied()))
}

pub(super) fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// A statement without the block behind it, every run of blanks and line breaks as one blank, comments left
/// out.
fn head(text: &str) -> String {
    let mut kept = String::new();
    let mut closed_by: &[char] = &[];
    let mut comment = false;
    for c in text.chars() {
        match c {
            '\n' => (closed_by, comment) = (&[], false),
            _ if comment => continue,
            _ if closed_by.contains(&c) => closed_by = &[],
            _ if !closed_by.is_empty() => {}
            '#' => comment = true,
            '{' => break,
            c => closed_by = closing(c),
        }
        if !comment {
            kept.push(c);
        }
    }
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What ends a string that begins with a sign; nothing where none does.
fn closing(sign: char) -> &'static [char] {
    match sign {
        '"' => &['"'],
        '„' => &['“', '”'],
        '“' => &['”'],
        '«' => &['»'],
        '»' => &['«'],
        _ => &[],
    }
}
