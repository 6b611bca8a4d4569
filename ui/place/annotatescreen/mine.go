package annotatescreen

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/search"
	"plumbline/annotate/work/labelling"
	"plumbline/ui/form"
)

// ListMine lists the annotator's own paragraphs in place of the queue, and puts the
// keys into the box that sifts them.
func (a *Screen) ListMine() {
	a.side.listMine()
	a.focusEntry()
}

// listMine turns the search box into one that sifts what is the annotator's own.
func (s *side) listMine() {
	s.mine, s.own = true, nil
	s.entry.SetPlaceHolder(lang.L("Mine: draft, unsure, a label…"))
	s.entry.Text = ""
	s.entry.Refresh()
	s.refused, s.narrowed = nil, false // it is the queue no longer that the box is about
	s.session.Narrow(nil)
	s.readMine()
}

// leaveMine makes it the search box again, with nothing in it.
func (s *side) leaveMine() {
	s.mine, s.own = false, nil
	s.entry.SetPlaceHolder(searchHint())
	s.entry.Text = ""
	s.search()
}

// readMine reads what is the annotator's own and lists what is sought of it.
func (s *side) readMine() {
	s.request++
	s.waiting = nil
	request, read := s.request, s.session.Mine()
	s.onSought(nil)
	s.onMode()
	var own []labelling.Own
	var err error
	s.host.Work(func() { own, err = read(context.Background()) }, func() {
		switch {
		case request != s.request:
		case err != nil:
			s.host.Failed(err)
		default:
			s.own = own
			s.sift()
			s.listed(request)
		}
	})
}

// sift lists those of the annotator's own paragraphs that have every word that is
// typed; without one, those that wait for something.
func (s *side) sift() {
	wanted := strings.Fields(s.entry.Text)
	var hits []hit
	for _, own := range s.own {
		h, words := s.ownHit(own)
		if len(wanted) == 0 && own.Waits() || len(wanted) > 0 && saysAll(words, wanted) {
			hits = append(hits, h)
		}
	}
	s.found.show(hits, len(hits), true)
}

// saysAll reports whether a text has all of some words.
func saysAll(text string, words []string) bool {
	for _, word := range words {
		if !search.For(word).In(text) {
			return false
		}
	}
	return true
}

// ownHit is one of the annotator's own paragraphs as a row, and the words by which it
// is found: how it stands, the note, the questions that are answered and their labels.
func (s *side) ownHit(own labelling.Own) (hit, string) {
	book, sheet := s.session.Book(), own.Sheet
	var says []string
	if own.Note != "" {
		says = append(says, lang.L("Note: {{.Text}}", map[string]any{"Text": own.Note}))
	}
	for i := range own.Asked {
		says = append(says, inquirySays(&own.Asked[i]))
	}
	for _, c := range chipsOf(book, sheet, own.Targets) {
		says = append(says, c.Text)
	}
	h := hit{
		Row: own.Row, Number: sheet.Paragraph.Position, Text: textOf(&sheet.Paragraph),
		About:  whereabouts(&sheet.Paragraph, titleOf(own.Row.Meta, own.Row.ArticleID)),
		Stands: standsAs(own), Sign: mark{State: own.State, Unsure: own.Unsure}, Says: strings.Join(says, " · "),
	}
	words := slices.Concat(says, []string{h.Stands})
	for _, q := range sheet.Ask(book, annotate.TargetIDs(own.Targets)).Questions() {
		words = append(words, answerSays(q, sheet.Under(book, q.Field.Key, q.Target))...)
	}
	return h, strings.Join(words, "\n")
}

// standsAs says how far the annotator is with a paragraph.
func standsAs(own labelling.Own) string {
	switch {
	case len(own.Again) > 0:
		return lang.L("Look again: a ruling came")
	case own.State == annotate.NotBegun:
		return lang.L("Not begun")
	case own.State == annotate.Submitted && own.Unsure:
		return lang.L("Submitted, unsure")
	case own.State == annotate.Submitted:
		return lang.L("Submitted")
	case own.Unsure:
		return lang.L("Draft, unsure")
	}
	return lang.L("Draft")
}

// answerSays are the words of an answer: its question, its labels and how they are shown.
func answerSays(q codebook.Question, value string) []string {
	if value == "" || !q.Field.Choosable() {
		return nil
	}
	words := []string{q.Field.Label}
	for _, label := range q.Field.Labels(value) {
		words = append(words, label)
		if o := q.Field.Option(label); o != nil {
			words = append(words, form.Shown(o))
		}
	}
	return words
}
