package codebook

import "unicode"

// HasQuotationMarks reports whether the text contains a double quotation mark
// of any kind, or a pair of single ones. A single mark opens after a space or
// at the start and closes before a space, punctuation or the end; so the
// apostrophe in "the city's" is no quotation mark.
func HasQuotationMarks(text string) bool {
	open := false
	beforeMark, previous := ' ', ' ' // the start counts as a space
	for _, r := range text {
		switch {
		case isDoubleMark(r), open && isSingleMark(previous) && closesBefore(r):
			return true
		case isSingleMark(previous) && unicode.IsSpace(beforeMark):
			open = true
		}
		beforeMark, previous = previous, r
	}
	return open && isSingleMark(previous)
}

func isDoubleMark(r rune) bool {
	switch r {
	case '"', '“', '”', '„', '«', '»':
		return true
	default:
		return false
	}
}

func isSingleMark(r rune) bool {
	return r == '\'' || r == '‘' || r == '’'
}

func closesBefore(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsPunct(r)
}
