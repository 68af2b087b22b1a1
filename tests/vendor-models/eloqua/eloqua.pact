# The example scorecards of the Oracle Eloqua help: "Configuring profile criteria" and "Configuring engagement criteria".
# https://docs.oracle.com/en/cloud/saas/marketing/eloqua-user/Help/LeadScoring/Tasks/ConfiguringProfileCriteria.htm
# https://docs.oracle.com/en/cloud/saas/marketing/eloqua-user/Help/LeadScoring/Tasks/ConfiguringEngagementCriteria.htm
# Points and weights are Oracle's. The help leaves open where A ends and B begins: quarters are ours. So is reading
# "$100 million" and "$1 billion" as "at least".

pact "Eloqua example scorecards" {
  version  1
  timezone UTC
  currency USD
}

team marketing "Marketing"
team sales     "Sales"

lead identified by id {
  job_title: text   "Job title"
  industry:  text   "Industry"
  revenue:   money  "Annual revenue"
  solution:  text   "Current solution"
}

interaction form_submit  "Submitted a form"
interaction email_click  "Clicked an e-mail"
interaction product_page "Visited a product page"
interaction email_open   "Opened an e-mail"

score title_points {
  highest of "Job title" {
    +100 when job_title is "VP Marketing"
    +50  when job_title is "Director of Sales"
    +25  when job_title is "Manager of Sales"
  }
}

score industry_points {
  +100 when industry is one of ("Software", "Pharmaceutical")
}

score revenue_points {
  highest of "Annual revenue" {
    +100 when revenue at least 1 billion USD
    +20  when revenue at least 100 million USD
  }
}

score solution_points {
  highest of "Current solution" {
    +100 when solution is "Competitor 1"
    +80  when solution is "Competitor 2"
  }
}

score profile "Who the lead is" {
  +30% of title_points
  +30% of industry_points
  +25% of revenue_points
  +15% of solution_points
}

rating profile_grade of profile {
  A from 75
  B from 50
  C from 25
  D below
}

score form_points {
  highest of "Submitted any form" {
    +100 when any form_submit in the last 7 days
    +75  when any form_submit in the last 14 days
    +50  when any form_submit in the last 30 days
  }
}

score click_points {
  highest of "Clicked any e-mail" {
    +100 when (count of email_click in the last 7 days) at least 3
    +75  when (count of email_click in the last 30 days) at least 3
    +50  when (count of email_click in the last 14 days) = 1
  }
}

score page_points {
  highest of "Visited product pages" {
    +100 when (count of product_page in the last 7 days) at least 3
    +75  when (count of product_page in the last 30 days) at least 3
    +50  when any product_page in the last 14 days
  }
}

score open_points {
  highest of "Opened any e-mail" {
    +100 when (count of email_open in the last 7 days) at least 3
    +75  when (count of email_open in the last 30 days) at least 3
    +100 when (count of email_open in the last 14 days) = 1
  }
}

score engagement "What the lead does" {
  +35% of form_points
  +20% of click_points
  +30% of page_points
  +15% of open_points
}

rating engagement_level of engagement {
  E1 from 75
  E2 from 50
  E3 from 25
  E4 below
}

table lead_score "A1 to D4" of profile_grade, engagement_level {
    | E1 | E2 | E3 | E4
  A | A1 | A2 | A3 | A4
  B | B1 | B2 | B3 | B4
  C | C1 | C2 | C3 | C4
  D | D1 | D2 | D3 | D4
}

stage Contact "Contact" owned by marketing {
  meaning "Scored, and not yet for sales"
  becomes MQL as soon as lead_score is one of (A1, A2, B1, B2)
}

stage MQL "Marketing Qualified Lead" owned by sales {
  meaning "Fits and is interested"
}
