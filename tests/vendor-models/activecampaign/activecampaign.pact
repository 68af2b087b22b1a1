# A first model for ActiveCampaign or HubSpot: seven things a lead does, five things it is, and a threshold of 50.
# https://automationatlas.io/answers/how-to-build-lead-scoring-automation/
# Points and threshold are the article's. Which words make a title, and which industry is the target, is ours.

pact "ActiveCampaign, first model" {
  version   1
  timezone  UTC
}

team marketing "Marketing"
team sales     "Sales"

lead identified by id {
  email:     text   "E-mail address"
  job_title: text   "Job title"
  employees: number "Company size"
  industry:  text   "Industry"
}

interaction email_open  "Opened an e-mail"
interaction email_click "Clicked a link in an e-mail"
interaction page_view   "Viewed a page"   { path: text }
interaction whitepaper  "Downloaded a white paper"
interaction webinar     "Attended a webinar"
interaction demo        "Asked for a demo"

score lead_score "Lead score" {
  +1   per email_open
  +3   per email_click
  +10  per page_view where path starts with "/pricing"
  +5   per whitepaper
  +8   per webinar
  +20  per demo
  -10  per page_view where path starts with "/careers"
  +15  when job_title mentions any of ("VP", "vice president", "director", "CEO", "CFO", "CTO", "CMO", "COO")
  -10  when job_title mentions any of ("intern", "student")
  +10  when employees between 50 and 500
  +10  when industry is "software"
  -5   when email ends with any of ("@gmail.com", "@yahoo.com")
}

stage Lead "Lead" owned by marketing {
  meaning "Not yet at the threshold"
  becomes MQL as soon as lead_score at least 50
}

stage MQL "Marketing Qualified Lead" owned by sales {
  meaning "At the threshold: sales is told"
}
