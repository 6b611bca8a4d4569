package review_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/agreement/unitizing"
	"plumbline/annotate/codebook"
	"plumbline/annotate/review"
)

// Codebook and EachSheet make a project something that evidence is read from.
func (p *project) Codebook(context.Context) (*codebook.Codebook, error) { return p.book, nil }

func (p *project) EachSheet(_ context.Context, visit func(*annotate.Article, *annotate.Sheet) error) error {
	for _, at := range p.sheets {
		if err := visit(at.article, at.sheet); err != nil {
			return err
		}
	}
	return nil
}

// mark marks the first letters of a paragraph as evidence of an option.
func (p *project) mark(s *annotate.Sheet, field, option string, letters int) annotate.Entry {
	p.tb.Helper()
	key := s.Key(field, "")
	key.Kind, key.Option = annotate.KindEvidence, option
	value := fmt.Sprintf("[[0,%d,%q]]", letters, s.Paragraph.Text[:letters])
	e := p.entry(key, value, p.book, annotate.OriginAnnotator)
	s.Apply(e)
	return e
}

// exactF1 is the mean F1 of spans of one question, and how many spans it is of.
func (p *project) exactF1(f review.Filter, excluded ...annotate.Exclusion) (value any, spans int) {
	p.tb.Helper()
	all, err := review.ReadEvidence(context.Background(), p, f, review.OfQuestion{}, excluded)
	if err != nil {
		p.tb.Fatal(err)
	}
	if len(all) == 0 {
		return nil, 0
	}
	if len(all) > 1 || all[0].Field != "sourcing" {
		p.tb.Fatalf("evidence is told of %+v, want sourcing alone", all)
	}
	r := all[0].F1()[0]
	if r.Statistic != unitizing.F1ExactMean || r.Value == nil {
		return nil, r.N
	}
	return *r.Value, r.N
}

func TestEvidenceIsOfSubmittedParagraphsAndOfAnswersThatStand(t *testing.T) {
	p := newProject(t, 2)
	both := func(paragraph int) (a, b *annotate.Sheet) {
		return p.submitted("A1", paragraph, "sourcing=official"), p.submitted("A2", paragraph, "sourcing=official")
	}
	if value, spans := p.exactF1(review.Filter{}); value != nil || spans != 0 {
		t.Errorf("where nothing is marked F1 is %v of %d spans", value, spans)
	}
	a, b := both(0) // alike
	p.mark(a, "sourcing", "official", 8)
	p.mark(b, "sourcing", "official", 8)
	a, _ = both(1) // one found nothing
	p.mark(a, "sourcing", "official", 8)
	if value, spans := p.exactF1(review.Filter{}); value != 2.0/3 || spans != 3 {
		t.Errorf("F1 is %v of %d spans, want 2/3 of 3", value, spans)
	}

	a, _ = both(2) // an answer that was changed takes its evidence along to rest
	p.mark(a, "sourcing", "official", 8)
	p.answer(a, p.book, "sourcing=group")
	a, _ = both(3) // and so does one that was taken back
	p.mark(a, "sourcing", "official", 8)
	p.answer(a, p.book, "sourcing=")
	p.mark(p.write("A1", 4, "sourcing=official"), "sourcing", "official", 8) // a draft
	other := p.submitted("A1", 5, "sourcing=official")                       // asked again
	other.Round = 2
	p.mark(other, "sourcing", "official", 8)
	if value, spans := p.exactF1(review.Filter{}); value != 2.0/3 || spans != 3 {
		t.Errorf("with what does not count F1 is %v of %d spans, want 2/3 of 3", value, spans)
	}

	a, b = both(10) // another article
	p.mark(a, "sourcing", "official", 5)
	p.mark(b, "sourcing", "official", 9)
	if value, spans := p.exactF1(review.Filter{}); value != 0.4 || spans != 5 {
		t.Errorf("of two articles F1 is %v of %d spans, want 0.4 of 5", value, spans)
	}
	if value, spans := p.exactF1(review.Filter{Articles: []string{p.articles[1].ID}}); value != 0.0 || spans != 2 {
		t.Errorf("of the second article F1 is %v of %d spans, want 0 of 2", value, spans)
	}
	if value, _ := p.exactF1(review.Filter{}, annotate.Exclusion{Annotator: "A2"}); value != nil {
		t.Errorf("without the other annotator F1 is %v", value)
	}
}

func TestWhatIsMarkedAfterOthersAnswersWereShownIsNoEvidenceOfAgreement(t *testing.T) {
	p := newProject(t, 1)
	a, b := p.submitted("A1", 0, "sourcing=official"), p.submitted("A2", 0, "sourcing=official")
	p.mark(a, "sourcing", "official", 8)
	before := p.mark(b, "sourcing", "official", 5)
	shown := *p.revealed(b)
	after := p.mark(b, "sourcing", "official", 8)
	b.Apply(shown)
	answer := b.Answers[annotate.Slot{Field: "sourcing"}].Entry
	b.KeepUnseen([]annotate.Entry{answer, before, shown, after})
	if value, spans := p.exactF1(review.Filter{}); value != 0.0 || spans != 2 {
		t.Errorf("F1 is %v of %d spans, want 0 of the 2 that were marked before", value, spans)
	}
}

// wordsOf marks a passage of a submitted paragraph as evidence of official sources.
func (p *project) wordsOf(who string, paragraph int, begin, end int) {
	p.tb.Helper()
	s := p.submitted(who, paragraph, "sourcing=official")
	key := s.EvidenceKey(annotate.Slot{Field: "sourcing"}, "official")
	value := annotate.JoinPassages([]annotate.Passage{{Begin: begin, End: end, Words: s.Paragraph.Text[begin:end]}})
	s.Apply(p.entry(key, value, p.book, annotate.OriginAnnotator))
}

func TestTheSameLabelWithOtherWordsIsListedWithItsShare(t *testing.T) {
	p := newProject(t, 2)
	for i, ends := range [][2]int{{0, 8}, {4, 12}, {8, 12}} { // the second shares letters with both, the others with it alone
		p.wordsOf(fmt.Sprint("A", i+1), 0, ends[0], ends[1])
	}
	p.wordsOf("A1", 3, 0, 8)
	p.wordsOf("A2", 3, 0, 8)
	p.wordsOf("A1", 12, 0, 4)
	p.wordsOf("A2", 12, 4, 8)
	p.submitted("A1", 5, "sourcing=official") // without words
	p.wordsOf("A2", 5, 0, 8)

	all, err := p.answers().Evidence(review.Filter{}, review.OfQuestion{Field: "sourcing"})
	if err != nil || len(all) != 1 {
		t.Fatalf("evidence is of %d questions: %v", len(all), err)
	}
	apart := all[0].Apart
	if apart.Pairs != 5 || apart.Disjoint != 2 {
		t.Errorf("%d of %d pairs have nothing in common, want 2 of 5", apart.Disjoint, apart.Pairs)
	}
	var listed []string
	for _, l := range apart.List {
		listed = append(
			listed,
			fmt.Sprintf("%s %d %s %d/%d %s", l.Article.Title, l.Position, l.Label, l.Disjoint, l.Pairs, l.By[0].Passages[0].Words),
		)
	}
	want := []string{"Article 01 1 official 1/3 Sentence", "Article 02 3 official 1/1 Sent"}
	if fmt.Sprint(listed) != fmt.Sprint(want) {
		t.Errorf("listed are %q, want %q", listed, want)
	}
	if none, err := p.answers().Evidence(review.Filter{}, review.OfQuestion{Field: "editorial"}); err != nil || len(none) > 0 {
		t.Errorf("of another question is %v, %v", none, err)
	}
}

func TestWordsFollowTheFilterLikeAnyAnswer(t *testing.T) {
	p := newProject(t, 2)
	for _, who := range []string{"A1", "A2", "A3"} {
		p.wordsOf(who, 0, 0, 8)
	}
	for filter, want := range map[string]int{"A1 A2": 2, "A1 A2 A3": 3, "A3": 1} {
		all, err := p.answers().Evidence(review.Filter{Annotators: strings.Fields(filter)}, review.OfQuestion{})
		if err != nil || len(all) != 1 || all[0].Spans() != want || len(all[0].Annotators) != want {
			t.Errorf("of %s are %+v, %v", filter, all, err)
		}
	}
	if all, _ := p.answers().Evidence(review.Filter{Articles: []string{p.articles[1].ID}}, review.OfQuestion{}); len(all) > 0 {
		t.Errorf("of another article are %+v", all)
	}
}
