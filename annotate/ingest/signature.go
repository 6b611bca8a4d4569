package ingest

import (
	"bytes"
	"strings"

	"plumbline/annotate/sentence"
)

// signatures are the first bytes of files that people take for texts, with the
// keys of what they are and of what to do.
var signatures = []struct{ bytes, what, todo string }{
	{"%PDF-", "format.a-pdf", "todo.open-in-pdf-reader"},
	{"PK\x03\x04", "format.a-zip-archive", "todo.unpack-texts"},
	{"PK\x05\x06", "format.a-zip-archive", "todo.unpack-texts"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "format.an-old-office-document", "todo.save-as-plain-text"},
	{"{\\rtf", "format.an-rtf-document", "todo.open-in-word-processor"},
	{"\x89PNG\r\n\x1a\n", "format.a-png-picture", "todo.choose-the-text"},
	{"\xff\xd8\xff", "format.a-jpeg-picture", "todo.choose-the-text"},
	{"GIF87a", "format.a-gif-picture", "todo.choose-the-text"},
	{"GIF89a", "format.a-gif-picture", "todo.choose-the-text"},
	{"\x7fELF", "format.a-program", "todo.choose-the-text"},
	{"\x1f\x8b\x08", "format.a-gzip-archive", "todo.unpack-text"},
	{"7z\xbc\xaf\x27\x1c", "format.a-7-zip-archive", "todo.unpack-texts"},
	{"Rar!\x1a\x07", "format.a-rar-archive", "todo.unpack-texts"},
	{"SQLite format 3\x00", "format.a-database", "todo.choose-the-text"},
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
		return fail("binary", "ingest.not-plain-text", "File", name, "Format", sentence.Of(what), "Advice", sentence.Of(todo))
	}
	return nil
}

// zipKind tells the documents that are ZIP archives inside from real ones by
// the names at the archive's beginning.
func zipKind(data []byte, what, todo string) (string, string) {
	head := data[:min(len(data), 8<<10)]
	const save = "todo.save-as-plain-text"
	switch {
	case bytes.Contains(head, []byte("opendocument")):
		return "format.an-opendocument-file", save
	case bytes.Contains(head, []byte("epub+zip")):
		return "format.an-e-book", save
	case bytes.Contains(head, []byte("[Content_Types].xml")), bytes.Contains(head, []byte("word/")):
		return "format.an-office-file", save
	}
	return what, todo
}
