package ui

import (
	"slices"

	"plumbline/ui/modal"
	"plumbline/ui/place"
	"plumbline/ui/reviewing"
)

const decideTab = "adjudicate" // where paragraphs are decided

const reviewTab = "review"

// decider is a place that can be opened at a paragraph.
type decider interface{ OpenParagraph(paragraph string) }

func (w *Window) newReviewing() place.Place {
	p := reviewing.Params{
		Project: w.project, Book: w.session.Book(), Annotator: w.session.Annotator(), Restricted: !w.project.Viewer().Lead, Now: w.params.Now,
		Background: w.params.Work, Reveal: w.session.Reveal, Saw: w.session.Saw, OnPlace: w.OpenParagraph,
		OnReport: w.reportDialog,
		OnFiles:  func() { w.OpenPlace(datasetTab) },
		OnNotice: w.say, OnChanged: w.showStatus, OnError: w.onError, Trace: w.params.Trace,
		Ask: func(title, text, confirm string, then func()) { modal.Confirm(w.window, title, text, confirm, then) },
	}
	if hasTab(decideTab) {
		p.OnDecide = w.decide
	}
	return reviewing.New(p)
}

func hasTab(id string) bool {
	return slices.ContainsFunc(tabs, func(t tabOf) bool { return t.id == id })
}

// decide opens a paragraph where it is decided.
func (w *Window) decide(paragraph string) {
	w.openPlace(decideTab, func() {
		if d, ok := w.place.(decider); ok {
			d.OpenParagraph(paragraph)
		}
	})
}
