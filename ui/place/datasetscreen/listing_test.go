package datasetscreen_test

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/store/storetest"
	"plumbline/ui/theme"
)

// overreaching is the pack of A1, in which A1 answers a question, becomes a lead
// and withdraws an article.
func overreaching(t *testing.T, project *storetest.Project, first *annotate.Article) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "A1.plumb")
	if _, err := project.Pack(t.Context(), annotate.NewPack(project.Pen("L1"), "A1"), path); err != nil {
		t.Fatal(err)
	}
	pack := storetest.MustOpenFile(t, path)
	pack.Say(t, "A1", annotate.NewSheet(first.Paragraphs[0], annotate.LayerAnnotation, 1, "A1").Key("note", ""), "mine")
	pack.Say(t, "A1", annotate.Key{Kind: annotate.KindPerson, Subject: "A1", Field: annotate.PersonRole}, annotate.RoleLead)
	pack.Say(t, "A1", annotate.Key{Kind: annotate.KindArticle, Subject: first.ID, Field: annotate.MetaWithdrawn}, annotate.Yes)
	return path
}

func TestWhatIsNotOnesOwnWorkIsListedAndComesInOnlyAfterAYes(t *testing.T) {
	project := lead(t, newsroom(t))
	first := articleCalled(t, project, "Envoy")
	p := newPage(t, project, "L1", wide, theme.Choice{})
	pack := overreaching(t, project, first)
	role := annotate.Key{Kind: annotate.KindPerson, Subject: "A1", Field: annotate.PersonRole}
	withdrawn := annotate.Key{Kind: annotate.KindArticle, Subject: first.ID, Field: annotate.MetaWithdrawn}

	p.Merge([]string{pack})
	p.wantText(
		"The pack of A1",
		"1 new entry",
		"It also holds what is not A1's own work. It stays out unless you take it in",
		"Who leads the project · 1 entry · by A1",
		"A1 becomes a lead",
		"Which articles are withdrawn · 1 entry · by A1",
		"is withdrawn",
		"not now",
	)
	p.press(fyne.KeyReturn) // Merge, as it stands
	p.wantText("Merged", "stayed out")
	if p.current(role) == annotate.RoleLead || p.current(withdrawn) != "" {
		t.Fatal("the pack took over the project without a yes")
	}
	p.press(fyne.KeyEscape)

	p.Merge([]string{pack})
	p.wantText("Nothing comes in by itself.")
	p.wantNoText("never", "take in")
	p.press(fyne.KeyReturn, fyne.KeyReturn) // the role: take in, never
	p.press(fyne.KeyDown, fyne.KeyReturn)   // the withdrawal: take in
	p.wantText("never", "take in")
	p.press("M")
	if p.current(role) == annotate.RoleLead || p.current(withdrawn) != annotate.Yes {
		t.Errorf("A1 is %q, the article is withdrawn: %q", p.current(role), p.current(withdrawn))
	}
	p.wantText("came in", "never")
	p.press(fyne.KeyEscape)

	p.Merge([]string{pack})
	p.wantText("1 entry was declined earlier and stays out")
	p.wantNoText("A1 becomes a lead")
}
