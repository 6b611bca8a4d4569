package previewscreen

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
	"plumbline/annotate/work/importing"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// mostDropped is how much of what was left out of a file is listed.
const mostDropped = 60

// drawNotes tells of the file where the keys are: how it was read, what asks for a
// look, and what is in it but in no article.
func (d *Screen) drawNotes(l *kit.Drawing, width, height float32) float32 {
	r, ok := d.row()
	if !ok {
		return 0
	}
	card.Surface(l, 0, 0, width, height)
	p, pad := theme.Current(), card.Pad()
	in := width - 2*pad
	y := card.Heading(l, width, filepath.Base(r.File.Path), readAs(r.File), d.fileActions()...)
	for _, text := range troubles(r) {
		y += card.Sentence(l, pad, y, in, theme.SizeLabel(), p.Danger, text) + theme.Scaled(6)
	}
	for _, text := range doubts(r) {
		y += card.Sentence(l, pad, y, in, theme.SizeLabel(), p.Warning, text) + theme.Scaled(6)
	}
	for _, w := range r.File.Warnings {
		y += card.Sentence(l, pad, y, in, theme.SizeLabel(), p.Warning, wording.Of(w)) + theme.Scaled(6)
	}
	y = d.drawDropped(l, r.File, y, width)
	return y + theme.Scaled(8)
}

// fileActions are what can be done with the file where the keys are.
func (d *Screen) fileActions() (actions []card.Action) {
	r, ok := d.row()
	if !ok || d.work.Stage() != importing.Waiting {
		return nil
	}
	if r.File.Encoding != "" || len(r.File.Candidates) > 0 {
		actions = append(actions, card.Action{
			ID: "encoding", Label: lang.L("Encoding…"), Key: "e", Do: d.chooseEncoding, Main: asks(r),
			Tip: lang.L("What the bytes of the file mean"),
		})
	}
	if r.Article != nil {
		actions = append(actions, card.Action{
			ID: "parted", Label: lang.L("Parted by…"), Key: "p", Do: d.chooseSplit, Tip: lang.L("What parts the paragraphs of the file"),
		})
	}
	if r.Article != nil && len(r.Article.Like) > 0 {
		actions = append(actions, card.Action{
			ID: "differences", Label: lang.L("Differences"), Key: "d", Do: d.showDifferences,
			Tip: lang.L("What is different in the article that is nearly the same"),
		})
	}
	return append(append(actions, d.amendActions(r.Article)...), d.copyActions(r.Article)...)
}

// copyActions bring a text that is here already in as the copy of another outlet.
func (d *Screen) copyActions(a *importing.Article) []card.Action {
	switch {
	case a == nil:
		return nil
	case a.Copy != "":
		return []card.Action{{
			ID: "copy", Label: lang.L("No copy"), Key: "y", Do: func() { d.work.NoCopy(a) },
			Tip: lang.L("The same text comes in once"),
		}}
	case !d.work.CanCopy(a):
		return nil
	}
	return []card.Action{{
		ID: "copy", Label: lang.L("As a copy…"), Key: "y", Do: func() { d.askForCopy(a) },
		Tip: lang.L("Another outlet ran the same text: it comes in as an article of its own"),
	}}
}

// askForCopy asks which outlet ran the same text.
func (d *Screen) askForCopy(a *importing.Article) {
	entry := modal.NewEntry(a.Value(annotate.MetaOutlet).Value, lang.L("name of the outlet"))
	modal.Show(d.host.Window(), modal.Spec{
		Title: lang.L("Which outlet ran the same text?"), Body: entry, Width: 480,
		Confirm: lang.L("Bring in as a copy"), Cancel: lang.L("Cancel"), InitialFocus: entry,
		OnConfirm: func() error {
			if strings.TrimSpace(entry.Text) == "" {
				return annotate.Fail(annotate.CodeInvalid, "import.name-the-outlet")
			}
			d.work.Copy(a, entry.Text)
			return nil
		},
	})
}

// amendActions say that the article is the corrected version of another one, or that
// it is not.
func (d *Screen) amendActions(a *importing.Article) []card.Action {
	if a == nil {
		return nil
	}
	if a.Amends != nil {
		return []card.Action{{
			ID: "amend", Label: lang.L("No correction"), Key: "c", Do: func() { d.work.NoAmendment(a) },
			Tip: lang.L("It comes in as an article of its own"),
		}}
	}
	like, ok := d.work.CanAmend(a)
	if !ok {
		return nil
	}
	return []card.Action{
		{
			ID:    "amend",
			Label: lang.L("Corrects it"),
			Key:   "c",
			Do:    func() { d.work.Amend(a) },
			Tip: lang.L(
				"It takes the place of {{.Title}}: equal paragraphs keep their answers, the others are asked again, the older text is withdrawn",
				map[string]any{"Title": likeName(like)},
			),
		},
	}
}

// readAs says how a file was read.
func readAs(f *importing.File) string {
	var parts []string
	if f.Reader != "" {
		parts = append(parts, f.Reader)
	}
	if f.Encoding != "" {
		parts = append(parts, f.Encoding)
	}
	if len(f.Articles) > 1 {
		parts = append(parts, lang.N("{{.Count}} articles", len(f.Articles), map[string]any{"Count": len(f.Articles)}))
	}
	return strings.Join(parts, " · ")
}

// troubles say why something cannot come in.
func troubles(r importing.Row) (all []string) {
	if r.Problem != nil {
		all = append(all, strings.ReplaceAll(wording.Error(r.Problem), r.File.Path, filepath.Base(r.File.Path)))
	}
	if r.Article != nil && r.Article.Fault != nil {
		all = append(all, wording.Error(r.Article.Fault))
	}
	return all
}

// doubts say what a person should know of an article.
func doubts(r importing.Row) (all []string) {
	a := r.Article
	if a == nil {
		return nil
	}
	switch {
	case a.Here != nil && a.Here.Meta.Withdrawn:
		all = append(all, lang.L("The project has this text already, withdrawn: {{.Title}}", map[string]any{"Title": a.Here.Meta.Title}))
	case a.Here != nil:
		all = append(all, lang.L("The project has this text already: {{.Title}}", map[string]any{"Title": a.Here.Meta.Title}))
	case a.Repeats != nil:
		all = append(all, lang.L("The same text comes in from {{.File}}.", map[string]any{"File": filepath.Base(a.Repeats.Name())}))
	}
	if a.Copy != "" {
		all = append(all, lang.L("Comes in as the copy that {{.Outlet}} ran.", map[string]any{"Outlet": a.Copy}))
	}
	if a.Amends != nil {
		return append(all, lang.L(
			"Takes the place of {{.Title}}. Paragraphs that keep their answers: {{.Same}}, that are asked again: {{.Again}}.",
			map[string]any{
				"Title": a.Amends.Title, "Same": a.Amends.Same, "Again": max(0, a.Count-a.Amends.Same),
			},
		))
	}
	for _, like := range a.Like {
		data := map[string]any{"Title": likeName(like), "Percent": sentence.Share(like.Share).String()}
		switch {
		case like.Same:
			all = append(all, lang.L("The same words, written otherwise (quotation marks, spaces, composed letters): {{.Title}}", data))
		case like.Other != nil:
			all = append(all, lang.L("About {{.Percent}} the same, in this import: {{.Title}}", data))
		default:
			all = append(all, lang.L("About {{.Percent}} the same, in the project: {{.Title}}", data))
		}
	}
	return all
}

// drawDropped lists what is in the file and in no article, and why.
func (d *Screen) drawDropped(l *kit.Drawing, f *importing.File, y, width float32) float32 {
	if len(f.Dropped) == 0 {
		return y
	}
	p, pad := theme.Current(), card.Pad()
	in, high := width-2*pad, theme.Scaled(22)
	l.Words(pad, y, in, high, kit.Text{
		Text: lang.N("Left out of the file: {{.Count}} pieces", len(f.Dropped), map[string]any{"Count": len(f.Dropped)}),
		Size: card.Small(), Ink: p.Ink, Bold: true,
	})
	y += high
	for _, piece := range f.Dropped[:min(len(f.Dropped), mostDropped)] {
		l.Words(pad, y, in*0.55, high, kit.Text{Text: beginning(piece.Text), Size: card.Small(), Ink: p.Muted, Article: true})
		l.Words(pad+in*0.57, y, in*0.43, high, kit.Text{Text: wording.Of(piece.Why), Size: card.Small(), Ink: p.Muted})
		y += high
	}
	if more := len(f.Dropped) - mostDropped; more > 0 {
		y += card.Quiet(l, pad, y, in, lang.L("… and {{.Count}} more", map[string]any{"Count": more}))
	}
	return y
}
