-- All times are Unix milliseconds.

CREATE TABLE IF NOT EXISTS leads (
  id      TEXT PRIMARY KEY,
  fields  TEXT NOT NULL,    -- what is known of the lead: a JSON object, as it came
  state   TEXT NOT NULL,    -- where it stands: a LeadState as JSON
  wake    INTEGER,          -- when to look at it again without news
  version INTEGER NOT NULL  -- rises with every write: whoever computed from an older one is too late
) STRICT;

CREATE INDEX IF NOT EXISTS leads_by_wake ON leads (wake) WHERE wake IS NOT NULL;

CREATE TABLE IF NOT EXISTS interactions (
  number  INTEGER PRIMARY KEY AUTOINCREMENT,
  lead    TEXT NOT NULL REFERENCES leads (id),
  content TEXT NOT NULL     -- a JSON object, as it came
) STRICT;

CREATE INDEX IF NOT EXISTS interactions_by_lead ON interactions (lead);

-- The audit trail: rows are added, and never changed.
CREATE TABLE IF NOT EXISTS transitions (
  number  INTEGER PRIMARY KEY AUTOINCREMENT,
  lead    TEXT NOT NULL REFERENCES leads (id),
  content TEXT NOT NULL     -- a Transition as JSON
) STRICT;

CREATE INDEX IF NOT EXISTS transitions_by_lead ON transitions (lead);

-- The outbox: who is to be told of which transition, and when that was done.
CREATE TABLE IF NOT EXISTS notices (
  number    INTEGER PRIMARY KEY REFERENCES transitions (number),
  who       TEXT NOT NULL,
  delivered INTEGER
) STRICT;

-- What was answered to requests with an idempotency key. Delete old ones when no client repeats them any more.
CREATE TABLE IF NOT EXISTS answers (
  lead    TEXT NOT NULL,
  key     TEXT NOT NULL,
  request TEXT NOT NULL,
  status  INTEGER NOT NULL,
  body    TEXT NOT NULL,
  PRIMARY KEY (lead, key)
) STRICT, WITHOUT ROWID;

-- The pact of the last start.
CREATE TABLE IF NOT EXISTS pact (
  only TEXT PRIMARY KEY CHECK (only = 'only'),
  text TEXT NOT NULL
) STRICT;
