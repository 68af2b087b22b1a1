# How Marketo scored its own prospects, as told in Aaron Ross and Marylou Tyler, "Predictable Revenue", pages 147 to 152.
# https://relayto.com/blog/predictable-revenue-gxlhtsaazvjbx/aPHgqsof149 and the pages that follow
# Points and the threshold of 65 are the book's. A silent month costs 15 points above 30 and 5 below. The book does not say
# what the points of a title are: they come with the lead. "Twice in one week" is read as the last seven days.

pact "Marketo, as told in Predictable Revenue" {
  version   1
  timezone  UTC
}

team marketing "Marketing"
team sales     "Inside sales"

lead identified by id {
  review:      number "Points of the manual review, 0 to 30"
  title_value: number "Points of the title, 0 to 8"
  source:      one of (website, thought_leadership, other)  "Where the lead came from"
}

interaction page_view        "Visited a page"                { path: text }
interaction visit            "Came to the web site"          { pages: number }
interaction email_open       "Opened an e-mail"
interaction demo_watched     "Watched a demo"
interaction webinar_signup   "Registered for a webinar"
interaction webinar_attended "Attended a webinar"
interaction paper_download   "Downloaded thought leadership"
interaction review_download  "Downloaded reviews of Marketo"
interaction brand_search     "Searched for `Marketo`"
interaction contact_me       "Filled out the contact form"
interaction trial_request    "Asked for a free trial"

score activity "Before a silent month is taken off" {
  +100% of review       up to 30 points
  +100% of title_value  up to 8 points
  +7   when source is website
  -5   when source is thought_leadership
  +1   per page_view
  +1   per email_open
  +5   per demo_watched
  +5   per webinar_signup
  +5   per webinar_attended
  +5   per paper_download
  +12  per review_download
  +7   per visit where pages more than 8
  +8   when (count of visit in the last 7 days) at least 2   "Twice in one week"
  +15  per brand_search
  +5   per page_view where path starts with "/pricing"
  -10  per page_view where path starts with "/careers"
}

define silent "No activity in one month" as
  no interaction by the lead in the last 1 month and any interaction by the lead

score prospect_score "Prospect score" between 0 and 100 {
  +100% of activity
  -15  when silent and activity more than 30
  -5   when silent and activity between 0 and 30
}

stage Prospect "Prospect" owned by marketing {
  meaning "Known, and not yet truly interested"
  becomes Lead as soon as prospect_score more than 65
}

allow handover-without-data     "the published model says nothing of it"
allow handover-without-way-back "the published model says nothing of it"
stage Lead "Lead" owned by marketing {
  meaning "Truly interested: worth a call"
  hand over to sales, becomes Working when accepted {
    sales accepts within 5 minutes of the handover when any contact_me or any trial_request, if late notify "Head of inside sales"
    sales accepts within 24 hours of the handover, if late notify "Head of inside sales"
  }
}

stage Working "Being worked" owned by sales {
  meaning "Inside sales talks to the lead"
}
