//! Statements at the top of a file, without their blocks, and what stands in the header and among fields.

use super::expr::{condition, expr};
use super::lists::{Joined, joints, words};
use super::order::in_order;
use super::scoring::range;
use super::values::{date, dates, number, time};
use super::{Cx, Part, all, child, has, parts};
use crate::syntax::ast::{
    Agreed, Allow, Choose, DataKind, DataValue, Define, EmptyMeans, Example, Expr, Field, Header, HeaderEntry,
    HeaderKind, InteractionDecl, ItemKind, LeadDecl, List, Name, Nurture, Questionnaire, Rating, Reason, Score,
    Stage, Str, Table, Team, Type, TypeKind, WorkTimeLit,
};
use crate::syntax::grammar::Rule;

/// A statement at the top of a file, its block still empty.
pub(in crate::syntax) fn declaration(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<ItemKind> {
    let name = child(part, Rule::name).map(|n| cx.name(&n));
    let label = child(part, Rule::string).map(|s| cx.text(&s));
    Some(match part.as_rule() {
        Rule::language => ItemKind::Language(number(cx, &child(part, Rule::plain)?)?),
        Rule::include => ItemKind::Include(label?),
        Rule::pact => ItemKind::Pact(Header { name: label?, entries: Vec::new() }),
        Rule::team => ItemKind::Team(Team { name: name?, label }),
        Rule::agreed => ItemKind::Agreed(agreed(cx, part, name?)?),
        Rule::lead => ItemKind::Lead(LeadDecl { id: cx.word(&child(part, Rule::word)?)?, fields: Vec::new() }),
        Rule::interaction => ItemKind::Interaction(interaction(cx, part, name?, label)),
        Rule::list => {
            ItemKind::List(List { name: name?, label, words: words(cx, &child(part, Rule::words)?) })
        }
        Rule::define => ItemKind::Define(Define { name: name?, label, body: condition(cx, part)? }),
        Rule::score => ItemKind::Score(Score { name: name?, label, range: range(cx, part), lines: Vec::new() }),
        Rule::rating => {
            ItemKind::Rating(Rating { name: name?, label, of: second_name(cx, part)?, levels: Vec::new() })
        }
        Rule::questionnaire => ItemKind::Questionnaire(Questionnaire {
            name: name?,
            label,
            asked_by: second_name(cx, part)?,
            questions: Vec::new(),
        }),
        Rule::table => ItemKind::Table(table(cx, part, name?, label)?),
        Rule::choose => ItemKind::Choose(Choose { name: name?, label, lines: Vec::new() }),
        Rule::stage => ItemKind::Stage(stage(cx, part, name?, label)?),
        Rule::every_stage => ItemKind::EveryStage(Vec::new()),
        Rule::leads_start => ItemKind::Start(Vec::new()),
        Rule::nurture => ItemKind::Nurture(Nurture { condition: nurture_condition(cx, part)?, tracks: Vec::new() }),
        Rule::example => ItemKind::Example(Example { title: label?, lines: Vec::new() }),
        Rule::reason => ItemKind::Reason(Reason { name: name?, meaning: label }),
        Rule::allow => ItemKind::Allow(Allow { lint: cx.name(&child(part, Rule::lint)?), why: label }),
        _ => return None,
    })
}

fn second_name(cx: &Cx<'_>, part: &Part<'_>) -> Option<Name> {
    all(part, Rule::name).nth(1).map(|n| cx.name(&n))
}

#[expect(clippy::option_option, reason = "outside: whether it can be read; inside: whether there is one")]
fn nurture_condition(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<Option<Expr>> {
    match child(part, Rule::when_clause) {
        Some(clause) => expr(cx, &child(&clause, Rule::expr)?).map(Some),
        None => Some(None),
    }
}

fn agreed(cx: &mut Cx<'_>, part: &Part<'_>, team: Name) -> Option<Agreed> {
    let date = date(cx, &child(part, Rule::date)?)?;
    let mut texts = all(part, Rule::string);
    let signer = cx.text(&texts.next()?);
    let seal = texts.next().map(|s| cx.text(&s));
    Some(Agreed { team, date, signer, seal })
}

fn interaction(cx: &mut Cx<'_>, part: &Part<'_>, name: Name, label: Option<Str>) -> InteractionDecl {
    in_order(cx, part, &[Rule::string, Rule::from_type, Rule::by_team], &[]);
    let from_type = child(part, Rule::from_type).and_then(|f| child(&f, Rule::string)).map(|s| cx.text(&s));
    let by = child(part, Rule::by_team).and_then(|b| child(&b, Rule::name)).map(|n| cx.name(&n));
    InteractionDecl { name, label, from_type, by, fields: Vec::new() }
}

fn table(cx: &Cx<'_>, part: &Part<'_>, name: Name, label: Option<Str>) -> Option<Table> {
    let mut paths = all(part, Rule::path);
    let (rows, columns) = (paths.next()?, paths.next()?);
    let (rows_of, columns_of) = (cx.path(&rows)?, cx.path(&columns)?);
    Some(Table { name, label, rows_of, columns_of, columns: Vec::new(), rows: Vec::new() })
}

fn stage(cx: &mut Cx<'_>, part: &Part<'_>, name: Name, label: Option<Str>) -> Option<Stage> {
    in_order(cx, part, &[Rule::string, Rule::renamed_from, Rule::owned_by], &[]);
    let renamed_from =
        child(part, Rule::renamed_from).and_then(|r| child(&r, Rule::string)).map(|s| cx.text(&s));
    let Some(owner) = child(part, Rule::owned_by).and_then(|o| child(&o, Rule::name)) else {
        let message = format!("nothing says who owns the stage `{}`", name.text);
        let help = "write `owned by` and the team behind its label, for example `owned by marketing`";
        cx.error("incomplete", name.span, message, help);
        return None;
    };
    let owner = cx.name(&owner);
    Some(Stage { is_final: has(part, Rule::k_final_stage), name, label, renamed_from, owner, items: Vec::new() })
}

/// A statement in the header.
pub(in crate::syntax) fn header_entry(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<HeaderEntry> {
    let span = cx.span(part);
    let kind = match part.as_rule() {
        Rule::version => HeaderKind::Version(number(cx, &child(part, Rule::plain)?)?),
        Rule::timezone => HeaderKind::Timezone(cx.name(&child(part, Rule::zone)?)),
        Rule::currency_entry => HeaderKind::Currency(cx.name(&child(part, Rule::currency)?)),
        Rule::work_time => HeaderKind::WorkTime(work_time(cx, part)?),
        Rule::holidays => {
            joints(cx, part, Joined::Commas, "holidays");
            HeaderKind::Holidays(dates(cx, part))
        }
        _ => return None,
    };
    Some(HeaderEntry { kind, span })
}

fn work_time(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<WorkTimeLit> {
    let mut days = Vec::new();
    for range in all(part, Rule::week_days) {
        let mut ends = all(&range, Rule::week_day).filter_map(|d| week_day(parts(&d).next()?.as_rule()));
        let first = ends.next()?;
        days.push((first, ends.next().unwrap_or(first)));
    }
    let mut times = all(part, Rule::time);
    let (from, to) = (times.next()?, times.next()?);
    Some(WorkTimeLit { days, from: time(cx, &from, 23)?, to: time(cx, &to, 24)? })
}

fn week_day(keyword: Rule) -> Option<u8> {
    Some(match keyword {
        Rule::k_mon => 0,
        Rule::k_tue => 1,
        Rule::k_wed => 2,
        Rule::k_thu => 3,
        Rule::k_fri => 4,
        Rule::k_sat => 5,
        Rule::k_sun => 6,
        _ => return None,
    })
}

/// `employees: number "Head count" …`
pub(in crate::syntax) fn field(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<Field> {
    in_order(cx, part, &[Rule::string, Rule::from_column, Rule::unknown_if, Rule::empty_means], &[]);
    let text_in = |cx: &Cx<'_>, clause: Rule| {
        child(part, clause).and_then(|c| child(&c, Rule::string)).map(|s| cx.text(&s))
    };
    let unknown_if = match child(part, Rule::unknown_if) {
        Some(clause) => {
            joints(cx, &clause, Joined::Or, "placeholders");
            all(&clause, Rule::string).map(|s| cx.text(&s)).collect()
        }
        None => Vec::new(),
    };
    let empty_means = match child(part, Rule::empty_means) {
        Some(clause) => {
            Some(EmptyMeans { value: data(cx, &child(&clause, Rule::data)?)?, span: cx.span(&clause) })
        }
        None => None,
    };
    Some(Field {
        name: cx.name(&child(part, Rule::name)?),
        ty: field_type(cx, &child(part, Rule::field_type)?)?,
        label: child(part, Rule::string).map(|s| cx.text(&s)),
        column: text_in(cx, Rule::from_column),
        unknown_if,
        empty_means,
        span: cx.span(part),
    })
}

fn field_type(cx: &Cx<'_>, part: &Part<'_>) -> Option<Type> {
    let inner = parts(part).next()?;
    let listed = |inner: &Part<'_>| child(inner, Rule::words).map(|w| words(cx, &w));
    let kind = match inner.as_rule() {
        Rule::k_text => TypeKind::Text,
        Rule::k_number => TypeKind::Number,
        Rule::money_type => TypeKind::Money(child(&inner, Rule::currency).map(|c| cx.name(&c))),
        Rule::k_yes_no => TypeKind::YesNo,
        Rule::k_date => TypeKind::Date,
        Rule::one_of => TypeKind::OneOf(listed(&inner)?),
        Rule::some_of => TypeKind::SomeOf(listed(&inner)?),
        _ => return None,
    };
    Some(Type { kind, span: cx.span(part) })
}

/// A value of data.
pub(super) fn data(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<DataValue> {
    let inner = parts(part).next()?;
    let kind = match inner.as_rule() {
        Rule::string => DataKind::Text(cx.text(&inner).value),
        Rule::name => DataKind::Word(inner.as_str().to_owned()),
        Rule::number => DataKind::Number(number(cx, &inner)?),
        Rule::k_yes => DataKind::Yes,
        Rule::k_no => DataKind::No,
        Rule::k_unknown => DataKind::Unknown,
        Rule::date => DataKind::Date(date(cx, &inner)?),
        _ => DataKind::Words(child(&inner, Rule::words).map(|w| words(cx, &w)).unwrap_or_default()),
    };
    Some(DataValue { kind, span: cx.span(part) })
}
