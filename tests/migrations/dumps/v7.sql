PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
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
INSERT INTO event VALUES(1,X'01a1fc0b68ef71cd9a0001cf90ea3615',X'01a1fc0b68ef71cd9a0001ce973ac4c6','incident',X'01a1fc0b689b777c9338882df573c489',1,NULL,117652191223676928,1795229968623,'exact',NULL,'Etc/UTC',1795229968623,'incident_declared',1,'{"number":1,"severity":"sev2","isDrill":false}',NULL,X'0000000000000000000000000000000000000000000000000000000000000000',X'7d0be303be534c78c9738c405dfcbf63712782ce8a367c07aab0de7aff5e81e4',X'3287ec54ea39cd8f907cc72ffd443c9b6bbc83c18991a13096a5b483c20731c7');
INSERT INTO event VALUES(2,X'01a1fc0b68ef71cd9a0001d03955e9da',X'01a1fc0b68ef71cd9a0001ce973ac4c6','incident',X'01a1fc0b689b777c9338882df573c489',2,NULL,117652191223676929,1795229968623,'exact',NULL,'Etc/UTC',1795229968623,'title_set',1,'{"title":"Logins fail"}',NULL,X'3287ec54ea39cd8f907cc72ffd443c9b6bbc83c18991a13096a5b483c20731c7',X'6194e17a22dbfd28e36d7f0629ed6850e87c65938fcc84afffa66426ab875f81',X'79bfa5eff4ca8ca69c2dcc0a87666edff411f134b7ca5870051d484646c52e3a');
INSERT INTO event VALUES(3,X'01a1fc0b690f7296ab8a3708590531fa',X'01a1fc0b68ef71cd9a0001ce973ac4c6','incident',X'01a1fc0b689b777c9338882df573c489',3,NULL,117652191225774080,1795229968655,'exact',NULL,'Etc/UTC',1795229968655,'entry_added',1,'{"kind":"action","text":"restarted 2 pods","people":["jonas"],"services":["gateway"]}',NULL,X'79bfa5eff4ca8ca69c2dcc0a87666edff411f134b7ca5870051d484646c52e3a',X'fcc7b5a5163af0c95ea56113c060f2b01b9cb84672f52b6f083f777c9dd5f44e',X'b006f6dba6fc10bfaf6f4be2e1808bafe2e0e186567fa56ace950a8c232b0203');
INSERT INTO event VALUES(4,X'01a1fc0b693a73cb9744a0bbf2210bf5',X'01a1fc0b68ef71cd9a0001ce973ac4c6','incident',X'01a1fc0b689b777c9338882df573c489',4,NULL,117652191228592128,1795229968698,'exact',NULL,'Etc/UTC',1795229968698,'entry_added',1,'{"kind":"observation","text":"pool graph odd"}',NULL,X'b006f6dba6fc10bfaf6f4be2e1808bafe2e0e186567fa56ace950a8c232b0203',X'1ea1a558136561a9a816b1a29fbfb86478e3d2f109bd05509ae13404f32bace7',X'4099ba4aa2b8569f924bfa9f92ae142d5e3717e2477c8b0f0acc9e8c22bea20c');
INSERT INTO event VALUES(5,X'01a1fc0bb5aa773caaf25b98cb47b14a',X'01a1fc0b68ef71cd9a0001ce973ac4c6','incident',X'01a1fc0b689b777c9338882df573c489',5,NULL,117652192511000576,1795229988266,'exact',NULL,'Etc/UTC',1795229988266,'severity_set',1,'{"severity":"sev1","reason":"all of eu-west"}',NULL,X'4099ba4aa2b8569f924bfa9f92ae142d5e3717e2477c8b0f0acc9e8c22bea20c',X'e3510590a84d4ce772aca5efde0419406013738b5d2101acfbadb15121fc2436',X'aa73fb3549818f6730fe993f12e1153dcd6b4de91cd4980c3852e20ac7a8de4f');
CREATE TABLE chain (
    device      BLOB    PRIMARY KEY,
    seq         INTEGER NOT NULL,
    hash        BLOB    NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO chain VALUES(X'01a1fc0b689b777c9338882df573c489',5,X'aa73fb3549818f6730fe993f12e1153dcd6b4de91cd4980c3852e20ac7a8de4f',117652192511000576);
CREATE TABLE known_gap (
    device      BLOB    NOT NULL,
    after_seq   INTEGER NOT NULL,
    before_seq  INTEGER NOT NULL,
    noted_at    INTEGER NOT NULL,
    PRIMARY KEY (device, after_seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES('device','01a1fc0b-689b-777c-9338-882df573c489');
INSERT INTO meta VALUES('reviews_until','0');
INSERT INTO meta VALUES('words_until','5');
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
INSERT INTO incident VALUES(X'01a1fc0b68ef71cd9a0001ce973ac4c6',1,0,0,'Logins fail','sev1','investigating',1795229968623,117652191223676928,NULL,NULL,1,'',2);
CREATE TABLE incident_service (
    handle TEXT    NOT NULL,                      -- in lower case
    stream BLOB    NOT NULL,
    lines  INTEGER NOT NULL,
    PRIMARY KEY (stream, handle)
) STRICT, WITHOUT ROWID;
INSERT INTO incident_service VALUES('gateway',X'01a1fc0b68ef71cd9a0001ce973ac4c6',1);
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
INSERT INTO line VALUES(2,X'01a1fc0b68ef71cd9a0001ce973ac4c6',X'01a1fc0b68ef71cd9a0001d03955e9da',1,'note','Logins fail','','',1795229968623,0);
INSERT INTO line VALUES(3,X'01a1fc0b68ef71cd9a0001ce973ac4c6',X'01a1fc0b690f7296ab8a3708590531fa',0,'action','restarted 2 pods','@jonas #gateway','gateway',1795229968655,0);
INSERT INTO line VALUES(4,X'01a1fc0b68ef71cd9a0001ce973ac4c6',X'01a1fc0b693a73cb9744a0bbf2210bf5',0,'observation','pool graph odd','','',1795229968698,0);
INSERT INTO line VALUES(5,X'01a1fc0b68ef71cd9a0001ce973ac4c6',X'01a1fc0bb5aa773caaf25b98cb47b14a',1,'update','Severity SEV1: all of eu-west','','',1795229988266,0);
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','line_words','line_words',0,'CREATE VIRTUAL TABLE line_words USING fts5 (
    text, extra, content = ''line'', content_rowid = ''arrival'',
    tokenize = ''unicode61 remove_diacritics 2'', prefix = ''1 2 3''
)');
CREATE TABLE IF NOT EXISTS 'line_words_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO line_words_data VALUES(1,X'040e02');
INSERT INTO line_words_data VALUES(10,X'000000000104040004010101020101030101040101');
INSERT INTO line_words_data VALUES(137438953473,X'0000004505306661696c02020301066c6f67696e730202020002316602020301016c020202000332666102020301026c6f02020200043366616902020301036c6f6702020204090b0706080709');
INSERT INTO line_words_data VALUES(274877906945,X'000000a4023032030203010767617465776179030601010301056a6f6e617303060101020104706f6473030204010972657374617274656403020200023132030203010167030601010301016a03060101020101700302040101720302020003326761030601010301026a6f03060101020102706f03020401027265030202000433676174030601010301036a6f6e03060101020103706f64030204010372657303020204060e0c090e07080806060a0907070b0a08');
INSERT INTO line_words_data VALUES(412316860417,X'000000610630677261706804020301036f64640402040104706f6f6c0402020002316704020301016f040204010170040202000332677204020301026f640402040102706f04020200043367726104020301036f64640402040103706f6f040202040a08090706060807070908');
INSERT INTO line_words_data VALUES(549755813889,X'000000950430616c6c0502040102657505020601026f66050205010473657631050203040565726974790502020104776573740502070002316105020401016505020601016f05020501017305040203010177050207000332616c0502040102657505020601026f66050205010273650504020301027765050207000433616c6c050204010373657605040203010377657305020704080707090a09070606070608070708070909');
CREATE TABLE IF NOT EXISTS 'line_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO line_words_idx VALUES(1,X'',2);
INSERT INTO line_words_idx VALUES(2,X'',2);
INSERT INTO line_words_idx VALUES(3,X'',2);
INSERT INTO line_words_idx VALUES(4,X'',2);
CREATE TABLE IF NOT EXISTS 'line_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO line_words_docsize VALUES(2,X'0200');
INSERT INTO line_words_docsize VALUES(3,X'0302');
INSERT INTO line_words_docsize VALUES(4,X'0300');
INSERT INTO line_words_docsize VALUES(5,X'0600');
CREATE TABLE IF NOT EXISTS 'line_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO line_words_config VALUES('version',4);
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','line_letters','line_letters',0,'CREATE VIRTUAL TABLE line_letters USING fts5 (
    text, extra, content = ''line'', content_rowid = ''arrival'',
    tokenize = ''trigram'', detail = none, columnsize = 0
)');
CREATE TABLE IF NOT EXISTS 'line_letters_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO line_letters_data VALUES(1,X'043e0d');
INSERT INTO line_letters_data VALUES(10,X'000000000104040004010101020101030101040101');
INSERT INTO line_letters_data VALUES(137438953473,X'0000003a043020666102010361696c02010366616902010367696e020103696e730201036c6f670201036e73200201036f676902010373206602040606060606060606');
INSERT INTO line_letters_data VALUES(274877906945,X'0000009a04302023670302023220030202706f030103236761030103322070030103406a6f03010361727403020273200302027465030103642032030103656420030202737403020277610301036761740301036a6f6e0301036e61730301036f64730302026e61030103706f640301037265730302027465030103732023030202746103010374617203020265640303017703010377617903040605050606060605050606050506060606050606050605060504');
INSERT INTO line_letters_data VALUES(412316860417,X'0000004804302067720402026f6404010361706804010367726104010368206f0401036c20670401036f64640402026c200402026f6c0401037068200402026f6f04010372617004040605060606060605050605');
INSERT INTO line_letters_data VALUES(549755813889,X'00000096043020616c05020265750502026f6605020273650501032d7765050103313a200501033a2061050103616c6c0501036572690502027374050202752d0502027631050301650501036620650501036974790501036c206f0502026c200501036f6620050103726974050103736576050103747920050103752d7705010376313a0502026572050103776573050103792073050406050505060606060605050504060606050606060606060506');
CREATE TABLE IF NOT EXISTS 'line_letters_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO line_letters_idx VALUES(1,X'',2);
INSERT INTO line_letters_idx VALUES(2,X'',2);
INSERT INTO line_letters_idx VALUES(3,X'',2);
INSERT INTO line_letters_idx VALUES(4,X'',2);
CREATE TABLE IF NOT EXISTS 'line_letters_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO line_letters_config VALUES('version',4);
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
CREATE TABLE sealed_note (
    id      BLOB PRIMARY KEY CHECK (length(id) = 16), -- by chance: says nothing of when
    review  BLOB NOT NULL,
    about   BLOB NOT NULL,                            -- the interview it was said in
    sealed  BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE survey_answer (
    survey  BLOB NOT NULL,
    code    BLOB NOT NULL CHECK (length(code) = 16),
    sealed  BLOB NOT NULL,
    PRIMARY KEY (survey, code)
) STRICT, WITHOUT ROWID;
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
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','message_words','message_words',0,'CREATE VIRTUAL TABLE message_words USING fts5 (
    text, content = ''message'', content_rowid = ''id'', tokenize = ''unicode61 remove_diacritics 2''
)');
CREATE TABLE IF NOT EXISTS 'message_words_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO message_words_data VALUES(1,X'');
INSERT INTO message_words_data VALUES(10,X'00000000000000');
CREATE TABLE IF NOT EXISTS 'message_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS 'message_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
CREATE TABLE IF NOT EXISTS 'message_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO message_words_config VALUES('version',4);
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
CREATE TABLE column_map (
    headers TEXT PRIMARY KEY,
    map     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE incident_person (
    handle TEXT    NOT NULL,                      -- in lower case
    stream BLOB    NOT NULL,
    lines  INTEGER NOT NULL,
    PRIMARY KEY (stream, handle)
) STRICT, WITHOUT ROWID;
INSERT INTO incident_person VALUES('jonas',X'01a1fc0b68ef71cd9a0001ce973ac4c6',1);
CREATE TABLE review_text (
    no     INTEGER PRIMARY KEY,
    stream BLOB    NOT NULL,                      -- the review
    id     BLOB    NOT NULL,                      -- what the words belong to
    sort   TEXT    NOT NULL,
    place  TEXT    NOT NULL,
    text   TEXT    NOT NULL,
    at     INTEGER NOT NULL                       -- milliseconds
) STRICT;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','review_words','review_words',0,'CREATE VIRTUAL TABLE review_words USING fts5 (
    text, content = ''review_text'', content_rowid = ''no'', tokenize = ''unicode61 remove_diacritics 2''
)');
CREATE TABLE IF NOT EXISTS 'review_words_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO review_words_data VALUES(1,X'');
INSERT INTO review_words_data VALUES(10,X'00000000000000');
CREATE TABLE IF NOT EXISTS 'review_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS 'review_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
CREATE TABLE IF NOT EXISTS 'review_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO review_words_config VALUES('version',4);
CREATE INDEX event_stream ON event (stream, arrival);
CREATE INDEX event_subject ON event (subject) WHERE subject IS NOT NULL;
CREATE INDEX event_head ON event (stream) WHERE subject IS NULL AND kind <> 'entry_added';
CREATE INDEX incident_open ON incident (is_open, declared_at);
CREATE INDEX incident_number ON incident (is_drill, number);
CREATE INDEX incident_service_handle ON incident_service (handle, stream);
CREATE INDEX line_stream ON line (stream, arrival);
CREATE INDEX line_head ON line (stream) WHERE is_head = 1;
CREATE INDEX event_review ON event (stream, arrival) WHERE stream_kind = 'review';
CREATE INDEX message_order ON message (source, at, import);
CREATE INDEX event_drill ON event (stream, arrival) WHERE stream_kind = 'drill';
CREATE INDEX review_text_stream ON review_text (stream);
CREATE INDEX event_related ON event (stream) WHERE kind = 'incident_related';
PRAGMA writable_schema=OFF;
COMMIT;
PRAGMA application_id = 1297437524;
PRAGMA user_version = 7;
