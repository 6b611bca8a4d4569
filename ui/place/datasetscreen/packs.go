package datasetscreen

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/ui/files"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
	"plumbline/ui/wording"
)

// packDialog asks for whom a pack is and where it goes.
func (p part) packDialog(who string) {
	var ids []string
	for _, q := range p.view().People {
		ids = append(ids, q.ID)
	}
	if who == "" {
		who = ids[0]
	}
	path := modal.NewEntry(p.work.PackPath(who), "")
	choice := modal.NewSelect(ids, who, func(id string) { path.SetText(p.work.PackPath(id)) })
	browse := kit.NewFocusButton(kit.ButtonState{Label: lang.L("Browse…")}, func() {
		p.files.Save(files.Ask{
			Title: lang.L("Pack"), Extensions: []string{".plumb"}, Name: filepath.Base(path.Text), Folder: filepath.Dir(path.Text),
		}, func(chosen string) {
			path.SetText(chosen)
			p.host.Focus(path)
		})
	})
	modal.Show(p.host.Window(), modal.Spec{
		Title: lang.L("Make a pack"), Width: 620,
		Body: modal.NewColumn(
			modal.NewForm(
				modal.NewRow(lang.L("For"), choice),
				modal.NewRow(lang.L("File"), container.NewBorder(nil, nil, nil, browse, path)),
			),
			modal.Text(
				lang.L(
					"A pack is a project of its own: the articles given to this person, the codebook and the targets, and what they answered so far. Nothing of others is in it.",
				),
			),
		),
		Confirm: lang.L("Make the pack"), Cancel: lang.L("Cancel"), InitialFocus: fyne.Focusable(path),
		OnConfirm: func() error {
			if strings.TrimSpace(path.Text) == "" {
				return modal.Wrong(path, annotate.Fail(annotate.CodeInvalid, "pack.name-the-file"))
			}
			return nil
		},
		Then: func() { p.pack(choice.Chosen(), strings.TrimSpace(path.Text)) },
	})
}

// packAllDialog asks whether everyone but leads is to get a pack.
func (p part) packAllDialog() {
	ids := p.work.ToPack()
	if len(ids) == 0 {
		p.host.Notice(lang.L("There is nobody but leads"))
		return
	}
	data := map[string]any{
		"Who":    strings.Join(ids, ", "),
		"Folder": filepath.Dir(p.work.PackPath("")),
		"File":   filepath.Base(p.work.PackPath(ids[0])),
	}
	modal.Show(p.host.Window(), modal.Spec{
		Title: lang.N("{{.Count}} packs", len(ids), map[string]any{"Count": len(ids)}),
		Body: modal.Text(
			lang.L("A pack for each of {{.Who}}, in {{.Folder}}, named like {{.File}}. A file of that name is left alone.", data),
		),
		Confirm: lang.L("Make the packs"), Cancel: lang.L("Cancel"), // nothing is lost by it
		Then: func() { p.work.PackAll(p.packedAll) },
	})
}

// packedAll says which packs were made, and why others were not.
func (p part) packedAll(made []*annotate.PackReport, failed []error) {
	var lines []string
	for _, r := range made {
		lines = append(lines, packed(r))
	}
	for _, err := range failed {
		lines = append(lines, wording.Error(err))
	}
	p.host.Notice(lang.N("{{.Count}} packs made", len(made), map[string]any{"Count": len(made)}))
	modal.Message(p.host.Window(), lang.L("Packs for all"), strings.Join(lines, "\n\n"))
	p.host.Trace("packed %d, failed %d", len(made), len(failed))
}

// pack makes a pack and says what is in it.
func (p part) pack(who, path string) {
	p.work.Pack(who, path, func(report *annotate.PackReport) {
		p.host.Notice(lang.L("Pack saved as {{.File}}", map[string]any{"File": filepath.Base(report.Path)}))
		modal.Message(p.host.Window(), lang.L("Pack for {{.Who}}", map[string]any{"Who": who}), packed(report))
		p.host.Trace("packed %s", report.Path)
	})
}

// packed says what a pack holds.
func packed(r *annotate.PackReport) string {
	data := map[string]any{
		"File": filepath.Base(r.Path), "Articles": lang.N("{{.Count}} articles", r.Articles, map[string]any{"Count": r.Articles}),
		"Paragraphs": lang.N("{{.Count}} paragraphs", r.Paragraphs, map[string]any{"Count": r.Paragraphs}), "Who": r.Annotator,
	}
	parts := []string{
		lang.L(
			"{{.File}} holds {{.Articles}} with {{.Paragraphs}}, the codebook and the targets, and nothing that others answered. Send it to {{.Who}}; merge it when it comes back.",
			data,
		),
	}
	if r.Blind {
		parts = append(parts, lang.L("Outlets, bylines, addresses and file names are not in it."))
	}
	if r.Practice > 0 {
		parts = append(parts, lang.N("{{.Count}} articles are for practice.", r.Practice, map[string]any{"Count": r.Practice}))
	}
	for _, note := range r.Notes {
		parts = append(parts, wording.Of(note))
	}
	return strings.Join(parts, " ")
}
