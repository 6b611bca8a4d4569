// Package document is what a reader of articles is given and what it hands
// back: an input with its limits, and the articles found in it as blocks of
// text with what the file itself says about each. Readers stand in folders
// beside this one; annotate/ingest chooses among them.
package document

import (
	"context"

	"plumbline/annotate/sentence"
)

// Reader reads one format.
type Reader struct {
	Name    string            // for scripts: "docx"
	Is      sentence.Sentence // what such a file is: "a Word document"
	Endings []string          // of its files: ".docx"
	// Recognise says by content whether an input is of this format.
	Recognise func(in *Input) Certainty
	// Read finds the articles of an input. Every error is an *Error or the
	// context's.
	Read func(ctx context.Context, in *Input) (*Found, error)
}

// Certainty is how sure content alone makes a reader.
type Certainty int

// From no to yes. A format that is Possible needs the file's ending as well.
const (
	No Certainty = iota
	Possible
	Certain
)

// Found is what a reader found in one input.
type Found struct {
	Articles []Article
	Encoding string              // of the bytes, "" where the format fixes none
	Dropped  []Dropped           // what is in the input and in no article
	Warnings []sentence.Sentence // what a person should know before they agree
	Refused  []error             // parts that could not be read; the rest is here
}

// Article is one article as its file has it.
type Article struct {
	Part   string // where in the input it stands, "" if it is all of it
	Blocks []Block
	// Text is plain text that still has to be parted into paragraphs; it is
	// used if there are no blocks. Before are blocks that precede it.
	Text   string
	Before []Block
	Fields []Field
}

// Block is one paragraph of an article.
type Block struct {
	Kind   Kind
	Text   string // "\n" in it is a line break that is to be joined
	Joined int    // how many line breaks were joined already
}

// Kind is what the format, not the words, says a block is.
type Kind int

// The kinds of blocks.
const (
	Running    Kind = iota // running text
	Title                  // the article's headline
	Heading                // any other heading
	Standfirst             // the summary under the headline
	Byline                 // who wrote it
	Date                   // when it appeared
	Caption                // words to a picture
	Links                  // nothing but links elsewhere
	Furniture              // belongs to the page, not to the article
	Quotation              // a quotation set apart
	Item                   // an item of a list
	Table                  // a row or cell of a table
	Note                   // a footnote or endnote
)

// Field is something the file says about an article, and where it says it.
type Field struct{ Name, Value, From string }

// Fields beside those of annotate's metadata: free columns of a project.
const (
	Language = "x:language" // the article is written in
	Section  = "x:section"  // of the paper it stood in
)

// Dropped is text that is no part of an article, and why.
type Dropped struct {
	Text string
	Why  sentence.Sentence
}

// Add sets a field unless it is known already or there is no value.
func (a *Article) Add(name, value, from string) {
	value = OneLine(value)
	if value == "" || a.Field(name) != "" {
		return
	}
	a.Fields = append(a.Fields, Field{name, value, from})
}

// Field is the value of a field, or "".
func (a *Article) Field(name string) string {
	for _, f := range a.Fields {
		if f.Name == name {
			return f.Value
		}
	}
	return ""
}

// Block appends a block that has text.
func (a *Article) Block(kind Kind, text string) {
	if OneLine(text) != "" {
		a.Blocks = append(a.Blocks, Block{Kind: kind, Text: text})
	}
}

// Drop notes text that is no part of an article.
func (f *Found) Drop(text string, why sentence.Sentence) {
	if text = OneLine(text); text != "" {
		f.Dropped = append(f.Dropped, Dropped{text, why})
	}
}

// Warn notes something a person should know.
func (f *Found) Warn(s sentence.Sentence) { f.Warnings = append(f.Warnings, s) }

// Take adds what was found in an inner file.
func (f *Found) Take(inner *Found) {
	f.Articles = append(f.Articles, inner.Articles...)
	f.Dropped = append(f.Dropped, inner.Dropped...)
	f.Warnings = append(f.Warnings, inner.Warnings...)
	f.Refused = append(f.Refused, inner.Refused...)
	if f.Encoding == "" {
		f.Encoding = inner.Encoding
	}
}
