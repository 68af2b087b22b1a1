//! Changes a lead that is there: fields that become known, interactions that are added.

use std::sync::Arc;

use serde_json::value::RawValue;

use super::{JsonError, JsonReader, Malformed, expect_object};
use crate::lead::{Lead, Problem};
use crate::values::Instant;

/// What is learnt of a lead.
impl JsonReader {
    /// Sets the fields of a lead that a JSON object names, and adds its `interactions`. All other fields stay as
    /// they are; `null` or `""` makes one unknown, or what its `empty means` says. An id in it is not looked at.
    ///
    /// Gives the values that did not fit. The lead has them among its problems in place of those that the fields
    /// had before.
    ///
    /// # Errors
    /// If the text is no JSON object; the lead is unchanged then.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let pact = leadpact::Pact::parse(r#"
    /// #     pact "Demo" { version 1 }
    /// #     team sales "Sales"
    /// #     lead identified by id { company: text, employees: number }
    /// #     stage Open owned by sales { becomes Large as soon as employees at least 250 }
    /// #     stage Large owned by sales
    /// # "#)?;
    /// let mut lead = pact.lead_from_json(r#"{"id": "7", "company": "Acme", "employees": 20}"#)?;
    /// let wrong = pact.json_reader(None).update(r#"{"employees": 300}"#, &mut lead)?;
    /// assert!(wrong.is_empty());
    /// assert_eq!(pact.assess(&lead, 0).stage(), Some("Large"));
    /// # Ok(()) }
    /// ```
    pub fn update<'l>(&mut self, text: &str, lead: &'l mut Lead) -> Result<&'l [Problem], JsonError> {
        let before = lead.ignored;
        let found = self.find(text, lead)?;
        lead.ignored.keys = before.keys.saturating_add(lead.ignored.keys);
        let model = Arc::clone(&self.model);
        let named = || model.fields.as_slice().iter().zip(&found.fields).filter(|(_, raw)| raw.is_some());
        lead.problems.retain(|problem| !named().any(|(field, _)| field.name == problem.field));
        let old = lead.problems.len();
        for ((id, field), raw) in model.fields.iter().zip(&found.fields) {
            if raw.is_some() {
                let value = self.field_value(field, *raw, lead);
                if let Some(slot) = lead.values.get_mut(usize::from(id.0)) {
                    *slot = value;
                }
            }
        }
        if let Some(raw) = found.interactions {
            let mut added = Lead { id: lead.id.clone(), ..Lead::default() };
            self.interactions(raw, &mut added);
            lead.problems.append(&mut added.problems);
            lead.ignored.interactions += added.ignored.interactions;
            lead.add(added.interactions);
        }
        Ok(lead.problems.get(old..).unwrap_or(&[]))
    }

    /// Adds an interaction from a JSON object, `{"type": "page_view", "path": "/pricing"}`: at its own `at` if it
    /// has one, else at the instant given. Of two at the same instant the later one added is the newer.
    ///
    /// Gives the values that did not fit, which are among the lead's problems. An interaction of a kind that the
    /// pact does not declare is counted as ignored.
    ///
    /// # Errors
    /// If the text is no JSON object; the lead is unchanged then.
    pub fn add<'l>(
        &mut self,
        text: &str,
        at: impl Into<Instant>,
        lead: &'l mut Lead,
    ) -> Result<&'l [Problem], JsonError> {
        expect_object(text)?;
        let raw: &RawValue =
            serde_json::from_str(text).map_err(|error| JsonError(Malformed::Syntax(error)))?;
        let mut added = Lead { id: lead.id.clone(), ..Lead::default() };
        self.interaction(raw.get(), Some(at.into()), &mut added);
        let old = lead.problems.len();
        lead.problems.append(&mut added.problems);
        lead.ignored.interactions += added.ignored.interactions;
        lead.add(added.interactions);
        Ok(lead.problems.get(old..).unwrap_or(&[]))
    }
}
