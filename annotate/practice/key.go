package practice

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// Key holds the right answers to the paragraphs of an article.
type Key struct {
	Article *annotate.Article
	Targets []annotate.Target // those asked in the article
	sheets  map[string]*annotate.Sheet
}

// KeyOf reads as much of the key of an article as may be seen: an annotator sees
// that of the paragraphs they have submitted. An article without a key has one
// that answers nothing.
func KeyOf(ctx context.Context, from Source, article string) (*Key, error) {
	k := &Key{}
	targets, err := from.Targets(ctx)
	if err != nil {
		return nil, err
	}
	if k.Article, err = from.Article(ctx, article); err != nil {
		return nil, err
	}
	k.Targets = k.Article.Meta.AskedTargets(targets)
	k.sheets, err = from.Sheets(ctx, article, annotate.LayerPractice, KeyRound, "")
	return k, err
}

// Compare compares an annotator's sheet of one of the article's paragraphs with
// the key.
func (k *Key) Compare(book *codebook.Codebook, yours *annotate.Sheet) Feedback {
	return Compare(book, annotate.TargetIDs(k.Targets), k.sheets[yours.Paragraph.ID], yours)
}
