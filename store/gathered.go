package store

// gatheredTables hold what is to be brought into a project: rows like those of its
// own tables, each with the number of the file it comes from. The log is as narrow
// as there, under numbers of its own; within a key the entries stand in the order
// of their stamps, and those that make no sheet are found by their kind.
var gatheredTables = `
CREATE TABLE codebook (
    hash TEXT NOT NULL PRIMARY KEY, id TEXT NOT NULL, version TEXT NOT NULL, source BLOB NOT NULL, file INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE article (
    arrival INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL UNIQUE, copy_name TEXT NOT NULL, paragraphs INTEGER NOT NULL, file INTEGER NOT NULL
) STRICT;
CREATE TABLE paragraph (
    id TEXT NOT NULL PRIMARY KEY, article TEXT NOT NULL, position INTEGER NOT NULL, text TEXT,
    text_hash TEXT NOT NULL, guess TEXT NOT NULL, joined INTEGER NOT NULL, missing TEXT, file INTEGER NOT NULL,
    UNIQUE (article, position)
) STRICT;
CREATE TABLE filled (
    id TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE scope (
    number INTEGER NOT NULL PRIMARY KEY, subject TEXT NOT NULL, layer TEXT NOT NULL, round INTEGER NOT NULL, annotator TEXT NOT NULL,
    UNIQUE (subject, layer, round, annotator)
) STRICT;
CREATE TABLE slot (
    number INTEGER NOT NULL PRIMARY KEY, kind TEXT NOT NULL, field TEXT NOT NULL, target TEXT NOT NULL, option TEXT NOT NULL,
    sheet INTEGER NOT NULL GENERATED ALWAYS AS (` + sheetKinds + `) VIRTUAL,
    UNIQUE (kind, field, target, option)
) STRICT;
CREATE TABLE writer (
    number INTEGER NOT NULL PRIMARY KEY, author TEXT NOT NULL, device TEXT NOT NULL, UNIQUE (author, device)
) STRICT;
CREATE TABLE provenance (
    number INTEGER NOT NULL PRIMARY KEY, codebook TEXT, origin TEXT NOT NULL, early INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX provenance_once ON provenance (origin, early, coalesce(codebook, ''));
CREATE TABLE entry (
    scope INTEGER NOT NULL, slot INTEGER NOT NULL, stamp INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, value TEXT, replaces TEXT,
    also TEXT, decided ANY NOT NULL, elapsed_ms INTEGER NOT NULL, provenance INTEGER NOT NULL, writer INTEGER NOT NULL,
    action TEXT NOT NULL, undoes TEXT, erased INTEGER NOT NULL, sheet INTEGER NOT NULL, file INTEGER NOT NULL,
    rank INTEGER GENERATED ALWAYS AS (` + sqlRank + `) VIRTUAL,
    PRIMARY KEY (scope, slot, stamp, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX events ON entry (slot, scope) WHERE sheet = 0;
CREATE VIEW log AS
SELECT ` + gatheredColumns + `
FROM scope AS s
JOIN entry AS e ON e.scope = s.number
JOIN slot AS a ON a.number = e.slot
JOIN writer AS h ON h.number = e.writer
JOIN provenance AS m ON m.number = e.provenance;
CREATE VIEW event AS
SELECT ` + gatheredColumns + `
FROM slot AS a
CROSS JOIN entry AS e ON e.slot = a.number AND e.sheet = 0
CROSS JOIN scope AS s ON s.number = e.scope
CROSS JOIN writer AS h ON h.number = e.writer
CROSS JOIN provenance AS m ON m.number = e.provenance
WHERE a.sheet = 0;
CREATE TABLE crowded (
    scope INTEGER NOT NULL, slot INTEGER NOT NULL, PRIMARY KEY (scope, slot)
) STRICT, WITHOUT ROWID;` + listedTables

const (
	// logColumns are the columns of the log in their order.
	logColumns = `id, kind, subject, layer, round, annotator, field, target, option, value, replaces, also, early, stamp,
  decided, elapsed_ms, codebook, origin, action, device, author, undoes, erased`

	// gatheredColumns are the same of the tables in which they stand, and the file.
	gatheredColumns = `e.id, a.kind, s.subject, s.layer, s.round, s.annotator, a.field, a.target, a.option, e.value, e.replaces, e.also,
  m.early, e.stamp, e.decided, e.elapsed_ms, m.codebook, m.origin, e.action, h.device, h.author, e.undoes, e.erased, e.file, e.rank`
)

// closing are what is done once all that comes in is gathered: what only entries
// shared that stay out goes, and the keys of several entries are found.
var closing = []string{
	`CREATE TEMP TABLE used AS SELECT DISTINCT slot, writer, provenance FROM main.entry`,
	`DELETE FROM main.slot WHERE number NOT IN (SELECT slot FROM temp.used)`,
	`DELETE FROM main.writer WHERE number NOT IN (SELECT writer FROM temp.used)`,
	`DELETE FROM main.provenance WHERE number NOT IN (SELECT provenance FROM temp.used)`,
	`DELETE FROM main.scope AS s WHERE NOT EXISTS (SELECT 1 FROM main.entry AS e WHERE e.scope = s.number)`,
	`INSERT INTO main.crowded SELECT scope, slot FROM main.entry GROUP BY scope, slot HAVING count(*) > 1`,
}

// endEntries ends the gathering of entries.
func (g *gathering) endEntries() error {
	for _, statement := range closing {
		if err := g.exec(statement); err != nil {
			return err
		}
	}
	return nil
}
