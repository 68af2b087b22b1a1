//! The plain loops, written so that the compiler makes vector instructions of them: slices of equal length side by
//! side, nothing that branches, and numbers of steps that are known when this library is compiled.

mod floats;

pub(super) use floats::{look, narrow_f64, range};

/// Calls a loop for as many constants as there are, eight at a time.
macro_rules! by_count {
    ($list:expr, $call:ident($($argument:expr),*)) => {
        for part in $list.chunks(8) {
            match part.len() {
                1 => part.first_chunk::<1>().into_iter().for_each(|of| $call($($argument,)* *of)),
                2 => part.first_chunk::<2>().into_iter().for_each(|of| $call($($argument,)* *of)),
                3 => part.first_chunk::<3>().into_iter().for_each(|of| $call($($argument,)* *of)),
                4 => part.first_chunk::<4>().into_iter().for_each(|of| $call($($argument,)* *of)),
                5 => part.first_chunk::<5>().into_iter().for_each(|of| $call($($argument,)* *of)),
                6 => part.first_chunk::<6>().into_iter().for_each(|of| $call($($argument,)* *of)),
                7 => part.first_chunk::<7>().into_iter().for_each(|of| $call($($argument,)* *of)),
                _ => part.first_chunk::<8>().into_iter().for_each(|of| $call($($argument,)* *of)),
            }
        }
    };
}

fn mask(holds: bool) -> u8 {
    if holds { u8::MAX } else { 0 }
}

/// Where codes are within ranges, ends included, or are not.
pub(super) fn within(to: &mut [u8], of: &[u8], ranges: &[(i8, i8)], not: bool) {
    // Known when this is compiled, so that what is turned round is the comparison and not what comes of it.
    if not { within_or::<true>(to, of, ranges) } else { within_or::<false>(to, of, ranges) }
}

fn within_or<const NOT: bool>(to: &mut [u8], of: &[u8], ranges: &[(i8, i8)]) {
    for (&(low, high), at) in ranges.iter().zip(0..) {
        let rows = to.iter_mut().zip(of);
        match (at, low, high) {
            (0, low, high) if low == high => {
                rows.for_each(|(to, &code)| *to = mask((code.cast_signed() == low) != NOT));
            }
            (0, low, i8::MAX) => rows.for_each(|(to, &code)| *to = mask((code.cast_signed() >= low) != NOT)),
            (0, low, high) => rows.for_each(|(to, &code)| *to = mask(between(code, low, high) != NOT)),
            (_, low, high) if NOT => rows.for_each(|(to, &code)| *to &= mask(!between(code, low, high))),
            (_, low, high) => rows.for_each(|(to, &code)| *to |= mask(between(code, low, high))),
        }
    }
}

#[inline(always)]
fn between(code: u8, low: i8, high: i8) -> bool {
    (code.cast_signed() >= low) & (code.cast_signed() <= high)
}

/// A byte by code.
pub(super) fn look_up(to: &mut [u8], of: &[u8], table: &[u8]) {
    let Some(table) = table.first_chunk::<256>() else { return };
    to.iter_mut().zip(of).for_each(|(to, &code)| *to = at(table, code));
}

#[expect(clippy::indexing_slicing, reason = "every byte is a place")]
#[inline(always)]
fn at(table: &[u8; 256], code: u8) -> u8 {
    table[usize::from(code)]
}

/// Where all masks are set.
pub(super) fn all(to: &mut [u8], of: &[&[u8]]) {
    join(to, of, |a, b| a & b);
}

/// Where one of the masks is set.
pub(super) fn any(to: &mut [u8], of: &[&[u8]]) {
    join(to, of, |a, b| a | b);
}

#[inline(always)]
fn join(to: &mut [u8], of: &[&[u8]], with: impl Fn(u8, u8) -> u8) {
    match of {
        [a, b] => to.iter_mut().zip(*a).zip(*b).for_each(|((to, &a), &b)| *to = with(a, b)),
        [a, b, c] => {
            to.iter_mut().zip(*a).zip(*b).zip(*c).for_each(|(((to, &a), &b), &c)| *to = with(with(a, b), c));
        }
        [a, b, c, d, rest @ ..] => {
            let rows = to.iter_mut().zip(*a).zip(*b).zip(*c).zip(*d);
            rows.for_each(|((((to, &a), &b), &c), &d)| *to = with(with(a, b), with(c, d)));
            for of in rest {
                to.iter_mut().zip(*of).for_each(|(to, &of)| *to = with(*to, of));
            }
        }
        [one] => to.copy_from_slice(one),
        [] => {}
    }
}

pub(super) fn not(to: &mut [u8], of: &[u8]) {
    to.iter_mut().zip(of).for_each(|(to, &of)| *to = !of);
}

/// Where a sum is at least so much, or is not.
pub(super) fn reaches(to: &mut [u8], of: &[i16], least: i16, not: bool) {
    // As wide as the sums first, so that the compiler finds lanes of one width.
    let byte = |holds: bool| if holds { -1_i16 } else { 0 }.to_le_bytes()[0];
    let rows = to.iter_mut().zip(of);
    match not {
        true => rows.for_each(|(to, &sum)| *to = byte(sum < least)),
        false => rows.for_each(|(to, &sum)| *to = byte(sum >= least)),
    }
}

/// Points by code: what is added from a code on.
pub(super) fn points(to: &mut [u8], of: &[u8], first: Option<u8>, steps: &[(i8, u8)]) {
    let Some(first) = first else { return by_count!(steps, add_steps(to, of)) };
    match steps {
        [] => to.fill(first),
        [a] => begin_steps(to, of, first, [*a]),
        [a, b] => begin_steps(to, of, first, [*a, *b]),
        [a, b, c, rest @ ..] => {
            begin_steps(to, of, first, [*a, *b, *c]);
            by_count!(rest, add_steps(to, of));
        }
    }
}

fn begin_steps<const N: usize>(to: &mut [u8], of: &[u8], first: u8, steps: [(i8, u8); N]) {
    to.iter_mut().zip(of).for_each(|(to, &code)| *to = stepped(first, code, steps));
}

fn add_steps<const N: usize>(to: &mut [u8], of: &[u8], steps: [(i8, u8); N]) {
    to.iter_mut().zip(of).for_each(|(to, &code)| *to = stepped(*to, code, steps));
}

#[inline(always)]
fn stepped<const N: usize>(from: u8, code: u8, steps: [(i8, u8); N]) -> u8 {
    let code = code.cast_signed();
    steps.iter().fold(from, |sum, &(cut, step)| sum.wrapping_add(mask(code >= cut) & step))
}

/// Points by code in a table.
pub(super) fn points_in(to: &mut [u8], of: &[u8], first: Option<u8>, table: &[u8]) {
    let Some(table) = table.first_chunk::<256>() else { return };
    match first {
        Some(first) => {
            to.iter_mut().zip(of).for_each(|(to, &code)| *to = first.wrapping_add(at(table, code)));
        }
        None => to.iter_mut().zip(of).for_each(|(to, &code)| *to = to.wrapping_add(at(table, code))),
    }
}

/// Points where masks are set.
pub(super) fn points_where(to: &mut [u8], first: Option<u8>, of: &[(&[u8], u8)]) {
    if let Some(first) = first {
        to.fill(first);
    }
    for part in of.chunks(3) {
        match part {
            [(a, p)] => to.iter_mut().zip(*a).for_each(|(to, &a)| *to = to.wrapping_add(a & p)),
            [(a, p), (b, q)] => {
                let rows = to.iter_mut().zip(*a).zip(*b);
                rows.for_each(|((to, &a), &b)| *to = to.wrapping_add(a & p).wrapping_add(b & q));
            }
            [(a, p), (b, q), (c, r), ..] => {
                let rows = to.iter_mut().zip(*a).zip(*b).zip(*c);
                rows.for_each(|(((to, &a), &b), &c)| {
                    *to = to.wrapping_add(a & p).wrapping_add(b & q).wrapping_add(c & r);
                });
            }
            [] => {}
        }
    }
}

/// A lane of points into a sum.
pub(super) fn pour(to: &mut [i16], of: &[u8], low: i16, first: bool) {
    let rows = to.iter_mut().zip(of);
    match first {
        true => rows.for_each(|(to, &points)| *to = i16::from(points) + low),
        false => rows.for_each(|(to, &points)| *to = to.wrapping_add(i16::from(points)).wrapping_add(low)),
    }
}

/// Points by code, of which there are many.
pub(super) fn wide_points(to: &mut [i16], of: &[u32], points: &[i16], first: bool) {
    let worth = |code: u32| points.get(code as usize).copied().unwrap_or(0);
    let rows = to.iter_mut().zip(of);
    match first {
        true => rows.for_each(|(to, &code)| *to = worth(code)),
        false => rows.for_each(|(to, &code)| *to = to.wrapping_add(worth(code))),
    }
}

/// Masks by code, of which there are many.
pub(super) fn wide_mask(to: &mut [u8], of: &[u32], mask: &[u8]) {
    let of_code = |code: u32| mask.get(code as usize).copied().unwrap_or(0);
    to.iter_mut().zip(of).for_each(|(to, &code)| *to = of_code(code));
}

/// Points where a mask is set.
pub(super) fn sum_where(to: &mut [i16], of: &[u8], points: i16) {
    let rows = to.iter_mut().zip(of);
    rows.for_each(|(to, &of)| *to = to.wrapping_add(if of == 0 { 0 } else { points }));
}

/// Points from a code on.
pub(super) fn sum_steps(to: &mut [i16], of: &[u8], steps: &[(i8, i16)]) {
    for &(cut, points) in steps {
        let rows = to.iter_mut().zip(of);
        rows.for_each(|(to, &code)| {
            *to = to.wrapping_add(if code.cast_signed() >= cut { points } else { 0 });
        });
    }
}

/// So many times another sum.
pub(super) fn add_sum(to: &mut [i16], of: &[i16], times: i16) {
    to.iter_mut().zip(of).for_each(|(to, &of)| *to = to.wrapping_add(of.wrapping_mul(times)));
}

pub(super) fn clamp(of: &mut [i16], low: i16, high: i16) {
    of.iter_mut().for_each(|sum| *sum = (*sum).max(low).min(high));
}

/// The largest of the points whose masks are set.
pub(super) fn highest(to: &mut [i16], of: &[(&[u8], i16)]) {
    to.fill(i16::MIN);
    for (mask, points) in of {
        let rows = to.iter_mut().zip(*mask);
        rows.for_each(|(to, &mask)| *to = (*to).max(if mask == 0 { i16::MIN } else { *points }));
    }
    to.iter_mut().for_each(|to| *to = if *to == i16::MIN { 0 } else { *to });
}

/// So many points where a mask is set.
pub(super) fn set(to: &mut [i16], of: &[u8], points: i16) {
    to.iter_mut().zip(of).for_each(|(to, &of)| *to = if of == 0 { *to } else { points });
}

/// How many cuts sums do not reach.
pub(super) fn levels(to: &mut [u8], of: &[i16], cuts: &[i16], may_lack: bool) {
    to.fill(0);
    by_count!(cuts, add_levels(to, of));
    if may_lack {
        to.iter_mut().zip(of).for_each(|(to, &sum)| *to |= mask(sum == i16::MIN));
    }
}

fn add_levels<const N: usize>(to: &mut [u8], of: &[i16], cuts: [i16; N]) {
    to.iter_mut().zip(of).for_each(|(to, &sum)| {
        let count = cuts.iter().fold(0_i16, |count, &cut| count - if sum < cut { -1 } else { 0 });
        *to = to.wrapping_add(count.to_le_bytes()[0]);
    });
}

/// The first code whose mask is set.
pub(super) fn choose(to: &mut [u8], of: &[(&[u8], u8)], otherwise: u8) {
    to.fill(otherwise);
    // The last first.
    for part in of.rchunks(3) {
        match part {
            [(a, x)] => to.iter_mut().zip(*a).for_each(|(to, &a)| *to = either(a, *x, *to)),
            [(a, x), (b, y)] => {
                let rows = to.iter_mut().zip(*a).zip(*b);
                rows.for_each(|((to, &a), &b)| *to = either(a, *x, either(b, *y, *to)));
            }
            [(a, x), (b, y), (c, z), ..] => {
                let rows = to.iter_mut().zip(*a).zip(*b).zip(*c);
                rows.for_each(|(((to, &a), &b), &c)| {
                    *to = either(a, *x, either(b, *y, either(c, *z, *to)));
                });
            }
            [] => {}
        }
    }
}

#[inline(always)]
fn either(mask: u8, then: u8, otherwise: u8) -> u8 {
    mask & then | !mask & otherwise
}

/// A byte by two codes, each from -1 on.
pub(super) fn cross(to: &mut [u8], rows: &[u8], columns: &[u8], width: usize, table: &[u8]) {
    to.iter_mut().zip(rows).zip(columns).for_each(|((to, &row), &column)| {
        let place = usize::from(row.wrapping_add(1)) * width + usize::from(column.wrapping_add(1));
        *to = table.get(place).copied().unwrap_or(u8::MAX);
    });
}

/// Whoever has a code, and whose mask is set, has another.
pub(super) fn go(of: &mut [u8], from: u8, mask_of: Option<&[u8]>, to: u8) {
    match mask_of {
        Some(masks) => of.iter_mut().zip(masks).for_each(|(code, &of)| {
            *code = either(of & mask(*code == from), to, *code);
        }),
        None => of.iter_mut().for_each(|code| *code = either(mask(*code == from), to, *code)),
    }
}

/// Marks where codes are some code.
pub(super) fn mark(to: &mut [u8], of: &[u8], code: u8) {
    to.iter_mut().zip(of).for_each(|(to, &of)| *to |= mask(of == code));
}

/// How codes of numbers are found.
macro_rules! classes {
    ($($name:ident $begin:ident $add:ident $ty:ty),*) => {$(
        /// So much and one more for each cut that a number reaches.
        pub(super) fn $name(to: &mut [u8], of: &[$ty], base: u8, cuts: &[$ty], unknown: Option<$ty>) {
            match cuts {
                [] => to.fill(base),
                [a] => $begin(to, of, base, [*a]),
                [a, b] => $begin(to, of, base, [*a, *b]),
                [a, b, c] => $begin(to, of, base, [*a, *b, *c]),
                [a, b, c, d, rest @ ..] => {
                    $begin(to, of, base, [*a, *b, *c, *d]);
                    by_count!(rest, $add(to, of));
                }
            }
            if let Some(unknown) = unknown {
                to.iter_mut().zip(of).for_each(|(to, &of)| *to &= mask(of != unknown));
            }
        }

        fn $begin<const N: usize>(to: &mut [u8], of: &[$ty], base: u8, cuts: [$ty; N]) {
            to.iter_mut().zip(of).for_each(|(to, &of)| {
                let count = cuts.iter().fold(0, |count: $ty, &cut| count - if of >= cut { -1 } else { 0 });
                *to = base.wrapping_add(count.to_le_bytes()[0]);
            });
        }

        fn $add<const N: usize>(to: &mut [u8], of: &[$ty], cuts: [$ty; N]) {
            to.iter_mut().zip(of).for_each(|(to, &of)| {
                let count = cuts.iter().fold(0, |count: $ty, &cut| count - if of >= cut { -1 } else { 0 });
                *to = to.wrapping_add(count.to_le_bytes()[0]);
            });
        }
    )*};
}

classes! {
    classes_i8 begin_i8 add_i8 i8,
    classes_i16 begin_i16 add_i16 i16,
    classes_i32 begin_i32 add_i32 i32,
    classes_i64 begin_i64 add_i64 i64
}
