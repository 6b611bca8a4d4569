package team

import (
	"context"
	"errors"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

// ArticleReader is what a correction is compared with.
type ArticleReader interface {
	CurrentReader
	// Article returns an error with CodeNotFound if there is no such article.
	Article(ctx context.Context, id string) (*annotate.Article, error)
}

// ArticleWriter is where a correction is written.
type ArticleWriter interface {
	AddArticles(ctx context.Context, articles []*annotate.Article, entries []annotate.Entry) (added []string, err error)
	Append(ctx context.Context, entries ...annotate.Entry) error
}

// Correction is what happens when a corrected text takes the place of an older one.
type Correction struct {
	annotate.Amendment
	Text    *annotate.Article // the newer one
	Before  *annotate.Article // the older one
	Here    bool              // the newer text is in the project already
	Again   []int             // positions of the newer text that are asked anew
	Gone    []int             // positions of the older text that have no counterpart
	Entries []annotate.Entry  // what the lead says by it, one action
}

// Correct plans that newer takes the place of the article with the id older, which
// is withdrawn. Write writes it, alone; to bring it in beside others, give
//
//	annotate.Arrival{Article: c.Text, Entries: c.Entries}
//
// to the store's BringIn, unless it is Here. The entries are all that is said about
// newer, its Meta included, so write no others about it. Where its Meta says nothing
// it is known by what the older text is known by, and it joins that one's batch and
// practice. What was answered of equal paragraphs, and to whom the article is given,
// the store carries along (annotate.Carry), also what comes later with a pack.
//
// An error with CodeInvalid says that the texts are the same, or have no paragraph
// in common.
func Correct(ctx context.Context, from ArticleReader, pen *annotate.Pen, older string, newer *annotate.Article) (*Correction, error) {
	before, err := from.Article(ctx, older)
	if err != nil {
		return nil, err
	}
	c := &Correction{Text: newer, Before: before}
	switch here, err := from.Article(ctx, newer.ID); {
	case err == nil:
		c.Text, c.Here = here, true
	case !isNotFound(err):
		return nil, err
	}
	if before.ID == newer.ID {
		return nil, annotate.Fail(annotate.CodeInvalid, "correct.same-text", "Article", called(before))
	}
	c.Amendment = annotate.Amend(c.Text, before)
	if len(c.Same) == 0 {
		return nil, annotate.Fail(annotate.CodeInvalid, "correct.another-text", "Article", called(before))
	}
	c.Again = c.Amendment.Again(len(newer.Paragraphs))
	c.Gone = c.reversed().Again(len(before.Paragraphs))
	return c, c.say(ctx, from, pen)
}

// Write brings the corrected text in and says what goes with it, at once or not at
// all.
func (c *Correction) Write(ctx context.Context, to ArticleWriter) error {
	if c.Here {
		return to.Append(ctx, c.Entries...)
	}
	_, err := to.AddArticles(ctx, []*annotate.Article{c.Text}, c.Entries)
	return err
}

// say writes what the lead says by it.
func (c *Correction) say(ctx context.Context, from CurrentReader, pen *annotate.Pen) (err error) {
	known := c.known()
	facts := make([]Fact, 0, len(known)+1)
	for _, f := range known {
		facts = append(facts, ArticleFact(c.Newer, f.Field, f.Value))
	}
	// It may be back, after a correction of the correction.
	facts = append(facts, ArticleFact(c.Newer, annotate.MetaWithdrawn, ""), ArticleFact(c.Older, annotate.MetaWithdrawn, annotate.Yes))
	if c.Entries, err = Decide(ctx, from, pen, facts...); err != nil {
		return err
	}
	of, err := from.Stands(ctx, c.Key(annotate.AmendmentOf))
	if err != nil || of.Entry.Value == c.Older {
		return err
	}
	paragraphs, err := from.Stands(ctx, c.Key(annotate.AmendmentParagraphs))
	if err != nil {
		return err
	}
	// Both of one action: they belong together, whatever else was corrected by it.
	c.Entries = append(c.Entries,
		pen.WriteOver(of, c.Key(annotate.AmendmentOf), c.Older, annotate.OriginAnnotator),
		pen.WriteOver(paragraphs, c.Key(annotate.AmendmentParagraphs), c.Pairs(), annotate.OriginAnnotator))
	return nil
}

// known is what the newer text is known by, and where nothing is, the older.
func (c *Correction) known() []annotate.MetaField {
	newer, before := c.Text.Meta, c.Before.Meta
	for _, f := range before.Fields() {
		if newer.Get(f.Field) == "" {
			newer.Set(f.Field, f.Value)
		}
	}
	known := newer.Fields()
	if newer.Batch == "" && before.Batch != "" {
		known = append(known, annotate.MetaField{Field: annotate.MetaBatch, Value: before.Batch})
	}
	if before.Practice {
		known = append(known, annotate.MetaField{Field: annotate.MetaPractice, Value: annotate.Yes})
	}
	return known
}

// reversed is the amendment as seen from the older text.
func (c *Correction) reversed() (back annotate.Amendment) {
	for _, p := range c.Same {
		back.Same = append(back.Same, annotate.Pair{Newer: p.Older, Older: p.Newer})
	}
	return back
}

func isNotFound(err error) bool {
	var refused *annotate.Error
	return errors.As(err, &refused) && refused.Code == annotate.CodeNotFound
}

func called(a *annotate.Article) any {
	if a.Meta.Title != "" {
		return sentence.Quoted(a.Meta.Title)
	}
	return sentence.Short(a.ID)
}
