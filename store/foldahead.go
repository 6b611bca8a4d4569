package store

import (
	"context"
	"database/sql"
	"strconv"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// The entries of a sheet are joined so that a sheet is one row: a merge brings
// many, and a row costs more than its words.
const (
	columnEnd = "\x1f"
	entryEnd  = "\x1e"

	// sheetOrder is the order of the index by_key, so that it costs nothing.
	sheetOrder = `subject, layer, round, annotator`

	sqlTextOf = `SELECT article, position, coalesce(text, ''), guess FROM main.paragraph WHERE id = ?1
UNION ALL SELECT article, position, coalesce(text, ''), guess FROM ours.paragraph WHERE id = ?1 LIMIT 1`
)

// sqlGatheredSheets reads all gathered entries, sheet by sheet. ?1 is whether
// answers may be of more than one version of the codebook.
var sqlGatheredSheets = `SELECT n.subject, n.layer, n.round, n.annotator, count(*),
  group_concat(concat_ws(char(31), n.kind, n.field, n.target, coalesce(n.value, ''), n.stamp, n.id,
    coalesce(l.origin, ''), coalesce(l.codebook, ''), n.option), char(30))
FROM main.log AS n LEFT JOIN main.log AS l ON l.id = CASE WHEN ?1 OR n.kind = 'submission' THEN n.id END
WHERE n.` + sheetKinds + `
GROUP BY n.subject, n.layer, n.round, n.annotator ORDER BY n.subject, n.layer, n.round, n.annotator`

// aheadFold works out how far a sheet is by its gathered entries alone, sheet
// by sheet in their order, while others write those entries to the project.
// What it says holds for the sheets of which the project knew nothing.
type aheadFold struct {
	versions *codebook.Versions
	foretold []foretold
	err      error
	stop     context.CancelFunc
	ended    chan struct{}
}

// foretold is the progress of one sheet, if it could be computed.
type foretold struct {
	progress
	told bool
}

// foldAhead begins with what was gathered in the file at path. It must be
// waited for.
func (f *file) foldAhead(ctx context.Context, path string, versions *codebook.Versions) *aheadFold {
	a := &aheadFold{versions: versions, ended: make(chan struct{})}
	ctx, a.stop = context.WithCancel(ctx)
	go func() {
		defer close(a.ended)
		a.err = a.read(ctx, path, f.path)
	}()
	return a
}

// wait ends it if it is not needed any more, or lets it come to its end.
func (a *aheadFold) wait(needed bool) error {
	if a == nil {
		return nil
	}
	defer a.stop()
	if !needed {
		a.stop()
	}
	<-a.ended
	return a.err
}

func (a *aheadFold) read(ctx context.Context, path, project string) error {
	db := openPool(path, 1, map[string]string{"mode": "ro", "immutable": "1", "_txlock": "deferred"}, readByMapping)
	defer db.Close()
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, "ATTACH ? AS ours", sourceName(project, map[string]string{"mode": "ro"})); err != nil {
		return err
	}
	text, err := conn.PrepareContext(ctx, sqlTextOf)
	if err != nil {
		return err
	}
	defer text.Close()
	var para annotate.Paragraph
	answers := make(map[annotate.Slot]annotate.Current) // the same for all sheets: to make one takes longer than to fill it
	return eachRow(ctx, conn, sqlGatheredSheets, func(rows *sql.Rows) error {
		var key sheetKey
		var n int
		var words string
		if err := rows.Scan(&key.paragraph, &key.layer, &key.round, &key.annotator, &n, &words); err != nil {
			return err
		}
		if para.ID != key.paragraph {
			para = annotate.Paragraph{ID: key.paragraph}
			if err := text.QueryRowContext(ctx, para.ID).Scan(&para.Article, &para.Position, &para.Text, &para.Guess); err != nil {
				return missing(err, "paragraph", para.ID)
			}
		}
		clear(answers)
		sheet := annotate.NewSheet(para, key.layer, key.round, key.annotator)
		sheet.Answers, sheet.Versions = answers, a.versions
		var f foretold
		if f.told = applyJoined(sheet, n, words); f.told {
			f.progress = progressOf(sheet, a.versions.InForce)
		}
		a.foretold = append(a.foretold, f)
		return nil
	}, len(a.versions.Held) > 1)
}

// applyJoined applies n joined entries. It reports whether they could be told
// apart: a text may hold what separates them.
func applyJoined(sheet *annotate.Sheet, n int, words string) bool {
	if strings.Count(words, entryEnd) != n-1 {
		return false
	}
	for entry := range strings.SplitSeq(words, entryEnd) {
		var columns [9]string
		if strings.Count(entry, columnEnd) != len(columns)-1 {
			return false
		}
		for i := range columns {
			columns[i], entry, _ = strings.Cut(entry, columnEnd)
		}
		stamp, err := strconv.ParseInt(columns[4], 10, 64)
		if err != nil {
			return false
		}
		key := annotate.Key{Kind: annotate.Kind(columns[0]), Field: columns[1], Target: columns[2], Option: columns[8]}
		if known := sheet.Current(key); known.Revision > 0 {
			return false // which of several stands is worked out when they are in the log
		}
		sheet.Apply(annotate.Entry{
			Key: key, Value: columns[3], Stamp: stamp, ID: columns[5], Origin: annotate.Origin(columns[6]), Codebook: columns[7],
		})
	}
	return true
}
