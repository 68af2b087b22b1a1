//! The order of clauses. The grammar takes them in any order, so that one out of place is a clear mistake.

use super::{Cx, Part, parts};
use crate::syntax::grammar::Rule;

/// Reports clauses that stand in another order than `ranks` lists them, or twice. Those of `many` may stand
/// several times.
pub(super) fn in_order(cx: &mut Cx<'_>, part: &Part<'_>, ranks: &[Rule], many: &[Rule]) {
    let mut furthest: Option<(usize, Part<'_>)> = None;
    for clause in parts(part) {
        let Some(rank) = ranks.iter().position(|r| *r == clause.as_rule()) else { continue };
        match &furthest {
            Some((before, _)) if *before == rank && !many.contains(&clause.as_rule()) => {
                let words = shown(cx, &clause);
                let span = cx.span(&clause);
                cx.error("clause-twice", span, format!("{words} is said twice"), "leave one of the two out");
            }
            Some((before, earlier)) if *before > rank => {
                let (words, other) = (shown(cx, &clause), shown(cx, earlier));
                let span = cx.span(&clause);
                cx.error(
                    "clause-order",
                    span,
                    format!("{words} stands in the wrong place"),
                    format!("put it before {other}"),
                );
            }
            _ => furthest = Some((rank, clause)),
        }
    }
}

/// A clause as it is written, shortened.
fn shown(cx: &Cx<'_>, part: &Part<'_>) -> String {
    let mut text = cx.written(part).trim_start_matches(',').trim_start().to_owned();
    if text.chars().count() > 40 {
        text = text.chars().take(38).collect::<String>() + "…";
    }
    if text.starts_with('"') { format!("the text {text}") } else { format!("`{text}`") }
}
