//go:build window && programs

package main

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// calculated is a sheet of a workbook as LibreOffice reads it, as CSV.
func (d *rig) calculated(workbook, sheet string) string {
	d.Helper()
	folder := d.TempDir()
	// Commas, quotes, UTF-8, from the first line on, cells as they are shown, every sheet.
	d.program3("soffice", "-env:UserInstallation=file://"+filepath.Join(folder, "settings"), "--headless",
		"--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", "--outdir", folder, workbook)
	return filepath.Join(folder, strings.TrimSuffix(filepath.Base(workbook), ".xlsx")+"-"+sheet+".csv")
}

// printed sees that the report in print says what the page of HTML does, word by word, by
// what pdftotext finds in it.
func (d *rig) printed(what, size string) {
	d.Helper()
	folder := d.TempDir()
	page, document := filepath.Join(folder, "page.html"), filepath.Join(folder, "page.pdf")
	d.plumb("report", "--texts", "--as-of", what, "-o", page)
	d.plumb("report", "--texts", "--as-of", what, "--paper", size, "-o", document)
	html, err := os.ReadFile(page)
	d.must(err)
	// In the order in which it was written, without the heads and feet of pages.
	all := d.program3("pdftotext", "-raw", "-nopgbrk", "-x", "0", "-y", "43", "-W", "620", "-H", "706", document, "-")
	if size == "a4" {
		all = d.program3("pdftotext", "-raw", "-nopgbrk", "-x", "0", "-y", "43", "-W", "620", "-H", "755", document, "-")
	}
	heads := make(map[string]bool)
	want := visible(d.T, string(html), heads)
	got := plainWords(strings.ReplaceAll(all, "•", "")) // before the items of lists
	numbers := 0
	for i, at := 0, 0; i < len(want); i++ {
		for at < len(got) && got[at] != want[i] && heads[got[at]] { // the head of a table, on a page on which it goes on
			at++
		}
		if at == len(got) || got[at] != want[i] {
			d.Fatalf("after %q the document goes on with %q, the page with %q",
				strings.Join(want[max(0, i-12):i], " "), strings.Join(got[min(at, len(got)):min(at+8, len(got))], " "),
				strings.Join(want[i:min(i+8, len(want))], " "))
		}
		if strings.ContainsAny(want[i], "0123456789") {
			numbers++
		}
		at++
	}
	if numbers < 100 {
		d.Errorf("only %d numbers were compared", numbers)
	}
	joined := strings.Join(strings.Fields(all), "")
	for _, word := range []string{"🏳", "日本語"} {
		if !strings.Contains(joined, word) {
			d.Errorf("pdftotext finds no %s in the document", word)
		}
	}
	if !strings.Contains(bare(d.program3("pdftotext", document, "-")), "العربية") {
		d.Error("pdftotext finds no words from right to left in their order")
	}
}

// bare is a text without the marks of direction that pdftotext puts in.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0x200E || r == 0x200F {
			return -1
		}
		return r
	}, text)
}

// plainWords are the words of a text that are written in Latin letters, numbers and signs:
// those whose order no reader of documents has to find out.
func plainWords(text string) (words []string) {
	for _, word := range strings.Fields(bare(text)) {
		if strings.IndexFunc(word, func(r rune) bool {
			return r != '\ufffd' && !unicode.In(r, unicode.Latin, unicode.Greek, unicode.Common) || r > 0xFFFF
		}) < 0 {
			words = append(words, strings.Trim(word, "()")) // brackets may stand by words from right to left
		}
	}
	return words
}

// visible is the text of a page, and notes the words that heads of its tables have.
func visible(t *testing.T, page string, heads map[string]bool) []string {
	t.Helper()
	var text strings.Builder
	d := xml.NewDecoder(strings.NewReader(page))
	hidden, head := 0, 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return plainWords(text.String())
		}
		if err != nil {
			t.Fatalf("the page is not well-formed: %v", err)
		}
		step := 1
		name := ""
		switch token := token.(type) {
		case xml.StartElement:
			name = token.Name.Local
		case xml.EndElement:
			name, step = token.Name.Local, -1
		case xml.CharData:
			if hidden == 0 {
				text.WriteString(string(token))
			}
			if head > 0 {
				for _, word := range plainWords(string(token)) {
					heads[word] = true
				}
			}
		}
		switch name {
		case "head", "style":
			hidden += step
		case "thead":
			head += step
		}
		if name != "" {
			text.WriteString(" ")
		}
	}
}
