package reviewscreen

import "plumbline/ui/answers"

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
	seen := answers.InView(r.divided, r.right.Scroll, r.seen, paragraphSpot, divided)
	seen = append(seen, answers.InView(r.evidence, r.right.Scroll, r.seen, wordsSpot, words)...)
	if seen = append(seen, answers.InView(r.passed, r.right.Scroll, r.seen, passedSpot, passed)...); len(seen) > 0 {
		r.work.See(seen)
	}
}
