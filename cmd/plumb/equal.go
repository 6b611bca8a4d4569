package main

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/dataset"
	"plumbline/store"
)

// importSource lets an import find equal paragraphs in a project.
type importSource struct{ *store.Project }

// EqualParagraphs reads through the project once.
func (p importSource) EqualParagraphs(ctx context.Context, textHashes []string) ([]annotate.Paragraph, error) {
	places := make(map[string]int, len(textHashes))
	for _, h := range textHashes {
		places[h] = 0
	}
	var found []annotate.Paragraph
	err := p.EachParagraph(ctx, func(_ *annotate.Article, q annotate.Paragraph) error {
		h := annotate.TextHash(q.Text)
		if n, wanted := places[h]; wanted && n < dataset.MaxEqual {
			places[h] = n + 1
			found = append(found, q)
		}
		return nil
	})
	return found, err
}
