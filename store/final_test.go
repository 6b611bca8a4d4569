package store

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plumbline/annotate"
)

// final makes an entry about a final answer.
func (s *sample) final(kind annotate.Kind, paragraph, value string) annotate.Entry {
	s.pen.Begin()
	key := annotate.Key{Kind: kind, Subject: paragraph, Layer: annotate.LayerFinal, Round: 1, Field: "unit_type"}
	return s.pen.Write(key, value, "", annotate.OriginAnnotator)
}

func TestFinalAnswersComeBackWithHowTheyWereDecided(t *testing.T) {
	s := newSample(t)
	ctx := context.Background()
	paragraph := s.articles[0].Paragraphs[0]
	seen := annotate.OutcomeDecided.Told("0011223344556677")
	for _, e := range []annotate.Entry{
		s.final(annotate.KindAnswer, paragraph.ID, "body"),
		s.final(annotate.KindOutcome, paragraph.ID, seen),
		s.final(annotate.KindReason, paragraph.ID, "because"),
		s.final(annotate.KindCause, paragraph.ID, string(annotate.CauseSlip)),
	} {
		if err := s.Append(ctx, e); err != nil {
			t.Fatal(err)
		}
	}
	sheets, err := s.SheetsOn(ctx, paragraph.ID)
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(sheets, func(s *annotate.Sheet) bool { return s.Layer == annotate.LayerFinal })
	if at < 0 {
		t.Fatalf("there is no final sheet among %d", len(sheets))
	}
	slot := annotate.Slot{Field: "unit_type"}
	v := sheets[at].Verdict(slot)
	if sheets[at].Value("unit_type", "") != "body" || v.Outcome.Entry.Value != seen || v.Reason.Entry.Value != "because" ||
		v.Cause.Entry.Value != string(annotate.CauseSlip) || v.Outcome.Entry.Author != s.pen.Author {
		t.Errorf("the final answer is %q, %+v", sheets[at].Value("unit_type", ""), v)
	}
	if actions, err := s.Actions(ctx, s.pen.Author, s.pen.Device, 4); err != nil || len(actions) != 4 {
		t.Errorf("%d actions can be undone (%v), want 4", len(actions), err)
	}
	if problems, err := s.Check(ctx); err != nil || len(problems) > 0 {
		t.Errorf("plumb check says %v (%v)", problems, err)
	}
}

func TestAHistoryHoldsEverythingThatWasSaidOfAParagraph(t *testing.T) {
	s := newSample(t)
	ctx := context.Background()
	paragraph := s.articles[0].Paragraphs[0]
	key := annotate.Key{
		Kind:      annotate.KindAnswer,
		Subject:   paragraph.ID,
		Layer:     annotate.LayerAnnotation,
		Round:     1,
		Annotator: "A1",
		Field:     "unit_type",
	}
	want := []annotate.Entry{
		s.pen.Write(key, "body", "", annotate.OriginAnnotator),
		s.pen.Write(annotate.RevealKey(annotate.RevealAnswers, paragraph.ID, "A1", 1), annotate.Yes, "", annotate.OriginAnnotator),
		s.pen.Write(key, "furniture", "", annotate.OriginAnnotator),
	}
	for _, e := range append(want, s.final(annotate.KindAnswer, paragraph.ID, "body")) {
		if err := s.Append(ctx, e); err != nil {
			t.Fatal(err)
		}
	}
	visited := 0
	err := s.EachHistory(ctx, func(a *annotate.Article, q annotate.Paragraph, said []annotate.Entry) error {
		visited++
		if a.ID != s.articles[0].ID || q.ID != paragraph.ID || len(said) != len(want) {
			t.Errorf("%d entries about %s, want %d about %s", len(said), q.ID, len(want), paragraph.ID)
			return nil
		}
		for i := range said {
			if said[i].ID != want[i].ID {
				t.Errorf("entry %d is %s, want %s", i, said[i].ID, want[i].ID)
			}
		}
		return nil
	})
	if err != nil || visited != 1 {
		t.Errorf("%d paragraphs were visited (%v), want 1", visited, err)
	}
}

func TestFinalAnswersMergeWithHowTheyWereDecided(t *testing.T) {
	t.Parallel()
	s := newSample(t)
	ctx := context.Background()
	closeProject(t, s.Project)
	lead, other := s.given(t, "d-lead", "A1"), s.given(t, "d-other", "A1")
	first, second := s.articles[0].Paragraphs[0], s.articles[0].Paragraphs[1]
	decided, kept := annotate.OutcomeDecided.Told("0011223344556677"), annotate.OutcomeKept.Told("0011223344556677")
	if err := other.Append(ctx,
		other.final(annotate.KindAnswer, first.ID, "furniture"), other.final(annotate.KindOutcome, first.ID, decided),
		other.final(annotate.KindOutcome, second.ID, kept), other.final(annotate.KindReason, second.ID, "both readings hold"),
	); err != nil {
		t.Fatal(err)
	}
	want := derived(t, other.Project)
	mustMerge(t, lead.Project, other.file(t))
	if problems, err := lead.Check(ctx); err != nil || len(problems) > 0 {
		t.Errorf("after the merge plumb check says %v (%v)", problems, err)
	}
	if diff := cmp.Diff(want, derived(t, lead.Project)); diff != "" {
		t.Errorf("the merged project differs from where it was decided:\n%s", diff)
	}
}
