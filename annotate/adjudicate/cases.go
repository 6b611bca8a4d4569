package adjudicate

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/review"
)

// CaseSource is what single paragraphs are read from.
type CaseSource interface {
	Source
	Article(ctx context.Context, id string) (*annotate.Article, error)
	SheetsOn(ctx context.Context, paragraph string) ([]*annotate.Sheet, error)
}

// Cases makes the case of one paragraph after the other, for whoever decides
// without a session.
type Cases struct {
	from  CaseSource
	rules *rules
	last  *Case
}

// NewCases reads what applies to all paragraphs.
func NewCases(ctx context.Context, from CaseSource) (*Cases, error) {
	r, err := readRules(ctx, from)
	return &Cases{from: from, rules: r}, err
}

// Case reads a paragraph and all that was answered about it.
func (c *Cases) Case(ctx context.Context, paragraph string) (*Case, error) {
	if c.last != nil && c.last.Paragraph.ID == paragraph {
		return c.last, nil
	}
	sheets, err := c.from.SheetsOn(ctx, paragraph)
	if err != nil {
		return nil, err
	}
	found := annotate.Paragraph{ID: paragraph}
	article := &annotate.Article{}
	if len(sheets) > 0 {
		found = sheets[0].Paragraph
		if article, err = c.from.Article(ctx, found.Article); err != nil {
			return nil, err
		}
	}
	c.last = newCase(c.rules, article, found, sheets, review.Filter{})
	return c.last, nil
}

// Seen is the digest of the answers to a question of a paragraph.
func (c *Cases) Seen(ctx context.Context, paragraph string, slot annotate.Slot) (string, error) {
	found, err := c.Case(ctx, paragraph)
	if err != nil {
		return "", err
	}
	return found.Seen(slot), nil
}
