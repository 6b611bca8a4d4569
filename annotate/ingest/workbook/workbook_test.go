package workbook

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"plumbline/annotate"
	"plumbline/annotate/ingest/document"
)

// bookOf writes a workbook of one sheet.
func bookOf(t testing.TB, rows ...[]any) []byte {
	t.Helper()
	book := excelize.NewFile()
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err == nil {
			err = book.SetSheetRow("Sheet1", cell, &row)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestARowOfASheetIsAnArticle(t *testing.T) {
	in := document.NewInput(
		"a.xlsx",
		bookOf(t, []any{"Title", "Text", "id"}, []any{"Quay", "Put off.", "007"}, []any{}, []any{"Pumps", "Fail.", 8}),
		"",
		nil,
	)
	if Reader.Recognise(in) != document.Certain {
		t.Fatal("the workbook is not recognised")
	}
	found, err := read(t.Context(), in)
	if err != nil || len(found.Articles) != 2 {
		t.Fatalf("got %+v, %v", found, err)
	}
	a := found.Articles[0]
	if a.Text != "Put off." || a.Field(annotate.MetaTitle) != "Quay" || a.Field("x:id") != "007" || found.Articles[1].Part != "row 4" {
		t.Errorf("got %+v", found.Articles)
	}
}

func TestACellThatExcelCutIsTold(t *testing.T) {
	found, err := read(t.Context(), document.NewInput("a.xlsx", bookOf(t, []any{"text"}, []any{strings.Repeat("a", 32767)}), "", nil))
	if err != nil || len(found.Warnings) != 1 || !strings.Contains(found.Warnings[0].String(), "A2") {
		t.Errorf("got %v, %v", found, err)
	}
}

func FuzzWorkbook(f *testing.F) {
	f.Add(bookOf(f, []any{"Title", "Text"}, []any{"Quay", "Put off."}))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, err := read(t.Context(), document.NewInput("a.xlsx", data, "", nil))
		var ours *document.Error
		if err != nil && !errors.As(err, &ours) {
			t.Errorf("the error is no sentence: %v", err)
		}
	})
}
