package dialogs

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"plumbline/annotate"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

// buttons are those of the dialog on top, by label.
func buttons(o Over) map[string]*kit.FocusButton {
	all := make(map[string]*kit.FocusButton)
	for _, part := range test.LaidOutObjects(o.Window.Canvas().Overlays().Top()) {
		if b, ok := part.(*kit.FocusButton); ok {
			all[b.State().Label] = b
		}
	}
	return all
}

func TestTheThreeAnswersAboutTheOutletStandTogether(t *testing.T) {
	o := over(t)
	o.Recognised("Ferry", "Not now", func(string) {})
	all := buttons(o)
	end := func(label string) float32 { return all[label].Position().X + all[label].Size().Width }
	for i, label := range []string{"I guess", "I knew"} {
		before := []string{"No", "I guess"}[i]
		if apart := all[label].Position().X - end(before); apart != theme.Scaled(8) {
			t.Errorf("%q stands %v behind %q", label, apart, before)
		}
	}
	if apart := all["Not now"].Position().X - end("I knew"); apart <= theme.Scaled(8) {
		t.Errorf("the way out stands %v behind the answers, as if it were one", apart)
	}
}

func TestTheOutletIsAnsweredByAButtonAloneAndNeverByEnterOrEscape(t *testing.T) {
	for label, want := range map[string]string{
		"No": annotate.RecognisedNot, "I guess": annotate.RecognisedGuess, "I knew": annotate.RecognisedKnew, "Not now": "",
	} {
		o, got := over(t), "nothing"
		o.Recognised("Ferry", "Not now", func(option string) { got = option })
		test.Tap(buttons(o)[label])
		if got != want {
			t.Errorf("%q answers %q, want %q", label, got, want)
		}
	}
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEscape} {
		o, got := over(t), "nothing"
		o.Recognised("Ferry", "Not now", func(option string) { got = option })
		uitest.PressKey(o.Window.Canvas(), key)
		if got != "" {
			t.Errorf("%s answers %q", key, got)
		}
	}
}
