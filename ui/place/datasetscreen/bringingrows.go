package datasetscreen

import (
	"cmp"
	"strconv"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/codebook"
	"plumbline/annotate/corpus"
	"plumbline/annotate/dataset"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
	"plumbline/ui/theme"
)

// mappedRow is one thing of the file and what it is here.
type mappedRow struct {
	id, theirs, remark string
	ours               kit.Chip
	indent             float32
	bold               bool
	open               func()
}

// drawMapped draws a row; Enter on it asks what it is here.
func (b *bringing) drawMapped(l *kit.Drawing, r mappedRow, y, width float32) float32 {
	p, pad, high := theme.Current(), card.Pad(), theme.Scaled(27)
	x, w := pad-theme.Scaled(8), width-2*pad+theme.Scaled(16)
	card.Lit(l, r.id, x, y+1, w, high-2)
	chip := min(r.ours.Width(), width*0.4)
	left := pad + r.indent
	room := width - pad - chip - theme.Scaled(12) - left
	named := room
	if r.remark != "" {
		named = pad + (width-2*pad)*0.45 - left // remarks stand below each other
	}
	l.Words(left, y, named, high, kit.Text{Text: r.theirs, Size: theme.SizeLabel(), Ink: p.Ink, Bold: r.bold, Article: true})
	l.Words(left+named, y, room-named, high, kit.Text{Text: r.remark, Size: card.Small(), Ink: p.Muted})
	l.Chip(r.ours, width-pad-chip, y+high/2, chip)
	if r.open != nil {
		l.Spot(card.Area(r.id, x, y+1, w, high-2, func() string { return lang.L("Enter: what it is here") }, r.open))
	}
	return y + high
}

func (b *bringing) drawHeading(l *kit.Drawing, title string, y, width float32) float32 {
	p, pad := theme.Current(), card.Pad()
	l.Line(pad, y, width-pad, y, theme.Hairline, p.Line)
	y += theme.Scaled(6)
	l.Words(pad, y, width-2*pad, theme.Scaled(24), kit.Text{Text: title, Size: theme.SizeBody(), Ink: p.Ink, Bold: true})
	return y + theme.Scaled(26)
}

// drawColumns draws what each column of a table holds.
func (b *bringing) drawColumns(l *kit.Drawing, y, width float32) float32 {
	columns := b.labels.Columns()
	if len(columns) == 0 {
		return y
	}
	y = b.drawHeading(l, lang.L("Columns"), y, width)
	for _, c := range columns {
		y = b.drawMapped(l, mappedRow{
			id: "column " + c.Name, theirs: c.Name, remark: asideWords(c.Why), ours: chipOf(roleWords(c.Role), c.Role != corpus.RoleAside),
			open: func() { b.askRole(c) },
		}, y, width)
	}
	return y + theme.Scaled(8)
}

// drawQuestions draws which question each set of labels answers, and which option each
// label is.
func (b *bringing) drawQuestions(l *kit.Drawing, spans bool, y, width float32) float32 {
	list, title := b.labels.Map().Labels, lang.L("Labels")
	if spans {
		list, title = b.labels.Map().Spans, lang.L("Labels of words")
	}
	if len(list) == 0 {
		return y
	}
	y = b.drawHeading(l, title, y, width)
	for i := range list {
		q := &list[i]
		f := b.labels.Field(q)
		id := strconv.FormatBool(spans) + " " + strconv.Itoa(i)
		y = b.drawMapped(l, mappedRow{
			id: "question " + id, theirs: cmp.Or(q.Theirs, lang.L("without a name")), bold: true, remark: questionRemark(q),
			ours: chipOf(questionWords(f), f != nil), open: func() { b.askQuestion(spans, i, f) },
		}, y, width)
		for j := range q.Values {
			y = b.drawValue(l, spans, i, j, f, y, width)
		}
		y += theme.Scaled(6)
	}
	return y
}

func (b *bringing) drawValue(l *kit.Drawing, spans bool, i, j int, f *codebook.Field, y, width float32) float32 {
	list := b.labels.Map().Labels
	if spans {
		list = b.labels.Map().Spans
	}
	v := list[i].Values[j]
	row := mappedRow{
		id:     "value " + strconv.FormatBool(spans) + " " + strconv.Itoa(i) + " " + strconv.Itoa(j),
		theirs: v.Theirs, remark: valueRemark(v), ours: chipOf(optionWords(f, v.Ours), v.Ours != "" && f != nil), indent: theme.Scaled(18),
	}
	if f != nil {
		row.open = func() { b.askOption(spans, i, j, f, v) }
	}
	return b.drawMapped(l, row, y, width)
}

// drawPeople draws who is who.
func (b *bringing) drawPeople(l *kit.Drawing, y, width float32) float32 {
	people := b.labels.Map().People
	if len(people) == 0 {
		return y
	}
	y = b.drawHeading(l, lang.L("Annotators"), y, width)
	for i, who := range people {
		words := lang.L("a person")
		if who.Slot {
			words = lang.L("a slot")
		}
		y = b.drawMapped(l, mappedRow{
			id: "person " + strconv.Itoa(i), theirs: cmp.Or(who.Theirs, lang.L("without a name")),
			remark: lang.L("{{.ID}} here", map[string]any{"ID": who.Ours}), ours: chipOf(words, !who.Slot),
			open: func() { b.labels.TurnSeat(i) },
		}, y, width)
	}
	return y
}

// chipOf is a chip with what something is here; what is left out is pale.
func chipOf(words string, taken bool) kit.Chip {
	if taken {
		return strong(words, theme.Current().Saved)
	}
	return kit.Chip{Text: words, Skin: kit.PlainCap()}
}

// ask asks which of some choices something is.
func (b *bringing) ask(title string, words []string, chosen int, then func(at int)) {
	choice := modal.NewSelect(words, words[chosen], nil)
	modal.Show(b.host.Window(), modal.Spec{
		Title: title, Body: modal.NewForm(modal.NewRow(lang.L("Here it is"), choice)),
		Confirm: lang.L("Take"), Cancel: lang.L("Cancel"), InitialFocus: choice,
		Then: func() {
			if at := choice.SelectedIndex(); at >= 0 && at != chosen {
				then(at)
			}
		},
	})
}

func (b *bringing) askRole(c corpus.Column) {
	roles := corpus.Roles()
	var words []string
	chosen := 0
	for i, r := range roles {
		words = append(words, roleWords(r))
		if r == c.Role {
			chosen = i
		}
	}
	b.ask(
		lang.L("The column {{.Column}}", map[string]any{"Column": c.Name}),
		words,
		chosen,
		func(at int) { b.labels.SetRole(c.Name, roles[at]) },
	)
}

func (b *bringing) askQuestion(spans bool, at int, now *codebook.Field) {
	words, keys, chosen := []string{questionWords(nil)}, []string{""}, 0
	for _, f := range b.labels.Questions() {
		if f == now || now != nil && f.Key == now.Key {
			chosen = len(keys)
		}
		words, keys = append(words, f.Label+" · "+f.Key), append(keys, f.Key)
	}
	b.ask(lang.L("The question that they answer"), words, chosen, func(i int) { b.labels.SetQuestion(spans, at, keys[i]) })
}

func (b *bringing) askOption(spans bool, at, value int, f *codebook.Field, now dataset.MappedName) {
	words, values, chosen := []string{optionWords(f, "")}, []string{""}, 0
	for i := range f.Options {
		o := &f.Options[i]
		if o.Value == now.Ours {
			chosen = len(values)
		}
		words, values = append(words, cmp.Or(o.Shown, o.Value)), append(values, o.Value)
	}
	title := lang.L("The label {{.Label}}", map[string]any{"Label": now.Theirs})
	b.ask(title, words, chosen, func(i int) { b.labels.SetOption(spans, at, value, values[i]) })
}
