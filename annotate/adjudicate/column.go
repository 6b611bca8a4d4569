package adjudicate

import (
	"cmp"
	"crypto/sha256"
	"slices"
	"strconv"

	"plumbline/annotate"
)

// Column holds one annotator's answers to a paragraph.
type Column struct {
	Letter    string // stands for the annotator, another one in every paragraph
	Annotator string
	Answers   map[annotate.Slot]string
	sheet     *annotate.Sheet
}

// letters name columns. K and M are left out: with Shift they keep a disagreement, and take
// marks.
const letters = "ABCDEFGHIJLNOPQRSTUVWXYZ"

// letter names the column in a place, from 0; after Z come A2, B2 and so on.
func letter(place int) string {
	name := letters[place%len(letters) : place%len(letters)+1]
	if again := place / len(letters); again > 0 {
		name += strconv.Itoa(again + 1)
	}
	return name
}

// nameColumns shuffles the columns of a paragraph and gives them letters. The
// order follows from the paragraph alone, so that the letters are the same
// after a restart, and differ from one paragraph to the next, so that they do
// not become names.
func nameColumns(paragraph string, columns []Column) {
	place := func(c Column) string {
		sum := sha256.Sum256([]byte(paragraph + "\n" + c.Annotator))
		return string(sum[:])
	}
	slices.SortFunc(columns, func(a, b Column) int { return cmp.Compare(place(a), place(b)) })
	for i := range columns {
		columns[i].Letter = letter(i)
	}
}

// Unsure reports whether the annotator marked the answer, or the paragraph, as
// unsure.
func (c Column) Unsure(slot annotate.Slot) bool { return c.sheet.Doubts(slot) }

// Note is what the annotator noted.
func (c Column) Note() string { return c.sheet.Value(annotate.FieldNote, "") }

// At is when the annotator submitted, zero for a draft.
func (c Column) At() annotate.Current {
	if c.sheet.Submission == nil {
		return annotate.Current{}
	}
	return *c.sheet.Submission
}

// Touched reports whether a ruling wants the annotator to look at the answer again.
func (c Column) Touched(rulings annotate.Rulings, slot annotate.Slot) bool {
	return slices.ContainsFunc(rulings.TouchedOn(c.sheet), func(d annotate.Doubt) bool { return d.Slot == slot })
}
