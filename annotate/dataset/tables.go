package dataset

import (
	"context"
	"iter"

	"plumbline/annotate/dataset/table"
)

// Tables are the tables of which a data set consists: the answers, the paragraphs with what
// everyone answered, the words that answers rest on, the codebook and the agreement. Their
// rows are read from the project each time that somebody goes through them.
func (e Export) Tables(ctx context.Context, from Source) ([]*table.Table, error) {
	c, err := e.contents(ctx, from)
	if err != nil {
		return nil, err
	}
	annotators, err := c.annotatorsOfParagraphs()
	if err != nil {
		return nil, err
	}
	agreed, err := c.agreement()
	if err != nil {
		return nil, err
	}
	answers := func(c *contents) (*table.Table, error) { return c.answers(), nil }
	paragraphs := func(c *contents) (*table.Table, error) { return c.paragraphsBy(annotators) }
	passages := func(c *contents) (*table.Table, error) { return c.passages(), nil }
	var all []*table.Table
	for _, of := range []func(*contents) (*table.Table, error){answers, paragraphs, passages} {
		t, err := of(c)
		if err != nil {
			return nil, err
		}
		t.Rows = e.anew(ctx, from, of)
		all = append(all, t)
	}
	return append(all, codes(c.book), agreed), nil
}

// anew are the rows of a table that reads the project for each walk over them.
func (e Export) anew(ctx context.Context, from Source, of func(*contents) (*table.Table, error)) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		c, err := e.contents(ctx, from)
		if err != nil {
			yield(nil, err)
			return
		}
		t, err := of(c)
		if err != nil {
			yield(nil, err)
			return
		}
		t.Rows(yield)
	}
}
