//! Stages, their ways out, the handover and nurturing in their plain form.

use super::print::Plain;
use crate::syntax::ast::{
    Becomes, Clock, During, HandOver, HandOverItem, HandOverKind, Late, May, Name, Need, Notify, Nurture,
    Route, RouteTo, Stage, StageItem, StageKind, Track,
};

/// Each writes one declaration, and gives its name if it has one.
impl Plain {
    pub(super) fn stage<'n>(&mut self, stage: &'n Stage) -> &'n str {
        let Stage { is_final, name, label: _, renamed_from, owner, items } = stage;
        self.named(if *is_final { "final_stage" } else { "stage" }, name, |out| {
            out.maybe_str("renamed_from", renamed_from.as_ref());
            out.node("owned_by", |out| out.name(owner));
            out.ways(items);
        })
    }

    pub(super) fn every_stage(&mut self, items: &[StageItem]) -> Option<&'static str> {
        self.node("every_stage", |out| out.ways(items));
        None
    }

    pub(super) fn nurture(&mut self, Nurture { condition, tracks }: &Nurture) -> Option<&'static str> {
        self.node("nurture", |out| {
            out.maybe_expr("when", condition.as_ref());
            tracks.iter().for_each(|track| out.track(track));
        });
        None
    }

    pub(super) fn track(&mut self, Track { title, condition, span: _ }: &Track) {
        self.node("track", |out| {
            out.str(title);
            out.maybe_expr("when", condition.as_ref());
        });
    }
}

/// Ways out.
impl Plain {
    pub(super) fn ways(&mut self, items: &[StageItem]) {
        for StageItem { kind, span: _ } in items {
            match kind {
                StageKind::Meaning(_) => {}
                StageKind::Becomes(becomes) => self.becomes(becomes),
                StageKind::HandOver(hand_over) => self.hand_over(hand_over),
                StageKind::May(may) => self.may(may),
                StageKind::Notify(notify) => self.notify(notify),
            }
        }
    }

    fn becomes(&mut self, becomes: &Becomes) {
        let Becomes { to, after, during, condition, resetting, why: _ } = becomes;
        self.node("becomes", |out| {
            out.name(to);
            out.maybe_duration("after", after.as_ref());
            match during {
                Some(During::NotHandedOver) => out.bare("while_not_handed_over"),
                Some(During::HandedOver) => out.bare("while_handed_over"),
                None => {}
            }
            out.maybe_expr("as_soon_as", condition.as_ref());
            out.names("resetting", resetting);
        });
    }

    fn may(&mut self, may: &May) {
        let May { teams, action, to, after, condition, needs, reasons, resetting, why: _ } = may;
        self.node("may", |out| {
            out.names("teams", teams);
            out.name(action);
            out.name(to);
            out.maybe_duration("after", after.as_ref());
            out.maybe_expr("when", condition.as_ref());
            out.needs(needs);
            out.names("because", reasons);
            out.names("resetting", resetting);
        });
    }

    fn notify(&mut self, Notify { who, after, condition }: &Notify) {
        self.node("notify", |out| {
            out.str(who);
            out.maybe_duration("after", Some(after));
            out.maybe_expr("when", condition.as_ref());
        });
    }

    /// `(needs (any_of (path "company")) …)`; nothing for none.
    fn needs(&mut self, needs: &[Need]) {
        if needs.is_empty() {
            return;
        }
        self.node("needs", |out| {
            for Need { any_of, span: _ } in needs {
                out.node("any_of", |out| any_of.iter().for_each(|path| out.path(path)));
            }
        });
    }
}

/// The handover.
impl Plain {
    fn hand_over(&mut self, HandOver { to, becomes, items }: &HandOver) {
        self.node("hand_over", |out| {
            out.name(to);
            out.name(becomes);
            for HandOverItem { kind, span: _ } in items {
                out.hand_over_item(kind);
            }
        });
    }

    pub(super) fn hand_over_item(&mut self, kind: &HandOverKind) {
        match kind {
            HandOverKind::Needs(needs) => self.needs(needs),
            HandOverKind::OnlyWhen(condition) => self.node("only_when", |out| out.expr(condition)),
            HandOverKind::Confirms(clock) => self.clock("confirms", clock),
            HandOverKind::Accepts(clock) => self.clock("accepts", clock),
            HandOverKind::GoesTo(routes) => {
                self.node("goes_to", |out| routes.iter().for_each(|route| out.route(route)));
            }
            HandOverKind::MayReject(may) => self.may(may),
        }
    }

    fn clock(&mut self, head: &str, clock: &Clock) {
        let Clock { team, within, condition, if_late } = clock;
        self.node(head, |out| {
            out.name(team);
            out.maybe_duration("within", within.as_ref());
            out.maybe_expr("when", condition.as_ref());
            if let Some(late) = if_late {
                out.node("if_late", |out| out.late(late));
            }
        });
    }

    fn late(&mut self, late: &Late) {
        match late {
            Late::Notify(who) => self.node("notify", |out| out.str(who)),
            Late::Becomes { to, resetting, why: _ } => self.late_becomes(to, resetting),
        }
    }

    fn late_becomes(&mut self, to: &Name, resetting: &[Name]) {
        self.node("becomes", |out| {
            out.name(to);
            out.names("resetting", resetting);
        });
    }

    /// A route without a condition fits always, whether or not it says `otherwise`.
    pub(super) fn route(&mut self, Route { to, condition, otherwise: _, span: _ }: &Route) {
        self.node("route", |out| {
            match to {
                RouteTo::Team(name) => out.node("team", |out| out.str(name)),
                RouteTo::Person(name) => out.node("person", |out| out.str(name)),
                RouteTo::PersonIn(path) => out.node("person", |out| out.path(path)),
                RouteTo::Previous => out.bare("previous"),
                RouteTo::SpreadOver(names) => {
                    out.node("spread_over", |out| names.iter().for_each(|name| out.str(name)));
                }
            }
            out.maybe_expr("when", condition.as_ref());
        });
    }
}
