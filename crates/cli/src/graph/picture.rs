//! Where everything of a picture stands: laid out by a graph library.

use std::collections::BTreeMap;

use dagre::graph::{Edge, Graph, GraphOptions};
use dagre::layout::types::LabelPos;
use dagre::{EdgeLabel, LayoutOptions, NodeLabel, layout};
use leadpact::{Lifecycle, StepKind};

use crate::output;

/// A picture, in pixels.
#[derive(Debug, Default)]
pub struct Picture {
    /// Its boxes.
    pub boxes: Vec<Placed>,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// What a box is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Where new leads come in.
    Start,
    /// A stage, by its place.
    Stage(usize),
    /// Every stage that is not final.
    Every,
    /// The words of a way.
    Words(Vec<String>),
}

/// A box with its place.
#[derive(Debug, Clone)]
pub struct Placed {
    /// What stands in it.
    pub what: What,
    /// Its left upper corner.
    pub at: (f64, f64),
    /// Its width and height.
    pub size: (f64, f64),
}

/// A line between two boxes, with its head at its end.
#[derive(Debug)]
pub struct Line {
    /// What takes a lead along it; none from where leads come in.
    pub kind: Option<StepKind>,
    /// The corners of its path.
    pub corners: Vec<(f64, f64)>,
}

/// What a picture is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// A screen or a slide: as wide as it takes.
    Screen,
    /// A page of paper: higher than wide.
    Paper,
}

impl For {
    /// Characters in a line of words.
    const fn line(self) -> usize {
        match self {
            Self::Screen => 24,
            Self::Paper => 17,
        }
    }

    /// The room between boxes beside each other, lines beside each other, and rows.
    const fn room(self) -> (f64, f64, f64) {
        match self {
            Self::Screen => (36.0, 22.0, 76.0),
            Self::Paper => (14.0, 10.0, 70.0),
        }
    }
}

/// The height of a line of the words of a way.
pub const LINE: f64 = 16.0;

/// The names of the boxes that are no stage.
const START: &str = "start";
const EVERY: &str = "every";

/// Places everything.
pub fn place(lifecycle: &Lifecycle, reader: For) -> Picture {
    let mut graph = Graph::with_options(GraphOptions { directed: true, multigraph: true, compound: false });
    if let Some(first) = lifecycle.first_start() {
        graph.set_node(START.to_owned(), Some(node((86.0, 26.0))));
        let way = EdgeLabel { weight: 10, ..EdgeLabel::default() };
        graph.set_edge(START, name(first), Some(way), None);
    }
    for (at, stage) in lifecycle.stages.iter().enumerate() {
        let texts = [Some(stage.name.as_str()), stage.label.as_deref()];
        let longest = texts.into_iter().flatten().map(width).fold(0.0, f64::max);
        let height = if stage.label.is_some() { 60.0 } else { 44.0 };
        graph.set_node(name(at), Some(node(((longest * 7.8 + 36.0).clamp(140.0, 420.0), height))));
    }
    let groups = groups(lifecycle, reader);
    if groups.keys().any(|(from, ..)| from.is_none()) {
        graph.set_node(EVERY.to_owned(), Some(node((150.0, 46.0))));
    }
    for ((from, to, kind), lines) in &groups {
        let source = from.map_or(EVERY.to_owned(), name);
        let way = edge(lines, *from, *to, *kind);
        graph.set_edge(source, name(*to), Some(way), Some(&format!("{kind:?}")));
    }
    let (nodesep, edgesep, ranksep) = reader.room();
    let room = LayoutOptions { nodesep, edgesep, ranksep, ..LayoutOptions::default() };
    layout(&mut graph, Some(room));
    read_off(lifecycle, &graph, &groups)
}

fn name(stage: usize) -> String {
    format!("s{stage}")
}

fn node((width, height): (f64, f64)) -> NodeLabel {
    NodeLabel { width, height, ..NodeLabel::default() }
}

/// A way with room for its words. What leads on to the next stage holds the picture together.
fn edge(lines: &[String], from: Option<usize>, to: usize, kind: StepKind) -> EdgeLabel {
    let (width, height) = size(lines);
    let onward = from.is_some_and(|from| from + 1 == to);
    let weight = if kind == StepKind::Handover {
        12
    } else if onward {
        8
    } else {
        1
    };
    EdgeLabel { width, height, weight, labelpos: LabelPos::Center, ..EdgeLabel::default() }
}

fn size(lines: &[String]) -> (f64, f64) {
    let longest = lines.iter().map(|line| width(line)).fold(0.0, f64::max);
    #[expect(clippy::cast_precision_loss, reason = "nobody has 2^52 lines")]
    let count = lines.len() as f64;
    (longest * 6.5 + 12.0, count * LINE + 6.0)
}

/// How many characters wide a text is.
#[expect(clippy::cast_precision_loss, reason = "a label has less than 2^52 characters")]
fn width(text: &str) -> f64 {
    text.chars().count() as f64
}

/// Ways of one kind between the same stages, in words.
type Groups = BTreeMap<(Option<usize>, usize, StepKind), Vec<String>>;

fn groups(lifecycle: &Lifecycle, reader: For) -> Groups {
    let mut groups = Groups::new();
    for step in &lifecycle.steps {
        let words = groups.entry((step.from, step.to, step.kind)).or_default();
        let lines = wrapped(&step.words, reader.line());
        // The same words from one place to another say nothing twice.
        if !words.ends_with(&lines) {
            if !words.is_empty() {
                words.push("or".to_owned());
            }
            words.extend(lines);
        }
    }
    groups
}

/// A text in as few lines as it takes, of about the same length.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let most = output::lines(text, width);
    let narrower =
        (width / 2..width).map(|width| output::lines(text, width)).find(|lines| lines.len() <= most.len());
    narrower.unwrap_or(most)
}

type Laid = Graph<NodeLabel, EdgeLabel>;

fn read_off(lifecycle: &Lifecycle, graph: &Laid, groups: &Groups) -> Picture {
    let mut picture = Picture::default();
    let mut put = |what: What, name: &str| {
        let Some(node) = graph.node(name) else { return };
        let (Some(x), Some(y)) = (node.x, node.y) else { return };
        let at = (x - node.width / 2.0, y - node.height / 2.0);
        picture.boxes.push(Placed { what, at, size: (node.width, node.height) });
    };
    put(What::Start, START);
    put(What::Every, EVERY);
    (0..lifecycle.stages.len()).for_each(|at| put(What::Stage(at), &name(at)));
    for Edge { v, w, name: kind } in graph.edges() {
        let Some(way) = graph.edge(&v, &w, kind.as_deref()) else { continue };
        let kind = StepKind::ALL.into_iter().find(|k| kind.as_deref() == Some(&format!("{k:?}")));
        let corners = way.points.iter().map(|point| (point.x, point.y)).collect();
        picture.lines.push(Line { kind, corners });
        let (Some(kind), Some(x), Some(y)) = (kind, way.x, way.y) else { continue };
        let place = |name: &str| name.strip_prefix('s').and_then(|at| at.parse().ok());
        let Some(lines) = place(&w).and_then(|to| groups.get(&(place(&v), to, kind))) else { continue };
        let size = size(lines);
        let at = (x - size.0 / 2.0, y - size.1 / 2.0);
        picture.boxes.push(Placed { what: What::Words(lines.clone()), at, size });
    }
    picture
}
