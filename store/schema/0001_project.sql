-- +goose Up

-- Written for people at the sqlite3 shell too: ids are text, times are
-- ISO 8601 in UTC, an empty value is NULL, and parts of a key that have no
-- meaning are '' or 0. Begin with the views at the end.

CREATE TABLE codebook (
    hash     TEXT NOT NULL PRIMARY KEY,
    id       TEXT NOT NULL,
    version  TEXT NOT NULL,
    source   BLOB NOT NULL,
    UNIQUE (id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE article (
    arrival    INTEGER NOT NULL PRIMARY KEY, -- order of import into this file
    id         TEXT NOT NULL UNIQUE,
    copy_name  TEXT NOT NULL,
    paragraphs INTEGER NOT NULL
) STRICT;

CREATE TABLE paragraph (
    id        TEXT NOT NULL PRIMARY KEY,
    article   TEXT NOT NULL REFERENCES article (id),
    position  INTEGER NOT NULL CHECK (position > 0),
    text      TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    guess     TEXT NOT NULL,
    joined    INTEGER NOT NULL,
    UNIQUE (article, position)
) STRICT;

CREATE INDEX paragraph_by_text ON paragraph (text_hash);

-- Everything anyone said. Nothing here is ever changed or deleted.
CREATE TABLE log (
    id         TEXT NOT NULL PRIMARY KEY,
    kind       TEXT NOT NULL,
    subject    TEXT NOT NULL,
    layer      TEXT NOT NULL,
    round      INTEGER NOT NULL,
    annotator  TEXT NOT NULL,
    field      TEXT NOT NULL,
    target     TEXT NOT NULL,
    value      TEXT CHECK (value <> ''),
    replaces   TEXT CHECK (replaces <> ''),
    stamp      INTEGER NOT NULL,
    decided_at TEXT NOT NULL,
    elapsed_ms INTEGER NOT NULL,
    codebook   TEXT REFERENCES codebook (hash),
    origin     TEXT NOT NULL,
    action     TEXT NOT NULL,
    device     TEXT NOT NULL,
    author     TEXT NOT NULL,
    undoes     TEXT CHECK (undoes <> '')
) STRICT, WITHOUT ROWID;

CREATE INDEX log_by_subject ON log (subject, stamp);
CREATE INDEX log_by_author ON log (author, device, stamp, id, kind, origin);

-- What stands now, derived from the log: the entry with the greatest
-- (stamp, id) of each key, and how many entries the key has.
CREATE TABLE current (
    subject   TEXT NOT NULL,
    layer     TEXT NOT NULL,
    round     INTEGER NOT NULL,
    annotator TEXT NOT NULL,
    kind      TEXT NOT NULL,
    field     TEXT NOT NULL,
    target    TEXT NOT NULL,
    entry     TEXT NOT NULL REFERENCES log (id),
    stamp     INTEGER NOT NULL,
    revision  INTEGER NOT NULL,
    value     TEXT,
    PRIMARY KEY (subject, layer, round, annotator, kind, field, target)
) STRICT, WITHOUT ROWID;

CREATE INDEX current_events ON current (kind, subject, field, value)
    WHERE kind = 'article' OR kind = 'target' OR kind = 'person' OR kind = 'project';

-- How far each annotator is with each paragraph that has any entry.
CREATE TABLE progress (
    paragraph TEXT NOT NULL REFERENCES paragraph (id),
    layer     TEXT NOT NULL,
    round     INTEGER NOT NULL,
    annotator TEXT NOT NULL,
    state     TEXT NOT NULL CHECK (state IN ('', 'draft', 'submitted')),
    unsure    INTEGER NOT NULL CHECK (unsure IN (0, 1)),
    PRIMARY KEY (paragraph, layer, round, annotator)
) STRICT, WITHOUT ROWID;

-- The same, counted by article.
CREATE TABLE counter (
    layer     TEXT NOT NULL,
    round     INTEGER NOT NULL,
    annotator TEXT NOT NULL,
    article   TEXT NOT NULL REFERENCES article (id),
    begun     INTEGER NOT NULL,
    submitted INTEGER NOT NULL,
    unsure    INTEGER NOT NULL,
    PRIMARY KEY (layer, round, annotator, article)
) STRICT, WITHOUT ROWID;

-- Where each window was; belongs to this file alone and never merges.
CREATE TABLE place (
    annotator TEXT NOT NULL,
    device    TEXT NOT NULL,
    article   TEXT NOT NULL,
    paragraph TEXT NOT NULL,
    PRIMARY KEY (annotator, device)
) STRICT, WITHOUT ROWID;

-- +goose StatementBegin
CREATE TRIGGER log_is_never_changed BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'entries of the log are never changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER log_is_never_deleted BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'entries of the log are never deleted'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER paragraph_is_never_changed BEFORE UPDATE ON paragraph
BEGIN SELECT RAISE(ABORT, 'paragraphs are never changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER paragraph_is_never_deleted BEFORE DELETE ON paragraph
BEGIN SELECT RAISE(ABORT, 'paragraphs are never deleted'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER codebook_is_never_changed BEFORE UPDATE ON codebook
BEGIN SELECT RAISE(ABORT, 'a version of the codebook is never changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER codebook_is_never_deleted BEFORE DELETE ON codebook
BEGIN SELECT RAISE(ABORT, 'a version of the codebook is never deleted'); END;
-- +goose StatementEnd

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
       max(CASE c.field WHEN 'url' THEN c.value END) AS url
FROM article AS a
LEFT JOIN current AS c ON c.kind = 'article' AND c.subject = a.id
GROUP BY a.id;

-- Every answer that stands, as given; layout guesses and derived values are
-- not in it. The target is shown by name.
CREATE VIEW answers AS
SELECT p.article, p.position, c.subject AS paragraph, c.layer, c.round,
       c.annotator, c.field, coalesce(t.value, c.target) AS target, c.value,
       c.revision, l.decided_at
FROM current AS c
JOIN paragraph AS p ON p.id = c.subject
JOIN log AS l ON l.id = c.entry
LEFT JOIN current AS t ON t.subject = c.target AND t.layer = '' AND t.round = 0
    AND t.annotator = '' AND t.kind = 'target' AND t.field = 'name' AND t.target = ''
WHERE c.kind = 'answer' AND c.value IS NOT NULL;

-- How far everyone is, paragraph by paragraph.
CREATE VIEW states AS
SELECT p.article, p.position, s.paragraph, s.layer, s.round, s.annotator,
       s.state, s.unsure
FROM progress AS s
JOIN paragraph AS p ON p.id = s.paragraph;

PRAGMA application_id = 1349283170; -- "Plmb"
PRAGMA user_version = 1;
