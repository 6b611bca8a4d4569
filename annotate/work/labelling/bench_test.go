package labelling_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/answering"
	"plumbline/annotate/work/labelling"
)

// longProject has an article of 60 paragraphs, all of them begun.
func longProject(tb testing.TB) *rig {
	tb.Helper()
	m := newProject(tb, annotatetest.Codebook())
	for i, name := range names {
		m.addTarget(tb, i+1, name)
	}
	var paras []para
	for i := range 60 {
		paras = append(
			paras,
			para{"body", fmt.Sprintf("%d: %s", i, strings.Repeat("The envoy said “nothing new” about the harbour. ", 12))},
		)
	}
	m.add("Long", paras...)
	d := sit(tb, m)
	for i := range paras {
		d.GoTo(i)
		d.keys("on⏎3d⏎1o2o3an")
	}
	d.awaitIdle()
	d.GoTo(30)
	d.Activate("sourcing", "")
	return d
}

// BenchmarkPress is one key that answers and writes.
func BenchmarkPress(b *testing.B) {
	d := longProject(b)
	for b.Loop() {
		d.Press('e')
	}
	b.StopTimer()
	d.awaitIdle()
}

// BenchmarkForm is what a window asks for after each key: the rows of the
// form, what is missing, and the state of each paragraph in view.
func BenchmarkForm(b *testing.B) {
	d := longProject(b)
	for b.Loop() {
		_, _ = d.Rows(), d.Missing()
		for i := 25; i < 35; i++ {
			_ = d.Sheet(i).State(d.Book())
		}
		_ = d.Total()
	}
}

// queueOf is a store with a queue of n articles beside the one worked on.
type queueOf struct {
	*watched
	n int
}

func (q queueOf) Queue(ctx context.Context, annotator string, layer annotate.Layer, round int) ([]annotate.Summary, error) {
	queue := make([]annotate.Summary, 0, q.n+1)
	for i := range q.n {
		queue = append(
			queue,
			annotate.Summary{ArticleID: annotate.ArticleID([]string{fmt.Sprint(i)}, ""), Tally: annotate.Tally{Paragraphs: 20}},
		)
	}
	own, err := q.watched.Queue(ctx, annotator, layer, round)
	return append(queue, own...), err
}

// BenchmarkPressInALongQueue must take as long as in a short one.
func BenchmarkPressInALongQueue(b *testing.B) {
	for _, n := range []int{4_000, 40_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			m := project(b, 4)
			if err := m.Project.SetBookmark(b.Context(), "A1", "laptop", annotate.Bookmark{Article: m.articles[0].ID}); err != nil {
				b.Fatal(err)
			}
			s, err := labelling.Open(b.Context(), queueOf{m, n}, answering.Options{Annotator: "A1", Device: "laptop"})
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			s.GoTo(1)
			for b.Loop() {
				s.Press('e')
				_ = s.Total()
			}
		})
	}
}
