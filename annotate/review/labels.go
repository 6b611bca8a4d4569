package review

import (
	"maps"
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
	fewUses         = agreement.DependableN
	overuseTimes    = 2.0
	overuseUses     = 5
	overuseArticles = 4
	overuseChance   = 0.05 // that any annotator seems to overuse any label of a question
)

// Labels returns the labels of the row's question in codebook order, alpha of
// each with its interval.
func (r *Row) Labels(d Draws) []Label {
	r = r.unordered()
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
		compared := make([]beside, len(who))
		for u := range paired.Units() {
			by, values := paired.Unit(u)
			uses := 0
			for j, v := range values {
				l.By[by[j]] += has(int(v))
				uses += has(int(v))
			}
			l.Uses += uses
			for j, v := range values {
				compared[by[j]].add(r.Articles[u], has(int(v)), uses-has(int(v)), len(values)-1)
			}
		}
		if paired.Ratings() > 0 {
			l.Share = float64(l.Uses) / float64(paired.Ratings())
			l.note(who, compared, len(names))
		}
		labels[i] = l
	}
	return labels
}

// unordered is the row with the values beside its scale among its labels: they
// have no place in its order, but are labels like the others.
func (r *Row) unordered() *Row {
	if r.What != Addressed || len(r.whole.q.field.Unordered) == 0 {
		return r
	}
	with := *r
	with.Ratings = r.whole.of(Addressed, r.Level, r.whole.seen())
	return &with
}

// has tells whether a value of the scheme is or contains a label.
func (r *Row) has(value, label int) bool {
	if r.sets() {
		return r.Table.Scheme().Has(value, label)
	}
	return value == label
}

// beside compares an annotator's uses of a label with those of the others on the
// same paragraphs.
type beside struct {
	own, paragraphs float64
	others          float64           // the mean share of the others, summed up over paragraphs
	more            map[int32]float64 // own less others, by article
}

func (b *beside) add(article int32, own, others, of int) {
	if b.more == nil {
		b.more = make(map[int32]float64)
	}
	share := float64(others) / float64(of)
	b.own += float64(own)
	b.others += share
	b.paragraphs++
	b.more[article] += float64(own) - share
}

// certain tells whether the difference is more than chance, for one of so many that
// are looked at: articles are what can be taken as independent.
func (b *beside) certain(looks int) bool {
	sum, squares := 0.0, 0.0
	for _, article := range slices.Sorted(maps.Keys(b.more)) {
		sum += b.more[article]
		squares += b.more[article] * b.more[article]
	}
	n := float64(len(b.more))
	if n < overuseArticles {
		return false
	}
	variance := max(0, squares-sum*sum/n) * n / (n - 1)
	return sum > agreement.Student(n-1, overuseChance/float64(looks))*math.Sqrt(variance)
}

func (l *Label) note(who []string, compared []beside, labels int) {
	switch {
	case l.Uses == 0:
		l.Notes = append(l.Notes, Note{Kind: NeverHad})
	case l.Uses < fewUses:
		l.Notes = append(l.Notes, Note{Kind: FewUses, Uses: l.Uses})
	}
	for a, b := range compared {
		switch {
		case l.By[a] < overuseUses || b.paragraphs < fewUses:
		case b.others == 0:
			l.Notes = append(l.Notes, Note{Kind: OnlyOne, Annotator: who[a], Uses: l.By[a]})
		case b.own >= overuseTimes*b.others && b.certain(labels*len(who)):
			l.Notes = append(l.Notes, Note{Kind: Overused, Annotator: who[a], Times: b.own / b.others})
		}
	}
}

// Using lists the paragraphs of two annotators on which someone used a label, the hardest
// first.
func (r *Row) Using(label string) []Divided {
	r = r.unordered()
	at := slices.Index(r.labels(), label)
	if at < 0 {
		return nil
	}
	return hardestFirst(r.behind(func(_, values []int32) bool {
		return len(values) > 1 && slices.ContainsFunc(values, func(v int32) bool { return r.has(int(v), at) })
	}))
}
