//! Which parentheses belong together. Line breaks between them mean nothing, so one that is never closed
//! must not swallow the statements behind it.

use super::shapes;
use crate::syntax::lex::{Kind, Tokens};

/// Marks the parentheses that are alone.
pub(super) fn pair(tokens: &mut Tokens<'_>) {
    let mut open: Vec<usize> = Vec::new();
    let mut alone = Vec::new();
    for at in 0..tokens.all.len() {
        let Some(token) = tokens.get(at) else { break };
        if token.line && !open.is_empty() && shapes::begins_in_parens(tokens, at) {
            alone.append(&mut open);
        }
        match token.kind {
            Kind::Open => open.push(at),
            Kind::Close if open.pop().is_none() => alone.push(at),
            Kind::BraceOpen | Kind::BraceClose => alone.append(&mut open),
            _ => {}
        }
    }
    alone.append(&mut open);
    for at in alone {
        if let Some(token) = tokens.all.get_mut(at) {
            token.alone = true;
        }
    }
}
