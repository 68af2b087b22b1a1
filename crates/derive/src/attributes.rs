//! What stands in `#[lead(…)]`.

use proc_macro2::Span;
use quote::quote;
use syn::meta::ParseNestedMeta;
use syn::spanned::Spanned;
use syn::{Attribute, Error, Ident, LitStr, Path, Result, Token, Type};

use crate::names::{Case, Name};

/// Everything that may stand there; each place has some of it.
#[derive(Default)]
pub struct Attributes {
    pub rename: Option<Name>,
    pub rename_all: Option<Case>,
    pub interactions: Option<Type>,
    pub krate: Option<Path>,
    /// What stands before the names of a part.
    pub flatten: Option<String>,
    pub id: Option<Span>,
    pub at: Option<Span>,
    pub skip: Option<Span>,
    pub other: Option<Span>,
}

/// Where attributes stand, by what may stand there.
pub type Place = &'static [&'static str];
pub const LEAD: Place = &["interactions", "rename_all", "crate"];
pub const PART: Place = &["rename_all", "crate"];
pub const FIELD: Place = &["id", "rename", "skip", "flatten"];
pub const PART_FIELD: Place = &["rename", "skip", "flatten"];
pub const INTERACTIONS: Place = &["rename_all", "crate"];
pub const INTERACTION: Place = &["type", "rename", "rename_all", "crate"];
pub const KIND: Place = &["type", "rename", "skip"];
pub const KIND_FIELD: Place = &["at", "rename", "skip", "flatten"];
pub const WORDS: Place = &["rename_all", "crate"];
pub const WORD: Place = &["rename", "other"];

impl Attributes {
    pub fn parse(attributes: &[Attribute], place: Place) -> Result<Self> {
        let mut all = Self::default();
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("lead")) {
            attribute.parse_nested_meta(|meta| all.take(&meta, place))?;
        }
        all.refuse_contradictions()?;
        Ok(all)
    }

    fn take(&mut self, meta: &ParseNestedMeta<'_>, place: Place) -> Result<()> {
        let name = meta.path.get_ident().map(Ident::to_string).unwrap_or_default();
        if !place.contains(&name.as_str()) {
            let known: Vec<_> = place.iter().map(|name| format!("`{name}`")).collect();
            let known = known.join(", ");
            return Err(meta.error(format!("`#[lead(…)]` knows nothing of this here, but of {known}")));
        }
        let span = meta.path.span();
        match name.as_str() {
            "rename" | "type" => self.rename = Some(named(meta)?),
            "rename_all" => self.rename_all = Some(Case::parse(&meta.value()?.parse()?)?),
            "interactions" => self.interactions = Some(meta.value()?.parse()?),
            "crate" => self.krate = Some(path(meta)?),
            "flatten" => self.flatten = Some(prefix(meta)?),
            "id" => self.id = Some(span),
            "at" => self.at = Some(span),
            "skip" => self.skip = Some(span),
            _ => self.other = Some(span),
        }
        Ok(())
    }

    fn refuse_contradictions(&self) -> Result<()> {
        let error = |span, message: &str| Err(Error::new(span, message));
        match (self.skip, &self.rename) {
            (Some(span), _) if self.id.is_some() => error(span, "the id cannot be skipped"),
            (Some(span), _) if self.at.is_some() => error(span, "the instant cannot be skipped"),
            (Some(span), _) if self.flatten.is_some() => error(span, "what is skipped cannot be flattened"),
            (Some(span), Some(_)) => error(span, "what is skipped needs no name"),
            (_, Some(name)) if self.flatten.is_some() => error(
                name.span,
                "what is flattened has no name; `flatten = \"bant.\"` puts a text before those in it",
            ),
            _ => Ok(()),
        }
    }

    /// The name in the pact: as renamed, or that of the field or variant.
    pub fn name(&self, ident: &Ident, case: Option<Case>) -> Name {
        use syn::ext::IdentExt;
        self.rename.clone().unwrap_or_else(|| Name {
            text: case.map_or_else(|| ident.unraw().to_string(), |case| case.of(ident)),
            span: ident.span(),
        })
    }

    /// The path of `leadpact`.
    pub fn leadpact(&self) -> proc_macro2::TokenStream {
        match &self.krate {
            Some(path) => quote!(#path),
            None => quote!(::leadpact),
        }
    }
}

fn named(meta: &ParseNestedMeta<'_>) -> Result<Name> {
    let text: LitStr = meta.value()?.parse()?;
    if text.value().trim().is_empty() {
        return Err(Error::new(text.span(), "a name is missing"));
    }
    Ok(Name { text: text.value(), span: text.span() })
}

/// `crate = path`, or with the path in quotes.
fn path(meta: &ParseNestedMeta<'_>) -> Result<Path> {
    let value = meta.value()?;
    if value.peek(LitStr) {
        value.parse::<LitStr>()?.parse_with(Path::parse_mod_style)
    } else {
        value.call(Path::parse_mod_style)
    }
}

fn prefix(meta: &ParseNestedMeta<'_>) -> Result<String> {
    if !meta.input.peek(Token![=]) {
        return Ok(String::new());
    }
    Ok(meta.value()?.parse::<LitStr>()?.value())
}
