package store

import (
	"context"
	"database/sql"

	"plumbline/annotate"
)

// Feedback lists what somebody was told about answers of theirs that were decided otherwise,
// in the order in which it was written, with what they answer now.
func (t Team) Feedback(ctx context.Context, annotator string) (all []annotate.Feedback, err error) {
	err = t.file.read(ctx, "doing.reading-the-answers", func(tx *sql.Tx) error {
		return eachOfKind(ctx, tx, annotate.KindFeedback, func(e *annotate.Entry, at annotate.Paragraph, title string) {
			if f, ok := annotate.ReadFeedback(e); ok && e.Key.Annotator == annotator && at.Article != "" {
				f.Paragraph, f.Title = at, title
				all = append(all, f)
			}
		})
	})
	if err != nil {
		return nil, err
	}
	for i := range all {
		f := &all[i]
		sheet, err := Answers(t).Sheet(ctx, f.Paragraph.ID, annotate.LayerAnnotation, annotate.FirstRound, annotator)
		if err != nil {
			return nil, err
		}
		f.Paragraph, f.Yours, f.Seen = sheet.Paragraph, sheet.Answers[f.Slot].Entry.Value, sheet.Revealed()
	}
	return all, nil
}
