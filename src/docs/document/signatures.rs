//! Who has signed, and where the others sign.

use super::{Part, Signature, plain, short};
use crate::docs::words::Cx;

pub(super) fn write(cx: Cx<'_>, fingerprint: &str, holds: &dyn Fn(&str) -> bool, parts: &mut Vec<Part>) {
    if cx.model.teams.as_slice().is_empty() {
        return;
    }
    parts.push(Part::Heading(2, plain("Signatures")));
    let text = format!(
        "This page says what the pact with the fingerprint {} means. Whoever signs agrees to that meaning, \
         and to no other.",
        short(fingerprint)
    );
    parts.push(Part::Text(plain(&text)));
    let mut signatures = Vec::new();
    for (id, _) in cx.model.teams.iter() {
        let team = cx.team(id).to_owned();
        // The newest signature of a team is the one that holds.
        let signed = cx.model.agreements.iter().filter(|of| of.team == id).max_by_key(|of| of.date);
        signatures.push(match signed {
            Some(of) => Signature {
                team,
                signer: Some(of.signer.clone()),
                date: Some(of.date.to_string()),
                sealed: of.seal.as_deref().map(holds),
            },
            None => Signature { team, signer: None, date: None, sealed: None },
        });
    }
    parts.push(Part::Signatures(signatures));
}
