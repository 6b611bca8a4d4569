package dataset

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"plumbline/annotate"
)

// table writes a label table about paragraphs that are named P1, P2 and so on.
func labelTable(a *annotate.Article, lines ...string) string {
	var named []string
	for _, p := range a.Paragraphs {
		named = append(named, "P"+string(rune('0'+p.Position)), p.ID)
	}
	text := "paragraph_id,field,target,value\n" + strings.Join(lines, "\n") + "\n"
	return strings.NewReplacer(named...).Replace(text)
}

func TestLabelsAreTakenWhole(t *testing.T) {
	p := newTestProject(t, "Aldmark=the Aldmark council", "Łódź")
	a := p.add("One", "A title", "A paragraph.")
	plan, err := p.labels("Ж1", labelTable(a,
		"P2,note,,\"He said \"\"no\"\"\"",
		"P2,trace,,2", // its condition stands below it in the file
		"P2,sources,,person|official",
		"P2,stance,THE ALDMARK COUNCIL,-2",
		"P2,stance,"+annotate.TargetID("Łódź")+",0",
		"P2,unsure,,true",
		"P2,unsure,łódź,stance",
	))
	if err != nil {
		t.Fatal(err)
	}
	if len(plan.New) != 1 || plan.Changed != 7 || plan.Units.All != 1 || plan.Submitted != 1 {
		t.Errorf("the plan says %+v", plan)
	}
	s, _ := p.Sheet(t.Context(), a.Paragraphs[1].ID, annotate.LayerAnnotation, 1, "Ж1")
	for slot, want := range map[annotate.Slot]string{
		{Field: "note"}:    `He said "no"`,
		{Field: "sources"}: "official|person",
		{Field: "unsure"}:  "paragraph",
		{Field: "stance", Target: annotate.TargetID("Aldmark")}: "-2",
		{Field: "unsure", Target: annotate.TargetID("Łódź")}:    "stance",
	} {
		if got := s.Value(slot.Field, slot.Target); got != want {
			t.Errorf("%v is %q, want %q", slot, got, want)
		}
	}
	if s.State(p.book) != annotate.Submitted || s.Submission.Entry.Origin != annotate.OriginImport {
		t.Error("the paragraph does not count as submitted by import")
	}
	if got := s.Submission.Entry.Value; got != annotate.JoinIDs(annotate.TargetIDs(p.targets)) {
		t.Errorf("the submission names the targets %q", got)
	}
}

func TestLabelsRepeatedWriteNothing(t *testing.T) {
	p := newTestProject(t)
	a := p.add("One", "A title", "A paragraph.")
	text := labelTable(a, "P2,sources,,group|official")
	if _, err := p.labels("A1", text); err != nil {
		t.Fatal(err)
	}
	plan, err := p.labels("A1", text)
	if err != nil {
		t.Fatal(err)
	}
	if len(plan.Entries) != 0 {
		t.Errorf("repeating the table writes %d entries", len(plan.Entries))
	}
	plan, err = p.labels("A1", labelTable(a, "P2,sources,,group"))
	if err != nil {
		t.Fatal(err)
	}
	if len(plan.Entries) != 2 || plan.Entries[0].Replaces == "" || plan.Entries[1].Key.Kind != annotate.KindSubmission {
		t.Errorf("a changed answer writes %+v, want the answer with what it replaces and the submission", plan.Entries)
	}
}

func TestLabelsThatSayWhatStandsSettleAConflict(t *testing.T) {
	p := newTestProject(t)
	a := p.add("One", "A title", "A paragraph.")
	text := labelTable(a, "P2,sources,,group")
	if _, err := p.labels("A1", text); err != nil {
		t.Fatal(err)
	}
	elsewhere := p.log[len(p.log)-2]
	if elsewhere.Key.Field != "sources" {
		t.Fatalf("the table wrote %+v", elsewhere)
	}
	elsewhere.ID, elsewhere.Value, elsewhere.Stamp = "elsewhere", "official", elsewhere.Stamp-1
	p.append(elsewhere)
	if found := annotate.Conflicts(p.log); len(found) != 1 || found[0].Current.Value != "group" {
		t.Fatalf("in conflict is %+v", found)
	}
	plan, err := p.labels("A1", text)
	if err != nil {
		t.Fatal(err)
	}
	if plan.Changed != 1 || plan.Entries[0].Value != "group" || plan.Entries[0].Replaces == "" {
		t.Errorf("the plan says %+v, want the answer again", plan)
	}
	if found := annotate.Conflicts(p.log); len(found) > 0 {
		t.Errorf("%+v is left", found)
	}
	if plan, err := p.labels("A1", text); err != nil || len(plan.Entries) > 0 {
		t.Errorf("once settled the table writes %+v (%v)", plan, err)
	}
}

func TestFinalLabelsSettleWhatTwoPeopleDecided(t *testing.T) {
	p := newTestProject(t)
	a := p.add("One", "A title", "A paragraph.")
	seen := func(context.Context, string, annotate.Slot) (string, error) { return "0011223344556677", nil }
	decide := func() *LabelPlan {
		t.Helper()
		read, err := ReadLabels(strings.NewReader(labelTable(a, "P2,sources,,group")))
		if err != nil {
			t.Fatal(err)
		}
		plan, err := LabelImport{Annotator: "L", Layer: annotate.LayerFinal, Seen: seen}.Plan(t.Context(), p, p.pen("L"), read)
		if err != nil {
			t.Fatal(err)
		}
		p.append(plan.Entries...)
		return plan
	}
	for _, e := range decide().Entries {
		if e.Key.Layer == annotate.LayerFinal {
			e.ID, e.Stamp = "else"+e.ID, e.Stamp-1
			e.Value = map[annotate.Kind]string{annotate.KindAnswer: "official", annotate.KindOutcome: annotate.OutcomeKept.Told("0")}[e.Key.Kind]
			p.append(e)
		}
	}
	if found := annotate.Conflicts(p.log); len(found) != 2 {
		t.Fatalf("in conflict are %+v, want answer and outcome", found)
	}
	if plan := decide(); plan.Changed != 1 || len(annotate.Conflicts(p.log)) > 0 {
		t.Errorf("the plan says %+v, and %+v is left", plan, annotate.Conflicts(p.log))
	}
	if plan := decide(); len(plan.Entries) > 0 {
		t.Errorf("once settled the table writes %+v", plan.Entries)
	}
}

func TestLabelsSubmitADraftThatTheyDoNotChange(t *testing.T) {
	p := newTestProject(t)
	a := p.add("One", "A title")
	p.answer("A1", a.Paragraphs[0].ID, "sources", "", "none")
	p.append(
		p.pen("A1").
			Write(annotate.Key{Kind: annotate.KindPerson, Subject: "A1", Field: annotate.PersonJoined}, "true", "", annotate.OriginAnnotator),
	)
	plan, err := p.labels("A1", labelTable(a, "P1,sources,,none"))
	if err != nil {
		t.Fatal(err)
	}
	if plan.Changed != 0 || plan.Submitted != 1 || len(plan.Entries) != 1 {
		t.Errorf("the plan says %+v, want the submission alone", plan)
	}
}

func TestLabelsAreRefusedWithEveryReason(t *testing.T) {
	const all = "part, sources, trace, stance, unsure, evidence, note"
	cases := []struct{ name, row, want string }{
		{"unknown paragraph", "abc,sources,,none", `line 2: question "sources", value "none": the project has no paragraph "abc"`},
		{
			"unknown field",
			"P2,source,,none",
			`line 2: question "source", value "none": the codebook has no such question; its questions are ` + all,
		},
		{"unknown value", "P2,part,,lead", `line 2: question "part", value "lead": "lead" is not one of headline, body, crosslink`},
		{
			"unknown label",
			"P2,sources,,official|police",
			`line 2: question "sources", value "official|police": "police" is not one of none, official, group, person`,
		},
		{
			"exclusive label",
			"P2,sources,,none|group",
			`line 2: question "sources", value "none|group": "none" stands alone and cannot be joined with other labels`,
		},
		{
			"empty value",
			"P2,sources,,",
			`line 2: question "sources", value "": the value is empty; leave the line out, or take an answer back in the window`,
		},
		{
			"no target",
			"P2,stance,,0",
			`line 2: question "stance", value "0": the question is asked per target; name the target (Aldmark, Borea)`,
		},
		{
			"unknown target",
			"P2,stance,Corve,0",
			`line 2: question "stance", target "Corve", value "0": no such target is asked in this article (Aldmark, Borea)`,
		},
		{
			"target too much",
			"P2,sources,Borea,none",
			`line 2: question "sources", target "Borea", value "none": the question is not asked per target; leave the target empty`,
		},
		{
			"evidence",
			"P2,evidence,,0-4",
			`line 2: question "evidence", value "0-4": evidence is words marked in the text; it is given in the window, not in a table`,
		},
		{
			"hidden by the guess",
			"P2,trace,,1",
			`line 2: question "trace", value "1": the question is not asked here; it is asked only if sources is not none`,
		},
		{
			"hidden by the file",
			"P2,sources,,none\nP2,trace,,1",
			`line 3: question "trace", value "1": the question is not asked here; it is asked only if sources is not none`,
		},
		{
			"hidden by the end",
			"P2,stance,borea,0\nP2,part,,crosslink",
			`line 2: question "stance", target "Borea", value "0": the question is not asked here; it is asked only if part is not crosslink`,
		},
		{
			"repeated",
			"P2,sources,,none\nP2,sources,,none",
			`line 3: question "sources", value "none": line 2 answers this already; a question has one answer`,
		},
		{
			"repeated by another name",
			"P2,stance,Borea,0\nP2,stance,BOREA,2",
			`line 3: question "stance", target "Borea", value "2": line 2 answers this already; a question has one answer`,
		},
		{
			"doubt without target",
			"P2,unsure,,stance",
			`line 2: question "unsure", value "stance": stance is asked per target; name the target that the doubt is about`,
		},
		{
			"doubt with target",
			"P2,unsure,Borea,sources",
			`line 2: question "unsure", target "Borea", value "sources": sources is not asked per target; leave the target empty`,
		},
		{
			"flag with target",
			"P2,unsure,Borea,true",
			`line 2: question "unsure", target "Borea", value "true": true marks the paragraph as a whole; leave the target empty, or give the questions in doubt as the value`,
		},
		{"columns", "P2,sources,none", `line 2: the line has 3 columns, the first line has 4`},
		{"encoding", "P2,note,,caf\xe9", `line 2: the line holds bytes that are no characters; save the table as UTF-8`},
		{
			"open quotation",
			"P2,note,,\"caf",
			`line 2: a value begins with a quotation mark and does not end with one; a mark inside a value is written twice (the lines after it were not read)`,
		},
		{
			"stray quotation",
			"P2,note,,ca\"f",
			`line 2: a quotation mark stands inside a value; put the value in quotation marks and write the mark twice (the lines after it were not read)`,
		},
		{
			"a refused value hides nothing else",
			"P2,sources,,police\nP2,trace,,1",
			`line 2: question "sources", value "police": "police" is not one of none, official, group, person`,
		},
		{
			"all at once",
			"P2,part,,lead\nabc,note,,x\nP1,sources,,none\nP1,trace,,2",
			`line 2: question "part", value "lead": "lead" is not one of headline, body, crosslink
line 3: question "note", value "x": the project has no paragraph "abc"
line 5: question "trace", value "2": the question is not asked here; it is asked only if sources is not none`,
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p := newTestProject(t, "Aldmark", "Borea")
			a := p.add("One", "A title", "A paragraph.")
			_, err := p.labels("A1", labelTable(a, c.row))
			var problems LabelProblems
			if !errors.As(err, &problems) || err.Error() != c.want {
				t.Errorf("the sentence is\n%v\nwant\n%s", err, c.want)
			}
			if len(p.log) != 0 {
				t.Error("something was written")
			}
		})
	}
}

func TestLabelsSeeCurrentAnswersAndNarrowedTargets(t *testing.T) {
	p := newTestProject(t, "Aldmark", "Borea")
	a := p.add("One", "A title", "A paragraph.")
	a.Meta.Targets = []string{annotate.TargetID("Borea")}
	p.answer("A1", a.Paragraphs[1].ID, "sources", "", "group")
	if _, err := p.labels("A1", labelTable(a, "P2,trace,,1")); err != nil {
		t.Errorf("a question that the current answers ask is refused: %v", err)
	}
	_, err := p.labels("A1", labelTable(a, "P2,stance,Aldmark,0"))
	if err == nil || !strings.Contains(err.Error(), "no such target is asked in this article (Borea)") {
		t.Errorf("a target that the article leaves out gives %v", err)
	}
}

func TestLabelTablesOfEveryShapeAreRead(t *testing.T) {
	const want = "P1 body|x Borea"
	for name, text := range map[string]string{
		"byte order mark":    "\ufeffparagraph_id,field,target,value\nP1,body|x,Borea,v\n",
		"CRLF":               "paragraph_id,field,target,value\r\nP1,body|x,Borea,v\r\n",
		"no last line end":   "paragraph_id,field,target,value\nP1,body|x,Borea,v",
		"another order":      "value,target,field,paragraph_id\nv,Borea,body|x,P1\n",
		"more columns":       "n,Paragraph_ID,field, target ,value,remark\n1,P1,body|x,Borea,v,\"a\nb\"\n",
		"everything quoted":  "\"paragraph_id\",\"field\",\"target\",\"value\"\n\"P1\",\"body|x\",\"Borea\",\"v\"\n",
		"semicolons":         "paragraph_id;field;target;value\nP1;body|x;Borea;v\n",
		"a row of nothing":   "paragraph_id,field,target,value\nP1,body|x,Borea,v\n,,,\n",
		"blank lines inside": "paragraph_id,field,target,value\n\n\nP1,body|x,Borea,v\n\n",
	} {
		table, err := ReadLabels(strings.NewReader(text))
		if err != nil || len(table.problems.found) > 0 || len(table.Labels) != 1 {
			t.Errorf("%s: %v, %v, %d labels", name, err, table.problems.found, len(table.Labels))
			continue
		}
		l := table.Labels[0]
		if got := l.ParagraphID + " " + l.Field + " " + l.Target; got != want || l.Value != "v" {
			t.Errorf("%s: read %+v", name, l)
		}
	}
}

func TestLabelsOfSeveralAreEachTakenAsTheirAnnotatorsOwn(t *testing.T) {
	p := newTestProject(t)
	a := p.add("One", "A title", "A paragraph.")
	read, err := ReadLabels(strings.NewReader("paragraph_id,annotator,layer,round,field,value\n" +
		a.Paragraphs[1].ID + ",Anna,,,sources,official\n" +
		a.Paragraphs[1].ID + ",Ben,annotation,2,sources,person\n"))
	if err != nil {
		t.Fatal(err)
	}
	plan, err := LabelImport{}.Plan(t.Context(), p, p.pen(""), read)
	if err != nil {
		t.Fatal(err)
	}
	actions := make(map[string]string)
	for _, e := range plan.Entries {
		if e.Key.Kind == annotate.KindAnswer {
			actions[e.Key.Annotator+" "+e.Author+" "+strconv.Itoa(e.Key.Round)+" "+e.Value] = e.Action
		}
	}
	if len(actions) != 2 || actions["Anna Anna 1 official"] == actions["Ben Ben 2 person"] || actions["Ben Ben 2 person"] == "" {
		t.Errorf("the entries by annotator, author, round and value have the actions %v", actions)
	}
	if !slices.Equal(plan.New, []string{"Anna", "Ben"}) || plan.Changed != 2 {
		t.Errorf("the plan says %v are new and %d labels change", plan.New, plan.Changed)
	}
}

func TestATableThatSaysOtherwiseWhoseItsLabelsAreIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		as   LabelImport
		rows string
		want string
	}{
		"another annotator": {
			LabelImport{Annotator: "Anna"},
			"Ben,,",
			`the column annotator says "Ben", but the labels are to be taken as those of "Anna"; leave that out to take each as the table says, or leave out the rows of others`,
		},
		"another layer": {
			LabelImport{Annotator: "Anna", Layer: annotate.LayerAnnotation},
			"Anna,final,",
			`the column layer says final, but the labels are to be taken as annotation; leave that out to take each as the table says`,
		},
		"nobody":         {LabelImport{}, ",,", `nobody is named whose label it is; fill in the column annotator, or say whose they all are`},
		"an odd id":      {LabelImport{}, "A 1,,", `The annotator id "A 1" contains ' '; use letters, digits, '-', '_' and '.' only.`},
		"a key of a man": {LabelImport{Key: true}, "Ben,,", `the column annotator says "Ben", but right answers to practise by are nobody's; leave the column out`},
		"no layer":       {LabelImport{}, "Ben,work,", `the column layer says "work", which is none of annotation, practice, final, model`},
		"no round":       {LabelImport{}, "Ben,,0", `the column round says "0", which is no number from 1 to 1000`},
	} {
		t.Run(name, func(t *testing.T) {
			p := newTestProject(t)
			a := p.add("One", "A title", "A paragraph.")
			read, err := ReadLabels(strings.NewReader(
				"annotator,layer,round,paragraph_id,field,value\n" + c.rows + "," + a.Paragraphs[1].ID + ",sources,none\n"))
			if err != nil {
				t.Fatal(err)
			}
			_, err = c.as.Plan(t.Context(), p, p.pen("Anna"), read)
			var problems LabelProblems
			if !errors.As(err, &problems) || !strings.HasPrefix(err.Error(), "line 2: ") || !strings.HasSuffix(err.Error(), c.want) {
				t.Errorf("the sentence is\n%v\nwant\n%s", err, c.want)
			}
		})
	}
}

func TestThatNoRowSaysWhoseItIsIsOneSentence(t *testing.T) {
	p := newTestProject(t)
	a := p.add("One", "A title", "A paragraph.")
	_, err := p.labels("", labelTable(a, "P1,sources,,none", "P2,sources,,none", "P2,part,,body"))
	if err == nil || !strings.HasPrefix(err.Error(), "no row says whose label it is") || strings.Contains(err.Error(), "\n") {
		t.Errorf("it is said as\n%v", err)
	}
}

func TestLabelTablesWithoutTheirColumnsAreRefused(t *testing.T) {
	for text, want := range map[string]string{
		"":                                  "the file is empty; it needs a first line that names the columns paragraph_id, field, value",
		"paragraph_id,field,target\n":       `line 1: the first line does not name value; it is "paragraph_id,field,target"`,
		"value,paragraph_id,field,value\n":  "line 1: the column value is there twice",
		"paragraph_id,field,target,value\n": "the table has no labels below its first line",
	} {
		p := newTestProject(t)
		if _, err := p.labels("A1", text); err == nil || err.Error() != want {
			t.Errorf("%q gives\n%v\nwant\n%s", text, err, want)
		}
	}
}

func TestManyLabelProblemsAreCutShort(t *testing.T) {
	p := newTestProject(t)
	_, err := p.labels("A1", "paragraph_id,field,value\n"+strings.Repeat("x,y,z\n", 1000))
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != 51 || lines[50] != "and 950 more" {
		t.Errorf("%d lines are told, the last is %q", len(lines), lines[len(lines)-1])
	}
}

func FuzzLabels(f *testing.F) {
	f.Add("paragraph_id,field,target,value\nP1,part,,body\n")
	f.Add("\ufeffvalue,field,paragraph_id\r\n\"a\"\"b\",note,P1\r\n")
	f.Add("paragraph_id,field,target,value\nP1,unsure,Borea,stance|stance\nP1,\"")
	f.Add("paragraph_id,field,target,value\nP1,stance,Borea,-2\nP1,evidence,,1\nP1,sources,,none|none\n")
	f.Add("paragraph_id,field,value,p:headline,p:crosslink,p:body\nP1,part,body,.1,.2,.7\n")
	f.Add("paragraph_id,field,value,probability\nP1,part,body,.7\nP1,part,headline,.3\nP1,part,crosslink,0\n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, as := range []string{"A1", aModel} {
			broughtInOnce(t, as, text)
		}
	})
}

// broughtInOnce brings in a table of anything as the labels of a person or a model: it is
// refused with its problems, or it writes and writes nothing the second time.
func broughtInOnce(t *testing.T, as, table string) {
	p := newTestProject(t, "Borea")
	a := p.add("One", "A title")
	table = strings.ReplaceAll(table, "P1", a.Paragraphs[0].ID)
	plan, err := p.labels(as, table)
	var problems LabelProblems
	switch {
	case err == nil:
		for _, e := range plan.Entries {
			if e.Value == "" || e.Origin != annotate.OriginImport {
				t.Errorf("%+v was written", e)
			}
		}
		if again, err := p.labels(as, table); err != nil || len(again.Entries) != 0 {
			t.Errorf("the same table again gives %v and %+v", err, again)
		}
	case !errors.As(err, &problems) || len(problems) == 0 || len(problems) > maxLabelProblems+1:
		t.Errorf("the error is %T: %v", err, err)
	}
}
