package annotate

import "plumbline/annotate/sentence"

// PackReport tells what a pack holds: a project of its own with what one
// person needs to work, and nothing of what others said.
type PackReport struct {
	Path       string
	Annotator  string
	Articles   int
	Paragraphs int
	Practice   int                 // of the articles, how many are for practice
	Blind      bool                // outlets, authors, addresses and file names are left out
	Notes      []sentence.Sentence // what the lead should know
}
