include "shared/words.pact"

agreed by board on 2026-11-20 as "Head"
#~ unknown-team [board]: there is no team called `board` | the teams are `marketing` and `sales`
agreed by sales on 2026-11-20 14:30 as "Head"
#~ day-only [2026-11-20 14:30]: a signature has a day, without a time | write `on 2026-11-20`
