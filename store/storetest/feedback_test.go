package storetest_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"plumbline/annotate"
	"plumbline/store"
	"plumbline/store/storetest"
)

// decide makes an answer final.
func decide(p *storetest.Team, q annotate.Paragraph, how annotate.Outcome, value, reason string) {
	key := annotate.NewSheet(q, annotate.LayerFinal, 1, "").Key("unsourced", "")
	p.Write("L", key, value)
	key.Kind = annotate.KindOutcome
	p.Write("L", key, how.Told("0"))
	key.Kind = annotate.KindReason
	p.Write("L", key, reason)
}

// inBatch puts an article into a batch of its own, which is closed or not.
func inBatch(p *storetest.Team, article int, closed bool) {
	name := fmt.Sprint("batch ", article)
	p.Write("L", annotate.Key{Kind: annotate.KindArticle, Subject: p.Articles[article].ID, Field: annotate.MetaBatch}, name)
	if closed {
		p.Write("L", annotate.Key{Kind: annotate.KindBatch, Subject: name, Field: annotate.BatchClosed}, annotate.Yes)
	}
}

// packOf makes a pack for somebody and opens it.
func packOf(t testing.TB, p *storetest.Team, who string) *store.Project {
	t.Helper()
	path := filepath.Join(t.TempDir(), "pack.plumb")
	if _, err := p.Pack(t.Context(), annotate.NewPack(p.Pen("L"), who), path); err != nil {
		t.Fatal(err)
	}
	packed, err := store.Open(t.Context(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = packed.Close() })
	return packed
}

// told is what the project tells somebody, a line an answer.
func told(t testing.TB, p *store.Project, who string) (lines []string) {
	t.Helper()
	all, err := p.Feedback(t.Context(), who)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all {
		lines = append(lines, fmt.Sprintf("%s %d %s: %s, %s, %s", f.Title, f.Paragraph.Position, f.Slot.Field, f.Yours, f.Final, f.Reason))
	}
	slices.Sort(lines)
	return lines
}

func TestTheNextPackTellsWhatWasDecidedOtherwiseInAClosedBatchAndNothingElse(t *testing.T) {
	p := storetest.MustOpenTeam(t, 6, 1)
	p.Write("L", annotate.Key{Kind: annotate.KindPerson, Subject: "L", Field: annotate.PersonRole}, annotate.RoleLead)
	inBatch(p, 0, true)
	inBatch(p, 1, false)
	of := p.Articles[0].Paragraphs
	for i, q := range append(slices.Clone(of), p.Paragraph(1, 0)) {
		p.Label("A2", q, map[string]string{"unsourced": "yes"})
		if i == 2 { // not submitted
			p.Write("A1", annotate.NewSheet(q, annotate.LayerAnnotation, 1, "A1").Key("unsourced", ""), "no")
			continue
		}
		p.Label("A1", q, map[string]string{"unsourced": "no"})
	}
	decide(p, of[0], annotate.OutcomeDecided, "yes", "A ministry is official.")
	decide(p, of[1], annotate.OutcomeDecided, "no", "As A1 has it.") // agrees
	decide(p, of[2], annotate.OutcomeDecided, "yes", "not submitted")
	decide(p, of[3], annotate.OutcomeKept, "yes", "kept")
	decide(p, of[4], annotate.OutcomeDecided, "yes", "asked again")
	p.Write("L", annotate.RepeatKey(of[4].ID, "A1"), annotate.Yes)
	decide(p, p.Paragraph(1, 0), annotate.OutcomeDecided, "yes", "the batch is open")

	packed := packOf(t, p, "A1")
	want := []string{"a 1 unsourced: no, yes, A ministry is official."}
	if got := told(t, packed, "A1"); !slices.Equal(got, want) {
		t.Errorf("the pack tells %q, want %q", got, want)
	}
	if err := packed.EachSheet(t.Context(), func(_ *annotate.Article, s *annotate.Sheet) error {
		if s.Layer == annotate.LayerFinal || s.Layer == annotate.LayerAnnotation && s.Annotator != "A1" {
			return fmt.Errorf("a sheet of %q in the layer %s", s.Annotator, s.Layer)
		}
		return nil
	}); err != nil {
		t.Errorf("in the pack is %v", err)
	}
	if got := told(t, packOf(t, p, "A2"), "A1"); len(got) > 0 {
		t.Errorf("another's pack tells %q", got)
	}
	if got := told(t, packOf(t, p, "A1"), "A1"); !slices.Equal(got, want) {
		t.Errorf("the pack after it tells %q", got)
	}
}

// TestFeedbackOpensNothingElse lets annotators answer, leads decide and batches close at
// random, and compares what packs hold of others and of what was decided: nothing, but what
// differs from a submitted answer in a closed batch.
func TestFeedbackOpensNothingElse(t *testing.T) {
	base := storetest.MustOpenTeam(t, 3, 3)
	base.Write("L", annotate.Key{Kind: annotate.KindPerson, Subject: "L", Field: annotate.PersonRole}, annotate.RoleLead)
	content := base.Content()
	rounds := 0
	rapid.Check(t, func(rt *rapid.T) {
		if rounds++; rounds > 8 {
			return // each makes a project and a pack
		}
		p := base.Copied(content)
		values := rapid.SampledFrom([]string{"yes", "no"})
		var want []string
		for a, article := range p.Articles {
			closed := rapid.Bool().Draw(rt, "closed")
			inBatch(p, a, closed)
			for _, q := range article.Paragraphs {
				mine, final := values.Draw(rt, "mine"), values.Draw(rt, "final")
				submitted, decided := rapid.Bool().Draw(rt, "submitted"), rapid.Bool().Draw(rt, "decided")
				p.Label("A2", q, map[string]string{"unsourced": values.Draw(rt, "theirs")})
				if submitted {
					p.Label("A1", q, map[string]string{"unsourced": mine})
				}
				if decided {
					decide(p, q, annotate.OutcomeDecided, final, "so")
				}
				if closed && submitted && decided && mine != final {
					want = append(want, fmt.Sprintf("%s %d unsourced: %s, %s, so", article.Meta.Title, q.Position, mine, final))
				}
			}
		}
		slices.Sort(want)
		packed := packOf(t, p, "A1")
		if got := told(t, packed, "A1"); !slices.Equal(got, want) {
			rt.Fatalf("the pack tells %q, want %q", got, want)
		}
		if err := packed.EachSheet(t.Context(), func(_ *annotate.Article, s *annotate.Sheet) error {
			if s.Layer == annotate.LayerFinal || s.Annotator == "A2" {
				return fmt.Errorf("a sheet of %q in the layer %s", s.Annotator, s.Layer)
			}
			return nil
		}); err != nil {
			rt.Fatalf("in the pack is %v", err)
		}
	})
}
