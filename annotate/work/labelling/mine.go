package labelling

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"plumbline/annotate"
)

// Own is a paragraph that the annotator has begun or asked about, as it stands.
type Own struct {
	Row     annotate.Summary // of the queue
	Sheet   *annotate.Sheet
	Targets []annotate.Target // asked in its article
	State   annotate.State
	Unsure  bool
	Note    string
	Asked   []annotate.Inquiry // of the lead, oldest first
	Again   []annotate.Doubt   // answers that a ruling wants to be looked at again
}

// Waits reports whether the paragraph has something to come back to: it is a draft, has
// a doubt or a note, the lead was asked about it, or a ruling wants another look.
func (o Own) Waits() bool {
	return o.State == annotate.Draft || o.Unsure || o.Note != "" || len(o.Asked) > 0 || len(o.Again) > 0
}

// Mine lists the paragraphs that the annotator has begun or asked the lead about, in the
// order of the queue.
// The sheets of the open article are taken at once; what is returned reads the others
// and may run elsewhere.
func (s *Session) Mine() func(context.Context) ([]Own, error) {
	book, targets := s.book, slices.Clone(s.targets)
	asked, rulings, practising := slices.Clone(s.inquiries), slices.Clone(s.rulings), s.Practising()
	own := func(row annotate.Summary, sheet *annotate.Sheet) Own {
		o := Own{
			Row: row, Sheet: sheet, Targets: row.Meta.AskedTargets(targets), State: sheet.State(book), Unsure: sheet.Unsure(),
			Note: sheet.Under(book, annotate.FieldNote, ""),
		}
		if !practising {
			o.Asked = annotate.InquiriesOn(asked, sheet.Paragraph.ID)
			o.Again = rulings.TouchedOn(sheet)
		}
		return o
	}
	begun := func(row annotate.Summary, sheets map[string]*annotate.Sheet) []Own {
		var all []Own
		for _, sheet := range sheets {
			if o := own(row, sheet); sheet.Begun() || len(o.Asked) > 0 {
				all = append(all, o)
			}
		}
		slices.SortFunc(all, func(a, b Own) int { return cmp.Compare(a.Sheet.Paragraph.Position, b.Sheet.Paragraph.Position) })
		return all
	}
	rows, parts := slices.Clone(s.rows), make([][]Own, len(s.rows))
	open := -1
	for i, row := range rows {
		if s.InRow(row) {
			open, parts[i] = i, begun(row, copies(s.sheets))
		}
	}
	layer, annotator := s.options.Layer, s.options.Annotator
	return func(ctx context.Context) ([]Own, error) {
		for i, row := range rows {
			if i == open ||
				row.Begun == 0 &&
					!slices.ContainsFunc(asked, func(q annotate.Inquiry) bool { return q.Paragraph.Article == row.ArticleID }) {
				continue
			}
			sheets, err := s.store.Sheets(ctx, row.ArticleID, layer, row.Round, annotator)
			if err != nil {
				return nil, err
			}
			parts[i] = begun(row, sheets)
		}
		return slices.Concat(parts...), nil
	}
}

// copies are the sheets as they are now, for who reads them while answering goes on.
func copies(sheets map[string]*annotate.Sheet) map[string]*annotate.Sheet {
	all := make(map[string]*annotate.Sheet, len(sheets))
	for id, sheet := range sheets {
		now := *sheet
		now.Answers = maps.Clone(sheet.Answers)
		all[id] = &now
	}
	return all
}
