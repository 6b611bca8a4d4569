package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"plumbline/annotate"
	"plumbline/ui/keys"
	"plumbline/ui/place"
	"plumbline/ui/theme"
)

// pressKeys presses keys by the names that a list of keys gives them: "Tab", "Shift+Left",
// "Ctrl+Page Down", "n".
func (d *rig) pressKeys(names ...keys.Key) {
	d.t.Helper()
	for _, name := range names {
		switch key, shift := strings.CutPrefix(string(name), "Shift+"); {
		case name.Shortcut() != nil:
			d.shortcut(name)
		case shift:
			d.router.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
			d.key(fyneKey(key))
			d.router.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		case name == "Space":
			d.router.KeyDown(&fyne.KeyEvent{})
			d.router.TypedRune(' ')
		case len(name) == 1:
			d.typed(string(name))
		default:
			d.key(fyneKey(key))
		}
		d.awaitIdle()
	}
}

// shortcut does what a key with Ctrl is registered for; the canvas of a test keeps none.
func (d *rig) shortcut(name keys.Key) {
	d.t.Helper()
	if d.window.Canvas().Overlays().Top() != nil {
		return
	}
	for _, g := range d.keys {
		for _, b := range g.Bindings {
			if slices.Contains(b.Keys, name) {
				b.Do(keys.Press{Key: name})
				return
			}
		}
	}
	d.t.Fatalf("%s is registered for nothing", name)
}

func fyneKey(name string) fyne.KeyName {
	switch name {
	case "Enter":
		return fyne.KeyReturn
	case "Esc":
		return fyne.KeyEscape
	case "Page Down":
		return fyne.KeyPageDown
	case "Page Up":
		return fyne.KeyPageUp
	case "Backspace":
		return fyne.KeyBackspace
	}
	return fyne.KeyName(name)
}

// value is the current answer to a question of the current paragraph.
func (d *rig) value(field, target string) string {
	if target != "" {
		target = annotate.TargetID(target)
	}
	return d.work.Session().Current().Value(field, target)
}

// active is the field of the active question, "" if none is.
func (d *rig) active() string { return d.work.Session().ActiveSlot().Field }

// number is the number of the current paragraph.
func (d *rig) number() int { return d.work.Session().Current().Paragraph.Position }

// marked are the words that are marked in the current paragraph, by option.
func (d *rig) marked() string {
	var all []string
	for _, m := range d.work.Session().Marks() {
		all = append(all, m.Option+": "+m.Words)
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}

// trial presses the keys of a row and says what they did; ok is whether that is what the
// row says.
type trial func(d *rig) (did any, ok bool)

// trials try the rows of the README's table, by the keys that they name.
var trials = map[string]trial{
	"letters, digits": func(d *rig) (any, bool) {
		d.pressKeys("o", "Enter", "3")
		return d.value(
				"sourcing",
				"",
			) + d.value(
				"attribution",
				"",
			), d.value("sourcing", "") == "official" &&
				d.value("attribution", "") == "named"
	},
	"r": func(d *rig) (any, bool) {
		d.pressKeys("n", "r")
		return d.value("stance", "Brenn"), d.value("stance", "Aldoria") == "absent" && d.value("stance", "Brenn") == "absent"
	},
	"Enter": func(d *rig) (any, bool) {
		d.pressKeys("o", "Enter")
		next := d.active()
		d.pressKeys("3", "i", "Enter", "r", "n", "n", "Enter")
		return next, next == "attribution" && d.number() == 3
	},
	"Backspace": func(d *rig) (any, bool) {
		d.pressKeys("o", "Backspace")
		return d.value("sourcing", ""), d.value("sourcing", "") == ""
	},
	"?": func(d *rig) (any, bool) {
		d.pressKeys("?")
		whole := d.work.Session().UnsureParagraph()
		d.pressKeys("?", "o", "?")
		return d.value("unsure", ""), whole && d.value("unsure", "") == "sourcing"
	},
	"/": func(d *rig) (any, bool) {
		d.pressKeys("/", "n", "o", "Esc")
		note := d.work.Session().Current().Value(annotate.FieldNote, "")
		return note, note == "no" && d.window.Canvas().Focused() == fyne.Focusable(d.router)
	},
	"!": func(d *rig) (any, bool) {
		d.pressKeys("!")
		asks := d.dialog()
		return asks, strings.Contains(asks, "About Sources")
	},
	"Tab, Down · Shift+Tab, Up": func(d *rig) (any, bool) {
		var seen []string
		for _, key := range []keys.Key{"Tab", "Down", "Shift+Tab", "Up"} {
			d.pressKeys(key)
			seen = append(seen, d.active()+d.work.Session().ActiveSlot().Target)
		}
		return seen, seen[0] != seen[1] && seen[2] == seen[0] && seen[3] == "sourcing"
	},
	"Left, Right": func(d *rig) (any, bool) {
		d.pressKeys("Right", "Right")
		_, second := d.work.Session().Lead()
		d.pressKeys("Left")
		_, first := d.work.Session().Lead()
		return first, first != nil && second != nil && first.Value == "none" && second.Value == "official" && d.value("sourcing", "") == ""
	},
	"Shift+Left, Shift+Right": func(d *rig) (any, bool) {
		clipped := func() string {
			d.pressKeys("Ctrl+C")
			return d.params.App.Clipboard().Content()
		}
		d.pressKeys("Shift+Right", "Shift+Right", "Shift+Right", "Shift+Left")
		letters := clipped()
		d.pressKeys("Ctrl+Shift+Right")
		word := strings.TrimSpace(clipped())
		d.pressKeys("Ctrl+A")
		all := clipped()
		return []string{letters, word, all}, letters == "Th" && word == "The" && all == d.work.Session().Current().Paragraph.Text
	},
	"Space": func(d *rig) (any, bool) {
		d.pressKeys("o", "Ctrl+Shift+Right", "Space")
		attached := d.marked()
		d.pressKeys("Right", "Space")
		return []string{attached, d.value("sourcing", "")}, attached == "official: The" && d.value("sourcing", "") != "official"
	},
	"F3, Shift+F3": func(d *rig) (any, bool) {
		d.pressKeys("Ctrl+Shift+Right", "o", "F3", "Left", "Shift+Right", "Esc", "Shift+F3", "Right", "Shift+Right", "Shift+Right", "Space")
		moved := d.marked()
		d.pressKeys("F3", "Backspace")
		return moved, moved == "official: The v" && d.marked() == "" && d.value("sourcing", "") == "official"
	},
	"Ctrl+E": func(d *rig) (any, bool) {
		d.pressKeys("Ctrl+E", "Right", "Right", "Right", "Right", "Ctrl+Shift+Right", "o")
		word := d.marked()
		d.pressKeys("Home", "Shift+End", "e", "Esc", "Right")
		_, looked := d.work.Session().Lead()
		line, _ := strings.CutPrefix(d.marked(), "expert: ")
		line, _, _ = strings.Cut(line, ", official")
		begins := line != "" && strings.HasPrefix(d.work.Session().Current().Paragraph.Text, line)
		return []string{word, d.marked()}, word == "official: visiting" && looked != nil && begins
	},
	"Page Down, Page Up": func(d *rig) (any, bool) {
		d.pressKeys("Page Down")
		down := d.number()
		d.pressKeys("Page Up", "Page Up")
		return down, down == 3 && d.number() == 1
	},
	"Ctrl+Page Down, Up": func(d *rig) (any, bool) {
		title := func() string { return d.work.Session().Article().Meta.Title }
		first := title()
		d.pressKeys("Ctrl+Page Down")
		second := title()
		d.pressKeys("Ctrl+Page Up")
		return second, first != second && title() == first
	},
	"Ctrl+Down, Ctrl+Up": func(d *rig) (any, bool) {
		d.pressKeys("o", "Page Down", "Page Down", "n", "Page Down", "Ctrl+Down")
		down := d.number()
		d.pressKeys("Ctrl+Up")
		return []int{down, d.number()}, down == 2 && d.number() == 4
	},
	"Ctrl+G": func(d *rig) (any, bool) {
		d.pressKeys("Ctrl+G", "4", "Enter")
		return d.number(), d.number() == 4
	},
	"Ctrl+L": func(d *rig) (any, bool) {
		d.pressKeys("o", "Ctrl+L")
		return d.bodyText(), strings.Contains(d.bodyText(), "Draft")
	},
	"Ctrl+F": func(d *rig) (any, bool) {
		d.pressKeys("Ctrl+F")
		d.typed("deputy")
		return d.bodyText(), d.window.Canvas().Focused() != fyne.Focusable(d.router)
	},
	"Enter, Down, Up": func(d *rig) (any, bool) {
		d.pressKeys("Ctrl+F")
		d.typed("deputy")
		d.await("what was found", func() bool {
			return strings.Contains(d.bodyText(), "1 found") || strings.Contains(d.bodyText(), "1 paragraph")
		})
		d.pressKeys("Down", "Up", "Enter")
		return d.number(), d.number() == 4
	},
	"F4": func(d *rig) (any, bool) {
		d.pressKeys("Ctrl+F", "F4")
		top := d.window.Canvas().Overlays().Top()
		return top, top != nil
	},
	"Ctrl+Z": func(d *rig) (any, bool) {
		d.pressKeys("o", "Ctrl+Z")
		return d.state.Notice, d.value("sourcing", "") == "" && strings.HasPrefix(d.state.Notice, "Undone")
	},
	"Ctrl+Shift+Z": func(d *rig) (any, bool) {
		d.pressKeys("o", "Ctrl+Z", "Ctrl+Shift+Z")
		return d.state.Notice, d.value("sourcing", "") == "official" && strings.HasPrefix(d.state.Notice, "Redone")
	},
	"Esc": func(d *rig) (any, bool) {
		d.pressKeys("F2")
		open := strings.Contains(d.bodyText(), "close")
		d.pressKeys("Esc")
		closed := !strings.Contains(d.bodyText(), "close")
		d.pressKeys("Ctrl+F", "Esc")
		return d.window.Canvas().Focused(), open && closed && d.window.Canvas().Focused() == fyne.Focusable(d.router)
	},
	"F1": func(d *rig) (any, bool) {
		d.pressKeys("F1")
		return d.dialog(), strings.Contains(d.dialog(), "the option that shows this key")
	},
	"Ctrl+1 … Ctrl+6": func(d *rig) (any, bool) {
		var opened []place.ID
		for _, key := range []keys.Key{"Ctrl+6", "Ctrl+5", "Ctrl+4", "Ctrl+3", "Ctrl+2", "Ctrl+1"} {
			d.pressKeys(key)
			if d.dialog() != "" { // whether answers are to be seen
				d.pressKeys("Enter")
			}
			opened = append(opened, d.at)
		}
		return opened, slices.Equal(opened, []place.ID{
			place.Findings, place.Dataset, place.Codebook, place.Adjudicate, place.Review, place.Annotate,
		})
	},
	"F2": func(d *rig) (any, bool) {
		before := d.bodyText()
		d.pressKeys("F2")
		return d.bodyText(), !strings.Contains(before, "Nobody is credited.") && strings.Contains(d.bodyText(), "Nobody is credited.")
	},
	"Ctrl+Plus, Ctrl+Minus, Ctrl+0": func(d *rig) (any, bool) {
		scale := func(key keys.Key) float32 { d.pressKeys(key); return theme.Scaled(10) }
		larger, smaller := scale("Ctrl+Plus"), scale("Ctrl+Minus")
		smallest, normal := scale("Ctrl+Minus"), scale("Ctrl+0")
		return []float32{larger, smaller, smallest, normal}, larger > 10 && smaller == 10 && smallest < 10 && normal == 10
	},
	"Ctrl+N, Ctrl+O, Ctrl+I, Ctrl+Shift+E": func(d *rig) (any, bool) {
		var titles []string
		for _, key := range []keys.Key{"Ctrl+N", "Ctrl+O", "Ctrl+I", "Ctrl+Shift+E"} {
			d.pressKeys(key)
			title, _, _ := strings.Cut(d.dialog(), "\n")
			titles = append(titles, title)
			d.pressKeys("Esc")
		}
		return titles, strings.Join(titles, ", ") == "New project, Open project, Import articles, Export"
	},
	"Ctrl+Q": func(d *rig) (any, bool) {
		d.pressKeys("Ctrl+Q")
		d.await("the end", func() bool { return len(d.traced) > 0 && d.traced[len(d.traced)-1] == "closed" })
		return d.traced, true
	},
}

// elsewhere are keys of the table that are tried where what they need is at hand.
var elsewhere = map[string]string{
	"Home, End":    "a rule that is longer than its pane: ui/form",
	"Ctrl+Shift+P": "a project with a key: annotate/work/workspace, cmd/plumbline",
	"Alt":          "the menus, which Fyne opens: by hand",
}

// TestEachKeyOfTheReadmeDoesWhatItSays walks through the table and presses every key. The
// keys of practice and of dialogs are tried with these.
func TestEachKeyOfTheReadmeDoesWhatItSays(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "| key | what it does |\n|---|---|\n")
	table, _, _ := strings.Cut(rest, "\n\n")
	tried, group := map[string]bool{}, ""
	for _, line := range strings.Split(table, "\n") {
		cells := strings.Split(strings.Trim(line, "| "), " | ")
		key := strings.Trim(cells[0], "`")
		if name, head := strings.CutPrefix(key, "**"); head {
			group = strings.TrimRight(name, "* |")
			continue
		}
		if group == "Practice" || group == "Questions and notices" || elsewhere[key] != "" {
			continue
		}
		try := trials[key]
		if try == nil {
			t.Errorf("nothing tries %q: %s", key, line)
			continue
		}
		tried[key] = true
		t.Run(key, func(t *testing.T) {
			d := newRig(t).begun()
			d.work.Session().GoTo(1)
			d.place.Sync()
			if did, ok := try(d); !ok {
				t.Errorf("%s is to do: %s; it did %v", key, cells[1], did)
			}
		})
	}
	if len(tried) != len(trials) {
		t.Errorf("%d keys of the table were tried, there are trials of %d", len(tried), len(trials))
	}
}
