package ui

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/saving"
	"plumbline/ui/passage"
	"plumbline/ui/place"
)

// showBars shows the top bar and the status bar as things are now.
func (w *Window) showBars() {
	s := barState{}
	if w.project != nil {
		s.Place = w.at
		s.Path = w.project.Path()
		s.Annotator = w.session.Annotator()
		s.Lead = w.standing.lead
		switch {
		case w.project.ReadOnly():
			s.Remark = readOnlyRemark(w.project)
		case w.standing.outletBlind:
			s.Remark = lang.L("Outlet hidden")
		}
	}
	w.top.show(s)
	w.showStatus()
}

// showStatus shows the status bar, and is the one place that says "saved".
func (w *Window) showStatus() {
	if w.session != nil {
		w.state.Typing = w.session.Text.Typing()
		w.state.Count = countLine(w.session)
		if t, ok := w.place.(place.Typist); ok {
			w.state.Typing = w.state.Typing || t.Typing()
		}
		if c, ok := w.place.(place.Counter); ok {
			w.state.Count = c.Count()
		}
		w.traceParagraph()
	}
	w.status.show(w.state)
}

// traceParagraph tells which paragraph is current, when another one is.
func (w *Window) traceParagraph() {
	if sheet := w.session.Current(); sheet != nil && sheet.Paragraph.ID != w.traced {
		w.traced = sheet.Paragraph.ID
		w.params.Trace("at %s", w.traced)
	}
}

func (w *Window) onSaved(s saving.State) {
	w.state.Save = s
	w.showStatus()
	for _, e := range s.Committed {
		w.params.Trace("saved %s %s %s %s %s", e.ID, e.Key.Subject, nonEmpty(e.Key.Field), nonEmpty(e.Key.Target), nonEmpty(e.Value))
	}
	if f, ok := w.place.(place.Follower); ok && len(s.Committed) > 0 {
		f.Saved()
	}
}

func nonEmpty(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// missingFont says once which package has letters that cannot be drawn.
func (w *Window) missingFont(m passage.Missing) {
	w.say(lang.L("No font for {{.Script}}: install the package {{.Package}}", map[string]any{"Script": m.Script, "Package": m.Package}))
}

func (w *Window) onNotice(text string) {
	if text == "" {
		text = w.breakOffer()
	}
	w.state.Notice = text
}

// say puts a sentence into the status bar.
func (w *Window) say(text string) {
	w.state.Notice = text
	w.showStatus()
}
