//! `contains`, `starts with` and their like.

use super::Thing;
use crate::check::{Checker, say};
use crate::diagnostics::Diagnostic;
use crate::model::{self, CondId, Type};
use crate::sources::Span;
use crate::syntax::ast::{Expr, ListRef, Name, Needles, Test, TextOp, Word};
use crate::values::text;

impl<'a> Checker<'a> {
    pub(super) fn text_test(
        &mut self,
        (subject, thing): (&Expr, &Thing<'_>),
        (test, op, needles): (&Test, TextOp, &Needles),
        span: Span,
    ) -> Option<CondId> {
        let Thing::Field(of) = thing else { return self.wrong_test(subject, thing, test) };
        if of.ty != Type::Text {
            return self.wrong_test(subject, thing, test);
        }
        let needles = match needles {
            Needles::One(needle) => {
                let word = Word { text: needle.value.clone(), quoted: true, span: needle.span };
                self.needles(&[word])
            }
            Needles::Any(list) => self.texts(list),
        }?;
        self.build.text(of, model::TextTest { op: op_of(op), needles: needles.into() }, span).ok()
    }

    /// `country is "DE"`, `country is one of ("DE", "AT")`
    pub(super) fn text_is(
        &mut self,
        of: &model::Typed,
        needles: Vec<std::sync::Arc<str>>,
        span: Span,
    ) -> Option<CondId> {
        self.build.text(of, model::TextTest { op: model::TextOp::Is, needles: needles.into() }, span).ok()
    }

    /// The texts of a list, folded.
    pub(super) fn texts(&mut self, list: &ListRef) -> Option<Vec<std::sync::Arc<str>>> {
        match list {
            ListRef::Words(words, span) => {
                if words.is_empty() {
                    return self.empty_list(*span);
                }
                self.quotes_on(words, *span)?;
                self.needles(words)
            }
            ListRef::Named(name) => {
                let words = self.words_of(name)?;
                self.needles(&words)
            }
        }
    }

    /// The words of a named list; none if it has no words, which is reported.
    pub(super) fn words_of(&mut self, name: &Name) -> Option<Vec<Word>> {
        let at = self.list_named(name)?;
        let list = *self.decls.lists.get(at)?;
        (!list.words.is_empty() && self.has_room(list.words.len(), name.span)).then(|| list.words.clone())
    }

    pub(super) fn empty_list<T>(&mut self, span: Span) -> Option<T> {
        let message = "there is nothing in these parentheses";
        let help = "write what is looked for, for example `(\"DE\", \"AT\")`";
        self.report(Diagnostic::error("empty-list", span, message).help(help));
        None
    }

    /// Texts stand in quotes; a bare word would be a listed word.
    fn quotes_on(&mut self, words: &[Word], span: Span) -> Option<()> {
        let Some(bare) = words.iter().find(|word| !word.quoted) else { return Some(()) };
        let is_list = words.len() == 1 && self.names_a_list(&bare.text);
        let help = if is_list {
            format!("name the list without parentheses: `{}`", bare.text)
        } else {
            let all: Vec<String> = words.iter().map(|word| say::quoted(&word.text)).collect();
            format!("write `({})`", all.join(", "))
        };
        let message = match is_list {
            true => format!("`{}` is a list, and stands in parentheses like a text", bare.text),
            false => format!("`{}` is meant as text, and texts stand in quotes", bare.text),
        };
        let place = if is_list { span } else { bare.span };
        self.report(Diagnostic::error("text-without-quotes", place, message).help(help));
        None
    }

    /// Folded needles; an empty one would be found everywhere, and is never a value.
    fn needles(&mut self, words: &[Word]) -> Option<Vec<std::sync::Arc<str>>> {
        for word in words {
            if text::is_blank(&word.text) {
                let message = "an empty text is an unknown one, and cannot be looked for";
                let help = "test with `is unknown` or `is known`, or write a text";
                self.report(Diagnostic::error("empty-text", word.span, message).help(help));
                return None;
            }
        }
        let span = words.first()?.span;
        self.has_room(words.len(), span)
            .then(|| words.iter().map(|word| text::fold(&word.text).into()).collect())
    }
}

fn op_of(op: TextOp) -> model::TextOp {
    match op {
        TextOp::Contains => model::TextOp::Contains,
        TextOp::Mentions => model::TextOp::Mentions,
        TextOp::StartsWith => model::TextOp::StartsWith,
        TextOp::EndsWith => model::TextOp::EndsWith,
    }
}
