package ui

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"plumbline/ui/keys"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
	"plumbline/ui/place"
	"plumbline/ui/place/annotatescreen"
)

// allLists are the keys of the window and of each place, by name.
func allLists(d *rig) map[string]keys.List {
	d.t.Helper()
	lists := map[string]keys.List{"the window": d.keys, "Annotate": annotatescreen.Keys(), "dialogs": modal.Keys()}
	for _, tab := range tabs {
		d.OpenPlace(tab.id)
		d.awaitIdle()
		if d.at != tab.id {
			d.work.SeeEveryone()
			d.window.Canvas().Overlays().Top().Hide()
			d.OpenPlace(tab.id)
			d.awaitIdle()
		}
		k, ok := d.place.(place.Keyed)
		if ok {
			lists[tab.name()] = k.Keys()
		}
		if !ok && tab.id != place.Annotate {
			d.t.Errorf("%s tells none of its keys", tab.name())
		}
	}
	return lists
}

func TestATooltipGoesWhenAKeyIsTyped(t *testing.T) {
	d := newRig(t).begun()
	over, tips := kit.WithTips(d.window.Canvas(), d.window.Content())
	d.window.SetContent(over)
	d.window.Canvas().Focus(d.router)
	tips.After = func(_ time.Duration, show func()) func() { show(); return func() {} }
	for name, press := range map[string]func(){
		"a character":     func() { d.typed("n") },
		"any other key":   func() { d.key(fyne.KeyTab) },
		"a key of no use": func() { d.typed("%") },
	} {
		kit.TipIn(d.top.person, fyne.Position{}, fyne.NewSize(20, 20), "What this is for.")
		if tips.Text() == "" {
			t.Fatal("no tooltip is shown")
		}
		if press(); tips.Text() != "" {
			t.Errorf("%s leaves the tooltip over what it answers", name)
		}
	}
}

// TestEveryKeyHasHelp finds a key of which no list of keys tells.
func TestEveryKeyHasHelp(t *testing.T) {
	lists := allLists(newRig(t).begun())
	common := keys.Merge(annotatescreen.Keys(), lists["the window"])
	for name, list := range lists {
		for _, problem := range withoutHelp(list, common) {
			t.Errorf("%s: %s", name, problem)
		}
	}
}

// withoutHelp tells of what a list lacks. common is what every list of keys shows.
func withoutHelp(list, common keys.List) (problems []string) {
	for _, g := range list {
		shown := "" // the line above
		for _, b := range g.Bindings {
			switch {
			case len(b.Keys) == 0:
				problems = append(problems, fmt.Sprintf("%q has no key", b.Help))
			case b.Help == "":
				problems = append(problems, fmt.Sprintf("%s has no help", b.Keys[0]))
			case b.Help == keys.Above && shown == "":
				problems = append(problems, fmt.Sprintf("%s is told of by a line above, and there is none", b.Keys[0]))
			case b.Help == keys.AsInAnnotate:
				problems = append(problems, notIn(common, b.Keys)...)
			case b.Help != keys.Above:
				shown = b.Line()
			}
		}
	}
	return problems
}

func notIn(list keys.List, wanted []keys.Key) (problems []string) {
	for _, key := range wanted {
		there := slices.ContainsFunc(list, func(g keys.Group) bool {
			return slices.ContainsFunc(g.Bindings, func(b keys.Binding) bool { return slices.Contains(b.Keys, key) })
		})
		if !there {
			problems = append(problems, fmt.Sprintf("%s is no key of Annotate", key))
		}
	}
	return problems
}

// TestAKeyMeansOneThing finds two bindings of one key in a place and a state.
func TestAKeyMeansOneThing(t *testing.T) {
	lists := allLists(newRig(t).begun())
	for name, list := range lists {
		for _, problem := range twice(list) {
			t.Errorf("%s: %s", name, problem)
		}
		if name == "the window" {
			continue
		}
		for _, problem := range twice(slices.Concat(list, lists["the window"])) {
			t.Errorf("%s and the window: %s", name, problem)
		}
	}
}

func twice(list keys.List) (problems []string) {
	var seen []keys.Binding
	for _, g := range list {
		for _, b := range g.Bindings {
			for _, before := range seen {
				if before.When != 0 && b.When != 0 && before.When&b.When == 0 {
					continue
				}
				for _, key := range b.Keys {
					if slices.Contains(before.Keys, key) {
						problems = append(problems, fmt.Sprintf("%s does two things: %q and %q", key, before.Help, b.Help))
					}
				}
			}
			seen = append(seen, b)
		}
	}
	return problems
}

// TestTheChecksOfKeysFindWhatTheyLookFor plants each fault.
func TestTheChecksOfKeysFindWhatTheyLookFor(t *testing.T) {
	of := func(bindings ...keys.Binding) keys.List { return keys.List{{Title: "One", Bindings: bindings}} }
	common := of(keys.Binding{Keys: []keys.Key{"Tab"}, Help: "next"})
	for says, c := range map[string]struct {
		found []string
		want  int
	}{
		"no help":                    {withoutHelp(of(keys.Binding{Keys: []keys.Key{"F7"}}), common), 1},
		"no line above":              {withoutHelp(of(keys.Binding{Keys: []keys.Key{"F7"}, Help: keys.Above}), common), 1},
		"a line above":               {withoutHelp(of(keys.Binding{Keys: []keys.Key{"F7"}, Help: "does"}, keys.Binding{Keys: []keys.Key{"F8"}, Help: keys.Above}), common), 0},
		"not as in Annotate":         {withoutHelp(of(keys.Binding{Keys: []keys.Key{"F7"}, Help: keys.AsInAnnotate}), common), 1},
		"as in Annotate":             {withoutHelp(of(keys.Binding{Keys: []keys.Key{"Tab"}, Help: keys.AsInAnnotate}), common), 0},
		"one key, no states":         {twice(of(keys.Binding{Keys: []keys.Key{"F7"}}, keys.Binding{Keys: []keys.Key{"F8", "F7"}})), 1},
		"one key, the same state":    {twice(of(keys.Binding{Keys: []keys.Key{"F7"}, When: 3}, keys.Binding{Keys: []keys.Key{"F7"}, When: 2})), 1},
		"one key, every state":       {twice(of(keys.Binding{Keys: []keys.Key{"F7"}, When: 1}, keys.Binding{Keys: []keys.Key{"F7"}})), 1},
		"one key, different states":  {twice(of(keys.Binding{Keys: []keys.Key{"F7"}, When: 1}, keys.Binding{Keys: []keys.Key{"F7"}, When: 2})), 0},
		"different keys, one state.": {twice(of(keys.Binding{Keys: []keys.Key{"F7"}}, keys.Binding{Keys: []keys.Key{"F8"}})), 0},
	} {
		if len(c.found) != c.want {
			t.Errorf("%s: found %q, want %d", says, c.found, c.want)
		}
	}
}

// TestTheReadmeListsTheKeys compares the table of the README with the keys, or with
// -update writes it.
func TestTheReadmeListsTheKeys(t *testing.T) {
	path := filepath.Join("..", "README.md")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const head = "| key | what it does |\n|---|---|\n"
	before, rest, found := strings.Cut(string(text), head)
	if !found {
		t.Fatal("the README has no table of keys")
	}
	table, after, _ := strings.Cut(rest, "\n\n")
	want := strings.Join(readmeRows(newRig(t).begun().allKeys()), "\n")
	if table == want {
		return
	}
	if update := flag.Lookup("update"); update != nil && update.Value.String() == "true" {
		if err := os.WriteFile(path, []byte(before+head+want+"\n\n"+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("the table of keys in the README differs from the keys; run with -update. It says\n%s\nwant\n%s", table, want)
}

// readmeRows are the lines of a list as rows of a table; a character that is a key
// stands in the type of code.
func readmeRows(list keys.List) (rows []string) {
	for _, g := range list {
		rows = append(rows, fmt.Sprintf("| **%s** | |", g.Title))
		for _, l := range g.Lines() {
			shown := l[0]
			if utf8.RuneCountInString(shown) == 1 {
				shown = "`" + shown + "`"
			}
			rows = append(rows, fmt.Sprintf("| %s | %s |", shown, l[1]))
		}
	}
	return rows
}
