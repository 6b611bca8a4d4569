package reviewscreen

import "strings"

// look tells of which paragraphs the answers have come into view. A line whose
// answers are below the edge of the window, or are hidden, was not seen.
func (r *Screen) look() {
	d := r.detail()
	if d == nil || !r.measured() || r.divided.Size().Width <= 0 {
		return
	}
	open := make(map[string]bool, len(d.Divided))
	for _, q := range d.Divided {
		open[q.Paragraph] = !q.Hidden && len(q.Answers) > 0
	}
	var seen []string
	top := r.right.Scroll.Offset.Y
	bottom := top + r.right.Scroll.Size().Height
	for _, s := range r.divided.Drawing().Spots {
		id, is := strings.CutPrefix(s.ID, paragraphSpot)
		answers := r.divided.Position().Y + s.At.Y + 0.8*s.Size.Height // the line is the last of three
		if is && open[id] && !r.seen[id] && answers > top && answers < bottom {
			r.seen[id] = true
			seen = append(seen, id)
		}
	}
	if len(seen) > 0 {
		r.work.See(seen)
	}
}
