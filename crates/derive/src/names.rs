//! Names of Rust as names of a pact.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::{Ident, LitStr};

/// How names are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    Snake,
    ScreamingSnake,
    Kebab,
    Camel,
    Pascal,
    Lower,
    Upper,
}

const CASES: [(&str, Case); 7] = [
    ("snake_case", Case::Snake),
    ("SCREAMING_SNAKE_CASE", Case::ScreamingSnake),
    ("kebab-case", Case::Kebab),
    ("camelCase", Case::Camel),
    ("PascalCase", Case::Pascal),
    ("lowercase", Case::Lower),
    ("UPPERCASE", Case::Upper),
];

impl Case {
    pub fn parse(text: &LitStr) -> syn::Result<Self> {
        let value = text.value();
        let found = CASES.iter().find(|(name, _)| *name == value).map(|(_, case)| *case);
        found.ok_or_else(|| {
            let names: Vec<_> = CASES.iter().map(|(name, _)| format!("`{name}`")).collect();
            syn::Error::new(text.span(), format!("no such case; there are {}", names.join(", ")))
        })
    }

    /// The name of a field or variant in this case.
    pub fn of(self, ident: &Ident) -> String {
        let words = words(&ident.unraw().to_string());
        let lower = || words.iter().map(|word| word.to_lowercase());
        match self {
            Self::Snake => lower().collect::<Vec<_>>().join("_"),
            Self::ScreamingSnake => lower().collect::<Vec<_>>().join("_").to_uppercase(),
            Self::Kebab => lower().collect::<Vec<_>>().join("-"),
            Self::Lower => lower().collect(),
            Self::Upper => lower().collect::<String>().to_uppercase(),
            Self::Pascal => lower().map(|word| capitalized(&word)).collect(),
            Self::Camel => {
                let later = lower().skip(1).map(|word| capitalized(&word));
                lower().take(1).chain(later).collect()
            }
        }
    }
}

/// The words of `PageView`, `page_view`, `SQLLead`: a capital begins one behind a small letter or a digit, and
/// before a small letter.
fn words(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    let (mut words, mut word) = (Vec::new(), String::new());
    for (at, &c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
        let behind = chars.get(at.saturating_add(1)).copied();
        let begins = c.is_uppercase()
            && before.is_some_and(|b| !b.is_uppercase() || behind.is_some_and(char::is_lowercase));
        if c == '_' || begins {
            words.push(std::mem::take(&mut word));
        }
        if c != '_' {
            word.push(c);
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// A name in the pact, and where it is written.
#[derive(Debug, Clone)]
pub struct Name {
    pub text: String,
    pub span: Span,
}

/// Two of the same name are a mistake that is better told where it is written than when a pact is bound.
pub fn refuse_twice<'n>(names: impl IntoIterator<Item = &'n Name>, what: &str) -> syn::Result<()> {
    let mut seen: Vec<&str> = Vec::new();
    for Name { text, span } in names {
        if seen.contains(&text.as_str()) {
            return Err(syn::Error::new(*span, format!("two {what} are called `{text}`")));
        }
        seen.push(text);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proc_macro2::Span;
    use syn::Ident;

    use super::Case;

    #[test]
    fn cases() {
        let of = |case: Case, name: &str| case.of(&Ident::new(name, Span::call_site()));
        for (name, snake) in [
            ("CLevel", "c_level"),
            ("PageView", "page_view"),
            ("page_view", "page_view"),
            ("SQLLead", "sql_lead"),
            ("DE", "de"),
            ("Q1Lead", "q1_lead"),
            ("Über", "über"),
        ] {
            assert_eq!(of(Case::Snake, name), snake);
        }
        let all = [
            (Case::ScreamingSnake, "PAGE_VIEW"),
            (Case::Kebab, "page-view"),
            (Case::Camel, "pageView"),
            (Case::Pascal, "PageView"),
            (Case::Lower, "pageview"),
            (Case::Upper, "PAGEVIEW"),
        ];
        for (case, name) in all {
            assert_eq!((of(case, "PageView"), of(case, "page_view")), (name.to_owned(), name.to_owned()));
        }
    }
}
