package dataset

import (
	"context"

	"plumbline/annotate/dataset/table"
)

// Tables are the tables of which a data set consists: the answers, the paragraphs with what
// everyone answered, the words that answers rest on, the codebook and the agreement. Each is
// read once: for another format they are asked for anew.
func (e Export) Tables(ctx context.Context, from Source) ([]*table.Table, error) {
	of := func() (*contents, error) { return e.contents(ctx, from) }
	answers, err := of()
	if err != nil {
		return nil, err
	}
	evidence, err := of()
	if err != nil {
		return nil, err
	}
	wide, err := evidence.paragraphs()
	if err != nil {
		return nil, err
	}
	agreed, err := evidence.agreement()
	if err != nil {
		return nil, err
	}
	return []*table.Table{answers.answers(), wide, evidence.passages(), codes(answers.book), agreed}, nil
}
