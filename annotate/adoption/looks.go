package adoption

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// Look is an answer that needs another look, because its question meant
// something else when it was given.
type Look struct {
	Article   string
	Title     string
	Paragraph string
	Position  int
	Layer     annotate.Layer
	Round     int
	Annotator string
	Field     string
	Target    string // its id
	Was       string // the answer
	Version   string // of the codebook it was given under
}

// Looks lists the answers that need another look, in the order of an export.
func Looks(ctx context.Context, from Source) ([]Look, error) {
	book, err := from.Codebook(ctx)
	if err != nil {
		return nil, err
	}
	var looks []Look
	err = from.EachSheet(ctx, func(a *annotate.Article, s *annotate.Sheet) error {
		for _, slot := range s.NeedsLook(book) {
			looks = append(looks, lookAt(a, s, slot))
		}
		return ctx.Err()
	})
	return looks, err
}

func lookAt(a *annotate.Article, s *annotate.Sheet, slot annotate.Slot) Look {
	given := s.Answers[slot].Entry
	return Look{
		Article: a.ID, Title: a.Meta.Title, Paragraph: s.Paragraph.ID, Position: s.Paragraph.Position,
		Layer: s.Layer, Round: s.Round, Annotator: s.Annotator, Field: slot.Field, Target: slot.Target,
		Was: given.Value, Version: versionOf(s.Versions, given.Codebook),
	}
}

func versionOf(v *codebook.Versions, hash string) string {
	if v == nil || v.Held[hash] == nil {
		return ""
	}
	return v.Held[hash].Version
}
