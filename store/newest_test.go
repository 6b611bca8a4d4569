package store

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"strconv"
	"testing"

	"plumbline/annotate"
)

// someLog is a random log about a few keys: stamps are often equal, and as far
// apart as a stamp can be.
func someLog(random *rand.Rand, s *sample) []annotate.Entry {
	latest, _ := strconv.ParseInt(latestStamp, 10, 64)
	stamps := []int64{1, 2, 9, 10, 11, 99_999, 1_772_355_600_000, 1_772_355_600_001, latest - 1, latest}
	fields := []string{annotate.MetaTitle, annotate.MetaOutlet, annotate.MetaAuthor}
	var log []annotate.Entry
	for i := range 60 {
		log = append(log, annotate.Entry{
			ID:        fmt.Sprintf("%08x-0000-7000-8000-%012x", random.Uint32N(1<<random.IntN(32)), i),
			Key:       annotate.Key{Kind: annotate.KindArticle, Subject: s.articles[random.IntN(2)].ID, Field: fields[random.IntN(3)]},
			Value:     []string{"", "a", "b", "c"}[random.IntN(4)],
			Stamp:     stamps[random.IntN(len(stamps))],
			DecidedAt: s.pen.Now(),
			Origin:    annotate.OriginAnnotator,
			Action:    "00000000-0000-7000-8000-00000000ac71",
			Device:    "device-1",
			Author:    "A1",
		})
	}
	return log
}

// newestIn is what annotate.Fold makes of a log: the current entry of each key
// and how many there are.
func newestIn(log []annotate.Entry) map[annotate.Key]string {
	newest := make(map[annotate.Key]string)
	for key, s := range annotate.Fold(log) {
		newest[key] = fmt.Sprintf("%s %d %d %q", s.Entry.ID, s.Entry.Stamp, s.Revision, s.Entry.Value)
	}
	return newest
}

// newestBy runs a query for keys of articles and what newestIn says of them.
func newestBy(t *testing.T, p *Project, query string) map[annotate.Key]string {
	newest := make(map[annotate.Key]string)
	err := eachRow(context.Background(), p.file.reader.whole, query, func(rows *sql.Rows) error {
		key := annotate.Key{Kind: annotate.KindArticle}
		var id, value string
		var stamp int64
		var revision int
		err := rows.Scan(&key.Subject, &key.Field, &id, &stamp, &revision, &value)
		newest[key] = fmt.Sprintf("%s %d %d %q", id, stamp, revision, value)
		return err
	})
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return newest
}

func TestGoAndSQLAgreeWhichEntryOfAKeyIsTheNewest(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	for seed := range uint64(8) {
		random := rand.New(rand.NewPCG(seed, 1))
		s := newSample(t)
		other := filepath.Join(t.TempDir(), "other.plumb")
		if err := s.SaveCopy(ctx, other); err != nil {
			t.Fatal(err)
		}
		log := someLog(random, s)
		here := random.IntN(len(log)) // the rest is merged
		for _, e := range log[:here] {
			if err := s.Append(ctx, e); err != nil {
				t.Fatal(err)
			}
		}
		elsewhere, err := Open(ctx, other, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := elsewhere.Append(ctx, log[here:]...); err != nil {
			t.Fatal(err)
		}
		closeProject(t, elsewhere)
		if _, err := s.Merge(ctx, []string{other}, takeAll); err != nil {
			t.Fatal(err)
		}
		all, err := entries(ctx, s.file.reader.whole, "SELECT {entry} FROM log AS l WHERE l.kind = 'article'")
		if err != nil {
			t.Fatal(err)
		}
		want := newestIn(all)
		const columns = "SELECT subject, field, "
		for what, query := range map[string]string{
			"what is current": columns + "entry, stamp, revision, coalesce(value, '') FROM current WHERE kind = 'article'",
			"the first of the newest": `SELECT k.subject, k.field, n.id, n.stamp, k.revision, coalesce(n.value, '')
FROM (SELECT subject, field, count(*) AS revision FROM log WHERE kind = 'article' GROUP BY subject, field) AS k
JOIN log AS n ON n.id = (SELECT l.id FROM log AS l
  WHERE l.kind = 'article' AND l.subject = k.subject AND l.field = k.field ` + newestFirst + ` LIMIT 1)`,
		} {
			if got := newestBy(t, s.Project, query); !maps.Equal(got, want) {
				t.Fatalf("%s by SQL is\n%v\nby Go\n%v", what, got, want)
			}
		}
		sorted, err := entries(ctx, s.file.reader.whole, "SELECT {entry} FROM log AS l ORDER BY "+inLogOrder)
		if err != nil {
			t.Fatal(err)
		}
		for i := 1; i < len(sorted); i++ {
			if !sorted[i].After(&sorted[i-1]) {
				t.Fatalf("SQL sorts %s before %s", sorted[i-1].ID, sorted[i].ID)
			}
		}
	}
}
