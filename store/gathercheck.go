package store

import (
	"database/sql"
	"errors"
	"strings"

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

	// ofEntry is what is told of an entry e that breaks a rule, before what it names.
	ofEntry = `SELECT e.file, e.id, `

	// wrote is what a malformed entry says of itself.
	wrote = `a.kind || ' of ' || CASE typeof(e.decided)
  WHEN 'integer' THEN strftime('%Y-%m-%dT%H:%M:%fZ', e.decided / 1000.0, 'unixepoch') ELSE e.decided END`

	// Entries e with what they share, in the order in which that is looked at.
	byEntry      = ` FROM main.entry AS e CROSS JOIN main.slot AS a ON a.number = e.slot`
	byScope      = ` FROM main.scope AS s CROSS JOIN main.entry AS e ON e.scope = s.number CROSS JOIN main.slot AS a ON a.number = e.slot`
	bySlot       = ` FROM main.slot AS a CROSS JOIN main.entry AS e ON e.slot = a.number`
	byProvenance = ` FROM main.provenance AS m CROSS JOIN main.entry AS e ON e.provenance = m.number`
)

// linked finds an entry whose link names no entry of the same question, and none
// that is known to stay out.
func linked(column string) string {
	return ofEntry + `e.` + column + ` FROM main.entry AS e WHERE e.` + column + ` IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM main.entry AS r WHERE r.id = e.` + column + ` AND r.scope = e.scope AND r.slot = e.slot)
AND NOT EXISTS (SELECT 1 FROM ours.log AS r JOIN main.log AS n ON n.id = e.id WHERE r.id = e.` + column + ` AND ` + sameKey + `)
AND e.` + column + ` NOT IN (SELECT id FROM main.outside UNION ALL SELECT id FROM ours.declined UNION ALL SELECT id FROM ours.absent) LIMIT 1`
}

// namedIn finds an entry of which a column, of what it shares, names somebody or
// something of which no entry of that kind tells; models are known by their ids
// alone.
func namedIn(column, by, kind string) string {
	return ofEntry + column + by + ` WHERE ` + column + ` <> '' AND ` + column + ` NOT GLOB 'model:*' AND ` + column + ` NOT IN (
  SELECT subject FROM ours.event WHERE kind = '` + kind + `' UNION SELECT subject FROM main.event WHERE kind = '` + kind + `') LIMIT 1`
}

// about finds an entry about a paragraph or an article that nobody holds: the
// table of these is called like them. A ruling for everyone goes where its precedent is not.
func about(text annotate.Subject) string {
	tables := []string{string(text)}
	if text == annotate.OfUnit {
		tables = []string{string(annotate.OfParagraph), string(annotate.OfArticle)}
	}
	var missing []string
	for _, table := range tables {
		for _, db := range []string{"ours", "main"} {
			missing = append(missing, `NOT EXISTS (SELECT 1 FROM `+db+`.`+table+` AS t WHERE t.id = n.subject)`)
		}
	}
	nowhere := strings.Join(missing, "\n  AND ")
	return ofEntry + `substr(n.subject, 1, 12) FROM (SELECT DISTINCT subject FROM main.scope) AS n
CROSS JOIN main.scope AS s ON s.subject = n.subject
CROSS JOIN main.entry AS e ON e.scope = s.number
CROSS JOIN main.slot AS a ON a.number = e.slot
WHERE ` + nowhere + ` AND ` + sqlOf(text) + `
  AND NOT (a.kind = 'ruling' AND s.annotator = '') LIMIT 1`
}

// heldCodebook holds if a version of the codebook is there.
func heldCodebook(hash string) string {
	return `(SELECT 1 FROM ours.codebook AS b WHERE b.hash = ` + hash + `
  UNION ALL SELECT 1 FROM main.codebook AS b WHERE b.hash = ` + hash + `)`
}

func entryRules() []rule {
	malformed := func(by, where string) rule {
		return rule{ofEntry + wrote + by + ` WHERE ` + where + ` LIMIT 1`, "merge.entry-malformed"}
	}
	return []rule{
		malformed(byEntry, `e.id = '' OR length(e.id) > 100 OR e.elapsed_ms < 0 OR e.value = '' OR e.replaces = '' OR e.undoes = ''
   OR typeof(e.decided) <> 'integer' OR e.decided NOT BETWEEN `+earliestTime+` AND `+latestStamp),
		malformed(byScope, `s.subject = '' OR s.round < 0 OR s.layer NOT IN ('', 'annotation', 'practice', 'final', 'model')
   OR (s.layer = '' OR s.round < 1) AND a.kind IN ('answer', 'submission')`),
		malformed(bySlot, `a.kind NOT IN (`+quotedKinds(annotate.Kinds())+`)`),
		{linked("replaces"), "merge.entry-replaces"},
		{linked("undoes"), "merge.entry-undoes"},
		{about(annotate.OfUnit), "merge.entry-paragraph"},
		{about(annotate.OfParagraph), "merge.entry-paragraph"},
		{about(annotate.OfArticle), "merge.entry-article"},
		{namedIn("s.annotator", byScope, "person"), "merge.entry-annotator"},
		{namedIn("a.target", bySlot, "target"), "merge.entry-target"},
		{
			ofEntry + `substr(m.codebook, 1, 12)` + byProvenance + `
WHERE m.codebook NOT IN (SELECT hash FROM ours.codebook UNION SELECT hash FROM main.codebook) LIMIT 1`,
			"merge.entry-codebook",
		},
		{
			ofEntry + `substr(e.value, 1, 12) FROM main.event AS e
WHERE e.subject = 'project' AND e.kind = 'project' AND e.field = 'codebook'
  AND NOT EXISTS ` + heldCodebook("coalesce(e.value, '')") + ` LIMIT 1`,
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
