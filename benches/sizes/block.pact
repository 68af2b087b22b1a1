# The criteria of product line _N.
list private_mail_N as ("@gmail.com", "@gmx.de", "@web.de")

define contactable_N "May be contacted about it" as
  consent and (email is known or phone is known) and not email ends with any of private_mail_N

score interest_N "Interest in the product" between 0 and 100 {
  keeps 50% after every 30 days
  +20 per whitepaper_download where product is "P_N" in the last 90 days at most once per product "Reads about it"
  group "Web site" up to 20 points {
    +2   per page_view where (path starts with "/p_N" and seconds at least 10) in the last 30 days
    +0.5 per page_view at most 5 times per day
  }
  highest of "Company size" {
    +30 when employees at least 250 and revenue at least 10 million EUR
    +15 when employees between 50 and 249
  }
  -10 per full 30 days without interaction by the lead up to -40 points "Gone quiet"
  always 0 while not contactable_N
}

rating grade_N "Grade for the product" of interest_N {
  A from 60
  B from 30
  C below
}

choose market_N "Which market?" the first that fits {
  dach    when country is one of ("DE", "AT", "CH")
  unclear otherwise
}

stage Ready_N "Ready for the product" owned by marketing {
  meaning "Wants to hear more about it"
  hand over to sales, becomes Won_N when accepted {
    needs employees and (email or phone)
    goes to the first that fits {
      team "Desk _N" when market_N is dach
      spread over "Ann", "Ben", "Cem" otherwise
    }
    sales accepts within 2 work days of the handover, if late notify "Head of Sales"
    sales may reject to Ready_N because bad_data or too_early, resetting interest_N
  }
}

stage Won_N "Sales works with it" owned by sales {
  notify "Head of Sales" after 2 work days in this stage when no call in this stage
  becomes Ready_N after 6 weeks in this stage, resetting interest_N "Nothing came of it"
}

