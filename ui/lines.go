package ui

import (
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/work/labelling"
	"plumbline/annotate/work/workspace"
)

// countLine says how far the annotator is, in the article and in the project.
func countLine(s *labelling.Session) string {
	total := s.Total()
	data := map[string]any{"Done": total.Submitted, "All": total.Paragraphs}
	look := ""
	if total.Look > 0 {
		look = " · " + lang.L("{{.Look}} to look at again", map[string]any{"Look": total.Look})
	}
	a := s.Article()
	if a == nil {
		return ""
	}
	for _, q := range s.Queue() {
		if s.InRow(q) {
			data["Here"], data["Count"] = q.Submitted, q.Paragraphs
			if s.Practising() {
				return lang.L("{{.Here}} of {{.Count}} · {{.Done}} of {{.All}} in practice", data)
			}
			return lang.L("{{.Here}} of {{.Count}} · {{.Done}} of {{.All}} in the project", data) + look
		}
	}
	return lang.L("{{.Done}} of {{.All}} in the project", data) + look
}

// restAfter is when a break is offered.
const restAfter = 50 * time.Minute

// breakOffer is a quiet line after a long stretch of work, once.
func (w *Window) breakOffer() string {
	if w.rested || w.params.Now().Sub(w.opened) < restAfter {
		return ""
	}
	w.rested = true
	return lang.L("50 minutes by now: a short break keeps your answers even")
}

// personLine says who is at work, and as what.
func (s barState) personLine() string {
	data := map[string]any{"ID": s.Annotator}
	if s.Lead {
		return lang.L("Lead {{.ID}}", data)
	}
	return lang.L("Annotator {{.ID}}", data)
}

func readOnlyRemark(p *workspace.Project) string {
	if len(p.Added()) > 0 {
		return lang.L("Read-only: another program added to it")
	}
	if p.Full() {
		return lang.L("Read-only: the disk is full")
	}
	if p.HeldElsewhere() {
		return lang.L("Read-only: open in another window")
	}
	return lang.L("Read-only")
}

// mostNamed is how many parts of a file a dialog names.
const mostNamed = 5

func readOnlyReason(p *workspace.Project) string {
	if annotate.IsBackup(p.Path()) {
		return lang.L("This is a backup, opened to be read. To work on with it, save a copy of it under another name and open that.")
	}
	if added := p.Added(); len(added) > 0 {
		return lang.L(
			"Another program added parts to this file that no project has: {{.Parts}}. They could change what is saved, so here it can only be read. A clean copy holds everything but them; open that to label.",
			map[string]any{"Parts": strings.Join(added[:min(len(added), mostNamed)], ", ")},
		)
	}
	if p.Full() {
		return lang.L(
			"There is no room left on the disk of this project. Here it can be read; make room and open it again to label, or save a copy to another disk.",
		)
	}
	if p.HeldElsewhere() {
		return lang.L(
			"This project is open in another window. Here it can be read, and follows what is answered there; close the other window and open it again to label.",
		)
	}
	return lang.L("The file or its folder cannot be written. Here it can be read; save a copy to a folder of yours to label.")
}
