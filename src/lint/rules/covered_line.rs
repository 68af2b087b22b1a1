//! A line that comes too late: whoever meets it has been taken by a line before.

mod ways;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::witness::{self, Wanted};
use crate::lint::{Context, Lint, LintGroup};
use crate::model::walk::{Node, parts};
use crate::model::{Choice, CondId, Condition, Operand, Quantity, Route, RouteTo, TypeId, Worded};
use crate::reason::{Goal, Key, Mask};
use crate::sources::Span;
use crate::values::{Ranges, text};

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
struct Line {
    condition: CondId,
    span: Span,
    /// What holds besides where the line fits.
    given: Vec<Goal>,
    /// Whether it surely fits where its condition holds.
    covers: bool,
}

/// In longer lists a line is compared with so many before it.
const MANY: usize = 40;

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let model = cx.model;
    let plain = |condition: CondId, span| Line { condition, span, given: Vec::new(), covers: true };
    for choice in model.choices.as_slice() {
        let lines: Vec<Line> = choice.lines.iter().map(|line| plain(line.condition, line.span)).collect();
        let before = found.len();
        of_list(cx, &lines, found);
        found.iter_mut().skip(before).for_each(|message| show(cx, choice, message));
    }
    for score in model.scores.as_slice() {
        let lines: Vec<Line> = score.always.iter().map(|line| plain(line.condition, line.span)).collect();
        of_list(cx, &lines, found);
    }
    let starts = model.start.iter().filter_map(|line| Some(plain(line.condition?, line.span)));
    of_list(cx, &starts.collect::<Vec<_>>(), found);
    let mut said: HashSet<Span> = HashSet::new();
    for stage in model.stages.as_slice() {
        if let Some(handover) = &stage.handover {
            let routes: Vec<Line> = handover.routes.iter().filter_map(|route| of_route(cx, route)).collect();
            of_list(cx, &routes, found);
            ways::of_clocks(cx, &handover.confirms, found);
            ways::of_clocks(cx, &handover.accepts, found);
            ways::of_commands(cx, &handover.rejects, &mut said, found);
        }
        ways::of_automatic(cx, stage, &mut said, found);
        ways::of_commands(cx, &stage.commands, &mut said, found);
    }
}

/// Shows a lead that fits a line which is never reached, and the word it gets.
fn show(cx: &Context<'_>, choice: &Choice, message: &mut Diagnostic) {
    let at = |span: Span| choice.lines.iter().find(|line| cx.first_line(line.span) == span);
    let (Some(line), Some(by)) = (at(message.span), message.related.first().and_then(|by| at(by.span)))
    else {
        return;
    };
    let word = choice.words.word(by.word);
    message.witness = witness::of(
        cx,
        &Wanted {
            title: format!("Never {}", choice.words.word(line.word)),
            holding: vec![line.condition],
            start_in: None,
            expect: vec![format!("{} is {}", choice.name, text::word(word))],
            perhaps: Vec::new(),
        },
    );
}

/// A route to a person in a field fits only where that field is known; one to the previous person, only where there
/// was one.
fn of_route(cx: &Context<'_>, route: &Route) -> Option<Line> {
    let condition = route.condition?;
    let field = |field| Key::Field(Operand::Lead(field));
    let (given, covers) = match route.to {
        RouteTo::PersonIn(id) => {
            let goals = vec![Goal::Is(condition, Mask::YES), Goal::Unknown(field(id))];
            (vec![Goal::Known(field(id))], cx.reasoner().solve(goals).is_never())
        }
        RouteTo::Previous => (Vec::new(), false),
        _ => (Vec::new(), true),
    };
    Some(Line { condition, span: route.span, given, covers })
}

fn of_list(cx: &Context<'_>, lines: &[Line], found: &mut Vec<Diagnostic>) {
    let mut covered: BTreeMap<Key, (Ranges, Span)> = BTreeMap::new();
    let mut earlier: Vec<(&Line, BTreeSet<Topic>)> = Vec::new();
    let mut seen: HashSet<CondId> = HashSet::new();
    for line in lines {
        let about = topics(cx, line.condition);
        let alike = earlier.iter().rev().take(MANY).filter(|(_, others)| meet(&about, others));
        let near: Vec<&Line> = alike.map(|(line, _)| *line).collect::<Vec<_>>().into_iter().rev().collect();
        let by = covering(cx, line, &near).or_else(|| {
            let single = cx.reasoner().single(line.condition)?;
            let (ranges, span) = covered.get(&single.key)?;
            let rest = single.yes.intersection(&ranges.complement());
            (rest.is_empty() && !single.unknown.is_yes() && !single.yes.is_empty()).then_some((*span, false))
        });
        if let Some((span, alone)) = by {
            found.push(message(cx, line, span, alone));
        }
        if line.covers && seen.insert(line.condition) {
            earlier.push((line, about));
            if let Some(single) = cx.reasoner().single(line.condition)
                && !single.unknown.is_yes()
            {
                let so_far = covered.entry(single.key).or_insert_with(|| (Ranges::none(), line.span));
                so_far.0 = so_far.0.union(&single.yes);
            }
        }
    }
}

/// What a condition reads: one line takes those of another only where both read the same.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Topic {
    Field(Operand),
    Kind(TypeId),
    /// A score, a rating, or something else that may depend on anything.
    Anything,
}

fn topics(cx: &Context<'_>, id: CondId) -> BTreeSet<Topic> {
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

/// The line that is surely taken before this one; or that all before it are, together.
fn covering(cx: &Context<'_>, line: &Line, earlier: &[&Line]) -> Option<(Span, bool)> {
    let reasoner = cx.reasoner();
    let here = || line.given.iter().cloned().chain([Goal::Is(line.condition, Mask::YES)]);
    let last = earlier.last()?;
    let not = |line: &&Line| Goal::Is(line.condition, Mask::NOT_YES);
    let all = here().chain(earlier.iter().map(not)).collect();
    if !reasoner.solve(all).is_never() || reasoner.solve(here().collect()).is_never() {
        return None;
    }
    let alone = earlier.iter().find(|line| reasoner.solve(here().chain([not(line)]).collect()).is_never());
    Some(alone.map_or((last.span, false), |line| (line.span, true)))
}

fn message(cx: &Context<'_>, line: &Line, by: Span, alone: bool) -> Diagnostic {
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
    LINT.at(cx.first_line(line.span), message)
        .label("never reached")
        .help(help)
        .related(cx.first_line(by), related)
}
