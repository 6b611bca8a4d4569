package annotate_test

import (
	"testing"

	"plumbline/annotate"
)

func TestATextNamesItsSourceByWholeNames(t *testing.T) {
	source := annotate.Meta{Outlet: "The Harbour Ledger (Port Sael)", Author: "Mara Quill, José Varn and Ib"}.Source()
	for text, want := range map[string]bool{
		"By Mara Quill":                        true,
		"BY MARA QUILL":                        true,
		"By JOSÉ VARN":                         true,
		"© harbour ledger 2031":                true,
		"The Ledger of the harbour is full.":   false,
		"Mara Quillon spoke.":                  false,
		"Ib came.":                             false, // too short to tell
		"Mara met Quill.":                      false,
		"Port Sael lies by the sea.":           false,
		"Harbour Ledgers are kept by clerks.":  false,
		"He told the Harbour Ledger about it.": true,
	} {
		if got := source.NamedIn(text); got != want {
			t.Errorf("%q names its source: %v, want %v", text, got, want)
		}
	}
	if (annotate.Source{}).NamedIn("By nobody") {
		t.Error("a text names a source that is not known")
	}
	if !(annotate.Source{Outlet: "The Halyard"}).NamedIn("the halyard reports") ||
		(annotate.Source{Outlet: "The Halyard"}).NamedIn("a halyard") {
		t.Error("an outlet of one word goes by its article too")
	}
}

func TestABylineTellsItsSourceByAnyWordThatIsNotOrdinary(t *testing.T) {
	source := annotate.Source{Outlet: "Ledger Daily News (Port Sael)", Author: "Mara Quill; News Desk"}
	for byline, want := range map[string]bool{
		"By Odo Fen, Ledger":           true,
		"© LEDGER, all rights kept":    true,
		"Photo: Quill":                 true,
		"Our daily news by e-mail":     false,
		"From the desk of the editor":  false,
		"Ledgers are kept in the loft": false,
		"PORT SAEL, 3 May":             false,
	} {
		if got := source.ToldIn(byline); got != want {
			t.Errorf("%q tells its source: %v, want %v", byline, got, want)
		}
	}
	if source.NamedIn("A clerk opened the ledger.") {
		t.Error("running text names an outlet by one of its words")
	}
}
