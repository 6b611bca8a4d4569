package review

import (
	"math"
	"slices"

	"plumbline/annotate/agreement"
)

// Label is how far annotators agree on one label, and how they use it.
type Label struct {
	Label string
	Alpha agreement.Result // nominal: this label or not
	Uses  int              // on paragraphs that two annotators answered
	Share float64          // of the answers on these, 0 to 1
	By    []int            // uses of each annotator, there
	Of    []int            // answers of each annotator, there
	Notes []Note
}

// NoteKind names what to know about a label.
type NoteKind string

// The kinds of notes.
const (
	FewUses  NoteKind = "few_uses"  // "only 9 uses"
	Overused NoteKind = "overused"  // "A2 uses it three times as often"
	OnlyOne  NoteKind = "only_one"  // "only A2 uses it"
	NeverHad NoteKind = "never_had" // nobody used it
)

// Note is what to know about a label, in parts, so that a window can say it in
// any language.
type Note struct {
	Kind      NoteKind
	Uses      int     // FewUses, OnlyOne
	Annotator string  // Overused, OnlyOne
	Times     float64 // Overused: how much more often than all others
}

// The bounds of notes.
const (
	fewUses      = agreement.DependableN
	overuseTimes = 2.0
	overuseUses  = 5
	overuseZ     = 1.96 // the difference is more than chance
)

// Labels returns the labels of the row's question in codebook order, alpha of
// each with its interval.
func (r *Row) Labels(d Draws) []Label {
	names := r.labels()
	labels := make([]Label, len(names))
	who := r.Table.Annotators()
	paired := r.Table.Where(func(u int) bool { _, values := r.Table.Unit(u); return len(values) > 1 })
	of := paired.RatingsOf()
	for i, name := range names {
		binary := must(agreement.NewCategories(agreement.Nominal, []string{"other labels than " + name, name}, true))
		has := func(value int) int {
			if r.has(value, i) {
				return 1
			}
			return 0
		}
		given := paired.Recode(binary, has)
		by := agreement.Coefficient{Statistic: agreement.KrippendorffAlpha, Level: agreement.LevelNominal}
		l := Label{
			Label: name, By: make([]int, len(who)), Of: slices.Clone(of),
			Alpha: r.bounded(agreement.Compute(given, by), given, d),
		}
		for u := range paired.Units() {
			by, values := paired.Unit(u)
			for j, v := range values {
				l.By[by[j]] += has(int(v))
				l.Uses += has(int(v))
			}
		}
		if paired.Ratings() > 0 {
			l.Share = float64(l.Uses) / float64(paired.Ratings())
			l.note(who, paired.Ratings())
		}
		labels[i] = l
	}
	return labels
}

// has tells whether a value of the scheme is or contains a label.
func (r *Row) has(value, label int) bool {
	if r.sets() {
		return r.Table.Scheme().Has(value, label)
	}
	return value == label
}

func (l *Label) note(who []string, answers int) {
	switch {
	case l.Uses == 0:
		l.Notes = append(l.Notes, Note{Kind: NeverHad})
	case l.Uses < fewUses:
		l.Notes = append(l.Notes, Note{Kind: FewUses, Uses: l.Uses})
	}
	for a, uses := range l.By {
		others, ofOthers := l.Uses-uses, answers-l.Of[a]
		if uses < overuseUses || ofOthers < fewUses {
			continue
		}
		if others == 0 {
			l.Notes = append(l.Notes, Note{Kind: OnlyOne, Annotator: who[a], Uses: uses})
			continue
		}
		own, rest := float64(uses)/float64(l.Of[a]), float64(others)/float64(ofOthers)
		if times := own / rest; times >= overuseTimes && differ(own, l.Of[a], rest, ofOthers) {
			l.Notes = append(l.Notes, Note{Kind: Overused, Annotator: who[a], Times: times})
		}
	}
}

// differ tells whether two shares differ by more than chance.
func differ(p float64, n int, q float64, m int) bool {
	both := (p*float64(n) + q*float64(m)) / float64(n+m)
	se := math.Sqrt(both * (1 - both) * (1/float64(n) + 1/float64(m)))
	return se > 0 && math.Abs(p-q)/se > overuseZ
}

// Using lists the paragraphs of two annotators on which someone used a label.
func (r *Row) Using(label string) []Divided {
	at := slices.Index(r.labels(), label)
	if at < 0 {
		return nil
	}
	return r.behind(func(_, values []int32) bool {
		return len(values) > 1 && slices.ContainsFunc(values, func(v int32) bool { return r.has(int(v), at) })
	})
}
