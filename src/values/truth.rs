//! Yes, no and unknown: the three-valued logic of Kleene.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Whether something holds, as far as is known.
///
/// The order is `No < Unknown < Yes`, so that *and* is the smaller and *or* the larger of two.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Truth {
    /// It does not hold.
    No,
    /// The data to tell is missing.
    #[default]
    Unknown,
    /// It holds.
    Yes,
}

impl Truth {
    /// `a and b`: no if either is no, unknown if either is unknown.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// `a or b`: yes if either is yes, unknown if either is unknown.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }

    /// `not a`: what is unknown stays unknown. The same as `!a`.
    #[must_use]
    pub const fn not(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
            Self::Yes => Self::No,
        }
    }

    /// Whether it is yes: what a guard must be.
    #[must_use]
    pub const fn is_yes(self) -> bool {
        matches!(self, Self::Yes)
    }

    /// Whether it is no.
    #[must_use]
    pub const fn is_no(self) -> bool {
        matches!(self, Self::No)
    }

    /// Whether it is unknown.
    #[must_use]
    pub const fn is_unknown(self) -> bool {
        matches!(self, Self::Unknown)
    }

    /// Yes or no as a `bool`; `None` where unknown.
    #[must_use]
    pub const fn known(self) -> Option<bool> {
        match self {
            Self::No => Some(false),
            Self::Unknown => None,
            Self::Yes => Some(true),
        }
    }

    /// The word a pact has for it: `yes`, `no` or `unknown`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Unknown => "unknown",
            Self::Yes => "yes",
        }
    }
}

impl std::ops::Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        Self::not(self)
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

impl From<Option<bool>> for Truth {
    fn from(holds: Option<bool>) -> Self {
        holds.map_or(Self::Unknown, Self::from)
    }
}

impl fmt::Display for Truth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{self, No, Unknown, Yes};

    #[test]
    fn tables_of_kleene() {
        let all = [No, Unknown, Yes];
        let and = [[No, No, No], [No, Unknown, Unknown], [No, Unknown, Yes]];
        let or = [[No, Unknown, Yes], [Unknown, Unknown, Yes], [Yes, Yes, Yes]];
        for (i, a) in all.into_iter().enumerate() {
            for (j, b) in all.into_iter().enumerate() {
                assert_eq!(a.and(b), and[i][j], "{a} and {b}");
                assert_eq!(a.or(b), or[i][j], "{a} or {b}");
                assert_eq!(a.and(b).not(), a.not().or(b.not()), "{a}, {b}");
            }
        }
        assert_eq!(all.map(|t| !t), [Yes, Unknown, No]);
    }

    #[test]
    fn conversions() {
        assert_eq!([Truth::from(true), Truth::from(false)], [Yes, No]);
        assert_eq!(
            [Truth::from(Some(true)), Truth::from(Some(false)), Truth::from(None)],
            [Yes, No, Unknown]
        );
        for truth in [No, Unknown, Yes] {
            assert_eq!(Truth::from(truth.known()), truth);
            let json = serde_json::to_string(&truth).unwrap();
            assert_eq!(json, format!("\"{truth}\""));
            assert_eq!(serde_json::from_str::<Truth>(&json).unwrap(), truth);
        }
        assert_eq!(Truth::default(), Unknown);
    }
}
