package annotatescreen

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/finding"
	"plumbline/annotate/practice"
	"plumbline/annotate/search"
	"plumbline/annotate/work/labelling"
	"plumbline/ui/kit"
	"plumbline/ui/place"
	"plumbline/ui/theme"
)

const (
	foundLimit  = 200    // paragraphs that a search lists
	mostCounted = 10_000 // that it counts
)

// side is the left column: the search box, and below it the queue or what a
// search found.
type side struct {
	session  *labelling.Session
	project  Project
	host     place.Host
	onFound  func(hit)
	onLeave  func()
	onSought func([]search.Words) // is told what is looked for now
	onMode   func()               // between the queue and what was found

	onPractice func()
	practice   int // articles that can be practised

	root     *fyne.Container
	entry    *searchEntry
	box      *container.ThemeOverride // around the entry
	heading  *canvas.Text
	filters  *kit.Button
	percent  *canvas.Text
	today    *today
	queue    *queueView
	found    *foundView
	query    finding.Query // what is looked for, once it was read
	refused  error         // why the words in the box cannot be meant, or nil
	problem  *kit.Prose    // says so in place of a list
	narrowed bool          // the queue is, by the words in the box
	mine     bool          // what is found is the annotator's own
	own      []labelling.Own
	turn     *turnLine // over to practice, or back
	order    *orderLine
	request  int      // number of the newest search; later ones drop earlier results
	shown    int      // number of the search whose results are listed
	waiting  []func() // what keys asked for while the newest search was on its way
}

func newSide(host place.Host, session *labelling.Session, project Project, offer practice.Offer) *side {
	s := &side{host: host, session: session, project: project, practice: offer.Articles}
	s.turn = newTurnLine(func() { s.onPractice() })
	s.order = newOrderLine(s.endOrder)
	s.entry = newSearchEntry()
	s.box = container.NewThemeOverride(s.entry, theme.Compact())
	s.heading, s.percent = canvas.NewText("", nil), canvas.NewText("", nil)
	s.today = newToday(host, session, project)
	s.percent.Alignment = fyne.TextAlignTrailing
	s.queue, s.found = newQueueView(), newFoundView()
	s.found.roll.Hide()
	s.problem = kit.NewProse()
	s.problem.Hide()
	s.filters = kit.NewButton(kit.ButtonState{
		Label: lang.L("Filter"), Menu: true, Tip: lang.L("What can be looked for, and what to do with what was found  F4"),
	}, s.offer)
	s.entry.OnChanged = func(string) { s.search() }
	s.entry.onFocus = s.index
	s.found.onOpen = s.open
	s.root = container.NewWithoutLayout(
		s.box, s.filters, s.heading, s.percent, s.today.words, s.queue.roll, s.found.roll, s.problem, s.turn, s.order,
	)
	s.root.Layout = s
	return s
}

// MinSize and Layout place the parts of the column.
func (s *side) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(40, 100) }

// Layout implements fyne.Layout.
func (s *side) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	pad := theme.Scaled(kit.RowSide)
	wide := s.filters.MinSize().Width
	kit.Arrange(s.box, pad, theme.Scaled(10), size.Width-2*pad-wide-theme.Scaled(6), searchHigh())
	kit.Arrange(s.filters, size.Width-pad-wide, theme.Scaled(10), wide, searchHigh())
	y := theme.Scaled(10+8) + searchHigh()
	hh := s.heading.MinSize().Height
	s.heading.Move(fyne.NewPos(pad+4, y))
	s.percent.Move(fyne.NewPos(pad+4, y))
	s.percent.Resize(fyne.NewSize(size.Width-2*pad-8, hh))
	y = s.today.layout(y+hh, pad+4, size.Width-2*pad-8) + theme.Scaled(5)
	end := size.Height
	for _, line := range []fyne.CanvasObject{s.turn, s.order} {
		if line.Visible() {
			h := line.MinSize().Height
			end -= h
			kit.Arrange(line, 0, end, size.Width, h)
		}
	}
	kit.Arrange(s.problem, pad+4, y+theme.Scaled(4), size.Width-2*pad-8, max(end-y, 0))
	for _, r := range []fyne.CanvasObject{s.queue.roll, s.found.roll} {
		r.Move(fyne.NewPos(0, y))
		r.Resize(fyne.NewSize(size.Width, max(end-y, 0)))
	}
}

func searchHigh() float32 { return theme.Scaled(32) }

// head is what stands above the queue, and the line below it.
func (s *side) head() float32 {
	high := s.today.layout(theme.Scaled(10+8+5)+searchHigh()+s.heading.MinSize().Height, 0, 0)
	for _, line := range []fyne.CanvasObject{s.turn, s.order} {
		if line.Visible() {
			high += line.MinSize().Height
		}
	}
	return high
}

// least is as high as the column is with the current and the next article.
func (s *side) least() float32 { return s.head() + 2*queueRowHeight() }

// most leaves room for what a queue shows at a glance.
func (s *side) most() float32 { return s.head() + 7*queueRowHeight() }

// sync shows the queue and its progress.
func (s *side) sync() {
	p := theme.Current()
	current := -1
	shown := s.session.Shown()
	for i, row := range shown {
		if s.session.InRow(row) {
			current = i
		}
	}
	s.queue.show(shown, current)
	offered, ordered := s.turn.Visible(), s.order.Visible()
	s.order.show(s.session.Order())
	s.turn.show(s.session.Practising(), s.practice)
	if s.today.sync() || s.turn.Visible() != offered || s.order.Visible() != ordered {
		s.Layout(nil, s.root.Size())
	}
	s.found.restyle()
	s.hint()
	heading, share := s.headed(len(shown))
	setText(s.heading, heading, p.Muted)
	setText(s.percent, share, p.Muted)
}

// headed says what is listed, and how much of it is done or how to leave the list.
func (s *side) headed(shown int) (heading, share string) {
	heading = lang.L("My queue · {{.Count}} articles", map[string]any{"Count": len(s.session.Queue())})
	if len(s.session.Queue()) == 1 {
		heading = lang.L("My queue · 1 article")
	}
	if s.session.Practising() {
		heading = lang.L("Practice · {{.Count}} articles", map[string]any{"Count": len(s.session.Queue())})
	}
	t := s.session.Total()
	share = percent(float32(t.Submitted) / float32(max(t.Paragraphs, 1)))
	switch {
	case s.refused != nil:
		heading, share = "", lang.L("Esc closes")
	case s.narrowed && shown == 0:
		heading, share = lang.L("None; there is {{.Values}}", map[string]any{"Values": strings.Join(s.session.Values(), ", ")}), ""
	case s.narrowed:
		heading = lang.L("{{.Count}} of {{.All}} articles", map[string]any{"Count": shown, "All": len(s.session.Queue())})
		share = lang.L("Esc closes")
	case s.session.Order() != "" && !s.searching():
		heading = lang.L("{{.Count}} of {{.All}} articles", map[string]any{"Count": shown, "All": len(s.session.Queue())})
	case s.searching():
		heading, share = lang.L("{{.Count}} found", map[string]any{"Count": s.found.total}), lang.L("Esc closes")
		switch n := len(s.found.hits); {
		case s.mine && s.entry.Text == "":
			heading = lang.L("Mine: drafts, unsure, notes, asked · {{.Count}}", map[string]any{"Count": n})
		case s.mine:
			heading = lang.L("Mine · {{.Count}} found", map[string]any{"Count": n})
		case s.found.more:
			heading = lang.L("The first {{.Count}} of over {{.Total}} found", map[string]any{"Count": n, "Total": s.found.total})
		case n < s.found.total:
			heading = lang.L("The first {{.Count}} of {{.Total}} found", map[string]any{"Count": n, "Total": s.found.total})
		}
	}
	return heading, share
}

// hint says in the empty box what can be typed there.
func (s *side) hint() {
	hint := searchHint()
	if columns := s.session.Columns(); len(columns) > 0 {
		hint = lang.L("Search, or {{.Column}}=…  Ctrl+F", map[string]any{"Column": columns[0]})
	}
	if !s.mine && s.entry.PlaceHolder != hint {
		s.entry.SetPlaceHolder(hint)
	}
}

// searching reports whether something else is listed than the queue.
func (s *side) searching() bool { return s.mine || s.entry.Text != "" && !s.narrowed }

// listed shows the list of what a request found, and does what keys asked for meanwhile.
func (s *side) listed(request int) {
	s.showOnly(s.found.roll)
	s.sync()
	s.shown = request
	s.catchUp()
}

// catchUp does what keys asked for while a search was on its way.
func (s *side) catchUp() {
	waiting := s.waiting
	s.waiting = nil
	for _, do := range waiting {
		do()
	}
}

// whenFound does what a key asks for with what was found for the text as it is
// now: someone who types fast means that, not what was listed before.
func (s *side) whenFound(do func()) {
	if s.shown != s.request {
		s.waiting = append(s.waiting, do)
		return
	}
	do()
}

func (s *side) openPicked() {
	if shown := s.session.Shown(); (s.narrowed || s.session.Order() != "" && !s.searching()) && len(shown) > 0 {
		s.queue.onOpen(shown[0])
		return
	}
	if len(s.found.hits) > 0 {
		s.open(s.found.hits[s.found.picked])
	}
}

func (s *side) open(h hit) {
	s.onFound(h)
	s.onLeave()
}

// leave empties the search box and gives the keys back to the form.
func (s *side) leave() {
	if s.mine {
		s.leaveMine()
	}
	s.entry.SetText("")
	s.onLeave()
}

// setText changes a text only where it differs, as each change repaints.
func setText(t *canvas.Text, text string, c color.Color) {
	size := theme.SizeSmall()
	if t.Text == text && t.Color == c && t.TextSize == size {
		return
	}
	t.Text, t.Color, t.TextSize = text, c, size
	t.Refresh()
}

// percent is a share in words.
func percent(share float32) string {
	return lang.L("{{.Percent}} %", map[string]any{"Percent": int(share * 100)})
}
