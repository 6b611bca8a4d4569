package exchanging_test

import (
	"os"
	"path/filepath"
	"testing"

	"plumbline/annotate/corpus"
	"plumbline/annotate/work/exchanging"
)

// bring lets a lead look at a table.
func bring(t *testing.T, d *rig, table string) *exchanging.Bringing {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ratings.csv")
	if err := os.WriteFile(path, []byte(table), 0o600); err != nil {
		t.Fatal(err)
	}
	b := d.Bring(path, func() {}, d.Failed)
	b.Read()
	d.awaitIdle()
	return b
}

const rated = `who_said,what,mood,sourcing
Mara,The envoy came on Monday.,calm,Official
Ilo,The envoy came on Monday.,tense,offical
Mara,Nobody saw the port.,calm,none
Ilo,Nobody saw the port.,calm,person
`

func TestColumnsAreChosenBeforeLabelsComeIn(t *testing.T) {
	d := newRig(t, newsroom(t), "L1")
	b := bring(t, d, rated)
	roles := func() (all []corpus.Role) {
		for _, c := range b.Columns() {
			all = append(all, c.Role)
		}
		return all
	}
	if len(d.failed) > 0 || b.Found() == nil {
		t.Fatalf("failed is %v", d.failed)
	}
	b.SetRole("who_said", corpus.RoleAnnotator)
	d.awaitIdle()
	b.SetRole("what", corpus.RoleText)
	d.awaitIdle()
	if got := roles(); got[0] != corpus.RoleAnnotator || got[1] != corpus.RoleText || len(b.Map().People) != 2 {
		t.Fatalf("columns are %v, people %v", got, b.Map().People)
	}
	b.SetRole("mood", corpus.RoleAside)
	d.awaitIdle()
	before := b.Plan().Changed
	b.SetOption(false, 0, indexOf(t, b, "offical"), "official")
	d.awaitIdle()
	if b.Plan().Changed != before+1 || !b.CanBring() {
		t.Errorf("with the misspelt one %d answers come in, before %d", b.Plan().Changed, before)
	}
	b.TurnSeat(1)
	d.awaitIdle()
	if !b.Map().People[1].Slot {
		t.Error("nobody is a slot")
	}
	b.Do()
	d.awaitIdle()
	if !b.Written() || d.written != 1 || b.CanBring() {
		t.Errorf("written is %t, told %d times", b.Written(), d.written)
	}
}

func indexOf(t *testing.T, b *exchanging.Bringing, label string) int {
	t.Helper()
	for i, v := range b.Map().Labels[0].Values {
		if v.Theirs == label {
			return i
		}
	}
	t.Fatalf("there is no label %s in %v", label, b.Map().Labels)
	return 0
}

func TestWhatCannotBeReadLeavesWhatWasShown(t *testing.T) {
	d := newRig(t, newsroom(t), "L1")
	b := bring(t, d, "coder,text,bias\nMara,The envoy came on Monday.,x\n")
	b.SetRole("bias", corpus.RoleAside)
	d.awaitIdle()
	b.SetRole("coder", corpus.RoleAside)
	d.awaitIdle()
	if len(d.failed) == 0 || b.Map() == nil {
		t.Fatalf("a table without labels is no failure: %v", d.failed)
	}
	d.failed = nil
	b.SetRole("bias", corpus.RoleLabel)
	d.awaitIdle()
	if len(d.failed) > 0 {
		t.Errorf("afterwards it fails with %v", d.failed)
	}
}
