package dataset

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"plumbline/annotate"
)

func records(t *testing.T, text string) []map[string]string {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, r := range all[1:] {
		row := make(map[string]string)
		for i, name := range all[0] {
			row[name] = r[i]
		}
		rows = append(rows, row)
	}
	return rows
}

func TestExportHasARowForEachCurrentAnswer(t *testing.T) {
	p := newTestProject(t, "Borea", "Aldmark")
	a := p.add("One, \"quoted\"", "A title", "A \"paragraph\", with a comma.")
	second := a.Paragraphs[1].ID
	p.answer("A1", second, "note", "", "two\nlines")
	p.answer("A1", second, "stance", annotate.TargetID("Aldmark"), "-2")
	p.answer("A1", second, "stance", annotate.TargetID("Borea"), "absent")
	p.answer("A1", second, "sources", "", "group")
	p.answer("A1", second, "sources", "", "official|group")
	p.answer("A1", second, "part", "", "body")
	p.answer("A1", second, "part", "", "") // taken back
	p.answer("A1", second, "unsure", annotate.TargetID("Aldmark"), "stance")
	rows := records(t, p.export(Export{Format: CSV}))
	var got []string
	for _, r := range rows {
		got = append(got, strings.Join([]string{r["position"], r["state"], r["field"], r["target"], r["value"], r["revision"]}, " "))
	}
	want := []string{
		"2 draft sources  official|group 2",
		"2 draft stance Borea absent 1",
		"2 draft stance Aldmark -2 1",
		"2 draft unsure Aldmark stance 1",
		"2 draft note  two\nlines 1",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the rows are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	first := rows[0]
	for column, want := range map[string]string{
		"article_id": a.ID, "article_title": `One, "quoted"`, "paragraph_id": second, "text": a.Paragraphs[1].Text,
		"annotator": "A1", "layer": "annotation", "round": "1", "target_id": "", "origin": "annotator",
		"codebook_id": "dataset-test", "codebook_version": "2.1.0", "meaning": "1", "needs_look": "", "decided_at": "2024-03-09T12:04:10.678Z", "elapsed_ms": "1234",
	} {
		if first[column] != want {
			t.Errorf("%s is %q, want %q", column, first[column], want)
		}
	}
}

// TestARowSaysWhetherItsAnnotatorRecognisedTheOutlet, in the round in which they said so,
// and of final answers nothing.
func TestARowSaysWhetherItsAnnotatorRecognisedTheOutlet(t *testing.T) {
	p := newTestProject(t)
	a, b := p.add("One", "A title"), p.add("Two", "Another title")
	for _, article := range []*annotate.Article{a, b} {
		p.answer("A1", article.Paragraphs[0].ID, "part", "", "body")
		p.answer("A2", article.Paragraphs[0].ID, "part", "", "body")
	}
	p.about = map[annotate.Key]string{
		annotate.OutletKey(a.ID, "A1"): annotate.RecognisedGuess,
		annotate.OutletKey(b.ID, "A2"): annotate.RecognisedNot,
	}
	got := make(map[string]string)
	for _, r := range records(t, p.export(Export{Format: CSV})) {
		got[r["article_title"]+" "+r["annotator"]] = r["outlet_recognised"]
	}
	if want := map[string]string{"One A1": "guess", "One A2": "", "Two A1": "", "Two A2": "no"}; !maps.Equal(got, want) {
		t.Errorf("recognised are %v, want %v", got, want)
	}
	lines := p.export(Export{Format: JSONLines})
	if strings.Count(lines, `"outlet_recognised":"guess"`) != 1 || strings.Count(lines, `"outlet_recognised":null`) != 2 {
		t.Errorf("the lines are\n%s", lines)
	}
}

// TestARowSaysWhatWasPointedOutWhenItWasAnswered, not what is pointed out now.
func TestARowSaysWhatWasPointedOutWhenItWasAnswered(t *testing.T) {
	p := newTestProject(t)
	a := p.add("One", "A title", "A text", "A third")
	expose := func(field string, paragraph int, value string) {
		key := annotate.ExposureKey(field, a.Paragraphs[paragraph].ID, "A1", 1)
		p.append(p.pen("A1").Write(key, value, "", annotate.OriginAnnotator))
	}
	p.answer("A1", a.Paragraphs[0].ID, "part", "", "body")
	expose(annotate.ProjectTargetsShown, 0, "after shown 2")
	p.answer("A1", a.Paragraphs[0].ID, "sources", "", "group")
	expose(annotate.ProjectTargetsShown, 0, "")
	p.answer("A1", a.Paragraphs[0].ID, "trace", "", "2")
	expose(annotate.ProjectHintsShown, 1, "experiment hidden 1")
	p.answer("A1", a.Paragraphs[1].ID, "part", "", "body")
	p.answer("A2", a.Paragraphs[1].ID, "part", "", "body")
	expose(annotate.ProjectHintsShown, 2, "experiment shown 0")
	p.answer("A1", a.Paragraphs[2].ID, "part", "", "body")
	got := make(map[string]string)
	for _, r := range records(t, p.export(Export{Format: CSV})) {
		got[r["annotator"]+" "+r["position"]+" "+r["field"]] = r["targets_shown"] + "," + r["hints_shown"]
	}
	want := map[string]string{
		"A1 1 part": ",", "A1 1 sources": "after,", "A1 1 trace": ",",
		"A1 2 part": ",hidden", "A2 2 part": ",", "A1 3 part": ",shown",
	}
	if !maps.Equal(got, want) {
		t.Errorf("the rows say %v, want %v", got, want)
	}
}

func TestHiddenAnswersStayOutAndDerivedOnesComeIn(t *testing.T) {
	p := newTestProject(t)
	a := p.add("One", "A title", "See also: another")
	for _, q := range a.Paragraphs {
		p.answer("A1", q.ID, "sources", "", "group")
		p.answer("A1", q.ID, "trace", "", "2")
	}
	p.answer("A1", a.Paragraphs[0].ID, "sources", "", "none")
	p.answer("A1", a.Paragraphs[1].ID, "part", "", "crosslink")
	rows := records(t, p.export(Export{Format: CSV}))
	var got []string
	for _, r := range rows {
		got = append(
			got,
			strings.Join(
				[]string{r["position"], r["field"], r["value"], r["origin"], r["revision"] + r["decided_at"] + r["elapsed_ms"]},
				" ",
			),
		)
	}
	if len(rows) != 3 || got[1] != "1 trace 0 derived " || !strings.HasPrefix(got[2], "2 part crosslink annotator 1") {
		t.Errorf("the rows are\n%s", strings.Join(got, "\n"))
	}
}

func TestARowNamesTheCodebookOfItsOwnAnswer(t *testing.T) {
	p := newTestProject(t)
	a := p.add("One", "A title")
	e := p.answer("A1", a.Paragraphs[0].ID, "part", "", "body")
	p.log[len(p.log)-1].Codebook = p.older.Hash
	p.answer("A1", a.Paragraphs[0].ID, "sources", "", "group")
	rows := records(t, p.export(Export{Format: CSV}))
	if rows[0]["codebook_version"] != "2.0.0" || rows[1]["codebook_version"] != "2.1.0" {
		t.Errorf("the versions are %s and %s", rows[0]["codebook_version"], rows[1]["codebook_version"])
	}
	p.log[slices.IndexFunc(p.log, func(o annotate.Entry) bool { return o.ID == e.ID })].Codebook = "unknown"
	if _, err := (Export{Format: CSV}).Write(t.Context(), io.Discard, p); err == nil {
		t.Error("an answer under an unknown codebook is exported as if it were known")
	}
}

func TestAllAddsARowForParagraphsWithoutAnswers(t *testing.T) {
	p := newTestProject(t)
	a := p.add("One", "A title", "A paragraph.", "Another.")
	b := p.add("Two", "Another title")
	p.answer("A1", a.Paragraphs[1].ID, "sources", "", "none")
	p.answer("A2", a.Paragraphs[1].ID, "sources", "", "group")
	p.answer("A1", a.Paragraphs[2].ID, "sources", "", "none")
	p.answer("A1", a.Paragraphs[2].ID, "sources", "", "")
	rows := records(t, p.export(Export{Format: CSV, All: true}))
	said, silent := 0, 0
	for _, r := range rows {
		switch {
		case r["value"] != "":
			said++
		case r["annotator"]+r["layer"]+r["round"]+r["state"]+r["field"]+r["codebook_id"] == "" && r["text"] != "":
			silent++
		}
	}
	if said != 3 || silent != 3 {
		t.Errorf("%d rows with answers and %d without, want 3 and 3 (of articles %.6s and %.6s)", said, silent, a.ID, b.ID)
	}
	if plain := records(t, p.export(Export{Format: CSV})); len(plain) != 3 {
		t.Errorf("without it there are %d rows, want 3", len(plain))
	}
}

func TestTheOrderOfTheLogDoesNotShow(t *testing.T) {
	p := newTestProject(t, "Borea")
	for i, title := range []string{"One", "Two", "Three"} {
		a := p.add(title, title, "A paragraph.", strings.Repeat("x", i+1))
		for _, q := range a.Paragraphs {
			for _, who := range []string{"A2", "A1"} {
				p.answer(who, q.ID, "sources", "", "group")
				p.answer(who, q.ID, "stance", annotate.TargetID("Borea"), "2")
				p.answer(who, q.ID, "sources", "", "official")
			}
		}
	}
	want := map[*Format]string{CSV: p.export(Export{Format: CSV, All: true}), JSONLines: p.export(Export{Format: JSONLines, All: true})}
	random := rand.New(rand.NewPCG(1, 2))
	for range 5 {
		random.Shuffle(len(p.log), func(i, j int) { p.log[i], p.log[j] = p.log[j], p.log[i] })
		for format, text := range want {
			if got := p.export(Export{Format: format, All: true}); got != text {
				t.Fatalf("another order of the same entries gives another %s", format.Name)
			}
		}
	}
}

func TestTheOrderOfLabelTablesDoesNotShow(t *testing.T) {
	var lines []string
	build := func(shuffle func([]string)) string {
		p := newTestProject(t, "Borea")
		a := p.add("One", "A title", "A paragraph.")
		lines = []string{
			"P1,sources,,group",
			"P1,trace,,2",
			"P1,stance,Borea,2",
			"P2,sources,,none",
			"P2,note,,x",
			"P2,stance,Borea,absent",
		}
		shuffle(lines)
		if _, err := p.labels("A1", labelTable(a, lines...)); err != nil {
			t.Fatal(err)
		}
		var kept strings.Builder
		for _, r := range records(t, p.export(Export{Format: CSV})) {
			delete(r, "decided_at") // the one thing that tells which row came first
			text, err := json.Marshal(r)
			if err != nil {
				t.Fatal(err)
			}
			kept.Write(text)
		}
		return kept.String()
	}
	want := build(func([]string) {})
	random := rand.New(rand.NewPCG(3, 4))
	for range 10 {
		got := build(func(l []string) { random.Shuffle(len(l), func(i, j int) { l[i], l[j] = l[j], l[i] }) })
		if got != want {
			t.Fatalf("the table in the order\n%s\ngives\n%s\nwant\n%s", strings.Join(lines, "\n"), got, want)
		}
	}
}

func TestJSONLinesSayWhatTheCSVSays(t *testing.T) {
	p := newTestProject(t, "Łódź")
	a := p.add("", "A <title> & more", "Tab\there, line\u2028separator, emoji 🙂, Ελληνικά.")
	p.answer("A1", a.Paragraphs[1].ID, "sources", "", "none")
	p.answer("A1", a.Paragraphs[1].ID, "stance", annotate.TargetID("Łódź"), "-2")
	want := records(t, p.export(Export{Format: CSV, All: true}))
	lines := strings.Split(strings.TrimSuffix(p.export(Export{Format: JSONLines, All: true}), "\n"), "\n")
	if len(lines) != len(want) {
		t.Fatalf("%d lines of JSON, %d rows of CSV", len(lines), len(want))
	}
	for i, line := range lines {
		var row map[string]any
		decoder := json.NewDecoder(strings.NewReader(line))
		decoder.UseNumber()
		if err := decoder.Decode(&row); err != nil {
			t.Fatal(err)
		}
		if len(row) != len(columns)+1 { // with the evidence
			t.Errorf("line %d has %d keys, want %d", i+1, len(row), len(columns)+1)
		}
		for _, c := range columns {
			switch v := row[c.Name].(type) {
			case nil:
				if want[i][c.Name] != "" {
					t.Errorf("line %d: %s is null, want %q", i+1, c.Name, want[i][c.Name])
				}
			case json.Number:
				if !c.number() || v.String() != want[i][c.Name] {
					t.Errorf("line %d: %s is the number %s, want %q", i+1, c.Name, v, want[i][c.Name])
				}
			case string:
				if c.number() || v != want[i][c.Name] {
					t.Errorf("line %d: %s is %q, want %q", i+1, c.Name, v, want[i][c.Name])
				}
			}
		}
		if at := strings.Index(line, `"article_id"`); at != 1 || strings.Contains(line, `\u003c`) {
			t.Errorf("line %d is %s", i+1, line)
		}
	}
}

func TestForExcelDisarmsFormulasAndLeavesValuesAlone(t *testing.T) {
	p := newTestProject(t, "Borea")
	a := p.add("@SUM(A1)", "+1 for the \u00e9lan", "=HYPERLINK(\"x\")")
	p.answer("-A1", a.Paragraphs[1].ID, "stance", annotate.TargetID("Borea"), "-2")
	p.answer("-A1", a.Paragraphs[1].ID, "note", "", "-1 I think")
	text := p.export(Export{Format: SpreadsheetCSV})
	if !strings.HasPrefix(text, "\ufeffarticle_id,") || strings.Count(text, "\r\n") != 3 || strings.Count(text, "\n") != 3 {
		t.Errorf("the file is not as a spreadsheet wants it:\n%q", text)
	}
	rows := records(t, strings.TrimPrefix(text, "\ufeff"))
	if r := rows[0]; r["article_title"] != "'@SUM(A1)" || r["text"] != "'=HYPERLINK(\"x\")" || r["value"] != "-2" ||
		r["annotator"] != "'-A1" {
		t.Errorf("the first row is %v", r)
	}
	if r := rows[1]; r["field"] != "note" || r["value"] != "'-1 I think" {
		t.Errorf("the note is %v", r)
	}
	plain := p.export(Export{Format: CSV})
	if strings.Contains(plain, "'") || strings.Contains(plain, "\r") || strings.HasPrefix(plain, "\ufeff") {
		t.Error("the plain export is dressed for a spreadsheet too")
	}
}

func TestAnExportThatCannotBeWrittenSaysSo(t *testing.T) {
	p := newTestProject(t)
	a := p.add("One", "A title")
	p.answer("A1", a.Paragraphs[0].ID, "sources", "", "none")
	full := errors.New("full")
	for _, format := range []*Format{CSV, JSONLines} {
		if _, err := (Export{Format: format}).Write(t.Context(), failing{full}, p); !errors.Is(err, full) {
			t.Errorf("%s: the error is %v", format.Name, err)
		}
	}
	if _, err := (Export{}).Write(t.Context(), io.Discard, p); err == nil {
		t.Error("an export without a format is written")
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestARowCostsFewAllocations(t *testing.T) {
	row := &Row{ParagraphID: "p", Text: strings.Repeat("x", 400), Field: "sources", Value: "none"}
	rows := func(n int) func(func(*Row, error) bool) {
		return func(yield func(*Row, error) bool) {
			for range n {
				if !yield(row, nil) {
					return
				}
			}
		}
	}
	for name, write := range map[string]func(int){
		"csv":   func(n int) { _, _ = writeCSV(io.Discard, holding(rows(n)), false) },
		"jsonl": func(n int) { _, _ = writeJSONLines(io.Discard, holding(rows(n))) },
	} {
		few, many := testing.AllocsPerRun(3, func() { write(10) }), testing.AllocsPerRun(3, func() { write(1000) })
		if perRow := (many - few) / 990; perRow > 20 {
			t.Errorf("%s: %.1f allocations a row", name, perRow)
		}
	}
}

func TestColumnsOfAParagraphAreNotCarriedOver(t *testing.T) {
	rows := func(yield func(*Row, error) bool) {
		_ = yield(&Row{ParagraphID: "p", Text: "long " + strings.Repeat("x", 100), Value: "1"}, nil) &&
			yield(&Row{ParagraphID: "p", Text: "not looked at again", Value: "2"}, nil) &&
			yield(&Row{ParagraphID: "q", Text: "short", Value: "3"}, nil)
	}
	var out bytes.Buffer
	if n, err := writeCSV(&out, holding(rows), false); n != 3 || err != nil {
		t.Fatal(n, err)
	}
	got := records(t, out.String())
	if !strings.HasPrefix(got[1]["text"], "long") || got[1]["value"] != "2" || got[2]["text"] != "short" {
		t.Errorf("the rows are %v", got)
	}
}

// holding is an export of rows that are there already.
func holding(rows iter.Seq2[*Row, error]) *contents { return &contents{columns: columns, rows: rows} }
