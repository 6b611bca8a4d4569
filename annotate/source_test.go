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
