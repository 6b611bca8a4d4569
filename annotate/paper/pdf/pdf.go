// Package pdf writes a paper as a document of pages for print: text as text in faces that
// travel along, letters of scripts that join, stack or run to the left as outlines that
// typeset has set, bars as lines. What is written depends on the paper, the size and the
// faces alone.
package pdf

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"plumbline/annotate/paper"
	"plumbline/annotate/typeset"
)

// printer makes one document.
type printer struct {
	out           *fpdf.Fpdf
	faces         *typeset.Catalog
	from          Faces
	missing       []typeset.Missing
	width, height float64 // of a page
	embedded      map[string]bool
	current       struct { // on the page
		file string
		size float64
		ink  colour
	}
	drawings map[glyphKey]*drawing
	links    map[string]int // by the section they lead to

	y       float64
	pending []box // kept with what follows
	running text  // at the head of pages
	title   string
}

// margin is left around what is on a page, in points; heads and feet stand in it.
const margin = 45.0

// Faces are those that letters are taken from.
type Faces bool

// The faces.
const (
	OfComputer Faces = true  // those that travel along, and for other scripts those of the computer
	Along      Faces = false // those that travel along alone: the same bytes on every computer
)

// Write writes a paper on pages of a size.
func Write(w io.Writer, of *paper.Paper, size Size, from Faces) error {
	p := &printer{
		from:     from,
		embedded: make(map[string]bool),
		drawings: make(map[glyphKey]*drawing),
		links:    make(map[string]int),
		title:    of.Title,
	}
	p.faces = typeset.NewCatalog(typeset.Options{
		System: from == OfComputer, CacheDir: typeset.CacheDir(), Background: func(task func()) { task() },
		Missing: func(m typeset.Missing) { p.missing = append(p.missing, m) },
	})
	p.begin(of, size)
	p.section(&paper.Section{Title: of.Title, Blocks: of.Lead}, of.Under)
	for i := range of.Sections {
		p.section(&of.Sections[i], "")
	}
	p.tellMissing()
	p.release(0)
	p.number()
	if err := p.out.Output(w); err != nil {
		return fmt.Errorf("write a document of %d pages: %w", p.out.PageCount(), err)
	}
	return nil
}

// begin opens the document.
func (p *printer) begin(of *paper.Paper, size Size) {
	p.width, p.height = size.points()
	p.out = fpdf.NewCustom(&fpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: fpdf.SizeType{Wd: p.width, Ht: p.height}})
	p.out.SetMargins(0, 0, 0)
	p.out.SetAutoPageBreak(false, 0)
	p.out.SetCatalogSort(true)
	p.out.SetCreationDate(of.Made.UTC())
	p.out.SetModificationDate(of.Made.UTC())
	p.out.SetTitle(apiece(of.Title), true)
	p.out.SetCreator("Plumbline", true)
	p.out.SetLang("en")
	for i := range of.Sections {
		if id := of.Sections[i].ID; id != "" {
			p.links[id] = p.out.AddLink()
		}
	}
	p.turn()
}

// within is how wide the room between the margins is.
func (p *printer) within() float64 { return p.width - 2*margin }

// bottom is where the room ends.
func (p *printer) bottom() float64 { return p.height - margin }

// section prints a part; that without an id which has a line below its title is the first.
func (p *printer) section(s *paper.Section, under string) {
	first := under != ""
	st, before := ofSection, 20.0
	if first {
		st, before = ofTitle, 0
	}
	heading := p.set(s.Title, st, p.within())
	p.space(before, true)
	if !first {
		p.running = p.set(s.Title, ofSmall, p.within()/2-10)
	}
	p.lines(heading, margin, true, func(y float64) {
		p.font(unseen, 10) // the library spells a bookmark by the face in use
		p.out.Bookmark(apiece(s.Title), 0, y)
		if link, some := p.links[s.ID]; some {
			p.out.SetLink(link, y, -1)
		}
	})
	p.space(2, true)
	if first {
		p.lines(p.set(under, ofWords.toned(paper.Muted), p.within()), margin, false, nil)
		p.space(6, false)
	}
	for i := range s.Blocks {
		p.block(&s.Blocks[i])
	}
}

func (p *printer) block(b *paper.Block) {
	if b.Heading != "" {
		p.heading(b.Heading)
	}
	if b.Words != nil {
		p.lines(p.set(b.Words.Text, ofWords.toned(b.Words.Tone), p.within()), margin, false, nil)
		p.space(4, false)
	}
	const indent = 12
	for _, item := range b.List {
		dot := p.set("•", ofWords, 0)
		p.lines(p.set(item, ofWords, p.within()-indent), margin+indent, false, func(y float64) { p.write(dot, 0, margin+2, y) })
		p.space(2, false)
	}
	p.tables(b.Tables)
}

func (p *printer) heading(words string) {
	p.space(8, true)
	p.lines(p.set(words, ofHeading, p.within()), margin, true, nil)
	p.space(1, true)
}

// tellMissing says which letters could not be shown.
func (p *printer) tellMissing() {
	if len(p.missing) == 0 {
		return
	}
	var scripts, packages []string
	for _, m := range p.missing {
		scripts = append(scripts, m.Script)
		packages = append(packages, m.Package)
	}
	slices.Sort(packages)
	told := fmt.Sprintf("Boxes stand for letters for which the computer that made this has no font (%s; on Debian and Ubuntu in %s).",
		strings.Join(scripts, ", "), strings.Join(slices.Compact(packages), ", "))
	if p.from == Along {
		told = fmt.Sprintf("Boxes stand for letters of scripts that are not set here, so that this is the same wherever it is made (%s).",
			strings.Join(scripts, ", "))
	}
	p.space(12, false)
	p.lines(p.set(told, ofSmall, p.within()), margin, false, nil)
}
