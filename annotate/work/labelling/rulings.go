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

func (s *Session) ruledAgain(sheet *annotate.Sheet, slot annotate.Slot) bool {
	return slices.ContainsFunc(s.Touched(sheet), func(d annotate.Doubt) bool { return d.Slot == slot })
}
