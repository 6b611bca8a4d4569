// Package ingest turns files into articles: paragraphs, each with a guess at
// what it is on the page, and what the file says about each article.
//
// A file is read by the first of the readers (registry.go) that knows it by
// its content, and by its ending only where content cannot tell. A reader is
// a folder beside this one: bytes in, blocks of text out (document).
//
// The text of a paragraph is verbatim: white space (the Unicode property
// White_Space) is cut at its edges and nothing inside is changed, neither
// spelling nor normalisation form. A line in which nothing can be seen (white
// space, zero-width characters) counts as blank. Only these put a character
// there that was not in the file, or leave one out: hard-wrapped lines are
// joined by one space or, at a hyphen that the line's end made, by nothing,
// which Paragraph.Joined records; and documents are stored as their rendered
// text.
package ingest

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/ingest/charset"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/sentence"
)

// Split says how lines become paragraphs.
type Split string

// The ways to split. A Result carries Blank, Line or Wrap, never Auto. In what
// is no plain text Wrap is Blank: there the format says what a paragraph is.
const (
	Auto  Split = "auto"  // Blank if the lines look hard-wrapped, else Line
	Blank Split = "blank" // blank lines separate paragraphs, other breaks are joined
	Line  Split = "line"  // every line that is not blank is a paragraph
	Wrap  Split = "wrap"  // lines were broken at a width: joined, and parted where one ends well before it
)

// The limits beyond which a file is refused.
const (
	MaxFileBytes      = document.MaxBytes // bytes of one file
	MaxParagraphRunes = annotate.MaxText  // code points of one paragraph
	MaxParagraphs     = 2_000_000         // paragraphs of one file
)

// Options are what the user may decide about reading one file.
type Options struct {
	Split    Split  // "" means Auto
	Encoding string // a name such as "windows-1250"; "" means find out
	Doubtful string // the encoding of those texts, in the file or packed in it, that leave it open; "" refuses them
	Markdown bool   // the text that Read is given is Markdown
	// Columns name the columns of tables, by the field they fill: "text",
	// "title". What is not named is found by usual names.
	Columns map[string]string
	// Progress, if set, is told how far the file is.
	Progress func(document.Progress)
}

// Paragraph is one unit to be labelled.
type Paragraph struct {
	Text   string // verbatim UTF-8, trimmed, never empty
	Guess  string // one of the Guess constants
	Joined int    // how many line breaks inside were joined into a space
}

// Result is one article as it was found.
type Result struct {
	Part       string // where in its file it stands, "" if it is all of it
	Paragraphs []Paragraph
	Encoding   string           // the one applied, in lower case, e.g. "utf-8", "windows-1252"
	Split      Split            // the one applied
	Title      string           // as the file says, else the text of the headline paragraph, or ""
	Fields     []document.Field // what the file says about the article, and where
}

// Texts are the paragraphs as texts alone.
func (r *Result) Texts() []string {
	texts := make([]string, len(r.Paragraphs))
	for i := range r.Paragraphs {
		texts[i] = r.Paragraphs[i].Text
	}
	return texts
}

// Field is what the file says, or "".
func (r *Result) Field(name string) string {
	for _, f := range r.Fields {
		if f.Name == name {
			return f.Value
		}
	}
	return ""
}

// Read turns one plain text, or one of Markdown, into paragraphs. Every error
// is an *Error.
//
// Markdown gives a paragraph per block (Split Blank) unless Options.Split is
// Line; then a line break inside a block separates as well.
func Read(data []byte, o Options) (*Result, error) {
	in := document.NewInput("", data, o.Encoding, nil)
	if len(data) > MaxFileBytes {
		return nil, tooLarge("", int64(len(data)))
	}
	split, err := checkSplit(o.Split)
	if err != nil {
		return nil, err
	}
	if err := refuseSignature("", data); err != nil {
		return nil, err
	}
	text, encoding, err := charset.Decode(in, "")
	if err != nil {
		return nil, err
	}
	article := document.Article{Text: text}
	if o.Markdown {
		if article, err = markdownArticle("", text); err != nil {
			return nil, err
		}
	}
	r, err := assemble(context.Background(), "", &article, split)
	if err != nil {
		return nil, err
	}
	r.Encoding = encoding
	return r, nil
}

// blocks are paragraphs with what the markup said about some of them.
type blocks struct {
	paragraphs []Paragraph
	hints      map[int]hint
}

func checkSplit(s Split) (Split, error) {
	switch s {
	case "":
		return Auto, nil
	case Auto, Blank, Line, Wrap:
		return s, nil
	}
	return "", fail("split", "ingest.no-such-split", "Split", sentence.Quoted(string(s)))
}

func tooLarge(name string, size int64) *Error {
	return fail("too_large", "ingest.too-large",
		"File", name, "Size", (size+(1<<20)-1)>>20, "Most", MaxFileBytes>>20)
}
