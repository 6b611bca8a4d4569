package annotatescreen

import (
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/codebook"
	"plumbline/annotate/work/labelling"
	"plumbline/ui/passage"
	"plumbline/ui/theme"
)

// strokeOf is the line under the marks of a question: the questions that take words have
// one each, in the order of the codebook.
func strokeOf(book *codebook.Codebook, field string) passage.Stroke {
	n := 0
	for i := range book.Fields {
		f := &book.Fields[i]
		if f.Key == field {
			break
		}
		if f.TakesEvidence() {
			n++
		}
	}
	return passage.StrokeOf(n)
}

// marksOn are the marks on a sheet as they are drawn in its text.
func marksOn(book *codebook.Codebook, sheet *annotate.Sheet) []passage.Mark {
	p := theme.Current()
	var all []passage.Mark
	for _, m := range answering.MarksOn(sheet) {
		if f := book.Field(m.Field); f != nil {
			ink, _ := p.Family(f.Family)
			all = append(all, passage.Mark{
				Start: m.Begin, End: m.End, Line: strokeOf(book, m.Field), Ink: ink,
				Ground: passage.GroundOf(ink, p == &theme.Dark),
			})
		}
	}
	return all
}

// markedFields are the questions for whose answers words are marked on a sheet, in the
// order of the codebook.
func markedFields(book *codebook.Codebook, sheet *annotate.Sheet) []*codebook.Field {
	var fields []*codebook.Field
	marks := answering.MarksOn(sheet)
	for i := range book.Fields {
		f := &book.Fields[i]
		if slices.ContainsFunc(marks, func(m answering.Mark) bool { return m.Field == f.Key }) {
			fields = append(fields, f)
		}
	}
	return fields
}

// marksOfRow counts the marks of each option of a question.
func marksOfRow(marks []answering.Mark, r labelling.Row) map[string]int {
	var count map[string]int
	for _, m := range marks {
		if m.Slot == r.Slot() {
			if count == nil {
				count = make(map[string]int)
			}
			count[m.Option]++
		}
	}
	return count
}

// namesOf says what marks are for: question, target and option.
func namesOf(s *labelling.Session, marks []answering.Mark) string {
	var names []string
	for _, m := range marks {
		if f := s.Book().Field(m.Field); f != nil {
			names = append(names, nameOf(f, s.Target(m.Target))+": "+shownValue(f, m.Option))
		}
	}
	return strings.Join(names, " · ")
}

// marksAt are the marks that hold a character.
func marksAt(marks []answering.Mark, offset int) []answering.Mark {
	var at []answering.Mark
	for _, m := range marks {
		if m.Begin <= offset && offset < m.End {
			at = append(at, m)
		}
	}
	return at
}
