package store

import (
	"context"
	"errors"
	"testing"

	"plumbline/annotate"
)

func TestArticlesComeInOneByOneOrNotAtAll(t *testing.T) {
	t.Parallel()
	s := newSample(t)
	before, err := s.Catalogue(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	broken := errors.New("the third file cannot be read")
	arriving := func(fail bool) func(yield func(annotate.Arrival, error) bool) {
		return func(yield func(annotate.Arrival, error) bool) {
			for _, title := range []string{"Ferry", "Bridge"} {
				a := newArticle(title, 3)
				if !yield(annotate.Arrival{Article: a, Entries: metaEntries(s.pen, a, annotate.Meta{Title: title})}, nil) {
					return
				}
			}
			if fail {
				yield(annotate.Arrival{}, broken)
			}
		}
	}
	if added, err := s.BringIn(t.Context(), arriving(true)); err == nil || added != nil {
		t.Errorf("of an import that failed %q came in", added)
	}
	stopped, stop := context.WithCancel(t.Context())
	if _, err := s.BringIn(stopped, func(yield func(annotate.Arrival, error) bool) {
		for a, err := range arriving(false) {
			stop()
			if !yield(a, err) {
				return
			}
		}
	}); err == nil {
		t.Error("an import that was stopped came in")
	}
	if after, err := s.Catalogue(t.Context()); err != nil || len(after) != len(before) {
		t.Fatalf("after both there are %d articles, %v; before there were %d", len(after), err, len(before))
	}
	added, err := s.BringIn(t.Context(), arriving(false))
	if err != nil || len(added) != 2 {
		t.Fatalf("%q came in, %v", added, err)
	}
	if a, err := s.Article(t.Context(), added[1]); err != nil || a.Meta.Title != "Bridge" || len(a.Paragraphs) != 3 {
		t.Errorf("the article is %+v, %v", a, err)
	}
	if again, err := s.BringIn(t.Context(), arriving(false)); err != nil || len(again) != 0 {
		t.Errorf("%q came in once more, %v", again, err)
	}
}
