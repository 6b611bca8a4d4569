package dataset

import (
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/sentence"
)

// answers checks the labels of one paragraph, each by itself and all together
// with the answers there are, and returns those that can be taken.
func (p *labelPlanner) answers(sheet *annotate.Sheet, rows []Label) []answer {
	given := make(map[annotate.Slot]answer, len(rows))
	var answers []answer
	var refused []string // fields
	for _, l := range rows {
		a, reason := understand(l, p.book, p.asked)
		if f := p.book.Field(l.Field); reason.Key() == "" && f.IsAside() && p.whose.Layer == annotate.LayerFinal {
			reason = sentence.Of("labels.no-final-answer")
		}
		if reason.Key() != "" {
			p.problems.add(l.Line, "labels.row", "Row", questionName(l.Field, l.Target, l.Value), "Reason", reason)
			refused = append(refused, l.Field)
			continue
		}
		if first, repeated := given[a.slot]; repeated {
			p.problems.add(l.Line, "labels.answered-already", "Row", a.where(), "Line", first.line)
			continue
		}
		given[a.slot] = a
		answers = append(answers, a)
	}
	// What a refused row was to say is open, unless another row says it.
	doubtful := slices.DeleteFunc(refused, func(field string) bool {
		_, said := given[annotate.Slot{Field: field}]
		return said
	})
	if p.leaveHidden {
		return p.withoutHidden(sheet, given, answers)
	}
	// Where a question hangs on a value that was itself refused, nothing is said:
	// correcting the one may settle the other.
	hanging := p.hangingOn(doubtful)
	p.eachHidden(sheet, given, answers, func(a answer, condition codebook.Condition) {
		if !slices.Contains(hanging, a.slot.Field) {
			p.problems.add(a.line, "labels.not-asked", "Row", a.where(), "Condition", condition)
		}
	})
	return answers
}

// withoutHidden leaves out answers to questions that are not asked, and then those to
// questions that hang on them.
func (p *labelPlanner) withoutHidden(sheet *annotate.Sheet, given map[annotate.Slot]answer, answers []answer) []answer {
	for {
		hidden := map[annotate.Slot]bool{}
		p.eachHidden(sheet, given, answers, func(a answer, _ codebook.Condition) { hidden[a.slot] = true })
		if len(hidden) == 0 {
			return answers
		}
		answers = slices.DeleteFunc(answers, func(a answer) bool {
			if hidden[a.slot] {
				p.plan.Hidden = append(p.plan.Hidden, sheet.Key(a.slot.Field, a.slot.Target))
				delete(given, a.slot)
			}
			return hidden[a.slot]
		})
	}
}

// eachHidden tells of answers to questions that are not asked, and on what these hang.
func (p *labelPlanner) eachHidden(
	sheet *annotate.Sheet, given map[annotate.Slot]answer, answers []answer, tell func(a answer, condition codebook.Condition),
) {
	form := p.askedWith(sheet, given)
	for _, a := range answers {
		f := p.book.Field(a.slot.Field)
		target := a.slot.Target
		if !f.PerTarget {
			target = "" // a remark is asked once, whatever it is about
		}
		if condition, hidden := form.Hidden(f.Key, target); hidden {
			tell(a, condition)
		}
	}
}

// askedWith is what is asked of a paragraph with what rows give beside what stands.
func (p *labelPlanner) askedWith(sheet *annotate.Sheet, given map[annotate.Slot]answer) *codebook.Asked {
	facts := sheet.Facts(p.book, annotate.TargetIDs(p.asked))
	stands := facts.Answer
	facts.Answer = func(field, target string) (string, bool) {
		if a, ok := given[annotate.Slot{Field: field, Target: target}]; ok && !a.kept {
			return a.value, true
		}
		return stands(field, target)
	}
	return p.book.Ask(facts)
}

// hangingOn adds to fields those whose visibility depends on them, however
// far down. A field that can end the form decides about all others.
func (p *labelPlanner) hangingOn(fields []string) []string {
	for _, key := range fields {
		if f := p.book.Field(key); f != nil && len(f.EndsFormOn) > 0 {
			return fieldKeys(p.book)
		}
	}
	for grown := len(fields) > 0; grown; {
		grown = false
		for i := range p.book.Fields {
			f := &p.book.Fields[i]
			if !slices.Contains(fields, f.Key) && mentions(f.ShowIf, fields) {
				fields, grown = append(fields, f.Key), true
			}
		}
	}
	return fields
}

// mentions reports whether a condition asks one of the fields.
func mentions(c codebook.Condition, fields []string) bool {
	inOneOf := func(parts []codebook.Condition) bool {
		return slices.ContainsFunc(parts, func(part codebook.Condition) bool { return mentions(part, fields) })
	}
	switch c := c.(type) {
	case codebook.FieldIs:
		return slices.Contains(fields, c.Field)
	case codebook.AnyOf:
		return inOneOf(c)
	case codebook.AllOf:
		return inOneOf(c)
	default:
		return false
	}
}
