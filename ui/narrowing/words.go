// Package narrowing shows the filters of a place: their names, the list that opens below the
// button of one, and what is chosen in it.
package narrowing

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/narrow"
)

// Name says what a filter lets through, and whether it holds anything
// back.
func Name(f narrow.Filter) (name string, active bool) {
	var chosen []string
	for _, o := range f.Options {
		if o.Chosen {
			chosen = append(chosen, o.Name)
		}
	}
	switch {
	case len(chosen) == 1 && f.Kind == narrow.ByFreeze: // told of all that was frozen, nothing is held back
		return lang.L("Frozen: {{.Name}}", map[string]any{"Name": chosen[0]}), false
	case len(chosen) == 1:
		return chosen[0], true
	case len(chosen) > 1:
		return count(f.Kind, len(chosen)), true
	}
	switch f.Kind {
	case narrow.ByArticle:
		return lang.L("All articles"), false
	case narrow.ByBatch:
		return lang.L("All batches"), false
	case narrow.ByAnnotator:
		return lang.L("All annotators"), false
	case narrow.ByCodebook:
		return lang.L("All versions"), false
	case narrow.ByOutlet:
		return lang.L("Outlet known or not"), false
	case narrow.ByFreeze:
		return lang.L("As it is now"), false
	}
	return lang.L("All dates"), false
}

func count(kind narrow.Kind, n int) string {
	data := map[string]any{"Count": n}
	switch kind {
	case narrow.ByArticle:
		return lang.L("{{.Count}} articles", data)
	case narrow.ByAnnotator:
		return lang.L("{{.Count}} annotators", data)
	case narrow.ByCodebook:
		return lang.L("{{.Count}} versions", data)
	case narrow.ByOutlet:
		return lang.L("{{.Count}} ways to know the outlet", data)
	}
	return lang.L("{{.Count}} periods", data)
}

// recognisedWords say how far annotators recognised the outlet.
func recognisedWords(way string) string {
	switch way {
	case annotate.RecognisedNot:
		return lang.L("Outlet not recognised")
	case annotate.RecognisedGuess:
		return lang.L("Outlet guessed")
	}
	return lang.L("Outlet known")
}

// Worded names the options that are not called by a name of their own.
func Worded(of []narrow.Filter) []narrow.Filter {
	filters := slices.Clone(of)
	for i := range filters {
		f := &filters[i]
		f.Options = slices.Clone(f.Options)
		for j := range f.Options {
			switch o := &f.Options[j]; f.Kind {
			case narrow.ByCodebook:
				o.Name = lang.L("Codebook {{.Version}}", map[string]any{"Version": o.Name})
			case narrow.ByDate:
				o.Name = lang.L("Last {{.Days}} days", map[string]any{"Days": o.Name})
			case narrow.ByOutlet:
				o.Name = recognisedWords(o.ID)
			}
		}
	}
	return filters
}

// Narrowed reports whether a filter holds anything back.
func Narrowed(filters []narrow.Filter) bool {
	return slices.ContainsFunc(filters, func(f narrow.Filter) bool {
		_, active := Name(f)
		return active
	})
}

// Chosen names what filters let through, "" for everything.
func Chosen(filters []narrow.Filter) string {
	var only []string
	for _, f := range filters {
		for _, o := range f.Options {
			if o.Chosen {
				only = append(only, o.Name)
			}
		}
	}
	return strings.Join(only, ", ")
}
