//! The grammar as a table of steps.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::chars::Chars;
use super::class::{self, CAPITAL, Class, Classes, DIGIT, END, OTHER};
use super::notation::{Definition, Expr, Kind, definitions};
use crate::syntax::grammar::{GRAMMAR, Rule};
use crate::syntax::keywords::keywords;

/// A place in the list of steps.
pub(super) type StepId = u32;

/// All rules of the grammar.
pub(super) struct Table {
    pub(super) steps: Vec<Step>,
    pub(super) rules: Vec<Reads>,
    /// Which of `rules` a rule is, by its number.
    by_rule: Vec<u32>,
}

/// A rule that makes a part.
pub(super) struct Reads {
    pub(super) rule: Rule,
    /// Blanks may stand between its parts.
    pub(super) blanks: bool,
    /// The parts inside it are kept.
    pub(super) parts: bool,
    pub(super) body: StepId,
}

/// What is read, and with which tokens it may begin.
pub(super) struct Step {
    pub(super) reads: Op,
    pub(super) first: Classes,
}

/// What is read.
pub(super) enum Op {
    /// These characters.
    Text(Box<str>),
    /// The first of these that stands there, and behind it no further character of a word. Where a word is told by
    /// the class of its token alone, that stands beside it.
    Words(Box<[(Class, Box<str>)]>),
    /// One of these characters.
    One(Chars),
    /// As many of these characters as there are.
    Many(Chars),
    /// The end of the statement.
    End,
    /// What a rule reads.
    Rule(u32),
    /// All, one after the other.
    Seq(Box<[StepId]>),
    /// The first that can be read.
    Choice(Box<[StepId]>),
    /// It, if it can be read.
    Optional(StepId),
    /// As often as it can be read.
    Repeat(StepId),
    /// Nothing, if it cannot be read.
    Not(StepId),
    /// Nothing, if it can be read.
    Ahead(StepId),
    /// Nothing ever: what is written so in the grammar is not known here.
    Never,
}

/// The grammar, read once.
pub(super) fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Compiler::run(&definitions(GRAMMAR)))
}

impl Table {
    /// What reads a rule.
    pub(super) fn start(&self, rule: Rule) -> Option<u32> {
        self.by_rule.get(rule as usize).copied().filter(|at| *at != NONE)
    }
}

const NONE: u32 = u32::MAX;

struct Compiler<'g> {
    definitions: HashMap<&'g str, &'g Definition<'g>>,
    /// Which of the rules a name is.
    numbers: HashMap<&'g str, u32>,
    table: Table,
    /// What rules can begin with.
    firsts: HashMap<&'g str, First>,
    /// By letter of ASCII, the words that begin with it.
    words: Vec<Classes>,
}

/// With which tokens something can begin.
#[derive(Clone, Copy)]
struct First {
    classes: Classes,
    /// It can also read nothing.
    nothing: bool,
}

impl First {
    const NOTHING: Self = Self { classes: Classes::NONE, nothing: true };
    const ANY: Self = Self { classes: Classes::ALL, nothing: true };

    fn of(classes: Classes) -> Self {
        Self { classes, nothing: false }
    }

    /// What a sequence begins with, whose next part begins with `next`.
    fn then(&mut self, next: Self) {
        if self.nothing {
            self.or(next);
            self.nothing = next.nothing;
        }
    }

    /// What a choice begins with, one of whose alternatives begins with `other`.
    fn or(&mut self, other: Self) {
        self.classes.add_all(&other.classes);
        self.nothing |= other.nothing;
    }
}

impl<'g> Compiler<'g> {
    fn run(definitions: &'g [Definition<'g>]) -> Table {
        let known: HashMap<String, Rule> = Rule::all_rules().iter().map(|r| (format!("{r:?}"), *r)).collect();
        let table = Table { steps: Vec::new(), rules: Vec::new(), by_rule: vec![NONE; known.len() + 1] };
        let mut compiler = Self {
            definitions: definitions.iter().map(|d| (d.name, d)).collect(),
            numbers: HashMap::new(),
            table,
            firsts: HashMap::new(),
            words: words_by_letter(),
        };
        let spoken = definitions.iter().filter(|d| d.kind != Kind::Silent);
        let rules: Vec<_> = spoken.filter_map(|d| Some((d, *known.get(d.name)?))).collect();
        for (number, (definition, rule)) in (0..).zip(&rules) {
            compiler.numbers.insert(definition.name, number);
            if let Some(slot) = compiler.table.by_rule.get_mut(*rule as usize) {
                *slot = number;
            }
        }
        for (definition, rule) in rules {
            let (body, _) = compiler.step(&definition.body);
            let blanks = definition.kind == Kind::Plain;
            let parts = definition.kind != Kind::Atomic;
            compiler.table.rules.push(Reads { rule, blanks, parts, body });
        }
        compiler.table
    }

    /// Adds the steps of an expression.
    fn step(&mut self, expr: &'g Expr<'g>) -> (StepId, First) {
        let (reads, first) = self.op(expr);
        let tells = if first.nothing { Classes::ALL } else { first.classes };
        self.table.steps.push(Step { reads, first: tells });
        (u32::try_from(self.table.steps.len() - 1).unwrap_or(NONE), first)
    }

    fn op(&mut self, expr: &'g Expr<'g>) -> (Op, First) {
        if let Expr::Name(name) = expr
            && let Some(number) = self.numbers.get(name)
        {
            return (Op::Rule(*number), self.first_of_rule(name));
        }
        if let Some(words) = whole_words(expr) {
            return (Op::words(&words), First::of(first_of_words(&words)));
        }
        if let Some(chars) = self.chars(expr) {
            return (Op::One(chars), First::of(self.first_of_chars(chars)));
        }
        match expr {
            Expr::Text(text) => (Op::Text(text.as_str().into()), self.first(expr)),
            Expr::Name("EOI") => (Op::End, self.first(expr)),
            Expr::Name(name) => match self.silent(name) {
                Some(body) => self.op(body),
                None => (Op::Never, First::ANY),
            },
            Expr::Seq(all) => {
                let mut first = First::NOTHING;
                let all = all.iter().map(|one| self.noting(one, |next| first.then(next))).collect();
                (Op::Seq(all), first)
            }
            Expr::Choice(_) => {
                let (mut all, mut first) = (Vec::new(), First::of(Classes::NONE));
                self.alternatives(expr, &mut all);
                let all = all.into_iter().map(|one| self.noting(one, |other| first.or(other))).collect();
                (Op::Choice(all), first)
            }
            Expr::Optional(one) => {
                let (one, first) = self.step(one);
                (Op::Optional(one), First { nothing: true, ..first })
            }
            Expr::Repeat(one) => {
                let first = First { nothing: true, ..self.first(one) };
                let op = self.chars(one).map(Op::Many);
                (op.unwrap_or_else(|| Op::Repeat(self.step(one).0)), first)
            }
            Expr::Not(one) => (Op::Not(self.step(one).0), First::NOTHING),
            Expr::Ahead(one) => (Op::Ahead(self.step(one).0), First::NOTHING),
            Expr::Range(..) => (Op::Never, First::ANY),
        }
    }

    fn noting(&mut self, expr: &'g Expr<'g>, mut note: impl FnMut(First)) -> StepId {
        let (id, first) = self.step(expr);
        note(first);
        id
    }

    /// What a rule reads that makes no part.
    fn silent(&self, name: &str) -> Option<&'g Expr<'g>> {
        let definition = self.definitions.get(name)?;
        (definition.kind == Kind::Silent).then_some(&definition.body)
    }

    /// All alternatives of a choice, those of choices inside it among them.
    fn alternatives(&self, expr: &'g Expr<'g>, all: &mut Vec<&'g Expr<'g>>) {
        match expr {
            Expr::Choice(inner) => inner.iter().for_each(|one| self.alternatives(one, all)),
            Expr::Name(name) => match self.silent(name) {
                Some(body @ Expr::Choice(_)) => self.alternatives(body, all),
                _ => all.push(expr),
            },
            _ => all.push(expr),
        }
    }

    /// The set of characters of which an expression reads one.
    fn chars(&self, expr: &Expr<'g>) -> Option<Chars> {
        match expr {
            Expr::Text(text) => {
                let mut chars = text.chars();
                let only = chars.next().filter(char::is_ascii)?;
                chars.next().is_none().then(|| Chars::range(only, only))
            }
            Expr::Range(from, to) if to.is_ascii() => Some(Chars::range(*from, *to)),
            Expr::Choice(all) => {
                let mut sets = all.iter().map(|one| self.chars(one));
                sets.try_fold(Chars::default(), |set, one| Some(set.and(one?)))
            }
            Expr::Name(name) => Chars::named(name).or_else(|| self.chars(self.silent(name)?)),
            _ => None,
        }
    }

    /// With which tokens an expression can begin. Of rules this is found out once.
    fn first(&mut self, expr: &'g Expr<'g>) -> First {
        if let Expr::Name(name) = expr
            && let Some(found) = self.firsts.get(name)
        {
            return *found;
        }
        if let Some(words) = whole_words(expr) {
            return First::of(first_of_words(&words));
        }
        if let Some(chars) = self.chars(expr) {
            return First::of(self.first_of_chars(chars));
        }
        match expr {
            Expr::Text(text) if text.is_empty() => First::NOTHING,
            Expr::Text(text) => First::of(self.first_of_text(text)),
            Expr::Name("EOI") => First::of(Classes::only(END)),
            Expr::Name(name) => self.first_of_rule(name),
            Expr::Seq(all) => {
                let mut first = First::NOTHING;
                for one in all {
                    if first.nothing {
                        first.then(self.first(one));
                    }
                }
                first
            }
            Expr::Choice(all) => {
                let mut first = First::of(Classes::NONE);
                all.iter().for_each(|one| first.or(self.first(one)));
                first
            }
            Expr::Optional(one) | Expr::Repeat(one) => First { nothing: true, ..self.first(one) },
            Expr::Not(_) | Expr::Ahead(_) => First::NOTHING,
            Expr::Range(..) => First::ANY,
        }
    }

    fn first_of_rule(&mut self, name: &'g str) -> First {
        if let Some(found) = self.firsts.get(name) {
            return *found;
        }
        let Some(definition) = self.definitions.get(name).copied() else { return First::ANY };
        let found = self.first(&definition.body);
        self.firsts.insert(name, found);
        found
    }

    fn first_of_chars(&self, chars: Chars) -> Classes {
        let mut classes = Classes::NONE;
        let begin = (0_u8..).zip(&self.words).filter(|(letter, _)| chars.has_ascii(*letter));
        begin.for_each(|(_, words)| classes.add_all(words));
        if chars.goes_beyond() {
            classes.add(OTHER);
        }
        classes
    }

    /// A text that may be the beginning of a longer word counts as anything that begins with its character.
    fn first_of_text(&self, text: &str) -> Classes {
        let word = leading_word(text);
        if !word.is_empty() && word.len() < text.len() {
            return Classes::only(class::of_word(word));
        }
        let first = text.chars().next().filter(char::is_ascii);
        first.map_or(Classes::ALL, |first| self.first_of_chars(Chars::range(first, first)))
    }
}

impl Op {
    /// Words that are whole; their classes tell them apart if none is written with a blank or a sign, and none is the
    /// beginning of one behind it.
    fn words(words: &[&str]) -> Self {
        let told = |at: usize, word: &str| {
            let hides = words.iter().skip(at + 1).any(|behind| behind.starts_with(word));
            leading_word(word) == word && !hides && class::of_word(word) < class::WORDS
        };
        let all_told = words.iter().enumerate().all(|(at, word)| told(at, word));
        let class = |word: &str| if all_told { class::of_word(word) } else { class::UNKNOWN };
        Self::Words(words.iter().map(|word| (class(word), Box::from(*word))).collect())
    }
}

/// `("days" | "day") ~ !wc`
fn whole_words<'e>(expr: &'e Expr<'_>) -> Option<Vec<&'e str>> {
    let Expr::Seq(all) = expr else { return None };
    let [words, Expr::Not(not)] = all.as_slice() else { return None };
    if !matches!(**not, Expr::Name("wc")) {
        return None;
    }
    let text = |expr: &'e Expr<'_>| match expr {
        Expr::Text(text) => Some(text.as_str()),
        _ => None,
    };
    match words {
        Expr::Choice(all) => all.iter().map(text).collect(),
        one => text(one).map(|one| vec![one]),
    }
}

fn first_of_words(words: &[&str]) -> Classes {
    let mut classes = Classes::NONE;
    words.iter().for_each(|word| classes.add(class::of_word(leading_word(word))));
    classes
}

/// By character of ASCII, the classes of all tokens that begin with it.
fn words_by_letter() -> Vec<Classes> {
    let of_letter = |letter: u8| match letter {
        b'a'..=b'z' | b'_' => Classes::only(OTHER),
        b'A'..=b'Z' => Classes::only(CAPITAL),
        b'0'..=b'9' => Classes::only(DIGIT),
        _ if class::of_sign(letter) == class::UNKNOWN => Classes::NONE,
        sign => Classes::only(class::of_sign(sign)),
    };
    let mut letters: Vec<Classes> = (0..128).map(of_letter).collect();
    for word in keywords().words() {
        let letter = word.bytes().next().and_then(|first| letters.get_mut(usize::from(first)));
        if let Some(classes) = letter {
            classes.add(class::of_word(word));
        }
    }
    letters
}

/// The letters, digits and `_` that a text begins with.
fn leading_word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}
