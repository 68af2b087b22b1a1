# The baseline score and the default grading profile of Pardot (now Account Engagement).
# http://www.pardot.com/kb/glossary/scores.html and http://help.pardot.com/customer/portal/articles/2127224-prospect-scoring-overview
# http://help.pardot.com/customer/portal/articles/2128179-grading-overview and the Trailhead unit "Use Grading"
# Points, the start at D and two thirds of a letter for each of the five criteria are Pardot's; what counts as a match is ours.
# Published: 1/3 leads from D to D+, 2/3 to C-, 3/3 to C; ten thirds lead from D to A+.

pact "Pardot baseline" {
  version   1
  timezone  UTC
}

team marketing "Marketing"
team sales     "Sales"

lead identified by id {
  employees:  number "Company size"
  industry:   text   "Industry"
  country:    text   "Location"
  job_title:  text   "Job title"
  department: text   "Department"
}

interaction form_success "Sent a form, or a landing page with one"
interaction form_error   "Sent a form with an error in it"
interaction site_search  "Searched our site"
interaction tracker      "Followed a tracked link"
interaction file_access  "Opened a file"
interaction session      "Came to the web site"
interaction page_view    "Viewed a page"

list good_industries as ("Healthcare", "Financial Services", "Professional Services")

score activity "Prospect score" {
  +50  per form_success
  +3   per site_search
  +3   per tracker
  +3   per file_access
  +3   per session
  +1   per page_view
  -5   per form_error
}

# A match raises the letter, a mismatch lowers it, and what is not known does neither.
score thirds "Thirds of a letter above D" between -2 and 10 {
  +2 when employees at least 100
  -2 when employees less than 100
  +2 when industry is one of good_industries
  -2 when industry is not one of good_industries
  +2 when country is one of ("US", "CA")
  -2 when country is not one of ("US", "CA")
  +2 when job_title contains "marketing"
  -2 when not job_title contains "marketing"
  +2 when department is "Marketing"
  -2 when department is not "Marketing"
}

rating grade "Prospect grade" of thirds {
  "A+" from 10
  A    from 9
  "A-" from 8
  "B+" from 7
  B    from 6
  "B-" from 5
  "C+" from 4
  C    from 3
  "C-" from 2
  "D+" from 1
  D    from 0
  "D-" from -1
  F    below
}

stage Prospect "Prospect" owned by marketing {
  meaning "Known by name"
  becomes MQL as soon as activity at least 100 and grade at least B
}

stage MQL "Marketing Qualified Lead" owned by sales {
  meaning "Active, and the kind of prospect we look for"
}
