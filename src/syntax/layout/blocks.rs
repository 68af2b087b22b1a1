//! What a block holds, told by the statement that opens it.

use super::says;
use crate::syntax::grammar::Rule;
use crate::syntax::lex::Tokens;

/// What the statements of a block are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Holds {
    /// The top of a file: declarations.
    Declarations,
    /// `version 4`
    Header,
    /// `employees: number`
    Fields,
    /// `+5 when …`
    Points,
    /// `A from 80`
    Levels,
    /// `budget "…" { … }`
    Questions,
    /// `yes +30`
    Answers,
    /// `A | P1 | P2`
    Rows,
    /// `enterprise when …`
    Choices,
    /// `becomes MQL …`
    Ways,
    /// `needs company`
    Handover,
    /// `team "…" when …`
    Routes,
    /// `"Track" when …`
    Tracks,
    /// `expect …`
    Story,
    /// `employees: 300`
    Values,
    /// Nobody knows: the statement that opens it cannot be read.
    Unknown,
}

impl Holds {
    /// Whether a comma ends a statement here.
    pub fn splits_at_commas(self) -> bool {
        matches!(self, Self::Header | Self::Fields | Self::Answers | Self::Values)
    }
}

/// What the block of a statement holds that stands in a block of `within`.
pub(super) fn holds(tokens: &Tokens<'_>, head: std::ops::Range<usize>, within: Holds) -> Holds {
    let at = head.start;
    if head.is_empty() {
        return Holds::Unknown;
    }
    match within {
        Holds::Questions => return Holds::Answers,
        Holds::Story => return Holds::Values,
        _ => {}
    }
    OPENERS
        .iter()
        .find(|(keyword, _)| opens(tokens, at, *keyword))
        .map_or_else(|| guess(tokens, &head, within), |(_, holds)| *holds)
}

/// The keyword a block's statement begins with, and what its block holds.
const OPENERS: [(Rule, Holds); 19] = [
    (Rule::k_pact, Holds::Header),
    (Rule::k_lead, Holds::Fields),
    (Rule::k_interaction, Holds::Fields),
    (Rule::k_score, Holds::Points),
    (Rule::k_group, Holds::Points),
    (Rule::k_highest_of, Holds::Points),
    (Rule::k_rating, Holds::Levels),
    (Rule::k_questionnaire, Holds::Questions),
    (Rule::k_table, Holds::Rows),
    (Rule::k_choose, Holds::Choices),
    (Rule::k_leads_start_in, Holds::Choices),
    (Rule::k_stage, Holds::Ways),
    (Rule::k_final_stage, Holds::Ways),
    (Rule::k_in_every_stage, Holds::Ways),
    (Rule::k_hand_over_to, Holds::Handover),
    (Rule::k_goes_to, Holds::Routes),
    (Rule::k_nurture, Holds::Tracks),
    (Rule::k_example, Holds::Story),
    (Rule::k_team, Holds::Unknown),
];

fn opens(tokens: &Tokens<'_>, at: usize, keyword: Rule) -> bool {
    says(tokens, at, keyword)
}

/// What a block holds whose statement is misspelt: told by a word that is off by a letter or by case, or by
/// the words that follow.
fn guess(tokens: &Tokens<'_>, head: &std::ops::Range<usize>, within: Holds) -> Holds {
    // Far behind its beginning, a statement does not tell what it is.
    let says_inside = |keyword| head.clone().take(40).any(|at| says(tokens, at, keyword));
    let inside: [(Rule, Holds); 5] = [
        (Rule::k_owned_by, Holds::Ways),
        (Rule::k_identified_by, Holds::Fields),
        (Rule::k_asked_by, Holds::Questions),
        (Rule::k_all_that_fit, Holds::Tracks),
        (Rule::k_when_accepted, Holds::Handover),
    ];
    let told = inside.into_iter().find(|(keyword, _)| says_inside(*keyword)).map(|(_, holds)| holds);
    let first_that_fits = says_inside(Rule::k_first_that_fits);
    told.or_else(|| match within {
        Holds::Handover if first_that_fits => Some(Holds::Routes),
        _ if first_that_fits => Some(Holds::Choices),
        _ => near(tokens.read(head.start)),
    })
    .unwrap_or(Holds::Unknown)
}

/// What a block holds whose statement begins with a word that is off by a letter or by case.
fn near(first: &str) -> Option<Holds> {
    let spelled =
        |keyword: Rule| crate::syntax::keywords::keywords().spelled(keyword).split(' ').next().unwrap_or("");
    OPENERS
        .iter()
        .find(|(keyword, _)| crate::values::nearness::is_near(first, spelled(*keyword)))
        .map(|(_, holds)| *holds)
}
