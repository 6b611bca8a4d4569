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

	// sheetOrder is that of an index, so that it costs nothing.
	sheetOrder = `s.subject, s.layer, s.round, s.annotator`

	// ofSheet holds of whose say s it is on what, if any entry of it is of a sheet.
	ofSheet = `EXISTS (SELECT 1 FROM {gathered}.entry AS e WHERE e.scope = s.number AND e.sheet)`

	sqlTextOf = `SELECT article, position, coalesce(text, ''), guess FROM main.paragraph WHERE id = ?1
UNION ALL SELECT article, position, coalesce(text, ''), guess FROM ours.paragraph WHERE id = ?1
UNION ALL SELECT id, 1 + paragraphs, '', '' FROM main.article WHERE id = ?1
UNION ALL SELECT id, 1 + paragraphs, '', '' FROM ours.article WHERE id = ?1 LIMIT 1`
)

// sqlGatheredSheets reads all gathered entries of sheets, sheet by sheet, with how
// many they are before them.
var sqlGatheredSheets = `SELECT s.subject, s.layer, s.round, s.annotator,
  (SELECT count(*) || char(30) || group_concat(concat_ws(char(31), e.slot, e.provenance, coalesce(e.value, '')), char(30))
   FROM main.entry AS e WHERE e.scope = s.number AND e.sheet)
FROM main.scope AS s WHERE ` + strings.Replace(ofSheet, "{gathered}", "main", 1) + ` ORDER BY ` + sheetOrder

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
func (f *file) foldAhead(ctx context.Context, path string, much keeping, versions *codebook.Versions) *aheadFold {
	a := &aheadFold{versions: versions, ended: make(chan struct{})}
	ctx, a.stop = context.WithCancel(ctx)
	go func() {
		defer close(a.ended)
		a.err = a.read(ctx, path, much, f.path)
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

func (a *aheadFold) read(ctx context.Context, path string, much keeping, project string) error {
	db := openPool(path, 1, map[string]string{"mode": "ro", "immutable": "1", "_txlock": "deferred"}, "PRAGMA "+much.mapping)
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
	shared, err := readShared(ctx, conn)
	if err != nil {
		return err
	}
	var para annotate.Paragraph
	answers := make(map[annotate.Slot]annotate.Current) // the same for all sheets: to make one takes longer than to fill it
	return eachRow(ctx, conn, sqlGatheredSheets, func(rows *sql.Rows) error {
		var key sheetKey
		var words string
		if err := rows.Scan(&key.paragraph, &key.layer, &key.round, &key.annotator, &words); err != nil {
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
		if f.told = shared.applyJoined(sheet, words); f.told {
			f.progress = progressOf(sheet, a.versions.InForce)
		}
		a.foretold = append(a.foretold, f)
		return nil
	})
}

// shared is what gathered entries share, by its numbers there.
type shared struct {
	slots       map[string]annotate.Key
	provenances map[string]provenanceKey
}

func readShared(ctx context.Context, q querier) (*shared, error) {
	s := &shared{slots: make(map[string]annotate.Key), provenances: make(map[string]provenanceKey)}
	err := eachRow(ctx, q, `SELECT number, kind, field, target, option FROM main.slot`, func(rows *sql.Rows) error {
		var number string
		var k annotate.Key
		err := rows.Scan(&number, &k.Kind, &k.Field, &k.Target, &k.Option)
		s.slots[number] = k
		return err
	})
	if err != nil {
		return nil, err
	}
	return s, eachRow(ctx, q, `SELECT number, coalesce(codebook, ''), origin FROM main.provenance`, func(rows *sql.Rows) error {
		var number string
		var p provenanceKey
		err := rows.Scan(&number, &p.codebook, &p.origin)
		s.provenances[number] = p
		return err
	})
}

// applyJoined applies the joined entries of a sheet. It reports whether they could
// be told apart: a text may hold what separates them.
func (s *shared) applyJoined(sheet *annotate.Sheet, words string) bool {
	count, words, _ := strings.Cut(words, entryEnd)
	if n, err := strconv.Atoi(count); err != nil || strings.Count(words, entryEnd) != n-1 {
		return false
	}
	for entry := range strings.SplitSeq(words, entryEnd) {
		slot, entry, _ := strings.Cut(entry, columnEnd)
		provenance, value, _ := strings.Cut(entry, columnEnd)
		rest, known := s.slots[slot]
		key := sheet.Key(rest.Field, rest.Target)
		key.Kind, key.Option = rest.Kind, rest.Option
		if !known || strings.Contains(value, columnEnd) || sheet.Current(key).Revision > 0 {
			return false // which of several stands is worked out when they are in the log
		}
		from := s.provenances[provenance]
		sheet.Set(annotate.Current{
			Entry: annotate.Entry{Key: key, Value: value, Origin: from.origin, Codebook: from.codebook}, Revision: 1,
		})
	}
	return true
}
