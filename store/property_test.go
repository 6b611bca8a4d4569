package store

import (
	"context"
	"fmt"
	"maps"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// derived lists everything that follows from the log, row by row.
func derived(t testing.TB, p *Project) []string {
	t.Helper()
	var all []string
	for _, query := range []string{
		"SELECT concat_ws('/', 'current', subject, layer, round, annotator, kind, field, target, option, entry, stamp, revision, coalesce(value, 'NULL')) AS row FROM current ORDER BY row",
		"SELECT concat_ws('/', 'progress', paragraph, layer, round, annotator, state, unsure, look) AS row FROM progress ORDER BY row",
		"SELECT concat_ws('/', 'counter', layer, round, annotator, article, begun, submitted, unsure, look) AS row FROM counter ORDER BY row",
	} {
		rows, err := p.file.reader.whole.Query(query)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			var row string
			if err := rows.Scan(&row); err != nil {
				t.Fatal(err)
			}
			all = append(all, row)
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// drawEntries makes entries of every kind about the sample, with stamps that
// often tie and links to earlier entries of the same key.
func drawEntries(rt *rapid.T, s *sample, hashes []string) []annotate.Entry {
	var all []annotate.Entry
	last := make(map[annotate.Key]string)
	for i := range rapid.IntRange(1, 25).Draw(rt, "entries") {
		key, value := drawDecision(rt, s, hashes)
		e := annotate.Entry{
			ID:        fmt.Sprintf("00000000-0000-7000-8000-%012d", i),
			Key:       key,
			Value:     value,
			Stamp:     int64(rapid.IntRange(1, 8).Draw(rt, "stamp")),
			DecidedAt: time.Date(2026, 3, 1, 9, 0, i, 0, time.UTC),
			Codebook:  rapid.SampledFrom(hashes).Draw(rt, "codebook"),
			Origin: rapid.SampledFrom([]annotate.Origin{annotate.OriginAnnotator, annotate.OriginPrefill, annotate.OriginImport}).
				Draw(rt, "origin"),
			Action: "00000000-0000-7000-8000-00000000ac71",
			Device: "device",
			Author: "A1",
		}
		if key.Field == "genre" {
			e.Codebook = hashes[len(hashes)-1] // the others do not ask it
		}
		if rapid.Bool().Draw(rt, "linked") {
			e.Replaces = last[key]
		}
		last[key] = e.ID
		all = append(all, e)
	}
	return all
}

func drawDecision(rt *rapid.T, s *sample, hashes []string) (annotate.Key, string) {
	para := rapid.SampledFrom(append(s.articles[0].Paragraphs[:2:2], s.articles[1].Paragraphs[0])).Draw(rt, "paragraph")
	who := rapid.SampledFrom([]string{"A1", "A2"}).Draw(rt, "annotator")
	sheet := annotate.NewSheet(para, annotate.LayerAnnotation, 1, who)
	pick := func(values ...string) string { return rapid.SampledFrom(values).Draw(rt, "value") }
	switch rapid.IntRange(0, 12).Draw(rt, "kind") {
	case 0:
		return sheet.Key("unit_type", ""), pick("body", "furniture", "")
	case 1:
		return sheet.Key("sourcing", ""), pick("none", "official|expert", "")
	case 2:
		return sheet.Key("stance", s.target), pick("low", "high", "")
	case 3:
		return sheet.Key(annotate.FieldUnsure, ""), pick("paragraph", "sourcing|stance", "")
	case 4, 5:
		return sheet.SubmissionKey(), pick(s.target, annotate.SubmittedNoTargets, "")
	case 8:
		return annotate.NewSheet(wholeOf(s.articles[0]), annotate.LayerAnnotation, 1, who).Key("genre", ""), pick("news", "comment", "")
	case 9:
		return annotate.NewSheet(wholeOf(s.articles[0]), annotate.LayerAnnotation, 1, who).SubmissionKey(), pick(s.target, "")
	case 6:
		return annotate.Key{Kind: annotate.KindArticle, Subject: s.articles[0].ID, Field: annotate.MetaTitle}, pick("x", "y", "")
	case 7:
		return sheet.EvidenceKey(annotate.Slot{Field: "sourcing"}, pick("official", "expert")), drawMarks(rt, para)
	case 10:
		return sheet.EvidenceKey(annotate.Slot{Field: "stance", Target: s.target}, pick("low", "high")), drawMarks(rt, para)
	case 11:
		return annotate.ExposureKey(drawTreatment(rt), para.ID, who, 1), drawExposure(rt)
	default:
		return annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectCodebook}, pick(hashes...)
	}
}

func TestAppendIsAUnionInWhateverOrder(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s := newSample(t)
	later, whole := mustParse(t, laterSource), mustParse(t, wholeSource)
	for _, book := range []*codebook.Codebook{later, whole} {
		if err := s.file.addCodebook(ctx, book); err != nil {
			t.Fatal(err)
		}
	}
	closeProject(t, s.Project)
	rapid.Check(t, func(rt *rapid.T) {
		q, p := s.twin(t), s.twin(t)
		defer closeProject(t, p)
		defer closeProject(t, q)
		all := drawEntries(rt, s, []string{s.book.Hash, later.Hash, whole.Hash})
		if err := q.Append(ctx, all...); err != nil {
			rt.Fatal(err)
		}
		shuffled := rapid.Permutation(append(all, all[:rapid.IntRange(0, len(all)).Draw(rt, "repeated")]...)).Draw(rt, "order")
		for len(shuffled) > 0 {
			size := rapid.IntRange(1, len(shuffled)).Draw(rt, "batch")
			if err := p.Append(ctx, shuffled[:size]...); err != nil {
				rt.Fatal(err)
			}
			shuffled = shuffled[size:]
		}
		if diff := cmp.Diff(derived(t, q), derived(t, p)); diff != "" {
			rt.Fatalf("what is derived depends on the order (-first +shuffled):\n%s", diff)
		}
		for _, each := range []*Project{q, p} {
			problems, err := each.Check(ctx)
			if err != nil {
				rt.Fatal(err)
			}
			for _, problem := range problems {
				if !problem.Note {
					rt.Fatalf("Check finds: %s %s", problem.Code, problem.Message)
				}
			}
		}
	})
}

// values is what stands on all sheets of A1: what an undo must bring back.
func values(t testing.TB, s *sample) map[annotate.Key]string {
	t.Helper()
	all := make(map[annotate.Key]string)
	err := s.EachSheet(context.Background(), func(_ *annotate.Article, sheet *annotate.Sheet) error {
		for slot, current := range sheet.Answers {
			if current.Entry.Value != "" {
				all[sheet.Key(slot.Field, slot.Target)] = current.Entry.Value
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	maps.Copy(all, marksOf(t, s.Project))
	return all
}

// reverse undoes or redoes what the log says is next, as a program does that
// has just been started, and reports whether there was anything.
func reverse(t testing.TB, s *sample, redo bool) bool {
	t.Helper()
	ctx := context.Background()
	actions, err := s.Actions(ctx, "A1", s.pen.Device, 1000)
	if err != nil {
		t.Fatal(err)
	}
	history := annotate.NewHistory(actions)
	action, ok := history.Undo()
	if redo {
		action, ok = history.Redo()
	}
	if !ok {
		return false
	}
	current := func(k annotate.Key) string {
		sheet, err := s.Sheet(ctx, k.Subject, k.Layer, k.Round, k.Annotator)
		if err != nil {
			t.Fatal(err)
		}
		return sheet.CurrentID(k)
	}
	replaced := func(id string) annotate.Entry {
		e, err := s.Entry(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		return *e
	}
	reversed, kept := annotate.Reverse(s.pen, action, current, replaced)
	if len(kept) > 0 {
		t.Fatalf("%d entries of the newest action are not current", len(kept))
	}
	if err := s.Append(ctx, reversed...); err != nil {
		t.Fatal(err)
	}
	return true
}

func TestUndoAndRedoBringBackWhatStood(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	closeProject(t, s.Project)
	rapid.Check(t, func(rt *rapid.T) {
		s := &sample{Project: s.twin(t), pen: s.pen, book: s.book, articles: s.articles, target: s.target}
		defer closeProject(t, s.Project)
		states := []map[annotate.Key]string{values(t, s)}
		possible := map[string][]string{"unit_type": {"body", "furniture", ""}, "sourcing": {"none", "expert", ""}, "note": {"a", "b", ""}}
		at := 0
		for range rapid.IntRange(1, 15).Draw(rt, "steps") {
			switch rapid.SampledFrom([]string{"answer", "answer", "undo", "redo"}).Draw(rt, "step") {
			case "answer":
				para := rapid.SampledFrom(s.articles[0].Paragraphs).Draw(rt, "paragraph")
				sheet, err := s.Sheet(ctx, para.ID, annotate.LayerAnnotation, 1, "A1")
				if err != nil {
					rt.Fatal(err)
				}
				s.pen.Begin()
				var written []annotate.Entry
				for _, field := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"unit_type", "sourcing", "note"}), 1, 3, rapid.ID).Draw(rt, "fields") {
					key := sheet.Key(field, "")
					value := rapid.SampledFrom(possible[field]).Draw(rt, "value")
					written = append(written, s.pen.Write(key, value, sheet.CurrentID(key), annotate.OriginAnnotator))
				}
				for _, option := range []string{"expert", "none"} {
					if rapid.Bool().Draw(rt, "marks") {
						key := sheet.EvidenceKey(annotate.Slot{Field: "sourcing"}, option)
						written = append(written, s.pen.Write(key, drawMarks(rt, para), sheet.CurrentID(key), annotate.OriginAnnotator))
					}
				}
				if err := s.Append(ctx, written...); err != nil {
					rt.Fatal(err)
				}
				states = append(states[:at+1], values(t, s))
				at++
			case "undo":
				if did := reverse(t, s, false); did != (at > 0) {
					rt.Fatalf("undo did something: %v, want %v", did, at > 0)
				}
				at = max(at-1, 0)
			case "redo":
				if did := reverse(t, s, true); did != (at < len(states)-1) {
					rt.Fatalf("redo did something: %v, want %v", did, at < len(states)-1)
				}
				at = min(at+1, len(states)-1)
			}
			if diff := cmp.Diff(states[at], values(t, s)); diff != "" {
				rt.Fatalf("what stands differs from what stood then (-then +now):\n%s", diff)
			}
		}
		assertSound(t, s.Project)
	})
}
