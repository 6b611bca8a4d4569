package findingsscreen_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/store/storetest"
	"plumbline/ui/theme"
)

const harbour = `
id: harbour
version: 1.0.0
title: Harbour
fields:
  - {key: tone, label: Tone, question: Tone?, scale: nominal, required: true, options: [{value: warm, key: w}, {value: cold, key: c}]}
  - {key: genre, label: Genre, question: Genre?, scale: nominal, unit: article, required: true, options: [{value: news, key: n}, {value: essay, key: e}]}
`

// readers are two articles of two paragraphs each, labelled whole and in part.
func readers(t *testing.T) *storetest.Project {
	t.Helper()
	book, err := codebook.Parse([]byte(harbour))
	if err != nil {
		t.Fatal(err)
	}
	p := storetest.MustOpenUnder(t, "harbour.plumb", book)
	say := func(of annotate.Paragraph, field, value string) {
		s := annotate.NewSheet(of, annotate.LayerAnnotation, 1, "A1")
		pen := p.Pen("A1")
		p.Tell(t, pen.Write(s.Key(field, ""), value, "", annotate.OriginAnnotator),
			pen.Write(s.SubmissionKey(), annotate.SubmittedNoTargets, "", annotate.OriginAnnotator))
	}
	for i, genre := range []string{"news", "essay"} {
		a := p.AddArticle(annotate.Meta{Title: fmt.Sprintf("The ferry %d", i+1), Outlet: "Harbour Post"},
			storetest.Text{Guess: "body", Text: fmt.Sprintf("It sails, %d.", i)},
			storetest.Text{Guess: "body", Text: fmt.Sprintf("It lands, %d.", i)})
		for _, of := range a.Paragraphs {
			say(of, "tone", "warm")
		}
		say(annotate.WholeOf(a.ID, a.Paragraphs[1].Position), "genre", genre)
	}
	return p
}

func TestWhatIsAskedAboutArticlesIsCountedApartAndItsBarsLeadToArticles(t *testing.T) {
	r := newRig(t, readers(t), wide, theme.Choice{})
	r.freeze("paper")
	r.Reload()
	r.wantText("4 paragraphs and 2 articles as a whole · 2 articles")
	r.goTo("Genre")
	r.press(fyne.KeyReturn)
	if !strings.HasPrefix(r.Focused(), "bar|all|") {
		t.Fatalf("Enter leads from the question to %q", r.Focused())
	}
	r.press(fyne.KeyReturn)
	r.wantText("Articles behind the bar", "The ferry 1", "The article as a whole")
	if strings.Contains(r.text(), "Paragraphs behind the bar") {
		t.Error("what is behind the bar is said to be paragraphs")
	}
	r.press(fyne.KeyReturn)
	r.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	r.wantText("Open in Annotate", "Genre")
}
