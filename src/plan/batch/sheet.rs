//! What was found of many leads, by column, in ids.

mod part;

pub(super) use part::{CodesPart, Part, PointsPart};

use std::ops::Range;

use crate::lead::Problem;
use crate::model::{HandoverPart, Id, Model, QuantityId, Route, StageId};
use crate::values::Number;

/// What was found, by column.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sheet {
    pub rows: usize,
    /// By score.
    pub points: Vec<Points>,
    /// By score, in units of [`Number::raw`], if they were wanted.
    pub bounds: Vec<(Vec<i64>, Vec<i64>)>,
    /// Words by place: see [`Places`].
    pub codes: Vec<Codes>,
    pub extras: Extras,
}

/// The value of a score by row.
#[derive(Debug, Clone)]
pub(crate) enum Points {
    /// In so many times [`Number::raw`]; the least is told in [`Extras::points`], or not known.
    Small(i64, Vec<i16>),
    /// [`Number::raw`]; the least is not known.
    Large(Vec<i64>),
}

/// A place in a list by row; the highest is none.
#[derive(Debug, Clone)]
pub(crate) enum Codes {
    Narrow(Vec<u8>),
    Wide(Vec<u16>),
}

/// What few rows have.
#[derive(Debug, Clone, Default)]
pub(crate) struct Extras {
    /// Points that do not fit: row, score and [`Number::raw`].
    pub points: Vec<(usize, u32, i64)>,
    /// Whom a field names to whom a handover goes: row, and where the name stands in `names`.
    pub people: Vec<(usize, usize, usize)>,
    pub names: String,
    /// With the quantity, if it is not a value that is wrong.
    pub problems: Vec<(usize, Problem, Option<QuantityId>)>,
}

/// Where each column of words stands among all.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Places {
    pub stage: usize,
    pub part: usize,
    /// By line of `goes to` and place in its list, see [`routes`].
    pub route: usize,
    /// For each track, 0 where it fits.
    pub tracks: usize,
    pub end: usize,
}

impl Places {
    pub fn new(model: &Model) -> Self {
        // Ratings, tables and choices come first.
        let stage = model.ratings.len() + model.tables.len() + model.choices.len();
        let tracks = stage + 3;
        let end = tracks + model.nurture.as_ref().map_or(0, |nurture| nurture.tracks.len());
        Self { stage, part: stage + 1, route: stage + 2, tracks, end }
    }

    /// How many words each column may have.
    fn sizes(self, model: &Model) -> impl Iterator<Item = usize> {
        let ratings = model.ratings.as_slice().iter().map(|rating| rating.levels.len());
        let tables = model.tables.as_slice().iter().map(|table| table.words.len());
        let choices = model.choices.as_slice().iter().map(|choice| choice.words.len());
        let tracks = std::iter::repeat_n(1, self.end - self.tracks);
        let life = [model.stages.len(), 2, routes(model)];
        ratings.chain(tables).chain(choices).chain(life).chain(tracks)
    }
}

/// How many names all lists of all lines of `goes to` have.
fn routes(model: &Model) -> usize {
    model.stages.ids().map(|stage| routes_of(model, stage)).sum()
}

fn routes_of(model: &Model, stage: StageId) -> usize {
    let handover = model.stages.at(stage).handover.as_ref();
    handover.map_or(0, |handover| handover.routes.iter().map(route_names).sum())
}

/// One at least: of a field, whose names are its leads'.
fn route_names(route: &Route) -> usize {
    route.to.names().len().max(1)
}

/// The place of the first name of a line among those of all.
pub(super) fn route_place(model: &Model, stage: StageId, line: u16) -> usize {
    let before: usize = model.stages.ids().take(stage.index()).map(|stage| routes_of(model, stage)).sum();
    let handover = model.stages.at(stage).handover.as_ref();
    let lines = handover.map_or(&[][..], |handover| &handover.routes);
    before + lines.iter().take(line.into()).map(route_names).sum::<usize>()
}

/// The name at a place; none where a field has it.
pub(crate) fn route_name(model: &Model, place: usize) -> Option<&str> {
    let handovers = model.stages.as_slice().iter().filter_map(|stage| stage.handover.as_ref());
    let mut left = place;
    for route in handovers.flat_map(|handover| &handover.routes) {
        if left < route_names(route) {
            return route.to.names().get(left).map(String::as_str);
        }
        left -= route_names(route);
    }
    None
}

impl Sheet {
    /// Makes room for so many rows; by score the unit of small points.
    pub fn prepare(&mut self, model: &Model, rows: usize, units: &[Option<i64>], bounds: bool) {
        self.rows = rows;
        self.extras.clear();
        let scores = model.scores.len();
        self.points.resize_with(scores, || Points::Large(Vec::new()));
        let units = units.iter().copied().chain(std::iter::repeat(None));
        self.points.iter_mut().zip(units).for_each(|(points, unit)| points.prepare(rows, unit));
        self.bounds.resize_with(if bounds { scores } else { 0 }, Default::default);
        for (low, high) in &mut self.bounds {
            low.resize(rows, 0);
            high.resize(rows, 0);
        }
        let places = Places::new(model);
        self.codes.resize_with(places.end, || Codes::Narrow(Vec::new()));
        let sizes = places.sizes(model);
        self.codes.iter_mut().zip(sizes).for_each(|(codes, size)| codes.prepare(rows, size));
    }

    /// Some of its rows, to be filled; they are counted from the first of them.
    pub(super) fn part(&mut self) -> (Part<'_>, &mut Extras) {
        let rows = 0..self.rows;
        let bounds = self.bounds.iter_mut();
        let bounds = bounds.map(|(low, high)| (some(low, rows.clone()), some(high, rows.clone())));
        let part = Part {
            first: 0,
            rows: rows.len(),
            points: self.points.iter_mut().map(|points| points.part(rows.clone())).collect(),
            bounds: bounds.collect(),
            codes: self.codes.iter_mut().map(|codes| codes.part(rows.clone())).collect(),
        };
        (part, &mut self.extras)
    }

    /// The value of a score, by its points and its place.
    #[inline]
    pub fn points_in(&self, points: &Points, score: usize, row: usize) -> Option<Number> {
        match points {
            Points::Small(unit, points) => match *points.get(row)? {
                i16::MIN => self.extras.points_of(row, score),
                points => Number::from_raw(i64::from(points) * unit),
            },
            Points::Large(points) => points.get(row).copied().and_then(Number::from_raw),
        }
    }

    /// The word of a row in a column of [`Places`].
    #[inline]
    pub fn code(&self, column: usize, row: usize) -> Option<u16> {
        self.codes.get(column)?.get(row)
    }

    /// Whom a field names to whom a handover goes.
    pub fn person(&self, row: usize) -> Option<&str> {
        let Extras { people, names, .. } = &self.extras;
        let at = people.binary_search_by_key(&row, |&(row, ..)| row).ok()?;
        people.get(at).and_then(|&(_, start, end)| names.get(start..end))
    }
}

impl Points {
    fn prepare(&mut self, rows: usize, unit: Option<i64>) {
        match (&mut *self, unit) {
            (Self::Small(of, points), Some(unit)) => {
                *of = unit;
                points.resize(rows, 0);
            }
            (Self::Large(points), None) => points.resize(rows, 0),
            (_, Some(unit)) => *self = Self::Small(unit, vec![0; rows]),
            (_, None) => *self = Self::Large(vec![0; rows]),
        }
    }

    fn part(&mut self, rows: Range<usize>) -> PointsPart<'_> {
        match self {
            Self::Small(unit, points) => PointsPart::Small(*unit, some(points, rows)),
            Self::Large(points) => PointsPart::Large(some(points, rows)),
        }
    }
}

impl Codes {
    fn prepare(&mut self, rows: usize, words: usize) {
        match self {
            Self::Narrow(codes) if words < usize::from(u8::MAX) => codes.resize(rows, 0),
            Self::Wide(codes) if words >= usize::from(u8::MAX) => codes.resize(rows, 0),
            _ if words < usize::from(u8::MAX) => *self = Self::Narrow(vec![0; rows]),
            _ => *self = Self::Wide(vec![0; rows]),
        }
    }

    fn part(&mut self, rows: Range<usize>) -> CodesPart<'_> {
        match self {
            Self::Narrow(codes) => CodesPart::Narrow(some(codes, rows)),
            Self::Wide(codes) => CodesPart::Wide(some(codes, rows)),
        }
    }

    #[inline]
    pub fn get(&self, row: usize) -> Option<u16> {
        match self {
            Self::Narrow(codes) => codes.get(row).copied().filter(|&code| code != u8::MAX).map(u16::from),
            Self::Wide(codes) => codes.get(row).copied().filter(|&code| code != u16::MAX),
        }
    }
}

/// Some of the rows of a column; none if it has not so many.
fn some<T>(column: &mut [T], rows: Range<usize>) -> &mut [T] {
    column.get_mut(rows).unwrap_or_default()
}

impl Extras {
    /// Points that do not fit.
    #[cold]
    fn points_of(&self, row: usize, score: usize) -> Option<Number> {
        let key = (row, u32::try_from(score).ok()?);
        let at = self.points.binary_search_by_key(&key, |&(row, score, _)| (row, score)).ok()?;
        self.points.get(at).and_then(|&(.., raw)| Number::from_raw(raw))
    }

    pub fn clear(&mut self) {
        self.points.clear();
        self.people.clear();
        self.names.clear();
        self.problems.clear();
    }

    /// Takes over what a worker has found, who counts rows from one of ours.
    pub fn take(&mut self, other: &mut Self, first: usize) {
        let behind = self.names.len();
        self.names.push_str(&other.names);
        let people = other.people.drain(..);
        self.people.extend(people.map(|(row, start, end)| (first + row, start + behind, end + behind)));
        self.points.extend(other.points.drain(..).map(|(row, score, raw)| (first + row, score, raw)));
        let problems = other.problems.drain(..);
        self.problems.extend(problems.map(|(row, problem, quantity)| (first + row, problem, quantity)));
        other.names.clear();
    }

    /// By row, as whoever looks something up relies on.
    pub fn sort(&mut self) {
        self.points.sort_unstable_by_key(|&(row, score, _)| (row, score));
        self.people.sort_unstable_by_key(|&(row, ..)| row);
        self.problems.sort_by_key(|&(row, ..)| row);
    }
}

/// The place of a part of the handover.
pub(super) fn part_code(part: HandoverPart) -> u16 {
    match part {
        HandoverPart::Waiting => 0,
        HandoverPart::Pending => 1,
    }
}
