package importing

// Row is one line of the list: an article, or what could not be read.
type Row struct {
	File    *File
	Article *Article // nil if Problem tells of a file or a part of it
	Problem error
}

// Odd reports whether the row asks for a look.
func (r Row) Odd() bool { return r.Article == nil || r.Article.Odd() }

// Rows are what there is to show.
func (s *Session) Rows() []Row { return s.rows }

// OnlyOdd reports whether only what asks for a look is shown.
func (s *Session) OnlyOdd() bool { return s.odd }

// ShowOdd shows only what asks for a look, or all again.
func (s *Session) ShowOdd(only bool) {
	s.odd = only
	s.changed()
}

// Files are those that were read.
func (s *Session) Files() []*File { return s.files }

// arrange finds repeats anew and lists what there is to show.
func (s *Session) arrange() {
	first := make(map[string]*Article)
	s.rows = s.rows[:0]
	add := func(r Row) {
		if !s.odd || r.Odd() {
			s.rows = append(s.rows, r)
		}
	}
	for _, f := range s.files {
		if f.Err != nil {
			add(Row{File: f, Problem: f.Err})
		}
		for _, a := range f.Articles {
			a.Repeats = nil
			if !a.Out && a.Count > 0 {
				if a.Repeats = first[a.ID]; a.Repeats == nil {
					first[a.ID] = a
				}
			}
			add(Row{File: f, Article: a})
		}
		if f.Err == nil {
			for _, err := range f.Refused {
				add(Row{File: f, Problem: err})
			}
		}
	}
}

// Sums is what an import would do, in numbers.
type Sums struct {
	Files, Articles, Paragraphs int // that come in
	Here, Repeated, Alike       int // of the articles
	Left                        int // by the person
	Problems                    int // files and parts that cannot be read, and articles that cannot come in
	Asking                      int // of these, files whose encoding a person has to choose
}

// Sums counts.
func (s *Session) Sums() Sums {
	sums := Sums{Files: len(s.files)}
	for _, f := range s.files {
		sums.Problems += len(f.Refused)
		if f.Err != nil && len(f.Refused) == 0 {
			sums.Problems++
		}
		if f.Asks() {
			sums.Asking++
		}
		for _, a := range f.Articles {
			sums.count(a)
		}
	}
	return sums
}

func (n *Sums) count(a *Article) {
	switch {
	case a.Fault != nil:
		n.Problems++
	case a.Here != nil:
		n.Here++
	case a.Repeats != nil:
		n.Repeated++
	case a.Out:
		n.Left++
	case a.Count > 0:
		n.Articles++
		n.Paragraphs += a.Count
		if len(a.Like) > 0 {
			n.Alike++
		}
	}
}

// Take brings an article in, or leaves it out.
func (s *Session) Take(a *Article, in bool) {
	if s.stage == Writing {
		return
	}
	a.Out = !in
	s.changed()
}
