//! The parts of a statement that stand in columns, and which statements share them.

use std::ops::Range;

use super::Cx;
use crate::syntax::written::{Holds, Keyword, Kind, says};

/// A part of a statement, up to the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    /// Its first token.
    pub from: usize,
    /// Which column it stands in; parts in [`LOOSE`] stand in none.
    pub column: u8,
    /// How many blanks stand before it, at least.
    pub gap: usize,
}

/// The column of what only follows.
pub(super) const LOOSE: u8 = u8::MAX;
/// The column of reasons in quotes, and of blocks of one line.
pub(super) const LAST: u8 = 9;
/// Blanks between clauses that the eye should tell apart.
pub(super) const WIDE: usize = 3;

/// The cells of a statement in a block of that kind; the first is its beginning.
pub(super) fn cells(cx: &Cx<'_>, head: &Range<usize>, holds: Holds) -> Vec<Cell> {
    let mut cells = vec![Cell { from: head.start, column: 0, gap: 0 }];
    match holds {
        Holds::Declarations => declaration(cx, head, &mut cells),
        Holds::Fields => field(cx, head, &mut cells),
        Holds::Points => points(cx, head, &mut cells),
        Holds::Ways | Holds::Handover => why(cx, head, LOOSE, &mut cells),
        Holds::Story => story(cx, head, &mut cells),
        _ => push(&mut cells, second(cx, head, holds), head, 1, 1),
    }
    cells
}

/// What statements have in common that share columns, none for one that stands alone.
pub(super) fn family(cx: &Cx<'_>, head: &Range<usize>, holds: Holds) -> Option<&'static str> {
    let says = |keyword| says(cx.tokens, head.start, keyword);
    match holds {
        Holds::Declarations => [
            (Keyword::k_team, "team"),
            (Keyword::k_agreed_by, "agreed"),
            (Keyword::k_interaction, "interaction"),
            (Keyword::k_list, "list"),
            (Keyword::k_define, "define"),
            (Keyword::k_reason, "reason"),
            (Keyword::k_stage, "stage"),
            (Keyword::k_final_stage, "final stage"),
        ]
        .into_iter()
        .find_map(|(keyword, family)| says(keyword).then_some(family)),
        Holds::Story if says(Keyword::k_then) => {
            crate::syntax::written::says(cx.tokens, head.start + 1, Keyword::k_after).then_some("then")
        }
        Holds::Story if cx.tokens.kind(head.start) == Some(Kind::Number) => Some("ago"),
        Holds::Points => is_award(cx, head).then_some("points"),
        Holds::Ways | Holds::Handover | Holds::Story => None,
        _ => Some("line"),
    }
}

/// Whether a line of a score gives points by itself.
pub(super) fn is_award(cx: &Cx<'_>, head: &Range<usize>) -> bool {
    matches!(cx.tokens.kind(head.start), Some(Kind::Sign))
}

fn push(cells: &mut Vec<Cell>, from: Option<usize>, head: &Range<usize>, column: u8, gap: usize) {
    if let Some(from) = from.filter(|from| head.contains(from) && *from > head.start) {
        cells.push(Cell { from, column, gap });
    }
}

/// Where the second column of a simple line begins.
fn second(cx: &Cx<'_>, head: &Range<usize>, holds: Holds) -> Option<usize> {
    let condition = || first_of(cx, head, &[Keyword::k_when, Keyword::k_otherwise]);
    match holds {
        Holds::Header if says(cx.tokens, head.start, Keyword::k_work_time) => Some(head.start + 2),
        Holds::Header | Holds::Levels | Holds::Answers | Holds::Questions => Some(head.start + 1),
        Holds::Choices | Holds::Routes | Holds::Tracks => condition(),
        Holds::Values => head.clone().find(|at| cx.tokens.kind(*at) == Some(Kind::Colon)).map(|at| at + 1),
        _ => None,
    }
}

/// The first token outside of parentheses and conditions that says one of these.
pub(super) fn first_of(cx: &Cx<'_>, head: &Range<usize>, keywords: &[Keyword]) -> Option<usize> {
    outside(cx, head).find(|at| keywords.iter().any(|keyword| says(cx.tokens, *at, *keyword)))
}

/// The tokens outside of parentheses and conditions.
fn outside<'a>(cx: &'a Cx<'_>, head: &Range<usize>) -> impl Iterator<Item = usize> + use<'a> {
    let mut depth = 0_usize;
    head.clone().filter(move |at| {
        match cx.tokens.kind(*at) {
            Some(Kind::Open) => depth += 1,
            Some(Kind::Close) => depth = depth.saturating_sub(1),
            _ => {}
        }
        let start = cx.tokens.get(*at).map_or(0, |token| token.start);
        depth == 0 && !cx.marks.in_condition(start)
    })
}

fn declaration(cx: &Cx<'_>, head: &Range<usize>, cells: &mut Vec<Cell>) {
    let begins = |keyword| says(cx.tokens, head.start, keyword);
    let label = |at: usize| (cx.tokens.kind(at) == Some(Kind::Text)).then_some(at);
    if begins(Keyword::k_agreed_by) {
        return push(cells, first_of(cx, head, &[Keyword::k_on]), head, 1, 1);
    }
    if begins(Keyword::k_interaction) {
        push(cells, label(head.start + 2), head, 1, 1);
        let mut clauses: Vec<usize> = [Keyword::k_from_type, Keyword::k_by]
            .into_iter()
            .filter_map(|keyword| first_of(cx, &(head.start + 2..head.end), &[keyword]))
            .collect();
        clauses.sort_unstable();
        for (column, at) in (2..).zip(clauses) {
            push(cells, Some(at), head, column, WIDE);
        }
        return;
    }
    if begins(Keyword::k_stage) || begins(Keyword::k_final_stage) {
        let name = head.start + if begins(Keyword::k_stage) { 2 } else { 3 };
        push(cells, label(name), head, 1, 1);
        let rest = |keyword| outside(cx, head).find(|at| *at >= name && says(cx.tokens, *at, keyword));
        push(cells, rest(Keyword::k_renamed_from), head, 2, 1);
        return push(cells, rest(Keyword::k_owned_by), head, 3, 1);
    }
    if begins(Keyword::k_define) {
        // Without a label the condition begins where those of others do.
        let found = label(head.start + 2);
        push(cells, found, head, 1, 1);
        return push(cells, first_of(cx, head, &[Keyword::k_as]), head, 1 + u8::from(found.is_some()), 1);
    }
    let named = [Keyword::k_team, Keyword::k_list, Keyword::k_reason];
    if named.into_iter().any(begins) {
        push(cells, label(head.start + 2), head, 1, 1);
    }
    if begins(Keyword::k_list) {
        push(cells, first_of(cx, head, &[Keyword::k_as]), head, 2, 1);
    }
}

fn field(cx: &Cx<'_>, head: &Range<usize>, cells: &mut Vec<Cell>) {
    push(cells, Some(head.start + 2), head, 1, 1);
    for at in outside(cx, head).filter(|at| *at > head.start + 2) {
        let says = |keyword| says(cx.tokens, at, keyword);
        let column = if cx.is_label(at) {
            2
        } else if says(Keyword::k_from_column) {
            3
        } else if says(Keyword::k_unknown_if) {
            4
        } else if says(Keyword::k_empty_means) {
            5
        } else {
            continue;
        };
        push(cells, Some(at), head, column, WIDE);
    }
}

fn points(cx: &Cx<'_>, head: &Range<usize>, cells: &mut Vec<Cell>) {
    if is_award(cx, head) {
        push(cells, first_of(cx, head, &[Keyword::k_when, Keyword::k_per, Keyword::k_of]), head, 1, 1);
        let mut column = 2;
        for at in outside(cx, head).filter(|at| *at > head.start + 3) {
            if cx.is_limit(at) {
                push(cells, Some(at), head, column, WIDE);
                column = LOOSE;
            }
        }
    }
    why(cx, head, LAST, cells);
}

fn why(cx: &Cx<'_>, head: &Range<usize>, column: u8, cells: &mut Vec<Cell>) {
    let found = head.clone().find(|at| cx.is_why(*at));
    push(cells, found, head, column, WIDE);
}

fn story(cx: &Cx<'_>, head: &Range<usize>, cells: &mut Vec<Cell>) {
    if says(cx.tokens, head.start, Keyword::k_then) {
        let after = says(cx.tokens, head.start + 1, Keyword::k_after);
        // `then after 2 work hours confirm by sales`
        let work = cx.tokens.is(head.start + 3, "work");
        let length = if after { 4 + usize::from(work) } else { 1 };
        push(cells, Some(head.start + length), head, 1, 1);
    } else if cx.tokens.kind(head.start) == Some(Kind::Number) {
        let ago = first_of(cx, head, &[Keyword::k_ago]);
        push(cells, ago.map(|at| at + 1), head, 1, 1);
    }
}

impl Cx<'_> {
    /// Whether a text is a reason in quotes.
    pub fn is_why(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| self.marks.whys.contains(&token.start))
    }

    /// Whether a token of a field is its label: a text that belongs to no word before it.
    pub fn is_label(&self, at: usize) -> bool {
        let before = at.wrapping_sub(1);
        let owned = ["column", "if", "or", "means"].iter().any(|word| self.tokens.is(before, word));
        self.tokens.kind(at) == Some(Kind::Text) && !owned && self.tokens.kind(before) != Some(Kind::Comma)
    }

    /// Whether a clause of a rule begins: a window, a limit, or how it fades.
    pub fn is_limit(&self, at: usize) -> bool {
        let clauses = [
            Keyword::k_in_the_last,
            Keyword::k_at_most,
            Keyword::k_up_to,
            Keyword::k_keeps,
            Keyword::k_fades_out_in,
            Keyword::k_never_fades,
        ];
        clauses.into_iter().any(|keyword| says(self.tokens, at, keyword))
    }
}
