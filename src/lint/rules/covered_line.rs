//! A line that comes too late: whoever meets it has been taken by a line before.

mod ways;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::witness::{self, Wanted};
use crate::lint::{Context, Lint, LintGroup, sites};
use crate::model::walk::{Node, parts};
use crate::model::{
    Choice, CondId, Condition, Handover, Operand, Quantity, Route, RouteTo, Score, StageId, TypeId, Worded,
};
use crate::reason::{Goal, Key, Mask};
use crate::sources::Span;
use crate::values::{Number, Ranges, text};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "covered-line",
    level: Severity::Warning,
    group: LintGroup::SaysTwoThings,
    what: "A line of a list of which the first that fits is taken, and a line before it always fits, too.",
    why: "Routes, choices, ways out and deadlines are tried from top to bottom. A narrow line behind a wide one is \
          never reached: `employees at least 1000` behind `employees at least 50`. The pact says two things of the \
          same lead, and only the first is done. Put the narrower line first.",
    bad: "
choose market the first that fits {
  mid_size   when employees at least 50
  enterprise when employees at least 1000    # <-
  unclear    otherwise
}

score interest { +20 per demo_request }

stage Lead owned by marketing {
  becomes MQL as soon as interest at least 20
  becomes SQL as soon as interest at least 60 and consent   # <-
}
stage MQL owned by marketing
stage SQL owned by sales
",
    good: "
choose market the first that fits {
  enterprise when employees at least 1000
  mid_size   when employees at least 50
  unclear    otherwise
}

score interest { +20 per demo_request }

stage Lead owned by marketing {
  becomes SQL as soon as interest at least 60 and consent
  becomes MQL as soon as interest at least 20
}
stage MQL owned by marketing
stage SQL owned by sales
",
    look,
};

/// A line of a list.
struct Line<'m> {
    of: Of<'m>,
    condition: CondId,
    span: Span,
    /// What holds besides where the line fits.
    given: Vec<Goal>,
    /// Whether it surely fits where its condition holds.
    covers: bool,
}

/// What a line says.
#[derive(Clone, Copy)]
enum Of<'m> {
    Word(&'m Choice, u16),
    Always(&'m Score, Number),
    Start(StageId),
    Route,
    Clock,
}

/// In longer lists a line is compared with so many before it.
const MANY: usize = 40;

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let model = cx.model;
    let plain = |of, condition, span| Line { of, condition, span, given: Vec::new(), covers: true };
    for choice in model.choices.as_slice() {
        let lines =
            choice.lines.iter().map(|line| plain(Of::Word(choice, line.word), line.condition, line.span));
        if of_list(cx, &[], &lines.collect::<Vec<_>>(), found) {
            continue;
        }
        otherwise(cx, choice.lines.iter().map(|line| line.condition), &[], choice.otherwise_span, found);
    }
    for score in model.scores.as_slice() {
        let lines =
            score.always.iter().map(|line| plain(Of::Always(score, line.points), line.condition, line.span));
        of_list(cx, &[], &lines.collect::<Vec<_>>(), found);
    }
    let starts =
        model.start.iter().filter_map(|line| Some(plain(Of::Start(line.stage), line.condition?, line.span)));
    let is_said = of_list(cx, &[], &starts.collect::<Vec<_>>(), found);
    if let Some(last) = model.start.iter().find(|line| line.condition.is_none() && !is_said) {
        otherwise(cx, model.start.iter().filter_map(|line| line.condition), &[], last.span, found);
    }
    let mut said: HashSet<Span> = HashSet::new();
    for (id, stage) in model.stages.iter() {
        if let Some(handover) = &stage.handover {
            of_routes(cx, &sites::at_handover(id, handover), handover, found);
            ways::of_clocks(cx, &handover.confirms, found);
            ways::of_clocks(cx, &handover.accepts, found);
            ways::of_commands(cx, (id, stage), &handover.rejects, &mut said, found);
        }
        ways::of_automatic(cx, stage, &mut said, found);
        ways::of_commands(cx, (id, stage), &stage.commands, &mut said, found);
    }
}

fn of_routes(cx: &Context<'_>, given: &[Goal], handover: &Handover, found: &mut Vec<Diagnostic>) {
    let routes: Vec<Line<'_>> =
        handover.routes.iter().filter_map(|route| of_route(cx, given, route)).collect();
    let is_said = of_list(cx, given, &routes, found);
    if let Some(last) = handover.routes.iter().find(|route| route.condition.is_none() && !is_said) {
        let sure = routes.iter().filter(|route| route.covers).map(|route| route.condition);
        otherwise(cx, sure, given, last.span, found);
    }
}

/// A route to a person in a field fits only where that field is known; one to the previous person, only where there
/// was one.
fn of_route<'m>(cx: &Context<'m>, given: &[Goal], route: &Route) -> Option<Line<'m>> {
    let condition = route.condition?;
    let field = |field| Key::Field(Operand::Lead(field));
    let mut given = given.to_vec();
    let covers = match route.to {
        RouteTo::PersonIn(id) => {
            let unknown = [Goal::Is(condition, Mask::YES), Goal::Unknown(field(id))];
            let covers = cx.reasoner().solve(given.iter().cloned().chain(unknown).collect()).is_never();
            given.push(Goal::Known(field(id)));
            covers
        }
        RouteTo::Previous => false,
        _ => true,
    };
    Some(Line { of: Of::Route, condition, span: route.span, given, covers })
}

/// The last line, where those before it take all.
fn otherwise(
    cx: &Context<'_>,
    lines: impl Iterator<Item = CondId>,
    given: &[Goal],
    span: Span,
    found: &mut Vec<Diagnostic>,
) {
    let not: Vec<Goal> = lines.map(|id| Goal::Is(id, Mask::NOT_YES)).collect();
    let is_never = |goals: Vec<Goal>| cx.reasoner().solve(goals).is_never();
    let is_reached = not.is_empty() || not.len() > MANY || is_never(given.to_vec());
    if !is_reached && is_never(given.iter().cloned().chain(not).collect()) {
        let message = "`otherwise` is never reached: the lines before it take all leads";
        let help = "write `otherwise` in place of the last condition, and leave this line out";
        let hint = LINT.at(cx.first_line(span), message).label("never reached").help(help);
        found.push(Diagnostic { severity: Severity::Hint, ..hint });
    }
}

/// Looks at the lines of a list; says whether one takes all, and that was said of the line behind it.
fn of_list(cx: &Context<'_>, given: &[Goal], lines: &[Line<'_>], found: &mut Vec<Diagnostic>) -> bool {
    let mut covered: BTreeMap<Key, (Ranges, &Line<'_>)> = BTreeMap::new();
    let mut earlier: Vec<(&Line<'_>, BTreeSet<Topic>)> = Vec::new();
    let mut seen: HashSet<CondId> = HashSet::new();
    for line in lines {
        let about = topics(cx, line.condition);
        let alike = earlier.iter().rev().take(MANY).filter(|(_, others)| meet(&about, others));
        let near: Vec<&Line<'_>> =
            alike.map(|(line, _)| *line).collect::<Vec<_>>().into_iter().rev().collect();
        let by = covering(cx, line, &near).or_else(|| {
            let single = cx.reasoner().single(line.condition)?;
            let (ranges, first) = covered.get(&single.key)?;
            let rest = single.yes.intersection(&ranges.complement());
            (rest.is_empty() && !single.unknown.is_yes() && !single.yes.is_empty()).then_some((*first, false))
        });
        if let Some((by, alone)) = by {
            found.push(message(cx, line, by, alone));
        }
        if line.covers && seen.insert(line.condition) {
            if takes_all(cx, line, given) {
                let next = lines.iter().skip_while(|other| other.span != line.span).nth(1);
                found.extend(next.map(|next| message(cx, next, line, true)));
                return next.is_some();
            }
            earlier.push((line, about));
            if let Some(single) = cx.reasoner().single(line.condition)
                && !single.unknown.is_yes()
            {
                let so_far = covered.entry(single.key).or_insert_with(|| (Ranges::none(), line));
                so_far.0 = so_far.0.union(&single.yes);
            }
        }
    }
    false
}

/// What a condition reads: one line takes those of another only where both read the same.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Topic {
    /// A field.
    Field(Operand),
    /// A kind of interaction.
    Kind(TypeId),
    /// A score, a rating, or something else that may depend on anything.
    Anything,
}

pub(super) fn topics(cx: &Context<'_>, id: CondId) -> BTreeSet<Topic> {
    let mut topics = BTreeSet::new();
    for node in parts(cx.model, [Node::Condition(id)]) {
        match node {
            Node::Operand(of) | Node::Worded(Worded::Field(of)) => topics.extend([Topic::Field(of)]),
            Node::Selection(id) => {
                topics.extend(cx.model.selections.at(id).types.iter().copied().map(Topic::Kind));
            }
            Node::Worded(_) => topics.extend([Topic::Anything]),
            Node::Quantity(id) => {
                let score =
                    matches!(cx.model.quantities.at(id), Quantity::Score(_) | Quantity::EarlierStays(_));
                topics.extend(score.then_some(Topic::Anything));
            }
            Node::Condition(id) => {
                let whole =
                    matches!(cx.model.conditions.at(id), Condition::Complete(_) | Condition::Stage(_));
                topics.extend(whole.then_some(Topic::Anything));
            }
        }
    }
    topics
}

fn meet(a: &BTreeSet<Topic>, b: &BTreeSet<Topic>) -> bool {
    a.contains(&Topic::Anything) || b.contains(&Topic::Anything) || a.intersection(b).next().is_some()
}

/// The line that is surely taken before this one; or the last of those that are together, and that it is not alone.
fn covering<'l, 'm>(
    cx: &Context<'_>,
    line: &Line<'_>,
    earlier: &[&'l Line<'m>],
) -> Option<(&'l Line<'m>, bool)> {
    let reasoner = cx.reasoner();
    let here = || line.given.iter().cloned().chain([Goal::Is(line.condition, Mask::YES)]);
    let last = earlier.last()?;
    let not = |line: &&Line<'_>| Goal::Is(line.condition, Mask::NOT_YES);
    let all = here().chain(earlier.iter().map(not)).collect();
    if !reasoner.solve(all).is_never() || reasoner.solve(here().collect()).is_never() {
        return None;
    }
    let alone = earlier.iter().find(|line| reasoner.solve(here().chain([not(line)]).collect()).is_never());
    Some(alone.map_or((*last, false), |line| (*line, true)))
}

/// Whether a line fits whenever it is tried.
fn takes_all(cx: &Context<'_>, line: &Line<'_>, given: &[Goal]) -> bool {
    let goals = |mask| given.iter().cloned().chain([Goal::Is(line.condition, mask)]).collect();
    cx.reasoner().solve(goals(Mask::NOT_YES)).is_never() && !cx.reasoner().solve(goals(Mask::YES)).is_never()
}

fn message(cx: &Context<'_>, line: &Line<'_>, by: &Line<'_>, alone: bool) -> Diagnostic {
    let said = cx.condition(line.condition);
    let (message, help) = if alone {
        (
            format!("this line is never reached: whoever meets `{said}` fits a line before it"),
            "put the narrower line first, or leave this one out",
        )
    } else {
        (
            format!("this line is never reached: the lines before it take all who meet `{said}`"),
            "leave this line out, or make one before it narrower",
        )
    };
    let related = if alone { "this line fits before" } else { "this line and others fit before" };
    let mut diagnostic = LINT
        .at(cx.first_line(line.span), message)
        .label("never reached")
        .help(help)
        .related(cx.first_line(by.span), related);
    diagnostic.witness = witness::of(cx, &wanted(cx, line, alone.then_some(by)));
    diagnostic
}

/// A lead that fits a line which is never reached, and what becomes of it if one line alone takes it.
fn wanted(cx: &Context<'_>, line: &Line<'_>, by: Option<&Line<'_>>) -> Wanted<'static> {
    let stage = |id| &cx.model.stages.at(id).name;
    let title = match line.of {
        Of::Word(choice, word) => format!("Never {}", choice.words.word(word)),
        Of::Always(score, points) => format!("{} is not {points}", score.name),
        Of::Start(id) => format!("Does not start in {}", stage(id)),
        Of::Route => "A route that is never taken".to_owned(),
        Of::Clock => "A deadline that never holds".to_owned(),
    };
    let mut wanted =
        Wanted { title, holding: vec![line.condition], given: line.given.clone(), ..Wanted::default() };
    match (line.of, by.map(|by| by.of)) {
        (Of::Word(..), Some(Of::Word(choice, word))) => {
            wanted.expect.push(format!("{} is {}", choice.name, text::word(choice.words.word(word))));
        }
        (Of::Word(choice, word), _) => {
            wanted.expect.push(format!("{} is not {}", choice.name, text::word(choice.words.word(word))));
        }
        (Of::Always(..), Some(Of::Always(score, points))) => {
            wanted.expect.push(format!("{} = {points}", score.name));
        }
        (Of::Start(_), Some(Of::Start(id))) => wanted.perhaps.push(format!("stage is {}", stage(id))),
        _ => wanted.holding.extend(by.map(|by| by.condition)),
    }
    wanted
}
