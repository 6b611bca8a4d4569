package previewscreen

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/ingest"
	"plumbline/annotate/sentence"
	"plumbline/annotate/work/importing"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
)

// chooseEncoding lets the encoding of a file be chosen: among the likeliest, with
// a line of each, or by name.
func (d *Screen) chooseEncoding() {
	r, ok := d.row()
	if !ok || d.work.Stage() != importing.Waiting {
		return
	}
	f := r.File
	m := menu{title: lang.L("Encoding"), remark: lang.L("the line is part of the text, read that way")}
	for _, c := range f.Candidates {
		m.choices = append(m.choices, choice{
			name: c.Encoding, detail: c.Line, do: func() { d.decide(c.Encoding, f) },
		})
	}
	if f.How.Encoding != "" || f.How.Doubtful != "" {
		m.choices = append(m.choices, choice{name: lang.L("find out"), do: func() { d.work.FindOut(f) }})
	}
	if f.Encoding != "" {
		m.choices = append(m.choices, choice{name: f.Encoding, taken: true, do: func() {}})
	}
	m.choices = append(m.choices, choice{name: lang.L("another, by its name…"), do: func() { d.nameEncoding(f) }})
	d.over.choose(m)
}

// decide reads what leaves its encoding open as one; where other files ask too, it
// asks whether they are the same.
func (d *Screen) decide(name string, f *importing.File) {
	asking := d.work.Asking()
	if len(asking) < 2 {
		d.work.Decide(name, f)
		return
	}
	modal.Show(d.host.Window(), modal.Spec{
		Title: lang.L("Read the others as {{.Encoding}} too?", map[string]any{"Encoding": name}),
		Body: modal.Text(lang.N(
			"{{.Count}} files ask for their encoding. They may all come from the same computer.",
			len(asking),
			map[string]any{"Count": len(asking)},
		)),
		Confirm: lang.L("All of them"), Cancel: lang.L("Only this one"),
		Then:     func() { d.work.Decide(name, asking...) },
		OnCancel: func() { d.work.Decide(name, f) },
	})
}

// nameEncoding asks for the name of an encoding.
func (d *Screen) nameEncoding(f *importing.File) {
	entry := modal.NewEntry(f.How.Encoding, "windows-1250")
	modal.Show(d.host.Window(), modal.Spec{
		Title: lang.L("Encoding"), Body: entry, Confirm: lang.L("Read"), Cancel: lang.L("Cancel"), InitialFocus: entry,
		Then: func() { d.work.Encode(strings.TrimSpace(entry.Text), f) },
	})
}

// chooseSplit lets a person say what parts the paragraphs of a file.
func (d *Screen) chooseSplit() {
	r, ok := d.row()
	if !ok || r.Article == nil || d.work.Stage() != importing.Waiting {
		return
	}
	f := r.File
	m := menu{title: lang.L("What parts the paragraphs?"), remark: lang.L("of the whole file")}
	for _, split := range []ingest.Split{ingest.Auto, ingest.Blank, ingest.Line, ingest.Wrap} {
		taken := f.How.Split == split || f.How.Split == "" && split == ingest.Auto
		m.choices = append(
			m.choices,
			choice{name: splitName(split), detail: splitDetail(split), taken: taken, do: func() { d.work.Part(split, f) }},
		)
	}
	if files := d.filesShown(); len(files) > 1 {
		m.further = []card.Action{{
			ID: "all", Label: lang.L("All files alike"), Key: "a", Tip: lang.L("Part all files that are listed as this one"),
			Do: func() {
				d.board.Uncover()
				d.work.Part(f.How.Split, files...)
			},
		}}
	}
	d.over.choose(m)
}

func splitDetail(split ingest.Split) string {
	switch split {
	case ingest.Line:
		return lang.L("each line that is not blank is a paragraph")
	case ingest.Blank:
		return lang.L("other line breaks are joined")
	case ingest.Wrap:
		return lang.L("lines were broken at a width; one that ends well before it ends a paragraph")
	}
	return lang.L("as the format says, or as the lines look")
}

// filesShown are the files of the rows that are listed.
func (d *Screen) filesShown() (files []*importing.File) {
	seen := make(map[*importing.File]bool)
	for _, r := range d.work.Rows() {
		if r.Article != nil && !seen[r.File] {
			seen[r.File] = true
			files = append(files, r.File)
		}
	}
	return files
}

// showDifferences sets the article beside the one that is most like it.
func (d *Screen) showDifferences() {
	r, ok := d.row()
	if !ok || r.Article == nil || len(r.Article.Like) == 0 {
		return
	}
	like := r.Article.Like[0]
	d.work.Compare(r.Article, like, func(c importing.Comparison) {
		data := map[string]any{"Percent": sentence.Share(c.Share).String(), "Title": likeName(like)}
		d.over.read(menu{
			title:  lang.L("Differences"),
			remark: lang.L("{{.Percent}} the same: {{.Title}}", data),
		}, func(l *kit.Drawing, y, width float32) float32 { return drawChanges(l, c, y, width) })
	})
}
