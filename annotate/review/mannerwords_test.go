package review_test

import (
	"strings"
	"testing"

	"plumbline/annotate/review"
	"plumbline/annotate/sentence"
)

func TestWhoLeansOnAQuestionAboutArticlesIsToldOfArticles(t *testing.T) {
	for more, want := range map[float64]string{0.12: "on 12 more articles in 100", -0.12: "on 12 fewer articles in 100"} {
		lean := review.Lean{Label: "news", More: more, Question: review.Question{Article: true}, Named: true}
		if said := sentence.Text.String(lean.Words(func(label string) string { return label })); !strings.Contains(said, want) {
			t.Errorf("of %v it is said %q", more, said)
		}
	}
}
