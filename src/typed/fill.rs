//! Reads typed leads, one in place of another: once its buffers are warm, nothing is allocated.

use std::sync::Arc;

use smallvec::SmallVec;

use super::columns::Columns;
use super::direct::{self, Way};
use super::quick::{Quick, QuickType};
use super::slot::Values;
use super::target::{Desk, Spare, put_absent, stow};
use super::{AsInteraction, AsLead, Binding};
use crate::lead::{
    Cells, Ignored, Interaction, Lanes, Lead, Problem, ProblemKind, QuickRows, Row, Sieve, absent,
};
use crate::model::{Field, TypeId, Value};
use crate::values::{Instant, text};

/// Reads the leads of a type.
#[derive(Debug)]
pub(crate) struct Filler {
    binding: Arc<Binding>,
    lead: Lead,
    desk: Desk,
    /// For each field of the pact.
    spares: Vec<Spare>,
    /// For each interaction, by place, for each of its fields. An interaction finds its buffers where the one
    /// before it at the same place left them: so the same leads need the same buffers once more.
    interaction_spares: Vec<SmallVec<[Spare; 2]>>,
    /// Interactions that the lead before had more of; the next to be used last.
    stash: Vec<Interaction>,
    /// Instant, place in the input, kind: newest first; of those at the same instant the later first.
    order: Vec<(Instant, usize, usize)>,
    /// `page_view.`
    prefix: String,
    rows: Option<Sorting>,
    /// Where nothing is sorted.
    no_row: Row,
    /// Whether the row of the first lead has been begun.
    primed: bool,
    /// If leads are read the quickest way.
    quick: Option<QuickType>,
}

/// How fields are sorted, and which go the short way, as the type has them.
#[derive(Debug)]
struct Sorting {
    sieve: Arc<Sieve>,
    ways: Box<[Way]>,
}

impl Filler {
    pub(crate) fn new(binding: Arc<Binding>) -> Self {
        let model = &binding.model;
        let values: Vec<_> = model.fields.as_slice().iter().map(absent).collect();
        let spares = vec![Spare::default(); values.len()];
        let cells = Cells::new(model.zone.clone(), None);
        Self {
            lead: Lead { values, ..Lead::default() },
            desk: Desk { cells, text: String::new(), problems: Vec::new() },
            spares,
            interaction_spares: Vec::new(),
            stash: Vec::new(),
            order: Vec::new(),
            prefix: String::new(),
            rows: None,
            no_row: Row::default(),
            primed: false,
            quick: None,
            binding,
        }
    }

    /// A reader for [`Filler::fill_row`].
    pub(crate) fn for_rows(binding: Arc<Binding>, sieve: Arc<Sieve>, quick: Option<QuickRows<'_>>) -> Self {
        let fields = binding.model.fields.as_slice();
        let ways = direct::ways(&binding.fields.slots, fields, &sieve);
        let mut filler = Self::new(binding);
        if let Some(quick) = quick.filter(|_| filler.binding.from_id.is_empty()) {
            let mut row = Row::new(&sieve);
            row.read(&sieve, &filler.lead);
            filler.quick = QuickType::new(&ways, &quick, row.classes());
        }
        filler.rows = Some(Sorting { sieve, ways });
        filler
    }

    /// Puts a lead without interactions into a row, and tells what its fields come to; none if it must be read by
    /// [`Filler::fill_row`].
    #[inline(never)]
    pub(crate) fn quick<T: AsLead>(&mut self, of: &T, row: &mut Row) -> Option<Lanes<2>> {
        self.prime(row);
        let of_type = self.quick.as_ref()?;
        let sieve = &self.rows.as_ref()?.sieve;
        let mut quick = Quick::new(of_type, sieve, row.by_type_mut());
        if of.quick(&mut quick).is_none() {
            if quick.is_given_up() {
                self.quick = None;
            }
            return None;
        }
        quick.lanes()
    }

    /// What the type lacks is the same for all leads.
    #[inline]
    fn prime(&mut self, row: &mut Row) {
        if !self.primed {
            self.primed = true;
            self.begin(row);
        }
    }

    #[cold]
    fn begin(&self, row: &mut Row) {
        if let Some(Sorting { sieve, ways }) = &self.rows {
            row.read(sieve, &self.lead);
            row.set_type(sieve, ways.iter().map(Way::place));
        }
    }

    /// Reads a lead with its interactions, which are in any order: at the same instant the later is the newer.
    pub(crate) fn fill<T: AsLead>(&mut self, of: &T, interactions: &[T::Interaction]) -> &Lead {
        self.fill_row(of, interactions, &mut Row::default())
    }

    /// Reads a lead of which results only are wanted: its fields go into a row, and only what a plan looks at itself
    /// stays in the lead. The row is the same for all leads.
    pub(crate) fn fill_row<T: AsLead>(
        &mut self,
        of: &T,
        interactions: &[T::Interaction],
        row: &mut Row,
    ) -> &Lead {
        self.lead.problems.clear();
        // Those of a lead whose type panicked on the way.
        self.desk.problems.clear();
        self.lead.ignored = Ignored::default();
        self.id(of);
        self.fields(of, row);
        if !interactions.is_empty() || !self.lead.interactions.is_empty() {
            self.interactions(interactions);
        }
        if !self.desk.problems.is_empty() {
            self.problems();
        }
        &self.lead
    }

    /// The row of [`Filler::fill_row`] is another from now on.
    pub(crate) fn begin_row(&mut self) {
        self.primed = false;
    }

    /// Puts leads into columns, in place of those they had.
    pub(crate) fn fill_columns<T: AsLead>(&mut self, leads: &[T], columns: &mut Columns) {
        let binding = &*self.binding;
        columns.fill(leads.len(), |places, odd| {
            let fields = (binding.model.fields.as_slice(), &binding.fields);
            let slots = (&mut *self.lead.values, &mut *self.spares);
            let mut values = Values {
                columns: places,
                ..Values::new("", fields, slots, &mut self.desk, &mut self.no_row)
            };
            for (lead, at) in leads.iter().zip(0..) {
                (values.next_columns, values.lead_at, values.part) = (places.iter(), at, 0);
                values.is_odd = !lead.has_plain_id() && odd.lacks_id(|id| lead.write_id(id));
                lead.values(&mut values);
                odd.push(values.is_odd);
            }
        });
    }

    /// The lead read last.
    pub(crate) fn last(&self) -> &Lead {
        &self.lead
    }

    /// The lead read last.
    pub(crate) fn into_lead(self) -> Lead {
        self.lead
    }

    fn id<T: AsLead>(&mut self, of: &T) {
        self.lead.id.clear();
        of.write_id(&mut self.lead.id);
        let trimmed = text::trim(&self.lead.id);
        if trimmed.len() < self.lead.id.len() {
            self.desk.text.clear();
            self.desk.text.push_str(trimmed);
            std::mem::swap(&mut self.lead.id, &mut self.desk.text);
        }
        if self.lead.id.is_empty() {
            self.lead.problems.push(Problem::new("", &self.binding.model.id_column, "", ProblemKind::NoId));
        }
    }

    fn fields<T: AsLead>(&mut self, of: &T, row: &mut Row) {
        self.prime(row);
        let binding = &*self.binding;
        let (sieve, ways) = match &self.rows {
            Some(Sorting { sieve, ways }) => (Some(&**sieve), &**ways),
            None => (None, &[][..]),
        };
        let fields = (binding.model.fields.as_slice(), &binding.fields);
        let slots = (&mut *self.lead.values, &mut *self.spares);
        let mut values = Values {
            sieve,
            ways,
            next_ways: ways.iter(),
            ..Values::new(&self.lead.id, fields, slots, &mut self.desk, row)
        };
        of.values(&mut values);
        values.finish(binding.fields.slots.len());
        for &place in &binding.from_id {
            values.read_at(place, &self.lead.id);
        }
    }

    fn interactions<I: AsInteraction>(&mut self, interactions: &[I]) {
        self.sort(interactions);
        self.resize();
        for at in 0..self.order.len() {
            self.interaction(at, interactions);
        }
    }

    /// Finds the order of the interactions that the pact declares.
    fn sort<I: AsInteraction>(&mut self, interactions: &[I]) {
        self.order.clear();
        for (input, interaction) in interactions.iter().enumerate() {
            match interaction.kind() {
                Some(kind) if kind < self.binding.kinds.len() => {
                    self.order.push((interaction.at(), input, kind));
                }
                _ => self.lead.ignored.interactions = self.lead.ignored.interactions.saturating_add(1),
            }
        }
        self.order.sort_unstable_by(|a, b| b.cmp(a));
    }

    /// Makes room for as many interactions as there are, and keeps those that are too many.
    fn resize(&mut self) {
        let (wanted, interactions) = (self.order.len(), &mut self.lead.interactions);
        while interactions.len() > wanted {
            self.stash.extend(interactions.pop());
        }
        while interactions.len() < wanted {
            let new = || Interaction { what: TypeId(0), at: Instant(0), values: SmallVec::new() };
            interactions.push(self.stash.pop().unwrap_or_else(new));
        }
        if self.interaction_spares.len() < wanted {
            self.interaction_spares.resize_with(wanted, SmallVec::new);
        }
    }

    /// Reads the interaction that is to stand at a place.
    fn interaction<I: AsInteraction>(&mut self, place: usize, interactions: &[I]) {
        let Some(&(at, input, kind)) = self.order.get(place) else { return };
        let (Some(of), Some(kind)) = (interactions.get(input), self.binding.kinds.get(kind)) else { return };
        let slots = (self.lead.interactions.get_mut(place), self.interaction_spares.get_mut(place));
        let (Some(into), Some(spares)) = slots else { return };
        let declared = self.binding.model.interactions.at(kind.what);
        (into.what, into.at) = (kind.what, at);
        make_room(&mut into.values, spares, &declared.fields);
        self.prefix.clear();
        self.prefix.extend([&declared.name, "."]);
        let fields = (&*declared.fields, &kind.fields);
        let slots = (&mut *into.values, &mut **spares);
        let mut values = Values {
            prefix: Some(&self.prefix),
            input: input.saturating_add(1),
            ..Values::new(&self.lead.id, fields, slots, &mut self.desk, &mut self.no_row)
        };
        of.values(&mut values);
        values.finish(kind.fields.slots.len());
    }

    /// Takes the problems down in the order of the input and of the pact, as other readers do.
    fn problems(&mut self) {
        self.desk.problems.sort_by_key(|(order, _)| *order);
        self.lead.problems.extend(self.desk.problems.drain(..).map(|(_, problem)| problem));
    }
}

/// A value for each field, absent for now, and a spare for each.
fn make_room(values: &mut SmallVec<[Value; 2]>, spares: &mut SmallVec<[Spare; 2]>, fields: &[Field]) {
    values.iter_mut().zip(spares.iter_mut()).for_each(|(value, spare)| stow(value, spare));
    values.resize(fields.len(), Value::Unknown);
    if spares.len() < fields.len() {
        spares.resize_with(fields.len(), Spare::default);
    }
    for ((field, value), spare) in fields.iter().zip(values).zip(spares) {
        put_absent(field, value, spare);
    }
}
