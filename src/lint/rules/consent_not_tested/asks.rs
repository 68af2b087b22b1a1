//! What asks whether a lead may be contacted.

use std::collections::HashSet;

use crate::lint::Context;
use crate::lint::named::letters;
use crate::model::{CondId, Condition, FieldId, Handover, Model, StageId, Type};
use crate::sources::Span;

/// What a field about consent is called, in part, without blanks and signs.
const SIGNS: &[&str] = &[
    "consent",
    "optin",
    "optout",
    "optedin",
    "optedout",
    "unsubscrib",
    "permission",
    "contactable",
    "donotemail",
    "donotmail",
    "donotcall",
    "donotcontact",
    "maybecontacted",
    "maymail",
    "maycall",
    "maycontact",
    "mayemail",
    "nocalls",
    "nomail",
    "noemail",
    "gdpr",
    "dsgvo",
    "einwillig",
    "agreedtoget",
    "agreedtobe",
    "mailinglist",
    "blocked",
    "suppress",
];

/// What a field is called, in part, that says that somebody wants no mail any more.
const FAREWELLS: &[&str] = &[
    "unsubscrib",
    "optout",
    "optedout",
    "donotemail",
    "donotmail",
    "donotcontact",
    "nomail",
    "noemail",
    "leftourmailing",
];

/// What a field is called, in part, that says that a consent is not there, or no longer.
const REFUSALS: &[&str] = &[
    "nocall",
    "donot",
    "doesnot",
    "blocked",
    "suppress",
    "withdr",
    "revok",
    "refus",
    "declin",
    "nolonger",
    "without",
    "noconsent",
    "stop",
    "hasleft",
    "left",
];

/// The fields that say whether a lead may be contacted.
pub(super) struct Consents {
    /// All of them.
    all: Vec<FieldId>,
    /// Those whose yes is a consent; a test of the others says only that nobody has refused.
    pub(super) given: Vec<FieldId>,
}

impl Consents {
    pub(super) fn of(model: &Model) -> Self {
        let (all, refused) = (about(model, SIGNS), about(model, REFUSALS));
        let left = farewells(model);
        let is_given = |field: &&FieldId| !refused.contains(field) && !left.contains(field);
        let given = all.iter().filter(is_given).copied().collect();
        Self { all, given }
    }

    /// The fields that should be asked for.
    fn fields(&self) -> &[FieldId] {
        if self.given.is_empty() { &self.all } else { &self.given }
    }

    /// How they are called.
    pub(super) fn names<'m>(&self, model: &'m Model) -> Vec<&'m str> {
        self.fields().iter().map(|&field| model.fields.at(field).name.as_str()).collect()
    }

    /// Whether a condition looks at any of them.
    pub(super) fn are_read(&self, cx: &Context<'_>, condition: CondId) -> bool {
        let reads = cx.reads(condition);
        self.fields().iter().any(|field| reads.fields.contains(field))
    }

    /// Whether a condition looks at any field about consent, those of a refusal among them.
    pub(super) fn are_any_read(&self, cx: &Context<'_>, condition: CondId) -> bool {
        let reads = cx.reads(condition);
        self.all.iter().any(|field| reads.fields.contains(field))
    }

    /// Whether a condition looks at any of them, whichever of its alternatives is met.
    pub(super) fn are_forced(&self, cx: &Context<'_>, condition: CondId) -> bool {
        match cx.model.conditions.at(condition) {
            Condition::And(parts) => parts.iter().any(|&part| self.are_forced(cx, part)),
            Condition::Or(parts) => parts.iter().all(|&part| self.are_forced(cx, part)),
            _ => self.are_read(cx, condition),
        }
    }
}

impl Consents {
    /// The `or` by which a condition that looks at them is met without.
    pub(super) fn opening(&self, cx: &Context<'_>, condition: CondId) -> CondId {
        match cx.model.conditions.at(condition) {
            Condition::And(parts) => {
                let mut read = parts.iter().filter(|part| self.are_read(cx, **part));
                read.next().map_or(condition, |&part| self.opening(cx, part))
            }
            _ => condition,
        }
    }
}

/// Yes/no fields that say that somebody wants no mail any more.
pub(super) fn farewells(model: &Model) -> Vec<FieldId> {
    about(model, FAREWELLS)
}

/// Yes/no fields with one of some signs in their name, column or label.
fn about(model: &Model, signs: &[&str]) -> Vec<FieldId> {
    let is_one = |text: &str| {
        let text = letters(text);
        signs.iter().any(|sign| text.contains(sign))
    };
    let fields = model.fields.iter().filter(|(_, field)| matches!(field.ty, Type::YesNo));
    let about = fields.filter(|(_, field)| {
        is_one(&field.name) || is_one(&field.column) || field.label.as_deref().is_some_and(is_one)
    });
    about.map(|(id, _)| id).collect()
}

/// Whether a handover tests consent itself.
pub(super) fn asks_itself(cx: &Context<'_>, handover: &Handover, consents: &Consents) -> bool {
    let is_one = |field: &FieldId| consents.fields().contains(field);
    let needs = handover.needs.iter().any(|need| need.any_of.iter().any(is_one));
    needs || handover.only_when.is_some_and(|of| consents.are_forced(cx, of))
}

/// The stages whose leads were asked for their consent.
pub(super) struct Asked {
    /// Those into which a way leads that asks, or that comes from such a stage.
    pub(super) by_some: HashSet<StageId>,
    /// Those into which no other way leads.
    by_all: HashSet<StageId>,
    ways: Vec<Way>,
}

/// A way from a stage into another.
struct Way {
    from: StageId,
    to: StageId,
    asks: bool,
    /// Whether it is taken by itself.
    is_automatic: bool,
    span: Span,
}

fn ways(cx: &Context<'_>, consents: &Consents) -> Vec<Way> {
    let asks = |condition: Option<CondId>| condition.is_some_and(|of| consents.are_forced(cx, of));
    let mut ways = Vec::new();
    for (from, stage) in cx.model.stages.iter() {
        let mut push = |to, asks, is_automatic, span| ways.push(Way { from, to, asks, is_automatic, span });
        stage.automatic.iter().for_each(|way| push(way.way.to, asks(way.condition), true, way.way.span));
        stage.commands.iter().for_each(|way| push(way.way.to, asks(way.condition), false, way.way.span));
        let Some(handover) = &stage.handover else { continue };
        push(handover.becomes, asks_itself(cx, handover, consents), false, handover.span);
        handover.rejects.iter().for_each(|way| push(way.way.to, asks(way.condition), false, way.way.span));
        let late = handover.confirms.iter().chain(&handover.accepts).filter_map(|clock| clock.late_way());
        late.for_each(|way| push(way.to, false, true, way.span));
    }
    ways
}

pub(super) fn asked(cx: &Context<'_>, consents: &Consents) -> Asked {
    let ways = ways(cx, consents);
    Asked { by_some: by_some(cx, &ways), by_all: by_all(cx, consents, &ways), ways }
}

/// Who has been asked once, or may come in another way, is no news.
fn by_some(cx: &Context<'_>, ways: &[Way]) -> HashSet<StageId> {
    // Who is sent back was asked, but not who comes for the first time.
    let is_onwards = |from: StageId, to: StageId| cx.depth(from) <= cx.depth(to);
    let is_accepted =
        |way: &Way| cx.model.stages.at(way.from).handover.as_ref().is_some_and(|of| of.span == way.span);
    let asking = ways.iter().filter(|way| way.asks && (is_accepted(way) || is_onwards(way.from, way.to)));
    let mut todo: Vec<StageId> = asking.map(|way| way.to).collect();
    let mut asked = HashSet::new();
    while let Some(stage) = todo.pop() {
        if asked.insert(stage) {
            todo.extend(cx.leads_to(stage).filter(|&next| is_onwards(stage, next)));
        }
    }
    asked
}

fn by_all(cx: &Context<'_>, consents: &Consents, ways: &[Way]) -> HashSet<StageId> {
    let asks = |condition: Option<CondId>| condition.is_some_and(|of| consents.are_forced(cx, of));
    let begun = cx.model.start.iter().filter(|line| !asks(line.condition)).map(|line| line.stage);
    let mut unasked: HashSet<StageId> = begun.chain(cx.model.stages.ids().take(1)).collect();
    let mut todo: Vec<StageId> = unasked.iter().copied().collect();
    while let Some(stage) = todo.pop() {
        let further = ways.iter().filter(|way| way.from == stage && !way.asks).map(|way| way.to);
        todo.extend(further.filter(|&to| unasked.insert(to)));
    }
    cx.model.stages.ids().filter(|stage| !unasked.contains(stage)).collect()
}

/// The handover, or a way into its stage, that asks, and that something else gets through as well.
pub(super) fn stand_in(cx: &Context<'_>, to: StageId, consents: &Consents) -> Option<Span> {
    let is_open = |of: &CondId| consents.are_read(cx, *of) && !consents.are_forced(cx, *of);
    let handover = cx.model.stages.at(to).handover.as_ref()?;
    let ways = cx.model.stages.as_slice().iter().flat_map(|stage| {
        let automatic = stage.automatic.iter().map(|way| (way.way.to, way.condition));
        automatic.chain(stage.commands.iter().map(|command| (command.way.to, command.condition)))
    });
    let open = ways.filter_map(|(into, condition)| Some((into, condition.filter(is_open)?)));
    // Those into the stage first.
    let way = || open.min_by_key(|(into, _)| *into != to).map(|(_, condition)| condition);
    let open = handover.only_when.filter(is_open).or_else(way)?;
    Some(cx.first_line(cx.model.condition_span(consents.opening(cx, open))))
}

impl Asked {
    /// A way into a stage that a lead takes by itself and that does not ask, where another one asks: both.
    pub(super) fn forgotten(&self, to: StageId) -> Option<(Span, Span)> {
        let mut into = self.ways.iter().filter(|way| way.to == to && way.is_automatic);
        let forgotten = into.clone().find(|way| !way.asks && !self.by_all.contains(&way.from))?;
        let other = into.find(|way| way.asks)?;
        Some((forgotten.span, other.span))
    }
}
