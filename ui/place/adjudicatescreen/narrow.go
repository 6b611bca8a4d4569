package adjudicatescreen

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate/adjudicate"
	"plumbline/annotate/review"
	"plumbline/annotate/work/adjudicating"
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
	var items []*fyne.MenuItem
	for i, section := range a.narrowings() {
		if i > 0 {
			items = append(items, fyne.NewMenuItemSeparator())
		}
		for _, n := range section {
			item := fyne.NewMenuItem(n.name, func() { a.work.Narrow(n.filter) })
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

// narrowed says what the list is narrowed to, in every respect.
func narrowed(d *adjudicate.Docket) string {
	f := d.Filter()
	var by []string
	for _, b := range d.Batches() {
		if len(f.Articles) > 0 && slices.Equal(b.Articles, f.Articles) {
			by = append(by, b.Name)
		}
	}
	if len(by) == 0 {
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
