package ui

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/answering"
	"plumbline/annotate/work/adjudicating"
	"plumbline/annotate/work/concluding"
	"plumbline/annotate/work/exchanging"
	"plumbline/annotate/work/importing"
	"plumbline/annotate/work/reviewing"
	"plumbline/annotate/work/versioning"
	"plumbline/ui/place"
	"plumbline/ui/place/adjudicatescreen"
	"plumbline/ui/place/annotatescreen"
	"plumbline/ui/place/codebookscreen"
	"plumbline/ui/place/datasetscreen"
	"plumbline/ui/place/findingsscreen"
	"plumbline/ui/place/previewscreen"
	"plumbline/ui/place/reviewscreen"
)

// tabOf describes a place before it is built, and builds it.
type tabOf struct {
	id    place.ID
	name  func() string
	build func(*Window) place.Place
	lead  bool // leads alone have it
}

// tabs are the places in the order of the top bar. A place is built when it is
// opened first, and kept until the project closes.
var tabs = []tabOf{
	{place.Annotate, func() string { return lang.L("Annotate") }, (*Window).newAnnotate, false},
	{place.Review, func() string { return lang.L("Review") }, (*Window).newReview, false},
	{place.Adjudicate, func() string { return lang.L("Adjudicate") }, (*Window).newAdjudicate, false},
	{place.Codebook, func() string { return lang.L("Codebook") }, (*Window).newCodebook, false},
	{place.Dataset, func() string { return lang.L("Dataset") }, (*Window).newDataset, false},
	{place.Findings, func() string { return lang.L("Findings") }, (*Window).newFindings, true},
}

func (w *Window) newAnnotate() place.Place {
	return annotatescreen.New(host{w}, w.work.Session(), w.work.Project(), w.work.Offer())
}

func (w *Window) newReview() place.Place {
	s, p := w.work.Session(), w.work.Project()
	return reviewscreen.New(host{w}, reviewing.New(reviewing.Options{
		Store: p, Witness: s, Book: s.Book(), Annotator: s.Annotator(),
		Restricted: !p.Viewer().Lead, Fixed: p.ReadOnly(), Program: w.params.program(),
		Now: w.params.Now, Work: w.params.Work, Pen: w.work.Pen, Written: w.work.Refresh, Trace: w.params.Trace,
	}))
}

func (w *Window) newAdjudicate() place.Place {
	s, p := w.work.Session(), w.work.Project()
	return adjudicatescreen.New(host{w}, adjudicating.New(adjudicating.Options{
		Store: p, MayLead: p.Viewer().Lead, Work: w.params.Work,
		Answering: answering.Options{
			Annotator: s.Annotator(), Device: w.params.Shelf.Device(), ReadOnly: s.ReadOnly(), NumberKeys: w.params.Memory.NumberKeys(),
			Now: w.params.Now, After: w.after, Run: w.params.Run, Saved: front{w}.Saved,
		},
	}))
}

func (w *Window) newCodebook() place.Place {
	return codebookscreen.New(
		host{w},
		versioning.New(versioning.Options{Store: w.work.Project(), Work: w.params.Work, Adopt: w.work.Adopt}),
	)
}

func (w *Window) newDataset() place.Place {
	return datasetscreen.New(host{w}, exchanging.New(exchanging.Options{
		Contents:  w.work.Project(),
		Files:     w.work.Project(),
		Receiver:  w.work.Project(),
		Editions:  w.work.Project(),
		Annotator: w.work.Session().Annotator(),
		Now:       w.params.Now,
		Work:      w.params.Work,
		Decide:    w.work.Decide,
		Pen:       w.work.Pen,
		Written:   w.work.Refresh,
	}))
}

func (w *Window) newFindings() place.Place {
	s, p := w.work.Session(), w.work.Project()
	return findingsscreen.New(host{w}, concluding.New(concluding.Options{
		Store: p, Witness: s, Book: s.Book(), Annotator: s.Annotator(), Decide: w.work.Decide,
		Now: w.params.Now, Work: w.params.Work, Trace: w.params.Trace,
	}))
}

// has reports whether the person at the keyboard has a place.
func (w *Window) has(id place.ID) bool {
	for _, t := range tabs {
		if t.id == id {
			return !t.lead || w.work.Project().Viewer().Lead
		}
	}
	return true
}

// OpenPlace brings a place to the front and the keys to it.
func (w *Window) OpenPlace(id place.ID) { w.openPlace(id, func() {}) }

// openPlace does something more in the place once it is open, which may take an
// answer first: a person who annotates too is asked once whether they want to see
// everyone's answers, as deciding needs.
func (w *Window) openPlace(id place.ID, then func()) {
	switch {
	case w.work.Project() == nil:
	case w.at == id:
		then()
	case !w.has(id):
		w.say(lang.L("Findings are for leads"))
	case id == place.Adjudicate && w.work.OwnToSubmit().All > 0:
		w.commands.ask.AskToSeeEveryone(w.work.OwnToSubmit(), w.work.AnswersFirst(), func() {
			w.work.SeeEveryone()
			w.openPlace(id, then)
		})
		w.params.Trace("asks")
	default:
		w.bringToFront(id)
		then()
	}
}

func (w *Window) bringToFront(id place.ID) {
	if l, ok := w.place.(place.Leaver); ok {
		l.Leave()
	}
	p, built := w.places[id]
	if !built {
		p = w.buildPlace(id)
		w.places[id] = p
	}
	w.place, w.at = p, id
	w.state.Notice = ""
	if built {
		p.Reload()
		p.Sync() // the look may have changed meanwhile
	}
	w.showOpen()
	w.showBars()
	w.returnFocus()
	w.params.Trace("place %s", id)
}

func (w *Window) buildPlace(id place.ID) place.Place {
	for _, t := range tabs {
		if t.id == id {
			return t.build(w)
		}
	}
	panic("no tab opens the place " + string(id))
}

// renewPlaces drops places; one that is open is built anew.
func (w *Window) renewPlaces(outdated map[place.ID]bool) {
	open := w.at
	for id := range outdated {
		if c, ok := w.places[id].(place.Closer); ok {
			c.Close()
		}
		delete(w.places, id)
		if id == open {
			w.place, w.at = nil, ""
		}
	}
	switch {
	case w.at == open:
	case w.has(open):
		w.OpenPlace(open)
	default: // the person leads no more
		w.OpenPlace(place.Annotate)
	}
}

// annotating is the Annotate place, brought to the front; nil without a
// project.
func (w *Window) annotating() *annotatescreen.Screen {
	w.OpenPlace(place.Annotate)
	a, _ := w.place.(*annotatescreen.Screen)
	return a
}

// OpenParagraph shows a paragraph in the Annotate place, by its number from 1.
func (w *Window) OpenParagraph(article string, number int) {
	w.work.InRealWork(func() {
		if a := w.annotating(); a != nil {
			a.OpenArticle(article)
			a.GoTo(number)
		}
	})
}

// decide opens a paragraph where it is decided.
func (w *Window) decide(paragraph string) {
	w.openPlace(place.Adjudicate, func() {
		if a, ok := w.place.(*adjudicatescreen.Screen); ok {
			a.OpenParagraph(paragraph)
		}
	})
}

// toFreeze brings the keys to where the project is frozen.
func (w *Window) toFreeze() {
	w.openPlace(place.Dataset, func() {
		if d, ok := w.place.(*datasetscreen.Screen); ok {
			d.ToFreeze()
		}
	})
}

// mergeFiles shows, in the Dataset place, what merging files would bring.
func (w *Window) mergeFiles(paths []string) {
	w.OpenPlace(place.Dataset)
	if d, ok := w.place.(*datasetscreen.Screen); ok {
		d.Merge(paths)
	}
}

// previewFiles shows what is in files before anything of it comes in, beside what
// is looked at already.
func (w *Window) previewFiles(paths []string) {
	if w.places[place.Preview] == nil {
		w.places[place.Preview] = previewscreen.New(host{w}, importing.New(importing.Options{
			Project: w.work.Project(),
			Work:    w.params.Work,
			Run:     w.params.Run,
			Pen:     w.work.NewPen(),
			Written: w.imported,
			Leads:   w.work.Leads(),
		}), func() { w.endPreview(place.Dataset) })
	}
	w.OpenPlace(place.Preview)
	if p, ok := w.place.(*previewscreen.Screen); ok {
		p.Read(paths)
	}
}

// endPreview gives up what is looked at, and goes on in another place.
func (w *Window) endPreview(then place.ID) {
	if c, ok := w.places[place.Preview].(place.Closer); ok {
		c.Close()
	}
	delete(w.places, place.Preview)
	if w.at == place.Preview {
		w.place = nil // it has nothing to say when another place opens
		w.OpenPlace(then)
	}
}

// imported shows the first of the articles that came in.
func (w *Window) imported(added []string) {
	w.work.Refresh()
	w.endPreview(place.Annotate)
	w.reloadPlace()
	if len(added) > 0 {
		w.annotating().OpenArticle(added[0])
	}
	w.say(lang.L("Articles added: {{.Count}}", map[string]any{"Count": len(added)}))
	w.params.Trace("imported %d", len(added))
}

// reloadPlace shows what was written by something else than the open place.
func (w *Window) reloadPlace() {
	if w.place != nil {
		w.place.Reload()
		w.showOpen()
	}
}
