// Package previewscreen shows what files hold before any of it comes into the
// project: the articles and their paragraphs, what stands in the way, what is known
// of each, and lets all of it be put right.
package previewscreen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/work/importing"
	"plumbline/ui/card"
	"plumbline/ui/keys"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
	"plumbline/ui/place"
)

// Screen is the place on screen.
type Screen struct {
	host  place.Host
	work  *importing.Session
	leave func() // back to where the import began
	board *card.Board
	keys  keys.List

	header         *kit.Pane
	articles       *articlesTable
	paragraphs     *paragraphsTable
	table          *metadataTable
	reading, notes *kit.Pane
	left, right    *card.Column
	one            *card.Column // everything below each other, where there is little room
	over           *over

	describing bool // the table of what is known is shown
	busy       bool // when it was last shown, something was being read or written
}

// New builds the place over an import; leave is called when it is given up.
func New(host place.Host, work *importing.Session, leave func()) *Screen {
	d := &Screen{host: host, work: work, leave: leave, board: card.NewBoard(fyne.NewSize(300, 200))}
	d.keys = d.bindings()
	d.board.Arrange, d.board.Home, d.board.OnEscape, d.board.OnNotice = d.arrange, d.home, d.cancel, host.Notice
	d.header = d.board.Pane(d.drawHeader)
	d.articles, d.paragraphs, d.table = newArticles(d), newParagraphs(d), newMetadata(d)
	d.reading, d.notes = d.board.Pane(d.drawReading), d.board.Pane(d.drawNotes)
	d.one, d.left, d.right = d.board.Column(), d.board.Column(), d.board.Column()
	d.over = newOver(d.board)
	d.board.Move(d.articles.Body)
	work.Begin(d)
	return d
}

// Content is what the window shows.
func (d *Screen) Content() fyne.CanvasObject { return d.board.Content() }

// Holds reports whether f is an entry of the place; it has none.
func (d *Screen) Holds(fyne.Focusable) bool { return false }

// Reload does nothing: what is shown comes from files.
func (d *Screen) Reload() {}

// Sync shows everything anew, in the palette and text size in force.
func (d *Screen) Sync() { d.board.Sync() }

// Close ends what is done elsewhere: the project closes.
func (d *Screen) Close() { d.work.Close() }

// Read reads more files.
func (d *Screen) Read(paths []string) { d.work.Read(paths) }

// Count says how far reading or writing is.
func (d *Screen) Count() string { return d.progressLine() }

// Leave says how to come back.
func (d *Screen) Leave() {
	if d.work.Stage() != importing.Waiting || len(d.work.Files()) > 0 {
		d.host.Notice(lang.L("The import waits; Ctrl+I goes back to it"))
	}
}

// Changed shows what is there now.
func (d *Screen) Changed() {
	busy := d.work.Stage() != importing.Waiting
	d.articles.At = max(0, min(d.articles.At, len(d.work.Rows())-1))
	d.table.At = max(0, min(d.table.At, len(d.table.rows())-1))
	d.openRow()
	d.board.Sync()
	if d.board.Covered() {
		d.board.SyncOverlay()
	}
	d.host.Changed()
	if d.busy && !busy {
		d.home()
		n := d.work.Sums()
		d.host.Trace("preview %d files %d articles %d paragraphs %d problems", n.Files, n.Articles, n.Paragraphs, n.Problems)
	}
	if n := d.work.Progress(); d.work.Stage() == importing.Writing && n.Done > 0 {
		d.host.Trace("writing %d of %d", n.Done, n.All)
	}
	d.busy = busy
}

// Failed tells what went wrong.
func (d *Screen) Failed(err error) { d.host.Failed(err) }

// row is the one where the keys are in the list, or were last.
func (d *Screen) row() (importing.Row, bool) {
	rows := d.work.Rows()
	if d.articles.At >= len(rows) {
		return importing.Row{}, false
	}
	return rows[d.articles.At], true
}

// openRow looks at the article of the row.
func (d *Screen) openRow() {
	r, _ := d.row()
	if r.Article == d.work.Opened() && (r.Article == nil || d.work.Paragraphs() != nil) {
		return
	}
	d.paragraphs.At = 0
	d.work.Open(r.Article)
}

// home brings the keys to the list.
func (d *Screen) home() {
	switch {
	case d.describing && len(d.table.rows()) > 0:
		d.board.EnterRow(d.table.Table, d.table.At)
	case !d.describing && len(d.work.Rows()) > 0:
		d.board.EnterRow(d.articles.Table, d.articles.At)
	default:
		d.board.Enter(d.header)
	}
}

// cancel gives the import up, after a question if anything would be lost.
func (d *Screen) cancel() {
	if d.work.Stage() != importing.Waiting {
		d.work.Stop()
		return
	}
	if len(d.work.Files()) == 0 {
		d.leave()
		return
	}
	modal.Show(d.host.Window(), modal.Spec{
		Title: lang.L("Give up this import?"), Body: modal.Text(lang.L("Nothing was written. What you put right here is lost.")),
		Confirm: lang.L("Give it up"), Cancel: lang.L("Go on"), Then: d.leave,
	})
}

// bringIn writes, after a question if some files stay out.
func (d *Screen) bringIn() {
	if !d.work.CanWrite() {
		return
	}
	n := d.work.Sums()
	if n.Problems == 0 {
		d.work.Write()
		return
	}
	modal.Show(d.host.Window(), modal.Spec{
		Title: lang.N("Import {{.Count}} articles without the rest?", n.Articles, map[string]any{"Count": n.Articles}),
		Body: modal.Text(lang.N(
			"{{.Count}} files, or parts of files, cannot be read. They stay out; the list says why.",
			n.Problems,
			map[string]any{"Count": n.Problems},
		)),
		Confirm: lang.L("Import the others"), Cancel: lang.L("Cancel"), Then: d.work.Write,
	})
}
