//! `#[derive(Word)]`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Data, DeriveInput, Error, Fields, Ident, Result, Type, Variant};

use crate::attributes::{Attributes, WORD, WORDS};
use crate::lead::place_of;
use crate::names::{Case, Name, refuse_twice};

/// A variant.
struct Entry<'a> {
    ident: &'a Ident,
    word: Name,
    kind: Kind<'a>,
}

enum Kind<'a> {
    Listed,
    /// Whatever is not listed; with the word, if it holds one.
    Other(Option<&'a Type>),
}

pub fn word(input: &DeriveInput) -> Result<TokenStream> {
    let Data::Enum(data) = &input.data else {
        return Err(Error::new(input.ident.span(), "`#[derive(Word)]` is for enums"));
    };
    let on_enum = Attributes::parse(&input.attrs, WORDS)?;
    let case = on_enum.rename_all.unwrap_or(Case::Snake);
    let entries = data.variants.iter().map(|variant| entry(variant, case)).collect::<Result<Vec<_>>>()?;
    refuse_twice(entries.iter().map(|entry| &entry.word), "variants")?;
    let mut others = entries.iter().filter(|entry| matches!(entry.kind, Kind::Other(_)));
    let is_open = others.next().is_some();
    if let Some(second) = others.next() {
        return Err(Error::new(second.ident.span(), "only one variant can be `#[lead(other)]`"));
    }
    Ok(implement(input, &on_enum.leadpact(), &entries, is_open))
}

fn implement(input: &DeriveInput, krate: &TokenStream, entries: &[Entry<'_>], is_open: bool) -> TokenStream {
    let name = &input.ident;
    let listed = entries.iter().filter(|entry| matches!(entry.kind, Kind::Listed));
    let words = listed.map(|entry| &entry.word.text);
    let body = match entries {
        [] => quote!(match *self {}),
        _ => {
            let arms = arms(krate, entries);
            quote!(match self { #(#arms)* })
        }
    };
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #generics #krate::typed::Word for #name #arguments #bounds {
            const WORDS: &'static [&'static str] = &[#(#words),*];
            const OPEN: bool = #is_open;
            #[inline]
            fn word(&self) -> #krate::typed::WordValue<'_> {
                #body
            }
        }

        #[automatically_derived]
        impl #generics #krate::typed::AsValue for #name #arguments #bounds {
            fn kind() -> #krate::typed::ValueKind {
                #krate::typed::ValueKind::Word(<Self as #krate::typed::Word>::WORDS)
            }
            fn put(&self, slot: #krate::typed::Slot<'_>) {
                slot.word(self);
            }
            #[inline]
            fn short(&self) -> #krate::typed::Short<'_> {
                #krate::typed::Short::Word(#krate::typed::Word::word(self))
            }
        }
    }
}

fn arms(krate: &TokenStream, entries: &[Entry<'_>]) -> Vec<TokenStream> {
    let mut place = 0_usize;
    let arm = |Entry { ident, word, kind }: &Entry<'_>| match kind {
        Kind::Listed => {
            let listed = place;
            place = place.saturating_add(1);
            quote!(Self::#ident => #krate::typed::WordValue::Listed(#listed),)
        }
        Kind::Other(None) => {
            let word = &word.text;
            quote!(Self::#ident => #krate::typed::WordValue::Other(#word),)
        }
        Kind::Other(Some(ty)) => quote_spanned! {place_of(ty)=>
            Self::#ident(word) => #krate::typed::WordValue::Other(::core::convert::AsRef::<str>::as_ref(word)),
        },
    };
    entries.iter().map(arm).collect()
}

fn entry(variant: &Variant, case: Case) -> Result<Entry<'_>> {
    let attributes = Attributes::parse(&variant.attrs, WORD)?;
    let ident = &variant.ident;
    let kind = match (&variant.fields, attributes.other) {
        (Fields::Unit, None) => Kind::Listed,
        (Fields::Unit, Some(_)) => Kind::Other(None),
        (Fields::Unnamed(fields), Some(_)) if fields.unnamed.len() == 1 => {
            Kind::Other(fields.unnamed.first().map(|field| &field.ty))
        }
        _ => {
            let message = "a word has no fields; one variant, marked `#[lead(other)]`, may hold a text that is not listed";
            return Err(Error::new(ident.span(), message));
        }
    };
    Ok(Entry { ident, word: attributes.name(ident, Some(case)), kind })
}
