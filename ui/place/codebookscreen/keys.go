package codebookscreen

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/work/versioning"
	"plumbline/ui/card"
)

// OnChar takes one typed character: the key of a button, or "/" for the search.
func (c *Screen) OnChar(char rune) {
	switch {
	case char == ' ':
		c.board.Open()
	case char == '/':
		c.FocusSearch()
	case card.Press(slices.Concat(c.actions(), c.lookActions(), c.targetActions()), char):
	default:
		c.host.Notice(lang.L("{{.Key}} is no key of the codebook", map[string]any{"Key": string(char)}))
	}
}

// OnKey takes a key that types nothing. By the page, the keys follow the rules.
func (c *Screen) OnKey(name fyne.KeyName, shift, repeated bool) {
	c.board.OnKey(name, shift, repeated)
	if (name == fyne.KeyPageDown || name == fyne.KeyPageUp) && c.board.At() == c.main {
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
