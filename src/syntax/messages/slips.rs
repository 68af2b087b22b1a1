//! Words that are nearly words of the language.

use std::ops::Range;

use super::expected::expected_keywords;
use super::words::joined;
use super::{Explained, Failure, replace};
use crate::syntax::grammar::Rule;
use crate::syntax::keywords::keywords;
use crate::syntax::lex::Kind;
use crate::values::nearness::{is_near, letters_apart};

/// A keyword with a letter or a word wrong.
pub(super) fn misspelt(failure: &Failure<'_>) -> Option<Explained> {
    let candidates = expected_keywords(&failure.expected);
    let here = candidates.iter().flat_map(|k| keywords().spellings(*k)).map(|s| s.text.as_str());
    best(failure, failure.at, here)
        .filter(|(range, right)| is_slip(failure, range, right))
        .map(|(range, right)| did_you_mean(failure, range, right))
        .or_else(|| one_word_of_several(failure, &candidates))
        .or_else(|| taken_for_a_name(failure))
}

/// `count off call`: the beginning of a misspelt keyword was taken for a name.
fn taken_for_a_name(failure: &Failure<'_>) -> Option<Explained> {
    let all = Rule::all_rules().iter().flat_map(|k| keywords().spellings(*k)).map(|s| s.text.as_str());
    let several: Vec<&str> = all.filter(|s| s.contains(' ')).collect();
    let touches = |range: &Range<usize>| range.end + 1 > failure.at && range.len() > 1;
    let starts = (1..=2).filter_map(|back| failure.at.checked_sub(back)).filter(|s| *s >= failure.head.start);
    let found = starts.filter_map(|start| best(failure, start, several.iter().copied()));
    let mut slips = found.filter(|(range, right)| touches(range) && is_slip(failure, range, right));
    slips.next().map(|(range, right)| did_you_mean(failure, range, right))
}

/// `most once`, `asked sales`: a keyword of several words of which one is there.
fn one_word_of_several(failure: &Failure<'_>, candidates: &[Rule]) -> Option<Explained> {
    let at = failure.at;
    let written = failure.tokens.read(at);
    let spelled = candidates.iter().flat_map(|k| keywords().spellings(*k)).map(|s| s.text.as_str());
    let partly = spelled.filter(|right| right.contains(' ') && right.split(' ').any(|w| w == written));
    let whole = partly.map(|right| (right, (failure.reach)(&replace(at..at + 1, right))));
    let (right, reach) = whole.max_by_key(|(_, reach)| *reach)?;
    (failure.kind(at) == Some(Kind::Word) && reach >= at + 2)
        .then(|| did_you_mean(failure, at..at + 1, right))
}

/// Whether the words are no keyword themselves, in their place or elsewhere, but for a word left out.
fn is_slip(failure: &Failure<'_>, range: &Range<usize>, right: &str) -> bool {
    let known = |at: usize| failure.tokens.get(at).is_some_and(|t| t.word != 0);
    range.clone().any(|at| !known(at)) || range.len() < right.split(' ').count()
}

fn did_you_mean(failure: &Failure<'_>, range: Range<usize>, right: &str) -> Explained {
    let written = failure.text(range.clone());
    let span = failure.tokens.span_of(range.start, range.end - 1);
    let message = format!("`{written}` means nothing here: did you mean `{right}`?");
    failure.instead("keyword-misspelt", span, message, replace(range, right))
}

/// The nearest of some spellings to the words at a token, and which tokens are meant.
pub(super) fn best<'s>(
    failure: &Failure<'_>,
    at: usize,
    spellings: impl Iterator<Item = &'s str>,
) -> Option<(Range<usize>, &'s str)> {
    spellings
        .filter_map(|right| near(failure, at, right).map(|(range, off)| (range, right, off)))
        .min_by_key(|(range, _, off)| (std::cmp::Reverse(range.len()), *off))
        .map(|(range, right, _)| (range, right))
}

/// Whether the words at a token are nearly `right`: which tokens, and how far off they are.
fn near(failure: &Failure<'_>, at: usize, right: &str) -> Option<(Range<usize>, usize)> {
    let words = right.split(' ').count();
    let says_it =
        |from: usize| from + words <= failure.head.end && joined(failure, from..from + words) == right;
    if (at.saturating_sub(3).max(failure.head.start)..=at).any(says_it) {
        return None;
    }
    let mut found: Option<(Range<usize>, usize)> = None;
    for count in [words, words.saturating_sub(1), words + 1] {
        let range = at..at + count;
        let all_words = range.clone().all(|t| failure.kind(t) == Some(Kind::Word));
        let has_it = range.clone().any(|t| failure.tokens.read(t) == right);
        if count == 0 || !all_words || has_it {
            continue;
        }
        let written = joined(failure, range.clone());
        let Some(off) = letters_apart(&written, right) else { continue };
        let allowed =
            if words == 1 { is_near(&written, right) } else { off <= 2 && first_letters(&written, right) };
        if allowed && written != right && found.as_ref().is_none_or(|(_, least)| off < *least) {
            found = Some((range, off));
        }
    }
    found.or_else(|| lacking(failure, at, right))
}

/// Whether two phrases begin alike, so that few wrong letters are really few.
fn first_letters(written: &str, right: &str) -> bool {
    right.len() >= 5 && written.chars().next().map(|c| c.to_ascii_lowercase()) == right.chars().next()
}

/// Whether the words at a token are `right` with one word left out.
fn lacking(failure: &Failure<'_>, at: usize, right: &str) -> Option<(Range<usize>, usize)> {
    let words: Vec<&str> = right.split(' ').collect();
    let range = at..at + words.len() - 1;
    let short = words.len() < 3 && (failure.kind(range.end) == Some(Kind::Word) || right.starts_with("work"));
    if words.len() < 2 || short {
        return None;
    }
    let written: Vec<String> = range.clone().map(|t| failure.tokens.read(t).to_lowercase()).collect();
    let fits = |left_out: usize| {
        let kept = words.iter().enumerate().filter(|(i, _)| *i != left_out).map(|(_, w)| *w);
        kept.eq(written.iter().map(String::as_str))
    };
    let inside = range.end <= failure.head.end;
    (inside && (0..words.len()).any(fits)).then_some((range, 3))
}
