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

-- Everything anyone said. Nothing here is ever changed or deleted; only content
-- is destroyed on demand, and then id, key, links and stamp stay.
CREATE TABLE log_4 (
    id         TEXT NOT NULL PRIMARY KEY,
    kind       TEXT NOT NULL,
    subject    TEXT NOT NULL,
    layer      TEXT NOT NULL,
    round      INTEGER NOT NULL,
    annotator  TEXT NOT NULL,
    field      TEXT NOT NULL,
    target     TEXT NOT NULL,
    option     TEXT NOT NULL,
    value      TEXT CHECK (value <> ''),
    replaces   TEXT CHECK (replaces <> ''),
    also       TEXT CHECK (also <> ''),      -- further heads that were known, separated by blanks
    early      INTEGER NOT NULL CHECK (early IN (0, 1)), -- written by a program that did not name all heads
    stamp      INTEGER NOT NULL,
    decided_at TEXT NOT NULL,
    elapsed_ms INTEGER NOT NULL,
    codebook   TEXT REFERENCES codebook (hash),
    origin     TEXT NOT NULL,
    action     TEXT NOT NULL,
    device     TEXT NOT NULL,
    author     TEXT NOT NULL,
    undoes     TEXT CHECK (undoes <> ''),
    erased     INTEGER NOT NULL CHECK (erased IN (0, 1)),
    CHECK (NOT erased OR value IS NULL)
) STRICT, WITHOUT ROWID;

INSERT INTO log_4
SELECT id, kind, subject, layer, round, annotator, field, target, '', value, replaces, NULL, 1,
       stamp, decided_at, elapsed_ms, codebook, origin, action, device, author, undoes, 0
FROM log;

DROP TABLE log;
ALTER TABLE log_4 RENAME TO log;

CREATE INDEX log_by_subject ON log (subject, stamp);
CREATE INDEX log_by_author ON log (author, device, stamp, id, kind, origin);

-- +goose StatementBegin
CREATE TRIGGER log_is_never_changed BEFORE UPDATE ON log
WHEN NOT (new.erased AND new.id = old.id AND new.kind = old.kind AND new.subject = old.subject AND new.layer = old.layer
    AND new.round = old.round AND new.annotator = old.annotator AND new.field = old.field AND new.target = old.target
    AND new.option = old.option AND new.replaces IS old.replaces AND new.also IS old.also AND new.early = old.early
    AND new.stamp = old.stamp AND new.decided_at = old.decided_at AND new.undoes IS old.undoes)
BEGIN SELECT RAISE(ABORT, 'entries of the log are never changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER log_is_never_deleted BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'entries of the log are never deleted'); END;
-- +goose StatementEnd

-- What stands now, derived from the log: the head of the greatest rank of each
-- key, and how many entries the key has.
CREATE TABLE current_4 (
    subject   TEXT NOT NULL,
    layer     TEXT NOT NULL,
    round     INTEGER NOT NULL,
    annotator TEXT NOT NULL,
    kind      TEXT NOT NULL,
    field     TEXT NOT NULL,
    target    TEXT NOT NULL,
    option    TEXT NOT NULL,
    entry     TEXT NOT NULL REFERENCES log (id),
    stamp     INTEGER NOT NULL,
    revision  INTEGER NOT NULL,
    value     TEXT,
    PRIMARY KEY (subject, layer, round, annotator, kind, field, target, option)
) STRICT, WITHOUT ROWID;

INSERT INTO current_4
SELECT subject, layer, round, annotator, kind, field, target, '', entry, stamp, revision, value FROM current;

DROP TABLE current;
ALTER TABLE current_4 RENAME TO current;

-- Everything that is no answer is found by its kind.
CREATE INDEX current_events ON current (kind, subject, field, value)
    WHERE kind = 'article' OR kind = 'target' OR kind = 'person' OR kind = 'project'
       OR kind = 'attribute' OR kind = 'batch' OR kind = 'assignment' OR kind = 'reveal'
       OR kind = 'outcome' OR kind = 'reason' OR kind = 'cause' OR kind = 'pack' OR kind = 'repeat'
       OR kind = 'erasure' OR kind = 'exclusion' OR kind = 'amendment' OR kind = 'exposure'
       OR kind = 'question' OR kind = 'ruling' OR kind = 'consent' OR kind = 'article_answer'
       OR kind = 'freeze' OR kind = 'opening';

-- The heads of every key that has more than one, derived from the log.
CREATE TABLE rival (
    subject   TEXT NOT NULL,
    layer     TEXT NOT NULL,
    round     INTEGER NOT NULL,
    annotator TEXT NOT NULL,
    kind      TEXT NOT NULL,
    field     TEXT NOT NULL,
    target    TEXT NOT NULL,
    option    TEXT NOT NULL,
    entry     TEXT NOT NULL REFERENCES log (id),
    PRIMARY KEY (subject, layer, round, annotator, kind, field, target, option, entry)
) STRICT, WITHOUT ROWID;

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
SELECT id FROM log WHERE kind = 'project' ORDER BY stamp, id LIMIT 1;

-- The targets of the project by their present names.
CREATE VIEW targets AS
SELECT c.subject AS id,
       max(CASE c.field WHEN 'name' THEN c.value END) AS name,
       max(CASE c.field WHEN 'aliases' THEN c.value END) AS aliases,
       CAST(max(CASE c.field WHEN 'order' THEN c.value END) AS INTEGER) AS place
FROM current AS c
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
LEFT JOIN current AS c ON c.kind = 'article' AND c.subject = a.id
GROUP BY a.id;

-- Every answer that stands, as given; layout guesses and derived values are
-- not in it. The target is shown by name. Answers of another version of the
-- codebook than the one in force may have meant something else.
CREATE VIEW answers AS
SELECT p.article, p.position, c.subject AS paragraph, c.layer, c.round,
       c.annotator, c.field, coalesce(t.value, c.target) AS target, c.value,
       c.revision, l.decided_at, b.id AS codebook_id, b.version AS codebook_version
FROM current AS c
JOIN paragraph AS p ON p.id = c.subject
JOIN log AS l ON l.id = c.entry
LEFT JOIN codebook AS b ON b.hash = l.codebook
LEFT JOIN current AS t ON t.subject = c.target AND t.layer = '' AND t.round = 0
    AND t.annotator = '' AND t.kind = 'target' AND t.field = 'name' AND t.target = '' AND t.option = ''
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
ORDER BY l.stamp, l.id;

-- How far everyone is, paragraph by paragraph.
CREATE VIEW states AS
SELECT p.article, p.position, s.paragraph, s.layer, s.round, s.annotator,
       s.state, s.unsure, s.look
FROM progress AS s
JOIN paragraph AS p ON p.id = s.paragraph;

PRAGMA user_version = 4;
