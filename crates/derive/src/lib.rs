//! The derives of `leadpact`, which exports them with its feature `derive`. Use them from there.

mod attributes;
mod interaction;
mod lead;
mod names;
#[cfg(test)]
mod tests;
mod word;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Makes a struct with named fields a lead.
///
/// Each field is one of the pact, of the same name; `leadpact::typed::AsValue` lists the types it may have. The field called `id`, or that with `#[lead(id)]`, is the lead's id: anything that can be displayed.
///
/// | on the struct | |
/// |---|---|
/// | `#[lead(interactions = Activity)]` | the type of its interactions, with `#[derive(leadpact::Interaction)]` |
/// | `#[lead(rename_all = "camelCase")]` | the pact's names are the fields' in this case, see below |
/// | `#[lead(crate = path)]` | where `leadpact` is found |
///
/// | on a field | |
/// |---|---|
/// | `#[lead(id)]` | this is the lead's id |
/// | `#[lead(rename = "bant.budget")]` | its name in the pact |
/// | `#[lead(skip)]` | the pact need not know it |
/// | `#[lead(flatten)]` | its fields, of a struct with `#[derive(leadpact::LeadFields)]`, are fields of the lead |
/// | `#[lead(flatten = "bant.")]` | the same, with a text before their names |
///
/// The cases are `snake_case`, `SCREAMING_SNAKE_CASE`, `kebab-case`, `camelCase`, `PascalCase`, `lowercase` and
/// `UPPERCASE`.
#[proc_macro_derive(Lead, attributes(lead))]
pub fn derive_lead(input: TokenStream) -> TokenStream {
    expand(parse_macro_input!(input), lead::lead)
}

/// Makes a struct with named fields a part of leads: what `#[lead(flatten)]` stands before.
///
/// Fields and attributes are those of `#[derive(leadpact::Lead)]`, but that there is no id and no interaction.
#[proc_macro_derive(LeadFields, attributes(lead))]
pub fn derive_lead_fields(input: TokenStream) -> TokenStream {
    expand(parse_macro_input!(input), lead::part)
}

/// Makes an enum the interactions of a lead, each variant a kind, or a struct one kind of interaction.
///
/// A variant `PageView` is the interaction `page_view` of the pact. One field is the instant, called `at` or with
/// `#[lead(at)]`: an `Instant`, a `SystemTime`, or Unix milliseconds as `i64`. The others are fields of the pact's
/// interaction, as with `#[derive(leadpact::Lead)]`.
///
/// | on the enum | |
/// |---|---|
/// | `#[lead(rename_all = "kebab-case")]` | another case than `snake_case` for the kinds |
/// | `#[lead(crate = path)]` | where `leadpact` is found |
///
/// | on a variant, or on the struct | |
/// |---|---|
/// | `#[lead(type = "page_view")]` | its name in the pact; `rename` says the same |
/// | `#[lead(skip)]` | the pact need not know this kind; such interactions are counted, no more |
///
/// | on a field | |
/// |---|---|
/// | `#[lead(at)]` | this is the instant |
/// | `#[lead(rename = "path")]` | its name in the pact |
/// | `#[lead(skip)]` | the pact need not know it |
/// | `#[lead(flatten)]` | as with `#[derive(leadpact::Lead)]` |
#[proc_macro_derive(Interaction, attributes(lead))]
pub fn derive_interaction(input: TokenStream) -> TokenStream {
    expand(parse_macro_input!(input), interaction::interaction)
}

/// Makes an enum a word that a pact lists, for `one of` fields, and in a list for `some of` fields.
///
/// A variant `CLevel` is the word `c_level`.
///
/// | on the enum | |
/// |---|---|
/// | `#[lead(rename_all = "kebab-case")]` | another case than `snake_case` |
/// | `#[lead(crate = path)]` | where `leadpact` is found |
///
/// | on a variant | |
/// |---|---|
/// | `#[lead(rename = "C-Level")]` | its word in the pact |
/// | `#[lead(other)]` | whatever is not listed; the pact's `other`, if it has one. May hold the word: `Other(String)` |
#[proc_macro_derive(Word, attributes(lead))]
pub fn derive_word(input: TokenStream) -> TokenStream {
    expand(parse_macro_input!(input), word::word)
}

type Expand = fn(&DeriveInput) -> syn::Result<proc_macro2::TokenStream>;

fn expand(input: DeriveInput, with: Expand) -> TokenStream {
    with(&input).unwrap_or_else(syn::Error::into_compile_error).into()
}
