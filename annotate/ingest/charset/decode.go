// Package charset turns bytes into UTF-8 and says which encoding they had: by
// byte order mark, by what the file declares, by being valid UTF-8, then by
// the words that hold bytes above ASCII, read by every page and weighed
// against the alphabets of the languages that are written in it. Where these
// leave a doubt it refuses and names the likeliest, so that a person chooses.
package charset

import (
	"bytes"
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode/utf32"

	"plumbline/annotate/ingest/document"
	"plumbline/annotate/sentence"
)

// Decode turns the bytes of an input into valid UTF-8 without a byte order mark
// and returns the name of the encoding. declared is what the file itself names.
func Decode(in *document.Input, declared string) (text, encoding string, err error) {
	name, data := in.Name, in.Data
	if len(data) == 0 {
		return "", "", in.Fail("empty", "ingest.empty")
	}
	if in.Declared != "" {
		declared = in.Declared
	}
	if in.Wish != "" {
		text, encoding, err = decodeAs(name, data, in.Wish)
	} else {
		text, encoding, err = decodeUnnamed(name, data, declared)
	}
	if in.Doubtful != "" && isDoubt(err) {
		text, encoding, err = decodeAs(name, data, in.Doubtful)
	}
	if err != nil {
		return "", "", err
	}
	text = strings.TrimPrefix(text, "\ufeff")
	if at := strings.IndexByte(text, 0); at >= 0 {
		return "", "", in.Fail("binary", "ingest.nul", "Line", lineNumber(text[:at]))
	}
	if mostlyControls(text) {
		return "", "", in.Fail("binary", "ingest.control-characters")
	}
	return text, encoding, nil
}

// isDoubt reports a refusal that names encodings to choose among.
func isDoubt(err error) bool {
	var refused *document.Error
	return errors.As(err, &refused) && len(refused.Encodings) > 0
}

func decodeUnnamed(name string, data []byte, declared string) (string, string, error) {
	for _, mark := range byteOrderMarks {
		if bytes.HasPrefix(data, []byte(mark.bytes)) {
			return decodeAs(name, data, mark.encoding)
		}
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return decodeNULs(name, data)
	}
	if isASCII(data) {
		return decodeASCII(data, declared)
	}
	if utf8.Valid(data) {
		return string(data), "utf-8", nil
	}
	if damagedUTF8(data) {
		return decodeAs(name, data, "utf-8")
	}
	return decodeLegacy(name, data, declared)
}

// decodeASCII reads the encodings that write other letters in ASCII.
func decodeASCII(data []byte, declared string) (string, string, error) {
	if bytes.Contains(data, []byte("\x1b$")) {
		if text, ok := tryDecode(japanese.ISO2022JP, data); ok {
			return text, "iso-2022-jp", nil
		}
	}
	if told := pageNamed(declared); told != nil && told.name == "hz-gb-2312" {
		if text, ok := tryDecode(told.enc, data); ok {
			return text, told.name, nil
		}
	}
	return string(data), "utf-8", nil
}

// byteOrderMarks are tried in order: the mark of UTF-32 begins like that of UTF-16.
var byteOrderMarks = []struct{ bytes, encoding string }{
	{"\xef\xbb\xbf", "utf-8"},
	{"\xff\xfe\x00\x00", "utf-32le"},
	{"\x00\x00\xfe\xff", "utf-32be"},
	{"\xff\xfe", "utf-16le"},
	{"\xfe\xff", "utf-16be"},
}

// decodeAs decodes as the named encoding and refuses bytes that it does not
// have, rather than replacing them. The name wins over a byte order mark.
func decodeAs(name string, data []byte, wish string) (string, string, error) {
	key := strings.ToLower(strings.TrimSpace(wish))
	switch key {
	case "utf-8", "utf8", "utf-8-sig", "utf8-bom":
		if !utf8.Valid(data) {
			return "", "", invalidUTF8(name, data)
		}
		return string(data), "utf-8", nil
	case "utf-16", "utf16", "unicode":
		key = "utf-16le"
		if bytes.HasPrefix(data, []byte("\xfe\xff")) {
			key = "utf-16be"
		}
	case "utf-32le":
		return decodeWith(name, data, utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), key)
	case "utf-32be":
		return decodeWith(name, data, utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), key)
	}
	if key == "utf-16le" || key == "utf-16be" {
		text, bad := decodeUTF16(data, key == "utf-16be")
		if bad >= 0 {
			return "", "", document.Fail("encoding", "ingest.broken-character",
				"File", name, "Encoding", strings.ToUpper(key), "Byte", bad+1, "Line", lineNumber(text))
		}
		return text, key, nil
	}
	p := pageNamed(key)
	if p == nil {
		return "", "", document.Fail("encoding", "ingest.unknown-encoding", "Encoding", sentence.Quoted(wish))
	}
	return decodeWith(name, data, p.enc, p.name)
}

func decodeWith(name string, data []byte, enc encoding.Encoding, key string) (string, string, error) {
	text, ok := tryDecode(enc, data)
	if !ok {
		return "", "", document.Fail("encoding", "ingest.foreign-bytes",
			"File", name, "Encoding", key, "Line", lineNumber(text))
	}
	return text, key, nil
}

// tryDecode decodes and reports whether every byte was a character. If not,
// the text returned ends where the first bad one is.
func tryDecode(enc encoding.Encoding, data []byte) (string, bool) {
	out, err := enc.NewDecoder().Bytes(data)
	text := string(out)
	if at := strings.IndexFunc(text, notText); at >= 0 {
		return text[:at], false
	}
	return text, err == nil
}

// notText reports what a decoder puts in place of bytes it cannot read:
// U+FFFD or, in the single-byte tables, a C1 control.
func notText(r rune) bool {
	return r == utf8.RuneError || (r >= 0x80 && r < 0xA0 && r != 0x85)
}

// mostlyControls reports a share of control characters that no text has,
// looking at the beginning only.
func mostlyControls(text string) bool {
	const look = 64 << 10
	n, controls := 0, 0
	for i, r := range text {
		if i >= look {
			break
		}
		n++
		if unicode.IsControl(r) && !strings.ContainsRune("\t\n\v\f\r\u0085\x1a", r) {
			controls++
		}
	}
	return controls > 0 && 50*controls > n
}

// lineNumber is the number of the line that follows the given text.
func lineNumber(before string) int {
	n := 1
	for {
		at, width, _ := document.LineEnd(before)
		if width == 0 {
			return n
		}
		n++
		before = before[at+width:]
	}
}

func isASCII(data []byte) bool {
	for _, b := range data {
		if b >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
