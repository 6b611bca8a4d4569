package review_test

import (
	"context"
	"fmt"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/review"
)

// Targets makes a project something that answers are read from.
func (p *project) Targets(context.Context) ([]annotate.Target, error) { return p.targets, nil }

func (p *project) CodebookByHash(_ context.Context, hash string) (*codebook.Codebook, error) {
	return p.byHash(hash)
}

func (p *project) Recognised(context.Context) (map[annotate.Key]string, error) {
	return nil, nil
}

// byRest gives some answers of a sheet in one action, as the key for the rest does.
func (p *project) byRest(s *annotate.Sheet, action string, targets ...string) {
	for _, target := range targets {
		e := p.entry(s.Key("stance", target), "absent", p.book, annotate.OriginAnnotator)
		e.Action = action
		s.Apply(e)
	}
}

func passedOver(t *testing.T, p *project, excluded ...annotate.Exclusion) (list []string, of int) {
	t.Helper()
	a := p.answers()
	a.Exclude(excluded)
	all := a.PassedOver(review.Filter{}, review.OfQuestion{})
	for _, o := range all.List {
		list = append(list, fmt.Sprintf("%d %s %s %v", o.Position, o.Annotator, o.Question.TargetName, o.Colleagues))
	}
	return list, all.Of
}

func TestATargetPassedOverByTheRestIsListedWhereAColleagueSawIt(t *testing.T) {
	p := newProject(t, 1)
	swept := func(paragraph int, other ...string) *annotate.Sheet {
		s := p.write("A1", paragraph, "unit_type=body")
		p.byRest(s, fmt.Sprint("action ", paragraph), "t-h", "t-b")
		p.submit(s, p.book, annotate.OriginImport)
		p.submitted("A2", paragraph, append([]string{"unit_type=body"}, other...)...)
		return s
	}
	swept(0, "stance Harbour council=absent", "stance Borea=-1")
	swept(1, "stance Harbour council=absent", "stance Borea=absent")
	swept(2, "stance Borea=2")
	single := p.write("A1", 3, "unit_type=body", "stance Harbour council=1")
	p.byRest(single, "alone", "t-b") // one by one is looked at
	p.submit(single, p.book, annotate.OriginImport)
	p.submitted("A2", 3, "unit_type=body", "stance Borea=1")
	draft := p.write("A1", 4, "unit_type=body")
	p.byRest(draft, "draft", "t-h", "t-b")
	p.submitted("A2", 4, "unit_type=body", "stance Borea=1")

	list, of := passedOver(t, p)
	want := []string{"1 A1 Borea [{A2 -1 }]", "3 A1 Borea [{A2 2 }]"}
	if fmt.Sprint(list) != fmt.Sprint(want) || of != 5 {
		t.Errorf("passed over are %q of %d, want %q of 5", list, of, want)
	}
	if list, of := passedOver(t, p, annotate.Exclusion{Annotator: "A2"}); len(list) != 0 || of != 0 {
		t.Errorf("beside an annotator who does not count are passed over %q of %d", list, of)
	}
}
