//! Rows shared out among threads.

use std::sync::Mutex;

use super::run::CHUNK;
use super::sheet::Part;
use super::{By, Prepared, Worker};

/// What all threads read, the workers that have nothing to do, and what these do with some rows.
struct Shared<'a, W> {
    by: By<'a>,
    prepared: &'a Prepared,
    idle: Mutex<Vec<Worker>>,
    work: &'a W,
}

/// Has work done on all rows of a part, in the threads of the pool that this is called in. Each thread has a worker of
/// its own while it is at work; what a worker finds does not hang on which rows it gets.
pub(super) fn share_out<W>(
    (by, prepared): (By<'_>, &Prepared),
    workers: &mut Vec<Worker>,
    part: Part<'_>,
    work: &W,
) where
    W: Fn(&mut Worker, &Prepared, Part<'_>) + Sync,
{
    /// So many pieces for each thread, so that one that is held up does not hold up the others.
    const PIECES: usize = 8;
    let pieces = rayon::current_num_threads() * PIECES;
    let piece = part.rows.div_ceil(pieces).next_multiple_of(CHUNK).max(4 * CHUNK);
    let shared = Shared { by, prepared, idle: Mutex::new(std::mem::take(workers)), work };
    halve(&shared, part, piece);
    *workers = shared.idle.into_inner().unwrap_or_default();
}

fn halve<W>(shared: &Shared<'_, W>, part: Part<'_>, piece: usize)
where
    W: Fn(&mut Worker, &Prepared, Part<'_>) + Sync,
{
    if part.rows > piece {
        let half = (part.rows / 2).next_multiple_of(CHUNK);
        let (one, other) = part.split_at(half);
        rayon::join(|| halve(shared, one, piece), || halve(shared, other, piece));
        return;
    }
    let waiting = shared.idle.lock().ok().and_then(|mut idle| idle.pop());
    let mut worker = waiting.unwrap_or_else(|| Worker::new(shared.by, shared.prepared));
    (shared.work)(&mut worker, shared.prepared, part);
    if let Ok(mut idle) = shared.idle.lock() {
        idle.push(worker);
    }
}
