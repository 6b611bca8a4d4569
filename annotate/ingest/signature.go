package ingest

import (
	"bytes"
	"strings"
)

// signatures are the first bytes of files that people take for texts.
var signatures = []struct{ bytes, what, todo string }{
	{"%PDF-", "a PDF", "open it in a PDF reader and save its text"},
	{"PK\x03\x04", "a ZIP archive", "unpack it and import the texts in it"},
	{"PK\x05\x06", "a ZIP archive", "unpack it and import the texts in it"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", "open it and save it as plain text"},
	{"{\\rtf", "an RTF document", "open it in a word processor and save it as plain text"},
	{"\x89PNG\r\n\x1a\n", "a PNG picture", "choose the text of the article"},
	{"\xff\xd8\xff", "a JPEG picture", "choose the text of the article"},
	{"GIF87a", "a GIF picture", "choose the text of the article"},
	{"GIF89a", "a GIF picture", "choose the text of the article"},
	{"\x7fELF", "a program", "choose the text of the article"},
	{"\x1f\x8b\x08", "a gzip archive", "unpack it and import the text in it"},
	{"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it and import the texts in it"},
	{"Rar!\x1a\x07", "a RAR archive", "unpack it and import the texts in it"},
	{"SQLite format 3\x00", "a database", "choose the text of the article"},
}

// refuseSignature refuses a file whose first bytes say that it is no plain text.
func refuseSignature(name string, data []byte) error {
	for _, s := range signatures {
		if !bytes.HasPrefix(data, []byte(s.bytes)) {
			continue
		}
		what, todo := s.what, s.todo
		if strings.HasPrefix(s.bytes, "PK\x03") {
			what, todo = zipKind(data, what, todo)
		}
		return errorf("binary", "%s is %s, not plain text; %s.", name, what, todo)
	}
	return nil
}

// zipKind tells the documents that are ZIP archives inside from real ones by
// the names at the archive's beginning.
func zipKind(data []byte, what, todo string) (string, string) {
	head := data[:min(len(data), 8<<10)]
	const save = "open it and save it as plain text"
	switch {
	case bytes.Contains(head, []byte("opendocument")):
		return "an OpenDocument file", save
	case bytes.Contains(head, []byte("epub+zip")):
		return "an e-book", save
	case bytes.Contains(head, []byte("[Content_Types].xml")), bytes.Contains(head, []byte("word/")):
		return "a Word document or another Office file", save
	}
	return what, todo
}
