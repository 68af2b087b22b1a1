//! What stands once: where leads start, nurture; signatures; and what is too large.

use super::Checker;
use super::expr::{Place, Scope};
use super::header::twice;
use super::rating::after_otherwise;
use crate::diagnostics::Diagnostic;
use crate::model::{Agreement, Nurture, StartLine, Track};
use crate::sources::Span;
use crate::syntax::ast::{self, Agreed, Choice, ItemKind, Name};
use crate::values::text;

impl<'a> Checker<'a> {
    pub(super) fn lines(&mut self) {
        let (mut start, mut nurture) = (None, None);
        for item in self.items.clone() {
            match &item.kind {
                ItemKind::Start(lines) => match start.replace(item.span) {
                    Some(first) => self.report(twice(
                        "leads start in",
                        self.first_line(item.span),
                        Some(self.first_line(first)),
                    )),
                    None => self.start(lines),
                },
                ItemKind::Nurture(decl) => match nurture.replace(item.span) {
                    Some(first) => self.report(twice(
                        "nurture",
                        self.first_line(item.span),
                        Some(self.first_line(first)),
                    )),
                    None => self.nurture(decl, item.span),
                },
                ItemKind::Agreed(agreed) => self.agreed(agreed, item.span),
                _ => {}
            }
        }
        self.allows();
    }

    fn start(&mut self, lines: &[Choice]) {
        if let Some((_, others)) = lines.split_last()
            && let Some(early) = others.iter().find(|line| line.condition.is_none())
        {
            self.report(after_otherwise(early.span));
        }
        for line in lines {
            let name = Name { text: line.word.text.clone(), span: line.word.span };
            let stage = self.stage(&name);
            let condition = match &line.condition {
                Some(condition) => self.condition(condition, Scope::default()).map(Some),
                None => Some(None),
            };
            if let Some((stage, condition)) = stage.zip(condition) {
                self.build.model.start.push(StartLine { stage, condition, span: line.span });
            }
        }
    }

    fn nurture(&mut self, decl: &ast::Nurture, span: Span) {
        let scope = Scope::at(Place::Routing);
        let condition = self.maybe_condition(decl.condition.as_ref(), scope);
        let mut tracks: Vec<Track> = Vec::with_capacity(decl.tracks.len());
        let mut titles = std::collections::HashMap::new();
        for track in &decl.tracks {
            if let Some(first) = titles.insert(text::fold(&track.title.value), track.title.span) {
                let message = format!("the track `{}` stands here twice", track.title.value);
                let diagnostic = Diagnostic::error("duplicate-name", track.title.span, message)
                    .help("join their conditions with `or`, or give one another title");
                self.report(diagnostic.related(first, "the first one"));
            }
            let condition = self.maybe_condition(track.condition.as_ref(), scope);
            tracks.push(Track { title: track.title.value.clone(), condition, span: track.span });
        }
        self.build.model.nurture = Some(Nurture { condition, tracks, span });
    }

    fn agreed(&mut self, agreed: &Agreed, span: Span) {
        if agreed.date.time.is_some() {
            let message = "a signature has a day, without a time";
            let help = format!("write `on {}`", agreed.date.date);
            self.report(Diagnostic::error("day-only", agreed.date.span, message).help(help));
        }
        let Some(team) = self.team(&agreed.team) else { return };
        self.build.model.agreements.push(Agreement {
            team,
            date: agreed.date.date,
            signer: agreed.signer.value.clone(),
            seal: agreed.seal.as_ref().map(|seal| seal.value.clone()),
            span,
        });
    }

    /// `allow` speaks of the declaration behind it.
    fn allows(&mut self) {
        let behind = self.items.iter().skip(1).map(Some).chain([None]);
        let dangling = |(item, next): (&&'a ast::Item, Option<&&'a ast::Item>)| {
            let is_last = next.is_none_or(|next| next.span.file != item.span.file);
            (is_last && matches!(item.kind, ItemKind::Allow(_))).then_some(item.span)
        };
        let spans: Vec<Span> = self.items.iter().zip(behind).filter_map(dangling).collect();
        for span in spans {
            let message = "nothing stands behind this `allow` that it could be for";
            let help = "put it on the line before the declaration that is meant, or leave it out";
            self.report(Diagnostic::error("allow-nothing", span, message).help(help));
        }
    }

    /// Refuses what has no room in ids.
    pub(super) fn sizes(&mut self) {
        let model = &self.build.model;
        let stages = model.stages.as_slice();
        let handovers = || stages.iter().filter_map(|stage| stage.handover.as_ref());
        let interactions = model.interactions.as_slice();
        let nurture = model.nurture.as_ref().map_or(0, |nurture| nurture.tracks.len());
        let sizes = [
            ("teams", model.teams.len()),
            ("fields", model.fields.len()),
            ("interactions", model.interactions.len()),
            ("fields of one interaction", most(interactions.iter().map(|kind| kind.fields.len()))),
            ("scores", model.scores.len()),
            (
                "`always` lines of one score",
                most(model.scores.as_slice().iter().map(|score| score.always.len())),
            ),
            ("ratings", model.ratings.len()),
            ("levels of one rating", most(model.ratings.as_slice().iter().map(|rating| rating.levels.len()))),
            ("questionnaires", model.questionnaires.len()),
            ("tables", model.tables.len()),
            ("words of one table", most(model.tables.as_slice().iter().map(|table| table.words.len()))),
            ("choices", model.choices.len()),
            ("lines of one choice", most(model.choices.as_slice().iter().map(|choice| choice.lines.len()))),
            ("reasons", model.reasons.len()),
            ("stages", model.stages.len()),
            ("automatic ways out of one stage", most(stages.iter().map(|stage| stage.automatic.len()))),
            ("commands of one stage", most(stages.iter().map(|stage| stage.commands.len()))),
            ("notices of one stage", most(stages.iter().map(|stage| stage.notices.len()))),
            ("routes of one handover", most(handovers().map(|handover| handover.routes.len()))),
            ("clocks of one handover", most(handovers().map(|h| h.confirms.len().max(h.accepts.len())))),
            ("lines of `leads start in`", model.start.len()),
            ("nurture tracks", nurture),
        ];
        let limit = usize::from(u16::MAX);
        let too_many: Vec<_> = sizes.into_iter().filter(|&(_, count)| count >= limit).collect();
        let span = self.items.first().map_or(Span::default(), |item| item.span.at_start());
        for (what, count) in too_many {
            let message = format!("the pact has {count} {what}, and there can be fewer than {limit}");
            self.report(Diagnostic::error("too-many", span, message).help("split it into several pacts"));
        }
    }
}

fn most(counts: impl Iterator<Item = usize>) -> usize {
    counts.max().unwrap_or(0)
}
