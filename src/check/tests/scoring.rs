//! Scores, ratings, tables, choices.

use super::*;

#[test]
fn defines_see_resets_of_the_score_that_uses_them() {
    let model = model(
        "define quiet as no demo in the last 30 days\ndefine gone as quiet and consent
         score a { +1 when gone\n -1 per full 2 weeks without interaction by the lead up to -4 points }
         score b { +1 when gone }\nstage S owned by sales { sales may go to S when gone }",
    );
    let scopes: Vec<Option<u16>> = model
        .selections
        .as_slice()
        .iter()
        .filter(|s| s.window != Window::Ever)
        .map(|s| s.scope.map(|s| s.0))
        .collect();
    assert_eq!(scopes, [None, Some(0), Some(1)]);
    let without = selection(&model, rule(&model, 0, 1));
    assert_eq!((without.types.len(), without.scope.map(|s| s.0)), (2, Some(0)), "all but what sales does");
    let guard = model.stages.as_slice()[0].commands[0].condition;
    assert_eq!(model.defines[1].body, DefineBody::Condition(guard.unwrap()));
}

#[test]
fn rules_with_limits_and_fading() {
    let model = model(
        "score s between -10 and 100 {
           keeps 50% after every 30 days
           always 7 while consent
           +2 per view where path starts with \"/p\" in the last 3 months at most 5 times per day at most once per path up to 9 points per week
           +1 per demo at most 2 times in any 7 days never fades
           +3 per demo fades out in 4 steps of 2 weeks
           group \"g\" up to 20 points {
             +60% of employees up to 30 points
             highest of \"h\" { +1 when consent\n +2 when not consent }
           }
         }",
    );
    let score = &model.scores.as_slice()[0];
    assert_eq!((score.range, score.rules.len(), score.always.len()), (Some((n(-10), n(100))), 4, 1));
    let RuleKind::Per { times, fade, points_limits, .. } = rule(&model, 0, 0) else { panic!() };
    assert!(matches!(times[0].per, Per::Calendar(_)) && matches!(times[1].per, Per::Field(0)));
    assert!(matches!(fade, Fade::Keeps(..)) && points_limits[0].per.is_some());
    let RuleKind::Per { times, fade: Fade::Never, .. } = rule(&model, 0, 1) else { panic!() };
    assert!(matches!(times[0].per, Per::Any(_)));
    assert!(matches!(rule(&model, 0, 2), RuleKind::Per { fade: Fade::Steps(4, _), .. }));
    let RuleKind::Group { bounds: Bounds::UpTo(_), rules, .. } = rule(&model, 0, 3) else { panic!() };
    assert!(matches!(model.rules.at(rules[0]).kind, RuleKind::Share { .. }));
    assert!(matches!(&model.rules.at(rules[1]).kind, RuleKind::Highest { rules, .. } if rules.len() == 2));
}

#[test]
fn questionnaires_are_fields_and_a_score() {
    let model = model(
        "questionnaire bant \"First call\" asked by sales {
           budget \"Is there a budget?\" { yes +30, no -20 }
           timeline { soon +40, later 0, other +1 }
         }
         rating warm of bant { hot from 50\n cold below }
         define asked as bant.budget and bant is complete and warm is known",
    );
    let names: Vec<&str> = model.fields.as_slice().iter().skip(8).map(|f| f.name.as_str()).collect();
    assert_eq!(names, ["bant.budget", "bant.timeline"]);
    let points = |at| match rule(&model, 0, at) {
        RuleKind::Question { points, .. } => points.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!((points(0), points(1)), (vec![n(-20), n(30)], vec![n(40), n(0), n(1)]));
    assert!(model.fields.as_slice()[9].ty.domain().unwrap().has_other);
    assert_eq!(model.ratings.as_slice()[0].of.0, 0);
    assert_eq!(model.scores.as_slice()[0].questionnaire.map(|q| q.0), Some(0));
}

#[test]
fn tables_cover_each_pair() {
    let model = model(
        "score s { +1 when consent }\nrating r of s { A from 1\n B below }
         table t of r, seniority {
                   | c_level, director | staff | other | unknown
           A       | P1                | P2    | p1    | P3
           B       | P2                | P2    | P2    | P2
         }",
    );
    let table = &model.tables.as_slice()[0];
    assert_eq!(table.words.words.to_vec(), ["P1", "P2", "P3"]);
    let word = |row, column| table.cell(row, column).map(|at| table.words.word(at).to_owned());
    assert_eq!(word(Some(0), Some(1)).as_deref(), Some("P1"), "director stands with c_level");
    assert_eq!(word(Some(0), None).as_deref(), Some("P3"));
    assert_eq!(word(None, Some(0)), None, "no row for unknown");
}

#[test]
fn choices_share_words() {
    let model = model(
        "choose c the first that fits { x when consent\n y when employees > 5\n x when employees > 3\n y otherwise }",
    );
    let choice = &model.choices.as_slice()[0];
    let words: Vec<u16> = choice.lines.iter().map(|line| line.word).collect();
    assert_eq!((choice.words.len(), words, choice.otherwise), (2, vec![0, 1, 0], 1));
}

#[test]
fn everything_comes_after_what_it_uses() {
    let model = model(
        "rating r of total { A from 1\n B below }\nscore total { +1% of a\n +1 when c is x }
         choose c the first that fits { x when a at least 1\n y otherwise }\nscore a { +1 when consent }",
    );
    let place = |wanted| model.order.iter().position(|d| *d == wanted).unwrap();
    let [total, a] = [0, 1].map(|at| place(Derived::Score(crate::model::ScoreId(at))));
    let [r, c] = [
        place(Derived::Rating(crate::model::RatingId(0))),
        place(Derived::Choice(crate::model::ChoiceId(0))),
    ];
    assert!(a < c && c < total && total < r && model.order.len() == 4);
}
