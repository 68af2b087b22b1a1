//! Rows of a sheet on their way.

use smallvec::SmallVec;

use super::{Extras, Places, part_code, route_place};
use crate::assessment::{Outcome, ScoreOutcome};
use crate::model::Model;
use crate::values::Number;

/// Some rows of a sheet, to be filled.
#[derive(Debug)]
pub(in crate::plan::batch) struct Part<'s> {
    /// The first row.
    pub first: usize,
    pub rows: usize,
    pub points: SmallVec<[PointsPart<'s>; 8]>,
    pub bounds: SmallVec<[(&'s mut [i64], &'s mut [i64]); 4]>,
    pub codes: SmallVec<[CodesPart<'s>; 12]>,
}

/// Some rows of [`Points`].
#[derive(Debug)]
pub(in crate::plan::batch) enum PointsPart<'s> {
    Small(i64, &'s mut [i16]),
    Large(&'s mut [i64]),
}

/// Some rows of [`Codes`].
#[derive(Debug)]
pub(in crate::plan::batch) enum CodesPart<'s> {
    Narrow(&'s mut [u8]),
    Wide(&'s mut [u16]),
}

impl CodesPart<'_> {
    fn put(&mut self, at: usize, code: Option<u16>) {
        match self {
            Self::Narrow(codes) => {
                let code = code.and_then(|code| u8::try_from(code).ok()).unwrap_or(u8::MAX);
                codes.get_mut(at).into_iter().for_each(|slot| *slot = code);
            }
            Self::Wide(codes) => {
                codes.get_mut(at).into_iter().for_each(|slot| *slot = code.unwrap_or(u16::MAX));
            }
        }
    }
}

impl<'s> Part<'s> {
    /// So many rows, and the rest.
    pub fn split_at(self, rows: usize) -> (Self, Self) {
        let rows = rows.min(self.rows);
        let mut left = Self {
            first: self.first,
            rows,
            points: SmallVec::new(),
            bounds: SmallVec::new(),
            codes: SmallVec::new(),
        };
        let mut right = Self {
            first: self.first + rows,
            rows: self.rows - rows,
            points: SmallVec::new(),
            bounds: SmallVec::new(),
            codes: SmallVec::new(),
        };
        for points in self.points {
            let (a, b) = points.split_at(rows);
            left.points.push(a);
            right.points.push(b);
        }
        for (low, high) in self.bounds {
            let ((a, b), (c, d)) = (low.split_at_mut(rows), high.split_at_mut(rows));
            left.bounds.push((a, c));
            right.bounds.push((b, d));
        }
        for codes in self.codes {
            let (a, b) = codes.split_at(rows);
            left.codes.push(a);
            right.codes.push(b);
        }
        (left, right)
    }
}

impl<'s> PointsPart<'s> {
    fn split_at(self, rows: usize) -> (Self, Self) {
        match self {
            Self::Small(unit, points) => {
                let (a, b) = points.split_at_mut(rows);
                (Self::Small(unit, a), Self::Small(unit, b))
            }
            Self::Large(points) => {
                let (a, b) = points.split_at_mut(rows);
                (Self::Large(a), Self::Large(b))
            }
        }
    }
}

impl<'s> CodesPart<'s> {
    fn split_at(self, rows: usize) -> (Self, Self) {
        match self {
            Self::Narrow(codes) => {
                let (a, b) = codes.split_at_mut(rows);
                (Self::Narrow(a), Self::Narrow(b))
            }
            Self::Wide(codes) => {
                let (a, b) = codes.split_at_mut(rows);
                (Self::Wide(a), Self::Wide(b))
            }
        }
    }
}

impl Part<'_> {
    /// Writes what the ordinary way has found of a row, but for its problems.
    pub fn put(&mut self, model: &Model, row: usize, out: &Outcome, extras: &mut Extras) {
        let at = row - self.first;
        for ((points, score), of) in self.points.iter_mut().zip(&out.scores).zip(0_u32..) {
            points.put(at, (row, of), score, extras);
        }
        for ((low, high), score) in self.bounds.iter_mut().zip(&out.scores) {
            low.get_mut(at).into_iter().for_each(|slot| *slot = score.lowest.raw());
            high.get_mut(at).into_iter().for_each(|slot| *slot = score.highest.raw());
        }
        let places = Places::new(model);
        let mut codes = self.codes.iter_mut();
        let mut put = |code: Option<u16>| codes.next().into_iter().for_each(|codes| codes.put(at, code));
        out.ratings.iter().chain(&out.tables).for_each(|&code| put(code));
        out.choices.iter().for_each(|&code| put(Some(code)));
        put(out.stage.map(|stage| stage.0));
        put(out.part.map(part_code));
        let route = out
            .route
            .zip(out.stage)
            .map(|(route, stage)| route_place(model, stage, route.line) + usize::from(route.pick));
        put(route.and_then(|place| u16::try_from(place).ok()));
        for track in 0..places.end - places.tracks {
            let fits = u16::try_from(track).is_ok_and(|track| out.nurture.contains(&track));
            put(fits.then_some(0));
        }
    }
}

impl PointsPart<'_> {
    fn put(&mut self, at: usize, (row, of): (usize, u32), score: &ScoreOutcome, extras: &mut Extras) {
        match self {
            Self::Large(points) => {
                let raw = score.value.map_or(i64::MIN, Number::raw);
                points.get_mut(at).into_iter().for_each(|slot| *slot = raw);
            }
            Self::Small(unit, points) => {
                let raw = score.value.map(Number::raw);
                let whole =
                    raw.filter(|raw| raw % *unit == 0).and_then(|raw| i16::try_from(raw / *unit).ok());
                let small = whole.filter(|&small| small != i16::MIN);
                points.get_mut(at).into_iter().for_each(|slot| *slot = small.unwrap_or(i16::MIN));
                if let (None, Some(raw)) = (small, raw) {
                    extras.points.push((row, of, raw));
                }
            }
        }
    }
}
