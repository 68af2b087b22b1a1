# What the blocks of `block.pact` build on.
pact "By size" {
  version   1
  timezone  Europe/Berlin
  currency  EUR
  work time mon-fri 09:00-17:00
}

team marketing "Marketing"
team sales     "Sales"

lead identified by id {
  email:     text   "Business e-mail address"
  phone:     text   "Direct line or mobile"
  employees: number "Head count of the company"
  revenue:   money  "Yearly revenue of the company"
  country:   text   "ISO country code"
  consent:   yes/no "Has agreed to be contacted"
}

interaction whitepaper_download "Downloaded a white paper" { product: text }
interaction page_view           "Viewed a page"            { path: text, seconds: number }
interaction call                "We called the lead"       by sales { reached: yes/no }

