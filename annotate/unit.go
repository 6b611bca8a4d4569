package annotate

import (
	"plumbline/annotate/codebook"
	"plumbline/annotate/sentence"
)

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

// CountUnits says how many units there are: paragraphs, and articles as a whole, which are
// so many of all.
func CountUnits(all, wholes int) sentence.Sentence {
	paragraphs := sentence.Of("units.paragraphs", sentence.Counted, all-wholes)
	if wholes == 0 {
		return paragraphs
	}
	articles := sentence.Of("units.wholes", sentence.Counted, wholes)
	if all == wholes {
		return articles
	}
	return sentence.Of("units.both", "Paragraphs", paragraphs, "Wholes", articles)
}

// Units says how many there are to do.
func (t Tally) Units() sentence.Sentence { return CountUnits(t.Paragraphs, t.Wholes) }

// UnitCount counts units: all, and the articles as a whole among them.
type UnitCount struct{ All, Wholes int }

// Add counts a unit.
func (n *UnitCount) Add(p *Paragraph) {
	if n.All++; p.Whole() {
		n.Wholes++
	}
}

// Plus adds up two counts.
func (n UnitCount) Plus(o UnitCount) UnitCount { return UnitCount{n.All + o.All, n.Wholes + o.Wholes} }

// Words say how many there are.
func (n UnitCount) Words() sentence.Sentence { return CountUnits(n.All, n.Wholes) }
