package adjudicating_test

import (
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/codebook"
	"plumbline/store/storetest"
)

// dividedAboutAnArticle is a project in which two annotators differ about a paragraph, and two
// of three about the article as a whole.
func dividedAboutAnArticle(t *testing.T) *storetest.Team {
	t.Helper()
	p := storetest.MustOpenTeam(t, 2)
	inForce, err := p.Codebook(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	source := strings.Replace(string(inForce.Source), "version: "+inForce.Version, "version: 9.0.0", 1) + `
  - {key: genre, label: Genre, question: What is it?, scale: nominal, unit: article, required: true, options: [{value: news, key: n}, {value: comment, key: c}]}
`
	book, err := codebook.Parse([]byte(source))
	if err != nil {
		t.Fatal(err)
	}
	pen := p.Pen("L")
	if err := p.Adopt(t.Context(), book, pen); err != nil {
		t.Fatal(err)
	}
	whole := annotate.WholeOf(p.Articles[0].ID, 2)
	for who, genre := range map[string]string{"A1": "news", "A2": "comment", "A3": "news"} {
		sheet := annotate.NewSheet(whole, annotate.LayerAnnotation, 1, who)
		pen := p.Pen(who)
		pen.Codebook = book.Hash
		p.Tell(t,
			pen.Write(sheet.Key("genre", ""), genre, "", annotate.OriginAnnotator),
			pen.Write(sheet.SubmissionKey(), annotate.SubmittedNoTargets, "", annotate.OriginAnnotator),
		)
	}
	return p
}

func TestAQuestionAboutTheArticleIsDecidedLikeAnyOther(t *testing.T) {
	p := dividedAboutAnArticle(t)
	p.Label("A1", p.Paragraph(0, 0), nil)
	p.Label("A2", p.Paragraph(0, 0), map[string]string{"sourcing": "official", "attribution": "named", "quote_form": "direct"})
	docket := docketOf(t, p)
	items := docket.Covered(adjudicate.ByParagraph)
	if n := len(items); n < 2 || !items[n-1].Disputes[0].Whole() || items[0].Disputes[0].Whole() {
		t.Fatalf("%d disagreements are listed, the article not after its paragraph: %+v", n, items[0].Disputes[0])
	}
	d := sit(t, p)
	for d.Case() == nil || !d.Case().Paragraph.Whole() {
		was := d.Case().Paragraph.ID
		if d.keys("↓"); d.Case().Paragraph.ID == was {
			t.Fatal("the article is never reached")
		}
	}
	if columns := d.Case().Columns; len(columns) != 3 {
		t.Errorf("%d people answered about the article", len(columns))
	}
	d.keys("c⏎")
	final, err := p.Sheet(t.Context(), p.Articles[0].ID, annotate.LayerFinal, 1, "")
	if err != nil || final.Value("genre", "") != "comment" ||
		final.Verdict(annotate.Slot{Field: "genre"}).How() != annotate.OutcomeDecided {
		t.Errorf("of the article is decided %+v (%v)", final, err)
	}
	d.keys("↶↶") // what Enter made final, and the answer
	if final, err := p.Sheet(t.Context(), p.Articles[0].ID, annotate.LayerFinal, 1, ""); err != nil || final.Value("genre", "") != "" {
		t.Errorf("once undone, the article is %q (%v)", final.Value("genre", ""), err)
	}
}
