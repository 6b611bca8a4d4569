package dataset

import (
	"plumbline/annotate"
	"plumbline/annotate/corpus"
)

// span takes what is said of some words: that they are of a kind, what their attributes
// are, and a note on them.
func (p *corpusPlanner) span(where *location, who string, s *corpus.Span) {
	p.mark(where, who, s.Tags, s.Value, s.Fragments)
	for _, a := range s.Attributes {
		p.mark(where, who, corpus.AttributeTags(s.Tags, a.Name), a.Value, s.Fragments)
	}
	if s.Note != "" {
		p.noteOn(where, who, s)
	}
}

// mark gives an answer about each paragraph that words stand in, with the words as what
// it rests on.
func (p *corpusPlanner) mark(where *location, who, tags, value string, fragments []corpus.Fragment) {
	q, ours := mapped(p.Map.Spans, tags, value)
	if ours == "" {
		p.plan.Left[LeftUnnamed]++
		return
	}
	found := false
	for i := range where.paragraphs {
		paragraph := &where.paragraphs[i]
		for _, f := range fragments {
			text := []rune(paragraph.Text)
			begin, end, ok := where.parts[i].within(f, text)
			if !ok {
				continue
			}
			found = true
			at := answered{paragraph.ID, who, q.Question, q.Target}
			p.answer(at, ours)
			if begin == 0 && end == len(text) && !ofEvidence(tags, value) {
				continue // the paragraph as it is shows nothing more than the answer
			}
			m := marked{at, ours}
			if p.passages[m] == nil {
				p.support = append(p.support, m)
			}
			p.passages[m] = append(p.passages[m], corpus.Fragment{Begin: begin, End: end})
			p.texts[paragraph.ID] = text
		}
	}
	if !found {
		p.plan.Left[LeftOutside]++
	}
}

// noteOn puts a note on words into the note of the paragraph that they begin in, after the
// words themselves unless they are all of it.
func (p *corpusPlanner) noteOn(where *location, who string, s *corpus.Span) {
	if p.book.Field(annotate.FieldNote) == nil {
		p.plan.Left[LeftDetail]++
		return
	}
	for i := range where.paragraphs {
		text := []rune(where.paragraphs[i].Text)
		for _, f := range s.Fragments {
			if begin, end, ok := where.parts[i].within(f, text); ok {
				note := s.Note
				if begin > 0 || end < len(text) {
					note = "“" + string(text[begin:end]) + "”: " + note
				}
				p.answer(answered{where.paragraphs[i].ID, who, annotate.FieldNote, ""}, note)
				return
			}
		}
	}
	p.plan.Left[LeftOutside]++
}
