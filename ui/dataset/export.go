package dataset

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/dataset"
	"plumbline/ui/chart"
	"plumbline/ui/theme"
)

// exportChoice is what the card of the export is set to.
type exportChoice struct {
	format exportFormat
	all    bool
}

// exportFormat is one of the formats, as the card names them.
type exportFormat int

const (
	asCSV exportFormat = iota
	asSpreadsheet
	asJSONLines
)

func (c exportChoice) export() dataset.Export {
	e := dataset.Export{Format: dataset.CSV, All: c.all, ForExcel: c.format == asSpreadsheet}
	if c.format == asJSONLines {
		e.Format = dataset.JSONLines
	}
	return e
}

func (d *Dataset) exportActions() []action {
	return []action{{id: "export", label: lang.L("Export…"), key: 'e', tip: lang.L("Name the file; what stands under that name is replaced"), do: func() { d.params.OnExport(d.choice.export()) }}}
}

// drawExport draws the formats and what goes into the file.
func (d *Dataset) drawExport(l *chart.List, width, height float32) float32 {
	surface(l, width, height)
	pad := cardPad()
	y := heading(l, width, lang.L("Export"), lang.L("every answer, with its state"))
	for _, f := range []struct {
		format    exportFormat
		name, tip string
	}{
		{asCSV, lang.L("CSV, one row per answer"), lang.L("For R, Python, DuckDB: plain values, offsets in code points")},
		{asSpreadsheet, lang.L("CSV for spreadsheets"), lang.L("Opens in Excel and LibreOffice as it is: with a byte order mark, and no cell is taken for a formula")},
		{asJSONLines, lang.L("JSON Lines"), lang.L("One object a line, with lists for sets and spans")},
	} {
		id := "format " + string(rune('1'+int(f.format)))
		d.option(l, id, f.name, f.tip, y, width, d.choice.format == f.format, true, func() {
			d.choice.format = f.format
			d.export.Update()
		})
		y += optionHeight()
	}
	l.Line(pad, y+theme.Scaled(4), width-pad, y+theme.Scaled(4), theme.Hairline, theme.Current().Line)
	y += theme.Scaled(9)
	d.option(l, "all", lang.L("Also paragraphs without answers"), lang.L("A row for each, so that the file holds the whole text"), y, width, d.choice.all, false, func() {
		d.choice.all = !d.choice.all
		d.export.Update()
	})
	y += optionHeight() + theme.Scaled(8)
	y += wrapButtons(l, d.exportActions(), pad, y, width-2*pad)
	return y + pad
}

func optionHeight() float32 { return theme.Scaled(28) }

// option draws a choice with its mark, whose shape tells whether it is one of
// several or stands alone.
func (d *Dataset) option(l *chart.List, id, name, tip string, y, width float32, chosen, single bool, choose func()) {
	p, high, pad := theme.Current(), optionHeight(), cardPad()
	ground(l, id, pad-theme.Scaled(8), y+1, width-2*pad+theme.Scaled(16), high-2)
	s, mid := theme.Scaled(14), y+high/2
	if single {
		edge := p.Control
		if chosen {
			edge = p.Filled(p.Accent)
		}
		l.Disc(pad+s/2, mid, s/2, p.Surface, edge, theme.Scaled(1.5))
		if chosen {
			l.Disc(pad+s/2, mid, s/4, edge, edge, 0)
		}
	} else {
		box(l, pad, mid, s, chosen, p)
	}
	x := pad + s + theme.Scaled(9)
	l.Words(x, y, width-pad-x, high, chart.Text{Text: name, Size: theme.SizeLabel(), Ink: p.Ink})
	l.Spot(area(id, pad-theme.Scaled(8), y+1, width-2*pad+theme.Scaled(16), high-2, func() string { return tip }, choose))
}
