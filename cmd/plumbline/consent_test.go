//go:build window

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A pack asks for consent before it shows a form; the word and what the person tells of
// themselves come home with the file, and into no pack of others.
func TestAPackAsksForConsentBeforeItShowsAForm(t *testing.T) {
	t.Parallel()
	lead := newRig(t, 1366, 768)
	lead.project = filepath.Join(t.TempDir(), "harbour.plumb")
	book, article, text := filepath.Join(
		lead.home,
		"book.yaml",
	), filepath.Join(
		lead.home,
		"ferry.txt",
	), filepath.Join(
		lead.home,
		"text.txt",
	)
	lead.must(os.WriteFile(book, []byte(aboutArticles), 0o600))
	lead.must(os.WriteFile(article, []byte("The ferry sails\n\nIt sails at nine.\n"), 0o600))
	lead.must(os.WriteFile(text, []byte("You read one article.\n\nYou may stop at any time.\n"), 0o600))
	lead.plumb("new", "--codebook", book)
	lead.plumb("import", article)
	lead.plumb("person", "L", "--role", "lead")
	lead.plumb("person", "A1")
	lead.plumb("person", "A2")
	lead.plumb("consent", "--text", text)
	pack := filepath.Join(t.TempDir(), "A1.plumb")
	lead.plumb("pack", "--for", "A1", "-o", pack)

	d := &rig{T: t, display: lead.display, home: lead.home, project: pack}
	d.open()
	t.Cleanup(func() { d.program.Kill() })
	d.key("Escape") // not now: there is no form, and keys answer nothing
	d.press("w")
	d.program.Kill()
	if words := d.plumb("consent", "--json"); words != "" {
		t.Fatalf("before anybody agreed, the file says %s", words)
	}
	d.open()
	d.key("Tab", "Return") // from the way out to the word
	d.await("agreed")
	d.next() // the word itself
	d.press("first language = Corvanian")
	d.key("ctrl+Return")
	d.next() // what was told
	d.press("w")
	d.want("tone", "-", "warm")
	d.leave()
	if words := d.plumb("consent", "--json"); !strings.Contains(words, `"annotator":"A1"`) || !strings.Contains(words, `"current":true`) {
		t.Errorf("the file says %s", words)
	}

	lead.plumb("merge", pack)
	if words := lead.plumb("consent", "--json"); strings.Count(words, `"annotator":"A1"`) != 1 {
		t.Errorf("after the merge the project says %s", words)
	}
	if people := lead.plumb("people", "--attributes"); !strings.Contains(people, "Corvanian") {
		t.Errorf("what A1 told of themselves did not come home:\n%s", people)
	}
	other := filepath.Join(t.TempDir(), "A2.plumb")
	lead.plumb("pack", "--for", "A2", "-o", other)
	content, err := os.ReadFile(other)
	lead.must(err)
	if strings.Contains(string(content), "Corvanian") {
		t.Error("a pack for A2 holds what A1 told of themselves")
	}
	lead.plumb("check")
}
