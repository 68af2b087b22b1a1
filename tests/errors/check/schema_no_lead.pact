pact "No lead" { version 1 }
#~ no-lead []: the pact does not say what is known of a lead | add `lead identified by id { … }` with a line for each field, for example `country: text`
team sales
define big as employees at least 50
