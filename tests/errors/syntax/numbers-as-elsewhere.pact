score s {
  +2,5 when a
  #~ number-form [2,5]: `2,5` is not how numbers are written | write `2.5`
  +5 when employees at least 1 000
  #~ number-form [1 000]: `1 000` is not how numbers are written | write `1000` or `1_000`
  +5 when employees at least 10.000
  #~ number-form [10.000]: `10.000` is not how numbers are written | write `10000` or `10_000`; for a fraction write `10`
  +5 when employees at least 1.000.000
  #~ number-form [1.000.000]: `1.000.000` is not how numbers are written | write `1000000` or `1_000_000`
  +5 when employees at least 1,000
  #~ number-form [1,000]: `1,000` is not how numbers are written | write `1000` or `1_000`
  +5 when employees at least 1'000
  #~ number-form [1'000]: `1'000` is not how numbers are written | write `1000` or `1_000`
  +5 when employees at least 1.000,50
  #~ number-form [1.000,50]: `1.000,50` is not how numbers are written | write `1000.5`
  +0.12345 when a
  #~ too-many-places [0.12345]: `0.12345` has more than 4 decimal places | write `0.1234`
  +5 when employees at least 1 000 000
  #~ number-form [1 000 000]: `1 000 000` is not how numbers are written | write `1000000` or `1_000_000`
  +5 when employees at least 0.500
  #~ number-form [0.500]: `0.500` is not how numbers are written | write `0.5`
  +5 when employees at least 2.125
  +5 when employees at least 1.2.3
  #~ number-form [1.2.3]: `1.2.3` is not how numbers are written | a number has one point at most: `1.2`
  +5 when employees at least 900 million million
  #~ doubled [million]: `million` stands here twice | write `+5 when employees at least 900 million`
  +5 when revenue at least 900000 billion EUR
  #~ number-too-large [900000 billion EUR]: this number is too large | numbers stay below 900 trillion (9 with 14 zeros)
}
