package annotate

import "maps"

// Renamed is the sheet with other ids for the people who wrote on it.
func (s *Sheet) Renamed(name func(id string) string) *Sheet {
	to := *s
	to.Annotator = name(s.Annotator)
	to.Answers = make(map[Slot]Current, len(s.Answers))
	for slot, c := range s.Answers {
		to.Answers[slot] = c.renamed(name)
	}
	if s.Submission != nil {
		submission := s.Submission.renamed(name)
		to.Submission = &submission
	}
	to.Verdicts = maps.Clone(s.Verdicts)
	for slot, v := range to.Verdicts {
		to.Verdicts[slot] = &Verdict{v.Outcome.renamed(name), v.Reason.renamed(name), v.Cause.renamed(name)}
	}
	to.beside = nil
	for key, c := range s.beside {
		if to.beside == nil {
			to.beside = make(map[Key]Current, len(s.beside))
		}
		key.Annotator = name(key.Annotator)
		to.beside[key] = c.renamed(name)
	}
	if s.unseen != nil {
		to.unseen = s.unseen.Renamed(name)
	}
	return &to
}

// renamed is what stands for a key, with other ids for people.
func (c *Current) renamed(name func(id string) string) Current {
	to := *c
	to.Entry = c.Entry.Renamed(name)
	to.Rivals, to.known = nil, nil
	for i := range c.Rivals {
		to.Rivals = append(to.Rivals, c.Rivals[i].Renamed(name))
	}
	return to
}

// Renamed is the entry with other ids for the people it names, and without the name of the
// computer that it was written on.
func (e *Entry) Renamed(name func(id string) string) Entry {
	to := *e
	to.Key.Annotator, to.Author, to.Device = name(e.Key.Annotator), name(e.Author), ""
	if e.Key.Kind.Of(e.Key.Field) == OfPerson {
		to.Key.Subject = name(e.Key.Subject)
	}
	return to
}
