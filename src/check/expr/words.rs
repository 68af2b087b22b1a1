//! `is`, `is one of` and `includes`.

use super::Thing;
use crate::check::names::Means;
use crate::check::{Checker, say};
use crate::diagnostics::Diagnostic;
use crate::model::{CondId, Domain, Type, Typed, WordSet, Worded};
use crate::sources::Span;
use crate::syntax::ast::{Expr, IncludeArg, IncludeOp, ListRef, Operand, Test, TestKind, Word};
use crate::values::text;

/// Beyond so many words a list gets an index.
const FEW: usize = 16;

impl<'a> Checker<'a> {
    /// `subject is VALUE`, `subject is one of LIST`, without regard to a `not`.
    pub(super) fn is(&mut self, asked: (&Expr, &Thing<'_>), test: &Test, span: Span) -> Option<CondId> {
        let (subject, thing) = asked;
        match thing {
            Thing::Field(of) => match &of.ty {
                Type::Text => self.is_text(asked, of, test, span),
                Type::OneOf(domain) => self.is_word(asked, (Worded::Field(of.operand), domain), test, span),
                Type::YesNo => {
                    let Some(yes) = yes_or_no(test) else { return self.wrong_test(subject, thing, test) };
                    let flag = self.build.flag(of, span).ok()?;
                    Some(self.negated(!yes, flag, span))
                }
                _ => self.wrong_test(subject, thing, test),
            },
            Thing::Worded(of, domain) => self.is_word(asked, (*of, domain), test, span),
            Thing::Condition(id) => {
                let Some(yes) = yes_or_no(test) else { return self.wrong_test(subject, thing, test) };
                Some(self.negated(!yes, *id, span))
            }
            _ => self.wrong_test(subject, thing, test),
        }
    }

    fn is_text(
        &mut self,
        (subject, thing): (&Expr, &Thing<'_>),
        of: &Typed,
        test: &Test,
        span: Span,
    ) -> Option<CondId> {
        let needles = match &test.kind {
            TestKind::Is { value: Operand::Word(word), .. } if word.quoted => {
                self.texts(&ListRef::Words(vec![word.clone()], word.span))
            }
            TestKind::Is { value: Operand::Word(word), negated } => {
                if !self.is_declared(subject, word, *negated, None) {
                    let said = self.said(subject.span);
                    let is = if *negated { "is not" } else { "is" };
                    let message = format!("`{said}` is a text, and texts stand in quotes");
                    let help = format!("write `{said} {is} {}`", say::quoted(&word.text));
                    self.report(Diagnostic::error("text-without-quotes", word.span, message).help(help));
                }
                None
            }
            TestKind::IsOneOf { list, .. } => self.texts(list),
            _ => return self.wrong_test(subject, thing, test),
        }?;
        self.text_is(of, needles, span)
    }

    fn is_word(
        &mut self,
        (subject, thing): (&Expr, &Thing<'_>),
        (of, domain): (Worded, &Domain),
        test: &Test,
        span: Span,
    ) -> Option<CondId> {
        let name = self.said(subject.span);
        let set = match &test.kind {
            TestKind::Is { value: Operand::Word(word), negated } => {
                if Self::lists(domain, &word.text).is_none()
                    && self.is_declared(subject, word, *negated, Some(domain))
                {
                    return None;
                }
                self.word_set(domain, &name, std::slice::from_ref(word), None)
            }
            TestKind::IsOneOf { list, .. } => self.listed(domain, &name, list),
            _ => return self.wrong_test(subject, thing, test),
        }?;
        Some(self.build.word(of, set, span))
    }

    /// Whether a word behind `is` is the name of something else; reported if so.
    fn is_declared(&mut self, subject: &Expr, word: &Word, negated: bool, of: Option<&Domain>) -> bool {
        let Some(means) = self.names.shared.peek(&word.text).filter(|_| !word.quoted) else { return false };
        let (said, name) = (self.said(subject.span), &word.text);
        let (is, not) = if negated { ("is not", "not ") } else { ("is", "") };
        let (code, message, help) = match means {
            Means::List(_) => (
                "list-alone",
                format!("`{name}` is a list, and `{is}` takes one word or text"),
                format!("write `{said} {is} one of {name}`"),
            ),
            Means::Define(_) => (
                "wrong-type",
                format!("`{name}` is a define, which is asked by itself"),
                format!("write `{not}{name}`, without `{said} {is}`"),
            ),
            _ => (
                "wrong-type",
                format!("behind `{is}` stands a word or a text, and `{name}` is {}", means.kind().a()),
                match of {
                    Some(domain) => {
                        format!("write one of its words, for example `{said} {is} {}`", say::a_word(domain))
                    }
                    None => format!("write a text in quotes: `{said} {is} \"…\"`"),
                },
            ),
        };
        self.report(Diagnostic::error(code, word.span, message).help(help));
        true
    }

    /// `topics includes cloud`, `topics includes any of (…)`
    pub(super) fn includes(
        &mut self,
        (subject, thing): (&Expr, &Thing<'_>),
        (test, op, words): (&Test, IncludeOp, &IncludeArg),
        span: Span,
    ) -> Option<CondId> {
        let Thing::Field(of) = thing else { return self.wrong_test(subject, thing, test) };
        let Type::SomeOf(domain) = &of.ty else { return self.wrong_test(subject, thing, test) };
        let name = self.said(subject.span);
        let set = match words {
            IncludeArg::One(word)
                if !word.quoted
                    && self.names_a_list(&word.text)
                    && Self::lists(domain, &word.text).is_none() =>
            {
                let message = format!("`{}` is a list, and `includes` takes one word", word.text);
                let help = format!("write `{name} includes any of {}`", word.text);
                self.report(Diagnostic::error("list-alone", word.span, message).help(help));
                None
            }
            IncludeArg::One(word) => self.word_set(domain, &name, std::slice::from_ref(word), None),
            IncludeArg::Many(list) => self.listed(domain, &name, list),
        }?;
        self.build.includes(of, op == IncludeOp::All, set, span).ok()
    }

    fn listed(&mut self, domain: &Domain, name: &str, list: &ListRef) -> Option<WordSet> {
        match list {
            ListRef::Words(words, span) if words.is_empty() => self.empty_list(*span),
            ListRef::Words(words, span) => {
                if let [only] = words.as_slice()
                    && !only.quoted
                    && self.names_a_list(&only.text)
                    && Self::lists(domain, &only.text).is_none()
                {
                    let message = format!("`{}` is a list, and stands in parentheses like a word", only.text);
                    let help = format!("name the list without parentheses: `{}`", only.text);
                    self.report(Diagnostic::error("list-alone", *span, message).help(help));
                    return None;
                }
                self.word_set(domain, name, words, None)
            }
            ListRef::Named(named) => {
                let words = self.words_of(named)?;
                self.word_set(domain, name, &words, Some((&named.text, named.span)))
            }
        }
    }

    /// The places of words; of a named list the place of its name is where a wrong word is reported.
    fn word_set(
        &mut self,
        domain: &Domain,
        name: &str,
        words: &[Word],
        list: Option<(&str, Span)>,
    ) -> Option<WordSet> {
        let mut set = WordSet::new();
        let mut all = self.has_room(words.len() + domain.len() / 64, words.first()?.span);
        for word in words {
            match (self.position(domain, &text::fold(&word.text)), list) {
                (Some(at), _) => {
                    self.uses(name, &word.text);
                    set.insert(at);
                }
                (None, None) => {
                    all = false;
                    self.not_listed(domain, name, &word.text, word.span);
                }
                (None, Some((list, span))) => {
                    let message =
                        format!("the list `{list}` has `{}`, which is not a word of `{name}`", word.text);
                    let diagnostic = Diagnostic::error("unknown-word", span, message);
                    let words: Vec<String> = domain.words.iter().map(|word| say::word(word)).collect();
                    let help = format!(
                        "take it out of the list: the words of `{name}` are {}",
                        say::list(&words, "and")
                    );
                    self.report(diagnostic.help(help).related(word.span, "this word"));
                    return None;
                }
            }
        }
        all.then_some(set)
    }

    /// The place of a folded word; long lists are indexed once.
    pub(in crate::check) fn position(&mut self, domain: &Domain, folded: &str) -> Option<u16> {
        if domain.len() <= FEW {
            return domain.position(folded);
        }
        // The words of a list are never freed while a pact is checked, so their address is their name.
        let list = std::sync::Arc::as_ptr(&domain.folded).cast::<()>() as usize;
        let index = self.indexes.entry(list).or_insert_with(|| {
            let places = domain.folded.iter().zip(0..=u16::MAX).map(|(word, at)| (word.clone(), at));
            (domain.clone(), places.collect())
        });
        index.1.get(folded).copied()
    }

    pub(super) fn names_a_list(&self, name: &str) -> bool {
        matches!(self.names.shared.peek(name), Some(Means::List(_)))
    }
}

/// `is yes`, `is no`
fn yes_or_no(test: &Test) -> Option<bool> {
    match &test.kind {
        TestKind::Is { value: Operand::Word(word), .. } if !word.quoted => match word.text.as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        _ => None,
    }
}
