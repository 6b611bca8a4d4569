package modal

import (
	"fyne.io/fyne/v2"

	"plumbline/annotate/sentence"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// Check is a yes or no: a box that begins where the other boxes do, and words beside it
// that wrap. Space or a click turns it.
type Check struct {
	kit.Control[checkLook]
	Name      string // what it says, as it was given
	Checked   bool
	OnChanged func(bool) // nil does nothing

	modal *Modal
}

// checkLook is everything that a check shows.
type checkLook struct {
	words   string
	checked bool
	style   kit.Style
}

// NewCheck returns a check in a state.
func NewCheck(label string, checked bool, changed func(bool)) *Check {
	c := &Check{Name: label, Checked: checked, OnChanged: changed}
	c.Make(c, c.look(), c.draw, c.minSize)
	return c
}

func (c *Check) belongTo(m *Modal) { c.modal = m }

func (c *Check) look() checkLook {
	return checkLook{sentence.Visible(c.Name), c.Checked, kit.StyleNow()}
}

// SetChecked says yes or no.
func (c *Check) SetChecked(on bool) {
	if c.Checked == on {
		return
	}
	c.Checked = on
	c.Set(c.look())
	if c.OnChanged != nil {
		c.OnChanged(on)
	}
}

func (c *Check) turn() { c.SetChecked(!c.Checked) }

func (c *Check) words() kit.Run {
	return kit.Run{Text: c.State().words, Color: theme.Current().Ink}
}

// checkIndent is how far the words stand from where the box begins.
func checkIndent() float32 { return checkSide() + theme.Scaled(9) }

func checkSide() float32 { return theme.Scaled(14) }

func (c *Check) heightAt(width float32) float32 {
	return max(checkSide(), kit.ProseHeight(width-checkIndent(), theme.SizeBody(), c.words()))
}

// minSize is room for the words in one line, up to what is read well.
func (c *Check) minSize() fyne.Size {
	words := kit.Width(kit.Text{Text: c.State().words, Size: theme.SizeBody()})
	width := checkIndent() + min(words+1, theme.Scaled(300))
	return fyne.NewSize(width, c.heightAt(max(width, c.Size().Width)))
}

// checkSpot is the spot of a check.
const checkSpot = "check"

func (c *Check) draw(d *kit.Drawing, size fyne.Size) {
	indent := checkIndent()
	line := kit.ProseHeight(size.Width, theme.SizeBody(), kit.Run{Text: "x"})
	words := kit.ProseHeight(size.Width-indent, theme.SizeBody(), c.words())
	top := max(0, (size.Height-words)/2)
	d.Tick(0, top+line/2, checkSide(), c.State().checked)
	d.Sentences(indent, top, size.Width-indent, theme.SizeBody(), c.words())
	wide := min(size.Width, indent+kit.Width(kit.Text{Text: c.State().words, Size: theme.SizeBody()})+theme.Scaled(4))
	d.Spot(kit.Spot{
		ID: checkSpot, At: fyne.NewPos(0, top), Size: fyne.NewSize(wide, words), Open: c.turn, Round: theme.RadiusSmall,
	})
}

// FocusGained shows the ring and tells the modal where the keys are.
func (c *Check) FocusGained() {
	c.FocusOn(checkSpot)
	c.modal.focusIs(c, oneLine)
}

// FocusLost takes the ring away.
func (c *Check) FocusLost() {
	c.Leave()
	c.modal.focusIsNowhere()
}

// TypedRune does nothing: Space is a key.
func (c *Check) TypedRune(rune) {}

// TypedKey turns the check with Space, and leaves Enter and Escape to the modal.
func (c *Check) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeySpace {
		c.turn()
		return
	}
	c.modal.typed(k, oneLine)
}

// TypedShortcut leaves Ctrl+Enter to the modal.
func (c *Check) TypedShortcut(k fyne.Shortcut) { c.modal.submitted(k, oneLine) }
