//! The handover agreement in sentences.

use super::stages::behind;
use super::{Part, Piece, Rich, Row, name, plain, row, strong, table};
use crate::docs::words::Cx;
use crate::model::{Clock, Command, Handover, Late, RouteTo, Stage};

pub(super) fn write(cx: Cx<'_>, parts: &mut Vec<Part>) {
    let handovers: Vec<(&Stage, &Handover)> = cx
        .model
        .stages
        .as_slice()
        .iter()
        .filter_map(|stage| Some((stage, stage.handover.as_ref()?)))
        .collect();
    if handovers.is_empty() {
        return;
    }
    parts.push(Part::Heading(2, plain("The handover agreement")));
    for (stage, handover) in handovers {
        let mut heading = plain(&format!("{} to {}: ", cx.team(stage.owner), cx.team(handover.to)));
        heading.push(Piece::Name(stage.name.clone()));
        heading.push(Piece::Plain(" becomes ".to_owned()));
        heading.push(Piece::Name(cx.stage(handover.becomes).to_owned()));
        parts.push(Part::Heading(3, heading));
        parts.push(Part::List(sentences(cx, stage, handover)));
        if !handover.routes.is_empty() {
            parts.push(Part::Text(plain("It goes to the first that fits:")));
            let rows = handover.routes.iter().map(|route| {
                let when = route.condition.map_or_else(
                    || otherwise(&route.to),
                    |c| format!("when {}", cx.condition(route.span, c)),
                );
                row(vec![plain(&cx.route(&route.to)), plain(&when)])
            });
            parts.push(table(&["Goes to", "When"], rows.collect()));
        }
        if !handover.rejects.is_empty() {
            parts.push(Part::Text(plain(&format!("{} may reject it, and says why:", cx.team(handover.to)))));
            let rows = handover.rejects.iter().flat_map(|reject| rejections(cx, reject)).collect();
            parts.push(table(&["Reason", "What it means", "The lead goes to"], rows));
        }
    }
}

fn otherwise(to: &RouteTo) -> String {
    match to {
        RouteTo::PersonIn(_) => "when that is known".to_owned(),
        RouteTo::Previous => "when there was somebody".to_owned(),
        _ => "in all other cases".to_owned(),
    }
}

fn sentences(cx: Cx<'_>, stage: &Stage, handover: &Handover) -> Vec<Rich> {
    let mut sentences: Vec<Rich> = Vec::new();
    let (giving, taking) = (cx.team(stage.owner), cx.team(handover.to));
    if !handover.needs.is_empty() {
        let mut rich = plain("Before it is handed over these have to be known: ");
        rich.extend(strong(&cx.needs(&handover.needs)));
        rich.push(Piece::Plain(".".to_owned()));
        sentences.push(rich);
    }
    if let Some(condition) = handover.only_when {
        sentences
            .push(plain(&format!("It is handed over only when {}.", cx.condition(handover.span, condition))));
    }
    for (at, clock) in handover.confirms.iter().enumerate() {
        sentences.push(deadline(cx, clock, (at > 0, giving), "confirms first", "once the data is complete"));
    }
    if handover.confirms.is_empty() {
        sentences.push(plain("It is handed over by itself then; nobody has to confirm it."));
    }
    for (at, clock) in handover.accepts.iter().enumerate() {
        sentences.push(deadline(cx, clock, (at > 0, taking), "accepts", "after the handover"));
    }
    if handover.accepts.is_empty() {
        sentences.push(plain(&format!("{taking} accepts it; there is no deadline.")));
    }
    sentences
}

/// `Sales accepts within 2 work days after the handover. If late, …`
fn deadline(cx: Cx<'_>, clock: &Clock, (otherwise, team): (bool, &str), does: &str, from: &str) -> Rich {
    // Of several lines the first that fits holds.
    let mut rich = if otherwise { plain("Otherwise ") } else { Vec::new() };
    rich.push(Piece::Strong(team.to_owned()));
    rich.push(Piece::Plain(format!(" {does}")));
    if let Some(within) = clock.within {
        rich.push(Piece::Plain(" within ".to_owned()));
        rich.push(Piece::Strong(within.to_string()));
        rich.push(Piece::Plain(format!(" {from}")));
    }
    if let Some(condition) = clock.condition {
        rich.push(Piece::Plain(format!(" when {}", cx.condition(clock.span, condition))));
    }
    match &clock.if_late {
        Some(Late::Notify(who)) => rich.push(Piece::Plain(format!(". If that is late, {who} is notified."))),
        Some(Late::Becomes(way)) => {
            rich.push(Piece::Plain(". If that is late, the lead becomes ".to_owned()));
            rich.push(Piece::Name(cx.stage(way.to).to_owned()));
            rich.extend(behind(cx, way));
            rich.push(Piece::Plain(".".to_owned()));
        }
        None => rich.push(Piece::Plain(".".to_owned())),
    }
    rich
}

/// A row for each reason of a rejection.
fn rejections(cx: Cx<'_>, reject: &Command) -> Vec<Row> {
    let mut to = name(cx.stage(reject.way.to));
    to.extend(reject.condition.map(|c| Piece::Plain(format!(" when {}", cx.condition(reject.way.span, c)))));
    to.extend(reject.after.map(|after| Piece::Plain(format!(" after {after}"))));
    to.extend(behind(cx, &reject.way));
    if reject.reasons.is_empty() {
        return vec![row(vec![plain("any"), Vec::new(), to])];
    }
    let reasons = reject.reasons.iter().filter_map(|id| cx.model.reasons.get(*id));
    reasons
        .map(|reason| {
            row(vec![name(&reason.name), plain(reason.meaning.as_deref().unwrap_or("")), to.clone()])
        })
        .collect()
}
