package datasheet

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"plumbline/annotate"
)

func (f facts) motivation() Section {
	purpose := Item{
		Key:  "purpose",
		Asks: "For what purpose was the data set made, and which gap does it fill?",
		From: both + ", curation rationale",
	}
	if f.Purpose != "" {
		purpose.Told = []string{f.Purpose}
	}
	return Section{"Motivation", []Item{
		purpose,
		{Key: "creators", Asks: "Who made it, on whose behalf?", From: gebru},
		{Key: "funding", Asks: "Who paid for it?", From: gebru},
	}}
}

func (f facts) composition() Section {
	return Section{
		"What it is made of",
		[]Item{
			f.instances(),
			f.consists(),
			f.outlets(),
			f.sampling(),
			f.relations(),
			f.characteristics(),
			{
				Key:  "languages",
				Asks: "In which languages and varieties are the texts?",
				From: bender + ", language variety",
				Told: f.language(),
				Part: true,
			},
			{
				Key:  "speakers",
				Asks: "Who wrote or speaks in the texts, as far as it matters for the labels?",
				From: bender + ", speaker demographic",
			},
			{
				Key:  "situation",
				Asks: "When, where and for whom were the texts written?",
				From: bender + ", speech situation",
				Told: f.dates(),
				Part: true,
			},
			f.missing(),
			{Key: "noise", Asks: "Are there errors, noise or texts that are there twice?", From: gebru},
			{Key: "external", Asks: "Does it rest on anything outside of it, such as pages that may vanish?", From: gebru},
			{Key: "sensitive", Asks: "Is anything in it confidential, offensive or about identifiable people?", From: gebru},
		},
	}
}

func (f facts) instances() Item {
	t := &f.Texts
	told := []string{fmt.Sprintf("%s with %s; the paragraph is the unit that is labelled.",
		plural(t.Articles, "article"), plural(t.Paragraphs, "paragraph"))}
	if kinds := shares(t.Guesses, t.Paragraphs); kinds != "" {
		told = append(told, "By their layout the paragraphs are: "+kinds+".")
	}
	if t.Practice > 0 {
		told = append(
			told,
			fmt.Sprintf(
				"Beside them %s with a key of answers for practice; these are counted nowhere below.",
				plural(t.Practice, "article"),
			),
		)
	}
	if len(f.Targets) > 0 {
		told = append(
			told,
			fmt.Sprintf("Stance is asked toward %s: %s.", plural(len(f.Targets), "target"), annotate.TargetNames(f.Targets)),
		)
	}
	return Item{Asks: "What are the instances, and how many are there?", From: gebru, Told: told}
}

// mostOutlets is how many outlets have a row.
const mostOutlets = 50

func (f facts) outlets() Item {
	item := Item{Key: "sources", Asks: "Where do the texts come from, and how were they obtained?", From: both + ", provenance", Part: true}
	outlets := f.Texts.Outlets
	if len(outlets) == 0 || len(outlets) == 1 && outlets[0].Name == "" {
		return item
	}
	item.Rows = &Table{Head: []string{"Outlet", "Articles", "First", "Last"}}
	for i, o := range outlets {
		if i == mostOutlets {
			item.Rows.Rows = append(item.Rows.Rows, []string{fmt.Sprintf("and %d more", len(outlets)-i), "", "", ""})
			break
		}
		item.Rows.Rows = append(item.Rows.Rows, []string{known(o.Name), fmt.Sprint(o.Articles), o.First, o.Last})
	}
	return item
}

func (f facts) sampling() Item {
	item := Item{Key: "sampling", Asks: "Is it a sample? Of what, and how was it drawn?", From: gebru}
	for _, frame := range f.Frames {
		if frame.Batch == "" {
			continue // an order of work chooses nothing
		}
		item.Told = append(item.Told, fmt.Sprintf(
			"The articles of the batch %s were found by the search %s on %s: %s; found in them: %s. What was not found by it was not in the sample.",
			frame.Batch,
			quoted(frame.Query),
			f.day(frame.At),
			plural(frame.Articles, "article"),
			frame.Units().Words(),
		))
	}
	if strata := shares(f.Texts.Strata, f.Texts.Articles); strata != "" {
		item.Told = append(item.Told, "Strata of the sample, by articles: "+strata+".")
	}
	if n := len(f.Texts.Events); n > 0 {
		item.Told = append(item.Told, fmt.Sprintf("%s belong to %s, so that articles about one event can be compared.",
			plural(f.Texts.WithEvent, "article"), plural(n, "event")))
	}
	return item
}

func (f facts) language() []string {
	if f.Book.Language == "" {
		return nil
	}
	return []string{"The codebook is written in: " + f.Book.Language + "."}
}

func (f facts) dates() []string {
	if f.Texts.Dated == 0 {
		return nil
	}
	return []string{fmt.Sprintf("Published from %s to %s, as far as it is known (of %d of %s).",
		f.Texts.First, f.Texts.Last, f.Texts.Dated, plural(f.Texts.Articles, "article"))}
}

func (f facts) missing() Item {
	t := &f.Texts
	var told []string
	for _, m := range []struct {
		n    int
		says string
	}{
		{t.Withheld, "%s without text: it was not given along, and its place and hash stay."},
		{t.Erased, "%s without text: it was destroyed on demand, and its place and hash stay."},
	} {
		if m.n > 0 {
			told = append(told, fmt.Sprintf(m.says, plural(m.n, "paragraph")))
		}
	}
	if t.Withdrawn > 0 {
		told = append(told, plural(t.Withdrawn, "article was", "articles were")+" withdrawn and counted nowhere.")
	}
	if f.Erased.Entries > 0 {
		told = append(told, fmt.Sprintf("The content of %s was destroyed on demand.", plural(f.Erased.Entries, "entry", "entries")))
	}
	for _, words := range f.Overview.Unusable.Words() {
		told = append(told, words.String())
	}
	if told == nil {
		told = []string{"Nothing that the project knows of."}
	}
	return Item{Asks: "Is anything missing, withheld or not codable?", From: gebru, Told: told}
}

// shares tells how often what was counted is, the most frequent first.
func shares(counts map[string]int, all int) string {
	names := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return strings.Compare(a, b)
	})
	var told []string
	for _, name := range names {
		if name != "" {
			told = append(told, fmt.Sprintf("%s %d (%s)", name, counts[name], percent(counts[name], all)))
		}
	}
	return strings.Join(told, ", ")
}
