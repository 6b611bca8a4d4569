package adjudicatescreen_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/annotate/work/adjudicating"
)

func (d *rig) expect(what string, wanted ...string) {
	d.t.Helper()
	for _, w := range wanted {
		if !strings.Contains(d.shown(), w) {
			d.t.Errorf("%s lacks %q:\n%s", what, w, d.shown())
		}
	}
}

func TestThePlaceShowsTheParagraphAndWhatEveryoneAnswered(t *testing.T) {
	d := newRig(t, 3).open()
	d.expect(
		"the place",
		"Disagreements · 1 left",
		"Paragraph 2 of 4 · Envoy tours three capitals",
		"1   The envoy left.",
		"3   A so-called compromise.",
		"Annotator A",
		"Annotator B",
		"Annotator C",
		"Sources",
		"official",
		"none",
	)
	if strings.Contains(d.shown(), "A1") {
		t.Error("a name is shown")
	}
	d.key(fyne.KeyF9)
	d.expect("with names the place", "· A1", "· A2", "· A3")
	if got := d.Count(); got != "0 of 1 adjudicated" {
		t.Errorf("the count is %q", got)
	}
}

func TestTheRuleHasItsRoomAlthoughTheDisagreementsAreReadLater(t *testing.T) {
	d := newRig(t, 3)
	var later []func()
	d.host.Later = func(work, done func()) { later = append(later, func() { work(); done() }) }
	d.open()
	for len(later) > 0 {
		next := later[0]
		later = later[1:]
		next()
	}
	if rule := d.Rule(); rule.Size().Height < 200 || rule.Position().Y+rule.Size().Height < 859 {
		t.Errorf("the rule stands at %v in %v, want it whole at the foot of the list", rule.Position(), rule.Size())
	}
}

func TestManyAnnotatorsAreListedByWhatTheyAnswered(t *testing.T) {
	d := newRig(t, 20).open()
	d.expect("the place", "19 × ", "1 × ")
	if strings.Contains(d.shown(), "Annotator A") {
		t.Error("twenty annotators have cards")
	}
}

func TestEnterRecordsTheMajorityAsItIs(t *testing.T) {
	d := newRig(t, 3).open()
	d.key(fyne.KeyReturn)
	const settled = "Everything that is listed is settled"
	if got := d.final(); got != "majority" || d.Count() != "1 of 1 adjudicated" || d.host.Noticed() != settled {
		t.Errorf("the outcome is %q, the count %q, the notice %q", got, d.Count(), d.host.Noticed())
	}
}

func TestCapitalsTakeColumnsOnlyWithShift(t *testing.T) {
	d := newRig(t, 3).open()
	d.OnChar('N') // Caps Lock: none is an answer all the same
	d.key(fyne.KeyReturn)
	if got := d.final(); got != "decided" {
		t.Fatalf("the outcome is %q", got)
	}
	d.Undo()
	d.Undo()
	d.typed("Z")
	if d.host.Noticed() != "There is no column Z" {
		t.Errorf("the notice is %q", d.host.Noticed())
	}
	d.typed("A")
	d.key(fyne.KeyReturn)
	if got := d.final(); got != "decided" {
		t.Errorf("after a column was taken the outcome is %q", got)
	}
}

func TestShiftKKeepsTheDisagreement(t *testing.T) {
	d := newRig(t, 3).open()
	d.key(fyne.KeyF6)
	d.typed("K")
	if got := d.final(); got != "kept" || d.Count() != "1 of 1 adjudicated" {
		t.Errorf("the outcome is %q, the count %q", got, d.Count())
	}
	d.key(fyne.KeyF3)
	d.expect("the board", "Which rule to mend", "Sources", "Rule unclear")
}

func TestAHeldKeyDecidesNothing(t *testing.T) {
	d := newRig(t, 3).open()
	d.OnKey(fyne.KeyReturn, false, true)
	if got := d.final(); got != "" {
		t.Errorf("the outcome is %q", got)
	}
}

func TestSlashOpensTheReasonAndLeavingItWritesIt(t *testing.T) {
	d := newRig(t, 3).open()
	d.typed("/")
	if d.host.Focused == nil || !d.Holds(d.host.Focused) {
		t.Fatalf("the keys go to %v, want to the reason", d.host.Focused)
	}
	reason := d.host.Focused.(interface{ SetText(string) })
	reason.SetText("He is an official by the article before.")
	if !d.Typing() {
		t.Error("nobody types")
	}
	d.host.Focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	_ = d.Flush()
	written := ""
	for _, e := range d.project.Entries() {
		if e.Key.Kind == annotate.KindReason {
			written = e.Value
		}
	}
	if written != "He is an official by the article before." {
		t.Errorf("the reason is %q", written)
	}
}

func TestThePlaceIsForALead(t *testing.T) {
	d := newRig(t, 3).open(func(o *adjudicating.Options) { o.MayLead = false })
	d.key(fyne.KeyReturn)
	d.typed("n")
	d.expect("for an annotator the place", "Disagreements are settled by a lead")
	if strings.Contains(d.shown(), "Annotator A") {
		t.Error("an annotator sees others' answers")
	}
}

func TestWithoutDisagreementThePlaceSaysSo(t *testing.T) {
	newRig(t, 1).open().expect("the place", "Nothing divides the annotators.")
}

func TestWhatAnnotatorsSayMeanwhileAppears(t *testing.T) {
	d := newRig(t, 3).open()
	d.answer("A2", 2, "official")
	d.Reload()
	if got := d.Count(); !strings.HasPrefix(got, "0 of 2") {
		t.Errorf("the count is %q", got)
	}
	d.expect("the place still", "Paragraph 2 of 4")
}

func TestTheCountTellsWhatIsToBeDecidedAgain(t *testing.T) {
	d := newRig(t, 3).open()
	d.key(fyne.KeyReturn)
	if err := d.Flush(); err != nil { // what is on its way to disk is not read anew
		t.Fatal(err)
	}
	d.answer("A1", 1, "expert")
	d.Reload()
	if got := d.Count(); got != "0 of 3 adjudicated, 3 to be decided again" {
		t.Errorf("annotators answer otherwise, and the count is %q", got)
	}
}
