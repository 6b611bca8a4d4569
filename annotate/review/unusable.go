package review

import (
	"cmp"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/sentence"
)

// Unusable are the paragraphs of which annotators said why nothing can be said.
type Unusable struct {
	Paragraphs int
	Reasons    []Reason // those that were given, as the codebook lists them
}

// Reason is why nothing can be said of paragraphs.
type Reason struct {
	Question, Label string // as annotators see them
	Paragraphs      int
	Alert           bool    // the lead is told of each
	Given           []Given // if so, by annotator, article and position
}

// Given is one paragraph of which an annotator gave a reason.
type Given struct {
	Annotator string
	Article   Article
	Position  int
}

// reason is what is kept of one: the question, and the answer.
type reason struct{ field, value string }

// giveReason keeps why the annotator of a sheet says that nothing can be said.
func (a *Answers) giveReason(place int32, s *annotate.Sheet) {
	asked := a.book.Ask(s.Facts(a.book, nil))
	for _, f := range a.book.Reasons() {
		if value := s.Value(f.Key, ""); value != "" && asked.Visible(f.Key, "") {
			a.reasons[place] = reason{f.Key, value}
		}
	}
}

// Unusable counts the paragraphs of the sheets that a filter takes.
func (a *Answers) Unusable(f Filter) Unusable {
	given := make(map[reason][]Given)
	paragraphs := make(map[reason]map[int32]bool)
	all := make(map[int32]bool)
	for place, counts := range a.chosen(f, FirstRound) {
		why, ok := a.reasons[int32(place)]
		if !counts || !ok {
			continue
		}
		sheet := a.sheets[place]
		p := a.paragraphs.list[sheet.paragraph]
		if paragraphs[why] == nil {
			paragraphs[why] = make(map[int32]bool)
		}
		all[sheet.paragraph], paragraphs[why][sheet.paragraph] = true, true
		given[why] = append(given[why], Given{a.annotators.list[sheet.annotator], a.articles.list[p.article], int(p.position)})
	}
	u := Unusable{Paragraphs: len(all)}
	for _, field := range a.book.Reasons() {
		for i := range field.Options {
			if o := &field.Options[i]; len(given[reason{field.Key, o.Value}]) > 0 {
				u.Reasons = append(u.Reasons, reasonOf(field, o, given, paragraphs))
			}
		}
	}
	return u
}

func reasonOf(f *codebook.Field, o *codebook.Option, given map[reason][]Given, paragraphs map[reason]map[int32]bool) Reason {
	why := reason{f.Key, o.Value}
	r := Reason{Question: f.Label, Label: o.Shown, Paragraphs: len(paragraphs[why]), Alert: o.Alert}
	if !o.Alert {
		return r
	}
	r.Given = given[why]
	slices.SortFunc(r.Given, func(a, b Given) int {
		return cmp.Or(cmp.Compare(a.Annotator, b.Annotator), cmp.Compare(a.Article.Title, b.Article.Title),
			cmp.Compare(a.Article.ID, b.Article.ID), cmp.Compare(a.Position, b.Position))
	})
	return r
}

// Words say how many paragraphs are unusable and why, and name each that the lead is told
// of, who wishes not to go on reading first of all.
func (u Unusable) Words() (all []sentence.Sentence) {
	if u.Paragraphs == 0 {
		return nil
	}
	var reasons []sentence.Sentence
	for _, r := range u.Reasons {
		reasons = append(reasons, sentence.Of("unusable.reason", "Label", r.Label, "Paragraphs", r.Paragraphs))
		for at := 0; at < len(r.Given); {
			first := r.Given[at]
			end := at + 1
			for end < len(r.Given) && r.Given[end].Annotator == first.Annotator {
				end++
			}
			params := []any{
				"Annotator", first.Annotator, "Label", r.Label, "Position", first.Position, "Title", sentence.Quoted(first.Article.Title),
			}
			if further := end - at - 1; further > 0 {
				all = append(all, sentence.Of("unusable.alerts", append(params, sentence.Counted, further)...))
			} else {
				all = append(all, sentence.Of("unusable.alert", params...))
			}
			at = end
		}
	}
	return append(all, sentence.Of("unusable.count", sentence.Counted, u.Paragraphs, "Reasons", sentence.Joined(", ", reasons)))
}
