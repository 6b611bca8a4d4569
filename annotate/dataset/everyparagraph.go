package dataset

import (
	"errors"
	"iter"

	"plumbline/annotate"
)

// sheetOf is one step of a walk over all sheets.
type sheetOf struct {
	article *annotate.Article
	sheet   *annotate.Sheet
}

// everyParagraph walks over paragraphs and sheets side by side, both in the
// same order, and gives a paragraph without any row a row of its own.
func (r *rowReader) everyParagraph(yield func(*Row, error) bool) {
	next, stop := iter.Pull2(r.sheets)
	defer stop()
	s, sheetErr, more := next()
	visit := func(row *Row) error {
		if !yield(row, nil) {
			return errStop
		}
		return nil
	}
	err := r.from.EachParagraph(r.ctx, func(a *annotate.Article, p *annotate.Paragraph) error {
		said := false
		for more && sheetErr == nil && s.sheet.Paragraph.ID == p.ID {
			err := r.sheetRows(s.article, s.sheet, func(row *Row) error {
				said = true
				return visit(row)
			})
			if err != nil {
				return err
			}
			s, sheetErr, more = next()
		}
		if sheetErr != nil || said {
			return sheetErr
		}
		r.row = paragraphRow(a, p)
		return visit(&r.row)
	})
	switch {
	case errors.Is(err, errStop):
	case err != nil:
		yield(nil, err)
	case more: // a sheet without its paragraph: the walks saw different states
		yield(nil, annotate.Errorf(annotate.CodeBusy, "The project was changed during the export; export it again."))
	}
}

func (r *rowReader) sheets(yield func(sheetOf, error) bool) {
	err := r.from.EachSheet(r.ctx, func(a *annotate.Article, s *annotate.Sheet) error {
		if !yield(sheetOf{a, s}, nil) {
			return errStop
		}
		return nil
	})
	if err != nil && !errors.Is(err, errStop) {
		yield(sheetOf{}, err)
	}
}
