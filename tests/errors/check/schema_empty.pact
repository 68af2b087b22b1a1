
#~ no-pact []: the pact has no name | begin with `pact "B2B inbound" { version 1 }`
