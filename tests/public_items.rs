//! The list of public items, so that a change of the API is always a decision.
//!
//! Public is what `src/lib.rs` re-exports at its root. `LEADPACT_BLESS=1 cargo test --test public_items` writes the
//! list anew.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use quote::ToTokens;
use syn::{Fields, ImplItem, Item, TraitItem, UseTree, Visibility};

const LIST: &str = "docs/internals/public-items.txt";

#[test]
fn public_items_are_those_of_the_list() {
    let items = items();
    let text: String = items.iter().flat_map(|item| [item.as_str(), "\n"]).collect();
    if std::env::var_os("LEADPACT_BLESS").is_some() {
        fs::write(LIST, &text).unwrap();
    }
    let listed = fs::read_to_string(LIST).unwrap_or_default();
    let listed: BTreeSet<_> = listed.lines().collect();
    let found: BTreeSet<_> = items.iter().map(String::as_str).collect();
    let gone: Vec<_> = listed.difference(&found).collect();
    let new: Vec<_> = found.difference(&listed).collect();
    assert!(gone.is_empty() && new.is_empty(), "gone: {gone:#?}\nnew: {new:#?}");
    assert!(found.len() > 300, "only {} items", found.len());
}

/// Types that must not be seen from outside.
#[test]
fn no_parser_or_date_types_leak() {
    for item in items() {
        for foreign in
            ["pest", "jiff", "serde_json", "smallvec", "SmallVec", "Zoned", "Timestamp", "annotate"]
        {
            assert!(!item.contains(foreign), "`{item}` speaks of {foreign}");
        }
    }
}

/// A type that a signature names, and that nobody outside can name.
#[test]
fn every_type_can_be_named() {
    const STD: &[&str] = &[
        "Arc",
        "BTreeMap",
        "Box",
        "Cow",
        "ExactSizeIterator",
        "Fn",
        "Into",
        "IntoIter",
        "IntoIterator",
        "Item",
        "Iter",
        "Iterator",
        "Option",
        "Path",
        "Result",
        "Self",
        "Send",
        "Serialize",
        "String",
        "Sync",
        "SystemTime",
        "Vec",
        "Display",
        "Duration",
        "AsRef",
        "Clone",
        "Debug",
        "Default",
        "FnMut",
        "FnOnce",
        "From",
        "Sized",
        "TokenStream",
        // Of Apache Arrow, with the feature.
        "ArrowError",
        "RecordBatch",
    ];
    let items = items();
    let declared = |item: &String| item.split([' ', '<', ':']).nth(1).map(str::to_owned);
    let kinds = ["struct ", "enum ", "trait "];
    let types: BTreeSet<_> = items
        .iter()
        .filter(|item| kinds.iter().any(|kind| item.starts_with(kind)))
        .filter_map(declared)
        .collect();
    for item in items.iter().filter(|item| !item.starts_with("impl ")) {
        // Behind the name of the item itself, and of its variant.
        let signature = item.split_once(['(', ':', '{']).map_or("", |(_, signature)| signature);
        let words = signature.split(|c: char| !c.is_alphanumeric() && c != '_');
        let types_named =
            words.filter(|word| word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase));
        for named in types_named.filter(|_| signature.contains([' ', '(', '<'])) {
            let known = types.contains(named) || STD.contains(&named) || item.contains(&format!("::{named}"));
            assert!(known, "`{item}` names `{named}`, which is not public");
        }
    }
}

fn items() -> Vec<String> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let root = syn::parse_file(&fs::read_to_string(src.join("lib.rs")).unwrap()).unwrap();
    let mut exported = BTreeSet::new();
    exports(&root.items, "", &mut exported);
    for item in &root.items {
        let Item::Mod(of) = item else { continue };
        if !is_public(&of.vis) || is_hidden(&of.attrs) {
            continue;
        }
        if let Some((_, items)) = &of.content {
            exports(items, "", &mut exported);
        } else {
            let room = of.ident.to_string();
            let text = fs::read_to_string(src.join(format!("{room}.rs"))).unwrap();
            exports(&syn::parse_file(&text).unwrap().items, &room, &mut exported);
        }
    }
    let mut found = BTreeSet::new();
    let mut rooms = BTreeMap::new();
    for (name, room) in &exported {
        let files = rooms.entry(room.clone()).or_insert_with(|| files_of(&src, room));
        let mut of_name = BTreeSet::new();
        files.iter().for_each(|file| of_file(file, name, &mut of_name));
        assert!(!of_name.is_empty(), "`{name}` of `{room}` is re-exported, and nowhere declared");
        found.append(&mut of_name);
    }
    found.into_iter().collect()
}

/// What a file makes public, by name and room; a room of its own is that of everything in it.
fn exports(items: &[Item], room: &str, into: &mut BTreeSet<(String, String)>) {
    for item in items {
        let own = match item {
            Item::Use(of) if is_public(&of.vis) => {
                names(&of.tree, room, into);
                continue;
            }
            Item::Struct(of) if is_public(&of.vis) && !is_hidden(&of.attrs) => &of.ident,
            Item::Enum(of) if is_public(&of.vis) && !is_hidden(&of.attrs) => &of.ident,
            Item::Trait(of) if is_public(&of.vis) && !is_hidden(&of.attrs) => &of.ident,
            _ => continue,
        };
        if !room.is_empty() {
            into.insert((own.to_string(), room.to_owned()));
        }
    }
}

/// `pub use room::{A, B}` by name.
fn names(tree: &UseTree, room: &str, into: &mut BTreeSet<(String, String)>) {
    match tree {
        UseTree::Path(of) => {
            let first = of.ident.to_string();
            let room = if room.is_empty() && first != "crate" { &first } else { room };
            names(&of.tree, room, into);
        }
        UseTree::Group(of) => of.items.iter().for_each(|tree| names(tree, room, into)),
        UseTree::Name(of) => {
            into.insert((of.ident.to_string(), room.to_owned()));
        }
        UseTree::Rename(_) | UseTree::Glob(_) => panic!("say what is re-exported by its name"),
    }
}

/// A room: a file, and those in the folder of its name. Another crate of the workspace has its own folder.
fn files_of(src: &Path, room: &str) -> Vec<syn::File> {
    let mut paths = vec![src.join(format!("{room}.rs"))];
    let mut folders = vec![src.join(room)];
    if let Some(other) = room.strip_prefix("leadpact_") {
        folders = vec![src.with_file_name("crates").join(other).join("src")];
        paths.clear();
    }
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            let into = if path.is_dir() { &mut folders } else { &mut paths };
            into.push(path);
        }
    }
    paths.sort();
    let sources = paths.iter().filter(|path| path.extension().is_some_and(|end| end == "rs"));
    sources
        .filter_map(|path| fs::read_to_string(path).ok())
        .map(|text| syn::parse_file(&text).unwrap())
        .collect()
}

fn of_file(file: &syn::File, name: &str, found: &mut BTreeSet<String>) {
    for item in &file.items {
        match item {
            Item::Struct(of) if of.ident == name && is_public(&of.vis) => of_struct(of, found),
            Item::Enum(of) if of.ident == name && is_public(&of.vis) => of_enum(of, found),
            Item::Trait(of) if of.ident == name && is_public(&of.vis) => of_trait(of, found),
            Item::Fn(of) if is_public(&of.vis) && (of.sig.ident == name || is_derive(of, name)) => {
                found.insert(said(&of.sig));
            }
            Item::Impl(of) if self_name(of).as_deref() == Some(name) => of_impl(of, name, found),
            _ => {}
        }
    }
}

/// `#[proc_macro_derive(Lead, …)]`
fn is_derive(of: &syn::ItemFn, name: &str) -> bool {
    let derives = of.attrs.iter().filter(|attr| attr.path().is_ident("proc_macro_derive"));
    derives.into_iter().any(|attr| {
        let text = said(&attr.meta);
        text.split(['(', ',', ')']).nth(1).is_some_and(|first| first.trim() == name)
    })
}

fn of_struct(of: &syn::ItemStruct, found: &mut BTreeSet<String>) {
    let (name, generics) = (&of.ident, said(&of.generics));
    found.insert(format!("struct {name}{generics}{}", grows(&of.attrs)));
    derived(&of.attrs, &name.to_string(), found);
    if let Fields::Named(fields) = &of.fields {
        for field in fields.named.iter().filter(|field| is_public(&field.vis)) {
            let field_name = field.ident.as_ref().unwrap();
            found.insert(format!("{name}.{field_name}: {}", said(&field.ty)));
        }
    } else {
        for (at, field) in of.fields.iter().enumerate().filter(|(_, field)| is_public(&field.vis)) {
            found.insert(format!("{name}.{at}: {}", said(&field.ty)));
        }
    }
}

fn of_enum(of: &syn::ItemEnum, found: &mut BTreeSet<String>) {
    let (name, generics) = (&of.ident, said(&of.generics));
    found.insert(format!("enum {name}{generics}{}", grows(&of.attrs)));
    derived(&of.attrs, &name.to_string(), found);
    for variant in &of.variants {
        found.insert(format!("{name}::{}{}", variant.ident, said(&without_docs(&variant.fields))));
    }
}

fn without_docs(fields: &Fields) -> Fields {
    let mut fields = fields.clone();
    fields.iter_mut().for_each(|field| field.attrs.clear());
    fields
}

fn of_trait(of: &syn::ItemTrait, found: &mut BTreeSet<String>) {
    found.insert(format!("trait {}: {}", of.ident, said(&of.supertraits)));
    for item in &of.items {
        let text = match item {
            TraitItem::Fn(of) => said(&of.sig),
            TraitItem::Type(of) => format!("type {}", of.ident),
            TraitItem::Const(of) => format!("const {}: {}", of.ident, said(&of.ty)),
            _ => continue,
        };
        found.insert(format!("{}::{text}", of.ident));
    }
}

fn of_impl(of: &syn::ItemImpl, name: &str, found: &mut BTreeSet<String>) {
    if of.attrs.iter().any(|attr| attr.path().is_ident("cfg") && said(&attr.meta).contains("test")) {
        return;
    }
    if let Some((path, _)) = &of.trait_ {
        found.insert(format!("impl {} for {name}", said(path)));
        return;
    }
    for item in &of.items {
        match item {
            ImplItem::Fn(of) if is_public(&of.vis) && !is_hidden(&of.attrs) => {
                found.insert(format!("{name}::{}", said(&of.sig)));
            }
            ImplItem::Const(of) if is_public(&of.vis) => {
                found.insert(format!("{name}::const {}: {}", of.ident, said(&of.ty)));
            }
            _ => {}
        }
    }
}

/// The traits that are derived are promises, too.
fn derived(attrs: &[syn::Attribute], name: &str, found: &mut BTreeSet<String>) {
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("derive")) {
        let Ok(list) = attr.meta.require_list() else { continue };
        for of in list.tokens.to_string().split(',') {
            let of = of.rsplit("::").next().unwrap_or_default().trim();
            found.insert(format!("impl {of} for {name}"));
        }
    }
}

fn grows(attrs: &[syn::Attribute]) -> &'static str {
    if attrs.iter().any(|attr| attr.path().is_ident("non_exhaustive")) { " (may grow)" } else { "" }
}

fn is_hidden(attrs: &[syn::Attribute]) -> bool {
    attrs.iter().any(|attr| attr.path().is_ident("doc") && said(&attr.meta).contains("hidden"))
}

fn self_name(of: &syn::ItemImpl) -> Option<String> {
    match &*of.self_ty {
        syn::Type::Path(path) => Some(path.path.segments.last()?.ident.to_string()),
        _ => None,
    }
}

fn is_public(of: &Visibility) -> bool {
    matches!(of, Visibility::Public(_))
}

/// Tokens with the blanks people write.
fn said(of: &impl ToTokens) -> String {
    let text = of.to_token_stream().to_string();
    let close = [" (", " ,", " <", " >", "< ", "( ", " )", " :: ", " ;", "& ", " :"];
    let open = ["(", ",", "<", ">", "<", "(", ")", "::", ";", "&", ":"];
    close.iter().zip(open).fold(text, |text, (from, to)| text.replace(from, to))
}
