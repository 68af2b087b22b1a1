//! Steps of a ladder that count interactions: whoever has one of the last week has one of the last month, too.

use super::{LINT, MANY};
use crate::diagnostics::Diagnostic;
use crate::lint::Context;
use crate::lint::scores::Block;
use crate::lint::witness::{self, Wanted};
use crate::model::{Fade, Per, PointsLimit, Rule, RuleKind, SelectionId, TimesLimit};
use crate::reason::Key;
use crate::values::Number;

/// Looks for steps that are never the largest, for another counts all that they count and gives more.
pub(super) fn of_ladder(cx: &Context<'_>, block: Block<'_>, found: &mut Vec<Diagnostic>) {
    let rules = block.rules.iter().map(|&id| cx.model.rules.at(id));
    let awards: Vec<Award<'_>> = rules.filter_map(|rule| award(cx, rule)).collect();
    if awards.len() > MANY {
        return;
    }
    for (at, award) in awards.iter().enumerate() {
        let outdone = awards.iter().enumerate().find(|&(place, other)| {
            let larger = other.points > award.points || other.points == award.points && place < at;
            place != at && larger && is_outdone(cx, award, other)
        });
        if let Some((_, other)) = outdone {
            found.push(message(cx, block, award, other));
        }
    }
}

/// Points for interactions.
struct Award<'m> {
    rule: &'m Rule,
    points: Number,
    selection: SelectionId,
    /// How many count at most; none where all do.
    most: Option<u32>,
    /// Whether nothing else limits them.
    is_free: bool,
    fade: Fade,
    /// Whether it asks if there is one, and counts none.
    is_asked: bool,
}

fn award<'m>(cx: &Context<'m>, rule: &'m Rule) -> Option<Award<'m>> {
    let award = match &rule.kind {
        RuleKind::Per { points, selection, times, fade, points_limits } => Award {
            rule,
            points: *points,
            selection: *selection,
            most: most(times),
            is_free: is_free(times, points_limits),
            fade: *fade,
            is_asked: false,
        },
        RuleKind::When { points, condition } => {
            let single = cx.reasoner().single(*condition)?;
            let Key::Count(selection) = single.key else { return None };
            let is_any = single.yes.ends() == Some((Number::ONE.raw(), i64::MAX));
            let (most, is_free, fade) = (Some(1), true, Fade::Never);
            is_any.then_some(Award {
                rule,
                points: *points,
                selection,
                most,
                is_free,
                fade,
                is_asked: true,
            })?
        }
        _ => return None,
    };
    (award.points > Number::ZERO).then_some(award)
}

fn most(times: &[TimesLimit]) -> Option<u32> {
    times.iter().filter(|limit| limit.per == Per::Ever).map(|limit| limit.count).min()
}

fn is_free(times: &[TimesLimit], points: &[PointsLimit]) -> bool {
    points.is_empty() && times.iter().all(|limit| limit.per == Per::Ever)
}

/// Whether the other counts whatever is counted here, each time with as much left of it.
fn is_outdone(cx: &Context<'_>, award: &Award<'_>, other: &Award<'_>) -> bool {
    let as_many = match (award.most, other.most) {
        (_, None) => true,
        (Some(here), Some(there)) => here <= there,
        (None, Some(_)) => false,
    };
    // Of two conditions, the other look at ladders speaks.
    !(award.is_asked && other.is_asked)
        && other.is_free
        && as_many
        && (other.fade == Fade::Never || other.fade == award.fade)
        && cx.reasoner().is_part(award.selection, other.selection)
}

fn message(cx: &Context<'_>, block: Block<'_>, award: &Award<'_>, other: &Award<'_>) -> Diagnostic {
    let said = cx.said(cx.first_line(award.rule.span));
    let message =
        format!("who gets `{said}` gets {:+} from another step, and only the largest counts", other.points);
    let help = match other.points == award.points {
        true => "leave this step out, or give it more points".to_owned(),
        false => format!("give this step more than {}, or swap the points of the two", other.points),
    };
    let wanted = Wanted {
        title: format!("A step of {} that is outdone", block.score.name),
        given: vec![witness::one_of(cx, award.selection)],
        expect: vec![format!("{} = {}", block.score.name, other.points)],
        ..Wanted::default()
    };
    let mut outdone = LINT
        .at(cx.first_line(award.rule.span), message)
        .label(format!("{:+} never counts", award.points))
        .help(help)
        .related(cx.first_line(other.rule.span), "this is always at least as much");
    outdone.witness = witness::of(cx, &wanted);
    outdone
}
