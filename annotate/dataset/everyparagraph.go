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
	if err := r.walk(yield); err != nil && !errors.Is(err, errStop) {
		yield(nil, err)
	}
}

func (r *rowReader) walk(yield func(*Row, error) bool) error {
	articles, err := r.from.Articles(r.ctx)
	if err != nil {
		return err
	}
	next, stop := iter.Pull2(r.sheets)
	defer stop()
	w := sheetWalk{rows: r, next: next, visit: func(row *Row) error {
		if !yield(row, nil) {
			return errStop
		}
		return nil
	}}
	w.advance()
	for i := range articles {
		a, err := r.from.Article(r.ctx, articles[i].ID)
		if err != nil {
			return err
		}
		if err := r.comesTo(a, w.visit); err != nil {
			return err
		}
		units := a.Units(r.book)
		for j := range units {
			if err := w.paragraph(a, &units[j]); err != nil {
				return err
			}
		}
	}
	if err := r.comesTo(nil, w.visit); err != nil {
		return err
	}
	if w.more { // a sheet without its paragraph: the walks saw different states
		return annotate.Fail(annotate.CodeBusy, "export.project-changed")
	}
	return nil
}

// sheetWalk is the walk over the sheets, one step ahead.
type sheetWalk struct {
	rows  *rowReader
	next  func() (sheetOf, error, bool)
	visit func(*Row) error

	at   sheetOf
	err  error
	more bool
}

func (w *sheetWalk) advance() { w.at, w.err, w.more = w.next() }

// paragraph gives the rows of all sheets of a paragraph, or its own.
func (w *sheetWalk) paragraph(a *annotate.Article, p *annotate.Paragraph) error {
	said := false
	for w.more && w.err == nil && w.at.sheet.Paragraph.ID == p.ID {
		err := w.rows.sheetRows(w.at.article, w.at.sheet, func(row *Row) error {
			said = true
			return w.visit(row)
		})
		if err != nil {
			return err
		}
		w.advance()
	}
	if w.err != nil || said {
		return w.err
	}
	w.rows.row = paragraphRow(a, p)
	return w.visit(&w.rows.row)
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
