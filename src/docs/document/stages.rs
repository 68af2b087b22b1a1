//! The stages in the order of the funnel: what each means, how leads come in, how they go on.

use super::{Part, Piece, Rich, plain};
use crate::docs::lifecycle::{Lifecycle, LifecycleStep};
use crate::docs::words::{Cx, during, listed};
use crate::model::{Automatic, Command, Move, Stage, StageId};

pub(super) fn write(cx: Cx<'_>, lifecycle: &Lifecycle, parts: &mut Vec<Part>) {
    if cx.model.stages.as_slice().is_empty() {
        return;
    }
    parts.push(Part::Heading(2, plain("Stages")));
    for (id, stage) in cx.model.stages.iter() {
        let mut heading = vec![Piece::Name(stage.name.clone())];
        heading.extend(stage.label.as_ref().map(|label| Piece::Plain(format!(" {label}"))));
        parts.push(Part::Heading(3, heading));
        let mut said: Rich = Vec::new();
        said.extend(
            stage
                .meaning
                .as_ref()
                .map(|meaning| Piece::Plain(format!("{}. ", meaning.trim_end_matches('.')))),
        );
        said.push(Piece::Plain("Owned by ".to_owned()));
        said.push(Piece::Strong(cx.team(stage.owner).to_owned()));
        said.push(Piece::Plain(if stage.is_final {
            "; a lead ends here.".to_owned()
        } else {
            ".".to_owned()
        }));
        parts.push(Part::Text(said));
        let coming = coming(cx, lifecycle, id);
        if !coming.is_empty() {
            parts.push(Part::Text(plain("A lead comes here")));
            parts.push(Part::List(coming));
        }
        let going = going(cx, stage);
        if !going.is_empty() {
            parts.push(Part::Text(plain("and from here")));
            parts.push(Part::List(going));
        }
    }
}

/// How leads come to a stage.
fn coming(cx: Cx<'_>, lifecycle: &Lifecycle, id: StageId) -> Vec<Rich> {
    let mut coming = Vec::new();
    for line in cx.model.start.iter().filter(|line| line.stage == id) {
        let words = match line.condition {
            Some(condition) => format!("at its start, when {}", cx.condition(line.span, condition)),
            None => "at its start".to_owned(),
        };
        coming.push(plain(&words));
    }
    if cx.model.start.is_empty() && id.0 == 0 {
        coming.push(plain("at its start"));
    }
    let place = usize::from(id.0);
    for step in lifecycle.steps.iter().filter(|step| step.to == place) {
        coming.push(from(lifecycle, step));
    }
    coming
}

fn from(lifecycle: &Lifecycle, step: &LifecycleStep) -> Rich {
    let stage = step.from.and_then(|from| lifecycle.stages.get(from));
    let mut rich = plain("from ");
    match stage {
        Some(stage) => rich.push(Piece::Name(stage.name.clone())),
        None => rich.push(Piece::Plain("every stage that is not final".to_owned())),
    }
    rich.push(Piece::Plain(format!(": {}", step.words)));
    rich
}

/// How leads go on from a stage.
fn going(cx: Cx<'_>, stage: &Stage) -> Vec<Rich> {
    let mut going: Vec<Rich> = stage.automatic.iter().map(|way| automatic(cx, way)).collect();
    if let Some(handover) = &stage.handover {
        let mut rich = plain("it is handed over to ");
        rich.push(Piece::Strong(cx.team(handover.to).to_owned()));
        rich.push(Piece::Plain(" and becomes ".to_owned()));
        rich.push(Piece::Name(cx.stage(handover.becomes).to_owned()));
        rich.push(Piece::Plain(" when accepted (see the handover)".to_owned()));
        going.push(rich);
    }
    going.extend(stage.commands.iter().map(|given| command(cx, given)));
    for notice in &stage.notices {
        let when =
            notice.condition.map_or(String::new(), |c| format!(" when {}", cx.condition(notice.span, c)));
        going.push(plain(&format!("{} is notified after {}{when}", notice.who, notice.after)));
    }
    going
}

fn automatic(cx: Cx<'_>, way: &Automatic) -> Rich {
    let mut rich = plain("it becomes ");
    rich.push(Piece::Name(cx.stage(way.way.to).to_owned()));
    let mut words = String::new();
    if let Some(after) = way.after {
        words += &format!(" after {after} in this stage");
    }
    if let Some(part) = way.during {
        words += &format!(" {}", during(part));
    }
    if let Some(condition) = way.condition {
        words += &format!(" as soon as {}", cx.condition(way.way.span, condition));
    }
    rich.push(Piece::Plain(words));
    rich.extend(behind(cx, &way.way));
    rich
}

/// A command with its conditions.
pub(super) fn command(cx: Cx<'_>, command: &Command) -> Rich {
    let teams = listed(command.teams.iter().map(|team| cx.team(*team)), "or");
    let mut rich = vec![
        Piece::Strong(teams),
        Piece::Plain(" may ".to_owned()),
        Piece::Name(command.action.clone()),
        Piece::Plain(" it to ".to_owned()),
        Piece::Name(cx.stage(command.way.to).to_owned()),
    ];
    let mut words = String::new();
    if let Some(after) = command.after {
        words += &format!(" after {after} in this stage");
    }
    if let Some(condition) = command.condition {
        words += &format!(" when {}", cx.condition(command.way.span, condition));
    }
    if !command.needs.is_empty() {
        words += &format!("; that needs {}", cx.needs(&command.needs));
    }
    if !command.reasons.is_empty() {
        words += &format!(", because {}", cx.reasons(&command.reasons));
    }
    rich.push(Piece::Plain(words));
    rich.extend(behind(cx, &command.way));
    rich
}

/// What is reset on the way, and why it is there.
pub(super) fn behind(cx: Cx<'_>, way: &Move) -> Rich {
    let mut words = String::new();
    if !way.resetting.is_empty() {
        let scores = listed(way.resetting.iter().map(|score| cx.score(*score)), "and");
        words += &format!("; {scores} starts again");
    }
    if let Some(why) = &way.why {
        words += &format!(" (“{why}”)");
    }
    if words.is_empty() { Vec::new() } else { plain(&words) }
}
