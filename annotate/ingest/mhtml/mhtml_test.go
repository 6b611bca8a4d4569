package mhtml

import (
	"errors"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/ingest/document"
)

const saved = "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://halyard.example/quay\r\nMIME-Version: 1.0\r\n" +
	"Content-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/css\r\n\r\np {}\r\n" +
	"--b\r\nContent-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
	"<html><body><h1>Quay vote</h1><p>The caf=E9's own=\r\ner said no.</p></body></html>\r\n--b--\r\n"

func TestThePageOfASavedMessageIsRead(t *testing.T) {
	in := document.NewInput("a.mht", []byte(saved), "", nil)
	if Reader.Recognise(in) != document.Certain {
		t.Fatal("the page is not recognised")
	}
	found, err := read(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	a := found.Articles[0]
	if a.Field(annotate.MetaURL) != "https://halyard.example/quay" || a.Blocks[len(a.Blocks)-1].Text != "The café's owner said no." {
		t.Errorf("got %+v", a)
	}
}

func FuzzMHTML(f *testing.F) {
	for _, s := range []string{saved, "MIME-Version: 1.0\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+YQ=="} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		in := document.NewInput("a.mht", data, "", nil)
		Reader.Recognise(in)
		_, err := Reader.Read(t.Context(), in)
		var ours *document.Error
		if err != nil && !errors.As(err, &ours) {
			t.Errorf("the error is no sentence: %v", err)
		}
	})
}
