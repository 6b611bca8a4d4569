package annotate

import "plumbline/annotate/codebook"

// WholeOf stands for an article as a whole among its paragraphs, after the last: what
// questions about the article are asked of. It has the article's id, and no words.
func WholeOf(article string, last int) Paragraph {
	return Paragraph{ID: article, Article: article, Position: last + 1}
}

// Whole reports whether the paragraph stands for its article as a whole.
func (p *Paragraph) Whole() bool { return p.ID != "" && p.ID == p.Article }

// Units are what a codebook asks about of the article, in the order in which it is asked:
// the paragraphs, and the article as a whole where it asks about that.
func (a *Article) Units(book *codebook.Codebook) []Paragraph {
	n := len(a.Paragraphs)
	if n == 0 || !book.AsksAboutArticles() || a.Paragraphs[n-1].Whole() {
		return a.Paragraphs
	}
	return append(a.Paragraphs[:n:n], WholeOf(a.ID, a.Paragraphs[n-1].Position))
}
