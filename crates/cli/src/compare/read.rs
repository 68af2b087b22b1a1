//! The same leads, read for both pacts side by side.

use std::io::Write as _;
use std::path::Path;

use leadpact::{Lead, PactPair};
use tempfile::NamedTempFile;

use super::tally::{Leads as Held, Tally};
use crate::exit::{Failure, Outcome};
use crate::files;
use crate::input::{InputArgs, Joined, Leads};
use crate::problems::Problems;
use crate::progress::Progress;
use crate::won::{Won, WonArg};

/// Two readers of one file of leads.
pub struct Both {
    old: Leads,
    new: Leads,
    old_joined: Joined,
    new_joined: Joined,
    pub old_lead: Lead,
    pub new_lead: Lead,
    /// What does not fit is told of the new pact alone.
    problems: Problems,
    ignored: Problems,
    won: Option<Won>,
    progress: Progress,
    /// Leads and interactions from pipes, which are read twice.
    _kept: [Option<NamedTempFile>; 2],
}

impl Both {
    pub fn open(pair: &PactPair, input: &InputArgs, won: Option<&WonArg>) -> Outcome<Self> {
        let kept = keep_pipe(&input.leads)?;
        let (input, kept_interactions) = with_interactions_kept(input)?;
        let input = &input;
        let path = kept.as_ref().map_or(input.leads.as_path(), NamedTempFile::path);
        let open = |path: &Path| {
            let mut source = files::open(path)?;
            source.name = files::shown(&input.leads);
            Ok(source)
        };
        let old = input.open(pair.old(), open(path)?)?;
        let source = open(path)?;
        let progress = Progress::new(&source, "leads");
        let new = input.open(pair.new_pact(), source)?;
        let won = won.map(|won| Won::new(won, &new)).transpose()?;
        let (mut problems, mut ignored) = (Problems::new(None)?, Problems::new(None)?);
        let old_joined = Joined::open(input, pair.old(), &mut ignored)?;
        let new_joined = Joined::open(input, pair.new_pact(), &mut problems)?;
        Ok(Self {
            old,
            new,
            old_joined,
            new_joined,
            old_lead: Lead::default(),
            new_lead: Lead::default(),
            problems,
            ignored,
            won,
            progress,
            _kept: [kept, kept_interactions],
        })
    }

    /// Reads the next lead for both; says whether there is one.
    pub fn next(&mut self) -> Outcome<bool> {
        let more = self.old.next(&mut self.old_lead, &mut self.ignored)?;
        if !self.new.next(&mut self.new_lead, &mut self.problems)? || !more {
            return Ok(false);
        }
        self.old_joined.join(&mut self.old_lead, &mut self.ignored)?;
        self.new_joined.join(&mut self.new_lead, &mut self.problems)?;
        for problem in self.new_lead.problems() {
            self.problems.add(self.new.name(), self.new.line(), problem)?;
        }
        self.progress.step();
        Ok(true)
    }

    /// Whether the lead was won; none where that is not known or not asked.
    pub fn won(&mut self) -> Option<bool> {
        self.won.as_mut().and_then(|won| won.of(&self.new))
    }

    /// Says what did not fit.
    pub fn finish(self, tally: Tally) -> Outcome<Held> {
        let Self { new, mut problems, mut ignored, mut old_joined, mut new_joined, won, progress, .. } = self;
        progress.finish();
        old_joined.finish(&mut ignored)?;
        new_joined.finish(&mut problems)?;
        if let Some(won) = &won {
            won.check(new.name(), false)?;
        }
        problems.close(false)?;
        Ok(Held { tally, with_won: won.is_some() })
    }
}

/// Interactions that can be read only once are put aside, and called what they were.
fn with_interactions_kept(input: &InputArgs) -> Outcome<(InputArgs, Option<NamedTempFile>)> {
    let mut input = InputArgs { leads: input.leads.clone(), how: input.how.clone() };
    let Some(path) = input.how.interactions.take() else { return Ok((input, None)) };
    let kept = keep_pipe(&path)?;
    input.how.interactions_name = Some(files::shown(&path));
    input.how.interactions = Some(kept.as_ref().map_or(path, |kept| kept.path().to_owned()));
    Ok((input, kept))
}

/// Puts what can be read only once into a file.
fn keep_pipe(path: &Path) -> Outcome<Option<NamedTempFile>> {
    if files::is_regular(path) {
        return Ok(None);
    }
    let mut source = files::open(path)?;
    let failed = |error: std::io::Error| Failure::reading(&files::shown(path), &error);
    let mut file = NamedTempFile::new().map_err(failed)?;
    std::io::copy(&mut source.reader, &mut file).map_err(failed)?;
    file.flush().map_err(failed)?;
    Ok(Some(file))
}
