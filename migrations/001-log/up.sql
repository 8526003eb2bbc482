-- The one log. A row is never changed, except that an erased body becomes NULL and keeps its hash.
CREATE TABLE event (
    arrival     INTEGER PRIMARY KEY,              -- the order in which events reached this store
    id          BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
    stream      BLOB    NOT NULL CHECK (length(stream) = 16),
    stream_kind TEXT    NOT NULL,
    device      BLOB    NOT NULL CHECK (length(device) = 16),
    seq         INTEGER NOT NULL CHECK (seq > 0), -- this device's own counter, without gaps
    author      BLOB,
    recorded_at INTEGER NOT NULL,                 -- hybrid clock: milliseconds << 16 | counter
    happened_at INTEGER NOT NULL,                 -- milliseconds
    precision   TEXT    NOT NULL,
    until_at    INTEGER,
    zone        TEXT    NOT NULL,
    known_at    INTEGER NOT NULL,                 -- milliseconds
    kind        TEXT    NOT NULL,
    version     INTEGER NOT NULL,
    body        TEXT,                             -- NULL when erased
    subject     BLOB,                             -- the line that a correction is about
    prev        BLOB    NOT NULL CHECK (length(prev) = 32),
    body_hash   BLOB    NOT NULL CHECK (length(body_hash) = 32),
    hash        BLOB    NOT NULL CHECK (length(hash) = 32),
    UNIQUE (device, seq)
) STRICT;

CREATE INDEX event_stream ON event (stream, arrival);
CREATE INDEX event_subject ON event (subject) WHERE subject IS NOT NULL;
-- What a stream says apart from its lines: few rows, read whenever something is taken back.
CREATE INDEX event_head ON event (stream) WHERE subject IS NULL AND kind <> 'entry_added';

-- Where each device's chain ends.
CREATE TABLE chain (
    device      BLOB    PRIMARY KEY,
    seq         INTEGER NOT NULL,
    hash        BLOB    NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Stretches of a chain that were lost to damage, so that checking can tell them from a fault.
CREATE TABLE known_gap (
    device      BLOB    NOT NULL,
    after_seq   INTEGER NOT NULL,
    before_seq  INTEGER NOT NULL,
    noted_at    INTEGER NOT NULL,
    PRIMARY KEY (device, after_seq)
) STRICT, WITHOUT ROWID;

-- Facts about this copy of the store.
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- From here on: everything can be rebuilt from the log, and checking does so and compares.
CREATE TABLE incident (
    stream      BLOB    PRIMARY KEY,
    number      INTEGER NOT NULL,
    twin        INTEGER NOT NULL,                 -- 0, or how many earlier incidents bear the same number
    is_drill    INTEGER NOT NULL,
    title       TEXT    NOT NULL,
    severity    TEXT,
    phase       TEXT    NOT NULL,
    declared_at INTEGER NOT NULL,
    declared_order INTEGER NOT NULL,              -- hybrid clock of the declaration
    impact_at   INTEGER,
    resolved_at INTEGER,
    is_open     INTEGER NOT NULL,
    statement   TEXT    NOT NULL,
    lines       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX incident_open ON incident (is_open, declared_at);
CREATE INDEX incident_number ON incident (is_drill, number);

CREATE TABLE incident_service (
    handle TEXT    NOT NULL,                      -- in lower case
    stream BLOB    NOT NULL,
    lines  INTEGER NOT NULL,
    PRIMARY KEY (stream, handle)
) STRICT, WITHOUT ROWID;

CREATE INDEX incident_service_handle ON incident_service (handle, stream);

CREATE TABLE line (
    arrival     INTEGER PRIMARY KEY,              -- that of the event it began with
    stream      BLOB    NOT NULL,
    id          BLOB    NOT NULL,
    is_head     INTEGER NOT NULL,                 -- a title, statement, reason or remark and not a written line
    kind        TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    extra       TEXT    NOT NULL,                 -- captions, and who and what it names
    services    TEXT    NOT NULL,                 -- handles in lower case, one a line
    happened_at INTEGER NOT NULL,
    struck      INTEGER NOT NULL
) STRICT;

CREATE INDEX line_stream ON line (stream, arrival);
CREATE INDEX line_head ON line (stream) WHERE is_head = 1;

-- Words, for typing; letters, for what stands inside words and for scripts without spaces.
CREATE VIRTUAL TABLE line_words USING fts5 (
    text, extra, content = 'line', content_rowid = 'arrival',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
CREATE VIRTUAL TABLE line_letters USING fts5 (
    text, extra, content = 'line', content_rowid = 'arrival',
    tokenize = 'trigram', detail = none, columnsize = 0
);

-- Not of the log: settings of this machine, what is being typed, and large things by their hash.
CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
    scope      TEXT NOT NULL,
    field      TEXT NOT NULL,
    text       TEXT NOT NULL,
    started_at INTEGER,
    PRIMARY KEY (scope, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE attachment (
    hash       BLOB PRIMARY KEY,
    media_type TEXT NOT NULL,
    bytes      BLOB NOT NULL
) STRICT;
