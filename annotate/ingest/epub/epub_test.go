package epub

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/ingest/document"
)

const opf = `<package><metadata><title>Tales of the quay</title><creator>Ada Brenn</creator><date>2024-03-12T00:00:00Z</date><language>en</language></metadata>
<manifest><item id="n" href="nav.xhtml" properties="nav"/><item id="a" href="text/chapter%20one.xhtml"/><item id="b" href="text/two.xhtml"/></manifest>
<spine><itemref idref="n"/><itemref idref="b"/><itemref idref="a"/></spine></package>`

func bookOf(t testing.TB, first string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range [][2]string{
		{"mimetype", "application/epub+zip"},
		{"META-INF/container.xml", `<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>`},
		{"OPS/book.opf", opf},
		{"OPS/nav.xhtml", "<html><body><p>Contents</p></body></html>"},
		{"OPS/text/chapter one.xhtml", first},
		{"OPS/text/two.xhtml", "<html><body><h1>Two</h1><p>Second.</p></body></html>"},
	} {
		f, err := w.Create(part[0])
		if err == nil {
			_, err = io.WriteString(f, part[1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestChaptersComeInTheOrderOfTheSpine(t *testing.T) {
	in := document.NewInput(
		"a.epub",
		bookOf(t, "<html><head><title>x</title></head><body><h1>One</h1><p>First.</p></body></html>"),
		"",
		nil,
	)
	if Reader.Recognise(in) != document.Certain {
		t.Fatal("the book is not recognised")
	}
	found, err := read(t.Context(), in)
	if err != nil || len(found.Articles) != 2 {
		t.Fatalf("got %+v, %v", found, err)
	}
	a := found.Articles[1]
	told := [3]string{a.Field(annotate.MetaTitle), a.Field(annotate.MetaAuthor), a.Field(annotate.MetaPublished)}
	if told != [3]string{"One", "Ada Brenn", "2024-03-12"} || a.Part != "chapter one.xhtml" || len(a.Blocks) != 2 ||
		found.Articles[0].Field(annotate.MetaTitle) != "Two" {
		t.Errorf("got %+v", found.Articles)
	}
}

func FuzzEPUB(f *testing.F) {
	f.Add("<html><body><h1>One</h1><p>First.</p></body></html>")
	f.Fuzz(func(t *testing.T, chapter string) {
		_, err := read(t.Context(), document.NewInput("a.epub", bookOf(t, chapter), "", nil))
		var ours *document.Error
		if err != nil && !errors.As(err, &ours) {
			t.Errorf("the error is no sentence: %v", err)
		}
	})
}
