//! What statements are made of, as written: one place that knows the parts of the tree, for rules that look at words
//! and not at what they mean.

use crate::sources::Span;
use crate::syntax::ast::{
    Becomes, Choice, Clock, DateOp, Duration, ExampleKind, Expr, ExprKind, Fade, FadeKind, Field,
    HandOverKind, IncludeArg, Interactions, Item, ItemKind, Late, LimitKind, ListRef, May, Name, Need,
    Needles, Path, Per, RouteTo, ScoreKind, ScoreLine, StageItem, StageKind, Str, Test, TestKind, Then,
    TypeKind, What, Window, Word,
};

/// A part of a statement.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part<'a> {
    /// A condition or a quantity; those in it follow, each by itself.
    Expr(&'a Expr),
    /// A span of time.
    Duration(&'a Duration),
    /// The name of a field, score, define, rating and the like where it is used.
    Path(&'a Path),
    /// Something else by its name, where it is used.
    Use(Kind, &'a Name),
    /// A text that people read: a label, a why, a meaning.
    Text(&'a Str),
    /// A text or a word that data is compared with.
    Word(&'a str, Span),
}

/// What a name is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Team,
    Interaction,
    /// A field of the interaction that the words before name.
    InteractionField,
    List,
    Score,
    Stage,
    Reason,
}

/// Visits all parts of a statement. Declarations give the names they use, not those they make.
pub(super) fn item<'a>(item: &'a Item, see: &mut dyn FnMut(Part<'a>)) {
    match &item.kind {
        ItemKind::Language(_) | ItemKind::Include(_) | ItemKind::Pact(_) | ItemKind::Allow(_) => {}
        ItemKind::Team(team) => text(team.label.as_ref(), see),
        ItemKind::Agreed(agreed) => see(Part::Text(&agreed.signer)),
        ItemKind::Lead(lead) => lead.fields.iter().for_each(|of| field(of, see)),
        ItemKind::Interaction(decl) => {
            text(decl.label.as_ref(), see);
            decl.by.iter().for_each(|team| see(Part::Use(Kind::Team, team)));
            decl.from_type.iter().for_each(|of| see(Part::Word(&of.value, of.span)));
            decl.fields.iter().for_each(|of| field(of, see));
        }
        ItemKind::List(list) => {
            text(list.label.as_ref(), see);
            words(&list.words, see);
        }
        ItemKind::Define(define) => {
            text(define.label.as_ref(), see);
            expr(&define.body, see);
        }
        ItemKind::Score(score) => {
            text(score.label.as_ref(), see);
            score.lines.iter().for_each(|line| score_line(line, see));
        }
        ItemKind::Rating(rating) => {
            text(rating.label.as_ref(), see);
            see(Part::Use(Kind::Score, &rating.of));
            rating.levels.iter().for_each(|level| word(&level.name, see));
        }
        ItemKind::Questionnaire(decl) => {
            text(decl.label.as_ref(), see);
            see(Part::Use(Kind::Team, &decl.asked_by));
            for question in &decl.questions {
                text(question.text.as_ref(), see);
                question.answers.iter().for_each(|answer| word(&answer.word, see));
            }
        }
        ItemKind::Table(table) => {
            text(table.label.as_ref(), see);
            see(Part::Path(&table.rows_of));
            see(Part::Path(&table.columns_of));
            table.columns.iter().for_each(|heads| words(&heads.words, see));
            for row in &table.rows {
                words(&row.heads.words, see);
                words(&row.cells, see);
            }
        }
        ItemKind::Choose(choose) => {
            text(choose.label.as_ref(), see);
            choose.lines.iter().for_each(|line| choice(line, see));
        }
        ItemKind::Stage(stage) => {
            text(stage.label.as_ref(), see);
            see(Part::Use(Kind::Team, &stage.owner));
            stage.items.iter().for_each(|item| stage_item(item, see));
        }
        ItemKind::EveryStage(items) => items.iter().for_each(|item| stage_item(item, see)),
        ItemKind::Start(lines) => {
            for line in lines {
                choice(line, see);
            }
        }
        ItemKind::Nurture(nurture) => {
            maybe(nurture.condition.as_ref(), see);
            for track in &nurture.tracks {
                see(Part::Text(&track.title));
                maybe(track.condition.as_ref(), see);
            }
        }
        ItemKind::Example(example) => {
            see(Part::Text(&example.title));
            example.lines.iter().for_each(|line| example_line(&line.kind, see));
        }
        ItemKind::Reason(reason) => text(reason.meaning.as_ref(), see),
    }
}

fn text<'a>(text: Option<&'a Str>, see: &mut dyn FnMut(Part<'a>)) {
    text.into_iter().for_each(|text| see(Part::Text(text)));
}

fn words<'a>(words: &'a [Word], see: &mut dyn FnMut(Part<'a>)) {
    words.iter().for_each(|word| see(Part::Word(&word.text, word.span)));
}

fn names<'a>(kind: Kind, names: &'a [Name], see: &mut dyn FnMut(Part<'a>)) {
    names.iter().for_each(|name| see(Part::Use(kind, name)));
}

fn maybe<'a>(of: Option<&'a Expr>, see: &mut dyn FnMut(Part<'a>)) {
    of.into_iter().for_each(|of| expr(of, see));
}

fn word<'a>(word: &'a Word, see: &mut dyn FnMut(Part<'a>)) {
    see(Part::Word(&word.text, word.span));
}

fn field<'a>(field: &'a Field, see: &mut dyn FnMut(Part<'a>)) {
    if let TypeKind::OneOf(of) | TypeKind::SomeOf(of) = &field.ty.kind {
        words(of, see);
    }
    text(field.label.as_ref(), see);
    let texts = field.column.iter().chain(&field.unknown_if);
    texts.for_each(|of| see(Part::Word(&of.value, of.span)));
}

fn choice<'a>(line: &'a Choice, see: &mut dyn FnMut(Part<'a>)) {
    word(&line.word, see);
    maybe(line.condition.as_ref(), see);
}

fn score_line<'a>(line: &'a ScoreLine, see: &mut dyn FnMut(Part<'a>)) {
    match &line.kind {
        ScoreKind::Fade(of) => fade(of, see),
        ScoreKind::When { condition, .. } | ScoreKind::Always { condition, .. } => expr(condition, see),
        ScoreKind::Per { interactions: of, limits, fade: faded, .. } => {
            interactions(of, see);
            limits.iter().for_each(|limit| limited(&limit.kind, see));
            faded.iter().for_each(|of| fade(of, see));
        }
        ScoreKind::Without { every, interactions: of, .. } => {
            see(Part::Duration(every));
            interactions(of, see);
        }
        ScoreKind::Share { of, .. } => expr(of, see),
        ScoreKind::Group { label, lines, .. } | ScoreKind::Highest { label, lines } => {
            text(label.as_ref(), see);
            lines.iter().for_each(|line| score_line(line, see));
        }
    }
    text(line.why.as_ref(), see);
}

fn limited<'a>(limit: &'a LimitKind, see: &mut dyn FnMut(Part<'a>)) {
    match limit {
        LimitKind::Times { per: Per::Any(within), .. } => see(Part::Duration(within)),
        LimitKind::Times { per: Per::Field(field), .. } => see(Part::Use(Kind::InteractionField, field)),
        LimitKind::Times { .. } | LimitKind::Points { .. } => {}
    }
}

fn fade<'a>(fade: &'a Fade, see: &mut dyn FnMut(Part<'a>)) {
    match &fade.kind {
        FadeKind::Keeps(_, every) | FadeKind::Steps(_, every) => see(Part::Duration(every)),
        FadeKind::Never => {}
    }
}

fn stage_item<'a>(item: &'a StageItem, see: &mut dyn FnMut(Part<'a>)) {
    match &item.kind {
        StageKind::Meaning(of) => see(Part::Text(of)),
        StageKind::Becomes(Becomes { to, after, during: _, condition, resetting, why }) => {
            see(Part::Use(Kind::Stage, to));
            after.iter().for_each(|after| see(Part::Duration(after)));
            maybe(condition.as_ref(), see);
            names(Kind::Score, resetting, see);
            text(why.as_ref(), see);
        }
        StageKind::HandOver(handover) => {
            see(Part::Use(Kind::Team, &handover.to));
            see(Part::Use(Kind::Stage, &handover.becomes));
            handover.items.iter().for_each(|item| handover_item(&item.kind, see));
        }
        StageKind::May(of) => may(of, see),
        StageKind::Notify(notify) => {
            see(Part::Text(&notify.who));
            see(Part::Duration(&notify.after));
            maybe(notify.condition.as_ref(), see);
        }
    }
}

/// What a stage says of both teams: its handover, and what its commands need.
pub(super) fn agreed<'a>(stage: &'a crate::syntax::ast::Stage, see: &mut dyn FnMut(Part<'a>)) {
    for item in &stage.items {
        match &item.kind {
            StageKind::HandOver(_) => stage_item(item, see),
            StageKind::May(may) => needs(&may.needs, see),
            _ => {}
        }
    }
}

fn may<'a>(may: &'a May, see: &mut dyn FnMut(Part<'a>)) {
    names(Kind::Team, &may.teams, see);
    see(Part::Use(Kind::Stage, &may.to));
    may.after.iter().for_each(|after| see(Part::Duration(after)));
    maybe(may.condition.as_ref(), see);
    needs(&may.needs, see);
    names(Kind::Reason, &may.reasons, see);
    names(Kind::Score, &may.resetting, see);
    text(may.why.as_ref(), see);
}

fn needs<'a>(needs: &'a [Need], see: &mut dyn FnMut(Part<'a>)) {
    needs.iter().flat_map(|need| &need.any_of).for_each(|path| see(Part::Path(path)));
}

fn handover_item<'a>(item: &'a HandOverKind, see: &mut dyn FnMut(Part<'a>)) {
    match item {
        HandOverKind::Needs(of) => needs(of, see),
        HandOverKind::OnlyWhen(of) => expr(of, see),
        HandOverKind::Confirms(of) | HandOverKind::Accepts(of) => clock(of, see),
        HandOverKind::GoesTo(routes) => {
            for route in routes {
                match &route.to {
                    RouteTo::PersonIn(path) => see(Part::Path(path)),
                    RouteTo::Team(who) | RouteTo::Person(who) => see(Part::Text(who)),
                    RouteTo::SpreadOver(who) => who.iter().for_each(|who| see(Part::Text(who))),
                    RouteTo::Previous => {}
                }
                maybe(route.condition.as_ref(), see);
            }
        }
        HandOverKind::MayReject(of) => may(of, see),
    }
}

fn clock<'a>(clock: &'a Clock, see: &mut dyn FnMut(Part<'a>)) {
    see(Part::Use(Kind::Team, &clock.team));
    clock.within.iter().for_each(|within| see(Part::Duration(within)));
    maybe(clock.condition.as_ref(), see);
    match &clock.if_late {
        Some(Late::Notify(who)) => see(Part::Text(who)),
        Some(Late::Becomes { to, resetting, why }) => {
            see(Part::Use(Kind::Stage, to));
            names(Kind::Score, resetting, see);
            text(why.as_ref(), see);
        }
        None => {}
    }
}

fn example_line<'a>(line: &'a ExampleKind, see: &mut dyn FnMut(Part<'a>)) {
    match line {
        ExampleKind::Expect(of) => expr(of, see),
        ExampleKind::Then(_, Then::Command { team, .. }) => see(Part::Use(Kind::Team, team)),
        _ => {}
    }
}

/// A selection of interactions, and what is in it.
pub(super) fn interactions<'a>(of: &'a Interactions, see: &mut dyn FnMut(Part<'a>)) {
    if let What::Named(name) = &of.what {
        see(Part::Use(Kind::Interaction, name));
    }
    of.condition.iter().for_each(|condition| expr(condition, see));
    if let Some(Window::InTheLast(within)) = &of.window {
        see(Part::Duration(within));
    }
}

/// A condition or quantity, and all that is in it.
pub(super) fn expr<'a>(of: &'a Expr, see: &mut dyn FnMut(Part<'a>)) {
    see(Part::Expr(of));
    match &of.kind {
        ExprKind::Or(parts) | ExprKind::And(parts) => parts.iter().for_each(|part| expr(part, see)),
        ExprKind::Not(a) | ExprKind::Paren(a) | ExprKind::Share(_, a) | ExprKind::DaysSince(a) => {
            expr(a, see)
        }
        ExprKind::Test(a, asked) => {
            expr(a, see);
            test(asked, see);
        }
        ExprKind::Sum(first, rest) => {
            expr(first, see);
            rest.iter().for_each(|term| expr(&term.value, see));
        }
        ExprKind::Product(first, rest) => {
            expr(first, see);
            rest.iter().for_each(|factor| expr(&factor.value, see));
        }
        ExprKind::Path(path) | ExprKind::Missing(path) => see(Part::Path(path)),
        ExprKind::Text(text) => see(Part::Word(&text.value, text.span)),
        ExprKind::Number(_) | ExprKind::Date(_) | ExprKind::Yes | ExprKind::No => {}
        ExprKind::Any(of) | ExprKind::None(of) | ExprKind::Count(of) | ExprKind::DaysSinceLast(of) => {
            interactions(of, see);
        }
        ExprKind::Total(field, of) | ExprKind::Latest(field, of) => {
            see(Part::Use(Kind::InteractionField, field));
            interactions(of, see);
        }
        ExprKind::Smaller(a, b) | ExprKind::Larger(a, b) => {
            expr(a, see);
            expr(b, see);
        }
        ExprKind::EarlierStays(stage) => see(Part::Use(Kind::Stage, stage)),
    }
}

fn test<'a>(test: &'a Test, see: &mut dyn FnMut(Part<'a>)) {
    use crate::syntax::ast::Operand;
    match &test.kind {
        TestKind::Is { value: Operand::Word(word), .. } => see(Part::Word(&word.text, word.span)),
        TestKind::Is { .. } | TestKind::IsKnown { .. } | TestKind::IsComplete { .. } => {}
        TestKind::IsOneOf { list: of, .. } => list(of, see),
        TestKind::Compare(_, a) | TestKind::Date(DateOp::Before | DateOp::After | DateOp::On, a) => {
            expr(a, see)
        }
        TestKind::Between(a, b) => {
            expr(a, see);
            expr(b, see);
        }
        TestKind::Text(_, Needles::One(text)) => see(Part::Word(&text.value, text.span)),
        TestKind::Text(_, Needles::Any(of)) | TestKind::Includes(_, IncludeArg::Many(of)) => list(of, see),
        TestKind::Includes(_, IncludeArg::One(word)) => see(Part::Word(&word.text, word.span)),
        TestKind::InTheLast(of) | TestKind::InTheNext(of) | TestKind::MoreThanAgo(of) => {
            see(Part::Duration(of))
        }
    }
}

fn list<'a>(of: &'a ListRef, see: &mut dyn FnMut(Part<'a>)) {
    match of {
        ListRef::Words(of, _) => words(of, see),
        ListRef::Named(name) => see(Part::Use(Kind::List, name)),
    }
}

/// The names that a statement declares, the words of its lists and levels among them.
pub(super) fn declared(item: &Item) -> Vec<(&str, Span)> {
    let mut names: Vec<&Name> = Vec::new();
    match &item.kind {
        ItemKind::Team(team) => names.push(&team.name),
        ItemKind::Lead(lead) => names.extend(lead.fields.iter().map(|field| &field.name)),
        ItemKind::Interaction(decl) => {
            names.push(&decl.name);
            names.extend(decl.fields.iter().map(|field| &field.name));
        }
        ItemKind::List(list) => names.push(&list.name),
        ItemKind::Define(define) => names.push(&define.name),
        ItemKind::Score(score) => names.push(&score.name),
        ItemKind::Rating(rating) => names.push(&rating.name),
        ItemKind::Questionnaire(decl) => {
            names.push(&decl.name);
            names.extend(decl.questions.iter().map(|question| &question.name));
        }
        ItemKind::Table(table) => names.push(&table.name),
        ItemKind::Choose(choose) => names.push(&choose.name),
        ItemKind::Stage(stage) => names.push(&stage.name),
        ItemKind::Reason(reason) => names.push(&reason.name),
        _ => {}
    }
    names.into_iter().map(|name| (name.text.as_str(), name.span)).collect()
}
