package unitizing

import "slices"

func spansOf(marked [][]Span) (n int) {
	for _, spans := range marked {
		n += len(spans)
	}
	return n
}

func (u *Unitizations) spansOfCategory(category int) (n int) {
	for _, text := range u.Texts {
		n += spansOf(ofCategory(text.Marked, category))
	}
	return n
}

// ofCategory are the spans of one category.
func ofCategory(marked [][]Span, category int) [][]Span {
	own := make([][]Span, len(marked))
	for a, spans := range marked {
		for _, s := range spans {
			if s.Category == category {
				own[a] = append(own[a], s)
			}
		}
	}
	return own
}

// overlapping names the first annotator of whom spans overlap.
func overlapping(marked [][]Span, annotators []string) (annotator string, overlap bool) {
	for a, spans := range marked {
		for i := 1; i < len(spans); i++ {
			if spans[i].Begin < spans[i-1].End {
				return annotators[a], true
			}
		}
	}
	return "", false
}

// union joins spans that overlap or touch, whatever their categories.
func union(spans []Span) []Span {
	spans = slices.Clone(spans)
	slices.SortFunc(spans, inOrder)
	joined := spans[:0]
	for _, s := range spans {
		if last := len(joined) - 1; last >= 0 && s.Begin <= joined[last].End {
			joined[last].End = max(joined[last].End, s.End)
		} else {
			joined = append(joined, s)
		}
	}
	return joined
}
