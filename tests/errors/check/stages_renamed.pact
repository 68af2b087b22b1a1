include "shared/words.pact"

stage One renamed from "Two" owned by sales
#~ bad-rename ["Two"]: `Two` is a stage of this pact, so no other stage carries on its leads | name here what this stage alone was called before, or leave `renamed from` out
stage Two renamed from "Zero" owned by sales
stage Three renamed from "Zero" owned by sales
#~ bad-rename ["Zero"]: two stages carry on the leads of `Zero` | name here what this stage alone was called before, or leave `renamed from` out
