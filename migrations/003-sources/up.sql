-- Conversations from elsewhere. The log says which imports hold; rows of an import that it does not name are of one that
-- is under way, was cancelled or was cut off, and are swept.
CREATE TABLE import (
    no     INTEGER PRIMARY KEY,
    event  BLOB    NOT NULL UNIQUE CHECK (length(event) = 16), -- the event that says so
    source INTEGER NOT NULL,                                   -- the number of the first import of the same source
    state  TEXT    NOT NULL CHECK (state IN ('staging', 'done', 'dropped'))
) STRICT;

CREATE TABLE author (
    no         INTEGER PRIMARY KEY,
    source     INTEGER NOT NULL,
    id         TEXT    NOT NULL,              -- what the source calls them by
    name       TEXT    NOT NULL,
    email      TEXT    NOT NULL,
    is_program INTEGER NOT NULL,
    UNIQUE (source, id, name)
) STRICT;

CREATE TABLE message (
    id       INTEGER PRIMARY KEY,             -- number of its source << 32 | its number in the source
    source   INTEGER NOT NULL,
    import   INTEGER NOT NULL,                -- the import that added it
    at       INTEGER,                         -- milliseconds, before its source's clock was put right
    lasted   INTEGER,
    author   INTEGER NOT NULL,
    kind     TEXT    NOT NULL,
    edited   INTEGER NOT NULL,
    room     TEXT    NOT NULL,
    key      TEXT    NOT NULL,                -- what a newer export of the source calls it
    spot     TEXT    NOT NULL,                -- where it stands in the original
    text     TEXT    NOT NULL,
    original TEXT,                            -- as it stood there, where that differs
    extra    TEXT                             -- what it answers, files, reactions; JSON
) STRICT;

CREATE INDEX message_order ON message (source, at, import);

-- What a newer import found to be different. The latest import that holds says how a message reads.
CREATE TABLE message_change (
    id       INTEGER NOT NULL,
    import   INTEGER NOT NULL,
    gone     INTEGER NOT NULL,                -- it is no longer in the export
    edited   INTEGER NOT NULL,
    text     TEXT    NOT NULL,
    original TEXT,
    extra    TEXT,
    PRIMARY KEY (id, import)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE message_words USING fts5 (
    text, content = 'message', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

-- The file itself, in pieces that fit into memory.
CREATE TABLE original (
    hash       BLOB    NOT NULL CHECK (length(hash) = 32),
    import     INTEGER NOT NULL,
    media_type TEXT    NOT NULL,
    size       INTEGER NOT NULL,
    PRIMARY KEY (hash, import)
) STRICT, WITHOUT ROWID;

CREATE TABLE original_part (
    import INTEGER NOT NULL,
    part   INTEGER NOT NULL,
    bytes  BLOB    NOT NULL,
    PRIMARY KEY (import, part)
) STRICT;

-- How columns were named the last time, by what the headers say.
CREATE TABLE column_map (
    headers TEXT PRIMARY KEY,
    map     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
