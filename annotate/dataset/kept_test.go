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
	}
	if text := p.export(Export{Format: JSONLines}); strings.Contains(text, `"value":"official"`) || strings.Contains(text, `"value":"kept`) {
		t.Errorf("JSON lines give what is kept a value:\n%s", text)
	}
}

func TestForExcelDisarmsEveryCharacterThatStartsAFormula(t *testing.T) {
	for _, start := range []string{"=", "+", "-", "@", "\t", "\r", "\n"} {
		words := start + "1+1"
		row := &Row{
			ArticleTitle: words, Outlet: words, Published: words, Text: words, Target: words, Reason: words,
			Field: annotate.FieldNote, Value: words,
		}
		var once iter.Seq2[*Row, error] = func(yield func(*Row, error) bool) { yield(row, nil) }
		var out bytes.Buffer
		if _, err := WriteCSV(&out, once, true); err != nil {
			t.Fatal(err)
		}
		got := records(t, strings.TrimPrefix(out.String(), byteOrderMark))[0]
		for _, column := range []string{"article_title", "outlet", "published", "text", "target", "reason", "value"} {
			if want := "'" + words; got[column] != want {
				t.Errorf("%s is %q for a spreadsheet, want %q", column, got[column], want)
			}
		}
	}
}
