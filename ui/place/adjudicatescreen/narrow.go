package adjudicatescreen

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate/adjudicate"
	"plumbline/annotate/review"
	"plumbline/annotate/work/adjudicating"
	"plumbline/ui/form"
	"plumbline/ui/kit"
)

// mostPairs is how many annotators' pairs fit into a menu.
const mostPairs = 8

// openNarrow offers what the list can be narrowed to, as Review does: batches
// and articles, versions of the codebook, dates, and what divides two
// annotators. The columns show everyone's answers all the same.
func (a *Screen) openNarrow() {
	if a.session == nil {
		return
	}
	accept := fyne.NewMenuItem(lang.L("Make final what all agree on")+"  F11", a.work.Agree)
	items := []*fyne.MenuItem{accept}
	for _, section := range a.siftings() {
		if len(section) > 0 {
			items = append(items, fyne.NewMenuItemSeparator())
		}
		for _, n := range section {
			item := kit.NewMenuItem(n.name, func() {
				a.do(func(ctx context.Context) error { return a.session.SetSieve(ctx, n.sieve) })
			})
			item.Checked = n.sieve == a.session.Sieve()
			items = append(items, item)
		}
	}
	for _, section := range a.narrowings() {
		items = append(items, fyne.NewMenuItemSeparator())
		for _, n := range section {
			item := kit.NewMenuItem(n.name, func() { a.work.Narrow(n.filter) })
			item.Checked = adjudicating.Same(n.filter, a.session.Docket().Filter())
			items = append(items, item)
		}
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(a.root); c != nil {
		widget.ShowPopUpMenuAtRelativePosition(fyne.NewMenu("", items...), c, fyne.NewPos(0, a.side.narrow.Size().Height), a.side.narrow)
	}
}

// narrowing is a filter with the name of what it adds to the one in force.
type narrowing struct {
	name   string
	filter review.Filter
}

// narrowings are the filters to choose from, in sections. What is chosen in
// one section stays when something is chosen in another.
func (a *Screen) narrowings() [][]narrowing {
	d := a.session.Docket()
	var articles, versions, dates, pairs []narrowing
	add := func(to *[]narrowing, name string, change func(*review.Filter)) {
		f := d.Filter()
		change(&f)
		*to = append(*to, narrowing{name, f})
	}
	for _, b := range d.Batches() {
		add(&articles, lang.L("Batch {{.Name}}", map[string]any{"Name": b.Name}), func(f *review.Filter) { f.Articles = b.Articles })
	}
	for _, article := range d.Articles() {
		add(&articles, article.Title, func(f *review.Filter) { f.Articles = []string{article.ID} })
	}
	for _, v := range d.Versions() {
		add(
			&versions,
			lang.L("Codebook {{.Version}}", map[string]any{"Version": v.Version}),
			func(f *review.Filter) { f.Versions = []string{v.Hash} },
		)
	}
	for _, days := range review.Periods {
		add(
			&dates,
			lang.L("Last {{.Days}} days", map[string]any{"Days": days}),
			func(f *review.Filter) { f.From = review.Since(a.host.Now(), days) },
		)
	}
	if people := d.Annotators(); a.session.Names() && len(people) > 2 && len(people) <= mostPairs {
		for i, one := range people {
			for _, other := range people[i+1:] {
				add(&pairs, pairName(one, other), func(f *review.Filter) { f.Annotators = []string{one, other} })
			}
		}
	}
	sections := [][]narrowing{{{lang.L("All disagreements"), review.Filter{}}}, articles}
	if len(versions) > 1 {
		sections = append(sections, versions)
	}
	sections = append(sections, dates)
	if len(pairs) > 0 {
		sections = append(sections, pairs)
	}
	return sections
}

func pairName(one, other string) string {
	return lang.L("{{.One}} and {{.Other}}", map[string]any{"One": one, "Other": other})
}

// short cuts a title to what fits on a button.
func short(title string) string {
	const most = 22
	if runes := []rune(title); len(runes) > most {
		return strings.TrimSpace(string(runes[:most])) + "…"
	}
	return title
}

// sifting is a sieve with its name.
type sifting struct {
	name  string
	sieve adjudicate.Sieve
}

// siftings are the sieves to choose from, in sections: how disagreements stand, the
// question, and of a question that is chosen the label.
func (a *Screen) siftings() [][]sifting {
	d, now := a.session.Docket(), a.session.Sieve()
	var which, fields, labels []sifting
	for w := adjudicate.WhichAll; w <= adjudicate.WhichAgain; w++ {
		s := now
		s.Which = w
		which = append(which, sifting{whichName(w), s})
	}
	fields = append(fields, sifting{lang.L("Every question"), adjudicate.Sieve{Which: now.Which}})
	for _, key := range d.Fields() {
		fields = append(fields, sifting{d.Book().Field(key).Label, adjudicate.Sieve{Which: now.Which, Field: key}})
	}
	if f := d.Book().Field(now.Field); f != nil && !a.session.AnswersFirst() { // the labels tell what was answered
		labels = append(labels, sifting{lang.L("Every label"), adjudicate.Sieve{Which: now.Which, Field: now.Field}})
		for _, label := range d.Labels(now.Field) {
			labels = append(labels, sifting{form.ShownValue(f, label), adjudicate.Sieve{Which: now.Which, Field: now.Field, Label: label}})
		}
	}
	return [][]sifting{which, fields, labels}
}

// whichName names disagreements by how they stand.
func whichName(w adjudicate.Which) string {
	switch w {
	case adjudicate.WhichOpen:
		return lang.L("Open")
	case adjudicate.WhichDecided:
		return lang.L("Decided")
	case adjudicate.WhichKept:
		return lang.L("Kept as disagreements")
	case adjudicate.WhichAgain:
		return lang.L("To be decided again")
	default:
		return lang.L("Open and decided")
	}
}

// sifted says which disagreements are listed, in every respect.
func sifted(d *adjudicating.Session) (by []string) {
	s := d.Sieve()
	if s.Which != adjudicate.WhichAll {
		by = append(by, whichName(s.Which))
	}
	if f := d.Book().Field(s.Field); f != nil {
		name := f.Label
		if s.Label != "" {
			name += " " + form.ShownValue(f, s.Label)
		}
		by = append(by, name)
	}
	return by
}

// narrowed says what the list is narrowed to, in every respect.
func narrowed(session *adjudicating.Session) string {
	d := session.Docket()
	f := d.Filter()
	by := sifted(session)
	chosen := len(by)
	for _, b := range d.Batches() {
		if len(f.Articles) > 0 && slices.Equal(b.Articles, f.Articles) {
			by = append(by, b.Name)
		}
	}
	if len(by) == chosen {
		for _, article := range d.Articles() {
			if slices.Contains(f.Articles, article.ID) {
				by = append(by, short(article.Title))
			}
		}
	}
	for _, v := range d.Versions() {
		if slices.Contains(f.Versions, v.Hash) {
			by = append(by, v.Version)
		}
	}
	if !f.From.IsZero() {
		by = append(by, lang.L("since {{.Day}}", map[string]any{"Day": f.From.Format(time.DateOnly)}))
	}
	if len(f.Annotators) == 2 {
		by = append(by, pairName(f.Annotators[0], f.Annotators[1]))
	}
	if len(by) == 0 {
		return lang.L("All disagreements")
	}
	return strings.Join(by, " · ")
}
