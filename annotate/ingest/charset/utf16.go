package charset

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"plumbline/annotate/ingest/document"
)

// decodeUTF16 decodes and returns the offset of the first byte that is no
// part of a character, or -1. The text then ends there.
func decodeUTF16(data []byte, bigEndian bool) (string, int) {
	unit := func(i int) rune {
		if bigEndian {
			return rune(data[i])<<8 | rune(data[i+1])
		}
		return rune(data[i+1])<<8 | rune(data[i])
	}
	var b strings.Builder
	b.Grow(len(data))
	for i := 0; i < len(data); i += 2 {
		if i+1 == len(data) {
			return b.String(), i
		}
		r := unit(i)
		if utf16.IsSurrogate(r) {
			if i+3 >= len(data) {
				return b.String(), i
			}
			r = utf16.DecodeRune(r, unit(i+2))
			if r == utf8.RuneError {
				return b.String(), i
			}
			i += 2
		}
		b.WriteRune(r)
	}
	return b.String(), -1
}

// decodeNULs reads a file with NUL bytes: UTF-16 without a byte order mark,
// in which every ASCII character has one, or no text at all.
func decodeNULs(name string, data []byte) (string, string, error) {
	var nuls [2]int // at even and at odd offsets
	for i, c := range data {
		if c == 0 {
			nuls[i&1]++
		}
	}
	if strayNULs(data, nuls[0]+nuls[1]) {
		at := bytes.IndexByte(data, 0)
		return "", "", document.Fail("binary", "ingest.nul-byte",
			"File", name, "Byte", at+1, "Line", lineNumber(string(data[:at])))
	}
	bigEndian, key := nuls[0] > nuls[1], "utf-16le"
	if bigEndian {
		key = "utf-16be"
	}
	if text, bad := decodeUTF16(data, bigEndian); plausible(text) {
		if bad < 0 {
			return text, key, nil
		}
		if bad == len(data)-1 && len(data) > 2 {
			return decodeAs(name, data, key) // cut short: says where
		}
	}
	return "", "", document.Fail("binary", "ingest.nul-not-utf16", "File", name)
}

// strayNULs reports an ordinary text with NUL bytes in it. In UTF-16 half the
// bytes of ASCII are NUL, and the halves of other scripts are no UTF-8 or
// full of control characters.
func strayNULs(data []byte, nuls int) bool {
	return 4*nuls < len(data) && utf8.Valid(data) && !mostlyControls(strings.ReplaceAll(string(data), "\x00", ""))
}

// plausible reports whether every character is one that texts are made of.
func plausible(text string) bool {
	for _, r := range text {
		switch {
		case strings.ContainsRune("\t\n\v\f\r\u0085", r):
		case !unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.Cf):
			return false
		}
	}
	return text != ""
}
