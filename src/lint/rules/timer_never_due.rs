//! A timer that another one always beats.

use std::collections::HashMap;

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup, lengths};
use crate::model::{HandoverPart, Stage};
use crate::sources::Span;
use crate::values::Period;

pub(in crate::lint) static LINT: Lint = Lint {
    name: "timer-never-due",
    level: Severity::Warning,
    group: LintGroup::Time,
    what: "A timer, notice or deadline in a stage falls due only after another timer has taken every lead out of the stage.",
    why: "It looks like a promise, and it can never be kept or broken: when it would fall due, no lead is left. Most often \
          one of two deadlines was changed and the other forgotten.",
    bad: r#"
stage SAL "Sales Accepted Lead" owned by sales {
  meaning "Sales works with it"
  notify "Head of Sales" after 60 days in this stage   # <-
  becomes Lost after 30 days in this stage
  sales may win to Won
}
final stage Won  "Bought"   owned by sales
final stage Lost "Given up" owned by sales
"#,
    good: r#"
stage SAL "Sales Accepted Lead" owned by sales {
  meaning "Sales works with it"
  notify "Head of Sales" after 20 days in this stage
  becomes Lost after 30 days in this stage
  sales may win to Won
}
final stage Won  "Bought"   owned by sales
final stage Lost "Given up" owned by sales
"#,
    look,
};

/// Something that falls due so long after a lead has entered the stage, or later.
struct Timer {
    what: &'static str,
    after: Period,
    /// In which part of the handover alone.
    during: Option<HandoverPart>,
    span: Span,
}

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    // What stands in `in every stage` is of use if it is due in one of them.
    let mut due: HashMap<Span, bool> = HashMap::new();
    let mut late: Vec<(Diagnostic, Span)> = Vec::new();
    for stage in cx.model.stages.as_slice() {
        let exits: Vec<Timer> = exits(stage).collect();
        for timer in timers(stage) {
            let beaten =
                exits.iter().filter(|exit| exit.span != timer.span).find(|exit| beats(cx, exit, &timer));
            *due.entry(timer.span).or_default() |= beaten.is_none();
            if let Some(exit) = beaten {
                late.push((say(cx, stage, &timer, exit), timer.span));
            }
        }
    }
    let mut said = std::collections::HashSet::new();
    found.extend(
        late.into_iter()
            .filter(|(_, span)| due.get(span) == Some(&false) && said.insert(*span))
            .map(|(d, _)| d),
    );
}

fn say(cx: &Context<'_>, stage: &Stage, timer: &Timer, exit: &Timer) -> Diagnostic {
    let (name, what) = (&stage.name, timer.what);
    let part = match exit.during {
        None => "",
        Some(HandoverPart::Waiting) => " unless it was handed over",
        Some(HandoverPart::Pending) => " if it was handed over",
    };
    let message = format!(
        "this {what} of {} never falls due: after {} every lead has left `{name}`{part}",
        timer.after, exit.after
    );
    let help = format!("make it shorter than {}, or change the timer that ends the stay", exit.after);
    LINT.at(cx.first_line(timer.span), message)
        .help(help)
        .related(cx.first_line(exit.span), "this one comes first")
}

/// Timers that take every lead out of the stage.
fn exits(stage: &Stage) -> impl Iterator<Item = Timer> {
    stage.automatic.iter().filter(|way| way.condition.is_none()).filter_map(|way| {
        Some(Timer { what: "timer", after: way.after?, during: way.during, span: way.way.span })
    })
}

fn timers(stage: &Stage) -> Vec<Timer> {
    let mut all = Vec::new();
    let mut add = |what, after: Option<Period>, during, span| {
        all.extend(after.map(|after| Timer { what, after, during, span }));
    };
    for way in &stage.automatic {
        add("timer", way.after, way.during, way.way.span);
    }
    for command in &stage.commands {
        add("wait", command.after, None, command.way.span);
    }
    for notice in &stage.notices {
        add("notice", Some(notice.after), None, notice.span);
    }
    if let Some(handover) = &stage.handover {
        for clock in &handover.confirms {
            add("deadline", clock.within, Some(HandoverPart::Waiting), clock.span);
        }
        for clock in &handover.accepts {
            add("deadline", clock.within, Some(HandoverPart::Pending), clock.span);
        }
        for reject in &handover.rejects {
            add("wait", reject.after, Some(HandoverPart::Pending), reject.way.span);
        }
    }
    all
}

/// Whether no lead is left when a timer falls due.
fn beats(cx: &Context<'_>, exit: &Timer, timer: &Timer) -> bool {
    let fits = exit.during.is_none() || exit.during == timer.during;
    fits && lengths::at_most(exit.after, cx.model)
        .is_some_and(|most| lengths::at_least(timer.after, cx.model) > most)
}
