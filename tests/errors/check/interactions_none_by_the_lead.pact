pact "None" { version 1 }
team sales
lead identified by id { country: text }
interaction call by sales
define quiet as no interaction by the lead
#~ no-interaction [interaction by the lead]: the pact declares no interaction by the lead | declare one, for example `interaction demo_request "Asked for a demo"`
