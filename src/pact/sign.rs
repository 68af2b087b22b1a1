//! Signing a pact: the line `agreed by …` with a seal, written into the text.

use std::fmt;

use super::Pact;
use crate::meaning::seal;
use crate::sources::{FileId, Span};
use crate::syntax::ast::{Agreed, Item, ItemKind};
use crate::values::Date;
use crate::values::nearness::nearest;
use crate::values::text::quoted;

/// Why a pact could not be signed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignError {
    /// The pact has no such team.
    UnknownTeam {
        /// The team that was named.
        team: String,
        /// The one that was probably meant.
        did_you_mean: Option<String>,
        /// The teams of the pact.
        teams: Vec<String>,
    },
    /// The team has not signed yet, and nobody said who signs for it.
    NobodySigns {
        /// The team.
        team: String,
    },
}

impl fmt::Display for SignError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownTeam { team, .. } => write!(f, "there is no team called `{team}`"),
            Self::NobodySigns { team } => write!(f, "nobody has signed for `{team}` yet: say who does"),
        }
    }
}

impl std::error::Error for SignError {}

impl SignError {
    /// What to write instead.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::UnknownTeam { did_you_mean: Some(meant), .. } => format!("did you mean `{meant}`?"),
            Self::UnknownTeam { teams, .. } if teams.is_empty() => "the pact declares no team".to_owned(),
            Self::UnknownTeam { teams, .. } => format!("the teams are `{}`", teams.join("`, `")),
            Self::NobodySigns { .. } => "name the role or the person, for example `Head of Sales`".to_owned(),
        }
    }
}

impl Pact {
    /// The text of the pact's main file with the signature of a team, dated and sealed: its last `agreed by` line
    /// there with a new date and seal, and another signer if one is named, or a new line behind the others. Nothing
    /// else of the text changes, and the meaning of the pact does not.
    ///
    /// # Errors
    /// If the pact has no such team, or nobody is named for one that has not signed yet.
    pub fn signed(&self, team: &str, signer: Option<&str>, on: Date) -> Result<String, SignError> {
        let teams = || self.inner.model.teams.as_slice().iter().map(|team| team.name.as_str());
        if !teams().any(|name| name == team) {
            return Err(SignError::UnknownTeam {
                team: team.to_owned(),
                did_you_mean: nearest(team, teams()).map(str::to_owned),
                teams: teams().map(str::to_owned).collect(),
            });
        }
        let main = self.inner.diagnostics.sources().get(FileId::default());
        let text = main.map_or("", |main| &*main.text);
        let (tree, _) = crate::syntax::parse(FileId::default(), text, &self.inner.limits);
        let seal = seal::seal(self.parts());
        let own = tree.items.iter().rev().find_map(|item| match &item.kind {
            ItemKind::Agreed(agreed) if agreed.team.text == team => Some(agreed),
            _ => None,
        });
        let mut edits = match (own, signer) {
            (Some(agreed), _) => renewed(agreed, signer, on, &seal),
            (None, Some(signer)) => vec![added(text, &tree.items, team, signer, on, &seal)],
            (None, None) => return Err(SignError::NobodySigns { team: team.to_owned() }),
        };
        edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
        let mut text = text.to_owned();
        for (Span { start, end, .. }, new) in edits {
            text.replace_range(start as usize..end as usize, &new);
        }
        Ok(text)
    }

    /// The teams whose signature does not hold: they have not signed, without a seal, or what they signed has changed.
    #[must_use]
    pub fn unsigned(&self) -> Vec<&str> {
        let model = &self.inner.model;
        let teams = model.teams.iter().filter(|(id, _)| {
            let seals =
                model.agreements.iter().filter(|one| one.team == *id).filter_map(|one| one.seal.as_deref());
            !seals.into_iter().any(|seal| self.is_sealed_by(seal))
        });
        teams.map(|(_, team)| team.name.as_str()).collect()
    }

    /// Whether a seal is of what the pact means.
    pub(super) fn is_sealed_by(&self, seal: &str) -> bool {
        seal::check(seal, self.parts()) == seal::Seal::Valid
    }
}

type Edit = (Span, String);

/// A signature with what is new in it.
fn renewed(agreed: &Agreed, signer: Option<&str>, on: Date, seal: &str) -> Vec<Edit> {
    let mut edits = vec![(agreed.date.span, on.to_string())];
    if let Some(signer) = signer {
        edits.push((agreed.signer.span, quoted(signer)));
    }
    edits.push(match &agreed.seal {
        Some(old) => (old.span, quoted(seal)),
        None => (agreed.signer.span.at_end(), format!(" seal {}", quoted(seal))),
    });
    edits
}

/// A new signature, behind the last one, else behind the teams, else behind the header.
fn added(text: &str, items: &[Item], team: &str, signer: &str, on: Date, seal: &str) -> Edit {
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let line = format!("agreed by {team} on {on} as {} seal {}", quoted(signer), quoted(seal));
    let last = |wanted: fn(&ItemKind) -> bool| items.iter().rev().find(|item| wanted(&item.kind));
    let of_same_kind = last(|kind| matches!(kind, ItemKind::Agreed(_)));
    let before = of_same_kind
        .or_else(|| last(|kind| matches!(kind, ItemKind::Team(_))))
        .or_else(|| last(|kind| matches!(kind, ItemKind::Pact(_))))
        .or(items.last());
    let Some(before) = before else { return (Span::default(), line + line_end) };
    // Behind a comment on the same line.
    let from = before.span.end as usize;
    let rest = text.get(from..).unwrap_or_default();
    let end = from + rest.find(['\r', '\n']).unwrap_or(rest.len());
    let gap = if of_same_kind.is_some() { "" } else { line_end };
    (Span::new(before.span.file, end, end), format!("{line_end}{gap}{line}"))
}
