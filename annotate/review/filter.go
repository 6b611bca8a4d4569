package review

import (
	"slices"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// Filter chooses the answers that count. Its zero value takes everything that
// is submitted.
type Filter struct {
	Articles   []string // ids; nil means all
	Annotators []string // ids; nil means all
	// Recognised is how far their annotator recognised the outlet of an article, where
	// outlets are hidden (annotate.FieldRecognised); nil means all. Only Answers know it.
	Recognised []string
	Versions   []string  // hashes of codebook versions under which paragraphs were submitted; nil means all
	From       time.Time // submitted at this time or later; zero means any
	Until      time.Time // submitted before this time; zero means any
	// WithExcluded counts the answers of those whom a lead left out.
	WithExcluded bool
	Drafts       bool // paragraphs that are not submitted count too, by the time of their newest answer
}

// chosen tells for each sheet whether it counts as one of a round.
func (a *Answers) chosen(f Filter, round int) []bool {
	articles := choose(a.articles.list, f.Articles, func(x Article) string { return x.ID })
	annotators := choose(a.annotators.list, f.Annotators, func(id string) string { return id })
	versions := choose(a.versions.list, f.Versions, func(v Version) string { return v.Hash })
	out := a.leftOut(f)
	chosen := make([]bool, len(a.sheets))
	for i, s := range a.sheets {
		chosen[i] = s.round == int32(round) && !s.replaced && (s.submitted || f.Drafts) &&
			articles[a.paragraphs.list[s.paragraph].article] && annotators[s.annotator] && !out[s.annotator] && versions[s.version] &&
			a.recognisedAs(f.Recognised, s) &&
			(f.From.IsZero() || s.at >= f.From.UnixMilli()) && (f.Until.IsZero() || s.at < f.Until.UnixMilli())
	}
	return chosen
}

// Takes tells whether a sheet of an article counts, for whoever looks at
// sheets one by one; it takes no notice of Recognised.
func (f Filter) Takes(article string, s *annotate.Sheet, book *codebook.Codebook) bool {
	submitted := s.State(book) == annotate.Submitted
	if !submitted && (!f.Drafts || !s.Begun()) {
		return false
	}
	at, hash := written(s, submitted)
	if hash == "" {
		hash = book.Hash
	}
	among := func(list []string, wanted string) bool { return list == nil || slices.Contains(list, wanted) }
	return among(f.Articles, article) && among(f.Annotators, s.Annotator) && among(f.Versions, hash) &&
		(f.From.IsZero() || !at.Before(f.From)) && (f.Until.IsZero() || at.Before(f.Until))
}

func choose[T any](list []T, wanted []string, id func(T) string) []bool {
	chosen := make([]bool, len(list))
	for i, x := range list {
		chosen[i] = wanted == nil || slices.Contains(wanted, id(x))
	}
	return chosen
}

// Articles lists the articles with answers, Annotators those who gave any, and
// Versions the versions of the codebook under which they were given: what a
// filter can choose from.
func (a *Answers) Articles() []Article {
	list := slices.Clone(a.articles.list)
	slices.SortFunc(list, func(x, y Article) int { return compareStrings(x.Title, y.Title, x.ID, y.ID) })
	return list
}

// Annotators lists the ids of those who answered anything, sorted.
func (a *Answers) Annotators() []string {
	list := slices.Clone(a.annotators.list)
	slices.Sort(list)
	return list
}

// Versions lists the versions of the codebook that answers were given under.
func (a *Answers) Versions() []Version {
	list := slices.Clone(a.versions.list)
	slices.SortFunc(list, func(x, y Version) int {
		return compareStrings(x.Codebook, y.Codebook, x.Version, y.Version, x.Hash, y.Hash)
	})
	return list
}

// compareStrings compares pairs of strings until one differs.
func compareStrings(pairs ...string) int {
	for i := 0; i+1 < len(pairs); i += 2 {
		switch {
		case pairs[i] < pairs[i+1]:
			return -1
		case pairs[i] > pairs[i+1]:
			return 1
		}
	}
	return 0
}
