//! How large a pact may be.

/// The limits of a pact; each is a clear error, and each is the host's to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one file: 4 MiB.
    pub source_bytes: usize,
    /// How deep parentheses and braces may be nested, and how many `not` may follow each other: 64. Beyond
    /// 64 the stack that a thread has may not do.
    pub nesting: usize,
    /// Files taken in with `include`: 64.
    pub includes: usize,
    /// Statements at the top of all files: 100,000.
    pub declarations: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { source_bytes: 4 << 20, nesting: 64, includes: 64, declarations: 100_000 }
    }
}
