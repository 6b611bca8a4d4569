package store

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
)

// benchPair gives a project of some size and a bare SQLite file beside it on
// the same disk.
type benchPair struct {
	*sample
	bare func() error
	n    int
}

func newBenchPair(b *testing.B) *benchPair {
	b.Helper()
	folder := b.TempDir()
	pair := &benchPair{sample: newSampleAt(b, filepath.Join(folder, "project.plumb"))}
	var articles []*annotate.Article
	for i := range 100 {
		articles = append(articles, newArticle(fmt.Sprint("bench ", i), 25))
	}
	if _, err := pair.AddArticles(context.Background(), articles, nil); err != nil {
		b.Fatal(err)
	}
	pair.articles = articles
	db := openWriter(filepath.Join(folder, "bare.db"), "rwc")
	b.Cleanup(func() { _ = db.Close() })
	if _, err := db.Exec("CREATE TABLE row (id INTEGER PRIMARY KEY, words TEXT) STRICT"); err != nil {
		b.Fatal(err)
	}
	insert, err := db.Prepare("INSERT INTO row (words) VALUES (?)")
	if err != nil {
		b.Fatal(err)
	}
	pair.bare = func() error { _, err := insert.Exec("one answer"); return err }
	return pair
}

// appendOne writes one answer to the next question of the next paragraph, as
// an annotator does.
func (p *benchPair) appendOne() error {
	fields := []string{"unit_type", "sourcing", "stance", "note"}
	a := p.articles[p.n/100%len(p.articles)]
	sheet := annotate.NewSheet(a.Paragraphs[p.n/4%25], annotate.LayerAnnotation, 1, "A1")
	field, target, value := fields[p.n%4], "", "body"
	if field == "stance" {
		target, value = p.target, "low"
	}
	p.n++
	p.pen.Begin()
	return p.Append(context.Background(), p.pen.Write(sheet.Key(field, target), value, "", annotate.OriginAnnotator))
}

// BenchmarkAppend is one answer made durable.
func BenchmarkAppend(b *testing.B) {
	pair := newBenchPair(b)
	for b.Loop() {
		if err := pair.appendOne(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBareCommit is what SQLite needs to make one row durable.
func BenchmarkBareCommit(b *testing.B) {
	pair := newBenchPair(b)
	for b.Loop() {
		if err := pair.bare(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAppendAgainstBareCommit does both in turn on the same disk and
// reports the ratios to reach: 1.3 in the median, 2 at the 99th percentile.
func BenchmarkAppendAgainstBareCommit(b *testing.B) {
	pair := newBenchPair(b)
	var ours, bare []time.Duration
	timed := func(into *[]time.Duration, do func() error) {
		start := time.Now()
		if err := do(); err != nil {
			b.Fatal(err)
		}
		*into = append(*into, time.Since(start))
	}
	for b.Loop() {
		timed(&ours, pair.appendOne)
		timed(&bare, pair.bare)
	}
	slices.Sort(ours)
	slices.Sort(bare)
	at := func(all []time.Duration, share float64) float64 { return float64(all[int(share*float64(len(all)-1))]) }
	b.ReportMetric(at(ours, 0.5)/1e3, "append-median-µs")
	b.ReportMetric(at(bare, 0.5)/1e3, "bare-median-µs")
	b.ReportMetric(at(ours, 0.5)/at(bare, 0.5), "median-ratio")
	b.ReportMetric(at(ours, 0.99)/at(bare, 0.99), "p99-ratio")
}

func benchmarkArticles(b *testing.B, count int, do func(*sample) error) {
	b.Helper()
	s := newSample(b)
	var articles []*annotate.Article
	var about []annotate.Entry
	for i := range count {
		a := newArticle(fmt.Sprint("queue ", i), 5)
		articles = append(articles, a)
		about = append(
			about,
			metaEntries(
				s.pen,
				a,
				annotate.Meta{
					Title:     fmt.Sprint("Title ", i),
					Outlet:    "Outlet",
					Author:    "Author",
					Published: "2026-03-01",
					File:      "file.txt",
				},
			)...)
	}
	if _, err := s.AddArticles(context.Background(), articles, about); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := do(s); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkQueue shows that the queue grows linearly with the articles.
func BenchmarkQueue(b *testing.B) {
	for _, count := range []int{1000, 10_000} {
		b.Run(fmt.Sprint(count), func(b *testing.B) {
			benchmarkArticles(b, count, func(s *sample) error {
				_, err := s.Queue(context.Background(), "A1", annotate.LayerAnnotation, 1)
				return err
			})
		})
	}
}

// BenchmarkSearch looks for what is nowhere, so that everything is read.
func BenchmarkSearch(b *testing.B) {
	for _, count := range []int{200, 2000} {
		b.Run(fmt.Sprint(count*5), func(b *testing.B) {
			benchmarkArticles(b, count, func(s *sample) error {
				_, err := s.Find(context.Background(), annotatetest.Query("nowhere at all"), 100, 100)
				return err
			})
		})
	}
}

// BenchmarkOpen opens a project of many articles and shows where it was.
func BenchmarkOpen(b *testing.B) {
	for _, count := range []int{1000, 10_000} {
		b.Run(fmt.Sprint(count), func(b *testing.B) {
			benchmarkArticles(b, count, func(s *sample) error {
				ctx := context.Background()
				p, err := Open(ctx, s.Path(), Options{})
				if err != nil {
					return err
				}
				if _, err := p.HighestStamp(ctx); err != nil {
					return err
				}
				if _, err := p.Sheets(ctx, s.articles[0].ID, annotate.LayerAnnotation, 1, "A1"); err != nil {
					return err
				}
				return p.Close()
			})
		})
	}
}
