package search

// Folded is a text as it is compared, in which every piece is known again in the
// original.
type Folded struct{ folded }

// FoldedOf folds a text.
func FoldedOf(text string) Folded { return Folded{foldedOf(text)} }

// Text is the text as it is compared; what parts its words is one space.
func (f Folded) Text() string { return f.text }

// Span is where a piece of the folded text, in bytes, stands in the original. It is none
// if it begins or ends amid a letter with its marks.
func (f Folded) Span(from, to int) (s Span, whole bool) {
	cut := func(at int) bool { return at > 0 && at < len(f.text) && f.cluster[at] == f.cluster[at-1] }
	if from >= to || cut(from) || cut(to) {
		return Span{}, false
	}
	return Span{f.startOf(from), int(f.ends[f.cluster[to-1]])}, true
}
