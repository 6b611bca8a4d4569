package review_test

import (
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/review"
)

func TestATimeFromWhichAnswersCountIsItselfCountedAndItsEndIsNot(t *testing.T) {
	book := annotatetest.Codebook()
	s := annotate.NewSheet(
		annotate.NewArticle([]string{"x"}, []string{"furniture"}, nil, "").Paragraphs[0],
		annotate.LayerAnnotation,
		1,
		"A1",
	)
	at := time.Date(2031, 3, 4, 9, 0, 0, 0, time.UTC)
	pen := annotate.NewPen("laptop", "A1", book.Hash, 0)
	pen.Now = func() time.Time { return at }
	s.Apply(pen.Write(s.Key("unit_type", ""), "furniture", "", annotate.OriginAnnotator))
	s.Apply(pen.Write(s.SubmissionKey(), annotate.SubmittedNoTargets, "", annotate.OriginAnnotator))
	for _, c := range []struct {
		name  string
		f     review.Filter
		takes bool
	}{
		{"from that moment", review.Filter{From: at}, true},
		{"from just after it", review.Filter{From: at.Add(time.Millisecond)}, false},
		{"until that moment", review.Filter{Until: at}, false},
		{"until just after it", review.Filter{Until: at.Add(time.Millisecond)}, true},
	} {
		if got := c.f.Takes("article", s, book); got != c.takes {
			t.Errorf("%s a sheet that was submitted then is taken: %v, want %v", c.name, got, c.takes)
		}
	}
}
