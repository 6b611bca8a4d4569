package adjudicating

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate/adjudicate"
	"plumbline/annotate/review"
)

// mostPairs is how many annotators' pairs fit into a menu.
const mostPairs = 8

// openNarrow offers what the list can be narrowed to: one article, or what
// divides two annotators. The columns show everyone's answers all the same.
func (a *Adjudicating) openNarrow() {
	if a.desk == nil {
		return
	}
	d := a.desk.Docket()
	item := func(label string, f review.Filter) *fyne.MenuItem {
		i := fyne.NewMenuItem(label, func() { a.narrow(f) })
		i.Checked = sameFilter(f, d.Filter())
		return i
	}
	items := []*fyne.MenuItem{item(lang.L("All disagreements"), review.Filter{}), fyne.NewMenuItemSeparator()}
	for _, article := range d.Articles() {
		items = append(items, item(article.Title, review.Filter{Articles: []string{article.ID}}))
	}
	if people := d.Annotators(); a.desk.Names() && len(people) > 2 && len(people) <= mostPairs {
		items = append(items, fyne.NewMenuItemSeparator())
		for i, one := range people {
			for _, other := range people[i+1:] {
				items = append(items, item(pairName(one, other), review.Filter{Annotators: []string{one, other}}))
			}
		}
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(a.root); c != nil {
		widget.ShowPopUpMenuAtRelativePosition(fyne.NewMenu("", items...), c, fyne.NewPos(0, a.side.narrow.Size().Height), a.side.narrow)
	}
}

// narrow reads the disagreements that a filter leaves.
func (a *Adjudicating) narrow(f review.Filter) {
	a.filter = f
	a.read()
}

func sameFilter(a, b review.Filter) bool {
	return strings.Join(a.Articles, " ") == strings.Join(b.Articles, " ") && strings.Join(a.Annotators, " ") == strings.Join(b.Annotators, " ")
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

// narrowed says what the list is narrowed to.
func narrowed(d *adjudicate.Docket) string {
	f := d.Filter()
	switch {
	case len(f.Annotators) == 2:
		return pairName(f.Annotators[0], f.Annotators[1])
	case len(f.Articles) == 1:
		for _, article := range d.Articles() {
			if article.ID == f.Articles[0] {
				return short(article.Title)
			}
		}
	}
	return lang.L("All disagreements")
}
