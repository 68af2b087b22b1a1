team a 'Marketing'
#~ quotes ['Marketing']: texts stand in double quotes | write `"Marketing"`
team b “Marketing"
#~ unclosed-text [“Marketing"]: a text that begins with `“` does not end with `"` | write `"Marketing"`, or end it with `”`
team c "Marketing
#~ unclosed-text ["Marketing]: this text has no closing quote on its line | close it: `"Marketing"`
team d „Marketing“
team e «Marketing»
team f "Mar"keting"
#~ quote-in-text ["Mar"keting"]: a quote inside a text ends it | write `\"` inside a text: `"Mar\"keting"`
team g "a ""b"" c"
#~ quote-in-text ["a ""b"" c"]: a quote inside a text ends it | write `\"` inside a text: `"a \"b\" c"`
team h ‘Marketing’
#~ quotes [‘Marketing’]: texts stand in double quotes | write `"Marketing"`
team i `Marketing`
#~ quotes [`Marketing`]: texts stand in double quotes | write `"Marketing"`
team j "back\slash \d \u{110000}"
#~ unknown-escape [\s]: `\s` means nothing in a text | for a backslash write `\\s`; there are also `\"`, `\n` and `\u{20AC}`
#~ unknown-escape [\d]: `\d` means nothing in a text | for a backslash write `\\d`; there are also `\"`, `\n` and `\u{20AC}`
#~ unknown-escape [\u]: `\u` means nothing in a text | for a backslash write `\\u`; there are also `\"`, `\n` and `\u{20AC}`
stage A "label owned by x {
#~ unclosed-text ["label]: this text has no closing quote on its line | close it: `"label"`
  meaning "x
  #~ unclosed-text ["x]: this text has no closing quote on its line | close it: `"x"`
}
example "x {
#~ unclosed-text ["x]: this text has no closing quote on its line | close it: `"x"`
  lead { email: "a@b.example, consent: yes }
  #~ unclosed-text ["a@b.example]: this text has no closing quote on its line | close it: `"a@b.example"`
  expect a
}
