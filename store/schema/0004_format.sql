-- +goose Up

-- What an entry replaces is told exactly, a text may be missing, and what a
-- project is and has refused stands in it.

DROP VIEW targets;
DROP VIEW articles;
DROP VIEW answers;
DROP VIEW codebooks;
DROP VIEW states;

CREATE TABLE paragraph_4 (
    id        TEXT NOT NULL PRIMARY KEY,
    article   TEXT NOT NULL REFERENCES article (id),
    position  INTEGER NOT NULL CHECK (position > 0),
    text      TEXT,                                        -- NULL: not here
    text_hash TEXT NOT NULL,
    guess     TEXT NOT NULL,
    joined    INTEGER NOT NULL,
    missing   TEXT CHECK (missing IN ('withheld', 'erased')), -- why there is no text
    UNIQUE (article, position),
    CHECK ((text IS NULL) = (missing IS NOT NULL))
) STRICT;

INSERT INTO paragraph_4 (rowid, id, article, position, text, text_hash, guess, joined)
SELECT rowid, id, article, position, text, text_hash, guess, joined FROM paragraph;

DROP TABLE paragraph;
ALTER TABLE paragraph_4 RENAME TO paragraph;

CREATE INDEX paragraph_by_text ON paragraph (text_hash);

-- A text that is here is never changed; it is withheld from a pack, comes with
-- a merge, or is erased for good.
-- +goose StatementBegin
CREATE TRIGGER paragraph_is_never_changed BEFORE UPDATE ON paragraph
WHEN NOT (new.id = old.id AND new.article = old.article AND new.position = old.position
    AND new.text_hash = old.text_hash AND new.guess = old.guess AND new.joined = old.joined
    AND (new.missing IS 'erased' OR old.missing IS 'withheld' AND new.missing IS NULL))
BEGIN SELECT RAISE(ABORT, 'paragraphs are never changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER paragraph_is_never_deleted BEFORE DELETE ON paragraph
BEGIN SELECT RAISE(ABORT, 'paragraphs are never deleted'); END;
-- +goose StatementEnd

-- Everything anyone said, as the view log shows it. It is kept narrow: what many
-- entries share stands once: whose say on what (scope), the rest of a key (slot), who
-- wrote at which device (writer), under which rules (provenance).

ALTER TABLE log RENAME TO log_3;
ALTER TABLE current RENAME TO current_3;
ALTER TABLE progress RENAME TO progress_3;
DROP INDEX log_by_author;
DROP INDEX current_events;

-- Whose say on what: every entry belongs to one. With a state it is a sheet, and
-- state, unsure and look, which are derived, say how far it is.
CREATE TABLE scope (
    number    INTEGER NOT NULL PRIMARY KEY,
    subject   TEXT NOT NULL,
    layer     TEXT NOT NULL,
    round     INTEGER NOT NULL,
    annotator TEXT NOT NULL,
    state     TEXT CHECK (state IN ('', 'draft', 'submitted')),
    unsure    INTEGER NOT NULL CHECK (unsure IN (0, 1)),
    look      INTEGER NOT NULL CHECK (look IN (0, 1)),
    UNIQUE (subject, layer, round, annotator)
) STRICT;

CREATE TABLE slot (
    number INTEGER NOT NULL PRIMARY KEY,
    kind   TEXT NOT NULL,
    field  TEXT NOT NULL,
    target TEXT NOT NULL,
    option TEXT NOT NULL,
    UNIQUE (kind, field, target, option)
) STRICT;

CREATE TABLE writer (
    number INTEGER NOT NULL PRIMARY KEY,
    author TEXT NOT NULL,
    device TEXT NOT NULL,
    UNIQUE (author, device)
) STRICT;

CREATE TABLE provenance (
    number   INTEGER NOT NULL PRIMARY KEY,
    codebook TEXT REFERENCES codebook (hash),
    origin   TEXT NOT NULL,
    early    INTEGER NOT NULL CHECK (early IN (0, 1)) -- by a program that did not name all heads
) STRICT;
CREATE UNIQUE INDEX provenance_once ON provenance (origin, early, coalesce(codebook, ''));

-- The entries. nth counts those of a key in the order in which they came into
-- this file. Nothing here is ever changed or deleted; only content is destroyed
-- on demand, and then id, key, links and times stay.
CREATE TABLE entry (
    scope      INTEGER NOT NULL REFERENCES scope (number),
    slot      INTEGER NOT NULL REFERENCES slot (number),
    nth        INTEGER NOT NULL,
    id         TEXT NOT NULL,
    value      TEXT CHECK (value <> ''),
    replaces   TEXT CHECK (replaces <> ''),
    also       TEXT CHECK (also <> ''),   -- further heads that were known, separated by blanks
    stamp      INTEGER NOT NULL,
    decided    ANY NOT NULL,              -- milliseconds since 1970; another word as it came
    elapsed_ms INTEGER NOT NULL,
    provenance     INTEGER NOT NULL REFERENCES provenance (number),
    writer       INTEGER NOT NULL REFERENCES writer (number),
    action     TEXT NOT NULL,
    undoes     TEXT CHECK (undoes <> ''),
    erased     INTEGER NOT NULL CHECK (erased IN (0, 1)),
    -- What orders entries: no stamp counts for more than a day after its time.
    rank       INTEGER NOT NULL GENERATED ALWAYS AS
        (CASE typeof(decided) WHEN 'integer' THEN min(stamp, decided + 86400000) ELSE stamp END) VIRTUAL,
    PRIMARY KEY (scope, slot, nth),
    CHECK (NOT erased OR value IS NULL)
) STRICT, WITHOUT ROWID;

-- What stands, derived from the entries: of the heads of a key the one with the
-- greatest (rank, id), and how many entries the key has.
CREATE TABLE latest (
    scope    INTEGER NOT NULL,
    slot    INTEGER NOT NULL,
    nth      INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    line     INTEGER NOT NULL CHECK (line IN (0, 1)),  -- each entry replaced the one before
    event    INTEGER NOT NULL CHECK (event IN (0, 1)), -- it is found by its kind
    value    TEXT,
    PRIMARY KEY (scope, slot)
) STRICT, WITHOUT ROWID;

-- The heads of every key that has more than one, derived from the entries.
CREATE TABLE head (
    scope INTEGER NOT NULL,
    slot INTEGER NOT NULL,
    nth   INTEGER NOT NULL,
    PRIMARY KEY (scope, slot, nth)
) STRICT, WITHOUT ROWID;

INSERT INTO scope (subject, layer, round, annotator, state, unsure, look)
SELECT k.subject, k.layer, k.round, k.annotator, g.state, coalesce(g.unsure, 0), coalesce(g.look, 0)
FROM (SELECT DISTINCT subject, layer, round, annotator FROM current_3) AS k
LEFT JOIN paragraph AS p ON p.id = k.subject
LEFT JOIN progress_3 AS g ON g.paragraph = k.subject AND g.layer = k.layer AND g.round = k.round AND g.annotator = k.annotator
ORDER BY p.rowid, k.subject, k.layer, k.round, k.annotator;

INSERT INTO slot (kind, field, target, option)
SELECT DISTINCT kind, field, target, '' FROM current_3 ORDER BY kind, field, target;

INSERT INTO writer (author, device)
SELECT DISTINCT author, device FROM log_3 ORDER BY author, device;

INSERT INTO provenance (codebook, origin, early)
SELECT DISTINCT codebook, origin, 1 FROM log_3 ORDER BY codebook, origin;

-- The entries in the order of their keys, with the last of those of a key that
-- another replaced: until 4, it and all before it were decided.
CREATE TEMP TABLE told AS
SELECT s.number AS scope, a.number AS slot, row_number() OVER same AS nth, l.id, l.value, l.replaces, l.stamp,
       CASE WHEN strftime('%Y-%m-%dT%H:%M:%fZ', l.decided_at) IS l.decided_at
            THEN CAST(strftime('%s', l.decided_at) AS INTEGER) * 1000 + CAST(substr(l.decided_at, 21, 3) AS INTEGER)
            ELSE l.decided_at END AS decided,
       l.elapsed_ms, m.number AS provenance, h.number AS writer, l.action, l.undoes
FROM log_3 AS l
CROSS JOIN scope AS s ON s.subject = l.subject AND s.layer = l.layer AND s.round = l.round AND s.annotator = l.annotator
CROSS JOIN slot AS a ON a.kind = l.kind AND a.field = l.field AND a.target = l.target
CROSS JOIN writer AS h ON h.author = l.author AND h.device = l.device
CROSS JOIN provenance AS m ON m.origin = l.origin AND m.early = 1 AND coalesce(m.codebook, '') = coalesce(l.codebook, '')
WINDOW same AS (PARTITION BY s.number, a.number ORDER BY l.stamp, l.id);

INSERT INTO entry (scope, slot, nth, id, value, replaces, also, stamp, decided, elapsed_ms, provenance, writer, action, undoes, erased)
SELECT scope, slot, nth, id, value, replaces, NULL, stamp, decided, elapsed_ms, provenance, writer, action, undoes, 0
FROM told ORDER BY scope, slot, nth;
DROP TABLE told;

DROP TABLE progress_3;
DROP TABLE current_3;
DROP TABLE log_3;

CREATE UNIQUE INDEX entry_by_id ON entry (id);
CREATE INDEX entry_by_writer ON entry (writer, rank);

INSERT INTO latest (scope, slot, nth, revision, line, event, value)
SELECT e.scope, e.slot, e.nth, 1, 1, a.kind NOT IN ('answer', 'submission'), e.value
FROM entry AS e JOIN slot AS a ON a.number = e.slot
WHERE e.nth = 1 AND NOT EXISTS (SELECT 1 FROM entry AS n WHERE n.scope = e.scope AND n.slot = e.slot AND n.nth = 2);

-- Of a key with more entries, in the order in which they are here, all up to the
-- last that another replaced are decided.
CREATE TEMP TABLE decided AS
SELECT e.scope, e.slot, max(e.nth) AS last,
       coalesce(max(CASE WHEN EXISTS (SELECT 1 FROM entry AS r WHERE r.scope = e.scope AND r.slot = e.slot
         AND r.replaces = e.id AND r.id <> e.id) THEN e.nth END), 0) AS upto
FROM entry AS e
WHERE EXISTS (SELECT 1 FROM entry AS n WHERE n.scope = e.scope AND n.slot = e.slot AND n.nth = 2)
GROUP BY e.scope, e.slot;

INSERT INTO latest (scope, slot, nth, revision, line, event, value)
SELECT e.scope, e.slot, e.nth, d.last, 0, a.kind NOT IN ('answer', 'submission'), e.value
FROM decided AS d
JOIN slot AS a ON a.number = d.slot
JOIN entry AS e ON e.scope = d.scope AND e.slot = d.slot AND e.nth = (
  SELECT h.nth FROM entry AS h WHERE h.scope = d.scope AND h.slot = d.slot AND (h.nth > d.upto OR d.upto = d.last)
  ORDER BY h.rank DESC, h.id DESC LIMIT 1);

INSERT INTO head (scope, slot, nth)
SELECT e.scope, e.slot, e.nth
FROM decided AS d JOIN entry AS e ON e.scope = d.scope AND e.slot = d.slot AND e.nth > d.upto
WHERE d.last - d.upto > 1;
DROP TABLE decided;

CREATE INDEX latest_events ON latest (slot, scope, value) WHERE event = 1;

-- +goose StatementBegin
CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
WHEN NOT (new.erased AND new.scope = old.scope AND new.slot = old.slot AND new.nth = old.nth AND new.id = old.id
    AND new.replaces IS old.replaces AND new.also IS old.also AND new.undoes IS old.undoes
    AND new.stamp = old.stamp AND new.decided = old.decided)
BEGIN SELECT RAISE(ABORT, 'entries of the log are never changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'entries of the log are never deleted'); END;
-- +goose StatementEnd

-- Everything anyone said, an entry a row.
CREATE VIEW log AS
SELECT e.id, a.kind, s.subject, s.layer, s.round, s.annotator, a.field, a.target, a.option,
       e.value, e.replaces, e.also, m.early, e.stamp,
       CASE typeof(e.decided) WHEN 'integer' THEN strftime('%Y-%m-%dT%H:%M:%fZ', e.decided / 1000.0, 'unixepoch')
            ELSE e.decided END AS decided_at,
       e.elapsed_ms, m.codebook, m.origin, e.action, h.device, h.author, e.undoes, e.erased,
       e.rank, e.decided
FROM scope AS s
JOIN entry AS e ON e.scope = s.number
JOIN slot AS a ON a.number = e.slot
JOIN writer AS h ON h.number = e.writer
JOIN provenance AS m ON m.number = e.provenance;

-- +goose StatementBegin
CREATE TRIGGER log_is_never_changed INSTEAD OF UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'entries of the log are never changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER log_is_never_deleted INSTEAD OF DELETE ON log
BEGIN SELECT RAISE(ABORT, 'entries of the log are never deleted'); END;
-- +goose StatementEnd

-- What stands now: of each key the current entry and how many entries it has.
CREATE VIEW current AS
SELECT s.subject, s.layer, s.round, s.annotator, a.kind, a.field, a.target, a.option,
       (SELECT e.id FROM entry AS e WHERE e.scope = k.scope AND e.slot = k.slot AND e.nth = k.nth) AS entry,
       (SELECT e.stamp FROM entry AS e WHERE e.scope = k.scope AND e.slot = k.slot AND e.nth = k.nth) AS stamp,
       k.revision, k.value
FROM scope AS s
JOIN latest AS k ON k.scope = s.number
JOIN slot AS a ON a.number = k.slot;

-- The same of what is no part of a sheet, found by its kind.
CREATE VIEW event AS
SELECT s.subject, s.layer, s.round, s.annotator, a.kind, a.field, a.target, a.option, k.revision, k.value
FROM slot AS a
CROSS JOIN latest AS k ON k.slot = a.number AND k.event = 1
CROSS JOIN scope AS s ON s.number = k.scope;

-- The current entries whole.
CREATE VIEW current_entry AS
SELECT e.id, a.kind, s.subject, s.layer, s.round, s.annotator, a.field, a.target, a.option,
       e.value, e.replaces, e.also, m.early, e.stamp,
       CASE typeof(e.decided) WHEN 'integer' THEN strftime('%Y-%m-%dT%H:%M:%fZ', e.decided / 1000.0, 'unixepoch')
            ELSE e.decided END AS decided_at,
       e.elapsed_ms, m.codebook, m.origin, e.action, h.device, h.author, e.undoes, e.erased,
       e.rank, e.decided, k.revision, k.line
FROM scope AS s
JOIN latest AS k ON k.scope = s.number
JOIN slot AS a ON a.number = k.slot
JOIN entry AS e ON e.scope = k.scope AND e.slot = k.slot AND e.nth = k.nth
JOIN writer AS h ON h.number = e.writer
JOIN provenance AS m ON m.number = e.provenance;

-- The heads of every key that has more than one.
CREATE VIEW rival AS
SELECT s.subject, s.layer, s.round, s.annotator, a.kind, a.field, a.target, a.option, e.id AS entry, e.value
FROM head AS h
JOIN scope AS s ON s.number = h.scope
JOIN slot AS a ON a.number = h.slot
JOIN entry AS e ON e.scope = h.scope AND e.slot = h.slot AND e.nth = h.nth;

-- How far each annotator is with each paragraph that has any entry of a sheet.
CREATE VIEW progress AS
SELECT subject AS paragraph, layer, round, annotator, state, unsure, look
FROM scope
WHERE state IS NOT NULL;

-- Entries of other files that a person did not want. It belongs to this file
-- alone: it is never packed and never merges.
CREATE TABLE declined (
    id TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Entries that others in the log name, and that are not here because nobody has
-- said yes to them: to name them is to name nothing.
CREATE TABLE absent (
    id TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- The pack that this file was made as, by its id; nothing in a project that is none.
CREATE TABLE packed (
    pack TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Which project this is, in all its copies and packs: the id of the oldest
-- entry about the project.
CREATE TABLE identity (
    project TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

INSERT INTO identity
SELECT id FROM log WHERE subject = 'project' AND kind = 'project' ORDER BY rank, id LIMIT 1;

-- The targets of the project by their present names.
CREATE VIEW targets AS
SELECT c.subject AS id,
       max(CASE c.field WHEN 'name' THEN c.value END) AS name,
       max(CASE c.field WHEN 'aliases' THEN c.value END) AS aliases,
       CAST(max(CASE c.field WHEN 'order' THEN c.value END) AS INTEGER) AS place
FROM event AS c
WHERE c.kind = 'target'
GROUP BY c.subject;

-- The articles with what is known about them now.
CREATE VIEW articles AS
SELECT a.id, a.arrival, a.paragraphs,
       max(CASE c.field WHEN 'title' THEN c.value END) AS title,
       max(CASE c.field WHEN 'outlet' THEN c.value END) AS outlet,
       max(CASE c.field WHEN 'author' THEN c.value END) AS author,
       max(CASE c.field WHEN 'published' THEN c.value END) AS published,
       max(CASE c.field WHEN 'url' THEN c.value END) AS url,
       max(CASE c.field WHEN 'event' THEN c.value END) AS event,
       max(CASE c.field WHEN 'stratum' THEN c.value END) AS stratum
FROM article AS a
LEFT JOIN event AS c ON c.kind = 'article' AND c.subject = a.id
GROUP BY a.id;

-- Every answer that stands, as given; layout guesses and derived values are
-- not in it. The target is shown by name. Answers of another version of the
-- codebook than the one in force may have meant something else.
CREATE VIEW answers AS
SELECT p.article, p.position, c.subject AS paragraph, c.layer, c.round,
       c.annotator, c.field, coalesce(t.value, c.target) AS target, c.value,
       c.revision, c.decided_at, b.id AS codebook_id, b.version AS codebook_version
FROM paragraph AS p
JOIN current_entry AS c ON c.subject = p.id
LEFT JOIN codebook AS b ON b.hash = c.codebook
LEFT JOIN event AS t ON t.subject = c.target AND t.kind = 'target' AND t.field = 'name'
WHERE c.kind = 'answer' AND c.value IS NOT NULL;

-- The versions of the codebook that are and were in force, in their order.
CREATE VIEW codebooks AS
SELECT b.id, b.version, b.hash, l.decided_at AS adopted_at, l.author AS adopted_by,
       c.entry IS NOT NULL AS in_force
FROM log AS l
JOIN codebook AS b ON b.hash = l.value
LEFT JOIN current AS c ON c.subject = 'project' AND c.layer = '' AND c.round = 0
    AND c.annotator = '' AND c.kind = 'project' AND c.field = 'codebook' AND c.target = '' AND c.option = ''
    AND c.entry = l.id
WHERE l.subject = 'project' AND l.kind = 'project' AND l.field = 'codebook'
ORDER BY l.rank, l.id;

-- How far everyone is, paragraph by paragraph.
CREATE VIEW states AS
SELECT p.article, p.position, s.paragraph, s.layer, s.round, s.annotator,
       s.state, s.unsure, s.look
FROM progress AS s
JOIN paragraph AS p ON p.id = s.paragraph;

PRAGMA user_version = 4;
