package dataset

import (
	"bytes"
	"iter"
	"strings"
	"testing"

	"plumbline/annotate"
)

// decide writes on the final sheet of a paragraph.
func (p *project) decide(kind annotate.Kind, paragraph, field, value string) {
	key := annotate.Key{Kind: kind, Subject: paragraph, Layer: annotate.LayerFinal, Round: 1, Field: field}
	p.append(p.pen("L").Write(key, value, "", annotate.OriginAnnotator))
}

func TestADisagreementThatIsKeptIsARowWithoutAValue(t *testing.T) {
	p := newTestProject(t)
	q := p.add("One", "A title", "A paragraph.").Paragraphs[1].ID
	p.decide(annotate.KindAnswer, q, "part", "body")
	p.decide(annotate.KindOutcome, q, "part", annotate.OutcomeUnanimous.Told("0"))
	p.decide(annotate.KindAnswer, q, "sources", "official") // chosen, before it was kept
	p.decide(annotate.KindOutcome, q, "sources", annotate.OutcomeKept.Told("0"))
	p.decide(annotate.KindReason, q, "sources", "Both readings hold.")
	for _, all := range []bool{false, true} {
		rows := records(t, p.export(Export{Format: CSV, All: all}))
		var kept []map[string]string
		for _, r := range rows {
			if r["field"] == "sources" {
				kept = append(kept, r)
			}
		}
		if len(kept) != 1 {
			t.Fatalf("of what is kept there are %d rows, want 1", len(kept))
		}
		r := kept[0]
		if r["value"] != "" {
			t.Errorf("what is kept is exported with the value %q, want none", r["value"])
		}
		if r["outcome"] != "kept" || r["decided_by"] != "L" || r["reason"] != "Both readings hold." || r["decided_at"] == "" {
			t.Errorf("what is kept is exported as %v", r)
		}
		if r["needs_look"] != "" {
			t.Error("what is kept under the version in force needs another look")
		}
	}
	if text := p.export(
		Export{Format: JSONLines},
	); strings.Contains(text, `"value":"official"`) ||
		strings.Contains(text, `"value":"kept`) {
		t.Errorf("JSON lines give what is kept a value:\n%s", text)
	}
}

func TestForExcelDisarmsEveryCharacterThatStartsAFormula(t *testing.T) {
	for _, start := range []string{"=", "+", "-", "@", "\t", "\r", "\n", " =", "\u00a0+"} {
		words := start + "1+1"
		row := &Row{
			ArticleTitle: words, Outlet: words, Published: words, Text: words, Target: words, Reason: words,
			Field: annotate.FieldNote, Value: words, Annotator: words, DecidedBy: words, TargetID: words, CodebookID: words,
		}
		var once iter.Seq2[*Row, error] = func(yield func(*Row, error) bool) { yield(row, nil) }
		var out bytes.Buffer
		if _, err := writeCSV(&out, holding(once), true); err != nil {
			t.Fatal(err)
		}
		got := records(t, strings.TrimPrefix(out.String(), byteOrderMark))[0]
		for _, column := range []string{"article_title", "outlet", "published", "text", "target", "reason", "value", "annotator", "decided_by", "target_id", "codebook_id"} {
			if want := "'" + words; got[column] != want {
				t.Errorf("%s is %q for a spreadsheet, want %q", column, got[column], want)
			}
		}
	}
}

func TestAnArticleThatWasWithdrawnIsExportedOnlyIfItIsWanted(t *testing.T) {
	p := newTestProject(t)
	gone, stays := p.add("Gone", "A title", "A paragraph."), p.add("Stays", "Another title")
	gone.Meta.Withdrawn = true
	p.answer("A1", gone.Paragraphs[1].ID, "sources", "", "group")
	p.answer("A1", stays.Paragraphs[0].ID, "sources", "", "group")
	for _, c := range []struct {
		withdrawn, all bool
		rows           int
	}{{false, false, 1}, {false, true, 1}, {true, false, 2}, {true, true, 3}} {
		rows := records(t, p.export(Export{Format: CSV, All: c.all, Withdrawn: c.withdrawn}))
		if len(rows) != c.rows {
			t.Errorf("withdrawn articles wanted %v, paragraphs without answers %v: %d rows, want %d", c.withdrawn, c.all, len(rows), c.rows)
		}
	}
}

func TestLabelsFromAFileTookNoTime(t *testing.T) {
	p := newTestProject(t)
	a := p.add("One", "A title", "A paragraph.")
	if _, err := p.labels("A1", labelTable(a, "P2,sources,,group")); err != nil {
		t.Fatal(err)
	}
	p.answer("A2", a.Paragraphs[1].ID, "sources", "", "group")
	rows := records(t, p.export(Export{Format: CSV}))
	if got := []string{rows[0]["elapsed_ms"], rows[1]["elapsed_ms"]}; got[0] != "" || got[1] != "1234" {
		t.Errorf("by file and by hand an answer took %q, want nothing and 1234", got)
	}
}

func TestAShortTextThatALongOneHoldsIsTheSame(t *testing.T) {
	p := newTestProject(t)
	if _, err := p.plan(t, Import{}, files(t, long)); err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(long, "\n")
	longer := long + "And so on, said one of the many who spoke that night.\n" +
		"Second thoughts came late to the chamber.\nThe bells rang at noon.\nNobody knew why they did.\nThe talk went on.\n"
	plan, err := p.plan(t, Import{}, files(t, lines[1]+lines[3], longer))
	if err != nil {
		t.Fatal(err)
	}
	for i, what := range []string{"two of its four paragraphs", "it with as much again"} {
		if same := plan.Files[i].Same; len(same) == 0 || same[0].Title != "Council backs the bridge" {
			t.Errorf("%s: the same articles are %+v, want the one that is here", what, same)
		}
	}
}
