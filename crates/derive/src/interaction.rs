//! `#[derive(Interaction)]`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::{Data, DeriveInput, Error, Fields, Ident, Result, Type};

use crate::attributes::{Attributes, INTERACTION, INTERACTIONS, KIND, KIND_FIELD};
use crate::lead::{Field, Marked, marked, place_of};
use crate::names::{Case, Name, refuse_twice};

/// A kind of interaction: a variant, or the struct.
struct Kind<'a> {
    /// `Self::PageView`, or `Self`.
    path: TokenStream,
    name: Name,
    skipped: bool,
    at: (&'a Ident, &'a Type),
    fields: Vec<Marked<'a>>,
}

pub fn interaction(input: &DeriveInput) -> Result<TokenStream> {
    match &input.data {
        Data::Struct(data) => {
            let on_struct = Attributes::parse(&input.attrs, INTERACTION)?;
            let name = on_struct.name(&input.ident, Some(Case::Snake));
            let kind = Kind::new(&input.ident, quote!(Self), name, false, &data.fields, &on_struct)?;
            Ok(implement(input, &on_struct.leadpact(), &[kind]))
        }
        Data::Enum(data) => {
            let on_enum = Attributes::parse(&input.attrs, INTERACTIONS)?;
            let case = Some(on_enum.rename_all.unwrap_or(Case::Snake));
            let mut kinds = Vec::new();
            for variant in &data.variants {
                let (ident, on_variant) = (&variant.ident, Attributes::parse(&variant.attrs, KIND)?);
                let (name, skipped) = (on_variant.name(ident, case), on_variant.skip.is_some());
                kinds.push(Kind::new(
                    ident,
                    quote!(Self::#ident),
                    name,
                    skipped,
                    &variant.fields,
                    &on_variant,
                )?);
            }
            refuse_twice(kinds.iter().filter(|kind| !kind.skipped).map(|kind| &kind.name), "variants")?;
            Ok(implement(input, &on_enum.leadpact(), &kinds))
        }
        Data::Union(_) => {
            Err(Error::new(input.ident.span(), "`#[derive(Interaction)]` is for enums and structs"))
        }
    }
}

impl<'a> Kind<'a> {
    fn new(
        ident: &Ident,
        path: TokenStream,
        name: Name,
        skipped: bool,
        fields: &'a Fields,
        around: &Attributes,
    ) -> Result<Self> {
        if let Fields::Unnamed(_) = fields {
            let message = format!("an interaction has named fields: `{ident} {{ at: SystemTime, … }}`");
            return Err(Error::new(ident.span(), message));
        }
        let fields = marked(fields, around, KIND_FIELD)?;
        let at = at(ident, &fields)?;
        let fields = fields.into_iter().filter(|of| of.field.ident != at.0 && of.attributes.skip.is_none());
        let fields: Vec<_> = fields.collect();
        refuse_twice(fields.iter().filter_map(Marked::name), "fields")?;
        Ok(Self { path, name, skipped, at, fields })
    }

    /// `kinds.kind("page_view", |fields| { … });`
    fn declare(&self) -> TokenStream {
        let name = &self.name.text;
        let fields = self.fields.iter().map(|of| of.field.declare());
        quote!(kinds.kind(#name, |fields| { let _ = &fields; #(#fields)* });)
    }

    fn at_arm(&self, krate: &TokenStream) -> TokenStream {
        let (Self { path, .. }, (at, ty)) = (self, self.at);
        let instant = quote_spanned!(place_of(ty)=> <#krate::Instant as ::core::convert::From<#ty>>::from(::core::clone::Clone::clone(at)));
        quote!(#path { #at: at, .. } => #instant,)
    }

    fn values_arm(&self) -> TokenStream {
        let path = &self.path;
        if self.skipped {
            return quote!(#path { .. } => {});
        }
        let fields: Vec<(Ident, &Field<'_>)> =
            self.fields.iter().enumerate().map(|(at, of)| (format_ident!("value_{at}"), &of.field)).collect();
        let bindings = fields.iter().map(|(value, field)| {
            let ident = field.ident;
            quote!(#ident: #value,)
        });
        let put = fields.iter().map(|(value, field)| field.put(&quote!(#value)));
        quote!(#path { #(#bindings)* .. } => { #(#put;)* })
    }
}

fn implement(input: &DeriveInput, krate: &TokenStream, kinds: &[Kind<'_>]) -> TokenStream {
    let name = &input.ident;
    let declared = kinds.iter().filter(|kind| !kind.skipped).map(Kind::declare);
    let kind = matched(kinds, kind_arms(kinds));
    let at = matched(kinds, kinds.iter().map(|kind| kind.at_arm(krate)));
    let values = matched(kinds, kinds.iter().map(Kind::values_arm));
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #generics #krate::typed::AsInteraction for #name #arguments #bounds {
            fn declare(kinds: &mut #krate::typed::Kinds) {
                let _ = &kinds;
                #(#declared)*
            }
            fn kind(&self) -> ::core::option::Option<usize> {
                #kind
            }
            fn at(&self) -> #krate::Instant {
                #at
            }
            fn values(&self, values: &mut #krate::typed::Values<'_>) {
                let _ = &values;
                #values
            }
        }
    }
}

/// An enum without variants needs no arms, and no reference to it has any.
fn matched(kinds: &[Kind<'_>], arms: impl IntoIterator<Item = TokenStream>) -> TokenStream {
    let arms = arms.into_iter();
    if kinds.is_empty() { quote!(match *self {}) } else { quote!(match self { #(#arms)* }) }
}

fn kind_arms(kinds: &[Kind<'_>]) -> Vec<TokenStream> {
    let mut place = 0_usize;
    let arm = |kind: &Kind<'_>| {
        let path = &kind.path;
        if kind.skipped {
            return quote!(#path { .. } => ::core::option::Option::None,);
        }
        let declared = place;
        place = place.saturating_add(1);
        quote!(#path { .. } => ::core::option::Option::Some(#declared),)
    };
    kinds.iter().map(arm).collect()
}

/// The field with the instant.
fn at<'a>(ident: &Ident, fields: &[Marked<'a>]) -> Result<(&'a Ident, &'a Type)> {
    let mut at = fields.iter().filter_map(|of| of.attributes.at.map(|span| (of, span)));
    match (at.next(), at.next()) {
        (_, Some((_, span))) => {
            Err(Error::new(span, "an interaction has one instant, and another field is it already"))
        }
        (Some((of, _)), None) => Ok((of.field.ident, of.field.ty)),
        (None, None) => {
            let called_at = fields.iter().find(|of| of.field.ident == "at" && of.attributes.skip.is_none());
            called_at.map(|of| (of.field.ident, of.field.ty)).ok_or_else(|| {
                let message = format!(
                    "`{ident}` needs a field called `at`, or one marked `#[lead(at)]`: when it happened"
                );
                Error::new(ident.span(), message)
            })
        }
    }
}
