package ingest

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding/htmlindex"
)

// trusted is the confidence, of 100, from which statistics are believed.
// Below it, windows-1252 is the likelier answer: it is the commonest of the
// old encodings, and a text with few bytes above ASCII tells little.
const trusted = 25

// decodeLegacy reads a text of one of the encodings from before Unicode.
func decodeLegacy(name string, data []byte) (string, string, error) {
	for _, key := range candidates(data) {
		enc, err := htmlindex.Get(key)
		if err != nil {
			continue
		}
		if text, ok := tryDecode(enc, data); ok && !mostlyControls(text) {
			return text, key, nil
		}
	}
	return "", "", fail("encoding", "ingest.encoding-not-found", "File", name)
}

// candidates lists encodings from the likeliest to the least likely.
func candidates(data []byte) []string {
	found, err := chardet.NewTextDetector().DetectAll(sample(data))
	if err != nil {
		return []string{"windows-1252"}
	}
	// The detector's own order is arbitrary among equals.
	slices.SortFunc(found, func(a, b chardet.Result) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.Charset, b.Charset))
	})
	var keys, doubtful []string
	for _, f := range found {
		key, ok := webName(f.Charset)
		switch {
		case !ok:
		case f.Confidence >= trusted:
			keys = append(keys, key)
		default:
			doubtful = append(doubtful, key)
		}
	}
	return slices.Concat(keys, []string{"windows-1252"}, doubtful)
}

// webName maps a detected name to the encoding that such files really have:
// what calls itself ISO-8859-1 is windows-1252. Unicode was ruled out before,
// and mainframe code pages are never articles.
func webName(charset string) (string, bool) {
	lower := strings.ToLower(charset)
	if strings.HasPrefix(lower, "utf-") || strings.HasPrefix(lower, "ibm") {
		return "", false
	}
	enc, err := htmlindex.Get(lower)
	if err != nil {
		return "", false
	}
	name, err := htmlindex.Name(enc)
	return name, err == nil && name != "replacement"
}

// sample is the part of a file worth statistics: up to 64 KB of the lines
// with bytes above ASCII, so that a long English beginning hides nothing.
func sample(data []byte) []byte {
	const most = 64 << 10
	if len(data) <= most {
		return data
	}
	var out []byte
	for start := 0; start < len(data) && len(out) < most; {
		end := start
		for end < len(data) && data[end] != '\n' && data[end] != '\r' && end-start < most {
			end++
		}
		if !isASCII(data[start:end]) {
			out = append(append(out, data[start:end]...), '\n')
		}
		start = end + 1
	}
	return out
}
