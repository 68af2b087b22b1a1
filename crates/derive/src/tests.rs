//! What a wrong derive says, and where.

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::{Expand, interaction, lead, word};

/// The errors of a derive, each with the text it underlines.
fn errors(source: &str, with: Expand) -> Vec<(String, String)> {
    let input: DeriveInput = syn::parse_str(source).unwrap();
    let Err(error) = with(&input) else { return Vec::new() };
    let lines: Vec<&str> = source.lines().collect();
    let under = |error: syn::Error| {
        let (start, end) = (error.span().start(), error.span().end());
        let under: String = lines[start.line - 1].chars().take(end.column).skip(start.column).collect();
        (under, error.to_string())
    };
    error.into_iter().map(under).collect()
}

fn one(source: &str, with: Expand) -> (String, String) {
    let mut all = errors(source, with);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

/// `(source, what is underlined, the message)`
fn check(with: Expand, cases: &[(&str, &str, &str)]) {
    for (source, under, message) in cases {
        assert_eq!(one(source, with), ((*under).to_owned(), (*message).to_owned()), "{source}");
    }
}

#[test]
fn leads() {
    check(
        lead::lead,
        &[
            (
                "struct Contact { email: String }",
                "Contact",
                "`#[derive(Lead)]` needs a field called `id`, or one marked `#[lead(id)]`",
            ),
            (
                "struct Contact { #[lead(id)] a: u8, #[lead(id)] b: u8 }",
                "id",
                "a lead has one id, and another field is it already",
            ),
            ("struct Contact(String);", "Contact", "`#[derive(Lead)]` needs a struct with named fields"),
            (
                "enum Contact { A }",
                "Contact",
                "`#[derive(Lead)]` is for structs; an enum of listed words takes `#[derive(Word)]`, one of interactions `#[derive(Interaction)]`",
            ),
            (
                "struct Contact { id: u8, #[lead(name = \"x\")] a: u8 }",
                "name",
                "`#[lead(…)]` knows nothing of this here, but of `id`, `rename`, `skip`, `flatten`",
            ),
            (
                "struct Contact { id: u8, a: u8, #[lead(rename = \"a\")] b: u8 }",
                "\"a\"",
                "two fields are called `a`",
            ),
            ("struct Contact { #[lead(id, skip)] a: u8 }", "skip", "the id cannot be skipped"),
            (
                "struct Contact { id: u8, #[lead(skip, rename = \"b\")] a: u8 }",
                "skip",
                "what is skipped needs no name",
            ),
            ("struct Contact { id: u8, #[lead(rename = \" \")] a: u8 }", "\" \"", "a name is missing"),
            (
                "struct Contact { id: u8, #[lead(flatten, rename = \"b\")] a: A }",
                "\"b\"",
                "what is flattened has no name; `flatten = \"bant.\"` puts a text before those in it",
            ),
            ("struct Contact { #[lead(id, flatten)] a: A }", "a", "the id cannot be flattened"),
        ],
    );
    let (under, message) = one("#[lead(rename_all = \"Snake\")] struct Contact { id: u8 }", lead::lead);
    assert_eq!(under, "\"Snake\"");
    assert!(message.starts_with("no such case; there are `snake_case`, "), "{message}");
}

#[test]
fn all_mistakes_at_once() {
    let source = "struct Contact { id: u8, #[lead(at)] a: u8, b: u8, #[lead(renamed)] c: u8 }";
    let under: Vec<_> = errors(source, lead::lead).into_iter().map(|(under, _)| under).collect();
    assert_eq!(under, ["at", "renamed"]);
}

#[test]
fn parts() {
    let message = "`#[lead(…)]` knows nothing of this here, but of `rename`, `skip`, `flatten`";
    check(lead::part, &[("struct Part { #[lead(id)] a: u8 }", "id", message)]);
}

#[test]
fn interactions() {
    check(
        interaction::interaction,
        &[
            (
                "enum Activity { DemoRequest }",
                "DemoRequest",
                "`DemoRequest` needs a field called `at`, or one marked `#[lead(at)]`: when it happened",
            ),
            (
                "struct PageView { path: String }",
                "PageView",
                "`PageView` needs a field called `at`, or one marked `#[lead(at)]`: when it happened",
            ),
            (
                "enum Activity { PageView(View) }",
                "PageView",
                "an interaction has named fields: `PageView { at: SystemTime, … }`",
            ),
            (
                "enum Activity { A { at: i64 }, #[lead(rename = \"a\")] B { at: i64 } }",
                "\"a\"",
                "two variants are called `a`",
            ),
            (
                "struct A { #[lead(at)] a: i64, #[lead(at)] b: i64 }",
                "at",
                "an interaction has one instant, and another field is it already",
            ),
            ("struct A { #[lead(at, skip)] a: i64 }", "skip", "the instant cannot be skipped"),
            ("union A { at: i64 }", "A", "`#[derive(Interaction)]` is for enums and structs"),
        ],
    );
}

#[test]
fn words() {
    let fields =
        "a word has no fields; one variant, marked `#[lead(other)]`, may hold a text that is not listed";
    check(
        word::word,
        &[
            ("struct Seniority;", "Seniority", "`#[derive(Word)]` is for enums"),
            ("enum Seniority { Director(String) }", "Director", fields),
            ("enum Seniority { #[lead(other)] Director { a: u8 } }", "Director", fields),
            (
                "enum Seniority { #[lead(other)] A, #[lead(other)] B }",
                "B",
                "only one variant can be `#[lead(other)]`",
            ),
            ("enum Seniority { A, #[lead(rename = \"a\")] B }", "\"a\"", "two variants are called `a`"),
        ],
    );
}

/// The generated code names everything by its full path, under the crate's name of choice.
#[test]
fn the_crate_may_have_another_name() {
    let expand = |source: &str, with: Expand| -> TokenStream {
        with(&syn::parse_str::<DeriveInput>(source).unwrap()).unwrap()
    };
    for (source, with) in [
        ("#[lead(crate = other::pact)] struct A { id: u8, b: u8 }", lead::lead as Expand),
        ("#[lead(crate = \"other::pact\")] enum A { B }", word::word),
        ("#[lead(crate = other::pact)] enum A { B { at: i64 } }", interaction::interaction),
    ] {
        let code = expand(source, with).to_string();
        assert!(code.contains("other :: pact :: typed") && !code.contains("leadpact"), "{code}");
    }
}
