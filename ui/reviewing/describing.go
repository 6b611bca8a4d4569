package reviewing

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/review"
	"plumbline/ui/place/reviewscreen"
)

// describe works out the detail of the selected row. A later request makes an
// earlier one late.
func (r *Reviewing) describe() {
	r.described++
	request, o, row, cell := r.described, r.shown.overview, r.screen.Selected(), r.cell
	if o == nil || row == "" {
		return
	}
	look, filter := r.newLook(), r.filter
	var d *reviewscreen.Detail
	r.params.Background(func() {
		r.sheets.mu.Lock()
		defer r.sheets.mu.Unlock()
		d = reviewscreen.DetailOf(o, row, r.draws, cell, reviewscreen.Texts{Paragraph: look.text, Hidden: look.hidden, Shown: look.shown})
		if d != nil {
			d.Selves = reviewscreen.SelvesOf(r.sheets.answers, row, filter, r.draws)
		}
	}, func() {
		if r.closed || request != r.described || d == nil {
			return
		}
		r.view.Detail = d
		r.screen.Show(r.view)
		r.params.Trace("detail %d", d.DividedAll)
	})
}

// look is what a person may see of paragraphs. It is used by one goroutine.
type look struct {
	project  Project
	book     *codebook.Codebook
	person   string
	revealed map[string]bool // since the place was opened; the log may not have them yet
	own      map[string]*annotate.Sheet
}

func (r *Reviewing) newLook() *look {
	l := &look{
		project: r.params.Project, book: r.params.Book, person: r.params.Annotator,
		revealed: make(map[string]bool), own: make(map[string]*annotate.Sheet),
	}
	for paragraph := range r.revealed {
		l.revealed[paragraph] = true
	}
	return l
}

// sheet is the person's own sheet of a paragraph, nil if it cannot be read.
func (l *look) sheet(paragraph string) *annotate.Sheet {
	if s, ok := l.own[paragraph]; ok {
		return s
	}
	s, err := l.project.Sheet(context.Background(), paragraph, annotate.LayerAnnotation, review.FirstRound, l.person)
	if err != nil {
		s = nil
	}
	l.own[paragraph] = s
	return s
}

func (l *look) text(paragraph string) string {
	if s := l.sheet(paragraph); s != nil {
		return s.Paragraph.Text
	}
	return ""
}

// hidden reports whether the person must not see others' answers yet: not
// before they have submitted their own, unless a reveal is in the log.
func (l *look) hidden(paragraph string) bool {
	s := l.sheet(paragraph)
	return !(s != nil && s.State(l.book) == annotate.Submitted) && !l.recorded(paragraph)
}

// recorded reports whether the person has seen others' answers to a paragraph.
func (l *look) recorded(paragraph string) bool {
	if l.revealed[paragraph] {
		return true
	}
	e, err := l.project.Current(context.Background(), annotate.RevealKey(annotate.RevealAnswers, paragraph, l.person, review.FirstRound))
	return err == nil && e != nil && e.Value != ""
}

// shown is a value as the form shows it.
func (l *look) shown(field, value string) string {
	if f := l.book.Field(field); f != nil {
		if o := f.Option(value); o != nil {
			return o.Shown
		}
	}
	return value
}
