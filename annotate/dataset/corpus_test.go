package dataset

import (
	"reflect"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/corpus"
)

// harbour is a corpus of two people: Mara marked words of a text with several
// paragraphs and labelled a short one, which somebody called 9 labelled too.
func harbour() *corpus.Corpus {
	long := "Boats stayed in.\n\nThe captain, an expert, spoke of <waves>.\n\nNobody else said a word."
	return &corpus.Corpus{Documents: []*corpus.Document{
		{Name: "long", Text: long, Works: []*corpus.Work{{
			By: "mara@example.org",
			Spans: []corpus.Span{
				{Tags: "ent", Value: "PERSON", Fragments: []corpus.Fragment{{Begin: 18, End: 29}}},
				{
					Tags:       "ent",
					Value:      "PERSON",
					Fragments:  []corpus.Fragment{{Begin: 22, End: 40}, {Begin: 51, End: 58}},
					Note:       "how",
					Attributes: []corpus.Attribute{{Name: "sure", Value: "no"}},
				},
				{Tags: "ent", Value: "+1", Fragments: []corpus.Fragment{{Begin: 0, End: 5}}},
			},
			Labels: []corpus.Label{{Question: "sources", Value: "group"}},
		}}},
		{Text: "Calm.", Works: []*corpus.Work{
			{
				By:     "mara@example.org",
				Labels: []corpus.Label{{Question: "Sources", Value: "Official"}, {Question: "Sources", Value: "gruop"}},
			},
			{By: "9", Labels: []corpus.Label{{Question: "Sources", Value: "group"}}},
		}},
		{Works: []*corpus.Work{{By: "9", Labels: []corpus.Label{{Question: "Sources", Value: "group"}}}}},
	}}
}

// harbourMap is what a person made of the map that is proposed of it.
func harbourMap(p *project) *CorpusMap {
	m := Proposal{Book: p.book, Targets: p.targets, Annotators: []string{"A1"}}.Map(harbour())
	m.Spans[0].Question = "sources"
	for i := range m.Spans[0].Values {
		if m.Spans[0].Values[i].Theirs == "PERSON" {
			m.Spans[0].Values[i].Ours = "person"
		}
	}
	return m
}

func TestAMapIsProposedFromNamesAndValues(t *testing.T) {
	p := newTestProject(t)
	m := Proposal{Book: p.book, Targets: p.targets, Annotators: []string{"A1"}}.Map(harbour())
	if want := []MappedName{{Theirs: "mara@example.org", Ours: "A2"}, {Theirs: "9", Ours: "A3"}}; !reflect.DeepEqual(m.People, want) {
		t.Errorf("people are %v", m.People)
	}
	want := MappedQuestion{Theirs: "Sources", Question: "sources", Values: []MappedName{
		{
			Theirs: "Official",
			Ours:   "official",
			Times:  1,
		},
		{Theirs: "group", Ours: "group", Times: 2},
		{Theirs: "gruop", Times: 1, Near: "group"},
	}}
	if !reflect.DeepEqual(m.Labels[0], want) {
		t.Errorf("labels are %+v", m.Labels)
	}
	if labels, times := m.Open(); labels != 4 || times != 5 {
		t.Errorf("%d labels are open, %d times", labels, times)
	}
	m = Proposal{Book: p.book, KeepNames: true}.Map(harbour())
	if m.People[0].Ours != "mara-example.org" || m.People[1].Ours != "9" {
		t.Errorf("people are %v", m.People)
	}
}

func TestNumbersAreTheSameHoweverTheyAreWritten(t *testing.T) {
	p := newTestProject(t, "Aldmark")
	stance := p.book.Field("stance")
	for label, want := range map[string]string{"0.0": "0", "+0": "0", "−2": "-2", "-2.00": "-2", "-0": "0", "3": "", "1e400": "", "": "", "ABSENT": "absent"} {
		if got := optionFor(stance, label); got != want {
			t.Errorf("%q is %q, want %q", label, got, want)
		}
	}
}

func TestACorpusComesInWithItsPassagesAsEvidenceAndASecondTimeWritesNothing(t *testing.T) {
	p := newTestProject(t)
	how := CorpusImport{Map: harbourMap(p), File: "export.json"}
	plan, err := how.Plan(t.Context(), p, p.pen("A1"), harbour())
	if err != nil {
		t.Fatal(err)
	}
	if len(plan.Articles) != 2 || plan.Rows != 4 || plan.Changed != 4 || plan.Passages != 2 {
		t.Errorf("the plan is %+v of %+v", plan, plan.LabelPlan)
	}
	if want := map[Left]int{LeftText: 1, LeftUnnamed: 3, LeftWhole: 1}; !reflect.DeepEqual(plan.Left, want) {
		t.Errorf("left out is %v", plan.Left)
	}
	var evidence []annotate.Entry
	for _, e := range plan.Entries {
		if e.Key.Field == annotate.FieldNote && e.Value != "“captain, an expert”: how" {
			t.Errorf("the note is %q", e.Value)
		}
		if e.Key.Kind == annotate.KindEvidence {
			evidence = append(evidence, e)
		}
	}
	want := `[[0,22,"The captain, an expert"],[33,40,"<waves>"]]`
	if len(evidence) != 1 || evidence[0].Value != want || evidence[0].Key.Option != "person" || evidence[0].Author != "A2" {
		t.Fatalf("evidence is %+v", evidence)
	}
	for _, a := range plan.Articles {
		p.articles[a.ID] = a
	}
	p.log = append(p.log, plan.Entries...)
	again, err := how.Plan(t.Context(), p, p.pen("A1"), harbour())
	if err != nil {
		t.Fatal(err)
	}
	if len(again.Articles) != 0 || again.Changed != 0 || again.Here != 2 {
		t.Errorf("a second time brings %+v of %+v", again, again.LabelPlan)
	}
}

func TestAnswersToQuestionsThatAreNotAskedStayOutWithTheirWords(t *testing.T) {
	p := newTestProject(t)
	c := &corpus.Corpus{Documents: []*corpus.Document{{Text: "Calm.", Works: []*corpus.Work{{
		Labels: []corpus.Label{{Question: "part", Value: "crosslink"}},
		Spans: []corpus.Span{
			{Tags: "trace", Value: "1", Fragments: []corpus.Fragment{{Begin: 0, End: 4}}},
			{Tags: "sources", Value: "group", Fragments: []corpus.Fragment{{Begin: 0, End: 4}}},
		},
	}}}}}
	m := Proposal{Book: p.book, Targets: p.targets}.Map(c)
	plan, err := CorpusImport{Map: m}.Plan(t.Context(), p, p.pen("A1"), c)
	if err != nil {
		t.Fatal(err)
	}
	if plan.Left[LeftHidden] != 2 || plan.Rows != 1 || plan.Changed != 1 || plan.Passages != 0 {
		t.Errorf("the plan is %+v of %+v", plan, plan.LabelPlan)
	}
}

func TestSeveralLabelsOfAQuestionWithOneAnswerStayOut(t *testing.T) {
	p := newTestProject(t, "Aldmark")
	c := &corpus.Corpus{Documents: []*corpus.Document{{Text: "Calm.", Works: []*corpus.Work{
		{Labels: []corpus.Label{{Question: "stance", Value: "0.0"}, {Question: "stance", Value: "−2"}}},
	}}}}
	m := Proposal{Book: p.book, Targets: p.targets}.Map(c)
	plan, err := CorpusImport{Map: m}.Plan(t.Context(), p, p.pen("A1"), c)
	if err != nil {
		t.Fatal(err)
	}
	if plan.Left[LeftSeveral] != 2 || plan.Rows != 0 {
		t.Errorf("the plan is %+v of %+v, by %+v", plan, plan.LabelPlan, m)
	}
}

func TestALabelOfADocumentAnswersForTheParagraphsThatTheMapSays(t *testing.T) {
	for whole, want := range map[Whole]int{WholeNone: 0, WholeFirst: 1, WholeEach: 3} {
		p := newTestProject(t)
		m := harbourMap(p)
		for i := range m.Labels {
			m.Labels[i].Question, m.Labels[i].Whole = "sources", whole
			for j := range m.Labels[i].Values {
				m.Labels[i].Values[j].Ours = "group"
			}
		}
		c := harbour()
		c.Documents, c.Documents[0].Works[0].Spans = c.Documents[:1], nil
		plan, err := CorpusImport{Map: m}.Plan(t.Context(), p, p.pen("A1"), c)
		if err != nil {
			t.Fatal(err)
		}
		if plan.Rows != want || (plan.Left[LeftWhole] == 1) != (want == 0) {
			t.Errorf("%q gives %d answers, left out is %v", whole, plan.Rows, plan.Left)
		}
	}
}

func TestQuestionsAreMadeOfLabelsThatFitNone(t *testing.T) {
	p := newTestProject(t)
	c := &corpus.Corpus{Documents: []*corpus.Document{
		{Text: "Calm.", One: true, Works: []*corpus.Work{
			{
				By: "Mara",
				Labels: []corpus.Label{
					{Question: "Frame!", Value: "Conflict"},
					{Question: "mood", Value: "+1"},
					{Question: "sources", Value: "group"},
				},
			},
			{
				By: "Ilo",
				Labels: []corpus.Label{
					{Question: "Frame!", Value: "conflict"},
					{Question: "Frame!", Value: "a|b"},
					{Question: "mood", Value: "−1"},
				},
			},
		}},
		{Works: []*corpus.Work{{By: "Ilo", Labels: []corpus.Label{{Question: "mood", Value: "1"}, {Question: "mood", Value: "-1"}}}}},
		{Text: "Storm.", One: true, Works: []*corpus.Work{{By: "Ilo", Labels: []corpus.Label{
			{Question: "Frame!", Value: "Conflict"}, {Question: "mood", Value: "1.0"},
		}}}},
	}}
	m := Proposal{Book: p.book, Targets: p.targets, Make: true}.Map(c)
	want := []MappedQuestion{
		{Theirs: "Frame!", Question: "frame", Make: MadeOfSeveral, Values: []MappedName{
			{
				Theirs: "Conflict",
				Ours:   "Conflict",
				Times:  2,
			},
			{Theirs: "a|b", Ours: "a/b", Times: 1},
			{Theirs: "conflict", Ours: "Conflict", Times: 1},
		}},
		{Theirs: "mood", Question: "mood", Make: MadeOfOne, Values: []MappedName{
			{
				Theirs: "+1",
				Ours:   "1",
				Times:  1,
			},
			{Theirs: "-1", Ours: "-1", Times: 1},
			{Theirs: "1", Ours: "1", Times: 1},
			{Theirs: "1.0", Ours: "1", Times: 1},
			{Theirs: "−1", Ours: "-1", Times: 1},
		}},
	}
	if !reflect.DeepEqual(m.Labels[:2], want) || m.Labels[2].Make != "" {
		t.Fatalf("proposed is %+v", m.Labels)
	}
	grown, err := m.Grown(p.book)
	if err != nil {
		t.Fatal(err)
	}
	plan, err := CorpusImport{Map: m}.Plan(t.Context(), Under(grown, p), p.pen("A1"), c)
	if err != nil {
		t.Fatal(err)
	}
	if plan.Rows != 7 || plan.Left[LeftText] != 2 || len(plan.Left) != 1 {
		t.Errorf("%d answers come in, left out is %v", plan.Rows, plan.Left)
	}
	if again, err := m.Grown(grown); again != nil || err != nil {
		t.Errorf("a second time it becomes %v, %v", again, err)
	}
}

func TestWhoIsNoPersonIsDeclaredSoOnce(t *testing.T) {
	p := newTestProject(t)
	c := rated(&corpus.Document{Text: "Boats stay in."})
	m := Proposal{Book: p.book, Targets: p.targets, Seats: true}.Map(c)
	if !m.People[0].Slot {
		t.Fatalf("people are %+v", m.People)
	}
	declared := func() (n int) {
		plan, err := CorpusImport{Map: m}.Plan(t.Context(), p, p.pen("A9"), c)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range plan.Articles {
			p.articles[a.ID] = a
		}
		for _, e := range plan.Entries {
			if e.Key == annotate.SeatKey("A1") && e.Value == annotate.Yes {
				n++
			}
		}
		p.append(plan.Entries...)
		return n
	}
	if first, again := declared(), declared(); first != 1 || again != 0 {
		t.Errorf("declared %d times, and %d times again", first, again)
	}
}

// rated is a corpus of one annotator, who said calm of units.
func rated(units ...*corpus.Document) *corpus.Corpus {
	for _, u := range units {
		u.One, u.Works = true, []*corpus.Work{{By: "Mara", Labels: []corpus.Label{{Question: "sources", Value: "group"}}}}
	}
	return &corpus.Corpus{Documents: units}
}

func TestAUnitIsFoundByItsIDItsTextOrItsWordsAndElseIsAnArticleOfItsOwn(t *testing.T) {
	p := newTestProject(t)
	first, err := CorpusImport{Map: &CorpusMap{}}.Plan(t.Context(), p, p.pen("A1"), rated(
		&corpus.Document{Name: "s1", Text: "The “old” quay\nis shut."},
		&corpus.Document{Name: "s2", Text: "THE \"OLD\"  QUAY IS SHUT."},
		&corpus.Document{Name: "s3", Text: "Boats stay in."},
	))
	if err != nil {
		t.Fatal(err)
	}
	if len(first.Articles) != 2 || first.Articles[0].Paragraphs[0].Text != "The “old” quay is shut." ||
		first.Articles[1].Meta.Title != "s3" {
		t.Fatalf("new are %+v", first.Articles)
	}
	for _, a := range first.Articles {
		p.articles[a.ID] = a
	}
	quay, boats := first.Articles[0].Paragraphs[0].ID, first.Articles[1].Paragraphs[0].ID
	m := &CorpusMap{
		People: []MappedName{{Theirs: "Mara", Ours: "A2"}},
		Labels: []MappedQuestion{{Theirs: "sources", Question: "sources", Values: []MappedName{{Theirs: "group", Ours: "group"}}}},
	}
	for name, test := range map[string]struct {
		unit *corpus.Document
		want string
	}{
		"its id":    {&corpus.Document{Name: quay, Text: "Boats stay in."}, quay},
		"its text":  {&corpus.Document{Name: "s9", Text: " Boats stay in. "}, boats},
		"its words": {&corpus.Document{Text: "the 'old' quay is SHUT."}, ""},
		"quotes":    {&corpus.Document{Text: "the \"old\" quay is SHUT."}, quay},
	} {
		plan, err := CorpusImport{Map: m}.Plan(t.Context(), p, p.pen("A1"), rated(test.unit))
		if err != nil {
			t.Fatal(err)
		}
		about := ""
		for _, e := range plan.Entries {
			if e.Key.Kind == annotate.KindAnswer && len(plan.Articles) == 0 {
				about = e.Key.Subject
			}
		}
		if about != test.want {
			t.Errorf("%s: it is about %q, want %q; new are %d", name, about, test.want, len(plan.Articles))
		}
	}
}
