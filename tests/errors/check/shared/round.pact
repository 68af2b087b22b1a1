include "../includes_circle.pact"
#~ include-circle: `includes_circle.pact` takes in itself: `includes_circle.pact`, then `shared/round.pact` | take out this `include`
