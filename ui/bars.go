package ui

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/ui/passage"
	"plumbline/ui/place"
)

// showBars shows the top bar and the status bar as things are now.
func (w *Window) showBars() {
	s := barState{}
	if p := w.work.Project(); p != nil {
		s.Place = w.at
		s.Path = p.Path()
		s.Annotator = w.work.Session().Annotator()
		s.Lead = w.work.Person().NamedLead
		s.Looks = w.work.Project().Viewer().Lead
		s.Remark, s.Tip = w.remark()
	}
	w.top.show(s)
	w.showStatus()
}

// remark is what the person should know of the project all the time: that nothing can be
// written, or what is kept from them and of them.
func (w *Window) remark() (remark, tip string) {
	if p := w.work.Project(); p.ReadOnly() {
		return readOnlyRemark(p), ""
	}
	var remarks, tips []string
	if w.work.Person().OutletBlind {
		remarks = append(remarks, lang.L("Outlet name withheld"))
		tips = append(tips, lang.L("Outlet name withheld; the text is unchanged"))
	}
	if told := place.TimingWords(w.work.Session().Timing()); told != "" && !w.work.Person().NamedLead {
		remarks, tips = append(remarks, lang.L("Time is kept")), append(tips, told)
	}
	if told := place.PointingWords(w.work.Session()); told != "" {
		remarks, tips = append(remarks, lang.L("Words pointed out")), append(tips, told)
	}
	if w.work.Person().Repeats {
		remarks = append(remarks, lang.L("Some work repeats"))
		tips = append(tips, lang.L("Some of the work comes again after weeks, to see how steady answers are; nobody is told which"))
	}
	return strings.Join(remarks, " · "), strings.Join(tips, " · ")
}

// showStatus shows the status bar, and is the one place that says "saved".
func (w *Window) showStatus() {
	if s := w.work.Session(); s != nil {
		w.state.Typing = s.Text.Typing()
		w.state.Count = countLine(s)
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
	if sheet := w.work.Session().Current(); sheet != nil && sheet.Paragraph.ID != w.traced {
		w.traced = sheet.Paragraph.ID
		w.params.Trace("at %s", w.traced)
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

// say puts a sentence into the status bar, or the offer of a break where there is
// none.
func (w *Window) say(text string) {
	if text == "" {
		text = w.breakOffer()
	}
	w.state.Notice = text
	w.showStatus()
}
