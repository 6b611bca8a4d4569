package report_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/report"
	"plumbline/annotate/review"
	"plumbline/annotate/study"
)

const rules = `
id: small
version: 1.0.0
title: Small
language: en
unit: paragraph
fields:
  - key: tone
    label: Tone <of & by>
    question: "How?"
    meaning: 1
    scale: nominal
    metric: alpha_nominal
    required: true
    options:
      - {value: calm, key: c, shown: CALM, definition: d}
      - {value: loud, key: l, shown: LOUD, definition: d}
`

func book(t *testing.T) *codebook.Codebook {
	t.Helper()
	b, err := codebook.Parse([]byte(rules))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// answers are those of three annotators to twelve articles of ten paragraphs.
// A3 differs on every fourth paragraph of most.
func answers(t *testing.T) *review.Overview {
	t.Helper()
	book := book(t)
	a := review.New(book, nil, nil)
	clock := time.Date(2031, 3, 4, 9, 0, 0, 0, time.UTC)
	stamp := int64(0)
	for i := range 12 {
		var texts, guesses []string
		for j := range 10 {
			texts, guesses = append(texts, fmt.Sprintf("Paragraph %d of %d.", j, i)), append(guesses, "body")
		}
		article := annotate.NewArticle(texts, guesses, nil, "")
		for j, p := range article.Paragraphs {
			for w, who := range []string{"A1", "A2", "A3"} {
				value := []string{"calm", "loud"}[j%2]
				if w == 2 && j%4 == 0 && i%3 > 0 {
					value = "loud"
				}
				s := annotate.NewSheet(p, annotate.LayerAnnotation, 1, who)
				for _, said := range []struct {
					key   annotate.Key
					value string
				}{{s.Key("tone", ""), value}, {s.SubmissionKey(), annotate.SubmittedNoTargets}} {
					stamp++
					clock = clock.Add(time.Minute)
					s.Apply(
						annotate.Entry{
							ID:        fmt.Sprint(stamp),
							Key:       said.key,
							Value:     said.value,
							Stamp:     stamp,
							DecidedAt: clock,
							Codebook:  book.Hash,
						},
					)
				}
				if err := a.Add(article, s); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	return a.Overview(review.Filter{}).WithIntervals(review.Draws{Times: 50, Seed: 1}, nil)
}

// studied is a study with these numbers.
func studied(t *testing.T, o *review.Overview) *study.Study {
	t.Helper()
	return &study.Study{
		About: study.About{
			Project: "harbour <1>.plumb", Program: "1.2.3", Made: time.Date(2031, 5, 1, 8, 30, 0, 0, time.UTC),
			Draws: review.Draws{Times: 50, Seed: 1},
		},
		Numbers: study.Numbers{
			Purpose:  "Illustrations.",
			Missing:  []review.Attention{{Kind: review.FileMissing, Annotator: "A4 & A5", Never: true}},
			Overview: o,
		},
		Book: book(t),
	}
}

func written(t *testing.T, o *review.Overview) string {
	t.Helper()
	var page strings.Builder
	if err := report.Write(&page, studied(t, o)); err != nil {
		t.Fatal(err)
	}
	return page.String()
}

// words reads the page as a strict reader does and returns its text.
func words(t *testing.T, page string) string {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(page))
	var text strings.Builder
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return strings.Join(strings.Fields(text.String()), " ")
		}
		if err != nil {
			t.Fatalf("the page is not well-formed: %v", err)
		}
		switch token := token.(type) {
		case xml.CharData:
			text.WriteString(string(token) + " ")
		case xml.StartElement:
			for _, a := range token.Attr {
				if (a.Name.Local == "src" || a.Name.Local == "href") && !strings.HasPrefix(a.Value, "#") {
					t.Errorf("the page needs %s", a.Value)
				}
			}
		}
	}
}

func TestThePageHasEveryNumberWithItsBase(t *testing.T) {
	o := answers(t)
	said := words(t, written(t, o))
	r := &o.Rows[0]
	if r.Alpha.Value == nil {
		t.Fatalf("no coefficient: %s (%d paragraphs)", r.Alpha.Reason, o.Paragraphs)
	}
	for _, want := range []string{
		"harbour <1>.plumb", "Illustrations.", "Nothing has come from A4 & A5 yet, while others went on.", "Tone <of & by> has the lowest lower bound", "CALM and LOUD collide most", "120 paragraphs, 120 labelled by two or more, 3 annotators",
		"Tone <of & by>", "2031-05-01 08:30", "CALM", "LOUD", "Each pair", "Without one annotator", "Where labels collide",
		fmt.Sprintf("%.2f", *r.Alpha.Value), fmt.Sprintf("%.2f to %.2f", r.Alpha.CI95[0], r.Alpha.CI95[1]), "n 120, 12 articles", "Over time",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if strings.Contains(said, "Paragraph 1 of") || strings.Contains(said, "NaN") {
		t.Error("the page has the text of a paragraph, or a number that is none")
	}
}

func TestWhatIsUndefinedSaysWhy(t *testing.T) {
	said := words(t, written(t, review.New(book(t), nil, nil).Overview(review.Filter{})))
	for _, want := range []string{"0 paragraphs", "undefined", "No labels yet."} {
		if !strings.Contains(said, want) {
			t.Errorf("the page does not say %q: %s", want, said)
		}
	}
}
