package findingsscreen

import (
	"slices"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/sentence"
	"plumbline/annotate/work/concluding"
	"plumbline/ui/answers"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/place"
	"plumbline/ui/theme"
)

const paragraphSpot = "paragraph " // and the id of the paragraph

// drawBehind draws the paragraphs behind a bar, those on which all agree first.
func (s *Screen) drawBehind(l *kit.Drawing, width, height float32) float32 {
	card.Surface(l, 0, 0, width, height)
	pad, b := card.Pad(), s.view.Behind
	if b == nil {
		return 0
	}
	data := map[string]any{"Count": b.All, "Shown": len(b.List)}
	remark := lang.N("{{.Count}} of them", b.All, data)
	if b.All > len(b.List) {
		remark = lang.L("{{.Shown}} of {{.Count}}, those on which most agree", data)
	}
	back := card.Action{ID: "back", Label: lang.L("Close"), Key: "Esc", Do: s.leaveBehind}
	title := lang.L("Paragraphs behind the bar")
	if b.Cell.Question.Article {
		title = lang.L("Articles behind the bar")
	}
	y := card.Heading(l, width, title, remark, back)
	y += card.Quiet(l, pad, y, width-2*pad, s.tells()) + theme.Scaled(6)
	if s.view.Frozen != nil {
		y += card.Quiet(l, pad, y, width-2*pad,
			lang.L("Listed as it was frozen; the answers open as they are now.")) + theme.Scaled(6)
	}
	for _, p := range b.List {
		y += listed(p).Draw(l, pad, y, width-2*pad, func() { s.work.OpenAnswers(p.Paragraph) })
	}
	return y + pad
}

// tells says what the bar is, with its numbers.
func (s *Screen) tells() string {
	for _, p := range s.pictures {
		for _, row := range p.Rows {
			for _, c := range row.Cells {
				for _, part := range c.Parts {
					if part.ID == s.cell {
						return part.Tells
					}
				}
			}
		}
	}
	return ""
}

// listed is a paragraph as it stands in the list.
func listed(p concluding.Listed) answers.Listed {
	of := answers.Listed{ID: paragraphSpot + p.Paragraph, Article: p.Article, Position: p.Position, First: p.Text, Hidden: p.Hidden}
	if p.Position == 0 {
		of.First = lang.L("The article as a whole")
	}
	of.Second = append(of.Second, answers.Quote{Annotator: sentence.Share(p.Share).String()})
	for _, g := range p.Given {
		of.Second = append(of.Second, answers.Quote{Annotator: g.Annotator, Words: g.Answer})
	}
	return of
}

// leaveBehind takes the list away and goes back to its bar.
func (s *Screen) leaveBehind() {
	at, part := s.drawn[s.pictureOf(s.cell)], s.cell
	s.board.Move(at)
	s.work.List(nil)
	s.board.EnterAt(at, part)
}

// look tells of which paragraphs the answers have come into view.
func (s *Screen) look() {
	if s.view.Behind == nil || !s.shows() {
		return
	}
	open := make(map[string]bool)
	for _, p := range s.view.Behind.List {
		open[p.Paragraph] = !p.Hidden && len(p.Given) > 0
	}
	if seen := answers.InView(s.behind, s.right.Scroll, s.seen, paragraphSpot, open); len(seen) > 0 {
		s.work.See(seen)
	}
}

// panel shows a paragraph and everyone's answers side by side, as Review does.
func (s *Screen) panel() *answers.Panel {
	a := answers.NewPanel(s.board)
	a.MayDecide = func() bool { return true }
	a.Beside, a.Open = s.beside, func(paragraph string) { s.work.OpenAnswers(paragraph) }
	a.Decide = func(paragraph string) { s.host.Do(place.Decide{Paragraph: paragraph}) }
	a.Read = func(paragraph string) {
		s.work.Locate(paragraph, func(article string, number int) {
			s.host.Do(place.OpenParagraph{Article: article, Number: number})
		})
	}
	return a
}

// beside is the paragraph so many lines further in the list, "" for none.
func (s *Screen) beside(paragraph string, by int) string {
	if s.view.Behind == nil {
		return ""
	}
	list := s.view.Behind.List
	at := slices.IndexFunc(list, func(p concluding.Listed) bool { return p.Paragraph == paragraph })
	if to := at + by; at >= 0 && to >= 0 && to < len(list) {
		return list[to].Paragraph
	}
	return ""
}
