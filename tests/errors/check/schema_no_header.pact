lead identified by id {
#~ no-pact []: the pact has no name | begin with `pact "B2B inbound" { version 1 }`
  country: text
  revenue: money
}
define big as employes at least 50
#~ unknown-name [employes]: nothing is called `employes` here | declare it, for example as a field of the lead: `employes: text "…"`
