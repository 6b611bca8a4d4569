package picture

import (
	"math"
	"strings"
)

// cell draws the bar of a row in a panel, and of how much it is.
func (l *layout) cell(p Panel, c Cell, x, y, width, counts float64) {
	if counts > 0 {
		l.words(x+width, y, counts, l.u(rowHeight), c.Count, l.Small, Ink{Hue: Quiet}, Right, false)
	}
	switch {
	case len(c.Parts) == 0:
		l.words(x, y, width, l.u(rowHeight), "–", l.Small, Ink{Hue: Quiet}, Left, false)
	case p.Stack:
		l.stack(p, c, x, y, width)
	default:
		l.alone(p, c.Parts[0], c.Faint, x, y, width)
	}
}

// stack draws parts of one whole one after the other, a gap between them.
func (l *layout) stack(p Panel, c Cell, x, y, width float64) {
	top, high, gap := y+l.u(rowHeight-barHeight)/2, l.u(barHeight), l.u(2)
	shown := 0
	for _, part := range c.Parts {
		if part.Share > 0 {
			shown++
		}
	}
	room := width - gap*float64(max(0, shown-1))
	at := x
	for i, part := range c.Parts {
		if !(part.Share > 0) {
			continue
		}
		w := room * part.Share
		l.box(at, top, w, high, p.Labels[i].Ink)
		l.at.Marks[len(l.at.Marks)-1].Tells = part.Tells
		l.inside(p.Labels[i], part.Words, at, top, w, high)
		l.at.Areas = append(l.at.Areas, Area{part.ID, at, top, w, high, part.Tells})
		at += w + gap
	}
}

// inside writes into a part of a bar what it is, as far as there is room.
func (l *layout) inside(label Label, share string, x, y, w, h float64) {
	named := label.Name + " " + share
	if label.Words != "" { // a sign, which would be read with the number
		named = label.Name + " : " + share
	}
	for _, text := range []string{named, share, strings.TrimSuffix(share, " %"), label.Name} {
		if text != "" && l.Wide(text, l.Small, false)+l.u(6) <= w {
			l.words(x, y, w, h, text, l.Small, Ink{Hue: Writing}, Center, false)
			ink := label.Ink
			l.at.Marks[len(l.at.Marks)-1].On = &ink
			return
		}
	}
}

// alone draws one bar on a scale from 0 to 1, with its interval and its share.
func (l *layout) alone(p Panel, part Part, faint bool, x, y, width float64) {
	top, high := y+l.u(rowHeight-barHeight)/2, l.u(barHeight)
	words := l.Wide("100 %", l.Small, false) + l.u(8)
	scale, ink := max(l.u(30), width-words), p.Labels[0].Ink
	l.at.Marks = append(l.at.Marks, Mark{Shape: Box, X: x, Y: top, W: scale, H: high, Ink: Ink{Hue: Rule, Pale: true}})
	if math.IsNaN(part.Share) {
		return
	}
	if faint {
		ink.Pale = true
	}
	if w := scale * part.Share; w > 0 {
		l.box(x, top, max(w, 1), high, ink)
	}
	if part.CI95 != nil {
		mid, from, until := y+l.u(rowHeight)/2, x+scale*part.CI95[0], x+scale*part.CI95[1]
		for _, s := range [][4]float64{{from, mid, until - from, 0}, {from, mid - l.u(4), 0, l.u(8)}, {until, mid - l.u(4), 0, l.u(8)}} {
			// twice, so that it is seen on the bar and beside it
			l.at.Marks = append(l.at.Marks, Mark{Shape: Line, X: s[0], Y: s[1], W: s[2], H: s[3], Size: l.u(3.5), Ink: Ink{Hue: Ground}})
		}
		for _, s := range [][4]float64{{from, mid, until - from, 0}, {from, mid - l.u(4), 0, l.u(8)}, {until, mid - l.u(4), 0, l.u(8)}} {
			l.at.Marks = append(l.at.Marks, Mark{Shape: Line, X: s[0], Y: s[1], W: s[2], H: s[3], Size: l.u(1.5), Ink: Ink{Hue: Writing}})
		}
	}
	l.words(x+scale, y, width-scale, l.u(rowHeight), part.Words, l.Small, Ink{Hue: Writing}, Right, false)
	l.at.Areas = append(l.at.Areas, Area{part.ID, x, top, width, high, part.Tells})
}

// box draws a filled rectangle. A pale one has an edge that is seen on any ground.
func (l *layout) box(x, y, w, h float64, ink Ink) {
	m := Mark{Shape: Box, X: x, Y: y, W: w, H: h, Ink: ink}
	if ink.Pale {
		m.Edge = &Ink{Hue: ink.Hue}
	}
	l.at.Marks = append(l.at.Marks, m)
}

func (l *layout) line(x, y, until, down float64) {
	l.at.Marks = append(l.at.Marks, Mark{Shape: Line, X: x, Y: y, W: until - x, H: down - y, Size: 1, Ink: Ink{Hue: Rule}})
}

func (l *layout) words(x, y, w, h float64, text string, size float64, ink Ink, align Align, bold bool) {
	if text == "" {
		return
	}
	l.at.Marks = append(l.at.Marks, Mark{
		Shape: Words, X: x, Y: y, W: w, H: h, Text: text, Size: size, Ink: ink, Align: align, Bold: bold,
	})
}

// names are those of rows, cut to a width. Where several would be cut to the same, they keep
// their ends, which tell them apart in files as well.
func (l *layout) names(width float64) []string {
	all, times := make([]string, len(l.Rows)), make(map[string]int)
	for i, r := range l.Rows {
		all[i] = l.cut(r.Name, l.Small, r.Strong, width)
		times[all[i]]++
	}
	for i, r := range l.Rows {
		if all[i] != r.Name && times[all[i]] > 1 {
			all[i] = l.shortened(r.Name, l.Small, r.Strong, width, func(letters []rune, keep int) string {
				head, tail := string(letters[:(keep+1)/2]), string(letters[len(letters)-keep/2:])
				return strings.TrimRight(head, " ") + "…" + strings.TrimLeft(tail, " ")
			})
		}
	}
	return all
}

// cut shortens words to a width, with an ellipsis.
func (l *layout) cut(text string, size float64, bold bool, width float64) string {
	return l.shortened(text, size, bold, width, func(letters []rune, keep int) string {
		return strings.TrimRight(string(letters[:keep]), " ") + "…"
	})
}

// shortened keeps as many letters as there is room for, in the way that with says.
func (l *layout) shortened(text string, size float64, bold bool, width float64, with func(letters []rune, keep int) string) string {
	if l.Wide(text, size, bold) <= width+0.5 {
		return text
	}
	letters := []rune(text)
	keep, over := 0, len(letters)
	for keep+1 < over {
		if mid := (keep + over) / 2; l.Wide(with(letters, mid), size, bold) <= width {
			keep = mid
		} else {
			over = mid
		}
	}
	return with(letters, keep)
}

// broken breaks words into lines.
func (l *layout) broken(text string, size, width float64) (lines []string) {
	line := ""
	for _, word := range strings.Fields(text) {
		longer := strings.TrimSpace(line + " " + word)
		if line != "" && l.Wide(longer, size, false) > width {
			lines, longer = append(lines, line), word
		}
		line = longer
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}
