package annotatescreen

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/finding"
	"plumbline/ui/form"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
	"plumbline/ui/wording"
)

// mostValues is how many values of a column a menu offers, those of the most articles.
const mostValues = 20

// offer opens the menu of what can be looked for and, once something was found, of what
// can be done with it.
func (s *side) offer() {
	if s.mine {
		return
	}
	var terms finding.Terms
	var articles []annotate.Summary
	var err error
	s.host.Work(func() {
		if terms, err = s.project.Terms(context.Background()); err == nil {
			articles, err = s.project.Catalogue(context.Background())
		}
	}, func() {
		if err != nil {
			s.host.Failed(err)
			return
		}
		s.openMenu(s.menu(terms, articles))
	})
}

// openMenu shows a menu below its button; it has the keys until something is chosen.
func (s *side) openMenu(items []*fyne.MenuItem) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s.filters); c != nil {
		widget.ShowPopUpMenuAtRelativePosition(fyne.NewMenu("", items...), c, fyne.NewPos(0, s.filters.Size().Height), s.filters)
		s.host.Trace("offered %d", len(items))
	}
}

// menu is what is offered: what to do with what was found, what is known of articles, what
// people answered.
func (s *side) menu(terms finding.Terms, articles []annotate.Summary) []*fyne.MenuItem {
	sections := [][]*fyne.MenuItem{s.deeds(), s.ofArticles(terms, articles), s.ofAnswers(terms)}
	var items []*fyne.MenuItem
	for _, section := range sections {
		if len(items) > 0 && len(section) > 0 {
			items = append(items, fyne.NewMenuItemSeparator())
		}
		items = append(items, section...)
	}
	return items
}

// deeds are what can be done with what was found.
func (s *side) deeds() []*fyne.MenuItem {
	if s.session.Order() != "" && s.entry.Text == "" {
		return []*fyne.MenuItem{kit.NewMenuItem(lang.L("End the order of work"), s.endOrder)}
	}
	if s.found.total == 0 || s.narrowed {
		return nil
	}
	items := []*fyne.MenuItem{kit.NewMenuItem(lang.L("Work through these articles"), s.workThrough)}
	if s.session.Leads() && !s.session.ReadOnly() {
		items = append(items, kit.NewMenuItem(lang.L("Make a batch of these articles…"), s.askBatch))
	}
	return items
}

// ofArticles are the filters by what is known of articles.
func (s *side) ofArticles(terms finding.Terms, articles []annotate.Summary) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, c := range []struct{ name, label string }{
		{annotate.MetaEvent, lang.L("Event")},
		{annotate.MetaOutlet, lang.L("Outlet")},
		{annotate.MetaAuthor, lang.L("Author")},
		{annotate.MetaStratum, lang.L("Stratum")},
		{annotate.MetaBatch, lang.L("Batch")},
	} {
		items = append(items, s.ofColumn(c.label, c.name, c.name, articles)...)
	}
	for _, column := range terms.Columns {
		name := strings.TrimPrefix(column, annotate.FreePrefix)
		items = append(items, s.ofColumn(name, name, column, articles)...)
	}
	if slices.ContainsFunc(articles, func(a annotate.Summary) bool { return a.Meta.Published != "" }) {
		items = append(items, kit.NewMenuItem(lang.L("Published…"), func() { s.typeOn(annotate.ByDate + "=") }))
	}
	return items
}

// ofColumn offers the values that articles have in a column, nothing where they have none.
func (s *side) ofColumn(label, name, field string, articles []annotate.Summary) []*fyne.MenuItem {
	count := make(map[string]int)
	for _, a := range articles {
		value := a.Meta.Get(field)
		if field == annotate.MetaBatch {
			value = a.Meta.Batch
		}
		if value != "" {
			count[value]++
		}
	}
	values := slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	if len(values) == 0 {
		return nil
	}
	return []*fyne.MenuItem{s.choice(label, name, values[:min(len(values), mostValues)], func(value string) string { return value })}
}

// ofAnswers are the filters by what a paragraph is and what people said of it.
func (s *side) ofAnswers(terms finding.Terms) []*fyne.MenuItem {
	items := []*fyne.MenuItem{s.choice(lang.L("Kind by layout"), finding.ByUnit, annotate.Guesses(), func(v string) string { return v })}
	var questions []*fyne.MenuItem
	for i := range terms.Book.Fields {
		f := &terms.Book.Fields[i]
		if f.Choosable() {
			questions = append(questions, s.choice(f.Label, f.Key, optionsOf(f), func(v string) string { return form.ShownValue(f, v) }))
		}
	}
	answer := kit.NewMenuItem(lang.L("Answer"), nil)
	answer.ChildMenu = fyne.NewMenu("", questions...)
	items = append(items, answer)
	if len(terms.People) > 1 {
		items = append(items, s.choice(lang.L("Annotator"), finding.ByAnnotator, terms.People, func(v string) string { return v }))
	}
	return append(items,
		kit.NewMenuItem(lang.L("Marked unsure"), func() { s.add(finding.ByUnsure, finding.Yes) }),
		kit.NewMenuItem(lang.L("With a note"), func() { s.add(annotate.FieldNote, finding.Yes) }),
		kit.NewMenuItem(lang.L("People differ"), func() { s.add(finding.ByDisagreement, finding.Yes) }),
	)
}

func optionsOf(f *codebook.Field) []string {
	values := make([]string, len(f.Options))
	for i := range f.Options {
		values[i] = f.Options[i].Value
	}
	return values
}

// choice is an item with a menu of values beside it.
func (s *side) choice(label, name string, values []string, shown func(string) string) *fyne.MenuItem {
	items := make([]*fyne.MenuItem, len(values))
	for i, value := range values {
		items[i] = kit.NewMenuItem(shown(value), func() { s.add(name, value) })
	}
	item := kit.NewMenuItem(label, nil)
	item.ChildMenu = fyne.NewMenu("", items...)
	return item
}

// add adds a filter to the line, and looks.
func (s *side) add(name, value string) { s.typeOn(finding.Filter(name, value) + " ") }

// typeOn writes on at the end of the line, with the keys in the box.
func (s *side) typeOn(words string) {
	line := strings.TrimRight(s.entry.Text, " ")
	if line != "" {
		line += " "
	}
	s.host.Focus(s.entry)
	s.entry.SetText(line + words)
	s.entry.CursorColumn = len([]rune(s.entry.Text))
	s.entry.Refresh()
}

// collect gathers the articles with what was found, all of them, and hands them on.
func (s *side) collect(do func(annotate.Collected, error)) {
	q := s.query
	var found annotate.Collected
	var err error
	s.host.Work(func() { found, err = s.project.Collect(context.Background(), q) }, func() { do(found, err) })
}

// workThrough shows of the queue the articles with what was found.
func (s *side) workThrough() {
	request := s.request
	s.collect(func(found annotate.Collected, err error) {
		if request != s.request {
			return
		}
		if err == nil {
			err = s.session.WorkThrough(context.Background(), s.query.Line, found)
		}
		if err != nil {
			s.host.Failed(err)
			return
		}
		s.host.Trace("through %d", len(s.session.Shown()))
		s.entry.SetText("") // what was found is the queue now
		s.host.Focus(s.entry)
	})
}

// goOn goes on with the order of work that the annotator was at the last time.
func (s *side) goOn() {
	line, err := s.session.LeftOrder(context.Background())
	if err != nil || line == "" {
		return // the whole queue is shown, as without any
	}
	var found annotate.Collected
	s.host.Work(func() {
		var terms finding.Terms
		if terms, err = s.project.Terms(context.Background()); err != nil {
			return
		}
		var q finding.Query
		if q, err = finding.Read(line, terms); err == nil {
			found, err = s.project.Collect(context.Background(), q)
		}
	}, func() {
		if err == nil { // else the codebook no longer has what was looked for
			s.session.GoOnThrough(line, found)
			s.sync()
		}
	})
}

// endOrder shows the whole queue again.
func (s *side) endOrder() {
	if err := s.session.EndOrder(context.Background()); err != nil {
		s.host.Failed(err)
	}
	s.sync()
}

// askBatch asks for the name of a batch of what was found.
func (s *side) askBatch() {
	var found annotate.Collected
	line, made := s.query.Line, ""
	entry := modal.NewEntry("", lang.L("such as calibration, or week 12"))
	modal.Show(s.host.Window(), modal.Spec{
		Title: lang.L("Make a batch"), Width: 480, InitialFocus: entry,
		Body: modal.NewColumn(
			modal.Text(lang.L("Articles in which this is found: {{.Query}}", map[string]any{"Query": line})),
			entry,
		),
		Confirm: lang.L("Make a batch"), Cancel: lang.L("Cancel"),
		Reads: func(m *modal.Modal) {
			s.collect(func(all annotate.Collected, err error) {
				if err != nil {
					m.SetError(wording.Error(err))
					return
				}
				found = all
				m.Known()
			})
		},
		OnConfirm: func() error {
			name := strings.TrimSpace(entry.Text)
			if name == "" {
				return annotate.Fail(annotate.CodeInvalid, "work.batch-without-name")
			}
			plan, err := s.session.MakeBatch(context.Background(), s.project, name, line, found)
			if err == nil {
				made = lang.L("The batch {{.Name}} has {{.Articles}} articles", map[string]any{"Name": name, "Articles": plan.Articles})
			}
			return err
		},
		Then: func() {
			s.host.Notice(made)
			s.sync()
			s.host.Focus(s.entry)
		},
	})
}
