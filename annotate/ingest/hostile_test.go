package ingest

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// zipOf packs files, given as names and contents in turn.
func zipOf(t testing.TB, files ...string) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(files); i += 2 {
		f, err := w.Create(files[i])
		if err == nil {
			_, err = io.WriteString(f, files[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// bomb is a ZIP of a file of so many megabytes of the letter a.
func bomb(t testing.TB, name string, megabytes, files int) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	megabyte := bytes.Repeat([]byte("a"), 1<<20)
	for i := range files {
		f, err := w.Create(fmt.Sprintf(name, i))
		if err != nil {
			t.Fatal(err)
		}
		for range megabytes {
			if _, err := f.Write(megabyte); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func gzipOf(t testing.TB, text string, times int) string {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	for range times {
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

const (
	typesPart   = "[Content_Types].xml"
	wordOpening = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
)

func wordOf(t testing.TB, body string) string {
	return zipOf(t, typesPart, "<Types/>", "word/document.xml", wordOpening+body+"</w:body></w:document>")
}

// bookOf is an e-book of chapters.
func bookOf(t testing.TB, chapters ...string) string {
	items, spine := "", ""
	files := []string{
		"mimetype", "application/epub+zip",
		"META-INF/container.xml", `<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>`,
	}
	for i, chapter := range chapters {
		name := fmt.Sprintf("c%d.xhtml", i)
		items += fmt.Sprintf(`<item id="%s" href="%s"/>`, name, name)
		spine += fmt.Sprintf(`<itemref idref="%s"/>`, name)
		files = append(files, name, chapter)
	}
	files = append(files, "b.opf", "<package><manifest>"+items+"</manifest><spine>"+spine+"</spine></package>")
	return zipOf(t, files...)
}

// recordOf is a page in a web archive.
func recordOf(page string) string {
	response := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		len(response), response)
}

// hostile are files that are made to harm, by name, with the code they are
// refused with; "" for those that are read as far as there is sense in it.
func hostile(t testing.TB) map[string][2]string {
	page := "<!DOCTYPE html><html><body>"
	entities := `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">` + strings.Repeat(`<!ENTITY b "&a;&a;&a;&a;&a;&a;">`, 20) + `]>`
	text := zipOf(t, "a.txt", "The quay vote was put off.")
	return map[string][2]string{
		"bomb.zip":      {bomb(t, "a%d.txt", 65, 1), "too_large"},
		"many.zip":      {bomb(t, "a%d.txt", 60, 8), "too_large"},
		"bomb.docx":     {bomb(t, "word/document.xml%.0d", 65, 1), "unknown"},
		"deep.zip":      {zipOf(t, "a.zip", zipOf(t, "b.zip", text)), "nested_too_deep"},
		"two-deep.zip":  {zipOf(t, "a.zip", text), ""},
		"traversal.zip": {zipOf(t, "../../etc/a.txt", "The quay vote was put off."), ""},
		"cut.zip":       {text[:len(text)/2], "damaged"},
		"bomb.gz":       {gzipOf(t, strings.Repeat("a", 1<<20), 70), "too_large"},
		"bomb.warc.gz": {
			gzipOf(t, "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 1000000\r\n\r\n"+strings.Repeat("a", 1000000)+"\r\n\r\n", 2300),
			"too_large",
		},
		"entities.docx": {
			zipOf(
				t,
				typesPart,
				"",
				"word/document.xml",
				entities+wordOpening[21:]+"<w:p><w:r><w:t>Read &amp; &b;</w:t></w:r></w:p></w:body></w:document>",
			),
			"",
		},
		"deep.docx":      {wordOf(t, strings.Repeat("<w:p>", 10_000)), "nested_too_deep"},
		"cut.docx":       {zipOf(t, typesPart, "", "word/document.xml", wordOpening+"<w:p><w:r><w:t>Cut"), "damaged"},
		"encrypted.docx": {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600), "password"},
		"encrypted.xlsx": {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600), "password"},
		"deep.html":      {page + strings.Repeat("<div>", 100_000) + "x", "nested_too_deep"},
		"scripts.html": {
			page + "<script>alert('<p>no</p>')</script>" + strings.Repeat(
				"<p>The council of the harbour put off its vote on Tuesday, again.</p>",
				5,
			),
			"",
		},
		"tags.html":    {page + strings.Repeat("<p>a", 200_000), ""},
		"groups.rtf":   {`{\rtf1` + strings.Repeat("{", 1_000_000), "nested_too_deep"},
		"bin.rtf":      {`{\rtf1 before \bin999999999 after`, ""},
		"unicode.rtf":  {`{\rtf1 ` + strings.Repeat(`\u-10179?`, 100_000) + `}`, "paragraph_too_long"},
		"columns.csv":  {strings.Repeat("a,", 10_000) + "b\n" + strings.Repeat("1,", 10_000) + "2\n", "too_many"},
		"quote.csv":    {"text\n\"" + strings.Repeat("never ends,\n", 100_000), ""},
		"deep.json":    {strings.Repeat("[", 1_000_000), "damaged"},
		"flat.json":    {"[" + strings.Repeat(`{"a":{"a":{"a":`, 100_000), "damaged"},
		"numbers.json": {`{"text":[` + strings.Repeat("1,", 5_000_000) + `1]}`, "too_large"},
		"keys.json":    {`{"text":"x"` + strings.Repeat(`,"k":1`, 2000) + `}`, "too_many"},
		"line.txt":     {strings.Repeat("a", 60<<20), "paragraph_too_long"},
		"nul.txt":      {"The quay\x00vote was put off, the council of the harbour has told", "binary"},
		"broken.txt":   {"a’s b’s\nc\xe2\x80", "encoding"},
		"deep.xml":     {`<?xml version="1.0"?><nitf>` + strings.Repeat("<block>", 10_000), "nested_too_deep"},
		"entities.rss": {
			`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel><item><title>T</title><description>&b;</description></item></channel></rss>`,
			"any",
		},
		"parts.mht": {
			"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n" + strings.Repeat(
				"--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n",
				1000,
			),
			"any",
		},
		"cut.pdf": {"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n", "damaged"},
		"cycle.pdf": {
			"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>endobj\ntrailer<</Root 1 0 R>>",
			"any",
		},
		"chunks.warc": {
			"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 120\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nnot a chunk at all, but words\r\n0\r\n\r\n",
			"",
		},
		"length.warc":     {"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\n", "damaged"},
		"manyspaces.html": {page + "<pre>" + strings.Repeat(" ", 10<<20) + "x</pre>", "any"},
		"book.epub": {
			zipOf(
				t,
				"mimetype",
				"application/epub+zip",
				"META-INF/container.xml",
				`<container><rootfiles><rootfile full-path="gone.opf"/></rootfiles></container>`,
			),
			"damaged",
		},
		"full.html": {page + strings.Repeat("<b>a</b>", 1_000_000), "too_many"},
		"full.epub": {
			bookOf(
				t,
				page+strings.Repeat("<p>a</p>", 350_000),
				page+strings.Repeat("<p>a</p>", 350_000),
				page+strings.Repeat("<p>a</p>", 350_000),
			),
			"too_many",
		},
		"long.epub":   {bookOf(t, page+strings.Repeat(strings.Repeat("long ", 2000)+"<p>", 3400)), "too_large"},
		"items.rss":   {`<rss version="2.0"><channel>` + strings.Repeat("<item><title>a</title></item>", 200_000), "too_many"},
		"list.md":     {strings.Repeat("- a\n", 500_000), "too_many"},
		"tiny.docx":   {wordOf(t, strings.Repeat("<w:p><w:r><w:t>a</w:t></w:r></w:p>", 1_200_000)), "too_many"},
		"tiny.rtf":    {`{\rtf1 ` + strings.Repeat(`a\par `, 1_300_000) + "}", "too_many"},
		"tiny.xml":    {`<?xml version="1.0"?><nitf><body><body.content>` + strings.Repeat("<p>a</p>", 1_200_000), "too_many"},
		"bundle.txt":  {strings.Repeat("1 of 10 DOCUMENTS\n\na\n\nLENGTH: 3 words\n\nab\n\n", 150_000), "too_many"},
		"pages.warc":  {strings.Repeat(recordOf(page+strings.Repeat("<p>a</p>", 20_000)), 60), "too_many"},
		"links.epub":  {bookOf(t, slices.Repeat([]string{page + strings.Repeat("<a>", 180_000)}, 15)...), "too_many"},
		"nested.html": {page + strings.Repeat("<div>", 450) + strings.Repeat("The harbour. ", 500_000), "too_many"},
		"pieces.csv":  {"text\n" + strings.Repeat(strings.Repeat("<p>a</p>", 100)+"\n", 11_000), "too_many"},
		"values.csv": {
			"text" + strings.Repeat(",a", 100) + "\n" + strings.Repeat("The harbour."+strings.Repeat(",b", 100)+"\n", 21_000),
			"too_many",
		},
		"paragraphs.zip": {
			zipOf(t, "a.txt", strings.Repeat("a\n\n", 1_100_000), "b.txt", strings.Repeat("b\n\n", 1_100_000)),
			"too_many",
		},
		"factiva.html": {
			"<html><body>" + strings.Repeat(`<div class="article enArticle">`, 400) + strings.Repeat("<p>a</p>", 60_000),
			"any",
		},
		"no-container.epub": {zipOf(t, "mimetype", "application/epub+zip"), "any"},
	}
}

func TestReadingStopsWhenItIsTold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "many.zip")
	if err := os.WriteFile(path, []byte(bomb(t, "a%d.txt", 20, 8)), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := ReadFile(ctx, path, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want that it was stopped", err)
	}
}

func TestAFolderIsReadWithoutFollowingLinksInItAndWithoutPicturesOfPages(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{
		"b.txt": "b", "a/c.md": "c", "a/.hidden.txt": "h", "page_files/d.html": "d", "picture.png": "p",
	} {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(folder, filepath.Join(folder, "cycle")); err != nil {
		t.Logf("no symbolic links here: %v", err)
	}
	files, err := Expand(t.Context(), []string{folder})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 2 || filepath.Base(files[0]) != "c.md" || filepath.Base(files[1]) != "b.txt" {
		t.Errorf("got %q, want c.md and b.txt", files)
	}
}
