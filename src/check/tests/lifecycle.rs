//! Stages, handovers, examples, includes.

use super::*;

#[test]
fn ways_out_in_the_order_written() {
    let model = model(
        "score s { +1 when consent }
         stage A owned by marketing {
           becomes B after 90 days in this stage while not handed over as soon as consent, resetting s \"why\"
           marketing or sales may go to B after 1 day in this stage when consent needs country and (stage or employees) because x or y
           notify \"Head\" after 2 work days in this stage when no call in this stage
         }
         final stage B \"b\" renamed from \"OLD\" owned by sales
         in every stage that is not final { sales may stop to B because x\n becomes A as soon as consent }
         in every stage that is not final { becomes B after 1 year in this stage }
         stage C owned by sales
         reason y \"yes\"",
    );
    let [a, b, c] = model.stages.as_slice() else { panic!() };
    assert_eq!(
        (a.automatic.len(), b.automatic.len(), c.automatic.len()),
        (2, 0, 2),
        "never to itself, never of a final one"
    );
    let way = &a.automatic[0];
    assert_eq!(
        (way.during, way.way.resetting.len(), way.way.why.as_deref()),
        (Some(HandoverPart::Waiting), 1, Some("why"))
    );
    let go = &a.commands[0];
    assert_eq!((go.teams.len(), go.needs[1].any_of.len(), go.reasons.len(), a.commands.len()), (2, 2, 2, 2));
    let names: Vec<_> = go.reasons.iter().map(|&id| model.reasons.at(id).meaning.as_deref()).collect();
    assert_eq!(names, [None, Some("yes")]);
    assert_eq!((b.renamed_from.as_deref(), a.notices.len()), (Some("OLD"), 1));
}

#[test]
fn a_handover() {
    let model = model(
        "stage A owned by marketing {
           hand over to sales, becomes B when accepted {
             needs country and (employees or revenue)
             only when consent
             only when employees at least 5
             marketing confirms first within 1 work day of complete data, if late notify \"Head\"
             goes to the first that fits {
               person country when country is known
               the previous one
               person \"Eva\" when stage is A and handover is pending
               spread over \"Ann\", \"Ben\" otherwise
             }
             sales accepts within 2 days of the handover when consent, if late becomes A
             sales accepts
             sales may reject to A because bad
           }
         }
         stage B owned by sales",
    );
    let handover = model.stages.as_slice()[0].handover.as_ref().unwrap();
    assert!(
        matches!(model.conditions.at(handover.only_when.unwrap()), Condition::And(parts) if parts.len() == 2)
    );
    let targets: Vec<&RouteTo> = handover.routes.iter().map(|route| &route.to).collect();
    assert!(matches!(
        targets[..],
        [RouteTo::PersonIn(_), RouteTo::Previous, RouteTo::Person(_), RouteTo::SpreadOver(_)]
    ));
    let Some(Route { condition: Some(eva), .. }) = handover.routes.get(2) else { panic!() };
    assert!(matches!(model.conditions.at(*eva), Condition::And(_)));
    assert!(
        matches!(handover.accepts[0].if_late, Some(Late::Becomes(_))) && handover.accepts[1].within.is_none()
    );
    assert_eq!((handover.confirms.len(), handover.rejects.len(), handover.needs.len()), (1, 1, 2));
}

#[test]
fn where_a_lead_stands_is_asked_only_where_it_stands_somewhere() {
    let model = model(
        "define named as stage is \"x\"\nstage A owned by sales
         nurture with all that fit { \"N\" when stage is A and lead.stage is \"x\" }",
    );
    let DefineBody::Condition(named) = model.defines[0].body else { panic!() };
    assert!(
        matches!(model.conditions.at(named), Condition::Text(Operand::Lead(_), _)),
        "a field may be called stage"
    );
    let track = model.nurture.as_ref().unwrap().tracks[0].condition.unwrap();
    let Condition::And(parts) = model.conditions.at(track) else { panic!() };
    assert!(matches!(model.conditions.at(parts[0]), Condition::Stage(stages) if stages.len() == 1));
    assert!(matches!(model.conditions.at(parts[1]), Condition::Text(..)));
}

#[test]
fn examples_have_instants() {
    let model = model(
        "stage A owned by sales { sales may go to A }
         example \"Monday\" {
           lead { country: \"DE\", seniority: \"Boss\", topics: (), consent: unknown, revenue: 2 million EUR }
           start in A on 2026-03-30 10:00
           2 days ago view { path: \"/\" }
           1 work day ago demo
           then after 2 work hours go by sales because whatever
           expect stage is A and responsible is sales and not refused
           then after 1 day lead { consent: yes }
         }
         example \"Noon\" { expect missing country }",
    );
    let berlin = Zone::named("Europe/Berlin").unwrap();
    let [monday, noon] = &model.examples[..] else { panic!() };
    let at = |at| format_instant(at, &berlin);
    let history: Vec<String> = monday.history.iter().map(|h| at(h.at)).collect();
    // The clocks went forward on the 29th; a work day before Monday 10:00 is Friday 10:00.
    assert_eq!(history, ["2026-03-28T10:00:00+01:00", "2026-03-27T10:00:00+01:00"]);
    assert_eq!(monday.history[0].values[1], Value::Unknown);
    let steps: Vec<String> = monday.steps.iter().map(|step| at(step.at)).collect();
    assert_eq!(
        steps,
        ["2026-03-30T12:00:00+02:00", "2026-03-30T12:00:00+02:00", "2026-03-31T12:00:00+02:00"]
    );
    assert!(matches!(&monday.steps[0].kind, ExampleKind::Command { reason: Some(r), .. } if r == "whatever"));
    let values: Vec<&Value> = monday.lead.iter().map(|(_, value)| value).collect();
    assert!(matches!(
        values[..],
        [Value::Text(_), Value::Word(3), Value::Words(_), Value::Flag(false), Value::Number(_)]
    ));
    assert_eq!(at(noon.at), "2026-01-15T12:00:00+01:00");
}

#[test]
fn included_files_stand_where_they_are_taken_in() {
    let files = |name: &str| match name {
        "lib/stages.pact" => Ok("include \"teams.pact\"\nstage A owned by sales".to_owned()),
        "lib/teams.pact" => Ok("team sales".to_owned()),
        _ => Err("no such file".to_owned()),
    };
    let text = "pact \"P\" { version 1 }\ninclude \"lib/stages.pact\"\ninclude \"lib/teams.pact\"
                lead identified by id { country: text }\nstage B owned by sales";
    let (model, found) = load("main.pact", text, &files, &Default::default());
    let model = model.unwrap_or_else(|| panic!("{}", found.render()));
    let names: Vec<&str> = model.stages.as_slice().iter().map(|stage| stage.name.as_str()).collect();
    assert_eq!((names, model.teams.len()), (vec!["A", "B"], 1));
    assert_eq!(found.sources().iter().count(), 3);
}

#[test]
fn a_team_without_when_is_the_last_route() {
    let handover = |routes: &str| {
        wrong(&format!(
            "stage A owned by marketing {{ hand over to sales, becomes B when accepted {{
               goes to the first that fits {{\n{routes}\n}}
             }} }}
             stage B owned by sales"
        ))
    };
    assert_eq!(handover("team \"X\"\nteam \"Y\" when consent"), ["after-otherwise"]);
    assert_eq!(handover("team \"Y\" when consent\nteam \"X\""), [""; 0]);
    assert_eq!(handover("person country\nteam \"X\""), [""; 0]);
}
