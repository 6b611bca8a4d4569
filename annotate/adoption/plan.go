package adoption

import (
	"context"

	"plumbline/annotate/codebook"
)

// Versions is a source that knows every version the project holds.
type Versions interface {
	Source
	Codebooks(ctx context.Context) ([]*codebook.Codebook, error)
}

// Plan is what adopting a file would do.
type Plan struct {
	Book    *codebook.Codebook
	Diff    *codebook.Diff // from the version in force
	Effect  *Effect
	InForce bool // it is in force already, byte for byte
	Held    bool // the project held it before
}

// Prepare reads a version from the bytes of a file, checks it by itself and
// against every version the project holds, and measures its effect. Nothing is
// written. The error is of type codebook.Problems, and lists everything, if
// the file cannot be adopted as it is.
func Prepare(ctx context.Context, from Versions, file []byte) (*Plan, error) {
	book, err := codebook.Parse(file)
	if err != nil {
		return nil, err
	}
	held, err := from.Codebooks(ctx)
	if err != nil {
		return nil, err
	}
	if err := book.CheckAgainst(held); err != nil {
		return nil, err
	}
	old, err := from.Codebook(ctx)
	if err != nil {
		return nil, err
	}
	p := &Plan{Book: book, Diff: codebook.Compare(old, book), InForce: old.Hash == book.Hash}
	for _, h := range held {
		p.Held = p.Held || h.Hash == book.Hash
	}
	p.Effect, err = Measure(ctx, from, book)
	return p, err
}
