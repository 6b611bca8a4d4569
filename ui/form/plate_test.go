package form_test

import (
	"fmt"
	"reflect"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/ui/form"
	"plumbline/ui/theme"
)

// The sizes of a form: in a window of 1024 by 700, of 1366 by 768, and of 4K.
var sizes = []fyne.Size{fyne.NewSize(430, 599), usual, fyne.NewSize(480, 2060)}

// drawnBySlot are where everything on the plate stands, and how it is named.
func drawnBySlot(f *form.Form) map[annotate.Slot]form.Drawn {
	out := map[annotate.Slot]form.Drawn{}
	for _, p := range f.Drawn() {
		p.Asked, p.Words = false, nil
		out[p.Slot] = p
	}
	return out
}

// answerAll answers every question that comes to be asked, one after the other,
// with each option, and calls after for every answer.
func (d *rig) answerAll(give func(s annotate.Slot, value string), after func(s annotate.Slot, value string)) {
	for range 3 {
		for _, q := range d.asked() {
			if !q.Field.Choosable() {
				continue
			}
			for _, o := range q.Field.Options {
				s := annotate.Slot{Field: q.Field.Key, Target: q.Target}
				d.active = s
				give(s, o.Value)
				after(s, o.Value)
				if d.book.EndsForm(s.Field, o.Value) { // nothing else is asked until it is answered otherwise
					give(s, q.Field.Options[0].Value)
				}
			}
		}
	}
}

func TestNoAnswerMovesAnythingOnThePlate(t *testing.T) {
	four := []string{"Northland", "The Isles", "Southern Union", "Eastmark"}
	for _, size := range sizes {
		for _, scale := range []float32{1, 2} {
			for _, targets := range [][]string{four[:1], four} {
				for _, by := range []string{"key", "click"} {
					t.Run(
						fmt.Sprintf("%vx%v scale %v, %d targets, by %s", size.Width, size.Height, scale, len(targets), by),
						func(t *testing.T) {
							holdStill(t, newRig(t, targets...), size, scale, by == "click")
						},
					)
				}
			}
		}
		for _, scale := range []float32{1, 2} {
			for _, by := range []string{"key", "click"} {
				t.Run(fmt.Sprintf("%vx%v scale %v, 25 questions, by %s", size.Width, size.Height, scale, by), func(t *testing.T) {
					d := newRig(t)
					d.book = manyQuestions(t)
					holdStill(t, d, size, scale, by == "click")
				})
			}
		}
	}
}

// holdStill answers everything and sees every place stay where it was.
func holdStill(t *testing.T, d *rig, size fyne.Size, scale float32, byClick bool) {
	f, _ := newWindow(t, size, theme.Choice{Mode: theme.AlwaysLight, Scale: scale})
	f.Show(d.show())
	before := drawnBySlot(f)
	seen, _ := f.Seen()
	f.OnOption = func(field, target, value string) {
		d.answers[annotate.Slot{Field: field, Target: target}] = value
		f.Show(d.show())
	}
	give := func(s annotate.Slot, value string) {
		if !byClick {
			d.answers[s] = value
			f.Show(d.show())
			return
		}
		seen, _ = f.Seen()
		f.Click(s, value)
	}
	d.answerAll(give, func(s annotate.Slot, value string) {
		if after := drawnBySlot(f); !reflect.DeepEqual(before, after) {
			t.Fatalf("%s of %s moved something", s.Field, value)
		}
		from, to := f.Seen()
		if byClick && from != seen {
			t.Fatalf("a click on %s of %s moved the plate under the pointer, from %v to %v", value, s.Field, seen, from)
		}
		if p := before[s]; !byClick && (p.At.Y < from || p.At.Y+min(p.Size.Height, to-from) > to) && p.Size.Height < to-from {
			t.Fatalf("%s is active and out of view: %v to %v of %v to %v", s.Field, p.At.Y, p.At.Y+p.Size.Height, from, to)
		}
	})
}

func TestFourTargetsAreWhollyInViewWithEveryOptionAndKey(t *testing.T) {
	d := everything(t)
	s := show(t, d)
	from, to := s.form.Seen()
	if high := s.form.PlateHigh(); from != 0 || high > to {
		t.Fatalf("the plate is %v high, and %v of it are in view", high, to-from)
	}
	for _, p := range s.form.Drawn() {
		f := d.book.Field(p.Slot.Field)
		for _, o := range f.Options {
			at, ok := p.Options[o.Value]
			if !ok || at.X < 0 || at.X >= usual.Width {
				t.Errorf("%s has no place for %s", f.Key, o.Value)
			}
		}
		if p.At.X+p.Size.Width > usual.Width {
			t.Errorf("%s is cut at the right: %v", f.Key, p.At.X+p.Size.Width)
		}
	}
}

func TestQuestionsDoNotLieOverEachOther(t *testing.T) {
	for _, size := range sizes {
		for _, scale := range []float32{0.8, 1, 1.5, 2} {
			f, _ := newWindow(t, size, theme.Choice{Mode: theme.AlwaysLight, Scale: scale})
			f.Show(everything(t).show())
			placed := f.Drawn()
			for i, p := range placed {
				for _, o := range placed[i+1:] {
					apart := p.At.X+p.Size.Width <= o.At.X || p.At.Y+p.Size.Height <= o.At.Y
					if !apart {
						t.Errorf("%v at %v: %v lies over %v", size, scale, p.Slot, o.Slot)
					}
				}
			}
		}
	}
}

func TestThePlateIsBuiltOnceForItsCodebookTargetsAndWidth(t *testing.T) {
	d := halfway(t)
	s := show(t, d)
	built := s.form.Question(slot("sourcing", ""))
	d.answers = map[annotate.Slot]string{} // another paragraph
	s.form.Show(d.at("sourcing", "").show())
	if s.form.Question(slot("sourcing", "")) != built {
		t.Error("another paragraph built the plate anew")
	}
	d.targets = d.targets[:1]
	s.form.Show(d.show())
	if s.form.Question(slot("sourcing", "")) == built {
		t.Error("other targets have the same plate")
	}
}
