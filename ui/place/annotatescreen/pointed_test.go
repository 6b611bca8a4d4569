package annotatescreen

import (
	"testing"

	"plumbline/annotate/work/labelling"
)

func TestNamesAndHintsDifferByMoreThanColour(t *testing.T) {
	marks := pointedMarks([]labelling.Pointed{{Start: 0, End: 3, Target: "t"}, {Start: 4, End: 9, Reason: "who says so?"}})
	if len(marks) != 2 || marks[0].Fill == nil || marks[0].Underline != nil || marks[1].Fill != nil || marks[1].Underline == nil {
		t.Errorf("the marks are %+v", marks)
	}
	if pointedMarks(nil) != nil {
		t.Error("nothing is marked")
	}
}
