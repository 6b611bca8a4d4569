package datasheet

import (
	"fmt"
	"slices"
	"strings"

	"plumbline/annotate/agreement"
	"plumbline/annotate/review"
)

func (f facts) uses() Section {
	return Section{"What it can be used for", []Item{
		{Key: "uses", Asks: "For what has it been used, and what else could it be used for?", From: gebru},
		{Key: "not-for", Asks: "For what should it not be used?", From: gebru},
		f.limits(),
	}}
}

// limits are those that the numbers show.
func (f facts) limits() Item {
	item := Item{Key: "limits", Asks: "Which limits are known?", From: both}
	var loose, few []string
	rows := slices.SortedFunc(slices.Values(f.Overview.Rows), review.InOrder)
	for i := range rows {
		row := &rows[i]
		name := review.NameOf(row.Question, row.What).String()
		switch {
		case row.Alpha.N == 0:
		case row.Alpha.State == agreement.LowN || row.Alpha.Value == nil:
			few = append(few, name)
		case !review.Above(row.Alpha, review.Tentative):
			loose = append(loose, name)
		}
	}
	if loose != nil {
		item.Told = append(item.Told, fmt.Sprintf(
			"Single labels should not be relied on, and vote shares be used instead, where the interval of agreement reaches below .667: %s.",
			strings.Join(loose, "; "),
		))
	}
	if few != nil && loose == nil && len(few) > 1 {
		item.Told = append(
			item.Told,
			"Too few paragraphs, or articles and events, were labelled by two or more to tell of any question how far one may rely on it.",
		)
	} else if few != nil {
		item.Told = append(
			item.Told,
			"Too few paragraphs, or articles and events, were labelled by two or more to tell how far one may rely on: "+strings.Join(
				few,
				"; ",
			)+".",
		)
	}
	if alone := f.Labels.Overlap[1]; alone > 0 {
		item.Told = append(item.Told, plural(alone, "paragraph was", "paragraphs were")+" labelled by one annotator alone.")
	}
	if f.Early {
		item.Told = append(item.Told, "What the labels say of outlets was looked at before anything was frozen.")
	}
	if len(f.Texts.Outlets) > 1 && f.Texts.WithEvent == 0 {
		item.Told = append(item.Told,
			"No article is assigned to an event, so that differences between outlets may be differences between what they report on.")
	}
	return item
}

func (f facts) distribution() Section {
	return Section{
		"How it is given away and kept",
		[]Item{
			{Key: "licence", Asks: "Under which licence or terms?", From: gebru},
			{Key: "copyright", Asks: "Who holds the rights in the texts?", From: gebru},
			{Key: "contact", Asks: "Who maintains it, and how can they be reached?", From: gebru},
			{
				Key:  "updates",
				Asks: "When and how is it given away? Will it be updated, and do older versions stay?",
				From: gebru,
				Told: f.versions(),
				Part: true,
			},
			{Key: "errors", Asks: "Where are errors told, and will it be corrected?", From: gebru},
			{
				Key:  "withdrawal",
				Asks: "How can people have what is about them, or by them, removed?",
				From: gebru,
				Told: []string{
					"What a person entered, or a text, can be destroyed in the project for ever; later releases are without it.",
				},
			},
		},
	}
}

// versions says how what is given away is known again.
func (f facts) versions() []string {
	if f.Frozen == nil {
		return nil
	}
	return []string{
		"This version is the set of entries with the root above: the project can write it again, whatever is added to it later.",
	}
}
