-- What is told in confidence. None of it is in the log: it has no order and no time, every row is sealed to the
-- facilitator's key, and nothing that leaves the store reads these tables.
CREATE TABLE sealed_note (
    id      BLOB PRIMARY KEY CHECK (length(id) = 16), -- by chance: says nothing of when
    review  BLOB NOT NULL,
    about   BLOB NOT NULL,                            -- the interview it was said in
    sealed  BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Rows lie by the code of the form, which is by chance: the order of answers is nowhere.
CREATE TABLE survey_answer (
    survey  BLOB NOT NULL,
    code    BLOB NOT NULL CHECK (length(code) = 16),
    sealed  BLOB NOT NULL,
    PRIMARY KEY (survey, code)
) STRICT, WITHOUT ROWID;

-- Reviews are looked for by what was decided about them.
CREATE INDEX event_review ON event (stream, arrival) WHERE stream_kind = 'review';
