package adjudicating_test

import (
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/store/storetest"
)

var sourcing = annotate.Slot{Field: "sourcing"}

// marked is a paragraph about whose sources A1 and A2 agree against A3, each with words for
// it: "a says nothing of note again".
func marked(t *testing.T) (*storetest.Team, annotate.Paragraph) {
	t.Helper()
	p, q := storetest.MustOpenTwoToOne(t)
	for who, value := range map[string]string{"A1": passage(q, 2, 6), "A2": passage(q, 4, 8), "A3": passage(q, 0, 1)} {
		sheet := annotate.NewSheet(q, annotate.LayerAnnotation, 1, who)
		given, err := p.Sheet(t.Context(), q.ID, annotate.LayerAnnotation, 1, who)
		if err != nil {
			t.Fatal(err)
		}
		p.Write(who, sheet.EvidenceKey(sourcing, given.Value("sourcing", "")), value)
	}
	return p, q
}

func passage(q annotate.Paragraph, begin, end int) string {
	return annotate.JoinPassages(annotate.UnitePassages([]rune(q.Text), []annotate.Passage{{Begin: begin, End: end}}))
}

// column is the letter of an annotator.
func column(t *testing.T, c *adjudicate.Case, who string) string {
	t.Helper()
	for _, of := range c.Columns {
		if of.Annotator == who {
			return of.Letter
		}
	}
	t.Fatalf("%s has no column", who)
	return ""
}

// finalWords is the evidence on the final sheet.
func finalWords(p *storetest.Team, q annotate.Paragraph) string {
	final, words := p.Final(q), ""
	for _, option := range []string{"official", "none", "person", "group", ""} {
		if value := final.Current(final.EvidenceKey(sourcing, option)).Entry.Value; value != "" {
			words += option + " " + value
		}
	}
	return words
}

func TestTheMarksOfAnAnnotatorBecomeTheFinalEvidence(t *testing.T) {
	p, q := marked(t)
	d := sit(t, p)
	if len(d.Marked()) != 3 {
		t.Fatalf("%d columns have marks, want 3", len(d.Marked()))
	}
	if share, of := d.Case().InCommon(sourcing); of != 3 || share != 0 {
		t.Errorf("%d annotators have %v of the characters in common", of, share)
	}
	d.TakeMarks(column(t, d.Case(), "A2"))
	if len(d.FinalMarks()) != 1 {
		t.Errorf("the marks that stand are %v", d.FinalMarks())
	}
	d.keys("⏎")
	if got, want := finalWords(p, q), "official "+passage(q, 4, 8); got != want {
		t.Errorf("the final evidence is %q, want %q", got, want)
	}
	if got := p.FinalAnswers(q)["sourcing"]; got != "official majority" {
		t.Errorf("the final answer is %q: to take marks is no choice", got)
	}
}

func TestTakingMarksIsOneStepToUndo(t *testing.T) {
	p, q := marked(t)
	d := sit(t, p)
	d.TakeMarks(column(t, d.Case(), "A1"))
	d.TakeMarks(column(t, d.Case(), "A2"))
	d.keys("↶")
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	if got, want := finalWords(p, q), "official "+passage(q, 2, 6); got != want {
		t.Errorf("after an undo the final evidence is %q, want %q", got, want)
	}
	d.keys("↶")
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	if got := finalWords(p, q); got != "" {
		t.Errorf("after two the final evidence is %q", got)
	}
}

func TestMarksForAnotherAnswerAreNotTaken(t *testing.T) {
	p, q := marked(t)
	d := sit(t, p)
	d.TakeMarks(column(t, d.Case(), "A3")) // who answered otherwise
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	if got := finalWords(p, q); got != "" {
		t.Errorf("the final evidence is %q", got)
	}
}

func TestTheAnswersOfAColumnComeWithTheirMarks(t *testing.T) {
	p, q := marked(t)
	d := sit(t, p)
	given, err := p.Sheet(t.Context(), q.ID, annotate.LayerAnnotation, 1, "A3")
	if err != nil {
		t.Fatal(err)
	}
	d.TakeColumn(column(t, d.Case(), "A3"))
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	final := p.Final(q)
	if got := final.Current(final.EvidenceKey(sourcing, given.Value("sourcing", ""))).Entry.Value; got != passage(q, 0, 1) {
		t.Errorf("the final evidence is %q", got)
	}
}

func TestMarksAreGoneThroughOneAnnotatorAfterTheOther(t *testing.T) {
	p, _ := marked(t)
	d := sit(t, p)
	first, second := column(t, d.Case(), "A1"), column(t, d.Case(), "A2")
	words := map[string]int{first: 2, second: 4} // where theirs begin
	if second < first {
		first, second = second, first
	}
	for _, want := range []string{first, second, "", first} {
		d.NextMarks()
		stand := d.FinalMarks()
		if want == "" && len(stand) > 0 || want != "" && (len(stand) != 1 || stand[0].Passages[0].Begin != words[want]) {
			t.Errorf("the marks that stand are %v, want those of %q", stand, want)
		}
	}
}

func TestNobodysMarksAreShownWhileTheAnswersAreCovered(t *testing.T) {
	p, _ := marked(t)
	p.Write(
		"L",
		annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectHideColumns},
		annotate.Yes,
	)
	d := sit(t, p)
	if !d.Covered() || len(d.Marked()) != 0 {
		t.Fatalf("%d columns show their marks", len(d.Marked()))
	}
	d.TakeMarks("A")
	d.NextMarks()
	if len(d.FinalMarks()) != 0 {
		t.Error("marks were taken that nobody may see yet")
	}
}
