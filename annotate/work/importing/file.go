package importing

import (
	"plumbline/annotate"
	"plumbline/annotate/ingest"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/sentence"
)

// File is what was found in one file.
type File struct {
	Path       string
	Reader     string // the name of the format it was read as
	Encoding   string // "" where the format fixes one
	How        ingest.Options
	Err        error // why nothing of it could be read
	Candidates []document.Candidate
	Warnings   []sentence.Sentence
	Dropped    []document.Dropped
	Refused    []error // parts that could not be read
	Articles   []*Article

	texts [][]ingest.Paragraph // by article; nil while they are not in memory
	size  int                  // of the texts in bytes
}

// Article is one that was found.
type Article struct {
	File    *File
	Part    string // where in the file it stands, "" if it is all of it
	Split   ingest.Split
	ID      string // that it would have
	Count   int    // paragraphs that would come in
	Out     bool   // the person leaves it out
	Fault   error  // why it cannot come in
	Here    *annotate.Summary
	Repeats *Article // an earlier one of this import with the same text
	Like    []Like   // the likest first
	Copy    string   // the outlet that ran the same text, if it comes in as its copy
	Amends  *Amended // the article of the project whose place it takes, or nil

	values map[string]Value
	index  int         // in its file
	read   asRead      // before anything was put right
	edited []Paragraph // nil as long as it is as it was read
}

// Amended is an article of the project that was corrected.
type Amended struct {
	ID, Title string
	Same      int // paragraphs that keep their answers
}

// asRead is what follows from the text of an article as its file has it.
type asRead struct {
	id    string
	count int
	fault error
}

// Like is another article that is nearly the same.
type Like struct {
	Share float64 // of the shorter of both that stands in the other
	Same  bool    // they differ in how they are written alone
	ID    string  // of one in the project
	Title string
	Other *Article // of this import, nil if it is in the project
}

// Value is what is known of an article, and where that stands. What the person
// gave stands nowhere.
type Value struct{ Value, From string }

// Paragraph is one of an article that is looked at.
type Paragraph struct {
	Text, Guess string
	Joined      int
	Out         bool // the person leaves it out
}

// Comes reports whether the article comes in as it stands.
func (a *Article) Comes() bool {
	return !a.Out && a.Fault == nil && a.Here == nil && a.Repeats == nil && a.Count > 0
}

// Odd reports whether the article asks for a look.
func (a *Article) Odd() bool {
	return a.Fault != nil || a.Here != nil || a.Repeats != nil || len(a.Like) > 0 || a.Count == 0
}

// Edited reports whether the person changed its paragraphs.
func (a *Article) Edited() bool { return a.edited != nil }

// Value is what is known of the article.
func (a *Article) Value(field string) Value { return a.values[field] }

// Title is the title, or "".
func (a *Article) Title() string { return a.values[annotate.MetaTitle].Value }

// Name is the file, and the part of it.
func (a *Article) Name() string {
	if a.Part == "" {
		return a.File.Path
	}
	return a.File.Path + ": " + a.Part
}

// Asks reports whether a person has to choose the encoding of the file, or of
// parts of it.
func (f *File) Asks() bool { return len(f.Candidates) > 0 }

// key is what an article is compared under.
type key struct {
	here    string // the id of one in the project
	planned *Article
}
