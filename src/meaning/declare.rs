//! Statements at the top of a file in their plain form.

use super::Part;
use super::print::Plain;
use crate::syntax::ast::{
    Choice, Choose, DataKind, DataValue, Define, EmptyMeans, Field, Header, HeaderEntry, HeaderKind,
    InteractionDecl, Item, ItemKind, LeadDecl, List, Name, Str, Team, Type, TypeKind, Word, WorkTimeLit,
};

/// The part that a statement is; none if no lead is the worse or better for it.
pub(super) fn part(item: &Item) -> Option<Part> {
    let Item { kind, span } = item;
    let mut out = Plain::default();
    let (kind, name) = match kind {
        // What they say is for people, or for the check.
        ItemKind::Language(_)
        | ItemKind::Include(_)
        | ItemKind::Agreed(_)
        | ItemKind::Example(_)
        | ItemKind::Reason(_)
        | ItemKind::Allow(_) => return None,
        ItemKind::Pact(header) => ("pact", Some(out.header(header))),
        ItemKind::Team(team) => ("team", Some(out.team(team))),
        ItemKind::Lead(lead) => ("lead", out.lead(lead)),
        ItemKind::Interaction(decl) => ("interaction", Some(out.interaction(decl))),
        ItemKind::List(list) => ("list", Some(out.word_list(list))),
        ItemKind::Define(define) => ("define", Some(out.define(define))),
        ItemKind::Score(score) => ("score", Some(out.score(score))),
        ItemKind::Rating(rating) => ("rating", Some(out.rating(rating))),
        ItemKind::Questionnaire(decl) => ("questionnaire", Some(out.questionnaire(decl))),
        ItemKind::Table(table) => ("table", Some(out.table(table))),
        ItemKind::Choose(choose) => ("choose", Some(out.choose(choose))),
        ItemKind::Stage(stage) => ("stage", Some(out.stage(stage))),
        ItemKind::EveryStage(items) => ("in every stage", out.every_stage(items)),
        ItemKind::Start(lines) => ("leads start in", out.start(lines)),
        ItemKind::Nurture(nurture) => ("nurture", out.nurture(nurture)),
    };
    Some(Part { kind, name: name.map(str::to_owned), text: out.finish(), span: *span })
}

/// Each writes one declaration, and gives its name.
impl Plain {
    fn header<'n>(&mut self, Header { name, entries }: &'n Header) -> &'n str {
        // Entries may stand in any order.
        let mut entries: Vec<&HeaderKind> =
            entries.iter().map(|HeaderEntry { kind, span: _ }| kind).collect();
        entries.sort_by_key(|kind| rank(kind));
        self.node("pact", |out| {
            out.str(name);
            entries.iter().for_each(|kind| out.header_entry(kind));
        });
        &name.value
    }

    fn team<'n>(&mut self, Team { name, label: _ }: &'n Team) -> &'n str {
        self.named("team", name, |_| {})
    }

    fn lead(&mut self, LeadDecl { id, fields }: &LeadDecl) -> Option<&'static str> {
        self.node("lead", |out| {
            out.node("id", |out| out.word(id));
            fields.iter().for_each(|field| out.field(field));
        });
        None
    }

    fn interaction<'n>(&mut self, decl: &'n InteractionDecl) -> &'n str {
        let InteractionDecl { name, label: _, from_type, by, fields } = decl;
        self.named("interaction", name, |out| {
            out.maybe_str("from_type", from_type.as_ref());
            out.names("by", by.as_slice());
            fields.iter().for_each(|field| out.field(field));
        })
    }

    fn word_list<'n>(&mut self, List { name, label: _, words }: &'n List) -> &'n str {
        self.named("list", name, |out| words.iter().for_each(|word| out.word(word)))
    }

    fn define<'n>(&mut self, Define { name, label: _, body }: &'n Define) -> &'n str {
        self.named("define", name, |out| out.expr(body))
    }

    fn choose<'n>(&mut self, Choose { name, label: _, lines }: &'n Choose) -> &'n str {
        self.named("choose", name, |out| out.choices(lines))
    }

    fn start(&mut self, lines: &[Choice]) -> Option<&'static str> {
        self.node("start", |out| out.choices(lines));
        None
    }

    /// `(head "name" …)`; gives the name.
    pub(super) fn named<'n>(
        &mut self,
        head: &str,
        name: &'n Name,
        inside: impl FnOnce(&mut Self),
    ) -> &'n str {
        self.node(head, |out| {
            out.name(name);
            inside(out);
        });
        &name.text
    }

    /// `(head "text")`; nothing for none.
    pub(super) fn maybe_str(&mut self, head: &str, text: Option<&Str>) {
        if let Some(text) = text {
            self.node(head, |out| out.str(text));
        }
    }

    fn choices(&mut self, lines: &[Choice]) {
        lines.iter().for_each(|line| self.choice(line));
    }

    /// A line of a choice, or of `leads start in`.
    pub(super) fn choice(&mut self, Choice { word, condition, span: _ }: &Choice) {
        self.node("line", |out| {
            out.word(word);
            out.maybe_expr("when", condition.as_ref());
        });
    }
}

/// The header.
impl Plain {
    pub(super) fn header_entry(&mut self, kind: &HeaderKind) {
        match kind {
            // It counts the agreements, and is no part of any.
            HeaderKind::Version(_) => {}
            HeaderKind::Timezone(zone) => self.node("timezone", |out| out.name(zone)),
            HeaderKind::Currency(currency) => self.node("currency", |out| out.name(currency)),
            HeaderKind::WorkTime(time) => self.work_time(time),
            HeaderKind::Holidays(days) => {
                self.node("holidays", |out| days.iter().for_each(|day| out.date(day)));
            }
        }
    }

    /// `(work_time (days mon fri) 09:00 17:00)`
    fn work_time(&mut self, WorkTimeLit { days, from, to }: &WorkTimeLit) {
        self.node("work_time", |out| {
            for (first, last) in days {
                out.node("days", |out| {
                    out.bare(week_day(*first));
                    out.bare(week_day(*last));
                });
            }
            out.time(from);
            out.time(to);
        });
    }
}

fn rank(kind: &HeaderKind) -> u8 {
    match kind {
        HeaderKind::Version(_) => 0,
        HeaderKind::Timezone(_) => 1,
        HeaderKind::Currency(_) => 2,
        HeaderKind::WorkTime(_) => 3,
        HeaderKind::Holidays(_) => 4,
    }
}

fn week_day(day: u8) -> &'static str {
    match day {
        0 => "mon",
        1 => "tue",
        2 => "wed",
        3 => "thu",
        4 => "fri",
        5 => "sat",
        _ => "sun",
    }
}

/// Fields.
impl Plain {
    pub(super) fn field(&mut self, field: &Field) {
        let Field { name, ty, label: _, column, unknown_if, empty_means, span: _ } = field;
        self.node("field", |out| {
            out.name(name);
            out.field_type(ty);
            out.maybe_str("from_column", column.as_ref());
            if !unknown_if.is_empty() {
                out.node("unknown_if", |out| unknown_if.iter().for_each(|word| out.str(word)));
            }
            if let Some(EmptyMeans { value, span: _ }) = empty_means {
                out.node("empty_means", |out| out.data(value));
            }
        });
    }

    fn field_type(&mut self, Type { kind, span: _ }: &Type) {
        match kind {
            TypeKind::Text => self.bare("text"),
            TypeKind::Number => self.bare("number"),
            TypeKind::Money(None) => self.bare("money"),
            TypeKind::Money(Some(currency)) => self.node("money", |out| out.name(currency)),
            TypeKind::YesNo => self.bare("yes_no"),
            TypeKind::Date => self.bare("date"),
            TypeKind::OneOf(words) => self.node("one_of", |out| out.listed_words(words)),
            TypeKind::SomeOf(words) => {
                self.node("some_of", |out| words.iter().for_each(|word| out.word(word)));
            }
        }
    }

    fn listed_words(&mut self, words: &[Word]) {
        for (at, word) in words.iter().enumerate() {
            self.listed(word, at + 1 == words.len());
        }
    }

    /// A value of data. Its field's type tells a word from a text, and yes from a word.
    fn data(&mut self, DataValue { kind, span: _ }: &DataValue) {
        match kind {
            DataKind::Text(text) | DataKind::Word(text) => self.quoted(text),
            DataKind::Yes => self.quoted("yes"),
            DataKind::No => self.quoted("no"),
            DataKind::Number(number) => self.number(number),
            DataKind::Unknown => self.bare("unknown"),
            DataKind::Date(date) => self.date(date),
            DataKind::Words(words) => {
                self.node("words", |out| words.iter().for_each(|word| out.word(word)));
            }
        }
    }
}
