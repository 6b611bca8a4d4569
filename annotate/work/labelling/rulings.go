package labelling

import (
	"slices"

	"plumbline/annotate"
)

// Rulings are what stands beside the rule of a question in the current paragraph, oldest
// first: what the lead laid down for everyone, and what this annotator was answered there.
func (s *Session) Rulings(field string) annotate.Rulings {
	return slices.DeleteFunc(slices.Clone(s.rulings), func(r annotate.Ruling) bool {
		handed := r.For == s.options.Annotator && s.Current() != nil && r.Paragraph.ID == s.Current().Paragraph.ID
		return r.Field != field || r.For != "" && !handed
	})
}

// Touched are the answers on a sheet that a ruling wants to be looked at again.
func (s *Session) Touched(sheet *annotate.Sheet) []annotate.Doubt {
	if sheet == nil || s.Practising() {
		return nil
	}
	return s.rulings.TouchedOn(sheet)
}

// ruled are the paragraphs with answers that a ruling wants to be looked at again, by
// article.
type ruled map[string]map[string]bool

// set notes whether a paragraph is one of them, and reports whether that is new.
func (r ruled) set(p *annotate.Paragraph, again bool) bool {
	if r[p.Article][p.ID] == again {
		return false
	}
	if r[p.Article] == nil {
		r[p.Article] = make(map[string]bool)
	}
	if r[p.Article][p.ID] = true; !again {
		delete(r[p.Article], p.ID)
	}
	return true
}

// ShowRuled tells the session which paragraphs of its annotator a ruling wants to be looked
// at again; to find them is to read the whole project. They stay flagged until they are
// submitted anew.
func (s *Session) ShowRuled(found []annotate.Flagged) {
	s.ruled = make(ruled)
	for i := range found {
		s.ruled.set(&found[i].Paragraph, true)
	}
	for _, sheet := range s.sheets { // submitted anew while they were looked for
		s.lookedAt(sheet)
	}
	s.markRows()
}

// RuledInAll is the number of such paragraphs, and articles as a whole, in the whole project.
func (s *Session) RuledInAll() (n annotate.UnitCount) {
	for article, paragraphs := range s.ruled {
		n.All += len(paragraphs)
		if paragraphs[article] {
			n.Wholes++
		}
	}
	return n
}

// lookedAt flags a sheet that changed, or flags it no longer.
func (s *Session) lookedAt(sheet *annotate.Sheet) {
	own := sheet.Layer == annotate.LayerAnnotation && sheet.Round == annotate.FirstRound
	if own && s.ruled != nil && s.ruled.set(&sheet.Paragraph, len(s.Touched(sheet)) > 0) {
		s.markRows()
	}
}

// firstRuled is the first question on a sheet that a ruling wants to be looked at again, as far
// as it is asked.
func (s *Session) firstRuled(sheet *annotate.Sheet) (slot annotate.Slot, some bool) {
	if len(s.Touched(sheet)) == 0 {
		return slot, false
	}
	for _, row := range s.Rows() {
		if row.Ruled {
			return row.Slot(), true
		}
	}
	return slot, false
}

func (s *Session) ruledAgain(sheet *annotate.Sheet, slot annotate.Slot) bool {
	return slices.ContainsFunc(s.Touched(sheet), func(d annotate.Doubt) bool { return d.Slot == slot })
}
