//! Fields with their types, the lead, interactions.

use std::collections::HashMap;

use super::Checker;
use super::collect::label;
use super::header::bad_currency;
use super::names::{Kind, Means};
use crate::diagnostics::Diagnostic;
use crate::model::{self, Currency, Domain, Type, TypeId};
use crate::sources::Span;
use crate::syntax::ast::{self, Field, InteractionDecl, LeadDecl, Name, TypeKind, Word};
use crate::values::text;

/// Longer lists are texts to be looked up, and every test of them would take as much room.
const MOST_WORDS: usize = 20_000;

impl<'a> Checker<'a> {
    pub(super) fn collect_lead(&mut self, lead: &'a LeadDecl) {
        self.build.model.id_column = lead.id.text.clone();
        self.no_column_twice(&lead.fields);
        for field in &lead.fields {
            let means = match self.field(field) {
                Some(decl) => Means::Field(self.build.model.fields.push(decl)),
                None => Means::Broken,
            };
            self.declare(&field.name, means);
        }
    }

    pub(super) fn collect_interaction(&mut self, decl: &'a InteractionDecl, span: Span) {
        let by = decl.by.as_ref().and_then(|team| self.team(team));
        let id = self.build.model.interactions.push(model::InteractionType {
            name: decl.name.text.clone(),
            label: label(decl.label.as_ref()),
            from_type: decl.from_type.as_ref().unwrap_or(&str_of(&decl.name)).value.clone(),
            by,
            fields: Vec::new(),
            span,
        });
        if let Some((_, place)) = self.names.interactions.declare(&decl.name, id) {
            self.taken(&decl.name, Kind::Interaction, Kind::Interaction, place);
        } else {
            self.no_type_word_twice(decl, id);
        }
        self.no_column_twice(&decl.fields);
        let mut names: HashMap<&str, Span> = HashMap::new();
        for field in &decl.fields {
            self.own_field(id, field);
            if let Some(first) = names.insert(&field.name.text, field.name.span) {
                self.taken(&field.name, Kind::Field, Kind::Field, first);
            }
        }
    }

    fn own_field(&mut self, of: TypeId, field: &'a Field) {
        let name = field.name.text.as_str();
        let decl = self.field(field);
        let Some(kind) = self.build.model.interactions.get_mut(of) else { return };
        let place = decl.map(|decl| {
            kind.fields.push(decl);
            u16::try_from(kind.fields.len() - 1).unwrap_or(u16::MAX)
        });
        self.names.own.entry((of, name)).or_insert(place);
    }

    /// Two kinds of interaction may not be called the same in the input.
    fn no_type_word_twice(&mut self, decl: &'a InteractionDecl, id: TypeId) {
        let (word, span) = match &decl.from_type {
            Some(from) => (from.value.as_str(), from.span),
            None => (decl.name.text.as_str(), decl.name.span),
        };
        let Some(first) = self.decls.type_words.insert(word, (id, span)) else { return };
        let other = &self.build.model.interactions.at(first.0).name;
        let message = format!("`{other}` and `{}` are both called `{word}` in the input", decl.name.text);
        let help = "name another word of the input: `from type \"…\"`";
        self.report(
            Diagnostic::error("duplicate-type", span, message).help(help).related(first.1, "the first one"),
        );
    }

    /// Two fields may not be read from the same column.
    fn no_column_twice(&mut self, fields: &'a [Field]) {
        let mut columns: HashMap<&str, (&Field, Span)> = HashMap::new();
        for field in fields {
            let (column, span) = match &field.column {
                Some(column) => (column.value.as_str(), column.span),
                None => (field.name.text.as_str(), field.name.span),
            };
            let Some((other, first)) = columns.insert(column, (field, span)) else { continue };
            if other.name.text == field.name.text {
                continue;
            }
            let message = format!(
                "`{}` and `{}` are both read from column `{column}`",
                other.name.text, field.name.text
            );
            let diagnostic = Diagnostic::error("duplicate-column", span, message)
                .help("name another column, `from column \"…\"`, or leave one of the fields out");
            self.report(diagnostic.related(first, "the first one"));
        }
    }

    /// A field; none if its type or what an empty value means has a mistake.
    fn field(&mut self, field: &Field) -> Option<model::Field> {
        if self.unread.damages(field.span) {
            return None;
        }
        let ty = self.ty(field)?;
        let mut unknown_if: Vec<String> =
            field.unknown_if.iter().map(|word| text::fold(&word.value)).collect();
        unknown_if.retain(|word| !word.is_empty());
        self.placeholders(field, &ty);
        let empty_means = field.empty_means.as_ref().and_then(|means| {
            self.value(&ty, &field.name.text, "empty means", &means.value).filter(model::Value::is_known)
        });
        Some(model::Field {
            name: field.name.text.clone(),
            ty,
            label: label(field.label.as_ref()),
            column: field.column.as_ref().map_or(&field.name.text, |column| &column.value).clone(),
            unknown_if,
            empty_means,
            question_of: None,
            span: field.span,
        })
    }

    /// A placeholder may not be a listed word: nobody could ever say it.
    fn placeholders(&mut self, field: &Field, ty: &Type) {
        let Some(domain) = ty.domain() else { return };
        for placeholder in &field.unknown_if {
            let Some(at) = domain.position(&text::fold(&placeholder.value)) else { continue };
            let word = domain.word(at);
            let message = format!("`{word}` is a word of `{}`, and a placeholder too", field.name.text);
            let help = "take it out of the list, or out of `unknown if`";
            self.report(Diagnostic::error("placeholder-is-word", placeholder.span, message).help(help));
        }
    }

    fn ty(&mut self, field: &Field) -> Option<Type> {
        Some(match &field.ty.kind {
            TypeKind::Text => Type::Text,
            TypeKind::Number => Type::Number,
            TypeKind::YesNo => Type::YesNo,
            TypeKind::Date => Type::Date,
            TypeKind::Money(currency) => Type::Money(self.currency(field, currency.as_ref())?),
            TypeKind::OneOf(words) => Type::OneOf(self.domain(words, field.ty.span, true)?),
            TypeKind::SomeOf(words) => Type::SomeOf(self.domain(words, field.ty.span, false)?),
        })
    }

    fn currency(&mut self, field: &Field, written: Option<&Name>) -> Option<Currency> {
        if let Some(name) = written {
            if let Some(diagnostic) = bad_currency(name) {
                self.report(diagnostic);
            }
            return Some(name.text.as_str().into());
        }
        if let Some(currency) = &self.build.model.currency {
            return Some(currency.clone());
        }
        if !self.names.incomplete && !self.header_is_unsure() {
            let message = format!("`{}` is money, and the pact names no currency", field.name.text);
            let help = format!(
                "add `currency EUR` to the pact's first lines, or write `{}: money EUR`",
                field.name.text
            );
            self.report_once(Diagnostic::error("no-currency", field.ty.span, message).help(help));
        }
        None
    }

    /// Whether there is no header that could name a currency or work time, or it has a mistake: that is
    /// reported already.
    pub(super) fn header_is_unsure(&self) -> bool {
        let header = self.items.iter().find(|item| matches!(item.kind, ast::ItemKind::Pact(_)));
        header.is_none_or(|header| self.unread.touches(header.span))
    }

    /// The listed words; `other` at their end takes in everything else, in a `one of`.
    pub(super) fn domain(&mut self, words: &[Word], span: Span, one_of: bool) -> Option<Domain> {
        if words.is_empty() {
            let message = "this list has no words";
            let help = "write the words that are possible, for example `one of (small, large)`";
            self.report(Diagnostic::error("empty-list", span, message).help(help));
            return None;
        }
        if words.len() > MOST_WORDS {
            self.report(too_many_words(span));
            return None;
        }
        self.no_word_twice(words);
        let is_other = |word: &Word| word.text == "other" && !word.quoted;
        if let Some(early) = words.iter().rev().skip(1).find(|word| one_of && is_other(word)) {
            let message = "`other` must be the last word: it takes in everything that is not listed";
            let help = "write it behind all other words, or in quotes if it is a word like the others";
            self.report(Diagnostic::error("other-not-last", early.span, message).help(help));
        }
        let has_other = one_of && words.last().is_some_and(is_other);
        let mut domain = super::collect::distinct(words.iter());
        domain.has_other = has_other;
        Some(domain)
    }
}

fn too_many_words(span: Span) -> Diagnostic {
    Diagnostic::error("too-many-words", span, format!("a field has at most {MOST_WORDS} listed words"))
        .help("make it `text` and test it with `is one of` a `list`")
}

fn str_of(name: &Name) -> ast::Str {
    ast::Str { value: name.text.clone(), span: name.span }
}
