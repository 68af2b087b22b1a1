//! The grammar as a table of steps.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::chars::Chars;
use super::class::{self, CAPITAL, Classes, DIGIT, END, OTHER, SIGNS};
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
    /// The first of these that stands there, and behind it no further character of a word.
    Words(Box<[Box<str>]>),
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
    /// What rules can begin with, and whether they can read nothing.
    firsts: HashMap<&'g str, (Classes, bool)>,
    words: Vec<(u8, String)>,
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
            words: keywords().words().map(|word| (class::of_word(word), word.to_owned())).collect(),
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
            let body = compiler.step(&definition.body);
            let blanks = definition.kind == Kind::Plain;
            let parts = definition.kind != Kind::Atomic;
            compiler.table.rules.push(Reads { rule, blanks, parts, body });
        }
        compiler.table
    }

    /// Adds the steps of an expression.
    fn step(&mut self, expr: &'g Expr<'g>) -> StepId {
        let (first, reads_nothing) = self.first(expr);
        let first = if reads_nothing { Classes::ALL } else { first };
        let reads = self.op(expr);
        self.table.steps.push(Step { reads, first });
        u32::try_from(self.table.steps.len() - 1).unwrap_or(NONE)
    }

    fn op(&mut self, expr: &'g Expr<'g>) -> Op {
        if let Some(words) = self.whole_words(expr) {
            return Op::Words(words);
        }
        if let Some(chars) = self.chars(expr) {
            return Op::One(chars);
        }
        match expr {
            Expr::Text(text) => Op::Text(text.as_str().into()),
            Expr::Name("EOI") => Op::End,
            Expr::Name(name) => match self.numbers.get(name) {
                Some(number) => Op::Rule(*number),
                None => self.silent(name).map_or(Op::Never, |body| self.op(body)),
            },
            Expr::Seq(all) => Op::Seq(all.iter().map(|one| self.step(one)).collect()),
            Expr::Choice(_) => {
                let mut all = Vec::new();
                self.alternatives(expr, &mut all);
                Op::Choice(all.into_iter().map(|one| self.step(one)).collect())
            }
            Expr::Optional(one) => Op::Optional(self.step(one)),
            Expr::Repeat(one) => match self.chars(one) {
                Some(chars) => Op::Many(chars),
                None => Op::Repeat(self.step(one)),
            },
            Expr::Not(one) => Op::Not(self.step(one)),
            Expr::Ahead(one) => Op::Ahead(self.step(one)),
            Expr::Range(..) => Op::Never,
        }
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

    /// `("days" | "day") ~ !wc`
    fn whole_words(&self, expr: &Expr<'g>) -> Option<Box<[Box<str>]>> {
        let Expr::Seq(all) = expr else { return None };
        let [words, Expr::Not(not)] = all.as_slice() else { return None };
        let text = |expr: &Expr<'g>| match expr {
            Expr::Text(text) => Some(text.as_str().into()),
            _ => None,
        };
        let words: Option<Box<[Box<str>]>> = match words {
            Expr::Choice(all) => all.iter().map(text).collect(),
            one => text(one).map(|one| Box::from([one])),
        };
        words.filter(|_| matches!(**not, Expr::Name("wc")))
    }

    /// The set of characters of which an expression reads one.
    fn chars(&self, expr: &Expr<'g>) -> Option<Chars> {
        match expr {
            Expr::Text(text) => {
                let mut chars = text.chars();
                let only = chars.next().filter(char::is_ascii)?;
                chars.next().is_none().then(|| Chars::of(|c| c == only))
            }
            Expr::Range(from, to) if to.is_ascii() => Some(Chars::of(|c| (*from..=*to).contains(&c))),
            Expr::Choice(all) => {
                let mut sets = all.iter().map(|one| self.chars(one));
                sets.try_fold(Chars::default(), |set, one| Some(set.and(one?)))
            }
            Expr::Name(name) => Chars::named(name).or_else(|| self.chars(self.silent(name)?)),
            _ => None,
        }
    }

    /// With which tokens an expression can begin, and whether it can read nothing.
    fn first(&mut self, expr: &'g Expr<'g>) -> (Classes, bool) {
        if let Some(words) = self.whole_words(expr) {
            return (Self::first_of_words(&words), false);
        }
        if let Some(chars) = self.chars(expr) {
            return (self.first_of_chars(chars), false);
        }
        match expr {
            Expr::Text(text) => (self.first_of_text(text), text.is_empty()),
            Expr::Name("EOI") => {
                let mut end = Classes::NONE;
                end.add(END);
                (end, false)
            }
            Expr::Name(name) => self.first_of_rule(name),
            Expr::Seq(all) => {
                let mut classes = Classes::NONE;
                for one in all {
                    let (first, reads_nothing) = self.first(one);
                    classes.add_all(&first);
                    if !reads_nothing {
                        return (classes, false);
                    }
                }
                (classes, true)
            }
            Expr::Choice(all) => {
                let (mut classes, mut nothing) = (Classes::NONE, false);
                for one in all {
                    let (first, reads_nothing) = self.first(one);
                    classes.add_all(&first);
                    nothing |= reads_nothing;
                }
                (classes, nothing)
            }
            Expr::Optional(one) | Expr::Repeat(one) => (self.first(one).0, true),
            Expr::Not(_) | Expr::Ahead(_) => (Classes::NONE, true),
            Expr::Range(..) => (Classes::ALL, true),
        }
    }

    fn first_of_rule(&mut self, name: &'g str) -> (Classes, bool) {
        if let Some(found) = self.firsts.get(name) {
            return *found;
        }
        let Some(definition) = self.definitions.get(name).copied() else { return (Classes::ALL, true) };
        let found = self.first(&definition.body);
        self.firsts.insert(name, found);
        found
    }

    fn first_of_words(words: &[Box<str>]) -> Classes {
        let mut classes = Classes::NONE;
        words.iter().for_each(|word| classes.add(class::of_word(leading_word(word))));
        classes
    }

    fn first_of_chars(&self, chars: Chars) -> Classes {
        let mut classes = Classes::NONE;
        let has = |from: u8, to: u8| (from..=to).any(|byte| chars.has_ascii(byte));
        for (class, word) in &self.words {
            if word.bytes().next().is_some_and(|first| chars.has_ascii(first)) {
                classes.add(*class);
            }
        }
        if has(b'a', b'z') || chars.has_ascii(b'_') || chars.goes_beyond() {
            classes.add(OTHER);
        }
        if has(b'A', b'Z') {
            classes.add(CAPITAL);
        }
        if has(b'0', b'9') {
            classes.add(DIGIT);
        }
        SIGNS
            .iter()
            .filter(|sign| chars.has_ascii(**sign))
            .for_each(|sign| classes.add(class::of_sign(*sign)));
        classes
    }

    /// A text that may be the beginning of a longer word counts as anything that begins with its character.
    fn first_of_text(&self, text: &str) -> Classes {
        let word = leading_word(text);
        if !word.is_empty() && word.len() < text.len() {
            let mut classes = Classes::NONE;
            classes.add(class::of_word(word));
            return classes;
        }
        let first = text.chars().next();
        first.map_or(Classes::NONE, |first| match first.is_ascii() {
            true => self.first_of_chars(Chars::of(|c| c == first)),
            false => Classes::ALL,
        })
    }
}

/// The letters, digits and `_` that a text begins with.
fn leading_word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_grammar_is_in_the_table() {
        let names: Vec<&str> = definitions(GRAMMAR).iter().map(|d| d.name).collect();
        let rules = Rule::all_rules().iter().filter(|rule| **rule != Rule::EOI);
        let missing: Vec<_> = rules.filter(|rule| !names.contains(&format!("{rule:?}").as_str())).collect();
        assert_eq!(missing, [] as [&Rule; 0]);
        assert!(
            table().steps.iter().all(|step| !matches!(step.reads, Op::Never)),
            "all that is written is known"
        );
        let blanks = definitions(GRAMMAR).into_iter().find(|d| d.name == "WHITESPACE").map(|d| d.body);
        assert!(matches!(blanks, Some(Expr::Text(text)) if text == " "), "that is what is skipped");
    }

    #[test]
    fn tokens_tell_alternatives_apart() {
        let first = |rule: Rule| {
            let rules = &table().rules;
            let reads = table().start(rule).and_then(|at| rules.get(at as usize)).map(|r| r.body);
            reads.and_then(|body| table().steps.get(body as usize)).map(|step| step.first)
        };
        let of = |words: &[&str]| {
            let mut classes = Classes::NONE;
            words.iter().for_each(|word| classes.add(class::of_word(word)));
            Some(classes)
        };
        assert_eq!(first(Rule::k_days), of(&["days", "day"]));
        assert_eq!(first(Rule::k_yes_no), of(&["yes"]));
        assert_eq!(first(Rule::duration), of(&["5"]));
        assert!(
            first(Rule::name).is_some_and(|name| name.has(OTHER) && name.has(CAPITAL) && !name.has(DIGIT))
        );
    }
}
