-- What people wrote in reviews, and where it stands, so that it is found. It follows from the log, but is worked out when
-- somebody searches and not when somebody writes: `meta.reviews_until` says up to which arrival that was done.
CREATE TABLE review_text (
    no     INTEGER PRIMARY KEY,
    stream BLOB    NOT NULL,                      -- the review
    id     BLOB    NOT NULL,                      -- what the words belong to
    sort   TEXT    NOT NULL,
    place  TEXT    NOT NULL,
    text   TEXT    NOT NULL,
    at     INTEGER NOT NULL                       -- milliseconds
) STRICT;

CREATE INDEX review_text_stream ON review_text (stream);

CREATE VIRTUAL TABLE review_words USING fts5 (
    text, content = 'review_text', content_rowid = 'no', tokenize = 'unicode61 remove_diacritics 2'
);

INSERT INTO meta (key, value) VALUES ('reviews_until', '0');
