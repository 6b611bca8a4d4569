package store

import (
	"context"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/practice"
)

// Two questions about an article as a whole, before the last one of the sample codebook.
const twoWholeQuestions = `  - {key: genre, label: Genre, question: Genre?, meaning: 1, scale: nominal, unit: article, required: true, metric: alpha_nominal,
     options: [{value: news, key: n, definition: It reports.}, {value: comment, key: c, definition: It judges.}]}
  - {key: fits, label: Fits, question: Does the headline fit?, meaning: 1, scale: nominal, unit: article, required: true, metric: alpha_nominal,
     options: [{value: fits, key: y, definition: It does.}, {value: misleads, key: m, definition: It does not.}]}
  - key: unsure
`

// What a codebook asks about articles is practised and scored like what it asks about
// paragraphs: a right answer and a wrong one, and the attempt is finished only with it.
func TestPracticeScoresAnswersAboutTheArticleAsAWhole(t *testing.T) {
	s, ctx := newSample(t), context.Background()
	wider := strings.NewReplacer("version: 1.0.0", "version: 1.1.0", "  - key: unsure\n", twoWholeQuestions)
	book := mustParse(t, wider.Replace(bookSource))
	if err := s.Adopt(ctx, book, s.pen); err != nil {
		t.Fatal(err)
	}
	s.pen.Codebook = book.Hash
	one := s.articles[0]
	whole := annotate.WholeOf(one.ID, len(one.Paragraphs))
	s.say(t, whole, annotate.LayerPractice, 1, "", "genre", "", "news")
	s.say(t, whole, annotate.LayerPractice, 1, "", "fits", "", "misleads")
	for _, p := range one.Paragraphs {
		s.body(t, p, annotate.LayerPractice, 1, "", "none", "low")
		s.body(t, p, annotate.LayerPractice, 1, "A1", "none", "low")
	}
	attempt := func() practice.Attempt {
		t.Helper()
		a, err := practice.AttemptOf(ctx, s, "A1", 1)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	if a := attempt(); a.Finished() || a.Submitted != 3 || a.Paragraphs != 4 || a.Score.Asked != 9 {
		t.Errorf("with the paragraphs alone the attempt is %+v, want 3 of 4 and 9 answers", a)
	}
	s.say(t, whole, annotate.LayerPractice, 1, "A1", "genre", "", "news")
	s.say(t, whole, annotate.LayerPractice, 1, "A1", "fits", "", "fits")
	s.say(t, whole, annotate.LayerPractice, 1, "A1", "", "", "1")
	a := attempt()
	if !a.Finished() || a.Score.Asked != 11 || a.Score.Right != 10 {
		t.Errorf("with the article the attempt is %+v, want it finished with 10 of 11 right", a)
	}
	if m := a.Score.Missed; len(m) != 1 || !m[0].Paragraph.Whole() || len(m[0].Missed()) != 1 || m[0].Missed()[0].Field.Key != "fits" {
		t.Errorf("what was missed is %+v, want the headline of the article", m)
	}
	var fields []string
	for _, f := range a.Score.Fields {
		fields = append(fields, f.Field.Key)
	}
	if got := strings.Join(fields, " "); got != "unit_type sourcing stance genre fits" {
		t.Errorf("the score is told of %q", got)
	}
	assertSound(t, s.Project)
}
