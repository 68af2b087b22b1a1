//! The lifecycle as SVG: one file, no script, light or dark as its reader likes it.

use leadpact::{Lifecycle, StepKind};

pub use super::picture::For;
use super::picture::{LINE, Line, Picture, Placed, What, place};

/// How owners are told apart, light and dark: fill, border.
const OWNERS: [[&str; 4]; 6] = [
    ["#dbe7fb", "#3867b8", "#1d3558", "#86aef0"],
    ["#fde6cd", "#b36a12", "#4f3413", "#eeb069"],
    ["#ddf1d8", "#3c8a33", "#1f4320", "#86cf7d"],
    ["#ecdff6", "#7c46ab", "#3c2552", "#c79aec"],
    ["#fbdcdc", "#b34141", "#512323", "#ee9a9a"],
    ["#e4e7eb", "#5c6773", "#343b44", "#aab4c0"],
];

const MARGIN: f64 = 16.0;

/// Draws a lifecycle.
pub fn draw(lifecycle: &Lifecycle, reader: For) -> String {
    let picture = place(lifecycle, reader);
    let (left, top, right, bottom) = frame(&picture);
    let legend = legend(lifecycle, left, bottom + 28.0);
    let right = right.max(left + legend.width);
    let (width, height) = (right - left + 2.0 * MARGIN, bottom - top + legend.height + 28.0 + 2.0 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"lifecycle\" role=\"img\" aria-label=\"{}\" \
         viewBox=\"{:.0} {:.0} {width:.0} {height:.0}\" width=\"{width:.0}\" height=\"{height:.0}\">\n",
        escaped(&format!("Lifecycle of {}", lifecycle.name)),
        left - MARGIN,
        top - MARGIN,
    );
    svg += &format!("<title>{}</title>\n", escaped(&format!("Lifecycle of {}", lifecycle.name)));
    svg += &style(lifecycle);
    svg += HEADS;
    svg += &format!(
        "<rect class=\"ground\" x=\"{:.0}\" y=\"{:.0}\" width=\"{width:.0}\" height=\"{height:.0}\"/>\n",
        left - MARGIN,
        top - MARGIN
    );
    picture.lines.iter().for_each(|way| svg += &line(way));
    picture.boxes.iter().for_each(|placed| svg += &boxed(lifecycle, placed));
    svg + &legend.text + "</svg>\n"
}

/// The corners of what is drawn.
fn frame(picture: &Picture) -> (f64, f64, f64, f64) {
    let boxes = picture.boxes.iter().flat_map(|b| [b.at, (b.at.0 + b.size.0, b.at.1 + b.size.1)]);
    let lines = picture.lines.iter().flat_map(|line| line.corners.iter().copied());
    boxes.chain(lines).fold(
        (f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY),
        |(left, top, right, bottom), (x, y)| (left.min(x), top.min(y), right.max(x), bottom.max(y)),
    )
}

const HEADS: &str = "<defs><marker id=\"lifecycle-head\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"9\" \
    markerHeight=\"9\" markerUnits=\"userSpaceOnUse\" orient=\"auto-start-reverse\">\
    <path class=\"head\" d=\"M 0 0 L 10 5 L 0 10 z\"/></marker></defs>\n";

/// Colours and letters, for light and dark.
fn style(lifecycle: &Lifecycle) -> String {
    let mut light = String::from(
        ".lifecycle{--ground:#ffffff;--ink:#1c2126;--faint:#59636e;--way:#6b7682;--paper:#ffffff;",
    );
    let mut dark =
        String::from("--ground:#14181d;--ink:#e8ecf0;--faint:#a5afba;--way:#929ea9;--paper:#14181d;");
    let mut rules = String::new();
    for (at, _) in lifecycle.teams.iter().enumerate() {
        let [fill, border, dark_fill, dark_border] =
            OWNERS.get(at % OWNERS.len()).copied().unwrap_or_default();
        light += &format!("--fill{at}:{fill};--edge{at}:{border};");
        dark += &format!("--fill{at}:{dark_fill};--edge{at}:{dark_border};");
        rules += &format!(".lifecycle .team{at}{{fill:var(--fill{at});stroke:var(--edge{at})}}\n");
    }
    format!(
        "<style>\n{light}}}\n@media (prefers-color-scheme:dark){{.lifecycle{{{dark}}}}}\n\
         @media print{{{light}}}}}\n{STYLE}{rules}</style>\n"
    )
}

const STYLE: &str = "\
.lifecycle text{font-family:system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:12.5px;fill:var(--ink);text-anchor:middle}
.lifecycle .name{font-size:15px;font-weight:650}
.lifecycle .said{font-size:13px}
.lifecycle .words{fill:var(--ink);font-size:12px}
.lifecycle .note{text-anchor:start;fill:var(--faint)}
.lifecycle .ground{fill:var(--ground)}
.lifecycle .stage{stroke-width:1.6}
.lifecycle .inner{fill:none}
.lifecycle .every{fill:var(--paper);stroke:var(--way);stroke-width:1.4;stroke-dasharray:5 4}
.lifecycle .start{fill:var(--ink)}
.lifecycle .started{fill:var(--ground);font-weight:600}
.lifecycle .paper{fill:var(--paper)}
.lifecycle .head{fill:var(--way)}
.lifecycle .way{fill:none;stroke:var(--way);stroke-width:1.5}
.lifecycle .timed{stroke-dasharray:1.5 4;stroke-linecap:round;stroke-width:2}
.lifecycle .manual{stroke-dasharray:7 4}
.lifecycle .handover{stroke-width:3.6}
";

const fn class(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Timed => "way timed",
        StepKind::Manual => "way manual",
        StepKind::Handover => "way handover",
        _ => "way",
    }
}

fn line(line: &Line) -> String {
    let class = line.kind.map_or("way", class);
    format!("<path class=\"{class}\" d=\"{}\" marker-end=\"url(#lifecycle-head)\"/>\n", path(&line.corners))
}

/// A path through all corners, which it rounds without ever leaving the room between two of them.
fn path(corners: &[(f64, f64)]) -> String {
    let Some(first) = corners.first() else { return String::new() };
    let slopes = slopes(corners);
    let mut path = format!("M {:.1} {:.1}", first.0, first.1);
    for (pair, slope) in corners.windows(2).zip(slopes.windows(2)) {
        let ([from, to], [leaving, coming]) = (pair, slope) else { continue };
        let third = (to.1 - from.1) / 3.0;
        path += &format!(
            " C {:.1} {:.1}, {:.1} {:.1}, {:.1} {:.1}",
            from.0 + third * leaving,
            from.1 + third,
            to.0 - third * coming,
            to.1 - third,
            to.0,
            to.1
        );
    }
    path
}

/// How far to the side a path leads for each step down, at each corner (after Fritsch and Carlson).
fn slopes(corners: &[(f64, f64)]) -> Vec<f64> {
    let slope = |pair: &[(f64, f64)]| match pair {
        [a, b] if (b.1 - a.1).abs() > 0.5 => (b.0 - a.0) / (b.1 - a.1),
        _ => 0.0,
    };
    let stretches: Vec<f64> = corners.windows(2).map(slope).collect();
    let inner = stretches.windows(2).map(|pair| match pair {
        [a, b] if a * b > 0.0 => a.signum() * a.abs().min(b.abs()),
        _ => 0.0,
    });
    let mut slopes: Vec<f64> = std::iter::once(0.0).chain(inner).chain([0.0]).collect();
    let ends = [
        (0, 1, stretches.first()),
        (corners.len().saturating_sub(1), corners.len().saturating_sub(2), stretches.last()),
    ];
    for (end, beside, stretch) in ends {
        let next = slopes.get(beside).copied().unwrap_or(0.0);
        if let (Some(stretch), Some(slope)) = (stretch, slopes.get_mut(end)) {
            *slope = 1.5 * stretch - 0.5 * next;
        }
    }
    slopes
}

fn boxed(lifecycle: &Lifecycle, placed: &Placed) -> String {
    let middle = (placed.at.0 + placed.size.0 / 2.0, placed.at.1 + placed.size.1 / 2.0);
    match &placed.what {
        What::Start => rect(placed, "start", 13.0) + &text("started", middle.0, middle.1 + 4.5, "new lead"),
        What::Every => {
            rect(placed, "every", 6.0)
                + &text("said", middle.0, middle.1 - 3.0, "every stage")
                + &text("said", middle.0, middle.1 + 13.0, "that is not final")
        }
        What::Stage(at) => stage(lifecycle, *at, placed, middle),
        What::Words(lines) => {
            let mut drawn = rect(placed, "paper", 4.0);
            let mut y = placed.at.1;
            for line in lines {
                y += LINE;
                drawn += &text("words", middle.0, y, line);
            }
            drawn
        }
    }
}

fn stage(lifecycle: &Lifecycle, at: usize, placed: &Placed, middle: (f64, f64)) -> String {
    let Some(stage) = lifecycle.stages.get(at) else { return String::new() };
    let owner = format!("stage team{}", stage.owner);
    let mut drawn = String::new();
    let corner = if stage.is_final { 20.0 } else { 7.0 };
    drawn += &rect(placed, &owner, corner);
    if stage.is_final {
        let inner = Placed {
            what: What::Stage(at),
            at: (placed.at.0 + 4.0, placed.at.1 + 4.0),
            size: (placed.size.0 - 8.0, placed.size.1 - 8.0),
        };
        drawn += &rect(&inner, &format!("{owner} inner"), corner - 4.0);
    }
    let name = if stage.label.is_some() { middle.1 - 4.0 } else { middle.1 + 5.0 };
    drawn += &text("name", middle.0, name, &stage.name);
    if let Some(label) = &stage.label {
        drawn += &text("said", middle.0, middle.1 + 15.0, &shortened(label));
    }
    if lifecycle.also_starts(at) {
        drawn += &dot(placed.at.0 + 1.0, placed.at.1 + placed.size.1 / 2.0);
    }
    let said = lifecycle.teams.get(stage.owner).map_or("", |team| team.label.as_str());
    let meaning = stage.meaning.as_deref().unwrap_or("");
    format!(
        "<g><title>{}</title>{drawn}</g>\n",
        escaped(&format!("{}, owned by {said}. {meaning}", stage.name))
    )
}

/// What marks a stage that leads may start in, too.
fn dot(x: f64, y: f64) -> String {
    format!("<circle class=\"start\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"6\"/>\n")
}

/// A label that fits into the widest box.
fn shortened(label: &str) -> String {
    if label.chars().count() <= 52 {
        label.to_owned()
    } else {
        label.chars().take(51).collect::<String>() + "…"
    }
}

/// What the colours and lines mean.
struct Legend {
    text: String,
    width: f64,
    height: f64,
}

fn legend(lifecycle: &Lifecycle, left: f64, top: f64) -> Legend {
    let mut drawn = String::new();
    let (mut x, mut widest) = (left, 0.0_f64);
    #[expect(clippy::cast_precision_loss, reason = "a label has less than 2^52 characters")]
    let width = |text: &str| text.chars().count() as f64 * 6.8 + 24.0;
    for (at, team) in lifecycle.teams.iter().enumerate() {
        let said = format!("owned by {}", team.label);
        let swatch = Placed { what: What::Every, at: (x, top - 11.0), size: (22.0, 14.0) };
        drawn += &rect(&swatch, &format!("stage team{at}"), 3.0);
        drawn += &text("note", x + 30.0, top, &said);
        x += 30.0 + width(&said);
    }
    if (0..lifecycle.stages.len()).any(|at| lifecycle.also_starts(at)) {
        let said = "new leads may start here, too";
        drawn += &(dot(x + 6.0, top - 4.0) + &text("note", x + 18.0, top, said));
        x += 18.0 + width(said);
    }
    widest = widest.max(x - left);
    x = left;
    for kind in StepKind::ALL {
        let y = top + 20.0;
        drawn += &format!("<path class=\"{}\" d=\"M {x:.1} {y:.1} h 34\"/>\n", class(kind));
        drawn += &text("note", x + 42.0, y + 4.0, kind.words());
        x += 42.0 + width(kind.words());
    }
    let ends = "double border: final";
    drawn += &text("note", x, top + 24.0, ends);
    widest = widest.max(x + width(ends) - left);
    Legend { text: drawn, width: widest, height: 30.0 }
}

fn rect(placed: &Placed, class: &str, corner: f64) -> String {
    let ((x, y), (width, height)) = (placed.at, placed.size);
    format!(
        "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"{corner:.0}\"/>\n"
    )
}

fn text(class: &str, x: f64, y: f64, said: &str) -> String {
    format!("<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\">{}</text>\n", escaped(said))
}

/// A text as XML writes it, without what XML does not allow.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}
