-- +goose Up

-- How many paragraphs have answers that were given when their question meant
-- something else, and the version that each answer was given under.

ALTER TABLE progress ADD COLUMN look INTEGER NOT NULL DEFAULT 0 CHECK (look IN (0, 1));
ALTER TABLE counter ADD COLUMN look INTEGER NOT NULL DEFAULT 0;

DROP VIEW answers;

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
    AND t.annotator = '' AND t.kind = 'target' AND t.field = 'name' AND t.target = ''
WHERE c.kind = 'answer' AND c.value IS NOT NULL;

-- The versions of the codebook that are and were in force, in their order.
CREATE VIEW codebooks AS
SELECT b.id, b.version, b.hash, l.decided_at AS adopted_at, l.author AS adopted_by,
       c.entry IS NOT NULL AS in_force
FROM log AS l
JOIN codebook AS b ON b.hash = l.value
LEFT JOIN current AS c ON c.subject = 'project' AND c.layer = '' AND c.round = 0
    AND c.annotator = '' AND c.kind = 'project' AND c.field = 'codebook' AND c.target = ''
    AND c.entry = l.id
WHERE l.subject = 'project' AND l.kind = 'project' AND l.field = 'codebook'
ORDER BY l.stamp, l.id;

DROP VIEW states;

-- How far everyone is, paragraph by paragraph.
CREATE VIEW states AS
SELECT p.article, p.position, s.paragraph, s.layer, s.round, s.annotator,
       s.state, s.unsure, s.look
FROM progress AS s
JOIN paragraph AS p ON p.id = s.paragraph;

PRAGMA user_version = 3;
