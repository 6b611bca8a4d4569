package codebook

import "unicode"

// HasQuotationMarks reports whether the text contains a double quotation mark
// of any kind, or a pair of single ones. A single mark opens after a space or
// at the start and closes before a space, punctuation or the end; so the
// apostrophe in "the city's" is no quotation mark.
func HasQuotationMarks(text string) bool {
	const closed = '\x00' // stands for the end of the text: the last mark may close
	open := false
	before, mark := rune(' '), rune(closed)
	for _, r := range text {
		if isDoubleMark(r) {
			return true
		}
		if isSingleMark(mark) && open && closesBefore(r) && !unicode.IsSpace(before) {
			return true
		}
		if isSingleMark(mark) && unicode.IsSpace(before) && !unicode.IsSpace(r) {
			open = true
		}
		if mark != closed {
			before = mark
		}
		mark = r
	}
	return isSingleMark(mark) && open && !unicode.IsSpace(before)
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
