package store

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
)

// inOrder is what A1 sees, and in which order it comes where an order is not asked for by a
// value: the log, the undo, what is found and what is flagged.
func (s *consistency) inOrder(t testing.TB) string {
	t.Helper()
	ctx := context.Background()
	var all strings.Builder
	all.WriteString(s.seen(t))
	for _, q := range []string{
		"SELECT kind, subject, layer, round, field, target, option, value FROM log WHERE annotator = 'A1' ORDER BY rank, id",
		"SELECT kind, subject, field, option, value FROM current_entry WHERE annotator = 'A1' ORDER BY stamp",
	} {
		for i, row := range rowsOf(t, s.Project, q) {
			fmt.Fprintln(&all, i, row)
		}
	}
	for _, told := range []any{
		told(s.Find(ctx, annotatetest.Query("council"), 100, 100)), told(s.Catalogue(ctx)), told(s.Revisions(ctx)),
	} {
		fmt.Fprintln(&all, told)
	}
	return all.String()
}

// says writes one thing as A1 about a paragraph.
func (s *consistency) says(t testing.TB, at int, field, value string) {
	t.Helper()
	sheet := annotate.NewSheet(s.long.Paragraphs[at], annotate.LayerAnnotation, annotate.FirstRound, "A1")
	switch field {
	case "submission":
		s.write(t, "A1", sheet.SubmissionKey(), value)
	case "evidence":
		s.write(t, "A1", sheet.EvidenceKey(annotate.Slot{Field: "sourcing"}, "official"), value)
	case "exposure":
		s.write(t, "A1", annotate.ExposureKey(annotate.ProjectHintsShown, sheet.Paragraph.ID, "A1", annotate.FirstRound), value)
	case "stance":
		s.write(t, "A1", sheet.Key(field, s.target), value)
	default:
		s.write(t, "A1", sheet.Key(field, ""), value)
	}
}

// TestWhateverTheyDoNothingTellsWhatIsAskedAgain: A1 answers an article in any order, and a
// stretch of it is asked again; in a twin that stretch was never answered. Whatever A1 does from
// then on, in whatever order, both show the same, in the same order.
func TestWhateverTheyDoNothingTellsWhatIsAskedAgain(t *testing.T) {
	t.Parallel()
	values := map[string][]string{
		"unit_type": {"body", "furniture", ""}, "sourcing": {"none", "official", "expert", ""}, "stance": {"low", "high", ""},
		"note": {"a remark", ""}, "unsure": {"paragraph", ""},
	}
	first := newConsistency(t)
	closeProject(t, first.Project)
	tried := 0
	rapid.Check(t, func(rt *rapid.T) {
		if tried > 12 {
			return // each works through two projects, so a few are many cases
		}
		never, again := first.another(t), first.another(t)
		defer closeProject(t, never.Project)
		defer closeProject(t, again.Project)
		for _, at := range rapid.Permutation([]int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}).Draw(rt, "order") {
			sourcing := rapid.SampledFrom([]string{"none", "official"}).Draw(rt, "first")
			again.work(t, sourcing, again.long.Paragraphs[at])
			words, shown := drawMarks(rt, again.long.Paragraphs[at]), drawExposure(rt)
			again.says(t, at, "evidence", words)
			again.says(t, at, "exposure", shown)
			if at >= 5 {
				never.work(t, sourcing, never.long.Paragraphs[at])
				never.says(t, at, "evidence", words)
				never.says(t, at, "exposure", shown)
			}
		}
		if n := again.later(t, annotate.RepeatDays); n != 5 {
			rt.Fatalf("%d paragraphs are asked again, want five", n)
		}
		never.later(t, annotate.RepeatDays)
		never.viewAs(t, "A1")
		again.viewAs(t, "A1")
		for range rapid.IntRange(0, 25).Draw(rt, "steps") {
			at := rapid.IntRange(0, 10).Draw(rt, "paragraph")
			field := rapid.SampledFrom([]string{"unit_type", "sourcing", "stance", "note", "unsure", "submission", "evidence", "exposure"}).
				Draw(rt, "field")
			value := never.target
			switch field {
			case "submission":
			case "evidence":
				value = drawMarks(rt, never.long.Paragraphs[at])
			case "exposure":
				value = drawExposure(rt)
			default:
				value = rapid.SampledFrom(values[field]).Draw(rt, "value")
			}
			never.says(t, at, field, value)
			again.says(t, at, field, value)
		}
		if diff := cmp.Diff(never.inOrder(t), again.inOrder(t)); diff != "" {
			rt.Fatalf("A1 can tell what is asked again (-never answered +asked again):\n%s", diff)
		}
		tried++
	})
}

// another is a copy of the project as it is, with a pen of its own.
func (s *consistency) another(t testing.TB) *consistency {
	t.Helper()
	return &consistency{
		&sample{Project: s.twin(t), pen: newPen("device-2", "A1"), book: s.book, articles: s.articles, target: s.target}, s.long,
	}
}
