//! An `allow` of a lint that does not exist. Found in `allow.rs`.

use crate::diagnostics::Severity;
use crate::lint::{Lint, LintGroup};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "lint-not-found",
    level: Severity::Warning,
    group: LintGroup::Allow,
    what: "An `allow` names a lint that does not exist.",
    why: "It silences nothing, and whoever reads it believes that it does. The name of a lint stands in brackets \
          behind its messages.",
    bad: "
allow missing-agreements \"Marketing signs next week\"   # <-
team marketing \"Marketing\"
",
    good: "
team marketing \"Marketing\"
",
    look: |_, _| {},
};
