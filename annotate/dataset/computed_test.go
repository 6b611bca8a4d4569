package dataset

import (
	"slices"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/review"
)

// submit submits what an annotator answered to a paragraph, as labels from a file are,
// whatever they leave out.
func (p *project) submit(annotator, paragraph string) {
	p.t.Helper()
	s, err := p.Sheet(p.t.Context(), paragraph, annotate.LayerAnnotation, 1, annotator)
	if err != nil {
		p.t.Fatal(err)
	}
	targets := annotate.JoinIDs(annotate.TargetIDs(p.targets))
	if targets == "" {
		targets = annotate.SubmittedNoTargets
	}
	p.append(p.pen(annotator).Write(s.SubmissionKey(), targets, s.CurrentID(s.SubmissionKey()), annotate.OriginImport))
}

// says lets annotators submit a paragraph with an answer to a question each.
func (p *project) says(paragraph, field, target string, answers ...string) {
	p.t.Helper()
	for i, value := range answers {
		who := []string{"A1", "A2", "A3", "A4"}[i]
		p.answer(who, paragraph, field, target, value)
		p.submit(who, paragraph)
	}
}

// divided is a project of a paragraph that is agreed on and one in a tie, of a question
// with one answer and of one with several.
func divided(t *testing.T) (*project, *annotate.Article) {
	t.Helper()
	p := newTestProject(t, "Borea")
	a := p.add("One", "A title", "A paragraph.", "Another.")
	borea := annotate.TargetID("Borea")
	p.says(a.Paragraphs[1].ID, "stance", borea, "-2", "-2", "2")
	p.says(a.Paragraphs[2].ID, "stance", borea, "-2", "2")
	p.says(a.Paragraphs[1].ID, "sources", "", "official|group", "official", "official")
	return p, a
}

func cellsOf(rows []map[string]string, columns ...string) []string {
	var all []string
	for _, r := range rows {
		var cells []string
		for _, c := range columns {
			cells = append(cells, r[c])
		}
		all = append(all, strings.Join(cells, " "))
	}
	return all
}

func TestVotesAreExportedAsSharesAndAsAMajorityThatATieHasNot(t *testing.T) {
	p, _ := divided(t)
	rows := records(t, p.export(Export{Format: CSV, Layers: []annotate.Layer{LayerSoft, LayerMajority}}))
	got := cellsOf(rows, "position", "layer", "field", "target", "value", "outcome", "votes", "share")
	want := []string{
		"2 majority sources  official majority 3 0.666667",
		"2 majority stance Borea -2 majority 3 0.666667",
		"2 soft sources  official  3 1",
		"2 soft sources  group  3 0.333333",
		"2 soft stance Borea -2  3 0.666667",
		"2 soft stance Borea 2  3 0.333333",
		"3 majority stance Borea  tie 2 ",
		"3 soft stance Borea -2  2 0.5",
		"3 soft stance Borea 2  2 0.5",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the rows are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if rows[0]["annotator"] != "" || rows[0]["text"] != "A paragraph." || rows[0]["codebook_version"] != "2.1.0" ||
		rows[0]["decided_at"] != "" {
		t.Errorf("a computed row is %v", rows[0])
	}
}

func TestDraftsAndThoseWhoAreLeftOutHaveNoVote(t *testing.T) {
	p, a := divided(t)
	p.answer("A4", a.Paragraphs[2].ID, "stance", annotate.TargetID("Borea"), "2") // a draft
	p.append(p.pen("L").Write(annotate.ExclusionKey("A1"), "did not read", "", annotate.OriginAnnotator))
	got := cellsOf(
		records(t, p.export(Export{Format: CSV, Layers: []annotate.Layer{LayerMajority}})),
		"position",
		"field",
		"value",
		"outcome",
		"votes",
	)
	want := []string{"2 sources official unanimous 2", "2 stance  tie 2", "3 stance 2 single 1"}
	if !slices.Equal(got, want) {
		t.Errorf("the rows are\n%s", strings.Join(got, "\n"))
	}
}

func TestModelsEstimateWithAPosteriorAndAreNeverFinal(t *testing.T) {
	p, _ := divided(t)
	rows := records(t, p.export(Export{Format: CSV, Layers: []annotate.Layer{annotate.LayerModel, annotate.LayerFinal}}))
	sums, by := make(map[string]float64), make(map[string]bool)
	for _, r := range rows {
		by[r["annotator"]] = true
		if r["layer"] != "model" || r["votes"] == "" || r["share"] == "" || r["outcome"] != "" {
			t.Errorf("an estimate is %v", r)
		}
		if r["field"] == "stance" {
			sums[r["annotator"]+" "+r["position"]] += parsed(t, r["share"])
		}
	}
	if !by["model:dawid-skene"] || !by["model:mace"] || len(by) != 2 {
		t.Errorf("the models are %v", by)
	}
	for of, sum := range sums {
		if sum < 0.9999 || sum > 1.0001 {
			t.Errorf("the posteriors of %s sum up to %v", of, sum)
		}
	}
	estimates := Export{Format: CSV, Layers: []annotate.Layer{annotate.LayerModel}}
	if first, second := p.export(estimates), p.export(estimates); first != second {
		t.Error("two estimates of the same answers differ")
	}
}

func TestOneAnnotatorOneArticleAndWhatIsSubmittedCanBeExportedAlone(t *testing.T) {
	p, a := divided(t)
	b := p.add("Two", "Another title", "More.")
	p.answer("A1", b.Paragraphs[1].ID, "sources", "", "group") // a draft
	p.says(b.Paragraphs[0].ID, "sources", "", "none")
	p.decide(annotate.KindAnswer, a.Paragraphs[1].ID, "sources", "official")
	p.decide(annotate.KindOutcome, a.Paragraphs[1].ID, "sources", annotate.OutcomeDecided.Told("0"))
	only, err := annotate.ReadSelection([]string{"article=Two"})
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		e    Export
		rows int
	}{
		"everything":       {Export{}, 12},
		"A3 alone":         {Export{Filter: review.Filter{Annotators: []string{"A3"}}}, 2},
		"the second":       {Export{Only: only}, 3},
		"A1 in the second": {Export{Only: only, Filter: review.Filter{Annotators: []string{"A1"}}}, 3},
		"submitted":        {Export{Only: only, Submitted: true}, 2},
		"of a version that nobody used": {
			Export{Filter: review.Filter{Versions: []string{"0"}}, Layers: []annotate.Layer{annotate.LayerAnnotation}}, 0,
		},
	} {
		c.e.Format = CSV
		if rows := records(t, p.export(c.e)); len(rows) != c.rows {
			t.Errorf(
				"%s: %d rows, want %d:\n%s",
				name,
				len(rows),
				c.rows,
				strings.Join(cellsOf(rows, "position", "annotator", "layer", "field", "value", "state"), "\n"),
			)
		}
	}
}

func TestARowAParagraphHasEveryoneSideBySide(t *testing.T) {
	p, a := divided(t)
	p.decide(annotate.KindAnswer, a.Paragraphs[1].ID, "sources", "official")
	p.decide(annotate.KindOutcome, a.Paragraphs[1].ID, "sources", annotate.OutcomeDecided.Told("0"))
	rows := records(t, p.export(Export{Format: WideCSV}))
	if len(rows) != 3 {
		t.Fatalf("%d rows for 3 paragraphs", len(rows))
	}
	for at, want := range []map[string]string{
		{"position": "1", "text": "A title", "annotators": "0", "difficulty": "", "stance@Borea.by.A1": "", "stance@Borea.share.-2": ""},
		{
			"position": "2", "annotators": "3", "article_title": "One",
			"stance@Borea.by.A1": "-2", "stance@Borea.by.A2": "-2", "stance@Borea.by.A3": "2",
			"stance@Borea.share.-2": "0.666667", "stance@Borea.share.2": "0.333333", "stance@Borea.share.absent": "0",
			"stance@Borea.majority": "-2", "stance@Borea.final": "", "stance@Borea.outcome": "", "stance@Borea.difficulty": "0.666667",
			"sources.by.A1": "official|group", "sources.share.group": "0.333333", "sources.majority": "official",
			"sources.final": "official", "sources.outcome": "decided",
		},
		{"position": "3", "annotators": "2", "stance@Borea.by.A3": "", "stance@Borea.majority": "", "stance@Borea.difficulty": "1", "difficulty": "1"},
	} {
		for column, value := range want {
			if got, there := rows[at][column]; got != value || !there {
				t.Errorf("row %d: %s is %q, want %q (there: %v)", at+1, column, got, value, there)
			}
		}
	}
}
