package dataset

import (
	"math"
	"slices"
	"strings"
	"testing"

	"plumbline/annotate"
)

// modelTable writes a table of labels of a model, with the columns that follow value.
func modelTable(a *annotate.Article, columns string, lines ...string) string {
	text := labelTable(a, lines...)
	return strings.Replace(text, "field,target,value", "field,target,value"+columns, 1)
}

// ofModel is the sheet of a model.
func (p *project) ofModel(paragraph, model string) *annotate.Sheet {
	p.t.Helper()
	s, err := p.Sheet(p.t.Context(), paragraph, annotate.LayerModel, 1, model)
	if err != nil {
		p.t.Fatal(err)
	}
	return s
}

const aModel = "model:tiny-1.0"

func TestAModelsLabelsStandApartFromPeople(t *testing.T) {
	p := newTestProject(t, "Aldmark")
	a := p.add("One", "A title", "A paragraph.")
	// Trace is asked only of paragraphs with a source, of which the model says nothing.
	plan, err := p.labels(aModel, labelTable(a, "P2,trace,,2", "P2,stance,Aldmark,-2", "P2,sources,,person|official"))
	if err != nil {
		t.Fatal(err)
	}
	if len(plan.New) != 0 || plan.Changed != 3 || plan.Submitted != 0 || plan.Probable != 0 {
		t.Errorf("the plan says %+v, want three answers and nobody new", plan)
	}
	for _, e := range plan.Entries {
		if e.Key.Layer != annotate.LayerModel || e.Key.Annotator != aModel || e.Key.Kind != annotate.KindAnswer ||
			e.Origin != annotate.OriginImport {
			t.Errorf("%+v is written", e)
		}
		if err := annotate.CheckEntry(
			&e,
			nil,
		); err != nil && !strings.Contains(err.Error(), "id") &&
			!strings.Contains(err.Error(), "codebook") {
			t.Error(err)
		}
	}
	if people, _ := p.Annotators(t.Context()); len(people) != 0 {
		t.Errorf("%v take part", people)
	}
	if again, err := p.labels(aModel, labelTable(a, "P2,trace,,2")); err != nil || len(again.Entries) != 0 {
		t.Errorf("again the table writes %+v (%v)", again, err)
	}
	rows := p.export(Export{Format: CSV, All: true})
	if strings.Contains(rows, aModel) {
		t.Error("an export of what people answered has the model")
	}
}

func TestWhatFollowsFromOtherAnswersIsPassedOver(t *testing.T) {
	for who, layer := range map[string]annotate.Layer{aModel: annotate.LayerModel, "A1": annotate.LayerAnnotation} {
		p := newTestProject(t)
		a := p.add("One", "A title", "A paragraph.")
		// An export says 0 of a trace that is not asked, and so does what is made of an export.
		plan, err := p.labels(
			who,
			labelTable(a, "P1,trace,,0", "P1,part,,headline", "P1,sources,,none", "P2,part,,body", "P2,sources,,person", "P2,trace,,2"),
		)
		if err != nil {
			t.Errorf("%s: %v", who, err)
			continue
		}
		s, err := p.Sheet(t.Context(), a.Paragraphs[0].ID, layer, 1, who)
		if err != nil || s.Value("trace", "") != "" || s.Value("sources", "") != "none" || plan.Rows != 5 || plan.Changed != 5 {
			t.Errorf("%s: %d rows give %d answers, trace is %q (%v)", who, plan.Rows, plan.Changed, s.Value("trace", ""), err)
		}
		if _, err := p.labels(
			who,
			labelTable(a, "P2,sources,,group", "P2,trace,,0"),
		); err == nil ||
			!strings.Contains(err.Error(), `"0" is not one of 1, 2`) {
			t.Errorf("%s: where it does not follow: %v", who, err)
		}
	}
}

func TestProbabilitiesComeInEitherShape(t *testing.T) {
	for name, table := range map[string]func(*annotate.Article) string{
		"a column an option": func(a *annotate.Article) string {
			return modelTable(a, ",p:headline,p:crosslink,p:body", "P2,part,,crosslink,0.1,.7,0.2", "P1,part,,headline,,,")
		},
		"a row an option": func(a *annotate.Article) string {
			return modelTable(a, ",probability", "P2,part,,headline,1e-1", "P2,part,,crosslink,0.7", "P2,part,,body,0.2", "P1,part,,headline,")
		},
		"an object a line": func(a *annotate.Article) string {
			return `{"paragraph_id":"` + a.Paragraphs[1].ID + `","field":"part","value":"crosslink","p:headline":0.1,"p:crosslink":0.7,"p:body":0.2}
{"paragraph_id":"` + a.Paragraphs[0].ID + `","field":"part","value":"headline"}`
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := newTestProject(t)
			a := p.add("One", "A title", "A paragraph.")
			read, err := ReadLabelFile(t.Context(), "table", strings.NewReader(table(a)))
			if err != nil {
				t.Fatal(err)
			}
			plan, err := LabelImport{Annotator: aModel}.Plan(t.Context(), p, p.pen(""), read)
			if err != nil {
				t.Fatal(err)
			}
			p.append(plan.Entries...)
			s := p.ofModel(a.Paragraphs[1].ID, aModel)
			got := s.ProbabilitiesOf(p.book, annotate.Slot{Field: "part"})
			if s.Value("part", "") != "crosslink" || plan.Probable != 1 || math.Abs(got["crosslink"]-.7) > 1e-12 ||
				math.Abs(got["headline"]-.1) > 1e-12 ||
				len(got) != 3 {
				t.Errorf("the label is %q with %v", s.Value("part", ""), got)
			}
			if none := p.ofModel(a.Paragraphs[0].ID, aModel).ProbabilitiesOf(p.book, annotate.Slot{Field: "part"}); none != nil {
				t.Errorf("a label without probabilities has %v", none)
			}
			for _, e := range plan.Entries {
				if e.Author != "" {
					t.Errorf("%s is its author", e.Author)
				}
			}
		})
	}
}

func TestRoundedProbabilitiesAddUpToOne(t *testing.T) {
	p := newTestProject(t)
	a := p.add("One", "A title", "A paragraph.")
	if _, err := p.labels(aModel, modelTable(a, ",p:headline,p:crosslink,p:body", "P2,part,,crosslink,.333,.3335,.333")); err != nil {
		t.Fatal(err)
	}
	sum := 0.0
	for _, share := range p.ofModel(a.Paragraphs[1].ID, aModel).ProbabilitiesOf(p.book, annotate.Slot{Field: "part"}) {
		sum += share
	}
	if math.Abs(sum-1) > 1e-12 {
		t.Errorf("they add up to %v", sum)
	}
}

func TestEveryFaultOfAModelsTableHasItsSentence(t *testing.T) {
	p := newTestProject(t)
	a := p.add("One", "A title", "A paragraph.")
	const wide, long = ",p:headline,p:crosslink,p:body", ",probability"
	for _, c := range []struct{ columns, line, reason string }{
		{wide, "P2,part,,crosslink,.1,.7,.1", "the probabilities add up to 0.9"},
		{wide, "P2,part,,crosslink,.1,.9,", "no probability is told of body"},
		{wide, "P2,part,,crosslink,.1,1.7,.2", `the probability of "crosslink" is "1.7"`},
		{wide, "P2,part,,crosslink,.1,-.7,.2", `the probability of "crosslink" is "-.7"`},
		{wide, "P2,part,,crosslink,.1,NaN,.2", `the probability of "crosslink" is "NaN"`},
		{wide, "P2,part,,crosslink,.1,often,.2", `the probability of "crosslink" is "often"`},
		{wide, "P2,trace,,2,.1,.7,.2", `"headline", which has a probability, is no option`},
		{wide, "P2,sources,,person,.1,.7,.2", "probabilities go with questions of one value"},
		{wide + ",p:crosslink", "P2,part,,crosslink,.1,.7,.2,.7", `"crosslink" has two probabilities`},
		{long, "P2,part,,crosslink,0.9", "no probability is told of headline, body"},
		{long, "P2,part,,crosslink,.5\nP2,part,,body,.5", "another value is as probable"},
		{long, "P2,note,,hello,", "a note or a doubt is no answer of a model"},
		{long, "P2,part,,crosslink,\nP2,part,,body,", "a question has one answer"},
		{",round", "P2,part,,crosslink,2", "a model has one round"},
		{",layer", "P2,part,,crosslink,final", "apart from those of people"},
		{",annotator", "P2,part,,crosslink,model:dawid-skene", "are to be taken as those of"},
	} {
		_, err := p.labels(aModel, modelTable(a, c.columns, c.line))
		if err == nil || !strings.Contains(err.Error(), c.reason) {
			t.Errorf("%s: %v, want that it says %s", c.line, err, c.reason)
		}
	}
	for id, reason := range map[string]string{
		"model:": "is named like", "model:a b": "contains ' '", "model:mace": "works out", "model:" + strings.Repeat("x", 61): "longer than 60",
	} {
		if _, err := p.labels(id, labelTable(a, "P2,part,,crosslink")); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("%s: %v", id, err)
		}
	}
	if _, err := p.labels(
		"",
		modelTable(a, ",annotator,layer", "P2,part,,crosslink,A1,model"),
	); err == nil ||
		!strings.Contains(err.Error(), "is named like") {
		t.Errorf("a person among models: %v", err)
	}
}

func TestAModelsLabelsLeaveAndComeBack(t *testing.T) {
	p := newTestProject(t)
	a := p.add("One", "A title", "A paragraph.")
	p.answer("A1", a.Paragraphs[1].ID, "part", "", "body")
	// The label is not what the model holds most probable.
	table := modelTable(
		a,
		",p:headline,p:crosslink,p:body",
		"P2,part,,crosslink,.123456789,.3,.576543211",
		"P1,part,,headline,,,",
		"P1,sources,,person|official,,,",
	)
	if _, err := p.labels(aModel, table); err != nil {
		t.Fatal(err)
	}
	only := Export{Format: CSV, Layers: []annotate.Layer{annotate.LayerModel}}
	first := p.export(only)
	if strings.Contains(first, "A1") || strings.Count(first, aModel) != 5 {
		t.Fatalf("the export is\n%s", first)
	}
	if again, err := p.labels("", first); err != nil || len(again.Entries) != 0 {
		t.Errorf("the export writes %+v (%v)", again, err)
	}
	entries, err := planModelRemoval(t.Context(), p, p.pen("L"), aModel)
	if err != nil || len(entries) != 4 {
		t.Fatalf("%d entries take it out (%v), want three answers and the probabilities of one", len(entries), err)
	}
	if taken, err := RemoveModel(t.Context(), p, p.pen("L"), aModel); err != nil || taken != 3 {
		t.Fatalf("%d labels are taken out (%v), want three", taken, err)
	}
	if strings.Contains(p.export(only), aModel) {
		t.Error("the model is still exported")
	}
	if _, err := RemoveModel(t.Context(), p, p.pen("L"), aModel); err == nil {
		t.Error("it is taken out twice")
	}
	if _, err := p.labels("", first); err != nil {
		t.Fatal(err)
	}
	strip := func(export string) string { // of revisions and times
		var kept []string
		for _, row := range records(t, export) {
			kept = append(kept, row["paragraph_id"]+row["annotator"]+row["field"]+row["value"]+row["origin"]+row["share"])
		}
		return strings.Join(kept, "\n")
	}
	if got, want := strip(p.export(only)), strip(first); got != want {
		t.Errorf("it came back as\n%s\nwant\n%s", got, want)
	}
}

func TestAModelIsNeitherVoteNorEstimate(t *testing.T) {
	p := newTestProject(t)
	a := p.add("One", "A title", "A paragraph.")
	for _, who := range []string{"A1", "A2"} {
		if _, err := p.labels(who, labelTable(a, "P2,part,,body")); err != nil {
			t.Fatal(err)
		}
	}
	layers := []annotate.Layer{LayerSoft, LayerMajority, annotate.LayerFinal, annotate.LayerAnnotation}
	before := p.export(Export{Format: CSV, Layers: layers})
	estimates := func() string {
		rows := strings.Split(p.export(Export{Format: CSV, Layers: []annotate.Layer{annotate.LayerModel}}), "\n")
		return strings.Join(slices.DeleteFunc(rows, func(row string) bool { return strings.Contains(row, aModel) }), "\n")
	}
	estimated := estimates()
	if _, err := p.labels(aModel, labelTable(a, "P2,part,,crosslink", "P1,part,,crosslink")); err != nil {
		t.Fatal(err)
	}
	if after := p.export(Export{Format: CSV, Layers: layers}); after != before {
		t.Errorf("with a model the rows of people are\n%s\nwant\n%s", after, before)
	}
	if after := estimates(); after != estimated {
		t.Errorf("with a model the estimates from people's answers are\n%s\nwant\n%s", after, estimated)
	}
}

func TestWhatAModelSaidOfAnotherMeaningDoesNotCount(t *testing.T) {
	p := newTestProject(t)
	a := p.add("One", "A title", "A paragraph.")
	if _, err := p.labels(aModel, modelTable(a, ",p:headline,p:crosslink,p:body", "P2,part,,crosslink,0,1,0")); err != nil {
		t.Fatal(err)
	}
	table := p.export(Export{Format: CSV, Layers: []annotate.Layer{annotate.LayerModel}})
	rows := strings.Split(table, "\n")
	head, first := strings.Split(rows[0], ","), strings.Split(rows[1], ",")
	for i, name := range head {
		if name == "meaning" {
			first[i] = "77"
		}
	}
	plan, err := p.labels("", rows[0]+"\n"+strings.Join(first, ",")+"\n")
	if err != nil || plan.Outdated != 1 || len(plan.Entries) != 0 {
		t.Errorf("a label of another meaning gives %+v (%v)", plan, err)
	}
}
