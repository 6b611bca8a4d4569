package reviewscreen

import (
	"slices"

	"plumbline/ui/answers"
	"plumbline/ui/keys"
	"plumbline/ui/place"
)

// panel shows a paragraph and everyone's answers side by side, as Adjudicate does.
func (r *Screen) panel() *answers.Panel {
	a := answers.NewPanel(r.board)
	a.MayDecide = func() bool { return !r.view.Restricted }
	a.Beside, a.Open = r.beside, func(paragraph string) { r.work.OpenAnswers(paragraph) }
	a.Decide = func(paragraph string) { r.host.Do(place.Decide{Paragraph: paragraph}) }
	a.Read = func(paragraph string) {
		r.work.Locate(paragraph, func(article string, number int) {
			r.host.Do(place.OpenParagraph{Article: article, Number: number})
		})
	}
	return a
}

// beside is the paragraph so many lines further in the list of those that divide, "" for none.
func (r *Screen) beside(paragraph string, by int) string {
	d := r.detail()
	if d == nil {
		return ""
	}
	at := slices.IndexFunc(d.Divided, func(q Divided) bool { return q.Paragraph == paragraph })
	if to := at + by; at >= 0 && to >= 0 && to < len(d.Divided) {
		return d.Divided[to].Paragraph
	}
	return ""
}

// press does what a letter means while the answers are open.
func (r *Screen) press(p keys.Press) {
	if !r.answers.Press(p.Char) {
		r.notKey(p.Char)
	}
}
