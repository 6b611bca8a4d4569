package store

import (
	"context"
	"maps"
	"slices"
	"testing"

	"plumbline/annotate"
)

func TestRevisionsTellWhichArticlesToReadAnew(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	revisions := func() map[string]int64 {
		t.Helper()
		r, err := s.Revisions(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	changed := func(before, after map[string]int64) []string {
		var names []string
		for article, n := range after {
			if before[article] != n {
				names = append(names, article)
			}
		}
		return names
	}
	sheet := annotate.NewSheet(s.articles[1].Paragraphs[0], annotate.LayerAnnotation, 1, "A7")
	answer := s.pen.Write(sheet.Key("note", ""), "n", "", annotate.OriginAnnotator)
	before := revisions()
	for _, step := range []struct {
		name  string
		entry annotate.Entry
		want  []string
	}{
		{"a new answer", answer, []string{s.articles[1].ID}},
		{"the same answer again", answer, nil},
		{"a change of it", s.pen.Write(sheet.Key("note", ""), "m", answer.ID, annotate.OriginAnnotator), []string{s.articles[1].ID}},
		{"an older change, as a merge brings it", func() annotate.Entry {
			e := s.pen.Write(sheet.Key("note", ""), "o", "", annotate.OriginAnnotator)
			e.Stamp = 1
			return e
		}(), []string{s.articles[1].ID}},
		{
			"a title", s.pen.Write(annotate.Key{Kind: annotate.KindArticle, Subject: s.articles[0].ID, Field: "title"}, "T", "", annotate.OriginAnnotator),
			[]string{ProjectRevision},
		},
		{
			"a batch that is closed", s.pen.Write(annotate.Key{Kind: annotate.KindBatch, Subject: "pilot", Field: annotate.BatchClosed}, annotate.Yes, "", annotate.OriginAnnotator),
			[]string{ProjectRevision},
		},
	} {
		if err := s.Append(ctx, step.entry); err != nil {
			t.Fatal(err)
		}
		after := revisions()
		if got := changed(before, after); !slices.Equal(got, step.want) {
			t.Errorf("%s: changed are %q, want %q", step.name, got, step.want)
		}
		before = maps.Clone(after)
	}
}

func TestTheSheetsOfAnArticleAreThoseThatAllSheetsHold(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	for i, a := range s.articles {
		for _, who := range []string{"A1", "A2"} {
			sheet := annotate.NewSheet(a.Paragraphs[i%len(a.Paragraphs)], annotate.LayerAnnotation, 1, who)
			if err := s.Append(ctx, s.pen.Write(sheet.Key("note", ""), who, "", annotate.OriginAnnotator)); err != nil {
				t.Fatal(err)
			}
		}
	}
	type seen struct{ article, outlet, paragraph, annotator, note string }
	var all, each []seen
	into := func(list *[]seen) func(*annotate.Article, *annotate.Sheet) error {
		return func(a *annotate.Article, sheet *annotate.Sheet) error {
			*list = append(*list, seen{a.ID, a.Meta.Outlet, sheet.Paragraph.ID, sheet.Annotator, sheet.Value("note", "")})
			return nil
		}
	}
	if err := s.EachSheet(ctx, into(&all)); err != nil {
		t.Fatal(err)
	}
	ids := make([]string, len(s.articles))
	for i, a := range s.articles {
		ids[i] = a.ID
	}
	slices.Sort(ids)
	for _, id := range ids {
		if err := s.EachSheetOf(ctx, id, into(&each)); err != nil {
			t.Fatal(err)
		}
	}
	if len(all) == 0 || !slices.Equal(all, each) {
		t.Errorf("one by one the articles have the sheets %v, want %v", each, all)
	}
	if err := s.EachSheetOf(ctx, "no such article", into(&each)); err != nil {
		t.Errorf("an article that is not there: %v", err)
	}
}
