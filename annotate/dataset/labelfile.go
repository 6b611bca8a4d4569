package dataset

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"plumbline/annotate/ingest/document"
	"plumbline/annotate/ingest/packed"
	"plumbline/annotate/ingest/workbook"
	"plumbline/annotate/tabular"
)

// ReadLabelFile is ReadLabels of a file, which may be a workbook, of which the first
// sheet is read, or JSON Lines with the columns as keys, as an export of ours is.
func ReadLabelFile(ctx context.Context, name string, file io.Reader, columns ...tabular.Column) (*LabelTable, error) {
	content := bufio.NewReader(file)
	start, err := content.Peek(512)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	switch {
	case packed.IsZip(start):
		data, err := io.ReadAll(content)
		if err != nil {
			return nil, err
		}
		text, err := sheetText(ctx, name, data)
		if err != nil {
			return nil, err
		}
		return ReadLabels(text, columns...)
	case bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(start, []byte("\ufeff")), " \t\r\n"), []byte("{")):
		return readLabelObjects(content, columns)
	}
	return ReadLabels(content, columns...)
}

// sheetText is the first sheet of a workbook as CSV, with its empty rows, so that lines
// are those of the sheet.
func sheetText(ctx context.Context, name string, data []byte) (io.Reader, error) {
	sheets, err := workbook.Sheets(ctx, document.NewInput(name, data, "", nil))
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	if len(sheets) == 0 {
		return &text, nil
	}
	width := 0
	for _, row := range sheets[0].Rows {
		width = max(width, len(row))
	}
	lines := csv.NewWriter(&text)
	for _, row := range sheets[0].Rows {
		_ = lines.Write(append(row[:len(row):len(row)], make([]string, width-len(row))...)) // into memory
	}
	lines.Flush()
	return &text, nil
}

// readLabelObjects reads one JSON object a line.
func readLabelObjects(file io.Reader, columns []tabular.Column) (*LabelTable, error) {
	if len(columns) == 0 {
		columns = LabelColumns()
	}
	t, values, number := &LabelTable{}, bufio.NewReader(file), 0
	for {
		line, err := values.ReadBytes('\n')
		number++
		if len(bytes.TrimSpace(line)) > 0 {
			t.addObject(number, line, columns)
		}
		if errors.Is(err, io.EOF) {
			return t, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// addObject takes an object; what it is not able to say is a problem of its line.
func (t *LabelTable) addObject(number int, line []byte, columns []tabular.Column) {
	var object map[string]any
	values := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(line, []byte("\ufeff"))))
	values.UseNumber()
	if values.Decode(&object) != nil {
		t.problems.add(number, "labels.no-object")
		return
	}
	row := tabular.Row{Line: number, Cells: make([]string, len(columns))}
	for i, c := range columns {
		name := c.Name
		if c.Called != "" {
			name = c.Called
		}
		value, there := object[name]
		if !there && !c.Optional {
			t.problems.add(number, "labels.no-key", "Key", name)
			return
		}
		if row.Cells[i] = cellOf(value); !c.Verbatim {
			row.Cells[i] = strings.TrimSpace(row.Cells[i])
		}
	}
	t.options = optionKeys(object)
	for _, option := range t.options {
		row.Cells = append(row.Cells, strings.TrimSpace(cellOf(object[ProbabilityPrefix+option])))
	}
	_, book := object["codebook_id"]
	_, state := object["state"]
	t.exported = book && state
	before := len(t.Labels)
	if t.add(row); len(t.Labels) > before {
		t.addNested(t.Labels[before], object["evidence"])
	}
}

// cellOf is a value as it stands in a table.
func cellOf(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	case bool:
		if v {
			return flagTrue
		}
	}
	return ""
}
