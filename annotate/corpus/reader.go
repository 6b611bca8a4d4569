package corpus

import (
	"context"
	"encoding/json"
	"path"
	"strings"
	"unicode/utf8"

	"plumbline/annotate/ingest/charset"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/sentence"
)

// Reader reads one format.
type Reader struct {
	Name      string
	Is        sentence.Sentence // what such a file is: "an export of Label Studio"
	Recognise func(s *Source) bool
	// Read finds what the source holds. Every error is a *document.Error or the
	// context's.
	Read func(ctx context.Context, s *Source) (*Corpus, error)
}

// Source is what a reader is given: one file, or those of a folder or an archive.
type Source struct {
	Name   string
	Files  []File
	Layout *Layout // what a person said of a table's columns; nil to find it out
}

// File is one file of a source, with slashes in its name.
type File struct {
	Name     string
	Data     []byte
	Encoding string // that a person chose, "" to find it out
}

// Ending is the ending of the file's name in lower case, with the dot.
func (f *File) Ending() string { return strings.ToLower(path.Ext(f.Name)) }

// Stem is the file's name without folders and ending.
func (f *File) Stem() string { return strings.TrimSuffix(path.Base(f.Name), path.Ext(f.Name)) }

// Text is what the file says, whatever its encoding.
func (f *File) Text() (string, error) {
	text, _, err := charset.Decode(document.NewInput(f.Name, f.Data, f.Encoding, nil), "")
	return strings.TrimPrefix(text, "\ufeff"), err
}

// UTF8 is what the file says where its format fixes UTF-8. Line ends stay as they
// are, since offsets count them.
func (f *File) UTF8() (string, error) {
	text := strings.TrimPrefix(string(f.Data), "\ufeff")
	if !utf8.ValidString(text) {
		return "", f.Broken(0)
	}
	return text, nil
}

// WithEnding are the files with an ending, in their order.
func (s *Source) WithEnding(ending string) []*File {
	var found []*File
	for i := range s.Files {
		if s.Files[i].Ending() == ending {
			found = append(found, &s.Files[i])
		}
	}
	return found
}

// Find is the file of a name, whatever its case, or nil.
func (s *Source) Find(name string) *File {
	for i := range s.Files {
		if strings.EqualFold(s.Files[i].Name, name) {
			return &s.Files[i]
		}
	}
	return nil
}

// FirstObject is the first object of a file of JSON or of JSON Lines, alone or in a
// list, or nil.
func (f *File) FirstObject() map[string]json.RawMessage {
	if len(f.Data) == 0 || !strings.ContainsAny(string(f.Data[:min(len(f.Data), 64)]), "{") {
		return nil
	}
	text, err := f.Text()
	if err != nil {
		return nil
	}
	values := json.NewDecoder(strings.NewReader(strings.TrimPrefix(strings.TrimSpace(text), "[")))
	var object map[string]json.RawMessage
	if values.Decode(&object) != nil {
		return nil
	}
	return object
}

// Broken refuses the file at a line, or as a whole if the line is 0.
func (f *File) Broken(line int) error {
	if line == 0 {
		return document.Fail("damaged", "corpus.broken", "File", f.Name)
	}
	return document.Fail("damaged", "corpus.broken-line", "File", f.Name, "Line", line)
}

// Objects gives each object of a file of JSON or of JSON Lines, alone or in a list,
// to a function, with the line where it begins.
func (f *File) Objects(ctx context.Context, each func(line int, object json.RawMessage) error) error {
	text, err := f.Text()
	if err != nil {
		return err
	}
	values := json.NewDecoder(strings.NewReader(text))
	line, counted := 1, 0
	inList := strings.HasPrefix(strings.TrimSpace(text), "[")
	if inList {
		if _, err := values.Token(); err != nil {
			return f.Broken(1)
		}
	}
	for values.More() {
		if err := ctx.Err(); err != nil {
			return err
		}
		var object json.RawMessage
		err := values.Decode(&object)
		at := min(int(values.InputOffset()), len(text))
		begins := max(counted, at-len(object))
		line += strings.Count(text[counted:begins], "\n")
		counted = begins
		if err != nil {
			return f.Broken(line + strings.Count(text[counted:at], "\n"))
		}
		if err := each(line, object); err != nil {
			return err
		}
	}
	if inList {
		if _, err := values.Token(); err != nil {
			return f.Broken(1 + strings.Count(text, "\n"))
		}
	}
	return nil
}
