//! Whether interactions stand in the order of the leads, so that both files can be read side by side.

use leadpact::Lead;

use super::Leads;
use super::interactions::Rows;
use crate::exit::Outcome;

/// An order that both files share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Ids ascend as texts.
    Text,
    /// Ids are whole numbers and ascend as such.
    Number,
    /// The interactions of a lead stand together, and those groups in the order of the leads.
    Groups,
}

/// The order that leads and interactions share, if any: one look at the ids of both.
pub fn shared(leads: &mut Leads, rows: &mut Rows) -> Outcome<Option<Order>> {
    let mut ids = Ids { leads, lead: Lead::default(), id: String::new(), run: Run::default() };
    let mut groups = Run::default();
    let (mut group, mut in_groups) = (String::new(), true);
    while rows.next_shown()? {
        // A row without an id is of no lead, and passed over.
        if rows.lead().is_empty() || rows.lead() == group {
            continue;
        }
        group.clear();
        group.push_str(rows.lead());
        groups.see(&group);
        while in_groups && ids.id != group {
            in_groups = ids.next()?;
        }
        if !in_groups && groups.no_order() {
            return Ok(None);
        }
    }
    while ids.next()? {}
    let leads = ids.run;
    Ok(match () {
        // A lead that stands there twice gets its interactions both times, which reading side by side cannot do.
        () if leads.repeats => None,
        () if leads.text && groups.text => Some(Order::Text),
        () if leads.number && groups.number => Some(Order::Number),
        () if in_groups => Some(Order::Groups),
        () => None,
    })
}

/// The ids of leads.
struct Ids<'a> {
    leads: &'a mut Leads,
    lead: Lead,
    id: String,
    run: Run,
}

impl Ids<'_> {
    fn next(&mut self) -> Outcome<bool> {
        let found = self.leads.next_id(&mut self.lead, &mut self.id)?;
        if found {
            self.run.see(&self.id);
        }
        Ok(found)
    }
}

/// What is known of the order of ids seen so far.
#[derive(Debug)]
struct Run {
    any: bool,
    last: String,
    last_number: Option<u64>,
    text: bool,
    number: bool,
    /// Whether an id came twice in a row.
    repeats: bool,
}

impl Default for Run {
    fn default() -> Self {
        Self { any: false, last: String::new(), last_number: None, text: true, number: true, repeats: false }
    }
}

impl Run {
    fn see(&mut self, id: &str) {
        let number = number(id);
        if self.any {
            self.repeats |= id == self.last;
            self.text &= id > self.last.as_str();
            self.number &= number > self.last_number;
        }
        self.number &= number.is_some();
        self.any = true;
        self.last.clear();
        self.last.push_str(id);
        self.last_number = number;
    }

    fn no_order(&self) -> bool {
        !self.text && !self.number
    }
}

/// The number an id is, written as numbers are: without a zero in front.
pub fn number(id: &str) -> Option<u64> {
    let plain = id.bytes().all(|byte| byte.is_ascii_digit()) && (id == "0" || !id.starts_with('0'));
    if plain { id.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::{Run, number};

    fn run(ids: &[&str]) -> (bool, bool, bool) {
        let mut run = Run::default();
        ids.iter().for_each(|id| run.see(id));
        (run.text, run.number, run.repeats)
    }

    #[test]
    fn orders_of_ids() {
        assert_eq!(run(&["9", "10", "11"]), (false, true, false));
        assert_eq!(run(&["a", "b", "ba"]), (true, false, false));
        assert_eq!(run(&["10", "11", "9"]), (true, false, false));
        assert_eq!(run(&["a", "a"]), (false, false, true));
        assert_eq!(run(&["b", "a", "b"]), (false, false, false));
        assert_eq!(run(&[]), (true, true, false));
    }

    #[test]
    fn numbers_are_written_as_numbers() {
        assert_eq!(
            [number("0"), number("42"), number("042"), number("-1"), number("")],
            [Some(0), Some(42), None, None, None]
        );
    }
}
