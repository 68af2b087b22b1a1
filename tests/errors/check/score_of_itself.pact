pact "Of itself" { version 1 }
lead identified by id { n: number }
score overall {
#~ circle [overall]: `overall` uses itself | say what `overall` means without using `overall`
  +50% of overall
}
