package comparing

// See records that others' answers to paragraphs stand before the person, in the
// list or side by side. That concerns paragraphs that they have submitted, as
// their own answers are to be independent of what others said: a change from now
// on does not count. Of one that they have not submitted nothing is shown, unless
// they ask for it, which Reveal records. Each is recorded once; what came into
// view while that was looked up is recorded together.
func (s *Opener) See(paragraphs []string) {
	s.unasked = append(s.unasked, paragraphs...)
	if s.asking || len(s.unasked) == 0 {
		return
	}
	look, asked := s.Look(), s.unasked
	s.asking, s.unasked = true, nil
	var own []string
	s.options.Work(func() {
		for _, p := range asked {
			if look.unrecorded(p) {
				own = append(own, p)
			}
		}
	}, func() {
		s.asking = false
		if s.closed {
			return
		}
		for _, p := range own {
			s.revealed[p] = true
		}
		s.options.Witness.Saw(own...)
		s.See(nil)
	})
}

// unrecorded reports whether the person has finished a paragraph and is not
// known to have seen others' answers to it.
func (l *Look) unrecorded(paragraph string) bool {
	s := l.sheet(paragraph)
	return s != nil && s.Finished(l.book) && !l.recorded(paragraph)
}
