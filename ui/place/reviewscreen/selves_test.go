package reviewscreen_test

import (
	"strings"
	"testing"

	"plumbline/annotate/agreement"
	"plumbline/annotate/work/reviewing"
	"plumbline/ui/theme"
)

func TestSelfAgreementHasACardWhereSomebodyWasAskedAgain(t *testing.T) {
	p := newPage(t, slim, theme.Choice{Mode: theme.AlwaysLight})
	v := team()
	p.Show(v)
	if strings.Contains(p.shownText(), "Self-agreement") {
		t.Error("nobody was asked again, and there is a card for it")
	}
	v.Detail.Selves = []reviewing.Self{
		{Annotator: "A1", Result: result(agreement.LevelMASI, 0.83, 0.71, 0.92, 24, 12)},
		{Annotator: "A3", Result: undefined(agreement.OneCategory, "Undefined: everyone used only none.")},
	}
	p.Show(v)
	p.OnKey("Down", false, false)
	wants(t, p.shownText(), "Self-agreement", "A1", "0.83", "0.71 – 0.92", "A3", "undefined")
}
