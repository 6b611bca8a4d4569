package pdf

import (
	"context"
	"math"
	"strings"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// char is a character and where it stands; y grows upwards.
type char struct {
	r                        rune
	left, right, bottom, top float64
	size                     float64
	boxed                    bool
}

// page is what is printed on one.
type page struct {
	height float64
	chars  []char
	broken bool
}

// line is a row of characters.
type line struct {
	text        string
	page        int
	left, right float64
	base        float64 // where its characters stand
	size        float64 // of its letters
	hyphen      bool    // a hyphen at its end was made by the break
	head, foot  bool    // it stands at the edge of the page
}

func pageOf(ctx context.Context, instance pdfium.Pdfium, doc references.FPDF_DOCUMENT, index int) (page, error) {
	loaded, err := instance.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: doc, Index: index})
	if err != nil {
		return page{}, err
	}
	ref := requests.Page{ByReference: &loaded.Page}
	defer func() { _, _ = instance.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page}) }()
	p := page{}
	if height, err := instance.FPDF_GetPageHeight(&requests.FPDF_GetPageHeight{Page: ref}); err == nil {
		p.height = height.Height
	}
	text, err := instance.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: ref})
	if err != nil {
		return p, err
	}
	defer func() { _, _ = instance.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage}) }()
	count, err := instance.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil {
		return p, err
	}
	for i := range min(count.Count, maxChars) {
		if i%2000 == 0 && ctx.Err() != nil {
			return p, ctx.Err()
		}
		c, err := instance.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: text.TextPage, Index: i})
		if err != nil {
			continue
		}
		ch := char{r: rune(uint32(c.Unicode))}
		if ch.r != ' ' && ch.r != '\n' && ch.r != '\r' {
			boxOf(instance, text.TextPage, i, &ch)
		}
		p.chars = append(p.chars, ch)
	}
	return p, nil
}

func boxOf(instance pdfium.Pdfium, text references.FPDF_TEXTPAGE, i int, ch *char) {
	box, err := instance.FPDFText_GetCharBox(&requests.FPDFText_GetCharBox{TextPage: text, Index: i})
	if err != nil {
		return
	}
	ch.left, ch.right, ch.bottom, ch.top = box.Left, box.Right, box.Bottom, box.Top
	ch.boxed = true
	if size, err := instance.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: text, Index: i}); err == nil {
		ch.size = size.FontSize
	}
}

// The share of a page at its top and bottom where heads and feet stand.
const edge = 0.09

// linesOf parts the characters of a page into lines: at the breaks that
// PDFium saw, and where the next character stands on another height.
func linesOf(p page, number int) []line {
	var lines []line
	b := lineBuilder{page: number}
	end := func(hyphen bool) {
		if l, ok := b.line(hyphen); ok {
			if p.height > 0 {
				l.head = l.base > p.height*(1-edge)
				l.foot = l.base < p.height*edge
			}
			lines = append(lines, l)
		}
		b = lineBuilder{page: number}
	}
	for _, c := range p.chars {
		switch c.r {
		case '\r', '\n':
			end(false)
		case 2: // a hyphen that a break made
			end(true)
		case 0, 0xFFFE, 0xFFFF:
		default:
			if b.elsewhere(c) {
				end(false)
			}
			b.add(c)
		}
	}
	end(false)
	return lines
}

// lineBuilder collects the characters of a line.
type lineBuilder struct {
	chars              []char
	page               int
	left, right        float64
	bottom, top        float64
	sizes, boxed, base float64
}

func (b *lineBuilder) add(c char) {
	b.chars = append(b.chars, c)
	if !c.boxed || c.right <= c.left {
		return
	}
	if b.boxed == 0 {
		b.left, b.right, b.bottom, b.top, b.base = c.left, c.right, c.bottom, c.top, c.bottom
	}
	b.left, b.right = min(b.left, c.left), max(b.right, c.right)
	b.bottom, b.top = min(b.bottom, c.bottom), max(b.top, c.top)
	if !strings.ContainsRune("gjpqy,;()[]{}|/\\Q„‚\"'’‘”“*^°-–—.", c.r) {
		b.base = c.bottom
	}
	b.sizes += c.size
	b.boxed++
}

// elsewhere reports that a character stands wholly above or below the line.
func (b *lineBuilder) elsewhere(c char) bool {
	if b.boxed < 2 || !c.boxed || c.top <= c.bottom {
		return false
	}
	gap := max(1, 0.3*(b.top-b.bottom))
	return c.top < b.bottom-gap || c.bottom > b.top+gap
}

func (b *lineBuilder) line(hyphen bool) (line, bool) {
	text := strings.TrimSpace(strings.ReplaceAll(spaced(b.chars), "\u00ad", ""))
	if text == "" {
		return line{}, false
	}
	l := line{text: text, page: b.page, left: b.left, right: b.right, base: b.base, hyphen: hyphen}
	if b.boxed > 0 {
		l.size = math.Round(10*b.sizes/b.boxed) / 10
		if l.size < 2 { // text scaled by a matrix: its size is what is seen
			l.size = b.top - b.bottom
		}
	}
	return l, true
}

// spaced is the text of characters. Where letters are set apart, so that there
// would be a space after nearly every one, only the wider gaps are spaces.
func spaced(chars []char) string {
	var b strings.Builder
	letters, narrow, wide := 0, math.Inf(1), 0.0
	spaces := 0
	for i, c := range chars {
		if c.r != ' ' {
			letters++
			continue
		}
		spaces++
		if gap, ok := gapAt(chars, i); ok {
			narrow, wide = min(narrow, gap), max(wide, gap)
		}
	}
	apart := letters >= 8 && 3*spaces > letters && wide > 1.6*narrow
	for i, c := range chars {
		if gap, ok := gapAt(chars, i); apart && c.r == ' ' && ok && gap < (narrow+wide)/2 {
			continue
		}
		b.WriteRune(c.r)
	}
	return b.String()
}

// gapAt is the distance of the characters beside one.
func gapAt(chars []char, i int) (float64, bool) {
	if i == 0 || i+1 == len(chars) || !chars[i-1].boxed || !chars[i+1].boxed {
		return 0, false
	}
	return chars[i+1].left - chars[i-1].right, true
}
