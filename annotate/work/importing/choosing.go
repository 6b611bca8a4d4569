package importing

import "plumbline/annotate/ingest"

// Asking are the files whose encoding a person has to choose.
func (s *Session) Asking() (all []*File) {
	for _, f := range s.files {
		if f.Asks() {
			all = append(all, f)
		}
	}
	return all
}

// Decide reads files anew; what leaves its encoding open is in the one that the
// person chose.
func (s *Session) Decide(name string, files ...*File) {
	s.again(files, func(how *ingest.Options) { how.Doubtful = name })
}

// Encode reads files as an encoding that the person chose for all that is in
// them.
func (s *Session) Encode(name string, files ...*File) {
	s.again(files, func(how *ingest.Options) { how.Encoding = name })
}

// FindOut reads a file anew, in the encoding that is found out.
func (s *Session) FindOut(f *File) {
	s.again([]*File{f}, func(how *ingest.Options) { how.Encoding, how.Doubtful = "", "" })
}

// Part reads files anew, with their paragraphs parted otherwise.
func (s *Session) Part(split ingest.Split, files ...*File) {
	s.again(files, func(how *ingest.Options) { how.Split = split })
}

// again reads files anew. What the person said about their articles stays, as
// far as there are as many articles as before.
func (s *Session) again(files []*File, change func(*ingest.Options)) {
	if s.stage != Waiting || len(files) == 0 || s.closed {
		return
	}
	ctx := s.begin(Reading)
	r := reader{session: s, known: s.known, keep: s.options.Keep - s.kept()}
	anew := make(map[*File]*File, len(files))
	s.elsewhere(func() error {
		r.progress.All = len(files)
		for _, f := range files {
			how := f.How
			change(&how)
			r.known.forget(f)
			other, err := r.file(ctx, f.Path, how)
			if err != nil {
				return err
			}
			anew[f] = other
			r.progress.Done++
			r.tell(false)
		}
		return nil
	}, func(err error) {
		s.replace(anew)
		s.end(err)
	})
}

// replace puts files that were read anew where they were.
func (s *Session) replace(anew map[*File]*File) {
	for i, f := range s.files {
		other := anew[f]
		if other == nil {
			continue
		}
		if len(other.Articles) == len(f.Articles) {
			for j, a := range f.Articles {
				other.Articles[j].keepOwnWords(a)
			}
		}
		if s.lent == f {
			s.lent = nil
		}
		if s.opened != nil && s.opened.File == f {
			s.opened, s.shown = nil, nil
		}
		s.files[i] = other
	}
}

func (a *Article) keepOwnWords(before *Article) {
	a.Out = before.Out
	for field, v := range before.values {
		if v.From == "" {
			a.values[field] = v
		}
	}
}
