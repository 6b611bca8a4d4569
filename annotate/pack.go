package annotate

import "plumbline/annotate/sentence"

// NewPack begins a pack for a person: an entry that gives it an id, to which
// Pack adds what is in it. The project and the pack both hold it, so that what
// comes back under that id is this person's.
func NewPack(pen *Pen, annotator string) Entry {
	pen.Begin()
	key := Key{Kind: KindPack, Subject: pen.NewID(), Annotator: annotator}
	return pen.Write(key, "", "", OriginAnnotator)
}

// PackReport tells what a pack holds: a project of its own with what one
// person needs to work, and nothing of what others said.
type PackReport struct {
	Path       string
	ID         string // of the pack
	Annotator  string
	Articles   int
	Paragraphs int
	Practice   int                 // of the articles, how many are for practice
	Blind      bool                // outlets, authors, addresses and file names are left out
	Withheld   int                 // of the paragraphs, those without their text, since annotators are not shown them
	Notes      []sentence.Sentence // what the lead should know
}
