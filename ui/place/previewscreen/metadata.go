package previewscreen

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/work/importing"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
	"plumbline/ui/theme"
)

// metadataTable is what is known of the articles, a row each, to be edited cell by
// cell.
type metadataTable struct {
	*card.Table
	screen *Screen
	column int // where the keys are
	first  int // the leftmost one in view
}

func newMetadata(d *Screen) *metadataTable {
	t := &metadataTable{screen: d}
	t.Table = d.board.Table(t.drawHead, card.Rows{
		Count: func() int { return len(t.rows()) },
		ID:    func(i int) string { return cellID(i, t.column) },
		Draw:  t.drawRow,
	})
	return t
}

func cellID(row, column int) string { return "cell " + strconv.Itoa(row) + " " + strconv.Itoa(column) }

// rows are the articles that come in.
func (t *metadataTable) rows() []*importing.Article { return t.screen.work.Coming() }

// cell is a column in view.
type cell struct {
	column  int
	x, wide float32
}

// span are the columns in view: the first one, the title, is twice as wide.
func (t *metadataTable) span(width float32) (cells []cell) {
	all, in := len(t.screen.work.Columns()), width-2*card.Pad()
	n := max(1, min(all, int(in/theme.Scaled(140))-1))
	t.first = max(0, min(t.first, all-n, t.column))
	t.first = max(t.first, t.column-n+1)
	shares := float32(n)
	if t.first == 0 {
		shares++
	}
	x := card.Pad()
	for i := range n {
		wide := in / shares
		if t.first+i == 0 {
			wide *= 2
		}
		cells = append(cells, cell{t.first + i, x, wide})
		x += wide
	}
	return cells
}

func (t *metadataTable) actions() []card.Action {
	if len(t.rows()) == 0 || t.screen.work.Stage() == importing.Writing {
		return nil
	}
	return []card.Action{
		{ID: "edit", Label: lang.L("Edit"), Key: "e", Do: t.edit, Tip: lang.L("This value, or the value of all articles at once")},
		{
			ID:    "column",
			Label: lang.L("New column…"),
			Key:   "n",
			Do:    t.newColumn,
			Tip:   lang.L("Something of your own to know of articles, such as party"),
		},
	}
}

func (t *metadataTable) drawHead(l *kit.Drawing, width, height float32) float32 {
	if height > 0 {
		card.Surface(l, 0, 0, width, height)
	}
	p := theme.Current()
	y := card.Heading(l, width, lang.L("What is known of the articles"), t.remark(), t.actions()...)
	columns := t.screen.work.Columns()
	for _, c := range t.span(width) {
		name := kit.Text{Text: columnName(columns[c.column]), Size: theme.SizeSmall(), Ink: p.Muted, Bold: c.column == t.column}
		l.Words(c.x, y, c.wide-theme.Scaled(8), theme.Scaled(22), name)
	}
	return y + theme.Scaled(24)
}

// remark says where the value stands on which the keys are, and which columns are
// out of view.
func (t *metadataTable) remark() string {
	rows, columns := t.rows(), t.screen.work.Columns()
	if t.At >= len(rows) {
		return ""
	}
	text := lang.L("column {{.Number}} of {{.All}}", map[string]any{
		"Number": strconv.Itoa(t.column + 1), "All": strconv.Itoa(len(columns)),
	})
	switch v := rows[t.At].Value(columns[t.column]); {
	case v.From != "":
		text += " · " + lang.L("found in: {{.Where}}", map[string]any{"Where": v.From})
	case v.Value != "":
		text += " · " + lang.L("given by you")
	case columns[t.column] == annotate.MetaTargets:
		text += " · " + lang.L("about all targets of the project")
	default:
		text += " · " + lang.L("not known")
	}
	return text
}

func (t *metadataTable) drawRow(l *kit.Drawing, row int, y, width, high float32) {
	a, p, columns := t.rows()[row], theme.Current(), t.screen.work.Columns()
	for _, c := range t.span(width) {
		v, value := a.Value(columns[c.column]), t.value(columns[c.column], a)
		text := kit.Text{Text: value, Size: theme.SizeLabel(), Ink: p.Ink, Article: true, Bold: v.From == "" && value != ""}
		switch {
		case value == "" && columns[c.column] == annotate.MetaTargets:
			text.Text, text.Ink = lang.L("all"), p.Muted
		case value == "":
			text.Text, text.Ink = "–", p.Muted
		}
		l.Words(c.x, y, c.wide-theme.Scaled(12), high, text)
		s := card.Area(
			cellID(row, c.column),
			c.x-theme.Scaled(6),
			y+2,
			c.wide-theme.Scaled(4),
			high-3,
			func() string { return value },
			t.edit,
		)
		s.OnFocus = func() {
			t.At, t.column = row, c.column
			t.SyncHead()
		}
		l.Spot(s)
	}
}

// step moves the keys to another column.
func (t *metadataTable) step(by int) {
	t.column = max(0, min(t.column+by, len(t.screen.work.Columns())-1))
	t.screen.board.Sync()
	t.screen.board.EnterRow(t.Table, t.At)
}

// edit asks for the value where the keys are, for this article or for all.
func (t *metadataTable) edit() {
	rows, d := t.rows(), t.screen
	if t.At >= len(rows) {
		return
	}
	field, a := d.work.Columns()[t.column], rows[t.At]
	entry := modal.NewEntry(t.value(field, a), "")
	body := []fyne.CanvasObject{modal.Text(nameOf(importing.Row{File: a.File, Article: a})), entry}
	if field == annotate.MetaTargets {
		body = append(body, modal.Text(lang.L("One or several, parted by “;”, of {{.Targets}}. Nothing means all of them.", map[string]any{
			"Targets": annotate.TargetNames(d.work.Targets()),
		})))
	}
	spec := modal.Spec{
		Title: columnName(field), Body: stacked(body...), Width: 560,
		Confirm: lang.L("Save"), Cancel: lang.L("Cancel"), InitialFocus: entry,
		OnConfirm: func() error { return t.say(field, entry.Text, a) },
		Then:      t.back,
	}
	if len(rows) > 1 {
		spec.Further = []modal.Further{{
			Label: lang.N("For all {{.Count}} articles", len(rows), map[string]any{"Count": len(rows)}),
			Do: func() {
				if err := t.say(field, entry.Text, rows...); err != nil {
					d.Failed(err)
				}
				t.back()
			},
		}}
	}
	modal.Show(d.host.Window(), spec)
}

// value is what is known of an article, as it is shown and typed.
func (t *metadataTable) value(field string, a *importing.Article) string {
	if field == annotate.MetaTargets {
		return t.screen.work.Asks(a)
	}
	return a.Value(field).Value
}

func (t *metadataTable) say(field, value string, articles ...*importing.Article) error {
	if field == annotate.MetaTargets {
		return t.screen.work.Ask(value, articles...)
	}
	t.screen.work.Describe(field, value, articles...)
	return nil
}

// back brings the keys to the value that was asked for.
func (t *metadataTable) back() { t.screen.board.EnterRow(t.Table, t.At) }

// newColumn asks for the name of a column.
func (t *metadataTable) newColumn() {
	entry, d := modal.NewEntry("", lang.L("such as party")), t.screen
	modal.Show(d.host.Window(), modal.Spec{
		Title: lang.L("New column"), Body: entry, Confirm: lang.L("Add"), Cancel: lang.L("Cancel"), InitialFocus: entry,
		OnConfirm: func() error {
			field, err := d.work.AddColumn(entry.Text)
			for i, name := range d.work.Columns() {
				if name == field {
					t.column = i
				}
			}
			return err
		},
		Then: func() { t.step(0) },
	})
}
