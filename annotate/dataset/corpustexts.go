package dataset

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"plumbline/annotate"
	"plumbline/annotate/corpus"
	"plumbline/annotate/ingest"
)

// location is where a document of a corpus stands in the project.
type location struct {
	paragraphs []annotate.Paragraph
	parts      []part // of the document's text, by paragraph
}

// part is where the code points of a paragraph stand in the text of its document: at
// has one more than the paragraph has code points.
type part struct{ at []int }

// within is what of a fragment of the document lies in the part, in code points of
// the paragraph, without white space at its edges.
func (p part) within(f corpus.Fragment, text []rune) (begin, end int, ok bool) {
	if len(p.at) == 0 {
		return 0, 0, false
	}
	begin, _ = slices.BinarySearch(p.at, f.Begin)
	end, _ = slices.BinarySearch(p.at, f.End)
	end = min(end, len(text))
	for begin < end && unicode.IsSpace(text[begin]) {
		begin++
	}
	for begin < end && unicode.IsSpace(text[end-1]) {
		end--
	}
	return begin, end, begin < end
}

// locating finds where documents stand.
type locating struct {
	from     CorpusSource
	file     string
	known    map[string]bool
	folded   map[string]annotate.Paragraph // of the project and of new articles, by the words alone; nil until it is needed
	articles []*annotate.Article           // that are new
	here     int                           // documents whose text the project has
}

// document finds the paragraph with the text of a document of one paragraph, or the
// article with that of a longer one, or makes a new article. A text that no article
// can have is refused.
func (p *locating) document(ctx context.Context, d *corpus.Document) (*location, error) {
	if d.One {
		return p.unit(ctx, d)
	}
	read, err := ingest.Read([]byte(d.Text), ingest.Options{Encoding: "utf-8"})
	if err != nil {
		return nil, err
	}
	texts := read.Texts()
	if len(texts) == 1 {
		equal, err := p.from.EqualParagraphs(ctx, []string{annotate.TextHash(texts[0])})
		if err != nil {
			return nil, err
		}
		if len(equal) > 0 {
			p.here++
			return located(d.Text, equal[:1]), nil
		}
	}
	for i := range read.Paragraphs { // another tool keeps texts, not how they were laid out
		read.Paragraphs[i].Guess = ingest.GuessBody
	}
	a := article(read, "")
	here, err := known(ctx, p.from, a.ID)
	if err != nil {
		return nil, err
	}
	switch {
	case here != nil:
		p.here++
		a = here
	case !p.known[a.ID]:
		p.known[a.ID] = true
		a.Meta.File, a.Meta.Title = p.file, read.Title
		if a.Meta.Title == "" {
			a.Meta.Title = d.Name
		}
		p.articles = append(p.articles, a)
	}
	return located(d.Text, a.Paragraphs), nil
}

// has reports whether anything is known of where a document stands.
func (p *locating) has(d *corpus.Document) bool {
	return strings.TrimSpace(d.Text) != "" || d.One && annotate.IsTextHash(d.Name)
}

// located finds paragraphs in a text one after the other, whatever white space the
// text has where they have one space.
func located(text string, paragraphs []annotate.Paragraph) *location {
	runes, from := []rune(text), 0
	where := &location{paragraphs: paragraphs, parts: make([]part, len(paragraphs))}
	for i := range paragraphs {
		want := []rune(paragraphs[i].Text)
		for begin := from; begin < len(runes); begin++ {
			if at := along(runes, begin, want); at != nil {
				where.parts[i].at, from = at, at[len(at)-1]
				break
			}
		}
	}
	return where
}

// along goes along a text from a place as far as the wanted one, and returns where
// each of its code points stands and where it ends; nil if it does not stand there.
func along(text []rune, from int, want []rune) []int {
	if len(want) == 0 || text[from] != want[0] {
		return nil
	}
	at := make([]int, 0, len(want)+1)
	for i := 0; i < len(want); i++ {
		switch {
		case from == len(text):
			return nil
		case text[from] == want[i]:
			at = append(at, from)
			from++
		case unicode.IsSpace(want[i]) && unicode.IsSpace(text[from]):
			at = append(at, from)
			for from < len(text) && unicode.IsSpace(text[from]) {
				from++
			}
		default:
			return nil
		}
	}
	return append(at, from)
}
