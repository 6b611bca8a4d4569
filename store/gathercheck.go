package store

import (
	"database/sql"
	"errors"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

// rule is what all new entries must keep, so that the project is as sound after
// a merge as it was before. query finds one that breaks it: its file, its id,
// and what the sentence of its key names.
type rule struct{ query, key string }

const (
	// sameKey holds if two entries answer the same question.
	sameKey = `r.subject = n.subject AND r.layer = n.layer AND r.round = n.round AND r.annotator = n.annotator
AND r.kind = n.kind AND r.field = n.field AND r.target = n.target AND r.option = n.option`

	// latestStamp is the last millisecond of the year 9999.
	latestStamp = "253402300799999"

	// earliestTime is the second day of the year 1.
	earliestTime = "-62135510400000"
)

// linked finds an entry whose link names no entry of the same question, and none
// that is known to stay out.
func linked(column string) string {
	return `SELECT n.file, n.id, n.` + column + ` FROM main.log AS n WHERE n.` + column + ` IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM main.log AS r WHERE r.id = n.` + column + ` AND ` + sameKey + `)
AND NOT EXISTS (SELECT 1 FROM ours.log AS r WHERE r.id = n.` + column + ` AND ` + sameKey + `)
AND n.` + column + ` NOT IN (SELECT id FROM main.outside UNION ALL SELECT id FROM ours.declined UNION ALL SELECT id FROM ours.absent) LIMIT 1`
}

// namedIn finds an entry whose column names somebody or something of which no
// entry of that kind tells; models are known by their ids alone.
func namedIn(column, kind string) string {
	return `SELECT n.file, n.id, n.` + column + ` FROM main.log AS n WHERE n.` + column + ` <> '' AND n.` + column + ` NOT GLOB 'model:*' AND n.` + column + ` NOT IN (
  SELECT subject FROM ours.event WHERE kind = '` + kind + `' UNION SELECT subject FROM main.log WHERE kind = '` + kind + `') LIMIT 1`
}

// about finds an entry about a paragraph or an article that nobody holds: the
// table of these is called like them.
func about(text annotate.Subject) string {
	return `SELECT n.file, n.id, substr(n.subject, 1, 12) FROM (
  SELECT min(file) AS file, min(id) AS id, subject FROM main.log WHERE ` + sqlOf(text) + ` GROUP BY subject) AS n
WHERE NOT EXISTS (SELECT 1 FROM ours.` + string(text) + ` AS t WHERE t.id = n.subject)
  AND NOT EXISTS (SELECT 1 FROM main.` + string(text) + ` AS t WHERE t.id = n.subject) LIMIT 1`
}

// heldCodebook holds if a version of the codebook is there.
func heldCodebook(hash string) string {
	return `(SELECT 1 FROM ours.codebook AS b WHERE b.hash = ` + hash + `
  UNION ALL SELECT 1 FROM main.codebook AS b WHERE b.hash = ` + hash + `)`
}

func entryRules() []rule {
	return []rule{
		{
			`SELECT file, id, kind || ' of ' || CASE typeof(decided) WHEN 'integer' THEN strftime('%Y-%m-%dT%H:%M:%fZ', decided / 1000.0, 'unixepoch') ELSE decided END FROM main.log
WHERE kind NOT IN (` + quotedKinds(
				annotate.Kinds(),
			) + `)
   OR id = '' OR length(id) > 100 OR subject = '' OR round < 0 OR elapsed_ms < 0
   OR layer NOT IN ('', 'annotation', 'practice', 'final', 'model') OR kind IN ('answer', 'submission') AND (layer = '' OR round < 1)
   OR value = '' OR replaces = '' OR undoes = ''
   OR typeof(decided) <> 'integer' OR decided NOT BETWEEN ` + earliestTime + ` AND ` + latestStamp + ` LIMIT 1`,
			"merge.entry-malformed",
		},
		{linked("replaces"), "merge.entry-replaces"},
		{linked("undoes"), "merge.entry-undoes"},
		{
			about(annotate.OfParagraph),
			"merge.entry-paragraph",
		},
		{
			about(annotate.OfArticle),
			"merge.entry-article",
		},
		{namedIn("annotator", "person"), "merge.entry-annotator"},
		{namedIn("target", "target"), "merge.entry-target"},
		{
			`SELECT n.file, n.id, substr(n.codebook, 1, 12) FROM main.log AS n
WHERE n.codebook NOT IN (SELECT hash FROM ours.codebook UNION SELECT hash FROM main.codebook) LIMIT 1`,
			"merge.entry-codebook",
		},
		{
			`SELECT n.file, n.id, substr(n.value, 1, 12) FROM main.log AS n
WHERE n.subject = 'project' AND n.kind = 'project' AND n.field = 'codebook'
  AND NOT EXISTS ` + heldCodebook("coalesce(n.value, '')") + ` LIMIT 1`,
			"merge.entry-adopts",
		},
	}
}

// check holds all new entries to the rules. The first broken one is the
// refusal.
func (g *gathering) check(files []annotate.MergeFile) (*annotate.MergeRefusal, error) {
	for _, r := range entryRules() {
		var file int
		var id, names string
		err := g.conn.QueryRowContext(g.ctx, r.query).Scan(&file, &id, &names)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		if err != nil {
			return nil, err
		}
		i := intake{file: &files[file]}
		return &annotate.MergeRefusal{
			Path: files[file].Path, Code: annotate.CodeDamaged,
			Reason: sentence.Of(r.key, "File", i.name(), "Entry", id, "What", names, "Quoted", sentence.Quoted(names)),
		}, nil
	}
	return g.fault(files)
}
