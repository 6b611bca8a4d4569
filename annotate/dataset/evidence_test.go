package dataset

import (
	"strings"
	"testing"

	"plumbline/annotate"
)

// evident is a project in which A1 marked words for two labels, and said of a third answer
// that no words show it.
func evident(t *testing.T) (p *project, paragraph string) {
	t.Helper()
	p = newTestProject(t, "Aldmark")
	q := p.add("Quay", "Quay shut", `The 🚰 "quay", =they said, is shut.`).Paragraphs[1]
	s := p.sheet(q, annotate.LayerAnnotation, 1, "A1")
	write := func(key annotate.Key, value string) {
		p.append(p.pen("A1").Write(key, value, "", annotate.OriginAnnotator))
	}
	stance := annotate.Slot{Field: "stance", Target: p.targets[0].ID}
	write(s.Key("part", ""), "body")
	write(s.Key("sources", ""), "official|person")
	write(s.Key("trace", ""), "1")
	write(s.Key(stance.Field, stance.Target), "absent")
	sources := annotate.Slot{Field: "sources"}
	write(s.EvidenceKey(sources, "official"), annotate.JoinPassages(
		[]annotate.Passage{{Begin: 4, End: 5, Words: "🚰"}, {Begin: 14, End: 19, Words: "=they"}}))
	write(s.EvidenceKey(sources, "person"), annotate.JoinPassages([]annotate.Passage{{Begin: 6, End: 12, Words: `"quay"`}}))
	write(s.EvidenceKey(sources, "group"), annotate.JoinPassages([]annotate.Passage{{Begin: 0, End: 3, Words: "The"}})) // not answered
	write(s.EvidenceKey(stance, "absent"), annotate.NoWords)
	return p, q.ID
}

func TestTheCompanionTableHasARowForEachPassage(t *testing.T) {
	p, id := evident(t)
	want := "paragraph_id,annotator,layer,round,field,target,value,begin,end,words,begin_utf16,end_utf16\n" +
		id + ",A1,annotation,1,sources,,official,4,5,🚰,4,6\n" +
		id + ",A1,annotation,1,sources,,official,14,19,=they,15,20\n" +
		id + `,A1,annotation,1,sources,,person,6,12,"""quay""",7,13` + "\n" +
		id + ",A1,annotation,1,stance,Aldmark,absent,,,,,\n"
	if got := p.export(Export{Format: Evidence}); got != want {
		t.Errorf("the table is\n%s\nwant\n%s", got, want)
	}
	if got := p.export(Export{Format: Evidence.ForExcel}); !strings.Contains(got, ",14,19,'=they,15,20\r\n") {
		t.Errorf("for a spreadsheet it is\n%s", got)
	}
}

func TestJSONLinesNestTheEvidence(t *testing.T) {
	p, _ := evident(t)
	text := p.export(Export{Format: JSONLines})
	for _, want := range []string{
		`"evidence":[{"value":"official","begin":4,"end":5,"words":"🚰","begin_utf16":4,"end_utf16":6},{"value":"official",`,
		`"evidence":[{"value":"absent","begin":null,"end":null,"words":null,"begin_utf16":null,"end_utf16":null}]}`,
		`"evidence":null}`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %s in\n%s", want, text)
		}
	}
}

func TestATextThatIsNotHereHasNoPlaceInUTF16(t *testing.T) {
	row := &Row{Evidence: []annotate.MarkedOption{{Option: "x", Passages: []annotate.Passage{{Begin: 0, End: 2, Words: "ab"}}}}}
	cells := row.evidenceCells(row.passages()[0], false)
	if cells[7] != "0" || cells[8] != "2" || cells[10] != "" || cells[11] != "" {
		t.Errorf("the row is %q", cells)
	}
}

func TestEvidenceThatFitsNothingIsRefusedWithItsLine(t *testing.T) {
	p, id := evident(t)
	header := "paragraph_id,annotator,field,target,value,begin,end,words\n"
	for row, want := range map[string]string{
		id + ",A1,sources,,group,0,3,The":          "the answer that it is evidence of is not given",
		id + ",A2,sources,,official,0,3,The":       "the answer that it is evidence of is not given",
		id + ",A1,sources,,official,0,3,the":       `the words "the" do not stand at 0 to 3`,
		id + ",A1,sources,,official,0,300,The":     `do not stand at 0 to 300`,
		id + ",A1,sources,,official,3,3,":          "which is no place",
		id + ",A1,sources,,official,x,3,":          "which is no place",
		id + ",A1,source,,official,0,3,The":        "part, sources",
		"0000,A1,sources,,official,0,3,The":        "0000",
		id + ",A1,stance,Elsewhere,absent,0,3,The": "Aldmark",
		id + ",,sources,,official,0,3,The":         "annotator",
	} {
		table, err := ReadLabels(strings.NewReader(header + row + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		_, err = LabelImport{}.Plan(t.Context(), p, p.pen("lead"), table)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%s: %v, want that it says %q", row, err, want)
		}
	}
}

func TestEvidenceThatStandsIsNotWrittenAgain(t *testing.T) {
	p, _ := evident(t)
	table := p.export(Export{Format: Evidence})
	p.bringIn(t, table) // of which A1 takes part from now on
	if plan := p.bringIn(t, table); len(plan.Entries) != 0 || plan.Marked != 0 {
		t.Errorf("%d entries are written, %d of them evidence", len(plan.Entries), plan.Marked)
	}
}
