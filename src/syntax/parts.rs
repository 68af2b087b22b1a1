//! The parts of a statement, as the grammar reads it: a tree in one list, each part before those inside it.

use pest::iterators::Pairs;

use super::grammar::Rule;

/// A part in the list of all parts of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Node {
    /// What it is.
    pub rule: Rule,
    /// Its first byte.
    pub start: u32,
    /// The byte behind its last.
    pub end: u32,
    /// Where the parts inside it end in the list.
    pub behind: u32,
}

/// A part of a statement.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'i> {
    nodes: &'i [Node],
    line: &'i str,
    at: u32,
    node: Node,
}

impl<'i> Part<'i> {
    /// The whole of a statement; none if the list is empty.
    pub fn whole(nodes: &'i [Node], line: &'i str) -> Option<Self> {
        nodes.first().map(|node| Self { nodes, line, at: 0, node: *node })
    }

    /// What it is.
    pub fn as_rule(&self) -> Rule {
        self.node.rule
    }

    /// Its text.
    pub fn as_str(&self) -> &'i str {
        self.line.get(self.start()..self.end()).unwrap_or("")
    }

    /// Its first byte.
    pub fn start(&self) -> usize {
        self.node.start as usize
    }

    /// The byte behind its last.
    pub fn end(&self) -> usize {
        self.node.end as usize
    }

    /// The parts inside it.
    pub fn inner(&self) -> Parts<'i> {
        Parts { nodes: self.nodes, line: self.line, next: self.at + 1, end: self.node.behind }
    }
}

/// The parts inside a part, one after the other.
#[derive(Debug, Clone)]
pub(super) struct Parts<'i> {
    nodes: &'i [Node],
    line: &'i str,
    next: u32,
    end: u32,
}

impl<'i> Iterator for Parts<'i> {
    type Item = Part<'i>;

    fn next(&mut self) -> Option<Part<'i>> {
        if self.next >= self.end {
            return None;
        }
        let (at, node) = (self.next, *self.nodes.get(self.next as usize)?);
        self.next = node.behind;
        Some(Part { nodes: self.nodes, line: self.line, at, node })
    }
}

/// Puts what the parser has read into a list. The end of the statement is no part.
pub(super) fn list(read: Pairs<'_, Rule>, nodes: &mut Vec<Node>) {
    for pair in read.filter(|pair| pair.as_rule() != Rule::EOI) {
        let (at, span) = (nodes.len(), pair.as_span());
        nodes.push(Node {
            rule: pair.as_rule(),
            start: small(span.start()),
            end: small(span.end()),
            behind: 0,
        });
        list(pair.into_inner(), nodes);
        let behind = small(nodes.len());
        if let Some(node) = nodes.get_mut(at) {
            node.behind = behind;
        }
    }
}

/// Places in a statement are small: a file has at most 4 GiB.
pub(super) fn small(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
