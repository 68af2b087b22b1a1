//! Your own types as leads: bound to a pact once, read without a name being looked up.
//!
//! `#[derive(leadpact::Lead)]` and `#[derive(leadpact::Interaction)]` (feature `derive`) write these traits for
//! you; nothing keeps you from writing them by hand. [`Pact::bind`](crate::Pact::bind) compares what a type
//! declares with what the pact declares, and reports every mismatch, at start-up.
//!
//! ```
//! use leadpact::typed::{AsLead, Fields, LeadFields, NoInteractions, Values};
//! use std::fmt::Display;
//!
//! struct Contact {
//!     number: u64,
//!     email: Option<String>,
//!     employees: u32,
//! }
//!
//! impl LeadFields for Contact {
//!     fn declare(fields: &mut Fields) {
//!         fields.field::<Option<String>>("email").field::<u32>("employees");
//!     }
//!     // In the order declared.
//!     fn values(&self, values: &mut Values<'_>) {
//!         values.put(&self.email).put(&self.employees);
//!     }
//! }
//!
//! impl AsLead for Contact {
//!     type Interaction = NoInteractions;
//!     fn id(&self) -> impl Display {
//!         self.number
//!     }
//! }
//!
//! let pact = leadpact::Pact::parse(
//!     r#"pact "Demo" { version 1 }
//!     lead identified by id { email: text, employees: number, country: text }
//!     score fit { +60 when employees at least 50 }"#,
//! )?;
//! let bound = pact.bind::<Contact>()?;
//! assert_eq!(bound.unbound().collect::<Vec<_>>(), ["country"]);
//!
//! let contact = Contact { number: 7, email: None, employees: 300 };
//! let assessment = bound.assess(&contact, &[], 0);
//! assert_eq!(assessment.score("fit").and_then(|fit| fit.value), Some(60.into()));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod bind;
mod columns;
mod declare;
mod direct;
mod fill;
mod id;
mod mismatch;
mod quick;
mod slot;
mod target;
mod value;
mod word;

pub(crate) use bind::Binding;
pub(crate) use columns::Columns;
pub use declare::{Fields, Kinds, ValueKind};
pub(crate) use fill::Filler;
#[doc(hidden)]
pub use id::{Id, WriteId};
pub use mismatch::{BindError, Mismatch, MismatchKind};
pub use quick::{Quick, Run};
pub use slot::{Slot, Values};
pub use value::{AsValue, Short};
pub use word::{Word, WordValue};

use std::fmt;

use crate::values::Instant;

/// A type whose values are leads.
///
/// `#[derive(leadpact::Lead)]` writes it for a struct with named fields, one of which is the id:
///
/// ```compile_fail
/// #[derive(leadpact::Lead)]
/// struct Contact {
///     email: String,
/// }
/// ```
pub trait AsLead: LeadFields {
    /// What the lead did: [`NoInteractions`], or a type of yours with `#[derive(leadpact::Interaction)]`.
    type Interaction: AsInteraction;

    /// The name of the field that holds the id. A field that the pact declares under this name, or reads from
    /// the id's column, is read from [`AsLead::id`], as long as the type declares none of that name.
    const ID: &'static str = "id";

    /// The lead's id, as text. Outer blanks do not belong to it; a lead without one has a problem.
    fn id(&self) -> impl fmt::Display;

    /// Writes the id behind what a text holds already: what [`AsLead::id`] displays. The derive does it faster for
    /// texts and integers.
    fn write_id(&self, into: &mut String) {
        Id(&self.id()).write(into);
    }

    /// Whether the id is surely more than blanks, if that is told without writing it: then many leads are read
    /// faster. Whoever leaves it out has the id written. The derive tells it of texts and integers.
    fn has_plain_id(&self) -> bool {
        false
    }

    /// The id, if it is a whole number: then it is written only when somebody asks for it. Whoever leaves it out has it
    /// written at once. The derive tells it of integers.
    #[inline]
    fn whole_id(&self) -> Option<i128> {
        None
    }
}

/// Fields of a lead: all of them, or those that a part of a lead holds.
///
/// `#[derive(leadpact::Lead)]` and `#[derive(leadpact::LeadFields)]` write it for a struct with named fields.
pub trait LeadFields {
    /// The fields by the names that the pact has for them: asked for once, when the type is bound.
    fn declare(fields: &mut Fields);

    /// The values of the fields, in the order declared. What is not put is not known.
    fn values(&self, values: &mut Values<'_>);

    /// The same values once more, all of them: then many leads are read faster. Whoever leaves it out is read by
    /// [`LeadFields::values`] alone.
    #[inline]
    fn quick(&self, values: &mut Quick<'_>) -> Option<()> {
        values.give_up()
    }
}

/// A part that may be missing: none of its fields is known then.
impl<T: LeadFields> LeadFields for Option<T> {
    fn declare(fields: &mut Fields) {
        T::declare(fields);
    }

    fn values(&self, values: &mut Values<'_>) {
        if let Some(part) = self {
            part.values(values);
        }
    }

    #[inline]
    fn quick(&self, values: &mut Quick<'_>) -> Option<()> {
        self.as_ref()?.quick(values)
    }
}

impl<T: LeadFields> LeadFields for Box<T> {
    fn declare(fields: &mut Fields) {
        T::declare(fields);
    }

    fn values(&self, values: &mut Values<'_>) {
        (**self).values(values);
    }

    #[inline]
    fn quick(&self, values: &mut Quick<'_>) -> Option<()> {
        (**self).quick(values)
    }
}

/// A type whose values are interactions.
///
/// `#[derive(leadpact::Interaction)]` writes it for a struct, or for an enum with a variant for each kind, all with
/// an instant:
///
/// ```compile_fail
/// #[derive(leadpact::Interaction)]
/// enum Activity {
///     DemoRequest,
/// }
/// ```
pub trait AsInteraction {
    /// The kinds, by the names that the pact has for them, with their fields: asked for once.
    fn declare(kinds: &mut Kinds);

    /// Which of the kinds declared, from 0; none for one that the pact need not know. It is counted, no more.
    fn kind(&self) -> Option<usize>;

    /// When.
    fn at(&self) -> Instant;

    /// The values of the fields, in the order declared for its kind.
    fn values(&self, values: &mut Values<'_>);
}

/// The interactions of a lead that has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoInteractions {}

impl AsInteraction for NoInteractions {
    fn declare(_: &mut Kinds) {}

    fn kind(&self) -> Option<usize> {
        match *self {}
    }

    fn at(&self) -> Instant {
        match *self {}
    }

    fn values(&self, _: &mut Values<'_>) {
        match *self {}
    }
}
