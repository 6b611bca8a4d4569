package charset

import (
	"unicode/utf8"

	"plumbline/annotate/ingest/document"
	"plumbline/annotate/sentence"
)

// damagedUTF8 reports whether bytes that are not valid UTF-8 were meant to
// be: at least as many characters of several bytes are right as wrong. In
// any other encoding such sequences are rare accidents.
func damagedUTF8(data []byte) bool {
	right, wrong := 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			wrong++
		} else {
			right++
		}
		i += size
	}
	return right > 0 && right >= wrong
}

// invalidUTF8 names the first byte that is not UTF-8.
func invalidUTF8(name string, data []byte) *document.Error {
	at := 0
	for at < len(data) {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	line := lineNumber(string(data[:at]))
	if !utf8.FullRune(data[at:]) {
		return document.Fail("encoding", "ingest.utf8-cut-short",
			"File", name, "Byte", at+1, "Line", line)
	}
	return document.Fail("encoding", "ingest.utf8-broken",
		"File", name, "Byte", at+1, "Line", line, "Value", sentence.Hex(data[at]))
}
