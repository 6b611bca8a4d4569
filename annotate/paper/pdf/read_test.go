package pdf_test

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// A piece is text in its place: on which page, from where on, how far above its foot.
type piece struct {
	page int
	x, y float64
	text string
}

// foot is where the numbers of pages stand.
const foot = 27

var (
	stream = regexp.MustCompile(`(?s)stream\r?\n(.*?)\r?\nendstream`)
	shown  = regexp.MustCompile(`(?s)BT ([\d.]+) ([\d.-]+) Td \((.*?)\) Tj ET`)
)

// pieces reads the text of a document from the operators that show it, page by page.
func pieces(t *testing.T, document []byte) (all []piece) {
	t.Helper()
	page := 0
	for _, s := range stream.FindAllSubmatch(document, -1) {
		content := s[1]
		if r, err := zlib.NewReader(bytes.NewReader(content)); err == nil {
			if plain, err := io.ReadAll(r); err == nil {
				content = plain
			}
		}
		found := shown.FindAllSubmatch(content, -1)
		if len(found) > 0 {
			page++
		}
		for _, f := range found {
			x, _ := strconv.ParseFloat(string(f[1]), 64)
			y, _ := strconv.ParseFloat(string(f[2]), 64)
			all = append(all, piece{page, x, y, decoded(f[3])})
		}
	}
	return all
}

// decoded reads a string of PDF in UTF-16.
func decoded(escaped []byte) string {
	var b []byte
	for i := 0; i < len(escaped); i++ {
		c := escaped[i]
		if c == '\\' && i+1 < len(escaped) {
			i++
			switch c = escaped[i]; c {
			case 'r':
				c = '\r'
			case 'n':
				c = '\n'
			}
		}
		b = append(b, c)
	}
	var units []uint16
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(units))
}

// textOf is the text of some pieces, one behind the other.
func textOf(all []piece) string {
	var b strings.Builder
	for _, p := range all {
		b.WriteString(strings.TrimRight(p.text, " ") + " ")
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
