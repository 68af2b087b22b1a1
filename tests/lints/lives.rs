//! Mistakes planted in stages, handovers and the ways between them.

use super::planted::{INTEREST, STAGES, fine, planted};

#[test]
fn handovers() {
    let handover = |inside: &str| {
        format!(
            "stage MQL \"Qualified\" owned by marketing {{\n  meaning \"Worth a call\"\n  hand over to sales, becomes SAL when accepted {{\n{inside}  }}\n}}\n"
        )
    };
    let marked = |inside: &str| handover(inside).replace("accepted {", "accepted {   # <-");
    let deadline = "    sales accepts within 2 days of the handover, if late notify \"Head\"\n";
    let some = "    needs company\n    sales accepts within 2 days of the handover when consent, if late notify \"Head\"\n    sales may reject to Lost because spam\n";
    planted("handover-without-deadline", &[&marked(some), STAGES]);
    fine("handover-without-deadline", &[&handover(deadline), STAGES]);
    planted("handover-without-data", &[&marked(deadline), STAGES]);
    planted("handover-without-way-back", &[&marked(deadline), STAGES]);
    let confirms = "    marketing confirms first within 1 day of complete data   # <-\n    sales accepts within 2 days of the handover, if late notify \"Head\"\n";
    planted("deadline-without-notice", &[&handover(confirms), STAGES]);
    // Sent back to where it is handed over from, with nobody who looks at it.
    let reject = "    needs company\n    sales may reject to MQL because spam   # <-\n";
    planted("recycling-without-reset", &[&handover(reject), STAGES]);
    let confirmed =
        reject.replace("needs company", "needs company\n    marketing confirms first").replace("   # <-", "");
    fine("recycling-without-reset", &[&handover(&confirmed), STAGES]);
    let demanded =
        STAGES.replace("sales may drop", "becomes Lost as soon as employees less than 5\n  sales may drop");
    planted("undemanded-data", &[&marked("    needs company\n"), &demanded]);
    fine("undemanded-data", &[&handover("    needs company and employees\n"), &demanded]);
    fine(
        "undemanded-data",
        &[&handover("    needs company\n    only when employees at least 1\n"), &demanded],
    );
}

#[test]
fn leads_that_come_straight_back() {
    let stages = |forward: &str, back: &str| {
        format!(
            "{INTEREST}rating heat \"Heat\" of interest {{\n  hot from 30\n  cold below\n}}\n\
             stage MGL \"Generated\" owned by marketing {{\n  meaning \"Known\"\n  becomes MQL as soon as {forward}\n}}\n\
             stage MQL \"Qualified\" owned by marketing {{\n  meaning \"Worth a call\"\n  {back}\n  sales may win to Won\n}}\n\
             final stage Won \"Bought\" owned by sales\n"
        )
    };
    let lint = "recycling-without-reset";
    planted(lint, &[&stages("heat is hot", "sales may recycle to MGL because too_early   # <-")]);
    planted(lint, &[&stages("any demo_request", "sales may recycle to MGL   # <-")]);
    planted(lint, &[&stages("employees at least 50", "sales may recycle to MGL   # <-")]);
    fine(lint, &[&stages("heat is hot", "sales may recycle to MGL because too_early, resetting interest")]);
    fine(lint, &[&stages("heat is hot and earlier stays in MQL = 0", "sales may recycle to MGL")]);
    fine(lint, &[&stages("heat is hot", "sales may recycle to MGL when interest less than 10")]);
    fine(lint, &[&stages("any demo_request in this stage", "sales may recycle to MGL")]);
    let circle = "endless-circle";
    planted(circle, &[&stages("heat is hot", "becomes MGL after 6 weeks in this stage   # <-")]);
    fine(circle, &[&stages("heat is hot", "becomes MGL after 6 weeks in this stage, resetting interest")]);
    let late = "hand over to sales, becomes Won when accepted {\n    sales accepts within 2 days of the handover, if late becomes MGL   # <-\n  }";
    planted(circle, &[&stages("interest at least 30", late)]);
}

/// Forward is not back, though a lead may come round once more later.
#[test]
fn ways_forward_are_no_recycling() {
    let text = r#"
stage Lead "Came in" owned by marketing {
  meaning "m"
  becomes Known as soon as consent
}
stage Known "Known" owned by marketing {
  meaning "m"
  marketing may qualify to Ripe
}
stage Ripe "Ripe" owned by sales {
  meaning "m"
  becomes Talks as soon as employees at least 5
}
stage Talks "In talks" owned by sales {
  meaning "m"
  sales may drop to Lead after 30 days in this stage when consent is no
}
"#;
    fine("recycling-without-reset", &[text]);
    let back = "sales may rest to Rest   # <-\n}\nstage Rest \"Rests\" owned by marketing {\n  meaning \"m\"\n  becomes Ripe as soon as employees at least 5\n}\n";
    let later =
        text.replace("sales may drop to Lead after 30 days in this stage when consent is no\n}\n", back);
    planted("recycling-without-reset", &[&later]);
    let calls = text.replace(
        "sales may drop to Lead after 30 days in this stage when consent is no",
        "becomes Lead as soon as (count of call in this stage) at least 5   # <-",
    );
    planted("recycling-without-reset", &[&calls]);
}

#[test]
fn circles_through_several_stages() {
    let text = r#"
stage A "First" owned by marketing {
  meaning "m"
  becomes B as soon as consent
}
stage B "Second" owned by marketing {
  meaning "m"
  becomes C as soon as employees at least 5
}
stage C "Third" owned by marketing {
  meaning "m"
  becomes A after 10 days in this stage   # <-
}
"#;
    planted("endless-circle", &[text]);
}

#[test]
fn consent() {
    let stage = "stage MQL \"Qualified\" owned by marketing {\n  meaning \"Worth a call\"\n  sales may drop to Lost\n}\n";
    planted(
        "consent-not-tested",
        &[
            "nurture with all that fit {\n  \"News\" when consent\n  \"Offers\" when employees at least 5   # <-\n}\n",
        ],
    );
    fine(
        "consent-not-tested",
        &[
            "define reachable \"May get mail\" as consent\nnurture with all that fit { \"News\" when reachable }\n",
        ],
    );
    fine(
        "consent-not-tested",
        &[
            "choose mailing \"May we?\" the first that fits {\n  allowed when consent\n  forbidden otherwise\n}\nnurture with all that fit when mailing is allowed { \"News\" }\n",
        ],
    );
    let none = "lead identified by id { email: text \"Address\" }\nnurture with all that fit {   # <-\n  \"News\" when email is known\n}\n";
    planted("consent-not-tested", &[none, stage, STAGES]);
}
