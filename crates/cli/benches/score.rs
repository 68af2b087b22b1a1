//! `leadpact score` on many leads, CSV to CSV, against the bare `csv` crate reading the same file and writing as many
//! cells of the same content. Both take turns, so that whatever else the machine does happens to both.
//!
//! `cargo bench -p leadpact-cli --bench score -- 1000000` measures a million leads, and 100,000 if no number is said.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    reason = "a bench may fail in any way it likes"
)]

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use csv::ByteRecord;

const LEADS: usize = 100_000;
const ROUNDS: usize = 11;
/// Rows of output that the bare crate writes, again and again.
const SAMPLE: usize = 2_000;
const AS_OF: &str = "2026-11-20";

fn main() {
    let count = std::env::args().find_map(|arg| arg.parse().ok()).unwrap_or(LEADS);
    let folder = tempfile::tempdir().expect("a folder");
    let work = Work::new(folder.path(), count);
    let size = fs::metadata(&work.leads).expect("the leads").len();
    println!("{count} leads, {} MB; {ROUNDS} rounds, the median", size / 1_000_000);
    work.score();
    let sample = work.sample();
    let before = spent("self");
    let mut rounds: Vec<(f64, f64)> = (0..ROUNDS).map(|_| (work.bare(&sample), work.score().0)).collect();
    let bare_spent = (spent("self") - before) / ROUNDS as f64;
    let (_, memory, score_spent) = work.score();
    rounds.sort_by(|a, b| (a.1 / a.0).total_cmp(&(b.1 / b.0)));
    let ratio = rounds[ROUNDS / 2].1 / rounds[ROUNDS / 2].0;
    let each = |seconds: f64| seconds * 1e9 / count as f64;
    let (bare, score) = (middle(&rounds, |of| of.0), middle(&rounds, |of| of.1));
    println!("bare csv        {bare:.3} s, {:.0} ns a lead", each(bare));
    println!("leadpact score  {score:.3} s, {:.0} ns a lead", each(score));
    println!(
        "ratio           {ratio:.2} (from {:.2} to {:.2}); bar 1.5, aim 1.1",
        least(&rounds),
        most(&rounds)
    );
    let (bare, score) = (best(&rounds, |of| of.0), best(&rounds, |of| of.1));
    println!("best rounds     {:.0} and {:.0} ns a lead, ratio {:.2}", each(bare), each(score), score / bare);
    println!("processor time  {:.0} and {:.0} ns a lead", each(bare_spent), each(score_spent));
    println!("memory          {} MB at most", memory / 1024);
}

/// What both work on.
struct Work {
    pact: PathBuf,
    leads: PathBuf,
    out: PathBuf,
}

impl Work {
    /// The leads of the reference work, again and again, each with an id of its own.
    fn new(folder: &Path, count: usize) -> Self {
        let reference = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../benches/reference");
        let file = BufReader::new(File::open(reference.join("leads.csv")).expect("leads"));
        let lines: Vec<String> = file.lines().map(|line| line.expect("a line")).collect();
        let (leads, out) = (folder.join("leads.csv"), folder.join("scored.csv"));
        let mut into = BufWriter::new(File::create(&leads).expect("a file"));
        writeln!(into, "{}", lines[0]).expect("a line");
        for (id, line) in lines[1..].iter().cycle().take(count).enumerate() {
            let (_, rest) = line.split_once(',').expect("an id");
            writeln!(into, "{id},{rest}").expect("a line");
        }
        into.flush().expect("the file");
        Self { pact: reference.join("criteria.pact"), leads, out }
    }

    /// Seconds; memory in KiB, and seconds of processors, where the system tells.
    fn score(&self) -> (f64, u64, f64) {
        let out = File::create(&self.out).expect("a file");
        let begin = Instant::now();
        let mut command = Command::new(env!("CARGO_BIN_EXE_leadpact"));
        command.arg("score").args([&self.pact, &self.leads]).args(["--as-of", AS_OF]);
        let mut child = command.stdout(out).stderr(Stdio::null()).spawn().expect("the command");
        let (memory, spent) = watch(&mut child);
        let done = child.wait().expect("the command");
        assert!(done.success(), "the command failed");
        (begin.elapsed().as_secs_f64(), memory, spent)
    }

    /// Rows as the command writes them.
    fn sample(&self) -> Vec<ByteRecord> {
        let mut reader = csv::Reader::from_path(&self.out).expect("results");
        reader.byte_records().take(SAMPLE).map(|row| row.expect("a row")).collect()
    }

    /// Seconds in which the bare crate reads all cells and writes as many as the command.
    fn bare(&self, sample: &[ByteRecord]) -> f64 {
        let out = File::create(&self.out).expect("a file");
        let begin = Instant::now();
        let mut reader = csv::Reader::from_path(&self.leads).expect("the leads");
        let mut writer = csv::Writer::from_writer(out);
        let (mut row, mut rows) = (ByteRecord::new(), sample.iter().cycle());
        while reader.read_byte_record(&mut row).expect("a row") {
            writer.write_byte_record(rows.next().expect("a row of the sample")).expect("a row");
        }
        writer.flush().expect("the file");
        begin.elapsed().as_secs_f64()
    }
}

/// Waits until a command is done; its memory at most, and the time of processors that it took.
fn watch(child: &mut Child) -> (u64, f64) {
    let id = child.id().to_string();
    let status = format!("/proc/{id}/status");
    let (mut peak, mut time) = (0, 0.0);
    while let Ok(None) = child.try_wait() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let size = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
        peak = peak.max(size.unwrap_or(0));
        time = spent(&id).max(time);
        std::thread::sleep(Duration::from_millis(4));
    }
    (peak, time)
}

/// The seconds of processors that a process took; 0 where the system does not tell.
fn spent(process: &str) -> f64 {
    const TICKS: f64 = 100.0;
    let text = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let fields = text.rsplit(") ").next().unwrap_or_default().split(' ');
    fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / TICKS
}

fn middle(rounds: &[(f64, f64)], of: impl Fn(&(f64, f64)) -> f64) -> f64 {
    let mut values: Vec<f64> = rounds.iter().map(of).collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// What is left of a round when nothing else runs.
fn best(rounds: &[(f64, f64)], of: impl Fn(&(f64, f64)) -> f64) -> f64 {
    rounds.iter().map(of).fold(f64::INFINITY, f64::min)
}

fn least(rounds: &[(f64, f64)]) -> f64 {
    rounds.first().map_or(0.0, |of| of.1 / of.0)
}

fn most(rounds: &[(f64, f64)]) -> f64 {
    rounds.last().map_or(0.0, |of| of.1 / of.0)
}
