//! Interactions from a file of their own, joined to the leads by id.

use std::collections::HashMap;

use leadpact::{Interaction, InteractionRow, InteractionTable, Lead, Pact, Problem};

use super::InputArgs;
use super::csv::{Table, listed, unbound};
use super::order::{self, Order};
use super::text;
use crate::exit::{Outcome, note};
use crate::files;
use crate::output::grouped;
use crate::problems::{Kind, Problems};
use crate::progress::Progress;

/// The rows of a file of interactions.
pub struct Rows {
    name: String,
    table: Table,
    bound: InteractionTable,
    progress: Progress,
}

impl Rows {
    fn open(args: &InputArgs, pact: &Pact, path: &std::path::Path) -> Outcome<Self> {
        let columns = args.columns();
        let source = files::open(path)?;
        let name = args.how.interactions_name.clone().unwrap_or_else(|| source.name.clone());
        let progress = Progress::new(&source, "interactions");
        let (head, reader) = text::open(source)?;
        let known = [columns.lead.as_str(), columns.at.as_str(), columns.what.as_str()];
        let (table, header) = Table::open(reader, &head, &known, &name)?;
        let bound = pact.interaction_table(header.iter().map(String::as_str), &columns, args.dates());
        let bound = bound.map_err(|error| {
            unbound(&name, &error).help(format!(
                "say what the columns are called, for example --interaction-columns \
                 lead=case_id,at=timestamp,type=activity; they are {}",
                listed(&header)
            ))
        })?;
        Ok(Self { name, table, bound, progress })
    }

    /// Reads the next row; says whether there is one.
    pub fn next(&mut self) -> Outcome<bool> {
        self.table.next(&self.name)
    }

    /// Reads the next row where nothing else is read beside; says whether there is one.
    pub fn next_shown(&mut self) -> Outcome<bool> {
        let more = self.next()?;
        if more {
            self.progress.step()
        } else {
            self.progress.finish()
        }
        Ok(more)
    }

    /// The id of the lead in the row.
    pub fn lead(&self) -> &str {
        self.bound.lead(|column| self.table.cell(column))
    }

    /// The interaction in the row, if it is one.
    fn interaction(&mut self, tally: &mut Tally, problems: &mut Problems) -> Outcome<Option<Interaction>> {
        if let Some((kind, message)) = self.table.flaw() {
            self.add_row(kind, &message, problems)?;
        }
        tally.problems.clear();
        let row = self.bound.read(|column| self.table.cell(column), &mut tally.problems);
        for problem in &tally.problems {
            problems.add(&self.name, self.table.line(), problem)?;
        }
        Ok(match row {
            InteractionRow::Read(interaction) => Some(interaction),
            InteractionRow::Undeclared => {
                tally.undeclared += 1;
                None
            }
            _ => None,
        })
    }

    fn add_row(&self, kind: Kind, message: &str, problems: &mut Problems) -> Outcome {
        problems.add_row(&self.name, self.table.line(), self.lead(), kind, message)
    }
}

/// What became of the interactions of a file.
#[derive(Debug, Default)]
pub struct Tally {
    /// Of a kind that the pact does not declare.
    pub undeclared: u64,
    /// Of a lead that is not among the leads.
    pub orphans: u64,
    problems: Vec<Problem>,
}

/// So many that the pact does not declare, as reports say it of one and of more.
pub fn undeclared(count: u64) -> (u64, &'static str, &'static str) {
    let one = "interaction is of a kind the pact does not declare";
    (count, one, "interactions are of kinds the pact does not declare")
}

/// So many of leads that are not there, as reports say it of one and of more.
pub fn orphans(count: u64) -> (u64, &'static str, &'static str) {
    let one = "interaction is of a lead that is not here";
    (count, one, "interactions are of leads that are not here")
}

/// Interactions to be joined to leads.
pub struct Joined {
    way: Way,
    /// What became of them.
    pub tally: Tally,
    found: Vec<Interaction>,
}

enum Way {
    /// There is no such file.
    None,
    /// Both files are read side by side.
    Merge(Box<Merge>),
    /// All are held in memory, by lead; beside them whether a lead took them.
    Held(Held),
}

/// By lead: whether it took its interactions, and these.
type Held = HashMap<Box<str>, (bool, Vec<Interaction>)>;

struct Merge {
    rows: Rows,
    order: Order,
    /// Whether a row was read and not yet taken.
    pending: bool,
}

impl Joined {
    /// Opens the file of interactions, if there is one. Looks at both files once to find out whether they can
    /// be read side by side; if not, holds the interactions in memory, and says so.
    pub fn open(args: &InputArgs, pact: &Pact, problems: &mut Problems) -> Outcome<Self> {
        let mut joined = Self { way: Way::None, tally: Tally::default(), found: Vec::new() };
        let Some(path) = &args.how.interactions else { return Ok(joined) };
        let twice = files::is_regular(path) && files::is_regular(&args.leads);
        let order = if twice {
            order::shared(&mut args.leads(pact)?, &mut Rows::open(args, pact, path)?)?
        } else {
            None
        };
        let mut rows = Rows::open(args, pact, path)?;
        joined.way = match order {
            Some(order) => {
                let pending = rows.next()?;
                Way::Merge(Box::new(Merge { rows, order, pending }))
            }
            None => Way::Held(hold(rows, twice, &mut joined.tally, problems)?),
        };
        Ok(joined)
    }

    /// Gives one lead its interactions, passing over those of all others.
    pub fn add_to(args: &InputArgs, pact: &Pact, lead: &mut Lead, problems: &mut Problems) -> Outcome {
        let Some(path) = &args.how.interactions else { return Ok(()) };
        let (mut rows, mut tally, mut found) = (Rows::open(args, pact, path)?, Tally::default(), Vec::new());
        while rows.next_shown()? {
            if rows.lead() == lead.id() {
                found.extend(rows.interaction(&mut tally, problems)?);
            }
        }
        lead.add(found);
        Ok(())
    }

    /// Whether there are none to be joined.
    pub fn is_none(&self) -> bool {
        matches!(self.way, Way::None)
    }

    /// Gives a lead its interactions.
    pub fn join(&mut self, lead: &mut Lead, problems: &mut Problems) -> Outcome {
        match &mut self.way {
            _ if lead.id().is_empty() => {}
            Way::None => {}
            Way::Merge(merge) => {
                merge.take(lead.id(), &mut self.found, &mut self.tally, problems)?;
                if !self.found.is_empty() {
                    lead.add(self.found.drain(..));
                }
            }
            Way::Held(held) => {
                if let Some((taken, interactions)) = held.get_mut(lead.id()) {
                    *taken = true;
                    lead.add(interactions.iter().cloned());
                }
            }
        }
        Ok(())
    }

    /// Counts those that no lead took.
    pub fn finish(&mut self, problems: &mut Problems) -> Outcome {
        match &mut self.way {
            Way::None => {}
            Way::Merge(merge) => {
                while merge.pending {
                    merge.skip(&mut self.tally, problems)?;
                }
            }
            Way::Held(held) => {
                let left = held.values().filter(|(taken, _)| !taken).map(|(_, list)| list.len() as u64);
                self.tally.orphans += left.sum::<u64>();
            }
        }
        Ok(())
    }
}

impl Merge {
    fn take(
        &mut self,
        lead: &str,
        found: &mut Vec<Interaction>,
        tally: &mut Tally,
        problems: &mut Problems,
    ) -> Outcome {
        while self.pending && self.is_before(lead) {
            self.skip(tally, problems)?;
        }
        while self.pending && self.rows.lead() == lead {
            found.extend(self.rows.interaction(tally, problems)?);
            self.pending = self.rows.next()?;
            while self.pending && self.rows.lead().is_empty() {
                self.skip(tally, problems)?;
            }
        }
        Ok(())
    }

    /// Whether the row is of a lead that would have come before this one.
    fn is_before(&self, lead: &str) -> bool {
        match self.order {
            // A row without an id is of no lead, whatever the order.
            _ if self.rows.lead().is_empty() => true,
            Order::Text => self.rows.lead() < lead,
            Order::Number => order::number(self.rows.lead()) < order::number(lead),
            Order::Groups => false,
        }
    }

    /// Passes over a row of a lead that is not there.
    fn skip(&mut self, tally: &mut Tally, problems: &mut Problems) -> Outcome {
        if self.rows.interaction(tally, problems)?.is_some() {
            tally.orphans += 1;
        }
        self.pending = self.rows.next()?;
        Ok(())
    }
}

fn hold(mut rows: Rows, twice: bool, tally: &mut Tally, problems: &mut Problems) -> Outcome<Held> {
    let mut held = Held::new();
    let mut count = 0;
    while rows.next_shown()? {
        let Some(interaction) = rows.interaction(tally, problems)? else { continue };
        if rows.lead().is_empty() {
            tally.orphans += 1;
            continue;
        }
        count += 1;
        match held.get_mut(rows.lead()) {
            Some((_, list)) => list.push(interaction),
            None => drop(held.insert(rows.lead().into(), (false, vec![interaction]))),
        }
    }
    let (name, count) = (&rows.name, grouped(count));
    if twice {
        note(format_args!(
            "`{name}` is not in the order of the leads, so its interactions, {count} in all, are held in memory; \
             sort both files by the id of the lead to avoid that"
        ));
    } else {
        note(format_args!(
            "a pipe can be read only once, so the interactions of `{name}`, {count} in all, are held in memory"
        ));
    }
    Ok(held)
}
