# The criteria on which LeadPact is compared with code written by hand: all that marketing knows of a company and
# its contact, weighed twice, then who takes care of it. `plain.rs`, beside this file, says the same in Rust.

pact "What we measure by" {
  version 1
  currency EUR
  timezone UTC
}

team marketing "Marketing department"
team sales "Field and inside sales"

lead identified by id {
  # who it is
  country: text "Where the company has its seat"
  job_title: text "What the contact calls their job"
  seniority: one of (c_level, director, manager, staff) "How far up in the company"
  industry: one of (software, manufacturing, finance, healthcare, retail, logistics, energy, education) "Trade"
  employees: number "People who work there"
  revenue: money "Turnover in a year" from column "revenue_eur"
  source: one of (inbound, cold_call, event, partner) "How we met"
  email: text "Mail address of the contact"
  free_mail: yes/no "Is the address one of a free mail service?"
  consent: yes/no "Has the contact agreed that we write?"
  # what it did
  downloads: number "Papers fetched within 30 days" from column "whitepaper_downloads_30d"
  pricing: number "Looks at our prices within 30 days" from column "pricing_views_30d"
  newsletter: yes/no "Reads the newsletter" from column "newsletter_signup"
  demo: yes/no "Wants to see the product" from column "demo_request"
  webinars: number "Webinars attended within 90 days" from column "webinar_attended_90d"
  quiet_days: number "Days for which we have heard nothing" from column "days_since_last_activity"
}

define dach "Germany, Austria or Switzerland" as country is one of ("DE", "AT", "CH")

score fit "How well the company suits us" {
  # the contact
  +25 when seniority is one of (c_level, director)
  +10 when seniority is manager

  # the size of the company, in people and in money
  +20 when employees at least 250
  +10 when employees between 50 and 249
  -10 when employees less than 10
  +20 when revenue at least 10 million EUR
  +10 when revenue between 1 million EUR and 9_999_999 EUR

  # what it does, and where
  +5 when industry is one of (software, finance, manufacturing) "Trades we know"
  +5 when industry is one of (software, logistics, energy) "Trades that grow"
  -10 when industry is education
  +10 when dach
  +5 when country is one of ("FR", "NL", "SE")
  -30 when free_mail

  # what the title tells
  -100 when job_title contains "student"
  +8 when job_title contains any of ("head", "leiter", "chief")
  +6 when job_title contains any of ("sales", "vertrieb", "marketing")
  -20 when job_title contains any of ("intern", "praktik", "assist")

  +5 when source is one of (event, partner)
  -15 when email is unknown "No way to write"
  +5 when revenue at least 150 thousand EUR * employees "Earns well for its size"
}

score interest "How much they want from us" between 0 and 100 {
  # the more the better, up to a point
  +1000% of downloads up to 30 points
  +500% of pricing up to 20 points
  +10 when newsletter
  +40 when demo
  +1500% of webinars up to 30 points

  # who came to whom
  +15 when source is inbound
  +5 when source is one of (event, partner)
  -10 when source is cold_call

  # how fresh it is
  +10 when quiet_days at most 3
  +5 when quiet_days between 4 and 7
  -15 when quiet_days more than 30
  -15 when quiet_days more than 90

  # what goes together
  +10 when pricing at least 3 and downloads at least 1
  +10 when webinars at least 1 and quiet_days at most 14
  -10 when downloads = 0 and pricing = 0 and webinars = 0 and not demo
}

rating grade "From A, best, to D" of fit {
  A from 80
  B from 60
  C from 40
  D below
}

choose desk "Who takes care of the lead" the first that fits {
  dach_enterprise when dach and employees at least 1000
  dach_industry when dach and industry is one of (manufacturing, energy)
  dach_smb when dach
  intl_enterprise when employees at least 1000
  eu_software when country is one of ("FR", "NL", "SE", "PL", "UK") and industry is software
  research when country is unknown
  intl_general otherwise
}

stage LEAD "Known contact" owned by marketing {
  becomes MQL as soon as interest at least 50 and fit at least 60 and consent
}

stage MQL "Suits us and wants something" owned by marketing {
  becomes SAL_READY as soon as email is known and country is known
}

stage SAL_READY "Can be called and written to" owned by sales
