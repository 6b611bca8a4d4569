package dataset

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/corpus"
	othertools "plumbline/annotate/corpus/formats"
)

// exchanged writes an export to a file and reads it as that of another tool.
func (p *project) exchanged(f *Format) *corpus.Corpus {
	p.t.Helper()
	var out bytes.Buffer
	if _, err := (Export{Format: f}).Write(p.t.Context(), &out, p); err != nil {
		p.t.Fatal(err)
	}
	path := filepath.Join(p.t.TempDir(), "out"+f.Extension)
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		p.t.Fatal(err)
	}
	c, err := othertools.Read(p.t.Context(), path)
	if err != nil {
		p.t.Fatal(err)
	}
	return c
}

// underlined is a project with an answer that words of an Arabic text decided.
func underlined(t *testing.T) (*project, *annotate.Article) {
	t.Helper()
	p := newTestProject(t, "Borea", "Aldmark")
	a := p.add("Ports 🚤", "A title", "🙂 قال الوزير كلمة.", "Nobody answered.")
	q := a.Paragraphs[1].ID
	p.says(q, "stance", annotate.TargetID("Borea"), "-2", "2")
	p.says(q, "sources", "", "official|group")
	p.answer("A1", q, "note", "", "Hard to say.")
	key := annotate.Key{
		Kind: annotate.KindEvidence, Subject: q, Layer: annotate.LayerAnnotation, Round: 1, Annotator: "A1",
		Field: "stance", Target: annotate.TargetID("Borea"), Option: "-2",
	}
	p.append(p.pen("A1").Write(key, `[[2,12,"قال الوزير"]]`, "", annotate.OriginAnnotator))
	p.answer("A3", q, "sources", "", "none") // a draft
	return p, a
}

func TestAnExportForAnotherToolHasAnswersEvidenceAndNotesOfWhatIsSubmitted(t *testing.T) {
	p, _ := underlined(t)
	for _, c := range []struct {
		format *Format
		want   []string
	}{
		{LabelStudio, []string{"A1 sources=group", "A1 sources=official", "A1 stance@Borea=-2", "A1 “قال الوزير” stance@Borea.evidence=-2", "A1: Hard to say.", "A2 stance@Borea=2"}},
		{Doccano, []string{"A1 label=sources=group", "A1 label=sources=official", "A1 label=stance@Borea=-2", "A1 “قال الوزير” =stance@Borea.evidence=-2", "A1: Hard to say.", "A2 label=stance@Borea=2"}},
		{WebAnno, []string{
			"A1 “قال الوزير” Stance_Borea_evidence=-2", "A1 “🙂 قال الوزير كلمة.” Sources=group", "A1 “🙂 قال الوزير كلمة.” Sources=official",
			"A1 “🙂 قال الوزير كلمة.” Stance_Borea=-2", "A2 “🙂 قال الوزير كلمة.” Stance_Borea=2",
		}},
		{RefiProject, []string{
			"A1 “قال الوزير” =stance@Borea.evidence/-2", "A1 “🙂 قال الوزير كلمة.” =sources/group", "A1 “🙂 قال الوزير كلمة.” =sources/official",
			"A1 “🙂 قال الوزير كلمة.” =stance@Borea/-2", "A2 “🙂 قال الوزير كلمة.” =stance@Borea/2",
		}},
	} {
		var got []string
		for _, d := range p.exchanged(c.format).Documents {
			for _, w := range d.Works {
				for _, l := range w.Labels {
					got = append(got, w.By+" "+l.Question+"="+l.Value)
				}
				for _, s := range w.Spans {
					got = append(got, w.By+" “"+s.Words+"” "+s.Tags+"="+s.Value)
				}
				for _, n := range w.Notes {
					got = append(got, w.By+": "+n)
				}
			}
		}
		slices.Sort(got)
		slices.Sort(c.want)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s says\n\t%s\nand is to say\n\t%s", c.format.Name, strings.Join(got, "\n\t"), strings.Join(c.want, "\n\t"))
		}
	}
}

func TestAnExportForAnotherToolComesBackWithoutAWordOfAMap(t *testing.T) {
	for _, format := range []*Format{LabelStudio, Doccano, WebAnno, RefiProject} {
		t.Run(format.Name, func(t *testing.T) { comesBack(t, format) })
	}
}

// comesBack sees that answers and evidence of an export are the same in another project.
func comesBack(t *testing.T, format *Format) {
	t.Helper()
	p, a := underlined(t)
	c := p.exchanged(format)
	m := Proposal{Book: p.book, Targets: p.targets, Annotators: []string{"A1", "A2"}}.Map(c)
	if labels, _ := m.Open(); labels != 0 {
		t.Errorf("%d labels are open in %+v", labels, m)
	}
	fresh := newTestProject(t, "Borea", "Aldmark")
	fresh.articles[a.ID] = a
	plan, err := CorpusImport{Map: m}.Plan(t.Context(), fresh, fresh.pen("L"), c)
	if err != nil {
		t.Fatal(err)
	}
	if len(plan.Articles) != 0 {
		t.Errorf("%d articles are new", len(plan.Articles))
	}
	fresh.append(plan.Entries...)
	q := a.Paragraphs[1].ID
	for _, who := range []string{"A1", "A2"} {
		was, _ := p.Sheet(t.Context(), q, annotate.LayerAnnotation, 1, who)
		is, _ := fresh.Sheet(t.Context(), q, annotate.LayerAnnotation, 1, who)
		for slot, answer := range was.Answers {
			if slot.Field == annotate.FieldNote && format == WebAnno {
				continue // which has no place for it
			}
			if got := is.Answers[slot].Entry.Value; got != answer.Entry.Value {
				t.Errorf("%s: %v is %q, and was %q", who, slot, got, answer.Entry.Value)
			}
		}
		if was, is := was.Evidence(), is.Evidence(); !slices.EqualFunc(was, is, func(a, b annotate.MarkedOption) bool {
			return a.Slot == b.Slot && a.Option == b.Option && slices.Equal(a.Passages, b.Passages)
		}) {
			t.Errorf("%s: evidence is %v, and was %v", who, is, was)
		}
	}
}

func TestTargetsOfLikeNamesAreNotTakenForEachOtherInAnyFormat(t *testing.T) {
	names := []string{"A-b", "A b", "a b!", "مصر", "قطر", "🚤", "x/y"}
	values := []string{"-2", "0", "2", "absent", "0", "2", "-2"}
	for _, format := range []*Format{LabelStudio, Doccano, WebAnno, RefiProject} {
		p := newTestProject(t, names...)
		q := p.add("Ports", "A title", "A paragraph.").Paragraphs[1].ID
		for i, name := range names {
			p.says(q, "stance", annotate.TargetID(name), values[i], values[i])
		}
		c := p.exchanged(format)
		m := Proposal{Book: p.book, Targets: p.targets, Annotators: []string{"A1", "A2"}}.Map(c)
		plan, err := CorpusImport{Map: m}.Plan(t.Context(), p, p.pen("L"), c)
		if err != nil {
			t.Fatal(err)
		}
		if labels, _ := m.Open(); labels > 0 {
			t.Errorf("%s: %d labels are open", format.Name, labels)
		}
		for _, e := range plan.Entries {
			if e.Key.Kind == annotate.KindAnswer {
				t.Errorf("%s: %s comes back about %s as %q", format.Name, e.Key.Annotator, e.Key.Target, e.Value)
			}
		}
	}
}

func TestANameThatTwoQuestionsCouldHaveIsLeftToPeople(t *testing.T) {
	p := newTestProject(t, "A b", "A_b", "Au005fb")
	of := Proposal{Book: p.book, Targets: p.targets}
	for name, want := range map[string]string{"Stance_A_b": "A b", "Stance_Au005fb": "", "stance@A_b": "A_b"} {
		if _, target := of.exported(name); target != want {
			t.Errorf("%s is taken for %q, want %q", name, target, want)
		}
	}
}

func TestFinalAnswersAloneAreThoseOfNobody(t *testing.T) {
	p, a := underlined(t)
	p.decide(annotate.KindAnswer, a.Paragraphs[1].ID, "sources", "official")
	p.decide(annotate.KindOutcome, a.Paragraphs[1].ID, "sources", annotate.OutcomeDecided.Told("0"))
	text := p.export(Export{Format: LabelStudio, Layers: []annotate.Layer{annotate.LayerFinal}})
	if !strings.Contains(text, `"completed_by":{"email":"final"}`) || strings.Contains(text, `"A1"`) {
		t.Errorf("final answers are\n%s", text)
	}
	if text := p.export(Export{Format: LabelStudio}); strings.Contains(text, `"final"`) {
		t.Errorf("beside annotators' answers there are final ones:\n%s", text)
	}
}

func TestOtherToolsGetNoLayerThatTheirFormatsDoNotHold(t *testing.T) {
	p, _ := underlined(t)
	for _, layer := range []annotate.Layer{annotate.LayerPractice, LayerSoft, LayerMajority, annotate.LayerModel} {
		for _, f := range []*Format{LabelStudio, Doccano, WebAnno, RefiProject} {
			e := Export{Format: f, Layers: []annotate.Layer{annotate.LayerFinal, layer}}
			if err := e.Fits(f); err == nil {
				t.Errorf("%s can be chosen for the layer %s", f.Name, layer)
			}
			if err := e.Fits(CSV); err != nil {
				t.Errorf("a table cannot be chosen for the layer %s: %v", layer, err)
			}
			if _, err := e.Write(t.Context(), io.Discard, p); err == nil || !strings.Contains(err.Error(), string(layer)) {
				t.Errorf("%s with the layer %s: %v, want a refusal that names the layer", f.Name, layer, err)
			}
		}
	}
}

func TestTheCodebookIsWrittenAsCodesForEachTarget(t *testing.T) {
	p, _ := underlined(t)
	c := p.exchanged(RefiCodebook)
	for _, tag := range []string{"sources", "sources/group", "stance@Borea", "stance@Aldmark/absent"} {
		if !slices.Contains(c.Tags, tag) {
			t.Errorf("there is no code %s among %q", tag, c.Tags)
		}
	}
}
