package report_test

import (
	"encoding/csv"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/agreement/unitizing"
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
	if err := report.WriteHTML(&page, studied(t, o)); err != nil {
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
		"Tone <of & by>", "2031-05-01 08:30", "CALM", "LOUD", "Each pair", "Without one annotator", "Where labels collide", "How the labels came about", "How agreement was measured", "Every coefficient", "Gwet's AC1", "The hardest paragraphs", "A3: loud", "Plumbline 1.2.3",
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

func TestAQuestionThatNobodyAnsweredHasALineAndNoTables(t *testing.T) {
	page := written(t, review.New(book(t), nil, nil).Overview(review.Filter{}))
	said := words(t, page)
	if !strings.Contains(said, "No labels yet.") || strings.Contains(said, "Every coefficient") ||
		strings.Contains(said, "Where labels collide") {
		t.Errorf("of a question without answers the page says\n%s", said)
	}
}

func TestWhatAMethodsSectionSaysOfTheTextsIsThere(t *testing.T) {
	s := studied(t, answers(t))
	s.Texts = study.Texts{
		Articles: 12, Paragraphs: 120, Dated: 11, First: "2030-01-04", Last: "2030-06-30", Lengths: map[int]int{40: 100, 90: 20},
		Outlets: []study.Outlet{{Name: "Harbour Post", Articles: 5, First: "2030-01-04", Last: "2030-06-02"}, {Articles: 7}},
	}
	var b strings.Builder
	if err := report.WriteHTML(&b, s); err != nil {
		t.Fatal(err)
	}
	said := words(t, b.String())
	for _, want := range []string{
		"Harbour Post", "Published from 2030-01-04 to 2030-06-30, as far as it is known (of 11 of 12 articles).",
		"The codebook is written in: en.", "Paragraphs have 40 to 90 characters, half of them 40 or fewer",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

func TestATableForLaTeXHasTheSameNumbersAndNothingInItActs(t *testing.T) {
	o := answers(t)
	s := studied(t, o)
	s.Project = "a\n\\input{x}"
	var b strings.Builder
	if err := report.WriteLaTeX(&b, s); err != nil {
		t.Fatal(err)
	}
	table := b.String()
	want := fmt.Sprintf(
		`Tone <of \& by> & nominal & $%.2f$ & $%.2f$ to $%.2f$ & 120 & 12`,
		*o.Rows[0].Alpha.Value,
		o.Rows[0].Alpha.CI95[0],
		o.Rows[0].Alpha.CI95[1],
	)
	if !strings.Contains(table, want) || strings.Contains(table, "\n\\input") {
		t.Errorf("the table is\n%s\nwithout %q", table, want)
	}
}

func TestEveryCoefficientIsALineWithAllItsDigits(t *testing.T) {
	o := answers(t)
	var b strings.Builder
	if err := report.WriteCSV(&b, studied(t, o)); err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := func(line []string, column string) string { return line[slices.Index(lines[0], column)] }
	found := make(map[string]int)
	for _, line := range lines[1:] {
		found[at(line, "statistic")]++
		if at(line, "statistic") == "krippendorff_alpha" && at(line, "value") != strconv.FormatFloat(*o.Rows[0].Alpha.Value, 'g', -1, 64) {
			t.Errorf("alpha is %s, want %v", at(line, "value"), *o.Rows[0].Alpha.Value)
		}
	}
	for statistic, n := range map[string]int{"krippendorff_alpha": 1, "percent_agreement": 1, "gwet_ac1": 1, "cohen_kappa": 3, "krippendorff_alpha_without": 3} {
		if found[statistic] != n {
			t.Errorf("%s is there %d times, want %d", statistic, found[statistic], n)
		}
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

func TestThePageTellsOfWordsApartFromLabels(t *testing.T) {
	article := annotate.NewArticle([]string{"The mayor said the quay is safe."}, []string{"body"}, nil, "")
	article.Meta.Title = "Quay"
	a := review.New(marking(t), nil, nil)
	for i, words := range [][2]int{{0, 14}, {15, 31}, {15, 31}} {
		s := annotate.NewSheet(article.Paragraphs[0], annotate.LayerAnnotation, 1, fmt.Sprint("A", i+1))
		passage := annotate.Passage{Begin: words[0], End: words[1], Words: s.Paragraph.Text[words[0]:words[1]]}
		for j, said := range []struct {
			key   annotate.Key
			value string
		}{
			{s.Key("tone", ""), "loud"},
			{s.EvidenceKey(annotate.Slot{Field: "tone"}, "loud"), annotate.JoinPassages([]annotate.Passage{passage})},
			{s.SubmissionKey(), annotate.SubmittedNoTargets},
		} {
			stamp := int64(3*i + j + 1)
			s.Apply(annotate.Entry{ID: fmt.Sprint(stamp), Key: said.key, Value: said.value, Stamp: stamp, Codebook: marking(t).Hash})
		}
		if err := a.Add(article, s); err != nil {
			t.Fatal(err)
		}
	}
	evidence, err := a.Evidence(review.Filter{}, review.OfQuestion{})
	if err != nil || len(evidence) != 1 {
		t.Fatalf("evidence is of %d questions: %v", len(evidence), err)
	}
	results, err := evidence[0].Summary(t.Context(), unitizing.DefaultGamma(7))
	if err != nil {
		t.Fatal(err)
	}
	of := studied(t, a.Overview(review.Filter{}))
	of.Words = []study.Words{{Evidence: evidence[0], Results: results}}
	of.Effects = []review.ArmEffect{
		{Treatment: annotate.ProjectHintsShown, Measure: review.ShareUnsure, Shown: review.Arm{Value: 0.5, N: 2, Articles: 1}},
		{
			Treatment: annotate.ProjectHintsShown, Measure: review.ShareOfAnswers, Field: of.Book.Field("tone"), Value: "loud",
			Shown: review.Arm{Value: 0.8, N: 40, Articles: 20}, Hidden: review.Arm{Value: 0.3, N: 40, Articles: 20},
			Difference: 0.5, CI95: [2]float64{0.25, 0.75}, Enough: true,
		},
	}
	of.PassedOver = review.PassedOvers{Of: 4, List: []review.PassedOver{{
		Article: review.Article{Title: "Quay"}, Position: 3, Annotator: "A1", Question: review.Question{Field: "tone", TargetName: "Borea"},
		Colleagues: []review.Answer{{Annotator: "A2", Value: "loud"}},
	}}}
	var page strings.Builder
	if err := report.WriteHTML(&page, of); err != nil {
		t.Fatal(err)
	}
	said := words(t, page.String())
	for _, want := range []string{
		"Tone <of & by>: the words that answers rest on", "Spans 3 · annotators 3 · texts 1",
		"Of 3 pairs of annotators who marked words for the same label, 2 marked nothing in common (67 %).",
		"F1 of spans, mean of pairs 0.33 n 3", "A2 × A3 1.00", "Observed disorder", "Quay 1 LOUD 2 of 3 A1, A2, A3",
		"hints paragraphs in doubt 0.50 – too few articles", "hints Tone <of & by>: LOUD 0.80 0.30 +0.50 +0.25 to +0.75",
		"Of 4 answers by the key for the rest that a colleague answered too, a colleague saw the target in 1.", "Quay 3 A1 Borea A2 LOUD",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if strings.Contains(said, "mayor") || t.Failed() {
		t.Errorf("the page says, with no text of an article to be in it: %s", said)
	}
}

// marking is the codebook, which lets words be marked.
func marking(t *testing.T) *codebook.Codebook {
	t.Helper()
	b, err := codebook.Parse([]byte(strings.Replace(rules, "    required: true\n", "    required: true\n    evidence: optional\n", 1)))
	if err != nil {
		t.Fatal(err)
	}
	return b
}
