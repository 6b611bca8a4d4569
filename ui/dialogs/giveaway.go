package dialogs

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/release"
	"plumbline/annotate/sentence"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// GivingAway is what a lead says of data that are given away.
type GivingAway struct {
	Release     string
	Answers     map[string]string // to the blanks of the data sheet
	WithoutText bool
	Seen        string   // stands for the notes and reasons that go along, "" for none
	Attributes  []string // of people, that go along
}

// GiveAway asks under which name data are to be given away, on which terms, and what of
// that goes along which look shows.
func (o Over) GiveAway(look *release.Look, give func(GivingAway)) {
	d := givingAway{look: look, name: modal.NewEntry("", lang.L("such as 1.0"))}
	d.licence, d.languages = modal.NewEntry("", lang.L("such as CC BY 4.0")), modal.NewEntry("", lang.L("such as en, de"))
	bare := modal.NewCheck(lang.L("Without the texts, titles and quoted words"), false, func(on bool) { d.given.WithoutText = on })
	body := modal.NewColumn(
		modal.Text(lang.L(
			"People get other ids, new ones in every release, and dates become weeks. What the project holds now is frozen under the name of the release, so that the same release can be written again.",
		)),
		modal.NewForm(
			modal.NewRow(lang.L("Release"), d.name),
			modal.NewRow(lang.L("Licence"), d.licence),
			modal.NewRow(lang.L("Languages of the texts"), d.languages),
		),
		bare,
	)
	body.Add(d.words()...)
	body.Add(d.attributes()...)
	d.dialog = modal.Show(o.Window, modal.Spec{
		Title: lang.L("Give the data away"), Width: 720, Body: body,
		Confirm: lang.L("Write"), Cancel: lang.L("Cancel"), InitialFocus: d.name,
		OnConfirm: d.read,
		Then:      func() { give(d.given) },
	})
}

// givingAway is the dialog while it is open.
type givingAway struct {
	look                     *release.Look
	given                    GivingAway
	name, licence, languages *modal.Entry
	dialog                   *modal.Modal
	told                     []*modal.Check // of each attribute that may go along alone
	names                    []string       // of these
}

// words show what people wrote in their own words, which goes along after a look alone.
func (d *givingAway) words() []fyne.CanvasObject {
	all := d.look.Words
	if len(all) == 0 {
		return []fyne.CanvasObject{modal.Text(lang.L("Nobody wrote notes or reasons that could go along."))}
	}
	whole := modal.Text(lang.L("Whoever reads the data would read them. Go through the list: a note may name a person."))
	var list *modal.List
	list = modal.NewList(min(len(all), 5), modal.Rows{
		Count: func() int { return len(all) }, Height: func() float32 { return theme.Scaled(26) },
		Draw: func(to *kit.Drawing, row int, x, _, width float32) { drawFreeWords(to, all[row], x, width) },
		Act:  func(int) { d.dialog.Confirm() },
		Moved: func() {
			if at := list.At(); at >= 0 {
				whole.SetText(wholeWords(all[at]))
			}
		},
	})
	return []fyne.CanvasObject{
		modal.Heading(lang.N("{{.Count}} notes and reasons that people wrote", len(all), map[string]any{"Count": len(all)})),
		list,
		whole,
		modal.NewCheck(lang.L("I have looked at them, and they go along"), false, func(on bool) {
			if d.given.Seen = ""; on {
				d.given.Seen = d.look.Word
			}
		}),
	}
}

// wholeWords say who wrote something, where, about what, and all of it.
func wholeWords(w release.FreeWords) string {
	var parts []string
	for _, part := range []string{w.Who, w.Where, wording.Of(w.About)} {
		if part != "" {
			parts = append(parts, sentence.Visible(part))
		}
	}
	return strings.Join(parts, " · ") + ": " + sentence.Visible(strings.TrimSpace(w.Words))
}

// drawFreeWords draws who wrote something, where, about what, and how it begins. What is said
// of nobody and nowhere leaves its room to what it is about.
func drawFreeWords(to *kit.Drawing, w release.FreeWords, x, width float32) {
	high, muted, end := theme.Scaled(24), theme.Current().Muted, x+width
	spare := float32(0)
	for _, part := range []struct {
		words string
		wide  float32
	}{{w.Who, theme.Scaled(80)}, {w.Where, theme.Scaled(190)}, {wording.Of(w.About), theme.Scaled(100)}} {
		if spare += part.wide; part.words != "" {
			to.Words(x, 0, spare-theme.Scaled(8), high, kit.Text{Text: sentence.Visible(part.words), Size: theme.SizeLabel(), Ink: muted})
			x, spare = x+spare, 0
		}
	}
	to.Words(x, 0, end-x, high, kit.Text{
		Text: sentence.Visible(strings.Join(strings.Fields(w.Words), " ")), Size: theme.SizeLabel(), Ink: theme.Current().Ink,
	})
}

// attributes show what people told of themselves: a choice where it may go along, or why
// it stays.
func (d *givingAway) attributes() []fyne.CanvasObject {
	names := d.look.Attributes()
	if len(names) == 0 {
		return nil
	}
	all := []fyne.CanvasObject{modal.Heading(lang.L("What people told of themselves"))}
	for _, name := range names {
		shown := map[string]any{"Name": sentence.Visible(name)}
		if _, err := d.look.Along([]string{name}); err != nil {
			shown["Why"] = wording.Error(err)
			all = append(all, modal.Text(lang.L("{{.Name}} stays here. {{.Why}}", shown)))
			continue
		}
		shown["Counts"] = countedWords(d.look.Told[name])
		c := modal.NewCheck(lang.L("{{.Name}} goes along: {{.Counts}}", shown), false, nil)
		d.told, d.names = append(d.told, c), append(d.names, name)
		all = append(all, c)
	}
	return all
}

// countedWords are how many people told each value.
func countedWords(counts map[string]int) string {
	var all []string
	for _, value := range slices.Sorted(maps.Keys(counts)) {
		shown := sentence.Visible(value)
		if value == "" {
			shown = lang.L("nothing")
		}
		all = append(all, fmt.Sprintf("%s %d", shown, counts[value]))
	}
	return strings.Join(all, ", ")
}

// read takes what was said, or says in which control it cannot be.
func (d *givingAway) read() error {
	d.given.Release, d.given.Answers = strings.TrimSpace(d.name.Text), make(map[string]string)
	for key, entry := range map[string]*modal.Entry{"licence": d.licence, "languages": d.languages} {
		if words := strings.TrimSpace(entry.Text); words != "" {
			d.given.Answers[key] = words
		}
	}
	d.given.Attributes = nil
	var last *modal.Check
	for i, c := range d.told {
		if c.Checked {
			d.given.Attributes, last = append(d.given.Attributes, d.names[i]), c
		}
	}
	if err := annotate.CheckReleaseName(d.given.Release); err != nil {
		return modal.Wrong(d.name, err)
	}
	if _, err := d.look.Along(d.given.Attributes); err != nil {
		return modal.Wrong(last, err)
	}
	return nil
}
