//! The lifecycle in DOT, the language of Graphviz.

use super::{Lifecycle, LifecycleStage, StepKind, fill};

/// How many characters of a label stand on a line.
const LINE: usize = 30;

impl Lifecycle {
    /// The lifecycle in DOT, which Graphviz draws.
    #[must_use]
    pub fn dot(&self) -> String {
        let mut text = format!("digraph {} {{\n", quoted(&self.name));
        text += "  rankdir=TB\n  node [shape=box, style=\"rounded,filled\", fontname=\"Helvetica\"]\n";
        text += "  edge [fontname=\"Helvetica\", fontsize=11]\n";
        for (at, stage) in self.stages.iter().enumerate() {
            text += &format!("  s{at} [{}]\n", node(self, at, stage));
        }
        if self.first_start().is_some() {
            text += "  start [shape=circle, label=\"\", width=0.2, fillcolor=black]\n";
        }
        if self.steps.iter().any(|step| step.from.is_none()) {
            text += "  every [label=\"every stage\\nthat is not final\", style=\"rounded,dashed\"]\n";
        }
        if let Some(first) = self.first_start() {
            text += &format!("  start -> s{first}\n");
        }
        for step in &self.steps {
            let from = step.from.map_or("every".to_owned(), |from| format!("s{from}"));
            let style = match step.kind {
                StepKind::Automatic => "solid",
                StepKind::Timed => "dotted",
                StepKind::Manual => "dashed",
                StepKind::Handover => "bold",
            };
            let label = quoted(&lines(&step.words));
            text += &format!("  {from} -> s{} [label={label}, style={style}]\n", step.to);
        }
        text + "}\n"
    }
}

fn node(lifecycle: &Lifecycle, at: usize, stage: &LifecycleStage) -> String {
    let owner = lifecycle.teams.get(stage.owner).map_or("", |team| team.label.as_str());
    let said = stage.label.iter().map(|label| format!("{}\n", lines(label))).collect::<String>();
    let also = if lifecycle.also_starts(at) { "\nnew leads may start here, too" } else { "" };
    let label = quoted(&format!("{}\n{said}{owner}{also}", stage.name));
    let fill = fill(stage.owner);
    let ends = if stage.is_final { ", peripheries=2" } else { "" };
    format!("label={label}, fillcolor=\"{fill}\"{ends}")
}

/// A text in lines that are short enough.
fn lines(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut().filter(|line| line.chars().count() + word.chars().count() < LINE) {
            Some(line) => *line += &format!(" {word}"),
            None => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}

/// A text in quotes.
fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("\"{escaped}\"")
}
