//! Points by code and where masks are set: as many as fit in lanes of bytes, and these in sums.

use super::{Compiler, Scored, Unfit};
use crate::model::FieldId;
use crate::plan::batch::program::{ByteStep, Give, Lane, Step, SumStep};

/// Points that lie in a lane of bytes, from a code on or where masks are set.
pub(super) struct Piece {
    low: i64,
    high: i64,
    /// What it counts from.
    base: i64,
    kind: PieceKind,
}

enum PieceKind {
    Steps(Lane, Vec<(i8, i64)>),
    Table(Lane, Vec<i64>),
    Where(Lane, i64),
}

/// Beyond so many steps a table is faster.
const STEPS: usize = 12;

impl Compiler<'_> {
    /// The points of a field with few codes.
    pub(super) fn piece(&mut self, field: FieldId, lane: Lane, gives: &[Give]) -> Result<Piece, Unfit> {
        let entries = self.alphabet(field)?.entries.clone();
        // Makes sure that they are there.
        if let Some((id, _)) = self.facts.of_field(field).next() {
            self.truths(field, id)?;
        }
        let truths = self.truths.get(&field);
        let mut points: Vec<Option<i64>> = Vec::new();
        for (code, value) in entries.iter().enumerate() {
            let truths = truths.and_then(|all| all.get(code)).map_or(&[][..], Vec::as_slice);
            let of = |value| -> Result<i64, Unfit> {
                gives.iter().try_fold(0, |sum: i64, give| {
                    sum.checked_add(self.worth(give, value, truths)?).ok_or(Unfit)
                })
            };
            let raw = value.as_ref().map(of).transpose()?;
            points.push(raw.map(|raw| self.units(raw).map(i64::from)).transpose()?);
        }
        Ok(Piece::of_codes(lane, &points))
    }

    /// Puts pieces into lanes of bytes, as many as fit, and these into a sum.
    pub(super) fn pour(
        &mut self,
        pieces: Vec<Piece>,
        scored: &mut Scored,
        points: i64,
        is_first: &mut bool,
    ) -> Result<(), Unfit> {
        let mut groups: Vec<Vec<Piece>> = Vec::new();
        let (mut room, mut large) = (0, Vec::new());
        for piece in pieces {
            scored.low += piece.low;
            scored.high += piece.high;
            let width = piece.high - piece.low;
            if width > 255 {
                large.push(piece);
                continue;
            }
            match groups.last_mut() {
                Some(group) if width <= room => {
                    room -= width;
                    group.push(piece);
                }
                _ => {
                    room = 255 - width;
                    groups.push(vec![piece]);
                }
            }
        }
        let mut points = points;
        for group in groups {
            let to = self.lane()?;
            let low: i64 = group.iter().map(|piece| piece.low).sum();
            let base: i64 = group.iter().map(|piece| piece.base).sum();
            self.fill(to, group, byte(base - low))?;
            let low = i16::try_from(low + std::mem::take(&mut points)).map_err(|_| Unfit)?;
            self.emit(Step::Sum(scored.sum, SumStep::Pour { of: to, low, first: std::mem::take(is_first) }));
        }
        if !large.is_empty() || points != 0 {
            let base: i64 = large.iter().map(|piece| piece.base).sum::<i64>() + points;
            self.add_large(large, scored, base, is_first)?;
        }
        Ok(())
    }

    fn add_large(
        &mut self,
        large: Vec<Piece>,
        scored: &Scored,
        base: i64,
        is_first: &mut bool,
    ) -> Result<(), Unfit> {
        let small = |points: i64| i16::try_from(points).map_err(|_| Unfit);
        let base = small(base)?;
        let to = scored.sum;
        if std::mem::take(is_first) {
            self.emit(Step::Sum(to, SumStep::Start { points: base }));
        } else if base != 0 {
            let of = self.lane()?;
            self.emit(Step::Bytes(of, ByteStep::Fill { code: u8::MAX }));
            self.emit(Step::Sum(to, SumStep::SumWhere { of, points: base }));
        }
        for piece in large {
            let step = match piece.kind {
                PieceKind::Steps(of, steps) => {
                    let steps = steps.iter().map(|&(code, step)| Ok((code, small(step)?)));
                    Step::Sum(to, SumStep::SumSteps { of, steps: steps.collect::<Result<_, Unfit>>()? })
                }
                PieceKind::Table(of, points) => {
                    let mut steps = vec![(0, small(points.first().copied().unwrap_or(0))?)];
                    for (pair, code) in points.windows(2).zip(1_i8..) {
                        if let [before, now] = pair {
                            steps.push((code, small(now - before)?));
                        }
                    }
                    Step::Sum(to, SumStep::SumSteps { of, steps })
                }
                PieceKind::Where(of, points) => {
                    Step::Sum(to, SumStep::SumWhere { of, points: small(points)? })
                }
            };
            self.emit(step);
        }
        Ok(())
    }

    /// Points into a lane of bytes, which begins with a number.
    fn fill(&mut self, to: Lane, group: Vec<Piece>, begin: u8) -> Result<(), Unfit> {
        let mut first = Some(begin);
        let mut masks = Vec::new();
        for piece in group {
            match piece.kind {
                PieceKind::Steps(of, steps) => {
                    let steps = steps.into_iter().map(|(code, step)| (code, byte(step))).collect();
                    self.emit(Step::Bytes(to, ByteStep::Points { of, first: first.take(), steps }));
                }
                PieceKind::Table(of, points) => {
                    let table = self.add_table(points.into_iter().map(byte).collect());
                    self.emit(Step::Bytes(to, ByteStep::PointsTable { of, first: first.take(), table }));
                }
                PieceKind::Where(of, points) => masks.push((of, byte(points))),
            }
        }
        if !masks.is_empty() {
            self.emit(Step::Bytes(to, ByteStep::PointsWhere { first: first.take(), of: masks }));
        }
        Ok(())
    }
}

impl Piece {
    pub fn of_mask(of: Lane, points: i64) -> Self {
        Self { low: points.min(0), high: points.max(0), base: 0, kind: PieceKind::Where(of, points) }
    }

    /// Points by code; none for a code whose points do not matter.
    fn of_codes(of: Lane, points: &[Option<i64>]) -> Self {
        let begin = points.iter().flatten().next().copied().unwrap_or(0);
        let mut last = begin;
        let all: Vec<i64> = points
            .iter()
            .map(|points| {
                last = points.unwrap_or(last);
                last
            })
            .collect();
        let (low, high) = (all.iter().min().copied(), all.iter().max().copied());
        let (low, high) = (low.unwrap_or(0), high.unwrap_or(0));
        let changes = all.windows(2).zip(1_i8..).filter_map(|(pair, code)| match pair {
            [before, now] if before != now => Some((code, now - before)),
            _ => None,
        });
        let steps: Vec<(i8, i64)> = changes.collect();
        if steps.len() <= STEPS {
            return Self { low, high, base: begin, kind: PieceKind::Steps(of, steps) };
        }
        Self { low, high, base: 0, kind: PieceKind::Table(of, all) }
    }
}

/// Points in a byte that wraps: only what all of them come to has to fit.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it wraps")]
fn byte(points: i64) -> u8 {
    points as u8
}
