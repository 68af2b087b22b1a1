team sales
language 1
#~ language-not-first [language 1]: `language` stands behind other statements | make it the first line of the file
pact "Language" { version 1 }
lead identified by id { country: text }
