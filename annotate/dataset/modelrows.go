package dataset

import "plumbline/annotate"

// modelRows calls visit with the rows of what a model said of a paragraph, in codebook
// order: its label, and where it told how probable it holds each option, the others after
// it, whose origin says that they are none.
func (r *rowReader) modelRows(a *annotate.Article, s *annotate.Sheet, asked []annotate.Target, visit func(*Row) error) error {
	for i := range r.book.Fields {
		f := &r.book.Fields[i]
		for _, t := range slots(f, asked) {
			slot := annotate.Slot{Field: f.Key, Target: t.ID}
			if s.Answers[slot].Entry.Value == "" {
				continue
			}
			if err := r.modelAnswer(a, s, slot, t.Name, visit); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *rowReader) modelAnswer(a *annotate.Article, s *annotate.Sheet, slot annotate.Slot, target string, visit func(*Row) error) error {
	current := s.Answers[slot]
	book, err := r.bookOf(current.Entry.Codebook)
	if err != nil {
		return err
	}
	r.row = paragraphRow(a, &s.Paragraph)
	r.row.Annotator, r.row.Layer, r.row.Round, r.row.State = s.Annotator, s.Layer, s.Round, annotate.Submitted
	r.row.Field, r.row.Target, r.row.TargetID = slot.Field, target, slot.Target
	r.decision(current, book)
	r.row.Ruling = ""
	_, r.row.NeedsLook = s.Outdated(r.book, slot.Field, slot.Target)
	probabilities := s.ProbabilitiesOf(r.book, slot)
	r.row.Weighed, r.row.Share = probabilities != nil, probabilities[current.Entry.Value]
	if err := visit(&r.row); err != nil || probabilities == nil {
		return err
	}
	for _, o := range r.book.Field(slot.Field).Options {
		if o.Value == current.Entry.Value {
			continue
		}
		r.row.Value, r.row.Share, r.row.Origin = o.Value, probabilities[o.Value], annotate.OriginDerived
		if err := visit(&r.row); err != nil {
			return err
		}
	}
	return nil
}
