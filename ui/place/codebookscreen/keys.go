package codebookscreen

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/work/versioning"
	"plumbline/ui/card"
	"plumbline/ui/keys"
)

// Where the keys are: on the page, or in the search box.
const (
	onPage keys.State = 1 << iota
	inSearch
)

// OnChar takes one typed character.
func (c *Screen) OnChar(char rune) {
	if !c.keys.Press(keys.Typed(char), onPage) {
		c.noKey(char)
	}
}

func (c *Screen) noKey(char rune) {
	c.host.Notice(lang.L("{{.Key}} is no key of the codebook", map[string]any{"Key": string(char)}))
}

// OnKey takes a key that types nothing.
func (c *Screen) OnKey(name fyne.KeyName, shift, repeated bool) {
	c.keys.Press(keys.Named(name, shift, repeated), onPage)
}

// Keys are the keys of the place.
func (c *Screen) Keys() keys.List { return c.keys }

func (c *Screen) bindings() keys.List {
	return keys.List{{Title: lang.L("Codebook"), Bindings: []keys.Binding{
		{
			Keys:  []keys.Key{"Up", "Down", "Left", "Right", "Home", "End"},
			When:  onPage,
			Held:  true,
			Do:    c.board.Press,
			Shown: "Up, Down · Page Down",
			Help:  lang.L("through the questions"),
		},
		{Keys: []keys.Key{"Page Down", "Page Up"}, When: onPage, Held: true, Do: c.page, Help: keys.Above},
		{
			Keys: []keys.Key{"Tab", "Shift+Tab"},
			When: onPage,
			Held: true,
			Do:   c.board.Press,
			Help: lang.L("to the buttons and the cards beside, and back"),
		},
		{Keys: []keys.Key{"/"}, When: onPage, Do: func(keys.Press) { c.FocusSearch() }, Help: lang.L("search the rules")},
		{
			Keys: []keys.Key{"Enter", "Down"}, When: inSearch, Do: c.leaveSearch,
			Help: lang.L("in the search: to the rules that were found"),
		},
		{Keys: []keys.Key{"Esc"}, When: inSearch, Do: c.leaveSearch, Help: lang.L("in the search: leave it, to all rules")},
		{
			Keys:  []keys.Key{"Enter", " "},
			When:  onPage,
			Do:    c.board.Press,
			Shown: "Enter",
			Help:  lang.L("open: a version compares with the one before, an answer leads to its paragraph"),
		},
		{
			Keys:  []keys.Key{"l", "a", "r"},
			When:  onPage,
			Do:    c.button,
			Shown: "l · a · r",
			Help:  lang.L("load another version, adopt it, check its file again"),
		},
		{Keys: []keys.Key{"k"}, When: onPage, Do: c.button, Help: lang.L("list the answers that need another look")},
		{Keys: []keys.Key{"p", "t"}, When: onPage, Do: c.button, Shown: "p · t", Help: lang.L("print the rules; edit the targets")},
		{Keys: []keys.Key{"Esc"}, When: onPage, Held: true, Do: c.board.Press, Help: lang.L("back to the rules")},
	}}}
}

// button does what a button that is on the screen shows its key for.
func (c *Screen) button(p keys.Press) {
	if !card.Press(slices.Concat(c.actions(), c.lookActions(), c.targetActions()), p.Char) {
		c.noKey(p.Char)
	}
}

// page moves by a view; in the rules the keys follow.
func (c *Screen) page(p keys.Press) {
	c.board.Press(p)
	if c.board.At() == c.main {
		c.follow()
	}
}

// escape goes back to the rules, else shows all of them.
func (c *Screen) escape() {
	switch {
	case c.work.Mode() != versioning.Rules:
		c.work.Turn(versioning.Rules)
	case c.work.Seeking():
		c.search.SetText("")
	default:
		c.board.Enter(c.main)
	}
}

// follow brings the keys to the first spot in view.
func (c *Screen) follow() {
	top := c.middle.Scroll.Offset.Y - c.main.Position().Y
	for _, s := range c.main.Drawing().Spots {
		if s.At.Y+s.Size.Height > top+1 {
			c.main.FocusOn(s.ID)
			return
		}
	}
}
