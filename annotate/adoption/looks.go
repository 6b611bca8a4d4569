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

// Outdated is a source that knows which articles have such answers, so that no
// other has to be read.
type Outdated interface {
	Codebook(ctx context.Context) (*codebook.Codebook, error)
	ToLookAt(ctx context.Context) (articles []string, err error) // by id
	EachSheetOf(ctx context.Context, article string, visit func(*annotate.Article, *annotate.Sheet) error) error
}

// Looks lists the answers that need another look, in the order of an export.
func Looks(ctx context.Context, from Outdated) ([]Look, error) {
	book, err := from.Codebook(ctx)
	if err != nil {
		return nil, err
	}
	articles, err := from.ToLookAt(ctx)
	if err != nil {
		return nil, err
	}
	var looks []Look
	for _, id := range articles {
		err := from.EachSheetOf(ctx, id, func(a *annotate.Article, s *annotate.Sheet) error {
			for _, slot := range s.NeedsLook(book) {
				if a.Meta.Withdrawn || s.Layer == annotate.LayerModel {
					break
				}
				looks = append(looks, lookAt(a, s, slot))
			}
			return ctx.Err()
		})
		if err != nil {
			return nil, err
		}
	}
	return looks, nil
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
