package workbook

import (
	"context"

	"github.com/xuri/excelize/v2"

	"plumbline/annotate/ingest/document"
)

// Sheet is the cells of one sheet as they are shown, row by row, from its first row on.
type Sheet struct {
	Name string
	Rows [][]string
}

// Sheets reads the sheets of a workbook that hold anything, for those who read tables
// of another kind than articles. Every error is a *document.Error or the context's.
func Sheets(ctx context.Context, in *document.Input) (sheets []Sheet, err error) {
	defer refuseDamaged(in, &err)
	book, err := open(in)
	if err != nil {
		return nil, err
	}
	defer book.Close()
	for _, name := range book.GetSheetList() {
		s := Sheet{Name: name}
		if s.Rows, err = rowsOf(ctx, in, book, name); err != nil {
			return nil, err
		}
		if len(s.Rows) > 0 {
			sheets = append(sheets, s)
		}
	}
	return sheets, nil
}

func rowsOf(ctx context.Context, in *document.Input, book *excelize.File, sheet string) ([][]string, error) {
	rows, err := book.Rows(sheet)
	if err != nil {
		return nil, in.Fail("damaged", "ingest.part-damaged", "Part", sheet)
	}
	defer rows.Close()
	var all [][]string
	for rows.Next() {
		if len(all)%500 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		cells, err := rows.Columns()
		if err != nil {
			return nil, in.Fail("damaged", "ingest.part-damaged", "Part", sheet)
		}
		if len(cells) > document.MaxFields {
			return nil, in.Fail("too_many", "ingest.too-many-columns", "Columns", len(cells), "Most", document.MaxFields)
		}
		all = append(all, cells)
	}
	if rows.Error() != nil {
		return nil, in.Fail("damaged", "ingest.part-damaged", "Part", sheet)
	}
	return all, nil
}
