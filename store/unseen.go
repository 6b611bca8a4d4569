package store

import (
	"context"

	"plumbline/annotate"
)

// sqlAboutSheet reads all there ever was about one sheet.
const sqlAboutSheet = `SELECT {entry} FROM log AS l WHERE l.subject = ? AND l.layer = ? AND l.round = ? AND l.annotator = ?`

// keepUnseen reads how a sheet was before others' answers were shown to its
// annotator, or talked over with them, if they were.
func keepUnseen(ctx context.Context, q querier, s *annotate.Sheet) error {
	if !s.Revealed() && !s.Voted() {
		return nil
	}
	about, err := entries(ctx, q, sqlAboutSheet, s.Paragraph.ID, string(s.Layer), s.Round, s.Annotator)
	s.KeepUnseen(about)
	return err
}
