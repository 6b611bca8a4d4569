package form

import (
	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// stepHead stands over the rows of targets: the name of the question, the key
// that gives the rest, and the key of each option over its column.
type stepHead struct {
	kit.Control[headLook]
	form  *Form
	field *codebook.Field
	first annotate.Slot
	keys  []stepKey
}

// headLook is what the head shows that can change.
type headLook struct {
	asked  bool
	active string // the field that is active for one of the targets
	style  kit.Style
}

// stepKey is a key over the middle of its column.
type stepKey struct {
	field  *codebook.Field
	key    string
	middle float32
}

// restKey gives the value off the scale to this and the later targets.
const restKey = "r"

func newStepHead(form *Form, f *codebook.Field, target string) *stepHead {
	h := &stepHead{form: form, field: f, first: annotate.Slot{Field: f.Key, Target: target}}
	h.Make(h, headLook{}, h.draw, func() fyne.Size { return fyne.Size{} })
	return h
}

// add puts the keys of a field over its columns.
func (h *stepHead) add(f *codebook.Field, cells []cell, x float32) {
	for i, c := range cells {
		h.keys = append(h.keys, stepKey{f, f.Options[i].Key, x + c.at.X + c.size.Width/2})
	}
}

func (h *stepHead) draw(d *kit.Drawing, size fyne.Size) {
	c := theme.Current()
	strong, _ := c.Family(h.field.Family)
	if !h.State().asked {
		strong = theme.Mix(c.Surface, c.Muted, 0.8)
	}
	t := headName(h.field)
	t.Ink = strong
	w := min(kit.Width(t)+1, h.room(size.Width))
	d.Words(0, 0, w, size.Height, t)
	d.Spot(kit.Spot{
		ID: "name", Size: fyne.NewSize(w, size.Height), Mute: true, Tip: func() string { return h.field.Label },
		Open: func() { h.form.enter(h.first) },
	})
	if h.field.RestsBy(restKey) {
		h.drawRest(d, w+theme.Scaled(6), size.Height)
	}
	for _, k := range h.keys {
		t := kit.Text{Text: k.key, Size: theme.Scaled(11), Ink: c.Muted}
		if k.field.Key == h.State().active {
			t.Ink, t.Bold = strong, true
		}
		w := kit.Width(t)
		d.Words(k.middle-w/2, 0, w+1, size.Height, t)
	}
}

// headName is the name of a question as it stands over its rows.
func headName(f *codebook.Field) kit.Text {
	return kit.Text{Text: nameOf(f), Size: nameSize(), Bold: true}
}

// restRoom is what the key that gives the rest takes beside the name.
func restRoom(f *codebook.Field) float32 {
	if !f.RestsBy(restKey) {
		return 0
	}
	return theme.Scaled(6) + kit.CapWidth(restKey)
}

// headNeed is how wide a name and what stands beside it are in one line.
func headNeed(f *codebook.Field) float32 {
	return kit.Width(headName(f)) + restRoom(f) + theme.Scaled(8)
}

// room is how wide the name may be: up to the first key over the columns, with what
// stands between them, or up to the end of the line where no keys stand.
func (h *stepHead) room(width float32) float32 {
	if len(h.keys) > 0 {
		width = h.keys[0].middle - theme.Scaled(8)
	}
	return width - restRoom(h.field)
}

// drawRest draws the key that answers the rest of the targets.
func (h *stepHead) drawRest(d *kit.Drawing, x, high float32) {
	skin, w := kit.PlainCap(), kit.CapWidth(restKey)
	if d.Hovered("rest") {
		skin.Fill = theme.Current().Hover
	}
	d.Cap(x, 0, w, high, restKey, skin)
	d.Spot(kit.Spot{
		ID: "rest", At: fyne.NewPos(x, 0), Size: fyne.NewSize(w, high), Mute: true, Open: h.rest,
		Tip: func() string { return word("this and the later targets are absent, up to one that is named") },
	})
}

// rest answers the rest of the targets of this question, whichever is active.
func (h *stepHead) rest() {
	if h.State().active != h.field.Key {
		h.form.enter(h.first)
	}
	call(h.form.OnRest)
}
