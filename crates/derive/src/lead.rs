//! `#[derive(Lead)]` and `#[derive(LeadFields)]`.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Error, Fields, Ident, Result, Type};

use crate::attributes::{Attributes, FIELD, LEAD, PART, PART_FIELD, Place};
use crate::names::{Case, Name, refuse_twice};

/// A field that holds values of the lead.
pub struct Field<'a> {
    pub ident: &'a Ident,
    pub ty: &'a Type,
    name: Name,
    flatten: Option<String>,
}

/// A field, and what stands before it.
pub struct Marked<'a> {
    pub field: Field<'a>,
    pub attributes: Attributes,
}

pub fn lead(input: &DeriveInput) -> Result<TokenStream> {
    let on_struct = Attributes::parse(&input.attrs, LEAD)?;
    let (krate, name) = (on_struct.leadpact(), &input.ident);
    let marked = marked(named_fields(input, "Lead")?, &on_struct, FIELD)?;
    let id = id(input, &marked)?;
    let id_name = &id.name.text;
    let id = id.ident;
    let fields: Vec<_> = values(&marked).filter(|of| of.field.ident != id).collect();
    let part = of_fields(input, &krate, &fields)?;
    let interactions = match &on_struct.interactions {
        Some(ty) => quote!(#ty),
        None => quote!(#krate::typed::NoInteractions),
    };
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    Ok(quote! {
        #part

        #[automatically_derived]
        impl #generics #krate::typed::AsLead for #name #arguments #bounds {
            type Interaction = #interactions;
            const ID: &'static str = #id_name;
            fn id(&self) -> impl ::core::fmt::Display {
                &self.#id
            }
            fn write_id(&self, into: &mut ::std::string::String) {
                #[allow(unused_imports)]
                use #krate::typed::WriteId as _;
                #krate::typed::Id(&self.#id).write(into);
            }
            fn has_plain_id(&self) -> bool {
                #[allow(unused_imports)]
                use #krate::typed::WriteId as _;
                #krate::typed::Id(&self.#id).is_plain()
            }
            #[inline]
            fn whole_id(&self) -> ::core::option::Option<i128> {
                #[allow(unused_imports)]
                use #krate::typed::WriteId as _;
                #krate::typed::Id(&self.#id).whole()
            }
        }
    })
}

pub fn part(input: &DeriveInput) -> Result<TokenStream> {
    let on_struct = Attributes::parse(&input.attrs, PART)?;
    let marked = marked(named_fields(input, "LeadFields")?, &on_struct, PART_FIELD)?;
    let fields: Vec<_> = values(&marked).collect();
    of_fields(input, &on_struct.leadpact(), &fields)
}

fn of_fields(input: &DeriveInput, krate: &TokenStream, fields: &[&Marked<'_>]) -> Result<TokenStream> {
    refuse_twice(fields.iter().filter_map(|of| of.name()), "fields")?;
    let name = &input.ident;
    let declared = fields.iter().map(|of| of.field.declare());
    let put = fields.iter().map(|of| {
        let ident = of.field.ident;
        of.field.put(&quote!(&self.#ident))
    });
    let put: Vec<_> = put.collect();
    let quick = quick(fields);
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    Ok(quote! {
        #[automatically_derived]
        impl #generics #krate::typed::LeadFields for #name #arguments #bounds {
            fn declare(fields: &mut #krate::typed::Fields) {
                let _ = &fields;
                #(#declared)*
            }
            fn values(&self, values: &mut #krate::typed::Values<'_>) {
                let _ = &values;
                #(#put;)*
            }
            #[inline]
            fn quick(&self, values: &mut #krate::typed::Quick<'_>) -> ::core::option::Option<()> {
                let _ = &values;
                #quick
                ::core::option::Option::Some(())
            }
        }
    })
}

/// A run has so many fields at most.
const LONGEST: usize = 64;

/// Fields that stand together are a run, between parts.
fn quick(fields: &[&Marked<'_>]) -> TokenStream {
    let is_part = |of: &Marked<'_>| of.field.flatten.is_some();
    let runs =
        fields.chunk_by(|a, b| !is_part(a) && !is_part(b)).flat_map(|run| run.chunks(LONGEST)).map(|run| {
            match run {
                [part] if is_part(part) => {
                    let (ident, ty, span) = (part.field.ident, part.field.ty, place_of(part.field.ty));
                    quote_spanned!(span=> values.part::<#ty>(&self.#ident)?;)
                }
                run => {
                    let len = run.len();
                    let put = run.iter().enumerate().map(|(at, of)| {
                        let (ident, ty, span) = (of.field.ident, of.field.ty, place_of(of.field.ty));
                        quote_spanned!(span=> run.put::<#at, #ty>(&self.#ident)?;)
                    });
                    quote! {
                        let mut run = values.run::<#len>()?;
                        #(#put)*
                        run.end();
                    }
                }
            }
        });
    runs.collect()
}

impl Field<'_> {
    /// `fields.field::<u32>("employees");`
    pub fn declare(&self) -> TokenStream {
        let Self { ty, name: Name { text, .. }, flatten, .. } = self;
        let span = place_of(ty);
        match flatten {
            None => quote_spanned!(span=> fields.field::<#ty>(#text);),
            Some(prefix) => quote_spanned!(span=> fields.part::<#ty>(#prefix);),
        }
    }

    /// `values.put(&self.employees)`
    pub fn put(&self, value: &TokenStream) -> TokenStream {
        let (ty, span) = (self.ty, place_of(self.ty));
        match self.flatten {
            None => quote_spanned!(span=> values.put::<#ty>(#value)),
            Some(_) => quote_spanned!(span=> values.part::<#ty>(#value)),
        }
    }
}

/// Where a type stands, so that one that will not do is underlined; its names are still those of the derive, for
/// the type may come from another macro.
pub fn place_of(ty: &Type) -> Span {
    Span::call_site().located_at(ty.span())
}

fn named_fields<'a>(input: &'a DeriveInput, derive: &str) -> Result<&'a Fields> {
    let name = &input.ident;
    match &input.data {
        Data::Struct(data) if matches!(data.fields, Fields::Named(_)) => Ok(&data.fields),
        Data::Struct(_) => {
            Err(Error::new(name.span(), format!("`#[derive({derive})]` needs a struct with named fields")))
        }
        Data::Enum(_) | Data::Union(_) => Err(Error::new(
            name.span(),
            format!(
                "`#[derive({derive})]` is for structs; an enum of listed words takes `#[derive(Word)]`, one of interactions `#[derive(Interaction)]`"
            ),
        )),
    }
}

/// The fields with what stands before them; all mistakes at once.
pub fn marked<'a>(fields: &'a Fields, around: &Attributes, place: Place) -> Result<Vec<Marked<'a>>> {
    let (mut all, mut errors): (Vec<Marked<'a>>, Option<Error>) = (Vec::new(), None);
    for field in fields {
        let Some(ident) = &field.ident else { continue };
        match Attributes::parse(&field.attrs, place) {
            Ok(attributes) => all.push(Marked::new(ident, &field.ty, attributes, around.rename_all)),
            Err(error) => match &mut errors {
                Some(errors) => errors.combine(error),
                None => errors = Some(error),
            },
        }
    }
    errors.map_or(Ok(all), Err)
}

impl<'a> Marked<'a> {
    /// The name in the pact; none for a part.
    pub fn name(&self) -> Option<&Name> {
        self.field.flatten.is_none().then_some(&self.field.name)
    }

    fn new(ident: &'a Ident, ty: &'a Type, attributes: Attributes, case: Option<Case>) -> Self {
        let (name, flatten) = (attributes.name(ident, case), attributes.flatten.clone());
        Self { field: Field { ident, ty, name, flatten }, attributes }
    }
}

/// Those that are not skipped.
fn values<'m, 'a>(marked: &'m [Marked<'a>]) -> impl Iterator<Item = &'m Marked<'a>> {
    marked.iter().filter(|of| of.attributes.skip.is_none())
}

fn id<'m, 'a>(input: &DeriveInput, marked: &'m [Marked<'a>]) -> Result<&'m Field<'a>> {
    let mut ids = marked.iter().filter_map(|of| of.attributes.id.map(|span| (of, span)));
    match (ids.next(), ids.next()) {
        (_, Some((_, span))) => Err(Error::new(span, "a lead has one id, and another field is it already")),
        (Some((of, _)), None) if of.field.flatten.is_some() => {
            Err(Error::new(of.field.ident.span(), "the id cannot be flattened"))
        }
        (Some((of, _)), None) => Ok(&of.field),
        (None, None) => {
            values(marked).map(|of| &of.field).find(|field| field.ident == "id").ok_or_else(|| {
                let message = "`#[derive(Lead)]` needs a field called `id`, or one marked `#[lead(id)]`";
                Error::new(input.ident.span(), message)
            })
        }
    }
}
