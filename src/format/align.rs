//! Columns: where the parts of neighbouring lines stand.

use super::cells::LOOSE;

/// A line in the making.
#[derive(Debug)]
pub(super) struct Row {
    /// Its parts, the first without its indentation.
    pub parts: Vec<Part>,
    /// It goes over several lines: only its first parts stand in columns.
    pub broken: bool,
}

/// A part of a line.
#[derive(Debug)]
pub(super) struct Part {
    /// How wide it is.
    pub width: usize,
    /// Its column.
    pub column: u8,
    /// Blanks before it, at least.
    pub gap: usize,
    /// It is a list, beside which short parts would stand far from what follows them.
    pub long: bool,
}

/// Ends that lie further apart share no column: behind lists, of the first parts, and of all others.
const STRAY: (usize, usize, usize) = (12, 28, 40);

/// How columns are made.
pub(super) struct Columns {
    /// The width of the first column, where more than these lines share it.
    pub first: Option<usize>,
    /// How wide a line may become by them.
    pub room: usize,
    /// So many columns stand, however wide a line becomes: it goes on in the next then.
    pub strong: usize,
}

/// How many blanks stand before each part of each line.
pub(super) fn gaps(rows: &[Row], wanted: &Columns) -> Vec<Vec<usize>> {
    let mut gaps: Vec<Vec<usize>> =
        rows.iter().map(|row| row.parts.iter().map(|part| part.gap).collect()).collect();
    let mut columns: Vec<u8> = rows.iter().flat_map(|row| row.parts.iter().map(|part| part.column)).collect();
    columns.sort_unstable();
    columns.dedup();
    for column in columns.into_iter().filter(|column| (1..LOOSE).contains(column)) {
        for long in [false, true] {
            let members = members(rows, &gaps, column, (long, wanted.strong));
            let fixed = wanted.first.filter(|_| column == 1);
            // What stands anyway fits anywhere.
            let room = if usize::from(column) <= wanted.strong { usize::MAX } else { wanted.room };
            let Some(target) = fixed.or_else(|| target(&members, (column, long), room)) else { continue };
            for member in members.iter().filter(|member| member.end <= target) {
                let fits = member.fits(target, room);
                if let Some(gap) = gaps.get_mut(member.row).and_then(|row| row.get_mut(member.part))
                    && fits
                {
                    *gap += target - member.end;
                }
            }
        }
    }
    gaps
}

/// A line that has a part in the column.
struct Member {
    row: usize,
    part: usize,
    /// Where what stands before it ends.
    end: usize,
    /// How wide the line is from there on; nothing where it may go on in the next.
    rest: usize,
}

impl Member {
    fn fits(&self, target: usize, room: usize) -> bool {
        target + self.rest <= room
    }
}

/// Where the column should begin so that most lines share it.
fn target(members: &[Member], (column, long): (u8, bool), room: usize) -> Option<usize> {
    let shortest = members.iter().map(|member| member.end).min()?;
    let stray = match column {
        _ if long => STRAY.0,
        1 => STRAY.1,
        _ => STRAY.2,
    };
    // Of many lines most end where others do.
    let mut near: Vec<usize> =
        members.iter().map(|member| member.end).filter(|end| *end <= shortest + stray).collect();
    near.sort_unstable();
    near.dedup();
    let count = |target: usize| {
        let shares = |member: &&Member| member.end <= target && member.fits(target, room);
        members.iter().filter(shares).count()
    };
    near.into_iter().max_by_key(|end| (count(*end), std::cmp::Reverse(*end)))
}

fn members(rows: &[Row], gaps: &[Vec<usize>], column: u8, only: (bool, usize)) -> Vec<Member> {
    let numbered = rows.iter().zip(gaps).enumerate();
    numbered.filter_map(|(at, (row, gaps))| member(at, row, gaps, column, only)).collect()
}

fn member(at: usize, row: &Row, gaps: &[usize], column: u8, (long, strong): (bool, usize)) -> Option<Member> {
    let part = row.parts.iter().position(|part| part.column == column)?;
    let before = row.parts.get(part.checked_sub(1)?)?;
    if before.long != long || (row.broken && part > strong) {
        return None;
    }
    let width = |from: usize, to: usize| -> usize {
        (from..to).map(|i| row.parts.get(i).map_or(0, |p| p.width) + gaps.get(i).copied().unwrap_or(0)).sum()
    };
    let rest = if row.broken { 0 } else { width(part, row.parts.len()) };
    Some(Member { row: at, part, end: width(0, part), rest })
}
