//! The handover: needs, clocks, routes, rejections.

use super::Checker;
use super::expr::{Place, Scope, Work};
use super::names::Kind;
use super::rating::after_otherwise;
use crate::diagnostics::Diagnostic;
use crate::model::{CondId, Handover, Late, Route, RouteTo, StageId, TeamId, Type};
use crate::sources::Span;
use crate::syntax::ast::{self, HandOver, HandOverItem, HandOverKind, Name};

impl<'a> Checker<'a> {
    /// `hand over to TEAM, becomes STAGE when accepted { … }`; none where a part has a mistake.
    pub(super) fn handover(
        &mut self,
        decl: &HandOver,
        span: Span,
        (stage, owner): (StageId, &Name),
    ) -> Option<Handover> {
        let (to, becomes) = (self.team(&decl.to), self.stage(&decl.becomes));
        // An owner that is not known is reported where the stage is declared.
        let giving = self.names.teams.get(&owner.text);
        let mut handover = Handover {
            to: to.unwrap_or(TeamId(0)),
            becomes: becomes.unwrap_or(stage),
            needs: Vec::new(),
            only_when: None,
            confirms: Vec::new(),
            accepts: Vec::new(),
            routes: Vec::new(),
            rejects: Vec::new(),
            span,
        };
        let (mut conditions, mut routes) = (Vec::new(), None);
        for item in &decl.items {
            match &item.kind {
                HandOverKind::OnlyWhen(expr) => {
                    let condition = self.condition(expr, Scope::at(Place::Guard));
                    conditions.extend(condition.map(|id| (id, item.span)));
                }
                HandOverKind::GoesTo(lines) => {
                    let here = self.first_line(item.span);
                    if let Some(first) = routes.replace(here) {
                        self.report(super::header::twice("goes to", here, Some(first)));
                    }
                    handover.routes = self.routes(lines);
                }
                _ => self.handover_item(item, &mut handover, (giving, to)),
            }
        }
        handover.only_when = self.all_of(conditions);
        to.zip(becomes).map(|_| handover)
    }

    /// A part that may stand there several times, with the giving and the taking team.
    fn handover_item(
        &mut self,
        item: &HandOverItem,
        handover: &mut Handover,
        (giving, taking): (Option<TeamId>, Option<TeamId>),
    ) {
        match &item.kind {
            HandOverKind::Needs(needs) => handover.needs.extend(self.needs(needs).unwrap_or_default()),
            HandOverKind::Confirms(clock) => {
                let who = "confirmed by the team that hands it over, the owner of this stage";
                self.must_be(&clock.team, giving, who);
                handover.confirms.extend(self.clock(clock, item));
            }
            HandOverKind::Accepts(clock) => {
                self.must_be(&clock.team, taking, "accepted by the team that it is handed over to");
                handover.accepts.extend(self.clock(clock, item));
            }
            HandOverKind::MayReject(reject) => handover.rejects.extend(self.reject(reject, item, taking)),
            HandOverKind::OnlyWhen(_) | HandOverKind::GoesTo(_) => {}
        }
    }

    fn all_of(&mut self, conditions: Vec<(CondId, Span)>) -> Option<CondId> {
        let span = conditions.iter().map(|&(_, span)| span).next()?;
        self.build.and(conditions.into_iter().map(|(id, _)| id).collect(), span)
    }

    /// A part of a handover belongs to one team.
    fn must_be(&mut self, name: &Name, team: Option<TeamId>, who: &str) {
        let Some(found) = self.names.teams.get(&name.text) else { return };
        let Some(team) = team.filter(|&team| team != found) else { return };
        let right = &self.build.model.teams.at(team).name;
        let message = format!("a lead is {who}, and that is not `{}`", name.text);
        let help = format!("write `{right}` here");
        self.report(Diagnostic::error("wrong-team", name.span, message).help(help));
    }

    fn clock(&mut self, clock: &ast::Clock, item: &HandOverItem) -> Option<crate::model::Clock> {
        let team = self.team(&clock.team);
        let within = clock.within.map(|within| self.period(within, Work::Fits));
        let condition = self.guard(clock.condition.as_ref());
        let late = clock.if_late.as_ref().map(|late| self.late(late, item.span));
        if clock.within.is_none() && clock.if_late.is_some() {
            let message = "nothing says by when, so nothing can be late";
            let help = "add a deadline, for example `within 2 days of the handover`";
            let help = if matches!(item.kind, HandOverKind::Confirms(_)) {
                help.replace("the handover", "complete data")
            } else {
                help.to_owned()
            };
            self.report(Diagnostic::error("late-without-deadline", item.span, message).help(help));
        }
        Some(crate::model::Clock {
            team: team?,
            within: within.flatten(),
            condition: condition?,
            if_late: late.flatten(),
            span: item.span,
        })
    }

    fn late(&mut self, late: &ast::Late, span: Span) -> Option<Late> {
        Some(match late {
            ast::Late::Notify(who) => Late::Notify(who.value.clone()),
            ast::Late::Becomes { to, resetting, why } => {
                Late::Becomes(self.moving(to, resetting, why.as_ref(), span)?)
            }
        })
    }

    fn reject(
        &mut self,
        reject: &ast::Reject,
        item: &HandOverItem,
        to: Option<TeamId>,
    ) -> Option<crate::model::Command> {
        for team in &reject.teams {
            self.must_be(team, to, "rejected by the team that it is handed over to");
        }
        if reject.action.text != "reject" {
            let message = format!("`{}` is no part of a handover", reject.action.text);
            let help =
                "in the braces of a handover write `TEAM may reject to …`; other commands stand in the stage";
            self.report(Diagnostic::error("not-in-handover", reject.action.span, message).help(help));
        }
        self.any_command(reject, item.span)
    }
}

/// Routes.
impl<'a> Checker<'a> {
    fn routes(&mut self, lines: &[ast::Route]) -> Vec<Route> {
        if let Some((_, others)) = lines.split_last()
            && let Some(early) = others.iter().find(|line| fits_always(line))
        {
            self.report(after_line_that_fits(early));
        }
        lines.iter().filter_map(|line| self.route(line)).collect()
    }

    fn route(&mut self, line: &ast::Route) -> Option<Route> {
        let to = self.route_to(&line.to, line.span);
        let condition = match &line.condition {
            Some(condition) => Some(self.condition(condition, Scope::at(Place::Routing))?),
            None => None,
        };
        Some(Route { to: to?, condition, span: line.span })
    }

    fn route_to(&mut self, to: &ast::RouteTo, span: Span) -> Option<RouteTo> {
        Some(match to {
            ast::RouteTo::Team(name) => RouteTo::Team(name.value.clone()),
            ast::RouteTo::Person(name) => RouteTo::Person(name.value.clone()),
            ast::RouteTo::PersonIn(path) => {
                if let Some(message) = self.no_person(path) {
                    let help = format!(
                        "write a person's name in quotes, `person \"{}\"`, or name a field",
                        path.name.text
                    );
                    self.report(Diagnostic::error("unknown-field", path.span, message).help(help));
                    return None;
                }
                let field = self.field_at(path)?;
                let ty = self.build.model.fields.at(field).ty.clone();
                if !matches!(ty, Type::Text | Type::OneOf(_)) {
                    let message = format!(
                        "`{}` is {}, and cannot name a person",
                        self.said(path.span),
                        super::data::a_type(&ty)
                    );
                    let help =
                        "name a field of type `text` or `one of`, or a person in quotes: `person \"Ann\"`";
                    self.report(Diagnostic::error("wrong-type", path.span, message).help(help));
                    return None;
                }
                RouteTo::PersonIn(field)
            }
            ast::RouteTo::Previous => RouteTo::Previous,
            ast::RouteTo::SpreadOver(names) if names.is_empty() => {
                let message = "`spread over` names nobody";
                let help = "name those it is spread over: `spread over \"Ann\", \"Ben\"`";
                self.report(Diagnostic::error("empty-list", span, message).help(help));
                return None;
            }
            ast::RouteTo::SpreadOver(names) => {
                RouteTo::SpreadOver(names.iter().map(|name| name.value.clone()).collect())
            }
        })
    }
}

impl Checker<'_> {
    /// What to say where a name behind `person` is neither a field nor like one.
    fn no_person(&mut self, path: &ast::Path) -> Option<String> {
        let name = &path.name.text;
        let is_known =
            path.owner.is_some() || self.names.shared.peek(name).is_some() || self.is_excused(name);
        let fields = if is_known { Vec::new() } else { self.names_of(Kind::Field) };
        if is_known || self.similar(name, &fields).is_some() {
            return None;
        }
        Some(format!("there is no field called `{name}` that could hold a person's name"))
    }
}

/// Says that lines stand behind one that fits always.
fn after_line_that_fits(early: &ast::Route) -> Diagnostic {
    if early.otherwise {
        return after_otherwise(early.span);
    }
    let message = "a line without `when` takes every lead, so the lines below it are never looked at";
    Diagnostic::error("after-otherwise", early.span, message)
        .help("say `when` it is meant, or make it the last line")
}

/// Whether no line behind this one is ever looked at. A person that a field names, or the previous one, may
/// not be known: such a line fits always only if it says `otherwise`.
fn fits_always(line: &ast::Route) -> bool {
    let is_sure = !matches!(line.to, ast::RouteTo::PersonIn(_) | ast::RouteTo::Previous);
    line.condition.is_none() && (line.otherwise || is_sure)
}
