//! Rows shared out among threads.

use std::sync::Mutex;

use super::run::CHUNK;
use super::sheet::Part;
use super::{By, Prepared, Worker};
use crate::lead::Source;

/// What all threads read.
type Shared<'a> = (By<'a>, &'a Prepared, Source<'a>);

/// Assesses all rows, in the threads of the pool that this is called in. Each thread has a worker of its own while it
/// is at work; what a worker finds does not hang on which rows it gets.
pub(super) fn assess(shared: Shared<'_>, workers: &mut Vec<Worker>, part: Part<'_>) {
    /// So many pieces for each thread, so that one that is held up does not hold up the others.
    const PIECES: usize = 8;
    let pieces = rayon::current_num_threads() * PIECES;
    let piece = part.rows.div_ceil(pieces).next_multiple_of(CHUNK).max(4 * CHUNK);
    let idle = Mutex::new(std::mem::take(workers));
    share_out(shared, &idle, part, piece);
    *workers = idle.into_inner().unwrap_or_default();
}

fn share_out(shared: Shared<'_>, idle: &Mutex<Vec<Worker>>, part: Part<'_>, piece: usize) {
    if part.rows > piece {
        let half = (part.rows / 2).next_multiple_of(CHUNK);
        let (one, other) = part.split_at(half);
        rayon::join(|| share_out(shared, idle, one, piece), || share_out(shared, idle, other, piece));
        return;
    }
    let (by, prepared, source) = shared;
    let mut part = part;
    let waiting = idle.lock().ok().and_then(|mut idle| idle.pop());
    let mut worker = waiting.unwrap_or_else(|| Worker::new(by, prepared));
    worker.assess(by, prepared, source, &mut part);
    if let Ok(mut idle) = idle.lock() {
        idle.push(worker);
    }
}
