//! Lines that are too long, or that somebody broke on purpose.

use std::collections::HashMap;
use std::ops::Range;

use super::Cx;
use super::cells::first_of;
use super::marks::Joint;
use crate::syntax::written::{Holds, Keyword, Kind, continues, says};

/// A statement, or what stands before its block, and where it goes.
pub(super) struct Laid<'a> {
    /// Its tokens.
    pub head: &'a Range<usize>,
    /// What the block holds it stands in.
    pub holds: Holds,
    /// Blanks before tokens that begin a column.
    pub gaps: &'a HashMap<usize, usize>,
    /// Where its first line begins.
    pub indent: usize,
    /// Where the others begin.
    pub onward: usize,
    /// What stands behind it: ` {`.
    pub tail: &'a str,
    /// How many parentheses are open behind each of its tokens, where it goes over several lines.
    pub depths: &'a [usize],
}

impl Laid<'_> {
    /// How many parentheses are open behind a token.
    fn depth(&self, at: usize) -> usize {
        let place = at.checked_sub(self.head.start);
        place.and_then(|place| self.depths.get(place)).copied().unwrap_or(0)
    }
}

/// A piece of a statement that makes a line; indented further by that many blanks.
type Piece = (Range<usize>, usize);

/// Whether somebody meant a statement to go over several lines.
pub(super) fn is_broken(cx: &Cx<'_>, head: &Range<usize>) -> bool {
    cx.comments.are_in(head)
        || is_chopped(cx, head)
        || body(cx, head).is_some_and(|body| cx.tokens.get(body).is_some_and(|token| token.line))
}

/// How many parentheses are open behind each token of a statement.
pub(super) fn depths(cx: &Cx<'_>, head: &Range<usize>) -> Vec<usize> {
    let mut depth = 0_usize;
    let behind = head.clone().map(|at| {
        match cx.tokens.kind(at) {
            Some(Kind::Open) => depth += 1,
            Some(Kind::Close) => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth
    });
    behind.collect()
}

/// A statement on one line.
pub(super) fn one_line(cx: &Cx<'_>, laid: &Laid<'_>) -> String {
    " ".repeat(laid.indent) + &text(cx, laid, laid.head.clone()) + laid.tail
}

/// The lines of a statement, as few as fit.
pub(super) fn lines(cx: &Cx<'_>, laid: &Laid<'_>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut from = laid.head.start;
    for at in laid.head.clone() {
        let last = at + 1 == laid.head.end;
        let remarks = if last { &[] } else { cx.comments.between(at, at + 1) };
        if remarks.is_empty() && !last {
            continue;
        }
        let first = lines.is_empty();
        for (number, (range, further)) in part(cx, laid, from..at + 1, first).into_iter().enumerate() {
            let indent = if first && number == 0 { laid.indent } else { laid.onward + further };
            lines.push(" ".repeat(indent) + &text(cx, laid, range));
        }
        for (number, remark) in remarks.iter().enumerate() {
            match lines.last_mut().filter(|_| remark.trailing && number == 0) {
                Some(line) => *line += &format!("  {}", remark.text),
                None => lines.push(" ".repeat(laid.onward) + &remark.text),
            }
        }
        from = at + 1;
    }
    if let Some(line) = lines.last_mut() {
        *line += laid.tail;
    }
    lines
}

/// The pieces of a part of a statement that no comment stands in.
fn part(cx: &Cx<'_>, laid: &Laid<'_>, range: Range<usize>, first: bool) -> Vec<Piece> {
    let indent = if first { laid.indent } else { laid.onward };
    let body = body(cx, laid.head).filter(|body| range.contains(body) && *body > range.start);
    if let Some(body) = body {
        let broken = cx.tokens.get(body).is_some_and(|token| token.line);
        if broken || !fits(cx, laid, range.clone(), indent) {
            let rest = body..range.end;
            let mut pieces = vec![(range.start..body, 0)];
            pieces.extend(clauses_or_joints(cx, laid, rest, laid.onward));
            return pieces;
        }
    }
    clauses_or_joints(cx, laid, range, indent)
}

fn clauses_or_joints(cx: &Cx<'_>, laid: &Laid<'_>, range: Range<usize>, indent: usize) -> Vec<Piece> {
    if is_chopped(cx, &range) { chop(cx, laid, range, indent, 2) } else { split(cx, laid, range, indent, 2) }
}

/// Splits what does not fit: at its clauses, else where its condition is joined (up to so many times), else
/// behind commas and inside of parentheses.
fn split(cx: &Cx<'_>, laid: &Laid<'_>, range: Range<usize>, indent: usize, chops: usize) -> Vec<Piece> {
    if fits(cx, laid, range.clone(), indent) {
        return vec![(range, 0)];
    }
    let outside = |at: &usize| {
        let start = cx.tokens.get(*at).map_or(0, |token| token.start);
        laid.depth(*at) == 0 && !cx.marks.in_condition(start)
    };
    let candidates: Vec<usize> =
        range.clone().filter(outside).filter(|at| is_clause(cx, laid, *at)).collect();
    let pieces = fill(cx, laid, &range, indent, &candidates, 0);
    if all_fit(cx, laid, &pieces, indent) {
        return pieces;
    }
    if chops > 0 && loosest(cx, &range).is_some() {
        return chop(cx, laid, range, indent, chops - 1);
    }
    let mut indent = indent;
    let mut all = Vec::new();
    for (piece, _) in pieces {
        all.extend(at_commas(cx, laid, piece, indent));
        indent = laid.onward;
    }
    all
}

/// Splits a condition before each `or`, or each `and` where there is none.
fn chop(cx: &Cx<'_>, laid: &Laid<'_>, range: Range<usize>, indent: usize, chops: usize) -> Vec<Piece> {
    let joint = loosest(cx, &range);
    let mut pieces = Vec::new();
    let (mut from, mut indent) = (range.start, indent);
    let cuts = range.clone().filter(|at| *at > range.start && joint_at(cx, *at) == joint);
    for cut in cuts.chain([range.end]) {
        pieces.extend(split(cx, laid, from..cut, indent, chops));
        (from, indent) = (cut, laid.onward);
    }
    pieces
}

/// Splits behind commas and inside of parentheses, no deeper than it has to be.
fn at_commas(cx: &Cx<'_>, laid: &Laid<'_>, range: Range<usize>, indent: usize) -> Vec<Piece> {
    let mut candidates = Vec::new();
    for at in range.clone() {
        let depth = laid.depth(at);
        let comma = cx.tokens.kind(at.wrapping_sub(1)) == Some(Kind::Comma);
        let joint = [Keyword::k_and, Keyword::k_or].into_iter().any(|k| says(cx.tokens, at, k));
        let legal = || depth > 0 || continues(cx.tokens, laid.head.start, at, laid.holds);
        if (comma || (joint && depth > 0)) && legal() {
            candidates.push((at, depth));
        }
    }
    let further = if cx.tokens.kind(range.start) == Some(Kind::Open) { 1 } else { 2 };
    let deepest = candidates.iter().map(|(_, depth)| *depth).max().unwrap_or(0);
    let mut pieces = vec![(range.clone(), 0)];
    for depth in 0..=deepest {
        let shallow: Vec<usize> = candidates.iter().filter(|(_, d)| *d <= depth).map(|(at, _)| *at).collect();
        pieces = fill(cx, laid, &range, indent, &shallow, if depth == 0 { 0 } else { further });
        if all_fit(cx, laid, &pieces, indent) {
            break;
        }
    }
    pieces
}

/// Whether all pieces fit, the first of them from `indent` on.
fn all_fit(cx: &Cx<'_>, laid: &Laid<'_>, pieces: &[Piece], indent: usize) -> bool {
    let indents = std::iter::once(indent).chain(std::iter::repeat(laid.onward));
    pieces
        .iter()
        .zip(indents)
        .all(|((piece, further), indent)| fits(cx, laid, piece.clone(), indent + further))
}

/// Puts as much on each line as fits.
fn fill(
    cx: &Cx<'_>,
    laid: &Laid<'_>,
    range: &Range<usize>,
    indent: usize,
    candidates: &[usize],
    further: usize,
) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let (mut from, mut indent) = (range.start, indent);
    while !fits(cx, laid, from..range.end, indent) {
        let behind = candidates.partition_point(|at| *at <= from);
        let ahead = candidates.get(behind..).unwrap_or(&[]).iter().copied().take_while(|at| *at < range.end);
        let Some(nearest) = ahead.clone().next() else { break };
        let cut = ahead.take_while(|at| fits(cx, laid, from..*at, indent)).last().unwrap_or(nearest);
        pieces.push((from..cut, if from == range.start { 0 } else { further }));
        (from, indent) = (cut, laid.onward + further);
    }
    pieces.push((from..range.end, if from == range.start { 0 } else { further }));
    pieces
}

/// Whether tokens fit on a line. No more of them are looked at than a line holds, for what is left of a list is asked
/// for at each of its lines.
fn fits(cx: &Cx<'_>, laid: &Laid<'_>, range: Range<usize>, indent: usize) -> bool {
    if cx.longest == usize::MAX {
        return true;
    }
    let tail = if range.end == laid.head.end { laid.tail.chars().count() } else { 0 };
    let mut width = indent + tail;
    let mut from = range.start;
    for at in range.clone() {
        width += match laid.gaps.get(&at).filter(|_| at > range.start) {
            Some(gap) => {
                from = at;
                *gap
            }
            None => usize::from(at > from && cx.has_blank(from, at, laid.holds)),
        };
        width += cx.word(at).chars().count();
        if width > cx.longest {
            return false;
        }
    }
    width <= cx.longest
}

/// Tokens as one line, with their columns.
fn text(cx: &Cx<'_>, laid: &Laid<'_>, range: Range<usize>) -> String {
    let mut line = String::new();
    let mut from = range.start;
    for at in range.clone().skip(1) {
        if let Some(gap) = laid.gaps.get(&at) {
            line += &cx.line(from..at, laid.holds);
            line += &" ".repeat(*gap);
            from = at;
        }
    }
    line + &cx.line(from..range.end, laid.holds)
}

/// Whether a clause begins at a token, which a line may begin with.
fn is_clause(cx: &Cx<'_>, laid: &Laid<'_>, at: usize) -> bool {
    const CLAUSES: [Keyword; 13] = [
        Keyword::k_when,
        Keyword::k_as_soon_as,
        Keyword::k_because,
        Keyword::k_needs,
        Keyword::k_resetting,
        Keyword::k_otherwise,
        Keyword::k_unknown_if,
        Keyword::k_empty_means,
        Keyword::k_from_column,
        Keyword::k_within,
        Keyword::k_after,
        Keyword::k_if_late,
        Keyword::k_where,
    ];
    let second = laid.gaps.keys().min().copied().filter(|_| {
        matches!(laid.holds, Holds::Points | Holds::Choices | Holds::Routes | Holds::Tracks | Holds::Header)
    });
    at > laid.head.start
        && second.is_none_or(|second| at > second)
        && (CLAUSES.into_iter().any(|k| says(cx.tokens, at, k))
            || (laid.holds == Holds::Points && cx.is_limit(at))
            || (laid.holds == Holds::Fields && cx.is_label(at))
            || cx.is_why(at))
        && continues(cx.tokens, laid.head.start, at, laid.holds)
}

/// Where what is named begins: behind the `as` of a `define` or `list`.
fn body(cx: &Cx<'_>, head: &Range<usize>) -> Option<usize> {
    let named = [Keyword::k_define, Keyword::k_list].into_iter().any(|k| says(cx.tokens, head.start, k));
    let found = if named { first_of(cx, &(head.start + 2..head.end), &[Keyword::k_as]) } else { None };
    found.map(|at| at + 1)
}

/// What joins the parts of the condition that stand behind this token.
fn joint_at(cx: &Cx<'_>, at: usize) -> Option<Joint> {
    let next = cx.tokens.get(at + 1)?;
    let joint = [Keyword::k_and, Keyword::k_or].into_iter().any(|k| says(cx.tokens, at, k));
    cx.marks.joined.get(&next.start).copied().filter(|_| joint)
}

/// The loosest joint among some tokens; one that they begin with joins them to what was before.
fn loosest(cx: &Cx<'_>, range: &Range<usize>) -> Option<Joint> {
    range.clone().skip(1).filter_map(|at| joint_at(cx, at)).min()
}

/// Whether somebody began a line with every `or` of a condition, or with every `and` where it has no `or`.
fn is_chopped(cx: &Cx<'_>, range: &Range<usize>) -> bool {
    let Some(joint) = loosest(cx, range) else { return false };
    let mut joints = range.clone().skip(1).filter(|at| joint_at(cx, *at) == Some(joint));
    joints.all(|at| cx.tokens.get(at).is_some_and(|token| token.line))
}
