package reviewing

import "plumbline/annotate"

// see records that others' answers to paragraphs stand before the person, in the
// list or side by side. That concerns paragraphs that they have submitted, as
// their own answers are to be independent of what others said: a change from now
// on does not count. Of one that they have not submitted nothing is shown, unless
// they ask for it, which Reveal records. Each is recorded once; what came into
// view while that was looked up is recorded together.
func (r *Reviewing) see(paragraphs []string) {
	r.unasked = append(r.unasked, paragraphs...)
	if r.asking || len(r.unasked) == 0 {
		return
	}
	look, asked := r.newLook(), r.unasked
	r.asking, r.unasked = true, nil
	var own []string
	r.params.Background(func() {
		for _, p := range asked {
			if look.unrecorded(p) {
				own = append(own, p)
			}
		}
	}, func() {
		r.asking = false
		if r.closed {
			return
		}
		for _, p := range own {
			r.revealed[p] = true
		}
		r.params.Saw(own...)
		r.see(nil)
	})
}

// unrecorded reports whether the person has submitted a paragraph and is not
// known to have seen others' answers to it.
func (l *look) unrecorded(paragraph string) bool {
	s := l.sheet(paragraph)
	return s != nil && s.State(l.book) == annotate.Submitted && !l.recorded(paragraph)
}
