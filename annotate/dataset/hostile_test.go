package dataset

import (
	"archive/zip"
	"encoding/csv"
	"encoding/json"
	"io/fs"
	"strings"
	"testing"
	"unicode/utf8"

	"plumbline/annotate"
)

// FuzzWhatPeopleWroteIsInEveryFormatToTheLetter writes titles, texts, notes and names of
// targets as people may write them in every format that there is.
func FuzzWhatPeopleWroteIsInEveryFormatToTheLetter(f *testing.F) {
	f.Add("=1+1", "A \"text\", with\ta tab,\nand 🚤 لا", "-1, I think", "Égalité & <co>", 2, 9)
	f.Add("../../etc", "\u2028\ufffe\uffff", "\ufeff", "@x|y;z", 0, 1)
	f.Add("CON", "]]>&amp;_x000D_", "'", "a=b", 1, 3)
	f.Add("", " x ", "\n\n", "上海", 0, 3)
	f.Add("الميناء 🙂", strings.Repeat("é\n\n", 3000), "|", "=cmd", 5, 6)
	f.Fuzz(func(t *testing.T, title, text, note, target string, begin, end int) {
		title, target = strings.Join(
			strings.Fields(annotate.Visible(title)),
			" ",
		), strings.Join(
			strings.Fields(annotate.Visible(target)),
			" ",
		)
		text, note = annotate.Visible(text), annotate.Visible(note)
		runes := []rune(text)
		if strings.TrimSpace(text) == "" || note == "" || begin < 0 || begin >= end || end > len(runes) ||
			len(title)+len(text)+len(note) > mostWords || len(target) > annotate.MaxName {
			return
		}
		p := newTestProject(t)
		if target != "" {
			p.targets = []annotate.Target{{ID: annotate.TargetID(target), Name: target, Order: 1}}
		}
		q := p.add(title, "A headline", text).Paragraphs[1]
		p.answer("A1", q.ID, "part", "", "body")
		p.answer("A1", q.ID, "sources", "", "official")
		p.answer("A1", q.ID, annotate.FieldNote, "", note)
		marked := annotate.NewSheet(q, annotate.LayerAnnotation, 1, "A1").EvidenceKey(annotate.Slot{Field: "sources"}, "official")
		words := string(runes[begin:end])
		p.append(
			p.pen("A1").
				Write(marked, annotate.JoinPassages([]annotate.Passage{{Begin: begin, End: end, Words: words}}), "", annotate.OriginAnnotator),
		)
		for _, format := range Formats() {
			written(
				t,
				format,
				p.export(Export{Format: format, All: true}),
				map[string]string{"title": title, "text": text, "note": note, "words": words},
			)
		}
		cells := records(t, p.export(Export{Format: CSV, All: true}))
		columns := columnsOf(nil, Export{}.layers(), Hides{})
		sameRows(t, "Parquet", parquetRows(t, p.export(Export{Format: Parquet, All: true}), columns), cells)
		sameRows(t, "the workbook", workbookRows(t, p.export(Export{Format: Workbook, All: true}), columns), cells)
	})
}

// mostWords is how long words are that a cell of a workbook has room for.
const mostWords = 32_000

// written holds a file of a format to what was written.
func written(t *testing.T, format *Format, data string, want map[string]string) {
	t.Helper()
	switch format {
	case CSV, SpreadsheetCSV, WideCSV, Evidence:
		lines, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(data, byteOrderMark))).ReadAll()
		if err != nil || !utf8.ValidString(data) {
			t.Fatalf("%s: %v", format.Title, err)
		}
		for _, words := range sought[format] {
			if !holds(lines, want[words], format == SpreadsheetCSV) {
				t.Fatalf("%s has no cell with the %s %q", format.Title, words, want[words])
			}
		}
	case JSONLines:
		for line := range strings.Lines(data) {
			if !json.Valid([]byte(line)) {
				t.Fatalf("no JSON: %q", line)
			}
		}
	case LabelStudio:
		if !json.Valid([]byte(data)) {
			t.Fatalf("no JSON: %q", data)
		}
	case Doccano, WebAnno, RefiProject, Workbook:
		archive, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatalf("%s: %v", format.Title, err)
		}
		names := make(map[string]bool)
		for _, file := range archive.File {
			if !fs.ValidPath(file.Name) || names[strings.ToLower(file.Name)] {
				t.Fatalf("%s has a file %q, which is no name or there twice", format.Title, file.Name)
			}
			names[strings.ToLower(file.Name)] = true
		}
	}
}

// sought are the words that a table has in cells of their own.
var sought = map[*Format][]string{
	CSV: {"title", "text", "note"}, SpreadsheetCSV: {"title", "text", "note"}, WideCSV: {"title", "text"}, Evidence: {"words"},
}

// holds reports whether a table has a cell with these words, or with an apostrophe before them.
func holds(lines [][]string, words string, marked bool) bool {
	for _, line := range lines {
		for _, cell := range line {
			if cell == words || marked && cell == "'"+words {
				return true
			}
		}
	}
	return false
}
