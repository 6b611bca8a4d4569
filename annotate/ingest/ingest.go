// Package ingest turns the bytes of one text or Markdown file into the
// paragraphs of an article, each with a guess at what it is on the page.
//
// The text of a paragraph is verbatim: white space (the Unicode property
// White_Space) is cut at its edges and nothing inside is changed, neither
// spelling nor normalisation form. A line in which nothing can be seen (white
// space, zero-width characters) counts as blank. Only two things put a
// character there that was not in the file: hard-wrapped lines are joined by
// one space, which Paragraph.Joined records, and Markdown is stored as its
// rendered text.
package ingest

import "plumbline/annotate/sentence"

// Split says how lines become paragraphs.
type Split string

// The ways to split. A Result carries Blank or Line, never Auto.
const (
	Auto  Split = "auto"  // Blank if the lines look hard-wrapped, else Line
	Blank Split = "blank" // blank lines separate paragraphs, other breaks are joined
	Line  Split = "line"  // every line that is not blank is a paragraph
)

// The limits beyond which a file is refused.
const (
	MaxFileBytes      = 64 << 20  // bytes of one file
	MaxParagraphRunes = 20_000    // code points of one paragraph
	MaxParagraphs     = 5_000_000 // paragraphs of one file
)

// Options are what the user may decide about reading one file.
type Options struct {
	Split    Split  // "" means Auto
	Encoding string // a name such as "windows-1250"; "" means find out
	Markdown bool   // ReadFile sets it from the extension
}

// Paragraph is one unit to be labelled.
type Paragraph struct {
	Text   string // verbatim UTF-8, trimmed, never empty
	Guess  string // one of the Guess constants
	Joined int    // how many line breaks inside were joined into a space
}

// Result is what was found in one file.
type Result struct {
	Paragraphs []Paragraph
	Encoding   string // the one applied, in lower case, e.g. "utf-8", "windows-1252"
	Split      Split  // the one applied
	Title      string // text of the headline paragraph, "" if there is none
}

// Read turns the bytes of one file into paragraphs. Every error is an *Error.
//
// Markdown gives a paragraph per block (Split Blank) unless Options.Split is
// Line; then a line break inside a block separates as well.
func Read(data []byte, o Options) (*Result, error) {
	return read("", data, o)
}

// read is Read for a file that is called name in error sentences.
func read(name string, data []byte, o Options) (*Result, error) {
	split, err := checkSplit(o.Split)
	if err != nil {
		return nil, err
	}
	if len(data) > MaxFileBytes {
		return nil, tooLarge(name, int64(len(data)))
	}
	text, encoding, err := decode(name, data, o.Encoding)
	if err != nil {
		return nil, err
	}
	var found blocks
	if o.Markdown {
		if split == Auto {
			split = Blank
		}
		found, err = markdownBlocks(name, text, split)
	} else {
		found, split, err = plainBlocks(name, text, split)
	}
	if err != nil {
		return nil, err
	}
	if len(found.paragraphs) == 0 {
		return nil, fail("empty", "ingest.no-text", "File", name)
	}
	if err := checkLengths(name, found.paragraphs, split); err != nil {
		return nil, err
	}
	r := &Result{Paragraphs: found.paragraphs, Encoding: encoding, Split: split}
	fillGuesses(found)
	for i := range r.Paragraphs {
		if r.Paragraphs[i].Guess == GuessHeadline {
			r.Title = r.Paragraphs[i].Text
			break
		}
	}
	return r, nil
}

// blocks are paragraphs with what the markup said about some of them.
type blocks struct {
	paragraphs []Paragraph
	hints      map[int]hint
}

// hint is what the markup, not the words, says about a paragraph.
type hint int

const (
	hintNone    hint = iota
	hintHeading      // the title: the first heading of level one, or one that comes first
	hintSubhead      // any other heading
	hintImage        // the text of an image
	hintLink         // every word is a link
)

func checkSplit(s Split) (Split, error) {
	switch s {
	case "":
		return Auto, nil
	case Auto, Blank, Line:
		return s, nil
	}
	return "", fail("split", "ingest.no-such-split", "Split", sentence.Quoted(string(s)))
}

func tooLarge(name string, size int64) *Error {
	return fail("too_large", "ingest.too-large",
		"File", name, "Size", (size+(1<<20)-1)>>20, "Most", MaxFileBytes>>20)
}
