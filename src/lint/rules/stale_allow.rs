//! An `allow` that silences nothing. Found in `allow.rs`, which knows what each of them silences.

use crate::diagnostics::Severity;
use crate::lint::{Lint, LintGroup};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "stale-allow",
    level: Severity::Hint,
    group: LintGroup::Allow,
    what: "An `allow` stands before a declaration in which its lint finds nothing.",
    why: "An `allow` is an agreement, too: somebody said why the lint may be wrong here. When what it was for has \
          gone, it only waits to silence a mistake that nobody has made yet.",
    bad: "
allow missing-agreement \"Marketing signs next week\"   # <-
team marketing \"Marketing\"
",
    good: "
team marketing \"Marketing\"
",
    look: |_, _| {},
};
