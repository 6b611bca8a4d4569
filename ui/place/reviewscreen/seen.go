package reviewscreen

import (
	"strings"

	"plumbline/ui/kit"
)

// look tells of which paragraphs the answers have come into view: in the list of those that
// divide annotators, of other words for the same label, and of what was passed over. A line
// whose answers are below the edge of the window, or are hidden, was not seen.
func (r *Screen) look() {
	d := r.detail()
	if d == nil || !r.measured() {
		return
	}
	divided, words, passed := make(map[string]bool), make(map[string]bool), make(map[string]bool)
	for _, q := range d.Divided {
		divided[q.Paragraph] = !q.Hidden && len(q.Answers) > 0
	}
	if d.Words != nil {
		for _, o := range d.Words.List {
			words[o.Paragraph] = !o.Hidden
		}
	}
	for _, o := range d.Passed {
		passed[o.Paragraph] = !o.Hidden
	}
	seen := r.inView(r.divided, paragraphSpot, divided)
	seen = append(seen, r.inView(r.evidence, wordsSpot, words)...)
	if seen = append(seen, r.inView(r.passed, passedSpot, passed)...); len(seen) > 0 {
		r.work.See(seen)
	}
}

// inView are the paragraphs of a card whose answers have come into view and were not before.
func (r *Screen) inView(p *kit.Pane, spot string, open map[string]bool) (seen []string) {
	if len(open) == 0 || p.Size().Width <= 0 {
		return nil
	}
	top := r.right.Scroll.Offset.Y
	bottom := top + r.right.Scroll.Size().Height
	for _, s := range p.Drawing().Spots {
		id, is := strings.CutPrefix(s.ID, spot)
		id, _, _ = strings.Cut(id, " ")
		answers := p.Position().Y + s.At.Y + 0.8*s.Size.Height // the line is the last of three
		if is && open[id] && !r.seen[id] && answers > top && answers < bottom {
			r.seen[id] = true
			seen = append(seen, id)
		}
	}
	return seen
}
