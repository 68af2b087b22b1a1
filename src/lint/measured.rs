//! What leads showed: how often fields are filled, and conditions unknown.

use std::collections::HashMap;

use crate::model::{CondId, FieldId, Id as _, Model};

/// What was counted of some leads.
#[derive(Debug, Clone, Default)]
pub struct Measured {
    /// How many leads there were.
    pub leads: u64,
    /// How many of them have each field, by place.
    pub known: Vec<u64>,
    /// How many of them did each kind of interaction, by place.
    pub did: Vec<u64>,
    /// For how many of them each condition was unknown.
    pub unknown: HashMap<CondId, u64>,
}

impl Measured {
    /// Nothing counted yet.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        let unknown = model.deciding_conditions().map(|id| (id, 0)).collect();
        Self { leads: 0, known: vec![0; model.fields.len()], did: vec![0; model.interactions.len()], unknown }
    }

    /// How many leads have a field.
    #[must_use]
    pub fn of_field(&self, field: FieldId) -> u64 {
        self.known.get(field.index()).copied().unwrap_or(0)
    }

    /// `26%`, or `under 1%`; none without leads.
    pub(super) fn share(&self, part: u64) -> String {
        match (part * 100 + self.leads / 2) / self.leads.max(1) {
            0 if part > 0 => "under 1%".to_owned(),
            100 if part < self.leads => "over 99%".to_owned(),
            percent => format!("{percent}%"),
        }
    }

    /// Whether so many are most of the leads.
    pub(super) fn are_most(&self, part: u64) -> bool {
        part * 2 > self.leads
    }
}

/// A number of leads as people read it: `4,120`.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
