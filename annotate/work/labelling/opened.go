package labelling

import (
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/practice"
)

// opened is the article that is open with the annotator's sheets, and the
// paragraph that is current. Paragraphs go by their number in the article, which
// is not their index where some are hidden from annotators. Where the codebook asks
// about articles, the article as a whole stands after its last paragraph.
type opened struct {
	article *annotate.Article
	sheets  map[string]*annotate.Sheet // by paragraph
	asked   map[string]bool            // the paragraphs that are asked; nil means all
	round   int
	at      int                // index of the current paragraph
	book    *codebook.Codebook // in force

	practice bool
	key      *practice.Key // of the article, in practice
}

// Article is the current article, or nil if the project has none.
func (o *opened) Article() *annotate.Article { return o.article }

// Round is the round of the article at hand; of practice, the attempt.
func (o *opened) Round() int { return o.round }

// At is the index of the current paragraph in the article.
func (o *opened) At() int { return o.at }

// Practising reports whether what is answered is for practice.
func (o *opened) Practising() bool { return o.practice }

// InRow reports whether a row of the queue is the article at hand.
func (o *opened) InRow(row annotate.Summary) bool {
	return o.article != nil && row.ArticleID == o.article.ID && row.Round == o.round
}

// Sheet is the annotator's sheet of a paragraph of the current article.
func (o *opened) Sheet(i int) *annotate.Sheet {
	if i < 0 || i >= len(o.paragraphs()) {
		return nil
	}
	return o.sheets[o.article.Paragraphs[i].ID]
}

// Current is the sheet of the current paragraph, or nil.
func (o *opened) Current() *annotate.Sheet { return o.Sheet(o.at) }

// Asked reports whether the paragraph at an index is asked; where an article is
// asked again, most of it only is to be read.
func (o *opened) Asked(i int) bool {
	return o.asked == nil || o.article != nil && o.asked[o.article.Paragraphs[i].ID]
}

// LastNumber is the number of the article's last paragraph.
func (o *opened) LastNumber() int {
	for _, p := range slices.Backward(o.paragraphs()) {
		if !p.Whole() {
			return p.Position
		}
	}
	return 0
}

func (o *opened) paragraphs() []annotate.Paragraph {
	if o.article == nil {
		return nil
	}
	return o.article.Paragraphs
}

// indexOf is the index of a paragraph of the article, or -1.
func (o *opened) indexOf(paragraph string) int {
	return slices.IndexFunc(o.paragraphs(), func(p annotate.Paragraph) bool { return p.ID == paragraph })
}

// numberOf is the number of the paragraph at an index.
func (o *opened) numberOf(i int) int {
	if sheet := o.Sheet(i); sheet != nil {
		return sheet.Paragraph.Position
	}
	return i + 1
}

// stay keeps the paragraph with a number current, or the next that is left,
// when some have come or gone.
func (o *opened) stay(number int) {
	for i, p := range o.article.Paragraphs {
		if o.at = i; p.Position >= number {
			return
		}
	}
}

// nextAsked finds the next paragraph that way that is asked, or -1.
func (o *opened) nextAsked(from, by int) int {
	for i := from + by; i >= 0 && i < len(o.paragraphs()); i += by {
		if o.Asked(i) {
			return i
		}
	}
	return -1
}

// unfinished finds the first paragraph that is asked and not finished, or -1.
func (o *opened) unfinished() int {
	for i := range o.paragraphs() {
		if o.Asked(i) && !o.Sheet(i).Finished(o.book) {
			return i
		}
	}
	return -1
}
