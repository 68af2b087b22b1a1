//! Ways that take turns, round by round, and what they took.

/// A way to do something, so many times a pass, and what each round took.
pub struct Way<'a> {
    name: &'static str,
    count: usize,
    pass: Box<dyn FnMut() + 'a>,
    /// Nanoseconds for each of `count`, by round.
    took: Vec<f64>,
}

/// Gives each way its turn in each round, the first of one round being the last of the next. One round before the
/// others warms up.
pub fn measure(ways: &mut [Way<'_>], rounds: usize) {
    for round in 0..=rounds {
        for turn in 0..ways.len() {
            let way = (round + turn) % ways.len();
            ways[way].turn();
        }
    }
    for way in ways {
        way.took.remove(0);
    }
}

impl<'a> Way<'a> {
    /// A way whose pass does something `count` times.
    pub fn new(name: &'static str, count: usize, pass: impl FnMut() + 'a) -> Self {
        Self { name, count, pass: Box::new(pass), took: Vec::new() }
    }

    /// As many passes as it takes for the clock to be no part of what is measured. One before them warms up: the caches
    /// are full of what the way before needed.
    fn turn(&mut self) {
        const ENOUGH: f64 = 5e6;
        (self.pass)();
        let (begin, mut passes, mut took) = (nanoseconds(), 0, 0.0);
        while took < ENOUGH {
            (self.pass)();
            passes += 1;
            took = nanoseconds() - begin;
        }
        self.took.push(took / f64::from(passes) / self.count as f64);
    }

    fn median(&self) -> f64 {
        middle(self.took.clone())
    }

    /// The middle of the ratios, round by round.
    fn ratio(&self, of: &Way<'_>) -> f64 {
        middle(self.took.iter().zip(&of.took).map(|(own, other)| own / other).collect())
    }

    /// A line of the table: this one against another, with the bar and the aim.
    pub fn print(&self, of: &Way<'_>, bars: Option<(f64, f64)>) {
        let (bar, aim) =
            bars.map_or_else(Default::default, |(bar, aim)| (format!("≤ {bar}"), format!("≤ {aim}")));
        let [own, other] = [self, of].map(|way| format!("{:.0} ns", way.median()));
        println!("| {} | {own} | {}, {other} | {:.2} | {bar} | {aim} |", self.name, of.name, self.ratio(of));
    }

    /// A line of the table without another to compare with: how many a second.
    pub fn print_rate(&self) {
        let time = self.median();
        println!("| {} | {time:.2} ns | {:.0} million a second | | | |", self.name, 1e3 / time);
    }

    /// A line of the table that has a time for its bar.
    pub fn print_time(&self, bar: &str, aim: &str) {
        println!("| {} | {:.0} µs | | | ≤ {bar} | ≤ {aim} |", self.name, self.median() / 1e3);
    }
}

/// Seconds that some work takes.
pub fn on_the_wall(work: impl FnOnce()) -> f64 {
    let begin = std::time::Instant::now();
    work();
    begin.elapsed().as_secs_f64()
}

/// The middle of the ratios, round by round; the first round warms up.
pub fn middle_ratio(of: &[f64], by: &[f64]) -> f64 {
    middle(of.iter().zip(by).skip(1).map(|(of, by)| of / by).collect())
}

fn middle(mut of: Vec<f64>) -> f64 {
    of.sort_by(f64::total_cmp);
    of[of.len() / 2]
}

/// Nanoseconds that this thread has had of a processor: what other programs take does not count.
#[cfg(target_os = "linux")]
fn nanoseconds() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1e9 + time.tv_nsec as f64
}

/// Nanoseconds since the first call.
#[cfg(not(target_os = "linux"))]
fn nanoseconds() -> f64 {
    static BEGIN: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    BEGIN.get_or_init(std::time::Instant::now).elapsed().as_nanos() as f64
}
