-- In how many lines that stand an incident names a person, so that incidents can be compared without reading them.
CREATE TABLE incident_person (
    handle TEXT    NOT NULL,                      -- in lower case
    stream BLOB    NOT NULL,
    lines  INTEGER NOT NULL,
    PRIMARY KEY (stream, handle)
) STRICT, WITHOUT ROWID;

-- Lines keep whom they name among what can be searched, as words that begin with @.
WITH RECURSIVE word (arrival, stream, one, rest) AS (
    SELECT arrival, stream, '', extra || ' ' FROM line WHERE is_head = 0 AND struck = 0 AND instr(extra, '@') > 0
    UNION ALL
    SELECT arrival, stream, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1)
    FROM word WHERE rest <> ''
)
INSERT INTO incident_person (handle, stream, lines)
SELECT lower(substr(one, 2)), stream, count(DISTINCT arrival) FROM word WHERE one LIKE '@_%' GROUP BY 1, 2;

-- What was played is found without reading the log.
CREATE INDEX event_drill ON event (stream, arrival) WHERE stream_kind = 'drill';
