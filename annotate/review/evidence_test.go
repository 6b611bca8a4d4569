package review_test

import (
	"context"
	"fmt"
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
func (p *project) exactF1(f review.EvidenceFilter) (value any, spans int) {
	p.tb.Helper()
	all, err := review.ReadEvidence(context.Background(), p, f)
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
	if value, spans := p.exactF1(review.EvidenceFilter{}); value != nil || spans != 0 {
		t.Errorf("where nothing is marked F1 is %v of %d spans", value, spans)
	}
	a, b := both(0) // alike
	p.mark(a, "sourcing", "official", 8)
	p.mark(b, "sourcing", "official", 8)
	a, _ = both(1) // one found nothing
	p.mark(a, "sourcing", "official", 8)
	if value, spans := p.exactF1(review.EvidenceFilter{}); value != 2.0/3 || spans != 3 {
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
	if value, spans := p.exactF1(review.EvidenceFilter{}); value != 2.0/3 || spans != 3 {
		t.Errorf("with what does not count F1 is %v of %d spans, want 2/3 of 3", value, spans)
	}

	a, b = both(10) // another article
	p.mark(a, "sourcing", "official", 5)
	p.mark(b, "sourcing", "official", 9)
	if value, spans := p.exactF1(review.EvidenceFilter{}); value != 0.4 || spans != 5 {
		t.Errorf("of two articles F1 is %v of %d spans, want 0.4 of 5", value, spans)
	}
	if value, spans := p.exactF1(review.EvidenceFilter{Articles: []string{p.articles[1].ID}}); value != 0.0 || spans != 2 {
		t.Errorf("of the second article F1 is %v of %d spans, want 0 of 2", value, spans)
	}
	if value, _ := p.exactF1(review.EvidenceFilter{Excluded: []annotate.Exclusion{{Annotator: "A2"}}}); value != nil {
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
	if value, spans := p.exactF1(review.EvidenceFilter{}); value != 0.0 || spans != 2 {
		t.Errorf("F1 is %v of %d spans, want 0 of the 2 that were marked before", value, spans)
	}
}
