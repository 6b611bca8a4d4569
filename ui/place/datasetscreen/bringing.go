package datasetscreen

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/work/exchanging"
	"plumbline/ui/card"
	"plumbline/ui/files"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// bringing is labels of a table or another tool that are being looked at.
type bringing struct {
	part
	labels  *exchanging.Bringing
	content *content
	looked  bool // what it would bring was shown: the keys are where one left them
}

// bringDialog asks for the file that holds labels.
func (d *Screen) bringDialog() {
	d.files.Open(
		files.Ask{
			Title: lang.L("Bring in labels"), Folder: filepath.Dir(d.work.PackPath("")), Folders: true,
			Extensions: []string{".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".json", ".jsonl", ".zip", ".ann", ".qdpx", ".qde", ".xmi"},
		},
		func(paths []string) { d.Bring(paths[0]) },
	)
}

// Bring shows what labels a file would bring, and writes them when confirmed.
func (d *Screen) Bring(path string) {
	b := &bringing{part: d.part}
	b.content = &content{
		title:   lang.L("Labels of {{.File}}", map[string]any{"File": filepath.Base(path)}),
		remark:  lang.L("nothing is written yet"),
		actions: b.actions, draw: b.draw,
	}
	b.labels = d.work.Bring(path, b.changed, func(err error) {
		if b.labels.Found() == nil {
			d.board.Uncover()
		}
		d.host.Failed(err)
	})
	d.panel.show(b.content)
	b.labels.Read()
}

// changed shows how far it is, if the panel is still open.
func (b *bringing) changed() {
	if b.labels.Written() {
		b.content.title, b.content.remark = lang.L("Labels came in"), ""
	}
	if !b.board.Covered() || b.panel.content != b.content {
		return
	}
	b.board.SyncOverlay()
	if b.labels.CanBring() && !b.looked {
		b.looked = true
		b.board.EnterFirst(b.panel.head)
	}
	if p := b.labels.Plan(); b.labels.Stage() == exchanging.Waiting && p != nil && p.LabelPlan != nil {
		b.host.Trace("labels %d, articles %d, written %t", p.Rows, len(p.Articles), b.labels.Written())
	}
}

func (b *bringing) actions() []card.Action {
	done := b.panel.closing()
	if b.labels.Stage() != exchanging.Waiting || b.labels.Written() || b.labels.Map() == nil {
		return []card.Action{done}
	}
	actions := append(b.ways(), done)
	if !b.labels.CanBring() {
		return actions
	}
	return append([]card.Action{{
		ID: "bring", Label: lang.L("Bring in"), Key: "b", Tip: lang.L("All of it, in one step"), Do: b.labels.Do, Main: true,
	}}, actions...)
}

// asModel takes the table as that of a model, or as it says itself.
func (b *bringing) asModel() card.Action {
	a := card.Action{
		ID: "model", Label: lang.L("As a model's"), Key: "m", Do: b.labels.TurnModel,
		Tip: lang.L("Apart from people, under the name of the file: rename the file to name the model"),
	}
	if b.labels.Model() != "" {
		a.Label, a.Tip = lang.L("As people's"), lang.L("As the columns annotator and layer of the table say")
	}
	return a
}

// ways are the ways in which a map is proposed.
func (b *bringing) ways() []card.Action {
	if b.labels.Ours() {
		return []card.Action{b.asModel()}
	}
	names, makes := lang.L("Keep names"), lang.L("Make questions")
	if b.labels.Names() {
		names = lang.L("Use new ids")
	}
	if b.labels.Makes() {
		makes = lang.L("Make no questions")
	}
	return []card.Action{
		{
			ID: "makes", Label: makes, Key: "q", Do: b.labels.TurnMakes,
			Tip: lang.L("A question, with the labels as options, for labels that fit none; the codebook gets a new version"),
		},
		{
			ID:    "names",
			Label: names,
			Key:   "n",
			Tip:   lang.L("Call people as the file does, or by ids that say nothing of them"),
			Do:    b.labels.TurnNames,
		},
	}
}

// draw draws what is in the file, what everything in it is here, and what comes in.
func (b *bringing) draw(l *kit.Drawing, y, width float32) float32 {
	pad := card.Pad()
	in := width - 2*pad
	switch b.labels.Stage() {
	case exchanging.Reading:
		if b.labels.Map() == nil {
			return y + card.Quiet(l, pad, y, in, lang.L("Reading the file…")) + pad
		}
	case exchanging.Merging:
		return y + card.Quiet(l, pad, y, in, lang.L("Bringing in…")) + pad
	}
	if b.labels.Map() == nil {
		return y
	}
	y = b.drawPlan(l, y, width)
	if b.labels.Written() {
		return y + theme.Scaled(8)
	}
	y = b.drawFound(l, y, width)
	y = b.drawColumns(l, y, width)
	y = b.drawQuestions(l, false, y, width)
	y = b.drawQuestions(l, true, y, width)
	return b.drawPeople(l, y, width) + theme.Scaled(8)
}

// drawPlan draws what comes in, and what keeps it from that.
func (b *bringing) drawPlan(l *kit.Drawing, y, width float32) float32 {
	p, pad := theme.Current(), card.Pad()
	in := width - 2*pad
	if err := b.labels.Refused(); err != nil {
		for problem := range strings.SplitSeq(wording.Error(err), "\n") {
			y += l.Sentences(pad, y, in, theme.SizeLabel(), kit.Run{Text: problem, Color: p.Danger}) + theme.Scaled(4)
		}
		y += theme.Scaled(4)
		return y + card.Quiet(l, pad, y, in, lang.L("So nothing can come in yet.")) + theme.Scaled(8)
	}
	plan := b.labels.Plan()
	y += l.Sentences(pad, y, in, theme.SizeBody(), kit.Run{Text: planWords(plan), Color: p.Ink, Bold: true}) + theme.Scaled(4)
	if book := b.labels.Becomes(); book != nil {
		said := lang.L("The codebook becomes {{.Codebook}}.", map[string]any{"Codebook": book.ID + " " + book.Version})
		y += l.Sentences(pad, y, in, theme.SizeLabel(), kit.Run{Text: said, Color: p.Warning}) + theme.Scaled(4)
	}
	for _, model := range plan.Models {
		said := lang.L(
			"Labels of {{.Model}}: they stand apart from people, in no pack and in no number about them.",
			map[string]any{"Model": model},
		)
		y += card.Quiet(l, pad, y, in, said) + theme.Scaled(2)
	}
	for _, said := range leftOutWords(plan) {
		y += card.Quiet(l, pad, y, in, said) + theme.Scaled(2)
	}
	return y + theme.Scaled(6)
}

// drawFound draws what is in the file, and what of it is lost.
func (b *bringing) drawFound(l *kit.Drawing, y, width float32) float32 {
	p, pad := theme.Current(), card.Pad()
	in := width - 2*pad
	for _, said := range foundWords(b.labels) {
		y += card.Quiet(l, pad, y, in, said) + theme.Scaled(2)
	}
	found := b.labels.Found()
	for _, doubt := range found.Doubts {
		y += l.Sentences(pad, y, in, card.Small(), kit.Run{Text: wording.Of(doubt), Color: p.Warning}) + theme.Scaled(2)
	}
	for _, loss := range found.Lost {
		y += l.Sentences(pad, y, in, card.Small(), kit.Run{Text: lossWords(loss), Color: p.Warning}) + theme.Scaled(2)
	}
	return y + theme.Scaled(6)
}
