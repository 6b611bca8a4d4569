package ingest

import (
	"context"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/ingest/document"
)

// assemble makes paragraphs of an article that a reader found, and guesses
// what each is.
func assemble(ctx context.Context, name string, a *document.Article, split Split) (*Result, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	found, split, err := paragraphsOf(name, a, split)
	if err != nil {
		return nil, err
	}
	if len(found.paragraphs) == 0 {
		return nil, fail("empty", "ingest.no-text", "File", name)
	}
	if err := checkLengths(name, found.paragraphs, split); err != nil {
		return nil, err
	}
	found.markTitle(a.Field(annotate.MetaTitle))
	fillGuesses(found)
	r := &Result{Part: a.Part, Paragraphs: found.paragraphs, Split: split, Title: a.Field(annotate.MetaTitle), Fields: a.Fields}
	for i := range r.Paragraphs {
		if r.Title == "" && r.Paragraphs[i].Guess == GuessHeadline {
			r.Title = r.Paragraphs[i].Text
			r.Fields = append(r.Fields, document.Field{Name: annotate.MetaTitle, Value: r.Title, From: "headline"})
		}
	}
	addFromLines(r, found)
	return r, nil
}

func paragraphsOf(name string, a *document.Article, split Split) (blocks, Split, error) {
	if a.Blocks == nil {
		found, split, err := plainBlocks(name, a.Text, split)
		if err != nil || len(a.Before) == 0 {
			return found, split, err
		}
		before := blocks{hints: map[int]hint{}}
		for _, b := range a.Before {
			before.add(b, split)
		}
		before.paragraphs = append(before.paragraphs, found.paragraphs...)
		return before, split, nil
	}
	if split == Auto || split == Wrap {
		split = Blank
	}
	found := blocks{hints: map[int]hint{}}
	for _, b := range a.Blocks {
		found.add(b, split)
		if n := len(found.paragraphs); n > MaxParagraphs {
			return blocks{}, split, fail("too_many", "ingest.too-many-paragraphs", "File", name, "Paragraphs", n, "Most", MaxParagraphs)
		}
	}
	return found, split, nil
}

// add appends a block; "\n" in it is a line break of the source, which is
// joined by a space or, if every line is to be a paragraph, separates.
func (f *blocks) add(b document.Block, split Split) {
	h := hints[b.Kind]
	var lines []Paragraph
	if split == Line {
		for l := range linesOf(b.Text) {
			if l.text != "" {
				lines = append(lines, Paragraph{Text: l.text, Joined: b.Joined})
			}
		}
	} else if p := joinLines(b.Text); p.Text != "" {
		p.Joined += b.Joined
		lines = append(lines, p)
	}
	for _, p := range lines {
		if h != hintNone {
			f.hints[len(f.paragraphs)] = h
		}
		f.paragraphs = append(f.paragraphs, p)
		if h == hintHeading {
			h = hintSubhead
		}
	}
}

// markTitle takes the paragraph that reads as the title does for the
// headline, where nothing else was marked as one.
func (f *blocks) markTitle(title string) {
	if title == "" {
		return
	}
	for _, h := range f.hints {
		if h == hintHeading {
			return
		}
	}
	for i := range f.paragraphs[:min(len(f.paragraphs), 8)] {
		if strings.EqualFold(document.OneLine(f.paragraphs[i].Text), title) {
			if f.hints == nil {
				f.hints = map[int]hint{}
			}
			f.hints[i] = hintHeading
			return
		}
	}
}

// joinLines makes one paragraph of a block, blank lines in it included.
func joinLines(rendered string) Paragraph {
	var run []string
	for l := range linesOf(rendered) {
		if l.text != "" {
			run = append(run, l.text)
		}
	}
	return Paragraph{Text: strings.Join(run, " "), Joined: max(len(run)-1, 0)}
}

// hint is what the format, not the words, says about a paragraph.
type hint int

const (
	hintNone       hint = iota
	hintHeading         // the title: the first heading of level one, or one that comes first
	hintSubhead         // any other heading, a quotation, an item of a list: never standfirst or lede
	hintImage           // the text of an image
	hintLink            // every word is a link
	hintStandfirst      // the summary under the headline
	hintFurniture       // byline, date and what else belongs to the page
)

var hints = map[document.Kind]hint{
	document.Title: hintHeading, document.Heading: hintSubhead, document.Standfirst: hintStandfirst,
	document.Byline: hintFurniture, document.Date: hintFurniture, document.Furniture: hintFurniture,
	document.Caption: hintImage, document.Links: hintLink, document.Quotation: hintNone,
	document.Table: hintSubhead, document.Note: hintSubhead, document.Item: hintNone, document.Running: hintNone,
}
