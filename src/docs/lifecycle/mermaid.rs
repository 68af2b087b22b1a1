//! The lifecycle as a flowchart of Mermaid.

use super::{Lifecycle, LifecycleStage, StepKind, fill};

impl Lifecycle {
    /// The lifecycle in the language of Mermaid, which many wikis and repositories draw.
    #[must_use]
    pub fn mermaid(&self) -> String {
        let mut text = String::from("flowchart TD\n");
        for (at, stage) in self.stages.iter().enumerate() {
            text += &format!("  s{at}{}\n", node(self, at, stage));
        }
        if self.first_start().is_some() {
            text += "  start((\"new lead\"))\n";
        }
        if self.steps.iter().any(|step| step.from.is_none()) {
            text += "  every[\"every stage that is not final\"]\n  style every stroke-dasharray:4 4\n";
        }
        text += &self.mermaid_steps();
        for (at, team) in self.teams.iter().enumerate() {
            let fill = fill(at);
            text += &format!("  %% {} is owned by {}\n", fill, comment(&team.label));
            text += &format!("  classDef team{at} fill:{fill},stroke:#555555,color:#111111\n");
            let owned: Vec<String> = self
                .stages
                .iter()
                .enumerate()
                .filter(|(_, s)| s.owner == at)
                .map(|(at, _)| format!("s{at}"))
                .collect();
            if !owned.is_empty() {
                text += &format!("  class {} team{at}\n", owned.join(","));
            }
        }
        text
    }

    fn mermaid_steps(&self) -> String {
        let mut text = String::new();
        let mut by_hand = Vec::new();
        let mut count = 0;
        if let Some(first) = self.first_start() {
            text += &format!("  start --> s{first}\n");
            count += 1;
        }
        for step in &self.steps {
            let from = step.from.map_or("every".to_owned(), |from| format!("s{from}"));
            let arrow = match step.kind {
                StepKind::Timed => "-.->",
                StepKind::Handover => "==>",
                StepKind::Automatic | StepKind::Manual => "-->",
            };
            text += &format!("  {from} {arrow}|\"{}\"| s{}\n", escaped(&step.words), step.to);
            if step.kind == StepKind::Manual {
                by_hand.push(count.to_string());
            }
            count += 1;
        }
        if !by_hand.is_empty() {
            text += &format!("  linkStyle {} stroke-dasharray:8 4\n", by_hand.join(","));
        }
        text
    }
}

fn node(lifecycle: &Lifecycle, at: usize, stage: &LifecycleStage) -> String {
    let owner = lifecycle.teams.get(stage.owner).map_or("", |team| team.label.as_str());
    let mut label = format!("<b>{}</b>", escaped(&stage.name));
    if let Some(said) = &stage.label {
        label += &format!("<br/>{}", escaped(said));
    }
    label += &format!("<br/>{}", escaped(owner));
    if lifecycle.also_starts(at) {
        label += "<br/><i>new leads may start here, too</i>";
    }
    if stage.is_final { format!("([\"{label}\"])") } else { format!("[\"{label}\"]") }
}

/// A text inside of quotes: what Mermaid or HTML would read otherwise is written by its number.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '#' | '&' | '<' | '>' | '`' | '\\' | '|' | ';' => {
                escaped += &format!("#{};", u32::from(c));
            }
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A text in a remark.
fn comment(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || "{}%".contains(c) { ' ' } else { c }).collect()
}
