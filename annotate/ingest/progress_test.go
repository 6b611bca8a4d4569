package ingest

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"plumbline/annotate/ingest/document"
)

// large are files that take long, by name: one of each reader of many pieces.
func large(t *testing.T) map[string]string {
	text := "The council of the harbour put off its vote on the east quay on Tuesday."
	page := "<html><body><h1>Quay vote</h1><p>" + text + "</p></body></html>"
	var files []string
	for i := range 30 {
		files = append(files, fmt.Sprintf("%d.html", i), page)
	}
	records := ""
	for i := range 3000 {
		records += recordOf(page + fmt.Sprintf("<p>%x</p>", sha256.Sum256([]byte{byte(i), byte(i >> 8)})))
	}
	book := excelize.NewFile()
	for i := range 3000 {
		if err := book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &[]any{i, text}); err != nil {
			t.Fatal(err)
		}
	}
	workbook, err := book.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return map[string]string{
		"a.zip":     zipOf(t, files...),
		"two.zip":   zipOf(t, "a.zip", zipOf(t, files...), "b.zip", zipOf(t, files...)),
		"a.warc":    records,
		"a.warc.gz": gzipOf(t, records, 1),
		"a.epub":    bookOf(t, strings.Split(strings.Repeat(page+"|", 30)+page, "|")...),
		"a.rss": `<rss version="2.0"><channel>` + strings.Repeat(
			"<item><title>Quay</title><description>"+text+"</description></item>",
			30,
		) + "</channel></rss>",
		"a.csv":   "title,text\n" + strings.Repeat("Quay,"+text+"\n", 5000),
		"a.json":  "[" + strings.Repeat(`{"text":"`+text+`"},`, 5000) + "{}]",
		"a.jsonl": strings.Repeat(`{"text":"`+text+"\"}\n", 5000),
		"a.docx":  wordOf(t, strings.Repeat("<w:p><w:r><w:t>"+text+"</w:t></w:r></w:p>", 9000)),
		"a.rtf":   `{\rtf1 ` + strings.Repeat(text+`\par `, 9000) + "}",
		"a.xml": `<?xml version="1.0"?><nitf><body><body.content>` + strings.Repeat(
			"<p>"+text+"</p>",
			9000,
		) + "</body.content></body></nitf>",
		"a.html": page,
		"a.xlsx": workbook.String(),
	}
}

func TestWithinALargeFileItIsToldHowFarItIs(t *testing.T) {
	folder := t.TempDir()
	for name, data := range large(t) {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
		last, within := 0.0, 0
		_, err := ReadFile(t.Context(), path, Options{Progress: func(p document.Progress) {
			if p.Share < last || p.Share > 1 {
				t.Errorf("%s: %.3f is told after %.3f", name, p.Share, last)
			}
			if p.Share > last && p.Share < readShare {
				within++
			}
			last = p.Share
		}})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if within < 2 {
			t.Errorf("%s: while it is read, %d steps are told", name, within)
		}
	}
}
