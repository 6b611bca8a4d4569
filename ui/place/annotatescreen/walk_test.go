package annotatescreen

import (
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/ui/uitest"
)

func TestEveryDialogObeysItsKeysWhereverTheFocusIs(t *testing.T) {
	uitest.WalkDialogs(t, map[string]uitest.Asking{
		"side.askBatch": func(t *testing.T) (fyne.Window, func()) {
			d := threeArticles(t)
			a, w := d.inWindow(fyne.NewSize(1024, 700))
			a.side.entry.SetText("strike")
			return w, a.side.askBatch
		},
	})
}

func TestALeadMakesABatchOfWhatWasFound(t *testing.T) {
	d := threeArticles(t)
	a, w := d.inWindow(fyne.NewSize(1440, 900))
	a.side.entry.SetText(`strike event=strike`)
	item(t, a.offered(t), "Make a batch of these articles…").Action()
	c := w.Canvas()
	for _, r := range "weeks 1" {
		c.Focused().TypedRune(r)
	}
	c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := d.host.Noticed(); got != "The batch weeks 1 has 2 articles" {
		t.Errorf("it is told %q", got)
	}
	frames, err := d.project.Frames(t.Context())
	if err != nil || len(frames) != 1 || frames[0].Batch != "weeks 1" || frames[0].Query != "strike event=strike" {
		t.Errorf("kept is %+v (%v)", frames, err)
	}
	a.side.entry.SetText(`batch="weeks 1"`)
	if got := a.side.heading.Text; got != "2 of 3 articles" {
		t.Errorf("of the batch the queue says %q", got)
	}
}
