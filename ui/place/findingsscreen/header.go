package findingsscreen

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/findings"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/narrowing"
	"plumbline/ui/place"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// drawHeader draws the title, of what is told, and the filters.
func (s *Screen) drawHeader(l *kit.Drawing, width, _ float32) float32 {
	y := narrowing.DrawHeader(l, width, lang.L("What these labels say"), s.scope(), s.menu.Buttons(s.view.Filters))
	for _, line := range s.about() {
		y += theme.Scaled(2) + card.Quiet(l, 0, y+theme.Scaled(2), width, line)
	}
	return y
}

// scope says what is told of.
func (s *Screen) scope() string {
	switch {
	case !s.view.Open() || s.view.Err != nil:
		return ""
	case s.view.Findings == nil:
		return lang.L("computing…")
	}
	var units annotate.UnitCount
	articles, outlets := 0, 0
	for _, o := range s.view.Findings.Outlets {
		units, articles = units.Plus(o.Units), articles+o.Articles
		if o.Name != "" {
			outlets++
		}
	}
	parts := []string{
		wording.Of(units.Words()),
		lang.N("{{.Count}} articles", articles, map[string]any{"Count": articles}),
		lang.N("{{.Count}} outlets", outlets, map[string]any{"Count": outlets}),
		lang.N("{{.Count}} events", s.view.Findings.Events, map[string]any{"Count": s.view.Findings.Events}),
	}
	if s.view.Computing {
		parts = append(parts, lang.L("computing…"))
	}
	return strings.Join(parts, " · ")
}

// about is what is to be known of everything below.
func (s *Screen) about() (lines []string) {
	if !s.view.Open() {
		return nil
	}
	if s.view.Opening.Early {
		lines = append(lines, lang.L("It was opened before anything was frozen. That is recorded, and the data sheet tells it."))
	}
	if words := wording.Of(s.view.Destroyed); words != "" {
		lines = append(lines, words)
	}
	return lines
}

// drawEmpty says why there is nothing to tell, and what leads on.
func (s *Screen) drawEmpty(l *kit.Drawing, width, height float32) float32 {
	card.Surface(l, 0, 0, width, height)
	pad := card.Pad() + theme.Scaled(8)
	title, text, actions := s.whyEmpty()
	y := pad
	l.Words(pad, y, width-2*pad, theme.Scaled(26), kit.Text{Text: title, Size: theme.SizeReading(), Ink: theme.Current().Ink, Bold: true})
	y += theme.Scaled(34)
	y += card.Quiet(l, pad, y, min(width-2*pad, theme.Scaled(620)), text)
	if len(actions) > 0 {
		y += theme.Scaled(14)
		y += card.Buttons(l, actions, pad, y, width-2*pad)
	}
	return y + pad
}

func (s *Screen) whyEmpty() (title, text string, actions []card.Action) {
	switch {
	case s.view.Err != nil:
		return lang.L("It could not be worked out"), wording.Error(s.view.Err), nil
	case !s.view.Known:
		return lang.L("It is being read"), lang.L("computing…"), nil
	case !s.view.Open():
		return lang.L("Nothing is frozen yet"), lang.L(
			"What the labels say is told once they are settled: freeze the project in Dataset, under Export, and it opens here. Whoever looks earlier may label on until the result is as hoped, so that opening it now is recorded.",
		), s.closedActions()
	case s.view.Findings == nil && s.view.Opening.Frozen():
		return lang.L("It is being worked out"), lang.L(
			"What was frozen is taken out of the log and held against its root; of some hundred thousand answers that takes a minute.",
		), nil
	case s.view.Findings == nil:
		return lang.L("It is being worked out"), lang.L("computing…"), nil
	case narrowing.Narrowed(s.view.Filters):
		return lang.L("No labels under these filters"), lang.L("Choose All in a filter above to see more."), nil
	}
	return lang.L("No labels yet"), lang.L("What they say appears here as soon as annotators have submitted paragraphs."), nil
}

// closedActions are what can be done while nothing is frozen.
func (s *Screen) closedActions() []card.Action {
	return []card.Action{
		{ID: "dataset", Label: lang.L("Freeze in Dataset"), Key: "d", Main: true, Do: func() {
			s.host.Do(place.ToFreeze)
		}},
		{ID: "early", Label: lang.L("Open early…"), Key: "e", Do: s.askEarly},
	}
}

// drawPicture draws a picture of the selected question.
func (s *Screen) drawPicture(l *kit.Drawing, i int, width, height float32) float32 {
	card.Surface(l, 0, 0, width, height)
	if i >= len(s.pictures) {
		return 0
	}
	p := s.pictures[i]
	save := card.Action{ID: "save " + p.Name, Label: lang.L("Save…"), Key: "s", Do: func() { s.save(p) }}
	y := card.Heading(l, width, p.Title, "", save)
	pad := card.Pad()
	if p.Under != "" {
		y += card.Quiet(l, pad, y, width-2*pad, p.Under) + theme.Scaled(8)
	}
	y += s.bars(p).Draw(l, pad, y, width-2*pad)
	return y + pad
}

// save asks where a picture is to be written.
func (s *Screen) save(p *findings.Picture) {
	save, ok := s.work.Save(p.Name, wording.Of)
	if !ok {
		s.host.Notice(lang.L("The numbers are still being worked out"))
		return
	}
	s.host.Do(place.SavePicture{Name: p.Name, Save: save})
}
