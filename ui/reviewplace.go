package ui

import (
	"plumbline/annotate/work/reviewing"
	"plumbline/ui/place"
	"plumbline/ui/place/reviewscreen"
)

const decideTab = "adjudicate" // where paragraphs are decided

const reviewTab = "review"

// decider is a place that can be opened at a paragraph.
type decider interface{ OpenParagraph(paragraph string) }

func (w *Window) newReviewing() place.Place {
	return reviewscreen.New(host{w}, reviewing.New(reviewing.Options{
		Store: w.project, Witness: w.session, Book: w.session.Book(), Annotator: w.session.Annotator(),
		Restricted: !w.project.Viewer().Lead, Now: w.params.Now, Work: w.params.Work, Trace: w.params.Trace,
	}))
}

// decide opens a paragraph where it is decided.
func (w *Window) decide(paragraph string) {
	w.openPlace(decideTab, func() {
		if d, ok := w.place.(decider); ok {
			d.OpenParagraph(paragraph)
		}
	})
}
