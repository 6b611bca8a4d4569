package codebookscreen

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// searchEntry is the box that narrows the rules down; Escape and Enter leave it.
type searchEntry struct {
	widget.Entry
	onLeave func(empty bool)
}

func (c *Screen) newSearch() *searchEntry {
	e := &searchEntry{}
	e.ExtendBaseWidget(e)
	e.SetPlaceHolder(lang.L("Search the rules…  Ctrl+F"))
	e.OnChanged = c.find
	e.onLeave = func(empty bool) {
		if empty {
			e.SetText("")
		}
		c.params.ReturnFocus()
	}
	return e
}

// TypedKey takes the keys that leave the box, before the entry does.
func (e *searchEntry) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyEscape:
		e.onLeave(true)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		e.onLeave(false)
	default:
		e.Entry.TypedKey(k)
	}
}

// AcceptsTab lets Tab leave the box for the key router.
func (e *searchEntry) AcceptsTab() bool { return false }

// find shows the questions that say what is typed.
func (c *Screen) find(text string) {
	c.found = annotate.FoldText(text)
	c.middle.ScrollTo(0)
	c.Sync()
}

// fields are the questions that say what is searched, all if nothing is.
func (c *Screen) fields() []*codebook.Field {
	if !c.shown {
		return nil
	}
	var fields []*codebook.Field
	for i := range c.view.Book.Fields {
		if f := &c.view.Book.Fields[i]; c.found == "" || c.says(f) {
			fields = append(fields, f)
		}
	}
	return fields
}

// says reports whether a question or one of its options says what is searched.
func (c *Screen) says(f *codebook.Field) bool {
	words := []string{f.Key, f.Label, f.Question, f.Rule}
	for _, o := range f.Options {
		words = append(words, optionWords(&o)...)
	}
	return strings.Contains(annotate.FoldText(strings.Join(words, "\n")), c.found)
}

// optionSays reports whether an option says what is searched.
func (c *Screen) optionSays(o *codebook.Option) bool {
	return c.found != "" && strings.Contains(annotate.FoldText(strings.Join(optionWords(o), "\n")), c.found)
}

func optionWords(o *codebook.Option) []string {
	return []string{o.Value, o.Shown, o.Definition, o.Example, o.NotExample}
}
