// Package adjudicate decides disagreements: it lists the questions on which
// annotators differ, lays their answers side by side, and records what is
// final, why, and what divided them. Annotators' answers are never touched.
package adjudicate

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// Round is the round of annotation that is adjudicated, and the round of final
// answers.
const Round = 1

// Source is what disagreements are read from.
type Source interface {
	Codebook(ctx context.Context) (*codebook.Codebook, error)
	CodebookByHash(ctx context.Context, hash string) (*codebook.Codebook, error)
	Targets(ctx context.Context) ([]annotate.Target, error)
	Setting(ctx context.Context, field string) (string, error) // of the project
	annotate.ExclusionSource
	// EachSheet visits the sheets of one paragraph after the other, those of
	// all layers. The article and the sheet are not kept.
	EachSheet(ctx context.Context, visit func(*annotate.Article, *annotate.Sheet) error) error
}
