package annotate

import "unicode/utf8"

// Offsets into a paragraph are Unicode code points, half-open. The functions
// here turn them into what other formats and Go itself count in.

// ByteOffset returns the byte offset of the code point offset, clamped to the
// text.
func ByteOffset(text string, codePoint int) int {
	if codePoint <= 0 {
		return 0
	}
	n := 0
	for i := range text {
		if n == codePoint {
			return i
		}
		n++
	}
	return len(text)
}

// CodePointOffset returns the code point offset of a byte offset, clamped to
// the text; an offset inside a character is that of the character.
func CodePointOffset(text string, byteOffset int) int {
	n, at := 0, 0
	for at < len(text) {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
		if at > byteOffset {
			break
		}
		n++
	}
	return n
}

// Slice returns the words between two code point offsets.
func Slice(text string, start, end int) string {
	if end < start {
		return ""
	}
	return text[ByteOffset(text, start):ByteOffset(text, end)]
}
