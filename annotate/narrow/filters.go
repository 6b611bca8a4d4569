// Package narrow is what can be chosen among the answers of a project, so that numbers stand
// on some of them: articles, annotators, versions of the codebook, dates.
package narrow

import (
	"slices"
	"strconv"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/review"
)

// Kind says what a filter narrows.
type Kind string

// The filters.
const (
	ByArticle   Kind = "articles"
	ByAnnotator Kind = "annotators"
	ByCodebook  Kind = "codebook"
	ByDate      Kind = "dates"
	ByBatch     Kind = "batch"      // a short way to choose its articles
	ByFreeze    Kind = "frozen"     // as of when; it narrows no answers
	ByOutlet    Kind = "recognised" // how far annotators recognised the hidden outlet
)

// Filter is one way to narrow what is measured.
type Filter struct {
	Kind    Kind
	Options []Option
	// One allows one option at a time. Where several may be chosen, none
	// chosen means all.
	One bool
}

// Option is one choice of a filter. Its name is what the project calls it: a
// title, an annotator, a batch, a version, or a number of days up to today; how far an
// outlet was recognised is called as it is answered.
type Option struct {
	ID, Name string
	Chosen   bool
}

// Of lists what there is to choose from, with what a filter has chosen.
// Today is the day that periods end with.
func Of(a *review.Answers, f review.Filter, today time.Time) []Filter {
	articles, annotators := Filter{Kind: ByArticle}, Filter{Kind: ByAnnotator}
	versions, dates := Filter{Kind: ByCodebook}, Filter{Kind: ByDate, One: true}
	for _, x := range a.Articles() {
		name := x.Title
		if name == "" {
			name = x.ID
		}
		articles.Options = append(articles.Options, Option{x.ID, name, slices.Contains(f.Articles, x.ID)})
	}
	for _, id := range a.Annotators() {
		annotators.Options = append(annotators.Options, Option{id, id, slices.Contains(f.Annotators, id)})
	}
	for _, v := range a.Versions() {
		versions.Options = append(versions.Options, Option{v.Hash, v.Version, slices.Contains(f.Versions, v.Hash)})
	}
	for _, days := range review.Periods {
		dates.Options = append(dates.Options, Option{
			strconv.Itoa(days), strconv.Itoa(days), f.From.Equal(review.Since(today, days)),
		})
	}
	filters := []Filter{articles, annotators, versions, dates}
	if ways := a.Recognised(); len(ways) > 0 {
		outlet := Filter{Kind: ByOutlet}
		for _, way := range ways {
			outlet.Options = append(outlet.Options, Option{way, way, slices.Contains(f.Recognised, way)})
		}
		filters = append(filters, outlet)
	}
	if batches := batchesOf(a, f); len(batches.Options) > 0 {
		filters = slices.Insert(filters, 0, batches)
	}
	return filters
}

// batchesOf lists the batches; one is chosen where its articles are, and no
// others.
func batchesOf(a *review.Answers, f review.Filter) Filter {
	batches := Filter{Kind: ByBatch, One: true}
	chosen := slices.Sorted(slices.Values(f.Articles))
	for _, b := range a.Batches() {
		batches.Options = append(batches.Options, Option{annotate.JoinIDs(b.Articles), b.Name, slices.Equal(chosen, b.Articles)})
	}
	return batches
}

// Narrowed returns a filter after something was chosen.
func Narrowed(f review.Filter, kind Kind, chosen []string, today time.Time) review.Filter {
	if len(chosen) == 0 {
		chosen = nil // all
	}
	switch kind {
	case ByArticle:
		f.Articles = chosen
	case ByBatch:
		f.Articles = nil
		for _, articles := range chosen {
			f.Articles = append(f.Articles, annotate.SplitIDs(articles)...)
		}
	case ByAnnotator:
		f.Annotators = chosen
	case ByOutlet:
		f.Recognised = chosen
	case ByCodebook:
		f.Versions = chosen
	case ByDate:
		f.From = time.Time{}
		for _, days := range review.Periods {
			if slices.Contains(chosen, strconv.Itoa(days)) {
				f.From = review.Since(today, days)
			}
		}
	}
	return f
}

// Toggled is the filter after an option was chosen or left out, "" for all. Where
// one alone may be chosen, the others are left out.
func (f Filter) Toggled(id string) Filter {
	f.Options = slices.Clone(f.Options)
	for i := range f.Options {
		switch o := &f.Options[i]; {
		case id == "":
			o.Chosen = false
		case o.ID == id:
			o.Chosen = !o.Chosen
		case f.One:
			o.Chosen = false
		}
	}
	return f
}

// Chosen are the ids of the options that are chosen; none means all.
func (f Filter) Chosen() []string {
	var ids []string
	for _, o := range f.Options {
		if o.Chosen {
			ids = append(ids, o.ID)
		}
	}
	return ids
}
